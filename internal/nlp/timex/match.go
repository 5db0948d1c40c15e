package timex

// match reads the longest expression that begins at atom i.
func (r *reader) match(i int) (expr, bool) {
	a := r.at(i)
	if a.kind == mark && a.lower != "'" && vulgar(a) == 0 || a.kind == word && a.word.is == 0 && a.lower != "these" && a.lower != "right" && a.lower != "date" {
		return expr{}, false
	}
	var best expr
	for _, m := range [...]func(*reader, int) (expr, bool){
		(*reader).phased, (*reader).set, (*reader).quantified, (*reader).vague,
	} {
		if e, ok := m(r, i); ok && e.end > best.end && r.sameSentence(i, e.end-1) {
			best = e
		}
	}
	best.first = i
	return best, best.end > i
}

// phased reads a date with what narrows it: "early May", "the end of 1990",
// "mid-November", "late on Saturday", "earlier this week".
func (r *reader) phased(i int) (expr, bool) {
	j := i
	if r.is(j, "the") {
		j++
	}
	w := r.at(j).word
	switch {
	case w.can(cPhase):
		if e, ok := r.phase(j, int(w.n)); ok {
			return e, true
		}
	case w.can(cEdge):
		if e, ok := r.edge(j, int(w.n)); ok {
			return e, true
		}
	case w.can(cApprox) && w.s == "APPROX" && j == i && !r.is(j, "some"):
		if e, ok := r.core(j + 1); ok && e.kind == kCalendar && r.finer(&e) {
			e.mod = "APPROX"
			return e, true
		}
	}
	return r.core(i)
}

// finer reports whether a date is one that "about" can stand before.
func (r *reader) finer(e *expr) bool { return e.clock.set || e.day > 0 || e.month > 0 || e.hasYear }

var phaseMods = [...]string{"", "START", "MID", "END"}

// phase reads what stands behind "early", "mid" or "late".
func (r *reader) phase(i, which int) (expr, bool) {
	j := r.dash(i + 1)
	if r.isAny(j, "on", "in", "that", "the") && r.is(j+1, "the") {
		j++
	}
	switch {
	case r.is(j, "on") || r.is(j, "in") && which != 2:
		j++
	case r.is(j, "-"):
		j++
	}
	e, ok := r.core(j)
	if !ok || !r.canPhase(&e) {
		return expr{}, false
	}
	e.mod = phaseMods[which]
	return e, true
}

// canPhase reports whether "early" or "late" can stand before an expression.
func (r *reader) canPhase(e *expr) bool {
	switch e.kind {
	case kCalendar:
		return !e.clock.set || e.part > 0
	case kShift, kDay, kUnit, kSame:
		return true
	}
	return false
}

// edge reads "end of 1990", "beginning of the year", "middle of last week".
func (r *reader) edge(i, which int) (expr, bool) {
	j := i + 1
	switch {
	case r.is(j, "of"):
		j++
	case r.is(j, "-"):
		return expr{}, false
	default:
		return expr{}, false
	}
	e, ok := r.core(j)
	if !ok && r.isAny(j, "year", "month", "week") {
		e, ok = r.unitRef(j, true)
	}
	if !ok || !r.canPhase(&e) {
		return expr{}, false
	}
	e.mod = phaseMods[which]
	if e.kind == kUnit && e.unit <= day {
		return expr{}, false
	}
	return e, true
}

// core reads a date or a clock time without what narrows it.
func (r *reader) core(i int) (expr, bool) {
	var best expr
	try := func(e expr, ok bool) {
		if ok && e.end > best.end {
			best = e
		}
	}
	a := r.at(i)
	j := i
	if a.lower == "the" {
		j++
		if r.isAny(j, "whole", "entire") && r.can(j+1, cSeason|cMonth) {
			j++
		}
		a = r.at(j)
	}
	switch {
	case a.kind == number:
		try(r.numeric(j, j > i))
	case a.lower == "'" && r.at(j+1).kind == number:
		try(r.shortDecade(j))
	}
	if w := a.word; w.is != 0 || a.suffix != noSuffix {
		try(r.named(j, j > i))
	}
	if best.end == 0 {
		return expr{}, false
	}
	best.first = i
	r.extend(&best)
	return best, true
}

// named reads what begins with a word of the tables. det tells that "the" stands
// before.
func (r *reader) named(i int, det bool) (best expr, ok bool) {
	try := func(e expr, ok bool) {
		if ok && e.end > best.end {
			best = e
		}
	}
	w := r.at(i).word
	if w.can(cWeekday) {
		try(r.weekday(i))
	}
	if r.isAny(i, "a", "one") && r.is(i+1, "week") {
		try(r.weekOn(i))
	}
	if w.can(cMonth) {
		try(r.monthFirst(i))
	}
	if w.can(cOrdinal|cCardinal|cEdge) || r.at(i).suffix == ordinalSuffix || r.is(i, "last") || r.is(i, "latter") {
		try(r.dayFirst(i, det))
		try(r.nthUnit(i, det))
	}
	if w.can(cCardinal) {
		try(r.spelledYear(i))
	}
	if w.can(cDecade) {
		try(expr{kind: kCalendar, year: int(w.n), hasYear: true, decade: true, end: i + 1}, det && !r.isAny(i-2, "into") && r.d.Tokens[r.atoms[i].token].Tag != "CD")
	}
	if w.can(cSeason) {
		try(r.season(i, det))
	}
	if w.can(cUnit) {
		try(r.unitRef(i, det))
		try(r.numberedHour(i))
	}
	if w.can(cShift) {
		try(r.shift(i, det))
	}
	if w.can(cDay) {
		try(r.dayWord(i))
	}
	if w.can(cPart) {
		try(r.partOf(i, det))
	}
	if w.can(cHoliday) {
		try(r.holiday(i))
	}
	if w.can(cNoon) || w.can(cCardinal) || r.isAny(i, "half", "quarter", "a") {
		try(r.clockTime(i))
	}
	if w.can(cFiscal) {
		try(r.fiscalYear(i))
		try(r.lettered(i))
	}
	return best, best.end > 0
}

// extend reads what may stand behind a date: a part of the day, a clock time, a
// coarser date ("of last year"), a year.
func (r *reader) extend(e *expr) {
	for r.extendOnce(e) {
	}
}

func (r *reader) extendOnce(e *expr) bool {
	i := e.end
	if !r.sameSentence(e.first, i) {
		return false
	}
	return r.addPart(e, i) || r.addClock(e, i) || r.addDay(e, i) || r.addMorrow(e, i) || r.addCoarser(e, i) || r.addYear(e, i)
}

// addMorrow adds the second day of "the night of Monday to Tuesday", to which its small
// hours belong: "at midnight on the night of Monday to Tuesday".
func (r *reader) addMorrow(e *expr, i int) bool {
	w := r.at(i + 1).word
	if e.kind != kCalendar || e.part != night || e.weekday == 0 || e.month > 0 || e.sub != nil || !r.isAny(i, "to", "on", "into") || !w.can(cWeekday) || w.can(cPlural|cShort) || int(w.n) != e.weekday%7+1 {
		return false
	}
	if !r.isAny(i-2, "of", "from", "on") {
		return false
	}
	e.end, e.morrow = i+2, true
	e.intoMorrow()
	return true
}

// intoMorrow moves the small hours of a night of two days to the second one.
func (e *expr) intoMorrow() {
	if e.morrow && e.clock.set && e.clock.hour < 12 {
		e.weekday, e.morrow = e.weekday%7+1, false
	}
}

// addYear adds the year that stands behind the clock time: "Oct 26 15:50:06 2016".
func (r *reader) addYear(e *expr, i int) bool {
	if e.hasYear || e.day == 0 || e.month == 0 || !e.clock.seconds || e.sub != nil || r.at(i).digits != 4 {
		return false
	}
	y, _, k := r.yearNumber(i)
	if k == i {
		return false
	}
	e.year, e.hasYear, e.end = y, true, k
	return true
}

// addPart adds "morning" to "Thursday", and "in the morning" to a clock time.
func (r *reader) addPart(e *expr, i int) bool {
	if e.part > 0 || !r.dayLike(e) && !e.clock.set {
		return false
	}
	j := i
	if r.is(j, "-") && r.at(j).glued {
		j++
	}
	if r.isAny(j, "in", "during") && r.is(j+1, "the") {
		j += 2
	}
	if r.isAny(j, "at") && r.is(j+1, "night") {
		j++
	}
	mod := ""
	if r.isAny(j, "early", "late", "mid") {
		mod = phaseMods[r.at(j).word.n]
		j = r.dash(j + 1)
	}
	w := r.at(j).word
	if !w.can(cPart) || w.can(cPlural) || j > i && e.clock.set && r.is(j, "overnight") {
		return false
	}
	e.part, e.end, e.bare = int(w.n), j+1, false
	if mod != "" {
		e.mod = mod
	}
	if e.clock.set {
		e.clock.inPart(e.part)
	}
	return true
}

// dayLike reports whether an expression names a day, which has parts.
func (r *reader) dayLike(e *expr) bool {
	switch e.kind {
	case kCalendar:
		return e.day > 0 || e.weekday > 0 || e.holiday != ""
	case kDay:
		return true
	case kShift, kSame:
		return e.unit == day || e.weekday > 0
	}
	return false
}

// addClock adds "at 3 p.m." to "Thursday".
func (r *reader) addClock(e *expr, i int) bool {
	if e.clock.set || !r.dayLike(e) && !(e.kind == kCalendar && e.part > 0 && e.bare) || e.lastDay > 0 {
		return false
	}
	j := i
	j = r.comma(j)
	at := r.isAny(j, "at", "@", "around", "about")
	if at {
		j++
		if r.isAny(j, "about", "around", "exactly", "just", "the") {
			j++
		}
		if r.is(j, "hour") && r.is(j-1, "the") {
			j++
		}
	}
	c, ok := r.clockTime(j)
	if r.is(i, "on") && r.is(i+1, "the") && r.is(i+2, "hour") {
		c, ok = r.numberedHour(i + 2)
	}
	if !ok && at {
		c, ok = r.bareHour(j)
	}
	if !ok {
		return false
	}
	e.clock, e.lastClock, e.zone, e.end, e.bare = c.clock, c.lastClock, c.zone, c.end, false
	if e.part > 0 {
		e.clock.inPart(e.part)
	}
	if c.part > 0 {
		e.part = c.part
	}
	e.intoMorrow()
	return true
}

// addDay adds the day to a clock time or a part of a day: "9 a.m. EDT Thursday",
// "the night of 3 May", "noon on Saturday".
func (r *reader) addDay(e *expr, i int) bool {
	if e.kind != kCalendar || r.dayLike(e) || !e.clock.set && e.part == 0 || e.sub != nil || e.hasYear || e.month > 0 {
		return false
	}
	j := i
	if r.isAny(j, "on", "of") {
		j++
	}
	j = r.comma(j)
	if r.is(j, "on") {
		j++
	}
	if r.is(j, "the") {
		j++
	}
	sub, ok := r.dayOnly(j)
	if !ok {
		return false
	}
	merged := sub
	merged.first, merged.clock, merged.lastClock, merged.zone, merged.mod, merged.bare = e.first, e.clock, e.lastClock, e.zone, e.mod, false
	if e.part > 0 {
		merged.part = e.part
	}
	if merged.part > 0 && merged.clock.set {
		merged.clock.inPart(merged.part)
	}
	*e = merged
	return true
}

// dayOnly reads an expression that names one day.
func (r *reader) dayOnly(i int) (expr, bool) {
	if r.depth >= maxDepth {
		return expr{}, false
	}
	r.depth++
	defer func() { r.depth-- }()
	var best expr
	try := func(e expr, ok bool) {
		if ok && e.end > best.end && r.dayLike(&e) && e.lastDay == 0 {
			best = e
		}
	}
	w := r.at(i).word
	if r.at(i).kind == number {
		try(r.numeric(i, false))
	}
	if w.is != 0 {
		try(r.named(i, false))
	}
	best.first = i
	return best, best.end > 0
}

// addCoarser adds "of last year", "last year", "of that month", "of 1990" to a
// date that lacks them.
func (r *reader) addCoarser(e *expr, i int) bool {
	if e.kind != kCalendar || e.hasYear || e.sub != nil || e.decade || e.century || !r.needsYear(e) {
		return false
	}
	j := i
	of := r.isAny(j, "of", "in")
	if of {
		j++
	}
	if r.is(j, ",") {
		j++
	}
	if of && r.is(j, "the") {
		j++
	}
	if y, bc, k := r.yearNumber(j); k > j && (of || e.season > 0 || e.holiday != "" || e.quarter > 0) && (y >= 1000 || bc) {
		e.year, e.bc, e.hasYear, e.end, e.bare = y, bc, true, k, false
		return true
	}
	sub, ok := expr{}, false
	if r.can(j, cShift) && (of || !r.is(j, "past")) {
		sub, ok = r.shift(j, of)
	} else if of && r.can(j, cUnit) && r.is(j-1, "the") {
		sub, ok = r.unitRef(j, true)
	}
	if !ok || sub.unit < week || sub.weekday > 0 || sub.month > 0 || sub.unit == month && e.month > 0 || sub.unit == week && e.weekday == 0 || sub.kind == kSpan {
		return false
	}
	e.sub, e.end, e.bare = &sub, sub.end, false
	return true
}

// needsYear reports whether a date is said by parts below the year.
func (r *reader) needsYear(e *expr) bool {
	return e.month > 0 || e.quarter > 0 || e.half > 0 || e.season > 0 || e.weekday > 0 || e.holiday != "" || e.day > 0
}
