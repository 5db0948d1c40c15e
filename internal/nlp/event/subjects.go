package event

// subjects are who does what a verb says: the grammatical subject, the agent of a
// passive, the subject that a governing verb lends; none where nobody is named.
func (v *view) subjects(i int) []int {
	if !v.verb(i) {
		return v.owner(i)
	}
	if v.passive(i) {
		return v.agents(i)
	}
	return v.grammatical(i, 0)
}

// agents are the objects of "by".
func (v *view) agents(i int) []int {
	for _, k := range v.children(i) {
		t := &v.tokens[k]
		if t.Dep == "agent" || t.Dep == "prep" && t.Lower == "by" {
			if o := v.child(int(k), "pobj"); o >= 0 && v.timex[o] < 0 {
				return []int{o}
			}
		}
	}
	if o := v.child(i, "dobj"); o >= 0 { // "were promised more pay by the minister"
		if by := v.behind(o, "by"); len(by) > 0 && v.agent(by[0]) {
			return by
		}
	}
	return nil
}

// objectControl are verbs whose object does what their infinitive says.
var objectControl = map[string]bool{
	"order": true, "force": true, "urge": true, "ask": true, "tell": true, "allow": true, "permit": true, "help": true, "caution": true,
	"compel": true, "persuade": true, "convince": true, "encourage": true, "invite": true, "instruct": true, "require": true,
	"enable": true, "authorize": true, "authorise": true, "send": true, "want": true, "expect": true, "lead": true, "push": true,
	"press": true, "pressure": true, "warn": true, "command": true, "direct": true, "cause": true, "request": true, "deploy": true,
	"accuse": true, "suspect": true, "blame": true, "prevent": true, "stop": true, "bar": true, "ban": true, "charge": true, "convict": true, "condemn": true, "criticize": true, "criticise": true,
}

// grammatical finds a verb's grammatical subject, its own or one shared or lent.
func (v *view) grammatical(i, depth int) []int {
	if s := v.child(i, "nsubj", "nsubjpass"); s >= 0 {
		return []int{v.antecedent(s)}
	}
	if noun := v.reduced(i); noun >= 0 && v.passive(i) {
		return []int{noun}
	}
	t := &v.tokens[i]
	h := t.Head
	if h == i || depth > 6 {
		return nil
	}
	if all := v.headlined(i, h); len(all) > 0 {
		return all
	}
	switch t.Dep {
	case "acomp":
		if v.resulting(i) {
			return v.grammatical(h, depth+1)
		}
	case "conj":
		if v.verb(h) {
			return v.grammatical(h, depth+1)
		}
	case "xcomp", "ccomp":
		return v.lent(i, h, depth)
	case "advcl":
		if b := i - 1; t.Tag == "VBG" && b >= 0 && v.tokens[b].Dep == "pobj" && v.tokens[b].Head < b && v.agent(b) { // "over Moscow massing troops"
			return []int{b}
		}
		if t.Tag == "VBG" || t.Tag == "VBN" || v.infinitive(i) {
			return v.grammatical(h, depth+1)
		}
	case "acl", "relcl":
		if t.Tag == "VBG" || t.Tag == "VBN" {
			if t.Tag == "VBG" && v.l.is("document", v.lemmas[h]) { // "issued a declaration demanding"
				if own := v.doers(h); len(own) > 0 {
					return own
				}
				if w := v.clauseVerb(h); w >= 0 && v.tokens[h].Dep != "nsubj" {
					return v.grammatical(w, depth+1)
				}
			}
			if v.noun(h) || v.tokens[h].POS == "PRON" || v.tokens[h].POS == "NUM" {
				return []int{h}
			}
		}
		if v.infinitive(i) { // "a decision to send": whose decision
			if own := v.owner(h); len(own) > 0 {
				return own
			}
			if w := v.clauseVerb(h); w >= 0 && (v.tokens[h].Dep == "dobj" || v.tokens[h].Dep == "pobj") {
				return v.grammatical(w, depth+1)
			}
		}
	case "pcomp":
		return v.ofPreposition(h, depth)
	}
	return nil
}

// headlined are the names before the infinitive of a headline: "Chile, Peru to
// resume talks", parsed as one name with a clause that qualifies it.
func (v *view) headlined(i, h int) []int {
	t := &v.tokens[i]
	if t.Dep != "relcl" && t.Dep != "acl" || v.tokens[h].Dep != "ROOT" || v.tokens[h].POS != "PROPN" || !v.infinitive(i) {
		return nil
	}
	out := []int{h}
	for _, k := range v.children(h) {
		switch c := &v.tokens[k]; {
		case c.Dep == "conj", c.Dep == "appos", c.Dep == "npadvmod":
			if int(k) > h && int(k) < i && v.tokens[k].POS == "PROPN" {
				out = append(out, int(k))
			}
		}
	}
	return out
}

// lent is the subject that a governing verb, adjective or noun lends to its
// complement i: its object for verbs of ordering and allowing, else its subject.
func (v *view) lent(i, h, depth int) []int {
	if !v.verb(h) {
		if v.tokens[h].POS == "ADJ" && v.verb(v.tokens[h].Head) {
			return v.grammatical(v.tokens[h].Head, depth+1)
		}
		return v.grammatical(h, depth+1)
	}
	if objectControl[v.lemmas[h]] && !v.passive(h) {
		if o := v.child(h, "dobj", "dative"); o >= 0 {
			return []int{v.antecedent(o)}
		}
	}
	return v.grammatical(h, depth+1)
}

// controlled are the prepositions behind which the object of a verb is meant:
// "accused them of", "warned them against".
var controlled = map[string]bool{"of": true, "from": true, "for": true, "against": true}

// ofPreposition is the subject of the verb behind a preposition: "accused them of
// shelling", "by shelling the town".
func (v *view) ofPreposition(prep, depth int) []int {
	g := v.tokens[prep].Head
	switch {
	case v.verb(g) && controlled[v.tokens[prep].Lower] && objectControl[v.lemmas[g]]:
		if o := v.objects(g); len(o) > 0 {
			return o[:1]
		}
	case v.verb(g):
		return v.grammatical(g, depth+1)
	case v.tokens[g].POS == "ADJ" && v.verb(v.tokens[g].Head): // "guilty of violating"
		return v.grammatical(v.tokens[g].Head, depth+1)
	case v.noun(g):
		if w := v.clauseVerb(g); w >= 0 && objectControl[v.lemmas[w]] && controlled[v.tokens[prep].Lower] {
			if o := v.objects(w); len(o) > 0 { // attached to the last noun of "the forces of the government"
				return o[:1]
			}
		}
		if own := v.owner(g); len(own) > 0 {
			return own
		}
		if w := v.clauseVerb(g); w >= 0 {
			return v.grammatical(w, depth+1)
		}
	}
	return nil
}
