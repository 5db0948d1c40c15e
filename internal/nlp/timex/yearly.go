package timex

import "readout/internal/nlp"

// yearly places what comes once a year: a month, a day of a month, a season, a
// quarter, a holiday.
func (s *resolver) yearly(e *expr) point {
	if e.hasYear {
		return inYear(e, eraYear(e))
	}
	if e.sub != nil {
		of, _ := s.locate(e.sub)
		if !of.ok() || of.grain > nlp.YearGrain && of.grain < nlp.MonthGrain {
			return point{}
		}
		return inYear(e, of.t.Year())
	}
	if s.narrative && s.last.ok() {
		return s.afterLast(e)
	}
	if !s.known {
		return point{}
	}
	return s.byTense(e)
}

// inYear is the point in a given year.
func inYear(e *expr, y int) point {
	switch {
	case e.month > 0:
		return monthDay(y, e.month, e.day)
	case e.quarter > 0:
		return quarterPoint(y, e.quarter)
	case e.half > 0:
		return halfPoint(y, e.half)
	case e.season > 0:
		return seasonPoint(y, e.season)
	}
	return holidayPoint(e.holiday, y)
}

// afterLast places a date without a year in a text that tells a story: in the year
// named last, or in the next one where that is much nearer.
func (s *resolver) afterLast(e *expr) point {
	y := s.last.t.Year()
	p := inYear(e, y)
	if e.month == 2 && e.day == 29 && p.t.Day() != 29 {
		return point{}
	}
	if s.last.grain <= nlp.YearGrain || !p.ok() {
		return p
	}
	switch ahead := p.t.Sub(s.last.t).Hours() / 24; {
	case ahead < -270:
		return inYear(e, y+1)
	case ahead > 240:
		return inYear(e, y-1)
	}
	return p
}

// byTense places a date without a year on the side of the anchor that the verb
// says, unless that is most of a year away and the other side is near: then the
// text would have named the year. Without a tense it is as near as can be.
func (s *resolver) byTense(e *expr) point {
	if e.weekday > 0 && e.day > 0 {
		if p := s.onWeekday(e); p.ok() {
			return p
		}
	}
	if e.month == 2 && e.day == 29 {
		return s.leapDay(e)
	}
	y := s.anchor.t.Year()
	if s.since.ok() && e.month > 0 {
		if p := inYear(e, s.since.t.Year()); !p.t.Before(s.since.t) {
			return p
		}
		return inYear(e, s.since.t.Year()+1)
	}
	before, after := inYear(e, y), inYear(e, y)
	if before.t.After(s.anchor.t) {
		before = inYear(e, y-1)
	} else if !after.to().After(s.anchor.t) {
		after = inYear(e, y+1)
	}
	back := s.anchor.t.Sub(before.t).Hours() / 24
	ahead := after.t.Sub(s.anchor.t).Hours() / 24
	t := s.r.tenseOf(e)
	if e.quarter > 0 || e.half > 0 {
		if t == future && back > 200 {
			return after
		}
		return before
	}
	switch {
	case t == present && e.holiday != "" && ahead < 330:
		return after
	case t == future && (ahead < 270 || back > 100):
		return after
	case t == past && (back < 240 || ahead > 90 || e.season > 0 || e.month > 0 && e.day == 0 && back < 300):
		return before
	case ahead < back:
		return after
	}
	return before
}

// leapDay is 29 February of the leap year last past, or next where the verb says
// so.
func (s *resolver) leapDay(e *expr) point {
	step, p := -1, point{}
	if s.r.tenseOf(e) == future {
		step = 1
	}
	for n := range 9 {
		p = dayOf(s.anchor.t.Year()+step*n, 2, 29)
		if p.t.Day() == 29 && (step < 0) == !p.t.After(s.anchor.t) {
			return p
		}
	}
	return p
}

// onWeekday is the day of a weekday and a date without a year in the year, of the
// anchor's and the two beside it, in which they go together.
func (s *resolver) onWeekday(e *expr) point {
	best := point{}
	for _, y := range []int{0, -1, 1} {
		p := inYear(e, s.anchor.t.Year()+y)
		if p.ok() && weekdayOf(p) == e.weekday && !best.ok() {
			best = p
		}
	}
	return best
}
