package link

import (
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/nlp/coref"
	"readout/internal/wordnet"
)

// findShort joins the short name of a body to the one body of its story whose name
// begins with it: "Halden" is Halden Petroleum where no second body, person or place
// of the story bears that word.
func (l *Linker) findShort() {
	bodies := l.bodiesByFirst()
	for _, e := range slices.Clone(l.entities) {
		if !l.shortName(e) {
			continue
		}
		if o := l.longForm(e, bodies[sound(e.words[0][0])]); o != nil {
			e.becomes(o)
		}
	}
}

// findFamilies joins a family name alone to the one person of its story who bears it,
// where the pages with the name alone came before those with the whole name.
func (l *Linker) findFamilies() {
	for _, e := range slices.Clone(l.entities) {
		if e.merged != nil || e.entry != nil || e.kind != nlp.PersonEntity || len(e.words) == 0 || len(longest(e.words)) != 1 {
			continue
		}
		o := onlyOne(l.bySurname[sound(e.words[0][0])], func(o *entity) bool {
			return o != e && o.kind == nlp.PersonEntity && len(longest(o.words)) > 1 && l.shareStory(e, o)
		})
		if o != nil && o.female*e.female >= 0 {
			e.becomes(o)
		}
	}
}

// bodiesByFirst lists the bodies of several words by the first of them.
func (l *Linker) bodiesByFirst() map[string][]*entity {
	out := map[string][]*entity{}
	for _, e := range l.entities {
		if e.merged == nil && e.kind == nlp.OrganizationEntity && len(e.words) > 0 && len(longest(e.words)) > 1 {
			key := sound(longest(e.words)[0])
			out[key] = append(out[key], e)
		}
	}
	return out
}

// shortName reports whether an entity can be a body under a short name: one word of
// four letters or more without a person's title, nothing that the knowledge has, nowhere that
// something is, and no person's family name. Its kind, and the sex of the pronouns
// that were taken for it, are the engine's guess.
func (l *Linker) shortName(e *entity) bool {
	if e.merged != nil || e.entry != nil || e.located || len(e.titles) > 0 && e.kind != nlp.OrganizationEntity && !slices.ContainsFunc(e.nouns, coref.BodyNoun) || len(e.words) == 0 || len(longest(e.words)) != 1 || len(e.words[0][0]) < 4 {
		return false
	}
	if w := e.words[0][0]; strings.HasSuffix(w, "s") && wordnet.Load().Has(strings.TrimSuffix(w, "s")) {
		return false // "Farmers" are no Farmers' Union
	}
	return !slices.ContainsFunc(l.bySurname[sound(e.words[0][0])], func(o *entity) bool {
		return o != e && o.merged == nil && len(longest(o.words)) > 1
	})
}

// longForm is the only one of the bodies that is of a story of e's, or nil.
func (l *Linker) longForm(e *entity, bodies []*entity) *entity {
	var found *entity
	stories := l.storiesOf(e)
	for _, o := range bodies {
		for o.merged != nil {
			o = o.merged
		}
		if o == e || o == found || !slices.ContainsFunc(l.storiesOf(o), func(s int) bool { return slices.Contains(stories, s) }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// longest is the name of most words.
func longest(names [][]string) []string {
	best := names[0]
	for _, w := range names[1:] {
		if len(w) > len(best) {
			best = w
		}
	}
	return best
}
