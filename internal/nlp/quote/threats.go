package quote

import "strings"

// justice reports whether the harm that a content promises is the law's, to wrongdoers
// of whom nothing is asked: "promised that the guilty would be punished".
func (v *view) justice(f *draft) bool {
	return !v.conditional(f) && v.contentIn(f, penalties) && !v.contentIn(f, reprisals)
}

// harms are words of what one side does to another to press it.
var harms = words(`sanction consequence retaliate retaliation retaliatory respond response rupture collapse rift
	cost punish punishment penalty strike attack destroy veto expel sue court suspend halt boycott withdraw
	invade retribution reprisal tariff embargo blockade war break walk measure mistake seize block escalate
	answer withdraw closure shutdown suspension expulsion cancellation`)

// Strong harms are a threat without a condition too: penalties, which the law does, and
// reprisals, which one side does to another.
const penal, reprisal = "punish penalty", "sanction consequence retaliate retaliation rupture collapse rift reprisal retribution veto expel sue decisively"

var (
	penalties   = words(penal)
	reprisals   = words(reprisal)
	strongHarms = words(penal + " " + reprisal)
)

// harmful reports whether a content speaks of harm to come.
func (v *view) harmful(f *draft) bool {
	if v.contentIn(f, strongHarms) {
		return true
	}
	return v.conditional(f) && v.contentIn(f, harms)
}

// hinge is the verb on which the condition of a content hangs, where it is not the
// first one: "The list is long, and if one name is missing, there is no deal".
func (v *view) hinge(f *draft, p int) int {
	c, _ := v.condition(f)
	if c.Empty() {
		return p
	}
	r := v.tokensIn(c.Start, c.End)
	h := v.tokens[v.d.Root(r.first, r.end)].Head
	if v.tokens[h].POS != "VERB" && v.tokens[h].POS != "AUX" || !f.holds(h) || r.holds(h) || v.tokens[h].Sentence != v.tokens[p].Sentence {
		return p
	}
	for k := h; k != p && f.holds(v.tokens[k].Head) && v.tokens[k].Head != k; k = v.tokens[k].Head {
		if v.tokens[k].Dep == "ccomp" && v.tokens[k].Head < k {
			return p // another's words
		}
	}
	return h
}

// threatens reports whether the verb h that a condition hangs on tells harm to come,
// an end, or what follows unless something is done.
func (v *view) threatens(f *draft, h int) bool {
	m := v.modal(h)
	will := m == "will" || m == "would" || strings.HasSuffix(m, "ll")
	if who := v.child(h, "nsubj"); who >= 0 && v.quote[who] >= 0 && v.tokens[who].Lower == "it" {
		return false // a thing goes on
	}
	if v.endsAll(f, h) {
		return true
	}
	return will && v.child(h, "nsubj") >= 0 && !averts[v.tokens[h].Lemma] && (v.pressing(f) || v.child(h, "neg") < 0 && v.contentIn(f, harms) && v.person(v.child(h, "nsubj")) != 0 && v.tokens[h].Lemma != "be")
}

// averts are verbs by which harm does not come.
var averts = words(`avert avoid prevent ease lift end spare settle cancel resolve`)

// endsAll reports whether a content says that on a condition there will be none of what
// the other side wants: "if one gate stays shut, there will be no deal".
func (v *view) endsAll(f *draft, p int) bool {
	if v.child(p, "expl") < 0 || v.tokens[p].Lemma != "be" || !v.conditional(f) {
		return false
	}
	if m := v.modal(p); m != "" && m != "will" && m != "would" {
		return false
	}
	o := v.child(p, "attr", "nsubj", "dobj")
	return o > p && (v.hasChildLemma(o, "no") && endings[v.tokens[o].Lemma] || v.tokens[o].Lower == "nothing")
}

// endings are what one side can take away from the other.
var endings = words(`deal truce armistice peace talk agreement accord vote support money pay aid work train flight game ceasefire contract
	negotiation meeting settlement treaty cooperation trade gas water electricity`)

// pressing reports whether a content says what follows unless something is done.
func (v *view) pressing(f *draft) bool {
	c, _ := v.condition(f)
	if c.Empty() {
		return false
	}
	r := v.tokensIn(c.Start, c.End)
	if v.tokens[r.first].Lower == "unless" {
		return true
	}
	for i := r.first; i < r.end && v.tokens[r.first].Lower == "if"; i++ {
		if v.tokens[i].Dep == "neg" {
			return true
		}
	}
	return false
}

// pending reports whether a verb hangs on what must come first: "would not leave until
// all had been counted", "will not talk while the road is blocked".
func (v *view) pending(p int) bool {
	for _, k := range v.children(p) {
		if v.tokens[k].Dep != "advcl" || int(k) < p || v.child(int(k), "nsubj", "nsubjpass") < 0 {
			continue
		}
		if m := v.child(int(k), "mark"); m > p && (v.tokens[m].Lower == "until" || v.tokens[m].Lower == "before" || v.tokens[m].Lower == "while") {
			return true
		}
	}
	return false
}

// bargains reports whether a content makes what could be depend on what the other side
// grants: "tolls could fall if the pilots agreed to sail".
func (v *view) bargains(f *draft) bool {
	c, _ := v.condition(f)
	if c.Empty() {
		return false
	}
	r := v.tokensIn(c.Start, c.End)
	if v.tokens[r.first].Lower != "if" && v.tokens[r.first].Lower != "provided" {
		return false
	}
	for i := r.first; i < r.end; i++ {
		if t := &v.tokens[i]; t.POS == "VERB" && yields[t.Lemma] && v.child(i, "nsubj") >= 0 && v.child(i, "neg") < 0 {
			return true
		}
	}
	return false
}

// yields are verbs of granting what is asked: "give" is "give up".
var yields = words(`agree accept give drop withdraw concede yield sign pledge promise undertake`)
