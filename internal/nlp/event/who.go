package event

import "readout/internal/nlp"

// who makes a Who of the token that heads a phrase.
func (v *view) who(head int) nlp.Who {
	r := v.phrase(head)
	w := nlp.Who{Span: v.d.TokenSpan(r.first, r.end)}
	w.Text = v.d.Slice(w.Span)
	m := v.mention[head]
	if m < 0 {
		return w
	}
	mention := &v.d.Mentions[m]
	if mention.Kind == nlp.NameMention && mention.Name == w.Span && mention.Type != nlp.PersonEntity {
		return w
	}
	w.Antecedent = v.fuller(int(m))
	switch {
	case !w.Antecedent.Empty():
	case mention.Kind == nlp.PronounMention:
		w.Antecedent = v.speaker(head)
	case mention.Kind == nlp.NominalMention:
		if k := max(v.holder(head), v.body(head)); k >= 0 {
			r := v.phrase(k)
			w.Antecedent = v.d.TokenSpan(r.first, r.end)
		}
	}
	return w
}

// speaker is who says what a pronoun of the third person stands in, unquoted: "X
// said it had withdrawn"; empty where that is not known.
func (v *view) speaker(i int) nlp.Span {
	n := v.inside[i]
	if n < 0 || v.d.Statements[n].Form == nlp.Direct {
		return nlp.Span{}
	}
	switch v.tokens[i].Lower {
	case "he", "she", "it", "they":
	default:
		return nlp.Span{}
	}
	s := v.d.Statements[n].Speaker
	if s.Span.Overlaps(v.tokens[i].Span) {
		return nlp.Span{}
	}
	if !s.Antecedent.Empty() {
		return s.Antecedent
	}
	if h := v.headOf(s.Span); h < 0 || v.tokens[h].POS == "PRON" {
		return nlp.Span{}
	}
	return s.Span
}

// fuller is the first mention by name of a mention's chain, where it says more.
func (v *view) fuller(m int) nlp.Span {
	mine := &v.d.Mentions[m]
	for _, k := range v.d.Chains[mine.Chain].Mentions {
		o := &v.d.Mentions[k]
		if o.Kind != nlp.NameMention || k == m {
			continue
		}
		if mine.Kind != nlp.NameMention || o.Name.Len() > mine.Name.Len() {
			r := v.phrase(o.Head)
			if s := v.d.TokenSpan(r.first, r.end); o.Span.Contains(s) && s.Overlaps(o.Name) {
				return s // without the clauses behind it
			}
			return o.Span
		}
	}
	return nlp.Span{}
}

// run is a half-open range of tokens.
type run struct{ first, end int }

// phrase is the noun phrase of a head: what stands before it, prepositional
// phrases and appositions behind it; no clauses, nothing joined by "and".
func (v *view) phrase(head int) run {
	r := run{head, head + 1}
	for _, k := range v.children(head) {
		t := &v.tokens[k]
		if int(k) < head {
			switch t.Dep {
			case "punct", "cc", "conj", "relcl", "advcl", "mark", "neg", "prep", "preconj", "aux", "auxpass", "nsubj", "cop":
				continue
			}
			if v.verb(head) || int(k) == head-2 && v.hyphened(head) {
				continue
			}
			r.first = min(r.first, t.First)
		}
	}
	if v.verb(head) {
		return r
	}
	for _, k := range v.children(head) {
		t := &v.tokens[k]
		if int(k) < head {
			continue
		}
		switch t.Dep {
		case "prep":
			if !phrasal[t.Lower] || v.timed(int(k)) || v.child(int(k), "pcomp") >= 0 || t.First > r.end {
				return r
			}
		case "case":
			continue // the "'s" of an owner
		case "appos", "nummod", "compound", "nmod", "flat", "poss":
		case "punct":
			continue
		default:
			return r
		}
		r.end = max(r.end, v.upTo(int(k))+1)
	}
	return r
}

// phrasal are the prepositions that belong to the phrase before them.
var phrasal = map[string]bool{"of": true, "in": true, "from": true, "for": true, "at": true, "to": true, "on": true, "near": true, "with": true}

// timed reports whether a preposition governs a time.
func (v *view) timed(prep int) bool {
	for _, k := range v.children(prep) {
		if v.timex[k] >= 0 {
			return true
		}
	}
	return false
}

// upTo is the last token of a subtree, clauses behind it left out.
func (v *view) upTo(k int) int {
	last := v.tokens[k].Last
	for i := k; i <= v.tokens[k].Last; i++ {
		dep := v.tokens[i].Dep
		if (dep == "relcl" || dep == "acl" || dep == "advcl") && v.tokens[i].First > k {
			last = min(last, v.tokens[i].First-1)
		}
		if h := v.tokens[i].Head; dep == "pcomp" && h > k && v.tokens[h].Dep == "prep" {
			last = min(last, h-1)
		}
	}
	for last > k && (v.tokens[last].POS == "PUNCT" && v.tokens[last].Lower != ")" || v.tokens[last].Dep == "cc") {
		last--
	}
	return last
}

// clause is the clause that tells an event: the verb's subtree without what
// introduces it and without clauses joined behind it.
func (v *view) clause(d *draft) nlp.Span {
	at := d.verb
	if at < 0 {
		r := v.phrase(d.trigger)
		return v.d.TokenSpan(r.first, r.end)
	}
	t := &v.tokens[at]
	first, last := t.First, t.Last
	for _, k := range v.children(at) {
		c := &v.tokens[k]
		if c.Dep == "conj" && int(k) > d.trigger && v.verb(int(k)) && c.First > at {
			last = min(last, c.First-1)
		}
	}
	for first < at && (v.tokens[first].POS == "PUNCT" || v.tokens[first].Dep == "mark" || v.tokens[first].Dep == "cc") {
		first++
	}
	for last > at && (v.tokens[last].POS == "PUNCT" || v.tokens[last].Dep == "cc") {
		last--
	}
	return v.d.TokenSpan(min(first, d.trigger), max(last, d.trigger)+1)
}
