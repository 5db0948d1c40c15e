package reconcile

import (
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// saying is a statement as an assertion.
type saying struct {
	a       *account
	s       *nlp.Statement
	speaker party
	chain   []party // speaker and those through whom it came
	span    nlp.Span
	text    string
	lemmas  []int32
	negated bool
}

// sayings are the statements of all accounts, in order.
func (r *reader) sayings() []saying {
	if r.said != nil {
		return r.said
	}
	for _, a := range r.accounts {
		for i := range a.d.Statements {
			if s, ok := r.saying(a, &a.d.Statements[i]); ok {
				r.said = append(r.said, s)
			}
		}
	}
	return r.said
}

func (r *reader) saying(a *account, s *nlp.Statement) (saying, bool) {
	if len(s.Content) == 0 || s.Content[0].Empty() {
		return saying{}, false
	}
	out := saying{a: a, s: s, speaker: r.who.party(a.d, s.Speaker), negated: s.Negated}
	if out.speaker.known() {
		out.chain = append(out.chain, out.speaker)
	}
	for _, v := range s.Via {
		out.chain = append(out.chain, r.who.party(a.d, v))
	}
	out.span = nlp.Span{Start: s.Content[0].Start, End: s.Content[len(s.Content)-1].End}
	var b strings.Builder
	for _, c := range s.Content {
		b.WriteString(a.d.Slice(c))
		b.WriteByte(' ')
	}
	out.text = b.String()
	out.lemmas = r.lemmasIn(a.d, s.Content...)
	return out, true
}

// linked reports whether one person stands in both chains.
func (s *saying) linked(o *saying) bool {
	return slices.ContainsFunc(s.chain, func(p party) bool { return slices.ContainsFunc(o.chain, p.same) })
}

// utter is how alike two utterances must be to be one.
const utter = 0.52

// quoteVariants finds utterances of one speaker that stand in different words.
func (r *reader) quoteVariants() []finding {
	all := r.sayings()
	var pairs []pair
	for i := range all {
		for j := range i {
			if s := r.sameUtterance(&all[j], &all[i]); s > 0 {
				pairs = append(pairs, pair{j, i, s})
			}
		}
	}
	var out []finding
	for _, g := range align(len(all), pairs, utter) {
		if f, ok := r.variants(all, g); ok {
			out = append(out, f)
		}
	}
	return out
}

// sameUtterance is how surely two statements of different documents are one
// utterance, in 0..1.
func (r *reader) sameUtterance(x, y *saying) float64 {
	if x.a == y.a || !x.linked(y) || x.negated != y.negated {
		return 0
	}
	words := r.overlap(x.lemmas, y.lemmas)
	meaning := float64(cosine(r.vector(x.text), r.vector(y.text)))
	if words == 0 && meaning < 0.6 {
		return 0
	}
	score := 0.45*words + 0.55*meaning
	if score < utter {
		return 0
	}
	return score
}

// variants is the finding of one utterance: different words in independent
// documents.
func (r *reader) variants(all []saying, group []int) (finding, bool) {
	f := finding{agenda: -1}
	f.Kind, f.Slot = news.QuoteVariants, news.WordingSlot
	var wordings []string
	apart := false
	for _, i := range group {
		s := &all[i]
		key := wording(s.text)
		k := slices.Index(wordings, key)
		if k < 0 {
			wordings = append(wordings, key)
			k = len(wordings) - 1
		}
		apart = apart || independent(s.a, all[group[0]].a)
		f.Values = append(f.Values, value(s.a.d, s.span, "", k+1))
	}
	if len(wordings) < 2 || !apart {
		return f, false
	}
	f.Topic = shorten(all[group[0]].s.Speaker.Text)
	f.Why = r.why(f.Kind, f.Values)
	f.rank = float64(len(group))
	return f, true
}

// wording is a text without case, marks and white space.
func wording(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return notWord(c) || c == '\'' }), " ")
}
