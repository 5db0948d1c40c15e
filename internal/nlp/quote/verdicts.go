package quote

import "readout/internal/nlp"

// verdict is what a verb says yes or no to that only the words before tell: "The port
// denied | that", or the clause itself: "The board refused". Empty for others.
func (v *view) verdict(i int) run {
	t := &v.tokens[i]
	c := frames().of(t)
	if t.POS != "VERB" || len(c) == 0 || v.quote[i] >= 0 || v.modal(i) != "" || t.Tag == "VBG" || v.child(i, "neg", "auxpass", "mark", "ccomp", "xcomp", "prt") >= 0 {
		return run{}
	}
	switch c[0].act() {
	case nlp.Deny, nlp.Reject, nlp.Decline, nlp.Agree:
	default:
		return run{}
	}
	who := v.child(i, "nsubj")
	if who < 0 || who > i || c[0] >= thinkClass || !v.acts(who) && !seats[v.tokens[who].Lemma] {
		return run{}
	}
	if o := v.child(i, "dobj"); o == i+1 {
		switch v.tokens[o].Lower {
		case "it", "that", "this":
			return run{o, o + 1}
		}
		return run{}
	}
	if last := i + 1; t.Head == i && last < len(v.tokens) && v.tokens[last].Lower == "." && v.child(i, "dobj", "prep", "advmod") < 0 && (t.Lemma == "refuse" || t.Lemma == "accept" || t.Lemma == "agree" || t.Lemma == "decline") {
		return run{v.tokens[who].First, last}
	}
	return run{}
}

// agreedWith is what somebody agrees with that somebody else has said: "concurred with the
// mayor's claim | that the lock leaks". Empty for others.
func (v *view) agreedWith(i int) run {
	if l := v.tokens[i].Lemma; l != "agree" && l != "concur" || v.tokens[i].POS != "VERB" || v.child(i, "neg") >= 0 {
		return run{}
	}
	for _, k := range v.children(i) {
		if v.tokens[k].Lower != "with" || int(k) < i {
			continue
		}
		claim := v.child(int(k), "pobj")
		if claim < 0 || len(frames().of(&v.tokens[claim])) == 0 {
			return run{}
		}
		for _, clause := range v.children(claim) {
			if d := v.tokens[clause].Dep; int(clause) > claim && (d == "acl" || d == "ccomp" || d == "relcl") && v.child(int(clause), "mark") > claim {
				return v.trim(v.subtree(int(clause)))
			}
		}
	}
	return run{}
}

// undertaken is what somebody offers, promises, threatens or refuses to do, where day or
// place stands between and the parse has taken it for a purpose: "offered on Monday | to
// buy the barges". Empty for others.
func (v *view) undertaken(i int) run {
	c := frames().of(&v.tokens[i])
	if v.tokens[i].POS != "VERB" || len(c) == 0 || v.quote[i] >= 0 || v.child(i, "xcomp", "ccomp", "auxpass") >= 0 || v.child(i, "nsubj") < 0 {
		return run{}
	}
	switch c[0].act() {
	case nlp.Promise, nlp.Propose, nlp.Threaten, nlp.Decline, nlp.Agree:
	default:
		return run{}
	}
	k := v.childBehind(i, "advcl")
	if k < i || k-i > 6 || v.tokens[k].Tag != "VB" || v.tokens[k-1].Lower != "to" {
		return run{}
	}
	for at := i + 1; at < k; at++ {
		if t := &v.tokens[at]; t.Dep == "dobj" || v.loose(at) {
			return run{}
		}
	}
	return v.trim(v.subtree(k))
}
