package coref

import "slices"

// What a clause itself forbids a pronoun to mean (principle B of Chomsky 1981),
// the subject of a clause without one included: in "Ann threatened to sue her",
// "her" is not Ann, who would sue.

// mostClauses bounds the way up to the verb that has the subject.
const mostClauses = 4

// clauseSubject is the token of the subject of a verb: its own, or for one without
// ("to sue her", "defeating him") that of the verb above, or its object where that
// is told to act; for a clause that describes a noun, the noun. -1 where there is
// none.
func (r *resolver) clauseSubject(verb int) int {
	for range mostClauses {
		if s := r.ownSubject(verb); s >= 0 {
			return s
		}
		t := &r.d.Tokens[verb]
		switch t.Dep {
		case "relcl", "acl":
			return t.Head
		case "xcomp":
			if o := r.objectBefore(t.Head, verb); o >= 0 {
				return o
			}
			verb = t.Head
		case "conj", "advcl":
			verb = t.Head
		case "pcomp":
			verb = r.d.Tokens[t.Head].Head
		default:
			return -1
		}
	}
	return -1
}

// ownSubject is the subject of a verb's clause, and for "who" and "that" the noun
// that the clause describes; -1 where the clause has none.
func (r *resolver) ownSubject(verb int) int {
	for c := range r.d.Children(verb) {
		k := &r.d.Tokens[c]
		if k.Dep != "nsubj" && k.Dep != "nsubjpass" {
			continue
		}
		if v := &r.d.Tokens[verb]; v.Dep == "relcl" && (k.Tag == "WP" || k.Tag == "WDT") {
			return v.Head
		}
		return c
	}
	return -1
}

// objectBefore is the object of a verb before token limit; -1 where there is none.
func (r *resolver) objectBefore(verb, limit int) int {
	for c := range r.d.Children(verb) {
		if d := r.d.Tokens[c].Dep; c > verb && c < limit && (d == "dobj" || d == "dative" || d == "pobj") {
			return c
		}
	}
	return -1
}

// objectOf is the verb that has the pronoun at token i as its object, also where the
// parse makes it the subject of a clause below ("made him leave"); -1 for none.
func (r *resolver) objectOf(i int) int {
	t := &r.d.Tokens[i]
	switch t.Dep {
	case "dobj", "dative":
		return t.Head
	case "nsubj":
		v := &r.d.Tokens[t.Head]
		if accusative.has(t.Lower) && (v.Dep == "ccomp" || v.Dep == "xcomp") && v.Head < i {
			return v.Head
		}
	}
	return -1
}

var accusative = set("him her them me us")

// bar notes the mentions that pronoun m cannot mean, whose chains are out of the
// question with them: the subject of the verb that it is an object of; the verb's
// object, where it is the subject or stands behind a preposition ("blamed Ann for it").
func (r *resolver) bar(m *mention) {
	m.barred = m.barred[:0]
	if reflexive(m.lemma) || m.possessor {
		return
	}
	other := -1
	switch v, t := r.objectOf(m.Head), &r.d.Tokens[m.Head]; {
	case v >= 0:
		other = r.clauseSubject(v)
	case m.subject:
		other = r.objectBefore(t.Head, len(r.d.Tokens))
	case t.Dep == "pobj":
		other = r.objectBefore(r.verbOf(m.Head), m.Head)
	}
	if other < 0 || other == m.Head {
		return
	}
	for i := m.index - 1; i >= 0 && r.mentions[i].sentence == m.sentence; i-- {
		m.barOne(r.mentions[i], other)
	}
	for _, o := range r.mentions[m.index+1:] {
		if o.sentence != m.sentence {
			break
		}
		m.barOne(o, other)
	}
}

func (m *mention) barOne(o *mention, head int) {
	if o.Head == head && !o.several {
		m.barred = append(m.barred, o)
	}
}

// bars reports whether the chain of o is out of the question for m.
func (m *mention) bars(o *mention) bool {
	return slices.ContainsFunc(m.barred, func(x *mention) bool { return x.cluster == o.cluster })
}
