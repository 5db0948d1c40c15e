package timex

import (
	"strings"
	"time"

	"readout/internal/nlp"
)

// checkMoments compares clock times that claim to be the same moment: one that
// stands in brackets right behind another, or beside it behind a dash or "or". The
// second one gets the problem, with what the first one makes of it.
func checkMoments(r *reader, found []expr, out []nlp.Timex) {
	for i := 1; i < len(found); i++ {
		a, b := &found[i-1], &found[i]
		if !a.clock.set || !b.clock.set || !r.sameMoment(a, b) {
			continue
		}
		if a.dayless() && !b.dayless() && !b.zone.known() {
			continue // "at 7 p.m. (9 p.m. on Fridays)"
		}
		out[i].Problem = r.difference(a, b, out[i-1].From)
		if b.dayless() && !out[i-1].From.IsZero() && out[i].Problem == "" {
			sameDay(&out[i-1], &out[i], b.clock.meridiem)
		}
	}
}

// zonesApart reads the zones that stand behind the day of a clock time, or as an
// apposition: "6:30 p.m. on Tuesday in Nairobi (3:30 p.m. in London)", "at 19:14 on
// Tuesday, Spanish time". A place alone is read only where another clock is set beside.
func (r *reader) zonesApart(found []expr) {
	for i := range found {
		e := &found[i]
		if !e.clock.set || e.zone.name != "" {
			continue
		}
		if z, tail := r.zoneApart(e); z.known() {
			beside := i+1 < len(found) && found[i+1].clock.set && r.is(tail, "(") && found[i+1].first <= tail+3 || i > 0 && found[i-1].clock.set && r.closes(e, tail)
			if z.location != "" && !r.is(tail-1, "time") && !r.is(tail-1, "hour") && r.byTheClock(e.end) == e.end && !beside {
				continue
			}
			e.zone, e.tail = z, tail
		}
	}
}

// byTheClock skips "by the time", "by the clocks" before "of Vellin", and "by" before
// "Vellin time".
func (r *reader) byTheClock(j int) int {
	switch {
	case !r.is(j, "by"):
	case r.is(j+1, "the") && r.isAny(j+2, "time", "clock", "clocks", "hour") && r.isAny(j+3, "of", "in"):
		return j + 3
	case r.capital(j + 1):
		return j + 1
	}
	return j
}

// closes reports whether what set a clock time beside another ends at an atom: with the
// bracket, or with the clause where it stands behind a dash.
func (r *reader) closes(e *expr, tail int) bool {
	if r.isAny(tail, ")", "]") {
		return r.bracketed(e.first + 1)
	}
	return r.is(e.first-1, "-") && (r.isAny(tail, ".", ",", ";", "-") || tail >= len(r.atoms) || !r.sameSentence(e.first, tail))
}

// zoneApart is the zone behind an expression and where it ends.
func (r *reader) zoneApart(e *expr) (zone, int) {
	j := r.byTheClock(e.end)
	if r.isAny(j, "in", "at", "of") || r.isAny(j, "hour", "hours") && r.isAny(j+1, "in", "of") {
		if r.isAny(j, "hour", "hours") {
			j++
		}
		if r.is(j+1, "greenwich") && r.is(j, "of") {
			return zone{name: r.text(j, j+2), location: "UTC"}, j + 2
		}
		for n := 3; n >= 1; n-- {
			if p, ok := r.placeNamed(j+1, j+1+n); ok {
				return p.zoneAs(r.text(j, j+1+n)), j + 1 + n
			}
		}
		return zone{}, 0
	}
	if r.is(j, ",") {
		j++
	}
	for n := 3; n >= 1; n-- {
		end := j + n
		if r.is(end, "local") {
			end++
		}
		if (r.is(end, "time") || r.is(end, "hour")) && r.capital(j) && r.sameSentence(e.first, end) {
			if p, ok := r.placeNamed(j, j+n); ok {
				return p.zoneAs(r.text(j, end+1)), end + 1
			}
		}
	}
	return zone{}, 0
}

// dayless reports whether an expression is a clock time alone.
func (e *expr) dayless() bool {
	return e.kind == kCalendar && e.weekday == 0 && e.month == 0 && e.day == 0 && e.holiday == "" && !e.hasYear
}

// sameMoment reports whether b stands as the moment of a in another zone: in brackets
// behind it, behind "or", and behind a dash or comma where its zone and a's are two.
func (r *reader) sameMoment(a, b *expr) bool {
	i := max(a.end, a.tail)
	if !r.sameSentence(a.first, b.first) {
		return false
	}
	switch two := b.zone.known() && b.zone.name != a.zone.name && !b.lastClock.set; {
	case r.isAny(i, "(", "/", "["):
	case r.is(i, "or") || r.is(i, ",") && r.is(i+1, "or"):
		if !two || a.zone.name == "" {
			return false
		}
	case r.is(i, "-") && i > 0:
		if !two || a.zone.known() || r.at(i).glued || b.zone.location == "" {
			return false // "3 p.m.-5 p.m. GMT" is a span of time
		}
	case r.is(i, ","):
		if !two || !a.zone.local && a.zone.location == "" || !b.zone.ofWorld() {
			return false // "polls close at 7 p.m. in Georgia, 8 p.m. in Florida"
		}
	default:
		return false
	}
	for i++; i < b.first; i++ {
		if !r.isAny(i, "or", "at", "about", "around", "i", "ie", "the", "hour", "hours", ",") {
			return false
		}
	}
	return true
}

// difference says what b should read if it is the moment of a; empty where it
// reads so, or where no zone is known to convert to.
func (r *reader) difference(a, b *expr, day time.Time) string {
	from, sure := r.zonesOf(a)
	to, sureTo := r.zonesOf(b)
	if len(from) == 0 || len(to) == 0 || !sure && !sureTo {
		return ""
	}
	last := a.lastClock.set && !b.lastClock.set
	if !a.lastClock.set && b.lastClock.set {
		return "" // nothing says which end is meant
	}
	clock := a.clock
	if last {
		clock = a.lastClock
	}
	expected := ""
	for _, on := range daysMeant(day) {
		for _, f := range from {
			for _, t := range to {
				is := clockIn(clock, on, f).In(t)
				if agrees(is, b.clock, clock, r.roughly(a)) {
					return ""
				}
				if expected == "" {
					expected = is.Format("15:04")
				}
			}
		}
	}
	name := b.zone.name
	if name == "" {
		name = "local time"
	}
	return expected + " " + strings.TrimPrefix(name, "the ") + " expected"
}

// daysMeant is the day on which clocks are compared. Of an unknown one it gives days of
// every sort: zones change within the year, not all at once, and over the years.
func daysMeant(day time.Time) []time.Time {
	if day.Year() >= 1970 {
		return []time.Time{day}
	}
	var all []time.Time
	for _, y := range []int{2024, 2017, 2010, 2003} {
		for _, d := range []struct {
			month time.Month
			day   int
		}{{time.January, 15}, {time.July, 15}, {time.March, 20}, {time.October, 31}} {
			all = append(all, time.Date(y, d.month, d.day, 0, 0, 0, 0, time.UTC))
		}
	}
	return all
}

// roughly reports whether a clock time says that it is not of the minute: "shortly after
// nine".
func (r *reader) roughly(e *expr) bool {
	if e.mod != "" || !e.clock.mins {
		return true
	}
	return r.isAny(e.first-1, "about", "around", "before", "after", "nearly", "almost", "past", "roughly", "approximately", "by", "towards")
}

// agrees reports whether a moment reads as the clock says, about so where it is only
// roughly told. Where no half of the day is said, both are possible.
func agrees(is time.Time, b, a clock, roughly bool) bool {
	gap := 60*(is.Hour()-b.hour) + is.Minute()
	if b.mins || !roughly {
		gap -= b.minute
	} else {
		gap -= is.Minute()
	}
	round := 24 * 60
	if !b.meridiem || !a.meridiem {
		round /= 2
	}
	gap = (gap%round + round) % round
	gap = min(gap, round-gap)
	return gap == 0 || roughly && gap <= 15
}

func clockIn(c clock, day time.Time, l *time.Location) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, c.hour, c.minute, 0, 0, l)
}

// zonesOf are the locations that an expression's zone may mean; sure tells whether
// the text names it. Without one it is that of a place that the text names.
func (r *reader) zonesOf(e *expr) ([]*time.Location, bool) {
	if e.zone.known() {
		return e.zone.meant(), true
	}
	return r.localZones(e), false
}

// sameDay puts b on the day, in its own zone, on which it is nearest to a: the date may
// differ from a's. Where b leaves open which half of the day it is of, a tells.
func sameDay(a, b *nlp.Timex, sure bool) {
	if !a.Zoned || !b.Zoned {
		return
	}
	step, long := 24*time.Hour, b.To.Sub(b.From).Abs()
	if !sure {
		step /= 2
	}
	moved := a.From.Sub(b.From).Round(step)
	if days := int(moved / (24 * time.Hour)); sure { // by days of the calendar, one of which may have 23 hours
		b.From = b.From.AddDate(0, 0, days)
	} else {
		b.From = b.From.Add(moved)
	}
	b.To = b.From.Add(long)
	if b.Grain >= nlp.HourGrain {
		b.To = b.From.Add(time.Minute)
		b.Value = point{t: time.Date(b.From.Year(), b.From.Month(), b.From.Day(), b.From.Hour(), b.From.Minute(), 0, 0, time.UTC), grain: nlp.MinuteGrain}.value()
	}
}
