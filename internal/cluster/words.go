package cluster

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text.
type word struct {
	id    uint32 // hash of its stem
	start int    // byte offset
	// capital: begins with a capital letter and not with a sentence.
	capital, sentenceStart, number, stop bool
}

// maxWordBytes bounds a word: what is longer is no word of a language.
const maxWordBytes = 48

// scanWords calls yield for every word of text until it returns false. A word is
// a run of letters and digits; an apostrophe inside is part of it, and points and
// commas inside a number are.
func scanWords(text string, yield func(w word, lower []byte) bool) {
	var buf [maxWordBytes]byte
	sentence := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			switch r {
			case '.', '!', '?', '\n', ':', '"', '“':
				sentence = true
			}
			i += size
			continue
		}
		w := word{start: i, sentenceStart: sentence, number: unicode.IsDigit(r)}
		w.capital = unicode.IsUpper(r)
		lower := buf[:0]
		i, lower = scanWord(text, i, w.number, lower)
		if sentence = false; len(lower) == 0 {
			continue
		}
		lower = stem(lower, w.number)
		w.id, w.stop = hashOf(lower), isStop(lower)
		if !yield(w, lower) {
			return
		}
	}
}

// scanWord reads the word at i into lower, and returns where it ends.
func scanWord(text string, i int, number bool, lower []byte) (int, []byte) {
	for i < len(text) {
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

// isStop reports whether a stem stands in any report.
func isStop(w []byte) bool { return len(w) < 2 || stopWords()[string(w)] }
