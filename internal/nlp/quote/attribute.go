package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

// minDirect is the number of words from which a quotation can be an utterance
// of its own rather than a word set in marks.
const minDirect = 3

// joinSplit joins two quotations with nothing but a clause of saying between
// them where the first breaks off inside its sentence: “If they come,” she said,
// “we will be there.”
func joinSplit(d *nlp.Document, all []utterance) []utterance {
	var out []utterance
	for _, u := range all {
		if len(out) > 0 {
			if p := &out[len(out)-1]; p.last == u.block && splitBy(d, *p, u) {
				p.parts, p.last = append(p.parts, u.parts...), u.last
				continue
			}
		}
		out = append(out, u)
	}
	return out
}

func splitBy(d *nlp.Document, a, b utterance) bool {
	first, second := a.parts[len(a.parts)-1], b.parts[0]
	between := d.Text[first.Outer.End:second.Outer.Start]
	if !strings.HasSuffix(strings.TrimSpace(d.Slice(first.Inner)), ",") || !strings.HasSuffix(strings.TrimSpace(between), ",") {
		return false
	}
	_, ok := clauseAfter(between, first.Outer.End)
	return ok
}

// attribute makes a statement of an utterance whose speaker stands in the clause
// of saying behind it or before it.
func attribute(d *nlp.Document, u utterance) (nlp.Statement, bool) {
	first := u.parts[0]
	if len(strings.Fields(d.Slice(first.Inner))) < minDirect {
		return nlp.Statement{}, false
	}
	c, ok := nlp.Statement{}, false
	for _, q := range u.parts {
		if c, ok = behind(d, u, q); ok {
			break
		}
	}
	if !ok {
		c, ok = before(d, u)
	}
	if !ok {
		return nlp.Statement{}, false
	}
	for _, q := range u.parts {
		c.Content = append(c.Content, trimmed(d, q.Inner))
	}
	c.Form = nlp.Direct
	return c, true
}

// behind reads “...,” she said / “...,” said Ann Lee, the mayor.
func behind(d *nlp.Document, u utterance, q nlp.Quotation) (nlp.Statement, bool) {
	block, _ := blockAt(d, q.Outer.Start)
	if q.Open || !endsClause(d.Slice(q.Inner)) {
		return nlp.Statement{}, false
	}
	rest := d.Text[q.Outer.End:block.End]
	return clauseAfter(rest, q.Outer.End)
}

// endsClause reports whether a quotation ends as one does before "she said":
// with a comma, a question or exclamation mark, or a full stop.
func endsClause(inner string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(inner))
	return strings.ContainsRune(",?!.…", r)
}

// before reads Ann Lee said: “...” and the line "Ann Lee noted:" that stands
// alone before it.
func before(d *nlp.Document, u utterance) (nlp.Statement, bool) {
	from, to := u.block.Start, u.parts[0].Outer.Start
	if to == from { // the quotation begins its paragraph
		for i, b := range d.Blocks {
			if b.Span == u.block && i > 0 && d.Blocks[i-1].Kind == nlp.BodyBlock {
				from, to = d.Blocks[i-1].Start, d.Blocks[i-1].End
			}
		}
		if !strings.HasSuffix(d.Text[from:to], ":") {
			return nlp.Statement{}, false
		}
	}
	start := from + lastSentence(d.Text[from:to])
	return clauseBefore(d.Text[start:to], start)
}

// lastSentence is where the last sentence of a text begins: behind the last stop
// that white space follows.
func lastSentence(text string) int {
	for i := len(text) - 2; i > 0; i-- {
		if text[i] != ' ' {
			continue
		}
		if ended := strings.TrimRight(text[:i], `”’")`); ended != strings.TrimRight(ended, ".!?") {
			return i + 1
		}
	}
	return 0
}

// word is a word with its place in the document's text.
type word struct {
	text string
	nlp.Span
	comma bool // a comma, semicolon or colon follows
	stop  bool // a full stop or the like follows
}

// wordsOf splits text at white space; punctuation at the ends is left off.
func wordsOf(text string, offset int) []word {
	var words []word
	for i := 0; i < len(text); {
		if text[i] == ' ' || text[i] == '\n' {
			i++
			continue
		}
		end := i + strings.IndexAny(text[i:]+" ", " \n")
		raw := text[i:end]
		core := strings.TrimRight(raw, ",;:.!?)")
		lead := len(core) - len(strings.TrimLeft(core, "(–—-,"))
		tail := raw[len(core):]
		if core[lead:] != "" {
			words = append(words, word{core[lead:], nlp.Span{Start: offset + i + lead, End: offset + i + len(core)},
				strings.ContainsAny(tail, ",;:"), strings.ContainsAny(tail, ".!?")})
		}
		i = end
	}
	return words
}

// clauseAfter reads the clause of saying behind a quotation, within its sentence.
func clauseAfter(text string, offset int) (nlp.Statement, bool) {
	words := wordsOf(text, offset)
	if len(words) == 0 {
		return nlp.Statement{}, false
	}
	if saying[strings.ToLower(words[0].text)] { // said Ann Lee, the mayor
		if who, ok := noun(words[1:], true); ok && !words[0].comma {
			return statement(text, offset, words[0], who), true
		}
		return nlp.Statement{}, false
	}
	for i, w := range words {
		if i > 0 && saying[strings.ToLower(w.text)] {
			if who, ok := noun(words[:i], false); ok {
				return statement(text, offset, w, who), true
			}
			return nlp.Statement{}, false
		}
		if w.stop || i >= 8 {
			break
		}
	}
	return nlp.Statement{}, false
}

// clauseBefore reads the clause of saying that ends before a quotation: subject,
// verb, and at most one addressee.
func clauseBefore(text string, offset int) (nlp.Statement, bool) {
	words := wordsOf(text, offset)
	last := len(words) - 1
	if last < 1 || !words[last].comma {
		return nlp.Statement{}, false
	}
	for i := last; i > 0 && i > last-4; i-- {
		if !saying[strings.ToLower(words[i].text)] {
			continue
		}
		from := i
		for from > 0 && i-from < 8 && !words[from-1].comma {
			from--
		}
		if who, ok := noun(words[from:i], false); ok {
			return statement(text, offset, words[i], who), true
		}
		return nlp.Statement{}, false
	}
	return nlp.Statement{}, false
}

func statement(text string, offset int, cue word, who nlp.Span) nlp.Statement {
	return nlp.Statement{
		Act: nlp.State, Cue: cue.Span,
		Speaker: nlp.Who{Text: text[who.Start-offset : who.End-offset], Span: who},
	}
}

// noun checks that words can be one speaker, and gives their span: a pronoun, a
// name, or a name or office with an article and lower-case words before it. When
// open, the words go on behind it, and it ends at the first comma or stop.
func noun(words []word, open bool) (nlp.Span, bool) {
	if open {
		words = untilComma(words)
	}
	if len(words) == 0 || len(words) > 8 {
		return nlp.Span{}, false
	}
	span := nlp.Span{Start: words[0].Start, End: words[len(words)-1].End}
	first := strings.ToLower(words[0].text)
	if pronouns[first] || prepositions[first] {
		return span, pronouns[first] && len(words) == 1
	}
	capital := false
	for i, w := range words {
		if w.comma && !open && i < len(words)-1 || barred[strings.ToLower(w.text)] {
			return nlp.Span{}, false
		}
		r, _ := utf8.DecodeRuneInString(w.text)
		capital = capital || unicode.IsUpper(r)
	}
	return span, capital || determiners[first]
}

func untilComma(words []word) []word {
	for i, w := range words {
		if lower := strings.ToLower(w.text); barred[lower] || i > 0 && prepositions[lower] && lower != "of" && lower != "for" {
			return words[:i]
		}
		if w.comma || w.stop && len(w.text) > 2 {
			return words[:i+1]
		}
	}
	return words
}

// trimmed is an inner span without the comma that belongs to the reporting
// sentence and without white space at its ends. A full stop stays.
func trimmed(d *nlp.Document, s nlp.Span) nlp.Span {
	text := d.Slice(s)
	lead := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	end := len(strings.TrimRightFunc(text, unicode.IsSpace))
	return nlp.Span{Start: s.Start + lead, End: s.Start + max(lead, end)}
}
