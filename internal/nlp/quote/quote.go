// Package quote finds who said what.
//
// This first version reads direct quotations whose speaker stands beside the
// verb of saying, in the text alone. Everything else that a page attributes is
// left out rather than guessed.
package quote

import (
	"context"
	"fmt"

	"readout/internal/nlp"
)

// Stage finds quotations and their speakers in English text. The zero value is
// ready and safe for concurrent use.
type Stage struct{}

// Info describes the stage.
func (Stage) Info() nlp.Info {
	return nlp.Info{
		Name: "quote", Version: 1,
		Needs:     []nlp.Layer{nlp.TextLayer},
		Gives:     []nlp.Layer{nlp.QuotationsLayer, nlp.StatementsLayer},
		Languages: []string{"en"},
	}
}

// Annotate fills d.Quotations and d.Statements. It never fails.
func (Stage) Annotate(_ context.Context, d *nlp.Document) error {
	d.Quotations = Marks(d)
	for _, u := range utterances(d) {
		s, ok := attribute(d, u)
		if !ok {
			continue
		}
		s.ID = fmt.Sprintf("%ss%d", d.ID, len(d.Statements)+1)
		d.Statements = append(d.Statements, s)
	}
	return nil
}

// utterance is a run of quotations that are one utterance: over several
// paragraphs, or split by an interposed "he said".
type utterance struct {
	parts []nlp.Quotation
	block nlp.Span // the block in which it begins
	last  nlp.Span // the block in which it ends
}

// utterances groups the quotations of the body. Those in a title are left to the
// reading of headlines.
func utterances(d *nlp.Document) []utterance {
	var all []utterance
	for _, q := range d.Quotations {
		block, kind := blockAt(d, q.Outer.Start)
		if kind != nlp.BodyBlock && kind != nlp.DeckBlock {
			continue
		}
		if q.Continues && len(all) > 0 {
			u := &all[len(all)-1]
			u.parts, u.last = append(u.parts, q), block
			continue
		}
		all = append(all, utterance{[]nlp.Quotation{q}, block, block})
	}
	return joinSplit(d, all)
}

func blockAt(d *nlp.Document, at int) (nlp.Span, nlp.BlockKind) {
	for _, b := range d.Blocks {
		if b.Start <= at && at < b.End {
			return b.Span, b.Kind
		}
	}
	return nlp.Span{}, nlp.FurnitureBlock
}
