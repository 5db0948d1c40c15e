package reconcile

import (
	"math"
)

// ClashFeatures names what the judge of contradictions between figures weighs.
func ClashFeatures() []string {
	return append(FigureFeatures(),
		"distinct", "recounted", "mistaken", "given beside", "both small", "affinity", "named parties apart", "a part", "wholes", "a loose one", "both told", "clauses apart in time", "exclusive",
		"snapshots", "one time", "log hours", "an offset", "a passing one", "one measure", "kinds apart", "shared scene", "both single", "particular", "exact durations",
		"moving", "a background", "both ahead", "log days", "later is more",
	)
}

// ofOneThing are the log-odds of being of one thing from which on two figures are asked
// whether they contradict each other.
const ofOneThing = -1.0

const (
	// unlikelyClash are the log-odds from which on what the rules find is a contradiction.
	unlikelyClash = -3.0
	// unlikelyToll is the same for those whom something befell: their number moves by the hour.
	unlikelyToll = -2.0
	// likelyClash are the log-odds from which on there is one, whatever the rules say.
	likelyClash = -0.3
)

// clashOf gives the features of two figures that may contradict each other, in the order of
// ClashFeatures, from those of their likeness. Each is -1 to about 10.
func (r *reader) clashOf(f, g *figure, likeness []float64) []float64 {
	later := 0.0
	switch {
	case f.before(g):
		later = 2*one(g.named > f.named) - 1
	case g.before(f):
		later = 2*one(f.named > g.named) - 1
	}
	return append(likeness,
		one(f.distinct(g)), one(r.recounted(f, g)), one(f.ratio(g) > mistaken), one(f.a.gives(g) || g.a.gives(f)), one(f.small() && g.small()), 2*r.affinity(f, g), one(f.party.named() && g.party.named() && f.party.apart(g.party)), one(f.partial || g.partial), one(f.outOf != g.outOf), one(f.loose() || g.loose()), one(f.told() && g.told()), one(apartInTime(f.clause, g.clause)), one(f.exclusive(g)),
		one(f.snapshots(g)), one(f.sameTime(g)), math.Log1p(f.at.Sub(g.at).Abs().Hours()), one(f.offset() || g.offset()), one(f.passing() || g.passing()), one(r.sameMeasure(f, g)), one(r.kindsApart(f, g)), one(r.sharedScene(f, g)), one(f.single() && g.single()), one(r.particular(f, g)), one(r.exactDurations(f, g)),
		one(f.moving)+one(g.moving), one(f.background() || g.background()), one(f.ahead() && g.ahead()), math.Log1p(f.a.day.Sub(g.a.day).Abs().Hours()/24), later,
	)
}

// ClashLikenesses gives the pairs of figures of the stories that may be of one thing, for
// learning whether they contradict each other. Which they are depends on the weights of the
// judge of figures.
func ClashLikenesses(in Input) ([]Likeness, error) {
	return eachStory(in, func(r *reader) []Likeness {
		all := r.allFigures()
		var out []Likeness
		for _, l := range r.figureLikenesses(all) {
			f, g := &all[l.i], &all[l.j]
			x := r.likenessOfFigures(f, g, &l)
			if logOdds(figureWeights[:], x) >= ofOneThing {
				out = append(out, Likeness{f.evidence(), g.evidence(), r.clashOf(f, g, x)})
			}
		}
		return out
	})
}
