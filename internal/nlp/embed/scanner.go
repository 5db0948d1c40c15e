package embed

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWordRunes is BERT's max_input_chars_per_word: a longer word is unknown as a whole. It bounds the
// scanner's buffer, and the work for text without spaces.
const maxWordRunes = 100

// scanner cuts a text into the words that WordPiece spells: BERT's BasicTokenizer for uncased models
// (Devlin et al. 2019), in one pass and without allocation. It
//
//   - drops control, format and private characters, and U+FFFD, without ending the word;
//   - ends words at white space;
//   - decomposes (NFD), drops non-spacing marks, which takes accents off, and lower-cases;
//   - makes every punctuation mark, ASCII symbol and Han ideograph a word of its own.
//
// Marks are not put in canonical order when several that are kept follow one letter, which happens
// only in Indic, Hangul tone and musical notation.
type scanner struct {
	text string
	at   int // offset in text of what follows the current word

	// The current word: folded, UTF-8. If runes exceeds maxWordRunes, buf holds only its beginning.
	buf   [maxWordRunes * utf8.UTFMax]byte
	size  int // bytes used in buf
	runes int
}

// next moves to the next word and reports whether there is one.
func (s *scanner) next() bool {
	s.size, s.runes = 0, 0
	for s.at < len(s.text) {
		b := s.text[s.at]
		if b >= utf8.RuneSelf {
			if s.nextWide() {
				return true
			}
			continue
		}
		switch c := asciiClass[b]; c {
		case drop:
			s.at++
		case space:
			s.at++
			if s.runes > 0 {
				return true
			}
		case alone:
			if s.runes == 0 {
				s.at++
				s.add(rune(b))
			}
			return true
		default:
			s.at++
			s.addByte(c)
		}
	}
	return s.runes > 0
}

// nextWide takes one rune outside ASCII and reports whether the word is complete.
func (s *scanner) nextWide() bool {
	r, n := utf8.DecodeRuneInString(s.text[s.at:])
	switch {
	case isDropped(r):
	case unicode.IsSpace(r):
		s.at += n
		return s.runes > 0
	case isAlone(r):
		if s.runes > 0 {
			return true
		}
		s.at += n
		s.fold(r)
		return true
	default:
		s.fold(r)
	}
	s.at += n
	return false
}

// fold adds what remains of r once accents and case are gone.
func (s *scanner) fold(r rune) {
	if r >= hangulFirst && r <= hangulLast {
		s.addHangul(r)
		return
	}
	var utf [utf8.UTFMax]byte
	parts := norm.NFD.Properties(utf[:utf8.EncodeRune(utf[:], r)]).Decomposition()
	if parts == nil {
		s.addFolded(r)
		return
	}
	for len(parts) > 0 {
		part, n := utf8.DecodeRune(parts)
		s.addFolded(part)
		parts = parts[n:]
	}
}

func (s *scanner) addFolded(r rune) {
	if !unicode.Is(unicode.Mn, r) {
		s.add(unicode.ToLower(r))
	}
}

// Hangul syllables decompose by arithmetic: Unicode Standard, section 3.12.
const (
	hangulFirst = 0xAC00
	hangulLast  = 0xD7A3
	leadFirst   = 0x1100
	vowelFirst  = 0x1161
	tailFirst   = 0x11A7 // one before the first tail: index 0 means none
	vowelCount  = 21
	tailCount   = 28
)

func (s *scanner) addHangul(r rune) {
	i := r - hangulFirst
	s.add(leadFirst + i/(vowelCount*tailCount))
	s.add(vowelFirst + i/tailCount%vowelCount)
	if tail := i % tailCount; tail != 0 {
		s.add(tailFirst + tail)
	}
}

func (s *scanner) add(r rune) {
	if s.runes++; s.runes <= maxWordRunes {
		s.size += utf8.EncodeRune(s.buf[s.size:], r)
	}
}

func (s *scanner) addByte(b byte) {
	if s.runes++; s.runes <= maxWordRunes {
		s.buf[s.size] = b
		s.size++
	}
}
