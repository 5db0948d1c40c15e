package event

import (
	"slices"
	"strings"
)

// arcs are the names of slots that are arcs of the parse.
var arcs = map[string][]string{
	"acomp": {"acomp", "attr", "intj"}, "oprd": {"oprd"}, "iobj": {"dative"},
}

// fills gives the tokens that fill a slot of a trigger, in text order.
func (v *view) fills(i int, slot string) []int {
	switch slot {
	case "obj":
		return v.once(0, i, v.objects)
	case "subj":
		return v.once(1, i, v.subjects)
	case "comp":
		return v.once(2, i, v.complements)
	case "mod":
		return v.modifiers(i)
	case "comp.obj":
		var out []int
		for _, c := range v.complements(i) {
			out = append(out, v.objects(c)...)
		}
		return out
	case "comp.subj":
		for _, c := range v.complements(i) {
			if k := v.child(c, "nsubj"); k > i {
				return []int{v.antecedent(k)}
			}
		}
		return nil
	case "iobj":
		return v.indirect(i)
	case "poss":
		if p := v.child(i, "poss"); p >= 0 && v.timex[p] < 0 {
			return []int{v.antecedent(p)}
		}
		return nil
	case "lasting":
		return v.forTime(i)
	case "span":
		return v.lengthOf(i)
	case "acomp", "oprd":
		var out []int
		for _, k := range v.children(i) {
			if slices.Contains(arcs[slot], v.tokens[k].Dep) {
				out = append(out, int(k))
			}
		}
		return out
	}
	if first, second, ok := strings.Cut(slot, "."); ok { // "in.of": what stands behind "of" of what stands behind "in"
		var out []int
		for _, k := range v.fills(i, first) {
			out = append(out, v.ofNounSlot(k, second)...)
		}
		return out
	}
	return v.prepositional(i, slot)
}

// once asks for what fills a frequent slot of a token the first time only; the lines
// of a verb ask for the same slots again and again. Whoever gets the list must not
// change it.
func (v *view) once(slot, i int, ask func(int) []int) []int {
	known := &v.filled[slot*len(v.tokens)+i]
	if !known.asked {
		known.asked, known.tokens = true, ask(i)
	}
	return known.tokens
}

// filled is what fills a slot of a token, where it was asked for.
type filled struct {
	asked  bool
	tokens []int
}

// ofNounSlot gives what fills a slot of a noun.
func (v *view) ofNounSlot(k int, slot string) []int {
	switch slot {
	case "mod":
		return v.modifiers(k)
	case "amod":
		var out []int
		for _, m := range v.children(k) {
			if v.tokens[m].Dep == "amod" || v.tokens[m].Dep == "acl" {
				out = append(out, int(m))
			}
		}
		return out
	}
	return v.behind(k, slot)
}

// forTime is the time expression that says for how long, behind "for".
func (v *view) forTime(i int) []int {
	for _, k := range v.children(i) {
		if v.tokens[k].Dep != "prep" || v.tokens[k].Lower != "for" {
			continue
		}
		if o := v.child(int(k), "pobj"); o >= 0 && v.timex[o] >= 0 {
			return []int{o}
		}
	}
	return nil
}

// lengthOf is the length of time that a verb has without a preposition: "gave them
// two days".
func (v *view) lengthOf(i int) []int {
	for _, k := range v.children(i) {
		if dep := v.tokens[k].Dep; (dep == "npadvmod" || dep == "dobj") && int(k) > i && v.child(int(k), "nummod", "det", "amod") >= 0 && v.length(int(k)) {
			return []int{int(k)}
		}
	}
	return nil
}

// length reports whether a noun is a unit of time.
func (v *view) length(i int) bool {
	switch v.lemmas[i] {
	case "minute", "hour", "day", "night", "week", "month", "year", "fortnight":
		return true
	}
	return false
}

// has reports whether a need is met by a trigger, and the token that meets it
// (-1 for one that asks for nothing to be there).
func (v *view) has(i int, n *need, nominal bool) (int, bool) {
	for _, slot := range n.slots {
		if slot == "topic" {
			return -1, n.filler.words[v.topic]
		}
		found := v.fills(i, slot)
		if len(found) == 0 && n.filler.none {
			return -1, true
		}
		for _, k := range found {
			if v.admits(n.filler, k) {
				return k, true
			}
		}
		if slot == "mod" && !nominal { // of the object
			for _, o := range v.objects(i) {
				for _, k := range v.modifiers(v.transparent(o)) {
					if v.admits(n.filler, k) {
						return k, true
					}
				}
			}
		}
	}
	return -1, false
}

// admits looks through "a series of" and "members of" at what is meant.
func (v *view) admits(f *filler, k int) bool {
	if v.holds(f, k) {
		return true
	}
	if o := v.transparent(k); o != k && v.holds(f, o) {
		return true
	}
	if o := v.transparent(k); v.l.is("effort", v.lemmas[o]) { // "a mediation effort"
		for _, m := range v.modifiers(o) {
			if v.tokens[m].Dep != "poss" && f.words[v.lemmas[m]] {
				return true
			}
		}
	}
	for _, c := range v.conjuncts(k)[1:] {
		if v.holds(f, c) {
			return true
		}
	}
	return false
}

// transparent is what "a series of talks", "dozens of troops" are about: the
// noun behind "of", or the token itself.
func (v *view) transparent(k int) int {
	switch v.tokens[k].POS {
	case "NUM", "SYM", "DET", "ADJ", "PRON": // "two of", "some of", "the last of"
	default:
		if !v.l.is("transparent", v.lemmas[k]) {
			return k
		}
	}
	for _, p := range v.children(k) {
		if v.tokens[p].Lower == "of" {
			if o := v.child(int(p), "pobj"); o >= 0 {
				return o
			}
		}
	}
	return k
}

// conjuncts are a token and what is joined to it by "and" or "or".
func (v *view) conjuncts(i int) []int {
	out := []int{i}
	for at := i; len(out) < 12; {
		next := -1
		for _, k := range v.children(at) {
			if v.tokens[k].Dep == "conj" && (v.noun(int(k)) || v.tokens[k].POS == "PRON" || v.tokens[k].POS == "NUM" || v.tokens[k].POS == "ADJ") {
				next = int(k)
			}
		}
		if next < 0 {
			break
		}
		out = append(out, next)
		at = next
	}
	return out
}

// objects are what a verb acts on; the subject of a passive.
func (v *view) objects(i int) []int {
	if !v.verb(i) {
		return nil
	}
	if v.passive(i) {
		if o := v.child(i, "dobj"); o >= 0 && v.child(i, "nsubjpass") >= 0 {
			return []int{v.antecedent(v.child(i, "nsubjpass")), o} // "was given aid"
		}
		return v.grammatical(i, 0)
	}
	if o := v.child(i, "dobj"); o >= 0 {
		if second := v.secondObject(i, o); second >= 0 { // "denied them a visa", both parsed as objects
			o = second
		}
		return []int{v.antecedent(o)}
	}
	if c := v.child(i, "ccomp"); c > i && v.child(c, "mark", "aux") < 0 && v.tokens[c].Tag == "VB" { // "helped villagers rebuild"
		if s := v.child(c, "nsubj"); s > i {
			return []int{s}
		}
	}
	t := &v.tokens[i]
	if t.Dep == "relcl" && v.child(i, "nsubj") >= 0 && !relative[v.tokens[v.child(i, "nsubj")].Lower] && v.noun(t.Head) {
		return []int{t.Head} // "the town they shelled"
	}
	for _, k := range v.children(i) { // "declared a state of siege to begin at": parsed as a subject
		if v.tokens[k].Dep == "ccomp" && int(k) > i && v.infinitive(int(k)) {
			if s := v.child(int(k), "nsubj", "nsubjpass"); s > i {
				return []int{s}
			}
		}
	}
	for _, k := range v.children(i) { // "donated and delivered goods"
		if c := &v.tokens[k]; c.Dep == "conj" && v.verb(int(k)) && c.Tag == t.Tag && int(k) < i+5 && v.child(int(k), "nsubj") < 0 && v.child(i, "prep", "ccomp", "xcomp") < 0 {
			return v.objects(int(k))
		}
	}
	return nil
}

var relative = map[string]bool{"who": true, "which": true, "that": true, "whom": true, "whose": true}

// antecedent is the noun that a relative pronoun stands for, else the token.
func (v *view) antecedent(k int) int {
	if !relative[v.tokens[k].Lower] || v.tokens[k].POS == "DET" && v.tokens[k].Dep == "det" {
		return k
	}
	for at, steps := k, 0; steps < 6; steps++ {
		h := v.tokens[at].Head
		if h == at {
			return k
		}
		if dep := v.tokens[at].Dep; dep == "relcl" || dep == "acl" {
			return h
		}
		at = h
	}
	return k
}

// complements are the verbs and nouns that a verb or adjective governs as a
// clause, and those joined to them.
func (v *view) complements(i int) []int {
	var out []int
	for _, k := range v.children(i) {
		t := &v.tokens[k]
		switch {
		case t.Dep == "xcomp" || t.Dep == "ccomp" && int(k) > i:
			out = append(out, v.verbsOf(int(k))...)
		case t.Dep == "advcl" && v.infinitive(int(k)) && int(k) > i:
			out = append(out, v.verbsOf(int(k))...)
		case t.Dep == "prep" || t.Dep == "agent":
			if p := v.child(int(k), "pcomp"); p >= 0 {
				out = append(out, v.verbsOf(p)...)
			}
		case t.Dep == "dobj" && v.verb(i): // "reached a deal to", "ordered them to": parsed as a relative of the object
			for _, a := range v.children(int(k)) {
				if v.tokens[a].Dep == "acl" && v.infinitive(int(a)) && v.human(int(k)) {
					out = append(out, v.verbsOf(int(a))...)
				}
			}
		}
	}
	return out
}

// verbsOf is a verb and those joined to it.
func (v *view) verbsOf(i int) []int {
	out := []int{i}
	for at := i; len(out) < 8; {
		next := -1
		for _, k := range v.children(at) {
			if v.tokens[k].Dep == "conj" && v.verb(int(k)) {
				next = int(k)
			}
		}
		if next < 0 {
			break
		}
		out = append(out, next)
		at = next
	}
	return out
}

// modifiers are the adjectives, compounds, owners and numbers of a noun.
func (v *view) modifiers(i int) []int {
	var out []int
	for _, k := range v.children(i) {
		switch v.tokens[k].Dep {
		case "amod", "compound", "nmod", "poss", "nummod", "npadvmod":
			out = append(out, int(k))
		}
	}
	return out
}

// owner is who did what a noun tells, inside its phrase: the owner, the maker
// ("by"), or the demonym and name before it; none where nobody is named.
func (v *view) owner(i int) []int {
	if p := v.child(i, "poss"); p >= 0 && v.timex[p] < 0 {
		if h := v.tokens[i].Head; v.tokens[p].Tag == "PRP$" && v.tokens[i].Dep == "dobj" && v.verb(h) && !v.passive(h) { // "completed its withdrawal"
			if s := v.grammatical(h, 1); len(s) > 0 {
				return s
			}
		}
		return []int{v.antecedent(p)}
	}
	if by := v.prepositional(i, "by"); len(by) > 0 {
		return by
	}
	for _, k := range v.modifiers(i) {
		if v.timex[k] < 0 && v.agent(k) && (v.name[k] >= 0 || v.tokens[k].POS != "ADJ") && (v.name[k] >= 0 || v.l.is("polity", v.lemmas[k]) || v.l.is("human", v.lemmas[k])) {
			if v.hyphened(k) {
				return []int{k - 2, k}
			}
			return []int{k}
		}
	}
	return nil
}

// hyphened reports whether a name is joined to another by a hyphen, each known by
// itself: "US-Russia talks".
func (v *view) hyphened(k int) bool {
	if k < 2 || v.tokens[k-1].Lower != "-" {
		return false
	}
	known := func(i int) bool {
		word := v.d.Slice(v.tokens[i].Span)
		return v.tokens[i].POS == "PROPN" && (len(v.base.Find(word)) > 0 || len(v.base.Surname(word)) > 0)
	}
	return known(k) && known(k-2)
}

// secondObject is the object that stands right behind another of a verb, somebody,
// without a comma; -1 for none.
func (v *view) secondObject(i, first int) int {
	if !v.agent(first) {
		return -1
	}
	for _, k := range v.children(i) {
		if v.tokens[k].Dep == "dobj" && v.tokens[k].First == v.tokens[first].Last+1 {
			return int(k)
		}
	}
	return -1
}

// indirect is who is given something.
func (v *view) indirect(i int) []int {
	if o := v.child(i, "dobj"); o >= 0 && v.secondObject(i, o) >= 0 {
		return []int{v.antecedent(o)}
	}
	for _, k := range v.children(i) {
		if v.tokens[k].Dep != "dative" {
			continue
		}
		if o := v.child(int(k), "pobj"); o >= 0 {
			return []int{o}
		}
		return []int{int(k)}
	}
	if v.verb(i) && v.passive(i) && v.child(i, "dobj") >= 0 {
		return v.grammatical(i, 0)
	}
	return nil
}

// prepositional are the nouns behind a preposition of a word or, for a verb, of
// its object; the word itself for a particle. Times are left out.
func (v *view) prepositional(i int, prep string) []int {
	out := v.behind(i, prep)
	if len(out) == 0 && v.verb(i) {
		for _, k := range v.children(i) {
			if dep := v.tokens[k].Dep; dep == "dobj" || dep == "prt" || dep == "attr" || dep == "nsubjpass" {
				out = append(out, v.behind(int(k), prep)...)
				if len(out) > 0 {
					continue
				}
				for _, o := range v.behind(int(k), "of") { // "a suspension of aid in"
					out = append(out, v.behind(o, prep)...)
				}
			}
			if prep := prep; v.tokens[k].Dep == "prep" && len(out) == 0 && (prep == "by" || prep == "over" || prep == "with") { // "for 40 minutes by phone"
				if o := v.child(int(k), "pobj"); o >= 0 && v.measure(o) {
					out = append(out, v.behind(o, prep)...)
				}
			}
		}
	}
	return out
}

// measure reports whether a noun tells how long.
func (v *view) measure(i int) bool {
	switch v.lemmas[i] {
	case "minute", "hour", "day", "week", "time":
		return true
	}
	return v.timex[i] >= 0
}

func (v *view) behind(i int, prep string) []int {
	var out []int
	for _, k := range v.children(i) {
		t := &v.tokens[k]
		if t.Lower != prep {
			if t.Dep == "prep" && len(out) == 0 && t.Lower != "according" { // "out of", "on behalf of": a chain of prepositions
				for _, c := range v.children(int(k)) {
					if v.tokens[c].Dep == "prep" && v.tokens[c].Lower == prep {
						out = append(out, v.objectsOf(int(c))...)
					}
				}
			}
			continue
		}
		switch t.Dep {
		case "prep", "agent", "dative":
			of := v.objectsOf(int(k))
			if len(of) == 0 && v.child(int(k), "prep") >= 0 { // "walked out of": as a particle
				of = []int{int(k)}
			}
			out = append(out, of...)
		case "prt", "advmod":
			out = append(out, int(k))
		}
	}
	return out
}

// objectsOf are what stands behind a preposition, times left out.
func (v *view) objectsOf(prep int) []int {
	for _, c := range v.children(prep) {
		if dep := v.tokens[c].Dep; (dep == "pobj" || dep == "pcomp") && v.timex[c] < 0 {
			return []int{v.antecedent(int(c))}
		}
	}
	for i := prep + 1; i < min(prep+8, len(v.tokens)); i++ { // "to five officers held in May", parsed as a clause
		if t := &v.tokens[i]; t.Dep == "nsubj" && t.First == prep+1 && t.Head > i && v.tokens[t.Head].Tag == "VBD" {
			return []int{i}
		}
	}
	return nil
}
