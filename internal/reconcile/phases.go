package reconcile

import (
	"cmp"
	"slices"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// phase is a clause that says that something begins, is suspended, goes on or ends.
type phase struct {
	c     *clause
	stage string
	event int // token: what begins or ends
	day   time.Time
}

// phaseOf are the verbs of each phase, by lemma.
var phaseOf = map[string]string{
	"begin": "begin", "start": "begin", "launch": "begin", "commence": "begin", "break out": "begin",
	"suspend": "suspend", "halt": "suspend", "interrupt": "suspend", "pause": "suspend",
	"call off": "end", "cancel": "end", "end": "end", "finish": "end", "conclude": "end", "abandon": "end",
	"resume": "resume", "restart": "resume", "reopen": "resume",
}

// replacedBy are the phases that can follow each.
var replacedBy = map[string]map[string]bool{
	"begin": set("suspend end"), "suspend": set("resume end"), "resume": set("suspend end"),
}

// phases finds where a later report has what an earlier one tells in another phase:
// "the strike begins", three days later "suspended the strike".
func (r *reader) phases() []finding {
	all := r.phaseClauses()
	var out []finding
	used := map[*clause]bool{}
	for i := range all {
		early := &all[i]
		if used[early.c] {
			continue
		}
		for j := range all {
			late := &all[j]
			if used[late.c] || !r.overtaken(early, late) {
				continue
			}
			out = append(out, r.phaseFinding(all, early, late, used))
			break
		}
	}
	return out
}

// phaseClauses lists the clauses that tell a phase, the earliest first.
func (r *reader) phaseClauses() []phase {
	var out []phase
	for _, a := range r.accounts {
		for i := range a.clauses {
			c := &a.clauses[i]
			p := phase{c: c, stage: phaseOf[a.words[c.verb].lemma], day: dayOf(a.day)}
			if p.stage == "" || c.negated || c.ahead() || !c.asserted() || past(c) {
				continue
			}
			if p.event = c.undergoes(); p.event < 0 || a.words[p.event].id < 0 || a.anotherOf(p.event) {
				continue
			}
			if t := c.told(); t != nil {
				p.day = dayOf(t.From)
			}
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b phase) int { return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.c.a.n, b.c.a.n)) })
	return out
}

// told is the day on which a clause says that something took place, its document's day
// at the latest; not the day until which, which is later. It is nil where none is named.
func (c *clause) told() *nlp.Timex {
	d := c.a.d
	for i := range d.Timexes {
		t := &d.Timexes[i]
		if t.Placed() && c.Contains(t.Span) && t.Grain >= nlp.DayGrain && !dayOf(t.From).After(dayOf(c.a.day)) {
			return t
		}
	}
	return nil
}

// undergoes is the noun of what begins or ends by the clause's verb: its object, or the
// subject where it has none; a token, or -1.
func (c *clause) undergoes() int {
	d := c.a.d
	subject := -1
	for k := range d.Children(c.verb) {
		switch t := &d.Tokens[k]; {
		case t.POS != "NOUN":
			if t.Dep == "dobj" || t.Dep == "xcomp" {
				return -1
			}
		case t.Dep == "dobj" || t.Dep == "nsubjpass":
			return k
		case t.Dep == "xcomp" || t.Dep == "ccomp":
			return -1
		case t.Dep == "nsubj":
			subject = k
		}
	}
	return subject
}

// anotherOf reports whether a noun is marked as one of several: "the last strike".
func (a *account) anotherOf(noun int) bool {
	for k := range a.d.Children(noun) {
		if another[a.d.Tokens[k].Lower] {
			return true
		}
	}
	return false
}

// overtaken reports whether the later clause tells a phase that follows the earlier
// one's, of the same event, on a day after the earlier report.
func (r *reader) overtaken(early, late *phase) bool {
	return replacedBy[early.stage][late.stage] && independent(early.c.a, late.c.a) &&
		dayOf(early.c.a.day).Before(late.day) && early.day.Before(late.day) && r.oneEvent(early, late)
}

// retells reports whether a clause says of the same document by the same verb what
// another does: the body what the title says.
func (p *phase) retells(o *phase) bool {
	return p.c.a == o.c.a && p.c.a.words[p.c.verb].lemma == o.c.a.words[o.c.verb].lemma && p.day.Equal(o.day)
}

// oneEvent reports whether two phases are of one event: nouns of one meaning, whose
// attributes are not different ones.
func (r *reader) oneEvent(p, q *phase) bool {
	x, y := &p.c.a.words[p.event], &q.c.a.words[q.event]
	near := func(a, b int32) bool { return a >= 0 && b >= 0 && (a == b || r.nearness(a, b) >= 0.8) }
	if !near(x.id, y.id) && !near(x.also, y.id) && !near(x.id, y.also) {
		return false
	}
	if x.id != y.id { // "industrial action": the attribute is part of the word
		return true
	}
	a, b := p.c.a.attributes(p.event), q.c.a.attributes(q.event)
	return len(a) == 0 || len(b) == 0 || r.shareNear(a, b)
}

// attributes are the content lemmas that stand before a noun.
func (a *account) attributes(noun int) []int32 {
	var out []int32
	for k := range a.d.Children(noun) {
		if t := &a.d.Tokens[k]; (t.Dep == "compound" || t.Dep == "amod" || t.Dep == "nmod") && a.words[k].id >= 0 {
			out = append(out, a.words[k].id)
		}
	}
	return out
}

// shareNear reports whether two lists share a lemma, or have two of near meaning.
func (r *reader) shareNear(a, b []int32) bool {
	return slices.ContainsFunc(a, func(l int32) bool {
		return slices.ContainsFunc(b, func(m int32) bool { return l == m || r.nearness(l, m) >= 0.5 })
	})
}

// phaseFinding shows all reports of the two phases.
func (r *reader) phaseFinding(all []phase, early, late *phase, used map[*clause]bool) finding {
	f := finding{agenda: -1, rank: r.importance(late.c)}
	f.Kind, f.Slot, f.Topic = news.Updates, news.EventSlot, shorten(late.c.a.d.Slice(late.c.Span))
	for i := range all {
		p := &all[i]
		group := 0
		switch {
		case p == early || p.stage == early.stage && r.overtaken(p, late):
			group = 1
		case p == late || p.stage == late.stage && (r.overtaken(early, p) || p.retells(late)):
			group = 2
		default:
			continue
		}
		if used[p.c] = true; !slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == p.c.a.d && v.Overlaps(p.c.Span) }) {
			f.Values = append(f.Values, value(p.c.a.d, p.c.Span, p.stage, group))
		}
	}
	for i := range early.c.a.clauses {
		if c := &early.c.a.clauses[i]; !used[c] && r.enacts(c, early) {
			used[c] = true
			f.Values = append(f.Values, value(c.a.d, c.Span, early.stage, 1))
		}
	}
	f.Why = r.why(f.Kind, f.Values)
	return f
}

// enacts reports whether a clause tells by its verb what the phase begins: "walked out"
// of a strike.
func (r *reader) enacts(c *clause, p *phase) bool {
	verb := &c.a.words[c.verb]
	return p.stage == "begin" && c.a.d.Tokens[c.verb].Tag == "VBD" && verb.lemma != p.c.a.words[p.c.verb].lemma && !c.negated && c.asserted() && !past(c) &&
		r.lex.nearness(verb.lemma, c.a.words[p.event].lemma) >= 0.8
}
