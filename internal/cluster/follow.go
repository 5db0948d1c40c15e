package cluster

import (
	"cmp"
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
		s := c.storyOf(int(f.document))
		if slices.Contains(seen, s) {
			continue
		}
		seen = append(seen, s)
		if score := backReference(m, s, home); score > top {
			best, top = s, score
		}
	}
	return best
}

// backReference scores how well a document's words point back at a story; 0 where
// they do not.
func backReference(m *member, s, home *story) float64 {
	day := s.day()
	if day == noDay || day >= m.day || home.day() != noDay && day >= home.day() {
		return 0
	}
	names, body := 0, 0.0
	for _, o := range s.members {
		_, _, both := intersect(ids(m.names), ids(o.names), 0)
		names, body = max(names, both), max(body, cosine(m.body, o.body))
	}
	byDay := slices.ContainsFunc(m.days, func(d int32) bool { return d <= day && day <= d+lateReport && d < m.day })
	byMonth := slices.Contains(m.months, monthOf(day)) || slices.Contains(m.months, monthOf(day-lateReport))
	switch {
	case byDay && names >= followNames && body >= followBody:
		return 1 + body
	case byMonth && names >= followMonthNames && body >= followMonthBody:
		return body
	}
	return 0
}

func ids(v vector) []uint32 {
	list := make([]uint32, len(v))
	for i, t := range v {
		list[i] = t.id
	}
	return list
}

// day is the middle of the days of a story's members, noDay where none is known.
func (s *story) day() int32 {
	var days []int32
	for _, m := range s.members {
		if m.day != noDay {
			days = append(days, m.day)
		}
	}
	if len(days) == 0 {
		return noDay
	}
	slices.Sort(days)
	return days[(len(days)-1)/2]
}

// previous are the stories that any document of a story follows, in their order,
// now that all documents are known: the earlier story may have arrived later.
func (c *Clusterer) previous() map[*story][]*story {
	links := map[*story][]*story{}
	for _, m := range c.members {
		home := c.storyOf(int(m.n))
		if s := c.follows(m, home, c.index.query(m.keys)); s != nil && !slices.Contains(links[home], s) {
			links[home] = append(links[home], s)
		}
	}
	for _, list := range links {
		slices.SortFunc(list, func(a, b *story) int { return cmp.Compare(a.number, b.number) })
	}
	return links
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
