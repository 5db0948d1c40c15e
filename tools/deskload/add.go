package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"readout/internal/analysis"
	"readout/internal/errs"
	"readout/internal/ingest"
	"readout/internal/input"
	"readout/internal/invent"
	"readout/internal/page"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// load is what is added.
type load struct {
	articles, words, perEvent, jobs int
	html                            bool
}

// source is report n. The reports of an event come spread over some hundred
// others, as they do.
func (l load) source(n int) store.Source {
	const window = 100 // events whose reports come mixed
	block := window * l.perEvent
	event := n/block*window + n%window
	outlet := n % block / window
	r := invent.Write(event, outlet, l.words)
	s := store.Source{Path: r.URL, Data: []byte(r.Page()), Format: input.HTML, Known: input.Known{URL: r.URL}}
	if !l.html {
		s.Data, s.Format = []byte(r.Text), input.Text
		s.Known.Outlet, s.Known.Title, s.Known.Published = r.Outlet, r.Title, r.Published.Format(time.RFC3339)
	}
	return s
}

// desk is a running desk.
type desk struct {
	*ingest.Desk
	index *search.Index
	stop  func() error
}

func openDesk(ctx context.Context, folder string, jobs int) (*desk, error) {
	s, err := sqlite.Open(ctx, filepath.Join(folder, "readout.db"), time.Now)
	if err != nil {
		return nil, err
	}
	x, err := search.Open(ctx, filepath.Join(folder, "search.db"), s)
	if err != nil {
		return nil, err
	}
	a, err := analysis.New(analysis.Options{Page: page.Options{Now: time.Now().AddDate(20, 0, 0)}})
	if err != nil {
		return nil, err
	}
	d := &desk{Desk: ingest.New(ingest.Options{Store: s, Analyzer: a, Now: time.Now, Jobs: jobs}), index: x}
	working, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- d.Run(working) }()
	d.stop = func() error {
		cancel()
		return errors.Join(<-ended, x.Close(), s.Close())
	}
	return d, nil
}

// follow indexes until nothing is left to do.
func (d *desk) follow(ctx context.Context) error {
	for {
		did, err := d.index.Update(ctx)
		if err != nil {
			return err
		}
		if did {
			continue
		}
		c, err := d.Store.Counts(ctx)
		if err != nil || c.Waiting+c.Unfinished == 0 {
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func add(ctx context.Context, l load) error {
	folder, err := os.MkdirTemp("", "deskload-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	runtime.GOMAXPROCS(l.jobs)
	d, err := openDesk(ctx, folder, l.jobs)
	if err != nil {
		return err
	}
	begun := time.Now()
	before := cpu()
	indexed := make(chan error, 1)
	added := make(chan error, 1)
	go func() { added <- d.addAll(ctx, l) }()
	if err := <-added; err != nil {
		return err
	}
	fmt.Println("acknowledged:", rate(l.articles, time.Since(begun)))
	go func() { indexed <- d.follow(ctx) }()
	if err := errors.Join(d.Idle(ctx), <-indexed); err != nil {
		return err
	}
	took, used := time.Since(begun), cpu()-before
	c, err := d.Store.Counts(ctx)
	if err != nil {
		return err
	}
	fmt.Println("articles:", rate(l.articles, took))
	fmt.Printf("processor time: %.1f ms an article, %.1f/s on %d free processors\n", 1000*used.Seconds()/float64(l.articles), float64(l.articles*l.jobs)/used.Seconds(), l.jobs)
	status, err := d.Status(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("stories: %d, of %d events; finished %d times\n", c.Stories, (l.articles+l.perEvent-1)/l.perEvent, status.Finished)
	fmt.Printf("store: %.1f kB an article\n", float64(c.Bytes)/1024/float64(l.articles))
	fmt.Println("memory:", memory())
	return d.stop()
}

// addAll adds in batches of 20, and waits where the desk is busy.
func (d *desk) addAll(ctx context.Context, l load) error {
	for n := 0; n < l.articles; {
		var batch []store.Source
		for ; n < l.articles && len(batch) < 20; n++ {
			batch = append(batch, l.source(n))
		}
		for {
			_, err := d.Add(ctx, batch)
			if err == nil {
				break
			}
			if errs.KindOf(err) != errs.Busy {
				return err
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
	return nil
}

// memory is the most that the process held, as the system counts it.
func memory() string {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "not known on this system"
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(rest) + " at most"
		}
	}
	return "not known on this system"
}
