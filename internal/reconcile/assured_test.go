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
		{"a part and the whole", "Checks\n\nThe guards of Vellin made six checks on the ferry and 17 checks in the harbour of Hask.", "Vellin\n\nThe guards of Vellin made 23 checks in the harbour of Hask.", "17", "23", false},
		{"what was expected and what came", "Bail\n\nThe bail of Jon Aster was set at 1 million dollars in Hask.", "Jon Aster\n\nThe bail of Jon Aster is expected to be set at 2 million dollars in Hask.", "1 million", "2 million", false},
		{"one year and several", "Taxes\n\nFrom 2007 through 2014 the Asters paid a tax rate of 31.5 percent in Vellin.", "Asters\n\nIn 2014 the Asters paid a tax rate of 35.7 percent in Vellin.", "31.5", "35.7", false},
		{"tolls that rise together", "Mine\n\nTen were killed and 30 injured by the blast in the mine at Hask on Friday.", "Hask\n\nEleven were killed and 43 injured by the blast in the mine at Hask on Friday.", "30", "43", false},
		{"tolls that do not", "Mine\n\nEleven were killed and 30 injured by the blast in the mine at Hask on Friday.", "Hask\n\nEleven were killed and 43 injured by the blast in the mine at Hask on Friday.", "30", "43", true},
		{"beyond a bound", "Files\n\nThe 7 million files of the firm Sarn were leaked to a paper in Hask.", "Sarn\n\nThe more than 13 million files of the firm Sarn were leaked to a paper in Hask.", "7 million", "13 million", true},
		{"one of a known whole", "Race\n\nThe race in Hask was stopped after 20 of 71 laps on Sunday.", "Hask\n\nThe race in Hask was stopped after 21 of 71 laps on Sunday.", "20 of 71", "21 of 71", true},
		{"names in the sentence", "Oath\n\nMira Sand took the 35-word oath, which was read by Judge Karl Weiss.", "Hask\n\nJudge Karl Weiss read the 38-word oath in Hask.", "35-word", "38-word", true},
		{"beyond a bound of something", "Files\n\nMarauders broke into two banks in Hask on Friday.", "Hask\n\nMarauders broke into at least three banks in Hask on Friday.", "two", "three", false},
		{"only those of a kind", "Bout\n\nJon Aster has won 58 bouts in Hask.", "Aster\n\nJon Aster has won 51 bouts ending early in Hask.", "58", "51", false},
		{"one and one are two", "Fall\n\nTwo climbers were killed at Hask on Friday.", "Hask\n\nOne Dane was killed and one Swede was killed at Hask on Friday.", "Two", "One", false},
		{"ages of a group", "Cave\n\nThe boys, aged between 11 and 16, entered the cave at Hask on Friday.", "Hask\n\nThe boys, aged between 11 and 17, entered the cave at Hask on Friday.", "11 and 16", "11 and 17", true},
		{"counted one by one", "Wage\n\nThe minimum wage rises in 19 states on Friday.", "Minimum wage\n\nThe minimum wage rises in 20 states on Friday.", "19", "20", true},
		{"under a condition", "Match\n\nHask plays Vellin on Saturday, 15 January.", "Hask\n\nIf it beats Sarn, Hask plays Vellin on Sunday, 16 January.", "15 January", "16 January", false},
		{"two bills", "Vote\n\nThe council of Hask voted against a bill to fund the ferries until 16 March.", "Hask\n\nThe council of Hask votes on a bill that would fund the ferries until 8 March.", "16 March", "8 March", false},
		{"what a thing is like stays", "Well\n\nA boy fell into the 40-metre-deep well at Hask.", "Hask\n\nThe boy who fell into the 30-metre-deep well at Hask is safe.", "40", "30", true},
	}
	for _, tt := range tests {
		found := compared(t, tt.a, tt.b)
		if got := has(found, news.Contradicts, tt.first, tt.other); got != tt.want {
			t.Errorf("%s: found is %v", tt.name, got)
		}
	}
}

// TestOtherYears: ages that lie far apart are of other years of a life.
func TestOtherYears(t *testing.T) {
	near := compared(t, "Boxer\n\nThe boxer Karl Weiss, 31, fell in Hask.", "Hask\n\nThe boxer Karl Weiss, 32, fell in Hask.")
	if !has(near, news.Contradicts, "31", "32") {
		t.Error("31 and 32 do not contradict")
	}
	far := compared(t, "Boxer\n\nThe boxer Karl Weiss, 77, died in Hask.", "Hask\n\nThe 29-year-old Karl Weiss won in Hask, and died last week.")
	if has(far, news.Contradicts, "77", "29") {
		t.Error("29 and 77 contradict")
	}
}
