package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"readout/internal/nlp"
	"readout/internal/page/pubdate"
)

// PageDates measures the day of publication on pages/htmldate and pages/wcxb, and
// the day and minute on pages/fundus. About a third of each collection, chosen by
// the hash of the file name, is "held": its mistakes are never listed, so that
// nothing is tuned on them.
//
// exact is the share of the answers that name the day of the gold; answered,
// wrong and unknown are shares of all pages whose gold states a day.
func PageDates() Set {
	return Set{
		Name:  "dates",
		About: "day of publication (htmldate, wcxb) and time of publication (fundus)",
		Run:   runDates,
	}
}

// datedPage is a page with its gold.
type datedPage struct {
	collection, name string
	path             string // of the gzipped HTML
	url              string
	published        time.Time // day, or moment in its zone where timed
	timed            bool
}

func runDates(ctx context.Context, data Data) (*Report, error) {
	report := &Report{Set: "dates", Items: "pages"}
	loaders := []func(Data) ([]datedPage, error){htmldatePages, wcxbPages, fundusPages}
	for _, load := range loaders {
		pages, err := load(data)
		if err != nil {
			return nil, err
		}
		var seen, held dateScore
		for _, p := range pages {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if isHeld(p.name) {
				held.add(nil, p)
			} else {
				seen.add(report, p)
			}
			report.N++
		}
		seen.report(report, pages[0].collection)
		held.report(report, pages[0].collection+" held")
	}
	slices.SortStableFunc(report.Mistakes, func(a, b Mistake) int { return strings.Compare(a.Kind, b.Kind) })
	return report, nil
}

// isHeld chooses the pages whose mistakes are not looked at.
func isHeld(name string) bool {
	h := fnv.New32a()
	io.WriteString(h, name)
	return h.Sum32()%3 == 0
}

// dateScore counts answers.
type dateScore struct {
	n, answered, exact int
	timed, minute      int // answers to gold with a time of day, right to the minute
}

// add dates a page and compares. report, where not nil, gets the mistake.
func (s *dateScore) add(report *Report, p datedPage) {
	s.n++
	dates, err := readDates(p)
	if err != nil {
		if report != nil {
			report.Miss("unreadable", p.name, "%v", err)
		}
		return
	}
	got := dates.Published
	gold := nlp.Date{Time: p.published, Precision: nlp.Day}
	if !got.Known() {
		if report != nil {
			report.Miss(p.collection+" unknown", p.name, "%s %s", gold, p.url)
		}
		return
	}
	s.answered++
	right := got.SameDay(gold)
	if p.timed && got.Zoned {
		right = got.Time.In(p.published.Location()).Format(time.DateOnly) == gold.String()
	}
	if right {
		s.exact++
	} else if report != nil {
		report.Miss(p.collection+" wrong "+got.Basis.String(), p.name, "%s, answered %s (%.2f, %q) %s", gold, got, got.Confidence, got.Text, p.url)
	}
	if p.timed && got.Precision == nlp.Minute {
		s.timed++
		if got.Time.Truncate(time.Minute).Equal(p.published.Truncate(time.Minute)) {
			s.minute++
		}
	}
}

// report writes the counts as shares.
func (s *dateScore) report(r *Report, name string) {
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	r.Count(name+" pages", s.n)
	r.Score(name+" exact", share(s.exact, s.answered))
	r.Score(name+" answered", share(s.answered, s.n))
	r.Score(name+" wrong", share(s.answered-s.exact, s.n))
	r.Score(name+" unknown", share(s.n-s.answered, s.n))
	if s.timed > 0 {
		r.Score(name+" minute", share(s.minute, s.timed))
	}
}

// readDates reads a page as the program does, with the text of its paragraphs for
// the body.
func readDates(p datedPage) (nlp.Dates, error) {
	raw, err := readPacked(p.path)
	if err != nil {
		return nlp.Dates{}, err
	}
	root, err := parseHTML(raw)
	if err != nil {
		return nlp.Dates{}, err
	}
	title, body, language := paragraphs(root)
	return pubdate.Read(pubdate.Page{Root: root, URL: p.url, Title: title, Body: body, Language: language}), nil
}

// parseHTML parses a page of any encoding.
func parseHTML(raw []byte) (*html.Node, error) {
	r, err := charset.NewReader(bytes.NewReader(raw), "text/html")
	if err != nil {
		return nil, err
	}
	return html.Parse(r)
}

// paragraphs are the title, the text of the <p> elements and the language of a
// page: what stands in for the cleaned body.
func paragraphs(root *html.Node) (title, body, language string) {
	var b strings.Builder
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			language = langOf(n)
		case atom.Title:
			if n.FirstChild != nil && title == "" {
				title = strings.TrimSpace(n.FirstChild.Data)
			}
		case atom.P:
			for t := range n.Descendants() {
				if t.Type == html.TextNode {
					b.WriteString(t.Data)
				}
			}
			b.WriteString("\n\n")
		}
	}
	return title, b.String(), language
}

func langOf(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "lang" && len(a.Val) >= 2 {
			return strings.ToLower(a.Val[:2])
		}
	}
	return ""
}

// htmldatePages are the pages of pages/htmldate.
func htmldatePages(data Data) ([]datedPage, error) {
	gold, err := data.Path("pages", "htmldate", "gold.jsonl.gz")
	if err != nil {
		return nil, err
	}
	raw, err := readPacked(gold)
	if err != nil {
		return nil, err
	}
	var pages []datedPage
	sc := bufio.NewScanner(bytes.NewReader(raw))
	for sc.Scan() {
		var g struct{ URL, Date, Page string }
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			return nil, err
		}
		at, err := time.Parse(time.DateOnly, g.Date)
		if err != nil {
			continue // the gold states no day
		}
		pages = append(pages, datedPage{collection: "htmldate", name: g.Page, path: filepath.Join(filepath.Dir(gold), g.Page), url: g.URL, published: at})
	}
	return pages, sc.Err()
}

// wcxbPages are the pages of pages/wcxb whose gold states a day.
func wcxbPages(data Data) ([]datedPage, error) {
	dir, err := data.Path("pages", "wcxb")
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var pages []datedPage
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var g struct {
			URL         string
			GroundTruth struct {
				PublishDate string `json:"publish_date"`
			} `json:"ground_truth"`
		}
		if err := json.Unmarshal(raw, &g); err != nil {
			return nil, err
		}
		at, err := time.Parse(time.DateOnly, g.GroundTruth.PublishDate)
		if err != nil {
			continue
		}
		base := strings.TrimSuffix(f, ".json")
		pages = append(pages, datedPage{collection: "wcxb", name: filepath.Base(base), path: base + ".html.gz", url: g.URL, published: at})
	}
	return pages, nil
}

// fundusPages are the pages of pages/fundus: a publisher's versions of gold belong
// to its pages in order of their days.
func fundusPages(data Data) ([]datedPage, error) {
	dir, err := data.Path("pages", "fundus")
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.json"))
	if err != nil {
		return nil, err
	}
	var pages []datedPage
	for _, f := range files {
		found, err := fundusPublisher(f)
		if err != nil {
			return nil, err
		}
		pages = append(pages, found...)
	}
	return pages, nil
}

// fundusPublisher are the pages of one publisher.
func fundusPublisher(path string) ([]datedPage, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var versions map[string]struct {
		Published string `json:"publishing_date"`
	}
	if err := json.Unmarshal(raw, &versions); err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(path, ".json")
	files, err := filepath.Glob(base + "_[0-9]*.html.gz")
	if err != nil || len(files) != len(versions) {
		return nil, err
	}
	addresses := fundusAddresses(filepath.Dir(path))
	var names []string
	for v := range versions {
		names = append(names, v)
	}
	slices.Sort(names)
	var pages []datedPage
	for i, v := range names {
		at, err := time.Parse("2006-01-02 15:04:05Z07:00", versions[v].Published)
		if err != nil {
			continue
		}
		name := filepath.Base(files[i])
		pages = append(pages, datedPage{collection: "fundus", name: name, path: files[i], url: addresses[name], published: at, timed: true})
	}
	return pages, nil
}

// fundusAddresses reads a country's meta.info: page → address.
func fundusAddresses(dir string) map[string]string {
	addresses := map[string]string{}
	raw, err := os.ReadFile(filepath.Join(dir, "meta.info"))
	if err != nil {
		return addresses
	}
	var meta map[string]struct{ URL string }
	if json.Unmarshal(raw, &meta) == nil {
		for name, m := range meta {
			addresses[name] = m.URL
		}
	}
	return addresses
}
