package reconcile

import (
	"testing"

	"readout/internal/news"
)

// TestPlannedDays: days of one thing that share few words, and days that were planned.
func TestPlannedDays(t *testing.T) {
	checkAll(t, []comparing{
		{
			"a report that gives the planned day and the new one",
			[]string{
				"Mill\n\nThe Safety Board of Marrow will begin its inspection of the mill in Hask on Friday.",
				"Hask\n\nThe Safety Board of Marrow had meant to begin its inspection of the mill on Friday. The board will now go in on Saturday, its director said.",
			},
			news.Updates, []string{"on Friday", "on Saturday"}, false,
		},
	})
}

func TestDerived(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"inspection", "inspector", true},
		{"vaccinate", "vaccination", true},
		{"election", "electric", false},
		{"port", "porter", false},
		{"general", "generous", false},
	} {
		if got := derived(tt.a, tt.b); got != tt.want {
			t.Errorf("derived(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}
