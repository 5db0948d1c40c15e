package quantity

import (
	"math/big"

	"readout/internal/nlp"
)

// wordNumber reads a number that begins with a number word.
func (s *scanner) wordNumber(i int) (number, bool) {
	w := s.atoms[i].word
	if v, end, ok := s.fractionWords(i); ok {
		return s.fractionNumber(i, v, end)
	}
	switch {
	case w.plural && !w.ordinal:
		return s.vagueNumber(i, i)
	case w.class == quarterWord && (s.scaleWordAt(i+1) > 0 || s.isDash(i+1)):
		return s.fractionNumber(i, big.NewRat(1, 4), i+1)
	}
	return s.cardinal(i)
}

// fractionNumber makes a number of a fraction, with what it may multiply: "half a
// million", "a quarter million".
func (s *scanner) fractionNumber(i int, v *big.Rat, end int) (number, bool) {
	n := number{first: i, end: end, value: v, share: true}
	at := end
	if s.lower(at) == "of" && s.lower(at+1) == "a" { // "a quarter of a million"
		at++
	}
	if s.lower(at) == "a" {
		at++
	}
	if w := s.word(at); w != nil && !w.ordinal && !w.plural && (w.class == scaleWord || w.class == dozenWord || w.class == hundredWord) {
		n.multiply(w.value)
		n.end, n.share = at+1, false
	}
	return n, true
}

// cardinal reads a number in words, or an ordinal: "two hundred and six",
// "twenty-fifth".
func (s *scanner) cardinal(i int) (number, bool) {
	n := number{first: i, end: i}
	var total, group int64
	for at := i; at < len(s.atoms) && at < i+24; {
		w := s.word(at)
		if w == nil || n.ordinal || w.plural && w.ordinal && w.value < 3 || w.plural && !w.ordinal && w.class != scaleWord && w.class != hundredWord || !joins(w, group, at > i) {
			break
		}
		if w.plural && at == i {
			break
		}
		if w.ordinal && w.plural { // "sixty-five hundredths"
			n.end, n.share, n.marked = at+1, true, true
			n.value = big.NewRat(total+group, w.value)
			return n, total+group <= maxValue
		}
		switch w.class {
		case unitWord, tenWord:
			group += w.value
		case hundredWord:
			group = max(group, 1) * 100
		case scaleWord:
			if group == 0 && total > 0 {
				total = saturate(total, w.value) // "three thousand million"
			} else {
				total += saturate(max(group, 1), w.value)
			}
			group = 0
		default:
			return s.finish(n, total+group)
		}
		n.ordinal = w.ordinal
		at++
		n.end = at
		at = s.skipJoint(at, w)
	}
	return s.finish(n, total+group)
}

// saturate is a*b, or more than maxValue.
func saturate(a, b int64) int64 {
	if a > maxValue/b {
		return maxValue + 1
	}
	return a * b
}

// joins reports whether a number word can follow in a group of that value: "fifty"
// takes "two", "hundred" takes "six".
func joins(w *numeral, group int64, inside bool) bool {
	switch w.class {
	case unitWord:
		rest := group % 100
		return !inside || rest == 0 || rest >= 20 && rest%10 == 0 && w.value > 0 && w.value < 10
	case tenWord:
		return !inside || group%100 == 0
	case hundredWord:
		return group < 100
	case scaleWord:
		return true
	}
	return false
}

// skipJoint goes over the hyphen of "twenty-five" and the "and" of "hundred and
// six", where a number word that fits stands behind.
func (s *scanner) skipJoint(at int, w *numeral) int {
	next := s.word(at + 1)
	if next == nil || next.plural && next.ordinal {
		return at
	}
	if _, _, ok := s.fractionWords(at + 1); ok && s.lower(at) == "and" {
		return at
	}
	switch {
	case s.isDash(at) && (w.class == tenWord || w.class == hundredWord || w.class == scaleWord):
		if s.atoms[at].glued == s.atoms[at+1].glued {
			return at + 1
		}
	case (s.lower(at) == "and" || s.at(at, "&")) && (w.class == hundredWord || w.class == scaleWord):
		behind := s.word(at + 2)
		if (next.class == unitWord || next.class == tenWord || next.class == hundredWord) && (behind == nil || behind.class != hundredWord || w.class == scaleWord) {
			return at + 1
		}
	}
	return at
}

// finish makes the number of a run of number words, with the decimals ("three
// point five"), fractions and scales that may follow.
func (s *scanner) finish(n number, value int64) (number, bool) {
	if n.end == n.first {
		return n, false
	}
	if value > maxValue {
		n.problem = tooLarge
		return n, true
	}
	n.value = rat(value)
	if n.ordinal {
		return n, true
	}
	if w := s.word(n.end - 1); w.class == scaleWord || w.class == hundredWord {
		n.scale = rat(w.value)
		s.afterScale(&n)
	}
	s.pointWords(&n)
	s.addFraction(&n)
	s.scaleUp(&n)
	return n, true
}

// pointWords reads decimals in words: "six point five".
func (s *scanner) pointWords(n *number) {
	if s.lower(n.end) != "point" {
		return
	}
	place := big.NewRat(1, 10)
	at := n.end + 1
	for ; at < n.end+12; at++ {
		w := s.word(at)
		if w == nil || w.class != unitWord || w.ordinal || w.value > 9 {
			break
		}
		n.value = sum(n.value, product(place, rat(w.value)))
		place = product(place, big.NewRat(1, 10))
	}
	if at > n.end+1 {
		n.end, n.marked = at, true
	}
}

// articleNumber reads what begins with an article or another word that is no
// number: "a hundred", "a few thousand", "several dozen", "a couple of".
func (s *scanner) articleNumber(i int) (number, bool) {
	switch s.atoms[i].lower {
	case "a", "an":
		return s.afterArticle(i)
	case "few", "several", "many":
		return s.vagueNumber(i, i)
	case "couple":
		return s.coupleNumber(i, i)
	case "scores":
		return number{first: i, end: i + 1, value: rat(40), vague: true, approx: nlp.AtLeast}, s.lower(i+1) == "of"
	}
	return number{}, false
}

func (s *scanner) afterArticle(i int) (number, bool) {
	switch s.lower(i + 1) {
	case "few":
		return s.vagueNumber(i, i+1)
	case "couple":
		return s.coupleNumber(i, i+1)
	}
	w := s.word(i + 1)
	if w == nil || w.plural {
		return number{}, false
	}
	if v, end, ok := s.fractionWords(i); ok && w.class != unitWord || ok && s.fractionStandsAlone(end) {
		return s.fractionNumber(i, v, end)
	}
	if w.class == hundredWord || w.class == scaleWord || w.class == dozenWord || w.ordinal {
		n, ok := s.number(i + 1)
		if w.class == dozenWord {
			n, ok = number{first: i, end: i + 1, value: rat(1)}, true
			s.scaleUp(&n)
		}
		n.first = i
		return n, ok
	}
	return number{}, false
}

// fractionStandsAlone reports whether "a third" that ends before atom i is a
// fraction: "a third of voters", and not "a third man".
func (s *scanner) fractionStandsAlone(i int) bool {
	if i >= len(s.atoms) || s.atoms[i].kind == symbolAtom {
		return true
	}
	switch s.lower(i) {
	case "of", "more", "less", "higher", "lower", "fewer", "larger", "smaller", "from", "to", "and", "in":
		return true
	}
	return false
}

// coupleNumber reads "a couple of hundred", "a couple of ships".
func (s *scanner) coupleNumber(first, i int) (number, bool) {
	n := number{first: first, end: i + 1, value: rat(2), vague: true, approx: nlp.About}
	if s.lower(n.end) == "of" {
		n.end++
	}
	if w := s.word(n.end); w != nil && !w.ordinal && w.class >= hundredWord {
		s.scaleUp(&n)
		return n, true
	}
	if !s.pluralAt(n.end) {
		return n, false
	}
	return n, true
}

// vagueNumber reads words that name an order of magnitude: "dozens", "tens of
// thousands", "a few hundred", "several thousand".
//
// A plural means two at least, so "dozens" is 24 or more and "tens of thousands"
// is 20,000 or more. "A few" and "several" are 2 to 9 of what follows; alone they
// are no figure.
func (s *scanner) vagueNumber(first, i int) (number, bool) {
	n := number{first: first, end: i, vague: true, approx: nlp.AtLeast, value: rat(2)}
	few := s.atoms[i].word == nil
	if few {
		n.end, n.approx = i+1, nlp.About
		n.high = rat(9)
	}
	parts := 0
	for ; parts < 3; parts++ {
		w := s.word(n.end)
		if w == nil || w.ordinal || w.class == unitWord || w.class >= halfWord || !few && parts == 0 && !w.plural {
			break
		}
		n.multiply(w.value)
		n.end++
		n.end += s.ofPlural(n.end)
	}
	if s.atoms[i].lower == "many" || n.high != nil && n.scale != nil && s.atoms[n.end-1].word.plural {
		n.approx, n.high = nlp.AtLeast, nil
	}
	if n.high != nil && n.scale != nil {
		n.high = product(n.high, n.scale)
	}
	return n, parts > 0
}

// ofPlural is the number of atoms of "of" at atom i in "tens of thousands" and
// "hundreds-of-thousands", 0 where no such word follows.
func (s *scanner) ofPlural(i int) int {
	n := 1
	if s.isDash(i) && s.isDash(i+2) {
		i, n = i+1, 3
	}
	if w := s.word(i + n/3 + 1); s.lower(i) == "of" && w != nil && w.plural {
		return n
	}
	return 0
}
