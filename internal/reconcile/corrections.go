package reconcile

import (
	"slices"

	"readout/internal/nlp"
)

// corrections joins figures of one unit of which the text itself says that they are of
// one thing: a party's new number in place of its old one ("had put the loss at 400
// kilograms, now says 1.6 tonnes"), and what two parties say of what "is in dispute".
func corrections(of []figure) {
	for i := range of {
		g := &of[i]
		for j := max(0, i-3); j < i && g.twin == nil; j++ {
			f := &of[j]
			if g.unit != f.unit || g.unit == "s" || g.ratio(f) > 10 || relate(f.interval, g.interval) != disjoint {
				continue
			}
			switch {
			case g.corrected(f):
				g.corrects, g.moving = true, true
			case g.rivals(f):
				g.versus = f.q
			default:
				continue
			}
			g.twin = f.root()
		}
	}
}

// corrected reports whether g's sentence says what one party had said before, f, and
// what it says now.
func (g *figure) corrected(f *figure) bool {
	d := g.a.d
	if d.Tokens[g.head].Sentence != d.Tokens[f.head].Sentence || g.party.apart(f.party) {
		return false
	}
	return slices.ContainsFunc(d.Tokens[f.head:max(f.head, g.head)], func(t nlp.Token) bool { return t.Lower == "now" })
}

// rivals reports whether the sentence before two figures of different parties says that
// the matter is in dispute.
func (g *figure) rivals(f *figure) bool {
	d := g.a.d
	s, t := d.Tokens[f.head].Sentence, d.Tokens[g.head].Sentence
	return s > 0 && t-s <= 1 && f.party.apart(g.party) && g.a.inDispute(int(s)-1)
}

// inDispute reports whether a sentence says that something is in dispute.
func (a *account) inDispute(sentence int) bool {
	s := a.d.Sentences[sentence]
	for i := s.First + 1; i < s.End; i++ {
		if a.words[i].lemma == "dispute" && a.d.Tokens[i-1].Lower == "in" {
			return true
		}
	}
	return false
}

// partiesDispute reports whether different values are those of parties who stand
// against each other.
func (r *reader) partiesDispute(classes [][]*figure) bool {
	for i, c := range classes {
		for _, d := range classes[:i] {
			for _, f := range c {
				for _, g := range d {
					if f.a != g.a && f.party.entity != "" && f.party.entity == g.party.entity {
						continue // one party in two reports
					}
					if f.contrast && echoed(c, f) || g.contrast && echoed(d, g) || f.versus == g.q || g.versus == f.q {
						return true
					}
					if relate(f.interval, g.interval) == disjoint && f.party.apart(g.party) && (r.foe(f.party, g.party) && !f.clause.ahead() && !g.clause.ahead() || r.rejects(f, g) || r.rejects(g, f) || r.besides(f, g) && !f.party.observes() && !g.party.observes()) {
						return true
					}
				}
			}
		}
	}
	return false
}

// echoed reports whether a number that a figure denies ("sixty, not sixty-one") is one that
// somebody else gives.
func echoed(class []*figure, f *figure) bool {
	first := f.a.d.TokenAt(f.q.Start)
	if first == 0 || f.a.d.Tokens[first-1].Lower != "not" {
		return true
	}
	return slices.ContainsFunc(class, func(g *figure) bool { return g.a != f.a && !g.contrast })
}

// besides reports whether a document sets the counts of two parties side by side, and so
// shows its readers that they do not agree: of one thing, as the one says nothing but the
// number, or both say something alike of it. Two boards' votes on two matters are no dispute.
func (r *reader) besides(f, g *figure) bool {
	if f.a != g.a {
		return false
	}
	d := f.a.d
	if gap := d.Tokens[f.head].Sentence - d.Tokens[g.head].Sentence; gap < -1 || gap > 1 {
		return false
	}
	x, y := f.toldOf(), g.toldOf()
	return len(x) == 0 || len(y) == 0 || f.clause == g.clause || r.meet(x, y)
}

// toldOf are the lemmas that a figure's clause tells beside the number, what it counts, whose
// word it is and that it is one.
func (f *figure) toldOf() []int32 {
	var out []int32
	d := f.a.d
	for i := f.clause.first; i < f.clause.end; i++ {
		w := &f.a.words[i]
		if w.id < 0 || f.a.clauseOf[i] != f.clause.n || f.a.measured[i] || giving[w.lemma] || w.lemma == f.noun || slices.Contains(f.party.words, d.Tokens[i].Lower) {
			continue
		}
		out = append(out, w.id)
	}
	return out
}

// giving are words that only say that something is a number, and whose.
var giving = set("put say speak count claim give admit estimate number figure total toll report tell set state insist maintain")

// observes reports whether a party is a body of many states, which counts what others do:
// it is on neither side, where it has denied nothing.
func (p party) observes() bool { return p.country == "UNO" || p.country == "IGO" }

// foe reports whether one of two parties denied what the other said.
func (r *reader) foe(a, b party) bool {
	return slices.ContainsFunc(r.foes, func(e [2]party) bool {
		return a.same(e[0]) && b.same(e[1]) || a.same(e[1]) && b.same(e[0])
	})
}

// rejects reports whether the party of a figure rejects another's count beside it.
func (r *reader) rejects(f, g *figure) bool {
	d := f.a.d
	s := d.Tokens[f.head].Sentence
	for i := d.Sentences[max(0, s-1)].First; i < d.Sentences[min(len(d.Sentences)-1, s+1)].End; i++ {
		if l := f.a.words[i].lemma; !rejecting[l] || d.Tokens[i].POS == "NOUN" || !f.a.ofCount(i) {
			continue
		}
		if k := f.a.doer(i); k >= 0 && (d.Tokens[k].POS == "PRON" || slices.Contains(f.party.words, d.Tokens[k].Lower) || f.party.body != "" && bodies[d.Tokens[k].Lower] == f.party.body) {
			return true
		}
	}
	return false
}

// rejected reports whether the figure's sentence or the next rejects a count: not an offer
// or a request that has a number in it.
func (f *figure) rejected() bool {
	d := f.a.d
	s := d.Tokens[f.head].Sentence
	for i := d.Sentences[max(0, s-1)].First; i < d.Sentences[min(len(d.Sentences)-1, s+2)].End; i++ {
		if l := f.a.words[i].lemma; rejecting[l] && d.Tokens[i].POS != "NOUN" && f.a.ofCount(i) {
			return true
		}
	}
	return false
}

// ofCount reports whether what a verb rejects may be a count: nothing that is named, a
// pronoun, or a word for what was said.
func (a *account) ofCount(verb int) bool {
	for k := range a.d.Children(verb) {
		switch t := &a.d.Tokens[k]; t.Dep {
		case "dobj", "nsubjpass":
			return t.POS == "PRON" || contested[a.words[k].lemma] || elliptic[a.words[k].lemma]
		case "xcomp", "ccomp", "pcomp":
			return false
		}
	}
	return true
}

var rejecting = set("reject dispute deny refute differently contradict disagree")
