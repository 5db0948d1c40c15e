package reconcile

import (
	"testing"

	"readout/internal/news"
)

// TestAssured: numbers that look like a contradiction and are of other things, persons or
// hours are none; those of one thing are.
func TestAssured(t *testing.T) {
	tests := []struct {
		name, a, b   string
		first, other string
		want         bool
	}{
		{"one count in each report", "Doses\n\nThe ministry in Hask has ordered 240,000 doses against the fever.", "Fever\n\nHask waits for 420,000 doses against the fever.", "240,000", "420,000", true},
		{"other persons of one title", "Race\n\nThe four-time champion Karl Weiss won the race in Hask on Sunday.", "Hask\n\nThe three-time champion Jon Aster lost the race in Hask on Sunday.", "four", "three", false},
		{"other things that were used", "Raid\n\nFour jets of the air force bombed the range near Vellin on Tuesday.", "Vellin\n\nThe jets of the air force dropped eight bombs on the range near Vellin on Tuesday.", "Four", "eight", false},
		{"of another hour", "Storm\n\nAs of 2 p.m. on Saturday the storm was 145 miles southeast of Port Salis.", "Port Salis\n\nThe storm was 90 miles southeast of Port Salis.", "145", "90", false},
		{"what was done and what is to be", "Vote\n\nThe council of Hask voted on the bridge on Thursday.", "Hask\n\nThe council of Hask will vote on the bridge on Friday.", "Thursday", "Friday", false},
		{"days that one report tells apart", "Vote\n\nThe first bill pays the guards of Hask until 16 March, this one until 8 March.", "Hask\n\nThe bill pays the guards of Hask until 8 March.", "16 March", "8 March", false},
		{"so much later", "Race\n\nThe car led the opening seven laps in Hask.", "Hask\n\nThe car crashed in Hask six laps later.", "seven", "six", false},
	}
	for _, tt := range tests {
		found := compared(t, tt.a, tt.b)
		if got := has(found, news.Contradicts, tt.first, tt.other); got != tt.want {
			t.Errorf("%s: found is %v", tt.name, got)
		}
	}
}
