package timex

import "readout/internal/nlp"

// weekday reads "Thursday", "Thursday, 12 March 2026", "Wed., Nov. 5", "Thursday week".
func (r *reader) weekday(i int) (expr, bool) {
	w := r.at(i).word
	if w.can(cPlural) {
		return expr{}, false
	}
	e := expr{kind: kCalendar, weekday: int(w.n), end: i + 1, bare: true}
	j := i + 1
	if r.is(j, ".") && r.at(j).glued {
		j++
	}
	if r.is(j, "week") && !r.at(j).glued && !r.is(j+1, "-") && r.tag(j+1) != "NN" && r.tag(j+1) != "NNS" {
		e.weekOn, e.bare = true, false
		e.end, j = j+1, j+1
	}
	j = r.comma(j)
	if r.is(j, "the") {
		j++
	}
	full, ok := expr{}, false
	switch {
	case r.can(j, cMonth):
		full, ok = r.monthFirst(j)
	case r.at(j).kind == number || r.can(j, cOrdinal):
		full, ok = r.dayFirst(j, true)
		if !ok || full.month == 0 {
			full, ok = r.numeric(j, false)
			ok = ok && full.day > 0 && full.month > 0
		}
	}
	if ok && full.day > 0 {
		full.weekday = e.weekday
		full.bare = false
		return full, true
	}
	if w.can(cShort) && !r.capital(i) {
		return expr{}, false
	}
	if a := r.at(j); a.kind == number && a.suffix == noSuffix && a.digits <= 2 && j == i+1 && r.numbersDay(j, e.weekday) {
		e.day, e.end, e.bare = int(a.num), j+1, false
	} else if a.suffix == ordinalSuffix && a.num >= 1 && a.num <= 31 && j <= i+2 && !r.is(i+1, ",") && (r.at(j+1).kind != word || r.tag(j+1) != "NN" && r.tag(j+1) != "JJ") {
		e.day, e.end, e.bare = int(a.num), j+1, false
	}
	return e, true
}

// monthFirst reads "March", "March 2026", "March 5", "March 5th, 2026",
// "January 9-10", "January-March 1999".
func (r *reader) monthFirst(i int) (expr, bool) {
	if r.isAny(i, "may", "march") && !r.capital(i) {
		return expr{}, false
	}
	e := expr{kind: kCalendar, month: int(r.at(i).word.n), end: i + 1}
	j := i + 1
	if r.is(j, ".") && r.at(j).glued {
		j++
	}
	if r.is(j, "the") {
		j++
	}
	if r.isAny(j, "/", "-") && r.at(j).glued && r.at(j+1).kind == number && r.at(j+1).digits <= 2 {
		j++
	}
	n, k := r.dayNumber(j)
	if _, _, spoken := r.spokenYear(j); k == j && spoken == j && r.can(j, cCardinal) && !r.can(j, cMagnitude) {
		if a, end := r.spelled(j); a.n >= 1 && a.n <= 31 && r.at(j).word.n <= 30 {
			n, k = int(a.n), end
		}
	}
	if k > j && !r.unitBehind(k) {
		e.day, e.end = n, k
		r.dayRange(&e)
		r.yearBehind(&e)
		return e, true
	}
	if r.monthRange(&e) {
		return e, true
	}
	e.bare = true
	r.yearBehind(&e)
	return e, true
}

// unitBehind reports whether a unit or a magnitude stands at atom i, so that the
// number before it is no day.
func (r *reader) unitBehind(i int) bool {
	j := r.dash(i)
	return r.can(j, cUnit|cMagnitude|cMeridiem) && !r.is(i, "second") || r.isAny(i, "%", "percent", "people")
}

// yearBehind reads the year behind a month or a day: "2026", ", 2026", "of 2026",
// "'98".
func (r *reader) yearBehind(e *expr) {
	j := e.end
	j = r.comma(j)
	if r.is(j, "of") || r.is(j, "in") {
		j++
	}
	if r.is(j, "the") && r.is(j+1, "year") {
		j += 2
	}
	if r.is(j, "'") && r.at(j+1).glued && r.at(j+1).digits == 2 && r.at(j+1).suffix == noSuffix {
		e.year, e.hasYear, e.end, e.bare = century2(int(r.at(j+1).num)), true, j+2, false
		return
	}
	if j > e.end && r.is(j-1, "of") && r.shortYear(j) {
		e.year, e.hasYear, e.end, e.bare = century2(int(r.at(j).num)), true, j+1, false
		return
	}
	if j > e.end && r.is(j-1, ",") && r.unitBehind(j+1) {
		return
	}
	if y, bc, k := r.yearNumber(j); k > j && r.sameSentence(e.end-1, j) {
		e.year, e.bc, e.hasYear, e.end, e.bare = y, bc, true, k, false
	}
}

// shortYear reports whether the two digits at atom i, behind "of", can only be a
// year: "April of 87".
func (r *reader) shortYear(i int) bool {
	a := r.at(i)
	return a.kind == number && a.digits == 2 && a.num > 31 && a.suffix == noSuffix && !r.decimal(i) && r.tag(i+1) != "NNS"
}

// century2 gives a year of two digits its century: 69 to 99 are of the last one.
func century2(n int) int {
	if n < 69 {
		return 2000 + n
	}
	return 1900 + n
}

// dayRange reads the second day of "January 9-10", "May 3 to 5", "May 3 and 4".
func (r *reader) dayRange(e *expr) {
	j := e.end
	if !r.isAny(j, "-", "to", "through", "thru", "until", "till", "and", "or", "~") {
		return
	}
	if r.is(j, "and") && !r.is(e.first-1, "between") && !r.isAny(j+1, "the") && r.at(j+1).kind != number {
		return
	}
	k := j + 1
	if r.is(k, "the") {
		k++
	}
	if n, end := r.dayNumber(k); end > k && n > e.day && !r.unitBehind(end) && !r.can(end, cMonth) {
		e.lastDay, e.end = n, end
	}
}

// monthRange reads "January-March 1999", "from May to July".
func (r *reader) monthRange(e *expr) bool {
	j := e.end
	if !r.isAny(j, "-", "/") {
		return false
	}
	if !r.can(j+1, cMonth) || !r.capital(j+1) {
		return false
	}
	e.lastMonth, e.end = int(r.at(j+1).word.n), j+2
	if r.is(e.end, ".") && r.at(e.end).glued {
		e.end++
	}
	r.yearBehind(e)
	if e.hasYear && !e.bc && e.lastMonth < e.month {
		e.year-- // the year is that of the end
	}
	return true
}

// dayFirst reads "5 March", "5th of March 2026", "3 to 5 May", "the 20th".
func (r *reader) dayFirst(i int, det bool) (expr, bool) {
	n, j := r.dayNumber(i)
	if j == i {
		return expr{}, false
	}
	if r.isAny(i-1, "$", "£", "€") || r.isAny(i-1, ".", ":") && r.at(i).glued && r.at(i-2).kind == number {
		return expr{}, false
	}
	e := expr{kind: kCalendar, day: n, end: j}
	r.secondDay(&e)
	k := e.end
	if r.is(k, "day") && r.at(i).kind != number {
		k++
	}
	if r.is(k, "of") {
		k++
	}
	if r.isAny(k, "-", "/") && r.at(k).glued {
		k++
	}
	if r.can(k, cMonth) && (r.capital(k) || k > e.end) && (r.at(k).word.n != 5 || r.capital(k)) {
		e.month, e.end = int(r.at(k).word.n), k+1
		if r.isAny(e.end, ".", "-", "/") && r.at(e.end).glued && r.at(e.end+1).glued {
			e.end++
			if y, _, end := r.yearNumber(e.end); end > e.end {
				e.year, e.hasYear, e.end = y, true, end
				return e, true
			}
			e.end--
		}
		r.yearBehind(&e)
		return e, true
	}
	if r.is(k-1, "of") && (r.can(k, cShift) && r.is(k+1, "month") || r.is(k, "the") && r.is(k+1, "month")) {
		return e, true // extend adds the month
	}
	if (det || r.is(i-1, "on")) && r.monthDay(i, &e) {
		return e, true
	}
	return expr{}, false
}

// secondDay reads the end of "3 to 5 May" and "9–10 January".
func (r *reader) secondDay(e *expr) {
	j := e.end
	if !r.isAny(j, "-", "to", "and", "or", "through", "until") {
		return
	}
	k := j + 1
	if r.is(k, "the") {
		k++
	}
	n, end := r.dayNumber(k)
	if end == k || n <= e.day {
		return
	}
	of := end
	if r.is(of, "of") {
		of++
	}
	if r.can(of, cMonth) && r.capital(of) {
		e.lastDay, e.end = n, end
	}
}

// weekOn reads "a week on Friday", the Friday after next, of what is to come; "for a week on
// Friday" and "a week on Friday's prices" are other things.
func (r *reader) weekOn(i int) (expr, bool) {
	j := i + 2
	if !r.is(j, "on") || !r.can(j+1, cWeekday) || r.can(j+1, cPlural|cShort) || r.is(j+2, "'s") || r.isAny(i-1, "for", "in", "within", "after", "of", "about") {
		return expr{}, false
	}
	e := expr{kind: kCalendar, weekday: int(r.at(j + 1).word.n), weekOn: true, first: i, end: j + 2}
	return e, r.tenseOf(&e) == future
}

// numbersDay reports whether the number at atom j, behind a weekday, is the day of the
// month: it counts nothing, and near the day of the text it falls on that weekday.
func (r *reader) numbersDay(j, weekday int) bool {
	n := int(r.at(j).num)
	if n > 12 && n <= 31 && r.isAny(j+1, ".", ",", "!", "?", ";") && !r.decimal(j) {
		return true
	}
	if n < 1 || n > 31 || r.decimal(j) || !r.nothingCounted(j+1) || r.is(j+1, "in") && r.can(j+2, cCardinal|cArticle) && !r.is(j+2, "the") {
		return false
	}
	a := r.d.Dates.Anchor
	if a.Precision < nlp.Day {
		return false
	}
	y, m, d := a.Time.Date()
	for shift := -21; shift <= 21; shift++ {
		if p := dayOf(y, int(m), d).add(shift, day); p.t.Day() == n && weekdayOf(p) == weekday {
			return true
		}
	}
	return false
}

// nothingCounted reports whether nothing that a number could count stands behind it at atom i.
func (r *reader) nothingCounted(i int) bool {
	if r.at(i).kind != word {
		return r.at(i).kind == mark && !(r.at(i).glued && r.isAny(i, "-", "%", "/", "'"))
	}
	tag := r.tag(i)
	return tag == "IN" && !r.is(i, "of") || tag == "CC" || tag == "TO" || len(tag) > 1 && tag[0] == 'V' || tag == "MD"
}

// monthDay accepts "the 20th" and "the fourteenth" as a day of the month: behind a
// preposition of time, and before nothing that it could count. Lower ordinals in words
// are of anything: "on the third".
func (r *reader) monthDay(i int, e *expr) bool {
	a := r.at(i)
	if a.suffix != ordinalSuffix && (e.day < 11 || a.kind != word) || !r.is(i-1, "on") && !r.isAny(i-2, "on", "by", "until", "till", "before", "after", "since", "from", "to") {
		return false
	}
	if a.kind == word && r.countBefore(i-2) {
		return false
	}
	return r.nothingCounted(e.end) || a.kind == number && r.is(e.end, "of")
}

// tag is the Penn tag of the token that atom i is of.
func (r *reader) tag(i int) string {
	if i < 0 || i >= len(r.atoms) {
		return ""
	}
	return r.d.Tokens[r.atoms[i].token].Tag
}

// nthUnit reads "the third quarter", "first half of 1999", "the 20th century",
// "the second Monday of May", "the last week of October", "the first day".
func (r *reader) nthUnit(i int, det bool) (expr, bool) {
	n, j := r.ordinal(i)
	switch {
	case r.is(i, "last"):
		n, j = -1, i+1
	case r.is(i, "latter"):
		n, j = 2, i+1
	case j == i:
		return expr{}, false
	}
	hyphen := r.is(j, "-")
	j = r.dash(j)
	if r.is(j, "fiscal") || r.is(j, "calendar") {
		j++
	}
	w := r.at(j).word
	e := expr{kind: kCalendar, end: j + 1}
	switch {
	case w.can(cWeekday) && !w.can(cPlural):
		e.weekday, e.nth = int(w.n), n
		return r.within(e)
	case !w.can(cUnit) || w.can(cPlural):
		return expr{}, false
	case w.u == quarter && n >= 1 && n <= 4:
		e.quarter = n
		return e, true
	case w.u == half && n <= 2 && n > 0 && (r.is(j+1, "of") || hyphen || r.is(j+1, "year")):
		e.half = n
		if r.is(j+1, "-") && r.can(j+2, cUnit) {
			return expr{}, false
		}
		return e, !hyphen || n > 0
	case w.u == century && n > 0:
		e.century, e.year, e.hasYear = true, (n-1)*100, true
		if r.isAny(j+1, "bc", "bce") {
			e.bc, e.end = true, j+2
			e.year = n*100 - 1
		}
		return e, true
	case w.u == week || w.u == day || w.u == weekend || w.u == month && n > 0 && n <= 12:
		e.unit, e.nth = w.u, n
		return r.within(e)
	}
	return expr{}, false
}

// within reads the month or year that the nth day or week is of.
func (r *reader) within(e expr) (expr, bool) {
	j := e.end
	if !r.isAny(j, "of", "in") {
		return expr{}, false
	}
	j++
	if r.is(j, "the") && r.can(j+1, cUnit) && r.at(j+1).word.u >= month {
		sub, ok := r.unitRef(j+1, true)
		if !ok || e.unit != noUnit && e.nth > 0 && e.unit == day && sub.unit != month && sub.unit != year {
			return expr{}, false
		}
		e.sub, e.end = &sub, sub.end
		return e, true
	}
	switch {
	case r.can(j, cMonth) && r.capital(j):
		sub, _ := r.monthFirst(j)
		if sub.day > 0 || sub.lastMonth > 0 {
			return expr{}, false
		}
		e.sub, e.end = &sub, sub.end
	case r.can(j, cShift):
		sub, ok := r.shift(j, false)
		if !ok || sub.unit < month {
			return expr{}, false
		}
		e.sub, e.end = &sub, sub.end
	default:
		y, bc, k := r.yearNumber(j)
		if k == j {
			return expr{}, false
		}
		e.sub, e.end = &expr{kind: kCalendar, first: j, end: k, year: y, bc: bc, hasYear: true}, k
	}
	return e, true
}

// season reads "summer", "the winter of 1994", "spring 2003".
func (r *reader) season(i int, det bool) (expr, bool) {
	w := r.at(i).word
	if w.can(cPlural) {
		return expr{}, false
	}
	e := expr{kind: kCalendar, season: int(w.n), end: i + 1}
	if y, bc, k := r.yearNumber(i + 1); k > i+1 {
		e.year, e.bc, e.hasYear, e.end = y, bc, true, k
		return e, true
	}
	of := r.is(i+1, "of") || r.is(i+1, ",")
	if of {
		if y, bc, k := r.yearNumber(i + 2); k > i+2 {
			e.year, e.bc, e.hasYear, e.end = y, bc, true, k
			return e, true
		}
		if r.can(i+2, cShift) {
			return e, true
		}
	}
	e.bare = true
	return e, det || r.tag(i) == "NN" || r.tag(i) == "NNP"
}

// spelledYear reads "nineteen ninety-six".
func (r *reader) spelledYear(i int) (expr, bool) {
	y, _, k := r.spokenYear(i)
	if k == i || r.can(k, cUnit|cMagnitude) {
		return expr{}, false
	}
	return expr{kind: kCalendar, year: y, hasYear: true, end: k}, true
}

// fiscalYear reads "fiscal 1990" and "fiscal year 1990".
func (r *reader) fiscalYear(i int) (expr, bool) {
	j := i + 1
	if r.is(j, "year") {
		j++
	}
	if y, _, k := r.yearNumber(j); k > j {
		return expr{kind: kCalendar, year: y, hasYear: true, fiscal: true, end: k}, true
	}
	if j > i+1 {
		return expr{kind: kUnit, unit: year, fiscal: true, end: j}, true
	}
	if n, k := r.ordinal(i + 1); k > i+1 && r.is(k, "quarter") && n <= 4 {
		return expr{kind: kCalendar, quarter: n, fiscal: true, end: k + 1}, true
	}
	return expr{}, false
}

// holiday reads the longest name of a holiday that begins at atom i.
func (r *reader) holiday(i int) (expr, bool) {
	if !r.capital(i) {
		return expr{}, false
	}
	name := r.at(i).lower
	best := expr{}
	for n := 1; n <= 5; n++ {
		if h, ok := holidays()[name]; ok && h.rule != nil {
			best = expr{kind: kCalendar, holiday: name, end: i + n}
		}
		next := r.at(i + n)
		if next.kind == mark && next.lower != "-" && next.lower != "'" || next.lower == "" {
			break
		}
		if next.lower == "'s" || next.lower == "'" || next.lower == "-" {
			if next.lower != "-" {
				name += next.lower
			} else {
				name += " "
			}
			continue
		}
		name += " " + next.lower
	}
	if best.end == 0 {
		return best, false
	}
	if y, _, k := r.yearNumber(best.end); k > best.end {
		best.year, best.hasYear, best.end = y, true, k
	}
	return best, true
}
