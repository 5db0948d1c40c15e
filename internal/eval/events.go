package eval

import (
	"context"
	"fmt"
	"hash/fnv"
	"strings"

	"readout/internal/input"
	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
	"readout/internal/nlp/english"
	"readout/internal/nlp/event"
	"readout/internal/nlp/quantity"
	"readout/internal/nlp/quote"
	"readout/internal/nlp/timex"
	"readout/internal/page"
)

// Events measures the coder of events: plv (roots with and without the spans
// given, Lefebvre & Stoehr's PLV), cameo_class (sentences without an event), gsr
// (the PLOVER manual's records), cameo_manual, indiapolice (Halterman et al.
// 2021: whole articles on police), and the events of seeds and cases with their
// status. Of plv, cameo_class and indiapolice the odd items are a number only:
// their mistakes are not listed.
func Events() Set {
	return Set{"events", "events: PLOVER type, actors, status, what is none", runEvents}
}

func runEvents(ctx context.Context, data Data) (*Report, error) {
	r := &Report{Set: "events", Items: "sentences"}
	for _, part := range []func(context.Context, Data, *Report, *coder) error{
		eventsPLV, eventsNone, eventsGSR, eventsManual, eventsPolice, eventsStories,
	} {
		c, err := newCoder()
		if err != nil {
			return nil, err
		}
		if err := part(ctx, data, r, c); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// coder runs the stages up to events on a text.
type coder struct {
	p    *nlp.Pipeline
	base *knowledge.Base
}

func newCoder() (*coder, error) {
	base := knowledge.Load()
	p, err := nlp.NewPipeline(english.Stage{}, timex.Stage{}, coref.Stage{Base: base}, quote.Stage{}, quantity.Stage{}, event.Stage{Base: base})
	return &coder{p, base}, err
}

// code reads a text as one document without a date.
func (c *coder) code(ctx context.Context, id, text string) (*nlp.Document, error) {
	d, err := page.Read(input.Item{Path: id, Data: []byte(text)}, page.Options{As: input.Text})
	if err != nil {
		return nil, err
	}
	d.ID, d.Language = "d1", "en"
	failures, err := c.p.Run(ctx, d)
	if err == nil && len(failures) > 0 {
		err = fmt.Errorf("%s: %w", id, failures[0].Err)
	}
	return d, err
}

// listed reports whether an item's mistakes may be looked at: half of them are a
// number only.
func listed(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()%2 == 0
}

// touches reports whether one of the phrases overlaps a place where the text has
// the given words.
func touches(d *nlp.Document, list []nlp.Who, words string) bool {
	for _, s := range placesOf(d.Text, words) {
		for _, w := range list {
			if w.Span.Overlaps(s) || !w.Antecedent.Empty() && w.Antecedent.Overlaps(s) {
				return true
			}
		}
	}
	return false
}

// placesOf are the spans at which a text has the words.
func placesOf(text, words string) []nlp.Span {
	words = strings.TrimSpace(words)
	var out []nlp.Span
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		out = append(out, nlp.Span{Start: from + i, End: from + i + len(words)})
		from += i + len(words)
	}
	return out
}

// explained writes an event for a list of mistakes.
func explained(d *nlp.Document, e *nlp.Event) string {
	names := func(list []nlp.Who) string {
		var out []string
		for _, w := range list {
			out = append(out, w.Text)
		}
		return strings.Join(out, " + ")
	}
	return fmt.Sprintf("%s/%s %s %q [%s → %s] (%s)", e.Type, e.Mode, e.Status, d.Slice(e.Trigger), names(e.Actor), names(e.Recipient), e.Why)
}

func allExplained(d *nlp.Document) string {
	var out []string
	for i := range d.Events {
		out = append(out, explained(d, &d.Events[i]))
	}
	return strings.Join(out, " · ")
}
