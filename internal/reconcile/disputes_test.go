package reconcile

import (
	"testing"

	"readout/internal/news"
)

// TestAnswered: a denial of charges answers what is said of the denier, not the next remark;
// who has not denied something denies nothing.
func TestAnswered(t *testing.T) {
	checkAll(t, []comparing{
		{
			"what is said of the denier",
			[]string{
				"Fund\n\nMira Sand said that Jon Aster had taken money from the fund in Hask. Jon Aster has denied the allegations.",
				"Hask\n\nThe fund in Hask is closed.",
			},
			news.Disputed, []string{"Jon Aster had taken money"}, false,
		},
		{
			"the next remark",
			[]string{
				"Fund\n\nMira Sand said that it was too early to close the book on the fund in Hask. Jon Aster has denied the allegations.",
				"Hask\n\nThe fund in Hask is closed.",
			},
			news.Disputed, []string{"too early"}, true,
		},
		{
			"not denied",
			[]string{
				"Fund\n\nMira Sand said that Jon Aster had taken money from the fund in Hask. Jon Aster has not denied this.",
				"Hask\n\nThe fund in Hask is closed.",
			},
			news.Disputed, []string{"Jon Aster had taken money"}, true,
		},
	})
}
