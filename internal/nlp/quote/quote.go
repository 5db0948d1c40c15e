// Package quote finds who said what to whom, through whom, on what condition.
//
// The parse offers readings and linear models choose among them (find.go): a
// word that may report, what it may report, who may be the speaker. Rules do the
// rest, as they must be explained and hold in any domain: quotations that no cue
// claims (loose.go), answers of interviews (turns.go), nesting and chain (chain.go), act (acts.go), condition
// (conditions.go), to whom a pronoun, a surname, an office or "the company" leads
// (resolve.go, centre.go, salient.go, persons.go, offices.go, firms.go, corefer.go), and which
// attributions are no statements (asides.go). Where a construction tells a part better
// than the models, it decides (constructions.go, trailers.go, inverted.go, verdicts.go, readings.go,
// credits.go, silences.go, settle.go). frames.txt holds the reporting words with their
// acts.
package quote

import (
	"context"
	"fmt"

	"readout/internal/errs"
	"readout/internal/nlp"
)

// Stage finds quotations and statements in parsed English text. The zero value
// is ready; the models are decoded at the first document. Safe for concurrent
// use on different documents.
type Stage struct{}

// Info describes the stage.
func (Stage) Info() nlp.Info {
	return nlp.Info{
		Name: "quote", Version: 6,
		Needs:     []nlp.Layer{nlp.TextLayer, nlp.ParseLayer},
		Gives:     []nlp.Layer{nlp.QuotationsLayer, nlp.StatementsLayer},
		Languages: []string{"en"},
	}
}

// Annotate fills d.Quotations, d.Statements and d.Asides, these in the order of
// their contents. It fails only where the embedded models cannot be decoded.
func (Stage) Annotate(_ context.Context, d *nlp.Document) error {
	m, err := loaded()
	if err != nil {
		return errs.Wrap(errs.Internal, err, "the models of statements cannot be loaded")
	}
	d.Quotations = Marks(d)
	if len(d.Tokens) == 0 {
		return nil
	}
	v := newView(d)
	x := finder{m: m, v: v}
	drafts := v.drafts(x.find())
	drafts = v.unclaimed(drafts)
	drafts = v.answers(drafts)
	drafts = v.bothSides(drafts)
	v.nest(drafts)
	v.resolve(drafts)
	v.setAside(drafts)
	all := make([]nlp.Statement, len(drafts))
	for i := range drafts {
		all[i] = v.statement(&drafts[i])
	}
	v.chain(drafts, all)
	v.carry(drafts, all)
	bindOnce(all)
	for i := range all {
		if drafts[i].aside == "" {
			d.Statements = append(d.Statements, all[i])
		} else {
			d.Asides = append(d.Asides, all[i])
		}
	}
	return nil
}

// statement makes a statement of a draft, all but its place in the chain.
func (v *view) statement(f *draft) nlp.Statement {
	s := nlp.Statement{
		ID:      fmt.Sprintf("%s%s%d", v.d.ID, f.series(), f.number),
		Form:    v.form(f),
		Negated: v.negated(f),
		Speaker: f.speaker,
		Cue:     f.cueSpan,
		To:      v.addressees(f),
	}
	s.Act, s.Why = v.act(f)
	for _, r := range f.runs {
		span := v.contentSpan(r)
		if f.verbatim {
			span.End = v.stop(span.End, v.tokens[v.blockEnd(r.first)-1].End)
		}
		s.Content = append(s.Content, span)
	}
	s.Condition, s.Consequence = v.condition(f)
	s.Why = f.why + "; " + s.Why
	s.Aside = f.aside
	return s
}
