package export

import (
	"cmp"
	"html/template"
	"unicode/utf8"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// Link is the address at which a place in a document is shown. The span is empty
// where the document as a whole is meant.
type Link func(news.Evidence) string

// View is a story's brief for pages that the caller lays out: the templates
// "pieces" and "item" show its parts.
type View struct {
	Sections []ViewSection
	Sources  []ViewSource
}

// ViewSection is a part of a brief, as "Contradict": its items, and the rest that
// is shown on demand.
type ViewSection = htmlSection

// ViewPiece is a run of a line: words of a page, or the brief's own.
type ViewPiece = htmlPiece

// ViewSource is a document of a story with what is to be known of it.
type ViewSource struct {
	Number   int
	Outlet   string
	Date     string
	Remarks  []string // "credits AFP", "copy of [1]"
	Document *nlp.Document
}

// ViewOf makes the view of the first story of a result.
func ViewOf(r *analysis.Result, link Link) View {
	var v View
	if len(r.Stories) == 0 {
		return v
	}
	sb := briefOf(&analysis.Result{
		Documents: r.Documents, Stories: r.Stories[:1], Agenda: r.Agenda, Comparisons: r.Comparisons, Entities: r.Entities,
	}, Brief{})[0]
	for _, s := range sb.sections {
		v.Sections = append(v.Sections, htmlSectionOf("brief", s, link))
	}
	for _, s := range sb.sources {
		v.Sources = append(v.Sources, ViewSource{s.number, printable(s.outlet), s.date, s.remarks(), s.document})
	}
	return v
}

// AddTemplates adds the templates "pieces" ([]ViewPiece) and "item" (an item of a
// ViewSection) to a set.
func AddTemplates(t *template.Template) (*template.Template, error) {
	t = t.Funcs(htmlFunctions)
	for _, name := range []string{"pieces", "item"} {
		if _, err := t.AddParseTree(name, parsed().Lookup(name).Tree); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Words are words of a page, shortened to n columns at a word's border.
func Words(e news.Evidence, n int) (text string, cut bool) {
	p := asWritten(e, n)
	return printable(p.text), p.cut
}

// Quote are the words of a place for quotation marks, which it puts around them,
// with an ellipsis behind where they are cut.
func Quote(e news.Evidence, n int) string { return printable(quoted(e, n).plain()) }

// OutletName is the name under which a document's outlet is shown.
func OutletName(o nlp.Outlet) string {
	return cmp.Or(printable(fold(o.Name)), o.Domain, "unnamed outlet")
}

// DateText is a document's date, and how it is known where the page does not give
// it: "9 June 2026", "May 2026, from the text", "date unknown".
func DateText(d *nlp.Document) string { return day(d) }

// WhenText is the time of an agenda item: "10 Jan 2022", "9–10 Jan 2022".
func WhenText(i news.AgendaItem) string { return whenText(i) }

// LanguageName is a language's English name.
func LanguageName(code string) string { return languageName(code) }

// SentenceOf is the sentence in which a place begins.
func SentenceOf(e news.Evidence) nlp.Span {
	for _, s := range e.Document.Sentences {
		if s.Start <= e.Start && e.Start < s.Span.End {
			return s.Span
		}
	}
	return e.Span
}

// Offsets turns the byte offsets of a document into code points and back.
type Offsets struct{ edge *edge }

// NewOffsets counts the code points of a document's text.
func NewOffsets(d *nlp.Document) Offsets { return Offsets{newEdge(d)} }

// Points is a span in code points.
func (o Offsets) Points(s nlp.Span) (start, end int) {
	return o.edge.point(s.Start), o.edge.point(s.End)
}

// Span is a range of code points as a span of the text; ok is false where the text
// has no such range.
func (o Offsets) Span(start, end int) (s nlp.Span, ok bool) {
	s.Start, ok = o.byte(start)
	if !ok || end < start {
		return nlp.Span{}, false
	}
	s.End, ok = o.byte(end)
	return s, ok
}

// byte is the offset of a code point.
func (o Offsets) byte(point int) (int, bool) {
	if point < 0 {
		return 0, false
	}
	m := 0
	for m+1 < len(o.edge.marks) && o.edge.marks[m+1] <= point {
		m++
	}
	at, n := m*stride, 0
	if len(o.edge.marks) > 0 {
		n = o.edge.marks[m]
	}
	text := o.edge.d.Text
	for at < len(text) && !utf8.RuneStart(text[at]) { // a mark may stand inside a character, which it has counted
		at++
	}
	for ; n < point && at < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at, n == point
}
