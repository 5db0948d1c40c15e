package timex

// hourSaid reports whether what stands around a bare hour, atoms i to j-1, makes it a
// time of day: "at 4 in the morning", "from ten at night", "shortly after four", "at
// seven on Thursday".
func (r *reader) hourSaid(i, j int) bool {
	led := r.isAny(i-1, "at", "around", "about", "until", "till", "by", "from", "to", "since", "towards", "before", "after", "between")
	switch {
	case r.partBehindHour(j) > j && led:
		return true
	case r.is(i-1, "(") && r.is(j, "of"):
		_, end, ok := r.zoneOf(j)
		return ok && r.is(end, ")")
	case r.isAny(i-1, "before", "after") && r.isAny(i-2, "shortly", "just", "soon", "immediately", "right", "minutes", "moments", "long"):
		return r.endsHour(j)
	case r.isAny(i-1, "at", "around", "about", "until", "till", "since", "towards", "before", "after"):
		return r.dayBehindHour(j) && !r.countBefore(i-1)
	}
	return false
}

// partBehindHour is the atom behind "in the morning", "of the night" or "at night" at atom
// j, or j.
func (r *reader) partBehindHour(j int) int {
	switch {
	case r.isAny(j, "in", "of") && r.is(j+1, "the") && r.can(j+2, cPart) && !r.can(j+2, cPlural):
		return j + 3
	case r.is(j, "at") && r.is(j+1, "night"):
		return j + 2
	}
	return j
}

// dayBehindHour reports whether atom j leads from an hour to its day: "on Thursday",
// "yesterday evening", "this morning", "last night".
func (r *reader) dayBehindHour(j int) bool {
	if r.is(j, "on") {
		j++
	}
	switch {
	case r.can(j, cWeekday) && !r.can(j, cPlural|cShort), r.can(j, cDay):
		return true
	case r.isAny(j, "this", "that", "last"):
		return r.can(j+1, cPart) && !r.can(j+1, cPlural)
	}
	return false
}

// endsHour reports whether what stands at atom j lets a bare number before it be an hour:
// nothing that it counts, and nothing that goes on with the number.
func (r *reader) endsHour(j int) bool {
	a := r.at(j)
	switch a.kind {
	case number:
		return false
	case mark:
		return a.lower == "" || r.isAny(j, ".", ",", ";", ":", "?", "!", ")", "(") && !(a.glued && r.at(j+1).glued && r.at(j+1).kind == number)
	}
	if r.can(j, cWeekday|cDay) || r.isAny(j, "local", "when", "that", "this", "last") {
		return true
	}
	if r.can(j, cUnit|cMagnitude|cCardinal) || r.isAny(j, "of", "or", "out", "such") || r.is(j, "in") && r.can(j+1, cCardinal) {
		return false
	}
	switch r.tag(j) {
	case "IN", "CC", "DT", "PRP", "PRP$", "VBD", "VBZ", "VBP", "MD", "EX", "WRB", "WDT", "TO":
		return true
	}
	return false
}

// countBefore reports whether the words up to atom i, "at" or the like, lead to a count and
// not to an hour: "put the toll at seven", "odds at ten to one".
func (r *reader) countBefore(i int) bool {
	for j := max(0, i-6); j < i; j++ {
		if r.isAny(j, "put", "puts", "putting", "stand", "stands", "stood", "toll", "number", "numbers", "count", "total", "figure", "rate", "level", "odds", "bet", "price", "estimated", "steady", "unchanged", "remained", "remains", "score", "age") {
			return true
		}
	}
	return false
}

// toTheHour reports whether "ten to four" in atoms i to end-1 is a time: minutes that
// clocks are read in, behind a word that leads to a time, and with an end.
func (r *reader) toTheHour(i, minutes, end int) bool {
	if minutes%5 != 0 || minutes > 25 || !r.isAny(i-1, "at", "around", "about", "until", "till", "since", "towards") || r.countBefore(i-1) {
		return false
	}
	return r.endsHour(end) && !r.is(end, "to") || r.can(end, cMeridiem)
}

// wordedClock reads the clock times that word for word translation leaves: "seven hours of
// the morning", "4 hours 20 minutes of the morning", "four hours less ten", "19 hours",
// "five and forty of the morning".
func (r *reader) wordedClock(i int) (clock, int, bool) {
	n, j := r.hourNumber(i)
	if j == i {
		return clock{}, i, false
	}
	c := clock{set: true, hour: n, meridiem: n > 12, said: true}
	hours := r.isAny(j, "hours", "hour")
	if hours {
		j++
	}
	j = r.minutesBehind(&c, j, hours)
	before := i - 1
	if r.is(before, "the") {
		before--
	}
	_, _, zoned := r.zoneOf(j)
	part := r.partBehindHour(j) > j
	switch {
	case zoned && (c.mins || hours):
		return c, j, true
	case part && (hours || c.mins):
		return c, j, r.isAny(before, "at", "in", "until", "till", "from", "since", "to", "by", "towards", "around", "about", "before", "after")
	case !hours || r.isAny(j, "ago", "later", "earlier", "before", "after", "a", "per", "'s", "'", "-") || !r.endsHour(j):
		return clock{}, i, false
	case r.is(j, "local") || r.is(j, "of") && r.is(j+1, "the") && r.is(j+2, "local"), c.mins && (r.is(i-1, "at") || !r.is(j-1, "minutes")):
		return c, j, true
	case r.isAny(i-1, "at", "towards", "around", "until", "till"):
		return c, j, n > 12 || r.is(i-1, "at") && (r.can(i-2, cWeekday|cDay|cMonth) || r.at(i-2).kind == number)
	}
	return clock{}, i, false
}

// hourNumber reads an hour of the clock, 0 to 24, in digits or words.
func (r *reader) hourNumber(i int) (int, int) {
	switch a := r.at(i); {
	case a.kind == number && a.digits <= 2 && a.num <= 24 && a.suffix == noSuffix && !r.decimal(i) && !(a.glued && r.at(i-1).kind == mark && !r.is(i-1, "(")):
		return int(a.num), i + 1
	case a.word.can(cCardinal) && !a.word.can(cMagnitude):
		if n, j := r.spelled(i); n.n == float64(int(n.n)) && n.n <= 24 {
			return int(n.n), j
		}
	}
	return 0, i
}

// minutesBehind reads the minutes behind a worded hour: "20 minutes", "and forty", "less
// ten".
func (r *reader) minutesBehind(c *clock, j int, hours bool) int {
	k := j
	and, less := r.is(k, "and"), r.is(k, "less") || r.is(k, "minus")
	if and || less {
		k++
	}
	n, end := 0, k
	switch a := r.at(k); {
	case a.lower == "half" && and:
		n, end = 30, k+1
	case a.lower == "a" && r.is(k+1, "quarter"):
		n, end = 15, k+2
	case a.lower == "quarter":
		n, end = 15, k+1
	case a.kind == number && a.digits <= 2 && a.suffix == noSuffix:
		n, end = int(a.num), k+1
	case a.word.can(cCardinal) && !a.word.can(cMagnitude):
		var m amount
		m, end = r.spelled(k)
		n = int(m.n)
	}
	if end == k || n <= 0 || n >= 60 {
		return j
	}
	named := r.isAny(end, "minutes", "minute")
	if named {
		end++
	}
	switch {
	case less && hours:
		c.hour, n = (c.hour+23)%24, 60-n
	case named && hours, and && r.partBehindHour(end) > end:
	default:
		return j
	}
	c.minute, c.mins = n, true
	return end
}

// numberedHour reads "hour 8" and "the hour 11" behind "at" and "on".
func (r *reader) numberedHour(i int) (expr, bool) {
	before := i - 1
	if r.is(before, "the") {
		before--
	}
	if !r.isAny(i, "hour", "hours") || !r.isAny(before, "at", "on", "until", "till", "from", "around", "towards", "to", "by") {
		return expr{}, false
	}
	n, j := r.hourNumber(i + 1)
	if j == i+1 {
		return expr{}, false
	}
	e := expr{kind: kCalendar, end: j, clock: clock{set: true, hour: n, meridiem: n > 12, said: true}}
	if z, end, ok := r.zoneOf(j); ok {
		e.zone, e.end = z, end
		return e, true
	}
	if r.clockTail(&e); e.part > 0 {
		return e, true
	}
	return e, r.endsHour(j)
}

// zoneOf reads whose clock a time is read from, where translation says it at length: "of
// the local time", "of Lisbon", "by the time of Taraz", "by Moscow time".
func (r *reader) zoneOf(j int) (z zone, end int, ok bool) {
	if r.isAny(j, "hour", "hours") {
		j++
	}
	if !r.isAny(j, "of", "by") {
		return zone{}, j, false
	}
	k := j + 1
	if r.is(k, "the") {
		k++
	}
	if r.is(k, "local") && r.is(k+1, "time") {
		return zone{name: "local time", local: true}, k + 2, true
	}
	said := r.is(j, "of")
	if r.isAny(k, "time", "clock", "clocks") && r.is(k+1, "of") {
		k, said = k+2, true
	}
	for n := 3; n >= 1; n-- {
		p, known := r.placeNamed(k, k+n)
		if !known || !r.capital(k) {
			continue
		}
		end = k + n
		if r.is(end, "time") {
			end, said = end+1, true
		}
		return p.zoneAs(r.text(k, end)), end, said
	}
	return zone{}, j, false
}

// dotted reports whether "9.15" at atom i, with j behind it, is a time for what leads to
// it: "until 9.15", "from 18.00", "in the morning about 9.15".
func (r *reader) dotted(i, j int) bool {
	if !r.endsClock(j) || r.countBefore(i-1) || r.tag(j) == "NNS" {
		return false
	}
	switch {
	case r.isAny(i-1, "at", "until", "till", "since", "towards"):
		return true
	case r.isAny(i-1, "from", "about", "around", "by", "before", "after"):
		return r.can(i-2, cPart|cWeekday|cDay) || r.dayBehindHour(j) || r.is(i-1, "from") && r.at(i).digits == 2 && r.at(i+2).num == 0 && r.at(i).num > 0
	}
	return false
}
