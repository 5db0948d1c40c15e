package page

import (
	"strings"
	"time"

	"readout/internal/nlp"
	"readout/internal/page/pubdate"
)

// dates asks the readers of dates.
func (b *builder) dates(body string) {
	p := datePage(b.doc, body, b.now)
	p.Root, p.Feed = b.root, b.item.Known.Published
	b.doc.Dates = pubdate.Read(p)
}

// InferAnchors completes the anchors of documents that belong together, the
// undated with the help of the others: reports of one event share its days.
func InferAnchors(documents []*nlp.Document, now time.Time) {
	pages := make([]pubdate.Page, len(documents))
	dates := make([]nlp.Dates, len(documents))
	for i, d := range documents {
		pages[i], dates[i] = datePage(d, bodyOf(d), now), d.Dates
	}
	pubdate.InferTogether(pages, dates)
	for i, d := range documents {
		d.Dates = dates[i]
	}
}

// datePage is what the readers of dates see of a document. Furniture of HTML
// pages is left out: they read the page itself.
func datePage(d *nlp.Document, body string, now time.Time) pubdate.Page {
	return pubdate.Page{
		URL: d.URL, Header: headerLines(d), Title: d.Title, Body: body, Language: d.Language, Now: now,
	}
}

// headerLines are the lines of the page that are not of its body, in page order.
func headerLines(d *nlp.Document) []pubdate.HeaderLine {
	var lines []pubdate.HeaderLine
	first, last := bodyRange(d)
	place := func(at int) pubdate.Place {
		switch {
		case at > last:
			return pubdate.AfterBody
		case at > first:
			return pubdate.InBody
		case at > 0:
			return pubdate.BelowTitle
		}
		return pubdate.AboveTitle
	}
	next := 0
	for i := 0; i <= len(d.Blocks); i++ {
		for ; next < len(d.Furniture) && d.Furniture[next].After <= i; next++ {
			lines = append(lines, pubdate.HeaderLine{Text: d.Furniture[next].Text, Place: place(i)})
		}
		if i == len(d.Blocks) {
			break
		}
		if k := d.Blocks[i].Kind; k == nlp.BylineBlock || k == nlp.DatelineBlock {
			text := strings.TrimSpace(d.Slice(d.Blocks[i].Span))
			lines = append(lines, pubdate.HeaderLine{Text: text, Place: place(i), Byline: true})
		}
	}
	return lines
}

// bodyRange is the index of the first and the last block of the body; the whole
// document where it has none.
func bodyRange(d *nlp.Document) (first, last int) {
	first, last = len(d.Blocks), len(d.Blocks)
	for i, b := range d.Blocks {
		if b.Kind != nlp.BodyBlock {
			continue
		}
		if first == len(d.Blocks) {
			first = i
		}
		last = i
	}
	return first, last
}
