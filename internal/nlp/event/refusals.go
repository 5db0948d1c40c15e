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
