package reconcile

import (
	"testing"

	"readout/internal/nlp"
)

func TestMainEvent(t *testing.T) {
	in := run(t, []string{
		"Weiss calls Roth\n\nPresident Karl Weiss telephoned Premier Lena Roth on Sunday.\n\nProtesters marched in Hask.",
		"Leaders talk\n\nPremier Lena Roth spoke with President Karl Weiss on the telephone on Sunday.",
	})
	for i, d := range in.Documents { // as the event stage would give them
		first := d.Sentences[1]
		call := nlp.Event{ID: d.ID + "v1", Type: "CONSULT", Mode: "phone", Trigger: d.Tokens[first.First+3].Span, Clause: first.Span}
		for _, m := range d.Mentions {
			if e := newParties(in.Entities, in.Documents).mentioned(d, m.Span); e != nil && first.Contains(m.Span) {
				call.Actor = append(call.Actor, nlp.Who{Entity: e.ID, Text: d.Slice(m.Span), Span: m.Span})
			}
		}
		d.Events = []nlp.Event{call}
		if i == 0 {
			last := d.Sentences[len(d.Sentences)-1]
			d.Events = append(d.Events, nlp.Event{ID: "d1v2", Type: "PROTEST", Trigger: d.Tokens[last.First+1].Span, Clause: last.Span})
		}
	}
	if _, err := Compare(in); err != nil {
		t.Fatal(err)
	}
	m := in.Stories[0].Main
	if m == nil || m.Type != "CONSULT" || m.Mode != "phone" || len(m.Events) != 2 || len(m.Participants) < 2 {
		t.Errorf("main event %+v", m)
	}
}
