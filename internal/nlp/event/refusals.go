package event

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
		own := frame{kind: "REJECT", mode: modeOf("REJECT", f.kind, ""), cameo: "120", pos: 'v', line: f.line, name: f.name}
		out = append(out, &draft{frame: &own, trigger: neg, verb: f.trigger, actor: f.actor, recipient: f.recipient, place: -1, timex: -1, refusal: true})
	}
	return append(out, v.plainRefusals()...)
}

// plainRefusals are those whose verb tells no event by itself: "would not pay".
func (v *view) plainRefusals() []*draft {
	var out []*draft
	for i := range v.tokens {
		if !v.l.is("cooperative", v.lemmas[i]) || !v.verb(i) || v.passive(i) || v.conditional(i) {
			continue
		}
		neg := v.child(i, "neg")
		if neg < 0 || !v.willed(i) || v.code(i) != nil {
			continue
		}
		who := v.people(v.subjects(i))
		if len(who) == 0 || !v.agent(who[0]) {
			continue
		}
		own := frame{kind: "REJECT", cameo: "120", pos: 'v', line: 1, name: "will not " + v.lemmas[i]}
		out = append(out, &draft{frame: &own, trigger: neg, verb: i, actor: who, place: -1, timex: -1, refusal: true})
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
