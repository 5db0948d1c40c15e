package timex

import "readout/internal/nlp"

// tense says on which side of the anchor an expression lies.
type tense uint8

const (
	unknown tense = iota
	past
	present
	future
)

// governing is the verb that governs tokens first to end-1: the nearest one up the
// tree; -1 where there is none.
func governing(d *nlp.Document, first, end int) int {
	at := d.Root(first, end)
	for range 12 {
		h := d.Tokens[at].Head
		if h == at {
			break
		}
		at = h
		if p := d.Tokens[at].POS; (p == "VERB" || p == "AUX") && (at < first || at >= end) && !asNoun(d, at) {
			return at
		}
	}
	if p := d.Tokens[at].POS; p == "VERB" || p == "AUX" {
		return at
	}
	return -1
}

// asNoun reports whether a participle stands for those that it is true of: "the arrested".
func asNoun(d *nlp.Document, v int) bool {
	if d.Tokens[v].Tag != "VBN" || v == 0 {
		return false
	}
	t := &d.Tokens[v-1]
	return t.Dep == "det" && t.Head == v
}

// tenseOf is the tense of the verb that governs an expression.
func (r *reader) tenseOf(e *expr) tense {
	first, last := int(r.atoms[e.first].token), int(r.atoms[e.end-1].token)
	v := governing(r.d, first, last+1)
	switch {
	case r.notUntil(e, v):
		return past
	case r.ahead(e), r.arranged(e, v):
		return future
	case e.clock.set && v >= 0 && r.d.Tokens[v].Tag == "VBZ" && dating(r.d.Tokens[v].Lemma):
		return past
	}
	t := verbTense(r.d, v, 4)
	if t != future && r.is(e.first-1, "by") && (t != past || !r.perfect(v)) {
		return future
	}
	return t
}

// ahead reports whether the words that lead to an expression say that it is to
// come: "due on Wednesday", "the next round of talks on Saturday", "by Monday".
func (r *reader) ahead(e *expr) bool {
	if r.isAny(e.first-1, "until", "till") {
		return true
	}
	d := r.d
	at := d.Root(int(r.atoms[e.first].token), int(r.atoms[e.end-1].token)+1)
	for range 6 {
		t := &d.Tokens[at]
		if t.Lower == "due" {
			return true
		}
		if t.POS == "NOUN" && at < int(r.atoms[e.first].token) {
			for c := range d.Children(at) {
				if l := d.Tokens[c].Lower; l == "next" || l == "upcoming" || l == "coming" {
					return true
				}
			}
		}
		if t.Head == at || t.POS == "VERB" {
			break
		}
		at = t.Head
	}
	return false
}

// verbTense reads a verb with its auxiliaries; a form without a tense of its own
// takes that of the verb above it, up to depth times.
func verbTense(d *nlp.Document, v, depth int) tense {
	if v < 0 {
		return unknown
	}
	t := &d.Tokens[v]
	aux, to := auxiliaries(d, v)
	if aux != future && t.Tag != "VBN" && conditional(d, v) {
		return future // "if the guns were there on Saturday"
	}
	switch {
	case aux == future:
		return future
	case plans(d, v) && (t.Tag == "VBN" || aux != past && (t.Tag == "VBD" || t.Tag == "VBG")):
		return future
	case t.Tag == "VBN" && aux == unknown && !to && t.Dep != "conj" && t.Dep != "ccomp" && t.Dep != "xcomp":
		return past
	case t.Tag == "VBD" || aux == past:
		if to && aux == past && t.Tag == "VB" {
			return future // "was to meet"
		}
		return past
	case to:
		return toTense(d, v)
	case t.Tag == "VBN" || t.Tag == "VBG" || t.Tag == "VB":
		if aux == present {
			if t.Tag == "VBN" && !planned(t.Lemma) && !arranging(t.Lemma) {
				return unknown
			}
			return future
		}
		if t.Head != v && depth > 0 {
			return verbTense(d, nextVerb(d, v), depth-1)
		}
		if t.Tag == "VBN" {
			return past
		}
		return unknown
	case t.Tag == "VBZ" || t.Tag == "VBP":
		if reporting(t.Lemma) {
			return past
		}
		return present
	}
	return unknown
}

// toTense reads an infinitive: ahead of the anchor, unless a verb of the past
// that brings things about governs it ("was forced to leave Thursday").
func toTense(d *nlp.Document, v int) tense {
	up := nextVerb(d, v)
	if up >= 0 && d.Tokens[v].Dep == "xcomp" {
		switch d.Tokens[up].Lemma {
		case "force", "continue", "begin", "start", "fail", "manage", "refuse", "try", "use", "appear", "seem", "help", "get", "have", "decline", "allow", "come", "go", "order":
			if verbTense(d, up, 1) == past {
				return past
			}
		}
	}
	if d.Tokens[v].Dep == "advcl" && up >= 0 && verbTense(d, up, 1) == past {
		return past
	}
	return future
}

func nextVerb(d *nlp.Document, v int) int {
	for at := d.Tokens[v].Head; at != v; v, at = at, d.Tokens[at].Head {
		if p := d.Tokens[at].POS; p == "VERB" || p == "AUX" {
			return at
		}
	}
	return -1
}

// auxiliaries reads the helpers of a verb: "will", "had", "is", "to".
func auxiliaries(d *nlp.Document, v int) (aux tense, to bool) {
	for c := range d.Children(v) {
		t := &d.Tokens[c]
		if c > v || t.Dep != "aux" && t.Dep != "auxpass" {
			continue
		}
		switch {
		case t.Tag == "TO":
			to = true
		case t.Tag == "MD":
			if t.Lower == "will" || t.Lower == "'ll" || t.Lower == "shall" || t.Lower == "wo" || t.Lower == "may" || t.Lower == "might" || t.Lower == "could" || t.Lower == "would" || t.Lower == "can" || t.Lower == "should" || t.Lower == "must" {
				aux = future
			}
		case t.Lower == "had" || t.Lower == "was" || t.Lower == "were" || t.Lower == "did":
			if aux != future {
				aux = past
			}
		case t.Lemma == "have":
			switch {
			case aux == future: // "could have"
				aux = past
			default:
				aux = past
			}
		case t.Lower == "been" || t.Lower == "be" || t.Lower == "being":
		case t.Lemma == "be" && aux == unknown:
			aux = present
		}
	}
	return aux, to
}

// conditional reports whether a verb stands in a clause with "if" or "unless".
func conditional(d *nlp.Document, v int) bool {
	for c := range d.Children(v) {
		if l := d.Tokens[c].Lower; c < v && (l == "if" || l == "unless") {
			return true
		}
	}
	return false
}

// ofSubject reports whether the noun that a possessive date belongs to is the
// subject of its verb: "Sunday's vote will decide".
func (r *reader) ofSubject(e *expr) bool {
	t := &r.d.Tokens[r.atoms[e.end-1].token]
	switch r.d.Tokens[t.Head].Dep {
	case "nsubj", "nsubjpass":
		return true
	}
	return false
}

// perfect reports whether a verb has "had" for an auxiliary: "by Friday the toll
// had risen".
func (r *reader) perfect(v int) bool {
	if v < 0 {
		return false
	}
	for c := range r.d.Children(v) {
		if l := r.d.Tokens[c].Lower; c < v && l == "had" {
			return true
		}
	}
	return r.d.Tokens[v].Tag == "VBD" && r.d.Tokens[v].Dep == "ROOT"
}

// plans reports whether a verb sets something for a time to come; what is "set on
// fire in August" is not planned.
func plans(d *nlp.Document, v int) bool {
	if d.Tokens[v].Lemma != "set" {
		return planned(d.Tokens[v].Lemma)
	}
	for c := range d.Children(v) {
		if t := &d.Tokens[c]; c > v && (t.Dep == "xcomp" || t.Dep == "prep" && t.Lower == "for") {
			return true
		}
	}
	return false
}

func planned(lemma string) bool {
	switch lemma {
	case "expect", "schedule", "plan", "set", "slate", "suppose", "intend":
		return true
	}
	return false
}

func reporting(lemma string) bool {
	switch lemma {
	case "say", "tell", "report", "announce", "state", "add", "call", "confirm", "write":
		return true
	}
	return false
}
