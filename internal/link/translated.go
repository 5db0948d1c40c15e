package link

import (
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// A badly translated page translates names too: "the reservoir Blue Ravine". Its
// words are those of a dictionary, and no other page has the name; what it is
// called ("reservoir") and the page's silence about the thing of that kind that
// the other pages name show what is meant.

// nounsOf notes the nouns that say what a body or place is, beside its name in a
// mention: "city" of "the city of Libra", "dam" of "the Solberg dam".
func (e *entity) nounsOf(d *nlp.Document, m nlp.Mention) {
	if m.Kind != nlp.NameMention || e.kind == nlp.PersonEntity && e.female != 0 {
		return
	}
	note := func(i int) {
		t := &d.Tokens[i]
		if w := strings.ToLower(t.Lemma); t.POS == "NOUN" && !m.Name.Contains(t.Span) && !slices.Contains(e.nouns, w) && len(e.nouns) < mostNouns {
			e.nouns = append(e.nouns, w)
		}
	}
	for i := m.First; i < min(m.End, m.First+8); i++ {
		note(i)
	}
	head := &d.Tokens[d.TokenAt(m.Name.End-1)]
	switch head.Dep {
	case "compound", "nmod":
		note(head.Head)
	case "pobj":
		if of := &d.Tokens[head.Head]; of.Lower == "of" {
			note(of.Head)
		}
	}
}

const mostNouns = 12

// translated is the one body or place of the story, or person of no known sex that
// the engine took it for, that other pages name and this one does not, and that is
// called the same.
func (g garbling) translated(e *entity) *entity {
	doc := e.docs[0]
	if g.broken[doc] < 2 || e.female != 0 || len(e.words[0]) > 3 || !g.foreign(e.words[0]) || !inDictionary(e.words[0]) {
		return nil
	}
	var found *entity
	best := 0.0
	for _, o := range g.entities {
		if o == e || o.merged != nil || len(o.words) == 0 || o.entry != nil || o.female != 0 || slices.Contains(o.docs, doc) || !g.toldElsewhere(o, doc) || inDictionary(o.words[0]) {
			continue
		}
		if !slices.ContainsFunc(e.callings(), func(n string) bool { return slices.Contains(o.nouns, n) }) {
			continue
		}
		s := 1 + alike(e.words[0][0], o.words[0][0])
		if found != nil && s < best+0.3 && best < s+0.3 {
			return nil
		}
		if s > best {
			found, best = o, s
		}
	}
	return found
}

// callings are the nouns for what an entity is, those in its own name too.
func (e *entity) callings() []string {
	out := slices.Clone(e.nouns)
	for _, w := range e.words[0] {
		out = append(out, w, strings.TrimSuffix(w, "s"))
	}
	return out
}

// toldElsewhere reports whether another page of the story, that is not badly
// translated, has the entity.
func (g garbling) toldElsewhere(o *entity, doc int) bool {
	return slices.ContainsFunc(o.docs, func(d int) bool {
		return g.documents[d].story == g.documents[doc].story && g.broken[d] == 0
	})
}

// inDictionary reports whether all words of a name are words of the language.
func inDictionary(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		return !wordnet.Load().Has(w) && !wordnet.Load().Has(strings.TrimSuffix(w, "s"))
	})
}
