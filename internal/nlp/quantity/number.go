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
	if s.lower(i+1) == "millions" && s.lower(i+2) == "of" && grouped(a.text) {
		n.value = product(v, rat(1000)) // "15.100 millions of crowns", as a language without billions has it
	}
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

// grouped reports whether digits have one full stop before the last three.
func grouped(text string) bool {
	whole, rest, ok := strings.Cut(text, ".")
	return ok && len(rest) == 3 && len(whole) < 4 && whole != "0" && allDigits(whole) && allDigits(rest)
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
