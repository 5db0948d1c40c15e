package quantity

import (
	"cmp"
	"slices"

	"readout/internal/nlp"
)

// link sets as of when and according to whom, where the sentence says it and
// earlier stages found the time or the statement.
func link(d *nlp.Document) {
	contents := contentsOf(d)
	for i := range d.Quantities {
		q := &d.Quantities[i]
		q.AsOf = asOf(d, q)
		q.AccordingTo, contents = accordingTo(contents, q.Span)
	}
}

// content is a span of what a statement reports.
type content struct {
	nlp.Span
	statement string
}

// contentsOf lists the contents of all statements by their start; of two that
// start together the longer one first.
func contentsOf(d *nlp.Document) []content {
	var list []content
	for i := range d.Statements {
		for _, c := range d.Statements[i].Content {
			list = append(list, content{c, d.Statements[i].ID})
		}
	}
	slices.SortStableFunc(list, func(a, b content) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return list
}

// accordingTo is the innermost statement whose content holds the figure, and the
// contents that figures behind it can lie in. Figures come in text order, so what
// ends before one is not looked at again.
func accordingTo(list []content, at nlp.Span) (string, []content) {
	id, best := "", 0
	for len(list) > 0 && list[0].End <= at.Start {
		list = list[1:]
	}
	for i := range list {
		c := &list[i]
		if c.Start > at.Start || i > maxNested {
			break
		}
		if c.Contains(at) && (id == "" || c.Len() < best) {
			best, id = c.Len(), c.statement
		}
	}
	return id, list
}

// maxNested bounds the contents looked at for one figure.
const maxNested = 64

// asOf is the date or time that the figure's clause gives for it: one behind "as
// of", else the one that depends on the same verb. Two of them leave it open.
func asOf(d *nlp.Document, q *nlp.Quantity) string {
	if len(d.Timexes) == 0 {
		return ""
	}
	at := d.TokenAt(q.Start)
	if at == len(d.Tokens) {
		return ""
	}
	sent := d.Sentences[d.Tokens[at].Sentence]
	verb := verbOver(d, at)
	id, found := "", 0
	for i := timexAt(d, sent.Start); i < len(d.Timexes) && d.Timexes[i].Start < sent.End; i++ {
		t := &d.Timexes[i]
		if t.Type != nlp.TimexDate && t.Type != nlp.TimexTime || t.Overlaps(q.Span) {
			continue
		}
		first := d.TokenAt(t.Start)
		if behindAsOf(d, first) {
			return t.ID
		}
		if verb >= 0 && verbOver(d, first) == verb {
			id = t.ID
			found++
		}
	}
	if found != 1 {
		return ""
	}
	return id
}

// timexAt is the index of the first time expression that ends behind byte at.
func timexAt(d *nlp.Document, at int) int {
	low, high := 0, len(d.Timexes)
	for low < high {
		if mid := (low + high) / 2; d.Timexes[mid].End > at {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

func behindAsOf(d *nlp.Document, i int) bool {
	return i >= 2 && d.Tokens[i-1].Lower == "of" && d.Tokens[i-2].Lower == "as"
}

// verbOver is the verb on which token i depends, by way of others; -1 for none
// within ten steps.
func verbOver(d *nlp.Document, i int) int {
	for range 10 {
		if i >= len(d.Tokens) {
			return -1
		}
		t := &d.Tokens[i]
		if t.POS == "VERB" || t.POS == "AUX" {
			return i
		}
		if t.Head == i {
			return -1
		}
		i = t.Head
	}
	return -1
}
