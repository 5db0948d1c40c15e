package coref

import (
	"slices"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// Names gives the document's names as its chains show them: the engine's names,
// each of the type that its chain has; and names of countries, bodies and, in
// full, of persons that the engine missed. The Names layer itself stays as found.
func Names(d *nlp.Document) []nlp.Name {
	typed := map[nlp.Span]nlp.EntityType{}
	for _, m := range d.Mentions {
		if !m.Name.Empty() {
			typed[m.Name] = d.Chains[m.Chain].Type
		}
	}
	var out []nlp.Name
	for _, n := range d.Names {
		first := n.First
		for first < n.End-1 && articles.has(d.Tokens[first].Lower) {
			first++
		}
		for s, t := range typed {
			if n.Contains(s) && s.End >= d.Tokens[first].End {
				n.Type = retype(n.Type, t)
			}
		}
		out = append(out, n)
	}
	return slices.Clip(append(out, missed(d)...))
}

// retype is the type of name for what the chain says; places and bodies that the
// engine tells apart stay as they are.
func retype(was nlp.NameType, now nlp.EntityType) nlp.NameType {
	switch {
	case now == nlp.PersonEntity && was != nlp.Group:
		return nlp.Person
	case now == nlp.OrganizationEntity && was == nlp.Person:
		return nlp.Organ
	case now == nlp.PlaceEntity && was == nlp.Person:
		return nlp.GeoPolity
	}
	return was
}

// missed are known names outside the engine's.
func missed(d *nlp.Document) []nlp.Name {
	base := knowledge.Load()
	covered := make([]bool, len(d.Tokens))
	for _, n := range d.Names {
		for i := n.First; i < n.End; i++ {
			covered[i] = true
		}
	}
	var out []nlp.Name
	for i := 0; i < len(d.Tokens); i++ {
		for n := min(5, len(d.Tokens)-i); n > 0; n-- {
			if slices.Contains(covered[i:i+n], true) || d.Tokens[i].POS != "PROPN" {
				continue
			}
			all := base.Find(d.Slice(d.TokenSpan(i, i+n)))
			if len(all) == 0 {
				continue
			}
			if t, ok := nameTypes[all[0].Kind]; ok {
				out = append(out, nlp.Name{Span: d.TokenSpan(i, i+n), First: i, End: i + n, Type: t})
				i += n - 1
				break
			}
		}
	}
	return out
}

var nameTypes = map[knowledge.Kind]nlp.NameType{
	knowledge.Country: nlp.GeoPolity, knowledge.Capital: nlp.GeoPolity, knowledge.City: nlp.GeoPolity,
	knowledge.Region: nlp.Location, knowledge.Body: nlp.Organ, knowledge.Person: nlp.Person,
}
