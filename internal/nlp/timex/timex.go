// Package timex finds the time expressions of an English text and says what they
// mean: dates, clock times, durations and sets (TimeML 1.2.1, TIMEX3), as TIMEX3
// values and as half-open intervals.
//
// A text is read three times, each in one pass:
//
//   - lex.go cuts the tokens into atoms ("mid-November" is three, "p.m." one) and
//     looks each up in the tables of words.go;
//   - the matchers (date.go, clock.go, deictic.go, amount.go, vague.go) read what
//     an expression says, from the atoms alone, into an expr; refuse.go throws out
//     what only looks like a time;
//   - resolve.go gives each expr its place on the calendar, in text order: from
//     the document's anchor, from the tense of the verb that governs it, and from
//     the dates named before it. Texts that tell of years long past are read from
//     their own dates (the narrative mode of Strötgen and Gertz, HeidelTime, 2013).
//
// zone.go then compares clock times that claim to be the same moment.
//
// The clock of the machine is never read. An expression that cannot be placed,
// because the anchor is unknown or the date impossible, keeps its span.
package timex

import (
	"context"
	"strconv"

	"readout/internal/nlp"
)

// Stage finds the times of English documents. The zero value is ready and safe
// for concurrent use.
type Stage struct{}

// Info describes the stage.
func (Stage) Info() nlp.Info {
	return nlp.Info{
		Name: "timex", Version: 1,
		Needs:     []nlp.Layer{nlp.TextLayer, nlp.ParseLayer},
		Gives:     []nlp.Layer{nlp.TimesLayer},
		Languages: []string{"en"},
	}
}

// Annotate fills d.Timexes. It never fails.
func (Stage) Annotate(_ context.Context, d *nlp.Document) error {
	r := reader{d: d, atoms: lex(d)}
	r.names = namesByToken(d)
	found := r.find()
	r.zonesApart(found)
	d.Timexes = resolve(&r, found)
	for i := range d.Timexes {
		d.Timexes[i].ID = d.ID + "t" + strconv.Itoa(i+1)
	}
	checkMoments(&r, found, d.Timexes)
	return nil
}

// reader holds what the matchers read.
type reader struct {
	d     *nlp.Document
	atoms []atom
	names []int32      // per token, the index of its name + 1, or 0
	depth int          // how deep the matchers have called themselves
	where *whereabouts // the places of the document, once they were asked for
}

// maxDepth bounds how deep dates may stand in dates ("the morning of the night of
// ..."), so that reading stays linear.
const maxDepth = 3

func namesByToken(d *nlp.Document) []int32 {
	of := make([]int32, len(d.Tokens))
	for i, n := range d.Names {
		for t := n.First; t < n.End; t++ {
			of[t] = int32(i + 1)
		}
	}
	return of
}

// find reads the text from left to right and takes the longest expression at each
// place.
func (r *reader) find() []expr {
	var all []expr
	for i := 0; i < len(r.atoms); {
		e, ok := r.match(i)
		if !ok || e.end <= i || r.refused(&e) {
			i++
			continue
		}
		if r.is(e.first, "the") && e.end > e.first+1 && r.modifies(&e) {
			e.first++
		}
		if len(all) > 0 {
			r.shareYear(&all[len(all)-1], &e)
		}
		all = append(all, e)
		i = e.end
	}
	return all
}
