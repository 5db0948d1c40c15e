package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

// mark is one kind of quotation marks. Where opening and closing marks are the
// same character, the white space around tells them apart.
type mark struct{ open, close rune }

// marks are the pairs in use in English, and in pages translated from other
// languages. Single marks come last: they are apostrophes too.
var marks = []mark{
	{'“', '”'}, {'"', '"'}, {'«', '»'}, {'„', '“'}, {'„', '”'}, {'‹', '›'}, {'»', '«'}, {'›', '‹'}, {'‘', '’'}, {'\'', '\''},
}

// Marks finds the quotations of a document, paragraph by paragraph, so that a
// missing mark costs its paragraph at most. A quotation that is opened again in
// the next paragraph before it was closed goes on there (Chicago Manual of
// Style, 18th ed., 12.35). A quotation inside another is part of it.
func Marks(d *nlp.Document) []nlp.Quotation {
	var all []nlp.Quotation
	open := false // the paragraph before left a quotation open
	for i, b := range d.Blocks {
		if b.Kind != nlp.BodyBlock && b.Kind != nlp.TitleBlock && b.Kind != nlp.DeckBlock && b.Kind != nlp.HeadingBlock {
			continue
		}
		next := rune(0)
		if i+1 < len(d.Blocks) {
			next, _ = utf8.DecodeRuneInString(d.Text[d.Blocks[i+1].Start:])
		}
		found := paragraph(d.Text, b.Span, next)
		if len(found) > 0 && open && found[0].Outer.Start == b.Start {
			found[0].Continues = true
		}
		open = len(found) > 0 && b.Kind == nlp.BodyBlock && runs(d.Text, b.Span, found[len(found)-1])
		all = append(all, found...)
	}
	return all
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// runs reports whether a quotation may go on in the next paragraph: it was not
// closed, and it is a full one, at the start of the block or behind a comma,
// colon or the end of a sentence. One that opens inside a clause has lost its closing mark.
func runs(text string, block nlp.Span, q nlp.Quotation) bool {
	return q.Open && (q.Continues || atSentence(text[block.Start:q.Outer.Start]))
}

// paragraph finds the quotations inside one block. A single mark without its
// fellow is an apostrophe, unless it is opened again in the next block, which begins with
// the rune next.
func paragraph(text string, block nlp.Span, next rune) []nlp.Quotation {
	var found []nlp.Quotation
	for i := block.Start; i < block.End; {
		if q, ok := doubled(text, block, i); ok {
			found = append(found, q)
			i = q.Outer.End
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:block.End])
		m, ok := opening(text, block, i, r)
		if !ok {
			i += size
			continue
		}
		end, after := closing(text, block, i+size, m)
		if other, also := otherKind(text[i+size:block.End], m); other >= 0 && (end < 0 || i+size+other < end) {
			end, after = i+size+other, i+size+other+also
		}
		if end < 0 && (m.open == '\'' || m.open == '‘') && !(next == m.open && atSentence(text[block.Start:i])) {
			i += size // an apostrophe
			continue
		}
		q := nlp.Quotation{Outer: nlp.Span{Start: i, End: after}, Inner: nlp.Span{Start: i + size, End: end}}
		if end < 0 {
			q = nlp.Quotation{Outer: nlp.Span{Start: i, End: block.End}, Inner: nlp.Span{Start: i + size, End: block.End}, Open: true}
		}
		found = append(found, q)
		i = q.Outer.End
	}
	return found
}

// atSentence reports whether a sentence can begin behind a text.
func atSentence(before string) bool {
	before = strings.TrimRight(before, " ")
	return before == "" || strings.ContainsRune(",:.?!", lastRune(before))
}

// doubled reads a quotation between two pairs of apostrophes, or a pair of grave
// accents and one of apostrophes, as some agencies and typesetters write it.
func doubled(text string, block nlp.Span, i int) (nlp.Quotation, bool) {
	rest := text[i:block.End]
	if !strings.HasPrefix(rest, "''") && !strings.HasPrefix(rest, "``") || !opensHere(text, block, i, 2) {
		return nlp.Quotation{}, false
	}
	end := strings.Index(rest[2:], "''")
	if end < 0 {
		return nlp.Quotation{Outer: nlp.Span{Start: i, End: block.End}, Inner: nlp.Span{Start: i + 2, End: block.End}, Open: true}, true
	}
	return nlp.Quotation{Outer: nlp.Span{Start: i, End: i + 4 + end}, Inner: nlp.Span{Start: i + 2, End: i + 2 + end}}, true
}

// needsClose reports whether a mark opens a quotation only where that is closed: it has
// two kinds of fellow, or is an arrow or bullet too.
func needsClose(open rune) bool {
	return open == '„' || open == '‹' || open == '›' || open == '»'
}

// opening reports whether the rune at i opens a quotation, and of which kind.
func opening(text string, block nlp.Span, i int, r rune) (mark, bool) {
	for _, m := range marks {
		if r != m.open {
			continue
		}
		if needsClose(m.open) && !hasRune(text[i:block.End], m.close) {
			continue
		}
		if m.open == m.close || m.open == '‘' || m.open == '»' || m.open == '›' {
			return m, opensHere(text, block, i, utf8.RuneLen(r))
		}
		return m, true
	}
	return mark{}, false
}

// opensHere reports whether a mark that could also close stands where a
// quotation begins: after white space or an opening bracket or dash, and before
// a character that is not white space.
func opensHere(text string, block nlp.Span, i, size int) bool {
	next, _ := utf8.DecodeRuneInString(text[i+size : block.End])
	if i+size >= block.End || unicode.IsSpace(next) {
		return false
	}
	if i == block.Start {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[block.Start:i])
	return unicode.IsSpace(before) || before == '(' || before == '[' || before == '–' || before == '—' || before == '“' || before == '"'
}

// otherKind finds the closing mark of a quotation whose two marks are not of one
// kind, as pages mix them: the offset and size of a curly mark behind a straight
// one, where none was opened between; of a straight one where no curly one closes.
// -1 where the kind need not be mixed.
func otherKind(rest string, m mark) (at, size int) {
	switch {
	case m.open == '"':
		at = strings.IndexRune(rest, '”')
		if open := strings.IndexRune(rest, '“'); at >= 0 && (open < 0 || open > at) {
			return at, len("”")
		}
	case m.open == '“' && m.close == '”' && !strings.ContainsRune(rest, '”'):
		at = strings.IndexByte(rest, '"')
		if at > 0 && rest[at-1] != ' ' && (at+1 == len(rest) || !unicode.IsLetter(rune(rest[at+1]))) {
			return at, 1
		}
	}
	return -1, 0
}

// closing finds the end of a quotation: the position of its closing mark and the
// one behind it, or -1. Inner quotations of the same kind nest.
func closing(text string, block nlp.Span, from int, m mark) (end, after int) {
	depth := 1
	for i := from; i < block.End; {
		r, size := utf8.DecodeRuneInString(text[i:block.End])
		switch {
		case r == m.close && closesHere(text, block, i, size, m):
			if depth--; depth == 0 {
				return i, i + size
			}
		case r == m.open && m.open != m.close && m.open != '‘':
			// Opened again before it was closed: a nested one if it is closed
			// later too, else the closing mark of the first is missing.
			depth++
		}
		i += size
	}
	if depth > 1 && m.open == '“' {
		return firstClose(text, block, from, m)
	}
	return -1, -1
}

// firstClose is the first closing mark, whatever was opened in between.
func firstClose(text string, block nlp.Span, from int, m mark) (end, after int) {
	for i := from; i < block.End; {
		r, size := utf8.DecodeRuneInString(text[i:block.End])
		if r == m.close {
			return i, i + size
		}
		i += size
	}
	return -1, -1
}

// closesHere reports whether a mark ends a quotation rather than being an
// apostrophe or an opening mark: a letter must not follow a single one, and
// white space must not stand before one that could also open.
func closesHere(text string, block nlp.Span, i, size int, m mark) bool {
	if m.close != '’' && m.close != m.open {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[block.Start:i])
	if unicode.IsSpace(before) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+size : block.End])
	return i+size >= block.End || !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

func hasRune(s string, r rune) bool {
	for _, c := range s {
		if c == r {
			return true
		}
	}
	return false
}
