package coref

import "readout/internal/nlp"

// predicate is how a nominal says what another mention is.
type predicate uint8

const (
	noPredicate     predicate = iota
	bePredicate               // "Ann is the mayor"
	becomePredicate           // "Ann became mayor"
	asPredicate               // "Ann served as mayor"
	namedPredicate            // "they elected Ann mayor"
)

// predicates notes of each nominal whether it says what another mention is, and
// of which.
func (r *resolver) predicates() {
	heads := r.byToken()
	for _, m := range r.mentions {
		if m.Kind == nlp.PronounMention || m.several || m.time {
			continue
		}
		how, verb := r.predicateOf(m.Head)
		if how == noPredicate {
			continue
		}
		m.predicate = how
		if o := heads[r.subjectOf(verb, how)]; o != nil && o != m && !r.within(o, m) && !r.within(m, o) {
			m.of = o
		}
	}
}

// byToken is the shortest mention that each token heads; under -1 there is none.
func (r *resolver) byToken() map[int]*mention {
	at := make(map[int]*mention, len(r.mentions))
	for _, m := range r.mentions {
		if o := at[m.Head]; o == nil || m.End-m.First < o.End-o.First {
			at[m.Head] = m
		}
	}
	return at
}

// predicateOf is how the noun at i is a predicate, and the verb that makes it one.
func (r *resolver) predicateOf(i int) (predicate, int) {
	t := &r.d.Tokens[i]
	h := &r.d.Tokens[t.Head]
	switch t.Dep {
	case "attr":
		if h.Lemma == "be" {
			return bePredicate, t.Head
		}
		return becomePredicate, t.Head
	case "oprd":
		return namedPredicate, t.Head
	case "dobj":
		if becoming.has(h.Lemma) {
			return becomePredicate, t.Head
		}
	case "pobj":
		if h.Lower == "as" && h.Dep == "prep" && (r.d.Tokens[h.Head].POS == "VERB" || r.d.Tokens[h.Head].POS == "AUX") {
			return asPredicate, h.Head
		}
	}
	return noPredicate, -1
}

var becoming = set("become remain stay")

// subjectOf is the token of which a predicate of a verb speaks: the verb's object
// where it has one and the predicate is of objects, else the subject of its clause; -1
// where there is none.
func (r *resolver) subjectOf(verb int, how predicate) int {
	if how == asPredicate || how == namedPredicate {
		if o := r.objectBefore(verb, len(r.d.Tokens)); o >= 0 {
			return o
		}
	}
	return r.clauseSubject(verb)
}
