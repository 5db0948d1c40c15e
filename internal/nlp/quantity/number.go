package quantity

import (
	"math/big"
	"strings"

	"readout/internal/nlp"
)

// number is a value as the text writes it, without unit: atoms first to end-1.
type number struct {
	first, end int
	value      *big.Rat // nil with a problem
	// high is the upper bound of words that name an interval ("a few hundred"),
	// nil for all others.
	high    *big.Rat
	vague   bool // the words themselves say how exact it is
	approx  nlp.Approx
	scale   *big.Rat // "million" of "5 million", nil where there is none
	digits  bool     // written in digits
	marked  bool     // with thousands or decimal marks, so no year and no label
	ordinal bool
	share   bool // a fraction
	refused bool // it is written like a number, and is none
	problem string
}

// maxValue bounds what words can name; products beyond it are a problem.
const maxValue = 1e18

const tooLarge = "the number is too large to be a figure"

// number reads a number that begins at atom i.
func (s *scanner) number(i int) (number, bool) {
	if i >= len(s.atoms) {
		return number{}, false
	}
	a := &s.atoms[i]
	switch {
	case a.kind == digitAtom:
		return s.digitNumber(i)
	case a.kind == wordAtom && a.word == nil:
		return s.articleNumber(i)
	case a.kind == wordAtom:
		return s.wordNumber(i)
	case a.kind == symbolAtom && vulgar[a.text] != [2]int64{}:
		f := vulgar[a.text]
		return number{first: i, end: i + 1, value: big.NewRat(f[0], f[1]), digits: true, marked: true, share: true}, true
	}
	return number{}, false
}

// digitNumber reads a number that begins with digits.
func (s *scanner) digitNumber(i int) (number, bool) {
	a := &s.atoms[i]
	n := number{first: i, end: i + 1, digits: true, marked: strings.ContainsAny(a.text, ",.'’\u00a0\u202f\u2009 ")}
	if len(a.text) > maxDigits {
		n.problem = tooLarge
		return n, true
	}
	v, ok := literal(a.text)
	if !ok {
		n.refused = true
		return n, true
	}
	n.value, n.share = v, strings.ContainsAny(a.text, "/⁄")
	if s.ordinalEnding(i + 1) {
		n.ordinal = true
		n.end++
		return n, true
	}
	s.exponent(&n)
	s.addFraction(&n)
	s.scaleUp(&n)
	return n, true
}

// ordinalEnding reports whether atom i is the "th" of "12th".
func (s *scanner) ordinalEnding(i int) bool {
	if i >= len(s.atoms) || !s.atoms[i].glued {
		return false
	}
	switch s.atoms[i].lower {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// addFraction adds what follows a whole number: "2 1/2", "2½", "two and a half".
func (s *scanner) addFraction(n *number) {
	if n.share || n.scale != nil || n.end >= len(s.atoms) {
		return
	}
	a := &s.atoms[n.end]
	if f := vulgar[a.text]; f[1] != 0 {
		n.value, n.end, n.marked = sum(n.value, big.NewRat(f[0], f[1])), n.end+1, true
		return
	}
	if a.kind == digitAtom && !a.glued && strings.Contains(a.text, "/") && n.value.IsInt() && n.digits {
		if v, ok := literal(a.text); ok {
			n.value, n.end, n.marked = sum(n.value, v), n.end+1, true
		}
		return
	}
	if s.isDash(n.end) && a.glued && n.digits && n.value.IsInt() && n.end+1 < len(s.atoms) { // "3-1/2"
		if b := &s.atoms[n.end+1]; b.glued && strings.Contains(b.text, "/") {
			if v, ok := literal(b.text); ok {
				n.value, n.end, n.marked = sum(n.value, v), n.end+2, true
				return
			}
		}
	}
	if v, end, ok := s.andFraction(n.end); ok {
		n.value, n.end, n.marked = sum(n.value, v), end, true
	}
}

// andFraction reads "and a half", "and three quarters" at atom i.
func (s *scanner) andFraction(i int) (*big.Rat, int, bool) {
	if s.lower(i) != "and" || i+1 >= len(s.atoms) {
		return nil, 0, false
	}
	a := &s.atoms[i+1]
	if f := vulgar[a.text]; f[1] != 0 {
		return big.NewRat(f[0], f[1]), i + 2, true
	}
	if a.kind == digitAtom && strings.Contains(a.text, "/") {
		v, ok := literal(a.text)
		return v, i + 2, ok
	}
	return s.fractionWords(i + 1)
}

// fractionWords reads a fraction in words at atom i: "a half", "two-thirds",
// "three quarters", "half".
func (s *scanner) fractionWords(i int) (*big.Rat, int, bool) {
	num, at := int64(1), i
	switch w := s.word(i); {
	case s.lower(i) == "a" || s.lower(i) == "an":
		at++
	case w != nil && w.class == unitWord && !w.ordinal && w.value > 0:
		num, at = w.value, i+1
	}
	if s.isDash(at) && at > i {
		at++
	}
	w := s.word(at)
	if w == nil || at == i && w.class != halfWord {
		return nil, 0, false
	}
	if w.class != halfWord && w.class != quarterWord && (!w.ordinal || w.value < 3) || num > 1 && !w.plural {
		return nil, 0, false
	}
	return big.NewRat(num, w.value), at + 1, true
}

// scaleUp multiplies by the scale words and letters behind the number.
func (s *scanner) scaleUp(n *number) {
	for n.end < len(s.atoms) && n.problem == "" {
		size := s.scaleAt(n)
		if size == 0 {
			break
		}
		n.multiply(size)
		n.end++
		s.afterScale(n)
	}
}

func (n *number) multiply(size int64) {
	if n.value == nil {
		return
	}
	if n.scale == nil {
		n.scale = rat(1)
	}
	n.scale, n.value = product(n.scale, rat(size)), product(n.value, rat(size))
	if n.value.Cmp(rat(maxValue)) > 0 {
		n.value, n.problem = nil, tooLarge
	}
}

// afterScale reads what belongs to a scale behind it: "a million and a half",
// "3 hundred and 21", "three thousand two hundred".
func (s *scanner) afterScale(n *number) {
	if n.problem != "" {
		return
	}
	if v, end, ok := s.andFraction(n.end); ok {
		of := n.scale
		if size := s.scaleWordAt(end); size > 0 { // "a billion and a half million"
			of, end = rat(size), end+1
		}
		n.value, n.end = sum(n.value, product(v, of)), end
		return
	}
	at := n.end
	comma := s.at(at, ",") && !n.digits && s.word(at+1) != nil // "three million, two hundred thousand"
	if s.lower(at) == "and" || s.at(at, "&") || comma {
		at++
	}
	rest, ok := s.plainCardinal(at, 0)
	if comma && ok && (rest.value == nil || rest.value.Cmp(rat(100)) < 0) {
		return
	}
	if !ok || rest.value == nil || rest.ordinal || rest.value.Cmp(s.smallest(n)) >= 0 || rest.value.Sign() == 0 {
		return
	}
	n.value, n.end = sum(n.value, rest.value), rest.end
}

// smallest is the scale that the last words of n name; what is added behind has
// to be below it.
func (s *scanner) smallest(n *number) *big.Rat {
	if w := s.word(n.end - 1); w != nil {
		return rat(w.value)
	}
	return n.scale
}

// plainCardinal reads the number behind a scale: words, or digits below 1,000 that
// stand behind "and" or in front of a smaller scale word.
func (s *scanner) plainCardinal(i, depth int) (number, bool) {
	if w := s.word(i); w != nil {
		return s.cardinal(i)
	}
	if i >= len(s.atoms) || s.atoms[i].kind != digitAtom || !allDigits(s.atoms[i].text) || len(s.atoms[i].text) > 3 || depth > 1 {
		return number{}, false
	}
	n := number{first: i, end: i + 1}
	n.value, _ = literal(s.atoms[i].text)
	if size := s.scaleWordAt(n.end); size > 0 {
		n.multiply(size)
		n.end++
		at := n.end
		if s.lower(at) == "and" {
			at++
		}
		if rest, ok := s.plainCardinal(at, depth+1); ok && rest.value != nil && !rest.ordinal && rest.value.Cmp(rat(size)) < 0 {
			n.value, n.end = sum(n.value, rest.value), rest.end
		}
		return n, true
	}
	behindAnd := s.lower(i-1) == "and" && s.scaleWordAt(i-2) > 0
	return n, behindAnd
}

// scaleAt is the scale behind number n, 0 for none.
func (s *scanner) scaleAt(n *number) int64 {
	if size := s.scaleWordAt(n.end); size > 0 {
		return size
	}
	if w := s.word(n.end); w != nil && w.class == dozenWord {
		return w.value
	}
	if n.digits && n.scale == nil && n.end == n.first+1 {
		return s.letterScale(n.end)
	}
	return 0
}

func (s *scanner) scaleWordAt(i int) int64 {
	w := s.word(i)
	if w != nil && !w.ordinal && (w.class == hundredWord || w.class == scaleWord) {
		return w.value
	}
	return 0
}

// letterScale is the scale that is abbreviated behind digits: "40m", "$2 bn". "m",
// "t" and "b" are metres, tonnes and bits, unless money or people are counted.
func (s *scanner) letterScale(i int) int64 {
	a := &s.atoms[i]
	size := letters[a.text]
	if a.kind != wordAtom || size == 0 {
		return 0
	}
	switch a.text {
	case "m", "t", "b", "T", "M", "B":
		if s.money || s.currencyFollows(i+1) {
			return size
		}
		if a.text == "M" || a.text == "B" {
			return size
		}
		if a.text == "m" && a.glued && s.pluralAt(i+1) {
			return size
		}
		return 0
	}
	return size
}

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
		if w == nil || n.ordinal || w.plural && !w.ordinal && w.class != scaleWord && w.class != hundredWord || !joins(w, group, at > i) {
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

// exponent reads powers of ten behind digits: "1.3e6", "2.5×10−5", "2x10^10".
func (s *scanner) exponent(n *number) {
	base, power, end := int64(10), int64(0), 0
	a := s.lower(n.end)
	switch {
	case n.end >= len(s.atoms):
		return
	case len(a) > 1 && a[0] == 'e' && allDigits(a[1:]) && len(a) <= 3 && s.atoms[n.end].glued:
		power, end = smallInt(a[1:]), n.end+1
	case a == "e" && s.atoms[n.end].glued:
		power, end = s.signed(n.end + 1)
	case a == "x10" || a == "x2" || (a == "x" || a == "×") && (s.at(n.end+1, "10") || s.at(n.end+1, "2")):
		at := n.end + 1
		if a == "x" || a == "×" {
			at++
		}
		if strings.HasSuffix(s.atoms[at-1].text, "2") {
			base = 2
		}
		if s.at(at, "^") {
			at++
		}
		power, end = s.signed(at)
	}
	if end == 0 || power > 30 || power < -30 {
		return
	}
	n.value, n.end, n.marked = product(n.value, powerOf(base, power)), end, true
}

// signed reads a whole number of at most two digits, with its sign.
func (s *scanner) signed(i int) (int64, int) {
	sign := int64(1)
	if s.isDash(i) {
		sign, i = -1, i+1
	} else if s.at(i, "+") {
		i++
	}
	if i >= len(s.atoms) || !allDigits(s.atoms[i].text) || len(s.atoms[i].text) > 2 {
		return 0, 0
	}
	return sign * smallInt(s.atoms[i].text), i + 1
}

// smallInt is the value of at most 18 digits.
func smallInt(s string) int64 {
	var v int64
	for _, r := range s {
		v = v*10 + int64(r-'0')
	}
	return v
}

func powerOf(base, power int64) *big.Rat {
	v := new(big.Int).Exp(big.NewInt(base), big.NewInt(max(power, -power)), nil)
	if power < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), v)
	}
	return new(big.Rat).SetInt(v)
}
