package reconcile

import (
	"testing"

	"readout/internal/news"
)

// TestTogether shows what is held to be one thing over several reports, and who stands
// alone.
func TestTogether(t *testing.T) {
	checkAll(t, []comparing{
		{
			"one minute of one day",
			[]string{
				"Crane\n\nA crane toppled into the yard of the mill at Hask at 6:40 a.m. on Friday.",
				"Hask\n\nThe mill stopped on Friday at 6:40 a.m., when the machine fell over.",
			},
			news.Agrees, []string{"6:40 a.m.", "6:40 a.m."}, false,
		},
		{
			"a share with fewer digits is the same share",
			[]string{
				"Vote\n\nTurnout in Vellin was 46 percent, the commission said.",
				"Vellin votes\n\nTurnout in Vellin was 46.2 percent.",
			},
			news.Agrees, []string{"46 percent", "46.2 percent"}, false,
		},
		{
			"people, whatever they are called",
			[]string{
				"Mill\n\nAster Mills, which employs 4,100 people, was sold on Friday.",
				"Aster\n\nAster Mills was sold on Friday. It has 4,100 employees.",
			},
			news.Agrees, []string{"4,100 people", "4,100 employees"}, false,
		},
		{
			"parts of one whole",
			[]string{
				"Court\n\nThe court in Hask found Jon Aster guilty on seven of ten counts.",
				"Jon Aster\n\nJon Aster was found guilty on eight of ten charges by the court in Hask.",
			},
			news.Contradicts, []string{"seven of ten", "eight of ten"}, false,
		},
		{
			"one number in other words",
			[]string{
				"Hall\n\nThe concert hall of Sarn will seat 1,450 listeners from May.",
				"Sarn\n\nThere will be 1,450 seats for listeners in the hall at Sarn.",
			},
			news.Agrees, []string{"1,450", "1,450"}, false,
		},
		{
			"the price of one thing",
			[]string{
				"Rowers\n\nMira Sand is to join the club of Port Salis for 2 million euros.",
				"Mira Sand\n\nMira Sand will move to Port Salis. The fee is said to be 2.5 million euros.",
			},
			news.Contradicts, []string{"2 million", "2.5 million"}, false,
		},
		{
			"clauses with other numbers do not agree",
			[]string{
				"Vote\n\nWith 82 percent of the ballots counted in Vellin, the result is open.",
				"Vellin\n\nWith 97 percent of the ballots counted in Vellin, the mayor leads.",
			},
			news.Agrees, []string{"82 percent", "97 percent"}, true,
		},
		{
			"opposite deeds of one evening do not agree on it",
			[]string{
				"Flood\n\nThe water company Sarn said it had opened the sluices on Friday evening.",
				"Sarn\n\nThe sluices had been closed on Friday evening, the water company Sarn said.",
			},
			news.Agrees, []string{"Friday evening", "Friday evening"}, true,
		},
		{
			"a verdict in other words",
			[]string{
				"Bid\n\nJon Aster, chairman of Sarn Mills, called the bid for the mills “an insult to our staff”.",
				"Sarn\n\n“An insult to the people here,” chairman Jon Aster said of the bid for Sarn Mills.",
			},
			news.QuoteVariants, []string{"an insult to our staff", "An insult to the people here"}, false,
		},
		{
			"a negation without a verb",
			[]string{
				"Ransom\n\n“Not a single franc,” mayor Ines Varga said of the ransom.",
				"Hask\n\n“We did not pay a franc,” mayor Ines Varga said.",
			},
			news.QuoteVariants, []string{"Not a single franc", "did not pay a franc"}, false,
		},
		{
			"how strong a tremor was",
			[]string{
				"Tremor\n\nAn earthquake of magnitude 6.8 shook Vellin on Friday.",
				"Vellin shakes\n\nA 7.2-magnitude earthquake hit Vellin on Friday.",
			},
			news.Contradicts, []string{"6.8", "7.2"}, false,
		},
		{
			"talks of one day in two towns",
			[]string{
				"Dockers\n\nTalks between the dockers and the port are to resume on Friday in Madrid.",
				"Port\n\nTalks between the port and the dockers will resume on Friday in Lisbon.",
			},
			news.Contradicts, []string{"Madrid", "Lisbon"}, false,
		},
		{
			"a clock time without a day is that of another report",
			[]string{
				"Crash\n\nThe small plane had taken off from Hask at 6:10 p.m. It crashed on Friday.",
				"Plane\n\nOn Friday the plane took off from Hask at 6:10 p.m. and fell into the sea.",
			},
			news.Differs, []string{"6:10", "6:10"}, true,
		},
		{
			"two who are named do not share an utterance",
			[]string{
				"Fever\n\n“The outbreak of fever in Vellin is under control,” minister Ines Varga said.",
				"Vellin\n\n“The outbreak of fever in Vellin is out of control,” doctor Karl Weiss said.",
			},
			news.QuoteVariants, []string{"under control", "out of control"}, true,
		},
	})
}

// TestOddThroughEquals: a number that one report sets against two that agree is the odd
// one, though it shares no words with one of them.
func TestOddThroughEquals(t *testing.T) {
	found := compared(t,
		"Court\n\nThe court in Hask found Jon Aster guilty on seven of ten counts.",
		"Jon Aster\n\nThe court in Hask convicted Jon Aster on seven counts of theft.",
		"Hask\n\nJon Aster was found guilty on eight of ten charges by the court in Hask.",
	)
	for _, c := range found {
		if c.Kind == news.Contradicts && c.OddOneOut != nil && c.OddOneOut.ID == "d3" && len(c.Values) == 3 {
			return
		}
	}
	t.Error("no odd one out")
}

// TestAltered: a copy that changes what its text says is named.
func TestAltered(t *testing.T) {
	tests := []struct {
		name, original, copied string
		want                   string // words that the finding shows of the copy; or empty
	}{
		{"extent", "A strike stopped most trains in the east of Vellin on Friday.", "A strike stopped nearly all trains in the east of Vellin on Friday.", "nearly all"},
		{"number", "The storm damaged 300 houses in the old town of Vellin.", "The storm damaged 500 houses in the old town of Vellin.", "500"},
		{"negation", "The mayor of Vellin was told of the crack in the dam.", "The mayor of Vellin was not told of the crack in the dam.", "not"},
		{"condition", "The union of Vellin threatened to strike on 14 September unless the port signs the pay deal.", "The union of Vellin threatened to strike on 14 September.", "strike on 14 September"},
		{"condition in the middle", "The palace of Vellin will open on Friday, provided that the roof holds, the mayor Ines Varga said.", "The palace of Vellin will open on Friday, the mayor Ines Varga said.", "open on Friday"},
		{"circumstance", "The union of Vellin threatened to strike on 14 September after a night of talks with the port.", "The union of Vellin threatened to strike on 14 September.", ""},
		{"style", "A strike stopped most trains in the east of Vellin on Friday.", "A walkout stopped most trains in the east of Vellin on Friday.", ""},
	}
	for _, tt := range tests {
		in := run(t, []string{"Vellin\n\n" + tt.original, "Vellin today\n\n" + tt.copied})
		in.Stories[0].Accounts[1].Role, in.Stories[0].Accounts[1].Origin = news.Copy, 1
		found, err := Compare(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := has(found, news.Differs, "", tt.want); got != (tt.want != "") {
			t.Errorf("%s: found %v", tt.name, got)
		}
		for _, c := range found {
			if c.Kind == news.Contradicts && c.OddOneOut != in.Documents[1] {
				t.Errorf("%s: the copy does not stand alone", tt.name)
			}
		}
	}
}

// TestPostponed: a day that a later report moves is replaced, whoever gave the first.
func TestPostponed(t *testing.T) {
	found := compared(t,
		"Duty\n\nMarrow will impose a duty on copper from Vellin on 1 July, the ministry said.",
		"Copper\n\nMarrow put off its duty on copper from Vellin until 1 August.",
	)
	if !has(found, news.Updates, "1 July", "1 August") {
		t.Errorf("no update in %d findings", len(found))
	}
}
