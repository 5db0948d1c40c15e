package pubdate

import (
	"unicode"
	"unicode/utf8"
)

// tokenKind tells numbers, words and single signs apart.
type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	signToken
)

// token is a run of digits, a run of letters, or one other sign. Positions are
// bytes of the string that was cut.
type token struct {
	kind       tokenKind
	space      bool // white space stands before it
	sign       rune // of a signToken
	value      int  // of a numberToken of at most 14 digits, else -1
	start, end int
}

// digits is the number of digits of a number.
func (t token) digits() int { return t.end - t.start }

// maxTokens bounds the work on one string: about 200 kB of text.
const maxTokens = 40_000

// lex cuts a string into tokens, appending to buf.
func lex(buf []token, s string) []token {
	space := false
	for i := 0; i < len(s) && len(buf) < maxTokens; {
		c := s[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			space = true
			i++
			continue
		case '0' <= c && c <= '9':
			buf = append(buf, lexNumber(s, i, space))
		case isASCIILetter(c):
			buf = append(buf, lexWord(s, i, space))
		case c < utf8.RuneSelf:
			buf = append(buf, token{kind: signToken, sign: rune(c), space: space, start: i, end: i + 1})
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if unicode.IsSpace(r) || r == '\u200b' || r == '\u200e' {
				space = true
				i += n
				continue
			}
			if isWordRune(r) {
				buf = append(buf, lexWord(s, i, space))
			} else {
				buf = append(buf, token{kind: signToken, sign: r, space: space, start: i, end: i + n})
			}
		}
		i = buf[len(buf)-1].end
		space = false
	}
	return buf
}

func isASCIILetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// isWordRune excludes the signs for year, month and day of Chinese and Japanese
// dates, which follow digits and are looked at one by one.
func isWordRune(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsMark(r)) && r != '年' && r != '月' && r != '日' && r != 'º' && r != 'ª'
}

func lexNumber(s string, i int, space bool) token {
	t := token{kind: numberToken, space: space, start: i}
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		if i-t.start < 14 {
			t.value = t.value*10 + int(s[i]-'0')
		} else {
			t.value = -1
		}
		i++
	}
	if i-t.start > 14 {
		t.value = -1
	}
	t.end = i
	return t
}

func lexWord(s string, i int, space bool) token {
	t := token{kind: wordToken, space: space, start: i}
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if !isASCIILetter(c) {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isWordRune(r) {
			break
		}
		i += n
	}
	t.end = i
	return t
}
