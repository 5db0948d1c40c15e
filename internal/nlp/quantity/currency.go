package quantity

import (
	"math/big"
	"strings"
	"sync"

	"readout/internal/nlp"
)

// currencyTable holds what names money.
type currencyTable struct {
	// names lists the currencies of a name in the singular, that which a bare
	// name means first; with none that it means, main[name] is empty.
	names   map[string][]string
	main    map[string]string
	cents   map[string][]string // the same for hundredths
	first   map[string]bool     // first words of names and places of several words
	starts  map[string]bool     // all words that can begin a currency, in lower case
	codes   map[string]bool
	symbols map[string]string
	places  map[string]string // country or people → currency
}

var currencies = sync.OnceValue(func() *currencyTable {
	t := &currencyTable{
		names: map[string][]string{}, main: map[string]string{}, cents: map[string][]string{},
		first: map[string]bool{}, starts: map[string]bool{}, codes: map[string]bool{}, symbols: map[string]string{}, places: map[string]string{},
	}
	for row := range strings.Lines(currencyRows) {
		if f := strings.Split(strings.TrimSpace(row), "|"); len(f) == 4 {
			t.add(f[0], f[1], f[2], f[3])
		}
	}
	for row := range strings.SplitSeq(symbolRows, "|") {
		symbol, code, _ := strings.Cut(row, " ")
		t.symbols[symbol] = code
		t.starts[strings.ToLower(strings.TrimRight(symbol, "$.₵"))] = true
	}
	for word := range t.first {
		t.starts[word], t.starts[word+"s"] = true, true
	}
	for code := range t.codes {
		t.starts[strings.ToLower(code)], t.starts["m"+strings.ToLower(code)] = true, true
	}
	return t
})

func (t *currencyTable) add(code, names, cents, places string) {
	t.codes[code] = true
	register := func(into map[string][]string, list string) {
		for name := range strings.SplitSeq(list, ",") {
			name, isMain := strings.CutPrefix(name, "*")
			if name == "" {
				continue
			}
			into[name] = append(into[name], code)
			t.first[strings.Fields(name)[0]] = true
			if isMain {
				t.main[name] = code
			}
		}
	}
	register(t.names, names)
	register(t.cents, cents)
	for place := range strings.SplitSeq(places, ",") {
		if place != "" {
			t.places[place] = code
			t.first[strings.Fields(place)[0]] = true
		}
	}
}

// money is a currency as the text names it. With no code the text does not say
// whose: then word is the name's singular.
type money struct {
	code, word string
	cents      bool // the hundredth part
	millions   bool // "MUSD"
	end        int  // the atom behind it
}

func (m money) unit() string {
	if m.code != "" {
		return m.code
	}
	return m.word
}

// moneyAt reads a currency at atom i: a sign, a code, or a name with or without
// its country ("Omani rials"). before tells that the amount follows, which a
// name in words does not allow, but for "dollar 20" and the like.
func (s *scanner) moneyAt(i int, before bool) (money, bool) {
	if i >= len(s.atoms) {
		return money{}, false
	}
	a := &s.atoms[i]
	for n := min(4, len(s.atoms)-i); n > 0 && len(a.text) < 5; n-- {
		if code := s.symbol(i, n); code != "" {
			return money{code: code, end: i + n}, true
		}
	}
	if a.kind != wordAtom {
		return money{}, false
	}
	if len(a.text) > 4 {
		return s.moneyName(i, before)
	}
	code := strings.ToUpper(a.text)
	if len(code) == 3 && currencies().codes[code] && !s.isEnglish(i, before) {
		return money{code: code, end: i + 1}, true
	}
	if len(code) == 4 && a.text == code && code[0] == 'M' && currencies().codes[code[1:]] {
		return money{code: code[1:], millions: true, end: i + 1}, true
	}
	return s.moneyName(i, before)
}

// symbol is the currency of a sign of n atoms, as "US$". Letters alone have to
// touch the amount or stand for no word.
func (s *scanner) symbol(i, n int) string {
	for j := i + 1; j < i+n; j++ {
		if !s.atoms[j].glued && (n != 2 || s.atoms[j].text != "$" || s.lower(i) == "a" || s.lower(i) == "s") {
			return ""
		}
	}
	code := currencies().symbols[s.written(i, i+n)]
	if code == "" && n == 2 && s.atoms[i+1].text == "$" && s.atoms[i].kind == wordAtom {
		code = currencies().symbols[strings.ToUpper(s.atoms[i].text)+"$"]
	}
	if code == "USD" && n == 1 && s.dollar != "" {
		return s.dollar
	}
	if code == "INR" && s.atoms[i].text == "Rs" && n == 1 && s.at(i+1, ".") {
		return ""
	}
	return code
}

// moneyName reads the name of a currency.
func (s *scanner) moneyName(i int, before bool) (money, bool) {
	if pos := s.d.Tokens[s.token(i)].POS; before && (pos == "VERB" || pos == "ADJ" && s.lower(i) == "real") || s.upperAt(i) && s.upperAt(i+1) && s.atoms[i+1].kind == wordAtom && currencies().places[s.lower(i)] == "" {
		return money{}, false // "they won 2", "the real one", "in 2021 Rand Paul"
	}
	t := currencies()
	for n := min(3, len(s.atoms)-i); n > 0; n-- {
		if n > 1 && !t.first[s.atoms[i].lower] {
			continue
		}
		name := singular(s.phrase(i, i+n))
		if place := s.placeOf(i, n); place != "" {
			return place.money(s, i, n)
		}
		if list := t.names[name]; len(list) > 0 {
			return money{code: s.whose(name, list), word: name, end: i + n}, true
		}
		if list := t.cents[name]; len(list) > 0 && !before {
			code := s.whose(name, list)
			return money{code: code, word: name, cents: true, end: i + n}, true
		}
	}
	return money{}, false
}

// place is a country or people before a currency's name.
type place string

// placeOf is the country named by the first words of n at i, where the last word
// names a currency.
func (s *scanner) placeOf(i, n int) place {
	if n < 2 {
		return ""
	}
	name := singular(s.atoms[i+n-1].lower)
	if len(currencies().names[name]) == 0 {
		return ""
	}
	return place(currencies().places[s.phrase(i, i+n-1)])
}

func (p place) money(s *scanner, i, n int) (money, bool) {
	name := singular(s.atoms[i+n-1].lower)
	for _, code := range currencies().names[name] {
		if code == string(p) {
			return money{code: code, word: name, end: i + n}, true
		}
	}
	return money{word: name, end: i + n}, true
}

// whose chooses among the currencies of one name: the only one, else that of the
// country which the document names most, else what the bare name stands for in
// English; else none.
func (s *scanner) whose(name string, list []string) string {
	if len(list) == 1 {
		return list[0]
	}
	main := currencies().main[name]
	code := s.mostNamed(list)
	if main == "" || code != "" && s.places[main] == 0 && !widelyUsed[main] {
		return code
	}
	return main
}

// widelyUsed are the currencies in which amounts of all countries are given, so
// that another country's name says nothing against them.
var widelyUsed = map[string]bool{"USD": true, "GBP": true}

// mostNamed is the currency of the list whose country stands most often among the
// document's names, empty where two are even or none stands there.
func (s *scanner) mostNamed(list []string) string {
	if s.places == nil {
		s.places = countPlaces(s.d)
	}
	best, code := 0, ""
	for _, c := range list {
		switch n := s.places[c]; {
		case n > best:
			best, code = n, c
		case n == best:
			code = ""
		}
	}
	return code
}

// countPlaces counts the names of countries and peoples by currency.
func countPlaces(d *nlp.Document) map[string]int {
	counts := map[string]int{}
	places := currencies().places
	for _, n := range d.Names {
		name := strings.TrimPrefix(strings.ToLower(d.Slice(n.Span)), "the ")
		if code := places[name]; code != "" {
			counts[code]++
			continue
		}
		for word := range strings.FieldsSeq(name) {
			if code := places[word]; code != "" {
				counts[code]++
			}
		}
	}
	return counts
}

// singular takes a regular plural's ending off where the rest names money.
func singular(name string) string {
	t := currencies()
	for _, s := range []string{strings.TrimSuffix(name, "s"), strings.TrimSuffix(name, "ies") + "y", strings.TrimSuffix(name, "es")} {
		if s != name && (len(t.names[s]) > 0 || len(t.cents[s]) > 0) {
			return s
		}
	}
	return name
}

// centsAt reads the hundredths that follow an amount: "13 dollars and 45 cents".
func (s *scanner) centsAt(i int, m money) (*big.Rat, int) {
	if s.lower(i) == "and" {
		i++
	}
	n, ok := s.number(i)
	if !ok || n.refused || n.value == nil || n.vague {
		return nil, 0
	}
	c, ok := s.moneyAt(n.end, false)
	if ok && !c.cents && len(currencies().cents[c.word]) > 0 {
		c.cents = true
	}
	if !ok && n.end < len(s.atoms) && s.atoms[n.end].text == "c" {
		c, ok = money{cents: true, end: n.end + 1}, true
	}
	if !ok || !c.cents || n.value.Cmp(rat(100)) >= 0 {
		return nil, 0
	}
	return product(n.value, big.NewRat(1, 100)), c.end
}

// currencyFollows reports whether a currency is named at atom i: "40m euros".
func (s *scanner) currencyFollows(i int) bool {
	_, ok := s.moneyAt(i, false)
	return ok
}
