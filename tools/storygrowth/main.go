//go:build unix

// Storygrowth measures how the clustering grows: it puts invented articles into
// stories on one core, and prints at each size the documents a second of
// processor time of the last part, the stories, those open, and the memory.
//
//	go run ./tools/storygrowth -n 1000000
//
// The articles have about 300 words in Zipf's distribution; of each story's two
// about every twelfth word is one of its twelve own. A thousand come a day, and a
// story's come within ten thousand documents.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"
	"time"

	"readout/internal/cluster"
	"readout/internal/nlp"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 1_000_000, "how many articles")
	open := flag.Int("open", 100_000, "how many stories may be open; the others' members go to a file")
	profile := flag.String("profile", "", "write a processor profile to `FILE`")
	from := flag.Int("from", 0, "profile from this article on")
	flag.Parse()
	before := func(int) {}
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			log.Fatal(err)
		}
		defer f.Close()
		before = func(i int) {
			if i == *from {
				if err := pprof.StartCPUProfile(f); err != nil {
					log.Fatal(err)
				}
			}
		}
		defer pprof.StopCPUProfile()
	}
	runtime.GOMAXPROCS(1)
	c, err := cluster.New()
	if err != nil {
		log.Fatal(err)
	}
	store, err := cluster.NewFileStore("")
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	c.Limit(store, *open)
	fmt.Printf("%10s %12s %12s %10s %10s %8s\n", "documents", "part doc/s", "all doc/s", "stories", "open", "MiB")
	grow(c, *n, before)
	if err := c.Err(); err != nil {
		log.Fatal(err)
	}
}

// grow adds n articles, and calls before with the number of each. Only the adding is timed.
func grow(c *cluster.Clusterer, n int, before func(i int)) {
	w := newWriter()
	var all, part time.Duration
	last, next, stories := 0, 10_000, 0
	for i := range n {
		before(i)
		d := w.article(i)
		start := used()
		a := c.Add(d)
		part += used() - start
		stories = max(stories, a.Story)
		if done := i + 1; done == next || done == n {
			all += part
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			fmt.Printf("%10d %12.0f %12.0f %10d %10d %8d\n", done, float64(done-last)/part.Seconds(),
				float64(done)/all.Seconds(), stories, c.Open(), m.HeapAlloc>>20)
			last, next, part = done, next*2, 0
		}
	}
}

// used is the processor time of the program so far, its own and the system's for it.
func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// writer invents articles.
type writer struct {
	rng  *rand.Rand
	zipf *rand.Zipf
}

func newWriter() *writer {
	rng := rand.New(rand.NewPCG(7, 7))
	return &writer{rng, rand.NewZipf(rng, 1.1, 5, 60000)}
}

func (w *writer) article(i int) *nlp.Document {
	topic := max(0, i/2-w.rng.IntN(5000))
	own := func() string { return fmt.Sprintf("Q%dx%d", topic, w.rng.IntN(12)) }
	var b strings.Builder
	title := own() + " " + own() + " " + own()
	b.WriteString(title + "\n\n")
	for k := range 300 {
		if k%12 == 0 {
			b.WriteString(own() + " ")
		}
		fmt.Fprintf(&b, "w%d ", w.zipf.Uint64())
		if k%20 == 19 {
			b.WriteString("ends. ")
		}
	}
	d := &nlp.Document{ID: fmt.Sprint(i), Title: title, Language: "en", Text: b.String()}
	d.Blocks = []nlp.Block{
		{Kind: nlp.TitleBlock, Span: nlp.Span{Start: 0, End: len(title)}},
		{Kind: nlp.BodyBlock, Span: nlp.Span{Start: len(title) + 2, End: b.Len()}},
	}
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/1000)
	d.Dates.Published = nlp.DateReading{Date: nlp.Date{Time: day, Precision: nlp.Day}}
	return d
}
