package coref

import (
	"slices"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// groupReach is the number of sentences back in which those are looked for whom
// "the two leaders" means.
const groupReach = 4

// groups finds the members of the chains of several: the conjuncts of "Ann and
// Bob", and for "the two leaders", "both sides", "the presidents" those that the
// text has just named and that are such. What is not sure has no members.
func (r *resolver) groups() {
	for _, m := range r.mentions {
		c := r.clusters[m.cluster]
		if c == nil || len(c.members) > 0 || m.Kind != nlp.NominalMention {
			continue
		}
		if m.several {
			c.members = r.conjuncts(m)
		} else if m.plural == yes && (m.det == detThe || m.det == detThese || m.det == detPossPronoun || m.number != "") {
			c.members = r.meant(m)
		}
	}
}

// conjuncts are the mentions that a coordination joins; nil where one of them is no
// mention.
func (r *resolver) conjuncts(m *mention) []*mention {
	var out []*mention
	heads := []int{m.Head}
	for i := 0; i < len(heads); i++ {
		for c := range r.d.Children(heads[i]) {
			if r.d.Tokens[c].Dep == "conj" && c > heads[i] && c < m.End {
				heads = append(heads, c)
			}
		}
	}
	for _, h := range heads {
		at := slices.IndexFunc(r.mentions, func(o *mention) bool { return o.Head == h && !o.several })
		if at < 0 {
			return nil
		}
		out = append(out, r.mentions[at])
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// meant are the members of a plural phrase: as many as it counts, or at least two
// where it counts none, of the chains mentioned last that are what its noun says.
func (r *resolver) meant(m *mention) []*mention {
	count := numbers[m.number]
	if r.d.Tokens[m.First].Lower == "both" {
		count = 2
	}
	if m.number != "" && count == 0 || m.postmodified {
		return nil
	}
	var out []*mention
	seen := map[int]bool{m.cluster: true}
	for i := m.index - 1; i >= 0; i-- {
		o := r.mentions[i]
		if m.sentence-o.sentence > groupReach || count > 0 && len(out) >= count && out[len(out)-1].sentence != o.sentence {
			break
		}
		if !seen[o.cluster] && !r.within(o, m) && r.isOf(m.lemma, o.cluster) {
			seen[o.cluster] = true
			out = append(out, o)
		}
	}
	if len(out) < 2 || count > 0 && len(out) != count || count == 0 && (len(out) > 3 || !statesmen.has(m.lemma)) {
		return nil
	}
	slices.Reverse(out)
	return out
}

var numbers = map[string]int{"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}

// isOf reports whether a chain is what a noun says: a president, a country, a side.
func (r *resolver) isOf(noun string, cluster int) bool {
	c := r.clusters[cluster]
	if c.plural == yes {
		return false
	}
	named, title, country := false, false, false
	for _, o := range c.mentions {
		named = named || o.Kind == nlp.NameMention && !o.inner
		country = country || o.entry != nil && o.place == knowledge.Country
		title = title || r.hasTitle(o, noun)
	}
	if !named {
		return false
	}
	switch noun {
	case "side", "party":
		return country || c.kind == nlp.OrganizationEntity
	case "country", "nation", "state", "government", "capital", "neighbor", "neighbour", "power":
		return country
	case "man", "brother":
		return c.person == yes && c.female == no
	case "woman", "sister":
		return c.person == yes && c.female == yes
	case "company", "firm", "team", "club", "union", "bank", "agency":
		return c.kind == nlp.OrganizationEntity
	}
	return c.person == yes && title
}

// hasTitle reports whether a mention bears a noun as its title, or for "leader" any
// title of those who lead.
func (r *resolver) hasTitle(o *mention, noun string) bool {
	if o.Kind == nlp.PronounMention {
		return false
	}
	for i := o.First; i < o.End; i++ {
		t := &r.d.Tokens[i]
		if w := t.Lower; (w == noun || t.Lemma == noun || noun == "leader" && statesmen.has(w)) && (r.nearHead(i, o) || t.Head == o.Head || o.Name.Contains(t.Span)) {
			return true
		}
	}
	return noun == "leader" && o.entry != nil && o.place == knowledge.Person
}

var statesmen = set("president premier chancellor king queen emperor leader minister ruler monarch")
