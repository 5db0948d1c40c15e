package event

import "testing"

// TestPlacesOfTheScene tells events without a place: what is done happened where the
// report is; what is only said, and what was said elsewhere, has no place of that sort.
func TestPlacesOfTheScene(t *testing.T) {
	tests := []struct{ text, trigger, want string }{
		{"A crowd gathered in Riga on Tuesday. Police arrested nine students.", "arrested", "Riga"},
		{"BERGEN (NP) - Dockers marched through the old town on Friday. Soldiers beat two of them.", "beat", "BERGEN"},
		{"Workers marched in Ghent on Monday. The minister told reporters in Brussels that police had arrested nine men.", "arrested", "Ghent"},
		{"Workers marched in Ghent on Monday. The minister accused the union of blackmail.", "accused", ""},
		{"Workers marched in Ghent on Monday. The king of Spain phoned the prime minister.", "phoned", ""},
		{"Workers marched in Ghent on Monday. Police will arrest the leaders.", "arrest", ""},
		{"A missile hit Riga's station on Monday.", "hit", "Riga"},
		{"Envoys of Kenya and Uganda held talks in Geneva on Monday. Kenya and Uganda agreed to exchange prisoners.", "agreed", "Geneva"},
	}
	for _, test := range tests {
		d := annotated(t, test.text)
		got := "no event"
		for i := range d.Events {
			if e := &d.Events[i]; d.Slice(e.Trigger) == test.trigger {
				got = e.Place.Text
			}
		}
		if got != test.want {
			t.Errorf("%s: the place of %q is %q, want %q", test.text, test.trigger, got, test.want)
		}
	}
}
