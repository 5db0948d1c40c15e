package coref

import (
	"slices"

	"readout/internal/nlp"
)

// The classes of mentions that are ranked, each with weights of its own.
const (
	personPronoun = iota // "she"
	thingPronoun         // "it"
	manyPronoun          // "they"
	nominalClass         // "the company"
	nameClass            // names that the sieve left alone
	numClasses
)

// class is the mention's, or -1 where it is not ranked.
func (m *mention) class() int {
	switch {
	case m.Kind == nlp.NominalMention:
		return nominalClass
	case m.Kind == nlp.NameMention:
		return nameClass
	case m.speaker > 0:
		return -1
	case m.plural == yes:
		return manyPronoun
	case m.person == yes:
		return personPronoun
	}
	return thingPronoun
}

// threshold is what a candidate has to score for a mention of a class, against 0
// for "none", the logarithm of the odds: a person wrongly named costs more than a
// pronoun left alone.
var threshold = [numClasses]float32{personPronoun: 1.25, nominalClass: -1.4, nameClass: -1}

// rank links, from left to right, each mention that the sieves left alone to its
// best candidate among those before it.
func (r *resolver) rank() {
	for _, m := range r.byHead() {
		if r.ranked(m) {
			r.resolve(m)
		}
	}
}

// byHead are the mentions in the order of their heads: "his" before "his wife".
func (r *resolver) byHead() []*mention {
	out := slices.Clone(r.mentions)
	slices.SortStableFunc(out, func(a, b *mention) int { return a.Head - b.Head })
	return out
}

// ranked reports whether the mention's antecedent is left to the ranker: not where
// its chain reaches back already.
func (r *resolver) ranked(m *mention) bool {
	switch m.class() {
	case -1:
		return false
	case nominalClass, nameClass:
		if m.Kind == nlp.NominalMention && m.predicate == bePredicate {
			return false // says what something is, and refers to nothing
		}
		return !slices.ContainsFunc(r.clusters[m.cluster].mentions, func(x *mention) bool { return x.Head < m.Head && x.speaker == 0 })
	}
	return true
}

// resolve links a mention to its best candidate, if there is one better than none.
func (r *resolver) resolve(m *mention) {
	class := m.class()
	if o := r.goesOn(m); o != nil {
		r.join(o, m)
		return
	}
	var f features
	var best *mention
	top := threshold[class]
	for rank, o := range r.candidates(m) {
		r.features(m, o, rank, &f)
		if s := models().score(class, &f); s > top {
			best, top = o, s
		}
	}
	if best != nil {
		r.join(best, m)
	}
}

// Pair is a candidate of a mention for training: the mentions of its chain so
// far, the candidate first, and its features.
type Pair struct {
	Chain    []nlp.Mention
	Features []float32
}

// Classes is the number of classes of mentions that Candidates tells apart, and
// Features that of features: the shape of the weights.
const (
	Classes  = numClasses
	Features = int(numFeatures)
)

// Candidates gives, for each mention of a parsed document whose antecedent is
// ranked, its class and its candidates, as the ranker sees them. The mention is
// then linked to the candidate that choose returns, or by the ranker where choose
// returns -2; -1 links it to none. It is for training.
func Candidates(d *nlp.Document, s Stage, choose func(class int, m nlp.Mention, pairs []Pair) int) {
	r := newResolver(d, s.Base)
	r.names()
	r.titles()
	r.speakers()
	for _, m := range r.byHead() {
		if !r.ranked(m) {
			continue
		}
		all := r.candidates(m)
		pairs := make([]Pair, len(all))
		for rank, o := range all {
			var f features
			r.features(m, o, rank, &f)
			pairs[rank].Features = f[:]
			pairs[rank].Chain = append(pairs[rank].Chain, o.Mention)
			for _, c := range r.clusters[o.cluster].mentions {
				pairs[rank].Chain = append(pairs[rank].Chain, c.Mention)
			}
		}
		switch link := choose(m.class(), m.Mention, pairs); {
		case link >= 0:
			r.join(all[link], m)
		case link == -2:
			r.resolve(m)
		}
	}
}

// Choose gives the index of the name in names that a pronoun of a parsed document
// means, or -1 where none of them can be meant: the task in which the candidates
// are given, so that an answer needs less than a link of a chain.
func Choose(d *nlp.Document, s Stage, pronoun nlp.Span, names []nlp.Span) int {
	r := newResolver(d, s.Base)
	r.names()
	r.titles()
	r.speakers()
	for _, m := range r.byHead() {
		if m.Span == pronoun && m.class() >= 0 {
			return r.choose(m, names)
		}
		if r.ranked(m) {
			r.resolve(m)
		}
	}
	return -1
}

// least is what a given candidate has to score.
const least = float32(-1)

// choose is the index of the name whose chain scores best for a pronoun.
func (r *resolver) choose(m *mention, names []nlp.Span) int {
	var f features
	best, top := -1, least
	for rank, o := range r.candidates(m) {
		at := slices.IndexFunc(names, func(s nlp.Span) bool {
			return slices.ContainsFunc(r.clusters[o.cluster].mentions, func(x *mention) bool { return x.Kind == nlp.NameMention && x.Name.Overlaps(s) })
		})
		if at < 0 {
			continue
		}
		r.features(m, o, rank, &f)
		if s := models().score(m.class(), &f); s > top {
			best, top = at, s
		}
	}
	return best
}
