package link

import (
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/nlp/coref"
)

// office is the one person whom other pages give the same title and given name, or
// the same title and a name of the same beginning, and whom a badly translated page
// does not name otherwise: "the coach Aurelio Clubs" for the coach Aurelio Bastos.
func (g garbling) office(e *entity) *entity {
	doc := e.docs[0]
	if g.broken[doc] == 0 || e.kind != nlp.PersonEntity || len(e.words[0]) < 2 || len(e.offices) == 0 {
		return nil
	}
	var found *entity
	for _, o := range g.participants(e, false) {
		if o.female*e.female < 0 && g.broken[doc] == 0 || slices.Contains(o.docs, doc) || o.entry != nil || !g.sameOffice(e, o) || !slices.ContainsFunc(o.words, func(v []string) bool { return sharesName(e.words[0], v) }) {
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

// sameOffice reports whether the pages give two persons one office.
func (l *Linker) sameOffice(e, o *entity) bool {
	return slices.ContainsFunc(e.offices, func(w string) bool { return slices.Contains(o.offices, w) })
}

// officesOf notes the nouns of offices beside a person's name in a mention: "director"
// of "the director of the hospital, the doctor Ann Lee".
func (l *Linker) officesOf(e *entity, d *nlp.Document, m nlp.Mention) {
	if m.Kind != nlp.NameMention || len(e.offices) >= mostNouns {
		return
	}
	for i := m.First; i < min(m.End, m.First+longestOffice); i++ {
		t := &d.Tokens[i]
		if m.Name.Contains(t.Span) || t.POS != "NOUN" && t.POS != "PROPN" || len(t.Lower) < 4 || t.Dep == "relcl" {
			continue
		}
		if w := t.Lower; (titleWord(l.base, w) || coref.PersonNoun(w)) && !coref.BodyNoun(w) {
			e.holds(w)
		}
	}
}

// holds notes an office.
func (e *entity) holds(office string) {
	for _, suffix := range []string{"woman", "man"} { // the chairman, the chairwoman
		if len(office) > len(suffix)+3 {
			office = strings.TrimSuffix(office, suffix)
		}
	}
	if !slices.Contains(e.offices, office) {
		e.offices = append(e.offices, office)
	}
}

// longestOffice is the number of tokens of a mention that are looked at for an office.
const longestOffice = 14

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
		if !slices.ContainsFunc(o.words, func(v []string) bool {
			return alike(e.words[0][0], v[0]) >= bodyLikeness && !peopleOf(e.words[0][0], v[0])
		}) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// peopleOf reports whether a word is that for the people of a country or town: the
// Norrvikians of Norrvik.
func peopleOf(people, place string) bool {
	stem := strings.TrimRight(place, "aeio")
	rest, ok := strings.CutPrefix(people, stem)
	return ok && (strings.HasSuffix(rest, "ns") || strings.HasSuffix(rest, "n") || strings.HasSuffix(rest, "ers"))
}

// bodyLikeness is the least likeness of a body's garbled name.
const bodyLikeness = 0.8
