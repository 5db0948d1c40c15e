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
	// reckoned is that the text dates it by another day: "two days before they meet".
	reckoned bool
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
	e := entry{document: r.d, when: r.t, precision: precisionOf(r.t), status: r.status(noun, verb, first), sentence: r.d.Tokens[first].Sentence}
	if verb >= 0 && r.notBefore(verb) {
		e.status = news.Tentative // the earliest day only
	}
	e.moved = verb >= 0 && r.moved(verb, first)
	e.clause = r.clause(noun, verb, first, end)
	e.what = r.what(noun, verb, first, end, e.clause)
	e.place, e.participants = r.whoAndWhere(e.clause)
	if verb >= 0 && (r.hasChild(verb, "mark", "unless") || r.hasChild(verb, "mark", "if")) {
		r.threaten(&e, verb)
	}
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
	if r.demanded(verb) && (r.hasChild(verb, "mark", "unless") || r.hasChild(verb, "mark", "if")) {
		widen(r.d.Tokens[verb].First, verb+1)
	}
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
		if !r.hasSubject(verb) && !reporting[r.d.Tokens[v.Head].Lemma] {
			r.subject(v.Head, widen)
		}
	}
	s := r.d.Sentences[r.d.Tokens[verb].Sentence]
	return r.d.TokenSpan(max(from, s.First), min(to, s.End))
}

// threaten shows a condition with what hangs on it: "unless the men are freed" tells
// nothing by itself.
func (r reader) threaten(e *entry, verb int) {
	v := &r.d.Tokens[verb]
	if v.Dep != "advcl" {
		return
	}
	from, to := r.d.TokenAt(e.clause.Start), r.d.TokenAt(e.clause.End)
	widen := func(a, b int) { from, to = min(from, a), max(to, b) }
	widen(v.First, v.Last+1)
	r.verbPhrase(v.Head, widen)
	if whole := r.trim(from, to); whole.Len() <= longestThreat {
		e.what, e.clause = whole, whole
	}
}

// longestThreat is the longest text of a condition and what hangs on it, in bytes.
const longestThreat = 200

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
	if r.reckoned { // "two days before the owners gather"
		return r.trim(end+1, r.d.TokenAt(clause.End))
	}
	if named := r.named(noun, verb); named >= 0 {
		from, to := r.phrase(named)
		if from < first && first < to {
			to = first
		}
		if span := r.trim(from, to); to-from >= telling || verb < 0 || emptyVerbs[r.d.Tokens[verb].Lemma] && to-from >= 2 {
			return span
		}
	}
	if at := r.t.Start - clause.Start; at > len(r.d.Slice(clause))/2 && r.t.End < clause.End { // "takes place on 20 June in Lyon"
		return r.trim(r.d.TokenAt(clause.Start), first)
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
// to to-1, and the "no later" of a deadline.
func (r reader) trim(from, to int) nlp.Span {
	for to-1 > from && r.hangs(to-1) {
		to--
	}
	if to < len(r.d.Tokens) && r.d.Tokens[to].Lower == ")" && strings.Contains(r.d.Slice(r.d.TokenSpan(from, to)), "(") {
		to++
	}
	return r.d.TokenSpan(from, to)
}

// hangs reports whether a token at the end of a phrase leads to what is cut off;
// the "off" of "called off" does not.
func (r reader) hangs(i int) bool {
	t := &r.d.Tokens[i]
	switch t.POS {
	case "ADP", "PUNCT", "CCONJ", "SCONJ", "PART":
		return t.Dep != "prt" && t.Lower != ")"
	}
	return t.Lower == "later" && i > 0 && r.d.Tokens[i-1].Lower == "no" || t.Lower == "no" && r.d.Tokens[i+1].Lower == "later"
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
