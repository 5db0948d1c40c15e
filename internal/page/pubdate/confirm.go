package pubdate

import (
	"math"
	"time"

	"readout/internal/nlp"
)

const (
	// confirmWithin is how many days from a report of the same event a day is that a
	// page shows, but not so that it could be believed by itself.
	confirmWithin = 3
	// weightConfirmed is what such a day must weigh by the line that shows it.
	weightConfirmed = -1.0
	// confirmed is the belief in it.
	confirmed = 0.8
)

// confirm dates pages without a believed date by a line of theirs whose day is that
// of the other reports: the day on which a page was loaded is seldom within days of
// the event.
func (g *group) confirm() {
	if len(g.siblings) == 0 {
		return
	}
	for _, i := range g.open() {
		c, ok := g.shownNear(i)
		if !ok {
			continue
		}
		v := exactest(c.votes)
		d := &g.dates[i]
		d.Published = nlp.DateReading{Date: v.date, Basis: v.basis, Text: v.text, Confidence: confirmed}
		d.Anchor = d.Published
		d.Anchor.Text = ""
	}
}

// shownNear is the one day near those of the dated pages that a page shows and that
// neither its text nor its reader has ruled out: the plainer it stands there, the more
// the text must say against it.
func (g *group) shownNear(i int) (candidate, bool) {
	r := newReader(g.pages[i])
	r.years = g.years()
	r.headerVotes(g.pages[i].Header)
	r.bodyLines(g.pages[i].Body)
	for k := range r.votes {
		g.choose(&r.votes[k])
	}
	r.resolve()
	r.localise()
	var near []candidate
	for _, c := range r.candidates(published) {
		if c.weight >= weightConfirmed && g.isNear(civilOf(c.day).num) && !g.ruledOut(i, c) {
			near = append(near, c)
		}
	}
	if len(near) != 1 {
		return candidate{}, false
	}
	return near[0], true
}

// choose settles an ambiguous notation where one of its days is near the dated pages
// and the other is not.
func (g *group) choose(v *vote) {
	if !v.other.Known() {
		return
	}
	first, second := g.isNear(civilOf(v.date.Time).num), g.isNear(civilOf(v.other.Time).num)
	if first == second {
		return
	}
	if second {
		v.date = v.other
	}
	v.other = nlp.Date{}
}

// years are the years of the dated pages.
func (g *group) years() []int {
	var years []int
	for _, s := range g.siblings {
		if y := civilAt(s).year; len(years) == 0 || years[len(years)-1] != y {
			years = append(years, y)
		}
	}
	return years
}

func (g *group) isNear(day int) bool {
	for _, s := range g.siblings {
		if abs(day-s) <= confirmWithin {
			return true
		}
	}
	return false
}

// ruledOut reports whether a page's day was rejected when it was read, or its text
// fits another day near the dated pages far better.
func (g *group) ruledOut(i int, c candidate) bool {
	for _, rejected := range g.dates[i].Rejected {
		if rejected.SameDay(nlp.Date{Time: c.day, Precision: nlp.Day}) {
			return true
		}
	}
	best := math.Inf(-1)
	for _, s := range g.siblings {
		for n := s - confirmWithin; n <= s+confirmWithin; n++ {
			best = max(best, g.clues[i].score(civilAt(n), g.pool, nil))
		}
	}
	return g.clues[i].score(civilOf(c.day), g.pool, nil) < best-clearlyItsOwn-max(c.weight, 0)
}

// yearOf is the year of a date that a line gives without one: the latest of those
// that the reader knows the story to be of, where its day of the week fits; else 0.
func (r *reader) yearOf(m mention) int {
	year := 0
	for _, y := range r.years {
		if m.day > daysIn(y, m.month) || m.weekday != noWeekday && day(y, m.month, m.day).Weekday() != m.weekday {
			continue
		}
		year = max(year, y)
	}
	return year
}

// shortDate reads the day and month with which a line opens, "07.10 | World", "7/10,
// 14:30": so little is a date only where its year and its days are known.
func (r *reader) shortDate(line string) (mention, bool) {
	sc := &r.scan
	sc.s, sc.toks = line, lex(sc.toks[:0], line)
	if len(r.years) == 0 || !sc.small(0) || !sc.small(2) || sc.toks[1].space || sc.toks[2].space ||
		!sc.isSign(1, '.') && !sc.isSign(1, '/') {
		return mention{}, false
	}
	next := sc.skipDot(3)
	m := mention{day: sc.toks[0].value, month: time.Month(sc.toks[2].value), weekday: noWeekday, swap: sc.isSign(1, '/')}
	c, after := sc.clockAfter(next)
	if c.set {
		m.clock, next = c, after
	}
	if next < len(sc.toks) && !c.set && !sc.isSign(next, '|') && !sc.isSign(next, '·') {
		return mention{}, false
	}
	m.end = sc.toks[next-1].end
	if !m.possible() {
		return mention{}, false
	}
	if m.swap = m.swap && m.swapped().possible(); m.year == 0 {
		m.year = r.yearOf(m)
	}
	return m, m.year != 0
}
