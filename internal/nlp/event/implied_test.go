package event

import (
	"strings"
	"testing"

	"readout/internal/nlp"
)

// TestParticipantsOfWhatNamesNobody looks for parties that the words of an event
// imply, or that the document named before.
func TestParticipantsOfWhatNamesNobody(t *testing.T) {
	tests := []struct {
		text    []string
		trigger string
		want    []string
	}{
		{[]string{"Police searched a house in Orsk.", "Police said nine men had been arrested."}, "arrested", []string{"Police"}},
		{[]string{"The factory burned for a day. Nine men have been detained, prosecutors said."}, "detained", []string{"prosecutors"}},
		{[]string{"Governor Ada Holm demanded that Brandt close the border.", "Jon Brandt rejected the demand."}, "rejected", []string{"Jon Brandt", "Governor Ada Holm"}},
		{[]string{"Norway will shut the harbour, Foreign Minister Tomas Varga said.", "The Danish minister, Carla Ibarra, rejected that. Anna Olsen, director of the fisheries board, was surprised. Olsen wrote to both.", "The two ministers spoke for half an hour."}, "spoke", []string{"Varga", "Ibarra"}},
		{[]string{"Norway held talks with Denmark in Bergen on Monday.", "Peace talks are set for Friday."}, "talks", []string{"Norway", "Denmark"}},
	}
	for _, test := range tests {
		d := annotated(t, test.text...)
		var last *nlp.Event
		for i := range d.Events {
			e := &d.Events[i]
			for _, m := range append([]nlp.EventMention{{Trigger: e.Trigger}}, e.Again...) {
				if d.Slice(m.Trigger) == test.trigger {
					last = e
				}
			}
		}
		if last == nil {
			t.Errorf("%s: no event %q", strings.Join(test.text, " "), test.trigger)
			continue
		}
		for _, name := range test.want {
			if !strings.Contains(shown(d, last), name) {
				t.Errorf("%s: %s; want %s in it", strings.Join(test.text, " "), shown(d, last), name)
			}
		}
	}
}

func TestPlacesOfEvents(t *testing.T) {
	tests := []struct{ text, kind, want string }{
		{"Norway closed the port of Bergen to Danish ships.", "SANCTION", "Bergen"},
		{"Nurses in Norway's hospitals began a strike on Tuesday.", "PROTEST", "Norway"},
		{"The Bergen talks have been moved to Friday.", "CONSULT", "Bergen"},
	}
	for _, test := range tests {
		d := annotated(t, test.text)
		var got []string
		for i := range d.Events {
			if e := &d.Events[i]; e.Type == test.kind {
				got = append(got, e.Place.Text)
			}
		}
		if len(got) == 0 || got[0] != test.want {
			t.Errorf("%s: %s at %q, want %q", test.text, test.kind, got, test.want)
		}
	}
}
