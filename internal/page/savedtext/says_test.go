package savedtext

import (
	"testing"

	"readout/internal/nlp"
)

func TestSaysFurniture(t *testing.T) {
	for line, want := range map[string]nlp.BlockKind{
		"Advertising: Roof tiles on credit":                     nlp.FurnitureBlock,
		"Advertising brought the ferry line two new customers.": nlp.BodyBlock,
		"Text size A A A":         nlp.FurnitureBlock,
		"Reading time: 4 minutes": nlp.FurnitureBlock,
		"Reading time tables is an art that the harbour has lost.": nlp.BodyBlock,
		"Views: 12 440": nlp.FurnitureBlock,
		"Views differ on whether the crane should stay where it is.": nlp.BodyBlock,
		"To share in the social networks":                            nlp.FurnitureBlock,
		"To share the harbour, the two towns signed a pact in 1931.": nlp.BodyBlock,
		"Version for print":           nlp.FurnitureBlock,
		"Send to a friend":            nlp.FurnitureBlock,
		"WIN: A weekend on the ferry": nlp.FurnitureBlock,
	} {
		if kind, why := Says(line); kind != want {
			t.Errorf("%q is %s (%s), want %s", line, kind, why, want)
		}
	}
}
