package invent

import (
	"strings"
	"testing"
)

func TestReportsAreTheSameEachTime(t *testing.T) {
	if a, b := Write(7, 3, 300), Write(7, 3, 300); a != b {
		t.Error("two reports of the same numbers differ")
	}
}

func TestReportsOfOneEventShareItsPersons(t *testing.T) {
	e := newEvent(11)
	seen := map[string]bool{}
	for outlet := range Outlets {
		r := Write(11, outlet, 200)
		if !strings.Contains(r.Text, e.minister) {
			t.Errorf("outlet %d does not name %s", outlet, e.minister)
		}
		if n := len(strings.Fields(r.Text)); n < 200 || n > 260 {
			t.Errorf("outlet %d: %d words, want about 200", outlet, n)
		}
		if seen[r.URL] {
			t.Errorf("%s twice", r.URL)
		}
		seen[r.URL] = true
	}
}
