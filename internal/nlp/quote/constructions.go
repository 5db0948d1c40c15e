package quote

import (
	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// built reports whether a word reports by the construction in which it stands, of
// which the model has seen too few.
func (v *view) built(i int) bool {
	if _, ok := v.trailing(i); ok {
		return true
	}
	if v.tokens[i].Lemma == "confirm" && v.hasChildLemma(i, "neither") && v.child(i, "nsubj") >= 0 {
		return true
	}
	return v.voiced(i) >= 0 || v.wordsWere(i) >= 0 || v.onWordOf(i) || v.wins(i) >= 0 || v.asksFor(i) || v.requestBy(i) >= 0 || v.further(i) || v.unanswered(i) || v.speaksOn(i) || v.mute(i) || v.withholds(i) && v.doerAbove(i) >= 0 || v.estimates(i) || v.reported(i) || v.demands(i) || v.tells(i) || v.bids(i) || !v.gives(i).empty() || !v.agreedWith(i).empty() || !v.verdict(i).empty() || v.contested(i) || v.labels(i) || v.spokenBefore(i) >= 0 || v.announcesColon(i) >= 0
}

// speaksOn reports whether a verb of speech tells what somebody did of whom another
// clause of saying has just been told between: "Hale, his aide said, told the council".
func (v *view) speaksOn(i int) bool {
	c := frames().of(&v.tokens[i])
	return v.tokens[i].POS == "VERB" && len(c) > 0 && c[0] < thinkClass && v.quote[i] < 0 && !v.interrupted(i).empty()
}

// doer is the subject of a verb; of one in a relative clause what "who" or "which"
// stands for. -1 for none.
func (v *view) doer(i int) int {
	who := v.child(i, "nsubj")
	if who >= 0 && (v.tokens[who].Lower == "who" || v.tokens[who].Lower == "which") && v.tokens[i].Dep == "relcl" {
		return v.tokens[i].Head
	}
	return who
}

// bids reports whether a verb changes an offer or demand of the one who acts: "the
// railway raised its offer to eight percent".
func (v *view) bids(i int) bool {
	switch v.tokens[i].Lemma {
	case "raise", "increase", "improve", "lower", "sweeten", "reduce", "cut":
	default:
		return false
	}
	who, what := v.doer(i), v.child(i, "dobj")
	if v.tokens[i].POS != "VERB" || what < i || who < 0 || !v.acts(who) || v.child(what, "poss") < 0 {
		return false
	}
	switch v.tokens[what].Lemma {
	case "offer", "bid", "demand", "proposal":
		return true
	}
	return false
}

// gives is the clause that tells what somebody gives word of: "gave them examples of
// how the port wastes water", "gave an assurance that". Empty for none.
func (v *view) gives(i int) run {
	switch v.tokens[i].Lemma {
	case "give", "provide", "offer", "present", "deliver":
	default:
		return run{}
	}
	who, what := v.doer(i), v.child(i, "dobj")
	if v.tokens[i].POS != "VERB" || who < 0 || what < i || !v.acts(who) || v.child(i, "neg") >= 0 || v.modal(i) != "" || !given[v.tokens[what].Lemma] {
		return run{}
	}
	clause := v.childBehind(what, "acl")
	if of := v.childBehind(what, "prep"); clause < 0 && of >= 0 {
		clause = v.child(of, "pcomp")
	}
	if clause < 0 || v.child(clause, "nsubj", "nsubjpass", "expl") < 0 {
		return run{}
	}
	r := v.trim(v.subtree(clause))
	if !r.empty() && v.tokens[r.first].Lower == "how" {
		r = v.trim(run{r.first + 1, r.end})
	}
	return r
}

// given are words that are given.
var given = words(`example detail account explanation description assurance guarantee warning pledge promise word
	notice indication assessment estimate hint instance reason evidence proof`)

// contested reports whether a verb denies or rejects the claim that it describes:
// "a claim that Senn denied".
func (v *view) contested(i int) bool {
	t := &v.tokens[i]
	if t.POS != "VERB" || t.Dep != "relcl" && t.Dep != "acl" || t.Head >= i || v.child(i, "dobj", "ccomp") >= 0 || v.child(i, "neg") >= 0 {
		return false
	}
	c, about := frames().of(t), frames().of(&v.tokens[t.Head])
	if len(c) == 0 || len(about) == 0 || c[0] != denyClass && c[0].act() != nlp.Reject {
		return false
	}
	who := v.child(i, "nsubj")
	return who >= 0 && v.acts(who)
}

// acts reports whether a subject can act: a person or body, or a pronoun for one.
func (v *view) acts(i int) bool {
	switch v.tokens[i].Lower {
	case "he", "she", "it", "they", "we", "i", "who":
		return true
	}
	return v.animate(i)
}

// labels reports whether a colon stands behind the name of a body or office that
// opens a paragraph, "Coast guard: 26 dead", or in a headline before what somebody
// says of himself: "Mayor: we will not pay".
func (v *view) labels(i int) bool {
	first := v.blockStart(i)
	if v.namesSayer(i) {
		return true
	}
	if v.tokens[i].Lower != ":" || i == first || i-first > 9 || v.blockEnd(i)-i < 4 || v.quote[i] >= 0 || v.labelled(i) != nil {
		return false
	}
	h := v.d.Root(first, i)
	if v.kind(i) != nlp.BodyBlock {
		return (v.name[h] >= 0 || isPerson(v.tokens[h].Lemma)) && v.firstPerson(run{i + 1, v.blockEnd(i)})
	}
	if i-first > 5 {
		return false
	}
	if n := v.name[h]; n >= 0 {
		return v.d.Names[n].Type == nlp.Organ && v.d.Names[n].First <= first+1
	}
	return v.tokens[h].POS == "NOUN" && isPerson(v.tokens[h].Lemma) && v.d.Root(first, i) == v.phraseHead(i-1)
}

// namesSayer reports whether a colon stands between a person, named or called by office,
// and a quotation, with no verb of its own before it: "Minister Ann Lee: “It leaks.”"
func (v *view) namesSayer(i int) bool {
	s := v.sentence(i)
	if v.tokens[i].Lower != ":" || i == s.First || i-s.First > 16 || i+minDirect >= len(v.tokens) || v.quote[i] >= 0 || v.quote[i+1] < 0 || v.kind(i) != nlp.BodyBlock || v.labelled(i) != nil {
		return false
	}
	found := false
	for k := s.First; k < i; k++ {
		t := &v.tokens[k]
		if v.quote[k] >= 0 || t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" {
			return false
		}
		name, certain := v.personAt(k)
		found = found || certain && name.end-name.first > 1 || t.POS == "NOUN" && isHuman(t.Lemma) && v.child(k, "det") >= s.First
	}
	return found
}

// firstPerson reports whether somebody speaks of himself in a run.
func (v *view) firstPerson(r run) bool {
	for i := r.first; i < r.end; i++ {
		switch v.tokens[i].Lower {
		case "i", "we", "our", "my":
			return true
		}
	}
	return false
}

// spokenBefore is the quotation behind which a verb stands with who speaks behind it,
// whatever the verb: "“We wait,” smiled Brandt". -1 for none.
func (v *view) spokenBefore(i int) int {
	t := &v.tokens[i]
	dashed := i > 0 && (isDash(v.tokens[i-1].Lower) || v.tokens[i-1].Lower == "-" && v.spaced(i-1))
	if t.POS != "VERB" || t.Tag != "VBD" && t.Tag != "VBZ" && !(t.Tag == "VBN" && dashed) || v.quote[i] >= 0 {
		return -1
	}
	at := i - 1
	for at > 0 && i-at < 4 && v.quote[at] < 0 && v.loose(at) {
		at--
	}
	if at < 0 || v.quote[at] < 0 || v.tokens[at].Sentence < t.Sentence-1 || i+2 >= v.sentence(i).End {
		return -1
	}
	who := i + 1
	if v.tokens[who].Dep == "prt" || dashed && v.tokens[who].POS == "ADP" && v.tokens[who].Lower != "by" {
		who++
	}
	if l := v.tokens[who].POS; l != "DET" && l != "PROPN" && l != "NOUN" && v.tokens[who].Tag != "PRP$" {
		return -1
	}
	for k := who; k < min(v.sentence(i).End, who+4); k++ {
		if nominal(v.tokens[k].POS) {
			if h := v.phraseHead(k); v.animate(h) && v.child(i, "aux", "auxpass") < 0 {
				return int(v.quote[at])
			}
			return -1
		}
	}
	return -1
}

// announcesColon is the colon behind which stands what a noun of speech with its
// owner announces: "Brandt's answer came at once: the pilots would wait". -1 where
// it announces nothing so.
func (v *view) announcesColon(i int) int {
	t := &v.tokens[i]
	if t.POS != "NOUN" || t.Dep != "nsubj" || v.quote[i] >= 0 || v.child(i, "poss") < 0 {
		return -1
	}
	if c := frames().of(t); len(c) == 0 || c[0] >= thinkClass {
		return -1
	}
	s := v.sentence(i)
	for k := t.Head + 1; k < min(s.End-2, i+25); k++ {
		if v.tokens[k].Lower == ":" {
			return k
		}
	}
	return -1
}

// knownThat is the word "that" behind "let it be known", by whomever, where the
// parse does not give it to the verb. -1 for none.
func (v *view) knownThat(i int) int {
	if !v.makesClear(i) {
		return -1
	}
	for k := i + 2; k < min(v.sentence(i).End-2, i+14); k++ {
		if v.tokens[k].Lower == "that" && v.tokens[k].Tag == "IN" && v.quote[k] == v.quote[i] {
			return k
		}
	}
	return -1
}

// fragment reports whether a quotation that is only the predicate of a clause
// begins with a verb of speech: "the mayor “urged them to wait”".
func (v *view) fragment(i int) bool {
	c := frames().of(&v.tokens[i])
	if v.quote[i] < 0 || len(c) == 0 || c[0] >= thinkClass || v.tokens[i].POS != "VERB" || v.child(i, "neg") >= 0 {
		return false
	}
	who, up := v.subject(i)
	return who >= 0 && up < 2 && v.quote[who] < 0 && v.animate(who) && v.child(i, "xcomp", "ccomp") > i
}

// unsaid reports whether a verb of speech hangs on one that says it was not done:
// "declined to say", "failed to explain", "it is hard to say".
func (v *view) unsaid(i int) bool {
	t := &v.tokens[i]
	if to := v.child(i, "aux"); t.Tag == "VB" && to >= 0 && v.tokens[to].Tag == "TO" && t.Head != i && v.child(i, "nsubj") < 0 {
		switch v.tokens[t.Head].Lemma {
		case "go", "continue", "proceed", "hasten", "rush", "begin", "start", "use":
		default:
			return true
		}
	}
	if t.Dep != "xcomp" || t.Head == i {
		return false
	}
	c := frames().of(&v.tokens[t.Head])
	return len(c) > 0 && (c[0].act() == nlp.Decline || c[0].act() == nlp.Reject) || v.tokens[t.Head].Lemma == "fail"
}

// plainNoun reports whether a noun is a cue by its construction: one of
// reporting, with a clause of its own and whose it is, "the council's claim that".
func (v *view) plainNoun(i int) bool {
	c := frames().of(&v.tokens[i])
	if v.tokens[i].POS != "NOUN" || len(c) == 0 || c[0] >= thinkClass || v.child(i, "acl", "ccomp") < i {
		return false
	}
	for _, k := range v.children(i) {
		switch v.tokens[k].Dep {
		case "poss":
			return true
		case "amod":
			if n := v.name[k]; n >= 0 && v.d.Names[n].Type == nlp.Group {
				return true
			}
		case "prep":
			if o := v.child(int(k), "pobj"); (v.tokens[k].Lower == "by" || v.tokens[k].Lower == "from") && o >= 0 && v.animate(o) {
				return true
			}
		}
	}
	return false
}

// reported reports whether a verb is what somebody is said to have promised or
// asked before: "said that she had urged them to wait". The model has seen few.
func (v *view) reported(i int) bool {
	t := &v.tokens[i]
	if t.Dep != "ccomp" || t.Tag != "VBN" || t.Head == i || v.child(i, "nsubj") < 0 || v.child(i, "neg") >= 0 {
		return false
	}
	own, over := frames().of(t), frames().of(&v.tokens[t.Head])
	if len(own) == 0 || len(over) == 0 || over[0] != stateClass || !v.hasChildLemma(i, "have") {
		return false
	}
	if act := own[0].act(); act != nlp.Promise && act != nlp.Request {
		return false
	}
	for k := i + 1; k < min(t.Last, i+12); k++ {
		if v.tokens[k].Tag == "TO" && v.tokens[k+1].Tag == "VB" {
			return true
		}
	}
	return false
}

// demands reports whether a verb tells what a body, a country or a person of
// office wants: "the union wants new gates".
func (v *view) demands(i int) bool {
	t := &v.tokens[i]
	if t.Lemma != "want" || t.POS != "VERB" || t.Dep == "ccomp" || v.quote[i] >= 0 || v.modal(i) != "" {
		return false
	}
	who := v.doer(i)
	return who >= 0 && v.tokens[who].POS != "PRON" && v.animate(who) && v.child(i, "dobj", "ccomp", "xcomp") > i
}

// tells reports whether a verb gives somebody's number: "Senn counts five", "the
// company speaks of 40 leaks".
func (v *view) tells(i int) bool {
	t := &v.tokens[i]
	who := v.doer(i)
	if t.POS != "VERB" || who < 0 || !v.acts(who) && wordnet.Load().Doer(v.tokens[who].Lemma) < seldomDoer {
		return false
	}
	what := -1
	switch t.Lemma {
	case "count", "claim":
		what = v.child(i, "dobj")
		if t.Lemma == "claim" && what >= 0 && v.tokens[what].Tag != "CD" {
			return false
		}
	case "speak", "talk":
		if of := v.child(i, "prep"); of > i && v.tokens[of].Lower == "of" {
			what = v.child(of, "pobj")
		}
	}
	return what > i && (v.tokens[what].Tag == "CD" || v.child(what, "nummod") >= 0)
}

// countTold is the phrase of a number that a verb like "counts" gives. Empty for
// others.
func (v *view) countTold(i int) run {
	if l := v.tokens[i].Lemma; l != "count" && l != "claim" || !v.tells(i) {
		return run{}
	}
	r := v.subtree(v.child(i, "dobj"))
	for k := r.first + 1; k < r.end; k++ {
		if d := v.tokens[k].Dep; d == "conj" && v.tokens[k].POS == "VERB" || v.tokens[k].Lower == "," && k+1 < r.end && v.tokens[k+1].Dep == "cc" {
			return v.trim(run{r.first, max(r.first+1, v.tokens[k].First-1)})
		}
	}
	return v.trim(r)
}

// estimates reports whether a verb gives somebody's count: "puts the toll at 12",
// "sees inflation at 2 percent", "has raised the number to 40".
func (v *view) estimates(i int) bool {
	to, any := "", false
	switch v.tokens[i].Lemma {
	case "put", "see", "estimate", "forecast":
		to, any = "at", true
	case "raise", "lower", "revise":
		to = "to"
	default:
		return false
	}
	who, what := v.doer(i), v.child(i, "dobj")
	if v.tokens[i].POS != "VERB" || who < 0 || what < i || !counted[v.tokens[what].Lemma] && (!any || v.animate(what) && v.tokens[what].Lower != "it") || !v.acts(who) {
		return false
	}
	for k := what + 1; k+1 < min(v.sentence(i).End, what+12); k++ {
		if v.tokens[k].Lower == to {
			for o := k + 1; o < min(v.sentence(i).End, k+5); o++ {
				if v.tokens[o].Tag == "CD" {
					return true
				}
			}
		}
	}
	return false
}

// counted are what somebody puts at a number.
var counted = words(`number toll figure total count loss damage cost area estimate turnout crowd share rate tally size`)

// makesClear reports whether a verb makes something clear or known.
func (v *view) makesClear(i int) bool {
	if l := v.tokens[i].Lemma; l != "make" && l != "let" {
		return false
	}
	end := min(v.sentence(i).End, i+5)
	for k := i + 1; k < end; k++ {
		switch v.tokens[k].Lower {
		case "clear", "plain", "known":
			return k+1 < end && v.quote[i] == v.quote[k]
		}
	}
	return false
}

// requests are what goes unanswered.
var requests = words(`request call question message email e-mail letter inquiry enquiry phone`)

// unanswered reports whether a verb says that a request got no answer: "did not
// respond to a request for comment", "calls were not returned".
func (v *view) unanswered(i int) bool {
	switch v.tokens[i].Lemma {
	case "return", "answer", "respond", "reply":
	case "go":
		return v.hasChildLemma(i, "unanswered")
	case "reach":
		return v.unreached(i) >= 0
	case "take":
		o := v.child(i, "dobj")
		return o >= 0 && v.tokens[o].Lemma == "question" && v.child(i, "neg") >= 0
	case "draw":
		return v.child(i, "neg") >= 0 && v.child(i, "auxpass") >= 0 && v.hasPrep(i, "on", "into")
	default:
		return false
	}
	if v.child(i, "neg") < 0 && !v.failed(i) {
		return false
	}
	if who := v.child(i, "nsubj"); who >= 0 && v.tokens[who].POS == "NOUN" && !v.animate(who) && v.child(i, "auxpass") < 0 && !requests[v.tokens[who].Lemma] && !studies[v.tokens[who].Lemma] && !seats[v.tokens[who].Lemma] {
		return false
	}
	r := v.subtree(i)
	for k := r.first; k < min(r.end, r.first+60); k++ {
		switch v.tokens[k].Lemma {
		case "request", "comment", "call", "question", "message", "email":
			return true
		}
	}
	return false
}
