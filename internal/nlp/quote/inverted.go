package quote

import (
	"strings"

	"readout/internal/wordnet"
)

// mostlySpeech is the share of a verb's uses for communication from which it reports
// where the construction tells the rest.
const mostlySpeech = 0.4

// ofSpeech reports whether a verb is one of telling: a word of reporting that is no
// thought, or what the dictionary has for one of communication.
func (v *view) ofSpeech(i int) bool {
	if c := frames().of(&v.tokens[i]); len(c) > 0 {
		return c[0] < thinkClass
	}
	return v.tokens[i].POS == "VERB" && (reckons[v.tokens[i].Lemma] || wordnet.Load().Speaks(v.tokens[i].Lemma) >= mostlySpeech)
}

// reckons are verbs of working out what is then told.
var reckons = words(`calculate reckon estimate count compute assess judge conclude clarify precise specify`)

// saidBehind reads a verb with who says it behind, at the end of the sentence, as the
// report of the clause before: "The lock is shut, specified the ministry", "has assured
// the keeper". The parse takes the speaker for the verb's object, and the verb for a
// further one of the clause.
func (v *view) saidBehind(cue int) (trailer, bool) {
	none := trailer{who: -1}
	first := v.verbStart(cue)
	s := v.sentence(cue)
	if first < s.First+4 || v.tokens[first-1].Lower != "," || v.quote[cue] >= 0 || !v.ofSpeech(cue) || v.child(cue, "agent", "neg", "mark", "auxpass") >= 0 || v.childBehind(cue, "ccomp") > cue || v.childBehind(cue, "xcomp") > cue {
		return none, false
	}
	if who := v.child(cue, "nsubj", "nsubjpass"); who >= 0 && who < cue {
		return none, false
	}
	if v.sayerAhead(cue) >= 0 {
		return none, false // "the keeper, Tom Brandt, told reporters"
	}
	who := v.sayerAtEnd(cue)
	if who < 0 || !v.spokenBeside(cue).empty() {
		return none, false
	}
	clause := run{s.First, first - 1}
	for i := clause.first; i < clause.end; i++ {
		if v.tokens[i].Lower == ";" && v.quote[i] < 0 {
			clause.first = i + 1
		}
	}
	if !v.finiteIn(clause) || v.rowOfVerbs(clause) {
		return none, false
	}
	return trailer{clause, who}, true
}

// verbStart is where the words of a finite verb begin, with "has" or "had" before it;
// -1 where it is not finite.
func (v *view) verbStart(cue int) int {
	t := &v.tokens[cue]
	if t.POS != "VERB" || cue == 0 {
		return -1
	}
	switch t.Tag {
	case "VBD", "VBZ":
		return cue
	case "VBN":
		switch v.tokens[cue-1].Lower {
		case "has", "have", "had":
			return cue - 1
		case ",":
			return cue // a past tense that the parse has taken for a participle
		}
	}
	return -1
}

// sayerAtEnd is the head of the phrase behind a verb that is all the rest of its
// sentence, but for a day, and names who can speak; -1 for none.
func (v *view) sayerAtEnd(cue int) int {
	s := v.sentence(cue)
	at := cue + 1
	for at < s.End && (v.tokens[at].POS == "ADV" || dayParts[v.tokens[at].Lower] || weekdays[v.tokens[at].Lower] ||
		at+1 < s.End && (v.tokens[at].Lower == "this" || v.tokens[at].Lower == "last" || v.tokens[at].Lower == "on") && (weekdays[v.tokens[at+1].Lower] || dayParts[v.tokens[at+1].Lower])) {
		at++
	}
	if at >= s.End || at > cue+4 {
		return -1
	}
	switch l := v.tokens[at].Lower; {
	case l == "he" || l == "she" || l == "they":
		if at+1 < s.End && !v.loose(at+1) {
			return -1
		}
		return at
	case v.tokens[at].POS != "DET" && v.tokens[at].POS != "PROPN" && v.tokens[at].POS != "NOUN" && v.tokens[at].POS != "ADJ" && v.tokens[at].Tag != "PRP$":
		return -1
	}
	who := -1
	for i := at; i < s.End; i++ {
		t := &v.tokens[i]
		if who < 0 && nominal(t.POS) {
			who = v.phraseHead(i)
			if who < at || who >= s.End || !v.speaks(who) {
				return -1
			}
		}
		switch {
		case v.quote[i] >= 0 || t.Lower == ";" || t.Head == cue && t.Dep == "prep" && t.Lower != "from" && t.Lower != "of" && t.Lower != "in" && t.Lower != "on":
			return -1 // "informed the workers by letter"
		case t.Tag == "WP":
			return who // "who swears that he saw it"
		case t.POS == "VERB" && t.Tag != "VBN" || t.POS == "AUX" || t.Tag == "TO" || t.Dep == "cc" && i+1 < s.End && !nominal(v.tokens[i+1].POS) && v.tokens[i+1].POS != "DET":
			return -1
		}
	}
	return who
}

// rowOfVerbs reports whether a clause is a row of deeds, to which a further one may
// belong: "He came, shut the lock".
func (v *view) rowOfVerbs(r run) bool {
	for i := r.first + 1; i < r.end; i++ {
		t := &v.tokens[i]
		if t.Tag == "VBD" && v.tokens[i-1].Lower == "," && t.Dep != "relcl" && v.child(i, "nsubj", "nsubjpass") < 0 {
			return true
		}
	}
	return false
}

// manner is the share of a verb's uses for communication from which it may tell how
// something was said: "snapped", "thundered".
const manner = 0.2

// voiced is the quotation behind which somebody is said to speak, whatever the verb:
// "“Come on!” he snapped", "“Enough,” Brandt growled". -1 for none.
func (v *view) voiced(i int) int {
	t := &v.tokens[i]
	if t.POS != "VERB" || t.Tag != "VBD" && t.Tag != "VBZ" || v.quote[i] >= 0 || v.child(i, "ccomp", "xcomp", "auxpass") > i {
		return -1
	}
	who := v.child(i, "nsubj")
	if who < 0 || who > i || i-who > 8 || !v.acts(who) || v.tokens[who].Lower == "it" {
		return -1
	}
	at, comma := v.tokens[who].First-1, false
	for at > 0 && v.quote[at] < 0 && v.loose(at) {
		comma = comma || v.tokens[at].Lower == ","
		at--
	}
	if at < 0 || v.quote[at] < 0 || v.blockStart(at) != v.blockStart(i) {
		return -1
	}
	inner := v.d.Slice(v.d.Quotations[v.quote[at]].Inner)
	if !comma && !endsSpeech(inner) {
		return -1
	}
	if o := v.child(i, "dobj"); o > i && v.quote[o] < 0 {
		return -1
	}
	if comma || strings.HasSuffix(strings.TrimSpace(inner), ",") || v.smallStart(v.tokens[who].First) || v.voicing(i) {
		return int(v.quote[at])
	}
	return -1
}

// voicing reports whether a verb tells how something is said.
func (v *view) voicing(i int) bool {
	c := frames().of(&v.tokens[i])
	return len(c) > 0 && c[0] == stateClass || len(c) == 0 && wordnet.Load().Speaks(v.tokens[i].Lemma) >= manner
}

// wordsWere is the quotation of which a noun with its owner is told to be the words:
// "“Never,” was her answer". -1 for none.
func (v *view) wordsWere(i int) int {
	t := &v.tokens[i]
	be := t.Head
	if t.POS != "NOUN" || v.child(i, "poss") < 0 || v.tokens[be].Lemma != "be" || be > i || v.quote[i] >= 0 || be == 0 || t.Dep != "attr" && t.Dep != "nsubj" {
		return -1
	}
	if c := frames().of(t); t.Lemma != "word" && t.Lemma != "verdict" && (len(c) == 0 || c[0] >= thinkClass) {
		return -1
	}
	at := be - 1
	for at > 0 && v.quote[at] < 0 && v.loose(at) {
		at--
	}
	if v.d.Sentences[v.tokens[at].Sentence].Block != v.d.Sentences[v.tokens[i].Sentence].Block {
		return -1
	}
	return int(v.quote[at])
}

// secondClause takes a further clause into a content that stands before its cue, where the
// clause of saying stands between the two: "It was shut, the port said in a note, and |
// there was no light". The clause must be in a tense of what is reported.
func (v *view) secondClause(f *draft) {
	last := f.runs[len(f.runs)-1]
	if f.cue < 0 || v.tokens[f.cue].POS != "VERB" || v.quote[f.cue] >= 0 || last.end > f.cue || v.tokens[last.first].Sentence != v.tokens[f.cue].Sentence || v.quote[last.end-1] >= 0 {
		return
	}
	s, k := v.sentence(f.cue), f.cue+1
	for k < s.End && v.tokens[k].Lower != "," {
		if t := &v.tokens[k]; k > f.cue+8 || t.POS == "VERB" || t.POS == "AUX" || v.quote[k] >= 0 || t.Lower == ";" {
			return
		}
		k++
	}
	if k+3 >= s.End || v.tokens[k+1].Lower != "and" && v.tokens[k+1].Lower != "but" && v.tokens[k+1].Lower != "while" {
		return
	}
	if r := v.trim(run{k + 2, s.End}); !r.empty() && !f.source.overlaps(r) && v.reportedTense(r) {
		f.runs = append(f.runs, r)
	}
}

// reportedTense reports whether a run is a clause with a subject of its own that tells what
// was or would be, and in which nobody speaks: "there was no light", "they would go".
func (v *view) reportedTense(r run) bool {
	ok := false
	for i := r.first; i < r.end; i++ {
		if v.quote[i] >= 0 {
			continue
		}
		t := &v.tokens[i]
		if t.POS == "VERB" && len(frames().of(t)) > 0 && v.child(i, "nsubj") >= r.first && v.acts(v.child(i, "nsubj")) {
			return false
		}
		who := v.child(i, "nsubj", "nsubjpass", "expl")
		if who < r.first || who > i {
			continue
		}
		if aux := v.child(i, "aux", "auxpass"); t.POS == "AUX" || aux >= r.first && (v.tokens[aux].Tag == "MD" || v.tokens[aux].Tag == "VBD") {
			ok = true
		} else if v.quote[r.first] < 0 {
			return ok
		}
	}
	return ok
}
