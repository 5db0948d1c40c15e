package eval

import (
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
	ours, other, coded                     int // events of ours; gold events of no type, and of those coded
	unread, otherType                      int // gold events whose words our text lacks; in whose words stand only events of other types
	parties, asked, place, placed          int // actors and recipients named in gold; places
	partyExtra, placeExtra, dateExtra      int // of ours, of events found: parties that gold does not name; places where gold has none
	placeWrong                             int // places of ours where gold has another
}

// folder scores the events of one run against the gold.json of its folder.
func (t *eventTally) folder(r *Report, dir string, result *analysis.Result) error {
	var gold struct{ Events []goldEvent }
	if err := readJSON(filepath.Join(dir, "gold.json"), &gold); err != nil {
		return err
	}
	for _, g := range gold.Events {
		for _, d := range result.Documents {
			if sameDocument(d, g.Doc) {
				t.event(r, filepath.Base(dir), result, d, g)
			}
		}
	}
	for _, d := range result.Documents {
		t.ours += len(d.Events)
	}
	return nil
}

// event looks for the event of ours with the type whose trigger stands in gold's
// words.
func (t *eventTally) event(r *Report, where string, result *analysis.Result, d *nlp.Document, g goldEvent) {
	if g.Optional {
		return
	}
	at := placesOf(d.Text, g.Text)
	if g.Type == "OTHER" {
		t.none(r, where, d, g, at)
		return
	}
	t.gold++
	e := matchEvent(d, g, at)
	if e == nil {
		t.unread += b2i(len(at) == 0)
		t.otherType += b2i(eventsAt(d, at) != "")
		r.Miss("event missed", where+"/"+g.Doc, "%s/%s %s: %s || %s", g.Type, g.Mode, g.Status, g.Text, eventsAt(d, at))
		return
	}
	t.found++
	if e.Status.String() == g.Status {
		t.status++
	} else {
		r.Miss("event status", where+"/"+g.Doc, "%s: %s: ours %s", g.Status, g.Text, explained(d, e))
	}
	t.mode += b2i(e.Mode == g.Mode)
	t.who(r, where, result, d, g, e)
	t.dateExtra += b2i(g.Date == nil && !e.From.IsZero())
	if g.Date != nil {
		t.dated++
		// A date of gold may be a month or a year alone.
		ok := !e.From.IsZero() && len(*g.Date) >= len("2006") && e.From.Format("2006-01-02")[:min(10, len(*g.Date))] == (*g.Date)[:min(10, len(*g.Date))]
		t.date += b2i(ok)
		if !ok {
			r.Miss("event date", where+"/"+g.Doc, "%s of %q: ours %s %s", *g.Date, g.Text, e.From.Format("2006-01-02"), explained(d, e))
		}
	}
}

// none counts what gold gives no type of PLOVER and we code as occurred all the
// same.
func (t *eventTally) none(r *Report, where string, d *nlp.Document, g goldEvent, at []nlp.Span) {
	if len(g.TypeAlso) > 0 {
		return
	}
	t.other++
	for i := range d.Events {
		if e := &d.Events[i]; len(at) > 0 && at[0].Overlaps(e.Trigger) && e.Status == nlp.Occurred && e.Statement == "" {
			t.coded++
			r.Miss("event of no type", where+"/"+g.Doc, "%s || %s", g.Text, explained(d, e))
			return
		}
	}
}

// who scores the participants that gold names, among our actors and recipients
// together, and the place.
func (t *eventTally) who(r *Report, where string, result *analysis.Result, d *nlp.Document, g goldEvent, e *nlp.Event) {
	names := func(w nlp.Who) []string {
		out := []string{w.Text}
		if !w.Antecedent.Empty() {
			out = append(out, d.Slice(w.Antecedent))
		}
		for i := range result.Entities {
			if x := &result.Entities[i]; x.ID == w.Entity {
				out = append(out, x.Name)
			}
		}
		return out
	}
	for _, name := range slices.Concat(g.Actor, g.Recipient) {
		t.asked++
		ok := slices.ContainsFunc(slices.Concat(e.Actor, e.Recipient), func(w nlp.Who) bool {
			return slices.ContainsFunc(names(w), func(n string) bool { return sameName(name, n) })
		})
		t.parties += b2i(ok)
		if !ok {
			r.Miss("event party", where+"/"+g.Doc, "%s of %q: ours %s", name, g.Text, explained(d, e))
		}
	}
	if g.Place == nil && e.Place.Known() {
		t.placeExtra++
		r.Miss("event place where gold has none", where+"/"+g.Doc, "%q of %q: %s", e.Place.Text, g.Text, explained(d, e))
	}
	for _, w := range slices.Concat(e.Actor, e.Recipient) {
		ok := slices.ContainsFunc(slices.Concat(g.Actor, g.Recipient), func(name string) bool {
			return slices.ContainsFunc(names(w), func(n string) bool { return sameName(name, n) })
		})
		t.partyExtra += b2i(!ok)
		if !ok {
			r.Miss("event party extra", where+"/"+g.Doc, "%s of %q: gold %s", w.Text, g.Text, slices.Concat(g.Actor, g.Recipient))
		}
	}
	if g.Place != nil {
		t.placed++
		ok := e.Place.Known() && slices.ContainsFunc(names(e.Place), func(n string) bool { return sameName(*g.Place, n) })
		t.place += b2i(ok)
		t.placeWrong += b2i(!ok && e.Place.Known())
		if !ok {
			r.Miss("event place", where+"/"+g.Doc, "%s of %q: ours %q %s", *g.Place, g.Text, e.Place.Text, explained(d, e))
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
	r.Count("events in gold", t.gold)
	r.Count("events ours", t.ours)
	r.Score("events found", ratio(t.found, t.gold))
	r.Count("events of which the text lacks the words", t.unread)
	r.Count("events found as another type", t.otherType)
	r.Score("events status right of found", ratio(t.status, t.found))
	r.Score("events status right of all", ratio(t.status, t.gold))
	r.Score("events mode right of found", ratio(t.mode, t.found))
	r.Score("events parties right", ratio(t.parties, t.asked))
	r.Count("events parties extra", t.partyExtra)
	r.Score("events place right", ratio(t.place, t.placed))
	r.Count("events places wrong", t.placeWrong)
	r.Count("events places where gold has none", t.placeExtra)
	r.Score("events date right", ratio(t.date, t.dated))
	r.Count("events dates where gold has none", t.dateExtra)
	r.Count("events of no type", t.other)
	r.Count("events of no type coded", t.coded)
}
