package english

import (
	"sort"
	"strings"
)

// straightened is a text with its quotation marks and apostrophes made straight, as in
// the texts that the model was trained on.
type straightened struct {
	text string
	// cuts are the offsets in text behind which it lacks bytes of the original: one
	// entry for each byte.
	cuts []int
}

// pairs are the marks of other languages, which a page uses as marks only if it has
// both: one alone is an arrow or a bullet.
var pairs = [...]struct{ open, close string }{{"«", "»"}, {"‹", "›"}}

// straighten makes the marks of a text straight.
func straighten(original string) straightened {
	angled := false
	for _, p := range pairs {
		angled = angled || strings.Contains(original, p.open) && strings.Contains(original, p.close)
	}
	if !angled && !strings.ContainsAny(original, "‘’“”„") {
		return straightened{text: original}
	}
	var s straightened
	b := make([]byte, 0, len(original))
	for i := 0; i < len(original); i++ {
		mark, size := markAt(original[i:], angled)
		if mark == 0 {
			b = append(b, original[i])
			continue
		}
		b = append(b, mark)
		for range size - 1 {
			s.cuts = append(s.cuts, len(b))
		}
		i += size - 1
	}
	s.text = string(b)
	return s
}

// markAt is the straight form of the mark at the start of a text, and the mark's size
// in bytes; 0 where none stands there.
func markAt(text string, angled bool) (mark byte, size int) {
	switch {
	case text[0] == 0xe2 && len(text) > 2:
		switch text[:3] {
		case "‘", "’":
			return '\'', 3
		case "“", "”", "„":
			return '"', 3
		case "‹", "›":
			if angled {
				return '"', 3
			}
		}
	case angled && text[0] == 0xc2 && len(text) > 1 && (text[:2] == "«" || text[:2] == "»"):
		return '"', 2
	}
	return 0, 0
}

// original is the offset in the original text of an offset in the straight one.
func (s straightened) original(at int) int { return at + sort.SearchInts(s.cuts, at+1) }

// straight is the offset in the straight text of an offset in the original. at
// must not lie inside a mark.
func (s straightened) straight(at int) int {
	return at - sort.Search(len(s.cuts), func(i int) bool { return s.cuts[i]+i+1 > at })
}
