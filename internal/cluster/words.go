package cluster

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text.
type word struct {
	id    uint32 // hash of its stem
	start int32  // byte offset
	// month of the year, 1..12, and weekday, from Sunday 1, where the word can name one.
	month, weekday uint8
	// digits is the value of a number of at most four digits, before an ordinal's
	// ending, else -1; length counts them.
	digits int16
	length uint8
	flags  wordFlags
}

type wordFlags uint8

// What a word is: capital begins with a capital letter; sentenceStart stands
// first in a sentence or after a quotation mark; long has two characters or more.
const (
	capital wordFlags = 1 << iota
	sentenceStart
	number
	stop
	inWord
	lastWord
	monthWord
	long
)

func (w *word) is(f wordFlags) bool { return w.flags&f != 0 }

// maxWordBytes bounds a word: what is longer is no word of a language.
const maxWordBytes = 48

// appendWords appends the words of text to list. A word is a run of letters and
// digits; an apostrophe inside is part of it, and points and commas inside a
// number are.
func appendWords(list []word, text string) []word {
	var buf [maxWordBytes]byte
	sentence := true
	for i := 0; i < len(text); {
		c := text[i]
		letter, upper := isLetter(c), c-'A' < 26
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			letter, upper = unicode.IsLetter(r) || unicode.IsDigit(r), unicode.IsUpper(r)
			if !letter {
				sentence = sentence || r == '“'
				i += size
				continue
			}
		}
		if !letter {
			switch c {
			case '.', '!', '?', '\n', ':', '"':
				sentence = true
			}
			i++
			continue
		}
		w := word{start: int32(i), digits: -1}
		isNumber := isDigit(c)
		if c >= utf8.RuneSelf {
			r, _ := utf8.DecodeRuneInString(text[i:])
			isNumber = unicode.IsDigit(r)
		}
		w.set(capital, upper)
		w.set(sentenceStart, sentence)
		w.set(number, isNumber)
		lower := buf[:0]
		i, lower = scanWord(text, i, isNumber, lower)
		if sentence = false; len(lower) == 0 {
			continue
		}
		w.read(stem(lower, isNumber))
		list = append(list, w)
	}
	return list
}

func (w *word) set(f wordFlags, on bool) {
	if on {
		w.flags |= f
	}
}

// read sets what the stem of a word says.
func (w *word) read(stem []byte) {
	w.id = hashOf(stem)
	w.set(long, len(stem) > 1)
	if w.is(number) {
		w.readDigits(stem)
		w.set(stop, len(stem) < 2)
		return
	}
	known := lexicon().find(w.id)
	w.flags |= known.flags
	w.set(stop, len(stem) < 2)
	if w.is(capital) {
		w.month, w.weekday = known.month, known.weekday
	}
}

// readDigits sets the value of a number that may stand in a date.
func (w *word) readDigits(s []byte) {
	if n := len(s); n > 2 && s[n-1] >= 'a' { // 7th, 21st
		s = s[:n-2]
	}
	if len(s) == 0 || len(s) > 4 {
		return
	}
	n := int16(0)
	for _, c := range s {
		if !isDigit(c) {
			return
		}
		n = n*10 + int16(c-'0')
	}
	w.digits, w.length = n, uint8(len(s))
}

// year reports whether a number may be a year of our time: those tell little.
func (w *word) year() bool { return w.length == 4 && w.digits >= 1900 && w.digits < 2100 }

func isDigit(c byte) bool { return c-'0' < 10 }

// isLetter reports whether an ASCII byte is a letter or a digit.
func isLetter(c byte) bool { return c|0x20-'a' < 26 || c-'0' < 10 }

// scanWord reads the word at i into lower, and returns where it ends.
func scanWord(text string, i int, number bool, lower []byte) (int, []byte) {
	for i < len(text) {
		c := text[i]
		switch {
		case c < utf8.RuneSelf && isLetter(c):
			if c-'A' < 26 {
				c += 'a' - 'A'
			}
			if len(lower)+utf8.UTFMax <= cap(lower) {
				lower = append(lower, c)
			}
			i++
			continue
		case c < utf8.RuneSelf && c != '\'' && !(number && (c == ',' || c == '.')):
			return i, lower
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			if len(lower)+utf8.UTFMax <= cap(lower) {
				lower = utf8.AppendRune(lower, unicode.ToLower(r))
			}
		case number && (r == ',' || r == '.') && digitAt(text, i+size):
			if r == '.' {
				lower = append(lower[:min(len(lower), maxWordBytes-1)], '.')
			}
		case (r == '\'' || r == '’') && letterAt(text, i+size):
			// The rest of the word is an ending: "Putin's", "don't".
			for i += size; letterAt(text, i); {
				_, n := utf8.DecodeRuneInString(text[i:])
				i += n
			}
			return i, lower
		default:
			return i, lower
		}
		i += size
	}
	return i, lower
}

func digitAt(text string, i int) bool { return i < len(text) && text[i] >= '0' && text[i] <= '9' }

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return i < len(text) && unicode.IsLetter(r)
}

// stem takes an inflection off an English word. Other languages lose a letter
// here and there, the same one each time.
func stem(w []byte, number bool) []byte {
	n := len(w)
	switch s := string(w); {
	case number || n < 4:
	case n > 6 && strings.HasSuffix(s, "ing"):
		return w[:n-3]
	case n > 5 && strings.HasSuffix(s, "ies"):
		return append(w[:n-3], 'y')
	case n > 5 && strings.HasSuffix(s, "ied"):
		return append(w[:n-3], 'y')
	case n > 5 && strings.HasSuffix(s, "ed"):
		return w[:n-2]
	case n > 5 && strings.HasSuffix(s, "es"):
		return w[:n-2]
	case strings.HasSuffix(s, "ss") || strings.HasSuffix(s, "us"):
	case w[n-1] == 's':
		return w[:n-1]
	case n > 4 && w[n-1] == 'e':
		return w[:n-1]
	}
	return w
}

// hashOf is FNV-1a with a final mix.
func hashOf(s []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range s {
		h = (h ^ uint32(c)) * 16777619
	}
	return mix(h)
}

// mix spreads the bits of a hash (the finalizer of MurmurHash3).
func mix(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}
