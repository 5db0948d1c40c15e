package page

import (
	"readout/internal/nlp"
	"readout/internal/page/savedtext"
)

// refine looks at what the extractor took for the article's text and that says
// of itself what it is: a teaser, a byline, a date. Between two paragraphs of the
// body a date or a name alone may be the article's own.
func refine(pieces []piece) []piece {
	first := firstBody(pieces)
	for i := range pieces {
		p := &pieces[i]
		if p.kind != nlp.BodyBlock && p.kind != nlp.HeadingBlock {
			continue
		}
		kind, why := savedtext.Says(p.text)
		switch {
		case kind == nlp.FurnitureBlock:
			p.kind, p.why = kind, why
		case kind == nlp.DatelineBlock && i < first, kind == nlp.BylineBlock, kind == nlp.CaptionBlock:
			p.kind = kind
		}
	}
	return pieces
}

// bodyWords is the length in bytes from which a piece is plainly a paragraph.
const bodyWords = 120

// firstBody is the index of the first plain paragraph.
func firstBody(pieces []piece) int {
	for i, p := range pieces {
		if p.kind == nlp.BodyBlock && len(p.text) >= bodyWords {
			return i
		}
	}
	return len(pieces)
}
