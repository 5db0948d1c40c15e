package quote

import (
	"slices"

	"readout/internal/nlp"
)

// settle mends drafts whose parts a construction tells better than the models.
func (v *view) settle(all []draft) {
	for i := range all {
		v.charged(&all[i])
		v.repeated(all, i)
		v.saidToSay(all, i)
		v.agreedTo(all, i)
	}
	v.endAtSilence(all)
	v.endAtNext(all)
}

// charged takes whom a charge is laid against out of the content of a passive: "the
// mayor is accused of | taking bribes".
func (v *view) charged(f *draft) {
	if f.cue < 0 || v.child(f.cue, "auxpass") < 0 || len(f.runs) < 2 {
		return
	}
	who := v.child(f.cue, "nsubjpass")
	c := frames().of(&v.tokens[f.cue])
	if who < 0 || len(c) == 0 || c[0].act() != nlp.Accuse || !f.runs[0].holds(who) || !v.animate(who) {
		return
	}
	whom, rest := f.runs[0], f.runs[1]
	switch v.tokens[rest.first].Lower {
	case "of", "with", "for":
		rest.first++
	default:
		return
	}
	if rest = v.trim(rest); !rest.empty() {
		f.runs = append([]run{rest}, f.runs[2:]...)
		f.to = append(f.to, nlp.Who{Text: v.text(whom), Span: v.span(whom)})
	}
}

// repeated sets aside what a noun reports where the verb over it reports the same:
// "repeated her warning that".
func (v *view) repeated(all []draft, i int) {
	f := &all[i]
	if f.cue < 0 || v.tokens[f.cue].POS != "NOUN" || v.tokens[f.cue].Dep != "dobj" || !repeats[v.tokens[v.tokens[f.cue].Head].Lemma] {
		return
	}
	for k := range all {
		if o := &all[k]; k != i && o.cue == v.tokens[f.cue].Head && o.aside == "" && o.holds(f.cue) {
			f.aside = "the verb over it tells it"
			return
		}
	}
}

// agreedTo makes whose claim somebody agrees with the one to whom he says so, and sets
// aside the claim, which the verb tells in the same words.
func (v *view) agreedTo(all []draft, i int) {
	f := &all[i]
	if f.cue < 0 || f.aside != "" || v.agreedWith(f.cue).empty() {
		return
	}
	for k := range all {
		o := &all[k]
		if k == i || o.cue < 0 || v.tokens[o.cue].POS != "NOUN" || o.cue > f.runs[0].first || o.cue < f.cue || !slices.Equal(o.runs, f.runs) || !o.speaker.Known() {
			continue
		}
		o.aside = "the verb over it tells it"
		f.to = append(f.to, o.speaker)
	}
}

// saidToSay sets aside what is said of somebody where that is to have spoken, which is
// told by itself: "Hale is said to have told friends".
func (v *view) saidToSay(all []draft, i int) {
	cue := all[i].cue
	if cue < 0 || v.raised(cue) < 0 || all[i].aside != "" {
		return
	}
	for k := range all {
		if o := &all[k]; o.cue == v.tokens[cue].Head && o.source.n == 0 {
			o.aside = "who is said to have spoken is told"
		}
	}
}

// endAtNext ends a content before a further verb by which its speaker goes on in the
// same tense: "claims it has the right to sail | and rejects any plans".
func (v *view) endAtNext(all []draft) {
	for i := range all {
		f := &all[i]
		if f.cue < 0 || f.source.n == 0 || v.form(f) != nlp.Indirect || v.tokens[f.cue].POS != "VERB" || len(f.runs) != 1 {
			continue
		}
		for k := range all {
			o := &all[k]
			if k == i || o.cue < 0 || !f.holds(o.cue) {
				continue
			}
			if at := v.contrasts(f.cue, o.cue); at > f.runs[0].first+1 {
				f.runs[0].end = min(f.runs[0].end, at)
				f.runs[0] = v.trim(f.runs[0])
				continue
			}
			if !v.goesOnWith(f.cue, o.cue) {
				continue
			}
			r := &f.runs[0]
			if cut := v.trim(run{r.first, o.cue - 1}); !cut.empty() && cut.end > r.first+1 {
				*r = cut
				o.source, o.speaker = f.source, f.speaker
			}
		}
	}
}

// withName takes the name into a speaker behind whose office it stands, where the parse has
// made a second subject of it: "the head of the squad | Tom Brandt told".
func (v *view) withName(cue int, o *choice) {
	r := &o.runs[0]
	if cue < 0 || r.end > cue || r.end >= len(v.tokens) || !isHuman(v.tokens[o.root].Lemma) {
		return
	}
	for _, k := range v.children(cue) {
		t := &v.tokens[k]
		if t.Dep == "nsubj" && t.First == r.end && int(k) < cue && t.POS == "PROPN" {
			r.end = int(k) + 1
			return
		}
	}
}

// alsoThat takes a further clause with "that" into the content of a verb on which the
// parse has hung it beside the verb's own: "said it would pay, but that | it would appeal".
func (v *view) alsoThat(f *draft) {
	end := f.runs[len(f.runs)-1].end
	if f.cue < 0 || v.tokens[f.cue].POS != "VERB" || f.runs[0].first < f.cue || v.quote[f.cue] >= 0 {
		return
	}
	for _, k := range v.children(f.cue) {
		that := v.child(int(k), "mark")
		if v.tokens[k].Dep != "conj" || that < end || that > end+3 || v.tokens[that].Lower != "that" || v.quote[k] >= 0 {
			continue
		}
		if r := v.trim(run{that + 1, v.tokens[k].Last + 1}); !r.empty() {
			f.runs = append(f.runs, r)
		}
		return
	}
}

// contrasts is where a clause begins in which the page sets another's words against
// those of a cue: "Hale said the lock was shut, | while a pilot said". -1 for none.
func (v *view) contrasts(cue, other int) int {
	t := &v.tokens[other]
	mark, who := v.child(other, "mark"), v.child(other, "nsubj")
	if t.Dep != "advcl" || mark <= cue || who < 0 || v.tokens[who].POS == "PRON" || v.tokens[mark-1].Lower != "," {
		return -1
	}
	if l := v.tokens[mark].Lower; l != "while" && l != "whereas" {
		return -1
	}
	if c := frames().of(t); len(c) == 0 || c[0] != stateClass {
		return -1
	}
	return mark
}

// goesOnWith reports whether a verb of rejecting or charging, behind "and" or "but" and
// without a subject, is in the tense of a present-tense cue and hangs on its clause.
func (v *view) goesOnWith(cue, next int) bool {
	t := &v.tokens[next]
	if t.Dep != "conj" || t.Tag != v.tokens[cue].Tag || t.Tag != "VBZ" && t.Tag != "VBP" || v.child(next, "nsubj", "nsubjpass", "aux") >= 0 || v.tokens[next-1].Dep != "cc" {
		return false
	}
	if v.reportedUnder(next) != cue {
		return false
	}
	c := frames().of(t)
	if len(c) == 0 {
		return false
	}
	switch c[0].act() {
	case nlp.Reject, nlp.Deny, nlp.Accuse, nlp.Request:
		return c[0] < thinkClass
	}
	return false
}

// further reports whether a verb is one by which the speaker of the clause over it goes
// on; see goesOnWith.
func (v *view) further(i int) bool {
	t := &v.tokens[i]
	if t.POS != "VERB" || t.Dep != "conj" || v.child(i, "dobj") < i {
		return false
	}
	over := v.reportedUnder(i)
	return over >= 0 && v.tokens[over].POS == "VERB" && len(frames().of(&v.tokens[over])) > 0 && v.goesOnWith(over, i)
}

// reportedUnder is the verb whose reported clause holds a coordinated verb, -1 for none.
func (v *view) reportedUnder(i int) int {
	for range 5 {
		t := &v.tokens[i]
		if t.Head == i {
			return -1
		}
		if t.Dep == "ccomp" && t.Head < i {
			return t.Head
		}
		i = t.Head
	}
	return -1
}

// bindOnce takes a condition from who reports a statement to which it belongs.
func bindOnce(list []nlp.Statement) {
	at := make(map[string]int, len(list))
	for i := range list {
		at[list[i].ID] = i
	}
	for i := range list {
		s := &list[i]
		if s.Condition.Empty() || s.Aside != "" {
			continue
		}
		for p, steps := s.Parent, 0; p != "" && steps < 8; steps++ {
			o := &list[at[p]]
			if o.Condition == s.Condition {
				o.Condition, o.Consequence = nlp.Span{}, nlp.Span{}
			}
			p = o.Parent
		}
	}
}
