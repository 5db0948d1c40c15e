package event

import (
	"slices"

	"readout/internal/nlp"
)

// holders are the persons for whom a phrase of several in office stands, by the first
// place where each is named: "the three presidents", "the foreign ministers of Kenya and
// Uganda", "the ministers". The document must call as many persons by that office as the
// phrase has, or two where it does not say; nil elsewhere.
func (v *view) holders(i int) []int {
	if v.tokens[i].Tag != "NNS" || !v.office(i) {
		return nil
	}
	want := v.howMany(i)
	if want == 0 && (!v.pointed(i) || v.tokens[i].Last != i) {
		return nil
	}
	all := v.inOffice(i)
	if len(all) == max(want, 2) {
		return all
	}
	if want == 0 {
		return nil
	}
	for _, k := range v.whoMet() {
		if !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	if len(all) != want {
		return nil
	}
	slices.Sort(all)
	return all
}

// whoMet are the persons whom the document names among those who meet or speak.
func (v *view) whoMet() []int {
	var chains, out []int
	for _, f := range v.coded {
		if f.kind != "CONSULT" {
			continue
		}
		for _, k := range slices.Concat(f.actor, f.recipient) {
			m := v.mention[k]
			if m < 0 || !v.ofPerson(v.d.Mentions[m].Chain) || slices.Contains(chains, v.d.Mentions[m].Chain) {
				continue
			}
			if h := v.firstName(v.d.Mentions[m].Chain); h >= 0 {
				chains, out = append(chains, v.d.Mentions[m].Chain), append(out, h)
			}
		}
	}
	return out
}

// actForBoth reports whether those who meet act for two sides that the phrase does not
// name: "the delegations", "experts", "a joint commission".
func (v *view) actForBoth(i int) bool {
	if v.tokens[i].POS != "NOUN" || v.child(i, "poss") >= 0 || len(v.behind(i, "of"))+len(v.behind(i, "from")) > 0 {
		return false
	}
	joint := false
	for _, m := range v.modifiers(i) {
		switch {
		case v.l.is("joint", v.lemmas[m]):
			joint = true
		case v.name[m] >= 0:
			return false
		}
	}
	return joint && v.l.is("polity", v.lemmas[i]) || v.tokens[i].Tag == "NNS" && v.l.is("envoys", v.lemmas[i])
}

// office reports whether a noun is a title or office that one person has.
func (v *view) office(i int) bool {
	return v.l.is("leaders", v.lemmas[i]) || v.l.is("offices", v.lemmas[i]) || v.base.Role(v.lemmas[i]) != nil && v.person(v.lemmas[i])
}

// howMany is the number of those whom a phrase is of: by its number word, or the names
// behind "of"; 0 where it does not say.
func (v *view) howMany(i int) int {
	for _, k := range v.children(i) {
		switch v.tokens[k].Lower {
		case "two", "both":
			return 2
		case "three":
			return 3
		case "four":
			return 4
		}
	}
	for _, o := range v.behind(i, "of") {
		if all := v.conjuncts(o); len(all) > 1 && v.tokens[o].POS == "PROPN" {
			return len(all)
		}
		if v.l.is("sides", v.lemmas[o]) {
			return v.howMany(o)
		}
	}
	return 0
}

// inOffice are the persons whom the document calls by the office of a phrase and by what
// stands before it ("foreign ministers"); leaders are those at the head of a state.
func (v *view) inOffice(i int) []int {
	offices := []string{v.lemmas[i]}
	if v.lemmas[i] == "leader" || v.lemmas[i] == "head" {
		offices = heads
	}
	var kind []string
	for _, m := range v.modifiers(i) {
		if dep := v.tokens[m].Dep; (dep == "amod" || dep == "compound") && v.name[m] < 0 {
			kind = append(kind, v.lemmas[m])
		}
	}
	var out []int
	for n := range v.d.Chains {
		if !v.ofPerson(n) || !slices.ContainsFunc(v.d.Chains[n].Mentions, func(m int) bool {
			return slices.ContainsFunc(offices, func(o string) bool { return v.called(&v.d.Mentions[m], o, kind) })
		}) {
			continue
		}
		if h := v.firstName(n); h >= 0 {
			out = append(out, h)
		}
	}
	return out
}

// heads are the offices of those who lead a state.
var heads = []string{"president", "premier", "chancellor", "king", "queen", "emir", "sultan", "leader", "prime"}

// called reports whether a mention by name has the word for an office before the name,
// or as what it is in apposition to, and no other kind of it: a finance minister is no
// foreign minister.
func (v *view) called(m *nlp.Mention, office string, kind []string) bool {
	if m.Kind != nlp.NameMention {
		return false
	}
	if office == "leader" {
		for _, o := range v.behind(m.Head, "of") { // "Ada Holm of Norway"
			if v.country(o) {
				return true
			}
		}
	}
	for i := v.tokens[m.Head].First; i <= m.Head; i++ {
		if v.lemmas[i] == office && v.ofKind(i, kind) {
			return true
		}
	}
	if v.tokens[m.Head].Dep == "appos" {
		h := v.tokens[m.Head].Head
		if prep := v.tokens[h].Head; v.isPlace(h) && v.tokens[h].Dep == "pobj" { // "the minister in Bern, Ada Holm", parsed as what Bern is
			h = v.tokens[prep].Head
		}
		if v.lemmas[h] == office && v.ofKind(h, kind) {
			return true
		}
	}
	a := v.child(m.Head, "appos")
	return a >= 0 && v.lemmas[a] == office && v.ofKind(a, kind)
}

// ofKind reports whether the word before one for an office is among those given, or
// says of whom or what country it is.
func (v *view) ofKind(i int, kind []string) bool {
	if len(kind) == 0 || i == 0 {
		return true
	}
	switch v.tokens[i-1].POS {
	case "ADJ", "NOUN", "PROPN":
		return v.name[i-1] >= 0 && !slices.Contains(heads, v.lemmas[i-1]) || slices.Contains(kind, v.lemmas[i-1])
	}
	return true
}

// holder is the only person whom the document calls by the office of a definite phrase
// that names nobody ("the prime minister"), by the first place where it names that
// person; -1 for none or several.
func (v *view) holder(i int) int {
	if v.tokens[i].Tag != "NN" || !v.pointed(i) || v.human(i) && v.name[i] >= 0 || !v.office(i) {
		return -1
	}
	for k := v.tokens[i].First; k <= v.tokens[i].Last; k++ {
		if v.tokens[k].POS == "PROPN" || v.tokens[k].Dep == "relcl" || v.name[k] >= 0 {
			return -1
		}
	}
	all := v.inOffice(i)
	if len(all) != 1 {
		return -1
	}
	return all[0]
}

// body is the only body whose name or description has the noun of a definite phrase that
// names nobody ("the union" for the Dockers' Union), by the first place where it is
// named; -1 for none or several.
func (v *view) body(i int) int {
	if v.tokens[i].Tag != "NN" || !v.pointed(i) || !v.l.is("polity", v.lemmas[i]) || v.tokens[i].First < i-2 || v.tokens[i].Last > i {
		return -1
	}
	found := -1
	for n := range v.d.Chains {
		if v.ofPerson(n) || !v.describes(n, v.lemmas[i]) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = v.firstName(n)
	}
	return found
}

// describes reports whether a noun stands in the name of a body, or before or behind it
// as what it is: "the union Solid Track", "Halm, a shipping company".
func (v *view) describes(chain int, noun string) bool {
	named := v.firstName(chain)
	if named < 0 || v.name[named] < 0 || v.d.Names[v.name[named]].Type != nlp.Organ {
		return false
	}
	return slices.ContainsFunc(v.d.Chains[chain].Mentions, func(m int) bool {
		x := &v.d.Mentions[m]
		if x.Kind != nlp.NameMention {
			return false
		}
		for k := x.First; k < x.End; k++ {
			if v.lemmas[k] == noun && (k == x.Head || v.tokens[k].Head == x.Head || v.tokens[x.Head].Head == k) {
				return true
			}
		}
		return false
	})
}
