package cluster

import (
	"cmp"
	"math"
	"slices"
)

// The features of a pair of documents. Cosines lie in 0..1.
const (
	fBias = iota
	fTitle
	fLead
	fBody
	fNames
	fBodySquare // of the body's cosine
	fTitleInBody
	fTitleInBodyMin
	fLeadMeaning
	fMeaning
	fNumbers
	fTitleNumbers
	fNamedDays
	fDayUnknown
	fSameDay
	fNextDay
	fWeek
	fMonth
	fLogDays
	fShortest
	fTitleTimesBody
	fNamesTimesLead
	fWelds
	fShared
	fFar
	fBodyFar
	fTwoWeeks
	fNearTitle
	fNearLead
	fNearBody
	fNearNames
	fNearMeaning
	fFarTitle
	fFarLead
	fFarBody
	fFarNames
	fFarMeaning
	fOwn
	fBack
	fTitleTitle
	fTitleLead
	fLeadTitle
	fLeadLead
	fNamesNames
	fFifth
	fTwentieth
	fNearest
	fTopic
	fRank
	fNow
	fGap
	features
)

var featureNames = [features]string{
	"bias", "title", "lead", "body", "names", "body²", "title in body", "title in body, less", "lead meaning",
	"meaning", "numbers", "title numbers", "named days", "day unknown", "same day", "next day", "within a week",
	"within a month", "log days", "shortest", "title × body", "names × lead", "welds", "shared text",
	"beyond a month", "body × log days", "beyond two weeks", "near × title", "near × lead", "near × body",
	"near × names", "near × meaning", "far × title", "far × lead", "far × body", "far × names", "far × meaning",
	"own", "back", "title in title", "title in lead", "lead of title", "lead in lead", "names in names", "fifth",
	"twentieth", "nearest", "topic", "rank", "topic now", "gap",
}

// Days that lie so near, or so far apart, change what likeness is worth.
const nearDays, farDays = 2, 10

// pairFeatures compares the document of a lens with an earlier one.
func pairFeatures(l *lens, o *member) (x [features]float64) {
	a, b := l.m.sketch, o.sketch
	k := l.compare(b)
	x[fBias] = 1
	x[fTitle], x[fLead], x[fBody], x[fNames] = float64(k.title), float64(k.lead), float64(k.body), float64(k.names)
	x[fBodySquare] = x[fBody] * x[fBody]
	one, two := float64(k.titleHeld), float64(k.titleHolds)
	x[fTitleInBody], x[fTitleInBodyMin] = (one+two)/2, min(one, two)
	x[fLeadMeaning] = a.leadMeaning.cosine(&b.leadMeaning)
	x[fMeaning] = a.meaning.cosine(&b.meaning)
	x[fNumbers] = common(a.numbers, b.numbers)
	x[fTitleNumbers] = common(a.titleNumbers, b.titleNumbers)
	x[fNamedDays] = common(a.days, b.days)
	dayFeatures(&x, a.day, b.day)
	x[fShortest] = math.Log(float64(min(a.words, b.words)+20)) - 6
	x[fTitleTimesBody] = x[fTitle] * x[fBody]
	x[fNamesTimesLead] = x[fNames] * x[fLead]
	if a.live || b.live {
		x[fWelds] = 1
	}
	if x[fBody] > minShared {
		if n, m, both := overlap(&a.shingles, &b.shingles, true); min(n, m) > 0 {
			x[fShared] = math.Sqrt(float64(both) / float64(min(n, m)+5))
		}
	}
	contextFeatures(&x, l, o, &k)
	return x
}

// contextFeatures tell how the two stand among the documents of the topic.
func contextFeatures(x *[features]float64, l *lens, o *member, k *likeness) {
	x[fOwn], x[fBack] = float64(k.own), float64(k.back)
	x[fTitleTitle], x[fTitleLead] = float64(k.titleTitle), float64(k.titleLead)
	x[fLeadTitle], x[fLeadLead] = float64(k.leadTitle), float64(k.leadLead)
	x[fNamesNames] = float64(k.namesNames)
	c := &l.context
	x[fFifth], x[fTwentieth], x[fNearest], x[fTopic] = c.bodyAt(4), c.bodyAt(19), c.bodyAt(0), c.sum
	rank, _ := slices.BinarySearchFunc(c.bodies, x[fBody], func(a, b float64) int { return cmp.Compare(b, a) })
	x[fRank], x[fNow] = math.Log1p(float64(rank)), math.Log1p(float64(c.now))
	x[fGap] = -1
	if days, ok := apart(l.m.when, o.when); ok {
		x[fGap] = math.Log1p(days)
	}
}

// dayFeatures tell how far the days lie apart. Unknown days say nothing.
func dayFeatures(x *[features]float64, a, b int32) {
	if a == noDay || b == noDay {
		x[fDayUnknown] = 1
		return
	}
	days := math.Abs(float64(a) - float64(b))
	switch {
	case days == 0:
		x[fSameDay] = 1
	case days == 1:
		x[fNextDay] = 1
	case days > 31:
		x[fFar], x[fTwoWeeks] = 1, 1
	case days > 14:
		x[fTwoWeeks] = 1
	case days > 7:
		x[fMonth] = 1
	case days > 3:
		x[fWeek] = 1
	}
	x[fLogDays] = min(math.Log1p(days), 5)
	x[fBodyFar] = x[fLogDays] * x[fBody]
	crossed := [...]int{fTitle, fLead, fBody, fNames, fLeadMeaning}
	switch {
	case days <= nearDays:
		for i, f := range crossed {
			x[fNearTitle+i] = x[f]
		}
	case days > farDays:
		for i, f := range crossed {
			x[fFarTitle+i] = x[f]
		}
	}
}

// cosine is the inner product of two vectors of length 1.
func cosine(a, b vector) float64 {
	sum := float32(0)
	shared(a, b, func(i, j int) { sum += float32(a[i].weight * b[j].weight) })
	return float64(sum)
}

// shared calls visit with the places of each term that both vectors have.
func shared(a, b vector, visit func(i, j int)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			visit(i, j)
			i++
			j++
		}
	}
}

// common is how much two sorted sets of figures or days share: 0 for nothing, near
// 1 for many, less than 0 where both give some and share none.
func common[T int32 | uint32](a, b []T) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both++
			i++
			j++
		}
	}
	if both == 0 {
		return -0.2
	}
	return float64(both) / (float64(min(len(a), len(b))) + 1)
}

// Model judges by features: a linear part and trees that add to it.
type Model struct {
	Weights []float64
	Trees   []Tree
}

// logit is the log-odds that the features speak for.
func (m *Model) logit(x []float64) float64 {
	sum := 0.0
	for i, w := range m.Weights {
		sum += float64(w * x[i])
	}
	for i := range m.Trees {
		sum += m.Trees[i].value(x)
	}
	return sum
}
