package quantity

import (
	"math/big"

	"readout/internal/nlp"
)

// outOf reads a share that is given as two numbers: "two out of three", "one in
// five people". "In" needs a usual denominator with a noun behind it, or nothing.
func (s *scanner) outOf(f *figure) {
	if !f.bare() || f.ordinal || f.vague || f.ranged || f.share || f.scale != nil || !f.value.IsInt() {
		return
	}
	at, in := f.end+1, s.lower(f.end) == "in"
	if s.lower(f.end) == "out" && s.lower(f.end+1) == "of" {
		at++
	} else if !in {
		return
	}
	if s.lower(at) == "every" {
		at++
	}
	n, ok := s.number(at)
	if !ok || n.value == nil || n.vague || n.ordinal || n.share || n.refused || !n.value.IsInt() || n.value.Cmp(f.value) <= 0 || n.digits != f.digits {
		return
	}
	if u, _ := s.unitAt(n.end); u != nil || in && (!s.pluralAt(n.end) && !s.closes(n.end) || !usualWhole(n.value) || s.year(&figure{measure: measure{number: n}})) {
		return
	}
	f.value = new(big.Rat).Quo(f.value, n.value)
	f.low, f.high, f.share = f.value, f.value, true
	f.end, f.numEnd = n.end, n.end
}

// usualWhole reports whether shares are given of that many: "one in five".
func usualWhole(v *big.Rat) bool {
	if v.Cmp(rat(10)) <= 0 {
		return true
	}
	for _, n := range []int64{12, 20, 25, 50, 100, 1000, 10000, 100000, 1000000} {
		if v.Cmp(rat(n)) == 0 {
			return true
		}
	}
	return false
}

// unitOfNext gives a bare number the unit of the one that "and" or "or" joins to
// it: "45 and 50 mg", "3 or 4 percent".
func (s *scanner) unitOfNext(f *figure) {
	if !f.bare() || !f.digits || f.ordinal || f.share {
		return
	}
	if l := s.lower(f.end); l != "and" && l != "or" {
		return
	}
	m, ok := s.measureAt(f.end + 1)
	if !ok || m.value == nil || m.unit == nil || !m.digits || m.unit.time || m.article {
		return
	}
	f.unit = m.unit
}

// otherBound joins two open figures of one thing to a range: "more than 100 but
// fewer than 300".
func (s *scanner) otherBound(f *figure) {
	if f.approx != nlp.AtLeast && f.approx != nlp.AtMost || f.vague {
		return
	}
	if l := s.lower(f.end); l != "and" && l != "but" {
		return
	}
	for at := f.end + 2; at < min(f.end+8, len(s.atoms)); at++ {
		done := s.done
		s.done = f.end + 1
		a, first, ok := s.approxBefore(at)
		s.done = done
		if !ok || first != f.end+1 || a == f.approx || a == nlp.About {
			continue
		}
		m, ok := s.measureAt(at)
		if !ok || m.value == nil || m.vague || m.ordinal || !m.bare() && (f.bare() == m.bare()) && m.unit != f.unit {
			return
		}
		s.bind(f, &m)
		return
	}
}

// bind makes f the range that ends in m.
func (s *scanner) bind(f *figure, m *measure) {
	low, high := f.low, m.value
	if f.approx == nlp.AtMost {
		low, high = m.value, f.high
	}
	if low.Cmp(high) >= 0 {
		return
	}
	f.low, f.high, f.approx, f.ranged = low, high, nlp.Range, true
	if f.bare() {
		f.unit, f.money = m.unit, m.money
	}
	f.end = m.end
}

// repeated takes the same number in brackets into the figure: "forty-five (45)".
func (s *scanner) repeated(f *figure) {
	if s.lower(f.end) != "(" || !f.bare() || f.end+1 >= len(s.atoms) {
		return
	}
	n, ok := s.number(f.end + 1)
	if ok && n.value != nil && n.value.Cmp(f.value) == 0 && s.lower(n.end) == ")" {
		f.end = n.end + 1
	}
}

// ageOf reports whether a bare number between commas behind a person's name is an
// age: "Ada Brandt, 34, said".
func (s *scanner) ageOf(f *figure) bool {
	if !f.digits || !f.bare() || f.marked || f.ranged || s.lower(f.first-1) != "," || f.value.Cmp(rat(120)) > 0 {
		return f.bare() && f.digits && (s.lower(f.first-1) == "aged" || s.lower(f.first-1) == "age")
	}
	if f.end < len(s.atoms) && s.atoms[f.end].kind != symbolAtom || f.first < 2 {
		return false
	}
	if f.first < 2 || !s.upperAt(f.first-2) || s.d.Tokens[s.token(f.first-2)].POS != "PROPN" || f.value.Cmp(rat(5)) < 0 || refusals().months[s.lower(f.first-2)] {
		return false
	}
	n := s.nameOver(s.atoms[f.first-2].Span)
	return n == nil || n.Type != nlp.GeoPolity && n.Type != nlp.Location
}

// threshold reports whether "below" or "above" belongs to a verb of change, so
// that the figure is the mark that is passed and no bound: "falls below 210".
func (s *scanner) threshold(f *figure, first int) bool {
	switch s.lower(first) {
	case "below", "above", "under", "over", "beyond":
	default:
		return false
	}
	t := &s.d.Tokens[s.token(first)]
	verb := s.d.Tokens[t.Head]
	if first > 0 && verb.POS != "VERB" {
		verb = s.d.Tokens[s.token(first-1)]
	}
	switch verb.Lemma {
	case "fall", "drop", "sink", "dip", "rise", "climb", "go", "slip", "slide":
		return verb.POS == "VERB" && f.change.direction != "" || verb.Lemma == s.d.Tokens[s.token(max(first-1, 0))].Lemma
	}
	return false
}
