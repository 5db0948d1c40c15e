package embed

import "unicode"

// Classes of ASCII characters in asciiClass. Any other value is the folded letter or digit itself.
const (
	drop  = 0
	space = ' '
	alone = 1
)

// asciiClass says what the scanner does with an ASCII character. Vertical tab, form feed and the
// other control characters are dropped, not taken as space: so does BERT's tokenizer.
var asciiClass = [128]byte{
	'\t': space, '\n': space, '\r': space, ' ': space,

	'!': alone, '"': alone, '#': alone, '$': alone, '%': alone, '&': alone, '\'': alone, '(': alone,
	')': alone, '*': alone, '+': alone, ',': alone, '-': alone, '.': alone, '/': alone, ':': alone,
	';': alone, '<': alone, '=': alone, '>': alone, '?': alone, '@': alone, '[': alone, '\\': alone,
	']': alone, '^': alone, '_': alone, '`': alone, '{': alone, '|': alone, '}': alone, '~': alone,

	'0': '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8', '9': '9',

	'a': 'a', 'b': 'b', 'c': 'c', 'd': 'd', 'e': 'e', 'f': 'f', 'g': 'g', 'h': 'h', 'i': 'i', 'j': 'j',
	'k': 'k', 'l': 'l', 'm': 'm', 'n': 'n', 'o': 'o', 'p': 'p', 'q': 'q', 'r': 'r', 's': 's', 't': 't',
	'u': 'u', 'v': 'v', 'w': 'w', 'x': 'x', 'y': 'y', 'z': 'z',
	'A': 'a', 'B': 'b', 'C': 'c', 'D': 'd', 'E': 'e', 'F': 'f', 'G': 'g', 'H': 'h', 'I': 'i', 'J': 'j',
	'K': 'k', 'L': 'l', 'M': 'm', 'N': 'n', 'O': 'o', 'P': 'p', 'Q': 'q', 'R': 'r', 'S': 's', 'T': 't',
	'U': 'u', 'V': 'v', 'W': 'w', 'X': 'x', 'Y': 'y', 'Z': 'z',
}

// isDropped reports characters that vanish from the text: control, format, private use, and the
// replacement character, which is also what bytes that are not UTF-8 decode to.
func isDropped(r rune) bool {
	return r == unicode.ReplacementChar || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// isAlone reports characters outside ASCII that are a word of their own. Those named are no
// punctuation, but decompose into an ASCII symbol, which is: grave accent, =, < and >.
func isAlone(r rune) bool {
	return isHan(r) || unicode.IsPunct(r) || r == 0x1FEF || r == '≠' || r == '≮' || r == '≯'
}

// isHan reports the ranges that BERT calls Chinese: ideographs, not kana, hangul or radicals.
func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF ||
		r >= 0x3400 && r <= 0x4DBF ||
		r >= 0xF900 && r <= 0xFAFF ||
		r >= 0x20000 && r <= 0x2A6DF ||
		r >= 0x2A700 && r <= 0x2B73F ||
		r >= 0x2B740 && r <= 0x2B81F ||
		r >= 0x2B920 && r <= 0x2CEAF || // the library begins here; the original at 0x2B820
		r >= 0x2F800 && r <= 0x2FA1F
}
