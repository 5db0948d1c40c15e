package page

import (
	"strings"
	"unicode/utf8"

	"readout/internal/nlp"
)

// trimEdges takes for furniture what an extractor that found no article in the
// markup keeps around one: lines above the title, menus, and what follows the last
// paragraph without being one. A signature above the first paragraph is a byline.
func trimEdges(pieces []piece) []piece {
	title, last := edges(pieces)
	if !trailing(pieces, last) {
		last = len(pieces)
	}
	first := firstBody(pieces)
	for i := range pieces {
		p := &pieces[i]
		if p.kind != nlp.BodyBlock && p.kind != nlp.HeadingBlock {
			continue
		}
		switch {
		case menu(p.text):
			p.kind, p.why = nlp.FurnitureBlock, "menu"
		case i < title && !paragraph(p.text):
			p.kind, p.why = nlp.FurnitureBlock, "above the title"
		case i < first && len(p.text) <= bylineLength && !paragraph(p.text) && signature(p.text) != "":
			p.kind = nlp.BylineBlock
		case i > last && !sentence(p.text):
			p.kind, p.why = nlp.FurnitureBlock, "below the article"
		}
	}
	return pieces
}

// edges are the indices of the title and of the last paragraph; -1 for none.
func edges(pieces []piece) (title, last int) {
	title, last = -1, -1
	for i, p := range pieces {
		switch {
		case p.kind == nlp.TitleBlock && title < 0:
			title = i
		case p.kind == nlp.BodyBlock && paragraph(p.text):
			last = i
		}
	}
	return title, last
}

// trailing reports whether what follows the last paragraph is little enough to be
// no part of the article: a poem's or a recipe's lines are no sentences either.
func trailing(pieces []piece, last int) bool {
	if last < 0 {
		return false
	}
	behind, all := 0, 0
	for i, p := range pieces {
		if p.kind == nlp.BodyBlock || p.kind == nlp.HeadingBlock {
			all += len(p.text)
			if i > last {
				behind += len(p.text)
			}
		}
	}
	return behind*trailingShare <= all
}

// trailingShare is which part of the text may follow its last paragraph: a tenth.
const trailingShare = 10

// paragraphLength is the length in bytes from which a text that ends as a sentence
// does is plainly a paragraph.
const paragraphLength = 60

func paragraph(text string) bool { return len(text) >= paragraphLength && sentence(text) }

// sentence reports whether a text ends as a sentence does, a closing mark behind
// its stop left aside.
func sentence(text string) bool {
	text = strings.TrimRight(text, ` "'”’»)]`)
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:", r) || r == '。'
}

// menuLength is the length in bytes up to which a line can be a menu.
const menuLength = 160

// menu reports whether a line is items with bars between them.
func menu(text string) bool {
	if len(text) > menuLength || sentence(text) {
		return false
	}
	return strings.Count(text, " | ") >= 2 || strings.Count(text, " · ") >= 2
}
