// Package page turns the bytes of a page into a Document: clean text, what the
// page says about itself, its dates, and what was taken out.
package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/page/charset"
	"readout/internal/page/language"
	"readout/internal/page/markup"
	"readout/internal/page/savedtext"
)

// Options are what a reading depends on beside the page.
type Options struct {
	// As is how pages are read; input.Auto decides for each.
	As input.Format
	// Now is when the run happens: no page is dated after it. Zero means no
	// such limit.
	Now time.Time
}

// Read reads one item. The document has no ID yet. An item without any text
// gives an error of kind errs.Empty, one that is not text errs.Binary. A page
// without an article gives both its document, without body, and an error of kind
// errs.NoArticle. Safe for concurrent use.
func Read(item input.Item, o Options) (*nlp.Document, error) {
	if item.Err != nil {
		return nil, item.Err
	}
	format := o.format(item)
	contentType := ""
	if format == input.HTML {
		contentType = "text/html"
	}
	source, _, err := charset.Decode(item.Data, contentType)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(source)) == 0 {
		return nil, errs.New(errs.Empty, "nothing in it: the file has no text")
	}
	if format == input.Auto {
		format = sniff(source)
	}
	b := builder{item: item, now: o.Now, doc: &nlp.Document{Path: item.Path, URL: item.Known.URL}}
	sum := sha256.Sum256(item.Data)
	b.doc.Hash = hex.EncodeToString(sum[:])
	switch format {
	case input.HTML:
		err = b.markup(source)
	case input.Page:
		b.savedPage(string(source))
	default:
		b.cleanText(string(source), o.As == input.Text)
	}
	if err != nil {
		return nil, err
	}
	return b.finish()
}

// format is the format that the user or the item names, or input.Auto.
func (o Options) format(item input.Item) input.Format {
	if o.As != input.Auto {
		return o.As
	}
	return item.Format
}

// sniff tells markup from text by the first bytes that are not white space.
func sniff(source []byte) input.Format {
	head := strings.ToLower(string(bytes.TrimSpace(source[:min(len(source), 2048)])))
	for _, mark := range []string{"<!doctype", "<html", "<head", "<body", "<?xml", "<!--", "<div", "<article"} {
		if strings.HasPrefix(head, mark) {
			return input.HTML
		}
	}
	return input.Page
}

// builder fills a document.
type builder struct {
	item input.Item
	now  time.Time
	doc  *nlp.Document
	root *html.Node
}

// markup reads HTML.
func (b *builder) markup(source []byte) error {
	p, err := markup.Read(source, b.item.Known.URL)
	if err != nil {
		return err
	}
	d := b.doc
	b.root = p.Root
	d.URL, d.Outlet, d.Agency, d.Language = p.URL, p.Outlet, p.Agency, p.Language
	d.Title = norm.NFC.String(orElse(b.item.Known.Title, p.Title))
	d.Bylines = p.Bylines
	b.compose(trimEdges(refine(rescue(fromMarkup(p.Pieces), d.Title))))
	return nil
}

// savedPage reads a page saved as text.
func (b *builder) savedPage(source string) {
	text := unixLines(norm.NFC.String(source))
	lines := savedtext.Classify(text)
	pieces := make([]piece, 0, len(lines))
	for _, line := range lines {
		s := text[line.Start:line.End]
		if line.Kind == nlp.TitleBlock {
			b.doc.Title = s
		}
		pieces = append(pieces, piece{line.Kind, s, line.Why})
	}
	b.doc.Title = norm.NFC.String(orElse(b.item.Known.Title, b.doc.Title))
	b.compose(pieces)
}

// cleanText reads article text without furniture. When verbatim, the document's
// text is the input itself, so that offsets into it hold; otherwise the title
// that came beside it stands first.
func (b *builder) cleanText(source string, verbatim bool) {
	b.doc.Title = norm.NFC.String(b.item.Known.Title)
	if verbatim {
		b.verbatim(source)
		return
	}
	var pieces []piece
	for paragraph := range strings.SplitSeq(unixLines(norm.NFC.String(source)), "\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" && paragraph != b.doc.Title {
			pieces = append(pieces, piece{nlp.BodyBlock, paragraph, ""})
		}
	}
	b.compose(pieces)
}

// finish reads what depends on the whole text: language, outlet, agency, dates.
func (b *builder) finish() (*nlp.Document, error) {
	d := b.doc
	known := b.item.Known
	d.Outlet.Name = norm.NFC.String(orElse(known.Outlet, withoutEdition(d.Outlet.Name)))
	d.Outlet.Domain = orElse(d.Outlet.Domain, markup.Domain(d.URL))
	d.Agency = agencyOf(d)
	if d.Outlet.Name == "" {
		d.Outlet.Name = outletOf(d)
	} else if known.Outlet == "" {
		d.Outlet.Name = fuller(d, d.Outlet.Name)
	}
	body := bodyOf(d)
	d.Language = language.Of(body, orElse(known.Language, d.Language))
	if bodiesOnly(d.Bylines) {
		if signed := bylinesOf(d); len(signed) > 0 {
			d.Bylines = signed
		}
	}
	d.Translated = translationOf(d)
	b.dates(body)
	if !hasBody(d) {
		return d, errs.New(errs.NoArticle, "no article found: it may be an index page")
	}
	return d, nil
}

func unixLines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
