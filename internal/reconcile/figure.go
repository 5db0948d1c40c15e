package reconcile

import (
	"math"
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// figure is a quantity as an assertion: what is counted, how, when, by whom.
type figure struct {
	a      *account
	n      int // its place among those of the story from 1 on, once these are gathered; or 0
	q      *nlp.Quantity
	clause *clause // nil outside clauses
	head   int     // token: the counted noun, or the number itself
	interval
	unit    string  // "count", "%", "s" for all lengths of time, a currency, an SI unit
	noun    string  // lemma of what is counted; or empty
	state   string  // what befell those counted: "dead", "missing", ...; or empty
	near    []int32 // lemmas from the number up to its verb
	year    int     // the earlier year that it belongs to, or 0
	party   party
	at      time.Time // as of: from here ...
	till    time.Time // ... to here, exclusive
	atKnown bool      // the text says so
	moving  bool      // said to have changed, or to be the count so far
	shown   nlp.Span

	setting  []int32       // lemmas of its sentence and the one before, once asked for
	outOf    float64       // the whole that it is a part of: 53 of "23 of the 53"; or 0
	partial  bool          // of a part: "23 of the 53", "six others"
	contrast bool          // set against another number: "not 240"
	corrects bool          // the same party's new number, in place of another: "now says that"
	versus   *nlp.Quantity // the number of another party in what the text says is in dispute
	was      float64       // what its text says that it was before, where hasWas
	hasWas   bool
	rate     string  // what it is for one of: "day" of "each day costs"; or empty
	twin     *figure // whose count it sets its own against, where it does not say what it counts
}

// people are nouns that count whom a state befell, whatever they are called.
var people = set(`people person worker passenger resident civilian soldier victim child woman man survivor employee
 crew member student body dead other villager citizen patient protester officer tourist family inhabitant one`)

// forces are nouns that count those under arms, whatever they are called.
var forces = set("troop force soldier serviceman servicewoman servicemember personnel fighter combatant trooper")

// figuresOf are the figures of an account that can be compared, as copies: several
// comparisons ask for them, and some change what they get.
func (r *reader) figuresOf(a *account) []figure {
	if a.figures == nil {
		a.figures = []figure{}
		for i := range a.d.Quantities {
			if a.inTally(i) {
				continue // two numbers that are one value
			}
			if f, ok := r.figure(a, &a.d.Quantities[i]); ok {
				a.figures = append(a.figures, f)
			}
		}
	}
	return slices.Clone(a.figures)
}

func (r *reader) figure(a *account, q *nlp.Quantity) (figure, bool) {
	v, ok := intervalOf(q)
	d := a.d
	first, end := d.TokenAt(q.Start), d.TokenAt(q.End-1)+1
	if !ok || q.Ordinal && q.Unit != "" && q.Counted.Empty() || first >= end || end > len(d.Tokens) || a.clauseOf[first] < 0 {
		return figure{}, false
	}
	if v.step = stepOf(d.Slice(q.Span), v.named); v.step == 0 {
		v.step = stepInWords(q.Low, v.named)
	}
	f := figure{a: a, q: q, interval: v, clause: &a.clauses[a.clauseOf[first]], unit: unitOf(q)}
	if q.Difference { // by how much, not how much: of one kind with such only
		f.unit = q.Change + " of " + f.unit
	}
	f.head = d.Root(first, end)
	if t := &d.Tokens[f.head]; t.Dep == "nummod" || t.Dep == "quantmod" {
		f.head = t.Head
	}
	if f.unit == "count" && !q.Counted.Empty() {
		f.noun = strings.ToLower(q.Unit)
	}
	if f.unit == "count" && f.noun == "" {
		f.noun = f.a.measureOf(first, end)
	}
	if isAge(d, q, end) || vagueNumber[d.Tokens[first].Lower] || q.Ordinal && f.clause != nil && f.unit == "count" && !people[f.noun] {
		return figure{}, false
	}
	f.put(first)
	f.climb()
	f.stated(end)
	if f.unit == "count" && f.state == "" && f.low == 1 && f.high == 1 {
		return figure{}, false // "one diplomat" counts nothing
	}
	f.time()
	f.shown = f.phrase(first, end)
	f.party = r.source(a, f.head, q.AccordingTo)
	if by := r.accordingTo(a, end); by.known() {
		f.party = by
	}
	if subject := r.counter(f.clause); subject.known() && q.AccordingTo == "" {
		f.party = subject
	}
	f.contrast = first > 0 && d.Tokens[first-1].Lower == "not"
	f.partial, f.outOf = f.unit != "1" && f.isPartial(first, end), f.whole()
	f.rate = f.readRate()
	if f.was, f.hasWas = f.previous(); f.hasWas {
		f.moving = true
	}
	if f.unit == "s" {
		f.lasting()
	}
	return f, !f.former(first)
}

// vagueNumber are words that give a size and no number.
var vagueNumber = set("dozens scores hundreds thousands tens millions several few many")

// unitOf is the class of units that are compared with each other.
func unitOf(q *nlp.Quantity) string {
	switch {
	case q.SIUnit != "":
		return q.SIUnit
	case len(q.Unit) == 3 && q.Unit == strings.ToUpper(q.Unit):
		return q.Unit
	case q.Unit == "%" || q.Unit == "1":
		return q.Unit
	}
	return "count"
}

// isAge reports a number that says how old somebody is: "Ana Lopes, 34," and "a
// nurse of 58".
func isAge(d *nlp.Document, q *nlp.Quantity, end int) bool {
	first := d.TokenAt(q.Start)
	if q.Unit != "" && q.Unit != "a" || first == 0 {
		return false
	}
	before := d.Tokens[first-1].Lower
	if before == "of" && q.Counted.Empty() && q.Approx == nlp.Exactly && ofSomebody(d, first-1, end) {
		return true
	}
	if end < len(d.Tokens) && strings.Contains(d.Slice(q.Span), "old") {
		return true
	}
	return q.Counted.Empty() && (before == "," || before == "(" || before == "aged" || before == "age" || before == "of") && q.Approx == nlp.Exactly &&
		(end >= len(d.Tokens) || d.Tokens[end].POS == "PUNCT") && len(d.Slice(q.Span)) <= 3
}

// ofSomebody reports whether "of" at a token gives the age of the person before it: "a
// trumpeter of 19 was hurt". A mother of five has children, a leader of 40 has followers.
func ofSomebody(d *nlp.Document, of, end int) bool {
	if of < 2 || end < len(d.Tokens) && (d.Tokens[end].POS == "NOUN" || d.Tokens[end].POS == "ADJ") {
		return false
	}
	who := &d.Tokens[of-1]
	if det := d.Tokens[who.First].Lower; who.Tag != "NN" || det != "a" && det != "an" && det != "another" || having[who.Lemma] {
		return false
	}
	return len(d.Tokens[end-1].Lower) == 2 && wordnet.Load().Person(who.Lemma) > 0.5
}

// having are people who are named by what they have or lead.
var having = set("mother father parent grandmother grandfather mum dad leader head chief captain commander owner holder winner author survivor one")

// put reads what befell those counted where it stands before "at": "the number of
// survivors at 70 and that of the missing at 18".
func (f *figure) put(first int) {
	d := f.a.d
	if first < 2 || d.Tokens[first-1].Lower != "at" {
		return
	}
	for i := first - 2; i >= max(0, first-5); i-- {
		t := &d.Tokens[i]
		if t.POS == "PUNCT" || t.POS == "CCONJ" || t.POS == "VERB" || t.POS == "NUM" {
			return
		}
		if t.POS == "NOUN" || t.POS == "ADJ" {
			f.see(t)
			return
		}
	}
}

// climb collects the words between the number and its verb, and with them what
// befell those counted.
func (f *figure) climb() {
	d := f.a.d
	add := func(i int) {
		f.see(&d.Tokens[i])
		if f.unit == "count" && f.state == "" && losesLife(d, i) {
			f.state = "dead"
		}
		if w := &f.a.words[i]; w.id >= 0 {
			f.near = append(f.near, w.id)
		}
	}
	at, from := f.head, -1
	for range 8 {
		add(at)
		for c := range d.Children(at) {
			if t := &d.Tokens[c]; c != from && modifies(t.Dep) && !f.otherNumber(t) {
				for k := t.First; k <= t.Last; k++ {
					if n := f.a.clauseOf[k]; n == f.clause.n || n >= 0 && f.a.clauses[n].counted() {
						add(k)
					}
				}
			}
		}
		t := &d.Tokens[at]
		if at == f.clause.verb || t.Head == at {
			break
		}
		from = at
		if at = t.Head; t.Dep == "conj" && d.Tokens[at].Head != at { // beside, not below
			at, from = d.Tokens[at].Head, at
		}
	}
	slices.Sort(f.near)
	f.near = slices.Compact(f.near)
}

// counted reports whether a clause is but a participle that stands for those counted:
// "the number of confirmed dead".
func (c *clause) counted() bool {
	t := &c.a.d.Tokens[c.verb]
	return t.Dep == "pcomp" && t.Tag == "VBN" && c.a.d.Tokens[t.Head].Lower == "of"
}

func modifies(dep string) bool {
	switch dep {
	case "amod", "compound", "prep", "pobj", "nmod", "acomp", "attr", "acl", "dobj", "nsubj", "nsubjpass", "oprd", "advmod", "appos", "poss", "prt", "xcomp":
		return true
	}
	return false
}

// otherNumber reports whether the subtree of t holds another figure.
func (f *figure) otherNumber(t *nlp.Token) bool {
	d := f.a.d
	span := d.TokenSpan(t.First, t.Last+1)
	return slices.ContainsFunc(d.Quantities, func(q nlp.Quantity) bool { return span.Contains(q.Span) && q.Span != f.q.Span })
}

// see notes the state that a word names, the first from the number up, and the
// words that say that the count goes on.
func (f *figure) see(t *nlp.Token) {
	lemma := lemmaOf(t)
	cases := f.state == "infected" || f.state == "suspected"
	switch {
	case f.unit != "count":
	case cases && lemma == "confirm":
		f.state = "confirmed"
	case f.state == "" || f.state == "injured" && states["critical"][lemma] || cases && states["suspected"][lemma]:
		if name := stateOf(t); name != "" {
			f.state = name
		}
	}
	f.moving = f.moving || f.q.Change != "" || goesOn[lemma]
}

var goesOn = set("count tally toll now far confirmed latest revise raise climb rise increase update offer still currently")

// phrase is what is shown of the figure: the number with what it counts.
func (f *figure) phrase(first, end int) nlp.Span {
	d := f.a.d
	out := d.TokenSpan(first, end)
	if c := f.q.Counted; !c.Empty() && c.Start >= out.Start && c.End-out.Start < 90 {
		out.End = max(out.End, c.End)
		return out
	}
	if t := &d.Tokens[f.head]; t.Last < len(d.Tokens) {
		s := d.TokenSpan(t.First, t.Last+1)
		if s.Contains(out) && s.Len() < 60 {
			return s
		}
	}
	return out
}

// source is whose word what stands at a token is: the speaker of the statement
// that the stage names, else of the innermost that holds it.
func (r *reader) source(a *account, token int, statement string) party {
	s := a.speakerAt(token)
	if i, ok := a.byID[statement]; ok && statement != "" {
		s = &a.d.Statements[i]
	}
	if s == nil {
		return party{}
	}
	return r.speaker(a, s)
}

// accordingTo is whom "according to" right behind a number names: "40 minutes by the one
// side, 45 according to the other".
func (r *reader) accordingTo(a *account, end int) party {
	d := a.d
	for i := end; i+2 < min(end+4, len(d.Tokens)); i++ {
		if d.Tokens[i].Sentence != d.Tokens[end-1].Sentence {
			break
		}
		if d.Tokens[i].Lower != "according" || d.Tokens[i+1].Lower != "to" {
			continue
		}
		last := i + 2
		for last+1 < len(d.Tokens) && last < i+7 && d.Tokens[last].POS != "NOUN" && d.Tokens[last+1].POS != "PUNCT" && d.Tokens[last+1].Sentence == d.Tokens[i].Sentence {
			last++
		}
		span := d.TokenSpan(i+2, last+1)
		w := nlp.Who{Text: d.Slice(span), Span: span}
		if e := r.who.mentioned(d, span); e != nil {
			w.Entity = e.ID
		}
		return r.who.party(d, w)
	}
	return party{}
}

// isPartial reports whether a number counts a part of a greater one, or what is beside
// others.
func (f *figure) isPartial(first, end int) bool {
	d := f.a.d
	for i := end; i < min(end+3, len(d.Tokens)); i++ {
		switch l := d.Tokens[i].Lower; l {
		case "of":
			return i == end && i+1 < len(d.Tokens) && (d.Tokens[i+1].Lower == "the" || d.Tokens[i+1].Lower == "those" || d.Tokens[i+1].Lower == "them" || d.Tokens[i+1].Lower == "whom" || d.Tokens[i+1].POS == "DET")
		case "other", "others", "more", "additional":
			return true
		}
	}
	if first == 0 {
		return false
	}
	switch d.Tokens[first-1].Lower {
	case "other", "all":
		return true
	case "another": // "43 were rescued. Another 15 are missing": beside those of another fate
		return f.state == "" || slices.ContainsFunc(d.Quantities, func(q nlp.Quantity) bool { return q.End <= f.q.Start && f.beside(q) })
	}
	return false
}

// whole is the number that the figure is given as a part of, or 0.
func (f *figure) whole() float64 {
	d := f.a.d
	for i := range d.Quantities {
		q := &d.Quantities[i]
		if q.Start <= f.q.Start || q.Start-f.q.End > 12 {
			continue
		}
		between := strings.Fields(strings.ToLower(d.Text[min(f.q.End, q.Start):q.Start]))
		inside := strings.Fields(strings.ToLower(d.Text[f.q.Start:q.Start]))
		if n := len(inside); len(between) > 0 && between[0] == "of" || n > 1 && n < 5 && (inside[n-1] == "of" || inside[n-2] == "of") {
			if v, ok := intervalOf(q); ok && v.named > f.named {
				return v.named
			}
		}
	}
	return 0
}

// beside reports whether an earlier number of the document counts those of the same fate.
func (f *figure) beside(q nlp.Quantity) bool {
	d := f.a.d
	s := d.Sentences[d.Tokens[d.TokenAt(q.Start)].Sentence]
	return slices.ContainsFunc(d.Tokens[s.First:s.End], func(t nlp.Token) bool { return states[f.state][lemmaOf(&t)] || states[f.state][t.Lower] })
}

// lasting finds what a length of time is of: the noun that it stands before, else the
// subject of its verb.
func (f *figure) lasting() {
	d := f.a.d
	at := f.head
	for range 4 {
		t := &d.Tokens[at]
		if t.POS == "NOUN" && !f.q.Contains(t.Span) {
			f.noun = event(f.a.words[at].lemma)
			return
		}
		if t.Dep == "pobj" && d.Tokens[t.Head].Lower == "of" { // "a truce of thirty days"
			at = t.Head
			t = &d.Tokens[at]
		} else if t.Dep != "compound" && t.Dep != "nummod" && t.Dep != "amod" && t.Dep != "nmod" && t.Dep != "poss" {
			break
		}
		at = t.Head
	}
	if !lastingVerbs[firstWord(f.a.words[f.clause.verb].lemma)] && !talking[f.a.words[f.clause.verb].lemma] {
		return
	}
	if k := f.a.doer(f.clause.verb); k >= 0 && d.Tokens[k].POS == "NOUN" {
		f.noun = event(f.a.words[k].lemma)
	} else if k >= 0 && (d.Tokens[k].Lower == "it" || d.Tokens[k].Lower == "they") && f.a.talkBefore(k) {
		f.noun = "talk"
	}
	if v := f.a.words[f.clause.verb].lemma; talking[v] {
		f.noun = event(v)
	}
}

// doer is the subject of a verb, or of the verb that it is joined to: "began at noon and
// went on for two hours"; or -1.
func (a *account) doer(verb int) int {
	d := a.d
	for range 3 {
		for k := range d.Children(verb) {
			if t := &d.Tokens[k]; t.Dep == "nsubj" || t.Dep == "nsubjpass" {
				return k
			}
		}
		if d.Tokens[verb].Dep != "conj" {
			return -1
		}
		verb = d.Tokens[verb].Head
	}
	return -1
}

// talkBefore reports whether the last thing that lasts and is spoken of before a pronoun,
// in its sentence and the three before it, are talks.
func (a *account) talkBefore(pronoun int) bool {
	d := a.d
	from := d.Sentences[max(0, d.Tokens[pronoun].Sentence-3)].First
	for i := pronoun - 1; i >= from; i-- {
		if d.Tokens[i].POS == "NOUN" && talking[a.words[i].lemma] {
			return true
		}
		if d.Tokens[i].POS == "NOUN" && others[a.words[i].lemma] {
			return false
		}
	}
	return false
}

// others are things that last and are no talks.
var others = set("truce ceasefire armistice strike walkout outage fire trial war battle march flight match siege blackout curfew storm shift film concert trip journey operation search")

// lastingVerbs say of their subject how long it is.
var lastingVerbs = set("last run take continue go be stretch drag collapse break end expire span extend")

// event is a word for what lasts: all talks are one.
func event(lemma string) string {
	if talking[lemma] {
		return "talk"
	}
	return lemma
}

var talking = set("talk call conversation chat meeting discussion summit negotiation session speak converse meet dialogue phone telephone")

// former reports whether the number is what a count was before: "to 17, from nine".
func (f *figure) former(first int) bool {
	d := f.a.d
	if first == 0 || d.Tokens[first-1].Lower != "from" {
		return false
	}
	return slices.ContainsFunc(d.Quantities, func(q nlp.Quantity) bool {
		return q.Span != f.q.Span && q.Change != "" && f.clause.Contains(q.Span)
	}) || f.q.Change != ""
}

// counter is who counts by the clause itself: "Athens counts five".
func (r *reader) counter(c *clause) party {
	d := c.a.d
	if !counting[c.a.words[c.verb].lemma] {
		return party{}
	}
	for k := range d.Children(c.verb) {
		if t := &d.Tokens[k]; t.Dep == "nsubj" {
			span := d.TokenSpan(t.First, t.Last+1)
			w := nlp.Who{Text: d.Slice(span), Span: span}
			if e := r.who.mentioned(d, span); e != nil {
				w.Entity = e.ID
			}
			return r.who.party(d, w)
		}
	}
	return party{}
}

var counting = set("count put speak list estimate claim reckon give say calculate measure record register")

// likeness is how surely two figures are of one thing, in 0..1; 0 means that they
// are not.
func (r *reader) likeness(f, g *figure) float64 {
	bare := bareUnit(f, g)
	if f.unit != g.unit && !bare || f.partial != g.partial && relate(f.interval, g.interval) != equalValues || f.year != g.year || f.clause.supposed() != g.clause.supposed() {
		return 0
	}
	rel := relate(f.interval, g.interval)
	if rel != equalValues && !r.comparable(f, g) {
		return 0
	}
	telling := rel == equalValues && f.telling() && g.telling()
	if f.state != g.state && !(telling && (f.state == "" || g.state == "")) {
		return 0
	}
	counted := f.unit == "count" && !bare
	befell := counted && f.state != "" && f.state == g.state && f.befallen() && g.befallen()
	noun := 0.0
	if counted && !befell {
		noun = r.countedAlike(f, g, rel)
	}
	oneWhole := counted && f.outOf > 0 && f.outOf == g.outOf && noun >= 0.4 // "seven of ten counts", "eight of ten charges"
	if counted && !befell && !oneWhole && noun < 0.45 && !(telling && (f.noun == "" || g.noun == "" || f.twin != nil || g.twin != nil)) {
		return 0
	}
	context := r.shared(f.near, g.near)
	whole := r.shared(f.clause.lemmas, g.clause.lemmas)
	score := 0.55*context + 0.45*whole
	if f.unit == "s" { // a length of time belongs to what lasts
		noun := r.lasts(f, g, rel, context)
		if noun == 0 {
			return 0
		}
		score = 0.6*noun + 0.3*context + 0.1*whole
	}
	switch {
	case befell:
		return 0.6 + 0.4*score
	case oneWhole:
		score = 0.3*noun + 0.7*(score+0.3)
	case counted:
		score = 0.3*noun + 0.7*score
	}
	if f.named >= 100 && f.ratio(g) < 2 { // of one size
		score += 0.12
		if score < oddFigure && (r.onePrice(f, g) || r.oneLoss(f, g)) {
			return oddFigure
		}
	}
	if rel == disjoint && f.q.SIUnit != "" && score < oddFigure && f.sameDescribed(g) {
		score = max(score, oddFigure)
	}
	if f.unit == "1" && f.ratio(g) < 2 && sameSubject(f.clause, g.clause) {
		score += 0.12 // shares of one party, company, country
	}
	if telling {
		score += 0.3
	} else if rel == equalValues {
		score += 0.15
	}
	return math.Min(1, score)
}

// countedAlike is how near what two figures count is; equal numbers of persons count the
// same, whatever they are called.
func (r *reader) countedAlike(f, g *figure, rel relation) float64 {
	if rel == equalValues {
		return r.personsAlike(f, g)
	}
	return r.nouns(f.noun, g.noun)
}

// lasts is how surely two lengths of time are of one thing. Where they differ, what
// lasts has to be named alike, and they have to be of one order.
func (r *reader) lasts(f, g *figure, rel relation, context float64) float64 {
	known := f.noun != "" && g.noun != ""
	switch {
	case known && (f.noun == g.noun || r.lex.nearness(f.noun, g.noun) >= 0.8):
		if rel != equalValues && f.ratio(g) > 4 {
			return 0
		}
		return 1
	case known && rel == equalValues && f.telling():
		return r.nouns(f.noun, g.noun)
	case known:
		return 0
	case rel == equalValues && context >= 0.3:
		return 0.6
	case rel == equalValues || context >= 0.45 && f.ratio(g) <= 2:
		return 0.4
	}
	return 0
}

// bareUnit reports whether one of two figures with a telling value gives it without
// the unit: "below 210 million".
func bareUnit(f, g *figure) bool {
	if f.unit == g.unit || f.named != g.named || !f.telling() {
		return false
	}
	unitless := func(f *figure) bool { return f.unit == "count" && f.noun == "" && f.state == "" }
	return unitless(f) || unitless(g)
}

// befallen reports whether a figure counts those whom its state befell, by a word that
// says no more of them.
func (f *figure) befallen() bool {
	return f.noun == "" || people[f.noun] || states[f.state][f.noun]
}

// measures are what a bare number can be of.
var measures = set("magnitude intensity index score rating average rate")

// measureOf is the noun of what a bare number measures: "magnitude 6.8", "a magnitude of
// 6.8", "a 6.8-magnitude tremor", "put the magnitude at 6.8"; or empty.
func (a *account) measureOf(first, end int) string {
	d := a.d
	for i := max(0, first-3); i < min(end+3, len(d.Tokens)); i++ {
		if i >= first && i < end || !measures[a.words[i].lemma] {
			continue
		}
		for k := min(i, end) + 1; k < max(i, first); k++ {
			if p := d.Tokens[k].POS; p == "VERB" || p == "NUM" || d.Tokens[k].Lower == "," {
				return ""
			}
		}
		return a.words[i].lemma
	}
	return ""
}

// anybody reports whether two nouns count persons, one of them by a word that says no
// more: "4,100 people", "4,100 employees".
func (r *reader) anybody(a, b string) bool {
	if plain[b] {
		a, b = b, a
	}
	return plain[a] && b != "" && r.lex.net.Doer(b) >= 0.6
}

var plain = set("people person")

// nouns is how alike two counted nouns are, in 0..1.
func (r *reader) nouns(a, b string) float64 {
	switch {
	case a == "" || b == "":
		return 0.3
	case a == b || forces[a] && forces[b]:
		return 1
	}
	key := ordered(a, b)
	s, known := r.nounsAlike[key]
	if !known {
		s = max(0, float64(cosine(r.lex.vector(a), r.lex.vector(b))), r.lex.similarity(a, b))
		r.nounsAlike[key] = s
	}
	return s
}
