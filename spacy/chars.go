package spacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A charSet is a set of code points: a bitmap for ASCII, sorted ranges for the rest.
type charSet struct {
	ascii  [2]uint64
	ranges []rune // first, last, first, last, … above ASCII
}

// newCharSet takes sorted inclusive ranges: first, last, first, last, …
func newCharSet(ranges []rune) *charSet {
	s := new(charSet)
	for i := 0; i+1 < len(ranges); i += 2 {
		first, last := ranges[i], ranges[i+1]
		for r := first; r <= last && r < utf8.RuneSelf; r++ {
			s.ascii[r>>6] |= 1 << (r & 63)
		}
		if last >= utf8.RuneSelf {
			s.ranges = append(s.ranges, max(first, utf8.RuneSelf), last)
		}
	}
	return s
}

func (s *charSet) has(r rune) bool {
	if r < 0 {
		return false
	}
	if r < utf8.RuneSelf {
		return s.ascii[r>>6]>>(r&63)&1 != 0
	}
	lo, hi := 0, len(s.ranges)/2
	for lo < hi {
		mid := (lo + hi) / 2
		if s.ranges[2*mid+1] < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return 2*lo < len(s.ranges) && s.ranges[2*lo] <= r
}

// first decodes the first character of s; it returns -1 for an empty string. A byte that is no
// valid UTF-8 counts as one character U+FFFD.
func first(s string) (r rune, size int) {
	if s == "" {
		return -1, 0
	}
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}

// last is first at the end of s.
func last(s string) (r rune, size int) {
	if s == "" {
		return -1, 0
	}
	if c := s[len(s)-1]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeLastRuneInString(s)
}

// isSpace is Python's str.isspace for one character: unlike unicode.IsSpace it has U+001C to U+001F.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c && r <= 0x1f
	}
	return r != utf8.RuneError && unicode.IsSpace(r)
}

func isASCIIDigit(r rune) bool { return r >= '0' && r <= '9' }

// isAlpha is Python's str.isalpha.
func isAlpha(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return s != ""
}

// lower is Python's str.lower: Go's mapping, but for the two characters where Python follows
// SpecialCasing.txt. Invalid bytes become U+FFFD.
func lower(s string) string {
	if !strings.ContainsAny(s, "İΣ") {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == 'İ':
			b.WriteString("i̇")
		case r == 'Σ' && finalSigma(s, i):
			b.WriteRune('ς')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// finalSigma reports whether the sigma at byte i ends a word (Unicode, Final_Sigma): a cased letter
// before it and none after, where points, quotes and marks are skipped.
func finalSigma(s string, i int) bool {
	before := strings.TrimRightFunc(s[:i], caseIgnorable)
	after := strings.TrimLeftFunc(s[i+len("Σ"):], caseIgnorable)
	prev, _ := last(before)
	next, _ := first(after)
	return cased(prev) && !cased(next)
}

func caseIgnorable(r rune) bool {
	return strings.ContainsRune("'.:·‘’․‧·՟״︓﹒﹕＇．：", r) ||
		unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

func cased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

// longShape is the shape of any word of shapeLimit characters or more.
const (
	longShape  = "LONG"
	shapeLimit = 100
)

// wordShape is spaCy's SHAPE: capitals become X, other letters x, digits d, and no more than four
// of a kind in a row are kept.
func wordShape(s string, digits *charSet) string {
	if utf8.RuneCountInString(s) >= shapeLimit {
		return longShape
	}
	var b strings.Builder
	prev, run := rune(-1), 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case digits.has(r):
			r = 'd'
		}
		if r == prev {
			run++
		} else {
			prev, run = r, 0
		}
		if run < 4 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// suffix3 is the last three characters of s.
func suffix3(s string) string {
	i := len(s)
	for n := 0; n < 3 && i > 0; n++ {
		_, size := last(s[:i])
		i -= size
	}
	return s[i:]
}
