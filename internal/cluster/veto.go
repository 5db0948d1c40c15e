package cluster

import (
	"math"
	"math/bits"
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
	// backCost is the log-odds that naming the day of all earlier documents costs.
	backCost = 3
	// sameWeekday is the log-odds that it gains where no days can be compared and most
	// beginnings name one weekday, and otherWeekday what it costs where they name
	// others, two days or more apart: an event's day and its report's are neighbours.
	sameWeekday, otherWeekday = 0.7, 3
	// sameEventDay and otherEventDay are the same where the pages show their days, so
	// that it is known which Sunday is meant: the replay's report names another than
	// that of the match, though both are read within the week.
	sameEventDay, otherEventDay = 0.5, 2
	// manyNames are so many that reports of one event would share one; where they do
	// not, it costs strangersCost.
	manyNames, strangersCost = 4, 3
	// namesOdds is the log-odds that a document translated by machine gains whose names
	// the members of the story have for mostNames of their weight; for someNames it gains
	// nothing, as follow-ups have that much.
	namesOdds, someNames, mostNames = 1.5, 0.3, 0.45
	// rareOdds is the log-odds that a document gains, within rareGap days or translated by
	// machine on a day unknown, that has
	// manyRare names outside the vocabulary in common with a story; fewRare of them say
	// nothing, as a town of its own is named in every report from it.
	rareOdds, rareGap, fewRare, manyRare = 1.5, 3, 1, 4
	// sameText is the share of text (its square root) from which a day that lies
	// far off is that of the copy.
	sameText = 0.7
)

// withDays is the log-odds of a document and a story with what their days say beside
// the judge, who learned from collections whose days are often those of a crawl:
// nothing forbids, all is evidence. Only days that the pages show count so.
func (p *comparison) withDays(odds float64, s *story, x *[storyFeatures]float64) float64 {
	gap := math.Inf(1)
	for _, o := range s.members {
		if days, ok := apart(p.lens.m.day, o.day); ok && o != p.lens.m && o.sure && p.lens.m.sure {
			gap = min(gap, days)
		}
	}
	if x[sShared] <= sameText {
		odds += weekdayOdds(p.lens.m, s) + eventDayOdds(p.lens.m, s) + translatedOdds(p.lens.m, s) - p.strangers(s, x)
		if gap <= rareGap || p.lens.m.machine && p.lens.m.day == noDay {
			odds += p.rareOdds(p.lens.m, s)
		}
	}
	if math.IsInf(gap, 1) || gap <= ritualGap || x[sShared] > sameText {
		return odds
	}
	odds = min(odds, mostOdds) - ritualCost*math.Log(min(gap, ritualEnd)/ritualGap)
	return odds - backCost*x[sBack]
}

// translatedOdds is what the names say that a document and the members of a story
// together have, where a machine translated the document: its wording is nobody's, so
// that it is like no report as other reports are like one another, and the names that
// came through whole are what it has in common with them.
func translatedOdds(m *member, s *story) float64 {
	if !m.machine || len(m.names) < manyNames {
		return 0
	}
	all, known := 0.0, 0.0
	for _, t := range m.names {
		w := float64(t.weight * t.weight)
		all += w
		if slices.ContainsFunc(s.members, func(o *member) bool { return o != m && holds(o.names, t.id) }) {
			known += w
		}
	}
	return namesOdds * min(1, max(0, (known/all-someNames)/(mostNames-someNames)))
}

// rareOdds is what the names say that no vocabulary has, of people and places that news
// seldom speaks of: who reports of several of them in one week reports of one event,
// in whatever words.
func (p *comparison) rareOdds(m *member, s *story) float64 {
	n := 0
	for _, t := range m.names {
		if p.words.rare(t.id) && slices.ContainsFunc(s.members, func(o *member) bool { return o != m && holds(o.names, t.id) }) {
			n++
		}
	}
	return rareOdds * min(1, max(0, float64(n-fewRare)/(manyRare-fewRare)))
}

// strangers is the log-odds that it costs where a document names many and none whom a
// member of the story names.
func (p *comparison) strangers(s *story, x *[storyFeatures]float64) float64 {
	if x[sNamesMean] > 0 || len(p.lens.m.names) < manyNames {
		return 0
	}
	if slices.ContainsFunc(s.members, func(o *member) bool { return o != p.lens.m && len(o.names) < manyNames }) {
		return 0
	}
	return strangersCost
}

// weekdayOdds is what the weekdays say that the beginnings of a document and of most
// members of a story name, where no days can be compared.
func weekdayOdds(m *member, s *story) float64 {
	n, same, near, far := 0, 0, 0, 0
	for _, o := range s.members {
		if o == m {
			continue
		}
		n++
		if _, ok := apart(m.day, o.day); ok {
			return 0
		}
		switch {
		case m.weekdays&o.weekdays != 0:
			same++
		case neighbours(m.weekdays, o.weekdays):
			near++
		case bits.OnesCount8(m.weekdays) == 1 && bits.OnesCount8(o.weekdays) == 1:
			far++
		}
	}
	switch {
	case 2*same > n:
		return sameWeekday
	case same+near == 0 && 2*far > n:
		return -otherWeekday
	}
	return 0
}

// eventDayOdds is what the days say that the beginnings of a document and of most
// members of a story name by their weekday, where the pages show their own days.
func eventDayOdds(m *member, s *story) float64 {
	days, n := m.eventDays()
	if n == 0 {
		return 0
	}
	all, same, far := 0, 0, 0
	for _, o := range s.members {
		others, k := o.eventDays()
		if o == m || k == 0 {
			continue
		}
		all++
		switch gap := leastGap(days[:n], others[:k]); {
		case gap == 0:
			same++
		case gap > 1:
			far++
		}
	}
	switch {
	case 2*same > all:
		return sameEventDay
	case 2*far > all:
		return -otherEventDay
	}
	return 0
}

// eventDays are the days that the weekdays in a sketch's beginning name, seen from its
// own day: the last of each; none where the page does not show its day.
func (s *sketch) eventDays() (days [7]int32, n int) {
	if s.day == noDay || !s.sure {
		return days, 0
	}
	own := (s.day%7 + 11) % 7 // day 0 was a Thursday; 0 is a Sunday
	for w := range int32(7) {
		if s.weekdays&(1<<w) != 0 {
			days[n] = s.day - (own-w+7)%7
			n++
		}
	}
	return days, n
}

// leastGap is the least number of days between a day of one list and one of the other.
func leastGap(a, b []int32) int32 {
	least := int32(math.MaxInt32)
	for _, x := range a {
		for _, y := range b {
			least = min(least, max(x-y, y-x))
		}
	}
	return least
}

// neighbours reports whether some weekday of one lies within a day of one of the other.
func neighbours(a, b uint8) bool { return (a|a<<1|a>>1|a<<6|a>>6)&b != 0 }

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
func titleWordsOf(words []word) []titleWord {
	var list []titleWord
	for i := range words[:min(len(words), maxTitle)] {
		w := &words[i]
		list = append(list, titleWord{w.id, w.is(number), w.is(capital) && !w.is(sentenceStart)})
	}
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
