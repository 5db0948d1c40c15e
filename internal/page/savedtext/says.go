package savedtext

import "readout/internal/nlp"

// Says tells what a line says of itself, by its form or the phrase that it opens
// with, without the page around it: a FurnitureBlock with the reason, a
// BylineBlock, a DatelineBlock or a CaptionBlock; BodyBlock where it says nothing.
// It is for passages that something else took for the article's, and answers only
// what it is sure of. The line is valid UTF-8 without line ends.
func Says(line string) (kind nlp.BlockKind, why string) {
	pieces := cut(line)
	if len(pieces) != 1 {
		return nlp.BodyBlock, ""
	}
	h, _ := newPage(line, pieces).hintOf(0, nil)
	switch h {
	case hintTeaser, hintComment, hintTags, hintLabel, hintShare, hintCount, hintAccount, hintAd:
		return nlp.FurnitureBlock, reasons[h]
	case hintByline:
		return nlp.BylineBlock, ""
	case hintDate:
		return nlp.DatelineBlock, ""
	case hintCaption:
		return nlp.CaptionBlock, ""
	}
	return nlp.BodyBlock, ""
}
