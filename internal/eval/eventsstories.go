package eval

import (
	"context"
	"path/filepath"
	"slices"

	"readout/internal/analysis"
	"readout/internal/nlp"
)

// goldEvent is an event as gold.json gives it.
type goldEvent struct {
	Doc, Text, Type, Mode, Status string
	TypeAlso                      []string `json:"type_also"`
	Actor, Recipient              []string
	Date, Place                   *string
	Optional                      bool
}

// eventTally counts gold events of PLOVER's types over folders.
type eventTally struct {
	gold, found, status, mode, date, dated int
}

func (t *eventTally) folder(ctx context.Context, r *Report, dir string) error {
	var gold struct{ Events []goldEvent }
	if err := readJSON(filepath.Join(dir, "gold.json"), &gold); err != nil {
		return err
	}
	a, err := analysis.New(analysis.Options{})
	if err != nil {
		return err
	}
	result, err := a.Run(ctx, []string{dir})
	if err != nil {
		return err
	}
	for _, g := range gold.Events {
		for _, d := range result.Documents {
			if sameDocument(d, g.Doc) {
				t.event(r, filepath.Base(dir), d, g)
			}
		}
	}
	return nil
}

// event looks for the event of ours with the type whose trigger stands in gold's
// words.
func (t *eventTally) event(r *Report, where string, d *nlp.Document, g goldEvent) {
	if g.Type == "OTHER" || g.Optional {
		return
	}
	t.gold++
	at := placesOf(d.Text, g.Text)
	e := matchEvent(d, g, at)
	if e == nil {
		r.Miss("case event missed", where+"/"+g.Doc, "%s/%s %s: %s || %s", g.Type, g.Mode, g.Status, g.Text, eventsAt(d, at))
		return
	}
	t.found++
	if e.Status.String() == g.Status {
		t.status++
	} else {
		r.Miss("case event status", where+"/"+g.Doc, "%s: %s: ours %s", g.Status, g.Text, explained(d, e))
	}
	t.mode += b2i(e.Mode == g.Mode)
	if g.Date != nil {
		t.dated++
		if !e.From.IsZero() && len(*g.Date) >= 7 && e.From.Format("2006-01-02")[:min(10, len(*g.Date))] == (*g.Date)[:min(10, len(*g.Date))] {
			t.date++
		}
	}
}

// matchEvent is the event of ours of gold's type told at the place, in its first
// telling or again.
func matchEvent(d *nlp.Document, g goldEvent, at []nlp.Span) *nlp.Event {
	if len(at) == 0 {
		return nil
	}
	for i := range d.Events {
		e := &d.Events[i]
		if e.Type != g.Type && !slices.Contains(g.TypeAlso, e.Type) {
			continue
		}
		if at[0].Overlaps(e.Trigger) {
			return e
		}
		for _, m := range e.Again {
			if at[0].Overlaps(m.Trigger) {
				return e
			}
		}
	}
	return nil
}

func eventsAt(d *nlp.Document, at []nlp.Span) string {
	out := ""
	for i := range d.Events {
		if len(at) > 0 && at[0].Overlaps(d.Events[i].Trigger) {
			out += explained(d, &d.Events[i]) + " · "
		}
	}
	return out
}

func (t *eventTally) print(r *Report) {
	r.Count("case events", t.gold)
	r.Score("case events found", ratio(t.found, t.gold))
	r.Score("case events status right of found", ratio(t.status, t.found))
	r.Score("case events status right of all", ratio(t.status, t.gold))
	r.Score("case events mode right of found", ratio(t.mode, t.found))
	r.Score("case events date right", ratio(t.date, t.dated))
}
