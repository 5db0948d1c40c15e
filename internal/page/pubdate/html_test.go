package pubdate

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout/internal/nlp"
)

// readPage dates a page of HTML.
func readPage(t testing.TB, p Page, source string) nlp.Dates {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	p.Root = root
	return Read(p)
}

// article wraps what differs between the pages of a table.
func article(lang, head, under string) string {
	return `<html lang="` + lang + `"><head><title>Bridge over the Salt closed</title>` + head + `</head><body>
<div class="menu">Home</div><h1>Bridge over the Salt closed</h1>` + under + `
<p>The old bridge was closed to lorries after an inspection found rust.</p></body></html>`
}

func TestReadHTML(t *testing.T) {
	for _, c := range []struct {
		name, url, source   string
		published, modified string
		basis               nlp.Basis
	}{
		{
			name: "JSON-LD of the article in a graph, not of the picture or a teaser",
			source: article("en", `<script type="application/ld+json">{"@graph":[
{"@type":"ImageObject","datePublished":"2011-01-01"},
{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other","url":"/other","datePublished":"2026-05-05T10:00:00Z"}]},
{"@type":["NewsArticle"],"headline":"Bridge over the Salt closed","datePublished":"2026-03-12T21:40:00+01:00","dateModified":"2026-03-13T08:00:00+01:00"}]}</script>`, ""),
			published: "2026-03-12T21:40+01:00", modified: "2026-03-13T08:00+01:00", basis: nlp.JSONLD,
		},
		{
			name:      "JSON-LD that is not JSON",
			source:    article("en", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"description\":\"two\nlines\",\"datePublished\":\"2026-03-12\",}</script>", ""),
			published: "2026-03-12", basis: nlp.JSONLD,
		},
		{
			name:      "Open Graph",
			source:    article("en", `<meta property="article:published_time" content="2026-03-12T20:55:00+03:00"><meta property="article:modified_time" content="2026-03-12T21:30:00+03:00">`, ""),
			published: "2026-03-12T20:55+03:00", modified: "2026-03-12T21:30+03:00", basis: nlp.Meta,
		},
		{
			name:      "a stamp in UTC on the page of a country",
			url:       "https://zeitung.at/bruecke",
			source:    article("de-AT", `<meta name="DC.date.issued" content="2026-07-12T22:30:00Z">`, ""),
			published: "2026-07-13T00:30+02:00", basis: nlp.Meta,
		},
		{
			name:      "a stamp in UTC beside the time that the page shows",
			source:    article("en", `<meta name="pubdate" content="2026-07-12T22:30:00Z">`, `<p class="byline">12 July 2026, 6:30 pm</p>`),
			published: "2026-07-12T18:30-04:00", basis: nlp.Meta,
		},
		{
			name:      "the address",
			url:       "https://paper.example/2026/03/12/bridge-closed.html",
			source:    article("en", "", ""),
			published: "2026-03-12", basis: nlp.URLPath,
		},
		{
			name:      "the address in an archive",
			url:       "https://archive.example/web/20300101000000/https://paper.example/2026/03/12/bridge/",
			source:    article("en", "", ""),
			published: "2026-03-12", basis: nlp.URLPath,
		},
		{
			name:      "a byline, and a list of other stories",
			source:    article("en", "", `<div class="info">By Ada Thorn | 12 March 2026 | 15:20</div><ul class="related"><li><span class="d">1 May 2026</span></li><li><span class="d">2 May 2026</span></li><li><span class="d">3 May 2026</span></li></ul>`),
			published: "2026-03-12T15:20", basis: nlp.BylineDate,
		},
		{
			name:      "time element, German, published and updated",
			source:    article("de", "", `<div><time datetime="2026-03-12T15:20:00+01:00">12. März 2026</time> <span class="updated">Aktualisiert: 14. März 2026</span></div>`),
			published: "2026-03-12T15:20+01:00", modified: "2026-03-14", basis: nlp.BylineDate,
		},
		{
			name:      "day and month settled by the country",
			url:       "https://paper.co.uk/bridge",
			source:    article("en", "", `<p class="date">03/04/2026</p>`),
			published: "2026-04-03", basis: nlp.BylineDate,
		},
		{
			name:   "day and month not settled",
			source: article("en", "", `<p class="date">03/04/2026</p>`),
		},
		{
			name:      "day and month settled by another date",
			source:    article("en", `<meta name="date" content="2026-03-04">`, `<p class="date">03/04/2026</p>`),
			published: "2026-03-04", basis: nlp.BylineDate,
		},
		{
			name:   "the page's own calendar",
			source: `<html lang="en"><head><title>Bridge over the Salt closed</title></head><body><p>Today is Friday 5 June 2026, 14°C</p><h1>Bridge over the Salt closed</h1><p>Rust was found.</p></body></html>`,
		},
		{
			name:   "a comment",
			source: article("en", "", `<p>Rust.</p><div class="comments"><p class="c">Bo, 5 June 2026 10:10</p></div>`),
		},
		{
			name:   "a future date",
			source: article("en", `<meta property="article:published_time" content="2031-03-12T20:55:00Z">`, ""),
		},
		{
			name:   "an impossible date",
			source: article("en", `<meta property="article:published_time" content="2026-02-31">`, ""),
		},
		{
			name:      "only the day of the last change",
			source:    article("en", "", `<p class="meta">Last updated: 12 March 2026</p>`),
			published: "2026-03-12", modified: "2026-03-12", basis: nlp.BylineDate,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readPage(t, Page{URL: c.url, Now: day(2026, time.November, 1)}, c.source)
			if got := d.Published.String(); got != c.published {
				t.Errorf("published %q, want %q", got, c.published)
			}
			if got := d.Modified.String(); c.modified != "" && got != c.modified {
				t.Errorf("modified %q, want %q", got, c.modified)
			}
			if c.published != "" && d.Published.Basis != c.basis {
				t.Errorf("basis %s, want %s", d.Published.Basis, c.basis)
			}
			if d.Published.Known() && !d.Anchor.SameDay(d.Published.Date) {
				t.Errorf("anchor %s, published %s", d.Anchor, d.Published)
			}
		})
	}
}

func TestClockIsRejected(t *testing.T) {
	d := readPage(t, Page{}, `<html lang="en"><head><title>Bridge over the Salt closed</title><meta name="date" content="2026-06-05"></head>
<body><div class="date-now">Friday 5 June 2026</div><h1>Bridge over the Salt closed</h1>
<p>The council closed the bridge on Tuesday and will decide on March 20 whether to mend it.</p></body></html>`)
	if d.Published.Known() {
		t.Errorf("published %s of %s", d.Published, d.Published.Basis)
	}
	if len(d.Rejected) == 0 {
		t.Error("nothing rejected")
	}
}

func TestRevisionOfAnotherYear(t *testing.T) {
	d := readPage(t, Page{}, article("en", `<script type="application/ld+json">{"@type":"Article","datePublished":"2015-04-06T13:52:00-04:00","dateModified":"2025-09-28T06:58:21-04:00"}</script>`,
		`<div class="byline">Updated September 28, 2025</div>`))
	if got := d.Published.String(); got != "2025-09-28T06:58-04:00" || d.Published.Confidence > maxModifiedOnly {
		t.Errorf("published %s, %.2f", got, d.Published.Confidence)
	}
	if len(d.Rejected) != 1 || !strings.Contains(d.Rejected[0].Why, "28 September 2025") {
		t.Errorf("rejected %+v", d.Rejected)
	}
}
