package event

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// merge makes one event of what a document tells several times: same type, no
// word against it in mode, status, time, place, actors and recipients, and
// something in common. The first telling with most slots filled is kept, the
// others stand in Again.
func (v *view) merge(all []*coded) []*coded {
	var out []*coded
	for _, c := range all {
		if into := v.same(out, c); into != nil {
			into.take(c, v)
			continue
		}
		out = append(out, c)
	}
	return out
}

// same is the latest earlier event that c tells again, or nil.
func (v *view) same(before []*coded, c *coded) *coded {
	for i := len(before) - 1; i >= 0; i-- {
		if v.tellsSame(before[i], c) {
			return before[i]
		}
	}
	return nil
}

func (v *view) tellsSame(a, b *coded) bool {
	switch {
	case a.kind != b.kind, a.mode != b.mode && a.mode != "" && b.mode != "":
		return false
	case a.status != b.status, a.trigger == b.trigger:
		return false
	case !sameTime(&a.out, &b.out):
		return false
	case a.place >= 0 && b.place >= 0 && !v.corefer(a.place, b.place):
		return false
	}
	actors, recipients := v.overlap(a.actor, b.actor), v.overlap(a.recipient, b.recipient)
	if v.reciprocal(a) {
		both := v.overlap(slices.Concat(a.actor, a.recipient), slices.Concat(b.actor, b.recipient))
		return both == yes && v.within(a, b) || both == unknown && v.definite(b) && b.pos == 'n'
	}
	if actors == no || recipients == no {
		return false
	}
	if actors == yes && recipients == yes {
		return true
	}
	near := v.tokens[b.trigger].Sentence-v.tokens[a.trigger].Sentence <= 6
	word := v.lemmas[a.trigger] == v.lemmas[b.trigger]
	if b.pos == 'n' && v.definite(b) && near {
		return true
	}
	return (actors == yes || recipients == yes) && (word || near && a.mode == b.mode && a.mode != "")
}

// reciprocal reports whether actor and recipient may change places.
func (v *view) reciprocal(c *coded) bool {
	return c.kind == "CONSULT" || c.kind == "AGREE" && c.pos == 'n' || c.kind == "COOPERATE"
}

// definite reports whether a noun phrase points back: "the call", "that attack".
func (v *view) definite(c *coded) bool {
	return v.pointed(c.trigger)
}

// pointed reports whether a noun has "the" or its like, or a day as its owner:
// "Tuesday's talks".
func (v *view) pointed(i int) bool {
	for _, k := range v.children(i) {
		switch v.tokens[k].Lower {
		case "the", "that", "this", "these", "those", "both":
			return true
		}
		if v.tokens[k].Dep == "poss" && v.timex[k] >= 0 {
			return true
		}
	}
	return false
}

func sameTime(a, b *nlp.Event) bool {
	if a.From.IsZero() || b.From.IsZero() {
		return true
	}
	return a.From.Before(b.To) && b.From.Before(a.To)
}

type answer int

const (
	unknown answer = iota // one side is empty
	yes
	no
)

// overlap reports whether two lists of phrases name somebody in common.
func (v *view) overlap(a, b []int) answer {
	if len(a) == 0 || len(b) == 0 {
		return unknown
	}
	for _, x := range a {
		for _, y := range b {
			if v.corefer(x, y) {
				return yes
			}
		}
	}
	return no
}

// corefer reports whether two phrases are of one chain, or have the same words.
func (v *view) corefer(x, y int) bool {
	if mx, my := v.mention[x], v.mention[y]; mx >= 0 && my >= 0 && v.d.Mentions[mx].Chain == v.d.Mentions[my].Chain {
		return true
	}
	switch v.tokens[x].POS {
	case "PROPN":
		return v.lemmas[x] == v.lemmas[y]
	case "NOUN":
		a, b := v.phrase(x), v.phrase(y)
		return v.lemmas[x] == v.lemmas[y] && strings.EqualFold(v.d.Slice(v.d.TokenSpan(a.first, a.end)), v.d.Slice(v.d.TokenSpan(b.first, b.end)))
	}
	return false
}

// within reports whether all who take part in the one event that names fewer
// take part in the other.
func (v *view) within(a, b *coded) bool {
	few, many := slices.Concat(a.actor, a.recipient), slices.Concat(b.actor, b.recipient)
	if len(few) > len(many) {
		few, many = many, few
	}
	for _, x := range few {
		if v.overlap([]int{x}, many) != yes {
			return false
		}
	}
	return true
}

// take adds a telling to an event, and fills what the event lacks from it.
func (c *coded) take(o *coded, v *view) {
	e, n := &c.out, &o.out
	e.Again = append(e.Again, nlp.EventMention{Trigger: n.Trigger, Clause: n.Clause})
	if e.Mode == "" {
		e.Mode, e.Cameo, c.mode = n.Mode, n.Cameo, o.mode
	}
	if len(e.Actor) == 0 {
		e.Actor, c.actor = n.Actor, o.actor
	}
	if len(e.Recipient) == 0 && v.overlap(c.actor, o.recipient) != yes {
		e.Recipient, c.recipient = n.Recipient, o.recipient
	}
	finer := !n.From.IsZero() && !e.From.IsZero() && !n.From.Before(e.From) && !n.To.After(e.To)
	if e.Time == "" || finer {
		e.Time, e.From, e.To = n.Time, n.From, n.To
	}
	if !e.Place.Known() {
		e.Place, c.place = n.Place, o.place
	}
	if n.Statement == "" {
		e.Statement = ""
	}
	for _, q := range n.Figures {
		if !slices.Contains(e.Figures, q) {
			e.Figures = append(e.Figures, q)
		}
	}
	for _, x := range n.Contexts {
		if !slices.Contains(e.Contexts, x) {
			e.Contexts = append(e.Contexts, x)
		}
	}
	slices.Sort(e.Contexts)
}
