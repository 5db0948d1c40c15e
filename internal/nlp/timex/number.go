package timex

// count reads how many: "12", "1,000", "6 1/2", "twenty-one", "two and a half",
// "several", "a", "a few", "a couple of", "half a". It returns the atom behind.
func (r *reader) count(i int) (amount, int) {
	switch a := r.at(i); {
	case a.kind == number && a.suffix == noSuffix && a.num >= 0:
		return r.digits(i)
	case a.word.can(cCardinal):
		return r.spelled(i)
	case a.word.can(cFew):
		return r.few(i)
	case vulgar(a) > 0:
		return amount{n: vulgar(a), ok: true}, i + 1
	case a.lower == "half" && r.can(i+1, cArticle) && !r.is(i+1, "the"):
		return amount{n: 0.5, ok: true}, i + 2
	case a.word.can(cArticle) && a.lower != "the":
		return r.article(i)
	}
	return amount{}, i
}

// vulgar is the value of a fraction that is one sign, or 0.
func vulgar(a *atom) float64 {
	switch a.lower {
	case "¼":
		return 0.25
	case "½":
		return 0.5
	case "¾":
		return 0.75
	}
	return 0
}

// article reads "a few", "a dozen", "a half", or "a" for one.
func (r *reader) article(i int) (amount, int) {
	switch {
	case vulgar(r.at(i+1)) > 0:
		return r.count(i + 1)
	case r.can(i+1, cFew):
		return r.few(i + 1)
	case r.can(i+1, cCardinal) && r.at(i+1).word.n >= 12 && (r.can(i+1, cMagnitude) || r.is(i+1, "dozen")):
		return r.spelled(i + 1)
	case r.is(i+1, "half"):
		j := r.dash(i + 2)
		if r.can(j, cUnit) {
			return amount{n: 0.5, ok: true}, j
		}
	}
	return amount{n: 1, ok: true, one: true}, i + 1
}

func (r *reader) few(i int) (amount, int) {
	j := i + 1
	if r.is(i, "couple") && r.is(j, "of") {
		j++
	}
	if r.is(i, "couple") && r.is(j, "more") {
		j++
	}
	if r.at(i).word.n == 2 {
		return amount{n: 2, ok: true}, j
	}
	if r.isAny(j, "dozen", "hundred", "thousand") {
		j++
	}
	return amount{vague: true, ok: true}, j
}

// digits reads a number in digits, with thousands, decimals and fractions.
func (r *reader) digits(i int) (amount, int) {
	n := float64(r.at(i).num)
	j := i + 1
	for r.is(j, ",") && r.at(j).glued && r.at(j+1).glued && r.at(j+1).digits == 3 {
		n = n*1000 + float64(r.at(j+1).num)
		j += 2
	}
	if r.is(j, ".") && r.at(j).glued && r.at(j+1).glued && r.at(j+1).kind == number && r.at(j+1).digits <= 3 {
		n += float64(r.at(j+1).num) / []float64{1, 10, 100, 1000}[r.at(j+1).digits]
		j += 2
	}
	if r.at(j).kind == number && !r.at(j).glued && r.is(j+1, "/") && r.at(j+2).kind == number && r.at(j+2).num > 0 && r.at(j+2).num < 10 {
		n += float64(r.at(j).num) / float64(r.at(j+2).num)
		j += 3
	}
	if f := vulgar(r.at(j)); f > 0 && r.at(j).glued {
		n += f
		j++
	}
	if r.can(j, cMagnitude) {
		n *= float64(r.at(j).word.n)
		j++
	}
	return r.andHalf(amount{n: n, ok: true}, j)
}

// spelled reads a number in words.
func (r *reader) spelled(i int) (amount, int) {
	var total, part float64
	j := i
	for {
		w := r.at(j).word
		switch {
		case w.can(cMagnitude):
			part = max(part, 1) * float64(w.n)
			if w.n >= 1000 {
				total, part = total+part, 0
			}
		case w.can(cCardinal) && (j == i || fits(part, float64(w.n))):
			part += float64(w.n)
		default:
			return r.andHalf(amount{n: total + part, ok: true}, j)
		}
		j++
		if k := r.dash(j); k > j && r.can(k, cCardinal) && r.at(k).glued {
			j = k
		} else if r.is(j, "and") && r.can(j+1, cCardinal) && (part >= 100 || part == 0 && total >= 1000) {
			j++
		}
	}
}

// fits reports whether a number word may follow what was read: "twenty" "one",
// "hundred" "twelve", and not "two" "three".
func fits(part, n float64) bool {
	switch {
	case part == 0:
		return true
	case int(part)%100 == 0:
		return n < 100
	case int(part)%10 == 0 && int(part)%100 >= 20:
		return n < 10
	}
	return false
}

// andHalf reads "and a half", "and a quarter".
func (r *reader) andHalf(a amount, i int) (amount, int) {
	part, j := r.partBehind(i)
	a.n += part
	return a, j
}

// partBehind is the part of one that "and a half" adds.
func (r *reader) partBehind(i int) (float64, int) {
	switch {
	case !r.is(i, "and") || !r.is(i+1, "a"):
	case r.is(i+2, "half"):
		return 0.5, i + 3
	case r.is(i+2, "quarter") && !r.is(i+3, "of"):
		return 0.25, i + 3
	}
	return 0, i
}

// ordinal reads "20th", "third", "twenty-first"; 0 where there is none.
func (r *reader) ordinal(i int) (int, int) {
	switch a := r.at(i); {
	case a.suffix == ordinalSuffix:
		return int(a.num), i + 1
	case a.word.can(cOrdinal):
		return int(a.word.n), i + 1
	case a.word.can(cCardinal) && a.word.n >= 20 && a.word.n < 100:
		j := r.dash(i + 1)
		if r.can(j, cOrdinal) && r.at(j).word.n < 10 {
			return int(a.word.n + r.at(j).word.n), j + 1
		}
	}
	return 0, i
}

// dayNumber reads the number of a day of a month, 1 to 31.
func (r *reader) dayNumber(i int) (int, int) {
	if a := r.at(i); a.kind == number && a.suffix == noSuffix {
		if a.digits <= 2 && a.num >= 1 && a.num <= 31 && !r.decimal(i) {
			return int(a.num), i + 1
		}
		return 0, i
	}
	if n, j := r.ordinal(i); n >= 1 && n <= 31 {
		return n, j
	}
	return 0, i
}

// decimal reports whether more of the number stands behind atom i: "3.5", "1,000",
// "12%".
func (r *reader) decimal(i int) bool {
	next := r.at(i + 1)
	if !next.glued {
		return false
	}
	switch next.lower {
	case ".", ",", ":":
		return r.at(i+2).kind == number && r.at(i+2).glued
	case "%":
		return true
	}
	return false
}

// yearNumber reads a year in four digits, 1000 to 2199, or in words, without
// looking at what stands around it. A year of three digits or less needs its era.
func (r *reader) yearNumber(i int) (year int, bc bool, end int) {
	a := r.at(i)
	if a.kind == number && a.suffix == noSuffix && a.num >= 0 && !r.decimal(i) {
		if r.isAny(i+1, "bc", "bce") {
			return int(a.num), true, i + 2
		}
		if r.isAny(i+1, "ad", "ce") && r.capital(i+1) {
			return int(a.num), false, i + 2
		}
		if a.digits == 4 && a.num >= 1000 && a.num < 2200 {
			return int(a.num), false, i + 1
		}
	}
	if r.is(i, "ad") && r.capital(i) && r.at(i+1).kind == number {
		return int(r.at(i + 1).num), false, i + 2
	}
	return r.spokenYear(i)
}

// spokenYear reads "nineteen ninety-six" and "two thousand four".
func (r *reader) spokenYear(i int) (year int, bc bool, end int) {
	w := r.at(i).word
	if !w.can(cCardinal) {
		return 0, false, i
	}
	if w.n >= 16 && w.n <= 20 && r.can(i+1, cCardinal) && r.at(i+1).word.n >= 10 && r.at(i+1).word.n < 100 && !r.at(i+1).glued {
		if a, j := r.spelled(i + 1); a.n < 100 {
			return int(w.n)*100 + int(a.n), false, j
		}
	}
	if w.n >= 11 && w.n <= 20 && r.is(i+1, "hundred") && r.can(i+2, cCardinal) {
		if a, j := r.spelled(i + 2); a.n < 100 {
			return int(w.n)*100 + int(a.n), false, j
		}
	}
	if w.n == 2 && r.is(i+1, "thousand") {
		if a, j := r.spelled(i); a.n < 2100 {
			return int(a.n), false, j
		}
	}
	return 0, false, i
}
