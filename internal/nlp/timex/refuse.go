package timex

import "readout/internal/nlp"

// refused reports whether what reads like a time is none: a verb or a name that is
// also a month, part of a longer name, a number of something else.
func (r *reader) refused(e *expr) bool {
	return r.inTitle(e) || r.notMonth(e) || r.notSeason(e) || r.inName(e) || r.notWeekday(e) || r.notVague(e) || r.notUnit(e) || r.loosePhase(e)
}

// inTitle refuses the names of programmes and columns in running text: "on This
// Week", "60 Minutes".
func (r *reader) inTitle(e *expr) bool {
	if e.kind != kShift && e.kind != kDuration || e.unit == noUnit {
		return false
	}
	last := e.end - 1
	if !r.capital(last) || !r.can(last, cUnit) || e.end-e.first < 2 || r.at(e.first).kind == word && !r.capital(e.first) {
		return false
	}
	return r.running(&r.d.Tokens[r.atoms[last].token])
}

// notMonth refuses "may", "march" and the people called April, May and June.
func (r *reader) notMonth(e *expr) bool {
	if !e.bare || e.month == 0 || e.kind != kCalendar || r.capital(e.first) && r.monthAhead(e.end) {
		return false
	}
	i := e.end - 1
	for i > e.first && r.at(i).kind == mark {
		i--
	}
	a := r.at(i)
	if a.kind != word || !a.word.can(cMonth) {
		return false
	}
	if !r.capital(i) {
		return a.word.n != 9 && a.word.n != 10 && a.word.n != 12 || a.End-a.Start < 7
	}
	t := &r.d.Tokens[a.token]
	if a.End-a.Start <= 3 && a.word.n != 5 && !(r.d.Text[a.End-1] == '.' || r.is(i+1, ".")) {
		return a.word.can(cShort) || !r.timePrep(e.first)
	}
	switch a.word.n {
	case 3, 5, 4, 6, 8: // March, May, April, June, August
		if t.POS != "PROPN" {
			return true
		}
		return !r.timePrep(e.first) && (a.word.n == 5 || a.word.n == 3 || r.person(a.token)) && e.mod == ""
	}
	return false
}

// timePrep reports whether a word that leads to a time stands before atom i.
func (r *reader) timePrep(i int) bool {
	return r.isAny(i-1, "in", "since", "until", "till", "by", "from", "of", "during", "before", "after", "through", "to", "for", "between", "and", "or", "early", "late", "every", "each", "last", "next", "this", "on", "mid", "around", "about", "-", "within", "throughout", "over", "till", "starting", "beginning", "ending")
}

func (r *reader) person(token int32) bool {
	n := r.names[token]
	return n > 0 && r.d.Names[n-1].Type == nlp.Person
}

// notSeason refuses "fall" and "spring" as verbs and common nouns.
func (r *reader) notSeason(e *expr) bool {
	if e.season == 0 || e.kind != kCalendar || !e.bare {
		return false
	}
	i := e.end - 1
	switch {
	case r.tag(i) != "NN" && r.tag(i) != "NNP":
		return true
	case r.is(i+1, "of"):
		return true
	case r.is(i, "fall"):
		return !r.timePrep(e.first) || r.is(i+1, "of") || r.is(e.first-1, "to") || !r.is(e.first, "the")
	case r.is(i, "spring"):
		return !r.timePrep(e.first) && !r.is(e.first, "the") && e.mod == ""
	}
	return !r.timePrep(e.first) && e.mod == "" && e.first == i
}

// inName refuses what is part of a longer name of something else: "Sunday Times",
// "Black September". Names of events and facilities keep their years ("the 1962
// crisis"), and a date behind a name is none of it.
func (r *reader) inName(e *expr) bool {
	if e.hasYear && e.month == 0 && e.weekday == 0 || e.day > 0 || e.holiday != "" || e.kind != kCalendar && e.kind != kVague && e.kind != kSet {
		return false
	}
	if e.clock.set || e.kind == kCalendar && !e.bare {
		return false
	}
	first, last := r.atoms[e.first].token, r.atoms[e.end-1].token
	if r.is(e.first, "the") {
		first = r.atoms[e.first+1].token
	}
	n := r.names[first]
	if n == 0 {
		return e.weekday > 0 && r.capital(e.end) && (r.isAny(e.end, "times", "mail", "telegraph", "mirror", "express", "world", "herald", "night") && r.tag(e.end) != "VBZ" || r.namesIt(e))
	}
	name := r.d.Names[n-1]
	if name.End-1 > int(last) {
		return r.at(e.end).kind == word && r.tag(e.end) != "IN" && (r.capital(e.end) || r.is(e.end, "of"))
	}
	return name.First < int(first) && name.Type != nlp.GeoPolity && e.month == 0 && e.weekday > 0 && !r.timePrep(e.first) && name.Type == nlp.WorkOfArt
}

// namesIt reports whether a weekday is the first word of a name with "the" in running text,
// where a capital says something: "the moderate Tuesday Group"; "his Sunday Mass" is a day.
func (r *reader) namesIt(e *expr) bool {
	next := r.at(e.end)
	if next.kind != word || r.tag(e.end) != "NNP" && r.tag(e.end) != "NNPS" {
		return false
	}
	t := &r.d.Tokens[r.atoms[e.end-1].token]
	if t.Dep != "compound" || t.Head != int(next.token) || !r.running(t) {
		return false
	}
	first := r.d.Tokens[t.Head].First
	return first < t.Head && r.d.Tokens[first].Lower == "the"
}

// running reports whether a token stands in running text, not in a title or heading.
func (r *reader) running(t *nlp.Token) bool {
	block := r.d.Sentences[t.Sentence].Block
	if block >= len(r.d.Blocks) {
		return false
	}
	k := r.d.Blocks[block].Kind
	return k == nlp.BodyBlock || k == nlp.CaptionBlock
}

// notWeekday refuses "sun" and "sat", and weekdays in small letters that are
// abbreviations.
func (r *reader) notWeekday(e *expr) bool {
	if e.weekday == 0 || !e.bare {
		return false
	}
	i := e.end - 1
	if r.at(i).kind == mark {
		i--
	}
	a := r.at(i)
	if !a.word.can(cShort) || a.kind != word {
		return false
	}
	return !r.capital(i) || r.d.Text[a.End-1] != '.' && !r.is(i+1, ".") && !r.timePrep(i) || r.names[a.token] > 0
}

// notVague refuses vague words in the middle of names and idioms.
func (r *reader) notVague(e *expr) bool {
	if e.kind != kVague {
		return false
	}
	return e.end-e.first == 1 && r.capital(e.first) && r.capital(e.first+1) && r.at(e.first+1).kind == word && r.names[r.atoms[e.first].token] > 0
}

// notUnit refuses "the day" and the like where they name no date.
func (r *reader) notUnit(e *expr) bool {
	if e.kind != kUnit || e.mod != "" || e.fiscal {
		return false
	}
	switch e.unit {
	case weekend:
		return false
	case quarter:
		if r.is(e.first+1, "latest") {
			return false
		}
		return r.is(e.end, "of") && !r.can(e.end+1, cCardinal|cMonth)
	case year, month, week:
		return !r.isAny(e.first-1, "of", "in", "during", "for", "over", "through", "on", "earlier", "later", "within", "throughout") || r.isAny(e.end, "of", "when", "that", "-", "before", "after", "'s")
	}
	return true
}

// loosePhase refuses "early" and "end" before what only a phase made a date.
func (r *reader) loosePhase(e *expr) bool {
	return e.kind == kUnit && e.unit < week && e.unit != weekend
}
