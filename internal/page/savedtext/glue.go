package savedtext

import (
	"unicode"
	"unicode/utf8"
)

// glueBytes is the least length of a line that is looked for at the ends of
// others; glueTries how many lines with the same beginning or end are tried.
const (
	glueBytes = 16
	glueTries = 4
)

// unglue splits pieces that consist of two: a title, or another line that stands
// on the page by itself, run into the text that follows it, or hung onto a menu.
func unglue(text string, pieces []piece) []piece {
	heads, tails := newIndex(pieces), newIndex(pieces)
	for i, p := range pieces {
		if s := text[p.start:p.end]; len(s) >= glueBytes {
			heads.add(hashOf(s[:glueBytes]), i)
			tails.add(hashOf(s[len(s)-glueBytes:]), i)
		}
	}
	out := make([]piece, 0, len(pieces)+4)
	for _, p := range pieces {
		at := 0
		if p.end-p.start > glueBytes {
			s := text[p.start:p.end]
			if at = heads.prefix(text, s); at == 0 {
				at = tails.suffix(text, s)
			}
			if at == 0 {
				at = menuJoin(s)
			}
		}
		if at == 0 {
			out = append(out, p)
			continue
		}
		from, to := trim(text, p.start, p.start+at)
		out = append(out, piece{from, to, p.blanks})
		from, to = trim(text, p.start+at, p.end)
		out = append(out, piece{from, to, 0})
	}
	return out
}

// index finds lines by a hash of their first or last bytes: the first few of each.
type index struct {
	table  *table
	pieces []piece
	lines  []lineSet
}

// lineSet are lines that begin or end alike, as indexes of the pieces.
type lineSet struct {
	n      int32
	pieces [glueTries]int32
}

func newIndex(pieces []piece) *index {
	return &index{table: newTable(len(pieces)), pieces: pieces, lines: make([]lineSet, 0, len(pieces))}
}

func (x *index) add(key uint32, i int) {
	c := x.table.slot(key)
	if c.value == 0 {
		x.lines = append(x.lines, lineSet{})
		c.value = int32(len(x.lines))
	}
	if s := &x.lines[c.value-1]; s.n < glueTries {
		s.pieces[s.n] = int32(i)
		s.n++
	}
}

func (x *index) find(s string) []int32 {
	c := x.table.find(hashOf(s))
	if c == nil {
		return nil
	}
	set := &x.lines[c.value-1]
	return set.pieces[:set.n]
}

// prefix is the length of the longest line that s begins with and goes on from
// without a gap, 0 where there is none.
func (x *index) prefix(text, s string) int {
	best := 0
	for _, i := range x.find(s[:glueBytes]) {
		p := x.pieces[i]
		n := p.end - p.start
		if n > best && n < len(s) && s[:n] == text[p.start:p.end] && joined(s, n) {
			best = n
		}
	}
	return best
}

// suffix is where the longest line begins that s ends with, 0 where there is none.
func (x *index) suffix(text, s string) int {
	best := 0
	for _, i := range x.find(s[len(s)-glueBytes:]) {
		p := x.pieces[i]
		n := p.end - p.start
		if n > best && n < len(s) && s[len(s)-n:] == text[p.start:p.end] && joined(s, len(s)-n) {
			best = n
		}
	}
	if best == 0 {
		return 0
	}
	return len(s) - best
}

// joined reports whether at offset at of s one line ends and the next begins with
// no space between: a small letter, digit or mark, then a capital, quotation mark
// or digit.
func joined(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	if unicode.IsSpace(before) || unicode.IsSpace(after) {
		return false
	}
	opens := unicode.IsUpper(after) || after == '“' || after == '"' || after == '‘'
	return opens && !unicode.IsUpper(before) && before != '-' && before != '“' && before != '(' ||
		unicode.IsDigit(after) && unicode.IsLower(before)
}

// menuJoin is where the last word of a menu runs into a title, in a line that
// begins with a word of menus run into the next; 0 where it does not.
func menuJoin(s string) int {
	if !glued(s) {
		return 0
	}
	at, words := 0, 0
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if r == ' ' {
			words++
		}
		if i > 0 && unicode.IsUpper(r) && words >= 3 {
			if before, _ := utf8.DecodeLastRuneInString(s[:i]); unicode.IsLower(before) {
				at = i
				break
			}
		}
		if len(s)-i > 300 {
			break
		}
	}
	return at
}

// glued reports whether s begins with a menu word that runs into another word.
func glued(s string) bool {
	n := 0
	for n < len(s) && n < 12 && (n == 0 || s[n] >= 'a' && s[n] <= 'z') {
		n++
	}
	if n >= len(s) || s[n] < 'A' || s[n] > 'Z' {
		return false
	}
	switch s[:n] {
	case "Home", "Menu", "News", "Search", "Share", "Print", "Main", "Start", "Latest":
		return true
	}
	return false
}

func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
