package reconcile

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// opposition is two clauses of different documents that say the same but for a
// pair of opposite words.
type opposition struct {
	a, b  *clause
	x, y  int // the words: tokens
	score float64
}

const (
	// opposed is how alike two clauses must be, the opposite words left aside.
	opposed = 0.42
	// stance is how alike a third clause must be to one of the two to take its side.
	stance = 0.40
)

// opposites finds where documents say the opposite of the same thing: "extend"
// against "end", "left" against "right".
func (r *reader) opposites() []finding {
	var all []opposition
	for _, n := range r.neighbours() {
		if o, ok := r.opposition(n.a, n.b); ok {
			all = append(all, o)
		}
	}
	slices.SortStableFunc(all, func(a, b opposition) int { return cmp.Compare(b.score, a.score) })
	var out []finding
	used := map[*clause]bool{}
	for _, o := range all {
		if used[o.a] || used[o.b] {
			continue
		}
		f := r.oppositionFinding(o, all, used)
		out = append(out, f)
	}
	return out
}

// opposition compares two clauses that share words. They have to be alike in all
// roles: who, what, of which day, in which mood.
func (r *reader) opposition(a, b *clause) (opposition, bool) {
	best := opposition{a: a, b: b}
	if !independent(a.a, b.a) || a.negated != b.negated || !a.asserted() || !b.asserted() || a.ahead() != b.ahead() {
		return best, false
	}
	var mine, theirs [16]int
	ys := b.own(theirs[:0], a)
	for _, x := range a.own(mine[:0], b) {
		for _, y := range ys {
			v, w := &a.a.words[x], &b.a.words[y]
			if !r.opposes(v.id, w.id) || staged(v.lemma, w.lemma) {
				continue
			}
			s := r.likeBut(a, b, x, y)
			if s > best.score && s >= r.needed(a, b, x, y) {
				best.x, best.y, best.score = x, y, s
			}
		}
	}
	return best, best.score > 0 && !countsApart(a, b) && a.certain(best.x) && b.certain(best.y) && r.samePossessor(best) && !r.speakersApart(a, b) && !apartInTime(a, b) && !r.saysBoth(a, best) && !r.saysBoth(b, best)
}

// needed is how alike two clauses with opposite words must be, by how well the
// words fit in their places; 2 where they do not.
func (r *reader) needed(a, b *clause, x, y int) float64 {
	subject := sameSubject(a, b)
	below, under := r.below(a, x), r.below(b, y)
	governed := r.governedAlike(a, b, x, y)
	switch {
	case len(below) == 0 && len(under) == 0:
		if subject && r.sameHead(a, b, x, y) {
			return 0.12
		}
		return 2
	case !governed || r.objectsApart(a, b, x, y):
		return 2
	case r.sameObject(a, b, x, y) && subject:
		return opposed - 0.05
	case inBoth(below, under) >= 2 && r.shared(below, under) >= 0.6:
		return opposed
	case subject && x == a.verb && y == b.verb && r.sharedDays(a, b) >= 2:
		return 0.30
	case subject && r.shared(below, under) > 0.15:
		return opposed + 0.12
	}
	return 2
}

// sharedDays counts the days that both clauses name.
func (r *reader) sharedDays(a, b *clause) int {
	n := 0
	for _, l := range a.lemmas {
		if holds(b.lemmas, l) && len(r.texts[l]) == len(time.DateOnly) && r.texts[l][0] == '2' {
			n++
		}
	}
	return n
}

// governedAlike reports whether two words stand alike under their clauses' verbs:
// each is that verb, or the verbs are the same or of one kind of statement.
func (r *reader) governedAlike(a, b *clause, x, y int) bool {
	if x == a.verb && y == b.verb {
		return true
	}
	v, w := a.a.words[a.verb].lemma, b.a.words[b.verb].lemma
	if v == w || r.lex.similarity(v, w) >= soft {
		return true
	}
	s, t := a.a.statementOf(x), b.a.statementOf(y)
	return s != nil && t != nil && s.Act == t.Act && s.Act != nlp.State
}

// statementOf is the innermost statement whose content or cue holds a token, or nil.
func (a *account) statementOf(i int) *nlp.Statement {
	if s := a.speakerAt(i); s != nil {
		return s
	}
	return nil
}

// sameSubject reports whether two clauses speak of one thing or person.
func sameSubject(a, b *clause) bool {
	return meet(a.subject, b.subject)
}

// sameObject reports whether two words have objects that are one in meaning.
func (r *reader) sameObject(a, b *clause, x, y int) bool {
	for _, o := range a.a.objects(x) {
		for _, p := range b.a.objects(y) {
			if o == p || r.nearness(o, p) > 0 {
				return true
			}
		}
	}
	return false
}

// objectsApart reports whether two words of stance have objects that are not one: to
// oppose a launch and to support a resolution against it are no opposites.
func (r *reader) objectsApart(a, b *clause, x, y int) bool {
	return stances[a.a.words[x].lemma] && stances[b.a.words[y].lemma] && !r.sameObject(a, b, x, y)
}

var stances = set("support oppose back reject approve disapprove accept favor favour endorse condemn praise welcome")

// objects are the lemmas of the direct object of a word, or of what a preposition
// adds to a noun.
func (a *account) objects(i int) []int32 {
	var out []int32
	if top := a.top(i); top > i { // "to de-escalate tensions", read as a noun
		if w := a.words[top]; w.id >= 0 {
			out = append(out, w.id)
		}
		return out
	} else {
		i = top
	}
	for k := range a.d.Children(i) {
		t := &a.d.Tokens[k]
		switch t.Dep {
		case "dobj", "nsubjpass", "pobj":
			if w := a.words[k]; w.id >= 0 {
				out = append(out, w.id)
			}
		case "prep":
			if a.d.Tokens[i].POS == "NOUN" {
				for o := range a.d.Children(k) {
					if w := a.words[o]; w.id >= 0 && a.d.Tokens[o].Dep == "pobj" {
						out = append(out, w.id)
					}
				}
			}
		}
	}
	return out
}

// inBoth counts the lemmas that two sorted lists share.
func inBoth(a, b []int32) int {
	n := 0
	for _, l := range a {
		if holds(b, l) {
			n++
		}
	}
	return n
}

// readAhead reports whether a clause speaks of what is to come or is wanted.
func (c *clause) readAhead() bool {
	d := c.a.d
	for k := range d.Children(c.verb) {
		if t := &d.Tokens[k]; t.Dep == "aux" && (t.Lower == "will" || t.Lower == "would" || t.Lower == "shall" || t.Lower == "to" || t.Lower == "should") {
			return true
		}
	}
	return false
}

// certain reports whether the object of a word is a certain thing, not one of many:
// "turned down an invitation" says nothing of another.
func (c *clause) certain(i int) bool {
	d := c.a.d
	for k := range d.Children(c.a.top(i)) {
		t := &d.Tokens[k]
		if t.Dep != "dobj" && t.Dep != "nsubjpass" {
			continue
		}
		if first := d.Tokens[t.First].Lower; first == "a" || first == "an" || first == "another" || first == "any" {
			return false
		}
	}
	return true
}

// samePossessor reports whether the objects of the two words are nobody's, or the same
// one's: the end of one's own drought is not that of a rival's.
func (r *reader) samePossessor(o opposition) bool {
	p, q := o.a.possessor(o.x), o.b.possessor(o.y)
	if p == q {
		return true
	}
	inSubject := func(c *clause, l int32) bool { return l < 0 || slices.Contains(c.subject, l) }
	return inSubject(o.a, p) && inSubject(o.b, q)
}

// possessor is the lemma of the name that an object is of, or -1.
func (c *clause) possessor(i int) int32 {
	d := c.a.d
	for k := range d.Children(c.a.top(i)) {
		if t := &d.Tokens[k]; t.Dep != "dobj" && t.Dep != "nsubjpass" {
			continue
		}
		for m := range d.Children(k) {
			if t := &d.Tokens[m]; t.Dep == "poss" && t.POS == "PROPN" {
				return c.a.words[m].id
			}
		}
	}
	return -1
}

// countsApart reports whether two clauses are of different counts: "8 per cent
// declined", "20 per cent agreed".
func countsApart(a, b *clause) bool {
	in := func(c *clause) []interval {
		var out []interval
		for i := range c.a.d.Quantities {
			if q := &c.a.d.Quantities[i]; c.Contains(q.Span) && q.Start < c.a.d.Tokens[c.verb].Start {
				if v, ok := intervalOf(q); ok {
					out = append(out, v)
				}
			}
		}
		return out
	}
	x, y := in(a), in(b)
	return len(x) > 0 && len(y) > 0 && relate(x[0], y[0]) == disjoint
}

// saysBoth reports whether the document of a clause tells the other side as well:
// then the two are stages of one course, no contradiction.
func (r *reader) saysBoth(c *clause, o opposition) bool {
	word, other := o.b.a.words[o.y].lemma, o.b
	if c == o.b {
		word, other = o.a.a.words[o.x].lemma, o.a
	}
	for i := range c.a.clauses {
		k := &c.a.clauses[i]
		if k != c && r.saysWord(k, word) >= 0 && r.kin(k, other) >= 0.5 {
			return true
		}
	}
	return false
}

// staged reports whether two opposites are stages of one course, or one act seen from
// two sides: these are told side by side.
func staged(a, b string) bool { return stages[a] && stages[b] }

var stages = set(`begin start open launch end finish stop close conclude halt arrive depart leave enter join quit
 appoint fire hire dismiss win lose defeat buy sell give take lend borrow ask answer come go return hold release
 arrest free detain marry divorce live die survive kill sit stand early late first last before after general specific
 federal local public private war peace son daughter man woman brother sister claim deny confirm attack defend
 build destroy create exit fix break victory loss defeat beginning ending opening closing old new young big small
 large little long short high low far near close major minor more less many few good bad better worse easy difficult
 right wrong capacity reveal conceal disclose accuse`)

// own are the content words of c that b lacks: tokens, appended to out.
func (c *clause) own(out []int, b *clause) []int {
	for _, i := range c.telling {
		if !holds(b.lemmas, c.a.words[i].id) {
			out = append(out, i)
		}
	}
	return out
}

// directions are the words without dependents that can contradict one another.
var directions = set("left right north south east west northern southern eastern western up down forward backward clockwise alive dead guilty innocent legal illegal open closed on off")

// sameHead reports whether two words of direction or state are said by like words.
func (r *reader) sameHead(a, b *clause, x, y int) bool {
	h, k := a.a.governor(x), b.a.governor(y)
	if h < 0 || k < 0 {
		return false
	}
	return directions[a.a.words[x].lemma] && (a.a.words[h].lemma == b.a.words[k].lemma || r.lex.similarity(firstWord(a.a.words[h].lemma), firstWord(b.a.words[k].lemma)) >= 0.4)
}

func firstWord(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

// governor is the content word above a token, prepositions passed over, or -1.
func (a *account) governor(i int) int {
	for range 3 {
		h := a.d.Tokens[i].Head
		if h == i {
			return -1
		}
		if a.words[h].id >= 0 {
			return h
		}
		i = h
	}
	return -1
}

// readAsserted reports whether a clause says that something is so: not what stands
// behind a preposition ("for reopening the airport"), under a condition, in a
// question or as a purpose.
func (c *clause) readAsserted() bool {
	d := c.a.d
	t := &d.Tokens[c.verb]
	if t.Dep == "pcomp" || c.supposed() || d.Tokens[d.Sentences[t.Sentence].End-1].Lower == "?" {
		return false
	}
	having := false
	if c.a.reasoned(c.verb) {
		return false
	}
	for k := range d.Children(c.verb) {
		having = having || d.Tokens[k].Lower == "having"
		if u := &d.Tokens[k]; u.Dep == "mark" && pending[u.Lower] {
			return false
		}
	}
	if t.Dep == "advcl" || t.Dep == "acl" || t.Dep == "relcl" {
		return having || t.Dep == "advcl" && (t.Tag == "VBD" || t.Tag == "VBZ") || t.Dep != "advcl" && c.hasSubject() && propositions[c.a.words[t.Head].lemma]
	}
	return true
}

// opposedLemmas reports whether two lemmas are opposites.
func (r *reader) opposedLemmas(a, b string) bool { return r.lex.areOpposed(a, b) }

// opposes is opposedLemmas by number.
func (r *reader) opposes(a, b int32) bool {
	key := coupleOf(a, b)
	known, ok := r.against.get(key)
	if !ok {
		known = float32(one(r.lex.areOpposed(r.texts[a], r.texts[b])))
		r.against.set(key, known)
	}
	return known > 0
}

// below are the content lemmas that depend on a word, and for the verb of a
// relative clause what it is said of.
func (r *reader) below(c *clause, i int) []int32 {
	d := c.a.d
	top := c.a.top(i)
	t := &d.Tokens[top]
	var out []int32
	for k := t.First; k <= t.Last; k++ {
		if w := &c.a.words[k]; k != i && (k != top || d.Tokens[top].Dep == "dobj" || top > i) && w.id >= 0 && c.a.clauseOf[k] == c.n {
			out = append(out, w.id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// top is the token that heads a word of several tokens: "de-escalate" is three, and
// the parser may take them for a part of the noun behind them.
func (a *account) top(i int) int {
	if i < 2 || a.d.Tokens[i-1].Lower != "-" {
		return i
	}
	t := &a.d.Tokens[i]
	switch {
	case t.Head < i && t.Head >= i-2:
		return t.Head
	case t.Head > i && (t.Dep == "compound" || t.Dep == "amod" || t.Dep == "nmod"):
		return t.Head
	}
	return i
}

// likeBut is how alike two clauses are without the words x and y.
func (r *reader) likeBut(a, b *clause, x, y int) float64 {
	drop := func(c *clause, i int) []int32 {
		return slices.DeleteFunc(slices.Clone(c.lemmas), func(o int32) bool { return o == c.a.words[i].id })
	}
	words := r.shared(drop(a, x), drop(b, y))
	return 0.5*words + 0.5*r.meantAlike(a, b)
}

// readSupposed reports whether a clause is a condition or stands under one.
func (c *clause) readSupposed() bool {
	d := c.a.d
	for i := c.first; i < c.end; i++ {
		if t := &d.Tokens[i]; c.a.clauseOf[i] == c.n && (t.Dep == "mark" && conditional[t.Lower]) {
			return true
		}
	}
	return false
}

var conditional = set("if unless whether provided should")

// speakersApart reports whether the clauses are the words of different parties: then
// they do not contradict one another as outlets do.
func (r *reader) speakersApart(a, b *clause) bool {
	return r.source(a.a, a.verb, "").apart(r.source(b.a, b.verb, ""))
}

// apartInTime reports whether two clauses name days that are not the same.
func apartInTime(a, b *clause) bool {
	if past(a) != past(b) {
		return true
	}
	x, y := dayIn(a), dayIn(b)
	return x != nil && y != nil && (!x.From.Before(y.To) || !y.From.Before(x.To)) && !dayOf(x.From).Equal(dayOf(y.From))
}

// past reports whether a clause names a time of another year than its document's.
func past(c *clause) bool {
	return slices.ContainsFunc(c.a.d.Timexes, func(t nlp.Timex) bool {
		return t.Placed() && c.Contains(t.Span) && t.Grain >= nlp.DecadeGrain && t.From.Year() < c.a.day.Year()
	})
}

// dayIn is the first placed time of a clause.
func dayIn(c *clause) *nlp.Timex {
	for i := range c.a.d.Timexes {
		if t := &c.a.d.Timexes[i]; t.Placed() && c.Contains(t.Span) && t.Grain >= nlp.DayGrain {
			return t
		}
	}
	return nil
}

// hasSubject reports whether the verb has a subject of its own: "the agreement that
// the state will lift the limits".
func (c *clause) hasSubject() bool {
	for k := range c.a.d.Children(c.verb) {
		if dep := c.a.d.Tokens[k].Dep; dep == "nsubj" || dep == "nsubjpass" {
			return true
		}
	}
	return false
}

// propositions are nouns of which a clause with "that" gives the content.
var propositions = set("agreement deal accord decision announcement news report claim fact promise pledge plan statement declaration conclusion")

// pending are the conjunctions of what has not come yet.
var pending = set("until before once lest till when whenever")

// oppositionFinding gathers who stands on which side.
func (r *reader) oppositionFinding(o opposition, all []opposition, used map[*clause]bool) finding {
	f := finding{agenda: -1, rank: o.score}
	f.Kind, f.Slot = news.Contradicts, news.MeaningSlot
	sides := [2][]*clause{{o.a}, {o.b}}
	words := [2][]news.Value{}
	f.Values = []news.Value{
		value(o.a.a.d, o.a.Span, o.a.a.words[o.x].lemma, 1), value(o.b.a.d, o.b.Span, o.b.a.words[o.y].lemma, 2),
	}
	words[0] = []news.Value{value(o.a.a.d, o.a.a.d.Tokens[o.x].Span, "", 1)}
	words[1] = []news.Value{value(o.b.a.d, o.b.a.d.Tokens[o.y].Span, "", 2)}
	used[o.a], used[o.b] = true, true
	seen := map[*nlp.Document]bool{o.a.a.d: true, o.b.a.d: true}
	for _, p := range all {
		for side := range sides {
			c, at := p.a, p.x
			if p.a == sides[1-side][0] {
				c, at = p.b, p.y
			} else if p.b != sides[1-side][0] {
				continue
			}
			if seen[c.a.d] || used[c] {
				continue
			}
			seen[c.a.d], used[c] = true, true
			f.Values = append(f.Values, value(c.a.d, c.Span, c.a.words[at].lemma, side+1))
			words[side] = append(words[side], value(c.a.d, c.a.d.Tokens[at].Span, "", side+1))
		}
	}
	r.takeSides(&f, &words, sides, seen, used)
	f.Topic = shorten(o.a.a.d.Slice(o.a.Span))
	f.Why = r.why(f.Kind, slices.Concat(words[0], words[1]))
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f
}

// takeSides adds the documents that use a word of one side in a like clause.
func (r *reader) takeSides(f *finding, words *[2][]news.Value, sides [2][]*clause, seen map[*nlp.Document]bool, used map[*clause]bool) {
	for side := range sides {
		c := sides[side][0]
		word := f.Values[side].Value
		for _, n := range r.neighbours() {
			o := n.a
			if n.a == c {
				o = n.b
			} else if n.b != c {
				continue
			}
			if seen[o.a.d] || used[o] || o.negated != c.negated {
				continue
			}
			at := r.saysWord(o, word)
			if at < 0 || r.shared(c.lemmas, o.lemmas)/2+r.meantAlike(c, o)/2 < stance {
				continue
			}
			seen[o.a.d], used[o] = true, true
			f.Values = append(f.Values, value(o.a.d, o.Span, word, side+1))
			words[side] = append(words[side], value(o.a.d, o.a.d.Tokens[at].Span, "", side+1))
		}
	}
}

// saysWord is the token of a clause that has the lemma or means the same, or -1.
func (r *reader) saysWord(c *clause, word string) int {
	for i := c.first; i < c.end; i++ {
		w := &c.a.words[i]
		if c.a.clauseOf[i] == c.n && w.id >= 0 && (w.lemma == word || r.lex.similarity(w.lemma, word) >= 0.95) {
			return i
		}
	}
	return -1
}
