package event

import (
	"slices"

	"readout/internal/wordnet"
)

// figurative reports whether a word of violence is a figure of speech: a legal
// battle, a fight against inflation, a team that beats another, a road that is hit.
func (v *view) figurative(f *draft) bool {
	if f.kind != "ASSAULT" && f.kind != "MOBILIZE" {
		return false
	}
	if v.topic == "sport" && v.l.is("game", v.lemmas[f.trigger]) {
		return true
	}
	for _, k := range append(slices.Clone(f.fillers), f.trigger) {
		if v.noun(k) && v.likened(k) {
			return true
		}
	}
	if f.kind != "ASSAULT" || f.pos != 'v' || !v.l.is("bodily", v.lemmas[f.trigger]) {
		return false
	}
	if slices.ContainsFunc(f.actor, func(k int) bool { return v.l.is("troops", v.lemmas[k]) }) { // soldiers fight in earnest, whatever it is over
		return false
	}
	against := v.objects(f.trigger)
	for _, prep := range []string{"with", "against", "for", "over"} {
		if len(against) == 0 {
			against = v.behind(f.trigger, prep)
		}
	}
	if slices.ContainsFunc(against, func(k int) bool { return v.l.is("struggle", v.lemmas[k]) }) { // "fought a war", but not a price war
		return slices.ContainsFunc(against, v.likened)
	}
	return len(against) > 0 && !slices.ContainsFunc(against, v.bodilyThing)
}

// likened reports whether a noun of violence says of what kind of struggle it is:
// "a legal battle", "a price war", "a battle for votes".
func (v *view) likened(k int) bool {
	if !v.l.is("attackn", v.lemmas[k]) && !v.l.is("struggle", v.lemmas[k]) {
		return false
	}
	for _, m := range v.modifiers(k) {
		if v.l.is("figure", v.lemmas[m]) {
			return true
		}
	}
	for _, prep := range []string{"for", "over", "against", "on"} {
		for _, o := range v.behind(k, prep) {
			if v.l.is("prize", v.lemmas[o]) {
				return true
			}
		}
	}
	return false
}

// bodilyThing reports whether violence can be done to what a phrase names:
// somebody, a place, something that can be touched. Words that WordNet has not
// are taken to be so.
func (v *view) bodilyThing(k int) bool {
	o := v.transparent(k)
	if v.agent(k) || v.agent(o) || v.isPlace(o) || v.tokens[o].POS != "NOUN" || v.l.is("physical", v.lemmas[o]) {
		return true
	}
	w := wordnet.Load()
	return !w.Has(v.lemmas[o]) || w.Tangible(v.lemmas[o])+w.Doer(v.lemmas[o]) >= abstract
}

// abstract is the share of its uses below which a noun names nothing that could be
// harmed.
const abstract = 0.15

// pressed reports whether a meeting is one with reporters.
func (v *view) pressed(f *draft) bool {
	for _, k := range append(slices.Clone(f.fillers), f.trigger) {
		if !v.noun(k) || !v.l.is("talks", v.lemmas[k]) {
			continue
		}
		for _, m := range v.modifiers(k) {
			if w := v.lemmas[m]; w == "news" || w == "press" || w == "match" || w == "earnings" || w == "training" || w == "practice" {
				return true
			}
		}
	}
	return false
}

// lets reports whether a verb stands under "let's", or is it.
func (v *view) lets(i int) bool {
	for steps := 0; steps < 3; steps++ {
		if v.lemmas[i] == "let" {
			for _, k := range v.children(i) {
				if w := v.tokens[k].Lower; w == "'s" || w == "’s" || w == "us" {
					return true
				}
			}
			for j := i + 1; j < min(i+2, len(v.tokens)); j++ {
				if w := v.tokens[j].Lower; w == "'s" || w == "’s" || w == "us" {
					return true
				}
			}
			return false
		}
		i = v.tokens[i].Head
	}
	return false
}
