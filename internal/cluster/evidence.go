package cluster

import (
	"math"
	"slices"
)

// The features of a document and a story that it may belong to.
const (
	sBias = iota
	sMean
	sMax
	sMin
	sSecond
	sSize
	sKept
	sBodyMean
	sBodyMax
	sTitleMean
	sTitleMax
	sNamesMean
	sLeadMean
	sMeaningMean
	sMeaningMax
	sOwnMean
	sOwnMax
	sTitleLeadMean
	sTitleLeadMax
	sLeadTitleMean
	sLeadTitleMin
	sLeadLeadMean
	sNamesNamesMean
	sNumbersMean
	sDaysMean
	sShared
	sGapNear
	sGapMiddle
	sUnknown
	sSpan
	sMargin
	sMarginPair
	sStories
	sOutsideBest
	sOutside
	sOutsideNow
	sFifth
	sTwentieth
	sDistinctMax
	sDistinctMean
	sDistinctUnion
	sLive
	sBack
	sShort
	storyFeatures
)

var storyFeatureNames = [storyFeatures]string{
	"bias", "mean", "max", "min", "second", "size", "kept", "body mean", "body max", "title mean", "title max",
	"names mean", "lead mean", "meaning mean", "meaning max", "own mean", "own max", "title in lead mean", "title in lead max",
	"lead of title mean", "lead of title min", "lead in lead mean", "names in names mean", "numbers mean", "days mean", "shared",
	"gap near", "gap middle", "unknown", "span", "margin", "margin pair", "stories", "outside best", "outside",
	"outside now", "fifth", "twentieth", "distinct max", "distinct mean", "distinct union", "live", "back", "short",
}

// features are those of the document and a story; ok is false where a member
// forbids it. The document itself, where it is in the story, does not count.
func (p *comparison) features(s *story) (x [storyFeatures]float64, ok bool) {
	var g gathered
	x[sBias], x[sLeadTitleMin], g.gap = 1, 1, math.Inf(1)
	for i := range p.list {
		e := &p.list[i]
		if e.story != s {
			continue
		}
		if math.IsInf(e.odds, -1) {
			return x, false
		}
		g.add(&x, p.lens.m, e)
	}
	if g.n == 0 {
		return x, false
	}
	g.finish(&x)
	m := p.lens.m
	size := s.size
	if slices.Contains(s.members, m) {
		size--
	}
	x[sSize], x[sKept] = math.Log(float64(max(1, size))), float64(g.n)
	x[sShort] = math.Log(float64(m.words+20)) - 6
	if m.live {
		x[sLive]++
	}
	p.timeFeatures(&x, s, g.gap)
	inside := p.outsideFeatures(&x, s)
	p.distinctFeatures(&x, inside, g.terms[:g.n])
	return x, true
}

// gathered is what the members of a story say of a document.
type gathered struct {
	n     int
	odds  [maxMembers]float64
	terms [maxMembers]termSet
	gap   float64 // days to the nearest
}

func (g *gathered) add(x *[storyFeatures]float64, m *member, e *compared) {
	g.odds[g.n], g.terms[g.n] = e.odds, e.terms
	g.n++
	for _, f := range means {
		x[f.story] += e.x[f.pair]
	}
	for _, f := range maxima {
		x[f.story] = max(x[f.story], e.x[f.pair])
	}
	x[sLeadTitleMin] = min(x[sLeadTitleMin], e.x[fLeadTitle])
	if d, ok := apart(m.when, e.member.when); ok {
		g.gap = min(g.gap, d)
	}
	if e.member.live {
		x[sLive]++
	}
	if refersBack(m.sketch, e.member.sketch) || refersBack(e.member.sketch, m.sketch) {
		x[sBack]++
	}
}

func (g *gathered) finish(x *[storyFeatures]float64) {
	n := float64(g.n)
	for _, f := range means {
		x[f.story] /= n
	}
	x[sLive] /= n
	x[sBack] /= n
	odds := g.odds[:g.n]
	slices.Sort(odds)
	x[sMax], x[sMin], x[sSecond] = odds[g.n-1], odds[0], odds[max(0, g.n-2)]
	for _, o := range odds {
		x[sMean] += o / n
	}
}

// means and maxima over the members of a story of what the pairs say.
var (
	means = [...]struct{ story, pair int }{
		{sBodyMean, fBody}, {sTitleMean, fTitle}, {sNamesMean, fNames}, {sLeadMean, fLead}, {sMeaningMean, fLeadMeaning},
		{sOwnMean, fOwn}, {sTitleLeadMean, fTitleLead}, {sLeadTitleMean, fLeadTitle}, {sLeadLeadMean, fLeadLead},
		{sNamesNamesMean, fNamesNames}, {sNumbersMean, fNumbers}, {sDaysMean, fNamedDays},
	}
	maxima = [...]struct{ story, pair int }{
		{sBodyMax, fBody}, {sTitleMax, fTitle}, {sMeaningMax, fLeadMeaning}, {sOwnMax, fOwn}, {sTitleLeadMax, fTitleLead},
		{sShared, fShared},
	}
)

func (p *comparison) timeFeatures(x *[storyFeatures]float64, s *story, gap float64) {
	m := p.lens.m
	x[sGapNear], x[sGapMiddle] = -1, -1
	first, middle, last := s.span()
	if d, ok := apart(m.when, middle); ok && !math.IsInf(gap, 1) { // the middle may be the document's own day
		x[sGapNear], x[sGapMiddle] = math.Log1p(gap), math.Log1p(d)
	}
	if m.day == noDay {
		x[sUnknown] = 1
	}
	if d, ok := apart(first, last); ok {
		x[sSpan] = math.Log1p(d)
	}
}

// outsideFeatures tell how near the documents of other stories are. They return
// how many members of the story have each of the document's terms, among those
// proposed.
func (p *comparison) outsideFeatures(x *[storyFeatures]float64, s *story) *[maxTerms]int32 {
	m := p.lens.m
	var inside [maxTerms]int32
	best, close, now := p.least(), 0, 0
	for i := range p.list[:p.near] {
		e := &p.list[i]
		if e.story == s {
			for t := range e.terms.all {
				inside[t]++
			}
			continue
		}
		if e.full {
			best = max(best, e.odds)
			if e.odds > -2 {
				close++
			}
		}
		if d, ok := apart(m.when, e.member.when); ok && d <= nearTopic && e.body > nearBody {
			now++
		}
	}
	x[sOutsideBest], x[sOutside], x[sOutsideNow] = best, math.Log1p(float64(close)), math.Log1p(float64(now))
	x[sMarginPair] = x[sMax] - best
	outside := 0
	for _, i := range p.lens.context.order {
		if e := &p.list[i]; e.story != s {
			switch outside++; outside {
			case 5:
				x[sFifth] = e.body
			case 20:
				x[sTwentieth] = e.body
			}
		}
	}
	return &inside
}

// distinctFeatures tell what share of the terms that no other story has stands in
// the story's members.
func (p *comparison) distinctFeatures(x *[storyFeatures]float64, inside *[maxTerms]int32, members []termSet) {
	var weights [maxTerms]float64
	all := 0.0
	for k, t := range p.lens.m.body {
		others := 1/float64(p.lens.terms[k].rare) - float64(inside[k])
		weights[k] = float64(t.weight) * float64(t.weight) / (1 + max(0, others))
		all += weights[k]
	}
	share := func(b termSet) float64 {
		sum := 0.0
		for k := range b.all {
			sum += weights[k]
		}
		return sum / max(all, 1e-9)
	}
	var union termSet
	for _, b := range members {
		union.union(b)
		v := share(b)
		x[sDistinctMean] += v / float64(len(members))
		x[sDistinctMax] = max(x[sDistinctMax], v)
	}
	x[sDistinctUnion] = share(union)
}

// span is the first, the middle and the last day of a story's members, noDay where
// none is known.
func (s *story) span() (first, middle, last int32) {
	var days [maxMembers]int32
	n := 0
	for _, m := range s.members {
		if m.when != noDay {
			days[n] = m.when
			n++
		}
	}
	if n == 0 {
		return noDay, noDay, noDay
	}
	slices.Sort(days[:n])
	return days[0], days[(n-1)/2], days[n-1]
}
