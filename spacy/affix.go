package spacy

import (
	"sort"
	"strings"
)

// affixData holds the character classes (sorted inclusive ranges) and word lists of the
// tokenizer's prefix, suffix, infix and URL expressions.
type affixData struct {
	PrefixChars        []rune   `json:"prefix_chars"`
	PrefixWords        []string `json:"prefix_words"`
	SuffixChars        []rune   `json:"suffix_chars"`
	SuffixWords        []string `json:"suffix_words"`
	SuffixCurrency     []string `json:"suffix_currency"`
	SuffixUnits        []string `json:"suffix_units"`
	SuffixStopAfter    []rune   `json:"suffix_stop_after"`
	SuffixStopUpper    []rune   `json:"suffix_stop_upper"`
	InfixChars         []rune   `json:"infix_chars"`
	InfixStopBefore    []rune   `json:"infix_stop_before"`
	InfixStopAfter     []rune   `json:"infix_stop_after"`
	InfixCommaBefore   []rune   `json:"infix_comma_before"`
	InfixCommaAfter    []rune   `json:"infix_comma_after"`
	InfixHyphenBefore  []rune   `json:"infix_hyphen_before"`
	InfixHyphenAfter   []rune   `json:"infix_hyphen_after"`
	InfixColonBefore   []rune   `json:"infix_colon_before"`
	InfixColonAfter    []rune   `json:"infix_colon_after"`
	InfixHyphens       []string `json:"infix_hyphens"`
	URLTopLevelDomains []rune   `json:"url_tld"`
}

// An infixRule splits at one of its words that stands between characters of two classes.
type infixRule struct {
	before, after *charSet
	words         []string // in the order of the expression: the first that fits wins
}

// affixes are the tokenizer's expressions, compiled by hand: Go's regexp has no look-around.
type affixes struct {
	prefixChars, suffixChars, infixChars *charSet
	prefixWords, suffixWords             []string
	suffixAfterDigit                     []string // currencies and units, longest first
	stopAfter, stopUpper                 *charSet
	infixRules                           []infixRule
	tld                                  *charSet
}

func newAffixes(d *affixData) *affixes {
	a := &affixes{
		prefixChars: newCharSet(d.PrefixChars),
		suffixChars: newCharSet(d.SuffixChars),
		infixChars:  newCharSet(d.InfixChars),
		prefixWords: d.PrefixWords,
		suffixWords: d.SuffixWords,
		stopAfter:   newCharSet(d.SuffixStopAfter),
		stopUpper:   newCharSet(d.SuffixStopUpper),
		tld:         newCharSet(d.URLTopLevelDomains),
		infixRules: []infixRule{
			{newCharSet(d.InfixStopBefore), newCharSet(d.InfixStopAfter), []string{"."}},
			{newCharSet(d.InfixCommaBefore), newCharSet(d.InfixCommaAfter), []string{","}},
			{newCharSet(d.InfixHyphenBefore), newCharSet(d.InfixHyphenAfter), d.InfixHyphens},
			{newCharSet(d.InfixColonBefore), newCharSet(d.InfixColonAfter), []string{":", "<", ">", "=", "/"}},
		},
	}
	a.suffixAfterDigit = append(append(a.suffixAfterDigit, d.SuffixCurrency...), d.SuffixUnits...)
	sort.SliceStable(a.suffixAfterDigit, func(i, j int) bool {
		return len(a.suffixAfterDigit[i]) > len(a.suffixAfterDigit[j])
	})
	return a
}

// dots is the number of full stops at the beginning of s.
func dots(s string) int {
	return len(s) - len(strings.TrimLeft(s, "."))
}

// prefix returns the length in bytes of the prefix of s to split off, or 0.
func (a *affixes) prefix(s string) int {
	r, size := first(s)
	switch {
	case r == '+':
		if next, _ := first(s[1:]); !isASCIIDigit(next) {
			return 1
		}
		return 0
	case r == '.':
		if n := dots(s); n >= 2 {
			return n
		}
		return 0
	case a.prefixChars.has(r):
		return size
	}
	for _, w := range a.prefixWords {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// suffix returns the length in bytes of the suffix of s to split off, or 0. A search finds the
// leftmost match, so of all the alternatives the longest wins.
func (a *affixes) suffix(s string) int {
	r, size := last(s)
	n := 0
	if a.suffixChars.has(r) {
		n = size
	}
	switch {
	case r == '.':
		return max(n, a.stopSuffix(s))
	case r == '+':
		if prev, _ := last(s[:len(s)-1]); isASCIIDigit(prev) {
			n = 1
		}
	}
	for _, w := range a.suffixWords {
		if len(w) > n && strings.HasSuffix(s, w) {
			n = len(w)
		}
	}
	return max(n, a.digitSuffix(s))
}

// stopSuffix treats a final full stop: several, or one after a lower-case letter, a digit, some
// punctuation, two capitals or a unit of temperature.
func (a *affixes) stopSuffix(s string) int {
	if n := len(s) - len(strings.TrimRight(s, ".")); n >= 2 {
		return n
	}
	body := s[:len(s)-1]
	r, size := last(body)
	if a.stopAfter.has(r) {
		return 1
	}
	prev, _ := last(body[:len(body)-size])
	if a.stopUpper.has(r) && a.stopUpper.has(prev) || prev == '°' && strings.ContainsRune("FfCcKk", r) {
		return 1
	}
	return 0
}

// digitSuffix treats currencies and units right after a digit.
func (a *affixes) digitSuffix(s string) int {
	for _, w := range a.suffixAfterDigit {
		if len(s) > len(w) && isASCIIDigit(rune(s[len(s)-len(w)-1])) && strings.HasSuffix(s, w) {
			return len(w)
		}
	}
	return 0
}

// infix returns the span of the first infix at or after byte from, or ok = false. The characters
// before from are visible to look-behinds.
func (a *affixes) infix(s string, from int) (start, end int, ok bool) {
	for i := from; i < len(s); {
		r, size := first(s[i:])
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			i++
			continue
		}
		if n := a.infixAt(s, i, r, size); n > 0 {
			return i, i + n, true
		}
		i += size
	}
	return 0, 0, false
}

// infixAt returns the length of the infix that begins at byte i with the character r, or 0.
func (a *affixes) infixAt(s string, i int, r rune, size int) int {
	if r == '.' {
		if n := dots(s[i:]); n >= 2 {
			return n
		}
	}
	if r == '…' || a.infixChars.has(r) {
		return size
	}
	prev, _ := last(s[:i])
	if strings.ContainsRune("+-*^", r) && isASCIIDigit(prev) {
		if next, _ := first(s[i+1:]); isASCIIDigit(next) || next == '-' {
			return 1
		}
	}
	for k := range a.infixRules {
		rule := &a.infixRules[k]
		if !rule.before.has(prev) {
			continue
		}
		for _, w := range rule.words {
			if strings.HasPrefix(s[i:], w) {
				if next, _ := first(s[i+len(w):]); rule.after.has(next) {
					return len(w)
				}
			}
		}
	}
	return 0
}
