package reconcile

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// previous is the value that a figure's own text says it had before: 118 of "121 prisoners,
// three more than on Thursday"; ok is false where it says none.
func (f *figure) previous() (value float64, ok bool) {
	if f.unit != "count" && !currency(f.unit) {
		return 0, false
	}
	d := f.a.d
	for i := range d.Quantities {
		q := &d.Quantities[i]
		gap := q.Start - f.q.End
		if gap < 0 || gap > besideGap || d.Tokens[d.TokenAt(q.Start)].Sentence != d.Tokens[f.head].Sentence {
			continue
		}
		n, known := intervalOf(q)
		sign, compared := f.compares(q)
		if known && compared && n.named > 0 && n.named < f.named {
			return f.named - sign*n.named, true
		}
	}
	return 0, false
}

// besideGap is how many bytes may lie between a number and how much more it is.
const besideGap = 30

// compares reports whether a number behind a figure says how much more or less that is than
// at a time before: 1 for more, -1 for less. "Three more were hurt" compares nothing.
func (f *figure) compares(q *nlp.Quantity) (sign float64, ok bool) {
	d := f.a.d
	if !strings.Contains(d.Text[f.q.End:q.Start], ",") && !strings.Contains(d.Text[f.q.End:q.Start], "(") {
		return 0, false
	}
	words := d.Tokens[d.TokenAt(q.End-1)+1:]
	for i := range min(3, max(0, len(words)-1)) {
		if words[i+1].Lower != "than" {
			continue
		}
		if !timeBehind(d, words[i+1].End) {
			return 0, false
		}
		switch words[i].Lower {
		case "more", "higher":
			return 1, true
		case "fewer", "less", "lower":
			return -1, true
		}
	}
	return 0, false
}

// timeBehind reports whether a time stands just behind a place of the text: "than on
// Thursday", "than the day before".
func timeBehind(d *nlp.Document, at int) bool {
	return slices.ContainsFunc(d.Timexes, func(t nlp.Timex) bool { return t.Start >= at && t.Start-at < 8 })
}

// precedes reports whether f is the value that g's own text says it had before, of a like
// thing and of no later time.
func (r *reader) precedes(f, g *figure) bool {
	return g.hasWas && f.a != g.a && f.unit == g.unit && f.named == g.was && f.before(g) && (people[f.noun] || people[g.noun] || r.nouns(f.noun, g.noun) >= 0.3)
}

// justOther reports whether f is given for the days before g and is not what g's own text
// says that it was then.
func (f *figure) justOther(g *figure) bool {
	return g.hasWas && f.a != g.a && f.unit == g.unit && f.named != g.was && f.named != g.named && f.before(g) && g.at.Sub(f.at) < 2*manyDays
}
