package verify

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// small are the numbers that are written as words, and scales what multiplies the
// number before it.
var (
	small = map[string]float64{
		"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
		"eighty": 80, "ninety": 90, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
		"eighth": 8, "ninth": 9, "tenth": 10, "no": 0, "none": 0, "zero": 0, "nobody": 0, "both": 2, "pair": 2, "couple": 2,
		"once": 1, "twice": 2, "single": 1,
	}
	scales = map[string]float64{
		"dozen": 12, "dozens": 12, "score": 20, "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "k": 1000,
		"million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9,
		"trillion": 1e12, "cent": .01, "cents": .01, "pence": .01, "p": .01, "c": .01, "tn": 1e12, "lakh": 1e5, "crore": 1e7,
	}
)

// fractions are the words of parts, by what they divide.
var fractions = map[string]float64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fifth": 5, "fifths": 5,
	"sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10,
}

// vague are the words that say no number.
var vague = map[string]bool{"several": true, "few": true, "tens": true, "dozens": true, "scores": true, "hundreds": true, "thousands": true, "millions": true, "billions": true}

// amounts are numbers that a text gives.
type amounts []float64

// has reports whether a number is among them, but for the last digits of a float.
func (a amounts) has(n float64) bool {
	for _, x := range a {
		if math.Abs(x-n) <= 1e-12*math.Max(math.Abs(x), math.Abs(n)) {
			return true
		}
	}
	return false
}

// numbersIn are the numbers that a text gives: those in digits and in words, with
// every scale in the text ("four to five million"), their sums where one stands
// behind another ("two hundred and forty"), parts ("two and a half").
func numbersIn(text string) amounts {
	var r numberReader
	for _, w := range numberWords(text) {
		r.word(w)
	}
	return r.all()
}

// numberReader collects the numbers of a text, word by word.
type numberReader struct {
	plain  amounts // as they stand, or read together
	scales amounts
	parts  amounts // a half, two thirds
	run    float64 // the number being read
	total  float64 // what stands before it, scaled
	open   bool
	scaled bool    // the word before was a scale
	digits float64 // the number before in digits, to which three more may belong: "2 514"
	of     float64 // the number before "in" or "of": "one in five"
}

func (r *numberReader) word(w string) {
	n, isValue := valueOf(w)
	r.part(w, n, isValue)
	scale := scales[w]
	behind := r.scaled // "3 trillion 300 billion"
	r.scaled = scale > 0
	if len(w) == 3 && r.digits > 0 && isValue && isNumber(w) {
		r.plain = append(r.plain, n) // or a number of its own
		n += r.digits * 1000
	}
	r.digits = 0
	if isValue && isNumber(w) && n == math.Trunc(n) {
		r.digits = n
	}
	switch {
	case w == "out" || w == "every" || w == "/": // "nine out of ten"
	case isValue && isNumber(w):
		r.plain = append(append(r.plain, n), readings(w)...)
		if !behind {
			r.total = 0
		}
		r.run, r.open = n, true
	case isValue:
		r.plain = append(r.plain, n)
		if r.open && r.run > n {
			n += r.run
		}
		r.run, r.open = n, true
		r.plain = append(r.plain, n, r.total+n)
	case scale > 0:
		r.scales = append(r.scales, scale)
		if !r.open {
			r.run = 1
		}
		r.run, r.open = r.run*scale, true
		r.plain = append(r.plain, scale, r.run, r.total+r.run)
		if scale >= 1000 {
			r.total, r.run, r.open = r.total+r.run, 0, false
		}
	case w != "and" && fractions[w] == 0:
		r.run, r.total, r.open = 0, 0, false
	}
}

// part reads what a word has to do with parts of a whole: "one in five", "27/30",
// "two thirds", and minutes behind hours.
func (r *numberReader) part(w string, n float64, isValue bool) {
	if isValue && r.of > 0 && n > 0 {
		r.parts = append(r.parts, r.of/n)
	}
	switch w {
	case "in", "of", "/":
		r.of = r.run
	case "out", "every":
	case "minutes", "minute", "seconds", "second":
		r.of = 0
		if r.open {
			r.parts = append(r.parts, r.run/60)
		}
	default:
		r.of = 0
	}
	if part := fractions[w]; part > 0 {
		r.parts = append(r.parts, 1/part)
		if r.open {
			r.parts = append(r.parts, r.run/part)
		}
	}
}

// all are the numbers with the scales and parts of the text.
func (r *numberReader) all() amounts {
	const most = 4000 // a long text is no figure
	out := append(append(amounts{}, r.plain...), r.parts...)
	if len(r.plain)*(len(r.scales)+len(r.parts)) > most {
		return out
	}
	for _, n := range r.plain {
		for _, p := range r.parts {
			out = append(out, n+p)
		}
	}
	for _, n := range out[:len(out):len(out)] {
		for _, s := range r.scales {
			out = append(out, n*s)
		}
	}
	return out
}

// vulgar are fractions of one character.
var vulgar = strings.NewReplacer("½", " half ", "¼", " quarter ", "¾", " .75 ", "⅓", " third ", "⅔", " 2/3 ")

// numberWords are a text's words in lower case: runs of digits with their stops and
// commas apart from runs of letters.
func numberWords(text string) []string {
	var all []string
	var b strings.Builder
	digits := false
	before := ' '
	flush := func() {
		if w := strings.Trim(b.String(), ".,"); w != "" {
			all = append(all, w)
		}
		b.Reset()
	}
	for _, r := range strings.ToLower(vulgar.Replace(text)) {
		isDigit := r >= '0' && r <= '9'
		switch {
		case isDigit || digits && (r == '.' || r == ','):
			if !digits {
				flush()
				if before == '.' { // ".2 million"
					b.WriteString("0.")
				}
			}
			digits = true
			b.WriteRune(r)
		case unicode.IsLetter(r):
			if digits {
				flush()
			}
			digits = false
			b.WriteRune(r)
		default:
			flush()
			if digits && r == '/' {
				all = append(all, "/")
			}
			digits = false
		}
		before = r
	}
	flush()
	return all
}

// valueOf is the number that a word says. A comma groups thousands.
func valueOf(w string) (float64, bool) {
	if n, ok := small[w]; ok {
		return n, true
	}
	if !isNumber(w) || len(w) > 40 {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return n, err == nil
}

// readings is the other value that digits with a stop or a comma may have: stops
// that group thousands, a comma before decimals.
func readings(w string) amounts {
	if !strings.ContainsAny(w, ".,") {
		return nil
	}
	if _, behind, comma := strings.Cut(w, ","); comma && len(behind) == 3 && !strings.Contains(w, ".") {
		return nil
	}
	swapped := strings.ReplaceAll(strings.ReplaceAll(w, ".", ""), ",", ".")
	if n, err := strconv.ParseFloat(swapped, 64); err == nil {
		return amounts{n}
	}
	return nil
}
