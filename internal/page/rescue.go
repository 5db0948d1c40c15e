package page

import (
	"strings"

	"readout/internal/nlp"
	"readout/internal/page/markup"
	"readout/internal/page/savedtext"
)

const (
	// shortBody is the length in bytes below which what the extractor found may
	// be a box beside the article.
	shortBody = 400
	// richer is how many times as long the lines' reading must be to be believed
	// instead.
	richer = 3
)

// rescue reads an HTML page by its lines, as if it had been saved as text, where
// the extractor found no article or hardly any; the pieces are returned as they
// are where the lines show no more. A page of links has no article either way.
func rescue(pieces []piece, title string) []piece {
	found := bodyLength(pieces)
	if found >= shortBody {
		return pieces
	}
	again := byLines(pieces, title)
	if n := bodyLength(again); n < shortBody || n < richer*found {
		return pieces
	}
	return again
}

func bodyLength(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		if p.kind == nlp.BodyBlock {
			n += len(p.text)
		}
	}
	return n
}

// byLines labels the page's passages anew, by the classifier of saved text. What
// markup knows to be title or caption stays so.
func byLines(pieces []piece, title string) []piece {
	var text strings.Builder
	place := map[int]int{} // where a piece begins → its index
	for i, p := range pieces {
		place[text.Len()] = i
		text.WriteString(p.text)
		text.WriteByte('\n')
	}
	again := make([]piece, 0, len(pieces))
	page := text.String()
	for _, line := range savedtext.Classify(page) {
		p := piece{line.Kind, page[line.Start:line.End], line.Why}
		if i, ok := place[line.Start]; ok && (pieces[i].kind == nlp.TitleBlock || pieces[i].kind == nlp.CaptionBlock) {
			p.kind, p.why = pieces[i].kind, ""
		} else if p.kind == nlp.TitleBlock && markup.Key(p.text) != markup.Key(title) {
			p.kind = nlp.HeadingBlock
		}
		again = append(again, p)
	}
	return again
}
