package quantity

import (
	"readout/internal/nlp"
)

// reach bounds how many tokens behind a word its dependents are looked for, so that
// a hostile parse costs no more than a usual one.
const reach = 60

// emit adds a figure to the document's.
func (s *scanner) emit(f *figure) {
	q := nlp.Quantity{
		Span:   nlp.Span{Start: s.atoms[f.first].Start, End: s.atoms[f.end-1].End},
		Approx: f.approx, Ordinal: f.ordinal, Problem: f.problem,
		Change: f.change.direction, Difference: f.change.difference,
	}
	if f.low != nil {
		q.Low = decimal(f.low)
	}
	if f.high != nil {
		q.High = decimal(f.high)
	}
	noun := -1
	if word := s.hyphenNoun(f); word >= 0 {
		noun, q.Counted = word, s.d.Tokens[word].Span
	} else if !s.ofPhrase(f, &q, &noun) {
		noun = s.countedNoun(f)
		if noun >= 0 && f.change.verb < 0 {
			q.Counted = s.phraseOf(noun, s.atoms[f.end-1].End)
		}
	}
	s.setUnit(f, &q, noun)
	q.Per = s.perOf(f, &q)
	s.d.Quantities = append(s.d.Quantities, q)
}

// hyphenNoun is the token of the noun that a hyphen joins to the figure, which is
// what it counts: "a four-page letter". -1 for none.
func (s *scanner) hyphenNoun(f *figure) int {
	next := f.end + 1
	if !f.bare() || f.ordinal || next >= len(s.atoms) || !s.isDash(f.end) || !s.atoms[f.end].glued || !s.atoms[next].glued || s.atoms[next].kind != wordAtom {
		return -1
	}
	t := s.token(next)
	if s.d.Tokens[t].POS != "NOUN" {
		return -1
	}
	return t
}

// setUnit sets the unit, and for measures the value in SI base units.
func (s *scanner) setUnit(f *figure, q *nlp.Quantity, noun int) {
	switch {
	case f.isMoney():
		q.Unit = f.money.unit()
	case f.unit != nil:
		q.Unit = f.unit.code
		if f.unit.si == "-" {
			return
		}
		q.SIUnit = f.unit.si
		if f.low != nil {
			q.SILow = decimal(f.unit.toSI(f.low))
		}
		if f.high != nil {
			q.SIHigh = decimal(f.unit.toSI(f.high))
		}
	case f.share && !f.ordinal:
		q.Unit = "1"
	case s.lower(f.first-1) == "magnitude":
		q.Unit = "magnitude"
	case noun >= 0 && s.lower(f.end+1) != "strong":
		q.Unit = s.d.Tokens[noun].Lemma
	}
}

// ofPhrase reads what is counted behind "of": "dozens of survivors", "300 million
// litres of water", "half of the voters". A figure that counts a noun of its own
// has none there: "118 pages of notes".
func (s *scanner) ofPhrase(f *figure, q *nlp.Quantity, noun *int) bool {
	if s.lower(f.end) != "of" || f.end+1 >= len(s.atoms) {
		return false
	}
	from := s.token(f.end + 1)
	of := s.token(f.end)
	head := -1
	for c := of + 1; c <= min(s.d.Tokens[of].Last, of+reach); c++ {
		if s.d.Tokens[c].Head == of && (s.d.Tokens[c].Dep == "pobj" || s.d.Tokens[c].Dep == "pcomp") {
			head = c
		}
	}
	if head < from || head > from+8 {
		head = s.nounFrom(from)
	}
	if head < 0 {
		return false
	}
	t := &s.d.Tokens[head]
	q.Counted = nlp.Span{Start: s.d.Tokens[from].Start, End: s.phraseEnd(head)}
	if t.POS == "NOUN" || t.POS == "PROPN" {
		*noun = head
	}
	return true
}

// countedNoun is the token of the noun that the figure counts, -1 for none: the
// head of the number in the parse, else the last of the nouns that follow.
func (s *scanner) countedNoun(f *figure) int {
	last := s.lastToken(f.end - 1)
	at := s.headToken(f)
	for range 3 {
		t := &s.d.Tokens[at]
		if t.Head == at {
			break
		}
		switch t.Dep {
		case "nummod", "quantmod", "compound", "nmod", "amod", "poss", "det", "npadvmod", "advmod":
		default:
			return s.nounBehind(f, last)
		}
		at = t.Head
		if h := &s.d.Tokens[at]; at > last && (h.POS == "NOUN" || h.POS == "PROPN") && h.Sentence == t.Sentence {
			for s.d.Tokens[at].Dep == "compound" && s.d.Tokens[at].Head == at+1 {
				at++ // "412 morning trains", the number put to "morning"
			}
			if s.interrupted(last, at) {
				return -1
			}
			return at
		}
	}
	return s.nounBehind(f, last)
}

// interrupted reports whether a verb or a comma stands between the number and a
// noun, so that the parse errs.
func (s *scanner) interrupted(last, noun int) bool {
	for i := last + 1; i < noun; i++ {
		if t := &s.d.Tokens[i]; t.POS == "AUX" || t.Tag == "VBD" || t.POS == "ADP" && s.d.Tokens[i+1].Tag != "HYPH" {
			return true
		}
	}
	return noun-last > 8
}

// nounBehind is the noun that follows the number without a break where the parse
// does not join them.
func (s *scanner) nounBehind(f *figure, last int) int {
	if f.end >= len(s.atoms) || s.atoms[f.end].kind != wordAtom && !f.hyphen {
		return -1
	}
	if f.unit != nil || f.isMoney() {
		return -1
	}
	if s.d.Tokens[min(last+1, len(s.d.Tokens)-1)].POS == "DET" {
		return -1
	}
	return s.nounFrom(last + 1)
}

// nounFrom is the last noun of a run of adjectives and nouns that begins at token
// i, -1 for none.
func (s *scanner) nounFrom(i int) int {
	noun := -1
	for end := min(len(s.d.Tokens), s.sent.End, i+reach); i < end; i++ {
		t := &s.d.Tokens[i]
		switch {
		case (t.POS == "NOUN" || t.POS == "PROPN") && t.Lower != "" && letterAt(t.Lower):
			noun = i
		case noun < 0 && (t.POS == "ADJ" || t.POS == "DET" || t.Tag == "VBN" || t.Tag == "PRP$" || t.POS == "NUM" || t.Tag == "HYPH"):
		default:
			return noun
		}
	}
	return noun
}

// phraseOf is the noun phrase of token noun from byte start on, with what tells
// where: "Russian troops near the border".
func (s *scanner) phraseOf(noun, start int) nlp.Span {
	first := s.d.TokenAt(start)
	for first < min(noun, len(s.d.Tokens)) && (s.d.Tokens[first].Start < start || s.d.Tokens[first].POS == "PUNCT") {
		first++
	}
	if first > noun {
		return nlp.Span{}
	}
	return nlp.Span{Start: s.d.Tokens[first].Start, End: s.phraseEnd(noun)}
}

// phraseEnd is the end of what belongs to the noun on its right: prepositional and
// participial phrases, without relative clauses, appositions, times, and whatever
// a comma parts from it.
func (s *scanner) phraseEnd(noun int) int {
	end := noun
	for c := noun + 1; c <= min(s.d.Tokens[noun].Last, noun+reach); c++ {
		t := &s.d.Tokens[c]
		if t.Head != noun {
			continue
		}
		if t.First != end+1 || !s.belongs(t) {
			break
		}
		end = s.clip(end+1, t.Last)
		if end < t.Last {
			break
		}
	}
	return s.d.Tokens[end].End
}

func (s *scanner) belongs(t *nlp.Token) bool {
	switch t.Dep {
	case "prep":
		switch t.Lower {
		case "since", "by", "during", "after", "before", "until", "till", "as", "per", "according":
			return false
		}
		return !s.timePhrase(t)
	case "acl":
		return t.Tag == "VBN" || t.Tag == "VBG" || t.Tag == "VBD"
	case "amod", "nmod", "case":
		return true
	case "advmod":
		return t.Lower == "aboard" || t.Lower == "abroad" || t.Lower == "there" || t.Lower == "nearby"
	}
	return false
}

// clip ends a phrase before its first comma, bracket or dash, and after twenty
// tokens; a comma in a list of names, as "east, and south", stays.
func (s *scanner) clip(first, last int) int {
	for i := first; i <= last; i++ {
		t := &s.d.Tokens[i]
		if i-first >= 20 || t.POS == "PUNCT" && t.Lower != "-" && !s.listComma(i) {
			return i - 1
		}
	}
	return last
}

func (s *scanner) listComma(i int) bool {
	t := &s.d.Tokens[i]
	head := &s.d.Tokens[t.Head]
	return t.Lower == "," && head.POS != "VERB" && hasConjunct(s.d, t.Head)
}

func hasConjunct(d *nlp.Document, i int) bool {
	for c := i + 1; c <= min(d.Tokens[i].Last, i+reach); c++ {
		if d.Tokens[c].Head == i && d.Tokens[c].Dep == "conj" && d.Tokens[c].POS != "VERB" && d.Tokens[c].POS != "AUX" {
			return true
		}
	}
	return false
}

// timePhrase reports whether a preposition leads to a day, month or year: "on
// Sunday".
func (s *scanner) timePhrase(t *nlp.Token) bool {
	for i := t.First; i <= min(t.Last, t.First+reach); i++ {
		lower := s.d.Tokens[i].Lower
		if isCalendarWord(lower) {
			return true
		}
		if u := units().names[lower]; u != nil && u.time && i == t.Last {
			return true
		}
	}
	return false
}

// perOf is what the figure is a rate of: "year" of "30 ships a year". Rates of
// measures stand in their unit.
func (s *scanner) perOf(f *figure, q *nlp.Quantity) string {
	at := f.end
	if q.Counted.End > q.End && (f.unit == nil || f.unit.code != "%") {
		for at < len(s.atoms) && s.atoms[at].Start < q.Counted.End {
			at++
		}
		if at == len(s.atoms) || !s.ratePer(at) {
			at = f.end
			for at < len(s.atoms) && s.atoms[at].Start < q.Counted.End && !s.ratePer(at) {
				at++
			}
		}
	}
	if !s.ratePer(at) {
		return ""
	}
	return s.d.Tokens[s.token(at+1)].Lemma
}

// ratePer reports whether "a year", "per head" or the like stands at atom i.
func (s *scanner) ratePer(i int) bool {
	if i+1 >= len(s.atoms) || s.atoms[i+1].kind != wordAtom {
		return false
	}
	switch s.lower(i) {
	case "per", "/":
		return true
	case "a", "an", "each", "every":
		if i > 0 && s.d.Tokens[s.token(i-1)].POS == "ADP" || s.lower(i-1) == "than" {
			return false
		}
		return units().names[s.lower(i+1)] != nil
	}
	return false
}
