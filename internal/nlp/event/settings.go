package event

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// setPlaces gives a place to what bodies do to bodies and is told without one. A report
// names the place of what it tells once and goes on without it: it is the place where
// the sentence has something else happen, or the last one named before, down from the
// dateline. What is only said has no place of that sort, and what is told of long ago,
// of the time to come or as not being so may be of anywhere. Who agree at talks agree
// where the talks are.
func (v *view) setPlaces(all []*coded) {
	var settings []int
	for _, c := range all {
		if c.out.Place.Known() || c.status != nlp.Occurred || !v.embodied(c) {
			continue
		}
		if settings == nil {
			settings = v.settings(all)
		}
		if k := settings[v.tokens[c.trigger].Sentence]; k >= 0 && !v.takesPart(c, k) {
			c.out.Place = v.whoSent(k)
		}
	}
	for _, c := range all {
		if !c.out.Place.Known() && c.status == nlp.Occurred && v.agreed(c) {
			c.out.Place = v.talksOf(all, c)
		}
	}
}

// embodied reports whether an event is one of what is done in some one place by those
// who are there: no call, and no strike of a whole trade.
func (v *view) embodied(c *coded) bool {
	switch c.kind {
	case "CONSULT":
		switch v.lemmas[c.trigger] {
		case "speak", "talk", "call", "conversation", "contact", "consult", "confer":
			return c.pos == 'n' && v.tokens[c.trigger].Tag == "NNS" // "the talks"
		}
		return c.mode != "phone"
	case "PROTEST":
		return c.mode != "strike" && c.mode != "boycott"
	case "ASSAULT", "COERCE", "AID":
		return true
	case "RETREAT":
		return c.mode != "resign" && c.mode != "ceasefire"
	}
	return false
}

// agreed reports whether an event is an agreement of several.
func (v *view) agreed(c *coded) bool {
	return (c.kind == "AGREE" || c.kind == "SUPPORT" && c.cameo == "057") && len(c.actor) > 0 && (len(c.actor) > 1 || len(c.recipient) > 0 || v.several(c.actor[0]))
}

// talksOf is the place of the talks at which the parties of an agreement met, or none.
func (v *view) talksOf(all []*coded, c *coded) nlp.Who {
	for _, o := range all {
		if o.kind == "CONSULT" && o.mode != "phone" && o.mode != "visit" && o.status == nlp.Occurred && o.out.Place.Known() && v.meets(o, c) {
			return o.out.Place
		}
	}
	return nlp.Who{}
}

// meets reports whether one of those who agree is named among those who met.
func (v *view) meets(talks, c *coded) bool {
	for _, k := range slices.Concat(talks.actor, talks.recipient) {
		r := v.phrase(k)
		for i := r.first; i < r.end; i++ {
			if v.noun(i) && v.overlap([]int{i}, c.actor) == yes {
				return true
			}
		}
	}
	return false
}

// town reports whether a word names a place that is no country.
func (v *view) town(k int) bool {
	return k >= 0 && v.tokens[k].POS == "PROPN" && !v.human(k) && !v.country(k)
}

// takesPart reports whether a place is one of those who act or are acted on: a town
// that receives another's mayor is no place of it.
func (v *view) takesPart(c *coded, k int) bool {
	return slices.ContainsFunc(slices.Concat(c.actor, c.recipient), func(p int) bool { return v.corefer(p, k) })
}

// settings gives for each sentence the place that sets its scene, as the head of its
// phrase, or -1.
func (v *view) settings(all []*coded) []int {
	out := make([]int, len(v.d.Sentences))
	for s := range out {
		out[s] = -1
	}
	for _, c := range all { // where something is told to have happened, before what else stands in the sentence
		s := v.tokens[c.trigger].Sentence
		if c.status == nlp.Occurred && out[s] < 0 && v.town(c.place) {
			out[s] = c.place
		}
	}
	last := v.dateline()
	for s := range out {
		if out[s] < 0 {
			out[s] = v.setting(s)
		}
		if out[s] < 0 {
			out[s] = last
		}
		last = out[s]
	}
	return out
}

// setting is the place in which a sentence says that something happens: a town or
// site, no country, behind a preposition of place. Where somebody says something, or
// something might be or was to be, is no such place. It is -1 for none.
func (v *view) setting(s int) int {
	for i := v.d.Sentences[s].First; i < v.d.Sentences[s].End; i++ {
		if !placed[v.tokens[i].Lower] || v.tokens[i].Dep != "prep" {
			continue
		}
		o := v.child(i, "pobj")
		if o < 0 || v.timex[o] >= 0 {
			continue
		}
		o = v.named(o)
		if !v.isPlace(o) || !v.onlyPlace(o) {
			continue
		}
		if at := v.clauseVerb(i); at >= 0 && (v.cues[at] || v.modal(at) != "" || v.negated(at)) {
			continue
		}
		return o
	}
	return -1
}

// dateline is the place from which the first paragraph says that it was sent, or -1:
// a name in capitals before a bracket or dash.
func (v *view) dateline() int {
	for s := range v.d.Sentences {
		i := v.d.Sentences[s].First
		if v.kind(i) != nlp.BodyBlock {
			continue
		}
		word := v.d.Slice(v.tokens[i].Span)
		if len(word) < 3 || word != strings.ToUpper(word) || !v.closesDateline(i) {
			return -1
		}
		for k := i + 1; k < len(v.tokens); k++ {
			if v.tokens[k].POS == "PROPN" && strings.EqualFold(v.d.Slice(v.tokens[k].Span), word) && v.isPlace(k) {
				return k
			}
		}
		if v.namesOther(i) {
			return -1
		}
		return i
	}
	return -1
}

// namesOther reports whether a token is of the name of a person, and so of no place.
func (v *view) namesOther(i int) bool {
	span := v.tokens[i].Span
	return slices.ContainsFunc(v.d.Names, func(n nlp.Name) bool {
		return n.Contains(span) && n.Type == nlp.Person
	})
}

// whoSent is the place of a scene; from a dateline its name alone.
func (v *view) whoSent(k int) nlp.Who {
	if v.tokens[k].First != k || v.d.Sentences[v.tokens[k].Sentence].First != k {
		return v.who(k)
	}
	end := k + 1
	for end < len(v.tokens) && v.tokens[end].POS == "PROPN" && v.tokens[end].Lower != "(" {
		end++
	}
	span := v.d.TokenSpan(k, end)
	return nlp.Who{Span: span, Text: v.d.Slice(span)}
}

// closesDateline reports whether within a few words of a sentence's first a bracket or
// dash ends a dateline.
func (v *view) closesDateline(i int) bool {
	for k := i + 1; k < min(i+10, len(v.tokens)); k++ {
		switch v.tokens[k].Lower {
		case "(", "–", "—", "-", "--":
			return true
		}
	}
	return false
}
