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
	if s.last.grain <= nlp.YearGrain || !p.ok() {
		return p
	}
	if back := s.last.t.Sub(p.t).Hours() / 24; back > 270 {
		return inYear(e, y+1)
	}
	return p
}

// byTense places a date without a year on the side of the anchor that the verb
// says; without a tense, as near as can be.
func (s *resolver) byTense(e *expr) point {
	y := s.anchor.t.Year()
	before, after := inYear(e, y), inYear(e, y)
	if before.t.After(s.anchor.t) {
		before = inYear(e, y-1)
	} else if !after.to().After(s.anchor.t) {
		after = inYear(e, y+1)
	}
	switch t := s.r.tenseOf(e); {
	case t == future:
		return after
	case t == past:
		if e.quarter > 0 || e.half > 0 {
			return s.lastWhole(e, before)
		}
		return before
	case e.quarter > 0 || e.half > 0:
		return s.lastWhole(e, before)
	}
	back := s.anchor.t.Sub(before.t).Hours() / 24
	ahead := after.t.Sub(s.anchor.t).Hours() / 24
	if ahead < back && ahead < 120 {
		return after
	}
	return before
}

// lastWhole is the last quarter or half that was over at the anchor, since it is
// reported on then.
func (s *resolver) lastWhole(e *expr, p point) point {
	if p.to().After(s.anchor.t.AddDate(0, 0, 3)) {
		return inYear(e, p.t.Year()-1)
	}
	return p
}
