package reconcile

import (
	"testing"

	"readout/internal/news"
)

func TestAlone(t *testing.T) {
	checkAll(t, []comparing{
		{
			"a topic of the talks that one side names, though its words stand elsewhere",
			[]string{
				"Presidents speak\n\nThe presidents of Ardania and Vellin spoke by telephone on Monday about the border. The talks on the river program will go on, an aide said.",
				"Call between Ardania and Vellin\n\nThe presidents of Ardania and Vellin spoke by telephone on Monday about the border. Piet Olm, an aide, said that during the call between the two presidents the question of river dams was also discussed. Both have many dams in the hills.",
			},
			news.SingleSource, []string{"", "river dams was also discussed"}, false,
		},
		{
			"a statement that its cue parts is shown whole",
			[]string{
				"Bridge closed\n\nThe bridge at Hask was closed on Monday after a lorry hit a pillar, the police said.",
				"Bridge in Hask shut\n\nThe bridge at Hask was closed on Monday after a lorry hit a pillar. The permit for the load, Mayor Ida Brenn said, was signed by the district office, not by the town.",
			},
			news.SingleSource, []string{"", "The permit for the load, Mayor Ida Brenn said, was signed by the district office"}, false,
		},
	})
}
