package reconcile

import (
	"math"
	"slices"

	"readout/internal/nlp"
)

// figureLikeness is two figures of different origins whose values are not equal, with how
// alike they are in what is said about them, and what else their documents say that speaks
// for or against their being of one thing.
type figureLikeness struct {
	pair
	leads   [2]float64 // of the likeness before the likest other value that the other's document has, the less first
	known   bool       // an origin of the one gives the other's value too
	origins [2]int     // how many give the value of the one and of the other, the less first
	both    int        // how many give both
}

const (
	// slightFigure is how alike two figures must be to be looked at.
	slightFigure = 0.2
	// slightLead is by how much another value may be liker.
	slightLead = -0.15
	// fewFigures is up to how many figures all pairs are looked at.
	fewFigures = 200
	// manyLikenesses is beyond how many pairs only those are looked at in which each figure is
	// the likest that the other's document has.
	manyLikenesses = 2000
	// farApart is how many times the one value may be the other.
	farApart = 12
)

// figureLikenesses lists the pairs of figures that may be of one thing and are not equal.
func (r *reader) figureLikenesses(all []figure) []figureLikeness {
	var list []figureLikeness
	near := newValueRivals()
	candidatesUpTo(fewFigures, len(all), func(i int) []string { return all[i].keys() }, func(i, j int) {
		f, g := &all[i], &all[j]
		if f.unit != g.unit || !independent(f.a, g.a) || f.ratio(g) > farApart || relate(f.interval, g.interval) == equalValues {
			return
		}
		p := pair{i, j, r.saidAlike(f, g)}
		near.note(i, g.a.n, g.named, p.score)
		near.note(j, f.a.n, f.named, p.score)
		if p.score >= slightFigure {
			list = append(list, figureLikeness{pair: p})
		}
	})
	least := slightLead
	if len(list) > manyLikenesses {
		least = 0 // a large story has enough of those that are the likest of both
	}
	given := originsOf(all)
	kept := list[:0]
	for _, l := range list {
		f, g := &all[l.i], &all[l.j]
		a, b := l.score-near.other(l.i, g.a.n, g.named), l.score-near.other(l.j, f.a.n, f.named)
		if l.leads = [2]float64{min(a, b), max(a, b)}; l.leads[0] < least {
			continue
		}
		l.weighOrigins(given[valueKey{f.unit, f.named}], given[valueKey{g.unit, g.named}], f.a.origin, g.a.origin)
		kept = append(kept, l)
	}
	return kept
}

// valueKey is a value with its unit.
type valueKey struct {
	unit  string
	named float64
}

// originsOf are the origins that give each value.
func originsOf(all []figure) map[valueKey]map[int]bool {
	out := map[valueKey]map[int]bool{}
	for i := range all {
		f := &all[i]
		k := valueKey{f.unit, f.named}
		if out[k] == nil {
			out[k] = map[int]bool{}
		}
		if f.a.origin > 0 {
			out[k][f.a.origin] = true
		}
	}
	return out
}

// weighOrigins notes by whom the two values are given; x and y are the origins of the two.
func (l *figureLikeness) weighOrigins(of, to map[int]bool, x, y int) {
	l.known = of[y] || to[x]
	l.origins = [2]int{min(len(of), len(to)), max(len(of), len(to))}
	for o := range of {
		if to[o] {
			l.both++
		}
	}
}

// saidAlike is how alike two figures of one unit are in all that is said about them, in 0..1.
func (r *reader) saidAlike(f, g *figure) float64 {
	words, meaning, size := r.contextAlike(f, g)
	return 0.35*words + 0.3*meaning + 0.2*r.thingAlike(f, g) + 0.15*size
}

// thingAlike is how alike what two figures count is, in 0..1.
func (r *reader) thingAlike(f, g *figure) float64 {
	switch {
	case f.state != "" && f.state == g.state:
		return 1
	case f.state != g.state:
		return 0.3
	case f.unit != "count":
		return 0.5
	}
	return r.personsAlike(f, g)
}

// FigureFeatures names what the judge of figures weighs.
func FigureFeatures() []string {
	return []string{
		"bias", "words near shared", "words of the clause shared", "words around shared", "meaning alike", "nouns alike", "one noun", "no noun", "people",
		"one fate", "fate of one", "two fates", "count", "share", "length of time", "money", "log ratio", "over three times", "small", "at most three", "telling",
		"digits swapped", "one digit off", "one party", "parties apart", "party of one", "one partial", "both partial", "years apart", "one supposed", "one ahead",
		"one negated", "verbs near", "one subject", "other times", "other places", "one in background", "other rates", "other names", "clauses of other names", "one loose",
		"others of its kind", "days apart", "translated by machine", "other wholes", "approximate", "outside the body", "one ordinal", "company",
		"said alike", "lesser lead", "greater lead", "both lead", "known to one", "origins with both", "lesser origins", "greater origins",
	}
}

// likenessOfFigures gives the features of two figures, in the order of FigureFeatures. Each is
// 0 to about 4.
func (r *reader) likenessOfFigures(f, g *figure, l *figureLikeness) []float64 {
	c, e := f.clause, g.clause
	both := func(yes func(f *figure) bool) float64 { return one(yes(f)) + one(yes(g)) }
	noun := 0.0
	if f.noun != "" && g.noun != "" {
		noun = r.nouns(f.noun, g.noun)
	}
	return []float64{
		1, r.shared(f.near, g.near), r.shared(c.lemmas, e.lemmas), r.shared(f.around(), g.around()), max(0, r.meantAlike(c, e)), noun, one(f.noun != "" && f.noun == g.noun), one(f.noun == "" || g.noun == ""), one(f.unit == "count" && (people[f.noun] || people[g.noun])),
		one(f.state != "" && f.state == g.state), one((f.state == "") != (g.state == "")), one(f.state != "" && g.state != "" && f.state != g.state),
		one(f.unit == "count"), one(f.unit == "1"), one(f.unit == "s"), one(currency(f.unit)), math.Log(f.ratio(g)), one(f.ratio(g) > 3), one(f.small() || g.small()), one(f.named <= 3 || g.named <= 3), both(func(f *figure) bool { return f.telling() }),
		one(sameDigits(f.named, g.named)), one(oneDigitOff(f.named, g.named)), one(f.party.known() && f.party.same(g.party)), one(f.party.apart(g.party)), one(f.party.known() != g.party.known()), one(f.partial != g.partial), one(f.partial && g.partial), one(f.year != g.year), one(c.supposed() != e.supposed()), one(f.ahead() != g.ahead()),
		one(c.negated != e.negated), one(r.nearWords(&c.a.words[c.verb], &e.a.words[e.verb])), one(sameSubject(c, e)), one(f.ofOtherTime(g)), one(f.elsewhere(g)), one(f.background() != g.background()), one(f.rate != g.rate), one(!r.shareNamed(f, g)), one(f.namedApart(g)), one(f.loose() != g.loose()),
		one(!f.exclusive(g)), one(daysApart(f.a, g.a)), one(f.a.d.Translated.Machine || g.a.d.Translated.Machine), one(f.outOf != g.outOf), both((*figure).approximate), both((*figure).outside), one(f.q.Ordinal != g.q.Ordinal), f.company(g),
		4 * l.score, 2 * l.leads[0], 2 * l.leads[1], one(l.leads[0] >= 0), one(l.known), min(3, float64(l.both)), min(3, float64(l.origins[0])), min(4, float64(l.origins[1])),
	}
}

// likelyFigure are the log-odds from which on two figures that are not equal are of one
// thing, whatever the rules say.
const likelyFigure = 0.5

// judgeFigures adds to the pairs of figures of one thing those of unequal values of which the
// judge is sure, and notes all that may be of one thing: see clashJudged.
func (r *reader) judgeFigures(all []figure, pairs []pair) []pair {
	listed := couples(slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool { return p.score < sameFigure && p.score != never }))
	for _, l := range r.figureLikenesses(all) {
		f, g, couple := &all[l.i], &all[l.j], coupleOf(l.i, l.j)
		if _, ok := listed.get(couple); !ok {
			z := logOdds(figureWeights[:], r.likenessOfFigures(f, g, &l))
			if z < likelyFigure || !f.mayBe(g) {
				continue
			}
			pairs = append(pairs, pair{l.i, l.j, max(oddFigure, probability(z))})
		}
		r.likelyFigures = append(r.likelyFigures, l)
		r.likelyAt.set(coupleOf(f.n, g.n), int32(len(r.likelyFigures)-1))
	}
	return pairs
}

// mayBe reports whether nothing in the text of two figures says that they are of two things:
// another place, another year, for one of something, how much later.
func (f *figure) mayBe(g *figure) bool {
	return f.rate == g.rate && f.year == g.year && f.q.Ordinal == g.q.Ordinal && f.offset() == g.offset() && !f.elsewhere(g)
}

func (f *figure) approximate() bool { return f.approx != nlp.Exactly }

// outside reports whether a figure stands in the title, the deck or a heading.
func (f *figure) outside() bool { return f.clause.outside() }

// outside reports whether a clause stands in the title, the deck or a heading.
func (c *clause) outside() bool {
	d := c.a.d
	block := int(d.Sentences[d.Tokens[c.verb].Sentence].Block)
	return block < len(d.Blocks) && d.Blocks[block].Kind != nlp.BodyBlock
}

// company is how many other values the sentences of two figures have in common, two at most.
func (f *figure) company(g *figure) float64 {
	n := 0.0
	for _, o := range f.neighbours() {
		for _, p := range g.neighbours() {
			if o.unit == p.unit && relate(o.interval, p.interval) == equalValues {
				n++
			}
		}
	}
	return min(2, n)
}

// neighbours are the other figures of a figure's sentence.
func (f *figure) neighbours() []*figure {
	var out []*figure
	sentence := f.a.d.Tokens[f.head].Sentence
	for i := range f.a.figures {
		if o := &f.a.figures[i]; o.q != f.q && f.a.d.Tokens[o.head].Sentence == sentence {
			out = append(out, o)
		}
	}
	return out
}

// sameDigits reports whether two whole numbers have the same digits in another order: 11,400
// and 14,100.
func sameDigits(a, b float64) bool {
	x, n := digitsOf(a)
	y, m := digitsOf(b)
	return n == m && n > 1 && a != b && x == y
}

// digitsOf counts the digits of a whole number, each and all.
func digitsOf(v float64) (each [10]int, all int) {
	for x := int64(min(math.Abs(v), 1e15)); x > 0; x /= 10 {
		each[x%10]++
		all++
	}
	return each, all
}

// oneDigitOff reports whether two whole numbers of two digits or more differ in one: 63 and 83.
func oneDigitOff(a, b float64) bool {
	x, y, n, off := int64(min(math.Abs(a), 1e15)), int64(min(math.Abs(b), 1e15)), 0, 0
	for ; x > 0 && y > 0; x, y = x/10, y/10 {
		if n++; x%10 != y%10 {
			off++
		}
	}
	return x == y && n > 1 && off == 1
}

// FigureLikenesses gives the pairs of figures of the stories for learning the judge.
func FigureLikenesses(in Input) ([]Likeness, error) {
	return eachStory(in, func(r *reader) []Likeness {
		all := r.allFigures()
		var out []Likeness
		for _, l := range r.figureLikenesses(all) {
			f, g := &all[l.i], &all[l.j]
			out = append(out, Likeness{f.evidence(), g.evidence(), r.likenessOfFigures(f, g, &l)})
		}
		return out
	})
}
