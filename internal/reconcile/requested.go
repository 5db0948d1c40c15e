package reconcile

import (
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// asker is who is said to have asked for talks: the slot "requested by" of an event.
type asker struct {
	a      *account
	who    party
	name   string
	source party
	shown  nlp.Span
}

// requested compares at whose request the talks of the story took place.
func (r *reader) requested() []finding {
	var all []asker
	for _, a := range r.accounts {
		for i := range a.d.Tokens {
			if a.clauseOf[i] < 0 {
				continue
			}
			if x, ok := r.askerAt(a, i); ok {
				all = append(all, x)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	f := finding{agenda: -1, rank: 4} // before all that one origin alone tells
	f.Slot, f.Topic = news.ParticipantSlot, "at whose request"
	var sides []party
	for _, x := range all {
		k := slices.IndexFunc(sides, x.who.same)
		if k < 0 {
			sides = append(sides, x.who)
			k = len(sides) - 1
		}
		f.Values = append(f.Values, value(x.a.d, x.shown, x.name, k+1))
	}
	f.Why = r.why(f.Kind, f.Values)
	if f.Kind = r.askersKind(all, len(sides)); f.Kind == news.SingleSource && !independentStory(r) {
		return nil
	}
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return []finding{f}
}

// askersKind is how the askers stand to each other.
func (r *reader) askersKind(all []asker, sides int) news.ComparisonKind {
	several := slices.ContainsFunc(all, func(x asker) bool { return independent(x.a, all[0].a) })
	attributed := slices.ContainsFunc(all, func(x asker) bool { return x.source.known() })
	switch {
	case sides > 1 && attributed:
		return news.Disputed
	case sides > 1 && several:
		return news.Differs
	case several:
		return news.Agrees
	}
	return news.SingleSource
}

func independentStory(r *reader) bool {
	return slices.ContainsFunc(r.accounts, func(a *account) bool { return independent(a, r.accounts[0]) })
}

// askerAt reads "at the request of X", "at X's request" and "X had requested the
// call" at the token that asks.
func (r *reader) askerAt(a *account, i int) (asker, bool) {
	d := a.d
	t := &d.Tokens[i]
	x := asker{a: a, source: r.source(a, i, "")}
	c := &a.clauses[a.clauseOf[i]]
	x.shown = c.Span
	who := -1
	switch {
	case t.POS == "NOUN" && requesting[a.words[i].lemma] && d.Tokens[t.Head].Lower == "at":
		if who = a.requester(i); !r.talks(a, t.Head, c) {
			return x, false
		}
	case t.POS == "VERB" && (t.Lower == "requested" || t.Lower == "asked" || t.Lower == "initiated" || t.Lower == "sought") && a.asksForTalks(i, t.Lower == "asked"):
		who = a.subjectOf(i)
	}
	if who < 0 {
		return x, false
	}
	h := &d.Tokens[who]
	span := d.TokenSpan(h.First, who+1) // without what is said of them behind
	if span.Len() > 80 {
		span = h.Span
	}
	w := nlp.Who{Text: d.Slice(span), Span: span}
	for k := range d.Mentions {
		if m := &d.Mentions[k]; m.Head == who {
			if e := r.who.mentioned(d, m.Span); e != nil {
				w.Entity = e.ID
			}
		}
	}
	x.who, x.name = r.who.party(d, w), strings.TrimSpace(w.Text)
	return x, x.who.known() && h.POS != "PRON"
}

var requesting = set("request initiative invitation behest")

// requester is X of "the request of X" and "X's request", or -1.
func (a *account) requester(i int) int {
	d := a.d
	for k := range d.Children(i) {
		if d.Tokens[k].Dep == "poss" && d.Tokens[k].POS != "PRON" {
			return k
		}
		if d.Tokens[k].Lower == "of" {
			for o := range d.Children(k) {
				if d.Tokens[o].Dep == "pobj" {
					return o
				}
			}
		}
	}
	return -1
}

// talks reports whether what took place at a request is talks, or a pronoun for them.
func (r *reader) talks(a *account, prep int, c *clause) bool {
	d := a.d
	for i := d.Sentences[d.Tokens[prep].Sentence].First; i < d.Sentences[d.Tokens[prep].Sentence].End; i++ {
		if talking[a.words[i].lemma] {
			return true
		}
	}
	return talking[a.words[c.verb].lemma]
}

// asksForTalks reports whether a verb's object is talks: "requested the call", "asked
// for it" where the sentence or the one before speaks of a call.
func (a *account) asksForTalks(i int, behindFor bool) bool {
	d := a.d
	for k := range d.Children(i) {
		o := k
		if behindFor {
			if d.Tokens[k].Lower != "for" {
				continue
			}
			for m := range d.Children(k) {
				if d.Tokens[m].Dep == "pobj" {
					o = m
				}
			}
		} else if d.Tokens[k].Dep != "dobj" {
			continue
		}
		if talking[a.words[o].lemma] && o != k || talking[a.words[o].lemma] && !behindFor {
			return true
		}
		if d.Tokens[o].Lower == "it" && o != k {
			s := d.Tokens[i].Sentence
			for m := d.Sentences[max(0, s-1)].First; m < i; m++ {
				if talking[a.words[m].lemma] && d.Tokens[m].POS == "NOUN" {
					return true
				}
			}
		}
	}
	return false
}

// subjectOf is the subject of a verb; of "it was X that asked" it is X; or -1.
func (a *account) subjectOf(i int) int {
	d := a.d
	for k := range d.Children(i) {
		t := &d.Tokens[k]
		if t.Dep != "nsubj" {
			continue
		}
		if t.Lower != "that" && t.Lower != "who" {
			return k
		}
		for m := i - 1; m >= d.Sentences[t.Sentence].First; m-- {
			if u := &d.Tokens[m]; u.Dep == "attr" || u.Dep == "nsubj" && u.POS == "PROPN" {
				return m
			}
		}
	}
	return -1
}
