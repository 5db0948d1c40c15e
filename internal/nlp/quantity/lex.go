package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

// kind is what an atom is.
type kind uint8

const (
	wordAtom   kind = iota // letters, with digits behind them: "troops", "km2", "G7"
	digitAtom              // a number in digits, with its marks: "1,400.5", "3/4"
	dashAtom               // hyphen, dash or minus
	symbolAtom             // any other rune: "$", "%", ","
)

// atom is the smallest piece that the grammar of figures reads. Atoms are finer
// than tokens in some places ("10kg" is two) and coarser in others ("40 000" is
// one), so that a figure does not depend on how the tokenizer cuts it.
type atom struct {
	nlp.Span
	kind  kind
	glued bool   // no white space before it
	text  string // as written
	lower string // in lower case
	word  *numeral
}

// lex cuts the part of text in span into atoms and appends them to list.
func lex(list []atom, text string, span nlp.Span) []atom {
	glued := false
	for at := span.Start; at < span.End; {
		r, size := utf8.DecodeRuneInString(text[at:span.End])
		if unicode.IsSpace(r) {
			glued = false
			at += size
			continue
		}
		a := atom{Span: nlp.Span{Start: at, End: at + size}, kind: symbolAtom, glued: glued}
		switch {
		case isDigit(r) || r == '.' && startsDecimal(text[span.Start:span.End], at-span.Start):
			a.kind, a.End = digitAtom, at+digitsEnd(text[at:span.End])
		case isDash(r):
			a.kind = dashAtom
		case unicode.IsLetter(r):
			a.kind, a.End = wordAtom, at+wordEnd(text[at:span.End])
		}
		list = append(list, a.named(text))
		at, glued = a.End, true
	}
	return list
}

// named fills in what the atom's text says.
func (a atom) named(text string) atom {
	a.text = text[a.Start:a.End]
	a.lower = a.text
	if a.kind == wordAtom {
		a.lower = strings.ToLower(a.text)
		a.word = numerals()[a.lower]
	}
	return a
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isDash(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '–', '—', '−':
		return true
	}
	return false
}

// startsDecimal reports whether the full stop at at begins a number: ".77".
func startsDecimal(s string, at int) bool {
	if at+1 >= len(s) || !isDigit(rune(s[at+1])) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	return at == 0 || unicode.IsSpace(before) || before == '(' || before == '$' || before == '£' || before == '€' || isDash(before)
}

// digitsEnd is the length of the number in digits that s begins with: digits,
// marks with a digit on both sides, and groups of three behind spaces.
func digitsEnd(s string) int {
	n := 0
	for n < len(s) {
		if isDigit(rune(s[n])) || n == 0 {
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isMark(r) || n+size >= len(s) || !isDigit(rune(s[n+size])) {
			break
		}
		n += size
	}
	return n + spacedGroups(s, n)
}

func isMark(r rune) bool {
	switch r {
	case ',', '.', ':', '/', '\'', '’', '⁄':
		return true
	}
	return false
}

// spacedGroups is the length of groups of exactly three digits, each behind one
// space, that follow the first n bytes of s; those must be one to three digits.
func spacedGroups(s string, n int) int {
	if n > 3 || strings.ContainsAny(s[:n], ",.:/'") || s[0] == '0' {
		return 0
	}
	at := n
	for {
		size := spaceLen(s[at:])
		end := at + size + 3
		if size == 0 || end > len(s) || !allDigits(s[at+size:end]) || end < len(s) && isDigit(rune(s[end])) {
			break
		}
		at = end
	}
	if at > n && at+1 < len(s) && (s[at] == '.' || s[at] == ',') && isDigit(rune(s[at+1])) {
		for at++; at < len(s) && isDigit(rune(s[at])); {
			at++
		}
	}
	return at - n
}

// spaceLen is the length of the space that s begins with, one of those that
// locales write between groups of digits; 0 where there is none.
func spaceLen(s string) int {
	for _, space := range [...]string{" ", "\u00a0", "\u202f", "\u2009"} {
		if strings.HasPrefix(s, space) {
			return len(space)
		}
	}
	return 0
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(rune(s[i])) {
			return false
		}
	}
	return s != ""
}

// wordEnd is the length of the word that s begins with: letters, apostrophes
// inside, digits and superscripts behind, and the stops of "p.m." and "U.S.".
func wordEnd(s string) int {
	n, dotted := 0, false
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case isDigit(r) && isMoneyPrefix(s[:n]):
			return n // "USD115"
		case unicode.IsLetter(r) || unicode.IsMark(r) || isDigit(r) || r == '²' || r == '³':
		case (r == '\'' || r == '’') && letterAt(s[n+size:]) && n+size < len(s):
		case r == '.' && (dotted || n <= 2) && singleLetter(s[n+1:]):
			dotted = true
		case r == '.' && dotted:
			return n + 1
		default:
			return n
		}
		n += size
	}
	return n
}

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// singleLetter reports whether s begins with one letter and no second one.
func singleLetter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[size:])
	return !unicode.IsLetter(next)
}

// isMoneyPrefix reports whether letters that digits follow name a currency.
func isMoneyPrefix(s string) bool {
	if len(s) < 2 || len(s) > 4 || isDigit(rune(s[len(s)-1])) {
		return false
	}
	t := currencies()
	return t.codes[s] || t.symbols[s] != ""
}
