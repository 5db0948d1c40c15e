package pubdate

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// BenchmarkReadHTML dates a page of the usual size: a menu, an article of forty
// paragraphs, teasers and comments with dates of their own.
func BenchmarkReadHTML(b *testing.B) {
	source := article("en", `<meta property="og:title" content="Bridge"><meta property="article:published_time" content="2026-03-12T21:40:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge over the Salt closed","datePublished":"2026-03-12T21:40:00Z","articleBody":"`+
		strings.Repeat("The old bridge was closed. ", 200)+`"}</script>`,
		strings.Repeat(`<li class="nav"><a href="/x"><span>Section of the paper</span></a></li>`, 150)+
			`<p class="byline">By Ada Thorn, 12 March 2026, 21:40</p>`+
			strings.Repeat("<p>The council met on Thursday and will meet again on March 20, said its head, who was elected in 2019 with 54 percent.</p>", 40)+
			strings.Repeat(`<div class="teaser"><h3>Another story</h3><span class="date">3 May 2026</span></div>`, 30))
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		b.Fatal(err)
	}
	body := strings.Repeat("The council met on Thursday and will meet again on March 20, said its head.\n", 40)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		Read(Page{Root: root, Title: "Bridge over the Salt closed", Body: body, Language: "en", Now: runDay})
	}
}

// BenchmarkReadText dates a saved text whose day must be inferred.
func BenchmarkReadText(b *testing.B) {
	body := strings.Repeat("The heads of the two port authorities spoke on Wednesday for the second time in less than a month, officials said.\n", 30) +
		"On March 3, 2026, the two sides met in person, and they will meet on April 9.\n"
	p := Page{Header: []HeaderLine{{Text: "Friday, October 2, 2026"}}, Title: "Port chiefs speak", Body: body, Language: "en", Now: runDay}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Read(p)
	}
}
