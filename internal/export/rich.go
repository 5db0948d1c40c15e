package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"readout/internal/news"
	"readout/internal/nlp"
)

// pieceKind is what a piece of a brief's line is: what comes from a page and what
// is the brief's own is never mixed in one.
type pieceKind uint8

const (
	label pieceKind = iota // fixed words and signs of the brief
	name                   // who: the entity's name, or as written
	topic                  // what is compared
	words                  // words of a page as they stand there, without marks
	quote                  // words of a page in quotation marks
	refs                   // the documents that have it
	sign                   // what stands against the rest
	when                   // a day or a time
)

// piece is a part of a line.
type piece struct {
	kind pieceKind
	text string // white space folded; quotes without their marks
	// cut is set where the page's words go on; an ellipsis says so, outside the marks.
	cut bool
	// differ are the words, counted by white space, that other reports have not in
	// the same utterance.
	differ map[int]bool
	refs   []ref
	tight  bool // no space before it
}

// ref is a document with the place in it.
type ref struct {
	number int
	at     news.Evidence
}

// line is a line of the brief, before it is broken to a width.
type line struct {
	depth  int // steps of indentation
	pieces []piece
	extra  bool // below the most telling of its item: shown on demand
}

// item is what counts as one where there are too many.
type item []line

// split are an item's lines without the extra ones, and those.
func (it item) split() (shown, extra item) {
	for _, l := range it {
		if l.extra {
			extra = append(extra, l)
		} else {
			shown = append(shown, l)
		}
	}
	return shown, extra
}

// ellipsis is put behind words that are cut.
const ellipsis = "…"

// say is a label piece.
func say(s string) piece { return piece{kind: label, text: s} }

// quoted are the words of a page for quotation marks: at most n columns of them,
// cut at a word's border, without what would leave a mark of the page open.
func quoted(e news.Evidence, n int) piece {
	p := asWritten(e, n)
	p.kind = quote
	p.text = strings.TrimLeft(strings.TrimRight(unmarked(p.text), ",;: "), ",;: ")
	return p
}

// asWritten are the words of a page without marks.
func asWritten(e news.Evidence, n int) piece {
	short, cut := shorten(balanced(withoutJoints(fold(closed(e)))), n)
	return piece{kind: words, text: short, cut: cut}
}

// closed are the words of a place, with the mark or bracket beside it without which
// one inside would stand alone.
func closed(e news.Evidence) string {
	all, start, end := e.Document.Text, e.Start, e.End
	text := all[start:end]
	for _, m := range [][2]string{{"“", "”"}, {"„", "“"}, {"«", "»"}} {
		if strings.LastIndex(text, m[0]) > strings.LastIndex(text, m[1]) && strings.HasPrefix(all[end:], m[1]) {
			end += len(m[1])
			break
		}
	}
	if closes := strings.IndexByte(text, ']'); closes >= 0 && !strings.Contains(text[:closes], "[") && strings.HasSuffix(all[:start], "[") {
		start--
	}
	return all[start:end]
}

// joints are the words that tie a clause to others, at its beginning and at its end.
var (
	jointsBefore = []string{"and ", "but ", "that ", "or "}
	jointsBehind = []string{" and", " but", " or", " that", " as", " while", " because", " which", " who"}
)

// withoutJoints takes off what ties a clause to the words around it.
func withoutJoints(s string) string {
	trimmed := func(s string) string { return strings.Trim(s, ",;:–—- ") }
	if strings.ContainsFunc(s, unicode.IsSpace) {
		for _, j := range jointsBefore {
			s = strings.TrimPrefix(s, j)
		}
	}
	if open := strings.LastIndexByte(s, '('); open > 0 && !strings.Contains(s[open:], ")") {
		s = s[:open]
	}
	s = trimmed(s)
	for _, j := range jointsBehind {
		if rest, ok := strings.CutSuffix(s, j); ok {
			return trimmed(rest)
		}
	}
	return s
}

// fold puts text on one line: white space becomes single spaces.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// unmarked takes off the page's own marks where they enclose all of a text: the
// brief puts its own there.
func unmarked(s string) string {
	for _, m := range [][2]string{{"“", "”"}, {`"`, `"`}, {"‘", "’"}, {"«", "»"}} {
		inner, opens := strings.CutPrefix(s, m[0])
		inner, closes := strings.CutSuffix(inner, m[1])
		if opens && closes && inner != "" && !strings.Contains(inner, m[0]) && !strings.Contains(inner, m[1]) {
			return inner
		}
	}
	return s
}

// balanced is the longest part of a text that neither opens a quotation without
// closing it nor closes one that it has not opened, so that the reader sees where
// one ends.
func balanced(s string) string {
	best, start, open, after := "", 0, -1, 0
	curly := false // the open mark is “, which a straight one does not close: it may be inches
	low := false   // the open mark is „, which “ closes
	keep := func(end int) {
		if part := strings.TrimSpace(s[start:end]); len(part) > len(best) {
			best = part
		}
	}
	before := ' '
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		opens, closes := markAt(s, i, before)
		if r == '“' && open >= 0 && low {
			opens, closes = false, true
		}
		before = r
		switch {
		case open >= 0 && curly && r == '"':
			continue
		case opens && open >= 0: // the one before was not closed
			keep(open)
			start = after
		case closes && open < 0:
			keep(i)
			start = i + size
		}
		switch {
		case opens:
			open, after, curly, low = i, i+size, r == '“', r == '„'
		case closes:
			open = -1
		}
	}
	if open >= 0 {
		keep(open)
		start = after
	}
	keep(len(s))
	return best
}

// markAt reports whether the character at i opens or closes a quotation: a straight
// mark opens at the beginning of a word and closes behind one, and before is the
// character before it.
func markAt(s string, i int, before rune) (opens, closes bool) {
	switch r, size := utf8.DecodeRuneInString(s[i:]); r {
	case '“', '„':
		return true, false
	case '”':
		return false, true
	case '"':
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		opens = (unicode.IsSpace(before) || unicode.Is(unicode.Ps, before) || unicode.Is(unicode.Pd, before)) && !unicode.IsSpace(next)
		return opens, !opens
	}
	return false, false
}

// shorten cuts a text to at most n columns: behind a sentence or a clause where that
// leaves most of it, else at a word's border; a single word is never cut. It reports
// whether it did.
func shorten(s string, n int) (short string, cut bool) {
	if len(s) <= n { // no character fills more columns than it has bytes
		return s, false
	}
	if uniseg.StringWidth(s) <= n {
		return s, false
	}
	used, end := 0, 0
	for word := range strings.FieldsSeq(s) {
		w := uniseg.StringWidth(word)
		if used > 0 && used+1+w > n {
			break
		}
		if used > 0 {
			used, end = used+1, end+1
		}
		used, end = used+w, end+len(word)
	}
	if whole := lastStop(s[:end]); 2*whole >= end {
		end = whole
	} else if whole := lastPause(s[:end]); 3*whole >= 2*end {
		end = whole
	}
	short = strings.TrimRightFunc(withoutTail(s[:end]), func(r rune) bool { return r == ',' || r == ';' || r == ':' || unicode.IsSpace(r) })
	if whole := balanced(short); whole != "" {
		short = whole
	}
	return short, len(short) < len(s)
}

// withoutTail takes the short words off that lead to what has been cut.
func withoutTail(s string) string {
	for {
		i := strings.LastIndexByte(s, ' ')
		if i < 0 {
			return s
		}
		switch s[i+1:] {
		case "a", "an", "the", "of", "in", "on", "at", "by", "to", "for", "from", "with", "since", "until", "into", "and", "or", "but", "that", "its", "his", "her", "their", "is", "was", "are", "were", "be":
			s = s[:i]
		default:
			return s
		}
	}
}

// lastStop is the end of the last whole sentence in the beginning of a text, or 0. A
// stop behind a short word may be that of an abbreviation.
func lastStop(s string) int {
	const abbreviated = 3
	end, last := 0, ""
	rest := s
	for {
		i := strings.IndexByte(rest, ' ')
		if i < 0 {
			return end
		}
		last, rest = rest[:i], rest[i+1:]
		bare := strings.TrimRight(last, "”’\"'")
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "“‘\"'"))
		switch word := strings.TrimRight(bare, ".!?"); {
		case word == bare || !unicode.IsUpper(next):
		case len(word) > abbreviated && !strings.Contains(word, ".") || strings.ContainsAny(bare, "!?"):
			end = len(s) - len(rest) - 1
		}
	}
}

// lastPause is the place of the last comma, semicolon or dash in a text, or 0.
func lastPause(s string) int {
	return max(0, strings.LastIndex(s, ", "), strings.LastIndex(s, "; "), strings.LastIndex(s, " – "), strings.LastIndex(s, " — "))
}

// plain is a piece as text, in its marks and with its ellipsis.
func (p piece) plain() string {
	s := p.text
	if p.kind == quote {
		open, close := p.marks()
		s = open + s + close
	}
	if p.cut {
		s += " " + ellipsis
	}
	return s
}

// marks are the quotation marks of a quote: single ones around words that have
// double ones of their own.
func (p piece) marks() (open, close string) {
	if strings.ContainsAny(p.text, "“”\"") {
		return "‘", "’"
	}
	return "“", "”"
}

// evidence is a span of a document.
func evidence(d *nlp.Document, s nlp.Span) news.Evidence { return news.Evidence{Document: d, Span: s} }
