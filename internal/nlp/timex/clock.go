package timex

// clockTime reads a time of day: "3:35 p.m. EST", "1640 GMT", "16:25 US local
// time", "six o'clock in the morning", "half past five", "noon", "6-8 p.m.".
func (r *reader) clockTime(i int) (expr, bool) {
	e := expr{kind: kCalendar}
	var ok bool
	e.clock, e.end, ok = r.reading(i)
	if !ok {
		e.clock, e.end, ok = r.halfPast(i)
	}
	if !ok {
		e.clock, e.end, ok = r.wordedClock(i)
	}
	if !ok {
		e.clock, e.end, ok = r.hoursMinutes(i)
	}
	if !ok {
		e.clock, e.end, ok = r.hourOfPlace(i)
	}
	if !ok {
		return r.clockRange(i)
	}
	r.clockTail(&e)
	r.zoneBehind(&e)
	if !e.clock.sure() && e.zone.name == "" && e.part == 0 && !r.is(i-1, "(") {
		return expr{}, false
	}
	r.clockUntil(&e)
	return e, true
}

// hoursMinutes reads "4 hours 20 minutes by the time of Vellin", as machines translate
// the clock of Slavic languages.
func (r *reader) hoursMinutes(i int) (clock, int, bool) {
	h, m := r.at(i), r.at(i+2)
	if h.kind != number || m.kind != number || h.num > 24 || m.num >= 60 || !r.isAny(i+1, "hours", "hour") || !r.isAny(i+3, "minutes", "minute") || r.byTheClock(i+4) == i+4 {
		return clock{}, i, false
	}
	return clock{set: true, hour: int(h.num), minute: int(m.num), mins: true, meridiem: h.num > 12}, i + 4, true
}

// hourOfPlace reads the bare hour that stands in brackets with its place, behind a clock
// time: "(five of Lisbon)", "(7 in Oslo)".
func (r *reader) hourOfPlace(i int) (clock, int, bool) {
	if !r.is(i-1, "(") || !r.isAny(i+1, "of", "in") {
		return clock{}, i, false
	}
	e, ok := r.bareHour(i)
	if !ok || !r.hourBefore(i-2) {
		return clock{}, i, false
	}
	for n := 3; n >= 1; n-- {
		if _, ok := r.placeNamed(i+2, i+2+n); ok && r.is(i+2+n, ")") {
			return e.clock, e.end, true
		}
	}
	return clock{}, i, false
}

// hourBefore reports whether a clock time ends, with its part of the day and its place,
// at atom i: "six in the morning of Vellin".
func (r *reader) hourBefore(i int) bool {
	for j := i; j > i-7 && j >= 0 && r.sameSentence(j, i); j-- {
		if r.can(j, cPart|cMeridiem) || r.isAny(j, "o'clock") || r.is(j, ":") && r.at(j+1).kind == number {
			return true
		}
	}
	return false
}

// sure reports whether a reading is a clock time whatever stands around it.
func (c clock) sure() bool { return c.mins || c.meridiem || c.said }

// reading reads the digits or words of a clock: "3:35", "3.35" before a meridiem,
// "1640" before a zone, "3" before a meridiem or o'clock, "noon".
func (r *reader) reading(i int) (clock, int, bool) {
	a := r.at(i)
	switch {
	case a.word.can(cNoon):
		if r.is(i+1, "-") {
			return clock{}, i, false
		}
		return clock{set: true, hour: int(a.word.n), mins: true, meridiem: true}, i + 1, true
	case a.kind == number && a.digits <= 2 && a.num <= 24:
		return r.digital(i)
	case a.kind == number && a.digits == 4 && a.suffix == noSuffix && (r.can(i+1, cZone) && r.capital(i+1) || r.isAny(i+1, "hours", "hrs")):
		return r.military(i)
	case a.kind == number && (a.digits == 3 || a.digits == 4) && a.suffix == noSuffix && r.can(i+1, cMeridiem) && a.num >= 100 && a.num < 1300 && a.num%100 < 60:
		c := clock{set: true, hour: int(a.num) / 100, minute: int(a.num) % 100, mins: true}
		c.to(r.at(i+1).word.n == 2)
		return c, i + 2, true
	case a.kind == number && a.digits == 4 && a.suffix == noSuffix && r.isAny(i-1, "at", "by") && r.isAny(i+1, "local"):
		return r.military(i)
	case a.word.can(cCardinal) && a.word.n >= 1 && a.word.n <= 12:
		return r.spokenHour(i)
	}
	return clock{}, i, false
}

// military reads "1640" as 16:40.
func (r *reader) military(i int) (clock, int, bool) {
	n := int(r.at(i).num)
	c := clock{set: true, hour: n / 100, minute: n % 100, mins: true, meridiem: true}
	j := i + 1
	if r.isAny(j, "hours", "hrs") {
		j++
	}
	return c, j, c.hour <= 24 && c.minute < 60
}

// digital reads what begins with one or two digits.
func (r *reader) digital(i int) (clock, int, bool) {
	c := clock{set: true, hour: int(r.at(i).num)}
	j := i + 1
	sep := r.at(j).lower
	if m := r.at(j + 1); (sep == ":" || sep == "." || sep == "h") && r.at(j).glued && m.glued && m.kind == number && m.digits == 2 && m.num < 60 && m.suffix == noSuffix {
		if sep != "." || r.can(j+2, cMeridiem) || r.isAny(j+2, "gmt") || r.dotted(i, j+2) {
			c.minute, c.mins, j = int(m.num), true, j+2
		}
	}
	if r.is(j, ":") && c.mins && r.at(j).glued && r.at(j+1).digits == 2 && r.at(j+1).glued && r.at(j+1).num < 60 {
		c.second, c.seconds, j = int(r.at(j+1).num), true, j+2
	}
	if c.mins && r.is(j, ":") && r.at(j).glued && r.at(j+1).glued {
		return clock{}, i, false
	}
	if c.mins && r.at(i).digits == 2 && (c.hour == 0 || c.hour > 12) {
		c.meridiem = true
	}
	if r.at(i).glued && r.isAny(i-1, ":", ".", ",") {
		return clock{}, i, false
	}
	if r.is(j, ".") && r.at(j).glued && r.at(j+1).glued && r.can(j+1, cMeridiem) {
		j++ // "9.am"
	}
	j, ok := r.meridiem(&c, j)
	c.said = r.isAny(j-1, "o'clock", "oclock") || c.hour > 0 && j == i+1 && r.hourSaid(i, j)
	return c, j, ok && c.sure()
}

// endsClock reports whether what stands at atom i, behind "at 6.45", lets it be a
// time: a price or a figure goes on.
func (r *reader) endsClock(i int) bool {
	if r.at(i).glued && !r.isAny(i, ".", ",", "?", "!", ";", ")") || r.decimal(i-1) {
		return false
	}
	return !r.isAny(i, "percent", "%") && !r.can(i, cMagnitude|cUnit)
}

// meridiem reads "p.m." and "o'clock".
func (r *reader) meridiem(c *clock, j int) (int, bool) {
	if r.isAny(j, "o'clock", "oclock") {
		j++
		if !r.can(j, cMeridiem) {
			return j, c.hour >= 1 && c.hour <= 24
		}
	}
	k := r.dash(j)
	if !r.can(k, cMeridiem) || r.is(k, "am") && !r.at(k).glued && r.d.Text[r.at(k).Start:r.at(k).End] == "am" && (r.is(k-2, "i")) {
		return j, true
	}
	if c.hour > 12 || c.hour == 0 {
		return k + 1, c.hour <= 23
	}
	c.to(r.at(k).word.n == 2)
	return k + 1, true
}

// to settles the half of the day.
func (c *clock) to(pm bool) {
	if c.meridiem && (c.hour == 0 || c.hour > 12) {
		return
	}
	c.meridiem = true
	switch {
	case pm && c.hour < 12:
		c.hour += 12
	case !pm && c.hour == 12:
		c.hour = 0
	}
}

// inPart settles the half of the day from a part: "six in the evening".
func (c *clock) inPart(part int) {
	if c.meridiem || c.hour > 12 || c.hour == 0 {
		return
	}
	switch part {
	case morning:
		c.to(false)
	case afternoon, evening:
		c.to(true)
	case night:
		c.to(c.hour >= 6 && c.hour < 12)
	}
}

// spokenHour reads "six o'clock", "six p.m.", "five thirty p.m.".
func (r *reader) spokenHour(i int) (clock, int, bool) {
	c := clock{set: true, hour: int(r.at(i).word.n)}
	j := i + 1
	if n, k := r.andMinutes(j); k > j {
		c.minute, c.mins = n, true
		return c, k, true
	}
	if a, k := r.spelled(j); k > j && a.ok && a.n >= 10 && a.n < 60 && (r.can(k, cMeridiem) || r.is(i-1, "at") && !r.countsBehind(k)) {
		c.minute, c.mins, j = int(a.n), true, k
	}
	if k := r.dash(j); k > j && r.at(k).glued && r.isAny(i-1, "at", "around", "by", "until", "about") && r.can(k, cCardinal) && r.at(k).word.n >= 10 && r.at(k).word.n < 60 {
		if a, end := r.spelled(k); a.n < 60 && !r.can(end, cUnit) {
			c.minute, c.mins, j = int(a.n), true, end
		}
	}
	j, ok := r.meridiem(&c, j)
	c.said = r.isAny(j-1, "o'clock", "oclock") || j == i+1 && r.hourSaid(i, j)
	return c, j, ok && c.sure()
}

// andMinutes reads "and forty" of "five and forty of the morning" and "six and half of
// Greenwich", as machines translate the clock of Romance languages.
func (r *reader) andMinutes(j int) (int, int) {
	if !r.is(j, "and") {
		return 0, j
	}
	n, k := 0, j+2
	switch {
	case r.is(j+1, "half"):
		n = 30
	case r.is(j+1, "quarter"):
		n = 15
	default:
		a, end := r.spelled(j + 1)
		if end == j+1 || !a.ok || a.n < 1 || a.n >= 60 || a.n != float64(int(a.n)) {
			return 0, j
		}
		n, k = int(a.n), end
	}
	if r.is(k, "of") && (r.is(k+1, "the") && r.can(k+2, cPart) && !r.can(k+2, cPlural) || r.is(k+1, "greenwich")) {
		return n, k
	}
	return 0, j
}

// countsBehind reports whether what stands at atom i is counted by the number
// before it: "at two fifty dollars".
func (r *reader) countsBehind(i int) bool {
	return r.can(i, cUnit|cMagnitude) || r.is(i, "-") || r.isAny(i, "percent", "%") || r.tag(i) == "NNS"
}

// bareHour reads "ten" and "10" behind "at", which make a time behind a day only.
func (r *reader) bareHour(i int) (expr, bool) {
	a := r.at(i)
	n := int(a.num)
	if a.word.can(cCardinal) {
		n = int(a.word.n)
	}
	if n < 1 || n > 24 || a.kind == number && (a.digits > 2 || a.suffix != noSuffix || r.decimal(i)) || r.at(i+1).glued && r.at(i+1).kind != mark {
		return expr{}, false
	}
	if r.at(i+1).kind == word && (r.tag(i+1) == "NN" || r.tag(i+1) == "NNS" || r.can(i+1, cUnit|cCardinal)) || r.isAny(i+1, "%", "percent", "-") {
		return expr{}, false
	}
	return expr{kind: kCalendar, clock: clock{set: true, hour: n, meridiem: n > 12}, end: i + 1}, true
}

// halfPast reads "half past five", "a quarter to six", "twenty past eight p.m.".
func (r *reader) halfPast(i int) (clock, int, bool) {
	j := i
	if r.is(j, "a") && r.is(j+1, "quarter") {
		j++
	}
	minutes := 0
	switch a := r.at(j); {
	case a.lower == "half":
		minutes = 30
	case a.lower == "quarter":
		minutes = 15
	case a.word.can(cCardinal):
		n, k := r.spelled(j)
		minutes, j = int(n.n), k-1
	case a.kind == number && a.digits <= 2 && a.suffix == noSuffix:
		minutes = int(a.num)
	default:
		return clock{}, i, false
	}
	j++
	named := r.isAny(j, "minutes", "minute", "min")
	if named {
		j++
	}
	past := r.isAny(j, "past", "after")
	bare := r.is(j, "to") && minutes != 15 && !named && r.at(j-1).kind == word
	if !past && !(r.isAny(j, "to", "before") && (minutes == 15 || named || bare)) || minutes <= 0 || minutes >= 60 || r.is(j, "after") && !named && minutes%15 != 0 {
		return clock{}, i, false
	}
	c, k, ok := r.hourOnly(j + 1)
	if !ok || bare && !r.toTheHour(i, minutes, k) {
		return clock{}, i, false
	}
	c.minute, c.mins = minutes, true
	if !past {
		c.minute = 60 - minutes
		c.hour = (c.hour + 23) % 24
	}
	return c, k, true
}

// hourOnly reads the hour behind "half past".
func (r *reader) hourOnly(i int) (clock, int, bool) {
	if c, k, ok := r.reading(i); ok && !c.mins || r.can(i, cNoon) {
		return c, k, true
	}
	e, ok := r.bareHour(i)
	if !ok || e.clock.hour > 12 {
		return clock{}, i, false
	}
	return e.clock, e.end, true
}

// clockTail reads "in the morning", "at night", "that evening" behind a clock
// time.
func (r *reader) clockTail(e *expr) {
	j := e.end
	switch {
	case r.isAny(j, "in", "of") && r.is(j+1, "the"):
		j += 2
	case r.is(j, "at") && r.is(j+1, "night"):
		j++
	case r.is(j, "sharp"):
		e.end++
		return
	default:
		return
	}
	if r.can(j, cPart) && !r.can(j, cPlural) {
		e.part, e.end = int(r.at(j).word.n), j+1
		e.clock.inPart(e.part)
	}
}

// clockUntil reads the end of "6 to 8 p.m." and "3:30 p.m. - 5 p.m.".
func (r *reader) clockUntil(e *expr) {
	j := e.end
	if !r.isAny(j, "-", "to", "until", "till") {
		return
	}
	c, k, ok := r.reading(j + 1)
	last := expr{clock: c, end: k}
	if r.clockTail(&last); !ok || !last.clock.sure() {
		return
	}
	c = last.clock
	e.lastClock, e.end = c, last.end
	if !e.clock.meridiem && c.meridiem && e.clock.hour <= 12 {
		e.clock.to(c.hour >= 12 && (e.clock.hour%12)+12 <= c.hour)
	}
	if e.zone.name == "" {
		r.zoneBehind(e)
	}
}

// clockRange reads "6-8 p.m." and "from 3 to 5 p.m.".
func (r *reader) clockRange(i int) (expr, bool) {
	a := r.at(i)
	n := int(a.num)
	if a.word.can(cCardinal) {
		n = int(a.word.n)
	}
	if n < 1 || n > 12 || a.kind == number && (a.digits > 2 || a.suffix != noSuffix) || !r.isAny(i+1, "-", "to", "and", "until") {
		return expr{}, false
	}
	if r.is(i+1, "and") && !r.is(i-1, "between") || r.at(i).glued && r.is(i-1, "-") {
		return expr{}, false
	}
	c, k, ok := r.reading(i + 2)
	if !ok || !c.meridiem {
		return expr{}, false
	}
	e := expr{kind: kCalendar, clock: clock{set: true, hour: n}, lastClock: c, end: k}
	e.clock.to(c.hour >= 12 && n%12+12 <= c.hour)
	r.zoneBehind(&e)
	return e, true
}
