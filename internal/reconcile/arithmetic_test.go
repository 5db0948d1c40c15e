package reconcile

import (
	"testing"

	"readout/internal/news"
)

// TestArithmetic holds what a page adds up, converts and reads from clocks.
func TestArithmetic(t *testing.T) {
	checkAll(t, []comparing{
		{
			"parts that do not make the whole in their sentence",
			[]string{"Landslide\n\nThe landslide buried 17 houses: eight in Upper Hask, five in Vellin and six in Orm."},
			news.Inconsistent, []string{"17 houses: eight in Upper Hask, five in Vellin and six in Orm"}, false,
		},
		{
			"parts that make it",
			[]string{"Landslide\n\nThe landslide buried 19 houses: eight in Upper Hask, five in Vellin and six in Orm."},
			news.Inconsistent, nil, true,
		},
		{
			"parts that may not be all",
			[]string{"Landslide\n\nThe landslide buried 60 houses: eight in Upper Hask, five in Vellin and six in Orm."},
			news.Inconsistent, nil, true,
		},
		{
			"the dead by what they were",
			[]string{"Bus\n\nNine people have died after a bus fell off a bridge at Vellin.\n\nThe victims of the crash – six teachers and four pupils – came from Hask."},
			news.Inconsistent, []string{"six teachers and four pupils"}, false,
		},
		{
			"parts far behind their whole",
			[]string{"Eels\n\nThree ponds were drained and 52 eels have been moved, wardens of the marsh at Vellin said on Monday evening: 21 from Hask, 18 from Orm and 9 from Lunde."},
			news.Inconsistent, []string{"52 eels"}, false,
		},
		{
			"the same with the right whole",
			[]string{"Eels\n\nThree ponds were drained and 48 eels have been moved, wardens of the marsh at Vellin said on Monday evening: 21 from Hask, 18 from Orm and 9 from Lunde."},
			news.Inconsistent, nil, true,
		},
		{
			"parts in brackets",
			[]string{"Books\n\nThe library sold 2,400 volumes in three towns, namely Hask (1,100), Orm (800) and Vellin (600)."},
			news.Inconsistent, []string{"2,400 volumes"}, false,
		},
		{
			"what it consists of",
			[]string{"Choir\n\nThe choir of 40 consists of 22 women from Hask and 28 men from Vellin, its leader said."},
			news.Inconsistent, []string{"consists of 22"}, false,
		},
		{
			"some of whom",
			[]string{"Choir\n\nThe choir has 40 singers, of whom 12 teachers and nine nurses, its leader said."},
			news.Inconsistent, nil, true,
		},
		{
			"of whom more than there are",
			[]string{"Choir\n\nThe choir has 18 singers, of whom 12 teachers and nine nurses, its leader said."},
			news.Inconsistent, []string{"18 singers"}, false,
		},
		{
			"passengers and crew",
			[]string{"Ferry\n\nThe ferry went down with 90 people, 71 passengers and nine crew, aboard."},
			news.Inconsistent, []string{"90 people"}, false,
		},
		{
			"a number set against others behind a dash",
			[]string{"Bread\n\nThe price of a loaf in Vellin rose to 16 crowns – up from 13 in Hask and 14 in Orm."},
			news.Inconsistent, nil, true,
		},
		{
			"what a pronoun has",
			[]string{"Plan\n\nThe mayor of Vellin showed a 50-page plan on Monday. It has 20 pages on roads, 18 on schools and nine on dogs."},
			news.Inconsistent, []string{"20 pages on roads"}, false,
		},
		{
			"shares of more than the whole",
			[]string{"Mill\n\nThe widow owns 55 percent of the mill, her brother 30 percent and the staff 25 percent."},
			news.Inconsistent, []string{"55 percent"}, false,
		},
		{
			"shares at two times",
			[]string{"Mill\n\nThe widow raised her stake from 35 percent to 50 percent of the mill, and her brother owns 30 percent."},
			news.Inconsistent, nil, true,
		},
		{
			"hours between two clocks",
			[]string{"Queue\n\nShe stood at the mill from seven in the morning. The miller came at noon, eight hours later, and shut the door."},
			news.Inconsistent, []string{"noon, eight hours later"}, false,
		},
		{
			"the hours that they are",
			[]string{"Queue\n\nShe stood at the mill from seven in the morning. The miller came at noon, five hours later, and shut the door."},
			news.Inconsistent, nil, true,
		},
		{
			"a conversion that is wrong by a factor of ten",
			[]string{"Bridge\n\nThe bridge at Vellin will cost 200 million dollars (about 2.7 billion yen), the ministry said."},
			news.Inconsistent, []string{"2.7 billion yen"}, false,
		},
		{
			"a conversion at the rate of another year",
			[]string{"Bridge\n\nThe bridge at Vellin will cost 200 million dollars (about 21 billion yen), the ministry said."},
			news.Inconsistent, nil, true,
		},
		{
			"a currency of many countries",
			[]string{"Fine\n\nThe court at Vellin fined the owner 30,000 pounds (about 1,680 dollars), a clerk said."},
			news.Inconsistent, nil, true,
		},
		{
			"a conversion that is not that of the other pages",
			[]string{
				"Bridge\n\nThe bridge at Vellin will cost 300 million euros (330 million dollars), the ministry said on Monday.",
				"Costs\n\nEngineers put the price of the new bridge in Vellin at 300 million euros, or 330 million dollars.",
				"Vellin\n\nFor a bridge of 300 million euros (390 million dollars) Vellin has to borrow.",
			},
			news.Contradicts, []string{"330 million dollars", "330 million dollars", "390 million dollars"}, false,
		},
		{
			"two calls with two mayors on one evening",
			[]string{
				"Calls\n\nThe call with Hask began at 4 p.m. Oslo time and lasted half an hour, the governor's office said on Monday.",
				"Governor\n\nThe governor's office said on Monday that the call with Vellin began at 6:30 p.m. Oslo time and lasted half an hour.",
			},
			news.Contradicts, nil, true,
		},
		{
			"the hour of a blast, told with other words",
			[]string{
				"Quarry\n\nThe explosion happened at 4:10 p.m. on Monday at the quarry of Hask.",
				"Hask\n\nThe blast came at ten past four on Monday, people in Hask said.",
				"Boom\n\nThe explosion tore through the quarry shortly after 6 p.m. on Monday.",
			},
			news.Contradicts, []string{"4:10 p.m.", "ten past four", "6 p.m."}, false,
		},
		{
			"one hour in two zones",
			[]string{
				"Quarry\n\nThe explosion happened at 4:10 p.m. (1510 GMT) on Monday at the quarry of Hask.",
				"Hask\n\nThe explosion happened at 6:10 p.m. on Monday, Nairobi time, at a quarry.",
			},
			news.Contradicts, nil, true,
		},
	})
}
