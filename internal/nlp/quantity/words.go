package quantity

import (
	"strings"
	"sync"
)

// class is what a number word does.
type class uint8

const (
	unitWord    class = iota + 1 // zero to nineteen
	tenWord                      // twenty to ninety
	hundredWord                  // hundred
	scaleWord                    // thousand, million, lakh
	dozenWord                    // dozen
	halfWord                     // half
	quarterWord                  // quarter
	vulgarWord                   // ½
)

// numeral is a word that stands for a number or for a part of one.
type numeral struct {
	class   class
	value   int64
	plural  bool // "hundreds"
	ordinal bool // "seventh"; also a denominator, where plural: "sevenths"
}

// numerals are the number words of English in lower case.
var numerals = sync.OnceValue(func() map[string]*numeral {
	m := map[string]*numeral{}
	addCardinals(m)
	addOrdinals(m)
	for word, n := range map[string]numeral{
		"half": {class: halfWord, value: 2}, "halves": {class: halfWord, value: 2, plural: true},
		"quarter": {class: quarterWord, value: 4}, "quarters": {class: quarterWord, value: 4, plural: true},
		"dozen": {class: dozenWord, value: 12}, "dozens": {class: dozenWord, value: 12, plural: true},
		"doz": {class: dozenWord, value: 12}, "dozs": {class: dozenWord, value: 12}, "dzs": {class: dozenWord, value: 12},
		"naught": {class: unitWord}, "nought": {class: unitWord},
		"milliard": {class: scaleWord, value: 1e9},
	} {
		m[word] = &n
	}
	return m
})

const (
	smallWords = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
	tenWords   = "twenty thirty forty fifty sixty seventy eighty ninety"
	smallPlace = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
	tenPlace   = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
)

var scales = []struct {
	word  string
	value int64
}{
	{"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}, {"quadrillion", 1e15},
	{"lakh", 1e5}, {"crore", 1e7},
}

func addCardinals(m map[string]*numeral) {
	for i, w := range strings.Fields(smallWords) {
		m[w] = &numeral{class: unitWord, value: int64(i)}
	}
	for i, w := range strings.Fields(tenWords) {
		m[w] = &numeral{class: tenWord, value: int64(i+2) * 10}
	}
	m["fourty"] = m["forty"]
	m["hundred"] = &numeral{class: hundredWord, value: 100}
	m["hundreds"] = &numeral{class: hundredWord, value: 100, plural: true}
	for _, s := range scales {
		m[s.word] = &numeral{class: scaleWord, value: s.value}
		m[s.word+"s"] = &numeral{class: scaleWord, value: s.value, plural: true}
	}
	m["tens"] = &numeral{class: tenWord, value: 10, plural: true}
}

func addOrdinals(m map[string]*numeral) {
	add := func(word string, c class, value int64) {
		m[word] = &numeral{class: c, value: value, ordinal: true}
		m[word+"s"] = &numeral{class: c, value: value, ordinal: true, plural: true}
	}
	for i, w := range strings.Fields(smallPlace) {
		add(w, unitWord, int64(i))
	}
	m["nineth"] = m["ninth"]
	for i, w := range strings.Fields(tenPlace) {
		add(w, tenWord, int64(i+2)*10)
	}
	add("hundredth", hundredWord, 100)
	for _, s := range scales {
		add(s.word+"th", scaleWord, s.value)
	}
}

// letters are the scales that are written behind digits. Those of one letter in
// lower case are units too ("5 m", "3 t"); see scanner.letterScale.
var letters = map[string]int64{
	"k": 1e3, "K": 1e3, "mn": 1e6, "mln": 1e6, "M": 1e6, "MM": 1e6, "Mn": 1e6, "m": 1e6,
	"cr": 1e7, "Cr": 1e7, "crs": 1e7,
	"bn": 1e9, "Bn": 1e9, "bln": 1e9, "B": 1e9, "b": 1e9, "tn": 1e12, "tln": 1e12, "trn": 1e12, "T": 1e12, "t": 1e12,
}

// vulgar are the fractions that have a character of their own, as numerator and
// denominator.
var vulgar = map[string][2]int64{
	"½": {1, 2}, "⅓": {1, 3}, "⅔": {2, 3}, "¼": {1, 4}, "¾": {3, 4}, "⅕": {1, 5}, "⅖": {2, 5}, "⅗": {3, 5},
	"⅘": {4, 5}, "⅙": {1, 6}, "⅚": {5, 6}, "⅛": {1, 8}, "⅜": {3, 8}, "⅝": {5, 8}, "⅞": {7, 8}, "⅒": {1, 10},
}
