package reconcile

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/news"
)

// compared runs the texts of one story, each its own origin, and gives its comparisons.
func compared(t *testing.T, texts ...string) []news.Comparison {
	t.Helper()
	in := run(t, texts)
	for _, d := range in.Documents {
		d.Translated.Machine = strings.HasPrefix(d.Text, "Automatic translation")
	}
	found, err := Compare(in)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// has reports whether a comparison of the kind has values that contain the words, in
// the documents of the same order ("" for a document that need not have one).
func has(found []news.Comparison, kind news.ComparisonKind, words ...string) bool {
	return slices.ContainsFunc(found, func(c news.Comparison) bool {
		if c.Kind != kind {
			return false
		}
		for i, w := range words {
			if w != "" && !slices.ContainsFunc(c.Values, func(v news.Value) bool {
				return v.Document.ID == "d"+string(rune('1'+i)) && strings.Contains(v.Document.Slice(v.Span), w)
			}) {
				return false
			}
		}
		return true
	})
}

// comparing is a story of some texts, title and body, and a comparison that must or
// must not be found in it.
type comparing struct {
	name  string
	texts []string
	kind  news.ComparisonKind
	words []string // of its values, as has reads them
	none  bool     // no such comparison may be found
}

// checkAll compares the texts of each story. A text that begins with "Automatic
// translation" is a machine's.
func checkAll(t *testing.T, tests []comparing) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := compared(t, tt.texts...)
			if has(found, tt.kind, tt.words...) != tt.none {
				return
			}
			t.Errorf("%s %q: found is %v", tt.kind, tt.words, tt.none)
			for _, c := range found {
				t.Logf("%s %s: %s | %s", c.Kind, c.Slot, c.Topic, c.Why)
			}
		})
	}
}

func TestCompare(t *testing.T) {
	checkAll(t, []comparing{
		{
			"about a number agrees with it",
			[]string{
				"Mill fire\n\nAbout 120 workers left the mill in Hask when the fire broke out, the police said.",
				"Fire in Hask\n\nThe police said 120 workers left the mill when the fire broke out.",
			},
			news.Agrees, []string{"120 workers", "120 workers"}, false,
		},
		{
			"a range and a number outside it differ",
			[]string{
				"Storm\n\nThe storm damaged between 300 and 400 houses in Vellin.",
				"Storm in Vellin\n\nThe storm damaged 650 houses in Vellin.",
			},
			news.Differs, []string{"300 and 400", "650"}, false,
		},
		{
			"those under arms, whatever they are called",
			[]string{
				"Border\n\nMarrow has moved an estimated 40,000 troops towards the border with Vellin.",
				"Vellin\n\nPeople in Vellin fear the 20,000 to 30,000 Marrow forces massed at the border.",
			},
			news.Differs, []string{"40,000 troops", "20,000 to 30,000"}, false,
		},
		{
			"those withdrawn are not those that stand there",
			[]string{
				"Border\n\nMarrow has moved an estimated 40,000 troops towards the border with Vellin.",
				"Vellin\n\nMarrow has moved 3,000 soldiers from the border with Vellin.",
			},
			news.Differs, nil, true,
		},
		{
			"the length of one call by either side",
			[]string{
				"Call\n\nThe presidents of Marrow and Vellin held a call on Friday. It lasted 30 minutes, the Marrow side said, and about 40 minutes according to Vellin.",
				"Talks\n\nThe conversation, asked for by Marrow, started at noon on Friday and went on for about 40 minutes.",
				"Phone\n\nThe call between Marrow and Vellin lasted 30 minutes on Friday.",
			},
			news.Disputed, []string{"30 minutes", "about 40 minutes", "30 minutes"}, false,
		},
		{
			"conditions of one threat, of which one names a day",
			[]string{
				"Mine\n\nMayor Ines Varga warned that Vellin would close the copper mine if the owner drained the lake again.",
				"Copper\n\nMayor Ines Varga threatened to close the copper mine in Vellin if the owner does not pay the fine by 12 May.",
			},
			news.Differs, []string{"drained the lake", "by 12 May"}, false,
		},
		{
			"one condition in other words",
			[]string{
				"Mine\n\nMayor Ines Varga warned that Vellin would close the copper mine if the owner drained the lake again.",
				"Copper\n\nMayor Ines Varga threatened to close the copper mine in Vellin should its owner empty the lake once more.",
			},
			news.Differs, nil, true,
		},
		{
			"the parts of a count and its total",
			[]string{
				"Ferry\n\nThe ferry Aster sank off Hask. Twelve people were killed. The police put the number of survivors at 70 and that of the missing at 18. That makes 100 people.",
				"Hask\n\nThe ferry Aster sank off Hask on Friday. Police: 14 dead, 12 missing, 74 rescued.",
			},
			news.Agrees, []string{"That makes 100", "14 dead, 12 missing, 74"}, false,
		},
		{
			"the length of one truce, said exactly",
			[]string{
				"Truce\n\nThe rebels accepted a ten-day truce in Corvin on Sunday.",
				"Rebels accept truce\n\nThe truce in Corvin lasts three weeks, the rebels said on Sunday.",
			},
			news.Contradicts, []string{"ten-day truce", "three weeks"}, false,
		},
		{
			"other lengths of other things",
			[]string{
				"Truce\n\nThe rebels accepted a ten-day truce in Corvin on Sunday.",
				"Mourning\n\nThe government in Corvin declared three weeks of mourning.",
			},
			news.Contradicts, nil, true,
		},
		{
			"opposite verbs with one subject and object",
			[]string{
				"Port\n\nThe council will extend the closure of the old port in Hask until June.",
				"Hask port\n\nThe council will end the closure of the old port in Hask in June.",
			},
			news.Contradicts, []string{"extend the closure", "end the closure"}, false,
		},
		{
			"opposite verbs of different things",
			[]string{
				"Port\n\nThe council will extend the closure of the old port in Hask.",
				"School\n\nThe council will end the lease of the new school in Hask.",
			},
			news.Contradicts, nil, true,
		},
		{
			"opposite words under a condition contradict nothing",
			[]string{
				"Port\n\nThe council will extend the closure of the old port in Hask.",
				"Hask port\n\nIf the dredgers come, the council will end the closure of the old port in Hask.",
			},
			news.Contradicts, nil, true,
		},
		{
			"a claim that the other side denies",
			[]string{
				"Dam\n\nMayor Ines Varga said that the water company had promised a new dam for Vellin. “We gave no promise of a dam,” said Tomas Brandl, who speaks for the company.",
				"Vellin\n\nSchools in Vellin stay closed until Monday.",
			},
			news.Disputed, []string{"had promised a new dam"}, false,
		},
		{
			"a denial that points back",
			[]string{
				"Bus\n\nThe union accused the operator of hiding the brake report. The operator denies this.",
				"Buses\n\nNo bus left the depot on Monday.",
			},
			news.Disputed, []string{"The operator denies this"}, false,
		},
		{
			"one remark in two translations",
			[]string{
				"Dykes\n\n“Opening the sluices was a grave error,” Minister Petra Olin told reporters.",
				"Sluices\n\nMinister Petra Olin called the opening of the sluices “a serious mistake”.",
			},
			news.QuoteVariants, []string{"a grave error", "a serious mistake"}, false,
		},
		{
			"a denial is no wording of what it denies",
			[]string{
				"Dam\n\n“We talked about the dam,” said Tomas Brandl, who speaks for the water company.",
				"Vellin\n\nTomas Brandl of the water company refuted that the dam was promised.",
			},
			news.QuoteVariants, nil, true,
		},
		{
			"one denial of a single telling word",
			[]string{
				"Dam\n\n“We gave no pledge,” said Tomas Brandl, who speaks for the water company. The mayor left the town hall at noon.",
				"Vellin\n\n“Pledge we did not give,” said Tomas Brandl of the water company. Schools in Vellin stay closed until Monday.",
			},
			news.QuoteVariants, []string{"no pledge", "Pledge we"}, false,
		},
		{
			"one utterance keeps its numbers",
			[]string{
				"Dam\n\n“Behind the dam we had 300 million cubic metres of water,” said Tomas Brandl, who speaks for the water company.",
				"Vellin\n\n“Behind the dam there were 90 million cubic metres of water,” said Tomas Brandl of the water company.",
			},
			news.QuoteVariants, nil, true,
		},
		{
			"two parties' numbers of what is in dispute",
			[]string{
				"Spill\n\nHow much oil was lost is in dispute. The Brandl company speaks of 300 kilograms. Commander Ines Varga said it was at least two tonnes.",
				"Vellin spill\n\nThe Brandl company said 300 kilograms of oil were lost in Vellin.",
			},
			news.Disputed, []string{"two tonnes"}, false,
		},
		{
			"a party's new number in place of its old one",
			[]string{
				"Spill\n\nThe Brandl company said on Friday that 300 kilograms of oil were lost in Vellin.",
				"Vellin spill\n\nThe Brandl company, which on Friday had put the loss at 300 kilograms, now says that 1.6 tonnes of oil were lost in Vellin.",
			},
			news.Updates, []string{"300 kilograms", "1.6 tonnes"}, false,
		},
		{
			"at whose request",
			[]string{
				"Call\n\nThe call took place at the request of President Karl Weiss, the palace in Marrow said.",
				"Talks\n\nThe call took place at the initiative of Premier Lena Roth, a spokesman for Mr Weiss said.",
			},
			news.Disputed, []string{"Karl Weiss", "Lena Roth"}, false,
		},
		{
			"what one alone reports beside a day that others give",
			[]string{
				"Bridge\n\nEngineers from Marrow and Vellin will inspect the Hask bridge on 14 May.",
				"Hask bridge\n\nAn inspection of the Hask bridge by engineers of both towns was called off by Vellin after a quarrel over the bill and has been moved to 14 May.",
			},
			news.SingleSource, []string{"", "called off by Vellin"}, false,
		},
		{
			"what one alone reports",
			[]string{
				"Quarry\n\nThe quarry in Hask closed on Friday after a wall fell.",
				"Hask quarry\n\nThe quarry in Hask closed on Friday. Its owner Jon Aster pledged 40,000 euros for a new wall.",
			},
			news.SingleSource, []string{"", "pledged 40,000 euros"}, false,
		},
	})
}

// TestComparisonIsComplete holds what every comparison has, whatever its kind.
func TestComparisonIsComplete(t *testing.T) {
	in := run(t, invented(6))
	found, err := Compare(in)
	if err != nil || len(found) == 0 {
		t.Fatalf("%d comparisons, error %v", len(found), err)
	}
	for _, c := range found {
		if c.ID == "" || c.Story != "s1" || c.Why == "" || c.Slot == "" || len(c.Values) == 0 || c.Origins < 1 {
			t.Errorf("incomplete: %+v", c)
		}
		for _, v := range c.Values {
			if v.Group < 1 || v.Furniture == "" && (v.Span.Empty() || v.End > len(v.Document.Text)) {
				t.Errorf("%s: value %+v", c.ID, v)
			}
			if slices.Contains(c.Silent, v.Document) {
				t.Errorf("%s: %s is silent and has a value", c.ID, v.Document.ID)
			}
		}
	}
}

// TestCompareIsDeterministic: the same input gives the same findings.
func TestCompareIsDeterministic(t *testing.T) {
	in := run(t, invented(8))
	print := func() string {
		found, err := Compare(in)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, c := range found {
			b.WriteString(c.ID + c.Kind.String() + c.Topic + c.Why + "\n")
		}
		return b.String()
	}
	first := print()
	for range 3 {
		if again := print(); again != first {
			t.Fatalf("differs:\n%s\n%s", first, again)
		}
	}
}

func TestConflicts(t *testing.T) {
	checkAll(t, []comparing{
		{
			"two ages of one person",
			[]string{
				"Hask fire\n\nIda Marrow, 34, was rescued from the mill in Hask on Tuesday, the police said.",
				"Mill fire\n\nThe police said that 36-year-old Ida Marrow was rescued from the mill in Hask.",
			},
			news.Contradicts, []string{"Ida Marrow, 34", "36-year-old Ida Marrow"}, false,
		},
		{
			"an age of two people",
			[]string{
				"Hask fire\n\nIda Marrow, 34, was rescued from the mill in Hask on Tuesday, the police said.",
				"Mill fire\n\nThe police said that Ida Marrow's son, 6, was rescued from the mill in Hask.",
			},
			news.Contradicts, nil, true,
		},
		{
			"the pages of one ruling",
			[]string{
				"Hask court\n\nJudge Vellin closed the mill in a 48-page ruling on Tuesday.",
				"Mill closed\n\nIn her 47-page ruling on Tuesday, Judge Vellin closed the mill.",
			},
			news.Contradicts, []string{"48-page", "47-page"}, false,
		},
		{
			"counts of different months",
			[]string{
				"Jobs\n\nThe mills of Hask added 164 jobs in April, the council said.",
				"Work\n\nThe council said the mills of Hask added 135 jobs in March.",
			},
			news.Contradicts, nil, true,
		},
		{
			"those arrested in another town",
			[]string{
				"Unrest\n\nIn Porto, 30 people were arrested on Wednesday night.",
				"Protests\n\nIn Lisbon, 28 people were arrested on Wednesday night.",
			},
			news.Differs, nil, true,
		},
		{
			"clock times in words and in digits",
			[]string{
				"Hask\n\nThe bell tower of Hask collapsed at ten to four on Monday morning, the police said.",
				"Tower\n\nThe bell tower of Hask collapsed at 5.20am on Monday, the police said.",
			},
			news.Contradicts, []string{"ten to four on Monday morning", "5.20am on Monday"}, false,
		},
		{
			"what time it was when something happened",
			[]string{
				"Hask\n\nIt was twenty past three when the bell tower of Hask collapsed.",
				"Tower\n\nThe bell tower of Hask collapsed at 3.20 a.m. on Monday, the police said.",
			},
			news.Agrees, []string{"twenty past three", "3.20 a.m. on Monday"}, false,
		},
		{
			"an age is no count of the dead",
			[]string{
				"Hask\n\nA trumpeter of 19 was killed when the bell tower of Hask collapsed on Monday.",
				"Tower\n\nThree people were killed when the bell tower of Hask collapsed on Monday.",
			},
			news.Contradicts, nil, true,
		},
		{
			"a rise told alike",
			[]string{
				"Hask\n\nThe council of Hask raised the water tariff by 38 percent in May.",
				"Water\n\nThe water tariff in Hask was raised by 38 percent, the council said.",
			},
			news.Agrees, []string{"38 percent", "38 percent"}, false,
		},
		{
			"falls of other hours",
			[]string{
				"Shares\n\nThe shares of Vellin Mills had fallen by 4 percent by noon.",
				"Mills\n\nThe shares of Vellin Mills fell by 7 percent on Monday.",
			},
			news.Contradicts, nil, true,
		},
		{
			"the votes of one ballot",
			[]string{
				"Hask\n\nThe council of Hask rejected the new harbour by eleven votes to six on Monday.",
				"Harbour\n\nThe council of Hask rejected the new harbour by 12 votes to six, the mayor said.",
			},
			news.Contradicts, []string{"eleven votes to six", "12 votes to six"}, false,
		},
		{
			"the score of one game",
			[]string{
				"Hask\n\nHask and Vellin drew 1-1 in the last game of the season.",
				"Vellin\n\nVellin and Hask drew 1-1 in the last game of the season on Monday.",
			},
			news.Agrees, []string{"1-1", "1-1"}, false,
		},
		{
			"the scores of two games",
			[]string{
				"Hask\n\nHask beat Marrow 3-1 in the cup on Monday.",
				"Vellin\n\nVellin beat Orrin 2-0 in the league on Monday. About 4-5 people were hurt.",
			},
			news.Contradicts, nil, true,
		},
		{
			"talks with others at another hour",
			[]string{
				"Hask\n\nThe talks with the premier of Vellin began at 4 p.m. on Monday, the mayor of Hask said.",
				"Mayor\n\nThe talks with Marrow began at 6.30 p.m. on Monday, the mayor of Hask said.",
			},
			news.Contradicts, nil, true,
		},
		{
			"neither confirmed nor denied",
			[]string{
				"Hask\n\nThe union said that the company had closed the mill. The company would neither confirm nor deny that it had closed the mill.",
				"Mill\n\nThe mill in Hask is closed, the union said.",
			},
			news.Disputed, nil, true,
		},
	})
}
