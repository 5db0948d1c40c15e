package link

import (
	"slices"

	"readout/internal/nlp"
)

// half is the one body or place of whose name a badly translated page, which does not
// name it otherwise, has translated a word or turned the words round: "Star of Norrvik"
// for Stjerne de Norrvik, "Point Norrvik". Persons are not sought so: "Rose Lind" may be
// the wife of Tor Lind.
func (g garbling) half(e *entity) *entity {
	doc := e.docs[0]
	if g.broken[doc] == 0 || len(e.words[0]) < 2 || e.kind == nlp.PersonEntity {
		return nil
	}
	var found *entity
	for _, o := range g.entities {
		if o == e || o.merged != nil || o.entry != nil || len(o.words) == 0 || slices.Contains(o.docs, doc) || !g.toldElsewhere(o, doc) {
			continue
		}
		if !slices.ContainsFunc(o.words, func(v []string) bool { return halfTranslated(bigWords(e.words[0]), bigWords(v)) }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// halfTranslated reports whether two names have as many words, and of these one in
// common that no dictionary has, while those that differ are words of the language in
// the first and none in the second; or the same words in another order.
func halfTranslated(w, v []string) bool {
	if len(w) != len(v) || len(w) < 2 || slices.Equal(w, v) {
		return false
	}
	shared, same := false, true
	for i, x := range w {
		if slices.Contains(v, x) {
			shared = shared || !inDictionary([]string{x})
			continue
		}
		same = false
		if !inDictionary([]string{x}) || slices.Contains(w, v[i]) || inDictionary([]string{v[i]}) {
			return false
		}
	}
	return shared && (!same || len(w) == 2)
}

// bigWords are a name's words without "of", "de" and the like.
func bigWords(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		switch w {
		case "of", "the", "de", "du", "la", "le", "del", "di", "da", "do", "des":
			return true
		}
		return false
	})
}
