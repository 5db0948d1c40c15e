package reconcile

import (
	"math"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// likeness is two utterances of different documents with how alike they are in words
// and meaning, and how much liker than the likest others that the two documents have.
type likeness struct {
	pair
	margin  float64
	context float64 // how alike those right before or right behind the two are
}

// slight is how alike two utterances must be to be looked at.
const slight = 0.15

// likenesses lists the pairs of utterances that may be one.
func (r *reader) likenesses(all []saying) []likeness {
	var list []likeness
	of := make([][]pair, len(all))
	candidates(len(all), func(i int) []int32 { return r.heavyOnes(all[i].lemmas) }, func(i, j int) {
		if all[i].a == all[j].a {
			return
		}
		if p := (pair{i, j, r.wordedAlike(&all[i], &all[j])}); p.score >= slight {
			list = append(list, likeness{pair: p})
			of[i], of[j] = append(of[i], p), append(of[j], p)
		}
	})
	for k := range list {
		l := &list[k]
		if !all[l.i].quoted && !all[l.j].quoted {
			continue // the judge is not asked
		}
		l.margin = l.score - max(rival(all, of[l.i], l.i, l.j), rival(all, of[l.j], l.j, l.i))
		l.context = max(r.neighboursAlike(all, l, -1), r.neighboursAlike(all, l, 1))
	}
	return list
}

// rival is how alike utterance i is to the likest in the document of j but for j and
// what overlaps it; list are the pairs of i.
func rival(all []saying, list []pair, i, j int) float64 {
	best := 0.0
	for _, p := range list {
		if k := p.i + p.j - i; p.score > best && all[k].a == all[j].a && k != j && !all[k].span.Overlaps(all[j].span) {
			best = p.score
		}
	}
	return best
}

// neighboursAlike is how alike the utterances are that stand a step before or behind the two.
func (r *reader) neighboursAlike(all []saying, l *likeness, step int) float64 {
	i, j := l.i+step, l.j+step
	if i < 0 || j < 0 || i >= len(all) || j >= len(all) || all[i].a != all[l.i].a || all[j].a != all[l.j].a {
		return 0
	}
	return r.wordedAlike(&all[i], &all[j])
}

// LikenessFeatures names what the judge of utterances weighs.
func LikenessFeatures() []string {
	return []string{
		"bias", "quoted words alike", "words that tell shared", "speakers linked", "speakers are two persons", "one entity speaks",
		"speakers are apart", "both quoted", "one act", "one negated", "margin before rivals", "no liker rival",
		"neighbours alike", "both conditional", "one conditional", "one kind of speech", "one carries another", "translated by machine", "one verdict", "lengths apart",
	}
}

// likenessOf gives the features of two utterances, in the order of LikenessFeatures. Each is
// 0 to about 4.
func (r *reader) likenessOf(all []saying, l *likeness) []float64 {
	x, y := &all[l.i], &all[l.j]
	p, q := x.conditional, y.conditional
	return []float64{
		1, 4 * r.coresAlike(&x.core, &y.core), math.Log1p(float64(r.rareShared(x.lemmas, y.lemmas))),
		one(x.linked(y)), one(r.strangers(x, y)), one(x.speaker.entity != "" && x.speaker.entity == y.speaker.entity),
		one(x.speaker.apart(y.speaker)), one(x.quoted && y.quoted), one(x.s.Act == y.s.Act),
		one(x.denying != y.denying), 2 * l.margin, one(l.margin >= 0), 2 * l.context, one(p && q), one(p != q),
		one(r.oneAct(x, y)), one(x.outer || y.outer), one(x.a.d.Translated.Machine || y.a.d.Translated.Machine), one(r.sameVerdict(x, y)),
		math.Abs(math.Log(float64(1+x.core.words) / float64(1+y.core.words))),
	}
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// hangs reports whether an utterance makes what it says hang on something.
func (s *saying) hangs() bool {
	for i := s.first; i < s.end; i++ {
		if hinges[s.a.d.Tokens[i].Lower] {
			return true
		}
	}
	return !s.s.Condition.Empty() && s.s.Condition.Overlaps(s.span)
}

var hinges = set("if unless provided when until")

// judged is the log-odds that two utterances are one; where two persons are quoted with
// them, also what it were if the documents gave them to one.
func (r *reader) judged(all []saying, l *likeness) (z, ofOne float64) {
	features := r.likenessOf(all, l)
	z = logOdds(utteranceWeights[:], features)
	x, y := &all[l.i], &all[l.j]
	if !x.quoted || !y.quoted || !r.strangers(x, y) {
		return z, z
	}
	features[linkedFeature], features[strangersFeature], features[entityFeature], features[apartFeature] = 1, 0, 1, 0
	return z, logOdds(utteranceWeights[:], features)
}

// The features that tell by whom the utterances are.
const (
	linkedFeature = iota + 3
	strangersFeature
	entityFeature
	apartFeature
)

// logOdds is what a judge thinks of two assertions.
func logOdds(weights, features []float64) float64 {
	z := 0.0
	for i, x := range features {
		z += weights[i] * x
	}
	return z
}

func probability(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }

const (
	// unlikely are the log-odds from which on what the rules take for one utterance is one.
	unlikely = -1.5
	// likely are the log-odds from which on two utterances are one, whatever the rules say.
	likely = 0.5
	// sureWords are the log-odds from which on two utterances are one by their words, though
	// the documents give them to two persons.
	sureWords = 1.5
)

// oneUtterance lists the pairs that are one utterance: by the rules, where the judge does
// not find it unlikely, and those of which the judge is sure.
func (r *reader) oneUtterance(all []saying) []pair {
	var out []pair
	for _, l := range r.likenesses(all) {
		x, y, z := &all[l.i], &all[l.j], 0.0
		if s := r.oneUltimatum(x, y); s > 0 {
			out = append(out, pair{l.i, l.j, s})
			continue
		}
		if x.quoted || y.quoted {
			var ofOne float64
			if z, ofOne = r.judged(all, &l); ofOne >= sureWords && x.sameButForTranslation(y) {
				z = max(z, ofOne)
			}
		} else if l.score < reported {
			continue
		}
		if z < unlikely || r.onlyDay(x, y) || r.strangers(x, y) && r.opposedIn(x, y) {
			continue
		}
		s := r.sameUtterance(x, y)
		if z >= likely && x.uttered && y.uttered && x.aboutAsLong(y) && !x.countsOtherwise(y) {
			s = max(s, probability(z))
		}
		if s > 0 {
			out = append(out, pair{l.i, l.j, s})
		}
	}
	return out
}

// aboutAsLong reports whether neither of two utterances is many times as long as the other, nor
// a single telling word.
func (s *saying) aboutAsLong(o *saying) bool {
	const many = 4
	return min(len(s.lemmas), len(o.lemmas)) > 1 && max(len(s.text), len(o.text)) <= many*min(len(s.text), len(o.text))
}

// onlyDay reports whether two utterances name one day and have no other word in common,
// nor near ones: they agree on the day, and may be two.
func (r *reader) onlyDay(x, y *saying) bool {
	if !meet(x.days(), y.days()) {
		return false
	}
	a, b := x.untimed(), y.untimed()
	return !slices.ContainsFunc(a, func(l int32) bool {
		return slices.ContainsFunc(b, func(m int32) bool { return l == m || r.nearness(l, m) > 0 })
	})
}

// days are the lemmas of the days that an utterance names.
func (s *saying) days() []int32 {
	var out []int32
	for i := range s.a.d.Timexes {
		if t := &s.a.d.Timexes[i]; t.Placed() && t.Grain >= nlp.DayGrain && s.span.Contains(t.Span) {
			if id := s.a.words[s.a.d.TokenAt(t.Start)].id; id >= 0 {
				out = append(out, id)
			}
		}
	}
	return out
}

// untimed are the lemmas of an utterance that are part of no time.
func (s *saying) untimed() []int32 {
	var out []int32
	for i := s.first; i < s.end; i++ {
		if w := &s.a.words[i]; w.id >= 0 && !s.a.inTime(i) {
			out = append(out, w.id)
		}
	}
	return out
}

// Likeness is two assertions of different origins of a story, for learning a judge.
type Likeness struct {
	A, B     news.Evidence
	Features []float64
}

// eachStory collects what f gives for the readers of all stories.
func eachStory(in Input, f func(*reader) []Likeness) ([]Likeness, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	who := newParties(in.Entities, in.Documents)
	var out []Likeness
	for _, s := range in.Stories {
		out = append(out, f(newReader(lex, who, s))...)
	}
	return out, nil
}

func (s *saying) evidence() news.Evidence { return news.Evidence{Document: s.a.d, Span: s.span} }

func (f *figure) evidence() news.Evidence { return news.Evidence{Document: f.a.d, Span: f.q.Span} }

// Likenesses gives the pairs of utterances of the stories for learning the judge.
func Likenesses(in Input) ([]Likeness, error) {
	return eachStory(in, func(r *reader) []Likeness {
		all := r.utterances()
		var out []Likeness
		for _, l := range r.likenesses(all) {
			x, y := &all[l.i], &all[l.j]
			if independent(x.a, y.a) && (x.quoted || y.quoted) {
				out = append(out, Likeness{x.evidence(), y.evidence(), r.likenessOf(all, &l)})
			}
		}
		return out
	})
}
