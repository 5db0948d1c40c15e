package timex

import (
	"time"

	"readout/internal/nlp"
)

// resolver places the expressions of one document, in text order.
type resolver struct {
	r         *reader
	anchor    point // the day that the text counts from
	known     bool  // whether there is one
	narrative bool  // whether the text tells of another time than its anchor's
	last      point // the date that the text named last
	lastAt    int   // its sentence
	quarter   point // the quarter that the text spoke of last
	day       point // the day that the text named last
	dayAt     int
	since     point // the beginning of the range that the expression ends
	dayOf     *expr // the day behind the clock time being placed
}

// resolve turns the expressions into timexes.
func resolve(r *reader, found []expr) []nlp.Timex {
	s := resolver{r: r, lastAt: -100, dayAt: -100}
	if a := r.d.Dates.Anchor; a.Known() {
		y, m, d := a.Time.Date()
		switch a.Precision {
		case nlp.Year: // no day to count from, but a year to read months in
			s.last = dayOf(y, 1, 1).cut(nlp.YearGrain)
		case nlp.Month:
			s.last = dayOf(y, int(m), 1).cut(nlp.MonthGrain)
		default:
			s.known, s.anchor = true, dayOf(y, int(m), d)
		}
	}
	s.narrative = s.isNarrative(found)
	out := make([]nlp.Timex, len(found))
	for i := range found {
		s.dayOf = s.dayBehind(found, i)
		s.since = point{}
		if i > 0 && r.linked(&found[i-1], &found[i]) && !r.is(found[i-1].end, "and") && !r.is(found[i-1].end, "or") && out[i-1].Placed() && found[i-1].month > 0 {
			s.since = point{t: out[i-1].From, grain: out[i-1].Grain}
		}
		out[i] = s.timex(&found[i])
		if i > 0 {
			s.runs(&found[i-1], &found[i], &out[i-1], &out[i])
			s.inOrder(&found[i-1], &found[i], &out[i-1], &out[i])
		}
	}
	return out
}

// dayBehind is the expression of the day behind a clock time and what it reads in
// another zone: "at 10:35 a.m. (0735 GMT) on Friday"; nil where there is none.
func (s *resolver) dayBehind(found []expr, i int) *expr {
	r := s.r
	if !found[i].clock.set || !found[i].dayless() {
		return nil
	}
	j := i + 1
	if j < len(found) && found[j].clock.set && found[j].dayless() && r.sameMoment(&found[i], &found[j]) {
		j++
	}
	if j >= len(found) || j == i+1 && !r.is(found[j].first-2, ")") && !r.is(found[j].first-1, ")") {
		return nil
	}
	day := &found[j]
	if r.dayLike(day) && !day.clock.set && day.first-found[j-1].end <= 3 && r.sameSentence(found[i].first, day.first) {
		return day
	}
	return nil
}

// isNarrative reports whether most years that the text names lie far from the
// anchor's, so that its dates count from one another. A text without an anchor is
// read so too.
func (s *resolver) isNarrative(found []expr) bool {
	near, far := 0, 0
	for i := range found {
		e := &found[i]
		switch {
		case e.kind == kDay, e.kind == kShift && e.dir != 0:
			near++
		case e.kind == kCalendar && e.weekday > 0 && e.month == 0:
			near++
		case e.kind == kCalendar && e.hasYear && !e.decade && !e.century:
			if d := s.anchor.t.Year() - e.year; e.bc || d > 1 || d < -1 {
				far++
			} else {
				near++
			}
		}
	}
	return !s.known || far >= 4 && far > 2*near || far >= 12 && far > near
}

// timex makes the timex of one expression, and remembers the date it names.
func (s *resolver) timex(e *expr) nlp.Timex {
	r := s.r
	x := nlp.Timex{Span: nlp.Span{Start: r.at(e.first).Start, End: r.at(e.end - 1).End}, Modifier: e.mod, Type: nlp.TimexDate}
	switch e.kind {
	case kDuration:
		if s.inFuture(e) {
			p := s.anchor.cut(nlp.DayGrain).add(int(e.amount.n), e.unit)
			x.Value, x.Grain, x.From, x.To = p.value(), p.grain, p.from(), p.to()
			if s.r.is(e.first-1, "within") {
				x.Type, x.Value, x.From = nlp.TimexDuration, period(e.unit, e.amount), s.anchor.t
			}
			break
		}
		x.Type, x.Value = nlp.TimexDuration, period(e.unit, e.amount)
		if e.sub != nil {
			s.partOf(e, &x)
		}
		if e.amount.n2 > 0 && x.Modifier == "" {
			x.Modifier = "APPROX"
		}
	case kSpan:
		s.span(e, &x)
	case kSet:
		x.Type, x.Value = nlp.TimexSet, e.value
	case kVague:
		x.Value = e.value
	default:
		s.placed(e, &x)
	}
	return x
}

// partOf places "the first nine months of 2021", "the last two weeks of May".
func (s *resolver) partOf(e *expr, x *nlp.Timex) {
	of, _ := s.locate(e.sub)
	n := int(e.amount.n)
	if !of.ok() || e.amount.vague || e.amount.n != float64(n) || e.unit < day || n > 1000 {
		return
	}
	if e.nth > 0 {
		x.From, x.To = of.from(), of.cut(nlp.DayGrain).add(n, e.unit).t
	} else {
		end := point{t: of.to(), grain: nlp.DayGrain}
		x.From, x.To = end.add(-n, e.unit).t, end.t
	}
	x.Grain = grainOf(e.unit)
}

// inFuture reports whether a duration behind "in" names the day that it leads to:
// "will meet in two weeks".
func (s *resolver) inFuture(e *expr) bool {
	r := s.r
	n := e.amount
	if !s.known || s.narrative || n.vague || n.n2 > 0 || n.n != float64(int(n.n)) || n.n > 1000 || e.unit < day || e.mod != "" || e.plural && n.one {
		return false
	}
	return r.isAny(e.first-1, "in", "within") && !r.isAny(e.end, "of", "'s", "-") && r.tenseOf(e) == future
}

// placed places an expression that names a date or time.
func (s *resolver) placed(e *expr, x *nlp.Timex) {
	if problem := impossible(e); problem != "" {
		x.Problem, x.Value = problem, s.open(e)
		return
	}
	p, last := s.locate(e)
	if e.clock.set || p.grain == nlp.PartGrain || e.part > 0 {
		x.Type = nlp.TimexTime
	}
	if !p.ok() {
		x.Value = s.open(e)
		return
	}
	x.Value, x.Grain = p.value(), p.grain
	x.From, x.To = p.from(), p.to()
	if last.ok() {
		x.To = last.to()
	}
	if e.clock.set && e.zone.known() {
		s.inZone(e, x)
	}
	s.narrow(e, x)
	s.remember(e, p)
}

// inZone puts a clock time into its zone. The date stays as the text reads.
func (s *resolver) inZone(e *expr, x *nlp.Timex) {
	l := e.zone.at()[0]
	in := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, l)
	}
	x.From, x.To, x.Zoned = in(x.From), in(x.To), true
}

// narrow halves the interval of "early May": START, MID and END are thirds of it,
// counted in whole days.
func (s *resolver) narrow(e *expr, x *nlp.Timex) {
	if x.Grain >= nlp.DayGrain || x.From.IsZero() {
		return
	}
	third := int(x.To.Sub(x.From).Hours()/24) / 3
	switch e.mod {
	case "START":
		x.To = x.From.AddDate(0, 0, third)
	case "MID":
		x.From, x.To = x.From.AddDate(0, 0, third), x.To.AddDate(0, 0, -third)
	case "END":
		x.From = x.To.AddDate(0, 0, -third)
	}
}

// remember keeps a date for those that count from it. In news the day of a
// statement ("said Thursday") starts no new narrative.
func (s *resolver) remember(e *expr, p point) {
	sentence := s.sentence(e)
	if p.grain == nlp.QuarterGrain && e.kind == kCalendar && e.unit == noUnit {
		s.quarter = p
	}
	if p.grain <= nlp.DecadeGrain || e.kind == kUnit {
		return
	}
	if p.grain >= nlp.DayGrain && (s.narrative || !s.aside(e, p)) {
		s.day, s.dayAt = p.cut(nlp.DayGrain), sentence
	}
	if !s.narrative && s.isReport(e) {
		return
	}
	if s.narrative && p.grain == nlp.YearGrain && (p.t.Year() == s.last.t.Year() && s.last.grain > nlp.YearGrain || s.attributive(e)) {
		return
	}
	s.last, s.lastAt = p, sentence
}

// attributive reports whether an expression only modifies a noun behind it: "the
// 1976 offensive".
func (s *resolver) attributive(e *expr) bool { return s.r.modifies(e) }

// aside reports whether a day weeks from the anchor stands in a clause that only describes
// something: "the tariffs that took effect on 1 November". The clock times that follow are
// not of it.
func (s *resolver) aside(e *expr, p point) bool {
	if !s.known || p.t.Sub(s.anchor.t).Abs() < 5*24*time.Hour {
		return false
	}
	d := s.r.d
	v := governing(d, int(s.r.atoms[e.first].token), int(s.r.atoms[e.end-1].token)+1)
	return v >= 0 && (d.Tokens[v].Dep == "relcl" || d.Tokens[v].Dep == "acl")
}

// isReport reports whether an expression says when something was said.
func (s *resolver) isReport(e *expr) bool {
	r := s.r
	v := governing(r.d, int(r.atoms[e.first].token), int(r.atoms[e.end-1].token)+1)
	if v < 0 {
		return false
	}
	switch r.d.Tokens[v].Lemma {
	case "say", "tell", "report", "announce", "add", "state":
		return true
	}
	return false
}

func (s *resolver) sentence(e *expr) int { return s.r.d.Tokens[s.r.atoms[e.first].token].Sentence }

// span reads "the past three years": a duration that ends or begins at the
// reference.
func (s *resolver) span(e *expr, x *nlp.Timex) {
	x.Type, x.Value = nlp.TimexDuration, period(e.unit, e.amount)
	if e.value == "recent" && e.unit >= year {
		x.Type, x.Value = nlp.TimexDate, "PAST_REF"
	}
	if s.narrative || !s.known || e.amount.vague || e.amount.n != float64(int(e.amount.n)) || e.amount.n > 100000 || e.base == fromText && s.last.ok() {
		return
	}
	if e.unit == quarter { // quarters of the calendar, the one that runs left out
		n, this := int(e.amount.n), s.anchor.cut(nlp.QuarterGrain)
		if e.dir > 0 {
			x.From, x.To = this.add(1, quarter).t, this.add(n+1, quarter).t
		} else {
			x.From, x.To = this.add(-n, quarter).t, this.t
		}
		x.Grain = nlp.QuarterGrain
		return
	}
	other := s.anchor.add(e.dir*int(e.amount.n), e.unit)
	if e.dir < 0 {
		x.From, x.To = other.t, s.anchor.t
	} else {
		x.From, x.To = s.anchor.t, other.t
	}
	x.Grain = nlp.DayGrain
}

// open is the value of what cannot be placed: parts that are not known are X.
func (s *resolver) open(e *expr) string {
	v := "XXXX"
	if e.hasYear && e.year < 100000 {
		v = yearText(eraYear(e))
	}
	switch {
	case e.kind == kOffset:
		if e.dir < 0 {
			return "PAST_REF"
		}
		return "FUTURE_REF"
	case e.month > 0 && e.day > 0:
		v += "-" + two(e.month) + "-" + two(e.day)
	case e.month > 0:
		v += "-" + two(e.month)
	case e.quarter > 0:
		v += "-Q" + string(rune('0'+e.quarter%10))
	case e.season > 0:
		v += "-" + seasonCodes[e.season]
	case e.weekday > 0:
		v = weekdayValue(e.weekday)
	case e.unit == week:
		v += "-WXX"
	case e.unit == month:
		v += "-XX"
	case e.day > 0:
		v += "-XX-" + two(e.day)
	case e.hasYear || e.unit >= month:
	default:
		v += "-XX-XX"
	}
	switch {
	case e.clock.set:
		v += "T" + two(e.clock.hour) + ":" + two(e.clock.minute)
	case e.part > 0:
		v += "T" + partCodes[e.part]
	}
	return v
}

// eraYear is the year as time.Time counts it.
func eraYear(e *expr) int {
	if e.bc {
		return 1 - e.year
	}
	return e.year
}

var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// impossible says what is wrong with a date that no calendar has.
func impossible(e *expr) string {
	if e.hasYear && !e.century && (e.year < 1 || e.year > 9999) {
		return "there is no year " + itoa(e.year)
	}
	for _, d := range []int{e.day, e.lastDay} {
		if e.month == 0 || d == 0 {
			continue
		}
		y := 2000 // a leap year
		if e.hasYear {
			y = eraYear(e)
		}
		if d > time.Date(y, time.Month(e.month)+1, 0, 0, 0, 0, 0, time.UTC).Day() {
			if e.hasYear {
				return "no " + itoa(d) + " " + monthNames[e.month] + " in " + itoa(e.year)
			}
			return "no " + itoa(d) + " " + monthNames[e.month] + " in any year"
		}
	}
	if e.clock.set && (e.clock.hour > 24 || e.clock.hour == 24 && e.clock.minute > 0) {
		return "no such time of day"
	}
	return ""
}
