package link

import (
	"slices"
	"strings"
)

// What another alphabet and a machine do to a name's letters: vowels are heard otherwise,
// voiced and voiceless letters of one place in the mouth take each other's part, an h
// comes or goes, a letter is doubled. Costs are fractions of that of any other letter.
const (
	vowelCost  = 0.3
	kinCost    = 0.4
	softCost   = 0.25 // an h, a doubled letter
	addedVowel = 0.5
)

// kinLetters are consonants that scripts and translations put for one another;
// sameLetters those that romanisations do.
var (
	kinLetters  = []string{"pb", "bv", "vwf", "td", "gkqch", "gj", "szxc", "cs", "jyi", "mn", "lr", "hjx"}
	sameLetters = []string{"kqc", "wv", "jyi", "jzg"}
)

func oneOf(groups []string, a, b byte) bool {
	return slices.ContainsFunc(groups, func(g string) bool { return strings.IndexByte(g, a) >= 0 && strings.IndexByte(g, b) >= 0 })
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// kin is how alike two folded words are as spellings of one name: 1 for equal words, 0
// for those with nothing in common.
func kin(a, b string) float64 {
	n := max(len(a), len(b))
	if n == 0 {
		return 0
	}
	return max(0, 1-edits(a, b, swapCost, addCost)/float64(n))
}

// swapCost is that of one letter in the place of another, at most 1.
func swapCost(a, b byte) float64 {
	switch {
	case a == b:
		return 0
	case vowel(a) && vowel(b):
		return vowelCost
	case oneOf(kinLetters, a, b):
		return kinCost
	}
	return 1
}

// addCost is that of a letter that only one of two words has, behind another.
func addCost(c, before byte) float64 {
	switch {
	case c == 'h' || c == before:
		return softCost
	case vowel(c) || c == 'j':
		return addedVowel
	}
	return 1
}

// edits is the least cost of the changes that make one word of the other.
func edits(a, b string, swap, add func(c, other byte) float64) float64 {
	before := func(s string, i int) byte {
		if i == 0 {
			return 0
		}
		return s[i-1]
	}
	last := make([]float64, len(b)+1)
	for j := range len(b) {
		last[j+1] = last[j] + add(b[j], before(b, j))
	}
	for i := range len(a) {
		row := make([]float64, len(b)+1)
		row[0] = last[0] + add(a[i], before(a, i))
		for j := range len(b) {
			row[j+1] = min(last[j]+swap(a[i], b[j]), last[j+1]+add(a[i], before(a, i)), row[j]+add(b[j], before(b, j)))
		}
		last = row
	}
	return last[len(b)]
}

// romanisedAlike reports whether two folded words can be two romanisations of one, as
// papers of two countries print them: other vowels, "q" or "k", an "h" or a "y" more,
// "zh" or "dzh". A page that people wrote is not at fault for such a spelling.
func romanisedAlike(a, b string) bool {
	const never = 99
	swap := func(x, y byte) float64 {
		if x == y {
			return 0
		}
		if vowel(x) && vowel(y) || oneOf(sameLetters, x, y) {
			return 1
		}
		return never
	}
	add := func(c, before byte) float64 {
		if c == 'h' || c == before || c == 'y' || c == 'j' || c == 'd' && before != 0 || c == 'e' && vowel(before) {
			return 1
		}
		return never
	}
	most := float64(1 + max(len(a), len(b))/4)
	return edits(a, b, swap, add) <= most || edits(sound(a), sound(b), swap, add) <= most
}

// begins reports whether two words begin with one letter or two of a kind.
func begins(a, b string) bool {
	return a != "" && b != "" && swapCost(a[0], b[0]) < 1
}
