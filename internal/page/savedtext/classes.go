package savedtext

import "unicode"

// class is what a character is, as far as lines are concerned.
type class uint8

const (
	classUpper class = iota
	classLower       // letters without case too
	classWide        // scripts written without spaces: a character is about half a word
	classDigit
	classOther
	classSpace
	classStop
	classComma
	classQuote
	classApostrophe
	classBar
)

// classes gives the class of the ASCII characters.
var classes = [256]class{
	0: classOther, 1: classOther, 2: classOther, 3: classOther, 4: classOther, 5: classOther,
	6: classOther, 7: classOther, 8: classOther, '\t': classSpace, '\n': classSpace,
	11: classSpace, 12: classSpace, '\r': classSpace, 14: classOther, 15: classOther,
	16: classOther, 17: classOther, 18: classOther, 19: classOther, 20: classOther,
	21: classOther, 22: classOther, 23: classOther, 24: classOther, 25: classOther,
	26: classOther, 27: classOther, 28: classOther, 29: classOther, 30: classOther,
	31: classOther, ' ': classSpace, '!': classStop, '"': classQuote, '#': classOther,
	'$': classOther, '%': classOther, '&': classOther, '\'': classApostrophe,
	'(': classOther, ')': classOther, '*': classOther, '+': classOther, ',': classComma,
	'-': classOther, '.': classStop, '/': classBar,
	'0': classDigit, '1': classDigit, '2': classDigit, '3': classDigit, '4': classDigit,
	'5': classDigit, '6': classDigit, '7': classDigit, '8': classDigit, '9': classDigit,
	':': classOther, ';': classComma, '<': classOther, '=': classOther, '>': classBar,
	'?': classStop, '@': classOther,
	// 'A' to 'Z' are classUpper, which is 0.
	'[': classOther, '\\': classOther, ']': classOther, '^': classOther, '_': classOther,
	'`': classOther,
	'a': classLower, 'b': classLower, 'c': classLower, 'd': classLower, 'e': classLower,
	'f': classLower, 'g': classLower, 'h': classLower, 'i': classLower, 'j': classLower,
	'k': classLower, 'l': classLower, 'm': classLower, 'n': classLower, 'o': classLower,
	'p': classLower, 'q': classLower, 'r': classLower, 's': classLower, 't': classLower,
	'u': classLower, 'v': classLower, 'w': classLower, 'x': classLower, 'y': classLower,
	'z': classLower, '{': classOther, '|': classBar, '}': classOther, '~': classOther,
	127: classOther,
}

// classOf is the class of a character beyond ASCII.
func classOf(r rune) class {
	switch {
	case r == '’' || r == '‘':
		return classApostrophe
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '‹' || r == '›' || r == '「' || r == '」':
		return classQuote
	case r == '»' || r == '·' || r == '•' || r == '→' || r == '|':
		return classBar
	case r == '。' || r == '！' || r == '？' || r == '।' || r == '؟' || r == '…':
		return classStop
	case r == '、' || r == '，' || r == '،':
		return classComma
	case r == 0xA0 || r == 0x2009 || r == 0x202F || r == 0x3000:
		return classSpace
	case wide(r):
		return classWide
	case unicode.IsUpper(r):
		return classUpper
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return classLower
	case unicode.IsDigit(r):
		return classDigit
	}
	return classOther
}

// wide reports whether r belongs to a script written without spaces.
func wide(r rune) bool {
	return r >= 0x3041 && r <= 0x30FF || r >= 0x3400 && r <= 0x9FFF ||
		r >= 0x20000 && r <= 0x3134F || r >= 0x0E01 && r <= 0x0EFF
}
