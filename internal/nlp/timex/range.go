package timex

import "readout/internal/nlp"

// shareYear gives the first date of "Nov 18 to Dec 19, 2015" the year of the
// second one.
func (r *reader) shareYear(a, b *expr) {
	if a.hasYear || !b.hasYear || b.bc || a.kind != kCalendar || a.month == 0 || b.month == 0 || a.sub != nil || !r.linked(a, b) {
		return
	}
	a.year, a.hasYear = b.year, true
	if a.month > b.month {
		a.year--
	}
}

// linked reports whether nothing but "to", "and" or a dash stands between two
// expressions.
func (r *reader) linked(a, b *expr) bool {
	i := a.end
	if !r.isAny(i, "-", "to", "through", "until", "till", "and", "or") {
		return false
	}
	return i+1 == b.first || r.is(i+1, "the") && i+2 == b.first
}

// monthAhead reports whether a range leads from the month that ends before atom i
// to another month: "May to September". No verb and no person stands so.
func (r *reader) monthAhead(i int) bool {
	return r.isAny(i, "to", "through", "until", "-") && r.can(i+1, cMonth) && r.capital(i+1)
}

// runs places a duration that is said with its beginning: "for three days from
// 5 May", "two weeks starting on Monday", "from 18 December for ten days".
func (s *resolver) runs(a, b *expr, x, y *nlp.Timex) {
	switch {
	case a.kind == kDuration && s.r.begins(a, b):
		s.from(a, x, y)
	case b.kind == kDuration && a.end+1 == b.first && s.r.is(a.end, "for") && s.r.isAny(a.first-1, "from", "starting", "beginning"):
		s.from(b, y, x)
	}
}

// from lays a duration on the calendar from the first day of start on.
func (s *resolver) from(e *expr, x, start *nlp.Timex) {
	n := int(e.amount.n)
	if x.Placed() || !start.Placed() || start.Grain < nlp.MonthGrain || start.Zoned || e.amount.vague || e.amount.n2 > 0 || e.amount.n != float64(n) || e.unit < day || n > 1000 {
		return
	}
	p := point{t: start.From, grain: nlp.DayGrain}.cut(nlp.DayGrain)
	x.From, x.To, x.Grain = p.t, p.add(n, e.unit).t, nlp.DayGrain
}

// begins reports whether the words between a duration and a date say that the one
// begins with the other.
func (r *reader) begins(a, b *expr) bool {
	i := r.comma(a.end)
	switch {
	case r.isAny(i, "starting", "beginning", "commencing"):
		i++
		if r.isAny(i, "on", "from") {
			i++
		}
	case r.is(i, "from") && r.is(a.first-1, "for"):
		i++
	default:
		return false
	}
	return i == b.first || r.is(i, "the") && i+1 == b.first
}

// inOrder mends a range of weekdays whose ends were placed one by one, so that
// the last lies before the first: in the past the first moves back, else the last
// moves on.
func (s *resolver) inOrder(a, b *expr, x, y *nlp.Timex) {
	if !weekdayOnly(a) || !weekdayOnly(b) || !s.r.linked(a, b) || s.r.isAny(a.end, "and", "or") || !x.Placed() || !y.Placed() || y.From.After(x.From) {
		return
	}
	if s.r.tenseOf(a) == past {
		moveWeek(x, -7)
		return
	}
	moveWeek(y, 7)
	s.day = point{t: y.From, grain: nlp.DayGrain}
	if s.last.grain == nlp.DayGrain {
		s.last = s.day
	}
}

func weekdayOnly(e *expr) bool {
	return e.kind == kCalendar && e.bare && e.weekday > 0 && e.day == 0 && e.part == 0 && !e.clock.set
}

// moveWeek moves a timex of one day by so many days.
func moveWeek(x *nlp.Timex, days int) {
	x.From, x.To = x.From.AddDate(0, 0, days), x.To.AddDate(0, 0, days)
	x.Value = point{t: x.From, grain: nlp.DayGrain}.value()
}
