package reconcile

import (
	"math"
	"slices"

	"readout/internal/nlp"
)

// weight is what a thing is worth to a reader: what is done, promised, threatened or
// scheduled, with figures and names, weighs more than colour; and most what was said in
// confidence and came out. What it adds beside the act was fitted to what readers marked
// in stories of our own.
func (r *reader) weight(u *single) float64 {
	c := u.clause
	d := u.a.d
	if len(u.lemmas) < 2 || u.span.Len() < 25 || c.outside() || !c.predicates() {
		return 0
	}
	// What all have stands at the head, what one alone has further down; and the longer a
	// thing, the more it says.
	w := 1 - 0.4*r.importance(c) + 0.8*r.novel(u.lemmas) - 0.5*u.elsewhere + 0.9*math.Log(float64(u.span.Len())/75)
	if u.said {
		w += u.speechWeight()
	}
	measured := quantityIn(d, u.span)
	if measured {
		w += 0.4
	}
	if len(u.lemmas) < 4 && !measured {
		w -= 0.6 // "told a different story"
	}
	if u.a.eventIn(c) {
		w += 0.6
	}
	if len(c.talkedOf()) > 0 && !c.coming() && !c.negated {
		w += 1.2 // each side names of the talks what suits it
	}
	w -= 0.5 * float64(min(2, u.pointers()))
	return w + u.namesWeight() + r.timeWeight(u) + u.clauseWeight()
}

// pointers counts the phrases that say nothing without what stands before them: "this
// issue", "in such a situation".
func (u *single) pointers() int {
	d, n := u.a.d, 0
	for i := d.TokenAt(u.span.Start); i < len(d.Tokens) && d.Tokens[i].Start < u.span.End; i++ {
		if t := &d.Tokens[i]; demonstrative[t.Lower] && t.Head > i && pointed[lemmaOf(&d.Tokens[t.Head])] {
			n++
		}
	}
	return n
}

var (
	demonstrative = set("this that these those such")
	pointed       = set(placeholders + " situation position view regard respect reason way direction context")
)

// namesWeight raises what names somebody; what is said has its speaker, whom "she" was
// traced to.
func (u *single) namesWeight() float64 {
	n := namesIn(u.a.d, u.span)
	if s := u.a.speakerAt(u.clause.verb); s != nil && s.Speaker.Entity != "" && namesIn(u.a.d, s.Speaker.Span) == 0 {
		n++
	}
	if n == 0 && !u.said {
		return -0.3
	}
	return min(0.8, 0.4*float64(n))
}

// clauseWeight lowers what is but a circumstance of something else, and what is about the
// one who speaks.
func (u *single) clauseWeight() float64 {
	c, d, w := u.clause, u.a.d, 0.0
	first := d.Tokens[c.first].Lower
	switch dep := d.Tokens[c.verb].Dep; {
	case c.supposed() && !u.said:
		w -= 0.8 // said, it is the condition of a promise or threat
	case dep == "advcl" && (namesIn(d, u.span) == 0 || pending[first] || first == "as"):
		w -= 0.8
	case (dep == "acl" || dep == "advcl") && !c.hasSubject():
		w -= 0.6 // "based on the plan"
	case dep == "relcl" || dep == "acl" || dep == "advcl":
		w -= 0.3
	}
	if personal[first] {
		w -= 0.4
	}
	return w
}

// personal begins what is about the one who speaks.
var personal = set("i we you my our your who which that what where when how why")

// speechWeight is what it adds that somebody says a thing: by the act, and more where it
// came through another, was said to somebody, carries the words of a third, or hangs on
// something.
func (u *single) speechWeight() float64 {
	s := u.a.speakerAt(u.clause.verb)
	w := actWeight[s.Act]
	if s.Form == nlp.Direct && s.Act == nlp.State {
		w -= 0.4
	}
	if len(s.To) > 0 {
		w += 0.9
	}
	if len(s.Via) > 0 {
		w += 0.7
	}
	if u.a.carries(s) {
		w += 0.8
	}
	if u.conditional() {
		w += 0.6
	}
	return w + u.a.depth(s)
}

var actWeight = map[nlp.Act]float64{
	nlp.State: 0.3, nlp.Announce: 0.6, nlp.Promise: 0.8, nlp.Threaten: 1.2, nlp.Request: 0.7, nlp.Accuse: 0.8,
	nlp.Reject: 0.5, nlp.Deny: 0.5, nlp.Agree: 0.6, nlp.Propose: 0.6, nlp.Decline: 0.2,
}

// carries reports whether another's statement is told inside a statement.
func (a *account) carries(s *nlp.Statement) bool {
	return slices.ContainsFunc(a.d.Statements, func(o nlp.Statement) bool { return o.Parent == s.ID })
}

// depth is what it adds that a statement is told inside others: up to two count.
func (a *account) depth(s *nlp.Statement) float64 {
	if s.Parent == "" {
		return 0
	}
	w := 0.5
	for range 2 {
		i, ok := a.byID[s.Parent]
		if !ok {
			break
		}
		w += 0.8
		s = &a.d.Statements[i]
	}
	return w
}

// conditional reports whether some of what is told is a condition.
func (u *single) conditional() bool {
	for i := u.a.d.TokenAt(u.span.Start); i < len(u.a.d.Tokens) && u.a.d.Tokens[i].Start < u.span.End; i++ {
		if k := u.a.clauseOf[i]; k >= 0 && u.a.clauses[k].verb == i && u.a.clauses[k].supposed() {
			return true
		}
	}
	return false
}

// eventIn reports whether a clause tells an event.
func (a *account) eventIn(c *clause) bool {
	verb := a.d.Tokens[c.verb].Span
	return slices.ContainsFunc(a.d.Events, func(e nlp.Event) bool { return e.Clause.Overlaps(verb) && e.Trigger.Overlaps(c.Span) })
}

// quantityIn reports whether a span has a number that says something: not an age.
func quantityIn(d *nlp.Document, s nlp.Span) bool {
	return slices.ContainsFunc(d.Quantities, func(q nlp.Quantity) bool {
		v, ok := intervalOf(&q)
		return ok && s.Contains(q.Span) && (v.named > 3 || q.Unit != "") && !q.Ordinal && !isAge(d, &q, d.TokenAt(q.End-1)+1)
	})
}

func namesIn(d *nlp.Document, s nlp.Span) int {
	n := 0
	for _, name := range d.Names {
		if s.Contains(name.Span) {
			n++
		}
	}
	return n
}

// timeWeight raises what is scheduled and what happened in these days, and lowers
// what is years ago.
func (r *reader) timeWeight(u *single) float64 {
	w := 0.0
	for i := range u.a.d.Timexes {
		t := &u.a.d.Timexes[i]
		if !t.Placed() || !u.span.Contains(t.Span) {
			continue
		}
		switch days := t.From.Sub(u.a.day).Hours() / 24; {
		case days < -400:
			w -= 0.8
		case days > 0 && t.Grain >= nlp.WeekGrain:
			w += 0.5
		case days > -8 && t.Grain >= nlp.DayGrain:
			w += 0.2
		}
	}
	return max(-0.8, min(0.5, w))
}

// novel is how much of a list of lemmas is in words that no other origin uses, 0 to 1.
func (r *reader) novel(lemmas []int32) float64 {
	all := r.sumOf(lemmas)
	if all == 0 {
		return 0
	}
	own := 0.0
	for _, l := range lemmas {
		if r.spread[l] <= 1 {
			own += r.weights[l]
		}
	}
	return own / all
}

// sumOf is the weight of all lemmas of a list.
func (r *reader) sumOf(lemmas []int32) float64 {
	sum := 0.0
	for _, l := range lemmas {
		sum += r.weights[l]
	}
	return sum
}
