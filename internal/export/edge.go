package export

import (
	"sort"
	"unicode/utf8"

	"readout/internal/nlp"
)

// edge turns a document's byte offsets into code points, the unit of the record.
type edge struct {
	d *nlp.Document
	// marks holds the number of code points before every stride-th byte.
	marks []int
}

// stride is the distance in bytes between two marks: the most that one
// conversion has to count.
const stride = 256

func newEdge(d *nlp.Document) *edge {
	e := &edge{d: d, marks: make([]int, 0, len(d.Text)/stride+1)}
	n := 0
	for i := 0; i < len(d.Text); i += stride {
		e.marks = append(e.marks, n)
		n += starts(d.Text[i:min(i+stride, len(d.Text))])
	}
	return e
}

// point is the number of code points before byte offset i.
func (e *edge) point(i int) int {
	m := i / stride
	if m >= len(e.marks) {
		if m == 0 {
			return 0
		}
		m = len(e.marks) - 1
	}
	return e.marks[m] + starts(e.d.Text[m*stride:i])
}

// starts counts the code points that begin in s.
func starts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

func (e *edge) span(s nlp.Span) span {
	return span{e.d.ID, e.point(s.Start), e.point(s.End), e.d.Slice(s)}
}

// optional is a span, or null for an empty one.
func (e *edge) optional(s nlp.Span) *span {
	if s.Empty() {
		return nil
	}
	out := e.span(s)
	return &out
}

func (e *edge) who(w nlp.Who) *who {
	if !w.Known() {
		return nil
	}
	return &who{text(w.Entity), w.Text, e.optional(w.Span), e.optional(w.Antecedent)}
}

func (e *edge) whos(list []nlp.Who) []who {
	out := []who{}
	for _, w := range list {
		out = append(out, *e.who(w))
	}
	return out
}

func (e *edge) document() document {
	d := e.d
	return document{
		ID: d.ID, Hash: d.Hash, Path: d.Path, URL: text(d.URL),
		Outlet: outlet{text(d.Outlet.Name), text(d.Outlet.Domain)},
		Title:  text(d.Title), Bylines: listOf(d.Bylines), Agency: text(d.Agency), Language: text(d.Language),
		Dates: datesOf(d.Dates), Text: d.Text, Blocks: e.blocks(),
		Translated: translation{d.Translated.Machine, listOf(d.Translated.Why)},
		Incomplete: listOf(d.Incomplete),
	}
}

// blocks lists text and furniture in page order.
func (e *edge) blocks() []block {
	out := []block{}
	next := 0
	furniture := func(upTo int) {
		for ; next < len(e.d.Furniture) && e.d.Furniture[next].After <= upTo; next++ {
			f := e.d.Furniture[next]
			out = append(out, block{Kind: nlp.FurnitureBlock.String(), Text: &f.Text, Why: text(f.Why)})
		}
	}
	for i, b := range e.d.Blocks {
		furniture(i)
		start, end := e.point(b.Start), e.point(b.End)
		out = append(out, block{Kind: b.Kind.String(), Start: &start, End: &end})
	}
	furniture(len(e.d.Blocks))
	return out
}

func (e *edge) statement(s nlp.Statement) statement {
	polarity := "affirmed"
	if s.Negated {
		polarity = "negated"
	}
	out := statement{
		ID: s.ID, Doc: e.d.ID, Act: s.Act.String(), Form: s.Form.String(), Polarity: polarity,
		Speaker: e.who(s.Speaker), Via: e.whos(s.Via), To: e.whos(s.To),
		Cue: e.optional(s.Cue), Content: []span{},
		Condition: e.optional(s.Condition), Consequence: e.optional(s.Consequence),
		Medium: text(s.Medium), Parent: text(s.Parent), Cameo: text(s.Cameo), Aside: text(s.Aside), Why: text(s.Why),
	}
	for _, c := range s.Content {
		out.Content = append(out.Content, e.span(c))
	}
	sort.SliceStable(out.Content, func(i, j int) bool { return out.Content[i].Start < out.Content[j].Start })
	return out
}

func (e *edge) quantity(q nlp.Quantity) quantity {
	out := quantity{
		ID: q.ID, span: e.span(q.Span),
		Low: text(q.Low), High: text(q.High), Approx: q.Approx.String(), Unit: text(q.Unit), Per: text(q.Per),
		CountedSpan: e.optional(q.Counted), Ordinal: q.Ordinal, Change: text(q.Change), Difference: q.Difference,
		AsOf: text(q.AsOf), AccordingTo: text(q.AccordingTo), Problem: text(q.Problem),
	}
	if out.CountedSpan != nil {
		out.Counted = &out.CountedSpan.Text
	}
	if q.SIUnit != "" {
		out.SI = &siAmount{text(q.SILow), text(q.SIHigh), q.SIUnit}
	}
	return out
}
