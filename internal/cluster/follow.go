package cluster

import (
	"math"
	"slices"
)

const (
	// A document follows a story that it names by day where they share so many
	// names and so much of their bodies' weight, and one that it names by month
	// ("in February", "last month") where they share more.
	followNames, followBody           = 2, 0.08
	followMonthNames, followMonthBody = 3, 0.18
	// lateReport is how many days after its event a story may be reported.
	lateReport = 1
)

// follows is the story that a document refers back to, or nil: one that happened
// on an earlier day that the document names, with the same participants. Of
// several the one that is most like the document is taken.
func (c *Clusterer) follows(m *member, home *story, found []candidate) *story {
	if m.day == noDay || len(m.days)+len(m.months) == 0 {
		return nil
	}
	var best *story
	top := 0.0
	seen := []*story{home}
	for _, f := range found {
		s := c.storyOf(f.document)
		if slices.Contains(seen, s) {
			continue
		}
		seen = append(seen, s)
		if score := c.backReference(m, s, home); score > top {
			best, top = s, score
		}
	}
	return best
}

// backReference scores how well a document's words point back at a story; 0 where
// they do not.
func (c *Clusterer) backReference(m *member, s, home *story) float64 {
	day := s.day
	if day == noDay || day >= m.day || home.day != noDay && day >= home.day {
		return 0
	}
	byDay := slices.ContainsFunc(m.days, func(d int32) bool { return d <= day && day <= d+lateReport && d < m.day })
	byMonth := slices.Contains(m.months, monthOf(day)) || slices.Contains(m.months, monthOf(day-lateReport))
	if !byDay && !byMonth || !c.bring(s) {
		return 0
	}
	names, body := 0, 0.0
	for _, o := range s.members {
		names, body = max(names, sharedTerms(m.names, o.names)), max(body, cosine(m.body, o.body))
	}
	switch {
	case byDay && names >= followNames && body >= followBody:
		return 1 + body
	case byMonth && names >= followMonthNames && body >= followMonthBody:
		return body
	}
	return 0
}

// sharedTerms counts the terms that both have.
func sharedTerms(a, b vector) int {
	n := 0
	shared(a, b, func(_, _ int) { n++ })
	return n
}

// middleDay is the middle of the days of a story's members, noDay where none is
// known.
func (s *story) middleDay() int32 {
	var days [maxMembers]int32
	n := 0
	for _, m := range s.members {
		if m.day != noDay {
			days[n] = m.day
			n++
		}
	}
	if n == 0 {
		return noDay
	}
	slices.Sort(days[:n])
	return days[(n-1)/2]
}

// reference is a document that refers back to a story.
type reference struct {
	document int32
	from, to *story
}

// references are those of all documents that stories keep, in their order, now that
// all documents are known: the earlier story may have arrived later.
func (c *Clusterer) references() []reference {
	var list []reference
	for _, m := range c.members {
		if m == nil {
			continue // its story keeps it no longer
		}
		home := c.storyOf(m.n)
		if s := c.follows(m, home, c.proposed(m)); s != nil {
			list = append(list, reference{m.n, home, s})
		}
	}
	return list
}

// maxMonths bounds the months kept of a document.
const maxMonths = 4

// monthOf numbers the month of a day, since year 0.
func monthOf(day int32) int32 {
	if day == math.MinInt32 {
		return day
	}
	at := timeOf(day)
	return int32(at.Year())*12 + int32(at.Month()) - 1
}
