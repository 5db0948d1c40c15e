package export

import (
	"cmp"
	_ "embed" // the page's template and style
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

var (
	//go:embed brief.html.tmpl
	htmlTemplate string
	//go:embed brief.css
	htmlStyle string
)

// parsed is the template of the page.
var parsed = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("brief").Funcs(htmlFunctions).Parse(htmlTemplate))
})

// page is what the template shows.
type htmlPage struct {
	Title     string
	Style     template.CSS
	Generator string
	Stories   []htmlStory
	Furniture bool
}

type htmlStory struct {
	ID, Title, Reports string
	Follows            []htmlEarlier
	Sections           []htmlSection
	Sources            []htmlSource
}

type htmlEarlier struct{ Href, Title, Reports string }

type htmlSection struct {
	ID, Class, Label string
	Items, Rest      []htmlItem
}

// htmlItem is a line with the lines below it.
type htmlItem struct {
	Pieces       []htmlPiece
	Below, Extra [][]htmlPiece
}

// htmlPiece is a piece with its mark-up class.
type htmlPiece struct {
	Class       string
	Text        string
	Open, Close string // quotation marks
	Words       []htmlWord
	Refs        []htmlRef
	Cut         bool
	Space       bool // a space before it
}

// htmlWord is a run of words of a quotation, marked where others differ.
type htmlWord struct {
	Text   string
	Differ bool
}

type htmlRef struct {
	Href, Text, Title, Label string
}

type htmlSource struct {
	ID, Number, Outlet, Date, Path, Title string
	Remarks                               []string
	URL                                   string
	Blocks                                []htmlBlock
	Removed                               []nlp.Furniture
}

// htmlBlock is a block of a page's text in sentences, each with its place.
type htmlBlock struct {
	Kind      string
	Sentences []htmlSentence
}

type htmlSentence struct {
	ID, Text string
}

// WriteHTML writes the brief as one HTML page that needs nothing but itself: each
// number of a document leads to the sentence in the page's text, which stands
// below. Text of pages is escaped. generator is the program's name and version.
func WriteHTML(w io.Writer, r *analysis.Result, o Brief, generator string) error {
	page := htmlPage{Title: "Readout", Style: template.CSS(htmlStyle), Generator: generator, Furniture: o.Furniture}
	for i, s := range briefOf(r, o) {
		page.Stories = append(page.Stories, htmlStoryOf(i, s))
	}
	if len(page.Stories) > 0 {
		page.Title = page.Stories[0].Title
	}
	return parsed().Execute(w, page)
}

func htmlStoryOf(i int, s *storyBrief) htmlStory {
	out := htmlStory{ID: storyID(i), Title: printable(s.title), Reports: s.reports}
	for _, f := range s.follows {
		out.Follows = append(out.Follows, htmlEarlier{"#" + storyID(f.index), printable(f.title), f.reports})
	}
	for _, sec := range s.sections {
		out.Sections = append(out.Sections, htmlSectionOf(out.ID, sec, inPage))
	}
	for _, src := range s.sources {
		out.Sources = append(out.Sources, htmlSourceOf(src))
	}
	return out
}

func storyID(i int) string { return fmt.Sprintf("story-%d", i+1) }

func htmlSectionOf(story string, s section, link Link) htmlSection {
	class := strings.ReplaceAll(strings.ToLower(s.label), " ", "-")
	out := htmlSection{ID: story + "-" + class, Class: class, Label: sentenceCase(s.label)}
	for i, it := range s.items {
		if i < s.shown {
			out.Items = append(out.Items, htmlItemOf(it, link))
		} else {
			out.Rest = append(out.Rest, htmlItemOf(it, link))
		}
	}
	return out
}

func htmlItemOf(it item, link Link) htmlItem {
	shown, extra := it.split()
	out := htmlItem{Pieces: htmlPieces(shown[0].pieces, link)}
	for _, l := range shown[1:] {
		out.Below = append(out.Below, htmlPieces(l.pieces, link))
	}
	for _, l := range extra {
		out.Extra = append(out.Extra, htmlPieces(l.pieces, link))
	}
	return out
}

// pieceClasses are the class names of pieces.
var pieceClasses = [...]string{
	label: "label", name: "name", topic: "topic", words: "words", quote: "quote", refs: "refs", sign: "sign", when: "when",
}

func htmlPieces(pieces []piece, link Link) []htmlPiece {
	var all []htmlPiece
	for _, p := range pieces {
		if p.kind == sign && strings.TrimSpace(p.text) == "" || p.kind == refs && len(p.refs) == 0 {
			continue
		}
		out := htmlPiece{Class: pieceClasses[p.kind], Text: printable(p.text), Cut: p.cut, Space: len(all) > 0 && !p.tight}
		if p.kind == quote {
			out.Open, out.Close = p.marks()
			out.Words = htmlWords(p)
		}
		for _, r := range p.refs {
			out.Refs = append(out.Refs, htmlRef{
				link(r.at), fmt.Sprint(r.number), title(r.at), fmt.Sprintf("report %d, %s", r.number, printable(sourceOf(0, r.at.Document).outlet)),
			})
		}
		all = append(all, out)
	}
	return all
}

// inPage leads to the sentence below the brief.
func inPage(e news.Evidence) string { return "#" + sentenceID(e) }

// title is the outlet and the sentence, for those who point at a number.
func title(e news.Evidence) string {
	source := sourceOf(0, e.Document)
	if e.Empty() {
		return source.outlet
	}
	short, cut := shorten(printable(fold(e.Document.Slice(sentenceAround(e)))), 300)
	if cut {
		short += " " + ellipsis
	}
	return source.outlet + ": " + short
}

// htmlWords are the runs of a quotation.
func htmlWords(p piece) []htmlWord {
	var all []htmlWord
	for i, w := range strings.Fields(printable(p.text)) {
		if n := len(all); n > 0 && all[n-1].Differ == p.differ[i] {
			all[n-1].Text += " " + w
			continue
		}
		all = append(all, htmlWord{w, p.differ[i]})
	}
	return all
}

func htmlSourceOf(s source) htmlSource {
	d := s.document
	out := htmlSource{
		ID: documentID(d), Number: fmt.Sprint(s.number), Outlet: printable(s.outlet), Date: s.date, Path: printable(s.path),
		Title: printable(fold(d.Title)), Remarks: s.remarks(), URL: d.URL, Removed: s.removed,
	}
	for _, b := range d.Blocks {
		out.Blocks = append(out.Blocks, htmlBlock{b.Kind.String(), htmlSentences(d, b)})
	}
	return out
}

// htmlSentences cuts a block at the sentences that begin in it; what stands
// between them belongs to the one before.
func htmlSentences(d *nlp.Document, b nlp.Block) []htmlSentence {
	starts := []int{b.Start}
	i, _ := slices.BinarySearchFunc(d.Sentences, b.Start+1, func(s nlp.Sentence, at int) int { return cmp.Compare(s.Start, at) })
	for ; i < len(d.Sentences) && d.Sentences[i].Start < b.End; i++ {
		starts = append(starts, d.Sentences[i].Start)
	}
	var all []htmlSentence
	for k, from := range starts {
		to := b.End
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		all = append(all, htmlSentence{fmt.Sprintf("%s-%d", documentID(d), from), printable(d.Text[from:to])})
	}
	return all
}

func documentID(d *nlp.Document) string { return "text-" + d.ID }

// sentenceID is the place to which a number leads: the sentence in which the
// evidence begins, or the text.
func sentenceID(e news.Evidence) string {
	if e.Empty() {
		return documentID(e.Document)
	}
	return fmt.Sprintf("%s-%d", documentID(e.Document), sentenceAround(e).Start)
}

// sentenceAround is the part of a block that htmlSentences makes a sentence, around
// where the evidence begins.
func sentenceAround(e news.Evidence) nlp.Span {
	d := e.Document
	for _, b := range d.Blocks {
		if e.Start < b.Start || e.Start >= b.End {
			continue
		}
		around := b.Span
		i, _ := slices.BinarySearchFunc(d.Sentences, e.Start+1, func(s nlp.Sentence, at int) int { return cmp.Compare(s.Start, at) })
		if i < len(d.Sentences) {
			around.End = min(around.End, d.Sentences[i].Start)
		}
		if i > 0 {
			around.Start = max(around.Start, d.Sentences[i-1].Start)
		}
		return around
	}
	return nlp.Span{}
}
