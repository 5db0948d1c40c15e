package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// datelineLength is the most bytes that a dateline has.
const datelineLength = 80

// dateline is where the text behind a block's dateline begins, or 0: a place in
// capitals or with capitals, perhaps a day, perhaps an agency in brackets, and a
// dash or a colon with white space behind it. "LONDON, March 3 (Agency) –",
// "Athens –", "ATHENS/ANKARA (ENP) -". A place that is not all in capitals must
// have nothing lower-case beside it but the day.
func dateline(block string) int {
	head := block[:min(len(block), datelineLength)]
	end, next := dash(head)
	if end <= 0 {
		return 0
	}
	place := head[:end]
	if open := strings.IndexByte(place, '('); open > 0 {
		place = place[:open]
	}
	place, _, _ = strings.Cut(place, ",")
	words := strings.FieldsFunc(place, func(r rune) bool { return r == ' ' || r == '/' || r == '-' })
	if len(words) == 0 || len(words) > 4 {
		return 0
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return 0
		}
	}
	return next
}

// dash finds the first dash that stands alone in a text and is not preceded by a
// stop, and where the text behind it begins.
func dash(s string) (end, next int) {
	for i, r := range s {
		switch r {
		case '.', '?', '!', '“', '"', ':', ';':
			return 0, 0
		case '-', '–', '—':
			after := s[i+utf8.RuneLen(r):]
			rest := strings.TrimLeft(strings.TrimLeft(after, "-"), " ")
			alone := i > 0 && (s[i-1] == ' ' || s[i-1] == ')') && len(rest) < len(after)
			if alone && rest != "" {
				return i, len(s) - len(rest)
			}
		}
	}
	return 0, 0
}
