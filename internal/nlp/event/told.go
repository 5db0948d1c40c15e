package event

import "readout/internal/nlp"

// told reports whether a noun tells an event rather than speaks of its kind:
// something is done with it ("launched", "broke out"), or the phrase says who or
// whom, and it is not what somebody wants, fears or talks about in general.
func (v *view) told(f *draft) bool {
	i := f.trigger
	at := v.outermost(i) // "thirteen hours of talks ended"
	h := v.tokens[at].Head
	if at != i && (v.light(i) >= 0 || len(f.actor) > 0) {
		return true
	}
	if n := v.name[i]; n >= 0 && v.d.Names[n].Type == nlp.NamedEvent && v.tokens[i].Dep != "nsubj" { // "the First World War"
		return false
	}
	if f.kind != "AGREE" && v.specific(i) && (v.dated(f) || v.lasting(i)) {
		return true
	}
	switch v.dep(at) {
	case "pobj":
		if v.inProtest(i) {
			return len(f.actor) > 0
		}
		if v.light(i) >= 0 {
			return len(f.actor) > 0
		}
		if v.l.is("warfare", v.lemmas[i]) { // "during the war in": a state of things
			return false
		}
		switch v.tokens[h].Lower {
		case "about", "regarding", "concerning": // a topic
			return v.timeOf(f) >= 0 && v.agentive(f)
		}
	case "nsubj", "nsubjpass":
		if f.kind == "CONSULT" && v.l.is("talks", v.lemmas[i]) && v.verb(h) && !v.passive(h) && v.child(h, "dobj") < 0 { // "the talks dragged on": they took place
			return true
		}
		return v.l.is("happen", v.lemmas[h]) || v.l.is("cancel", v.lemmas[h]) || (v.l.is("arranged", v.lemmas[h]) || v.moved(h)) && v.passive(h) ||
			v.lemmas[h] == "fall" && v.withParticle(h, "through") || v.agentive(f) && v.specific(i) && (f.kind != "AGREE" || v.l.is("tell", v.lemmas[h]))
	case "dobj", "attr":
		if v.child(h, "expl") >= 0 { // "there will be no strike"
			return true
		}
		return v.light(i) >= 0 || v.l.is("cancel", v.lemmas[h])
	case "ROOT":
		return len(f.actor) > 0 || len(f.recipient) > 0
	}
	if f.kind == "AGREE" { // "a deal with" is named, not made
		return false
	}
	return v.specific(i) && (v.agentive(f) || v.child(i, "relcl") >= 0 || f.place >= 0 || v.timeOf(f) >= 0)
}

// outermost is the head of the phrase in which a noun is what the head is of: in
// "a second round of talks" the round. It is the noun itself elsewhere.
func (v *view) outermost(i int) int {
	for steps := 0; steps < 4; steps++ {
		of := v.tokens[i].Head
		if v.tokens[i].Dep != "pobj" || v.tokens[of].Lower != "of" || !v.l.is("transparent", v.lemmas[v.tokens[of].Head]) {
			break
		}
		i = v.tokens[of].Head
	}
	return i
}

// dated reports whether a time hangs on the noun itself: "a strike on 27 August".
func (v *view) dated(f *draft) bool {
	t := v.timeOf(f)
	return t >= 0 && v.governs(f, v.d.TokenAt(v.d.Timexes[t].Start)) == 0
}

// lasting reports whether a relative clause tells what the event has done: "a
// strike that has stopped most trains".
func (v *view) lasting(i int) bool {
	r := v.child(i, "relcl")
	return r >= 0 && v.modal(r) == "" && !v.negated(r) && (v.had(r) || v.tokens[r].Tag == "VBD")
}

// agentive reports whether an event has somebody in it who can act.
func (v *view) agentive(f *draft) bool {
	for _, list := range [][]int{f.actor, f.recipient} {
		for _, k := range list {
			t := &v.tokens[k]
			if v.agent(k) || v.agent(v.transparent(k)) || t.POS == "PROPN" && v.timex[k] < 0 || t.Lower == "it" && v.standsForAgent(k) {
				return true
			}
		}
	}
	return false
}

// specific reports whether a noun phrase is about one event: definite, owned, or
// with a time.
func (v *view) specific(i int) bool {
	for _, k := range v.children(i) {
		t := &v.tokens[k]
		switch {
		case t.Dep == "det" && (t.Lower == "the" || t.Lower == "this" || t.Lower == "that" || t.Lower == "a" || t.Lower == "an"), t.Dep == "poss":
			return true
		case v.timex[k] >= 0:
			return true
		}
	}
	return false
}
