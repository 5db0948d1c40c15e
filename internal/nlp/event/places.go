package event

import (
	"slices"

	"readout/internal/nlp"
)

// placeOf is the place named in the clause: behind "in", "at" or "near", where no
// other verb stands between; else the place that is visited, seized or attacked, or
// where those are who act; -1 for none.
func (v *view) placeOf(d *draft) int {
	top := d.trigger
	if d.verb >= 0 {
		top = d.verb
	}
	t, there := &v.tokens[top], -1
	for i := t.First; i <= t.Last; i++ {
		on := v.tokens[i].Lower == "on" // "on a bridge"
		if !placed[v.tokens[i].Lower] && !on || v.tokens[i].Dep != "prep" {
			continue
		}
		o := v.child(i, "pobj")
		if on && (o < 0 || !v.l.is("surface", v.lemmas[o])) {
			continue
		}
		if o < 0 || v.timex[o] >= 0 || !v.where(o, v.tokens[i].Lower) || !v.reaches(d, i, top) {
			continue
		}
		if o = v.named(o); !slices.Contains(d.recipient, o) {
			return o
		}
		if d.kind == "PROTEST" && v.tokens[i].Lower == "in" { // against a country, and there
			there = o
		}
	}
	if d.kind == "CONSULT" && d.pos == 'n' { // "the Bern talks"
		for _, m := range v.modifiers(d.trigger) {
			if v.isPlace(m) && v.onlyPlace(m) && v.attribute(m) {
				return m
			}
		}
	}
	if k := v.filledPlace(d); k >= 0 {
		return k
	}
	if k := v.impliedPlace(d); k >= 0 {
		return k
	}
	return there
}

// filledPlace is the place whose opening or closing an event tells: "shut the port of
// Orsk", "demanded that the crossing at Orsk be closed"; -1 for none.
func (v *view) filledPlace(d *draft) int {
	var things []int
	switch d.kind {
	case "SANCTION", "COERCE", "CONCEDE":
		things = d.fillers
	case "REQUEST":
		for _, c := range v.complements(d.trigger) {
			if c != d.trigger && v.verb(c) {
				things = append(things, v.objects(c)...)
			}
		}
	}
	for _, k := range things {
		if !v.noun(k) || !v.l.is("placenoun", v.lemmas[k]) {
			continue
		}
		if o := v.named(k); o != k {
			return o
		}
	}
	return -1
}

// where reports whether a phrase behind a preposition says where: the name of a
// place, a noun of one, or behind "in" any name but that of a person.
func (v *view) where(o int, prep string) bool {
	switch {
	case v.isPlace(o):
		return true
	case v.tokens[o].POS == "PROPN":
		return prep == "in" && (!v.human(o) || v.oneWord(o)) || v.elsewherePlace(o) || (prep == "at" || prep == "near") && !v.human(o) && !v.polity(o)
	}
	return v.l.is("placenoun", v.lemmas[o])
}

// oneWord reports whether a name of one word that was read as a person's is never
// more than that word in the document: a town that the names of people misled.
func (v *view) oneWord(o int) bool {
	n, m := v.name[o], v.mention[o]
	if n < 0 || v.d.Names[n].Type != nlp.Person || v.d.Names[n].End-v.d.Names[n].First != 1 {
		return false
	}
	return m < 0 || !slices.ContainsFunc(v.d.Chains[v.d.Mentions[m].Chain].Mentions, func(k int) bool {
		x := &v.d.Mentions[k]
		return x.Kind != nlp.NameMention || x.Name != v.d.Tokens[x.Head].Span
	})
}

// elsewherePlace reports whether a name is read as that of a place where the document
// has it again.
func (v *view) elsewherePlace(o int) bool {
	m := v.mention[o]
	return m >= 0 && slices.ContainsFunc(v.d.Chains[v.d.Mentions[m].Chain].Mentions, func(k int) bool {
		x := &v.d.Mentions[k]
		return x.Kind == nlp.NameMention && v.isPlace(x.Head) && v.onlyPlace(x.Head)
	})
}

// named is the name of the place inside the phrase of one: of "the headquarters in
// Bern" Bern, of "the city of Bern" too; else the phrase's own head.
func (v *view) named(o int) int {
	if v.isPlace(o) || v.tokens[o].POS == "PROPN" {
		return o
	}
	for _, prep := range []string{"in", "of", "at", "near"} {
		for _, k := range v.behind(o, prep) {
			if v.isPlace(k) || v.tokens[k].POS == "PROPN" && v.l.is("placenoun", v.lemmas[o]) && (prep == "of" || !v.human(k)) { // "the port of X", whatever X was read as
				return k
			}
		}
	}
	if a := v.child(o, "appos"); a >= 0 && v.tokens[a].POS == "PROPN" { // "the capital, Bern"
		return a
	}
	if p := v.townOf(o); p >= 0 {
		return p
	}
	return o
}

// townOf is the town whose the place of a phrase is: of "Bern's station" Bern, of "its
// station" too where "its" stands for Bern; -1 for none.
func (v *view) townOf(o int) int {
	p := v.child(o, "poss")
	if p < 0 || v.human(o) {
		return -1
	}
	if v.tokens[p].Lower == "its" {
		if m := v.mention[p]; m >= 0 {
			p = v.firstName(v.d.Mentions[m].Chain)
		}
	}
	if p < 0 || !v.isPlace(p) || !v.onlyPlace(p) {
		return -1
	}
	return p
}

// impliedPlace is the place that is acted upon, or in whose name who acts is
// called ("a Bern court"); -1 for none.
func (v *view) impliedPlace(d *draft) int {
	for _, k := range d.recipient {
		if d.kind != "ASSAULT" && d.kind != "COERCE" && d.kind != "PROTEST" && d.mode != "visit" && d.mode != "withdraw" {
			break
		}
		if v.onlyPlace(k) || v.l.is("placenoun", v.lemmas[k]) || v.townOf(k) >= 0 {
			return v.named(k)
		}
	}
	for _, k := range d.actor {
		if d.kind == "ASSAULT" || d.kind == "MOBILIZE" || !v.noun(k) {
			break
		}
		for _, prep := range []string{"in", "at", "near"} {
			for _, o := range v.behind(k, prep) {
				if v.isPlace(o) {
					return o
				}
				if p := v.child(o, "poss"); p >= 0 && v.isPlace(p) { // "nurses in Norland's hospitals"
					return p
				}
			}
		}
		if !v.l.is("local", v.lemmas[k]) {
			continue
		}
		for _, m := range v.modifiers(k) {
			if v.isPlace(m) && v.onlyPlace(m) {
				return m
			}
		}
	}
	return -1
}

var placed = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "off": true, "around": true, "across": true, "inside": true, "behind": true, "beside": true, "along": true}

// reaches reports whether a preposition hangs on the event, on what or whom it is
// done to, or on the talks at which it is done, rather than on another verb or noun.
func (v *view) reaches(d *draft, i, top int) bool {
	for steps := 0; steps < 8; steps++ {
		i = v.tokens[i].Head
		switch {
		case i == d.trigger, slices.Contains(d.recipient, i):
			return true
		case i == top:
			return d.pos == 'n' || top == d.trigger || v.tokens[d.trigger].Head == top && v.tokens[d.trigger].Dep == "xcomp"
		case v.l.is("talks", v.lemmas[i]) && v.noun(i), v.l.is("placenoun", v.lemmas[i]), v.l.is("transparent", v.lemmas[i]):
		case d.kind == "CONSULT" && v.agent(i) && !slices.Contains(d.actor, i): // "met the head of the fund in Bern"
		case v.noun(i) && v.timex[i] < 0 && !slices.Contains(d.fillers, i) && !v.isPlace(i):
			return false // "the situation in"
		case v.verb(i), v.agent(i) && slices.Contains(d.actor, i), v.tokens[i].Head == i:
			return false
		}
	}
	return false
}
