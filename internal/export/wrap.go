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
