package quantity

import (
	"math/big"
)

// addRange reads the other end of a range: "60,000 to 90,000", "between five and
// seven", "$2m-$3m", "8- to 16-meter", "two or three".
func (s *scanner) addRange(f *figure) {
	if f.ordinal || f.vague || f.problem != "" {
		return
	}
	if s.at(f.end, "±") {
		s.addMargin(f)
		return
	}
	marker := s.rangeMarker(f.first)
	at, ok := s.connector(f, marker)
	if !ok {
		return
	}
	if _, first, approx := s.approxAhead(at); approx {
		at = first
	}
	m, ok := s.measureAt(at)
	if !ok || m.value == nil || m.ordinal || m.vague || m.refused || m.article || m.problem != "" {
		return
	}
	apart := marker == "from" || !f.bare() && m.unit != f.unit
	if marker == "from" && s.lower(f.end) == "to" {
		f.shareScale(&m)
	}
	if apart && s.lower(f.end) == "to" && f.change.verb >= 0 {
		if f.bare() && !m.bare() {
			f.unit, f.money = m.unit, m.money
		}
		return // "rose from 9 to 17", "by 25 basis points to 4.75 percent": two figures
	}
	low, unitOK := s.fit(f, &m)
	if marker == "from" && s.lower(f.end) == "to" && low.Sign() > 0 && low.Cmp(m.value) > 0 {
		f.change = change{verb: s.token(f.first), direction: "fall"} // "cut from 1,500 to 300"
		if f.bare() && !m.bare() {
			f.unit, f.money = m.unit, m.money
		}
		return
	}
	if !unitOK || !s.plausible(f, low, &m, marker) {
		return
	}
	f.low, f.high, f.ranged = low, m.value, true
	if f.low.Cmp(f.high) > 0 {
		f.low, f.high = f.high, f.low
	}
	if !m.bare() {
		f.unit, f.money = m.unit, m.money
	}
	f.scale, f.marked, f.share = m.scale, f.marked || m.marked, m.share
	f.hyphen = m.hyphen
	f.end, f.numEnd = m.end, m.end
	if marker != "" {
		f.first = s.markerStart(f.first)
	}
}

// shareScale gives a number the scale of the one that it changes to: "cut from 50 to 30
// million". A number of another order is written in full: "from 900 to 2 million".
func (f *figure) shareScale(m *measure) {
	if f.scale != nil || m.scale == nil || f.marked || f.isMoneyApart(m) || !f.bare() && !f.isMoney() {
		return
	}
	written := new(big.Rat).Quo(m.value, m.scale)
	if f.value.Cmp(product(written, rat(10))) <= 0 && f.value.Cmp(rat(1000)) < 0 {
		f.value, f.scale = product(f.value, m.scale), m.scale
		f.low, f.high = f.value, f.value
	}
}

// addMargin reads "12.9 ± 0.1", a range of both sides.
func (s *scanner) addMargin(f *figure) {
	m, ok := s.measureAt(f.end + 1)
	if !ok || m.value == nil || m.vague || m.ordinal || m.refused || m.high != nil || !f.bare() && !m.bare() && f.unit != m.unit {
		return
	}
	f.low, f.high, f.ranged = new(big.Rat).Sub(f.value, m.value), sum(f.value, m.value), true
	if !m.bare() {
		f.unit, f.money = m.unit, m.money
	}
	f.end, f.numEnd = m.end, m.end
}

// approxAhead goes over "about" in front of the upper end: "between 3 and about 5".
func (s *scanner) approxAhead(i int) (string, int, bool) {
	switch s.lower(i) {
	case "about", "around", "approximately", "nearly", "almost", "~", "roughly", "some", "perhaps":
		return s.lower(i), i + 1, true
	case "as":
		if (s.lower(i+1) == "many" || s.lower(i+1) == "much") && s.lower(i+2) == "as" {
			return "as", i + 3, true
		}
	}
	return "", i, false
}

// rangeMarker is the word before a figure that opens a range: "between", "from";
// or empty. An approximation may stand between.
func (s *scanner) rangeMarker(i int) string {
	switch l := s.lower(s.markerStart(i)); l {
	case "between", "from":
		return l
	}
	return ""
}

func (s *scanner) markerStart(i int) int {
	_, first, _ := s.approxBefore(i)
	if l := s.lower(first - 1); (l == "between" || l == "from") && first-1 >= s.done {
		return first - 1
	}
	return i
}

// connector is the atom behind what joins the two ends of a range.
func (s *scanner) connector(f *figure, marker string) (int, bool) {
	at := f.end
	switch s.lower(at) {
	case "to", "till", "through":
		return at + 1, true
	case "and":
		return at + 1, marker == "between" || marker == "from"
	case "or":
		small := f.value.IsInt() && f.value.Cmp(rat(20)) < 0 && f.bare() && s.word(at-1) != nil
		return at + 1, small && s.word(at+1) != nil
	case "~":
		return at + 1, at+1 < len(s.atoms)
	}
	if !s.isDash(at) || at+1 >= len(s.atoms) {
		return 0, false
	}
	if s.lower(at+1) == "to" && s.atoms[at].glued { // "8- to 16-meter"
		return at + 2, true
	}
	if s.lower(at+1) == "and" && s.atoms[at].glued && marker == "between" {
		return at + 2, true
	}
	return at + 1, s.atoms[at].glued == s.atoms[at+1].glued && s.atoms[at].text != "—" && (f.digits || s.word(at+1) != nil)
}

// fit gives the lower end in the unit and scale of the upper one: "3 to 5
// percent", "between four and five million", "500 m to 1 km". ok is false where
// the two measure different things.
func (s *scanner) fit(f *figure, m *measure) (low *big.Rat, ok bool) {
	low = f.value
	if f.scale == nil && m.scale != nil && !f.isMoneyApart(m) {
		if unscaled := new(big.Rat).Quo(m.value, m.scale); low.Cmp(unscaled) < 0 {
			low = product(low, m.scale)
		}
	}
	switch {
	case f.isMoney() && m.isMoney():
		if f.money.cents && !m.money.cents {
			return low, f.money.unit() == m.money.unit()
		}
		return low, f.money.unit() == m.money.unit()
	case f.isMoney():
		return low, m.unit == nil
	case m.isMoney():
		if m.money.cents && f.unit == nil {
			low = product(low, big.NewRat(1, 100))
		}
		return low, f.unit == nil && !m.symbol
	case f.unit != nil && m.unit != nil && f.unit.code != m.unit.code:
		if f.unit.si != m.unit.si || f.unit.si == "-" || f.unit.si == "1" {
			return low, false
		}
		si := f.unit.toSI(f.value)
		if m.unit.offset != nil {
			si = new(big.Rat).Sub(si, m.unit.offset)
		}
		return new(big.Rat).Quo(si, m.unit.factor), true
	case f.unit != nil && m.unit == nil:
		return low, s.lower(f.end) == "and" || f.unit.code == "%" || s.isDash(f.end)
	}
	return low, true
}

// isMoneyApart reports whether the lower end is complete in itself, so that a
// scale of the upper one does not carry over: "$900 to $2 million" in full.
func (f *figure) isMoneyApart(m *measure) bool {
	return f.isMoney() && m.isMoney() && f.symbol && m.symbol && f.marked
}

// plausible keeps votes, scores and pairs out: the ends of a range rise, and both
// are written alike.
func (s *scanner) plausible(f *figure, low *big.Rat, m *measure, marker string) bool {
	if marker == "between" || marker == "from" {
		return true
	}
	if low.Sign() < 0 && m.value.Sign() <= 0 {
		return true
	}
	return low.Cmp(m.value) < 0
}
