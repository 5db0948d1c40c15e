package reconcile

import (
	"testing"

	"readout/internal/news"
)

// TestPolarity shows where one says that something is so and another that it is not, who
// answers whom, and what looks like it and is not.
func TestPolarity(t *testing.T) {
	checkAll(t, []comparing{
		{
			"what one says in its own voice and another negates",
			[]string{
				"Hask\n\nThe warning light at the Vellin tunnel worked on Monday night.",
				"Vellin tunnel\n\nThe warning light at the Vellin tunnel did not work on Monday night.",
			},
			news.Contradicts, []string{"worked", "did not work"}, false,
		},
		{
			"failed to do it, did it",
			[]string{
				"Hask\n\nMira Sand attended the opening of the Corvin bridge on Friday.",
				"Corvin\n\nMira Sand failed to attend the opening of the Corvin bridge on Friday.",
			},
			news.Contradicts, []string{"attended", "failed to attend"}, false,
		},
		{
			"another person did not do it",
			[]string{
				"Hask\n\nMira Sand attended the opening of the Corvin bridge on Friday.",
				"Corvin\n\nJon Aster did not attend the opening of the Corvin bridge on Friday.",
			},
			news.Contradicts, nil, true,
		},
		{
			"two negations are none",
			[]string{
				"Hask\n\nMira Sand attended the opening of the Corvin bridge on Friday.",
				"Corvin\n\nMira Sand did not fail to attend the opening of the Corvin bridge on Friday.",
			},
			news.Contradicts, nil, true,
		},
		{
			"nobody died, somebody did",
			[]string{
				"Fair\n\nA visitor of 20 was crushed to death at the fair in Hask, witnesses say.",
				"Hask fair\n\nThe fair in Hask closed early. Nobody has died.",
			},
			news.Contradicts, []string{"crushed to death", "Nobody has died"}, false,
		},
		{
			"nobody on one bridge died",
			[]string{
				"Flood\n\nA farmer was killed in the flood in Hask.",
				"Hask\n\nNobody was killed on the Corvin bridge in the flood.",
			},
			news.Contradicts, nil, true,
		},
		{
			"one utterance, turned by a translation",
			[]string{
				"Talks\n\n\"We will withdraw our ships from the bay of Corvin on Friday,\" Admiral Jon Aster said.",
				"Automatic translation\n\nAdmiral Jon Aster said: \"We will advance our ships to the bay of Corvin on Friday.\"",
			},
			news.Contradicts, []string{"withdraw our ships", "advance our ships"}, false,
		},
		{
			"one utterance, without its negation",
			[]string{
				"Bid\n\n\"This is our best offer for the mill and our last one,\" Mira Sand said.",
				"Automatic translation\n\nMira Sand said: \"This is our best offer for the mill, but not our last one.\"",
			},
			news.Contradicts, []string{"our last one", "not our last one"}, false,
		},
		{
			"each says that the other began",
			[]string{
				"Border\n\nDenmark said Swedish guards had opened fire first at a ferry. Sweden said Danish soldiers had fired at its fishermen.",
				"Clash\n\nGuards of two countries clashed at sea on Monday.",
			},
			news.Disputed, []string{"Swedish guards had opened fire"}, false,
		},
		{
			"both say that a third began",
			[]string{
				"Border\n\nDenmark said Swedish guards had opened fire first at a ferry. Norway said Swedish guards had fired at its fishermen.",
				"Clash\n\nGuards of two countries clashed at sea on Monday.",
			},
			news.Disputed, nil, true,
		},
		{
			"a denial that is nothing but one",
			[]string{
				"Mill\n\nThe owner of the mill, Mira Sand, said the doors had been open all night. The union disputes that. \"Every door was locked,\" its leader, Jon Aster, said.",
				"Fire\n\nThe mill in Hask burned down on Monday.",
			},
			news.Disputed, []string{"Every door was locked"}, false,
		},
		{
			"what was said is called an invention",
			[]string{
				"Mill\n\nThe union of weavers says that the pump had been broken since May. The lawyer of the owner, Mira Sand, called that \"an invention\".",
				"Fire\n\nThe mill in Hask burned down on Monday.",
			},
			news.Disputed, []string{"the pump had been broken"}, false,
		},
		{
			"a denial whose words are not those of the claim",
			[]string{
				"Blackout\n\nA spokesman for the railway, Jon Aster, suggested that a fault in the power grid had stopped the trains. Vellin Energy, which runs the grid, denied that there had been any disturbance.",
				"Trains\n\nNo train ran in Vellin on Monday.",
			},
			news.Disputed, []string{"a fault in the power grid"}, false,
		},
	})
}
