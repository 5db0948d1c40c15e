package event

import (
	"strings"
	"testing"
)

// TestPartiesOfPhrasesThatNameNobody looks for those whom "the three presidents", "the
// delegations" and "the union" stand for; "absent" must not be in it.
func TestPartiesOfPhrasesThatNameNobody(t *testing.T) {
	tests := []struct {
		text, trigger, want, absent string
	}{
		{"President Ada Holm of Kenya phoned President Jon Brandt of Uganda and President Eva Roth of Rwanda on Monday. The three presidents will meet in May.", "meet", "Brandt of Uganda + President Eva Roth", ""},
		{"The foreign ministers of Kenya and Uganda met in Geneva on Monday. Foreign Minister Ada Holm of Kenya smiled. Finance Minister Tom Reed was ill. The Ugandan foreign minister, Jon Brandt, did not.", "met", "Ada Holm", "Reed"},
		{"Kenya and Uganda signed a pact on Monday. Kenya thanked Uganda. The delegations will meet again in May.", "meet", "Kenya", ""},
		{"Kenya and Uganda signed a pact on Monday. Kenya thanked Uganda. A joint commission will meet in May.", "meet", "Uganda", ""},
		{"Kenya and Uganda signed a pact on Monday. Kenya thanked Uganda. The Danish delegations will meet in May.", "meet", "Danish", "Kenya"},
		{"Prime Minister Ada Holm fell ill on Monday. The prime minister accused the union of blackmail.", "accused", "Ada Holm", ""},
		{"The National Farmers Union met in Bergen on Monday. The mayor sued the union.", "sued", "National Farmers Union", ""},
	}
	for _, test := range tests {
		d := annotated(t, test.text)
		got := ""
		for i := range d.Events {
			e := &d.Events[i]
			if d.Slice(e.Trigger) != test.trigger {
				continue
			}
			got = shown(d, e)
			for _, w := range append(e.Actor, e.Recipient...) {
				got += " " + d.Slice(w.Antecedent)
			}
		}
		if !strings.Contains(got, test.want) || test.absent != "" && strings.Contains(got, test.absent) {
			t.Errorf("%s: %s; want %s", test.text, got, test.want)
		}
	}
}

// TestNobodyBehindComplexPrepositions holds that the noun of "on behalf of" and "in
// force" is nobody to whom something is done.
func TestNobodyBehindComplexPrepositions(t *testing.T) {
	for _, text := range []string{
		"Dockers protested in front of the bank on Monday.",
		"A curfew remains in force in Bergen.",
		"The minister signed the treaty on behalf of Kenya.",
	} {
		d := annotated(t, text)
		for i := range d.Events {
			for _, w := range d.Events[i].Recipient {
				if strings.HasPrefix(w.Text, "front") || strings.HasPrefix(w.Text, "force") || strings.HasPrefix(w.Text, "behalf") {
					t.Errorf("%s: %s", text, shown(d, &d.Events[i]))
				}
			}
		}
	}
}
