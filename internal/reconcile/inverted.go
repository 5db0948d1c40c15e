package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/news"
)

// inversion is one utterance of one speaker, of which two documents give the opposite
// meaning: as a bad translation does.
type inversion struct {
	s, t  *saying
	x, y  int // the words: tokens
	score float64
}

// inverted finds utterances that one document turns into their opposite.
func (r *reader) inverted(known []finding) []finding {
	all := r.sayings()
	var found []inversion
	candidates(len(all), func(i int) []int32 { return all[i].lemmas }, func(i, j int) {
		if x, ok := r.inversion(&all[i], &all[j]); ok && !partKnown(known, &x) {
			found = append(found, x)
		}
	})
	slices.SortStableFunc(found, func(a, b inversion) int { return cmp.Compare(b.score, a.score) })
	var out []finding
	used := map[*saying]bool{}
	for _, x := range found {
		if !used[x.s] && !used[x.t] {
			out = append(out, r.inversionFinding(x, found, used))
		}
	}
	return out
}

// partKnown reports whether a finding tells already that the two documents part, by the
// same words or in the same place.
func partKnown(found []finding, x *inversion) bool {
	return slices.ContainsFunc(found, func(f finding) bool {
		in := func(s *saying, token int) bool {
			return slices.ContainsFunc(f.Values, func(v news.Value) bool {
				return v.Document == s.a.d && (v.Overlaps(s.span) || v.Value == s.a.words[token].lemma)
			})
		}
		return f.Kind == news.Contradicts && in(x.s, x.x) && in(x.t, x.y)
	})
}

// inversion compares two sayings of one speaker, of which at least one was translated by
// machine: a person who translates or cuts an utterance does not turn it round.
func (r *reader) inversion(s, t *saying) (inversion, bool) {
	x := inversion{s: s, t: t}
	if !s.a.d.Translated.Machine && !t.a.d.Translated.Machine || !independent(s.a, t.a) || !s.speaker.same(t.speaker) && !s.speaker.spelt(t.speaker) || s.outer || t.outer || inBoth(s.lemmas, t.lemmas) == 0 {
		return x, false
	}
	meaning := max(0, float64(cosine(r.vector(s.text), r.vector(t.text))))
	if meaning < 0.4 || s.sharesNone(t) {
		return x, false
	}
	i, j, ok := r.turned(s, t)
	if !ok {
		return x, false
	}
	x.x, x.y = i, j
	if !r.setAlike(s, t, i, j) {
		return x, false
	}
	drop := func(list []int32, id int32) []int32 {
		return slices.DeleteFunc(slices.Clone(list), func(l int32) bool { return l == id })
	}
	x.score = 0.5*r.shared(drop(s.lemmas, s.a.words[i].id), drop(t.lemmas, t.a.words[j].id)) + 0.5*meaning
	return x, x.score >= 0.5
}

// setAlike reports whether two words stand alike in their sayings: under like words, or
// over like ones.
func (r *reader) setAlike(s, t *saying, x, y int) bool {
	if s.a.d.Tokens[s.a.d.Tokens[x].Head].Lower == t.a.d.Tokens[t.a.d.Tokens[y].Head].Lower {
		return true
	}
	h, k := s.a.governor(x), t.a.governor(y)
	if h >= 0 && k >= 0 && s.span.Contains(s.a.d.Tokens[h].Span) && t.span.Contains(t.a.d.Tokens[k].Span) {
		if v, w := s.a.words[h].id, t.a.words[k].id; v == w || r.nearness(v, w) > 0 {
			return true
		}
	}
	return r.meet(s.a.under(x), t.a.under(y))
}

// under are the content lemmas of a token's dependents.
func (a *account) under(i int) []int32 {
	var out []int32
	for k := range a.d.Children(a.top(i)) {
		if w := a.words[k]; w.id >= 0 && k != i {
			out = append(out, w.id)
		}
		if w := a.words[k]; w.also >= 0 {
			out = append(out, w.also)
		}
	}
	return out
}

// sharesNone reports whether two sayings measure in one unit and give no number in common.
func (s *saying) sharesNone(o *saying) bool { return noneShared(s.quantities(), o.quantities()) }

// turned finds the words of two sayings that are opposite, or the one word of both that
// one of them negates.
func (r *reader) turned(s, t *saying) (x, y int, ok bool) {
	first, end := s.tokens()
	from, to := t.tokens()
	for i := first; i < end; i++ {
		v := &s.a.words[i]
		if !carries(s.a, i) {
			continue
		}
		for j := from; j < to; j++ {
			w := &t.a.words[j]
			if !carries(t.a, j) || s.a.d.Tokens[i].POS != t.a.d.Tokens[j].POS {
				continue
			}
			if v.lemma == w.lemma && s.a.denied(i) != t.a.denied(j) && !r.negatedElse(s, t, i, j) {
				return i, j, true
			}
			if v.id >= 0 && w.id >= 0 && !slices.Contains(t.lemmas, v.id) && !slices.Contains(s.lemmas, w.id) &&
				r.opposes(v.id, w.id) && !staged(v.lemma, w.lemma) && s.a.denied(i) == t.a.denied(j) {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// carries reports whether a token may carry what is said: not a name, a figure or a time.
func carries(a *account, i int) bool {
	t := &a.d.Tokens[i]
	switch t.POS {
	case "VERB", "ADJ", "NOUN", "ADV":
		return !a.measured[i] && !reading[a.words[i].lemma]
	}
	return false
}

// reading are the verbs that only help others.
var reading = set("be have do will would can could may might should must let go get")

// denied reports whether a token is negated: itself, or as its clause's verb or the
// complement of it.
func (a *account) denied(i int) bool {
	d := a.d
	n := 0
	for k := range d.Children(i) {
		if t := &d.Tokens[k]; (t.Dep == "neg" || t.Lower == "no" || t.Lower == "never") && a.beside(k, i) {
			n++
		}
	}
	if t := &d.Tokens[i]; n == 0 && t.Head != i && (t.Dep == "acomp" || t.Dep == "attr" || t.Dep == "xcomp" || t.Dep == "amod") {
		for k := range d.Children(t.Head) {
			if d.Tokens[k].Dep == "neg" && a.beside(k, i) {
				n++
			}
		}
	}
	return n%2 == 1
}

// beside reports whether a negation stands close to the word that it is held to negate,
// with no mark between: what is farther the parser may have joined wrongly.
func (a *account) beside(k, i int) bool {
	if k > i || i-k > 4 {
		return false
	}
	for m := k; m < i; m++ {
		if a.d.Tokens[m].POS == "PUNCT" && a.d.Tokens[m].Lower != "-" {
			return false
		}
	}
	return true
}

// negatedElse reports whether the saying that does not negate the word negates another:
// the two may mean the same.
func (r *reader) negatedElse(s, t *saying, i, j int) bool {
	plain, at := s, i
	if s.a.denied(i) {
		plain, at = t, j
	}
	first, end := plain.tokens()
	for k := first; k < end; k++ {
		if k != at && (plain.a.d.Tokens[k].Dep == "neg" || negators[plain.a.d.Tokens[k].Lower]) {
			return true
		}
	}
	return false
}

// inversionFinding shows the utterance with all documents that take a side.
func (r *reader) inversionFinding(x inversion, all []inversion, used map[*saying]bool) finding {
	f := finding{agenda: -1, rank: x.score}
	f.Kind, f.Slot, f.Topic = news.Contradicts, news.MeaningSlot, shorten(x.s.text)
	add := func(s *saying, side int) {
		used[s] = true
		if !slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == s.a.d }) {
			f.Values = append(f.Values, value(s.a.d, s.span, "", side))
		}
	}
	add(x.s, 1)
	add(x.t, 2)
	for _, y := range all {
		switch {
		case y.s == x.s && !used[y.t]:
			add(y.t, 2)
		case y.t == x.t && !used[y.s]:
			add(y.s, 1)
		case y.t == x.s && !used[y.s]:
			add(y.s, 2)
		case y.s == x.t && !used[y.t]:
			add(y.t, 1)
		}
	}
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f
}
