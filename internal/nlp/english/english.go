// Package english gives English documents their tokens, parse, sentences and
// names: spaCy's small pipeline (package spacy), with what news needs around it.
//
// The model was trained on edited running text. Some things in news are not
// that, and are met before it reads them, without changing the document's text:
//
//   - Headlines with capitals on every word, or nothing but capitals, hide which
//     words are names. They are read as the body writes their words (case.go).
//   - A dateline, "BATANGAS CITY (APA) –", is no part of the sentence behind it.
//   - Blocks end sentences, also without a full stop.
//   - Curly and angled quotation marks and apostrophes are read as straight ones.
package english

import (
	"context"

	"readout/internal/errs"
	"readout/internal/nlp"
	"readout/spacy"
)

// Stage parses English documents. The zero value is ready; the model is decoded
// at the first document. Safe for concurrent use.
type Stage struct{}

// Info describes the stage.
func (Stage) Info() nlp.Info {
	return nlp.Info{
		Name: "english", Version: 1,
		Needs:     []nlp.Layer{nlp.TextLayer},
		Gives:     []nlp.Layer{nlp.ParseLayer},
		Languages: []string{"en"},
	}
}

// maxText is the longest text in bytes that is parsed: a hundred times the
// longest article. Beyond it a page of junk would take minutes.
const maxText = 4 << 20

// Annotate fills d.Tokens, d.Sentences and d.Names. It fails where the text is
// longer than any article (errs.TooLarge), or the embedded model cannot be
// decoded.
func (Stage) Annotate(_ context.Context, d *nlp.Document) error {
	if len(d.Text) > maxText {
		return errs.New(errs.TooLarge, "the text has %d bytes, more than any article: it is kept, and not analysed", len(d.Text))
	}
	model, err := spacy.Load()
	if err != nil {
		return errs.Wrap(errs.Internal, err, "the English model cannot be loaded")
	}
	text := straighten(readable(d))
	begin := starts(d)
	for i := range begin {
		begin[i] = text.straight(begin[i])
	}
	convert(d, model.Parse(text.text, spacy.SentenceStarts(begin)), text)
	return nil
}

// starts are the places where a sentence begins whatever the parser thinks: the
// blocks, and what stands behind a dateline.
func starts(d *nlp.Document) []int {
	var at []int
	for _, b := range d.Blocks {
		at = append(at, b.Start)
		if b.Kind == nlp.BodyBlock {
			if n := dateline(d.Slice(b.Span)); n > 0 {
				at = append(at, b.Start+n)
			}
		}
	}
	return at
}

// convert takes the parse over, without the tokens that are white space: they
// depend on words, and nothing depends on them but other white space.
func convert(d *nlp.Document, parsed *spacy.Doc, text straightened) {
	c := converter{document: d, text: text, index: make([]int, parsed.Len())}
	d.Tokens = make([]nlp.Token, 0, parsed.Len())
	for t := range parsed.Tokens() {
		c.index[t.Index()] = len(d.Tokens)
		if !t.IsSpace() {
			c.token(t)
		}
	}
	c.heads(parsed)
	c.sentences(parsed)
	c.names(parsed)
}

type converter struct {
	document *nlp.Document
	text     straightened
	// index maps the tokens of the parse to those of the document; white space
	// to the token behind it.
	index []int
}

func (c *converter) token(t spacy.Token) {
	c.document.Tokens = append(c.document.Tokens, nlp.Token{
		Span:  nlp.Span{Start: c.text.original(t.Start()), End: c.text.original(t.End())},
		Lemma: t.Lemma(), Lower: t.Lower(), POS: t.POS(), Tag: t.Tag(), Dep: t.Dep(), Morph: t.Morph(),
	})
}

// heads sets heads and the bounds of subtrees. A word whose head is white space
// becomes a root.
func (c *converter) heads(parsed *spacy.Doc) {
	tokens := c.document.Tokens
	for t := range parsed.Tokens() {
		if t.IsSpace() {
			continue
		}
		i := c.index[t.Index()]
		tokens[i].Head, tokens[i].First, tokens[i].Last = i, i, i
		if h := t.Head(); !h.IsSpace() {
			tokens[i].Head = c.index[h.Index()]
		}
	}
	for i := range tokens {
		for at, h := i, tokens[i].Head; h != at; at, h = h, tokens[h].Head {
			tokens[h].First = min(tokens[h].First, i)
			tokens[h].Last = max(tokens[h].Last, i)
		}
	}
}

// sentences takes the sentences over. One of white space alone is none.
func (c *converter) sentences(parsed *spacy.Doc) {
	d := c.document
	block := 0
	for s := range parsed.Sents() {
		first, end := c.index[s.Start], len(d.Tokens)
		if s.End < parsed.Len() {
			end = c.index[s.End]
		}
		if first >= end {
			continue
		}
		span := d.TokenSpan(first, end)
		for block < len(d.Blocks)-1 && d.Blocks[block].End <= span.Start {
			block++
		}
		for i := first; i < end; i++ {
			d.Tokens[i].Sentence = len(d.Sentences)
		}
		d.Sentences = append(d.Sentences, nlp.Sentence{Span: span, First: first, End: end, Block: block})
	}
}

// names takes over the entities that are names: numbers and times are read by
// stages of their own.
func (c *converter) names(parsed *spacy.Doc) {
	d := c.document
	for e := range parsed.Ents() {
		switch e.Label {
		case "CARDINAL", "ORDINAL", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY":
			continue
		}
		first, end := c.index[e.Start], len(d.Tokens)
		if e.End < parsed.Len() {
			end = c.index[e.End]
		}
		if first < end {
			d.Names = append(d.Names, nlp.Name{Span: d.TokenSpan(first, end), First: first, End: end, Type: nlp.NameType(e.Label)})
		}
	}
}
