package quote

import (
	"strings"

	"readout/internal/nlp"
)

// salient is the person whom a definite noun for one means where nobody is called by it:
// news says "the sergeant", "the 66-year-old" or "the expert" of whom it has just told.
// That is who spoke in the sentences before or was their subject, else the one person
// named in them. Empty where there is none, or more than one.
func (r *resolver) salient(before []draft, f *draft) nlp.Span {
	v, h := r.v, f.source.root
	block, lemma := v.sentence(h).Block, strings.ToLower(v.tokens[h].Lemma)
	if f.parent >= 0 || !v.definitePerson(f) || v.quote[h] >= 0 || r.newcomer(h) || firms[lemma] || bodies[lemma] || watchers[lemma] || r.c.noPerson(h) {
		return nlp.Span{}
	}
	for s := v.tokens[h].Sentence - 1; s >= 0 && v.tokens[h].Sentence-s <= lookBack; s-- {
		first := v.d.Sentences[s].First
		if block-v.d.Sentences[s].Block > 1 || v.kind(first) != nlp.BodyBlock {
			break
		}
		name, other := r.toldOf(before, s)
		if other {
			break
		}
		if name.empty() {
			continue
		}
		at := v.span(name)
		if full := r.fullName(v.d.Root(name.first, name.end)); !full.Empty() {
			at = full
		}
		if r.otherOffice(lemma, at) || r.otherSex(lemma, name) {
			break
		}
		return at
	}
	return nlp.Span{}
}

// definitePerson reports whether a speaker is one person by a definite noun without a name,
// an owner or what tells one from another: "the expert", "this man", "the 66-year-old".
func (v *view) definitePerson(f *draft) bool {
	h, r := f.source.root, f.source.runs[0]
	if l := v.tokens[r.first].Lower; l != "the" && l != "this" || r.end-r.first > 6 || v.subtreeHasName(r, h) {
		return false
	}
	years := false
	for i := r.first + 1; i < r.end; i++ {
		t := &v.tokens[i]
		if orders[t.Lower] && t.Lower != "senior" || t.Dep == "poss" || t.Tag == "NNS" && i == h || t.Dep == "prep" || t.Tag == "POS" {
			return false
		}
		years = years || t.Lower == "old" || strings.HasSuffix(t.Lower, "year-old")
	}
	return years || v.tokens[h].Tag == "NN" && isHuman(v.tokens[h].Lemma) || v.tokens[h].Tag == "NNP" && v.name[h] < 0 && isHuman(v.tokens[h].Lower)
}

// newcomer reports whether the page has told of somebody without a name by the noun at h
// shortly before: "a pilot ... the pilot".
func (r *resolver) newcomer(h int) bool {
	v := r.v
	for i := h - 1; i >= max(0, h-nearby); i-- {
		if v.lemma[i] != v.lemma[h] || v.quote[i] >= 0 {
			continue
		}
		if k := v.child(i, "det", "nummod"); k >= 0 && (v.tokens[k].Lower == "a" || v.tokens[k].Lower == "an" || v.tokens[k].Lower == "one" || v.tokens[k].Lower == "another") && v.tokens[i].Dep != "appos" && v.tokens[i].Dep != "attr" && v.child(i, "appos") < 0 {
			return true
		}
	}
	return false
}

// toldOf is the name of the person of whom sentence s tells; other reports that it tells
// of several, or of somebody who is not named.
func (r *resolver) toldOf(before []draft, s int) (name run, other bool) {
	v := r.v
	who, found, several := v.spokenIn(before, s)
	if several || r.twoAct(s) {
		return run{}, true
	}
	if who < 0 {
		who = v.mainSubject(s)
	}
	if who >= 0 {
		if name := r.personNamed(who); !name.empty() && !r.c.noPerson(who) && r.plainly(name) {
			return name, false
		}
		if found.Empty() {
			found = r.c.name(who)
		}
		if at := v.tokensIn(found.Start, found.End); !found.Empty() && !at.holds(who) {
			if name, _ := r.v.personAt(v.d.Root(at.first, at.end)); !name.empty() {
				return name, false
			}
		}
		if l := v.tokens[who].Lower; l == "he" || l == "she" || v.tokens[who].Tag == "NN" && isHuman(v.tokens[who].Lemma) {
			return run{}, true
		}
	}
	return r.onlyPerson(s)
}

// twoAct reports whether two persons named in sentence s are subjects outside of quotations.
func (r *resolver) twoAct(s int) bool {
	v, found := r.v, run{}
	for i := v.d.Sentences[s].First; i < v.d.Sentences[s].End; i++ {
		if v.quote[i] >= 0 || v.tokens[i].Dep != "nsubj" {
			continue
		}
		name, certain := v.personAt(i)
		if name.empty() || !certain {
			continue
		}
		if !found.empty() && v.tokens[found.end-1].Lower != v.tokens[name.end-1].Lower {
			return true
		}
		found = name
	}
	return false
}

// plainly reports whether a name is one in full, or the surname of one.
func (r *resolver) plainly(name run) bool {
	_, known := r.full[r.v.tokens[name.end-1].Lower]
	return known || name.end-name.first > 1
}

// watchers are nouns that seem to name a person and are mostly used of a body.
var watchers = words(`regulator watchdog authority monitor sponsor lender insurer`)

// onlyPerson is the name of the one person whom sentence s names outside of quotations;
// several reports that it names more.
func (r *resolver) onlyPerson(s int) (found run, several bool) {
	v := r.v
	for i := v.d.Sentences[s].First; i < v.d.Sentences[s].End; i++ {
		if v.quote[i] >= 0 || v.tokens[i].Dep == "poss" {
			continue
		}
		name, certain := v.personAt(i)
		if name.empty() && v.tokens[i].Dep != "compound" && r.c.isPerson(i) && v.tokens[i].POS == "PROPN" {
			name, certain = v.capitalized(i), true
		}
		if name.empty() || !certain || r.c.noPerson(i) || r.things[v.tokens[name.end-1].Lower] {
			continue
		}
		if !found.empty() && v.tokens[found.end-1].Lower != v.tokens[name.end-1].Lower {
			return run{}, true
		}
		found = name
	}
	return found, false
}

// otherSex reports whether a noun that tells a person's sex does not go with a name.
func (r *resolver) otherSex(lemma string, name run) bool {
	switch {
	case strings.HasSuffix(lemma, "woman") || kinswomen[lemma]:
		return r.gender(name, "she") < 0
	case strings.HasSuffix(lemma, "sman") || kinsmen[lemma] || lemma == "chairman":
		return r.gender(name, "he") < 0
	}
	return false
}
