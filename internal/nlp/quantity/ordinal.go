package quantity

import (
	"readout/internal/nlp"
)

// ordinalCounts reports whether an ordinal says how many there were: "their second
// call this month", "the seventh death so far", "a fourth employee", "for the
// third time". Ranks, dates, centuries, names and the unit of time are none.
func (s *scanner) ordinalCounts(f *figure) bool {
	if s.alone(f) {
		return true
	}
	at := f.end - 1
	if s.dateOrdinal(f) || s.upperAt(f.numFirst) && f.numFirst > 0 && !f.digits {
		return false
	}
	span := nlp.Span{Start: s.atoms[f.numFirst].Start, End: s.atoms[at].End}
	if n := s.nameOver(span); n != nil && n.End-n.First > 1 {
		return false
	}
	switch s.lower(f.end) {
	case "century", "centuries", "place", "floor", "anniversary", "grade", "amendment", "half", "quarter", "lady", "degree",
		"of", "class", "hand", "thoughts", "nature", "birthday", "edition", "world":
		return false
	}
	if s.isDash(f.end) { // "second-largest", "third-party"
		return false
	}
	noun := s.countedNoun(f)
	if noun < 0 {
		return false
	}
	if f.value.Cmp(rat(1)) > 0 {
		return s.d.Tokens[noun].POS == "NOUN"
	}
	return s.countsFirst(f, noun)
}

// dateOrdinal reports whether the ordinal is the day of a date: "March 3rd", "the
// 12th of May", "on the 15th".
func (s *scanner) dateOrdinal(f *figure) bool {
	r := refusals()
	behind := s.lower(f.end)
	if behind == "of" {
		behind = s.lower(f.end + 1)
	}
	before := s.lower(f.first - 1)
	if before == "the" {
		before = s.lower(f.first - 2)
	}
	return r.months[before] && before != "may" && before != "march" || r.months[behind] && s.upperAt(s.monthAt(f.end)) ||
		f.digits && r.days[before]
}

// countsFirst asks more of "first", which mostly ranks: a span of time or "so far"
// behind its noun, or "time" itself.
func (s *scanner) countsFirst(f *figure, noun int) bool {
	if s.d.Tokens[noun].Lower == "time" {
		return true
	}
	for i := noun + 1; i < min(noun+5, len(s.d.Tokens)); i++ {
		switch s.d.Tokens[i].Lower {
		case "since", "so", "this":
			return true
		case ",", ".":
			return false
		}
	}
	return false
}
