package quote

import "readout/internal/nlp"

// onWordOf reports whether a noun tells on whose word the sentence rests: "by its own
// account", "on the estimate of the institute", "in the words of the mayor".
func (v *view) onWordOf(i int) bool {
	t := &v.tokens[i]
	if t.POS != "NOUN" || t.Dep != "pobj" || !accounts[t.Lemma] || v.quote[i] >= 0 {
		return false
	}
	prep := v.tokens[t.Head].Lower
	if prep != "by" && prep != "on" && !(prep == "in" && t.Lemma == "word" && t.Head == v.sentence(i).First) || v.tokens[t.Head].Dep == "agent" && v.tokens[t.Head].Head < t.Head && v.child(i, "poss") < 0 {
		return false
	}
	return v.accountOf(i) >= 0
}

// accounts are nouns for what somebody tells or reckons.
var accounts = words(`account admission estimate reckoning calculation count word telling assessment`)

// accountOf is whose account a noun tells: its possessor, or who stands behind "of".
// -1 for none.
func (v *view) accountOf(i int) int {
	if who := v.child(i, "poss"); who >= 0 {
		return who
	}
	for _, k := range v.children(i) {
		if v.tokens[k].Lower == "of" {
			if o := v.child(int(k), "pobj"); o >= 0 && (v.animate(o) || v.name[o] >= 0) {
				return o
			}
		}
	}
	return -1
}

// aroundCredit is the sentence without the phrase that tells on whose word it rests.
func (v *view) aroundCredit(i int) (before, behind run) {
	s := v.sentence(i)
	before, behind = run{s.First, v.tokens[i].Head}, run{i + 1, s.End}
	if who := v.accountOf(i); who > i {
		behind.first = v.tokens[who].Last + 1
	}
	if before.end-1 > s.First && v.tokens[before.end-1].Lower == "," && v.tokens[before.end-2].Lower == "and" {
		before = run{} // "one night and, by their own account, eleven pots of coffee"
	}
	return before, behind
}

// creditWords are the words of such a phrase: "by its own account", "on the estimate of".
func (v *view) creditWords(i int) run {
	r := run{v.tokens[i].Head, i + 1}
	if who := v.accountOf(i); who > i {
		r.end = v.tokens[who].First
	}
	return r
}

// wins is who gave the word that another got from him: "extracted a promise from the
// mayor that". -1 for none.
func (v *view) wins(i int) int {
	switch v.tokens[i].Lemma {
	case "extract", "win", "secure", "obtain", "get", "receive", "wring", "elicit", "gain":
	default:
		return -1
	}
	o := v.child(i, "dobj")
	if o < i || v.tokens[i].POS != "VERB" || v.child(i, "neg") >= 0 {
		return -1
	}
	if c := frames().of(&v.tokens[o]); len(c) == 0 || c[0].act() != nlp.Promise && c[0].act() != nlp.Agree {
		return -1
	}
	for _, h := range [2]int{i, o} {
		for _, k := range v.children(h) {
			if v.tokens[k].Lower != "from" {
				continue
			}
			if who := v.child(int(k), "pobj"); who >= 0 && v.animate(who) {
				return who
			}
		}
	}
	return -1
}

// requestOf is what a noun of asking asks, without what the page says of it: "ban the strike |
// that has stopped the trains".
func (v *view) requestOf(i int) run {
	what := v.child(i, "acl")
	r := v.trim(v.subtree(what))
	for k := what + 1; k < r.end; k++ {
		if v.tokens[k].Dep == "relcl" && v.tokens[k].First > what+1 {
			r = v.trim(run{r.first, v.tokens[k].First})
		}
	}
	return r
}

// asksFor reports whether a verb of asking tells for what: "which appealed for tents".
func (v *view) asksFor(i int) bool {
	switch v.tokens[i].Lemma {
	case "appeal", "call", "plead", "beg":
	default:
		return false
	}
	who := v.doer(i)
	if v.tokens[i].POS != "VERB" || who < 0 || !v.animate(who) || v.child(i, "neg") >= 0 || v.modal(i) != "" {
		return false
	}
	for _, k := range v.children(i) {
		if v.tokens[k].Lower == "for" && int(k) <= i+2 && v.child(int(k), "pobj") > i {
			return true
		}
	}
	return false
}

// requestBy is whose request a noun tells where it says what he asks: "a request by the
// operator to ban the strike". -1 for none.
func (v *view) requestBy(i int) int {
	switch v.tokens[i].Lemma {
	case "request", "demand", "appeal", "plea", "proposal":
	default:
		return -1
	}
	what := v.child(i, "acl")
	if v.tokens[i].POS != "NOUN" || what < i || v.tokens[what].Tag != "VB" {
		return -1
	}
	for _, k := range v.children(i) {
		if l := v.tokens[k].Lower; l == "by" || l == "from" {
			if o := v.child(int(k), "pobj"); o > i && v.animate(o) {
				return o
			}
		}
	}
	return -1
}

// raised is the subject of a verb that hangs on what is said of it: "Hale is said to have
// told friends". -1 for none.
func (v *view) raised(i int) int {
	t := &v.tokens[i]
	if t.Dep != "xcomp" || t.Head == i || v.tokens[t.Head].Tag != "VBN" || v.child(t.Head, "auxpass") < 0 || v.child(i, "dobj", "ccomp", "dative") < i {
		return -1
	}
	switch v.tokens[t.Head].Lemma {
	case "say", "believe", "understand", "report", "think", "know", "rumor", "rumour", "allege":
		return v.child(t.Head, "nsubjpass")
	}
	return -1
}
