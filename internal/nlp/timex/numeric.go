package timex

// numeric reads what begins with digits: "2026-03-12", "10/31/1974", "5 March",
// "1990s", "16:25", "1962".
func (r *reader) numeric(i int, det bool) (best expr, ok bool) {
	try := func(e expr, ok bool) {
		if ok && e.end > best.end {
			best = e
		}
	}
	a := r.at(i)
	if r.at(i).glued && r.at(i-1).kind != mark {
		return expr{}, false
	}
	if a.suffix == pluralSuffix {
		return r.decade(i, det)
	}
	try(r.iso(i))
	try(r.slashed(i))
	try(r.dayFirst(i, det))
	try(r.nthUnit(i, det))
	try(r.clockTime(i))
	try(r.bareYear(i, det))
	return best, best.end > 0
}

// iso reads "2026-03-12" and "2026/03/12".
func (r *reader) iso(i int) (expr, bool) {
	a, b, c := r.at(i), r.at(i+2), r.at(i+4)
	sep := r.at(i + 1).lower
	if a.digits != 4 || sep != "-" && sep != "/" && sep != "." || !r.is(i+3, sep) || b.kind != number || c.kind != number || !b.glued || !c.glued {
		return expr{}, false
	}
	if b.digits > 2 || c.digits > 2 || b.num < 1 || b.num > 12 || c.num < 1 || c.num > 31 {
		return expr{}, false
	}
	return expr{kind: kCalendar, year: int(a.num), hasYear: true, month: int(b.num), day: int(c.num), end: i + 5}, true
}

// slashed reads "10/31/1974", "31.10.1974" and, with a year of two digits,
// "10/31/74". Where both numbers can be the month, the first is (American use),
// but between dots the second.
func (r *reader) slashed(i int) (expr, bool) {
	a, b, c := r.at(i), r.at(i+2), r.at(i+4)
	sep := r.at(i + 1).lower
	if sep != "/" && sep != "." && sep != "-" || !r.at(i+1).glued || b.kind != number || !b.glued || a.digits > 2 || b.digits > 2 {
		return expr{}, false
	}
	if !r.is(i+3, sep) || !r.at(i+3).glued || c.kind != number || !c.glued || c.digits != 4 && c.digits != 2 {
		return expr{}, false
	}
	if sep != "/" && c.digits != 4 {
		return expr{}, false
	}
	if sep == "-" && a.glued && r.is(i-1, "-") && r.at(i-1).glued && r.at(i-2).digits != 4 {
		return expr{}, false // "133-03-03-2020"
	}
	m, d := int(a.num), int(b.num)
	if m > 12 || sep == "." && d <= 12 {
		m, d = d, m
	}
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return expr{}, false
	}
	y := int(c.num)
	if c.digits == 2 {
		y = century2(y)
	}
	return expr{kind: kCalendar, year: y, hasYear: true, month: m, day: d, end: i + 5}, true
}

// decade reads "1990s", "the 60s" behind "the" or an apostrophe.
func (r *reader) decade(i int, det bool) (expr, bool) {
	a := r.at(i)
	switch {
	case a.digits == 4 && a.num >= 1000 && a.num < 2200 && a.num%100 == 0 && (a.num%1000 != 0 || a.num != 2000):
		return expr{kind: kCalendar, year: int(a.num), hasYear: true, century: true, end: i + 1}, true
	case a.digits == 4 && a.num >= 1000 && a.num < 2200 && a.num%10 == 0:
		return expr{kind: kCalendar, year: int(a.num), hasYear: true, decade: true, end: i + 1}, true
	case a.digits == 2 && a.num%10 == 0 && a.num >= 20 && det && !r.isAny(i-2, "in", "into") || a.digits == 2 && a.num%10 == 0 && r.is(i-1, "'"):
		return expr{kind: kCalendar, year: 1900 + int(a.num), hasYear: true, decade: true, end: i + 1}, true
	}
	return expr{}, false
}

// shortDecade reads "'90s" and "'68" behind "the" or a preposition.
func (r *reader) shortDecade(i int) (expr, bool) {
	if a := r.at(i + 1); a.glued && a.suffix == pluralSuffix && a.digits == 2 {
		return r.decade(i+1, true)
	}
	if a := r.at(i + 1); a.glued && a.digits == 2 && a.suffix == noSuffix && r.isAny(i-1, "in", "since", "of", "from", "until") {
		return expr{kind: kCalendar, year: century2(int(a.num)), hasYear: true, end: i + 2}, true
	}
	return expr{}, false
}

// bareYear reads "1962" where the words around it say that it is a year.
func (r *reader) bareYear(i int, det bool) (expr, bool) {
	y, bc, k := r.yearNumber(i)
	if k == i || !bc && y < 1000 || !r.yearContext(i, k, y, bc, det) {
		return expr{}, false
	}
	e := expr{kind: kCalendar, year: y, bc: bc, hasYear: true, end: k}
	r.yearRange(&e)
	if r.can(k, cMonth) && r.capital(k) && !r.is(k, "may") && !det && r.isAny(i-1, "in", "since", "from", "until") {
		e.month, e.end = int(r.at(k).word.n), k+1
		return e, true
	}
	r.letterQuarter(&e, k)
	if det && r.isAny(k, "quarter", "period") {
		e.unit, e.end = quarter, k+1
	}
	if n, j := r.ordinal(k); det && j > k && r.is(j, "quarter") && n <= 4 {
		e.quarter, e.end = n, j+1
	}
	return e, true
}

// letterQuarter reads "Q1" and "H2" at atom k, behind or before a year.
func (r *reader) letterQuarter(e *expr, k int) bool {
	k = r.dash(k)
	n := r.at(k + 1)
	if !r.isAny(k, "q", "h") || !r.capital(k) || !n.glued || n.kind != number || n.digits != 1 || n.num < 1 || n.num > 4 || r.is(k, "h") && n.num > 2 || n.suffix != noSuffix {
		return false
	}
	if r.is(k, "q") {
		e.quarter = int(n.num)
	} else {
		e.half = int(n.num)
	}
	e.end = k + 2
	return true
}

// lettered reads "Q3 2019" and "Q1".
func (r *reader) lettered(i int) (expr, bool) {
	e := expr{kind: kCalendar}
	if !r.letterQuarter(&e, i) {
		return expr{}, false
	}
	r.yearBehind(&e)
	return e, true
}

// yearRange reads the short end of "1939-45" and "1914/15".
func (r *reader) yearRange(e *expr) {
	a := r.at(e.end + 1)
	if !r.isAny(e.end, "-", "/") || !r.at(e.end).glued || !a.glued || a.kind != number || a.digits != 2 || a.suffix != noSuffix {
		return
	}
	if r.at(e.end+2).glued && (r.is(e.end+2, "-") || r.at(e.end+2).kind != mark) {
		return
	}
	if last := e.year/100*100 + int(a.num); last > e.year {
		e.lastYear, e.end = last, e.end+2
	}
}

// yearContext reports whether the number that ends before atom k is a year.
func (r *reader) yearContext(i, k, y int, bc, det bool) bool {
	if bc || k > i+1 {
		return true
	}
	before, after := r.at(i-1), r.at(k)
	if det {
		before = r.at(i - 2)
	}
	switch {
	case before.lower == "$" || before.lower == "£" || before.lower == "€" || before.lower == "#" || r.isAny(i-1, "no", "number", "flight", "room", "page", "highway", "route", "channel", "resolution", "act"):
		return false
	case r.at(i).glued && r.isAny(i-1, ".", ",", "/", ":"):
		return false
	case r.at(i).glued && r.is(i-1, "-") && (r.at(i-2).kind == word || r.at(i-2).kind == number && r.at(i-2).digits != 4) && r.at(i-1).glued && !r.isAny(i-2, "mid", "post", "pre"):
		return false
	case r.at(i).glued && r.is(i-1, "-") && r.at(i-2).kind == number && r.is(k, "-") && after.glued && r.at(k+1).glued:
		return false // "2010-2015-86" is a number of something
	case r.at(i).glued && r.is(i-1, "-") && r.is(i-3, "-") && r.at(i-1).glued && r.at(i-2).glued:
		return false
	case r.is(k, "-") && after.glued && r.at(k+1).glued && r.at(k+1).kind == number && (r.is(k+2, "-") && r.at(k+2).glued && r.at(k+3).glued || r.at(k+1).digits > 4):
		return false
	case r.isAny(k, "%", "percent", "hours", "gmt", "utc", "people", "$") || after.word.can(cUnit) && !r.is(k, "season") && !r.is(k, "quarter") && !r.is(k, "second") || after.word.can(cMagnitude):
		return false
	case after.glued && (r.isAny(k, ":", "/") && r.at(k+1).glued || after.kind == word && after.lower != "'s"):
		return false
	case r.isAny(i-1, "in", "since", "until", "till", "by", "from", "of", "during", "early", "late", "mid", "before", "after", "through", "year", "circa", "for", "between", "to", "and", "(", "-", "or", "than") || det:
		return r.yearIsHead(i, k)
	}
	if prev := r.at(i - 1); prev.kind == word && prev.End-prev.Start > 1 && r.upper(i-1) {
		return false // "ABC 2000"
	}
	return y >= 1500 && !r.is(k, "of") && r.yearIsHead(i, k)
}

// yearIsHead reports whether a number counts nothing: what stands behind it is no
// plural noun that depends on it as on a number ("1,962" without its comma).
func (r *reader) yearIsHead(i, k int) bool {
	if r.isAny(i-1, "late", "early", "mid") || r.is(i-1, "as") && r.isAny(i-2, "late", "early", "recently") {
		return true
	}
	t := &r.d.Tokens[r.atoms[i].token]
	head := &r.d.Tokens[t.Head]
	if t.Dep != "nummod" || head.Start < t.End {
		return true
	}
	if head.Tag != "NNS" && head.Tag != "NNPS" {
		return true
	}
	// "the 2012 elections" is said with its article, "1962 people" without.
	return r.is(i-1, "the") || r.is(i-1, "'s") || head.Tag == "NNPS" || r.at(i).num >= 1990 && r.at(i).num < 2060 && t.Head == int(r.atoms[i].token)+2
}
