package quote

import (
	"strings"

	"readout/internal/nlp"
)

// act tells what a statement does, and why: the cue's construction first, then
// what its content says, then what the cue means by itself.
func (v *view) act(f *draft) (nlp.Act, string) {
	if f.cue < 0 {
		return v.actOfContent(f)
	}
	t := &v.tokens[f.cue]
	lemma := strings.ToLower(t.Lemma)
	if a, why, ok := v.actOfConstruction(f, lemma); ok {
		return a, why
	}
	classes := frames().of(t)
	if len(classes) == 0 || classes[0] == stateClass || classes[0] >= thinkClass && lemma != "want" {
		return v.actOfContent(f)
	}
	act := classes[0].act()
	switch {
	case act == nlp.Announce && lemma == "confirm":
		return v.actOfContent(f)
	case act == nlp.Promise && v.harmful(f):
		return nlp.Threaten, "a promise of harm"
	case act == nlp.Threaten && (lemma == "warn" || lemma == "warning" || lemma == "caution"):
		if !v.harmful(f) && !v.conditional(f) {
			return nlp.State, "a warning without a threat"
		}
	}
	return act, "act: the cue's own"
}

// actOfConstruction reads cues whose construction decides.
func (v *view) actOfConstruction(f *draft, lemma string) (nlp.Act, string, bool) {
	cue := f.cue
	negated := v.child(cue, "neg") >= 0 || v.hasChildLemma(cue, "no")
	switch lemma {
	case "respond", "reply", "return", "answer", "comment", "reach":
		if negated || v.failed(cue) {
			return nlp.Decline, "act: an answer that was not given", true
		}
	case "decline":
		return nlp.Decline, "act: the cue's own", true
	case "refuse":
		if k := v.child(cue, "xcomp"); k >= 0 && (v.tokens[k].Lemma == "comment" || v.tokens[k].Lemma == "say" || v.tokens[k].Lemma == "answer" || v.tokens[k].Lemma == "discuss" || v.tokens[k].Lemma == "speak") {
			return nlp.Decline, "act: refuses to speak", true
		}
	case "call":
		if v.hasPrep(cue, "for", "on", "upon") || v.child(cue, "xcomp") >= 0 && v.child(cue, "dobj") < 0 {
			return nlp.Request, "act: calls on or for", true
		}
		return nlp.State, "act: names a thing", true
	case "tell":
		if k := v.child(cue, "xcomp", "ccomp"); k >= 0 && v.tokens[k].Tag == "VB" && v.child(k, "mark") < 0 && v.child(k, "aux") >= 0 && v.tokens[v.child(k, "aux")].Lower == "to" {
			return nlp.Request, "act: tells somebody to", true
		}
	case "insist":
		if v.hasPrep(cue, "on", "upon") {
			return nlp.Request, "act: insists on", true
		}
		return nlp.State, "act: insists that", true
	case "assure":
		if v.future(f) {
			return nlp.Promise, "act: assures of what will be", true
		}
		return nlp.State, "act: assures that it is so", true
	case "reject", "dismiss":
		if v.contentHas(f, "report", "allegation", "accusation", "claim", "charge", "suggestion", "plan") && lemma == "reject" {
			return nlp.Deny, "act: rejects what is alleged", true
		}
	case "want", "require", "order", "encourage", "push", "seek":
		if v.child(cue, "xcomp", "ccomp", "dobj") < 0 {
			return nlp.State, "", false
		}
	case "agree":
		if negated {
			return nlp.Reject, "act: does not agree", true
		}
	case "accept":
		if negated {
			return nlp.Reject, "act: does not accept", true
		}
	case "rule":
		if v.hasPart(cue, "out") {
			return nlp.Reject, "act: rules out", true
		}
	case "turn":
		if v.hasPart(cue, "down") {
			return nlp.Reject, "act: turns down", true
		}
	}
	return nlp.State, "", false
}

func (v *view) hasChildLemma(i int, lemma string) bool {
	for _, k := range v.children(i) {
		if v.tokens[k].Lemma == lemma {
			return true
		}
	}
	return false
}

// failed reports whether a verb hangs on one of failing: "failed to respond".
func (v *view) failed(i int) bool {
	t := &v.tokens[i]
	return t.Dep == "xcomp" && (v.tokens[t.Head].Lemma == "fail" || v.tokens[t.Head].Lemma == "refuse" || v.tokens[t.Head].Lemma == "decline")
}

func (v *view) hasPrep(i int, words ...string) bool {
	for _, k := range v.children(i) {
		for _, w := range words {
			if v.tokens[k].Lower == w && (v.tokens[k].Dep == "prep" || v.tokens[k].Dep == "prt" || v.tokens[k].Dep == "dative") {
				return true
			}
		}
	}
	return false
}

func (v *view) hasPart(i int, word string) bool {
	for _, k := range v.children(i) {
		if v.tokens[k].Lower == word && (v.tokens[k].Dep == "prt" || v.tokens[k].Dep == "advmod") {
			return true
		}
	}
	return false
}

// harms are words of what one side does to another to press it.
var harms = words(`sanction consequence retaliate retaliation retaliatory respond response rupture collapse rift
	cost punish punishment penalty strike attack destroy veto expel sue court suspend halt boycott withdraw
	invade force retribution reprisal tariff embargo blockade war cut break close walk leave pay price measure
	mistake seize block end stop release escalate`)

// strong harms are a threat without a condition too.
var strongHarms = words(`sanction consequence retaliate retaliation rupture collapse rift punish penalty reprisal
	retribution veto expel sue decisively`)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

func (v *view) contentIn(f *draft, set map[string]bool) bool {
	for _, r := range f.runs {
		for i := r.first; i < min(r.end, r.first+120); i++ {
			if set[strings.ToLower(v.tokens[i].Lemma)] {
				return true
			}
		}
	}
	return false
}

func (v *view) contentHas(f *draft, lemmas ...string) bool {
	for _, r := range f.runs {
		for i := r.first; i < min(r.end, r.first+60); i++ {
			for _, w := range lemmas {
				if v.tokens[i].Lemma == w {
					return true
				}
			}
		}
	}
	return false
}

// harmful reports whether a content speaks of harm to come.
func (v *view) harmful(f *draft) bool {
	if v.contentIn(f, strongHarms) {
		return true
	}
	return v.conditional(f) && v.contentIn(f, harms)
}

// conditional reports whether a content holds a condition.
func (v *view) conditional(f *draft) bool {
	c, _ := v.condition(f)
	return !c.Empty()
}

// predicate is the verb that heads a content: the first token whose head lies
// outside, and that is a verb or has a subject. -1 for none.
func (v *view) predicate(f *draft) int {
	for _, r := range f.runs {
		for i := r.first; i < r.end; i++ {
			h := v.tokens[i].Head
			if (h == i || !r.holds(h)) && (v.tokens[i].POS == "VERB" || v.tokens[i].POS == "AUX") {
				return i
			}
		}
	}
	return -1
}

// modal is the lemma-like form of a verb's auxiliary: will, would, must ...
func (v *view) modal(i int) string {
	for _, k := range v.children(i) {
		if v.tokens[k].Tag == "MD" && int(k) < i && !v.inverted(int(k), i) {
			return strings.TrimPrefix(v.tokens[k].Lower, "’")
		}
	}
	return ""
}

// inverted reports whether the auxiliary of a verb stands before its subject.
func (v *view) inverted(aux, verb int) bool {
	s := v.child(verb, "nsubj", "nsubjpass")
	return s > aux
}

func (v *view) future(f *draft) bool {
	p := v.predicate(f)
	if p < 0 {
		return false
	}
	switch v.modal(p) {
	case "will", "would", "ll", "'ll", "wo", "shall":
		return true
	}
	return v.tokens[p].Lemma == "intend" || v.tokens[p].Tag == "VB"
}

// actOfContent reads the act from what is said, where the cue says only that it
// is said.
func (v *view) actOfContent(f *draft) (nlp.Act, string) {
	p := v.predicate(f)
	if p < 0 {
		return v.actOfNoun(f)
	}
	modal, negated := v.modal(p), v.child(p, "neg") >= 0
	subject := v.child(p, "nsubj", "nsubjpass")
	own := subject >= 0 && v.ownSide(f, subject)
	will := modal == "will" || modal == "would" || modal == "wo" || modal == "'ll" || modal == "’ll" || modal == "ll"
	could := modal == "could" || modal == "may" || modal == "might"
	lemma := v.tokens[p].Lemma
	switch {
	case (will || could) && !negated && v.conditional(f) && v.contentIn(f, harms):
		return nlp.Threaten, "act: harm to come on a condition"
	case (will || could) && !negated && v.contentIn(f, strongHarms):
		return nlp.Threaten, "act: harm to come"
	case will && negated && (own || subject >= 0 && v.person(subject) >= 2 && v.person(subject) <= 4), lemma == "intend" && negated:
		return nlp.Promise, "act: will not do it"
	case (modal == "must" || modal == "should" || lemma == "need" || lemma == "demand" || lemma == "want") && !own && subject >= 0 && !negated:
		return nlp.Request, "act: what must be done"
	case (lemma == "need" || lemma == "want" || lemma == "demand") && own && v.child(p, "xcomp", "ccomp") >= 0 && !negated:
		return nlp.Request, "act: what is wanted"
	case lemma == "accept" && negated:
		return nlp.Reject, "act: does not accept"
	case own && (lemma == "be" && v.child(p, "acomp") >= 0 && v.tokens[v.child(p, "acomp")].Lemma == "prepared" || lemma == "prepare" && v.tokens[p].Tag == "VBN"):
		return nlp.Promise, "act: is prepared to"
	case !own && subject >= 0 && f.cueLemma(v) != "" && v.contentIn(f, blames):
		return nlp.Accuse, "act: blames"
	case v.denies(f, p):
		return nlp.Deny, "act: it is not so"
	case will && !negated && starts[lemma]:
		return nlp.Announce, "act: what is to take place"
	case will && own && !negated:
		return nlp.Promise, "act: will do it"
	}
	return nlp.State, "act: stated"
}

// blames are words for what only an opponent is said to do.
var blames = words(`destructive provocative provocation exacerbate violate violation undermine destabilize destabilise
	sabotage aggressive aggression dangerous reckless irresponsible illegal lie hypocrisy hypocritical cynical`)

// cueLemma is the lemma of a draft's cue, or empty.
func (f *draft) cueLemma(v *view) string {
	if f.cue < 0 {
		return ""
	}
	return v.tokens[f.cue].Lemma
}

// actOfNoun is the act of a noun that heads a content: "reiterated his warning".
func (v *view) actOfNoun(f *draft) (nlp.Act, string) {
	for _, r := range f.runs {
		for i := r.first; i < r.end; i++ {
			if h := v.tokens[i].Head; h != i && r.holds(h) || v.tokens[i].POS != "NOUN" {
				continue
			}
			if c := frames().of(&v.tokens[i]); len(c) > 0 && c[0] < thinkClass && c[0] != stateClass {
				return c[0].act(), "act: that of the noun " + v.tokens[i].Lemma
			}
		}
	}
	return nlp.State, "act: stated"
}

// starts are verbs of what is scheduled.
var starts = words(`begin start hold meet resume open take visit travel launch convene attend gather`)

// ownSide reports whether a noun in the content stands for the speaker.
func (v *view) ownSide(f *draft, i int) bool {
	switch v.tokens[i].Lower {
	case "i", "we":
		return true
	case "he", "she", "it", "they":
		return f.source.n > 0 && v.quote[i] < 0
	}
	return f.source.root >= 0 && v.lemma[i] == v.lemma[f.source.root] && v.tokens[i].POS == "PROPN"
}

// denies reports whether a content says that something is not so.
func (v *view) denies(f *draft, p int) bool {
	r := f.runs[0]
	for i := r.first; i < min(r.end, r.first+14); i++ {
		switch v.tokens[i].Lower {
		case "untrue", "false", "baseless", "unfounded", "fabricated":
			return true
		case "such":
			if i > 0 && v.tokens[i-1].Lower == "no" {
				return true
			}
		}
	}
	return false
}

// negated tells the polarity of a content: that of its main verb.
func (v *view) negated(f *draft) bool {
	p := v.predicate(f)
	if p < 0 {
		return false
	}
	if v.child(p, "neg") >= 0 {
		return true
	}
	for _, k := range v.children(p) {
		if v.tokens[k].Lower == "never" || v.tokens[k].Dep == "nsubj" && v.hasChildLemma(int(k), "no") {
			return true
		}
	}
	return false
}
