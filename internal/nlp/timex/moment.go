package timex

import (
	"slices"
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
		if a.dayless() != b.dayless() && !b.dayless() {
			continue
		}
		out[i].Problem = r.difference(a, b, out[i-1].From)
		if b.dayless() && !out[i-1].From.IsZero() && out[i].Problem == "" {
			sameDay(&out[i-1], &out[i])
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
			beside := i+1 < len(found) && found[i+1].clock.set && r.is(tail, "(") && found[i+1].first <= tail+3 || i > 0 && found[i-1].clock.set && r.is(tail, ")") && r.bracketed(e.first+1)
			if z.location != "" && !r.is(tail-1, "time") && !r.is(tail-1, "hour") && !beside {
				continue
			}
			e.zone, e.tail = z, tail
		}
	}
}

// zoneApart is the zone behind an expression and where it ends.
func (r *reader) zoneApart(e *expr) (zone, int) {
	j := e.end
	if r.is(j, "in") || r.is(j, "at") {
		for n := 3; n >= 1; n-- {
			if p, ok := places()[r.phrase(j+1, j+1+n)]; ok && r.capital(j+1) {
				return zone{name: r.text(j, j+1+n), location: p.zone}, j + 1 + n
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
			if p, ok := places()[r.phrase(j, j+n)]; ok {
				return zone{name: r.text(j, end+1), location: p.zone}, end + 1
			}
		}
	}
	return zone{}, 0
}

// dayless reports whether an expression is a clock time alone.
func (e *expr) dayless() bool {
	return e.kind == kCalendar && e.weekday == 0 && e.month == 0 && e.day == 0 && e.holiday == "" && !e.hasYear
}

// sameMoment reports whether b stands in brackets behind a, and what says a's zone.
func (r *reader) sameMoment(a, b *expr) bool {
	i := max(a.end, a.tail)
	if !r.is(i, "(") && !r.isAny(i, "/") {
		return false
	}
	for i++; i < b.first; i++ {
		if !r.isAny(i, "or", "at", "about", "around", "i", "ie", "the", "hour", ",") {
			return false
		}
	}
	return true
}

// difference says what b should read if it is the moment of a; empty where it
// reads so, or where no zone is known to convert to.
func (r *reader) difference(a, b *expr, day time.Time) string {
	if day.IsZero() {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	from, sure := r.zonesOf(a)
	to, sureTo := r.zonesOf(b)
	if len(from) == 0 || len(to) == 0 || !sure && !sureTo {
		return ""
	}
	expected := ""
	for _, f := range from {
		for _, t := range to {
			is := clockIn(a.clock, day, f).In(t)
			if agrees(is, b.clock, a.clock) {
				return ""
			}
			if expected == "" {
				expected = is.Format("15:04")
			}
		}
	}
	name := b.zone.name
	if name == "" {
		name = "local time"
	}
	return expected + " " + strings.TrimPrefix(name, "the ") + " expected"
}

// agrees reports whether a moment reads as the clock says. Where no half of the
// day is said, both are possible.
func agrees(is time.Time, b, a clock) bool {
	if b.mins && a.mins || b.minute > 0 || a.minute > 0 {
		if is.Minute() != b.minute {
			return false
		}
	}
	if is.Hour() == b.hour%24 {
		return true
	}
	return (!b.meridiem || !a.meridiem) && is.Hour()%12 == b.hour%12
}

func clockIn(c clock, day time.Time, l *time.Location) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, c.hour, c.minute, 0, 0, l)
}

// zonesOf are the locations that an expression's zone may mean; sure tells whether
// the text names it. Without one it is that of a place that the text names.
func (r *reader) zonesOf(e *expr) ([]*time.Location, bool) {
	if e.zone.known() {
		return e.zone.at(), true
	}
	return r.localZones(), false
}

// localZones are the zones of the places that the document names, the most
// frequent first.
func (r *reader) localZones() []*time.Location {
	if !r.localRead {
		r.local, r.localRead = r.readLocalZones(), true
	}
	return r.local
}

func (r *reader) readLocalZones() []*time.Location {
	var names []string
	counts := map[string]int{}
	for i := range r.atoms {
		if r.at(i).kind != word || !r.capital(i) {
			continue
		}
		if p, ok := r.placeAt(i); ok {
			if counts[p.zone] == 0 {
				names = append(names, p.zone)
			}
			counts[p.zone]++
		}
	}
	// Every zone named may be the one; the one that the text names most is shown.
	var all []*time.Location
	if !slices.ContainsFunc(names, func(n string) bool { return counts[n] > 1 }) {
		return nil // a place named once may be far from what is told
	}
	for len(names) > 0 {
		best := 0
		for i := range names {
			if counts[names[i]] > counts[names[best]] {
				best = i
			}
		}
		all = append(all, load(names[best]))
		names = append(names[:best], names[best+1:]...)
	}
	return all
}

// sameDay gives b the moment of a in its own zone: the date may differ from a's.
func sameDay(a, b *nlp.Timex) {
	if !a.Zoned || !b.Zoned {
		return
	}
	b.From = a.From.In(b.From.Location())
	b.To = b.From.Add(b.To.Sub(b.From).Abs())
	if b.Grain >= nlp.HourGrain {
		b.To = b.From.Add(time.Minute)
		b.Value = point{t: time.Date(b.From.Year(), b.From.Month(), b.From.Day(), b.From.Hour(), b.From.Minute(), 0, 0, time.UTC), grain: nlp.MinuteGrain}.value()
	}
}
