package reconcile

import (
	"testing"

	"readout/internal/news"
)

func TestPhases(t *testing.T) {
	begun := "Dockers\n\nThe strike at the port of Hask began on Sunday, the union said."
	tests := []struct {
		name string
		late string
		days int // from the first report to the second
		want bool
	}{
		{"suspended in a later report", "Hask\n\nThe union suspended the strike at the port.", 3, true},
		{"called off, by a word near it", "Hask\n\nThe union called off the walkout at the port.", 3, true},
		{"of the same day", "Hask\n\nThe union suspended the strike at the port.", 0, false},
		{"another strike", "Hask\n\nThe last strike at the port ended with a rise.", 3, false},
		{"not so", "Hask\n\nThe union did not suspend the strike at the port.", 3, false},
		{"still to come", "Hask\n\nThe union will suspend the strike at the port.", 3, false},
		{"of another thing", "Hask\n\nThe union suspended the trial at the court.", 3, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := run(t, []string{begun, tt.late})
			anchor := &in.Documents[1].Dates.Anchor
			anchor.Time = anchor.Time.AddDate(0, 0, tt.days)
			found, err := Compare(in)
			if err != nil {
				t.Fatal(err)
			}
			if got := has(found, news.Updates, "strike at the port of Hask began"); got != tt.want {
				for _, c := range found {
					t.Logf("%s %s: %s | %s", c.Kind, c.Slot, c.Topic, c.Why)
				}
				t.Errorf("an update: %v, want %v", got, tt.want)
			}
		})
	}
}
