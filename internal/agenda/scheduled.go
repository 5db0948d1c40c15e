package agenda

import (
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// scheduled reports whether the event lies ahead for the document: by the tense
// of its verb on the document's own day, by the day alone later.
func (r reader) scheduled(noun, verb int) bool {
	later := !clock(r.t.From).Before(r.today.AddDate(0, 0, 1))
	if verb < 0 {
		return later && r.whole(noun)
	}
	v := &r.d.Tokens[verb]
	switch {
	case r.reckoned:
		return later && !r.denied(noun, verb)
	case r.demanded(verb): // "unless the log is handed over by Friday"
		return true
	case r.names(verb), r.declared(verb), r.granted(verb):
		return later
	case r.notBefore(verb):
		return later
	case r.denied(noun, verb), r.supposed(verb), noun < 0 && (reporting[v.Lemma] || asking[v.Lemma]) && !r.announced(verb), r.beside(verb):
		return false
	case !later && v.Tag == "VBG" && r.hasChild(verb, "aux", "") && !r.future(verb):
		return false // "families are planning funerals this morning"
	case r.future(verb):
		return true
	case noun < 0 && (v.Tag == "VBG" || v.Tag == "VBN") && !r.hasAuxiliary(verb) && !scheduling[v.Lemma]:
		return false // "speaking in August"
	case precisionOf(r.t) == nlp.Year: // "an attack as early as 2027"
		return later && (scheduling[v.Lemma] || hoping[v.Lemma])
	case r.past(verb): // "the talks, moved to Monday", "was set for Monday"
		return later && (noun >= 0 || scheduling[v.Lemma] && !r.within())
	}
	return scheduling[v.Lemma] || later && (noun >= 0 || v.Tag == "VB" || v.Tag == "VBG" || v.Tag == "VBN" || presentFuture[v.Lemma])
}

// declared reports whether a verb makes something of the day: "declared Friday a day of
// mourning".
func (r reader) declared(verb int) bool {
	if !declaring[r.d.Tokens[verb].Lemma] {
		return false
	}
	first, end := r.d.TokenAt(r.t.Start), r.d.TokenAt(r.t.End)
	for c := range r.d.Children(verb) {
		switch r.d.Tokens[c].Dep {
		case "dobj", "nsubjpass", "nsubj", "oprd", "attr", "npadvmod", "ccomp":
			if c >= first && c < end || r.d.Tokens[c].First <= first && first <= r.d.Tokens[c].Last && c < first+6 && r.d.Tokens[c].Lower == "day" {
				return true
			}
		}
	}
	return false
}

// granted reports whether a verb gives or leaves somebody or something the time until
// then, in whatever tense: "gave them until Friday", "remains in force until May".
func (r reader) granted(verb int) bool {
	return r.until() && (granting[r.d.Tokens[verb].Lemma] || lasting[r.d.Tokens[verb].Lemma]) && !r.hasChild(verb, "neg", "")
}

// notBefore reports whether what is denied is only that it will be earlier: "will not
// open before Monday", "could not arrive until May".
func (r reader) notBefore(verb int) bool {
	first := r.d.TokenAt(r.t.Start)
	if first == 0 || !r.hasChild(verb, "neg", "") || !r.hasAux(verb, futureAux) || r.hasAux(verb, unable) || precisionOf(r.t) == nlp.Year {
		return false
	}
	switch r.d.Tokens[first-1].Lower {
	case "before", "until", "till":
		return true
	}
	return false
}

// announced reports whether a verb of reporting is what will be done: "will report to the
// council on Monday", "results will be published on Friday"; with no clause that it
// reports.
func (r reader) announced(verb int) bool {
	return reporting[r.d.Tokens[verb].Lemma] && (r.hasAux(verb, futureAux) || r.hasChild(verb, "aux", "to")) && !r.hasChild(verb, "ccomp", "") && !r.hasChild(verb, "mark", "if")
}

// demanded reports whether a verb says what has to be done by the time: it stands
// behind "unless", or behind "if" with a negation.
func (r reader) demanded(verb int) bool {
	if !r.deadline() {
		return false
	}
	if r.hasChild(verb, "aux", "to") && !r.hasChild(verb, "neg", "") && !r.until() { // "ordered them to leave by 5 p.m."
		return true
	}
	return r.hasChild(verb, "mark", "unless") || r.hasChild(verb, "mark", "that") && r.provided(verb) || r.hasChild(verb, "mark", "if") && r.hasChild(verb, "neg", "")
}

// provided reports whether a verb stands in what has to be so: "provided that the
// sum is accepted by Friday".
func (r reader) provided(verb int) bool {
	head := r.d.Tokens[r.d.Tokens[verb].Head].Lower
	return head == "provided" || head == "condition"
}

// deadline reports whether the time is the last at which something can be done:
// "by Friday", "no later than noon".
func (r reader) deadline() bool {
	first := r.d.TokenAt(r.t.Start)
	for i := first - 1; i >= max(0, first-2); i-- {
		switch r.d.Tokens[i].Lower {
		case "by", "until", "till", "before":
			return true
		case "than":
			return i > 0 && r.d.Tokens[i-1].Lower == "later"
		}
	}
	return false
}

// within reports whether the time is one in which something was: "set on fire in
// April", against "set for April".
func (r reader) within() bool {
	first := r.d.TokenAt(r.t.Start)
	return first > 0 && r.d.Tokens[first-1].Lower == "in"
}

// until reports whether the time ends a wait: "to stay until Friday".
func (r reader) until() bool {
	first := r.d.TokenAt(r.t.Start)
	return first > 0 && (r.d.Tokens[first-1].Lower == "until" || r.d.Tokens[first-1].Lower == "till")
}

// names reports whether a verb says of an event which day it has: "the deadline
// for bids is 30 April".
func (r reader) names(verb int) bool {
	return r.equates(verb) && r.subjectEvent(verb) >= 0
}

// equates reports whether the time is what a form of "be" makes its subject.
func (r reader) equates(verb int) bool {
	first := r.d.TokenAt(r.t.Start)
	return r.d.Tokens[verb].Lemma == "be" && r.d.Tokens[r.d.Root(first, r.d.TokenAt(r.t.End))].Dep == "attr"
}

// denied reports whether the event is said not to happen: by the verb's negation,
// or by a "no" at what it tells.
func (r reader) denied(noun, verb int) bool {
	if r.hasChild(verb, "neg", "") || noun >= 0 && r.hasChild(noun, "det", "no") {
		return true
	}
	for c := range r.d.Children(verb) {
		switch r.d.Tokens[c].Dep {
		case "nsubj", "nsubjpass", "attr", "dobj":
			if r.hasChild(c, "det", "no") {
				return true
			}
		}
	}
	return false
}

// supposed reports whether a verb stands in what is only thought of: "if the
// reservoir holds less on June 1", "whether they meet in May".
func (r reader) supposed(verb int) bool {
	return r.hasChild(verb, "mark", "if") || r.hasChild(verb, "mark", "whether")
}

// whole reports whether a token stands in a whole sentence, not in a list of
// links.
func (r reader) whole(token int) bool {
	s := r.d.Sentences[r.d.Tokens[token].Sentence]
	return strings.ContainsAny(r.d.Slice(s.Span)[max(0, s.Len()-4):], ".!”\"")
}

func (r reader) hasAuxiliary(verb int) bool {
	return r.hasChild(verb, "aux", "") || r.hasChild(verb, "auxpass", "")
}

// beside reports whether a verb only dates another: "before the court meets", or
// only says what day it is: "today is Friday".
func (r reader) beside(verb int) bool {
	for c := range r.d.Children(verb) {
		t := &r.d.Tokens[c]
		if (t.Dep == "mark" || t.Dep == "advmod") && timeMarks[t.Lower] {
			return true
		}
	}
	return r.equates(verb)
}

// past reports whether a verb group stands in the past tense.
func (r reader) past(verb int) bool {
	if r.d.Tokens[verb].Tag == "VBD" {
		return true
	}
	for c := range r.d.Children(verb) {
		if t := &r.d.Tokens[c]; (t.Dep == "aux" || t.Dep == "auxpass") && t.Tag == "VBD" {
			return true
		}
	}
	return false
}

// future reports whether a verb speaks of what is to come: "will meet", "is to
// meet", "is going to", or an infinitive below such a verb.
func (r reader) future(verb int) bool {
	for c := range r.d.Children(verb) {
		if t := &r.d.Tokens[c]; (t.Dep == "aux" || t.Dep == "auxpass") && futureAux[t.Lower] {
			return true
		}
	}
	v := &r.d.Tokens[verb]
	if v.Dep == "xcomp" || v.Dep == "conj" {
		h := &r.d.Tokens[v.Head]
		return v.Head != verb && (h.Lemma == "be" || h.Lemma == "go" || scheduling[h.Lemma] || v.Dep == "conj" && r.future(v.Head))
	}
	return false
}

func (r reader) hasChild(i int, dep, lower string) bool {
	for c := range r.d.Children(i) {
		if t := &r.d.Tokens[c]; (dep == "" || t.Dep == dep) && (lower == "" || t.Lower == lower) {
			return true
		}
	}
	return false
}

// status tells how firm the event is, from its verb, what governs it, and a
// condition beside it.
func (r reader) status(noun, verb, first int) news.AgendaStatus {
	status := news.Confirmed
	for at, steps := verb, 0; at >= 0 && steps < 3; steps++ {
		v := &r.d.Tokens[at]
		switch {
		case cancelling[v.Lemma]:
			return news.Cancelled
		case postponing[v.Lemma] && !r.newDay(first):
			return news.Postponed
		case hoping[v.Lemma], r.hasAux(at, unsure), r.conditional(at):
			status = news.Tentative
		}
		if v.Head == at || v.Dep != "xcomp" && v.Dep != "acomp" {
			break
		}
		at = v.Head
	}
	return status
}

// moved reports whether the time is one to which its event was put off: "put off
// until Monday", "will now begin on Monday".
func (r reader) moved(verb, first int) bool {
	v := &r.d.Tokens[verb]
	return (postponing[v.Lemma] || v.Lemma == "move" || v.Lemma == "bring") && r.newDay(first) ||
		r.hasChild(verb, "advmod", "now") && r.future(verb)
}

// newDay reports whether the time is the one to which something was moved: "put
// off until Monday".
func (r reader) newDay(first int) bool {
	return first > 0 && (r.d.Tokens[first-1].Lower == "to" || r.d.Tokens[first-1].Lower == "until" || r.d.Tokens[first-1].Lower == "till")
}

func (r reader) hasAux(verb int, words map[string]bool) bool {
	for c := range r.d.Children(verb) {
		if t := &r.d.Tokens[c]; t.Dep == "aux" && words[t.Lower] {
			return true
		}
	}
	return false
}

// conditional reports whether an "if" or "unless" clause hangs on the verb, or
// the verb stands in one.
func (r reader) conditional(verb int) bool {
	if r.hasChild(verb, "mark", "if") || r.hasChild(verb, "mark", "unless") {
		return true
	}
	for c := range r.d.Children(verb) {
		if r.d.Tokens[c].Dep == "advcl" && (r.hasChild(c, "mark", "if") || r.hasChild(c, "mark", "unless")) {
			return true
		}
	}
	return false
}
