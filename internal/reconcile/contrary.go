package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/news"
)

// contrary is two clauses of which one says that something is so and the other that it
// is not.
type contrary struct {
	a, b  *predicate
	kind  news.ComparisonKind
	score float64
}

// contraries finds where one says that something is so and another that it is not: of
// two documents, or of two parties.
func (r *reader) contraries(found []finding) []finding {
	known := map[*clause]*predicate{}
	read := func(c *clause) *predicate {
		p, ok := known[c]
		if !ok {
			one := r.predicateOf(c)
			p, known[c] = &one, &one
		}
		return p
	}
	parting := slices.DeleteFunc(slices.Clone(found), func(f finding) bool {
		return f.Kind != news.Contradicts && f.Kind != news.Updates && f.Kind != news.Disputed
	})
	var all []contrary
	for _, n := range r.neighbours() {
		if x, ok := r.opposing(read(n.a), read(n.b)); ok && !partsAt(parting, n.a, n.b) {
			all = append(all, x)
		}
	}
	slices.SortStableFunc(all, func(a, b contrary) int { return cmp.Compare(b.score, a.score) })
	return append(r.contraryFindings(all), r.none(found)...)
}

// opposing compares what two clauses say.
func (r *reader) opposing(p, q *predicate) (contrary, bool) {
	x := contrary{a: p, b: q}
	if p.holds == q.holds || !samePredicate(p, q) || !independent(p.c.a, q.c.a) || p.c.ahead() != q.c.ahead() || p.maybe || q.maybe {
		return x, false
	}
	if !p.comparable() || !q.comparable() || !p.plain() || !q.plain() || apartInTime(p.c, q.c) || countsApart(p.c, q.c) {
		return x, false
	}
	x.score = r.oneThing(p, q)
	if x.score == 0 || r.tellsToo(p, q) || r.tellsToo(q, p) {
		return x, false
	}
	var ok bool
	x.kind, ok = r.contraryKind(p, q)
	return x, ok
}

// comparable reports whether a clause says of the world that something is so or not.
func (p *predicate) comparable() bool {
	w := p.c.a.words[p.head].lemma
	return p.c.asserted() && !knowing[w] && !silent[w] && !light[w] && len(p.theme) > 0 && !p.c.a.general(p.c) && !p.corrects()
}

// corrects reports whether a clause says what something is in place of what it is not:
// "is based not on votes but on deeds" denies nothing by itself.
func (p *predicate) corrects() bool {
	d := p.c.a.d
	end := d.Sentences[d.Tokens[p.c.verb].Sentence].End
	negated := false
	for i := p.c.first; i < min(end, p.c.end+12); i++ {
		switch d.Tokens[i].Lower {
		case "not", "n't", "never":
			if i > 0 && slices.Contains([]string{"—", "–", "-", "--", ","}, d.Tokens[i-1].Lower) {
				return true // "lived his life — not the votes"
			}
			negated = true
		case "but", "rather":
			if negated && d.Tokens[i].Dep == "cc" {
				return true
			}
		}
	}
	return false
}

// silent are words by which somebody is said to say nothing.
var silent = set("comment respond reply answer return available clear sure certain name identify disclose elaborate specify immediate enough ready")

// samePredicate reports whether two clauses have one predicate. Of words that are only
// near in meaning a negation says too little.
func samePredicate(p, q *predicate) bool {
	return p.c.a.words[p.head].lemma == q.c.a.words[q.head].lemma
}

// plain reports whether a clause tells with a verb in a tense and of somebody else than
// who speaks: not "to cut it", "I did not".
func (p *predicate) plain() bool {
	d := p.c.a.d
	tense, subject := false, false
	if t := &d.Tokens[p.c.verb]; t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" {
		tense = true
	}
	for k := range d.Children(p.c.verb) {
		switch t := &d.Tokens[k]; t.Dep {
		case "aux", "auxpass":
			tense = tense || t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP"
			if t.Lower == "to" {
				return false
			}
		case "nsubj", "nsubjpass":
			subject = t.POS != "PRON" || nobody[t.Lower] || t.Lower == "one"
		}
	}
	return tense && subject
}

// oneThing is how surely two clauses speak of one thing, or 0: of one subject, of one
// object, and in like words.
func (r *reader) oneThing(p, q *predicate) float64 {
	if p.nobody || q.nobody {
		return r.likeBeside(p, q, 0.6, 2)
	}
	switch {
	case !r.named(p.theme, q.theme) || !r.named(p.actor, q.actor):
		return 0
	case r.persons(p) || r.persons(q):
		return r.likeBeside(p, q, 0.6, 2)
	}
	return r.likeBeside(p, q, 0.6, 1)
}

// persons reports whether a clause tells of a name.
func (r *reader) persons(p *predicate) bool {
	d := p.c.a.d
	for k := range d.Children(p.c.verb) {
		if t := &d.Tokens[k]; (t.Dep == "nsubj" || t.Dep == "nsubjpass") && (t.POS == "PROPN" || t.POS == "PRON") {
			return true
		}
	}
	return false
}

// meet reports whether two lists of lemmas have one in common or two of one meaning.
func (r *reader) meet(a, b []int32) bool {
	return slices.ContainsFunc(a, func(l int32) bool {
		return slices.ContainsFunc(b, func(m int32) bool { return l == m || r.nearness(l, m) >= 0.8 })
	})
}

// named reports whether two lists share a lemma.
func (r *reader) named(a, b []int32) bool {
	return slices.ContainsFunc(a, func(l int32) bool { return slices.Contains(b, l) })
}

// likeBeside is how alike two clauses are beside their predicates, or 0 where what the
// shorter says besides is not what the longer says, or they share too few words.
func (r *reader) likeBeside(p, q *predicate, need float64, words int) float64 {
	a, b := p.beside(), q.beside()
	if r.covered(b, q.c.lemmas) < r.covered(a, p.c.lemmas) || len(b) < len(a) {
		a, b = b, a
	}
	if inBoth(a, b) < words {
		return 0
	}
	part := r.covered(a, b)
	if len(a) == 0 || part < need {
		return 0
	}
	return 0.5*part + 0.5*r.meantAlike(p.c, q.c)
}

// beside are a clause's lemmas without that of its predicate.
func (p *predicate) beside() []int32 {
	id := p.c.a.words[p.head].id
	return slices.DeleteFunc(slices.Clone(p.c.lemmas), func(l int32) bool { return l == id })
}

// tellsToo reports whether the document of a clause says elsewhere what the other
// clause says.
func (r *reader) tellsToo(p, q *predicate) bool {
	for i := range p.c.a.clauses {
		c := &p.c.a.clauses[i]
		if c == p.c || r.overlap(c.lemmas, q.c.lemmas) < 0.3 {
			continue
		}
		if k := r.predicateOf(c); samePredicate(&k, q) && k.holds == q.holds && r.oneThing(&k, q) > 0 {
			return true
		}
	}
	return false
}

// contraryKind is how two contrary clauses stand to each other; false where
// both can hold, the one after the other.
func (r *reader) contraryKind(p, q *predicate) (news.ComparisonKind, bool) {
	late := !dayOf(p.c.a.day).Equal(dayOf(q.c.a.day))
	switch {
	case late && (p.nobody || q.nobody):
		return news.Updates, true
	case r.speakersApart(p.c, q.c):
		return news.Disputed, true
	}
	if late {
		early := p
		if q.c.a.day.Before(p.c.a.day) {
			early = q
		}
		if early.yet || p.carried && q.carried {
			return news.Updates, true
		}
	}
	if p.yet || q.yet {
		return 0, false
	}
	return news.Contradicts, true
}

// contraryFindings shows each contrary once, with all documents that take a side.
func (r *reader) contraryFindings(all []contrary) []finding {
	var out []finding
	used := map[*clause]bool{}
	for _, x := range all {
		if used[x.a.c] || used[x.b.c] {
			continue
		}
		f := finding{agenda: -1, rank: x.score}
		f.Kind, f.Slot, f.Topic = x.kind, news.PolaritySlot, shorten(x.a.c.a.d.Slice(x.a.c.Span))
		sides := map[*clause]int{x.a.c: 1, x.b.c: 2}
		add := func(p *predicate, side int) {
			if used[p.c] = true; !slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == p.c.a.d }) {
				f.Values = append(f.Values, value(p.c.a.d, p.c.Span, p.polarity(), side))
				sides[p.c] = side
			}
		}
		add(x.a, 1)
		add(x.b, 2)
		for _, y := range all {
			if s, ok := sides[y.a.c]; ok && !used[y.b.c] {
				add(y.b, 3-s)
			} else if s, ok := sides[y.b.c]; ok && !used[y.a.c] {
				add(y.a, 3-s)
			}
		}
		f.Why = r.why(f.Kind, f.Values)
		f.OddOneOut = r.odd(f.Values, f.Kind)
		out = append(out, f)
	}
	return out
}

func (p *predicate) polarity() string {
	if p.holds {
		return "so"
	}
	return "not so"
}

// partsAt reports whether a finding tells already that the accounts part in both clauses.
func partsAt(found []finding, a, b *clause) bool {
	shows := func(f *finding, c *clause) bool {
		return slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == c.a.d && v.Overlaps(c.Span) })
	}
	for i := range found { // by index: findings are large
		f := &found[i]
		if (f.Kind == news.Contradicts || f.Kind == news.Updates || f.Kind == news.Disputed) && shows(f, a) && shows(f, b) {
			return true
		}
	}
	return false
}

// perfect reports whether a clause says what has come to be so: "have been arrested".
func (p *predicate) perfect() bool {
	d := p.c.a.d
	for k := range d.Children(p.c.verb) {
		if l := d.Tokens[k].Lower; d.Tokens[k].Dep == "aux" && (l == "has" || l == "have" || l == "'ve") {
			return true
		}
	}
	return false
}
