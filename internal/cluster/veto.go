package cluster

import (
	"math"
	"slices"
	"strings"
	"sync"
)

const (
	// ritualGap is the days apart beyond which likeness is worth the less the
	// farther: meetings, tolls and votes repeat in weeks and months with the same
	// words. From ritualEnd on it is worth no less: some dates are wrong, those of
	// a crawl most of all.
	ritualGap, ritualEnd = 7, 60
	// ritualCost is the log-odds that each e-fold of the gap costs, and mostOdds
	// the log-odds that likeness is worth at most beyond the gap.
	ritualCost, mostOdds = 2.5, 5.5
	// backCost is the log-odds that naming the earlier document's day costs.
	backCost = 3
	// undated is the log-odds that a document without a day gains beside one with
	// a day: the model learned from news in which only poor pages have none.
	undated = 1.0
	// sameText is the share of text (its square root) from which a day that lies
	// far off is that of the copy.
	sameText = 0.7
)

// withDays is the model's log-odds with what the days of two documents say beside
// it: nothing forbids, all is evidence. shared is the feature of shared text.
func withDays(odds float64, a, b *sketch, shared float64) float64 {
	switch {
	case a.day == noDay && b.day == noDay:
		return odds
	case a.day == noDay || b.day == noDay:
		return odds + undated
	}
	days := math.Abs(float64(a.day) - float64(b.day))
	if days <= ritualGap || shared > sameText {
		return odds
	}
	odds = min(odds, mostOdds) - ritualCost*math.Log(min(days, ritualEnd)/ritualGap)
	if refersBack(a, b) || refersBack(b, a) {
		odds -= backCost
	}
	return odds
}

// refersBack reports whether the later document names the earlier one's day: it
// follows that story, and tells another.
func refersBack(later, earlier *sketch) bool {
	return later.day > earlier.day && slices.ContainsFunc(later.days, func(d int32) bool {
		return d <= earlier.day && earlier.day <= d+lateReport
	})
}

// titleWord is a word of a title in its place.
type titleWord struct {
	id              uint32
	number, capital bool
}

// titleWordsOf are the words of a title in their order, at most maxTitle.
func titleWordsOf(title string) []titleWord {
	var list []titleWord
	scanWords(title, func(w word, _ []byte) bool {
		list = append(list, titleWord{w.id, w.number, w.capital && !w.sentenceStart})
		return len(list) < maxTitle
	})
	return list
}

// vetoed reports whether two documents cannot report one event, however alike
// they are: titles of one template that differ in the number of an instalment
// ("Day 2", "Day 21") or in one name that the other document does not mention
// ("wins Ohio", "wins Iowa").
func vetoed(a, b *sketch) bool {
	if len(a.heading) < 2 || len(a.heading) != len(b.heading) {
		return instalment(a.heading) != instalment(b.heading) && instalment(a.heading) != 0 && instalment(b.heading) != 0
	}
	at := -1
	for i := range a.heading {
		if a.heading[i].id != b.heading[i].id {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	if at < 0 {
		return false
	}
	x, y := a.heading[at], b.heading[at]
	switch {
	case x.number && y.number:
		return at > 0 && instalments()[a.heading[at-1].id]
	case x.capital && y.capital && len(a.heading) >= 3:
		return !holds(a.body, y.id) && !holds(b.body, x.id)
	}
	return false
}

// instalment is the hash of the number that a title gives its instalment ("Day
// 21"), or 0.
func instalment(words []titleWord) uint32 {
	for i := 1; i < len(words); i++ {
		if words[i].number && instalments()[words[i-1].id] {
			return words[i].id
		}
	}
	return 0
}

// instalments are the words that number the parts of a series.
var instalments = sync.OnceValue(func() map[uint32]bool {
	m := map[uint32]bool{}
	for w := range strings.FieldsSeq("day game week round part episode stage match session chapter heat leg lap edition") {
		m[hashOf(stem([]byte(w), false))] = true
	}
	return m
})

func holds(v vector, id uint32) bool {
	for _, t := range v {
		if t.id == id {
			return true
		}
	}
	return false
}
