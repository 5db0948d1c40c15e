package reconcile

import (
	"testing"

	"readout/internal/news"
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
			"a copy that changes a number is no later report",
			[]string{
				"Wall\n\n\"We will move our wall back nine kilometres,\" Jon Aster of Hask said on Friday. The wall of Hask runs along the river and was built by the people of the town long ago.",
				"Wall of Hask\n\n\"We will move our wall back nine miles,\" Jon Aster of Hask said on Friday. The wall of Hask runs along the river and was built by the people of the town long ago.",
			},
			news.Updates, nil, true,
		},
	})
}
