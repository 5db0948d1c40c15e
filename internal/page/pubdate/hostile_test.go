package pubdate

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout/internal/growthtest"
	"readout/internal/nlp"
)

// TestHostilePages checks that time grows in line with the size of pages made to be
// slow.
func TestHostilePages(t *testing.T) {
	for name, build := range map[string]func(n int) Page{
		"nested": func(n int) Page { return Page{Root: nested(5 * n)} },
		"long classes": func(n int) Page {
			return Page{Root: parsed(t, strings.Repeat(`<p class="`+strings.Repeat("date ", 500)+`">12 March 2026`, n/10))}
		},
		"many dates": func(n int) Page {
			return Page{Root: parsed(t, strings.Repeat("<p>12 March 2026 10:15</p><time datetime=2026-03-12>x</time>", n))}
		},
		"many scripts": func(n int) Page {
			return Page{Root: parsed(t, strings.Repeat(`<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2026-03-12"}]}</script>`, n/4))}
		},
		"deep JSON": func(n int) Page {
			return Page{Root: parsed(t, `<script type="application/ld+json">{"datePublished":`+strings.Repeat("[", 25*n)+"</script>")}
		},
		"long text": func(n int) Page {
			return Page{Body: strings.Repeat("On Thursday, March 5, 2026, they met for the second time in a month. ", n)}
		},
		"one word":   func(n int) Page { return Page{Body: strings.Repeat("1", 100*n), Title: strings.Repeat("May ", 5*n)} },
		"many lines": func(n int) Page { return Page{Header: make([]HeaderLine, 5*n)} },
	} {
		growthtest.Linear(t, name, 1000, build, func(p Page) { Read(p) })
	}
}

// nested is a page of elements one inside the other.
func nested(depth int) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	for n := root; depth > 0; depth-- {
		child := &html.Node{Type: html.ElementNode, Data: "div"}
		n.AppendChild(child)
		n = child
	}
	return root
}

// TestHostileStory infers the days of a story of very many pages.
func TestHostileStory(t *testing.T) {
	type pages struct {
		pages []Page
		dates []nlp.Dates
	}
	build := func(n int) pages {
		var bodies []string
		for i := range n {
			at := day(2026, time.January, 1).AddDate(0, 0, i)
			bodies = append(bodies, "They met on Monday for the second time in a month, after a first call on "+plainDay(at)+
				", and will meet next month, on "+at.Format("January 2")+".")
		}
		read, dates := story(bodies...)
		return pages{read, dates}
	}
	growthtest.Linear(t, "a story of many pages", 25, build, func(p pages) { InferTogether(p.pages, p.dates) })
}

func parsed(t *testing.T, source string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	return root
}
