package event

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// Agent is the country and sector of an actor or recipient of an event: by its
// phrase, else by the name to which it was traced; weapons stand for those who
// use them. A body or official whose phrase names no country is taken for one of
// the country where the event is, or of the only one that its sentence names.
func Agent(base *knowledge.Base, d *nlp.Document, e *nlp.Event, w nlp.Who) knowledge.Agent {
	day := d.Dates.Anchor.Day()
	a := base.Agent(w.Text, "", day)
	if !w.Antecedent.Empty() {
		b := base.Agent(d.Slice(w.Antecedent), "", day)
		if a.Country == "" {
			a.Country = b.Country
		}
		if len(a.Sectors) == 0 || a.Sector() == "UNK" {
			a.Sectors = b.Sectors
		}
	}
	if rest, ok := membersOf(w.Text); ok {
		if b := base.Agent(rest, "", day); len(b.Sectors) > 0 && b.Sector() != "UNK" {
			a.Sectors = b.Sectors
		}
	}
	if len(a.Sectors) == 0 {
		a.Sectors = armed(w.Text)
	}
	if a.Country == "" && len(a.Sectors) > 0 && !slices.Contains(stateless, a.Sector()) {
		a.Country = countryAround(base, d, e, w, domestic[a.Sector()])
	}
	return a
}

// membersOf is the body whose members or leaders a phrase names: "leaders of the
// rebel front" act for the front.
func membersOf(phrase string) (string, bool) {
	first, rest, ok := strings.Cut(phrase, " of ")
	if !ok {
		return "", false
	}
	words := strings.Fields(strings.ToLower(first))
	if len(words) == 0 {
		return "", false
	}
	switch words[len(words)-1] {
	case "leader", "leaders", "member", "members", "officials", "representatives", "supporters", "delegation", "delegations", "followers", "activists", "fighters":
		return rest, true
	}
	return "", false
}

// stateless are the sectors of those who need not be of any country.
var stateless = []string{"IGO", "NGO", "UNO", "ISM", "MNC"}

// domestic are the sectors that act at home as a rule: an opposition against its
// own government.
var domestic = map[string]bool{"OPP": true, "PTY": true, "CVL": true, "LAB": true, "AGR": true, "EDU": true, "LEG": true, "JUD": true, "COP": true}

// armed is the sector of those who use a weapon that a phrase names for them.
func armed(phrase string) []string {
	for _, w := range strings.Fields(strings.ToLower(phrase)) {
		switch strings.TrimSuffix(strings.Trim(w, ",."), "s") {
		case "aircraft", "warplane", "jet", "helicopter", "gunship", "tank", "warship", "drone", "predator", "airstrike", "artillery", "shelling", "bomber", "battery", "missile", "frigate", "destroyer", "fighter":
			return []string{"MIL"}
		case "bomb", "bombing", "blast", "explosion", "gunfire", "attacker", "shooter", "assault", "attack", "mine", "grenade":
			return []string{"UAF"}
		}
	}
	return nil
}

// countryAround is the country of the place of an event, else the only country
// that its sentence names: for domestic actors also one that is acted on.
func countryAround(base *knowledge.Base, d *nlp.Document, e *nlp.Event, w nlp.Who, domestic bool) string {
	day := d.Dates.Anchor.Day()
	if e.Place.Known() {
		if c := base.Agent(e.Place.Text, "", day).Country; c != "" {
			return c
		}
	}
	at := d.TokenAt(e.Trigger.Start)
	if at >= len(d.Tokens) {
		return ""
	}
	s := d.Sentences[d.Tokens[at].Sentence]
	only := ""
	for i := range d.Names {
		n := &d.Names[i]
		if n.First < s.First || n.End > s.End || n.Type != nlp.GeoPolity && n.Type != nlp.Group && n.Type != nlp.Location && n.Type != nlp.Organ {
			continue
		}
		acted := slices.ContainsFunc(e.Recipient, func(r nlp.Who) bool { return r.Span.Contains(n.Span) })
		c := base.Agent(d.Slice(n.Span), "", day).Country
		if c == "" || acted && !domestic {
			continue
		}
		if only != "" && only != c {
			return ""
		}
		only = c
	}
	return only
}
