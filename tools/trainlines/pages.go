package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/page/savedtext"
)

// page is a page of the benchmark.
type page struct {
	ID    string   `json:"id"`
	URL   string   `json:"url"`
	Lines []string `json:"lines"`
	Body  []int    `json:"body"` // 1 for lines of the article's body

	article string // the article's body as the benchmark has it
	sample  *savedtext.Sample
	example example
	all     []*page // variants, once made
}

// readPages reads the lines and the articles' bodies.
func readPages(data string) ([]*page, error) {
	dir := filepath.Join(data, "pages", "aeb")
	f, err := os.Open(filepath.Join(dir, "lines.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var pages []*page
	for dec := json.NewDecoder(bufio.NewReader(z)); dec.More(); {
		p := new(page)
		if err := dec.Decode(p); err != nil {
			return nil, err
		}
		p.prepare()
		pages = append(pages, p)
	}
	return pages, readArticles(filepath.Join(dir, "ground-truth.json.gz"), pages)
}

func readArticles(path string, pages []*page) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	var gold map[string]struct{ ArticleBody string }
	if err := json.NewDecoder(z).Decode(&gold); err != nil {
		return err
	}
	for _, p := range pages {
		p.article = gold[p.ID].ArticleBody
	}
	return nil
}

// prepare measures the page's lines and finds the state of each from its labels.
func (p *page) prepare() {
	p.sample = savedtext.NewSample(p.Lines)
	e := &p.example
	first, last := -1, -1
	words := 0
	for i, b := range p.Body {
		if b == 1 {
			if first < 0 {
				first = i
			}
			last = i
			words += len(strings.Fields(p.Lines[i]))
		}
	}
	for i, b := range p.Body {
		e.gold = append(e.gold, stateOf(i, b == 1, first, last))
		n := float64(len(strings.Fields(p.Lines[i])))
		e.cost = append(e.cost, math.Sqrt(n/float64(max(words, 1))))
		e.features = append(e.features, p.sample.First(i))
	}
}

// variants are the page and what it may look like when it is saved by other
// means: without the browser's title, and with short menus.
func (p *page) variants() []*page {
	out := []*page{p}
	if p.Body[0] == 0 {
		out = append(out, p.part(1, len(p.Lines)))
	}
	first := slices.Index(p.Body, 1)
	if first < 0 {
		return out
	}
	last := len(p.Body) - 1
	for p.Body[last] == 0 {
		last--
	}
	const above, below = 5, 7
	short := p.part(max(0, first-above), min(len(p.Lines), last+1+below))
	return append(out, short, p.interrupted(max(0, first-above), first, last))
}

// interrupted is the page with short menus and with lines from its menus and
// teasers between the paragraphs, as saved pages have them.
func (p *page) interrupted(from, first, last int) *page {
	const every, below = 4, 7
	q := &page{ID: p.ID, URL: p.URL}
	loose := slices.Concat(p.Lines[last+1:], p.Lines[:first])
	take := 0
	for i := from; i < min(len(p.Lines), last+1+below); i++ {
		q.Lines, q.Body = append(q.Lines, p.Lines[i]), append(q.Body, p.Body[i])
		if i < first || i >= last || (i-first)%every != 1 || len(loose) == 0 {
			continue
		}
		for range 1 + take%2 {
			take++
			q.Lines, q.Body = append(q.Lines, loose[take*7%len(loose)]), append(q.Body, 0)
		}
	}
	q.prepare()
	return q
}

// part is the page cut down to some of its lines.
func (p *page) part(from, to int) *page {
	q := &page{ID: p.ID, URL: p.URL, Lines: p.Lines[from:to], Body: p.Body[from:to]}
	q.prepare()
	return q
}

func stateOf(i int, body bool, first, last int) savedtext.State {
	switch {
	case first < 0 || i < first:
		return savedtext.Before
	case i == first:
		return savedtext.Begin
	case body:
		return savedtext.Body
	case i == last+1:
		return savedtext.Behind
	case i > last:
		return savedtext.After
	}
	return savedtext.Inside
}

// site is the page's host without "www.".
func (p *page) site() string {
	u, err := url.Parse(p.URL)
	if err != nil {
		return p.URL
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// fold puts a site into one of n folds, by its name alone.
func (p *page) fold(n int) int {
	h := fnv.New32a()
	fmt.Fprint(h, p.site())
	return int(h.Sum32() % uint32(n))
}

func countLines(pages []*page) (n int) {
	for _, p := range pages {
		n += len(p.Lines)
	}
	return n
}

func countSites(pages []*page) int {
	sites := map[string]bool{}
	for _, p := range pages {
		sites[p.site()] = true
	}
	return len(sites)
}
