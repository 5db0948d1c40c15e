package reconcile

import (
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// saying is a sentence of a statement's content as an assertion.
type saying struct {
	a       *account
	s       *nlp.Statement
	speaker party
	chain   []party // speaker and those through whom it came
	span    nlp.Span
	text    string
	lemmas  []int32
	negated bool // by the cue, or by the statement's polarity
	quoted  bool // wholly or partly in quotation marks
}

// sayings are the sentences of all accounts' statements, in order.
func (r *reader) sayings() []saying {
	if r.said != nil {
		return r.said
	}
	r.said = []saying{}
	for _, a := range r.accounts {
		for i := range a.d.Statements {
			s := &a.d.Statements[i]
			base := saying{a: a, s: s, speaker: r.who.party(a.d, s.Speaker), negated: s.Negated || a.cueNegated(s), quoted: s.Form != nlp.Indirect}
			if base.speaker.known() {
				base.chain = append(base.chain, base.speaker)
			}
			for _, v := range s.Via {
				base.chain = append(base.chain, r.who.party(a.d, v))
			}
			for _, piece := range a.pieces(s) {
				one := base
				one.span, one.text, one.lemmas = piece, a.d.Slice(piece), a.lemmasIn(piece)
				r.said = append(r.said, one)
			}
		}
	}
	return r.said
}

// pieces cuts a statement's content at the ends of sentences.
func (a *account) pieces(s *nlp.Statement) []nlp.Span {
	var out []nlp.Span
	for _, c := range s.Content {
		first := a.d.TokenAt(c.Start)
		for first < len(a.d.Tokens) && a.d.Tokens[first].Start < c.End {
			sentence := a.d.Sentences[a.d.Tokens[first].Sentence]
			end := first
			for end < sentence.End && a.d.Tokens[end].Start < c.End {
				end++
			}
			if end > first {
				out = append(out, nlp.Span{Start: max(c.Start, a.d.Tokens[first].Start), End: min(c.End, a.d.Tokens[end-1].End)})
			}
			first = max(end, first+1)
		}
	}
	return out
}

// cueNegated reports whether the reporting verb is negated: "had not asked for".
func (a *account) cueNegated(s *nlp.Statement) bool {
	for i := a.d.TokenAt(s.Cue.Start); i < len(a.d.Tokens) && a.d.Tokens[i].Start < s.Cue.End; i++ {
		if t := &a.d.Tokens[i]; t.Dep == "neg" || negators[t.Lower] {
			return true
		}
		if c := a.clauseOf[i]; c >= 0 && a.clauses[c].verb == i && a.clauses[c].negated && a.negatedVerb(i) {
			return true
		}
	}
	return false
}

// negatedVerb reports whether a verb itself is negated.
func (a *account) negatedVerb(i int) bool {
	for k := range a.d.Children(i) {
		if a.d.Tokens[k].Dep == "neg" {
			return true
		}
	}
	return false
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
	if x.a == y.a || !x.linked(y) || x.negated != y.negated || len(x.lemmas) < 2 || len(y.lemmas) < 2 {
		return 0
	}
	words := r.shared(x.lemmas, y.lemmas)
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
	apart, quoted := false, false
	for _, i := range group {
		s := &all[i]
		key := wording(s.text)
		k := slices.Index(wordings, key)
		if k < 0 {
			wordings = append(wordings, key)
			k = len(wordings) - 1
		}
		quoted = quoted || s.quoted
		apart = apart || independent(s.a, all[group[0]].a)
		f.Values = append(f.Values, value(s.a.d, s.span, "", k+1))
	}
	if len(wordings) < 2 || !apart || !quoted {
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
