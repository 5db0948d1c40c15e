// Package pubdate finds when a page was published and modified, the day from
// which its text counts "Thursday", and the dates on it that are wrong.
//
// There is one voter for each basis (see nlp.Basis): JSON-LD, meta tags, the
// feed, the address, lines that show a date, the dateline and the text. Each
// votes for days, with a weight that says how far one such vote is to be
// believed; votes of different bases for a day add up, and the text can
// contradict them. Where nothing is believed the answer is "unknown".
//
// No clock is read and nothing is random: the same page gives the same dates.
package pubdate

import (
	"strings"
	"time"

	"golang.org/x/net/html"

	"readout/internal/nlp"
)

// Place is where a line stood that was taken out of a saved text.
type Place uint8

// The places, in page order.
const (
	AboveTitle Place = iota
	BelowTitle       // between the title and the body
	InBody
	AfterBody
)

// HeaderLine is a line of a saved text that is not of its body.
type HeaderLine struct {
	Text  string
	Place Place
	// Byline says that the line is the article's own byline or dateline, not
	// furniture.
	Byline bool
}

// Page is what the voters read. Every part may be empty.
type Page struct {
	// Root is the parsed page before cleaning, or nil for saved text. It is never
	// changed.
	Root *html.Node
	URL  string // canonical or given
	// Feed is the date given beside the page, as in a feed entry.
	Feed string
	// Header is read for saved text only: lines of HTML are found under Root.
	Header []HeaderLine // in page order
	Title  string
	Body   string // clean text, paragraphs separated by line breaks
	// Language is the text's ISO 639-1 code. The clues of an English text are read,
	// and of one whose language is "".
	Language string
	// Now is when the run happens: no date later than a day after it is believed.
	// Zero: no check.
	Now time.Time
}

// maxTitleBytes bounds the title that headlines are looked for in.
const maxTitleBytes = 1000

// oldest is the first year in which a page can have been published.
const oldest = 1995

// Read dates a page.
func Read(p Page) nlp.Dates {
	r := newReader(p)
	if p.Root != nil {
		r.readHTML()
	}
	if p.Root == nil {
		r.headerVotes(p.Header)
		r.bodyLines(p.Body)
	}
	r.attribute(p.Feed, nlp.Feed, published, weightFeed)
	r.urlVotes(p.URL)
	r.dateline(p.Body)
	return r.decide()
}

// reader collects the votes on one page.
type reader struct {
	page  Page
	scan  scanner
	votes []vote
	order order
	// orders counts the notations on the page that prove an order.
	orders [monthDay + 1]int
	// language is the BCP 47 tag that the page gives, else that of its text.
	language string
	// years are those that a date without one can be of; none where nothing is known.
	years []int
	// datelineClue is a dateline without a year that no vote fits, or nil.
	datelineClue *datelineClue
	// read holds the text's clues once they are read.
	read     *clues
	readText bool
	// title, path and canonicalPath recognise the page in its own JSON-LD.
	title, path, canonicalPath string
}

func newReader(p Page) *reader {
	r := &reader{page: p, scan: scanner{names: sharedNames()}, order: orderOf(p.Language, p.URL), language: p.Language}
	r.path = strings.Trim(urlPath(p.URL), "/")
	return r
}

// readHTML lets the voters of HTML vote.
func (r *reader) readHTML() {
	f := gather(r.page.Root)
	r.title = f.title[:min(len(f.title), maxTitleBytes)]
	r.canonicalPath = strings.Trim(urlPath(f.canonical), "/")
	if r.page.Language == "" || len(f.language) > 2 {
		r.order = orderOf(f.language, r.page.URL)
		r.language = f.language
	}
	r.ldVotes(f.scripts)
	r.metaVotes(f.metas)
	r.htmlVotes(f)
	if !r.has(nlp.JSONLD, published) {
		r.scriptVotes(f.scripts)
	}
	if r.page.URL == "" {
		r.urlVotes(f.canonical)
	}
}

// has reports whether a basis has voted in a role.
func (r *reader) has(basis nlp.Basis, role role) bool {
	for _, v := range r.votes {
		if v.basis == basis && v.role == role {
			return true
		}
	}
	return false
}
