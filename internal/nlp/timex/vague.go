package timex

// set reads what recurs: "every day", "each Monday", "weekly", "Tuesday nights",
// "once a month". Values are as in TIMEX3: the period of a frequency ("P1W"), or
// the days meant ("XXXX-WXX-1").
func (r *reader) set(i int) (expr, bool) {
	w := r.at(i).word
	switch {
	case w.can(cSet):
		return r.setWord(i)
	case w.can(cEvery) && !r.is(i, "any"):
		return r.every(i)
	case w.can(cWeekday):
		return r.weekdaySet(i)
	case w.can(cPart) && w.can(cPlural):
		return expr{kind: kSet, value: "XXXX-XX-XXT" + partCodes[w.n], end: i + 1}, !r.can(i-1, cCardinal|cFew|cShift) && r.at(i-1).kind != number
	case w.u == weekend && w.can(cPlural):
		return expr{kind: kSet, value: "XXXX-WXX-WE", end: i + 1}, !r.can(i-1, cCardinal|cFew|cShift) && r.at(i-1).kind != number
	case r.isAny(i, "bi", "semi") && r.is(i+1, "-") && r.can(i+2, cSet):
		return r.halfOrTwice(i)
	case r.is(i, "once") || r.is(i, "twice") || r.is(i, "per"):
		return expr{}, false
	case w.can(cArticle) && r.can(i+1, cUnit) && !r.can(i+1, cPlural) && r.frequency(i):
		u := r.at(i + 1).word.u
		if u < minute || u == half || u == season {
			return expr{}, false
		}
		return expr{kind: kSet, value: period(u, amount{n: 1, ok: true}), end: i + 2}, true
	}
	return expr{}, false
}

// halfOrTwice reads "bi-monthly" and "semi-annually".
func (r *reader) halfOrTwice(i int) (expr, bool) {
	v := r.at(i + 2).word.s
	switch {
	case r.is(i, "bi") && len(v) == 3:
		return expr{kind: kSet, value: "P2" + v[2:], end: i + 3}, true
	case v == "P1Y":
		return expr{kind: kSet, value: "P6M", end: i + 3}, true
	}
	return expr{}, false
}

// frequency reports whether what stands before "a year" is so many times.
func (r *reader) frequency(i int) bool {
	return r.isAny(i-1, "once", "twice", "times", "thrice")
}

func (r *reader) setWord(i int) (expr, bool) {
	if r.capital(i) && r.capital(i+1) && r.at(i+1).kind == word || r.capital(i) && r.names[r.atoms[i].token] > 0 {
		return expr{}, false // "Daily Mail"
	}
	if r.is(i, "quarterly") && r.tag(i) != "RB" && r.at(i+1).kind == word {
		return expr{}, false
	}
	return expr{kind: kSet, value: r.at(i).word.s, end: i + 1}, true
}

func (r *reader) every(i int) (expr, bool) {
	j := i + 1
	e := expr{kind: kSet}
	if r.isAny(j, "other") {
		j++
		e.value = "other"
	}
	if n, k := r.count(j); n.ok && !n.one && r.can(k, cUnit) {
		e.value, e.end = period(r.at(k).word.u, n), k+1
		return e, true
	}
	if r.isAny(j, "single") {
		j++
	}
	w := r.at(j).word
	switch {
	case w.can(cWeekday):
		e.value, e.end = weekdayValue(int(w.n)), j+1
		if r.can(j+1, cPart) {
			e.value, e.end = e.value+"T"+partCodes[r.at(j+1).word.n], j+2
		}
	case w.can(cMonth) && r.capital(j):
		e.value, e.end = "XXXX-"+two(int(w.n)), j+1
	case w.can(cSeason):
		e.value, e.end = "XXXX-"+seasonCodes[w.n], j+1
	case w.can(cPart):
		e.value, e.end = "XXXX-XX-XXT"+partCodes[w.n], j+1
	case w.can(cUnit) && w.u != half && w.u != season && (w.u != second || r.is(j, "seconds")):
		n := amount{n: 1, ok: true}
		if e.value == "other" {
			n.n = 2
		}
		e.value, e.end = period(w.u, n), j+1
		if w.u == weekend {
			e.value = "XXXX-WXX-WE"
		}
		if r.isAny(i, "each", "every") && r.is(j+1, "of") {
			return expr{}, false
		}
	default:
		return expr{}, false
	}
	return e, true
}

// weekdaySet reads "Mondays", "Tuesday nights".
func (r *reader) weekdaySet(i int) (expr, bool) {
	w := r.at(i).word
	e := expr{kind: kSet, value: weekdayValue(int(w.n)), end: i + 1}
	if r.can(i+1, cPart) && (r.can(i+1, cPlural) || w.can(cPlural)) {
		e.value, e.end = e.value+"T"+partCodes[r.at(i+1).word.n], i+2
		return e, true
	}
	return e, w.can(cPlural)
}

// vague reads what names no date: "now", "recently", "the future", "recent years",
// "these days".
func (r *reader) vague(i int) (expr, bool) {
	j := i
	det := r.is(j, "the")
	if det {
		j++
	}
	e := expr{kind: kVague, end: j + 1}
	if r.isAny(j, "near", "foreseeable", "immediate", "distant", "recent") && r.isAny(j+1, "future", "past") && det {
		e.value, e.end = r.at(j+1).word.s, j+2
		return e, true
	}
	if r.is(i, "these") && r.is(i+1, "days") {
		return expr{kind: kVague, value: "PRESENT_REF", end: i + 2}, true
	}
	if r.is(i, "right") && r.is(i+1, "now") {
		return expr{kind: kVague, value: "PRESENT_REF", end: i + 2}, true
	}
	if r.is(i, "date") {
		// "from March to date"; elsewhere "to date" leads to no range
		return expr{kind: kVague, value: "PRESENT_REF", end: i + 1}, r.is(i-1, "to") && (r.can(i-2, cMonth|cWeekday|cDay) || r.at(i-2).kind == number)
	}
	if r.is(i-1, "at") && (r.is(i, "this") && r.is(i+1, "time") || det && r.is(j, "present") && r.is(j+1, "time")) {
		return expr{kind: kVague, value: "PRESENT_REF", end: j + 2}, true
	}
	w := r.at(j).word
	if !w.can(cVague) {
		return expr{}, false
	}
	e.value = w.s
	switch r.at(j).lower {
	case "past", "present":
		if r.is(j, "present") && r.is(j-1, "at") && !det {
			return e, true
		}
		return e, det && r.tag(j) == "NN" && !r.can(j+1, cUnit|cCardinal|cFew|cOrdinal) && r.at(j+1).kind != number
	case "future":
		return e, det && r.tag(j) == "NN"
	case "recent":
		return r.recent(e, j)
	case "current":
		return e, !det && !r.can(j+1, cUnit)
	case "soon":
		if r.is(i-1, "as") && r.is(j+1, "as") {
			if r.is(j+2, "possible") {
				e.end = j + 3
				return e, true
			}
			return expr{}, false
		}
		return e, !r.is(i-1, "too") && !r.isAny(i+1, "after", "before", "afterward", "afterwards", "thereafter") && r.tenseOf(&expr{first: i, end: i + 1}) != past
	case "now":
		return e, !det && !r.is(j+1, "-") && !r.is(j-1, "from")
	}
	return e, !det
}

// recent reads "recent years", which is as long as its unit, and "recent".
func (r *reader) recent(e expr, j int) (expr, bool) {
	w := r.at(j + 1).word
	if w.can(cUnit) && w.can(cPlural) && w.u >= day {
		e.end = j + 2
		return expr{kind: kSpan, amount: amount{vague: true, ok: true}, unit: w.u, dir: -1, end: j + 2, value: "recent"}, true
	}
	return e, !r.is(j-1, "most") && !r.is(j-1, "more")
}
