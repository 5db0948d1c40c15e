package link

import (
	"strings"

	"readout/internal/knowledge"
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

// title reads country, sector and title of what a mention says beside the name.
func (l *Linker) title(p *profile, d *nlp.Document, m nlp.Mention, day string) {
	span := untilClause(d, m)
	if span.Len() > 160 {
		return
	}
	text := d.Slice(span)
	if !m.Name.Empty() && m.Name.Start >= m.Start && m.Name.End <= span.End {
		text = d.Text[m.Start:m.Name.Start] + d.Text[m.Name.End:span.End]
	}
	if p.kind == nlp.PlaceEntity || strings.TrimSpace(text) == "" {
		return
	}
	a := l.agent(strings.Trim(text, " ,"), day)
	if p.country == "" {
		p.country = a.Country
	}
	if p.sector == "" && a.Sector() != "UNK" {
		p.sector = a.Sector()
	}
	if a.Title != "" && m.Kind == nlp.NameMention {
		p.titles = append(p.titles, title{strings.Trim(text, " ,"), m})
	}
}

// mostAgents bounds the phrases whose reading is kept.
const mostAgents = 1 << 14

// agent is the reading of a phrase on a day; pages of a run use the same titles
// again and again.
func (l *Linker) agent(text, day string) knowledge.Agent {
	key := day + "\t" + text
	a, ok := l.agents[key]
	if !ok {
		a = l.base.Agent(text, "", day)
		if len(l.agents) < mostAgents {
			l.agents[key] = a
		}
	}
	return a
}

// describes reports whether token i heads a clause, or the preposition of one, as they
// hang on nouns: "who spoke first", "of having ignored it", "unless they are paid".
func describes(d *nlp.Document, i int) bool {
	switch d.Tokens[i].Dep {
	case "relcl", "acl", "advcl", "ccomp":
		return true
	case "prep":
		for k := range d.Children(i) {
			if d.Tokens[k].Dep == "pcomp" {
				return true
			}
		}
	}
	return false
}

// untilClause is a mention up to the clause that describes it: "the minister, who
// left on Monday".
func untilClause(d *nlp.Document, m nlp.Mention) nlp.Span {
	for i := m.Head + 1; i < m.End; i++ {
		t := d.Tokens[i]
		if describes(d, i) && t.First > m.Head && d.Tokens[t.First].Start >= m.Name.End {
			for i = t.First; i > m.Head+1 && d.Tokens[i-1].POS == "PUNCT"; {
				i--
			}
			return d.TokenSpan(m.First, i)
		}
	}
	return m.Span
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
