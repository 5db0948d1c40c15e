package cluster

import (
	"math"

	"readout/internal/nlp/embed"
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
	features
)

var featureNames = [features]string{
	"bias", "title", "lead", "body", "names", "body²", "title in body", "title in body, less", "lead meaning",
	"meaning", "numbers", "title numbers", "named days", "day unknown", "same day", "next day", "within a week",
	"within a month", "log days", "shortest", "title × body", "names × lead", "welds", "shared text",
	"beyond a month", "body × log days", "beyond two weeks", "near × title", "near × lead", "near × body",
	"near × names", "near × meaning", "far × title", "far × lead", "far × body", "far × names", "far × meaning",
}

// Days that lie so near, or so far apart, change what likeness is worth.
const nearDays, farDays = 2, 10

// pairFeatures compares two documents; the order of the two does not matter.
func pairFeatures(a, b *sketch) (x [features]float64) {
	x[fBias] = 1
	x[fTitle] = cosine(a.title, b.title)
	x[fLead] = cosine(a.lead, b.lead)
	x[fBody] = cosine(a.body, b.body)
	x[fNames] = cosine(a.names, b.names)
	x[fBodySquare] = x[fBody] * x[fBody]
	one, two := held(a.title, b.body), held(b.title, a.body)
	x[fTitleInBody], x[fTitleInBodyMin] = (one+two)/2, min(one, two)
	x[fLeadMeaning] = meaningCosine(&a.leadMeaning, &b.leadMeaning)
	x[fMeaning] = meaningCosine(&a.meaning, &b.meaning)
	x[fNumbers] = common(a.numbers, b.numbers)
	x[fTitleNumbers] = common(a.titleNumbers, b.titleNumbers)
	x[fNamedDays] = commonDays(a.days, b.days)
	dayFeatures(&x, a.day, b.day)
	x[fShortest] = math.Log(float64(min(a.words, b.words)+20)) - 6
	x[fTitleTimesBody] = x[fTitle] * x[fBody]
	x[fNamesTimesLead] = x[fNames] * x[fLead]
	if a.live || b.live {
		x[fWelds] = 1
	}
	if n, m, both := overlap(&a.shingles, &b.shingles, true); min(n, m) > 0 {
		x[fShared] = math.Sqrt(float64(both) / float64(min(n, m)+5))
	}
	return x
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

// held is the share of a's squared weight that stands in b too.
func held(a, b vector) float64 {
	sum := float32(0)
	shared(a, b, func(i, _ int) { sum += float32(a[i].weight * a[i].weight) })
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

func meaningCosine(a, b *[embed.Dim]int8) float64 {
	var ab, aa, bb int32
	for i := range a {
		x, y := int32(a[i]), int32(b[i])
		ab += x * y
		aa += x * x
		bb += y * y
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return float64(ab) / math.Sqrt(float64(aa)*float64(bb))
}

// common is how much two sorted sets of figures share: 0 for nothing, near 1 for
// many, less than 0 where both give figures and share none.
func common(a, b []uint32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	_, _, both := intersect(a, b, 0)
	if both == 0 {
		return -0.2
	}
	return float64(both) / (float64(min(len(a), len(b))) + 1)
}

// commonDays is the same for days that the texts name.
func commonDays(a, b []int32) float64 {
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

// model judges pairs: a linear part and trees that add to it.
type model struct {
	weights *[features]float64
	trees   []Tree
}

// logit is the log-odds that two documents report one event.
func (m *model) logit(x *[features]float64) float64 {
	sum := 0.0
	for i := range x {
		sum += float64(m.weights[i] * x[i])
	}
	for i := range m.trees {
		sum += m.trees[i].value(x)
	}
	return sum
}
