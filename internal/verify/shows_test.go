package verify

import "testing"

// TestShows: a date without its year is one that the other reports of a story bear out,
// where the page has its words.
func TestShows(t *testing.T) {
	d := &document{recordDocument: &recordDocument{Text: "The dam at Hask broke."}, furniture: fold("Region 12 November, 10:20 Share")}
	tests := []struct {
		date recordDate
		want bool
	}{
		{recordDate{"2026-11-12T10:20", "12 November, 10:20"}, true},
		{recordDate{"2026-11-12", "12 November, 10:20"}, true},
		{recordDate{"2026-11-13", "12 November, 10:20"}, false}, // another day than the words name
		{recordDate{"2026-11-12", "12 November 2026"}, false},   // words that the page lacks
		{recordDate{"2026-11-12", ""}, false},
		{recordDate{"", "12 November, 10:20"}, false},
		{recordDate{"12", "12 November, 10:20"}, false},
	}
	for _, tt := range tests {
		if got := d.shows(tt.date); got != tt.want {
			t.Errorf("%+v: %v", tt.date, got)
		}
	}
}
