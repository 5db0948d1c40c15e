package event

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// actors finds who does it.
func (v *view) actors(d *draft) []int {
	for _, slot := range d.from {
		if slot == "-" {
			return nil
		}
		if k := v.slot(d, slot); len(k) > 0 {
			return v.people(k)
		}
	}
	i := d.trigger
	if d.pos == 'a' && v.verb(i) {
		return v.people(v.grammatical(i, 0))
	}
	if d.pos == 'a' {
		if h := v.tokens[i].Head; v.verb(h) {
			return v.people(v.grammatical(h, 0))
		}
		if v.noun(v.tokens[i].Head) && v.tokens[i].Dep != "amod" {
			return v.people([]int{v.tokens[i].Head})
		}
		return nil
	}
	if d.pos == 'n' {
		who := slices.DeleteFunc(slices.Clone(v.doers(i)), func(k int) bool { return slices.Contains(d.fillers, k) && !v.polity(k) && v.attribute(k) })
		if len(who) == 0 && d.kind == "CONSULT" {
			who, _ = v.around(i)
		}
		return v.people(who)
	}
	return v.people(v.subjects(i))
}

// attribute reports whether a word stands before a noun to say of what kind it is:
// the prisoners of a "prisoner swap" did not make it.
func (v *view) attribute(k int) bool {
	switch v.tokens[k].Dep {
	case "compound", "amod", "nmod", "nummod", "npadvmod":
		return true
	}
	return false
}

// doers are who did what a noun tells: its owner, those between whom it was, or
// the subject of a light verb that governs it.
func (v *view) doers(i int) []int {
	if own := v.owner(i); len(own) > 0 {
		return own
	}
	if between := v.between(i); len(between) > 0 {
		return between
	}
	if v.l.is("talks", v.lemmas[i]) { // "a meeting of the ministers"
		if of := v.prepositional(i, "of"); len(of) > 0 && v.agent(of[0]) && v.several(of[0]) {
			return of
		}
	}
	if h := v.tokens[i].Head; v.tokens[i].Dep == "nsubj" && v.verb(h) { // "fighting broke out between"
		if between := v.behind(h, "between"); len(between) > 0 {
			return between
		}
	}
	if g := v.light(i); g >= 0 {
		return v.subjects(g)
	}
	if h := v.tokens[i].Head; v.inProtest(i) {
		return v.subjects(v.tokens[h].Head)
	}
	return nil
}

// between are those between whom a noun says that something was, also where the
// parse hangs them on a noun inside the phrase: "a call on the line between".
func (v *view) between(i int) []int {
	if out := v.prepositional(i, "between"); len(out) > 0 {
		return out
	}
	for k := i + 1; k <= v.tokens[i].Last; k++ {
		if v.tokens[k].Dep == "prep" && v.tokens[k].Lower == "between" && v.inPhrase(k, i) {
			if out := v.objectsOf(k); len(out) > 0 && v.agent(out[0]) && v.several(out[0]) {
				return out
			}
		}
	}
	return nil
}

// inPhrase reports whether no verb stands between token k and the noun i above it.
func (v *view) inPhrase(k, i int) bool {
	for steps := 0; k != i && steps < 8; steps++ {
		if k = v.tokens[k].Head; v.verb(k) {
			return false
		}
	}
	return k == i
}

// inProtest reports whether a noun is that of "did it in protest".
func (v *view) inProtest(i int) bool {
	h := v.tokens[i].Head
	return v.lemmas[i] == "protest" && v.tokens[i].Dep == "pobj" && v.tokens[h].Lower == "in" && v.verb(v.tokens[h].Head) && v.tokens[i].First == i
}

// around are those who take part in what a noun tells beside a verb: "decided at
// a video meeting", "agreed after two days of talks".
func (v *view) around(i int) (subjects, objects []int) {
	for steps := 0; steps < 6; steps++ {
		h := v.tokens[i].Head
		if v.verb(h) {
			switch v.tokens[i].Lower {
			case "after", "following", "at", "in", "during", "by", "over":
				if v.cues[h] && v.child(h, "dobj") < 0 { // who speaks about it need not have been there
					return nil, nil
				}
				return v.subjects(h), v.objects(h)
			}
			return nil, nil
		}
		if h == i || v.tokens[i].Dep != "pobj" && v.tokens[i].Dep != "prep" {
			return nil, nil
		}
		i = h
	}
	return nil, nil
}

// light is the light verb whose object a noun is, as in "held a second round of
// talks", or that leads to it, as in "returned to the fighting"; -1 for none.
func (v *view) light(i int) int {
	i = v.outermost(i)
	h := v.tokens[i].Head
	switch v.tokens[i].Dep {
	case "dobj", "nsubjpass":
		if v.l.is("light", v.lemmas[h]) {
			return h
		}
	case "pobj":
		if g := v.tokens[h].Head; v.verb(g) && into[v.lemmas[g]] == v.tokens[h].Lower {
			return g
		}
	}
	return -1
}

// into are the verbs that say with a preposition that one does what a noun tells.
var into = map[string]string{
	"return": "to", "revert": "to", "resort": "to", "engage": "in", "participate": "in", "embark": "on", "proceed": "with", "persist": "in",
}

// recipients finds to whom it is done.
func (v *view) recipients(d *draft) []int {
	slots := d.to
	if len(slots) == 0 {
		if d.pos == 'n' {
			slots = nounSlots
		} else {
			slots = verbSlots
		}
		if d.governs() {
			slots = governSlots
		}
	}
	if len(d.to) > 0 && d.to[0] == "obj" && bodily[d.kind] { // a thing too, before anybody named elsewhere
		if k := v.firstOf(d, d.to[:1], func(int) bool { return true }); k != nil {
			return k
		}
	}
	will := v.bearing
	if d.kind == "AID" { // "sent food to the island"
		will = func(k int) bool { return v.bearing(k) || v.l.is("territory", v.lemmas[k]) }
	}
	if k := v.firstOf(d, slots, will); k != nil {
		return k
	}
	if d.pos == 'v' && things[d.kind] {
		k := v.firstOf(d, slots, func(t int) bool { return !slices.Contains(d.fillers, t) })
		if k != nil {
			return k
		}
	}
	if d.pos != 'n' && (d.kind != "ASSAULT" && d.kind != "PROTEST" || len(d.fillers) > 0) {
		slots := otherSlots
		if d.kind == "CONSULT" { // where one meets is the place, and what for is no party
			slots = slots[:len(slots)-2]
		}
		if k := v.firstOf(d, slots, v.bearing); k != nil {
			return k
		}
	}
	if d.kind == "CONSULT" && d.pos == 'n' && len(v.doers(d.trigger)) == 0 { // "urged her in a call"
		if _, whom := v.around(d.trigger); len(whom) > 0 && v.human(whom[0]) {
			return v.people(whom)
		}
	}
	if things[d.kind] {
		if k := v.firstOf(d, slots, func(int) bool { return true }); k != nil || d.kind == "COERCE" { // a curfew is no party
			return k
		}
		return v.firstOf(d, []string{"obj"}, func(int) bool { return true })
	}
	return v.firstOf(d, []string{"obj"}, v.agent)
}

// things are the types whose recipient may be a thing: attacked, seized, rejected.
var things = map[string]bool{"ASSAULT": true, "COERCE": true, "SANCTION": true, "ACCUSE": true, "REJECT": true}

// bodily are the types of what is done to somebody or something.
var bodily = map[string]bool{"ASSAULT": true, "COERCE": true, "SANCTION": true}

// firstOf gives the phrases of the first slot that has one that will do.
func (v *view) firstOf(d *draft, slots []string, will func(int) bool) []int {
	for _, slot := range slots {
		k := slices.DeleteFunc(slices.Clone(v.slot(d, slot)), func(t int) bool { return v.passedOver(d, slot, t) })
		if slices.ContainsFunc(k, will) {
			return v.people(k)
		}
	}
	return nil
}

// passedOver reports whether what stands in a slot is no recipient: a time, a
// particle, a verb, an empty pronoun, where it was done, one who does it, or the
// force or meeting itself.
func (v *view) passedOver(d *draft, slot string, t int) bool {
	w := &v.tokens[t]
	switch {
	case v.timex[t] >= 0, v.verb(t), v.emptyWord(t), v.reflexive(t), w.Dep == "prt", w.POS == "ADP", w.POS == "SCONJ":
		return true
	case slices.Contains(d.actor, t), slices.ContainsFunc(d.actor, func(a int) bool { return w.Head == a && t < a }):
		return true
	case d.kind == "CONSULT" && v.l.is("talks", v.lemmas[t]) && !v.agent(t), d.ownForce(v, t):
		return true
	case slot == "in" && v.l.is("transparent", v.lemmas[t]):
		return true
	case w.Dep == "pobj" && w.First == t && (v.l.is("complex", v.lemmas[t]) || v.l.is("force", v.lemmas[t]) && slot == "in"): // "on behalf of", "in force"
		return true
	case slices.Contains(d.fillers, t) && (d.kind == "ACCUSE" && v.l.is("investigation", v.lemmas[t]) || d.kind == "ASSAULT" && v.l.is("weapon", v.lemmas[t])) && !v.agent(t): // what is opened or fired
		return true
	}
	where := placed[slot] && (v.onlyPlace(t) || v.l.is("placenoun", v.lemmas[t]))
	return where && !(slices.Contains(d.to, slot) && concerns[d.kind])
}

// emptyWord reports whether a pronoun names nobody: "what it calls a mistake".
func (v *view) emptyWord(i int) bool {
	switch v.tokens[i].Lower {
	case "what", "something", "anything", "nothing", "everything", "whatever":
		return true
	}
	return false
}

// reflexive reports whether a word is "themselves" or its like.
func (v *view) reflexive(i int) bool {
	w := v.tokens[i].Lower
	return v.tokens[i].POS == "PRON" && (strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves"))
}

// ownForce reports whether a phrase is the force that an event moves, not whom it
// moves against.
func (d *draft) ownForce(v *view, k int) bool {
	return (d.kind == "MOBILIZE" || d.mode == "withdraw") && (v.l.is("troops", v.lemmas[k]) || v.l.is("weapons", v.lemmas[k]))
}

// concerns are the types that may concern a town or district as such: it is put
// under curfew, left by troops, given aid.
var concerns = map[string]bool{"AID": true, "COERCE": true, "CONCEDE": true, "MOBILIZE": true, "RETREAT": true, "SANCTION": true, "AGREE": true, "ACCUSE": true, "THREATEN": true, "SUPPORT": true, "REJECT": true}

// onlyPlace reports whether a name is that of a place that is no country: where,
// not whom.
func (v *view) onlyPlace(i int) bool {
	if v.tokens[i].POS != "PROPN" || v.human(i) {
		return false
	}
	all := v.base.Find(v.d.Slice(v.tokens[i].Span))
	for _, e := range all {
		if e.Kind == knowledge.Country || e.Kind == knowledge.Demonym || e.Kind == knowledge.Body {
			return false
		}
	}
	return len(all) > 0 || v.isPlace(i)
}

// located reports whether token i of the phrase of k only says where: "rights in
// Geneva".
func (v *view) located(i, k int) bool {
	for steps := 0; i != k && steps < 8; steps++ {
		i = v.tokens[i].Head
		if v.tokens[i].Dep == "prep" && placed[v.tokens[i].Lower] {
			return true
		}
	}
	return false
}

// bearing reports whether a phrase is somebody, or is somebody's: it has a name
// of people, a body or a place in it.
func (v *view) bearing(k int) bool {
	if v.agent(k) || v.isPlace(k) || v.agent(v.transparent(k)) {
		return true
	}
	r := v.phrase(k)
	for i := r.first; i < r.end; i++ {
		if v.located(i, k) {
			continue
		}
		if v.timex[i] < 0 && (v.tokens[i].POS == "PROPN" || v.tokens[i].POS == "NOUN" && v.agent(i)) {
			return true
		}
		if n := v.name[i]; n >= 0 && v.d.Names[n].Type == nlp.Group {
			return true
		}
	}
	return false
}

var (
	verbSlots = []string{"iobj", "obj", "against", "on", "to", "with"}
	// otherSlots are looked at where a frame's own hold nobody.
	otherSlots = []string{"with", "against", "to", "on", "from", "of", "for", "obj.mod", "comp", "in"}
	nounSlots  = []string{"against", "on", "with", "to", "of"}
	// governSlots are those of words that govern another event: "refused to meet".
	governSlots = []string{"iobj", "obj", "with", "comp.subj", "comp", "to", "on", "against"}
)

// governs reports whether the frame asks for a governed clause.
func (f *frame) governs() bool {
	for k := range f.needs {
		if slices.Contains(f.needs[k].slots, "comp") && !f.needs[k].not {
			return true
		}
	}
	return false
}

// slot gives the tokens of a recipient or actor slot.
func (v *view) slot(d *draft, slot string) []int {
	i := d.trigger
	switch slot {
	case "subj":
		if v.passive(i) {
			return v.grammatical(i, 0)
		}
		return v.subjects(i)
	case "comp.subj":
		for _, c := range v.complements(i) {
			if s := v.child(c, "nsubj", "nsubjpass"); s >= 0 {
				return []int{v.antecedent(s)}
			}
		}
		return nil
	case "comp", "comp.obj":
		return v.ofComplement(d)
	case "obj.mod":
		for _, o := range v.objects(i) {
			if own := v.owner(v.transparent(o)); len(own) > 0 {
				return own
			}
		}
		return nil
	}
	if strings.Contains(slot, ".") {
		return v.fills(i, slot)
	}
	k := v.fills(i, slot)
	if slot == "obj" && len(k) > 1 { // "was given aid": who was given
		k = k[:1]
	}
	if len(k) == 0 && d.pos == 'n' { // "launched an attack on": the preposition may hang on the verb
		if g := v.light(i); g >= 0 {
			k = v.behind(g, slot)
		}
	}
	return k
}

// ofComplement is the recipient of the governed event, or the object of the
// governed verb.
func (v *view) ofComplement(d *draft) []int {
	for _, c := range v.complements(d.trigger) {
		if c == d.trigger || !v.verb(c) {
			continue
		}
		if inner := v.code(c); inner != nil && len(inner.recipient) > 0 {
			return inner.recipient
		}
		if o := v.objects(c); len(o) > 0 && v.agent(v.transparent(o[0])) {
			return o
		}
		for _, prep := range []string{"to", "with", "against", "on", "from", "in"} {
			if k := v.prepositional(c, prep); len(k) > 0 && (v.agent(k[0]) || v.isPlace(k[0])) {
				return k
			}
		}
	}
	return nil
}

// people spells out who is joined by "and", and who is at a meeting that is said
// to do something.
func (v *view) people(heads []int) []int {
	var out []int
	for _, h := range heads {
		if v.l.is("talks", v.lemmas[h]) {
			if between := v.behind(h, "between"); len(between) > 0 {
				h = between[0]
			}
		}
		for _, k := range v.conjuncts(h) {
			if !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// share puts those who meet, agree or fight with one another all among the
// actors, where one phrase names them.
func (v *view) share(d *draft) {
	if len(d.actor) > 0 && len(d.recipient) > 0 {
		d.recipient = slices.DeleteFunc(d.recipient, func(k int) bool { return slices.Contains(d.actor, k) })
	}
}
