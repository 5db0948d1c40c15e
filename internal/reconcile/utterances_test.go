package reconcile

import (
	"slices"
	"testing"

	"readout/internal/news"
	"readout/internal/nlp"
)

// TestUtterances shows which utterances are one.
func TestUtterances(t *testing.T) {
	checkAll(t, []comparing{
		{
			"two remarks of one speaker",
			[]string{
				"Dam\n\n“We will count the houses tomorrow,” Mayor Ines Varga said.",
				"Kemberg\n\n“My grandmother sold fish in this street,” Mayor Ines Varga said.",
			},
			news.QuoteVariants, []string{"", ""}, true,
		},
	})
}

// TestUnattributed reads a quotation that no verb of speech brings in.
func TestUnattributed(t *testing.T) {
	text := "Dam\n\nThe mood at the market of Kemberg on Friday was bad. “A dam that nobody mends is a weapon.” It rained.\n\nMira Sand said: “We wait.”"
	in := run(t, []string{text})
	lex, err := loadLexicon()
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(lex, newParties(in.Entities, in.Documents), in.Stories[0])
	var quoted []string
	for _, u := range r.utterances() {
		if u.quoted {
			quoted = append(quoted, u.text)
		}
	}
	if want := []string{"A dam that nobody mends is a weapon.", "We wait."}; !slices.Equal(quoted, want) {
		t.Errorf("utterances: %q, want %q", quoted, want)
	}
}

func TestRival(t *testing.T) {
	a, b := &account{n: 0}, &account{n: 1}
	at := func(a *account, start, end int) saying { return saying{a: a, span: nlp.Span{Start: start, End: end}} }
	all := []saying{at(a, 0, 10), at(b, 0, 10), at(b, 4, 10), at(b, 20, 30), at(a, 40, 50)}
	list := []pair{{0, 1, 0.9}, {0, 2, 0.8}, {0, 3, 0.4}, {0, 4, 0.7}}
	if got := rival(all, list, 0, 1); got != 0.4 {
		t.Errorf("rival of the likest: %g, want 0.4: what it holds and its own document do not count", got)
	}
	if got := rival(all, list, 0, 3); got != 0.9 {
		t.Errorf("rival of another: %g, want 0.9", got)
	}
}

func TestWeightsMatchFeatures(t *testing.T) {
	if len(utteranceWeights) != len(LikenessFeatures()) {
		t.Errorf("%d weights for %d features", len(utteranceWeights), len(LikenessFeatures()))
	}
}

// TestUltimatums shows what utterances with days and conditions are one.
func TestUltimatums(t *testing.T) {
	checkAll(t, []comparing{
		{
			"what one speaker ties to one day is one announcement, whatever the words",
			[]string{
				"Bus talks\n\nHelga Moor, the head of the bus company, said in Hask on 4 June 2026 that the bonus would be taken back if a single bus stood still on 8 June.",
				"Interview with Helga Moor\n\n“If the buses stand still on 8 June, there will be no bonus for anybody,” Helga Moor told this newspaper on 4 June 2026.",
			},
			news.QuoteVariants, []string{"taken back if a single bus", "no bonus for anybody"}, false,
		},
		{
			"a threat that two report in words of their own is one utterance",
			[]string{
				"Teachers\n\nThe teachers' union of Hask warned on 4 June 2026 that the teachers would strike for three days from 15 June unless a better offer was made by Friday.",
				"Schools\n\nThe teachers' union of Hask threatened a walkout of three days: the teachers would strike for three days from 15 June unless the mayor improved his offer by Friday, it warned on 4 June 2026.",
			},
			news.QuoteVariants, []string{"unless a better offer", "unless the mayor improved"}, false,
		},
		{
			"a day in common makes no utterance",
			[]string{
				"Offer\n\n“It is valid until midnight on 8 June,” said Otto Berg, a spokesman for the company, on 4 June 2026.",
				"Company\n\n“The proposal counts to 8 June, to midnight,” said Otto Berg, a spokesman for the company, on 4 June 2026.",
			},
			news.QuoteVariants, []string{"valid until midnight", "counts to 8 June"}, true,
		},
	})
}
