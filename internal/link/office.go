package link

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// office is the one person whom other pages give the same title and given name, or
// the same title and a name of the same beginning, and whom a badly translated page
// does not name otherwise: "the coach Aurelio Clubs" for the coach Aurelio Bastos.
func (g garbling) office(e *entity) *entity {
	doc := e.docs[0]
	if g.broken[doc] == 0 || e.kind != nlp.PersonEntity || len(e.words[0]) < 2 || len(e.titles) == 0 {
		return nil
	}
	var found *entity
	for _, o := range g.participants(e, false) {
		if slices.Contains(o.docs, doc) || o.entry != nil || !g.sameOffice(e, o) || !slices.ContainsFunc(o.words, func(v []string) bool { return sharesName(e.words[0], v) }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// sharesName reports whether two names have one word of three letters or more in the
// same place, or the two last words of a name with the family name first.
func sharesName(w, v []string) bool {
	if len(w) == len(v) && len(w) > 2 && slices.Equal(soundsOf(w[1:]), soundsOf(v[1:])) {
		return true
	}
	return len(w) == 2 && len(v) == 2 && (sound(w[0]) == sound(v[0]) && len(w[0]) > 2 || sound(w[1]) == sound(v[1]) && len(w[1]) > 2)
}

// sameOffice reports whether two persons have a title's main word in common:
// "coach", "chairman".
func (l *Linker) sameOffice(e, o *entity) bool {
	for _, t := range e.titles {
		for _, w := range strings.Fields(knowledge.Fold(t.Title)) {
			if len(w) > 3 && titleWord(l.base, w) && slices.ContainsFunc(o.titles, func(u nlp.EntityRole) bool {
				return slices.Contains(strings.Fields(knowledge.Fold(u.Title)), w)
			}) {
				return true
			}
		}
	}
	return false
}

// body is the one body whose name of one word, or whose first word, a badly
// translated page that does not name it otherwise spells nearly: "Skarry" for Skerry.
func (g garbling) body(e *entity) *entity {
	doc := e.docs[0]
	if g.broken[doc] == 0 || len(e.words[0]) != 1 || len(e.words[0][0]) < 5 || !g.foreign(e.words[0]) || inDictionary(e.words[0]) {
		return nil
	}
	var found *entity
	for _, o := range g.entities {
		if o == e || o.merged != nil || o.entry != nil || o.kind != nlp.OrganizationEntity || len(o.docs) < 2 || slices.Contains(o.docs, doc) || !g.toldElsewhere(o, doc) {
			continue
		}
		if !slices.ContainsFunc(o.words, func(v []string) bool { return alike(e.words[0][0], v[0]) >= bodyLikeness }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// bodyLikeness is the least likeness of a body's garbled name.
const bodyLikeness = 0.8
