package timex

import (
	"strings"
	"unicode/utf8"

	"readout/internal/nlp"
)

// atom is a run of letters, a run of digits or a mark, with its entry in the
// tables. Tokens of the parse are cut further, so that "mid-November", "10:40" and
// "3pm" read the same however the tokenizer took them.
type atom struct {
	nlp.Span
	token  int32
	kind   atomKind
	glued  bool  // nothing stands between it and the atom before it
	digits uint8 // how many digits, for a number
	suffix suffix
	word   entry // zero for what the tables do not know
	num    int32 // value of the digits; -1 where longer than nine
	lower  string
}

type atomKind uint8

const (
	mark atomKind = iota
	word
	number
)

// suffix is what is glued to a number: "20th", "1990s".
type suffix uint8

const (
	noSuffix suffix = iota
	ordinalSuffix
	pluralSuffix
)

// lex cuts a document's tokens into atoms.
func lex(d *nlp.Document) []atom {
	atoms := make([]atom, 0, len(d.Tokens)+len(d.Tokens)/4)
	table := words()
	for t := range d.Tokens {
		tok := &d.Tokens[t]
		glued := t > 0 && d.Tokens[t-1].End == tok.Start
		text := d.Text[tok.Start:tok.End]
		if t > 0 && glued && d.Text[d.Tokens[t-1].Start:tok.End] == "Wed" {
			wed := &atoms[len(atoms)-1] // the parser reads it as "we'd"
			wed.End, wed.lower, wed.word = tok.End, "wed", table["wed"]
			continue
		}
		if plain(text) {
			atoms = append(atoms, atom{Span: tok.Span, token: int32(t), kind: word, glued: glued, word: table[tok.Lower], lower: tok.Lower})
			continue
		}
		atoms = cut(atoms, text, tok.Start, int32(t), glued, table)
	}
	return atoms
}

// plain reports whether text is nothing but ASCII letters.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if !letter(text[i]) {
			return false
		}
	}
	return text != ""
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }

// cut appends the atoms of one token that begins at byte offset base.
func cut(atoms []atom, text string, base int, token int32, glued bool, table map[string]entry) []atom {
	for i := 0; i < len(text); {
		a := atom{token: token, glued: glued || i > 0}
		n := 0
		switch c := text[i]; {
		case i == 0 && possessive(text):
			a.kind, a.lower, n = word, "'s", len(text)
		case letter(c):
			n = a.readWord(text[i:], table)
		case digit(c):
			n = a.readNumber(text[i:])
		default:
			n = a.readMark(text[i:])
		}
		a.Start, a.End = base+i, base+i+n
		atoms = append(atoms, a)
		i += n
	}
	return atoms
}

// possessive reports whether a token is "'s".
func possessive(text string) bool { return text == "'s" || text == "’s" || text == "'S" }

// readWord reads letters, apostrophes between them ("o'clock"), the dots of an
// abbreviation ("p.m.") and the dot that ends a known one ("Jan.").
func (a *atom) readWord(s string, table map[string]entry) int {
	a.kind = word
	if n := dotted(s); n > 0 {
		a.lower = strings.ToLower(strings.ReplaceAll(s[:n], ".", ""))
		a.word = table[a.lower]
		return n
	}
	n := 1
	for n < len(s) && (letter(s[n]) || s[n] >= 0x80 && !mark8(s[n:]) || apostrophe(s[n:]) > 0 && n+apostrophe(s[n:]) < len(s) && letter(s[n+apostrophe(s[n:])])) {
		n++
	}
	a.lower = strings.ToLower(s[:n])
	if i := strings.Index(a.lower, "’"); i >= 0 {
		a.lower = a.lower[:i] + "'" + a.lower[i+len("’"):]
	}
	a.word = table[a.lower]
	if n+1 == len(s) && s[n] == '.' && a.word.is != 0 {
		n++
	}
	return n
}

// apostrophe is the length of the apostrophe at the start of s, or 0.
func apostrophe(s string) int {
	switch {
	case s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

// mark8 reports whether s begins with a mark outside ASCII: dashes, quotation
// marks, spaces.
func mark8(s string) bool {
	return s[0] == 0xc2 || s[0] == 0xe2 || s[0] == 0xe3
}

// dotted is the length of an abbreviation of single letters, "p.m." or "a.m".
func dotted(s string) int {
	n := 0
	for n+1 < len(s) && letter(s[n]) && s[n+1] == '.' {
		n += 2
	}
	if n == 2 && len(s) > 2 && letter(s[2]) && (len(s) == 3 || !letter(s[3])) {
		return 3 // "p.m" before the full stop of the sentence
	}
	if n >= 4 {
		return n
	}
	return 0
}

// readNumber reads digits with what is glued to them: "20th", "1990s".
func (a *atom) readNumber(s string) int {
	a.kind = number
	n := 0
	for n < len(s) && digit(s[n]) {
		if n < 9 {
			a.num = a.num*10 + int32(s[n]-'0')
		}
		n++
	}
	if n > 9 {
		a.num = -1
	}
	a.digits = uint8(min(n, 255))
	rest := n
	if rest < len(s) && apostrophe(s[rest:]) > 0 {
		rest += apostrophe(s[rest:])
	}
	letters := 0
	for rest+letters < len(s) && letter(s[rest+letters]) {
		letters++
	}
	switch low := strings.ToLower(s[rest : rest+letters]); low {
	case "st", "nd", "rd", "th":
		if rest == n {
			a.suffix = ordinalSuffix
			return rest + letters
		}
	case "s":
		a.suffix = pluralSuffix
		return rest + letters
	}
	return n
}

// readMark reads one mark; the dashes are one kind.
func (a *atom) readMark(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '–', '—', '‐', '‑', '−':
		a.lower = "-"
	case '’', '‘':
		a.lower = "'"
	default:
		a.lower = s[:n]
	}
	return n
}
