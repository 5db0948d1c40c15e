package event

import (
	"cmp"
	"slices"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// draft is an event being coded.
type draft struct {
	*frame
	trigger   int // token
	verb      int // the verb of the clause that tells it; -1 for none
	fillers   []int
	actor     []int // tokens that head the phrases
	recipient []int
	place     int // token, or -1
	status    nlp.EventStatus
	why       string
	timex     int   // index in Document.Timexes, or -1
	told      []int // nouns that tell the same event
	refusal   bool  // what "will not" makes of what others want
}

// drafts codes every word of the document that the lexicon knows, in text order.
func (v *view) drafts() []*draft {
	var out []*draft
	used := make([]bool, len(v.tokens)) // nouns that belong to a verb's event
	for i := range v.tokens {
		if (v.verb(i) || v.tokens[i].POS == "ADJ") && v.tokens[i].Dep != "amod" {
			if f := v.code(i); f != nil && v.keep(f) {
				out = append(out, f)
				for _, k := range slices.Concat(f.fillers, f.told) {
					used[k], used[v.transparent(k)] = true, true
				}
			}
		}
	}
	for i := range v.tokens {
		if v.noun(i) && !used[i] {
			if f := v.code(i); f != nil && v.keep(f) && v.told(f) {
				out = append(out, f)
			}
		}
	}
	out = append(out, v.refusals(out)...)
	slices.SortStableFunc(out, func(a, b *draft) int { return cmp.Compare(a.trigger, b.trigger) })
	return out
}

// refusals are what "will not" makes of what others want: "will not release the
// crew" is a REJECT beside a release that does not happen. The word of negation
// is the trigger.
func (v *view) refusals(all []*draft) []*draft {
	var out []*draft
	for _, f := range all {
		switch f.kind {
		case "AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT":
		default:
			continue
		}
		neg := v.child(f.trigger, "neg")
		if f.pos != 'v' || neg < 0 || len(f.actor) == 0 || !v.willed(f.trigger) || v.conditional(f.trigger) {
			continue
		}
		own := frame{kind: "REJECT", mode: modeOf("REJECT", f.kind, ""), cameo: "120", pos: 'v', line: f.line}
		out = append(out, &draft{frame: &own, trigger: neg, verb: f.trigger, actor: f.actor, recipient: f.recipient, place: -1, timex: -1, refusal: true})
	}
	return out
}

// willed reports whether a verb has "will" or, in reported speech, "would".
func (v *view) willed(i int) bool {
	switch v.modal(i) {
	case "will", "wo", "ll", "shall":
		return true
	case "would":
		return v.inside[i] >= 0
	}
	return false
}

// code gives what the word tells by the frame that fits best, or nil.
func (v *view) code(i int) *draft {
	if v.timex[i] >= 0 { // "on March 10"
		return nil
	}
	pos := byte('v')
	switch {
	case v.noun(i):
		pos = 'n'
	case v.tokens[i].POS == "ADJ", v.tokens[i].Tag == "VBN" && v.child(i, "auxpass") >= 0 && v.child(i, "xcomp") >= 0 && v.l.frames[v.tokens[i].Lower+"/a"] != nil:
		return v.best(i, v.l.find(v.tokens[i].Lower, 'a')) // "is prepared to"
	}
	return v.best(i, v.l.find(v.lemmas[i], pos))
}

// best is the draft of the frame that fits best, or nil.
func (v *view) best(i int, frames []*frame) *draft {
	pos := byte('v')
	if v.noun(i) {
		pos = 'n'
	}
	if len(frames) == 0 || pos == 'n' && !v.headsPhrase(i) {
		return nil
	}
	best, top := (*frame)(nil), -1
	var fillers []int
	for _, f := range frames {
		if found, ok := v.fits(i, f); ok && f.weight() >= top {
			best, top, fillers = f, f.weight(), found
		}
	}
	if best == nil {
		return nil
	}
	return v.draft(i, best, fillers)
}

// headsPhrase leaves out nouns before another noun: "attack helicopter".
func (v *view) headsPhrase(i int) bool {
	switch v.tokens[i].Dep {
	case "compound", "amod", "nmod", "npadvmod":
		return false
	}
	return true
}

// fits reports whether all needs of a frame are met, and the tokens that meet
// them.
func (v *view) fits(i int, f *frame) ([]int, bool) {
	if f.particle != "" && !v.withParticle(i, f.particle) {
		return nil, false
	}
	var found []int
	for k := range f.needs {
		n := &f.needs[k]
		at, ok := v.has(i, n, f.pos == 'n')
		if ok == n.not {
			return nil, false
		}
		if ok && at >= 0 {
			found = append(found, at)
		}
	}
	return found, true
}

func (v *view) withParticle(i int, word string) bool {
	for _, k := range v.children(i) {
		if t := &v.tokens[k]; t.Lower == word && (t.Dep == "prt" || t.Dep == "advmod" || t.Dep == "prep") {
			return true
		}
	}
	return false
}

// draft finds the arguments of an event.
func (v *view) draft(i int, f *frame, fillers []int) *draft {
	own := *f // a draft's mode may become that of another telling
	d := &draft{frame: &own, trigger: i, verb: v.clauseVerb(i), fillers: fillers, place: -1, timex: -1}
	d.actor = v.actors(d)
	d.recipient = v.recipients(d)
	if f.kind == "MOBILIZE" && len(d.actor) == 0 && v.verb(i) && v.passive(i) { // "forces were placed on alert"
		d.actor = v.people(v.grammatical(i, 0))
	}
	v.share(d)
	v.specify(d)
	d.place = v.placeOf(d)
	return d
}

// specify takes from a noun what the verb leaves open: "carried out airstrikes" is
// aerial, "a drone strike killed" too, and done by whoever the strike is of.
func (v *view) specify(d *draft) {
	if d.pos != 'v' || d.kind != "ASSAULT" && d.kind != "CONSULT" {
		return
	}
	nouns := slices.Clone(d.fillers)
	byNoun := len(d.actor) == 1 && v.noun(d.actor[0]) && !v.agent(d.actor[0])
	if byNoun {
		nouns = append(nouns, d.actor[0])
	}
	for _, k := range nouns {
		if k == d.trigger || !v.noun(k) {
			continue
		}
		inner := v.code(k)
		if inner == nil || inner.kind != d.kind {
			continue
		}
		if d.mode == "" && inner.mode != "" {
			d.mode, d.cameo = inner.mode, inner.cameo
		}
		if byNoun && k == d.actor[0] {
			d.told = append(d.told, k)
			if len(inner.actor) > 0 {
				d.actor = inner.actor
			}
		}
	}
}

// actors finds who does it.
func (v *view) actors(d *draft) []int {
	if len(d.from) == 1 && d.from[0] == "-" {
		return nil
	}
	for _, slot := range d.from {
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
		who := slices.DeleteFunc(slices.Clone(v.doers(i)), func(k int) bool { return slices.Contains(d.fillers, k) && !v.polity(k) })
		if len(who) == 0 && d.kind == "CONSULT" {
			who, _ = v.around(i)
		}
		return v.people(who)
	}
	return v.people(v.subjects(i))
}

// doers are who did what a noun tells: its owner, those between whom it was, or
// the subject of a light verb that governs it.
func (v *view) doers(i int) []int {
	if own := v.owner(i); len(own) > 0 {
		return own
	}
	if between := v.prepositional(i, "between"); len(between) > 0 {
		return between
	}
	if h := v.tokens[i].Head; v.tokens[i].Dep == "nsubj" && v.verb(h) { // "fighting broke out between"
		if between := v.behind(h, "between"); len(between) > 0 {
			return between
		}
	}
	if g := v.light(i); g >= 0 {
		return v.subjects(g)
	}
	return nil
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
// talks", or -1.
func (v *view) light(i int) int {
	h := v.tokens[i].Head
	if v.tokens[i].Dep == "pobj" && v.tokens[h].Lower == "of" && v.l.is("transparent", v.lemmas[v.tokens[h].Head]) {
		i = v.tokens[h].Head
		h = v.tokens[i].Head
	}
	if dep := v.tokens[i].Dep; dep != "dobj" && dep != "nsubjpass" || !v.l.is("light", v.lemmas[h]) {
		return -1
	}
	return h
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
	if k := v.firstOf(d, slots, v.bearing); k != nil {
		return k
	}
	if d.pos != 'n' && (d.kind != "ASSAULT" && d.kind != "PROTEST" || len(d.fillers) > 0) {
		slots := otherSlots
		if d.kind == "CONSULT" { // where one meets is the place, and what for is no party
			slots = slots[:len(slots)-3]
		}
		if k := v.firstOf(d, slots, v.bearing); k != nil {
			return k
		}
	}
	if d.kind == "CONSULT" && d.pos == 'n' { // "urged her in a call"
		if _, whom := v.around(d.trigger); len(whom) > 0 && v.human(whom[0]) {
			return v.people(whom)
		}
	}
	switch d.kind {
	case "ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT": // things too are attacked, seized, rejected
		return v.firstOf(d, slots, func(int) bool { return true })
	}
	return v.firstOf(d, []string{"obj"}, v.agent)
}

// firstOf gives the phrases of the first slot that has one that will do.
func (v *view) firstOf(d *draft, slots []string, will func(int) bool) []int {
	for _, slot := range slots {
		k := slices.DeleteFunc(slices.Clone(v.slot(d, slot)), func(t int) bool {
			return v.timex[t] >= 0 || v.tokens[t].Dep == "prt" || slices.Contains(d.actor, t) || v.tokens[t].POS == "ADP" || v.tokens[t].POS == "SCONJ" ||
				(slot == "in" || slot == "at") && v.city(t) || d.ownForce(v, t) ||
				slices.ContainsFunc(d.actor, func(a int) bool { return v.tokens[t].Head == a && t < a })
		})
		if slices.ContainsFunc(k, will) {
			return v.people(k)
		}
	}
	return nil
}

// ownForce reports whether a phrase is the force that an event moves, not whom it
// moves against.
func (d *draft) ownForce(v *view, k int) bool {
	return (d.kind == "MOBILIZE" || d.mode == "withdraw") && (v.l.is("troops", v.lemmas[k]) || v.l.is("weapons", v.lemmas[k]))
}

// city reports whether a name is that of a city: where, not whom.
func (v *view) city(i int) bool {
	for _, e := range v.base.Find(v.d.Slice(v.tokens[i].Span)) {
		if e.Kind == knowledge.City || e.Kind == knowledge.Capital {
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
	otherSlots = []string{"with", "against", "to", "on", "from", "of", "for", "obj.mod", "comp", "in", "at"}
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
	if len(slot) > 4 && slot[:4] == "obj." {
		for _, o := range v.objects(i) {
			if k := v.behind(o, slot[4:]); len(k) > 0 {
				return k
			}
		}
		return nil
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

// placeOf is the place named in the clause: behind "in", "at" or "near" of the
// trigger, of its object or of its light verb; -1 for none.
func (v *view) placeOf(d *draft) int {
	at := []int{d.trigger}
	at = append(at, d.fillers...)
	if d.pos == 'n' && d.verb >= 0 && d.verb != d.trigger {
		at = append(at, d.verb)
	}
	for _, i := range at {
		for _, prep := range []string{"in", "at", "near", "outside", "on", "off", "around", "across"} {
			for _, k := range v.behind(i, prep) {
				if v.isPlace(k) && !slices.Contains(d.recipient, k) {
					return k
				}
			}
		}
	}
	return -1
}
