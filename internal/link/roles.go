package link

import (
	"strings"

	"readout/internal/nlp"
)

// roleTime is when a title is held, as its own words say: "former", "then-",
// "acting", "-elect".
func roleTime(title string) nlp.RoleTime {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return r == ' ' || r == '-' || r == '–' || r == '‑' || r == ',' || r == '(' || r == ')'
	})
	for _, w := range words {
		if t := roleTimes[w]; t != "" {
			return t
		}
	}
	return ""
}

var roleTimes = map[string]nlp.RoleTime{
	"former": nlp.FormerRole, "ex": nlp.FormerRole, "retired": nlp.FormerRole, "onetime": nlp.FormerRole, "ousted": nlp.FormerRole,
	"deposed": nlp.FormerRole, "late": nlp.FormerRole, "previous": nlp.FormerRole, "sacked": nlp.FormerRole,
	"then":     nlp.ThenRole,
	"outgoing": nlp.OutgoingRole, "departing": nlp.OutgoingRole,
	"acting": nlp.ActingRole, "interim": nlp.ActingRole, "caretaker": nlp.ActingRole, "provisional": nlp.ActingRole,
	"elect": nlp.ElectRole, "designate": nlp.ElectRole, "incoming": nlp.ElectRole,
}

// members sets for each entity of several the ids of those that its chains mean.
func members(entities []nlp.Entity, documents []*document, of [][]int) {
	for d, doc := range documents {
		for c, chain := range doc.Chains {
			if of[d][c] < 0 {
				continue
			}
			e := &entities[of[d][c]]
			if len(e.Members) > 0 {
				continue
			}
			for _, k := range chain.Members {
				if i := of[d][k]; i >= 0 && i != of[d][c] {
					e.Members = append(e.Members, entities[i].ID)
				}
			}
		}
	}
}
