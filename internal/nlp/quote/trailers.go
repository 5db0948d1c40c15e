package quote

import "readout/internal/nlp"

// trailer is a report behind the clause that it reports: "The lock is shut, | its
// keeper, Tom Brandt, | told the Herald".
type trailer struct {
	clause run
	who    int // the head of the speaker
}

// longestTail is how many tokens may stand behind the verb of a trailer: to whom it was
// said, when and where.
const longestTail = 14

// trailing reads a verb of telling as the report of the clause before it. The parse often
// takes that clause for a sentence of its own, or the speaker for part of it.
func (v *view) trailing(cue int) (trailer, bool) {
	t := &v.tokens[cue]
	none := trailer{who: -1}
	if found, ok := v.saidBehind(cue); ok {
		return found, true
	}
	if t.POS != "VERB" || v.quote[cue] >= 0 || !v.tellsOrAnnounces(cue) || !v.onlyTail(cue) {
		return none, false
	}
	who := v.child(cue, "nsubj")
	if t.Tag == "VBN" && t.Dep == "acl" && t.Head < cue { // "the head of the port, Ann Lee, announced"
		who = t.Head
	}
	switch {
	case (who < 0 || who < cue && !v.speaks(who)) && t.Tag == "VBD":
		who = v.sayerAhead(cue)
	case v.child(cue, "ccomp") >= 0 && v.childBehind(cue, "ccomp") < 0:
		return none, false // the parse has it right
	}
	if who < 0 {
		who = v.sayerBehind(cue)
	}
	if who < 0 || v.quote[who] >= 0 || !v.speaks(who) {
		return none, false
	}
	if who > cue {
		return v.inverse(cue, who)
	}
	s, start := v.sentence(cue), v.tokens[who].First
	if start <= s.First+2 || v.tokens[start-1].Lower != "," || v.tokens[cue].Tag == "VBN" && v.child(who, "relcl") >= 0 {
		return none, false
	}
	clause := run{s.First, start - 1}
	for i := clause.first; i < clause.end; i++ {
		if v.tokens[i].Lower == ";" && v.quote[i] < 0 {
			clause.first = i + 1
		}
	}
	if !v.mainClause(clause) || !v.spokenBeside(cue).empty() {
		return none, false
	}
	return trailer{clause, who}, true
}

// sayerBehind is the person named behind a verb that nobody can be the object of, which
// the parse has taken for its object: "The lock leaked, complained Ann Lee". -1 for none.
func (v *view) sayerBehind(cue int) int {
	who := v.child(cue, "dobj")
	if cue == 0 || who <= cue || !says[v.tokens[cue].Lemma] || v.tokens[cue-1].Lower != "," || v.tokens[who].POS != "PROPN" && !isHuman(v.tokens[who].Lemma) || v.tokens[who].First != cue+1 {
		return -1
	}
	return who
}

// says are verbs of stating that have no person as their object.
var says = words(`say add argue complain insist note claim announce reply stress explain declare maintain remark affirm lament
	conclude boast joke quip`)

// inverse is the trailer whose speaker stands behind the verb, if a clause stands before.
func (v *view) inverse(cue, who int) (trailer, bool) {
	clause := run{v.sentence(cue).First, cue - 1}
	if cue < 2 || v.tokens[cue-1].Lower != "," || !v.mainClause(clause) || !v.spokenBeside(cue).empty() {
		return trailer{who: -1}, false
	}
	return trailer{clause, who}, true
}

// speaks reports whether a noun is one of those who speak: persons, bodies, their seats.
func (v *view) speaks(i int) bool {
	return v.animate(i) || seats[v.tokens[i].Lemma] || v.tokens[i].POS == "NOUN" && isHuman(v.tokens[i].Lemma)
}

// sayerAhead is the head of the phrase between a comma and a verb that can be its
// subject, where the parse has taken it for part of the clause before; -1 for none.
func (v *view) sayerAhead(cue int) int {
	i, found := cue-1, -1
	if i > 0 && v.tokens[i].Lower == "," {
		i--
	}
	for steps := 0; steps < 6 && i >= v.sentence(cue).First && i < cue; steps++ {
		t := &v.tokens[i]
		if v.speaks(i) && t.First > 0 && v.tokens[t.First-1].Lower == "," {
			found = i
		} else if found >= 0 {
			break
		}
		if t.Head == i || t.POS == "VERB" || t.POS == "AUX" {
			break
		}
		i = t.Head
	}
	return found
}

// tellsOrAnnounces reports whether a verb is one of stating or announcing in a tense of
// its own.
func (v *view) tellsOrAnnounces(i int) bool {
	switch v.tokens[i].Tag {
	case "VBD", "VBZ", "VBP", "VBN":
	default:
		return false
	}
	c := frames().of(&v.tokens[i])
	return len(c) > 0 && (c[0] == stateClass || c[0] < thinkClass && c[0].act() == nlp.Announce) && v.child(i, "aux", "auxpass", "neg", "mark") < 0 && (v.childBehind(i, "ccomp") < 0 && v.childBehind(i, "xcomp") < 0 || i+1 < len(v.tokens) && v.tokens[i+1].Lower == ";")
}

// onlyTail reports whether nothing but addressee, place and time stands between a verb
// and the end of its sentence, a semicolon or a colon.
func (v *view) onlyTail(i int) bool {
	end := v.sentence(i).End
	for k := i + 1; k < end; k++ {
		t := &v.tokens[k]
		if t.Lower == ";" || t.Lower == ":" {
			return true
		}
		if v.aside(k, i) {
			return true
		}
		if k-i > longestTail || v.quote[k] >= 0 || t.POS == "VERB" || t.POS == "AUX" || t.Tag == "TO" || t.POS == "SCONJ" {
			return false
		}
		if t.Dep == "dobj" && t.Head == i && v.tokens[i].Lemma != "tell" && v.tokens[i].Lemma != "inform" && v.sayerBehind(i) != k {
			return false
		}
	}
	return true
}

// aside reports whether the page begins at token k to tell what happened as the words
// were said by the verb at i, or what they did: "as she opened the hearing", ", ending a
// truce".
func (v *view) aside(k, i int) bool {
	t := &v.tokens[k]
	h := t.Head
	switch t.Lower {
	case "as", "when", "while", "before", "after":
		return t.Dep == "mark" && v.tokens[h].Dep == "advcl" && v.tokens[h].Head == i || t.Dep == "advmod" && v.tokens[h].Dep == "advcl" && v.tokens[h].Head == i
	}
	return t.Tag == "VBG" && t.Dep == "advcl" && t.Head == i && v.tokens[k-1].Lower == ","
}

// mainClause reports whether a run holds a clause that stands for itself: a finite verb
// with a subject, in no other clause.
func (v *view) mainClause(r run) bool {
	for i := r.first; i < r.end; i++ {
		t := &v.tokens[i]
		switch t.Dep {
		case "relcl", "advcl", "acl", "pcomp", "csubj":
			continue
		}
		who := v.child(i, "nsubj", "nsubjpass", "expl")
		if t.POS != "VERB" && t.POS != "AUX" || who < r.first || who > i || v.quote[i] >= 0 {
			continue
		}
		switch t.Tag {
		case "VBD", "VBZ", "VBP":
			return true
		}
		if v.child(i, "aux", "auxpass") >= r.first {
			return true
		}
	}
	return false
}
