package event

import (
	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// Agent is the country and sector of an actor or recipient by what is known: by
// the phrase, and where it says too little by the name to which it was traced.
func Agent(base *knowledge.Base, d *nlp.Document, w nlp.Who) knowledge.Agent {
	day := d.Dates.Anchor.Day()
	a := base.Agent(w.Text, "", day)
	if w.Antecedent.Empty() {
		return a
	}
	b := base.Agent(d.Slice(w.Antecedent), "", day)
	if a.Country == "" {
		a.Country = b.Country
	}
	if len(a.Sectors) == 0 || a.Sector() == "UNK" {
		a.Sectors = b.Sectors
	}
	return a
}
