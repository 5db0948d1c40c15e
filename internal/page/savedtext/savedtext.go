// Package savedtext reads a news page that somebody saved as plain text, with its
// menus, teasers, comment forms and all, and says what each line is.
//
// Three things work together. Hints (hints.go, phrases.go, notices.go) know the
// forms and phrases of furniture, bylines, dates and captions. A model of two
// passes (features.go, model.go, passes.go) tells the article's body from the
// rest; its weights are learned by tools/trainlines. The first pass judges lines
// by form, place and neighbours; the second also by whether they speak of what the
// sure lines of the body speak of, which is what betrays teasers for other stories.
// Then kinds.go settles what the model cannot know: the title and its copies,
// what stands between title and body, headings, labels with the links below them.
//
// All work is linear in the length of the page, and the same on every machine.
package savedtext

import "readout/internal/nlp"

// Line is a piece of the saved page: a physical line, or a part of one where two
// were glued together.
type Line struct {
	nlp.Span // byte offsets into the text, trimmed of white space
	Kind     nlp.BlockKind
	Why      string // the reason, in a few words, for a FurnitureBlock
}

// Classify cuts a saved page into lines and says what each is. The text is valid
// UTF-8 in NFC with "\n" at line ends; empty lines give no Line. The lines come in
// order, disjoint, on rune boundaries; at most one is the title. A page without an
// article has no line of body.
func Classify(text string) []Line { return ClassifyWith(text, &first, &second) }

// ClassifyWith is Classify with other weights than the package's own: for learning
// them.
func ClassifyWith(text string, first, second *Weights) []Line {
	pieces := unglue(text, cut(text))
	if len(pieces) == 0 {
		return nil
	}
	p := newPage(text, pieces)
	m := p.measureAll()
	unary := p.firstPass(m, first, second)
	j := newJudge(p, m, p.secondPass(m, second, unary))
	j.judge()
	out := make([]Line, len(p.lines))
	for i := range p.lines {
		out[i] = Line{nlp.Span{Start: p.lines[i].start, End: p.lines[i].end}, j.kind[i], j.why[i]}
	}
	return out
}
