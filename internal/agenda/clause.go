package agenda

import (
	"strings"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// reader reads what a document schedules at one time.
type reader struct {
	d     *nlp.Document
	t     nlp.Timex
	today time.Time
}

// entry finds the event that the time belongs to: the nearest noun that names an
// event, else the verb. A verb in the past tense, or one that only reports, dates
// nothing ahead.
func (r reader) entry() (entry, bool) {
	first, end := r.d.TokenAt(r.t.Start), r.d.TokenAt(r.t.End)
	if first >= end || !r.readable(first) {
		return entry{}, false
	}
	root := r.d.Root(first, end)
	noun, verb := r.governors(root, first, end)
	if verb < 0 && noun < 0 {
		return entry{}, false
	}
	if !r.scheduled(noun, verb) {
		return entry{}, false
	}
	e := entry{document: r.d, when: r.t, precision: precisionOf(r.t), status: r.status(noun, verb, first)}
	e.clause = r.clause(noun, verb, first, end)
	e.what = r.what(noun, verb, first, end, e.clause)
	e.place, e.participants = r.whoAndWhere(e.clause)
	e.lemmas = r.lemmas(e.clause, first, end)
	named := r.named(noun, verb)
	if named < 0 {
		named = verb
	}
	e.event = r.d.Tokens[named].Lemma
	return e, len(e.lemmas) > 0
}

// readable reports whether the token stands in running text.
func (r reader) readable(token int) bool {
	s := r.d.Sentences[r.d.Tokens[token].Sentence]
	k := r.d.Blocks[s.Block].Kind
	question := strings.HasSuffix(r.d.Slice(s.Span), "?")
	return (k == nlp.BodyBlock || k == nlp.DeckBlock) && !question
}

// governors climbs from a time to the noun that names an event, or -1, and the
// verb, or -1.
func (r reader) governors(root, first, end int) (noun, verb int) {
	noun, verb = -1, -1
	for at, steps := root, 0; steps < 12; steps++ {
		head := r.d.Tokens[at].Head
		if head == at {
			break
		}
		at = head
		if at >= first && at < end {
			continue
		}
		tok := &r.d.Tokens[at]
		if tok.POS == "VERB" || tok.POS == "AUX" {
			return noun, at
		}
		if noun < 0 && tok.POS != "ADP" && eventNouns[tok.Lemma] {
			noun = at
		}
	}
	return noun, verb
}

// scheduled reports whether the event lies ahead for the document: by the tense
// of its verb on the document's own day, by the day alone later.
func (r reader) scheduled(noun, verb int) bool {
	later := !clock(r.t.From).Before(r.today.AddDate(0, 0, 1))
	if verb < 0 {
		return later && r.whole(noun)
	}
	v := &r.d.Tokens[verb]
	switch {
	case r.hasChild(verb, "neg", ""), noun < 0 && reporting[v.Lemma], r.beside(verb):
		return false
	case r.future(verb):
		return true
	case noun < 0 && (v.Tag == "VBG" || v.Tag == "VBN") && !r.hasAuxiliary(verb) && !scheduling[v.Lemma]:
		return false // "speaking in August"
	case precisionOf(r.t) == nlp.Year: // "an attack as early as 2027"
		return later && (scheduling[v.Lemma] || hoping[v.Lemma])
	case r.past(verb): // "the talks, moved to Monday", "was set for Monday"
		return later && (noun >= 0 || scheduling[v.Lemma])
	}
	return scheduling[v.Lemma] || later && (noun >= 0 || v.Tag == "VB" || v.Tag == "VBG" || v.Tag == "VBN" || presentFuture[v.Lemma])
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
	first := r.d.TokenAt(r.t.Start)
	return r.d.Tokens[verb].Lemma == "be" && r.d.Tokens[r.d.Root(first, r.d.TokenAt(r.t.End))].Dep == "attr"
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

// clause is the words that say it: the verb with its subject and objects, without
// clauses joined to it; the noun with what hangs on it where no verb governs.
func (r reader) clause(noun, verb, first, end int) nlp.Span {
	from, to := first, end
	widen := func(a, b int) { from, to = min(from, a), max(to, b) }
	if noun >= 0 {
		widen(r.phrase(noun))
	}
	if verb < 0 || noun >= 0 && reporting[r.d.Tokens[verb].Lemma] {
		return r.d.TokenSpan(from, to)
	}
	r.verbPhrase(verb, widen)
	switch v := &r.d.Tokens[verb]; v.Dep {
	case "relcl", "acl": // "the talks that will start"
		widen(r.phrase(v.Head))
	case "xcomp": // "delegates hope to meet", "delegates are due to meet"
		head := v.Head
		if r.d.Tokens[head].Dep == "acomp" {
			head = r.d.Tokens[head].Head
		}
		if !reporting[r.d.Tokens[head].Lemma] {
			r.subject(head, widen)
		}
	case "conj":
		if !r.hasSubject(verb) {
			r.subject(v.Head, widen)
		}
	}
	s := r.d.Sentences[r.d.Tokens[verb].Sentence]
	return r.d.TokenSpan(max(from, s.First), min(to, s.End))
}

// verbPhrase widens a clause to a verb and what hangs on it, clauses left out.
func (r reader) verbPhrase(verb int, widen func(from, to int)) {
	widen(verb, verb+1)
	for c := range r.d.Children(verb) {
		switch t := &r.d.Tokens[c]; t.Dep {
		case "nsubj", "nsubjpass", "dobj", "aux", "auxpass", "prep", "prt", "attr", "dative", "npadvmod", "agent", "acomp", "xcomp", "neg", "advmod":
			widen(t.First, t.Last+1)
		}
	}
}

// subject widens a clause to the subject of a verb above it, and that verb.
func (r reader) subject(verb int, widen func(from, to int)) {
	for c := range r.d.Children(verb) {
		if t := &r.d.Tokens[c]; t.Dep == "nsubj" || t.Dep == "nsubjpass" {
			widen(r.phrase(c))
			widen(verb, verb+1)
		}
	}
}

func (r reader) hasSubject(verb int) bool {
	return r.hasChild(verb, "nsubj", "") || r.hasChild(verb, "nsubjpass", "")
}

// phrase is a noun's own phrase: what hangs on it, without relative clauses.
func (r reader) phrase(noun int) (from, to int) {
	from, to = noun, noun+1
	for c := range r.d.Children(noun) {
		switch t := &r.d.Tokens[c]; t.Dep {
		case "relcl", "conj", "cc", "punct", "appos", "advcl", "acl":
		default:
			from, to = min(from, t.First), max(to, t.Last+1)
		}
	}
	return from, to
}

// what is the shortest part of the page that tells the event: the noun's phrase
// up to the time, or that of the noun that a relative clause is about, where it
// has some words; else the clause, without the time where that stands at its end.
func (r reader) what(noun, verb, first, end int, clause nlp.Span) nlp.Span {
	if named := r.named(noun, verb); named >= 0 {
		from, to := r.phrase(named)
		if from < first && first < to {
			to = first
		}
		if span := r.trim(from, to); to-from >= telling || verb < 0 {
			return span
		}
	}
	if r.t.End >= clause.End && r.t.Start > clause.Start {
		return r.trim(r.d.TokenAt(clause.Start), first)
	}
	return clause
}

// named is the noun that names the event: the one that the time hangs on, that
// which the verb's relative clause is about, or its subject. Else -1.
func (r reader) named(noun, verb int) int {
	switch {
	case noun >= 0 || verb < 0:
		return noun
	case r.d.Tokens[verb].Dep == "relcl":
		return r.d.Tokens[verb].Head
	}
	return r.subjectEvent(verb)
}

// telling is the number of words from which a noun's phrase says which event it
// is: "a meeting" does not.
const telling = 4

// subjectEvent is the subject of a verb where it names an event: "the talks will
// resume". Else -1.
func (r reader) subjectEvent(verb int) int {
	for c := range r.d.Children(verb) {
		if t := &r.d.Tokens[c]; (t.Dep == "nsubj" || t.Dep == "nsubjpass") && eventNouns[t.Lemma] {
			return c
		}
	}
	return -1
}

// trim leaves off prepositions, conjunctions and marks at the end of tokens from
// to to-1.
func (r reader) trim(from, to int) nlp.Span {
	for to-1 > from {
		t := &r.d.Tokens[to-1]
		if p := t.POS; p != "ADP" && p != "PUNCT" && p != "CCONJ" && p != "SCONJ" && p != "PART" || t.Lower == ")" {
			break
		}
		to--
	}
	if to < len(r.d.Tokens) && r.d.Tokens[to].Lower == ")" && strings.Contains(r.d.Slice(r.d.TokenSpan(from, to)), "(") {
		to++
	}
	return r.d.TokenSpan(from, to)
}

// whoAndWhere reads the names in a clause: the place behind "in" or "at", and all
// others.
func (r reader) whoAndWhere(clause nlp.Span) (place nlp.Who, participants []nlp.Who) {
	for _, n := range r.d.Names {
		if !clause.Contains(n.Span) || n.Overlaps(r.t.Span) {
			continue
		}
		who := nlp.Who{Text: r.d.Slice(n.Span), Span: n.Span}
		switch {
		case r.located(n) && !place.Known():
			place = who
		case n.Type == nlp.Person || n.Type == nlp.Organ || n.Type == nlp.GeoPolity || n.Type == nlp.Group:
			participants = append(participants, who)
		}
	}
	return place, participants
}

func (r reader) located(n nlp.Name) bool {
	if n.Type != nlp.GeoPolity && n.Type != nlp.Location && n.Type != nlp.Facility {
		return false
	}
	head := &r.d.Tokens[r.d.Tokens[r.d.Root(n.First, n.End)].Head]
	return head.POS == "ADP" && (head.Lower == "in" || head.Lower == "at" || head.Lower == "near")
}

// lemmas are the content words of a clause, those of the time left out.
func (r reader) lemmas(clause nlp.Span, first, end int) map[string]bool {
	all := map[string]bool{}
	for i := r.d.TokenAt(clause.Start); i < len(r.d.Tokens) && r.d.Tokens[i].Start < clause.End; i++ {
		t := &r.d.Tokens[i]
		if i >= first && i < end {
			continue
		}
		switch t.POS {
		case "NOUN", "PROPN", "VERB", "ADJ":
			if !empty[t.Lemma] {
				all[strings.ToLower(t.Lemma)] = true
			}
		}
	}
	return all
}
