package quote

import "readout/internal/nlp"

// mute reports whether a verb says that somebody gave no answer, without telling to
// what: "smiled and did not answer", "left without commenting".
func (v *view) mute(i int) bool {
	t := &v.tokens[i]
	switch t.Lemma {
	case "answer", "comment", "elaborate", "reply", "respond":
	case "say":
		if v.modal(i) != "would" {
			return false
		}
	default:
		return false
	}
	if t.POS != "VERB" || v.child(i, "dobj", "ccomp", "prep", "auxpass", "xcomp") >= 0 {
		return false
	}
	without := t.Dep == "pcomp" && v.tokens[t.Head].Lower == "without"
	if !without && v.child(i, "neg") < 0 {
		return false
	}
	who := v.doerAbove(i)
	return who >= 0 && (v.acts(who) || seats[v.tokens[who].Lemma])
}

// doerAbove is the subject of a verb or of the one that it hangs on, through
// prepositions too: "walked out without answering". -1 for none.
func (v *view) doerAbove(i int) int {
	for range 4 {
		if who := v.child(i, "nsubj", "nsubjpass"); who >= 0 {
			return who
		}
		t := &v.tokens[i]
		switch t.Dep {
		case "conj", "pcomp", "prep", "xcomp", "advcl":
			i = t.Head
		case "ccomp": // "there had been a threat but would not say"
			if v.child(i, "expl") < 0 {
				return -1
			}
			i = t.Head
		default:
			return -1
		}
	}
	return -1
}

// keepSilent gives a finding of one who gave no answer its parts: "did not | answer".
func (v *view) keepSilent(f *finding) {
	cue := f.cue
	switch {
	case v.mute(cue):
		first := cue
		for _, k := range v.children(cue) {
			switch v.tokens[k].Dep {
			case "aux", "neg":
				first = min(first, int(k))
			}
		}
		if first == cue {
			first = cue - 1 // "without"
		}
		f.words.runs[0] = run{first, cue}
		f.content = choice{n: 1, root: cue}
		f.content.runs[0] = run{cue, v.trim(run{cue, v.tokens[cue].Last + 1}).end}
	case v.tokens[cue].Lemma == "take" && v.unanswered(cue):
		o := v.child(cue, "dobj")
		f.words.runs[0].end = min(f.words.runs[0].end, cue+1)
		f.content = choice{n: 1, root: o}
		f.content.runs[0] = v.trim(run{v.tokens[o].First, max(v.tokens[cue].Last, v.tokens[o].Last) + 1})
	case v.unreached(cue) >= 0:
		o := v.unreached(cue)
		f.content = choice{n: 1, root: o}
		f.content.runs[0] = v.trim(v.subtree(o))
	default:
		return
	}
	if who := v.doerAbove(cue); who >= 0 {
		c := chooser{v: v, cue: cue}
		if c.phrase(ofSubject, who); len(c.all) > 0 {
			f.source = c.all[0]
		}
	}
}

// unreached is what somebody could not be reached for: "could not be reached for
// comment". -1 for none.
func (v *view) unreached(i int) int {
	if v.tokens[i].Lemma != "reach" || v.child(i, "neg") < 0 || v.child(i, "auxpass") < 0 {
		return -1
	}
	for _, k := range v.children(i) {
		if v.tokens[k].Lower == "for" {
			return v.child(int(k), "pobj")
		}
	}
	return -1
}

// withholds reports whether a verb says that somebody gave no word of a thing: "would
// not give details", "gave no reason".
func (v *view) withholds(i int) bool {
	o := v.child(i, "dobj")
	if o < i || !withheld[v.tokens[o].Lemma] || v.tokens[i].POS != "VERB" {
		return false
	}
	switch v.tokens[i].Lemma {
	case "give", "provide", "offer", "disclose", "reveal", "name":
		return v.child(i, "neg") >= 0 || v.hasChildLemma(o, "no")
	}
	return false
}

// withheld are what somebody who says little does not give.
var withheld = words(`detail reason explanation comment answer name figure number date further more source`)

// endAtSilence ends a content before the clause that tells what its speaker would not
// say: "confirmed that there was a threat | but would not give details".
func (v *view) endAtSilence(all []draft) {
	for i := range all {
		f := &all[i]
		if f.cue < 0 || v.form(f) != nlp.Indirect || f.source.n == 0 || v.tokens[f.cue].POS != "VERB" {
			continue
		}
		for k := range all {
			o := &all[k]
			if k == i || o.cue < 0 || !f.holds(o.cue) || v.tokens[o.cue].Dep != "conj" || v.child(o.cue, "nsubj") >= 0 || !v.keepsBack(o.cue) {
				continue
			}
			r := &f.runs[len(f.runs)-1]
			for at := o.cue - 1; at > r.first && o.cue-at < 5; at-- {
				if v.tokens[at].Lower == "but" {
					*r = v.trim(run{r.first, at})
					o.source, o.speaker = f.source, f.speaker
					break
				}
			}
		}
	}
}

// keepsBack reports whether a verb says that somebody does not tell.
func (v *view) keepsBack(i int) bool {
	if v.withholds(i) || v.mute(i) || v.tokens[i].Lemma == "decline" || v.tokens[i].Lemma == "refuse" {
		return true
	}
	switch v.tokens[i].Lemma {
	case "say", "elaborate", "comment", "specify", "discuss", "name", "identify", "confirm":
		return v.child(i, "neg") >= 0
	}
	return false
}
