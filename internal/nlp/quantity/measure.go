package quantity

import (
	"math/big"

	"readout/internal/nlp"
)

// measure is a number with its unit: atoms first to end-1.
type measure struct {
	number
	unit    *unit
	money   money // the zero money where none is named
	symbol  bool  // the currency stands in front
	hyphen  bool  // number and unit are joined: "30-day"
	article bool  // the number is an article: "an hour and a quarter"
}

func (m *measure) isMoney() bool { return m.money.end > 0 }

// bare reports whether the measure has neither unit nor currency.
func (m *measure) bare() bool { return m.unit == nil && !m.isMoney() }

// measureAt reads a number with its unit or currency at atom i. Where it is not
// ok but its end is set, the atoms up to there are no figure.
func (s *scanner) measureAt(i int) (measure, bool) {
	at, negative := s.sign(i)
	var m measure
	prefix, hasPrefix := s.moneyAt(at, true)
	if hasPrefix {
		at = prefix.end
		if s.isDash(at) {
			at, negative = at+1, true
		}
	}
	s.money = hasPrefix
	n, ok := s.number(at)
	s.money = false
	if !ok && !hasPrefix && at == i {
		return s.articleMeasure(i)
	}
	if !ok || n.refused || n.value == nil {
		m.number, m.first = n, i
		return m, ok
	}
	m.number, m.first = n, i
	if hasPrefix {
		m.money, m.symbol = prefix, true
		if n.ordinal {
			return m, false
		}
		if prefix.millions {
			m.multiply(1e6)
		}
		if m.value == nil {
			return m, true
		}
	}
	if negative {
		m.value = new(big.Rat).Neg(m.value)
	}
	s.addUnit(&m)
	return m, true
}

// sign reads a minus before a number or a currency. A hyphen that joins a word to
// the number is none.
func (s *scanner) sign(i int) (at int, negative bool) {
	switch s.lower(i) {
	case "minus", "negative":
		if next := i + 1; next < len(s.atoms) && (s.atoms[next].kind == digitAtom || s.atoms[next].word != nil) {
			return next, true
		}
	}
	if !s.isDash(i) || s.atoms[i].glued && i > 0 && s.atoms[i-1].kind != symbolAtom || i+1 >= len(s.atoms) {
		return i, false
	}
	if !s.atoms[i+1].glued && i > 0 || s.atoms[i].text == "—" {
		return i, false
	}
	return i + 1, true
}

// addUnit reads what stands behind the number: a unit, a currency, the cents.
func (s *scanner) addUnit(m *measure) {
	if m.ordinal {
		return
	}
	if m.symbol {
		s.addMoneyBehind(m)
		return
	}
	if s.ofUnit(m) {
		return
	}
	at := m.end
	if s.isDash(at) && at+1 < len(s.atoms) && s.atoms[at].glued && s.atoms[at+1].glued {
		at, m.hyphen = at+1, true
	}
	if s.lower(at) == "of" && m.scale != nil { // "18 millions of zlotys"
		if c, ok := s.moneyAt(at+1, false); ok && c.word != "" {
			s.setMoney(m, c)
			return
		}
		if u, end := s.unitAt(at + 1); u != nil && !u.time && s.atoms[at-1].word != nil && s.atoms[at-1].word.plural { // "six millions of cubic metres"
			m.unit, m.end = u, end
			return
		}
	}
	if s.bracketed(m) {
		return
	}
	pounds := s.lower(at) == "pounds" || s.lower(at) == "pound"
	if c, ok := s.moneyAt(at, false); ok && !(pounds && s.poundsOfWeight(m, at)) {
		s.setMoney(m, c)
		return
	}
	u, end := s.unitAt(at)
	if u == nil {
		m.hyphen = false
		s.belowZero(m)
		return
	}
	m.unit, m.end = u, end
	if u.si == "K" || u.code == "deg" {
		s.belowZero(m)
	}
	s.compound(m)
	s.old(m)
	if v, end, ok := s.andFraction(m.end); ok && s.scaleWordAt(end) == 0 && !s.fractionOfOther(end) {
		m.value, m.end = sum(m.value, v), end
	}
}

// fractionOfOther reports whether a fraction that ends before atom i is a figure
// of its own: "two years and a third of the budget".
func (s *scanner) fractionOfOther(i int) bool {
	u, _ := s.unitAt(i)
	return s.lower(i) == "of" || u != nil
}

// bracketed reads a unit in brackets: "20 (kg)".
func (s *scanner) bracketed(m *measure) bool {
	switch s.lower(m.end) {
	case "(", "[", "{", "<":
	default:
		return false
	}
	u, end := s.unitAt(m.end + 1)
	if u == nil || end >= len(s.atoms) || s.atoms[end].kind != symbolAtom {
		return false
	}
	m.unit, m.end = u, end+1
	return true
}

// poundsOfWeight reports whether pounds at atom at are weight: "two pounds of
// meat", "weighs 25 pounds". Pounds are money where nothing says so.
func (s *scanner) poundsOfWeight(m *measure, at int) bool {
	if m.hyphen || s.lower(at+1) == "of" || s.lower(at+1) == "per" && s.lower(at+2) == "square" {
		return true
	}
	for j := max(0, m.first-6); j < min(len(s.atoms), at+6); j++ {
		switch s.atoms[j].lower {
		case "weigh", "weighs", "weighed", "weighing", "weight", "lose", "lost", "gained", "drop", "heavier", "lighter", "ton", "tons", "baby", "explosives", "cocaine", "meat", "payload", "yields":
			return true
		}
	}
	return false
}

// setMoney makes the measure one of money, with its cents.
func (s *scanner) setMoney(m *measure, c money) {
	m.money, m.end = c, c.end
	if c.millions {
		m.multiply(1e6)
		return
	}
	if c.cents {
		m.value = product(m.value, big.NewRat(1, 100))
		return
	}
	if m.scale == nil {
		if size := s.scaleWordAt(m.end); size > 99 { // "75 USD million"
			m.multiply(size)
			m.end++
		}
	}
	if m.value == nil {
		return
	}
	if v, end := s.centsAt(m.end, c); v != nil {
		m.value, m.end = sum(m.value, v), end
	} else if v, end, ok := s.andFraction(m.end); ok && s.scaleWordAt(end) == 0 && !s.fractionOfOther(end) {
		m.value, m.end = sum(m.value, v), end
	}
}

// addMoneyBehind reads what follows an amount whose sign stands in front: the
// cents, or the currency's name once more.
func (s *scanner) addMoneyBehind(m *measure) {
	c, ok := s.moneyAt(m.end, false)
	if ok && c.code == m.money.code {
		m.end = c.end
	} else if ok && c.code != "" && s.atoms[m.end].kind == wordAtom && !c.cents && !s.numberFollows(c.end) {
		m.problem = "two currencies: " + m.money.code + " and " + c.code
		m.end = c.end
		return
	}
	if v, end := s.centsAt(m.end, m.money); v != nil {
		m.value, m.end = sum(m.value, v), end
	}
}

func (s *scanner) numberFollows(i int) bool {
	return i < len(s.atoms) && s.atoms[i].kind == digitAtom
}

// ofUnit reads a fraction of a unit: "three quarters of an hour", "half a mile",
// "half an hour".
func (s *scanner) ofUnit(m *measure) bool {
	if !m.share {
		return false
	}
	at := m.end
	if s.lower(at) == "of" {
		at++
	}
	if l := s.lower(at); l == "a" || l == "an" || l == "one" {
		at++
	} else if at > m.end {
		if u, end := s.unitAt(at); u != nil && !u.time && s.atoms[m.end].lower == "of" && s.bareUnitWord(end) {
			m.unit, m.end, m.share = u, end, false
			return true
		}
		return false
	}
	if s.isDash(at) {
		at++
	}
	if u, end := s.unitAt(at); u != nil {
		m.unit, m.end, m.share = u, end, false
		return true
	}
	if c, ok := s.moneyAt(at, false); ok && at > m.end {
		m.share = false
		s.setMoney(m, c)
		return true
	}
	return false
}

func (s *scanner) bareUnitWord(end int) bool {
	return end >= len(s.atoms) || s.atoms[end].kind == symbolAtom
}

// subunits lists which units a smaller one may follow to make one measure.
var subunits = map[string][]string{
	"[ft_i]": {"[in_i]"}, "[yd_i]": {"[ft_i]", "[in_i]"}, "[lb_av]": {"[oz_av]"}, "[stone_av]": {"[lb_av]"},
	"h": {"min", "s"}, "min": {"s"}, "km": {"m"}, "m": {"cm"},
}

// compound adds smaller units that follow: "5 ft 2 in", "2 hours and 20 minutes".
func (s *scanner) compound(m *measure) {
	for range 2 {
		at := m.end
		if s.at(at, ",") {
			at++
		}
		if s.lower(at) == "and" {
			at++
		}
		n, ok := s.number(at)
		if !ok || n.value == nil || n.vague || n.ordinal || n.refused || n.share {
			return
		}
		u, end := s.plainUnit(n.end)
		if u == nil || !hasSubunit(m.unit.code, u.code) {
			return
		}
		m.value = sum(m.value, product(n.value, new(big.Rat).Quo(u.factor, m.unit.factor)))
		m.end = end
	}
}

func hasSubunit(code, sub string) bool {
	for _, s := range subunits[code] {
		if s == sub {
			return true
		}
	}
	return false
}

// articleMeasure reads a measure of one whose number is an article: "an hour and
// a quarter", "a gallon of fuel". Rates ("40 cents a litre") and idioms are none,
// so a bare one counts only where something says that it measures.
func (s *scanner) articleMeasure(i int) (measure, bool) {
	var m measure
	if l := s.lower(i); l != "a" && l != "an" || i+1 >= len(s.atoms) {
		return m, false
	}
	m.number = number{first: i, end: i + 1, value: rat(1)}
	m.article = true
	if c, ok := s.moneyAt(i+1, false); ok && s.atoms[i+1].kind == wordAtom {
		m.money, m.end = c, c.end
		if v, end := s.centsAt(c.end, c); v != nil && !c.cents {
			m.value, m.end = sum(m.value, v), end
			return m, true
		}
		return measure{}, false
	}
	u, end := s.unitAt(i + 1)
	if u == nil || units().names[s.phrase(i+1, end)] != u && s.atoms[i+1].text != "km" {
		return measure{}, false
	}
	m.unit, m.end = u, end
	if v, end, ok := s.andFraction(end); ok {
		m.value, m.end = sum(m.value, v), end
		return m, true
	}
	before := m.end
	s.compound(&m)
	if m.end > before {
		return m, true
	}
	if !s.articleCounts(&m) {
		return measure{}, false
	}
	return m, true
}

// articleCounts reports whether "a" counts one in a measure: "nearly an hour",
// "lasted a week", "a gallon of fuel".
func (s *scanner) articleCounts(m *measure) bool {
	if m.unit.si == "1" || m.unit.si == "-" || m.unit.si == "K" {
		return false
	}
	_, _, approximated := s.approxBefore(m.first)
	switch {
	case approximated, m.first == 0 && m.end == len(s.atoms):
		return true
	case m.unit.time:
		return s.lasts(m.first)
	}
	return s.lower(m.end) == "of" && !s.rateBefore(m.first)
}

// lasts reports whether the words before atom i say how long something is.
func (s *scanner) lasts(i int) bool {
	switch s.lower(i - 1) {
	case "for", "lasted", "lasting", "lasts", "took", "takes":
		return true
	}
	return false
}

// rateBefore reports whether an amount stands before atom i, so that "a litre"
// there is the rate.
func (s *scanner) rateBefore(i int) bool {
	return i > 0 && (s.done == i || s.atoms[i-1].kind == digitAtom || s.word(i-1) != nil)
}

// figure is a figure as it was read: atoms first to end-1, with its number or
// numbers in numFirst to numEnd-1.
type figure struct {
	measure
	low, high *big.Rat // nil where open
	numFirst  int
	numEnd    int
	ranged    bool
	change    change
}

// figure reads a whole figure that begins at atom i: range, approximation, and
// whether it is one at all. Where it is not ok but its end is set, the atoms up to
// there belong to no figure.
func (s *scanner) figure(i int) (figure, bool) {
	m, ok := s.measureAt(i)
	f := figure{measure: m, numFirst: m.number.first, numEnd: m.end}
	if !ok || m.refused {
		return f, false
	}
	if m.value == nil {
		return f, m.problem != ""
	}
	f.low, f.high = m.value, m.value
	if m.high != nil {
		f.high = m.high
	}
	s.changeOf(&f)
	s.addRange(&f)
	if f.ranged {
		s.changeOf(&f)
	}
	s.outOf(&f)
	s.unitOfNext(&f)
	if s.isNone(&f) {
		return f, false
	}
	s.approximate(&f)
	s.otherBound(&f)
	s.repeated(&f)
	return f, true
}

// approximate reads the words around the figure that say how exact it is, and
// takes them into its span.
func (s *scanner) approximate(f *figure) {
	if f.ordinal || f.problem != "" {
		return
	}
	approx, first, before := s.approxBefore(f.first)
	if before && s.threshold(f, first) {
		f.first, before = first, false
	} else if before && !s.during(f, first) {
		f.first = first
		if f.numFirst > first && s.lower(f.numFirst-1) == "" {
			f.numFirst = f.first
		}
	} else {
		before = false
	}
	after, end, behind := s.approxBehind(f.end)
	if behind {
		f.end = end
	}
	if behind && (!before || approx == nlp.About) {
		approx, before = after, true
	}
	switch {
	case f.ranged:
		f.approx = nlp.Range
	case before:
		f.approx = approx
		if f.vague && f.high != f.low && f.measure.high == nil {
			f.approx = nlp.AtLeast
		}
	}
	if f.vague && f.approx == nlp.About && f.measure.number.approx == nlp.AtLeast {
		f.approx = nlp.AtLeast // "about dozens"
	}
	switch f.approx {
	case nlp.AtLeast:
		f.high = nil
	case nlp.AtMost:
		f.low = nil
		if f.measure.high != nil {
			f.high = f.measure.high
		}
	}
}

// belowZero reads "20 degrees below zero".
func (s *scanner) belowZero(m *measure) {
	if s.lower(m.end) == "below" && (s.lower(m.end+1) == "zero" || s.lower(m.end+1) == "freezing" && m.unit != nil && m.unit.code == "Cel") {
		m.value, m.end = new(big.Rat).Neg(m.value), m.end+2
	}
}

// old takes the "old" of an age into the measure: "12-year-old", "ten years old".
func (s *scanner) old(m *measure) {
	at := m.end
	if s.isDash(at) {
		at++
	}
	if m.unit.time && (s.lower(at) == "old" || s.lower(at) == "olds") {
		m.end = at + 1
	}
}
