package quote

import "readout/internal/nlp"

// condition finds the condition inside a content and what hangs on it. Both are
// empty where there is none.
func (v *view) condition(f *draft) (condition, consequence nlp.Span) {
	for _, r := range f.runs {
		for i := r.first; i < r.end; i++ {
			if c, ok := v.conditionAt(i, r); ok {
				return v.clean(c), v.consequence(c, r)
			}
		}
		if c, q, ok := v.leadsTo(r); ok {
			return v.clean(c), v.clean(q)
		}
	}
	return v.conditionBeside(f), nlp.Span{}
}

// conditionBeside is the condition that stands outside of the content, in the sentence
// of the cue: ahead of it, "If it rains, she said, “we will wait”", or behind it,
// "pledged to wait, provided that it rains".
func (v *view) conditionBeside(f *draft) nlp.Span {
	if f.cue < 0 || v.quote[f.cue] >= 0 {
		return nlp.Span{}
	}
	s := v.sentence(f.cue)
	at := s.First
	for at < s.End && v.tokens[at].Dep == "cc" {
		at++
	}
	if !f.holds(at) && v.quote[at] < 0 && opensCondition[v.tokens[at].Lower] {
		within := run{at, f.cue}
		for _, r := range f.runs {
			if r.first > at {
				within.end = min(within.end, r.first)
			}
		}
		if c, ok := v.conditionAt(at, within); ok && (c.end < within.end || v.loose(c.end-1)) && !f.source.overlaps(c) && !v.finiteIn(run{c.end, f.cue}) {
			return v.clean(c)
		}
	}
	end := max(f.runs[len(f.runs)-1].end, f.cue+1)
	for i := end; i < min(end+2, s.End-3); i++ {
		if l := v.tokens[i].Lower; !closesWith[l] || v.quote[i] >= 0 {
			continue
		}
		if c, ok := v.conditionAt(i, run{i, s.End}); ok {
			return v.clean(c)
		}
	}
	return nlp.Span{}
}

// closesWith are words that open a condition behind what somebody said.
var closesWith = words(`if unless provided providing had only on upon under`)

// opensCondition are words that open a condition ahead of its clause.
var opensCondition = words(`if unless had should were provided providing without failing in as so only on under not until while when`)

func (v *view) clean(r run) nlp.Span {
	for !r.empty() && v.loose(r.end-1) {
		r.end--
	}
	for !r.empty() && (v.loose(r.first) || v.tokens[r.first].Lower == "that" || v.tokens[r.first].Dep == "cc") {
		r.first++
	}
	if r.empty() {
		return nlp.Span{}
	}
	return v.span(r)
}

// conditionAt reports whether a condition begins at token i of a content, and
// its tokens.
func (v *view) conditionAt(i int, within run) (run, bool) {
	t := &v.tokens[i]
	if i == within.first && t.Tag == "VB" {
		return v.imperative(i, within)
	}
	lower := func(k int) string {
		if i+k < within.end {
			return v.tokens[i+k].Lower
		}
		return ""
	}
	switch t.Lower {
	case "if", "unless":
		if t.Dep == "mark" && v.tokens[t.Head].Head == i-1 && v.asked(i) {
			return run{}, false // "asked if": a question
		}
		return v.clauseFrom(i, within), t.Lower == "unless" || i != within.first || !v.asked(i)
	case "provided", "providing", "assuming":
		return v.clauseFrom(i, within), v.provides(i, within)
	case "failing":
		if lower(1) == "that" || lower(1) == "this" || lower(1) == "which" {
			return run{i, i + 2}, true
		}
	case "should":
		// inverted: "should a further invasion proceed"
		if s := v.child(t.Head, "nsubj", "nsubjpass"); t.Head > i && s > i {
			return v.clauseFrom(i, within), true
		}
		if i+2 < within.end && (i == within.first || !nominal(v.tokens[i-1].POS)) {
			next := v.tokens[i+1].POS
			return v.clauseFrom(i, within), next == "DET" || nominal(next)
		}
	case "had", "were":
		if s := v.child(t.Head, "nsubj", "nsubjpass"); t.Head > i && s > i && (v.tokens[t.Head].Dep == "advcl" || i == within.first) {
			return v.clauseFrom(i, within), true
		}
		if k := v.childBehind(i, "ccomp"); i == within.first && k > i && v.tokens[k].Tag == "VBN" && v.child(k, "nsubj", "nsubjpass") > i {
			return v.clauseFrom(k, run{i, within.end}).from(i), true // the parse has "had" for a verb of its own
		}
	case "until", "till", "before", "while":
		main := v.tokens[v.tokens[i].Head].Head
		if i > 0 && v.tokens[i-1].Lower == "not" && t.Lower == "until" {
			return v.beforeInverted(v.clauseFrom(i, within)), true
		}
		return v.clauseFrom(i, within), (t.Dep == "mark" || v.tokens[v.tokens[i].Head].Dep == "advcl") && i > within.first && v.waits(main, t.Lower)
	case "when":
		verb := v.tokens[i].Head
		main := v.tokens[verb].Head
		m := v.modal(main)
		return v.clauseFrom(i, within), v.tokens[verb].Dep == "advcl" && v.tokens[verb].Tag != "VBD" && v.modal(verb) == "" && (m == "will" || m == "can" && i == within.first)
	case "once":
		return v.clauseFrom(i, within), t.Dep == "mark" || v.tokens[t.Head].Dep == "advcl"
	case "in":
		switch {
		case lower(1) == "case", lower(1) == "the" && (lower(2) == "event" || lower(2) == "case"):
			return v.clauseFrom(i, within), true
		}
	case "as", "so":
		if (lower(1) == "long" || lower(1) == "soon") && lower(2) == "as" {
			return v.clauseFrom(i, within), lower(1) == "long" || v.toCome(i)
		}
	case "on", "under", "upon", "with":
		if at, ok := v.conditionNoun(i, within.end); ok {
			return v.clauseFrom(at, within).from(i), true
		}
	case "anyone", "anybody", "everyone", "whoever":
		if t.Lower != "whoever" && lower(1) != "who" {
			break
		}
		if end := v.nextModal(i+1, within.end); end > i+1 {
			return run{i, end}, true
		}
	case "without":
		if t.Dep == "prep" && i > within.first && v.noneOf(t.Head) {
			return v.clauseFrom(i, within), true
		}
		if t.Dep == "prep" && i == within.first {
			return v.beforeFinite(v.clauseFrom(i, within)), true
		}
	case "the":
		if dayOrHour[lower(1)] && i+1 < within.end && v.child(i+1, "relcl") > i && v.willOver(i+1) {
			return v.clauseFrom(i+1, run{i, within.end}).from(i), true
		}
	case "only":
		if lower(1) == "if" || lower(1) == "when" || lower(1) == "after" {
			return v.clauseFrom(i, within), true
		}
	}
	return run{}, false
}

// waits reports whether a verb is one of what is not to be before a time that a clause
// with until, before or while tells: "will not talk while the gates are shut".
func (v *view) waits(main int, word string) bool {
	if v.child(main, "neg") < 0 && !(word != "while" && v.goesNowhere(main)) {
		return false
	}
	if word == "until" || word == "till" {
		return true
	}
	m := v.modal(main)
	return m == "will" || m == "would" || m == "can" || m == "could" || m == "wo" || m == "ca"
}

// goesNowhere reports whether a verb is negated by another word than "not".
func (v *view) goesNowhere(main int) bool {
	for _, k := range v.children(main) {
		switch l := v.tokens[k].Lower; {
		case l == "nowhere" || l == "never" || l == "nothing" || l == "nobody" || l == "no-one":
			return true
		case v.tokens[k].Dep == "nsubj" && v.hasChildLemma(int(k), "no"):
			return true
		}
	}
	return false
}

// toCome reports whether the words before a condition at i tell what is to come: "will
// pay as soon as", "promised to pay as soon as".
func (v *view) toCome(i int) bool {
	for k := i - 1; k >= max(v.sentence(i).First, i-25); k-- {
		switch t := &v.tokens[k]; {
		case t.Tag == "MD":
			return true
		case t.Tag == "TO" && v.tokens[k+1].Tag == "VB":
			return true
		case t.Tag == "VBD" || t.Tag == "VBZ":
			return false
		}
	}
	return false
}

// imperative reads an order as the condition of what follows on it: "Open that gate | and
// you spend the night in jail".
func (v *view) imperative(i int, within run) (run, bool) {
	cc, then := v.child(i, "cc"), v.childBehind(i, "conj")
	if cc < i || then < cc || then >= within.end || v.child(i, "aux", "nsubj") >= 0 {
		return run{}, false
	}
	who := v.child(then, "nsubj", "nsubjpass")
	return run{i, cc}, who > cc && v.tokens[cc].Lower != "but" && v.tokens[then].Tag != "VBD"
}

// beforeInverted ends a condition before the verb that it has turned round: "not until
// all are home | will we talk".
func (v *view) beforeInverted(r run) run {
	for i := r.first + 2; i+1 < r.end; i++ {
		if t := &v.tokens[i]; t.Tag == "MD" && v.tokens[i+1].POS == "PRON" {
			return run{r.first, i}
		}
	}
	return r
}

// conditionNoun reads "on condition that", "under the condition, that" at i, and "upon
// payment of"; at is where the clause or phrase goes on.
func (v *view) conditionNoun(i, end int) (at int, ok bool) {
	k := i + 1
	for k < end && (v.tokens[k].POS == "DET" || v.tokens[k].POS == "ADJ") && k < i+3 {
		k++
	}
	if k+2 >= end {
		return 0, false
	}
	switch l := v.tokens[k].Lower; {
	case l == "condition" || l == "proviso" || l == "understanding":
		if v.tokens[k+1].Lower == "," && v.tokens[k+2].Lower == "that" {
			k++
		}
		return k + 1, v.tokens[k+1].Lower == "that"
	case (l == "payment" || l == "receipt" || l == "delivery" || l == "completion") && v.tokens[i].Lower == "upon":
		return i, v.tokens[k+1].Lower == "of" && v.toCome(i)
	}
	return 0, false
}

// noneOf reports whether what a "without" hangs on is said not to be, or not to come:
// "there can be no deal without a date".
func (v *view) noneOf(h int) bool {
	if v.hasChildLemma(h, "no") {
		return true
	}
	m := v.modal(h)
	if m != "will" && m != "would" && m != "can" && m != "could" {
		return false
	}
	if v.child(h, "neg") >= 0 {
		return true
	}
	o := v.child(h, "attr", "dobj", "nsubj", "nsubjpass")
	return o >= 0 && (v.hasChildLemma(o, "no") || v.tokens[o].Lower == "nothing" || v.tokens[o].Lower == "nobody")
}

// provides reports whether "provided" at i opens a condition: before "that", or at
// the start of a clause before a subject.
func (v *view) provides(i int, within run) bool {
	if i+2 >= within.end {
		return false
	}
	next := &v.tokens[i+1]
	if next.Lower == "that" {
		return v.tokens[i].Dep != "aux" && v.child(i, "nsubj", "aux") < 0
	}
	opens := i == within.first || v.tokens[i-1].Lower == "," || i == v.sentence(i).First
	return opens && (nominal(next.POS) || next.POS == "DET") && v.finiteBefore(i+1, min(within.end, i+14))
}

// finiteBefore reports whether a finite verb stands behind a subject at i before a
// comma or the end.
func (v *view) finiteBefore(i, end int) bool {
	for ; i < end && v.tokens[i].Lower != ","; i++ {
		switch v.tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// dayOrHour are nouns for the time at which something follows: "the day it rains".
var dayOrHour = words(`day moment minute hour second instant`)

// willOver reports whether a time stands in a clause with "will" or "would".
func (v *view) willOver(i int) bool {
	for range 4 {
		if v.tokens[i].Head == i {
			return false
		}
		i = v.tokens[i].Head
		if m := v.modal(i); m == "will" || m == "would" {
			return true
		}
	}
	return false
}

// nextModal is the first "will" or "would" behind i, where a verb stands between; -1
// for none.
func (v *view) nextModal(i, end int) int {
	verb := false
	for ; i < end; i++ {
		switch t := &v.tokens[i]; {
		case t.Tag == "MD" && verb && (t.Lower == "will" || t.Lower == "would"):
			return i
		case t.Lower == "," || t.Lower == ".":
			return -1
		case t.Tag == "VBZ" || t.Tag == "VBD" || t.Tag == "VBP":
			verb = true
		}
	}
	return -1
}

// beforeFinite ends a run before its first finite verb.
func (v *view) beforeFinite(r run) run {
	for i := r.first + 2; i < r.end; i++ {
		if tag := v.tokens[i].Tag; tag == "MD" || tag == "VBD" || tag == "VBZ" || tag == "VBP" {
			return run{r.first, i}
		}
	}
	return r
}

// finiteIn reports whether a run outside of quotations holds a finite verb.
func (v *view) finiteIn(r run) bool {
	for i := r.first; i < r.end; i++ {
		switch v.tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			if v.quote[i] < 0 {
				return true
			}
		}
	}
	return false
}

// hasVerb reports whether a run holds a verb.
func (v *view) hasVerb(r run) bool {
	for i := r.first; i < r.end; i++ {
		if v.tokens[i].POS == "VERB" || v.tokens[i].POS == "AUX" {
			return true
		}
	}
	return false
}

// asked reports whether "if" at i is the "whether" of a verb of asking.
func (v *view) asked(i int) bool {
	h := v.tokens[i].Head
	over := v.tokens[h].Head
	return v.tokens[h].Dep == "ccomp" && over < i && (v.tokens[over].POS != "VERB" || len(frames().of(&v.tokens[over])) > 0)
}

// clauseFrom is the clause that begins at token i: the subtree that begins with
// it, as far as the content goes; else up to the next comma.
func (v *view) clauseFrom(i int, within run) run {
	end := i + 1
	for k := i; ; k = v.tokens[k].Head {
		end = max(end, v.tokens[k].Last+1)
		h := v.tokens[k].Head
		if h == k || v.tokens[h].First < i {
			break
		}
		if dep := v.tokens[k].Dep; dep == "advcl" || dep == "prep" || dep == "ccomp" {
			break
		}
	}
	if end-i < 3 || v.tokens[i].Dep == "mark" && !v.hasVerb(run{i, end}) { // the parse gives no clause
		for end = i + 1; end < within.end && v.tokens[end].Lower != ","; end++ {
		}
	}
	return v.beforeMain(run{i, min(end, within.end)})
}

// beforeMain ends a condition at the comma behind which the parse has taken the main
// clause into it: "If the court doubts that, | it can keep the passport".
func (v *view) beforeMain(r run) run {
	if l := v.tokens[r.first].Lower; l != "if" && l != "unless" {
		return r
	}
	verb := false
	for i := r.first + 1; i+2 < r.end; i++ {
		t := &v.tokens[i]
		verb = verb || t.Tag == "VBZ" || t.Tag == "VBD" || t.Tag == "VBP" || t.Tag == "MD"
		if t.Lower != "," || !verb {
			continue
		}
		next := &v.tokens[i+1]
		if next.POS == "PRON" && next.Dep == "nsubj" && v.modal(next.Head) != "" && next.Head < r.end {
			return run{r.first, i}
		}
	}
	return r
}

// consequence is what is left of the sentence's clause without its condition.
func (v *view) consequence(c, within run) nlp.Span {
	s := v.sentence(c.first)
	within.first, within.end = max(within.first, s.First), min(within.end, s.End)
	within = v.governing(c, within)
	before, behind := run{within.first, c.first}, run{c.end, within.end}
	if behind.end-behind.first > before.end-before.first {
		return v.clean(behind)
	}
	return v.clean(before)
}

// governing is the part of a content that its condition c hangs on: of "told them
// that she will not sign unless", what is behind "that".
func (v *view) governing(c, within run) run {
	h := v.d.Root(c.first, c.end)
	for range 6 {
		t := &v.tokens[h]
		if t.Head == h || !within.holds(t.Head) {
			return within
		}
		h = t.Head
		if t := &v.tokens[h]; !c.holds(h) && t.Dep == "ccomp" && t.Head < h && within.holds(t.Head) {
			whole := v.trim(run{t.First, t.Last + 1})
			if whole.first <= c.first && c.end <= whole.end {
				return run{whole.first, min(whole.end, within.end)}
			}
			return within
		}
	}
	return within
}

// answered are what is done to those who do a thing: "any strike will be met with".
var answered = words(`answer meet punish repay resist treat consider regard face prosecute`)

// leadsTo reads the nominal form: "any penalties may lead to a rift", "progress
// depends on restraint".
func (v *view) leadsTo(r run) (condition, consequence run, ok bool) {
	for i := r.first; i < r.end; i++ {
		t := &v.tokens[i]
		subject := v.child(i, "nsubj")
		if t.POS != "VERB" {
			continue
		}
		modal := v.modal(i)
		if who := v.child(i, "nsubjpass"); who >= r.first && who < i && (modal == "will" || modal == "would") && answered[t.Lemma] && v.child(who, "det") >= 0 && v.tokens[v.child(who, "det")].Lower == "any" {
			return v.subtree(who), run{v.tokens[who].Last + 1, min(r.end, v.sentence(i).End)}, true
		}
		for _, k := range v.children(i) {
			if subject < r.first || v.tokens[k].Dep != "prep" || int(k) < i || int(k)+1 >= min(r.end, v.tokens[k].Last+1) {
				continue
			}
			object := run{int(k) + 1, min(r.end, v.tokens[k].Last+1)}
			whole := v.subtree(subject)
			switch {
			case t.Lemma == "lead" && v.tokens[k].Lower == "to" && modal != "":
				return whole, object, true
			case (t.Lemma == "depend" || t.Lemma == "hinge") && (v.tokens[k].Lower == "on" || v.tokens[k].Lower == "upon"):
				return object, whole, true
			}
		}
	}
	return run{}, run{}, false
}
