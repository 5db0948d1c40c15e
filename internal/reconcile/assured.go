package reconcile

import (
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
)

// assured reports whether two figures that cannot both hold are surely of one thing and
// one time. Most pairs in real reports that look like contradictions are not: they are of
// other persons of one office, of other storms, days and parts; so each word that tells
// the two apart speaks against it.
func (r *reader) assured(f, g *figure) bool {
	switch {
	case daysApart(f.a, g.a) && !(f.describes() && g.describes()) || f.ahead() != g.ahead() || f.offset() || g.offset():
		return false
	case f.state != "":
		return true // whom it befell are those of the story
	}
	if f.unit != "count" && f.unit != "s" && (f.passing() || g.passing()) {
		return false
	}
	return r.sameMeasure(f, g) && !f.namedApart(g) && !r.kindsApart(f, g) && (r.sharedScene(f, g) || f.single() && g.single() || r.particular(f, g))
}

// sureParticular is how alike two particular numbers must be in all that is said about them
// to be of one thing, where no rare word of their clauses says so: in a story about a trade
// gap "trade" and "gap" are not rare.
const sureParticular = 0.48

// particular reports whether two figures are numbers such as are not everywhere, and much
// alike in all that is said about them.
func (r *reader) particular(f, g *figure) bool {
	whole := f.outOf == g.outOf && interval{named: f.outOf}.telling() // "20 of 71 laps"
	return (f.telling() && g.telling() || whole) && r.affinity(f, g) >= sureParticular
}

// ahead reports whether a figure is of what is to come: by the mood of its clause, or as
// what somebody expects within it, "bail is expected to be set at 2 million".
func (f *figure) ahead() bool {
	if f.clause.ahead() {
		return true
	}
	d := f.a.d
	for at := f.head; at != f.clause.verb && d.Tokens[at].Head != at; at = d.Tokens[at].Head {
		if t := &d.Tokens[at]; t.Dep == "xcomp" && awaits(&d.Tokens[t.Head]) {
			return true
		}
	}
	t := &d.Tokens[f.clause.verb]
	return t.Dep == "xcomp" && awaits(&d.Tokens[t.Head])
}

// awaits reports whether a word says of what hangs on it that it is to be.
func awaits(t *nlp.Token) bool {
	return expecting[lemmaOf(t)] || awaited[t.Lower] || t.Lower == "likely"
}

// told reports whether a figure's clause says that something is so, or says it of the noun
// that it hangs on: "boxes filled with 400 pages", "a bill that held 5 million".
func (f *figure) told() bool {
	c := f.clause
	if c.asserted() || f.ageRange() {
		return true
	}
	d := f.a.d
	t := &d.Tokens[c.verb]
	if c.supposed() || c.ahead() || d.Tokens[d.Sentences[t.Sentence].End-1].Lower == "?" {
		return false
	}
	switch t.Dep {
	case "acl":
		return t.Tag == "VBN"
	case "relcl":
		return !slices.ContainsFunc(c.a.auxiliaries(c.verb), func(u *nlp.Token) bool { return u.Tag == "MD" || u.Lower == "to" })
	}
	return false
}

// auxiliaries are those of a verb.
func (a *account) auxiliaries(verb int) []*nlp.Token {
	var out []*nlp.Token
	for k := range a.d.Children(verb) {
		if t := &a.d.Tokens[k]; t.Dep == "aux" || t.Dep == "auxpass" {
			out = append(out, t)
		}
	}
	return out
}

// fresh is how many days may lie between two reports of one thing.
const fresh = 3

// daysApart reports whether two documents are of days far from each other.
func daysApart(a, b *account) bool {
	return !a.day.IsZero() && !b.day.IsZero() && a.day.Sub(b.day).Abs() > fresh*24*time.Hour
}

// offset reports whether a figure only says how much later something else was: "six laps
// later", "nine hours after the talks had ended".
func (f *figure) offset() bool {
	d := f.a.d
	return f.head+1 < len(d.Tokens) && offsets[d.Tokens[f.head+1].Lower]
}

var offsets = set("later earlier ago after before")

// passing reports whether a measure is told as that of an hour: "as of 2 p.m. the storm was
// 145 miles off", "still moving at 3 miles an hour".
func (f *figure) passing() bool {
	d := f.a.d
	s := d.Sentences[d.Tokens[f.head].Sentence]
	if slices.ContainsFunc(d.Tokens[s.First:s.End], func(t nlp.Token) bool { return t.POS == "ADV" && hourly[t.Lower] }) {
		return true
	}
	return slices.ContainsFunc(d.Timexes, func(x nlp.Timex) bool {
		return x.Grain >= nlp.HourGrain && s.Contains(x.Span)
	})
}

var hourly = set("still now currently presently")

// single reports whether its document counts what a figure counts once only: it is the one
// number of its kind, whatever the words around it.
func (f *figure) single() bool {
	if f.noun == "" {
		return false
	}
	return !slices.ContainsFunc(f.a.figures, func(o figure) bool { // read for all by now
		return o.q != f.q && o.noun == f.noun && o.unit == f.unit && relate(o.interval, f.interval) != equalValues
	})
}

// sameMeasure reports whether two figures count or measure the same: by one noun or its
// synonym; of what has a unit, by a word in common between the number and its verb.
func (r *reader) sameMeasure(f, g *figure) bool {
	if f.outOf > 0 && f.outOf == g.outOf || f.unit == "s" && f.noun == "" && g.noun == "" && r.shared(f.near, g.near) >= 0.4 {
		return true
	}
	if f.noun == "time" {
		return false // "the four-time champion"
	}
	if f.unit == "count" || f.unit == "s" {
		return f.noun != "" && g.noun != "" && (f.noun == g.noun || forces[f.noun] && forces[g.noun] || r.lex.nearness(f.noun, g.noun) >= 0.8)
	}
	return r.shared(f.near, g.near) > 0
}

// namedApart reports whether the clauses of two figures name persons, bodies or places, and
// none in common, nor do their sentences: "took the oath, administered by Judge Roe" and
// "Judge Roe administered the oath" are of one.
func (f *figure) namedApart(g *figure) bool {
	x, y := f.clause.nameLemmas(), g.clause.nameLemmas()
	if len(x) == 0 || len(y) == 0 || meet(x, y) {
		return false
	}
	return !meet(f.namesAround(), g.namesAround())
}

// nameLemmas are the lemmas of a clause's names, sorted.
func (c *clause) nameLemmas() []int32 {
	return c.a.nameLemmas(c.first, c.end, func(i int) bool { return c.a.clauseOf[i] == c.n })
}

// nameLemmas are the lemmas of the names among some tokens, sorted.
func (a *account) nameLemmas(first, end int, ours func(int) bool) []int32 {
	var out []int32
	for i := first; i < end; i++ {
		w := &a.words[i]
		if a.d.Tokens[i].POS != "PROPN" || !ours(i) {
			continue
		}
		if w.id >= 0 {
			out = append(out, w.id)
		}
		if w.also >= 0 {
			out = append(out, w.also)
		}
	}
	slices.Sort(out)
	return out
}

// namesAround are the lemmas of the names in a figure's sentence, sorted.
func (f *figure) namesAround() []int32 {
	s := f.a.d.Sentences[f.a.d.Tokens[f.head].Sentence]
	return f.a.nameLemmas(s.First, s.End, func(int) bool { return true })
}

// thing is the noun that heads what a figure counts or measures: "ruling" of "the 48-page
// ruling of the court".
func (f *figure) thing() int {
	d := f.a.d
	top := f.head
	for range 3 {
		t := &d.Tokens[top]
		if t.Head == top || d.Tokens[t.Head].POS != "NOUN" || t.Dep != "compound" && t.Dep != "nmod" && t.Dep != "amod" && t.Dep != "nummod" {
			break
		}
		top = t.Head
	}
	return top
}

// kindsApart reports whether one of two figures counts but those of which something is said
// that the other's sentence does not speak of: "51 wins coming by knockout".
func (r *reader) kindsApart(f, g *figure) bool {
	return r.lacks(g, f.kind()) || r.lacks(f, g.kind())
}

// lacks reports whether the sentence of a figure has no word near one of those given.
func (r *reader) lacks(f *figure, kind []int32) bool {
	s := f.a.d.Sentences[f.a.d.Tokens[f.head].Sentence]
	return slices.ContainsFunc(kind, func(l int32) bool {
		for i := s.First; i < s.End; i++ {
			if m := f.a.words[i].id; m >= 0 && (m == l || r.nearness(m, l) > 0) {
				return false
			}
		}
		return true
	})
}

// kind are the lemmas of the participles that tell which of their name a figure counts.
func (f *figure) kind() []int32 {
	var out []int32
	d := f.a.d
	if f.unit != "count" || d.Tokens[f.head].POS != "NOUN" || f.outOf > 0 {
		return nil
	}
	for k := range d.Children(f.head) {
		if t := &d.Tokens[k]; t.Dep == "acl" && t.Tag == "VBG" && f.a.words[k].id >= 0 {
			out = append(out, f.a.words[k].id)
		}
	}
	return out
}

// definite reports whether what a figure counts is told as a known thing, by "the".
func (f *figure) definite() bool {
	d := f.a.d
	return d.Tokens[d.Tokens[f.thing()].First].Lower == "the"
}

// sharedScene reports whether the clauses of two figures share a word, or one of near
// meaning, that tells something besides what they count.
func (r *reader) sharedScene(f, g *figure) bool {
	counted := map[string]bool{f.noun: true, g.noun: true}
	return slices.ContainsFunc(f.clause.lemmas, func(l int32) bool {
		return r.heavy(l, rare) && !counted[r.texts[l]] && r.covered([]int32{l}, g.clause.lemmas) >= 0.8
	})
}

// assuredDays reports whether some two of the moments name days that cannot both hold of
// what is surely one event: both say the day itself, both tell of it as past or neither
// does, in reports of one week, and neither document has the other's day beside its own.
func (r *reader) assuredDays(moments []moment) bool {
	for i := range moments {
		for j := range i {
			m, o := moments[j].inClause(), moments[i].inClause()
			if m.clause == nil || o.clause == nil || r.relateTimes(m, o) != disjoint || !m.firm() || !o.firm() || m.loose() || o.loose() {
				continue
			}
			if m.clause.inPast() == o.clause.inPast() && !daysApart(m.a, o.a) && !m.givesToo(&o) && !o.givesToo(&m) {
				return true
			}
		}
	}
	return false
}

// loose reports whether a moment stands under a condition, or is that of one of many things.
func (m *moment) loose() bool {
	return m.ofOneOfMany() || m.clause.supposed() || m.a.reasoned(m.clause.verb)
}

// ofOneOfMany reports whether the clause of a moment tells what one of several like things
// is, and its day so that it can be told from them: "a bill to fund the parks until May",
// "a bill that would fund them until June".
func (m *moment) ofOneOfMany() bool {
	d := m.a.d
	t := &d.Tokens[m.clause.verb]
	if t.Dep != "acl" && t.Dep != "relcl" || !m.clause.ahead() {
		return false
	}
	first := d.Tokens[d.Tokens[t.Head].First].Lower
	return first == "a" || first == "an" || first == "another"
}

// givesToo reports whether the sentence of a moment names the other's day too: "the first
// bill runs to the 16th, this one to the 8th".
func (m *moment) givesToo(o *moment) bool {
	d := m.a.d
	s := d.Sentences[d.Tokens[min(d.TokenAt(m.t.Start), len(d.Tokens)-1)].Sentence]
	return slices.ContainsFunc(d.Timexes, func(x nlp.Timex) bool {
		return s.Contains(x.Span) && x.Placed() && x.Span != m.t.Span && x.From.Before(o.t.To) && o.t.From.Before(x.To)
	})
}

// inPast reports whether a clause's verb, or the auxiliary before it, stands in the past.
func (c *clause) inPast() bool {
	past := func(t *nlp.Token) bool { return t.Tag == "VBD" }
	return past(&c.a.d.Tokens[c.verb]) || slices.ContainsFunc(c.a.auxiliaries(c.verb), past)
}

// oneAppointment reports whether the days of an agenda item that cannot both hold are
// surely of one event: two clauses that name different days say the same otherwise.
func (r *reader) oneAppointment(moments []moment) bool {
	for i := range moments {
		for j := range i {
			m, o := moments[j].inClause(), moments[i].inClause()
			if m.clause != nil && o.clause != nil && r.relateTimes(m, o) == disjoint && m.firm() && o.firm() && r.oneAim(&m, &o) {
				return true
			}
		}
	}
	return false
}

// firm reports whether a moment names its day itself, by its number or the day of the
// week: "tomorrow" and "this weekend" hang on the day of the page, which may be wrong.
func (m *moment) firm() bool {
	text := strings.ToLower(m.a.d.Slice(m.t.Span))
	return strings.ContainsAny(text, "0123456789") || slices.ContainsFunc(strings.Fields(text), func(w string) bool {
		return strings.HasSuffix(strings.Trim(w, ".,'’s"), "day") && !strings.HasPrefix(w, "today") && !strings.HasPrefix(w, "yester") && !strings.HasPrefix(w, "holiday")
	})
}

// oneAim reports whether two clauses announce one thing: one verb with one object, or
// much the same words in reports of one week.
func (r *reader) oneAim(m, o *moment) bool {
	if m.near(o) && m.ofVerb() && o.ofVerb() && r.shared(m.lemmas, o.lemmas) >= 0.3 {
		return true
	}
	return r.nearWords(&m.a.words[m.clause.verb], &o.a.words[o.clause.verb]) && r.sameDeed(m, o) && (sameSubject(m.clause, o.clause) || r.shared(m.lemmas, o.lemmas) >= 0.3)
}
