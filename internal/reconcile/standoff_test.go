package reconcile

import (
	"strings"
	"testing"

	"readout/internal/news"
)

// TestStandoff: the judge finds what a denial of another document is of, and leaves alone
// what is of another matter or only says no.
func TestStandoff(t *testing.T) {
	checkAll(t, []comparing{
		{
			"a denial elsewhere",
			[]string{
				"Dam\n\nThe ministry in Orvo said that engineers had warned the operator of the cracks in March. Water rose again on Sunday.",
				"Valley\n\nThe operator, Halm Power, denied that engineers had given it any warning of cracks. Schools are closed.",
			},
			news.Disputed, []string{"had warned the operator", "any warning of cracks"}, false,
		},
		{
			"another matter",
			[]string{
				"Dam\n\nThe ministry in Orvo said that the schools would stay closed until Friday. Water rose again on Sunday.",
				"Valley\n\nThe operator, Halm Power, denied that engineers had given it any warning of cracks. Schools are closed.",
			},
			news.Disputed, []string{"would stay closed"}, true,
		},
		{
			"a saying that only says no",
			[]string{
				"Choir\n\nThe conductor, Ida Brandt, said that the choir had lost its hall to a bank.",
				"Song\n\n\"A song does not ask for a hall,\" said the mayor, Olof Rask.",
			},
			news.Disputed, []string{"does not ask"}, true,
		},
		{
			"who does not know denies nothing",
			[]string{
				"Storm\n\nPaula Reyes said that three walkers had been hurt on the ridge. The embassy said that it was not aware of any walkers hurt.",
				"Ridge\n\nThe path along the ridge is closed.",
			},
			news.Disputed, []string{"not aware"}, true,
		},
		{
			"votes of two boards on two matters",
			[]string{
				"Club\n\nThe rowers' board decided to sell the boathouse, by 12 votes to three, the rowers said. The city council had adopted its festival plan by 30 votes to nine, the council said.",
				"Town\n\nThe festival begins in May.",
			},
			news.Disputed, []string{"12 votes", "30 votes"}, true,
		},
	})
}

// TestIssuer: a page that a body publishes itself is that body's word; a newsroom's is not.
func TestIssuer(t *testing.T) {
	tests := []struct {
		text string
		want int // sentences that are the issuer's own words
	}{
		{"Communiqué on the ferry in Lund bay\n\nThe Ministry of Ports informs the public that the ferry has been towed away. The harbour master had given the captain two warnings of the storm.", 1},
		{"Ferry towed away in Lund bay\n\nThe Ministry of Ports said that the ferry had been towed away. The harbour master had given the captain two warnings of the storm.", 0},
	}
	lex, err := loadLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		in := run(t, []string{tt.text})
		in.Documents[0].Title, _, _ = strings.Cut(tt.text, "\n")
		r := newReader(lex, newParties(in.Entities, in.Documents), in.Stories[0])
		if got := len(r.ownWords(r.accounts[0])); got != tt.want {
			t.Errorf("%.20q: %d sentences are the issuer's, want %d", tt.text, got, tt.want)
		}
	}
}
