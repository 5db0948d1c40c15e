package link

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// markMisspelt marks, in badly translated pages, the names of persons in a spelling
// that no other page has: "Firik" where all others write Feerick sounds like the name
// and so was linked, and is as much the translation's fault as what sounds otherwise.
// In pages that people wrote, such a spelling is another transliteration.
func (g garbling) markMisspelt() {
	for _, e := range g.entities {
		if e.merged != nil || e.kind != nlp.PersonEntity {
			continue
		}
		for i := range e.mentions {
			m := &e.mentions[i]
			if m.Kind == nlp.NameMention && !m.Garbled && g.broken[m.Document] > 0 && g.misspells(e, *m) {
				m.Garbled = true
			}
		}
	}
}

// leastWord is the number of letters of a word whose spelling is looked at.
const leastWord = 4

// misspells reports whether a word of the name in a mention is written otherwise by
// all sound pages that name the person.
func (g garbling) misspells(e *entity, m nlp.EntityMention) bool {
	others := g.spellings(e)
	return slices.ContainsFunc(wordsOf(g.nameIn(m)), func(w string) bool {
		return len(w) >= leastWord && !slices.Contains(others, w) && slices.ContainsFunc(others, func(v string) bool { return g.writtenFor(w, v) })
	})
}

// writtenFor reports whether the word w stands for v, in other letters: it sounds
// alike or nearly so, and is no short form, nor the same but for "i" and "y" or "e" and
// "ye" at its beginning, which papers write as they like.
func (g garbling) writtenFor(w, v string) bool {
	plain := func(s string) string { return strings.TrimPrefix(strings.ReplaceAll(s, "ye", "e"), "y") }
	if w, v := plain(w), plain(v); strings.ReplaceAll(w, "y", "i") == strings.ReplaceAll(v, "y", "i") {
		return false
	}
	if g.base.SameGiven(w, v) || len(v) < leastWord || w[:3] == v[:3] && alike(w, v) < variantLikeness {
		return false
	}
	return sound(w) == sound(v) || alike(w, v) >= variantLikeness
}

// variantLikeness is that of two spellings of one word.
const variantLikeness = 0.7

// spellings are the words of the person's names in pages that are not badly
// translated, and in the knowledge.
func (g garbling) spellings(e *entity) []string {
	var out []string
	for _, m := range e.mentions {
		if m.Kind == nlp.NameMention && !m.Garbled && g.broken[m.Document] == 0 {
			out = append(out, wordsOf(g.nameIn(m))...)
		}
	}
	if e.entry != nil {
		for _, name := range append([]string{e.entry.Name}, e.entry.Aliases...) {
			out = append(out, wordsOf(name)...)
		}
	}
	return out
}

// nameIn is the name of a mention as its page writes it.
func (g garbling) nameIn(m nlp.EntityMention) string {
	return g.documents[m.Document].Slice(m.Name)
}
