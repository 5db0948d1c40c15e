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
