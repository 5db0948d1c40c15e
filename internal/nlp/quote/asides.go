package quote

import "readout/internal/nlp"

// setAside marks the attributions that are no statements, and numbers each kind.
func (v *view) setAside(all []draft) {
	statements, asides := 0, 0
	for i := range all {
		f := &all[i]
		if f.aside = v.asideWhy(f); f.aside == "" {
			statements++
			f.number = statements
		} else {
			asides++
			f.number = asides
		}
	}
}

// series is the letter of a draft's number: statements and asides are counted
// apart.
func (f *draft) series() string {
	if f.aside != "" {
		return "a"
	}
	return "s"
}

// asideWhy tells why an attribution is no statement: a thought that is nobody's
// position, speech that is mentioned without what was said, or a question put to
// the speaker. Empty for a statement. What stands in quotation marks is one.
func (v *view) asideWhy(f *draft) string {
	if f.cue < 0 {
		return ""
	}
	quoted := v.form(f) != nlp.Indirect
	c := frames().of(&v.tokens[f.cue])
	switch {
	case quoted:
		return ""
	case v.askedHim(f):
		return "a question put to the speaker"
	case v.anyone(f):
		return "the speaker is nobody in particular"
	case len(c) > 0 && c[0] >= thinkClass && !v.position(f, c[0]):
		return "a thought or a finding"
	case v.clausal(f) || v.figured(f):
		return ""
	case v.addresseeOnly(f):
		return "whom it was said to, not what"
	case v.topicOnly(f, c):
		return "what it was about, not what was said"
	}
	return ""
}

// askedHim reports whether a draft is the question that an answer follows:
// "Asked whether she would resign, she said".
func (v *view) askedHim(f *draft) bool {
	t := &v.tokens[f.cue]
	return (t.Lemma == "ask" || t.Lemma == "press" || t.Lemma == "question") && t.Tag == "VBN" && v.child(f.cue, "agent") < 0 &&
		(t.Dep == "advcl" || t.Dep == "acl" || t.Dep == "dep" || v.child(f.cue, "auxpass") >= 0)
}

// anyone reports whether an indirect report names as speaker only "somebody".
func (v *view) anyone(f *draft) bool {
	h := f.source.root
	return h >= 0 && nobodies[v.tokens[h].Lower] && f.source.size() <= 2 && v.child(h, "det", "amod", "relcl") < 0
}

// nobodies are pronouns that name no one.
var nobodies = words(`somebody someone anybody anyone everybody everyone nobody none no-one whoever you one people many`)

// position reports whether a thought is told as where somebody stands, which an
// editor wants to read: what a person of office, a body or a country wants,
// expects or believes.
func (v *view) position(f *draft, c class) bool {
	h, t := f.source.root, &v.tokens[f.cue]
	if h < 0 || !v.animate(h) && f.speaker.Antecedent.Empty() {
		return c == showClass && h >= 0 && paperwork[v.tokens[h].Lemma]
	}
	if c == showClass || v.quote[f.cue] >= 0 {
		return false
	}
	switch t.Lemma {
	case "want", "expect":
		return t.POS == "VERB" && v.child(f.cue, "auxpass") < 0
	case "believe", "consider", "doubt", "judge", "recognise", "recognize":
		return t.POS == "VERB" && (v.child(f.cue, "ccomp") >= 0 || v.child(f.cue, "neg") >= 0)
	case "find":
		return v.person(h) == 2 || v.tokens[h].POS == "NOUN"
	}
	return false
}

// addresseeOnly reports whether a content is nothing but who was spoken to.
func (v *view) addresseeOnly(f *draft) bool {
	if len(f.runs) != 1 {
		return false
	}
	r := f.runs[0]
	for i := r.first; i < r.end; i++ {
		if v.tokens[i].Tag == "VB" {
			return false
		}
	}
	h := v.d.Root(r.first, r.end)
	if v.tokens[h].Head != f.cue || v.tokens[h].Dep != "dobj" && v.tokens[h].Dep != "dative" {
		return false
	}
	switch v.tokens[f.cue].Lemma {
	case "warn", "threaten", "tell", "ask", "urge", "inform", "brief", "address", "remind", "assure":
		return v.person(h) > 0 && v.person(h) <= 4 || v.tokens[h].POS == "NOUN" && v.animate(h)
	}
	return false
}

// topicOnly reports whether a content is a noun phrase that tells what speech was
// about: "discussed trade", "made a statement on the call". Verdicts and deeds
// that are done by saying so, "rejected the offer", are told in full.
func (v *view) topicOnly(f *draft, c []class) bool {
	t := &v.tokens[f.cue]
	if act, _ := v.act(f); act != nlp.State && act != nlp.Announce && act != nlp.Request {
		return false
	}
	if len(c) == 0 {
		return t.POS != "ADP" && t.POS != "SCONJ" && t.POS != "PUNCT" && t.Lower != "according" && !v.unanswered(f.cue) && !v.estimates(f.cue) && !v.makesClear(f.cue)
	}
	if c[0] == stateClass {
		return t.POS == "NOUN" || topics[t.Lemma]
	}
	return issues[t.Lemma]
}

// topics are verbs of speech whose object is a subject matter; issues those whose
// object is a paper or picture.
var (
	topics = words(`discuss talk speak address mention cite tell raise outline detail explain answer respond reply
		write read describe report relate recount recite quote hint allude refer read`)
	issues = words(`publish release issue launch schedule`)
)

// figured reports whether a content is a number and what it counts: "speaks of
// fewer than a third".
func (v *view) figured(f *draft) bool {
	r := f.runs[0]
	h := v.d.Root(r.first, r.end)
	switch v.tokens[h].Lower {
	case "third", "half", "quarter":
		return true
	}
	return v.tokens[h].Tag == "CD" || v.child(h, "nummod") >= 0 && f.size() <= 5
}

// clausal reports whether a content holds a clause of its own.
func (v *view) clausal(f *draft) bool {
	for _, r := range f.runs {
		for i := r.first; i < r.end; i++ {
			if v.child(i, "nsubj", "nsubjpass", "expl") >= 0 && v.tokens[i].Dep != "relcl" {
				return true
			}
			if h := v.tokens[i].Head; (h == i || !r.holds(h)) && (v.tokens[i].POS == "VERB" || v.tokens[i].POS == "AUX") {
				return true
			}
		}
	}
	return false
}
