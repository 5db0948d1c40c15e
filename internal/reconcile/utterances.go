package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/nlp"
)

// utterances are the sayings of all accounts and the quotations that are in none, as
// nobody was found who says them: what one page attributes, another may quote with no
// more than a colon, or in the middle of its own sentence.
func (r *reader) utterances() []saying {
	all := slices.Clone(r.sayings())
	for _, a := range r.accounts {
		for _, q := range a.d.Quotations {
			if !a.attributed(q.Inner) && a.inReport(q.Inner) {
				all = append(all, r.unattributed(a, q.Inner)...)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y saying) int {
		return cmp.Or(cmp.Compare(x.a.n, y.a.n), cmp.Compare(x.span.Start, y.span.Start))
	})
	return all
}

// attributed reports whether a place is in the content of a statement.
func (a *account) attributed(s nlp.Span) bool {
	return slices.ContainsFunc(a.d.Statements, func(o nlp.Statement) bool {
		return slices.ContainsFunc(o.Content, s.Overlaps)
	})
}

// inReport reports whether a place is in what the document reports, not in a caption.
func (a *account) inReport(s nlp.Span) bool {
	i := a.d.TokenAt(s.Start)
	if i >= len(a.d.Tokens) {
		return false
	}
	block := int(a.d.Sentences[a.d.Tokens[i].Sentence].Block)
	return block < len(a.d.Blocks) && isReport(a.d.Blocks[block].Kind)
}

// unattributed are the sentences of a quotation as sayings of an unknown speaker.
func (r *reader) unattributed(a *account, quoted nlp.Span) []saying {
	s := &nlp.Statement{Form: nlp.Direct, Content: []nlp.Span{quoted}}
	var out []saying
	for _, piece := range a.pieces(s) {
		one := saying{a: a, s: s, quoted: true, span: piece, text: a.d.Slice(piece), lemmas: a.lemmasIn(piece)}
		if one.note(r); len(one.lemmas) > 0 {
			out = append(out, one)
		}
	}
	return out
}
