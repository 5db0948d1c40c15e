package timex

// dayWord reads "yesterday", "today", "tomorrow", "tonight".
func (r *reader) dayWord(i int) (expr, bool) {
	w := r.at(i).word
	e := expr{kind: kDay, dir: int(w.n), end: i + 1}
	if w.s == "NI" {
		e.part = night
	}
	return e, true
}

// shift reads what "this", "last", "next", "that", "the same" count: "last week",
// "this Thursday", "next May", "the past three years", "the previous day", "this
// coming Sunday", "that same day".
func (r *reader) shift(i int, det bool) (expr, bool) {
	dir, same, j := r.direction(i, det)
	if j == i {
		return expr{}, false
	}
	if e, ok := r.span(j, dir, same, r.is(i, "this") && !same); ok {
		return e, true
	}
	if r.isAny(j, "fiscal", "calendar", "full", "whole", "working", "entire") {
		j++
	}
	if r.isAny(j, "school", "academic") && r.is(j+1, "year") {
		// a year of its own, which begins where the school says
		return expr{kind: kVague, value: "XXXX", end: j + 2}, true
	}
	w := r.at(j).word
	if r.is(i, "latest") {
		return expr{kind: kUnit, unit: quarter, end: j + 1}, det && r.isAny(j, "quarter", "period")
	}
	e := expr{kind: kShift, dir: dir, end: j + 1}
	if same {
		e.kind = kSame
	}
	switch {
	case w.can(cWeekday) && !w.can(cPlural) && (!same || dir != 0):
		e.weekday, e.kind, e.dir = int(w.n), kShift, sign(dir)
		if same && det {
			e.base = fromText
		}
		if full, ok := r.weekday(j); ok && full.day > 0 {
			return full, true
		}
	case w.can(cMonth) && r.capital(j) && !same:
		return r.shiftMonth(e, j)
	case w.can(cUnit) && !w.can(cPlural) && (w.u != second || dir > 0 && r.is(i, "next")):
		return r.shiftUnit(e, j)
	case w.can(cSeason) && !w.can(cPlural):
		e.season = int(w.n)
	case w.can(cPart) && !w.can(cPlural):
		e.part, e.unit = int(w.n), day
	case w.can(cHoliday) && dir != 0:
		h, ok := r.holiday(j)
		if !ok {
			return expr{}, false
		}
		e.holiday, e.end = h.holiday, h.end
	case r.at(j).suffix == ordinalSuffix && dir != 0 && !same:
		d, ok := r.dayFirst(j, false)
		if !ok || d.month == 0 || d.hasYear || d.lastDay > 0 {
			return expr{}, false
		}
		e.month, e.day, e.end = d.month, d.day, d.end
	case r.can(j, cOrdinal) && r.is(j+1, "quarter"):
		e.quarter, e.end = int(w.n), j+2
	default:
		return expr{}, false
	}
	return e, true
}

// direction reads the words that say where a unit lies: -1, 0 or 1; same is for
// units that the text has named.
func (r *reader) direction(i int, det bool) (dir int, same bool, end int) {
	switch r.at(i).lower {
	case "this":
		switch {
		case r.isAny(i+1, "coming", "next", "upcoming"):
			return 1, false, i + 2
		case r.isAny(i+1, "past", "last"):
			return -1, false, i + 2
		case r.isAny(i+1, "same", "very"):
			return 0, true, i + 2
		}
		return 0, false, i + 1
	case "that":
		if r.isAny(i+1, "same", "very") {
			return 0, true, i + 2
		}
		return 0, true, i + 1
	case "same":
		return 0, true, i + 1
	case "current":
		return 0, false, i + 1
	case "latest":
		return -1, false, i + 1
	case "following":
		return 2, true, i + 1
	case "previous", "preceding", "prior":
		return -2, true, i + 1
	case "next":
		if det { // "the next day" counts from the text's own day
			return 2, true, i + 1
		}
		return 1, false, i + 1
	case "last", "past":
		if r.is(i, "last") && r.isAny(i-1, "will", "would", "could", "may", "might", "can", "to") && r.tag(i) == "VB" {
			return 0, false, i // "will last three days"
		}
		if r.is(i, "last") && r.is(i-1, "to") && r.isAny(i-2, "set", "due", "expected", "likely", "going", "supposed", "has", "have", "had", "scheduled", "planned", "meant", "thought", "forecast") {
			return 0, false, i
		}
		if r.is(i, "past") && !det && !r.is(i-1, "this") && !r.can(i+1, cUnit|cCardinal|cFew) && r.at(i+1).kind != number {
			return 0, false, i
		}
		return -1, false, i + 1
	case "coming", "upcoming":
		return 1, false, i + 1
	}
	return 0, false, i
}

// span reads "the past three years", "the next few days", "coming weeks".
func (r *reader) span(j, dir int, same, this bool) (expr, bool) {
	if dir == 0 {
		return expr{}, false
	}
	n, k := r.count(j)
	if !n.ok || n.one {
		n, k = amount{}, j
	}
	k = r.dash(k)
	if r.isAny(k, "full", "consecutive", "straight", "fiscal", "business", "trading", "working", "calendar", "or", "more", "upcoming", "past") && r.can(k+1, cUnit) {
		k++
	}
	w := r.at(k).word
	if one := r.wholeUnit(j, dir); one > j {
		return expr{kind: kSpan, amount: amount{n: 1, ok: true}, unit: w.u, dir: sign(dir), end: one}, true
	}
	if !w.can(cUnit) || !n.ok && !w.can(cPlural) || this && !n.ok {
		return expr{}, false
	}
	if !n.ok {
		n = amount{vague: true, ok: true}
	}
	e := expr{kind: kSpan, amount: n, unit: w.u, dir: sign(dir), end: k + 1}
	if same && !r.is(j-1, "next") {
		e.base = fromText
	}
	if r.is(e.end, "or") && r.is(e.end+1, "so") {
		e.end, e.mod = e.end+2, "APPROX"
	}
	return e, true
}

// wholeUnit reads the unit of "the past year", "the next decade": a stretch up to
// the reference or from it on, not a year of the calendar.
func (r *reader) wholeUnit(j, dir int) int {
	w := r.at(j).word
	if !w.can(cUnit) || w.can(cPlural) || !r.is(j-2, "the") && w.u != fortnight {
		return j
	}
	switch {
	case w.u == fortnight: // no calendar numbers them
		return j + 1
	case dir < 0 && (w.u == hour || w.u == minute):
		return j + 1
	case r.is(j-1, "past") && w.u >= week && w.u != quarter && w.u != weekend, w.u == decade && (r.is(j-1, "last") || dir > 0):
		return j + 1
	}
	return j
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// shiftMonth reads "last May", "next January 5", "this September".
func (r *reader) shiftMonth(e expr, j int) (expr, bool) {
	m, _ := r.monthFirst(j)
	if m.hasYear || m.lastMonth > 0 {
		return expr{}, false
	}
	e.month, e.day, e.lastDay, e.end = m.month, m.day, m.lastDay, m.end
	return e, true
}

// shiftUnit reads "last week" with what may narrow it: "next week Wednesday",
// "last year's third quarter", "this year's August".
func (r *reader) shiftUnit(e expr, j int) (expr, bool) {
	e.unit = r.at(j).word.u
	if e.unit == season || e.unit == half || e.unit <= minute && e.kind == kShift && e.dir < 0 {
		return expr{}, false
	}
	if r.is(e.end, "'s") {
		if inner, ok := r.innerOf(e); ok {
			return inner, true
		}
	}
	if e.unit == week && r.can(e.end, cWeekday) && !r.can(e.end, cPlural) && r.capital(e.end) {
		sub := e
		return expr{kind: kCalendar, weekday: int(r.at(e.end).word.n), sub: &sub, end: e.end + 1}, true
	}
	if e.unit == week && r.is(e.end, "on") && r.can(e.end+1, cWeekday) && !r.can(e.end+1, cPlural|cShort) {
		sub := e
		return expr{kind: kCalendar, weekday: int(r.at(e.end + 1).word.n), sub: &sub, end: e.end + 2}, true
	}
	return e, true
}

// innerOf reads the part of a year behind its possessive: "next year's first
// quarter".
func (r *reader) innerOf(e expr) (expr, bool) {
	if e.unit != year {
		return expr{}, false
	}
	j := e.end + 1
	if n, k := r.ordinal(j); k > j && r.isAny(k, "quarter", "half") && n <= 4 {
		inner := expr{kind: kCalendar, sub: &e, end: k + 1}
		if r.is(k, "half") {
			inner.half = n
		} else {
			inner.quarter = n
		}
		return inner, true
	}
	if r.can(j, cMonth) && r.capital(j) {
		return expr{kind: kCalendar, month: int(r.at(j).word.n), sub: &e, end: j + 1}, true
	}
	if r.can(j, cSeason) && !r.can(j, cPlural) {
		return expr{kind: kCalendar, season: int(r.at(j).word.n), sub: &e, end: j + 1}, true
	}
	return expr{}, false
}

// unitRef reads "the year", "the quarter": the one that the text is about. "The
// day" and "the week" are said of no particular one too often to be read.
func (r *reader) unitRef(i int, det bool) (expr, bool) {
	w := r.at(i).word
	if r.is(i, "year") && !det || r.is(i, "year") && det {
		if y, bc, k := r.yearNumber(i + 1); k > i+1 {
			return expr{kind: kCalendar, year: y, bc: bc, hasYear: true, end: k}, true
		}
		if a := r.at(i + 1); a.kind == number && a.suffix == noSuffix && !r.decimal(i+1) && !r.unitBehind(i+2) {
			y := int(a.num)
			if a.num < 0 {
				y = 1e9
			}
			return expr{kind: kCalendar, year: y, hasYear: true, end: i + 2}, true
		}
		if r.is(i+1, "-") && r.isAny(i+2, "earlier", "ago") {
			return r.yearEarlier(i)
		}
		if det && r.isAny(i+1, "ended", "ending") {
			return expr{kind: kDuration, amount: amount{n: 1, ok: true}, unit: year, end: i + 1}, true
		}
		if r.is(i+1, "-") && r.is(i+2, "end") {
			return expr{kind: kUnit, unit: year, mod: "END", end: i + 3}, true
		}
		if r.is(i+1, "end") {
			return expr{kind: kUnit, unit: year, mod: "END", end: i + 2}, true
		}
	}
	if a := r.at(i + 1); w.u == week && a.kind == number && a.digits <= 2 && a.num >= 1 && a.num <= 53 && a.suffix == noSuffix && !w.can(cPlural) && !r.decimal(i+1) && !r.unitBehind(i+2) {
		e := expr{kind: kCalendar, isoWeek: int(a.num), end: i + 2}
		if of, ok := r.within(e); ok {
			return of, true
		}
		return e, true
	}
	if j := r.weekThat(i + 1); w.u == week && j > i+1 {
		if sub, ok := r.dayOfWeek(j); ok {
			sub.weekOf, sub.first = 1, i
			return sub, true
		}
	}
	if e, ok := r.nextButOne(i, det); ok {
		return e, true
	}
	if !det || w.can(cPlural) {
		return expr{}, false
	}
	switch w.u {
	case weekend, quarter, year, month, week, day, decade, century:
		return expr{kind: kUnit, unit: w.u, end: i + 1}, true
	}
	return expr{}, false
}

// dayOfWeek reads the day that names a week: "8 March", "the 18th".
func (r *reader) dayOfWeek(j int) (expr, bool) {
	sub, ok := r.dayOnly(j)
	if r.is(j, "the") && !ok {
		j++
		sub, ok = r.dayOnly(j)
	}
	if a := r.at(j); !ok && a.suffix == ordinalSuffix && a.num >= 1 && a.num <= 31 && r.is(j-1, "the") && r.tag(j+1) != "NN" {
		return expr{kind: kCalendar, day: int(a.num), end: j + 1}, true
	}
	return sub, ok && sub.kind == kCalendar && sub.day > 0
}

// nextButOne reads "the week after next" and "the year before last".
func (r *reader) nextButOne(i int, det bool) (expr, bool) {
	w := r.at(i).word
	e := expr{kind: kShift, unit: w.u, dir: 2, end: i + 3}
	switch {
	case !det || w.can(cPlural) || w.u != weekend && w.u != week && w.u != month && w.u != year || r.can(i+3, cUnit|cWeekday|cMonth|cSeason|cPart|cOrdinal|cHoliday) || r.tag(i+3) == "NN" && !r.is(i+3, "'s"):
		return expr{}, false
	case r.is(i+1, "before") && r.is(i+2, "last"):
		e.dir = -2
		return e, true
	}
	return e, r.is(i+1, "after") && r.is(i+2, "next")
}

// weekThat reads what ties "the week" to one of its days: "of", "beginning",
// "starting on", "ending".
func (r *reader) weekThat(i int) int {
	if !r.isAny(i, "of", "beginning", "starting", "commencing", "ending") {
		return i
	}
	if r.is(i+1, "on") {
		return i + 2
	}
	return i + 1
}

// yearEarlier reads "year-earlier" and "year-ago", with the period they stand
// before.
func (r *reader) yearEarlier(i int) (expr, bool) {
	e := expr{kind: kOffset, amount: amount{n: 1, ok: true, one: true}, unit: year, dir: -1, base: fromText, end: i + 3}
	if n, k := r.ordinal(e.end); k > e.end && r.is(k, "quarter") {
		e.quarter, e.end = n, k+1
		return e, true
	}
	if r.isAny(e.end, "quarter", "period") {
		e.end++
	}
	return e, true
}

// partOf reads "the morning of 3 May" and "the morning", "overnight".
func (r *reader) partOf(i int, det bool) (expr, bool) {
	w := r.at(i).word
	if w.can(cPlural) {
		return expr{}, false
	}
	e := expr{kind: kCalendar, part: int(w.n), end: i + 1}
	if r.addDay(&e, i+1) {
		return e, true
	}
	e.bare = true
	if r.is(i-1, "at") && r.isAny(i, "dawn", "dusk", "sunset", "sunrise", "daybreak", "lunchtime") {
		return e, true
	}
	return e, r.isAny(i-1, "early", "late", "mid") && r.isAny(i-2, "in", "by", "since", "until") || det && r.isAny(i-2, "in", "during", "through", "into", "of", "by", "throughout") && w.n != midday || r.is(i, "overnight") && r.tag(i) == "RB" || r.is(i, "midday")
}
