package quote

import (
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// lookBack is how many sentences before a pronoun its paragraph is searched for
// whom it is about.
const lookBack = 4

// centred is the person whom the paragraph is about where "he" or "she" speaks
// outside of quotations: who speaks in the sentence before, or is its subject. News
// goes on about the subject of a sentence; whoever else it names is no rival. Empty
// where the sentences before have no person, or one of the other sex.
func (r *resolver) centred(all []draft, f *draft, lower string) nlp.Span {
	v, h := r.v, f.source.root
	if v.quote[h] >= 0 && (lower == "he" || lower == "she") {
		return r.centredInside(all, f, lower)
	}
	if t := &v.tokens[h]; f.parent >= 0 || v.quote[h] >= 0 || lower != "he" && lower != "she" || t.Dep != "nsubj" && t.Dep != "nsubjpass" {
		return nlp.Span{}
	}
	if who := v.goesOnFrom(f.cue); who >= 0 {
		found, other := r.asPerson(all, who, r.c.name(who), lower)
		if !other {
			return found
		}
	}
	onward := f.cue >= 0 && goingOn[v.tokens[f.cue].Lemma]
	block := v.sentence(h).Block
	for s := v.tokens[h].Sentence - 1; s >= 0 && v.tokens[h].Sentence-s <= lookBack; s-- {
		if b := v.d.Sentences[s].Block; b < block {
			if block-b > 1 || !v.quotedUpTo(h) {
				break
			}
			onward = true // of the paragraph before only who spoke counts
		}
		found, other := r.centreOf(all, s, lower, onward)
		if other {
			return nlp.Span{}
		}
		if !found.Empty() {
			return found
		}
	}
	return nlp.Span{}
}

// quotedUpTo reports whether all sentences of the paragraph before that of token h are of
// the quotation that ends in h's: "“It leaks. It always did,” she said".
func (v *view) quotedUpTo(h int) bool {
	for i := v.blockStart(h); i < v.sentence(h).First; i++ {
		if v.quote[i] < 0 {
			return false
		}
	}
	return true
}

// centredInside is the person whom "he" or "she" inside a quotation means: the nearest
// subject before it there who is not the one quoted.
func (r *resolver) centredInside(all []draft, f *draft, lower string) nlp.Span {
	v, h := r.v, f.source.root
	others := r.quotedBy(all, f)
	for i := h - 1; i >= max(0, h-nearby) && v.quote[i] == v.quote[h]; i-- {
		if d := v.tokens[i].Dep; d != "nsubj" && d != "nsubjpass" || v.tokens[i].POS != "PROPN" {
			continue
		}
		name := r.personNamed(i)
		if name.empty() || v.tokens[name.end-1].Lower == others {
			continue
		}
		found, other := r.asPerson(all, i, r.c.name(i), lower)
		if other {
			continue
		}
		return found
	}
	return nlp.Span{}
}

// goesOnFrom is the subject of the clause to which the clause of a cue is coordinated in
// its sentence: "Brandt said so, and he offered". -1 for none.
func (v *view) goesOnFrom(cue int) int {
	if cue < 0 || v.tokens[cue].Dep != "conj" {
		return -1
	}
	first := v.tokens[cue].Head
	if v.quote[first] >= 0 || v.tokens[first].POS != "VERB" {
		return -1
	}
	who := v.child(first, "nsubj")
	if who < 0 || who > first || v.tokens[who].POS == "PRON" {
		return -1
	}
	return who
}

// centredBody is the body that the paragraph is about where "it" speaks outside of
// quotations: who speaks in the sentence before, or is its subject.
func (r *resolver) centredBody(all []draft, f *draft) nlp.Span {
	v, h := r.v, f.source.root
	if f.parent >= 0 || v.quote[h] >= 0 {
		return nlp.Span{}
	}
	s := v.tokens[h].Sentence
	before := s > 0 && v.d.Sentences[s-1].Block == v.sentence(h).Block
	if before {
		if who, found, _ := v.spokenIn(all, s-1); who >= 0 && r.isBody(who, true) {
			return r.asBody(all, who, found)
		}
	}
	for i := max(v.d.Sentences[s].First, h-nearby); i < h; i++ { // "The firm would pay, it said"
		if d := v.tokens[i].Dep; d == "nsubj" && v.quote[i] < 0 && r.isBody(i, false) {
			return r.asBody(all, i, nlp.Span{})
		}
	}
	if before {
		if who := v.mainSubject(s - 1); who >= 0 && r.isBody(who, false) {
			return r.asBody(all, who, r.c.name(who))
		}
	}
	return nlp.Span{}
}

// asBody is where the phrase headed by token who leads, known if that is known.
func (r *resolver) asBody(all []draft, who int, known nlp.Span) nlp.Span {
	v := r.v
	if at := v.tokensIn(known.Start, known.End); !known.Empty() && !at.holds(who) {
		return known
	}
	if name := v.capitalized(who); !name.empty() {
		return v.span(name)
	}
	if v.tokens[who].POS == "NOUN" {
		if at := r.byOffice(all, who); !v.tokensIn(at.Start, at.End).holds(who) {
			return at
		}
	}
	return v.span(v.trim(run{v.tokens[who].First, who + 1}))
}

// isBody reports whether the phrase headed by token who can be a body or country; what
// speaks and is no person is one.
func (r *resolver) isBody(who int, speaks bool) bool {
	v, t := r.v, &r.v.tokens[who]
	if r.c.isPerson(who) {
		return false
	}
	if n := v.name[who]; n >= 0 {
		return v.d.Names[n].Type != nlp.Person
	}
	if t.POS == "PROPN" {
		return t.Tag == "NNP" && v.child(who, "relcl", "appos") < 0
	}
	if firms[t.Lemma] && t.Tag == "NN" && !v.hasDet(who, "no") {
		return true
	}
	known := speaks || isPerson(t.Lemma) || seats[t.Lemma] || wordnet.Load().Doer(t.Lemma) >= mostlyPerson
	return t.Tag == "NN" && known && !isHuman(t.Lemma) && !v.hasDet(who, "no")
}

// hasDet reports whether a noun has a word as its determiner.
func (v *view) hasDet(i int, lower string) bool {
	k := v.child(i, "det")
	return k >= 0 && v.tokens[k].Lower == lower
}

// centreOf is the person of whom sentence s tells: the one speaker in it outside of
// quotations, else its subject, but not where the pronoun goes on speaking. other
// reports that this is somebody whom the pronoun cannot mean.
func (r *resolver) centreOf(all []draft, s int, lower string, goesOn bool) (found nlp.Span, other bool) {
	v := r.v
	who, found, several := v.spokenIn(all, s)
	if several {
		return nlp.Span{}, true
	}
	if who < 0 {
		if kin := v.kinIn(s, lower); !kin.empty() {
			return v.span(kin), false
		}
		if who = v.mainSubject(s); who < 0 || goesOn {
			return nlp.Span{}, false
		}
		found = r.c.name(who)
	}
	return r.asPerson(all, who, found, lower)
}

// spokenIn is the one speaker of sentence s outside of quotations, by the head of the
// phrase, and where that leads; -1 where nobody speaks. several reports that more than
// one speaks.
func (v *view) spokenIn(all []draft, s int) (who int, found nlp.Span, several bool) {
	who = -1
	for i := max(0, len(all)-reach); i < len(all); i++ {
		o := &all[i]
		if o.cue < 0 || o.source.root < 0 || v.tokens[o.cue].Sentence != s || o.parent >= 0 || v.quote[o.source.root] >= 0 || v.quote[o.cue] >= 0 {
			continue
		}
		if t := &v.tokens[o.source.root]; t.Lower == "who" || t.Lower == "which" {
			continue // told of somebody else in the sentence
		}
		if who >= 0 && who != o.source.root {
			return -1, nlp.Span{}, true
		}
		who, found = o.source.root, goal(o.speaker)
		if name := v.nameIn(o.source.runs[0], who); o.speaker.Antecedent.Empty() && !name.empty() {
			found = v.span(name)
		}
	}
	return who, found, false
}

// mainSubject is the subject of the main verb of sentence s, -1 where it has none or
// stands in a quotation.
func (v *view) mainSubject(s int) int {
	if who := v.behindParticiple(s); who >= 0 {
		return who
	}
	for i := v.d.Sentences[s].First; i < v.d.Sentences[s].End; i++ {
		if v.tokens[i].Head != i || v.quote[i] >= 0 {
			continue
		}
		who := -1
		for _, k := range v.children(i) { // "Our reader Tom Brandt came": the name is the last
			if d := v.tokens[k].Dep; int(k) < i && (d == "nsubj" || d == "nsubjpass") {
				who = int(k)
			}
		}
		if who >= 0 && (v.child(who, "conj") > who || v.tokens[v.tokens[who].First].Tag == "PRP$") {
			return -1 // several, or those of whom the paragraph is about: "Her sons were"
		}
		return who
	}
	return -1
}

// behindParticiple is the subject behind a participle that opens sentence s, which the
// parse may take for its verb: "Asked about the lock, Brandt smiled". -1 for none.
func (v *view) behindParticiple(s int) int {
	first, end := v.d.Sentences[s].First, v.d.Sentences[s].End
	if t := v.tokens[first].Tag; t != "VBN" && t != "VBG" && t != "VBD" {
		return -1
	}
	for i := first + 1; i < end && v.quote[i] < 0; i++ {
		if t := &v.tokens[i]; t.Dep == "nsubj" && t.First > first && v.tokens[t.First-1].Lower == "," {
			return i
		}
	}
	return -1
}

// asPerson is the person whom the phrase headed by token who names; known is where it
// leads, if that is known. other reports that it is a person of the other sex.
func (r *resolver) asPerson(all []draft, who int, known nlp.Span, lower string) (found nlp.Span, other bool) {
	v, t := r.v, &r.v.tokens[who]
	switch t.Lower {
	case "he", "she":
		if t.Lower != lower {
			return nlp.Span{}, true
		}
		if at := v.tokensIn(known.Start, known.End); !known.Empty() && !at.holds(who) {
			return known, false
		}
		return nlp.Span{}, false
	}
	name := r.personNamed(who)
	switch {
	case !name.empty():
		if r.gender(name, lower) <= -4 {
			return nlp.Span{}, true
		}
		if full := r.fullName(v.d.Root(name.first, name.end)); !full.Empty() {
			return full, false
		}
		return v.span(name), false
	case t.Tag == "NN" && (isHuman(t.Lemma) || r.c.isPerson(who)):
		if known.Empty() || v.tokensIn(known.Start, known.End).holds(who) {
			known = r.byOffice(all, who)
		}
		return known, false
	}
	return nlp.Span{}, false
}

// personNamed is the name of the person whom the phrase headed by token who names:
// "Ann Lee", "the chairman, Tom Brandt", "Jon Powers, who". Empty for none.
func (r *resolver) personNamed(who int) run {
	v, t := r.v, &r.v.tokens[who]
	if name, _ := v.personAt(who); !name.empty() {
		return name
	}
	if name := v.capitalized(who); !name.empty() && honorifics[v.tokens[name.first].Lower] {
		return name
	}
	if _, known := r.full[t.Lower]; known && v.capital(who) {
		return run{who, who + 1} // the surname of somebody named in full
	}
	if k := v.child(who, "appos"); k > who && t.POS == "NOUN" && (isHuman(t.Lemma) || r.c.isPerson(who)) {
		if name := v.capitalized(k); name.end-name.first > 1 || v.name[k] >= 0 {
			return name
		}
	}
	if k := v.child(who, "relcl"); t.POS == "PROPN" && (k > who && v.tokens[v.tokens[k].First].Lower == "who" || r.c.isPerson(who)) {
		return v.capitalized(who)
	}
	return run{}
}

// capitalized are the proper nouns that end in token i and belong to it.
func (v *view) capitalized(i int) run {
	r := run{i, i}
	if v.tokens[i].POS == "PROPN" {
		r.end++
	}
	for !r.empty() && r.first > 1 {
		k := r.first - 1
		if v.tokens[k].Lower == "-" && v.tokens[k-1].End == v.tokens[k].Start { // "al-Amin"
			k--
		}
		if v.tokens[k].POS != "PROPN" || v.tokens[k].Head != i {
			break
		}
		r.first = k
	}
	if r.first == 1 && !r.empty() && v.tokens[0].POS == "PROPN" && v.tokens[0].Head == i {
		r.first = 0
	}
	return r
}

// honorifics stand before the name of a person.
var honorifics = words(`mr mrs ms mr. mrs. ms. dr dr. sir dame`)

// capital reports whether a token begins with a capital letter.
func (v *view) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(v.d.Slice(v.tokens[i].Span))
	return unicode.IsUpper(r)
}

// byOffice is the name to which a person leads who is called by office, else the phrase.
func (r *resolver) byOffice(before []draft, who int) nlp.Span {
	v := r.v
	phrase := v.trim(v.subtree(who))
	f := draft{cue: -1, source: choice{n: 1, root: who, runs: [len(choice{}.runs)]run{phrase}}, parent: -1}
	if name := r.common(before, &f, v.tokens[who].Lemma); !name.Empty() {
		return name
	}
	return v.span(phrase)
}

// nameIn is the name that a phrase gives, behind its head, to the person whom it
// describes: "the mediator, Ann Lee-Hale". Nobody else can be meant. Empty for none.
func (v *view) nameIn(phrase run, head int) run {
	if last := phrase.end - 1; last > head && v.tokens[last].Dep == "nsubj" && v.tokens[last].POS == "PROPN" {
		return v.capitalized(last) // "the head of the squad Tom Brandt"
	}
	k := v.child(head, "appos")
	if k < 0 && head+2 < phrase.end && v.tokens[head+1].Lower == "," {
		k = v.d.Root(head+2, phrase.end)
	}
	if k <= head || !phrase.holds(k) || v.tokens[head].POS != "NOUN" {
		return run{}
	}
	return v.capitalized(k)
}
