package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// told is how much of a thing a clause of another origin must say for it to be
	// told there as well.
	told = 0.62
	// worth is the least weight of what one origin alone reports.
	worth = 1.8
	// each is how many such things are shown of one document.
	each = 8
	// share is how many are shown for each origin of the story.
	share = 4
)

// single is what one document tells: a statement, or a clause that is none.
type single struct {
	a      *account
	span   nlp.Span
	lemmas []int32 // of all its words
	clause *clause // that its content is
	said   bool
	// elsewhere is how much of it some other origin tells, 0 to 1.
	elsewhere float64
	weight    float64
}

// alone finds what one origin alone reports and a reader would miss.
func (r *reader) alone(found []finding) []finding {
	best, shown := r.bestElsewhere(), shownOf(found)
	var all []single
	for _, a := range r.accounts {
		if a.copied || a.origin == 0 {
			continue
		}
		for _, u := range r.singles(a) {
			u.elsewhere = r.elsewhere(&u, best)
			if u.elsewhere >= told || slices.ContainsFunc(shown[a.d], u.clause.Overlaps) {
				continue
			}
			if u.weight = r.weight(&u); u.weight >= worth {
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
		u := single{a: a, span: c.Span, clause: c}
		switch s := a.speakerAt(c.verb); {
		case s != nil:
			u.said = true
			if a.contentClause(s) == c.n {
				u.span = a.whole(s)
			} else if c.supposed() {
				continue // "if the raider gets its way": no more than a condition
			}
		case c.onlySpeaks() || !c.predicates():
			continue
		}
		u.lemmas = a.lemmasIn(u.span)
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

// whole is a statement from its speaker to the end of its content, as far as they stand
// together in the sentence that the content begins in: "The bridge, he says, was closed".
func (a *account) whole(s *nlp.Statement) nlp.Span {
	out := s.Content[0]
	sentence := a.sentenceAt(out.Start)
	for _, part := range []nlp.Span{s.Cue, s.Speaker.Span} {
		if !part.Empty() && part.Start < out.Start && out.Start-part.Start < 160 && a.sentenceAt(part.Start) == sentence {
			out.Start = part.Start
		}
	}
	for _, part := range s.Content[1:] {
		if part.Start-out.End < 60 && a.sentenceAt(part.Start) == sentence {
			out.End = max(out.End, part.End)
		}
	}
	for _, q := range a.d.Quotations { // with the mark that closes what it opened
		if q.Outer.Start >= out.Start && q.Outer.Start < out.End && q.Inner.End >= out.End && q.Inner.End <= out.End+1 {
			out.End = q.Outer.End
			break
		}
	}
	return out
}

// sentenceAt is the sentence that a place of the text is in.
func (a *account) sentenceAt(offset int) int { return a.d.Tokens[a.d.TokenAt(offset)].Sentence }

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

// elsewhere is how much of a thing some other origin tells: of each of its clauses, by
// the weight of its words; that the speaker said something does not count.
func (r *reader) elsewhere(u *single, best map[*clause]float64) float64 {
	sum, all := 0.0, 0.0
	for i := range u.a.clauses {
		c := &u.a.clauses[i]
		if !u.span.Contains(u.a.d.Tokens[c.verb].Span) || c.onlySpeaks() {
			continue
		}
		w := r.sumOf(c.lemmas)
		sum, all = sum+w*best[c], all+w
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// tells is how much of clause c clause o tells: its words, its verb, its meaning; or
// some value below best, where it cannot be more. Of talks only what they were about
// counts: all have it that there were talks.
func (r *reader) tells(o, c *clause, best float64) float64 {
	if about := c.talkedOf(); len(about) > 0 {
		same := r.covered(about, o.lemmas)
		return same * same // half of its words name another matter
	}
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

// shownOf are, for each document, the places that findings of what several say show.
func shownOf(found []finding) map[*nlp.Document][]nlp.Span {
	out := map[*nlp.Document][]nlp.Span{}
	for i := range found {
		f := &found[i]
		if f.Slot == news.NameSlot || f.Slot == news.OriginSlot {
			continue
		}
		for _, v := range f.Values {
			if v.Furniture == "" {
				out[v.Document] = append(out[v.Document], timeIn(f, v))
			}
		}
	}
	return out
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

func (r *reader) singleFinding(s single) finding {
	f := finding{agenda: -1, rank: s.weight}
	f.Kind, f.Slot = news.SingleSource, news.EventSlot
	shown := s.withHead()
	f.Topic = shorten(s.a.d.Slice(shown))
	f.Values = []news.Value{value(s.a.d, shown, "", 1)}
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

// withHead is what a single tells, a relative clause with what it is said of: "on which
// the two agreed in April" tells nothing.
func (s *single) withHead() nlp.Span {
	d := s.a.d
	v := &d.Tokens[s.clause.verb]
	opening := d.Tokens[s.clause.first:min(s.clause.first+2, s.clause.end)] // "which", "on which"
	if !slices.ContainsFunc(opening, func(t nlp.Token) bool { return relating[t.Tag] }) {
		return s.span
	}
	if h := &d.Tokens[v.Head]; v.Dep == "relcl" && v.Sentence == h.Sentence {
		if start := d.Tokens[h.First].Start; start < s.span.Start && s.span.Start-start < 120 {
			return nlp.Span{Start: start, End: s.span.End}
		}
	}
	return s.span
}

// relating are the tags of words that open a relative clause.
var relating = set("WDT WP WP$ WRB")

// sameClause is the clause of a copy with the same words, or nil.
func sameClause(a *account, c *clause) *clause {
	for i := range a.clauses {
		if slices.Equal(a.clauses[i].lemmas, c.lemmas) {
			return &a.clauses[i]
		}
	}
	return nil
}
