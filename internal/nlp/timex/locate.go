package timex

import (
	"strconv"
	"time"

	"readout/internal/nlp"
)

func itoa(n int) string { return strconv.Itoa(n) }

// locate is the period that an expression names; last is the end of a range.
func (s *resolver) locate(e *expr) (p, last point) {
	switch e.kind {
	case kDay:
		p = s.reference(e).add(e.dir, day)
	case kShift:
		p = s.shifted(e)
	case kSame:
		p = s.same(e)
	case kUnit:
		p = s.unitMeant(e)
	case kOffset:
		p = s.offset(e)
	default:
		p = s.calendar(e)
	}
	if !p.ok() {
		return p, last
	}
	p = withTime(e, p)
	return p, s.rangeEnd(e, p)
}

// withTime puts the part of the day or the clock time of an expression into its
// day.
func withTime(e *expr, p point) point {
	if p.grain < nlp.DayGrain {
		return p
	}
	c := e.clock
	if !c.set {
		if e.part > 0 && p.grain == nlp.DayGrain {
			p.part, p.grain = e.part, nlp.PartGrain
		}
		return p
	}
	return atClock(p, c)
}

func atClock(p point, c clock) point {
	p = p.cut(nlp.DayGrain)
	p.t = p.t.Add(time.Duration(c.hour)*time.Hour + time.Duration(c.minute)*time.Minute + time.Duration(c.second)*time.Second)
	p.grain = nlp.HourGrain
	switch {
	case c.seconds:
		p.grain = nlp.SecondGrain
	case c.mins:
		p.grain = nlp.MinuteGrain
	}
	return p
}

// rangeEnd is the last period of a range.
func (s *resolver) rangeEnd(e *expr, p point) point {
	y, m, _ := p.t.Date()
	switch {
	case e.lastDay > 0 && p.grain == nlp.DayGrain:
		return dayOf(y, int(m), e.lastDay)
	case e.lastMonth > 0:
		if e.lastMonth < int(m) {
			y++
		}
		return dayOf(y, e.lastMonth, 1).cut(nlp.MonthGrain)
	case e.lastYear > 0:
		return dayOf(e.lastYear, 1, 1).cut(nlp.YearGrain)
	case e.lastClock.set && p.grain >= nlp.HourGrain:
		end := atClock(p, e.lastClock)
		if !end.t.After(p.t) {
			end = end.add(1, day)
		}
		return end
	}
	return point{}
}

// reference is the day that deictic words count from.
func (s *resolver) reference(e *expr) point {
	if s.narrative && s.last.ok() && (e.kind != kDay || !s.known) {
		return s.last
	}
	if s.known {
		return s.anchor
	}
	return point{}
}

// textual is the date that "later" and "the same day" count from: the one that the
// text named last, if not too far back, else the anchor.
func (s *resolver) textual(e *expr) point {
	if s.last.ok() && (s.narrative || s.sentence(e)-s.lastAt <= 6) {
		return s.last
	}
	return s.reference(e)
}

// shifted reads "last week", "next May", "this Thursday".
func (s *resolver) shifted(e *expr) point {
	ref := s.reference(e)
	if !ref.ok() {
		return point{}
	}
	if t := s.textual(e); e.base == fromText && t.grain >= nlp.DayGrain {
		ref = t
	}
	ref = ref.cut(nlp.DayGrain)
	switch {
	case e.weekday > 0:
		return s.shiftedWeekday(e, ref)
	case e.holiday != "":
		return s.shiftedYearly(e, ref, func(y int) point { return holidayPoint(e.holiday, y) })
	case e.month > 0:
		return s.shiftedYearly(e, ref, func(y int) point { return monthDay(y, e.month, e.day) })
	case e.season > 0:
		return s.shiftedYearly(e, ref, func(y int) point { return seasonPoint(y, e.season) })
	case e.quarter > 0:
		return s.shiftedYearly(e, ref, func(y int) point { return quarterPoint(y, e.quarter) })
	case e.part > 0:
		return ref.add(e.dir, day)
	}
	g := grainOf(e.unit)
	if g == nlp.NoGrain || g >= nlp.HourGrain {
		return point{}
	}
	if e.dir == -1 && e.unit == quarter && s.quarter.ok() && s.r.is(e.first, "the") && s.r.is(e.first+1, "latest") {
		return s.quarter
	}
	p := ref.cut(g).add(e.dir, e.unit)
	if e.unit == weekend && e.dir == -1 && !ref.t.Before(ref.cut(g).t) {
		return ref.cut(g) // said on the weekend itself, or behind it
	}
	return p.cut(g)
}

func (s *resolver) shiftedWeekday(e *expr, ref point) point {
	today := weekdayOf(ref)
	diff := e.weekday - today
	switch {
	case e.dir < 0 && (diff >= 0 || diff >= -2 && e.base != fromText && !s.r.is(e.first, "this")):
		diff -= 7 // who means yesterday says "Wednesday", not "last Wednesday"
	case e.dir > 0:
		diff += 7
		if today == 7 || s.r.is(e.first, "this") {
			diff = mod(e.weekday-today-1, 7) + 1
		}
	}
	return ref.add(diff, day)
}

// shiftedYearly finds the nearest of what comes once a year before or after the
// reference.
func (s *resolver) shiftedYearly(e *expr, ref point, in func(int) point) point {
	y := ref.t.Year()
	switch {
	case e.dir < 0:
		for range 2 {
			if p := in(y); p.ok() && !p.to().After(ref.t) {
				return p
			}
			y--
		}
		return in(y + 1)
	case e.dir > 0:
		if p := in(y); p.ok() && p.t.After(ref.t) {
			return p
		}
		return in(y + 1)
	}
	return in(y)
}

func monthDay(y, m, d int) point {
	if d > 0 {
		return dayOf(y, m, d)
	}
	return dayOf(y, m, 1).cut(nlp.MonthGrain)
}

func seasonPoint(y, n int) point {
	return point{t: time.Date(y, time.Month(3*n), 1, 0, 0, 0, 0, time.UTC), grain: nlp.SeasonGrain}
}

func quarterPoint(y, n int) point {
	return point{t: time.Date(y, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC), grain: nlp.QuarterGrain}
}

func halfPoint(y, n int) point {
	return point{t: time.Date(y, time.Month(6*n-5), 1, 0, 0, 0, 0, time.UTC), grain: nlp.HalfGrain}
}

func holidayPoint(name string, y int) point {
	h := holidays()[name]
	if h.rule == nil {
		return point{}
	}
	m, d := h.rule(y)
	return dayOf(y, int(m), d)
}

// same reads "that day", "the next day", "the previous year".
func (s *resolver) same(e *expr) point {
	ref := s.textual(e)
	if !ref.ok() {
		return point{}
	}
	n := sign(e.dir)
	if e.part > 0 {
		if ref.grain < nlp.DayGrain {
			return point{}
		}
		return ref.cut(nlp.DayGrain).add(n, day)
	}
	if e.season > 0 {
		return seasonPoint(ref.t.Year()+n, e.season)
	}
	g := grainOf(e.unit)
	if g == nlp.NoGrain || g > nlp.DayGrain || ref.grain < g && g == nlp.DayGrain || ref.grain < g && g == nlp.MonthGrain {
		return point{}
	}
	return ref.cut(g).add(n, e.unit).cut(g)
}

// unitMeant reads "the year", "the quarter".
func (s *resolver) unitMeant(e *expr) point {
	if e.unit == quarter && s.quarter.ok() {
		return s.quarter
	}
	ref := s.reference(e)
	if s.last.ok() && s.narrative {
		ref = s.last
	}
	if !ref.ok() {
		return point{}
	}
	if e.unit == quarter {
		return ref.cut(nlp.QuarterGrain).add(-1, quarter)
	}
	g := grainOf(e.unit)
	if e.unit == weekend && s.r.tenseOf(e) == past && !ref.t.After(ref.cut(g).t.AddDate(0, 0, -1)) {
		return ref.cut(g).add(-1, week)
	}
	return ref.cut(g)
}

// offset reads "two days later", "a year ago", "three weeks after 5 May". The
// result is as precise as the unit counted.
func (s *resolver) offset(e *expr) point {
	var ref point
	switch e.base {
	case fromSub:
		ref, _ = s.locate(e.sub)
	case fromText:
		ref = s.textual(e)
	default:
		ref = s.reference(e)
	}
	if !ref.ok() || e.amount.vague || e.amount.n > 100000 {
		return point{}
	}
	if e.quarter > 0 {
		return quarterPoint(ref.t.Year()-1, e.quarter)
	}
	n := int(e.amount.n)
	if e.unit == year && e.base != fromSub && n == 1 && s.quarter.ok() && !s.narrative {
		return s.quarter.add(e.dir, year)
	}
	g := grainOf(e.unit)
	if g > nlp.DayGrain {
		return s.hoursOff(e, ref, n)
	}
	if ref.grain < g && (g == nlp.DayGrain || g == nlp.MonthGrain || g == nlp.WeekGrain) {
		return point{}
	}
	u := e.unit
	if e.amount.n != float64(n) && u == year {
		n, u = int(e.amount.n*12), month
	}
	if e.base == fromSub && ref.grain == nlp.DayGrain && g < nlp.DayGrain {
		g = nlp.DayGrain
	}
	p := ref.cut(max(g, min(ref.grain, nlp.DayGrain))).add(e.dir*n, u)
	for _, more := range e.steps {
		p, g = p.add(e.dir*more.n, more.u), grainOf(more.u)
	}
	return p.cut(g)
}

// hoursOff counts hours and minutes, which needs a clock time to count from.
func (s *resolver) hoursOff(e *expr, ref point, n int) point {
	if e.base != fromSpeech && ref.grain >= nlp.HourGrain {
		p := ref.add(e.dir*n, e.unit)
		p.grain = max(ref.grain, grainOf(e.unit))
		return p
	}
	return point{}
}

// calendar reads a date by its parts.
func (s *resolver) calendar(e *expr) point {
	switch {
	case e.nth != 0:
		return s.nthOf(e)
	case e.century:
		return point{t: time.Date(eraYear(e), 1, 1, 0, 0, 0, 0, time.UTC), grain: nlp.CenturyGrain}
	case e.decade:
		return point{t: time.Date(eraYear(e), 1, 1, 0, 0, 0, 0, time.UTC), grain: nlp.DecadeGrain}
	case e.isoWeek > 0:
		return s.numberedWeek(e)
	case e.weekday > 0 && e.month == 0 && e.day > 0:
		return s.weekdayNumber(e)
	case e.weekday > 0 && e.month == 0:
		return s.weekday(e)
	case e.month > 0, e.season > 0, e.quarter > 0, e.half > 0, e.holiday != "":
		return weekOf(e, s.yearly(e))
	case e.hasYear && e.unit == quarter && s.quarter.ok():
		_, m, _ := s.quarter.t.Date()
		return quarterPoint(e.year, (int(m)+2)/3)
	case e.hasYear:
		return dayOf(eraYear(e), 1, 1).cut(nlp.YearGrain)
	case e.day > 0:
		return weekOf(e, s.monthless(e))
	}
	return s.dayMeant(e)
}

// weekOf makes the week of a day where that is meant.
func weekOf(e *expr, p point) point {
	if e.weekOf > 0 && p.ok() {
		return p.cut(nlp.WeekGrain)
	}
	return p
}

// numberedWeek reads "week 31": that of ISO 8601 in the year of the reference.
func (s *resolver) numberedWeek(e *expr) point {
	ref := s.reference(e)
	if e.sub != nil {
		ref, _ = s.locate(e.sub)
	}
	if !ref.ok() {
		return point{}
	}
	return dayOf(ref.t.Year(), 1, 4).cut(nlp.WeekGrain).add(e.isoWeek-1, week).cut(nlp.WeekGrain)
}

// nthOf reads "the second Monday of May", "the last week of October".
func (s *resolver) nthOf(e *expr) point {
	if e.sub == nil {
		return point{}
	}
	of, _ := s.locate(e.sub)
	if !of.ok() {
		return point{}
	}
	y, m, _ := of.t.Date()
	switch {
	case e.weekday > 0 && of.grain == nlp.MonthGrain:
		return dayOf(y, int(m), nthWeekday(y, m, time.Weekday(e.weekday%7), e.nth))
	case e.unit == month && of.grain == nlp.YearGrain:
		return of.cut(nlp.MonthGrain).add(e.nth-1, month)
	case e.unit == day && e.nth > 0:
		return of.cut(nlp.DayGrain).add(e.nth-1, day)
	case e.unit == day:
		return point{t: of.to(), grain: nlp.DayGrain}.add(-1, day)
	case e.unit == week && e.nth > 0: // a week belongs where its Thursday lies (ISO 8601)
		return of.cut(nlp.DayGrain).add(3, day).cut(nlp.WeekGrain).add(e.nth-1, week).cut(nlp.WeekGrain)
	case e.unit == week:
		return point{t: of.to(), grain: nlp.DayGrain}.add(-4, day).cut(nlp.WeekGrain)
	case e.unit == weekend && e.nth > 0:
		return of.cut(nlp.DayGrain).add(e.nth-1, week).cut(nlp.WeekendGrain)
	}
	return point{}
}

// weekday places a weekday: before the anchor in the past tense, behind it in the
// future, and the day itself in both.
func (s *resolver) weekday(e *expr) point {
	if e.sub != nil {
		of, _ := s.locate(e.sub)
		if of.grain != nlp.WeekGrain {
			return point{}
		}
		return of.cut(nlp.WeekGrain).cut(nlp.DayGrain).add(e.weekday-1, day)
	}
	ref := s.reference(e)
	if !ref.ok() || ref.grain < nlp.DayGrain || !s.known {
		return point{} // a story of long ago seldom says which week it means
	}
	ref = ref.cut(nlp.DayGrain)
	today := weekdayOf(ref)
	back, ahead := mod(today-e.weekday, 7), mod(e.weekday-today, 7)
	if e.weekOn {
		return ref.add(ahead+7, day)
	}
	t := s.r.tenseOf(e)
	if s.r.is(e.end, "'s") && (t != future || !s.r.ofSubject(e)) {
		t = past // "Wednesday's ruling" was given, whatever is to come of it
	}
	switch t {
	case future:
		return ref.add(ahead, day)
	case present:
		if back > 1 {
			return ref.add(ahead, day)
		}
	}
	return ref.add(-back, day)
}

// weekdayNumber places "Friday the 13th": on the side of the reference that the
// verb says, the nearest day on which both go together; "Saturday 18" within three weeks
// where it can be.
func (s *resolver) weekdayNumber(e *expr) point {
	ref := s.reference(e)
	if !ref.ok() {
		return point{}
	}
	step := -1
	if t := s.r.tenseOf(e); t == future || t == present {
		step = 1
	}
	for _, shift := range [...]int{0, -1, 1, -2, 2, -3} { // weeks: the nearest, where it fits
		if s.r.at(e.first+1).kind != number || s.r.at(e.first+1).suffix != noSuffix {
			break
		}
		p := ref.cut(nlp.DayGrain).add(mod(e.weekday-weekdayOf(ref), 7)+7*shift, day)
		if p.t.Day() == e.day {
			return p
		}
	}
	first := ref.cut(nlp.MonthGrain).cut(nlp.DayGrain)
	for n := range 40 {
		p := first.add(step*n, month).add(e.day-1, day)
		if p.t.Day() == e.day && weekdayOf(p) == e.weekday && (n > 0 || (step > 0) == !p.t.Before(ref.t) || p.t.Equal(ref.t)) {
			return p
		}
	}
	return point{}
}

// weekdayOf is the weekday of a point, Monday is 1.
func weekdayOf(p point) int { return (int(p.t.Weekday())+6)%7 + 1 }

// monthless places "the 20th": in the month that the text has just named, else as near to
// the day of a report as the tense lets it be.
func (s *resolver) monthless(e *expr) point {
	ref := s.textual(e)
	if e.sub == nil && s.known && !s.narrative && (!s.last.ok() || s.sentence(e)-s.lastAt > 1) {
		return s.nextOrLast(e)
	}
	if !ref.ok() || ref.grain < nlp.MonthGrain {
		ref = s.reference(e)
	}
	if e.sub != nil {
		ref, _ = s.locate(e.sub)
	}
	if !ref.ok() || ref.grain < nlp.MonthGrain || ref.grain == nlp.NoGrain {
		return point{}
	}
	m := ref.cut(nlp.MonthGrain)
	if p := m.cut(nlp.DayGrain).add(e.day-1, day); p.cut(nlp.MonthGrain) == m {
		return p
	}
	return point{}
}

// nextOrLast is the day of a month with e's number that comes next from the anchor on, or
// that was last where the verb is in the past.
func (s *resolver) nextOrLast(e *expr) point {
	step := 1
	if s.r.tenseOf(e) == past {
		step = -1
	}
	first := s.anchor.cut(nlp.MonthGrain).cut(nlp.DayGrain)
	for n := range 3 {
		p := first.add(step*n, month).add(e.day-1, day)
		if p.t.Day() != e.day { // no 31st
			continue
		}
		if today := s.anchor.cut(nlp.DayGrain); step > 0 && !p.t.Before(today.t) || step < 0 && !p.t.After(today.t) {
			return p
		}
	}
	return point{}
}

// dayMeant is the day of a clock time or a part of the day that stands alone: the
// one that the text named shortly before, else the anchor.
func (s *resolver) dayMeant(e *expr) point {
	if s.dayOf != nil {
		p, _ := s.locate(s.dayOf)
		return p.cut(nlp.DayGrain)
	}
	if s.day.ok() && (s.narrative || s.sentence(e)-s.dayAt <= 2) && (!s.known || s.narrative || !s.day.t.After(s.anchor.t) || s.r.tenseOf(e) != past) {
		return s.day
	}
	if s.narrative && s.last.ok() {
		return point{}
	}
	if s.known {
		return s.anchor
	}
	return point{}
}
