package coref

import (
	"readout/internal/nlp"
)

// Features of a pronoun and a candidate. The ranker is linear: the candidate of
// the highest score is taken where it scores above that of "none" (bias only).
// Weights (weights.go) are learned by tools/traincoref, as a softmax over the
// candidates of each pronoun (Denis & Baldridge 2008, "Specialized Models and
// Ranking for Coreference Resolution").
const (
	fBias = iota
	fSameSentence
	fPrevious
	fTwoBack
	fFar
	fSubject
	fObject
	fPossessor
	fObliqe
	fParallel
	fFirstInSentence
	fNearest
	fName
	fNominal
	fPronoun
	fSamePronoun
	fIndefinite
	fMentions
	fPersonKnown
	fFemaleKnown
	fOrgForIt
	fPlaceForIt
	fPluralKnown
	fOrgForThey
	fCoordination
	fInsideOther
	fQuoteCrossed
	fSameVerb
	fSubjectSame
	fPossSubject
	fDistance
	fTopic
	fNominalIt
	fThingIt
	fParagraph
	fSubjectPrevious
	fSubjectHere
	fLeftmost
	fChainSubject
	fRecent
	fMainClause
	fPronounFollows
	fOnlyOne
	fNonPersonForPerson
	numFeatures
)

// candidates are the earlier mentions that a pronoun may refer to, nearest first,
// one of each cluster: the nearest.
func (r *resolver) candidates(at int) []*mention {
	m := r.mentions[at]
	seen := map[int]bool{}
	var out []*mention
	for i := at - 1; i >= 0; i-- {
		o := r.mentions[i]
		if r.sentence(m)-r.sentence(o) > reach {
			break
		}
		if r.possible(m, o) && !seen[o.cluster] {
			seen[o.cluster] = true
			out = append(out, o)
		}
	}
	return out
}

// reach is the number of sentences back in which a pronoun's antecedent is sought.
const reach = 5

// possible reports whether agreement and syntax allow the mention for the pronoun.
func (r *resolver) possible(m, o *mention) bool {
	c := r.clusters[o.cluster]
	f := c.facts
	switch {
	case o.time || o.speaker > 0 && len(c.mentions) == 1 || !compatible(m, f):
		return false
	case m.First >= o.First && m.End <= o.End: // inside: "the man with his dog"
		return false
	}
	return !r.coargument(m, o)
}

// compatible is agreement as pronouns ask for it: "they" may be a body.
func compatible(m *mention, f facts) bool {
	if m.lemma == "they" || m.plural == yes && m.speaker == 0 {
		return f.plural == yes || f.plural == unknown || f.kind == nlp.OrganizationEntity
	}
	if m.person == yes && f.person == no {
		return false
	}
	return m.agrees(f)
}

// coargument reports whether the two are arguments of one verb, which only a
// reflexive may share with its antecedent (binding principle B).
func (r *resolver) coargument(m, o *mention) bool {
	t := r.d.Tokens[m.Head]
	if reflexive(t.Lower) || t.Dep == "poss" {
		return false
	}
	return r.verbOf(m.Head) == r.verbOf(o.Head) && r.d.Tokens[o.Head].Dep != "poss" && t.Sentence == r.d.Tokens[o.Head].Sentence
}

func reflexive(w string) bool {
	return len(w) > 6 && (w[len(w)-4:] == "self" || w[len(w)-6:] == "selves")
}

// verbOf is the verb that token i is an argument of, through its preposition.
func (r *resolver) verbOf(i int) int {
	h := r.d.Tokens[i].Head
	if r.d.Tokens[h].Dep == "prep" && r.d.Tokens[r.d.Tokens[h].Head].POS == "VERB" {
		h = r.d.Tokens[h].Head
	}
	return h
}

// features fills f for pronoun m and candidate o, the rank-th nearest.
func (r *resolver) features(m, o *mention, rank int, f *[numFeatures]float64) {
	*f = [numFeatures]float64{fBias: 1}
	p, t := r.d.Tokens[m.Head], r.d.Tokens[o.Head]
	c := r.clusters[o.cluster]
	distance := p.Sentence - t.Sentence
	flag := func(i int, on bool) {
		if on {
			f[i] = 1
		}
	}
	flag(fSameSentence, distance == 0)
	flag(fPrevious, distance == 1)
	flag(fTwoBack, distance == 2)
	flag(fFar, distance > 2)
	subject := t.Dep == "nsubj" || t.Dep == "nsubjpass"
	flag(fSubject, subject)
	flag(fObject, t.Dep == "dobj" || t.Dep == "dative")
	flag(fPossessor, t.Dep == "poss")
	flag(fObliqe, t.Dep == "pobj")
	pronounSubject := p.Dep == "nsubj" || p.Dep == "nsubjpass"
	flag(fParallel, grammar(p.Dep) == grammar(t.Dep) && !subject)
	flag(fSubjectSame, pronounSubject && subject)
	flag(fPossSubject, p.Dep == "poss" && subject && distance == 0)
	flag(fFirstInSentence, o.First <= r.d.Sentences[t.Sentence].First+1)
	flag(fNearest, rank == 0)
	f[fDistance] = float64(min(rank, 8)) / 4
	flag(fName, o.Kind == nlp.NameMention)
	flag(fNominal, o.Kind == nlp.NominalMention)
	flag(fPronoun, o.Kind == nlp.PronounMention)
	flag(fSamePronoun, o.Kind == nlp.PronounMention && grammar(p.Dep) == grammar(t.Dep))
	flag(fIndefinite, o.Kind == nlp.NominalMention && !r.definite(o))
	f[fMentions] = float64(min(len(c.mentions), 6)) / 6
	flag(fPersonKnown, m.person == yes && c.person == yes)
	flag(fFemaleKnown, m.female != unknown && c.female == m.female)
	it := m.person == no
	flag(fOrgForIt, it && c.kind == nlp.OrganizationEntity)
	flag(fPlaceForIt, it && c.kind == nlp.PlaceEntity)
	flag(fNominalIt, it && o.Kind == nlp.NominalMention)
	flag(fThingIt, it && c.plural == no && c.kind == "")
	they := m.plural == yes
	flag(fPluralKnown, they && c.plural == yes)
	flag(fOrgForThey, they && c.kind == nlp.OrganizationEntity)
	flag(fCoordination, they && o.First != o.Head && r.conjoins(o.Head))
	flag(fInsideOther, r.insideOther(o))
	flag(fQuoteCrossed, r.quoted[m.Head] != r.quoted[o.Head])
	flag(fSameVerb, r.verbOf(m.Head) == r.verbOf(o.Head))
	flag(fTopic, c.mentions[0] == r.topic[m.person == yes])
	flag(fSubjectPrevious, subject && distance == 1)
	flag(fSubjectHere, subject && distance == 0)
	flag(fLeftmost, r.leftmost(m, o))
	subjects, recent := 0, 0
	for _, x := range c.mentions {
		if s := r.sentence(x); s <= p.Sentence && x.Head < m.Head {
			if d := r.d.Tokens[x.Head].Dep; d == "nsubj" || d == "nsubjpass" {
				subjects++
			}
			if p.Sentence-s <= 2 {
				recent++
			}
		}
	}
	f[fChainSubject] = float64(min(subjects, 3)) / 3
	f[fRecent] = float64(min(recent, 4)) / 4
	flag(fMainClause, subject && r.d.Tokens[t.Head].Dep == "ROOT")
	flag(fPronounFollows, o.Kind == nlp.PronounMention && subject && pronounSubject)
	flag(fOnlyOne, len(c.mentions) == 1)
	flag(fNonPersonForPerson, m.person == yes && c.person == unknown)
	flag(fParagraph, r.d.Sentences[p.Sentence].Block != r.d.Sentences[t.Sentence].Block)
}

// leftmost reports whether no mention that fits the pronoun stands before o in its
// sentence (the order of Hobbs 1978).
func (r *resolver) leftmost(m, o *mention) bool {
	for i := o.index - 1; i >= 0 && r.sentence(r.mentions[i]) == r.sentence(o); i-- {
		if x := r.mentions[i]; x.cluster != o.cluster && r.possible(m, x) {
			return false
		}
	}
	return true
}

func grammar(dep string) string {
	if dep == "nsubjpass" {
		return "nsubj"
	}
	return dep
}

// insideOther reports whether a mention stands inside a longer noun phrase.
func (r *resolver) insideOther(o *mention) bool {
	t := r.d.Tokens[o.Head]
	if t.Dep == "poss" || t.Dep == "compound" {
		return true
	}
	h := r.d.Tokens[t.Head]
	return t.Dep == "pobj" && (r.d.Tokens[h.Head].POS == "NOUN" || r.d.Tokens[h.Head].POS == "PROPN")
}

// topics are the first person named and the first thing named.
func (r *resolver) topics() map[bool]*mention {
	out := map[bool]*mention{}
	for _, m := range r.mentions {
		if person := m.person == yes; m.Kind == nlp.NameMention && out[person] == nil {
			out[person] = m
		}
	}
	return out
}

// model is the weights for the pronoun: persons, things, "they".
func model(m *mention) *[numFeatures]float64 {
	switch {
	case m.plural == yes:
		return &weights[2]
	case m.person == yes:
		return &weights[0]
	}
	return &weights[1]
}

// threshold is what a candidate has to score for a pronoun of a class (persons,
// things, "they"), against 0 for "none".
var threshold = [3]float64{1.0, 0, 0.2}

// margin is how far the best candidate has to be ahead of the next, by class: a
// person wrongly named costs more than a pronoun left alone. Without it, precision
// of person pronouns on news is .78 for recall .78, and GAP F1 .53.
var margin = [3]float64{0.8, 0, 0}

// pronouns links each third-person pronoun to its best candidate.
func (r *resolver) pronouns() {
	for at, m := range r.mentions {
		if m.Kind == nlp.PronounMention && m.speaker == 0 {
			r.resolve(at)
		}
	}
}

// resolve links the pronoun at an index to its best candidate, if there is one
// better than none.
func (r *resolver) resolve(at int) {
	var f [numFeatures]float64
	var best *mention
	m := r.mentions[at]
	score, second, w := threshold[class(m)], 0.0, model(m)
	for rank, o := range r.candidates(at) {
		r.features(m, o, rank, &f)
		switch s := dot(w, &f); {
		case s > score:
			best, score, second = o, s, score
		case s > second:
			second = s
		}
	}
	if best != nil && score-second >= margin[class(m)] {
		r.join(best, m)
	}
}

func class(m *mention) int {
	switch {
	case m.plural == yes:
		return 2
	case m.person == yes:
		return 0
	}
	return 1
}

func dot(w, f *[numFeatures]float64) float64 {
	sum := 0.0
	for i := range w {
		sum += w[i] * f[i]
	}
	return sum
}

// Pair is a candidate of a pronoun for training: the mentions of its chain so far,
// the nearest first, and its features.
type Pair struct {
	Chain    []nlp.Mention
	Features []float64
}

// Candidates gives, for each third-person pronoun of a parsed document, its class
// (0 persons, 1 things, 2 "they") and its candidates, as the ranker sees them. A
// pronoun is then linked to the candidate that choose returns, or by the ranker
// where choose returns -2; -1 links it to none. It is for training.
func Candidates(d *nlp.Document, s Stage, choose func(class int, pronoun nlp.Span, pairs []Pair) int) {
	r := newResolver(d, s.Base)
	r.names()
	r.nominals()
	r.speakers()
	for at, m := range r.mentions {
		if m.Kind != nlp.PronounMention || m.speaker > 0 {
			continue
		}
		all := r.candidates(at)
		pairs := make([]Pair, len(all))
		for rank, o := range all {
			var f [numFeatures]float64
			r.features(m, o, rank, &f)
			pairs[rank].Features = f[:]
			pairs[rank].Chain = append(pairs[rank].Chain, o.Mention)
			for _, c := range r.clusters[o.cluster].mentions {
				pairs[rank].Chain = append(pairs[rank].Chain, c.Mention)
			}
		}
		switch link := choose(class(m), m.Span, pairs); {
		case link >= 0:
			r.join(all[link], m)
		case link == -2:
			r.resolve(at)
		}
	}
}
