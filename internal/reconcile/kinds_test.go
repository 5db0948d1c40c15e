package reconcile

import (
	"testing"

	"readout/internal/news"
	"readout/internal/nlp"
)

// TestFigureKinds: how figures of one thing stand to each other, by when they are given
// and whether what they count changes.
func TestFigureKinds(t *testing.T) {
	checkAll(t, []comparing{
		{
			"exact numbers of one thing and day cannot both hold",
			[]string{
				"Kick-off\n\nThe match in Hask began 40 minutes late on Friday.",
				"Match\n\nThe match in Hask on Friday began 75 minutes late.",
			},
			news.Contradicts, []string{"40 minutes", "75 minutes"}, false,
		},
		{
			"shares told in words of their own",
			[]string{
				"Vote\n\nMarrow voted on Friday. Turnout was 61 percent.",
				"Marrow\n\nMarrow voted on Friday. Turnout reached 67 percent, the highest in years.",
			},
			news.Contradicts, []string{"61 percent", "67 percent"}, false,
		},
		{
			"what one strike cost, told from either side",
			[]string{
				"Port\n\nThe three-day strike has cost the port of Hask about 12 million euros, its director says.",
				"Talks\n\nTalks go on in Vellin. By three days of the strike the operator lost 11 million euros.",
			},
			news.Differs, []string{"12 million", "11 million"}, false,
		},
		{
			"what a day costs is not what all cost",
			[]string{
				"Port\n\nThe strike has cost the port of Hask about 12 million euros, its director says.",
				"Hask\n\nEach day of the strike costs the port of Hask about 6 million euros, its director says.",
			},
			news.Differs, []string{"12 million", "6 million"}, true,
		},
		{
			"a body of many states is on neither side",
			[]string{
				"War\n\nThe United Nations puts the number of dead in Vellin at 210; the Lake Front says it is more than 300.",
				"Vellin\n\nAt least 210 people have been killed in Vellin, the United Nations says.",
			},
			news.Disputed, []string{"more than 300", "210"}, true,
		},
		{
			"a copy that changes a number is no later report",
			[]string{
				"Wall\n\n\"We will move our wall back nine kilometres,\" Jon Aster of Hask said on Friday. The wall of Hask runs along the river and was built by the people of the town long ago.",
				"Wall of Hask\n\n\"We will move our wall back nine miles,\" Jon Aster of Hask said on Friday. The wall of Hask runs along the river and was built by the people of the town long ago.",
			},
			news.Updates, nil, true,
		},
	})
}

// TestOtherCounter: what one counter renewed leaves the other's number standing.
func TestOtherCounter(t *testing.T) {
	in := run(t, []string{
		"War\n\nAt least 640 people have been killed in Vellin since May, according to the United Nations.",
		"Vellin\n\nThe United Nations now counts 655 dead in Vellin since May.",
		"Army\n\nAccording to the Lake Front, 1,020 people have lost their lives in Vellin since May.",
	})
	anchor := &in.Documents[1].Dates.Anchor
	anchor.Time = anchor.Time.AddDate(0, 0, 2)
	found, err := Compare(in)
	if err != nil {
		t.Fatal(err)
	}
	if !has(found, news.Updates, "640", "655") || !has(found, news.Differs, "", "655", "1,020") {
		t.Errorf("no update or no difference: %v", found)
	}
}

// TestPrevious: a number that a text says it had before is that of the reports before it.
func TestPrevious(t *testing.T) {
	in := run(t, []string{
		"Swap\n\nUnder the deal, Marrow would free 214 men and the lake army 60 fishermen.",
		"Marrow\n\nMarrow will free 217 prisoners, three more than on Sunday, the mediator said.",
	})
	anchor := &in.Documents[1].Dates.Anchor
	anchor.Time = anchor.Time.AddDate(0, 0, 2)
	found, err := Compare(in)
	if err != nil {
		t.Fatal(err)
	}
	if !has(found, news.Updates, "214", "217") {
		t.Errorf("no update: %v", found)
	}
}

// TestCovers: two days that one sentence gives are two findings.
func TestCovers(t *testing.T) {
	d := &nlp.Document{Text: "Unless the log is there by Friday, the pilots will walk out on Saturday."}
	d.Timexes = []nlp.Timex{{Span: nlp.Span{Start: 27, End: 33}, Value: "2026-03-06"}, {Span: nlp.Span{Start: 63, End: 71}, Value: "2026-03-07"}}
	of := func(day string) finding {
		f := finding{}
		f.Kind, f.Slot = news.Agrees, news.DateSlot
		f.Values = []news.Value{value(d, nlp.Span{End: len(d.Text)}, day, 1)}
		return f
	}
	if covers(of("2026-03-06"), of("2026-03-07")) {
		t.Error("another day is covered")
	}
	if !covers(of("2026-03-06"), of("2026-03-06")) {
		t.Error("the same day is not covered")
	}
}
