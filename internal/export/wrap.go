package export

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// wrap breaks text into lines of at most n columns, at white space; a longer word
// is broken. There is always at least one line.
func wrap(text string, n int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsSeq(printable(text)) {
		for {
			w := uniseg.StringWidth(word)
			if used > 0 && used+1+w <= n {
				line, used = line+" "+word, used+1+w
				break
			}
			if used > 0 {
				lines = append(lines, line)
				line, used = "", 0
			}
			if w <= n {
				line, used = word, w
				break
			}
			head := columns(word, n)
			lines = append(lines, head)
			word = word[len(head):]
		}
	}
	return append(lines, line)
}

// printable leaves out what could drive the reader's terminal or turn its text
// round: control characters and the bidirectional ones.
func printable(s string) string {
	if harmless(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
			return ' '
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// harmless reports whether a text holds only characters that printable keeps, as far
// as their first bytes tell: none below space, and none of those that begin with
// the bytes of control, separating and bidirectional ones.
func harmless(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c == 0x7f, c == 0xc2, c == 0xd8, c >= 0xf0:
			return false
		case c == 0xe2 && i+1 < len(s) && (s[i+1] == 0x80 && i+2 < len(s) && s[i+2] > 0xa7 || s[i+1] == 0x81):
			return false
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x8e || s[i+2] == 0x8f):
			return false
		}
	}
	return true
}

// columns is the longest start of a word that fills at most n columns, at least
// one character.
func columns(word string, n int) string {
	used, end := 0, 0
	for g := uniseg.NewGraphemes(word); g.Next(); {
		if used += g.Width(); used > n && end > 0 {
			break
		}
		_, end = g.Positions()
	}
	return word[:end]
}
