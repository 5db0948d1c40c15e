package timex

// quantified reads what counts units: a duration, or a date that lies so far from
// another one.
func (r *reader) quantified(i int) (expr, bool) {
	j, mod := r.approximately(i)
	if r.is(j, "the") || r.isAny(j, "another", "an") && r.is(j+1, "additional") {
		if e, ok := r.nthSpan(j + 1); ok {
			e.mod = mod
			return e, true
		}
		j++
	} else if e, ok := r.nthSpan(j); ok && e.sub != nil {
		return e, true // "first ten days of last year"
	}
	n, k := r.count(j)
	bareUnits := false
	if !n.ok {
		if !r.can(j, cUnit) || !r.can(j, cPlural) || j > i && !r.is(j-1, "the") {
			return expr{}, false
		}
		n, k, bareUnits = amount{vague: true, ok: true}, j, true
	}
	n, k = r.upTo(n, k)
	k = r.qualifier(k)
	w := r.at(k).word
	if n.ok && !n.one && !bareUnits && r.isAny(k, "nights", "night") && (w.can(cPlural) || n.n == 1) && !r.can(k+1, cUnit) && r.tag(k+1) != "NN" && r.tag(k+1) != "NNS" {
		return expr{kind: kDuration, amount: n, unit: day, mod: mod, plural: true, end: k + 1}, true
	}
	if !w.can(cUnit) || !w.can(cPlural) && r.can(k-1, cShift) || w.u == season || w.u == weekend && n.one || !r.plausible(j, k, n) {
		return expr{}, false
	}
	e := expr{kind: kDuration, amount: n, unit: w.u, mod: mod, plural: w.can(cPlural), end: k + 1}
	if r.isAny(k-1, "upcoming", "past", "previous", "next", "coming", "following") && k-1 > j && w.can(cPlural) {
		e.kind, e.dir = kSpan, sign(int(r.at(k-1).word.n))
		return e, true
	}
	r.fraction(&e)
	r.smallerUnits(&e)
	// "for 3 days from today" is a length of time, "3 days from today" a day
	offset := !(r.is(i-1, "for") && r.is(e.end, "from")) && r.offset(&e) || r.is(i-1, "in") && r.hence(&e)
	if bareUnits && !offset && !(r.hasVerb(i) && r.isAny(i-1, "for", "in", "within", "of", "after", "over") && w.u >= day && w.u != quarter && w.u != half) {
		return expr{}, false
	}
	if (w.u == half || w.u == second && n.one) && !offset {
		return expr{}, false
	}
	return e, true
}

// hasVerb reports whether the sentence of atom i holds a verb.
func (r *reader) hasVerb(i int) bool {
	s := r.d.Sentences[r.d.Tokens[r.atoms[i].token].Sentence]
	for t := s.First; t < s.End; t++ {
		if p := r.d.Tokens[t].POS; p == "VERB" || p == "AUX" {
			return true
		}
	}
	return false
}

// approximately reads what softens a number: "about", "more than", "at least",
// "nearly".
func (r *reader) approximately(i int) (int, string) {
	w := r.at(i).word
	if !w.can(cApprox) {
		return i, ""
	}
	switch r.at(i).lower {
	case "more", "less", "fewer":
		if r.is(i+1, "than") {
			return i + 2, w.s
		}
		return i, ""
	case "at":
		switch {
		case r.is(i+1, "least"):
			return i + 2, "EQUAL_OR_MORE"
		case r.is(i+1, "most"):
			return i + 2, "EQUAL_OR_LESS"
		}
		return i, ""
	case "no":
		switch {
		case r.isAny(i+1, "more", "longer") && r.is(i+2, "than"):
			return i + 3, "EQUAL_OR_LESS"
		case r.isAny(i+1, "less", "fewer") && r.is(i+2, "than"):
			return i + 3, "EQUAL_OR_MORE"
		}
		return i, ""
	case "up":
		if r.is(i+1, "to") {
			return i + 2, w.s
		}
		return i, ""
	case "just":
		switch {
		case r.is(i+1, "over"):
			return i + 2, "MORE_THAN"
		case r.is(i+1, "under"):
			return i + 2, "LESS_THAN"
		}
	}
	return i + 1, w.s
}

// upTo reads the upper bound of "two to three", "10-12", "two or three".
func (r *reader) upTo(n amount, k int) (amount, int) {
	if n.vague || n.one && !r.is(k, "or") || !r.isAny(k, "to", "-", "or", "and") {
		return n, k
	}
	if r.is(k, "and") && !r.is(k-2, "between") {
		return n, k
	}
	j := k + 1
	if r.is(k, "-") && r.isAny(j, "to", "or") && r.is(j+1, "-") {
		j += 2
	}
	m, end := r.count(j)
	if !m.ok || m.vague || m.one || m.n <= n.n {
		return n, k
	}
	n.n2 = m.n
	return n, end
}

// qualifier skips a hyphen and the words that may stand between a number and its
// unit.
func (r *reader) qualifier(k int) int {
	k = r.dash(k)
	for range 2 {
		if r.isAny(k, "more", "full", "consecutive", "straight", "long", "additional", "business", "trading", "calendar", "working", "fiscal", "whole", "successive", "further", "entire", "solid", "of", "other", "upcoming", "past", "previous", "next", "coming") &&
			(r.can(k+1, cUnit) || r.can(k+2, cUnit) && !r.is(k, "of")) {
			k++
		}
	}
	return k
}

// plausible refuses what counts something else: "24/7", "the 100 meters", ages,
// "a second look", scores.
func (r *reader) plausible(i, k int, n amount) bool {
	w := r.at(k).word
	j := r.dash(k + 1)
	if r.is(j, "old") || r.isAny(k+1, "olds") || r.isAny(k+1, "of") && r.is(k+2, "age") {
		return false
	}
	if r.at(i).kind == number && (r.is(i-1, "/") || r.isAny(i-1, "$", "£", "€")) && r.at(i).glued {
		return false
	}
	if w.u == second && !w.can(cPlural) && (n.one || !r.is(k-1, "-")) {
		return n.n == 1 && r.at(i).kind == number || r.is(i, "one") && !n.one || r.is(k, "sec")
	}
	if w.u == minute && r.is(k, "min") && r.at(i).kind != number {
		return false
	}
	switch {
	case n.n == 0 && !n.vague:
		return false
	case w.u == quarter && (n.one || r.is(k+1, "of") || r.is(k-1, "-")):
		return r.isAny(k+1, "ago", "earlier", "later")
	case n.n >= 1000 && r.at(k-1).digits == 4 && r.at(k-1).num >= 1900 && r.at(k-1).num < 2100 && !w.can(cPlural):
		return false
	}
	return true
}

// fraction reads the rest of "a year and a half" and "two hours and 20 minutes".
func (r *reader) fraction(e *expr) {
	j := e.end
	if !r.is(j, "and") {
		if r.at(j).kind != number || e.unit != hour {
			return
		}
		j--
	}
	if part, end := r.partBehind(j); end > j {
		e.amount.n += part
		e.end = end
		return
	}
	n, k := r.count(j + 1)
	w := r.at(k).word
	per := map[unit]float64{hour: 60, minute: 60, year: 12, day: 24}[e.unit]
	if !n.ok || n.vague || n.one || !w.can(cUnit) || per == 0 || w.u >= e.unit || w.u != finerUnit(e.unit) {
		return
	}
	e.amount.n += n.n / per
	e.end = k + 1
}

// smallerUnits reads the rest of "2 years, 3 months and 10 days" where an offset
// follows; the whole is then counted in the smallest unit's grain.
func (r *reader) smallerUnits(e *expr) {
	j, u := e.end, e.unit
	var more []step
	for range 4 {
		k := r.comma(j)
		if r.is(k, "and") {
			k++
		}
		n, end := r.count(k)
		w := r.at(end).word
		if !n.ok || n.vague || n.one || n.n != float64(int(n.n)) || !w.can(cUnit) || w.u >= u || w.u < day || w.u == weekend || w.u == quarter {
			break
		}
		more, u, j = append(more, step{int(n.n), w.u}), w.u, end+1
	}
	if len(more) > 0 && r.isAny(j, "ago", "later", "earlier", "before", "after", "hence") {
		e.steps, e.end = more, j
	}
}

func finerUnit(u unit) unit {
	switch u {
	case hour:
		return minute
	case minute:
		return second
	case year:
		return month
	case day:
		return hour
	}
	return noUnit
}

// offset reads what makes a date of a duration: "ago", "later", "before 5 May",
// "from now".
func (r *reader) offset(e *expr) bool {
	j := e.end
	if r.is(j, "or") && r.is(j+1, "so") {
		e.mod = "APPROX"
		e.end, j = j+2, j+2
	}
	hyphen := r.is(j, "-")
	j = r.dash(j)
	switch r.at(j).lower {
	case "ago":
		e.kind, e.dir, e.base, e.end = kOffset, -1, fromSpeech, j+1
	case "earlier", "previously":
		e.kind, e.dir, e.base, e.end = kOffset, -1, fromText, j+1
	case "later", "afterward", "afterwards", "thereafter":
		if r.is(j, "later") && (r.is(j+1, "today") || r.is(j+1, "this") && r.can(j+2, cUnit|cPart)) {
			return false // "30 minutes later this week"
		}
		e.kind, e.dir, e.base, e.end = kOffset, 1, fromText, j+1
	case "hence":
		e.kind, e.dir, e.base, e.end = kOffset, 1, fromSpeech, j+1
	case "before", "after", "from", "following", "since":
		return !hyphen && r.offsetFrom(e, j)
	default:
		return false
	}
	return true
}

// hence reads the end of "in a fortnight's time".
func (r *reader) hence(e *expr) bool {
	if !r.isAny(e.end, "'s", "'") || !r.is(e.end+1, "time") {
		return false
	}
	e.kind, e.dir, e.base, e.end = kOffset, 1, fromSpeech, e.end+2
	return true
}

// offsetFrom reads "before 5 May", "after that", "from now".
func (r *reader) offsetFrom(e *expr, j int) bool {
	e2 := *e
	e2.kind, e2.dir = kOffset, 1
	if r.is(j, "before") {
		e2.dir = -1
	}
	switch {
	case r.is(j, "from") && r.isAny(j+1, "now", "today") && !r.is(j+2, "on"):
		e2.base, e2.end = fromSpeech, j+2
	case r.is(j, "since"):
		return false
	case r.isAny(j, "before", "after") && r.isAny(j+1, "that", "this") && e.unit >= day && (r.at(j+2).kind == mark && !r.is(j+2, "-") || r.isAny(j+2, "and", "but", "in", "at")):
		e2.base, e2.end = fromText, j+2
	default:
		sub, ok := r.dayOnly(j + 1)
		if r.is(j+1, "the") && !ok {
			sub, ok = r.dayOnly(j + 2)
		}
		if !ok || e.unit < day || sub.lastDay > 0 || r.is(j, "from") && sub.day > 0 {
			return false // "they will strike five days from 2 November": so long, from then on
		}
		e2.base, e2.sub, e2.end = fromSub, &sub, sub.end
	}
	*e = e2
	return true
}

// nthSpan reads "the first nine months", "the final two weeks".
func (r *reader) nthSpan(i int) (expr, bool) {
	if !r.isAny(i, "first", "final", "opening", "initial", "last") {
		return expr{}, false
	}
	n, k := r.count(i + 1)
	w := r.at(k).word
	if !n.ok || n.one || !w.can(cUnit) || !w.can(cPlural) {
		return expr{}, false
	}
	e := expr{kind: kDuration, amount: n, unit: w.u, plural: true, nth: 1, end: k + 1}
	if r.isAny(i, "final", "last") {
		e.nth = -1
	}
	of, ok := r.within(e)
	if ok && of.sub.kind != kUnit {
		return of, true
	}
	return e, !r.is(i, "last")
}
