package reconcile

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/news"
	"readout/internal/nlp"
)

// charge is what a party says that another has done.
type charge struct {
	s       *saying
	c       *clause
	against party
}

// hostile are deeds of which either side says that the other did them.
var hostile = set("fire shoot shell attack strike bomb bombard open start begin violate break breach provoke kill assault raid invade cross ambush launch seize destroy hit storm loot burn throw beat stab")

// accusers finds where each of two parties says that the other did it: "Marrow said
// Vellin's guards had fired first; Vellin said Marrow's soldiers had opened fire".
func (r *reader) accusers() []finding {
	all := r.charges()
	var out []finding
	used := map[*clause]bool{}
	for i := range all {
		for j := range all {
			x, y := &all[i], &all[j]
			if i >= j || used[x.c] || used[y.c] || !r.crossed(x, y) {
				continue
			}
			out = append(out, r.accusersFinding(all, x, y, used))
		}
	}
	return out
}

// charges lists what parties say that others have done.
func (r *reader) charges() []charge {
	var out []charge
	all := r.sayings()
	for i := range all {
		s := &all[i]
		if !s.speaker.known() || s.negated || s.question() || s.outer {
			continue
		}
		first, end := s.tokens()
		for t := first; t < end; t++ {
			n := s.a.clauseOf[t]
			if n < 0 || s.a.clauses[n].verb != t || !hostile[firstWord(s.a.words[t].lemma)] {
				continue
			}
			c := &s.a.clauses[n]
			if c.negated || c.ahead() || !c.asserted() {
				continue
			}
			if p := r.subjectParty(c); p.known() && p.apart(s.speaker) {
				out = append(out, charge{s, c, p})
			}
		}
	}
	return out
}

// subjectParty is whose deed a clause tells.
func (r *reader) subjectParty(c *clause) party {
	d := c.a.d
	for k := range d.Children(c.verb) {
		if t := &d.Tokens[k]; t.Dep == "nsubj" {
			w := nlp.Who{Text: d.Slice(d.TokenSpan(t.First, k+1)), Span: d.TokenSpan(t.First, k+1)}
			for m := range d.Mentions {
				if one := &d.Mentions[m]; one.Head == k {
					if e := r.who.mentioned(d, one.Span); e != nil {
						w.Entity = e.ID
					}
				}
			}
			return r.who.party(d, w).withCountry()
		}
	}
	return party{}
}

// withCountry is a party with the country that its phrase names: "Danish guards".
func (p party) withCountry() party {
	for _, w := range p.words {
		if p.country != "" {
			break
		}
		for _, e := range knowledge.Load().Find(strings.ToUpper(w[:1]) + w[1:]) {
			if e.Kind == knowledge.Demonym || e.Kind == knowledge.Country {
				p.country = e.Country
				break
			}
		}
	}
	return p
}

// crossed reports whether two charges are of one deed, each against the other's speaker.
func (r *reader) crossed(x, y *charge) bool {
	return x.s.speaker.apart(y.s.speaker) && x.against.same(y.s.speaker) && y.against.same(x.s.speaker) && r.oneDeed(x, y)
}

// oneDeed reports whether two clauses tell deeds of one kind.
func (r *reader) oneDeed(x, y *charge) bool {
	return slices.ContainsFunc(x.deed(), func(l int32) bool {
		return slices.ContainsFunc(y.deed(), func(m int32) bool { return l == m || r.nearness(l, m) >= 0.8 })
	})
}

// deed is the verb with its object.
func (x *charge) deed() []int32 {
	out := slices.Clone(x.c.a.objects(x.c.verb))
	if w := x.c.a.words[x.c.verb].id; w >= 0 {
		out = append(out, w)
	}
	return out
}

// accusersFinding shows the charges of both sides in all documents.
func (r *reader) accusersFinding(all []charge, x, y *charge, used map[*clause]bool) finding {
	f := finding{agenda: -1, rank: 1}
	f.Kind, f.Slot, f.Topic = news.Disputed, news.EventSlot, shorten(x.c.a.d.Slice(x.c.Span))
	for i := range all {
		z := &all[i]
		group := 0
		switch {
		case z == x || z.s.speaker.same(x.s.speaker) && r.oneDeed(z, y):
			group = 1
		case z == y || z.s.speaker.same(y.s.speaker) && r.oneDeed(z, x):
			group = 2
		default:
			continue
		}
		used[z.c] = true
		if !slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == z.c.a.d && v.Group == group }) {
			f.Values = append(f.Values, value(z.c.a.d, z.c.Span, "", group))
		}
	}
	r.foes = append(r.foes, [2]party{x.s.speaker, y.s.speaker})
	f.Why = r.why(f.Kind, f.Values)
	return f
}

// blame finds clauses in which the parties blame one another.
func (r *reader) blame(told []finding) []finding {
	var out []finding
	var first *clause
	for _, a := range r.accounts {
		for i := range a.clauses {
			c := &a.clauses[i]
			if blaming[a.words[c.verb].lemma] && c.mutual() && !toldNear(told, c) {
				if first != nil && r.kin(first, c) >= retold {
					out[0].Values = append(out[0].Values, value(a.d, c.Span, "", 1))
					out[0].Why = r.why(news.Disputed, out[0].Values)
					continue
				}
				if first == nil {
					first = c
				}
				f := finding{agenda: -1, rank: 0.5}
				f.Kind, f.Slot, f.Topic = news.Disputed, news.EventSlot, shorten(a.d.Slice(c.Span))
				f.Values = []news.Value{value(a.d, c.Span, "", 1)}
				f.Why = shown(f.Values[0]) + " in 1 report"
				out = append(out, f)
			}
		}
	}
	return out
}

// toldNear reports whether a finding shows what stands within a few sentences of a clause.
func toldNear(found []finding, c *clause) bool {
	return slices.ContainsFunc(found, func(f finding) bool {
		return slices.ContainsFunc(f.Values, func(v news.Value) bool {
			return v.Document == c.a.d && v.Start < c.End+answerGap && c.Start < v.End+answerGap
		})
	})
}

var blaming = set("blame accuse contradict dispute")

// mutual reports whether a clause says what two do to each other.
func (c *clause) mutual() bool {
	d := c.a.d
	for i := c.verb + 1; i < c.end; i++ {
		if l := d.Tokens[i].Lower; l == "other" || l == "another" && d.Tokens[i-1].Lower == "one" {
			return true
		}
	}
	return false
}
