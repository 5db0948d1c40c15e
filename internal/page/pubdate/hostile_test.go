package pubdate

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// TestHostilePages reads pages made to be slow.
func TestHostilePages(t *testing.T) {
	deep := &html.Node{Type: html.DocumentNode}
	for n, i := deep, 0; i < 100_000; i++ {
		child := &html.Node{Type: html.ElementNode, Data: "div"}
		n.AppendChild(child)
		n = child
	}
	pages := map[string]Page{
		"nested 100,000 deep": {Root: deep},
		"long classes":        {Root: parsed(t, strings.Repeat(`<p class="`+strings.Repeat("date ", 5000)+`">12 March 2026`, 100))},
		"many dates":          {Root: parsed(t, strings.Repeat("<p>12 March 2026 10:15</p><time datetime=2026-03-12>x</time>", 20_000))},
		"many scripts":        {Root: parsed(t, strings.Repeat(`<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2026-03-12"}]}</script>`, 5000))},
		"deep JSON":           {Root: parsed(t, `<script type="application/ld+json">{"datePublished":`+strings.Repeat("[", 500_000)+"</script>")},
		"long text":           {Body: strings.Repeat("On Thursday, March 5, 2026, they met for the second time in a month. ", 20_000)},
		"one word":            {Body: strings.Repeat("1", 2_000_000), Title: strings.Repeat("May ", 100_000)},
		"many lines":          {Header: make([]HeaderLine, 100_000)},
	}
	for name, p := range pages {
		start := time.Now()
		Read(p)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s: %s", name, took)
		}
	}
}

// TestHostileStory infers the day of a story of very many pages.
func TestHostileStory(t *testing.T) {
	var bodies []string
	for i := range 300 {
		at := day(2026, time.January, 1).AddDate(0, 0, i)
		bodies = append(bodies, "They met on Monday for the second time in a month, after a first call on "+plainDay(at)+
			", and will meet next month, on "+at.Format("January 2")+".")
	}
	start := time.Now()
	pages, dates := story(bodies...)
	InferTogether(pages, dates)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %s", took)
	}
}

func parsed(t *testing.T, source string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return root
}
