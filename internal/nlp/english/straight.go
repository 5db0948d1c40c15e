package english

import (
	"sort"
	"strings"
)

// straightened is a text with its curly quotation marks and apostrophes made
// straight, as in the texts that the model was trained on.
type straightened struct {
	text string
	// cuts are the offsets in text behind which it lacks bytes of the original:
	// lost bytes for each.
	cuts []int
}

// lost is how much shorter a straight mark is than a curly one.
const lost = len("’") - len("'")

func straighten(original string) straightened {
	if !strings.ContainsAny(original, "‘’“”") {
		return straightened{text: original}
	}
	var s straightened
	b := make([]byte, 0, len(original))
	for i := 0; i < len(original); i++ {
		mark := byte(0)
		if original[i] == "‘"[0] && strings.HasPrefix(original[i:], "\xe2\x80") && i+2 < len(original) {
			switch original[i : i+3] {
			case "‘", "’":
				mark = '\''
			case "“", "”":
				mark = '"'
			}
		}
		if mark == 0 {
			b = append(b, original[i])
			continue
		}
		b = append(b, mark)
		s.cuts = append(s.cuts, len(b))
		i += lost
	}
	s.text = string(b)
	return s
}

// original is the offset in the original text of an offset in the straight one.
func (s straightened) original(at int) int {
	return at + lost*sort.SearchInts(s.cuts, at+1)
}

// straight is the offset in the straight text of an offset in the original. at
// must not lie inside a mark.
func (s straightened) straight(at int) int {
	n := sort.Search(len(s.cuts), func(i int) bool { return s.cuts[i]+lost*(i+1) > at })
	return at - lost*n
}
