package reconcile

import (
	"cmp"
	"math"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// told is how much of a thing a clause of another origin must say for it to be
	// told there as well.
	told = 0.62
	// worth is the least weight of what one origin alone reports.
	worth = 0.3
	// each is how many such things are shown of one document.
	each = 8
	// share is how many are shown for each origin of the story.
	share = 4
)

// single is what one document tells: a statement, or a clause that is none.
type single struct {
	a      *account
	span   nlp.Span
	lemmas []int32
	clause *clause // whose words and verb it is compared by
	act    nlp.Act
	said   bool
	direct bool
	weight float64
}

// alone finds what one origin alone reports and a reader would miss.
func (r *reader) alone(found []finding) []finding {
	best := r.bestElsewhere()
	var all []single
	for _, a := range r.accounts {
		if a.copied || a.origin == 0 {
			continue
		}
		for _, u := range r.singles(a) {
			if best[u.clause] >= told || shownIn(found, a.d, u.clause.Span) {
				continue
			}
			if u.weight = r.weight(&u) - 0.5*best[u.clause]; u.weight >= worth {
				all = append(all, u)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y single) int { return cmp.Compare(y.weight, x.weight) })
	var out []finding
	count := map[*account]int{}
	for _, s := range all {
		if overlapping(out, s) {
			continue
		}
		if count[s.a]++; count[s.a] > each {
			continue
		}
		if out = append(out, r.singleFinding(s)); len(out) >= share*r.origins() {
			break
		}
	}
	return out
}

func overlapping(out []finding, s single) bool {
	return slices.ContainsFunc(out, func(f finding) bool {
		return slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == s.a.d && v.Overlaps(s.span) })
	})
}

// singles are the statements of an account, each with the clause that its content
// is, and the clauses outside statements that do not only speak.
func (r *reader) singles(a *account) []single {
	var out []single
	for i := range a.clauses {
		c := &a.clauses[i]
		u := single{a: a, span: c.Span, lemmas: c.lemmas, clause: c}
		switch s := a.speakerAt(c.verb); {
		case s != nil:
			u.said, u.act, u.direct = true, s.Act, s.Form == nlp.Direct
			if a.contentClause(s) == c.n {
				u.span = a.whole(s)
			}
		case c.onlySpeaks() || !c.predicates():
			continue
		}
		out = append(out, u)
	}
	return out
}

// predicates reports whether a clause has a verb, as a dateline or a caption has not.
func (c *clause) predicates() bool {
	pos := c.a.d.Tokens[c.verb].POS
	return pos == "VERB" || pos == "AUX"
}

// contentClause is the clause that a statement's content is: that whose verb hangs on
// nothing in it; or -1.
func (a *account) contentClause(s *nlp.Statement) int {
	inside := func(i int) bool {
		return slices.ContainsFunc(s.Content, func(c nlp.Span) bool { return c.Contains(a.d.Tokens[i].Span) })
	}
	for _, c := range s.Content {
		for i := a.d.TokenAt(c.Start); i < len(a.d.Tokens) && a.d.Tokens[i].Start < c.End; i++ {
			k := a.clauseOf[i]
			if k < 0 || a.clauses[k].verb != i {
				continue
			}
			if h := a.d.Tokens[i].Head; h == i || !inside(h) {
				return k
			}
		}
	}
	return -1
}

// whole is a statement from its speaker to the end of its first content, where they
// stand together in a sentence.
func (a *account) whole(s *nlp.Statement) nlp.Span {
	out := s.Content[0]
	for _, part := range []nlp.Span{s.Cue, s.Speaker.Span} {
		if !part.Empty() && part.Start < out.Start && out.Start-part.Start < 160 && a.d.Tokens[a.d.TokenAt(part.Start)].Sentence == a.d.Tokens[a.d.TokenAt(out.Start)].Sentence {
			out.Start = part.Start
		}
	}
	return out
}

// bestElsewhere is, for each clause, how much of it a clause of another origin
// tells.
func (r *reader) bestElsewhere() map[*clause]float64 {
	best := map[*clause]float64{}
	for _, n := range r.neighbours() {
		if !independent(n.a.a, n.b.a) {
			continue
		}
		best[n.a] = max(best[n.a], r.tells(n.b, n.a, best[n.a]))
		best[n.b] = max(best[n.b], r.tells(n.a, n.b, best[n.b]))
	}
	return best
}

// tells is how much of clause c clause o tells: its words, its verb, its meaning; or
// some value below best, where it cannot be more.
func (r *reader) tells(o, c *clause, best float64) float64 {
	w := 0.6 * r.covered(c.lemmas, o.lemmas)
	if w+0.4 <= best {
		return 0
	}
	w += 0.2 * max(0, r.meantAlike(o, c))
	if v := c.a.words[c.verb]; v.id < 0 || r.covered([]int32{v.id}, o.lemmas) > 0 {
		w += 0.2
	}
	if o.coming() != c.coming() {
		w *= 0.8 // what was expected to be is not what was
	}
	return w
}

// readComing reports whether a clause tells what is to be or what somebody expects or
// wants, not what took place.
func (c *clause) readComing() bool {
	t := &c.a.d.Tokens[c.verb]
	return c.ahead() || c.supposed() || (t.Dep == "xcomp" || t.Dep == "ccomp") && expecting[c.a.words[t.Head].lemma]
}

var expecting = set("expect hope plan intend want wish aim seek need prepare consider")

// kin is how alike two clauses are in words and meaning, 0 to 1.
func (r *reader) kin(a, b *clause) float64 {
	return 0.5*r.shared(a.lemmas, b.lemmas) + 0.5*max(0, r.meantAlike(a, b))
}

// shownIn reports whether a finding of what several say already shows the place.
func shownIn(found []finding, d *nlp.Document, s nlp.Span) bool {
	return slices.ContainsFunc(found, func(f finding) bool {
		return f.Slot != news.NameSlot && f.Slot != news.OriginSlot && slices.ContainsFunc(f.Values, func(v news.Value) bool {
			return v.Document == d && v.Furniture == "" && s.Overlaps(timeIn(&f, v))
		})
	})
}

// timeIn is the place of a value: the time itself where several agree on one, as another
// clause that is shown with it they may not tell.
func timeIn(f *finding, v news.Value) nlp.Span {
	if f.Kind != news.Agrees || f.Slot != news.DateSlot && f.Slot != news.TimeSlot {
		return v.Span
	}
	for i := range v.Document.Timexes {
		if t := &v.Document.Timexes[i]; t.Value == v.Value && v.Span.Contains(t.Span) {
			return t.Span
		}
	}
	return v.Span
}

// weight is what a thing is worth to a reader: what is done, promised, threatened or
// scheduled, with figures and names, weighs more than colour.
func (r *reader) weight(u *single) float64 {
	c := u.clause
	d := u.a.d
	block := d.Blocks[d.Sentences[d.Tokens[c.verb].Sentence].Block].Kind
	if len(c.lemmas) < 2 || u.span.Len() < 25 || block != nlp.BodyBlock || d.Tokens[c.verb].POS == "NOUN" {
		return 0
	}
	// What all have stands at the head, what one alone has further down; and the longer a
	// thing, the more it says.
	w := 1 - 0.4*r.importance(c) + 0.8*r.novel(c) + 0.4*math.Log(float64(u.span.Len())/75)
	if u.said {
		w += u.speechWeight()
	}
	if quantityIn(d, u.span) {
		w += 0.4
	}
	names := namesIn(d, u.span)
	w += min(0.8, 0.4*float64(names)) + r.timeWeight(u)
	if names == 0 && !u.said {
		w -= 0.3 // it names nobody
	}
	if len(c.lemmas) < 4 && !quantityIn(d, u.span) {
		w -= 0.4 // "told a different story"
	}
	switch dep := d.Tokens[c.verb].Dep; {
	case c.supposed() && !u.said:
		w -= 0.8 // said, it is the condition of a promise or threat
	case dep == "advcl" && (names == 0 || pending[d.Tokens[c.first].Lower] || d.Tokens[c.first].Lower == "as"):
		w -= 0.8 // a circumstance of something else
	case (dep == "acl" || dep == "advcl") && !c.hasSubject():
		w -= 0.6 // "based on the plan"
	case dep == "relcl" || dep == "acl" || dep == "advcl":
		w -= 0.3
	case c.verb < len(d.Tokens) && personal[d.Tokens[c.first].Lower]:
		w -= 0.4
	}
	return w
}

// speechWeight is what it adds that somebody says a thing: by the act, and more where it is
// told through another, or to somebody.
func (u *single) speechWeight() float64 {
	w := actWeight[u.act]
	if u.direct && u.act == nlp.State {
		w -= 0.4
	}
	s := u.a.speakerAt(u.clause.verb)
	if s.Parent != "" {
		w += 0.5
	}
	if len(s.To) > 0 {
		w += 0.2
	}
	return w
}

// personal begins what is about the one who speaks.
var personal = set("i we you my our your who which that what where when how why")

// readSpeaking reports whether a clause says no more than who says what another clause
// says: not "Norway pledged 15 million dollars".
func (c *clause) readSpeaking() bool {
	d := c.a.d
	v := d.Tokens[c.verb].Span
	for i := range d.Statements {
		s := &d.Statements[i]
		if !s.Cue.Contains(v) {
			continue
		}
		for k := range c.a.clauses {
			if o := &c.a.clauses[k]; o.n != c.n && slices.ContainsFunc(s.Content, func(x nlp.Span) bool { return x.Contains(d.Tokens[o.verb].Span) }) {
				return true
			}
		}
	}
	return false
}

var actWeight = map[nlp.Act]float64{
	nlp.State: 0.3, nlp.Announce: 0.6, nlp.Promise: 0.8, nlp.Threaten: 0.8, nlp.Request: 0.7, nlp.Accuse: 0.8,
	nlp.Reject: 0.5, nlp.Deny: 0.5, nlp.Agree: 0.6, nlp.Propose: 0.6, nlp.Decline: 0.2,
}

func quantityIn(d *nlp.Document, s nlp.Span) bool {
	return slices.ContainsFunc(d.Quantities, func(q nlp.Quantity) bool {
		v, ok := intervalOf(&q)
		return ok && s.Contains(q.Span) && (v.named > 3 || q.Unit != "") && !q.Ordinal
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

// novel is how much of a clause is in words that no other origin uses, 0 to 1.
func (r *reader) novel(c *clause) float64 {
	sum, all := 0.0, 0.0
	for _, l := range c.lemmas {
		if all += r.weights[l]; r.spread[l] <= 1 {
			sum += r.weights[l]
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

func (r *reader) singleFinding(s single) finding {
	f := finding{agenda: -1, rank: s.weight}
	f.Kind, f.Slot = news.SingleSource, news.EventSlot
	f.Topic = shorten(s.a.d.Slice(s.span))
	f.Values = []news.Value{value(s.a.d, s.span, "", 1)}
	for _, a := range r.accounts { // its copies say it too
		if a == s.a || a.origin != s.a.origin {
			continue
		}
		if c := sameClause(a, s.clause); c != nil {
			f.Values = append(f.Values, value(a.d, c.Span, "", 1))
		}
	}
	f.Why = reports(len(f.Values)) + " of one origin"
	return f
}

// sameClause is the clause of a copy with the same words, or nil.
func sameClause(a *account, c *clause) *clause {
	for i := range a.clauses {
		if slices.Equal(a.clauses[i].lemmas, c.lemmas) {
			return &a.clauses[i]
		}
	}
	return nil
}
