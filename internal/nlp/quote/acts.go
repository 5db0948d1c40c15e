package quote

import (
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/wordnet"
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
	if o := v.child(f.cue, "dobj"); o >= 0 && repeats[lemma] { // "reaffirmed his threat"
		if c := frames().of(&v.tokens[o]); len(c) > 0 && c[0] < thinkClass && c[0] != stateClass {
			return c[0].act(), "act: that of the noun " + v.tokens[o].Lemma
		}
	}
	classes := frames().of(t)
	if len(classes) == 0 || classes[0] == stateClass || classes[0] >= thinkClass && lemma != "want" {
		return v.actOfContent(f)
	}
	act := classes[0].act()
	switch {
	case act == nlp.Announce && lemma == "confirm":
		return v.actOfContent(f)
	case act == nlp.Promise && v.past(f):
		return nlp.State, "act: of what has been"
	case act == nlp.Promise && v.harmful(f) && !v.justice(f):
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
	if v.wins(cue) >= 0 {
		o := v.child(cue, "dobj")
		return frames().of(&v.tokens[o])[0].act(), "act: that of the noun " + v.tokens[o].Lemma, true
	}
	negated := v.child(cue, "neg") >= 0 || v.hasChildLemma(cue, "no")
	if (lemma == "wish" || lemma == "want" || lemma == "care") && v.keepsMum(cue) {
		return nlp.Decline, "act: does not want to tell", true
	}
	switch lemma {
	case "raise", "increase", "improve", "lower", "sweeten", "reduce", "cut":
		if v.bids(cue) {
			return frames().of(&v.tokens[v.child(cue, "dobj")])[0].act(), "act: that of what is changed", true
		}
	case "go", "take", "draw":
		if v.unanswered(cue) {
			return nlp.Decline, "act: an answer that was not given", true
		}
	case "respond", "reply", "return", "answer", "comment", "reach":
		if negated || v.failed(cue) || v.mute(cue) {
			return nlp.Decline, "act: an answer that was not given", true
		}
	case "say", "discuss", "elaborate", "specify", "confirm", "comment on":
		if v.hasChildLemma(cue, "neither") {
			return nlp.Decline, "act: would not say", true
		}
		if v.child(cue, "neg") >= 0 && v.modal(cue) == "would" {
			return nlp.Decline, "act: would not say", true
		}
	case "issue":
		if negated && v.contentHas(f, "comment", "statement") {
			return nlp.Decline, "act: no comment", true
		}
	case "ask":
		switch v.tokens[f.runs[0].first].Tag {
		case "WP", "WRB", "WDT", "WP$":
			return nlp.State, "act: asks a question", true
		}
	case "decline":
		return nlp.Decline, "act: the cue's own", true
	case "exclude":
		if negated {
			a, why := v.actOfContent(f)
			return a, why, true
		}
	case "refuse":
		if o := v.child(cue, "dobj"); o >= 0 && (v.tokens[o].Lemma == "comment" || v.tokens[o].Lemma == "interview" || v.tokens[o].Lemma == "answer") {
			return nlp.Decline, "act: refuses to speak", true
		}
		if k := v.child(cue, "xcomp"); k >= 0 && v.wouldTell(k) {
			return nlp.Decline, "act: refuses to speak", true
		}
	case "brush", "wave", "laugh", "shrug", "swat", "bat":
		if v.hasPart(cue, "aside") || v.hasPart(cue, "off") || v.hasPart(cue, "away") {
			return nlp.Reject, "act: brushes aside", true
		}
	case "give", "provide", "present", "deliver":
		if v.withholds(cue) {
			return nlp.Decline, "act: would not tell", true
		}
		if o := v.child(cue, "dobj"); !v.gives(cue).empty() {
			if c := frames().of(&v.tokens[o]); len(c) > 0 && c[0] < thinkClass && c[0] != stateClass {
				return c[0].act(), "act: that of the noun " + v.tokens[o].Lemma, true
			}
		}
	case "offer":
		if o := v.child(cue, "dobj"); o >= 0 && v.child(cue, "xcomp") < 0 && regards[v.tokens[o].Lemma] {
			return nlp.State, "act: offers words", true
		}
		return nlp.Propose, "act: what is offered is for the other to take", true
	case "declare":
		if v.instates(cue) {
			return nlp.Announce, "act: is so by being declared", true
		}
	case "call":
		if cue+1 < len(v.tokens) && (v.tokens[cue+1].Lower == "for" || v.tokens[cue+1].Lower == "on" || v.tokens[cue+1].Lower == "upon") {
			return nlp.Request, "act: calls on or for", true
		}
		if v.hasPrep(cue, "for", "on", "upon") && (v.child(cue, "dobj", "oprd") < 0 || cue+1 < len(v.tokens) && v.tokens[cue+1].POS == "ADP") || v.toClause(cue) && v.child(cue, "dobj") < 0 {
			return nlp.Request, "act: calls on or for", true
		}
		if o := v.child(cue, "dobj"); o > cue && summons[v.tokens[o].Lemma] && v.child(cue, "oprd") < 0 {
			return nlp.Announce, "act: calls a thing to be held", true
		}
		return v.actOfName(cue)
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
		return nlp.Agree, "act: the cue's own", true
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

// instates reports whether a verb of declaring makes a thing so: "declared Friday a day
// of mourning". What is declared in a clause, or of oneself, is said.
func (v *view) instates(cue int) bool {
	if v.child(cue, "dative", "agent") >= 0 {
		return false
	}
	if o := v.child(cue, "dobj"); o > cue && v.quote[o] < 0 && v.child(cue, "ccomp", "oprd", "nsubjpass") < 0 {
		return v.tokens[o].POS == "NOUN" && len(frames().of(&v.tokens[o])) == 0 && v.child(o, "poss") < 0 && (dayParts[v.tokens[o].Lemma] || instated[v.tokens[o].Lemma])
	}
	k := v.child(cue, "ccomp", "oprd", "attr")
	if d := v.childBehind(cue, "npadvmod"); k < 0 && d > cue && !v.hasDet(d, "a") { // "Friday a day of mourning"
		for _, c := range v.children(cue) {
			if v.tokens[c].Dep == "npadvmod" && int(c) > cue && v.hasDet(int(c), "a") {
				return true
			}
		}
	}
	if k < cue || v.tokens[k].POS != "NOUN" || v.quote[k] >= 0 || v.child(k, "mark", "cop") >= 0 {
		return false
	}
	if v.child(cue, "auxpass") >= 0 {
		return v.child(cue, "nsubjpass") >= 0 // "has been declared a day of mourning"
	}
	who := max(v.child(k, "nsubj"), v.child(cue, "dobj"))
	return who > cue && who < k && v.tokens[who].POS != "PRON"
}

// instated are what is so from when it is declared.
var instated = words(`emergency state war ceasefire truce armistice mourning strike holiday curfew independence bankruptcy amnesty winner victory alert quarantine moratorium disaster`)

// keepsMum reports whether somebody is said not to want to tell: "did not wish to answer".
func (v *view) keepsMum(cue int) bool {
	k := v.child(cue, "xcomp")
	return k > cue && v.child(cue, "neg") >= 0 && v.wouldTell(k) && (v.child(k, "auxpass") < 0 || v.tokens[k].Lemma == "draw")
}

// wouldTell reports whether a verb is one of telling, or of letting oneself be asked.
func (v *view) wouldTell(k int) bool {
	t := &v.tokens[k]
	switch t.Lemma {
	case "comment", "say", "answer", "discuss", "speak", "name", "specify", "identify", "clarify", "draw", "elaborate", "disclose", "reveal":
		return true
	case "give", "take", "provide":
		o := v.child(k, "dobj")
		return o > k && (withheld[v.tokens[o].Lemma] || requests[v.tokens[o].Lemma])
	}
	return false
}

// actOfName is the act of calling a thing a name: a charge where that is a wrong, a denial
// where it is a tale.
func (v *view) actOfName(cue int) (nlp.Act, string, bool) {
	o := v.child(cue, "oprd")
	if k := v.child(cue, "ccomp"); o < 0 && k > cue && v.tokens[k].POS == "NOUN" {
		o = k
	}
	if k := v.child(cue, "dobj"); o < 0 && k > cue { // “called it “a theft””
		if a := v.child(k, "appos"); a > k && v.hasDet(a, "a") {
			o = a
		}
	}
	if o > cue {
		l := v.tokens[o].Lemma
		switch {
		case untruths[l]:
			return nlp.Deny, "act: calls it a tale", true
		case blames[l] || wordnet.Load().Wrong(l) >= mostlyPerson || slices.ContainsFunc(v.children(o), func(k int32) bool { return v.tokens[k].Dep == "amod" && blames[v.tokens[k].Lemma] }):
			return nlp.Accuse, "act: calls it a wrong", true
		}
	}
	return nlp.State, "act: names a thing", true
}

// untruths are what somebody calls what is told of him and is not so.
var untruths = words(`lie tale story fairytale fantasy fiction fabrication invention nonsense rubbish myth rumour rumor fake hoax slander libel falsehood legend`)

// summons are what is called to be held.
var summons = words(`strike election meeting vote referendum conference protest demonstration walkout session summit boycott truce ceasefire`)

// regards are words that are offered.
var regards = words(`apology condolence congratulation message sympathy thank praise support reassurance assurance
	explanation view opinion outlook insight glimpse detail word comment prayer`)

// toClause reports whether a verb governs a clause with "to".
func (v *view) toClause(i int) bool {
	k := v.child(i, "xcomp")
	return k >= 0 && v.child(k, "aux") >= 0 && v.tokens[v.child(k, "aux")].Lower == "to"
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
		if v.tokens[k].Lower == word && (v.tokens[k].Dep == "prt" || v.tokens[k].Dep == "advmod" || int(k) == i+1) {
			return true
		}
	}
	return false
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// contentIn reports whether a content holds a word of a set outside of its condition.
func (v *view) contentIn(f *draft, set map[string]bool) bool {
	c, _ := v.condition(f)
	for _, r := range f.runs {
		for i := r.first; i < min(r.end, r.first+120); i++ {
			l := strings.ToLower(v.tokens[i].Lemma)
			if l == "lie" && v.tokens[i].POS == "VERB" && !v.hasPrep(i, "to", "about") {
				continue // "is still lying in the mud"
			}
			if set[l] && !c.Contains(v.tokens[i].Span) {
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

// past reports whether a content tells what has been: "vowed that it had kept to it".
func (v *view) past(f *draft) bool {
	p := v.predicate(f)
	if p < 0 || v.modal(p) != "" {
		return false
	}
	return v.tokens[p].Tag == "VBD" || v.tokens[p].Tag == "VBN" && v.hasChildLemma(p, "have")
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
		if repeats[f.cueLemma(v)] {
			return v.actOfNoun(f)
		}
		return nlp.State, "act: stated"
	}
	modal, negated := v.modal(p), v.child(p, "neg") >= 0
	subject := v.child(p, "nsubj", "nsubjpass")
	own := subject >= 0 && v.ownSide(f, subject)
	if modal == "would" && own && v.quote[p] >= 0 && (f.cue < 0 || v.quote[f.cue] != v.quote[p]) && !v.conditional(f) {
		return nlp.State, "act: what one would do" // "I would not bet on it"
	}
	will := modal == "will" || modal == "would" || modal == "wo" || modal == "'ll" || modal == "’ll" || modal == "ll"
	could := modal == "could" || modal == "may" || modal == "might"
	lemma := v.tokens[p].Lemma
	if h := v.hinge(f, p); h != p && v.threatens(f, h) {
		return nlp.Threaten, "act: what follows on a condition"
	}
	switch {
	case modal == "would" && v.counterfactual(p):
		return nlp.State, "act: what would have been"
	case (will || could && !v.bargains(f)) && !negated && v.conditional(f) && v.contentIn(f, harms) && !averts[lemma]:
		return nlp.Threaten, "act: harm to come on a condition"
	case v.endsAll(f, p):
		return nlp.Threaten, "act: what ends on a condition"
	case will && v.child(p, "nsubj") >= 0 && v.pressing(f):
		return nlp.Threaten, "act: what follows if it is not done"
	case (will || could) && !negated && v.contentIn(f, strongHarms):
		return nlp.Threaten, "act: harm to come"
	case will && negated && (own && v.child(p, "nsubjpass") >= 0 || v.pending(p)):
		return nlp.Reject, "act: will not have it"
	case will && negated && (own || subject >= 0 && v.person(subject) >= 2 && v.person(subject) <= 4), lemma == "intend" && negated:
		if !spares[lemma] && v.child(p, "nsubjpass") < 0 {
			return nlp.Reject, "act: will not do it"
		}
		return nlp.Promise, "act: will not do it"
	case could && !negated && v.bargains(f):
		return nlp.Propose, "act: what could be, if the other yields"
	case modal == "must" && !own && subject >= 0 && !negated:
		return nlp.Request, "act: what must be done"
	case wants[lemma] && !negated && v.wanted(p, own):
		return nlp.Request, "act: what is wanted"
	case subject < 0 && v.tokens[p].Tag == "VB" && v.form(f) == nlp.Direct && (p == f.runs[0].first || v.forbids(f, p) || v.behindCondition(f, p)):
		return nlp.Request, "act: an imperative"
	case (lemma == "recognise" || lemma == "recognize") && negated && v.contentIn(f, tales):
		return nlp.Deny, "act: does not recognize what is told"
	case lemma == "accept" && negated:
		return nlp.Reject, "act: does not accept"
	case own && (lemma == "be" && v.child(p, "acomp") >= 0 && v.tokens[v.child(p, "acomp")].Lemma == "prepared" || lemma == "prepare" && v.tokens[p].Tag == "VBN"):
		return nlp.Promise, "act: is prepared to"
	case negated && lemma == "know" && v.asksAfter(p):
		return nlp.State, "act: does not know"
	case v.denies(f, p, own && negated && modal == ""):
		return nlp.Deny, "act: it is not so"
	case !own && subject >= 0 && f.cueLemma(v) != "" && f.cueLemma(v) != "report" && !v.conditional(f) && v.contentIn(f, blames):
		return nlp.Accuse, "act: blames"
	case will && !negated && starts[lemma] && !v.lasts(p):
		return nlp.Announce, "act: what is to take place"
	case will && (own && unwilled[lemma] || subject >= 0 && (lemma == "cost" || lemma == "take" && v.tokens[subject].Lower == "it")):
		return nlp.State, "act: what comes of itself"
	case will && !negated && lemma != "be" && !v.hasChildLemma(p, "rather") && (own || gives[lemma] && modal != "could"):
		return nlp.Promise, "act: will do it"
	}
	return nlp.State, "act: stated"
}

// asksAfter reports whether what a verb takes is a question: "did not know how it came".
func (v *view) asksAfter(p int) bool {
	for k := range v.d.Children(p) {
		if t := &v.tokens[k]; (t.Dep == "ccomp" || t.Dep == "advcl" || t.Dep == "xcomp") && asking[v.tokens[t.First].Lower] {
			return true
		}
	}
	return false
}

// asking begin a question within a clause.
var asking = words("how why who whom whose what when where which whether if")

// forbids reports whether a content opens with "Do not" or "Please" before its verb.
func (v *view) forbids(f *draft, p int) bool {
	first := f.runs[0].first
	switch v.tokens[first].Lower {
	case "do", "don't", "don’t", "please", "never":
		return p > first && p < first+4
	}
	return false
}

// behindCondition reports whether a verb follows a condition that opens the
// content: "If they are late, leave".
func (v *view) behindCondition(f *draft, p int) bool {
	c, _ := v.condition(f)
	first := p // "do not wait"
	if aux := v.child(p, "aux"); aux >= 0 {
		if first = aux; v.tokens[aux].Lower != "do" {
			return false
		}
	}
	if c.Empty() || first == 0 || v.tokens[first-1].Lower != "," {
		return false
	}
	r := v.tokensIn(c.Start, c.End)
	return r.first == f.runs[0].first && r.end >= first-1
}

// counterfactual reports whether a verb with "would" tells what is not: "would
// have closed", "would be talking".
func (v *view) counterfactual(p int) bool {
	if v.tokens[p].Tag == "VBG" {
		return true
	}
	for _, k := range v.children(p) {
		if l := v.tokens[k].Lower; v.tokens[k].Dep == "aux" && (l == "have" || l == "'ve" || l == "’ve") {
			return true
		}
	}
	return false
}

// wants are verbs of needing, gives are verbs of what is done for somebody, and
// repeats are cues whose act is that of the noun behind them.
var (
	wants   = words(`need want demand`)
	gives   = words(`pay give release keep supply provide help hand free refund compensate protect deliver restore`)
	repeats = words(`reiterate repeat reaffirm renew make issue deliver express voice`)
)

// wanted reports whether a verb of wanting asks something of others: "he needs to
// see", "they want guarantees", "she wants them to go".
func (v *view) wanted(p int, own bool) bool {
	if k := v.child(p, "xcomp"); k >= 0 {
		switch v.tokens[k].Lemma {
		case "see", "obtain", "receive", "get", "secure", "hear":
			return own || v.child(p, "nsubj") >= 0
		}
		return false
	}
	k := v.child(p, "ccomp")
	return k >= 0 && v.child(k, "nsubj") >= 0
}

// blames are words for what only an opponent is said to do.
var blames = words(`destructive provocative provocation exacerbate violate violation undermine destabilize destabilise
	sabotage aggressive aggression unfriendly hostile dangerous reckless irresponsible illegal lie hypocrisy hypocritical cynical`)

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

// unwilled are verbs of what nobody does by will, and so promises.
var unwilled = words(`fail lose suffer miss need sleep die survive last fall regret remember feel know like prefer love hate
	want hope expect fear become happen`)

// tales are what somebody else has told.
var tales = words(`description account version claim story depiction portrayal characterization characterisation report`)

// spares are verbs of which not doing them is a kindness, or a constancy.
var spares = words(`abandon leave stop rest forget fire dismiss cut raise touch harm attack shoot use close sell surrender`)

// lasts reports whether "take" tells how long a thing lasts or what it costs: what takes
// place has "place" as its object.
func (v *view) lasts(p int) bool {
	o := v.child(p, "dobj", "npadvmod", "prep")
	return v.tokens[p].Lemma == "take" && o > p && v.tokens[o].Lemma != "place"
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
	if k := v.child(i, "poss"); k >= 0 && f.source.n > 0 && v.quote[i] < 0 && v.animate(i) { // "his crews"
		switch v.tokens[k].Lower {
		case "his", "her", "its", "their":
			return true
		}
	}
	return f.source.root >= 0 && v.lemma[i] == v.lemma[f.source.root] && v.tokens[i].POS == "PROPN"
}

// denies reports whether a content says that something is not so: in words, by
// "there is no", or of one's own side, "we did not".
func (v *view) denies(f *draft, p int, ownNot bool) bool {
	if ownNot && v.tokens[p].Tag != "VBP" && v.tokens[p].Tag != "VBZ" && v.child(p, "aux") >= 0 && v.tokens[v.child(p, "aux")].Lower == "did" {
		return true
	}
	if o := v.child(p, "attr", "dobj", "nsubjpass"); o >= 0 && v.tokens[p].POS != "" {
		no := v.hasChildLemma(o, "no") && v.child(o, "det") >= 0 || v.tokens[o].Lower == "nothing"
		if no && !v.nowElse(f, o) && (v.opens(f, v.child(p, "expl")) || pledges[v.tokens[p].Lemma] && v.tokens[p].Tag != "VBP" && v.tokens[p].Tag != "VBZ") {
			return true
		}
	}
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

// nowElse reports whether a content tells how things have become or what there is
// instead: "no more money", "no sky any more, only a lid".
func (v *view) nowElse(f *draft, o int) bool {
	r := f.runs[0]
	for i := o - 2; i < min(r.end, o+14); i++ {
		switch v.tokens[max(i, 0)].Lower {
		case "more", "longer", "anymore", "only":
			return true
		}
	}
	return false
}

// opens reports whether a token is among the first words of a content: what is said at
// the end of a row of sentences answers nobody.
func (v *view) opens(f *draft, i int) bool { return i >= 0 && i <= f.runs[0].first+2 }

// pledges are verbs of what passes between parties: who says that none was given or asked
// for denies that there was one.
var pledges = words(`give promise receive make agree offer pledge deliver issue demand`)

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
		if l := v.tokens[k].Lower; l == "never" || v.tokens[k].Dep == "nsubj" && (v.hasChildLemma(int(k), "no") || l == "nobody" || l == "nothing" || l == "none") {
			return true
		}
	}
	return false
}
