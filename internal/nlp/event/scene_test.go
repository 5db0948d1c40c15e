package event

import (
	"strings"
	"testing"
)

// TestDaysOfTheScene tells events without a day of their own; the page's day is
// Thursday, 12 March 2026.
func TestDaysOfTheScene(t *testing.T) {
	tests := []struct {
		text    []string
		trigger string
		want    string // day, or empty
	}{
		{[]string{"The harbour of Orsk burned on Tuesday after dockers attacked a guard.", "Police arrested nine dockers."}, "arrested", "2026-03-10"},
		{[]string{"The harbour of Orsk burned on Tuesday after dockers attacked a guard."}, "attacked", "2026-03-10"},
		{[]string{"The harbour of Orsk burned on Tuesday.", "Police have arrested nine dockers."}, "arrested", "2026-03-12"},
		{[]string{"The harbour of Orsk burned on Tuesday.", "It had burned in 2019 too. Police arrested nine dockers then."}, "arrested", ""},
		{[]string{"The harbour of Orsk has been shut since Tuesday.", "Police arrested nine dockers."}, "arrested", ""},
		{[]string{"The harbour of Orsk burned on Tuesday.", "Police will arrest nine dockers."}, "arrest", ""},
	}
	for _, test := range tests {
		d := annotated(t, test.text...)
		got := "no event"
		for i := range d.Events {
			if e := &d.Events[i]; d.Slice(e.Trigger) == test.trigger {
				if got = ""; !e.From.IsZero() {
					got = e.From.Format("2006-01-02")
				}
			}
		}
		if got != test.want {
			t.Errorf("%s: the day of %q is %q, want %q", strings.Join(test.text, " "), test.trigger, got, test.want)
		}
	}
}
