package page

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"readout/internal/nlp"
	"readout/internal/page/markup"
)

// piece is a passage of a page in page order.
type piece struct {
	kind nlp.BlockKind
	text string
	why  string // for furniture
}

func fromMarkup(pieces []markup.Piece) []piece {
	out := make([]piece, len(pieces))
	for i, p := range pieces {
		out[i] = piece{p.Kind, norm.NFC.String(p.Text), p.Why}
	}
	return out
}

// separator stands between the blocks of a document's text.
const separator = "\n\n"

// compose makes the document's text out of its title and its pieces, and sets
// furniture aside. The title stands first whatever stood above it on the page.
func (b *builder) compose(pieces []piece) {
	c := newComposer(b.doc, pieces)
	if b.doc.Title != "" {
		c.add(nlp.TitleBlock, b.doc.Title)
	}
	above := hasTitle(pieces)
	for _, p := range pieces {
		switch {
		case p.kind == nlp.TitleBlock:
			above = false
		case p.kind == nlp.FurnitureBlock && above:
			c.setAside(p, 0)
		case p.kind == nlp.FurnitureBlock:
			c.setAside(p, len(b.doc.Blocks))
		default:
			c.add(p.kind, p.text)
		}
	}
	b.doc.Text = c.text.String()
}

// hasTitle reports whether the place of the title on the page is known.
func hasTitle(pieces []piece) bool {
	return slices.ContainsFunc(pieces, func(p piece) bool { return p.kind == nlp.TitleBlock })
}

type composer struct {
	doc  *nlp.Document
	text strings.Builder
}

// newComposer makes room for all that the pieces can come to.
func newComposer(d *nlp.Document, pieces []piece) *composer {
	c := &composer{doc: d}
	furniture, length := 0, len(d.Title)
	for _, p := range pieces {
		if p.kind == nlp.FurnitureBlock {
			furniture++
			continue
		}
		length += len(p.text) + len(separator)
	}
	c.text.Grow(length)
	d.Furniture = make([]nlp.Furniture, 0, furniture)
	d.Blocks = make([]nlp.Block, 0, len(pieces)-furniture+1)
	return c
}

func (c *composer) add(kind nlp.BlockKind, s string) {
	if c.text.Len() > 0 {
		c.text.WriteString(separator)
	}
	start := c.text.Len()
	c.text.WriteString(s)
	c.doc.Blocks = append(c.doc.Blocks, nlp.Block{Kind: kind, Span: nlp.Span{Start: start, End: c.text.Len()}})
}

func (c *composer) setAside(p piece, after int) {
	c.doc.Furniture = append(c.doc.Furniture, nlp.Furniture{Text: p.text, Why: p.why, After: after})
}

// verbatim takes the input as the document's text. Its paragraphs are blocks;
// the first is the title where it is the title that came beside the text.
func (b *builder) verbatim(source string) {
	d := b.doc
	d.Text = source
	for start := 0; start < len(source); {
		end := start + len(source[start:])
		if i := strings.IndexByte(source[start:], '\n'); i >= 0 {
			end = start + i
		}
		b.paragraph(start, end)
		start = end + 1
	}
}

func (b *builder) paragraph(start, end int) {
	d := b.doc
	line := d.Text[start:end]
	s := nlp.Span{
		Start: end - len(strings.TrimLeft(line, " \t\r")),
		End:   start + len(strings.TrimRight(line, " \t\r")),
	}
	if s.Empty() {
		return
	}
	kind := nlp.BodyBlock
	if len(d.Blocks) == 0 && d.Title != "" && d.Slice(s) == d.Title {
		kind = nlp.TitleBlock
	}
	d.Blocks = append(d.Blocks, nlp.Block{Kind: kind, Span: s})
}

// bodyOf is the text of the body's blocks, a line each.
func bodyOf(d *nlp.Document) string {
	var b strings.Builder
	b.Grow(len(d.Text))
	for _, block := range d.Blocks {
		if block.Kind == nlp.BodyBlock || block.Kind == nlp.DeckBlock {
			b.WriteString(d.Slice(block.Span))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func hasBody(d *nlp.Document) bool {
	for _, block := range d.Blocks {
		if block.Kind == nlp.BodyBlock {
			return true
		}
	}
	return false
}
