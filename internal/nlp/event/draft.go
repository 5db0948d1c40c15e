package event

import (
	"cmp"
	"slices"

	"readout/internal/nlp"
)

// draft is an event being coded.
type draft struct {
	*frame
	trigger   int // token
	verb      int // the verb of the clause that tells it; -1 for none
	fillers   []int
	actor     []int // tokens that head the phrases
	recipient []int
	place     int // token, or -1
	status    nlp.EventStatus
	why       string
	timex     int    // index in Document.Timexes, or -1
	told      []int  // nouns that tell the same event
	refusal   bool   // what "will not" makes of what others want
	of        *draft // the noun's event that a second verb tells to go on: "adjourned and will resume"
}

// drafts codes every word of the document that the lexicon knows, in text order.
func (v *view) drafts() []*draft {
	var out []*draft
	used := make([]bool, len(v.tokens)) // nouns that belong to a verb's event
	for i := range v.tokens {
		if (v.verb(i) || v.tokens[i].POS == "ADJ") && v.tokens[i].Dep != "amod" {
			if f := v.code(i); f != nil && v.keep(f) {
				out = append(out, f)
				for _, k := range slices.Concat(f.fillers, f.told) {
					if _, _, ahead := v.ofNoun(k); f.kind == "REJECT" && v.tokens[k].Dep == "nsubj" && !ahead { // talks that fail took place
						continue
					}
					used[k], used[v.transparent(k)] = true, true
				}
			}
		}
	}
	for i := range v.tokens {
		if v.noun(i) && !used[i] {
			if f := v.code(i); f != nil && v.keep(f) && v.told(f) {
				out = append(out, f)
			}
		}
	}
	out = append(out, v.goesOn(out)...)
	out = append(out, v.refusals(out)...)
	slices.SortStableFunc(out, func(a, b *draft) int { return cmp.Compare(a.trigger, b.trigger) })
	return out
}

// goesOn are what further verbs say of an event whose noun is the subject of another:
// "the talks ended at noon and will resume on Monday".
func (v *view) goesOn(all []*draft) []*draft {
	var out []*draft
	for _, f := range all {
		h := v.tokens[f.trigger].Head
		if dep := v.tokens[f.trigger].Dep; f.pos != 'n' || dep != "nsubj" && dep != "nsubjpass" || !v.verb(h) {
			continue
		}
		for _, c := range v.verbsOf(h)[1:] {
			if v.child(c, "nsubj", "nsubjpass", "dobj") >= 0 || !v.l.is("happen", v.lemmas[c]) && !v.l.is("arranged", v.lemmas[c]) {
				continue
			}
			own := *f.frame
			out = append(out, &draft{frame: &own, trigger: c, verb: c, actor: f.actor, recipient: f.recipient, place: -1, timex: -1, of: f})
		}
	}
	return out
}

// code gives what the word tells by the frame that fits best, or nil. It is found
// once: whoever only asks what a word tells must not change the draft.
func (v *view) code(i int) *draft {
	if !v.asked[i] {
		v.asked[i], v.memo[i] = true, v.read(i)
	}
	return v.memo[i]
}

// read codes a word anew.
func (v *view) read(i int) *draft {
	if v.timex[i] >= 0 { // "on March 10"
		return nil
	}
	pos := byte('v')
	switch {
	case v.noun(i):
		pos = 'n'
	case v.tokens[i].POS == "ADJ", v.tokens[i].Tag == "VBN" && v.child(i, "auxpass") >= 0 && v.child(i, "xcomp") >= 0 && v.l.frames[v.tokens[i].Lower+"/a"] != nil:
		return v.best(i, v.l.find(v.tokens[i].Lower, 'a')) // "is prepared to"
	}
	return v.best(i, v.l.find(v.lemmas[i], pos))
}

// best is the draft of the frame that fits best, or nil.
func (v *view) best(i int, frames []*frame) *draft {
	pos := byte('v')
	if v.noun(i) {
		pos = 'n'
	}
	if len(frames) == 0 || pos == 'n' && !v.headsPhrase(i) {
		return nil
	}
	best, top := (*frame)(nil), -1
	var fillers []int
	for _, f := range frames {
		if found, ok := v.fits(i, f); ok && f.weight() >= top {
			best, top, fillers = f, f.weight(), found
		}
	}
	if best == nil {
		return nil
	}
	return v.draft(i, best, fillers)
}

// headsPhrase leaves out nouns before another noun: "attack helicopter".
func (v *view) headsPhrase(i int) bool {
	switch v.dep(i) {
	case "compound", "amod", "nmod", "npadvmod":
		return false
	}
	return true
}

// fits reports whether all needs of a frame are met, and the tokens that meet
// them.
func (v *view) fits(i int, f *frame) ([]int, bool) {
	if f.particle != "" && !v.withParticle(i, f.particle) {
		return nil, false
	}
	var found []int
	for k := range f.needs {
		n := &f.needs[k]
		at, ok := v.has(i, n, f.pos == 'n')
		if ok == n.not {
			return nil, false
		}
		if ok && at >= 0 {
			found = append(found, at)
		}
	}
	if f.kind == "ASSAULT" && v.topic == "labour" && slices.ContainsFunc(found, func(k int) bool { return v.l.is("strike", v.lemmas[k]) }) {
		return nil, false
	}
	return found, true
}

func (v *view) withParticle(i int, word string) bool {
	for _, k := range v.children(i) {
		if t := &v.tokens[k]; t.Lower == word && (t.Dep == "prt" || t.Dep == "advmod" || t.Dep == "prep") {
			return true
		}
	}
	return false
}

// draft finds the arguments of an event.
func (v *view) draft(i int, f *frame, fillers []int) *draft {
	own := *f // a draft's mode may become that of another telling
	d := &draft{frame: &own, trigger: i, verb: v.clauseVerb(i), fillers: fillers, place: -1, timex: -1}
	if d.kind == "THREATEN" && v.promises(i) && slices.ContainsFunc(v.complements(i), v.negated) { // "promised that nobody would be punished"
		own.kind, own.mode, own.cameo = "AGREE", "", "030"
	}
	if d.kind == "THREATEN" && d.mode == "violence" && v.peaceful(i) {
		own.mode, own.cameo = "", "130"
	}
	d.actor = v.actors(d)
	d.recipient = v.recipients(d)
	if f.kind == "MOBILIZE" && len(d.actor) == 0 && v.verb(i) && v.passive(i) { // "forces were placed on alert"
		d.actor = v.people(v.grammatical(i, 0))
	}
	v.impersonal(d)
	v.share(d)
	v.specify(d)
	if d.kind == "ASSAULT" && d.mode == "" {
		v.weapon(d)
	}
	d.place = v.placeOf(d)
	return d
}

// peaceful reports whether what a verb governs is a protest: to threaten a strike is
// to threaten nobody's life.
func (v *view) peaceful(i int) bool {
	return slices.ContainsFunc(v.complements(i), func(c int) bool {
		inner := v.code(c)
		return c != i && inner != nil && inner.kind == "PROTEST"
	})
}

// weapons are the modes of an assault by the class of words for what is used, the
// most telling first.
var weapons = []struct{ class, mode, cameo string }{
	{"drones", "drone", "195"}, {"aircraft", "aerial", "195"}, {"guns", "heavy-weapons", "194"}, {"bombs", "explosives", "183"},
	{"firearms", "firearms", "190"}, {"blades", "primitive", "180"},
}

// weapon takes the mode from what the clause says was used: the subject, and what
// stands behind "with", "by", "in" or "using".
func (v *view) weapon(d *draft) {
	best := len(weapons)
	for _, slot := range []string{"subj", "with", "by", "in", "from"} {
		for _, k := range v.fills(d.trigger, slot) {
			for _, o := range append(v.modifiers(k), v.conjuncts(k)...) {
				for n := range best {
					if v.l.is(weapons[n].class, v.lemmas[o]) {
						best = n
					}
				}
			}
		}
	}
	if best < len(weapons) {
		d.mode, d.cameo = weapons[best].mode, weapons[best].cameo
	}
}

// impersonal finds who acts where the verb names nobody: the owner of the noun
// that tells the same ("a French inquiry was opened"); and leaves out war and
// weather as those who drive people out.
func (v *view) impersonal(d *draft) {
	if d.mode == "expel" {
		d.actor = slices.DeleteFunc(d.actor, func(k int) bool { return !v.acts(d, k) })
	}
	if d.pos != 'v' || len(d.actor) > 0 || !v.verb(d.trigger) || !v.passive(d.trigger) {
		return
	}
	for _, k := range d.fillers {
		if !v.noun(k) || !slices.ContainsFunc(v.l.find(v.lemmas[k], 'n'), func(f *frame) bool { return f.kind == d.kind }) {
			continue
		}
		d.actor = v.people(v.doers(k))
	}
}

// specify takes from a noun what the verb leaves open: "carried out airstrikes" is
// aerial, "a drone strike killed" too, and done by whoever the strike is of.
func (v *view) specify(d *draft) {
	if d.pos != 'v' || d.kind != "ASSAULT" && d.kind != "CONSULT" {
		return
	}
	nouns := slices.Clone(d.fillers)
	byNoun := len(d.actor) == 1 && v.noun(d.actor[0]) && !v.agent(d.actor[0])
	if byNoun {
		nouns = append(nouns, d.actor[0])
	}
	for _, k := range nouns {
		if k == d.trigger || !v.noun(k) {
			continue
		}
		inner := v.code(k)
		if inner == nil || inner.kind != d.kind {
			continue
		}
		if d.mode == "" && inner.mode != "" {
			d.mode, d.cameo = inner.mode, inner.cameo
		}
		if byNoun && k == d.actor[0] {
			d.told = append(d.told, k)
			if len(inner.actor) > 0 {
				d.actor = inner.actor
			}
		}
	}
}
