package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// note is a remark on one document.
type note struct {
	at     news.Evidence // its document; the span may be empty
	pieces []piece
}

// doubtful lists what is garbled or does not fit within one page, by document:
// each page's own troubles together.
func (b *builder) doubtful() []item {
	var notes []note
	for _, a := range b.story.Accounts {
		notes = append(notes, pageNotes(a.Document)...)
		notes = append(notes, b.inconsistent(a.Document)...)
	}
	notes = append(notes, b.garbled()...)
	slices.SortStableFunc(notes, func(x, y note) int { return b.numbers[x.at.Document] - b.numbers[y.at.Document] })
	var all []item
	for _, n := range notes {
		all = append(all, item{{pieces: append([]piece{b.refs(n.at)}, n.pieces...)}})
	}
	return all
}

// pageNotes are the dates that a page gives and that were not believed, times and
// figures that cannot be right, and the signs of machine translation.
func pageNotes(d *nlp.Document) []note {
	var notes []note
	for _, r := range d.Dates.Rejected {
		notes = append(notes, note{evidence(d, nlp.Span{}), []piece{
			say("date"), {kind: quote, text: balanced(fold(r.Text))}, say("rejected: " + r.Why)}})
	}
	for _, t := range d.Timexes {
		if t.Problem != "" {
			notes = append(notes, mistaken(evidence(d, t.Span), t.Problem))
		}
	}
	for _, q := range d.Quantities {
		if q.Problem != "" {
			notes = append(notes, mistaken(evidence(d, q.Span), q.Problem))
		}
	}
	for _, why := range d.Translated.Why {
		notes = append(notes, note{evidence(d, nlp.Span{}), []piece{say("machine translation: " + why)}})
	}
	return notes
}

func mistaken(e news.Evidence, why string) note {
	return note{e, []piece{quoted(e, rowWidth), {kind: label, text: ":", tight: true}, say(why)}}
}

// inconsistent are the comparisons of a page with itself that are not a time's or
// a figure's own problem.
func (b *builder) inconsistent(d *nlp.Document) []note {
	var notes []note
	for _, c := range b.comparisons {
		if c.Kind != news.Inconsistent || len(c.Values) == 0 || c.Values[0].Document != d || noted(c) {
			continue
		}
		pieces := append(b.lead(c), b.rows(b.sides(c, rowWidth), againstSign)...)
		pieces = slices.DeleteFunc(pieces, func(p piece) bool { return p.kind == refs }) // the note has its document
		notes = append(notes, note{c.Values[0].Evidence, pieces})
	}
	return notes
}

// noted reports whether a value of a comparison is noted by itself.
func noted(c news.Comparison) bool {
	for _, v := range c.Values {
		d := v.Document
		for _, r := range d.Dates.Rejected {
			if v.Furniture != "" && within(fold(v.Furniture), fold(r.Text)) {
				return true
			}
		}
		for _, t := range d.Timexes {
			if t.Problem != "" && t.Overlaps(v.Span) {
				return true
			}
		}
		for _, q := range d.Quantities {
			if q.Problem != "" && q.Overlaps(v.Span) {
				return true
			}
		}
	}
	return false
}

// within reports whether one of two texts stands in the other: a page's header
// dates are read with and without the day of the week.
func within(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// garbled notes the names that pages of the story misspell, one note a page and
// name.
func (b *builder) garbled() []note {
	var notes []note
	for _, e := range b.result.Entities {
		spellings := map[int][]news.Evidence{}
		for _, m := range e.Mentions {
			d := b.result.Documents[m.Document]
			if n := b.numbers[d]; m.Garbled && n > 0 {
				spellings[n] = append(spellings[n], evidence(d, m.Name))
			}
		}
		for _, n := range slices.Sorted(maps.Keys(spellings)) {
			notes = append(notes, note{spellings[n][0], misspelt(spellings[n], e.Name)})
		}
	}
	return notes
}

// misspelt is `“Fiden”, “Fidel” for Joe Biden`.
func misspelt(places []news.Evidence, entity string) []piece {
	var pieces []piece
	seen := map[string]bool{}
	for _, p := range places {
		q := quoted(p, rowWidth)
		if seen[q.text] {
			continue
		}
		if seen[q.text] = true; len(pieces) > 0 {
			pieces = append(pieces, piece{kind: label, text: ",", tight: true})
		}
		pieces = append(pieces, q)
	}
	return append(pieces, say("for"), piece{kind: name, text: entity})
}

// moreText says how much is not shown.
func moreText(n int) string { return fmt.Sprintf("and %d more (--all)", n) }
