package quote

import "readout/internal/nlp"

// forUse reports whether a cue says what somebody has for others, as shops and guides do:
// "the firm offers two plans", in the present and outside headlines, which tell in the
// present what was done.
func (v *view) forUse(f *draft) bool {
	t := &v.tokens[f.cue]
	if t.Lemma != "offer" || t.Tag != "VBZ" && t.Tag != "VBP" || v.kind(f.cue) != nlp.BodyBlock || v.form(f) != nlp.Indirect {
		return false
	}
	return v.child(f.cue, "dobj") > f.cue && v.child(f.cue, "xcomp", "ccomp") < 0
}
