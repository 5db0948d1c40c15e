package link

import (
	"slices"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// findGarbled joins to a known participant each name that no other document and
// no knowledge has and that is close to the participant's: the garbled names of
// machine translation. Whoever the same page names rightly beside it, of another
// sex, or known to the knowledge, is another person.
//
// The surest come first: names close to those that several documents or the
// knowledge have. They show which pages are badly translated; there, names of one
// other page are enough, and at last the place in the sentence.
func (l *Linker) findGarbled() {
	g := garbling{l, l.wordDocuments(), map[int]int{}}
	for i, doc := range l.documents {
		if doc.Translated.Machine {
			g.broken[i]++
		}
	}
	for pass, target := range []func(*entity) *entity{g.plain, g.sure, g.likely, g.context, g.office, g.half, g.body, g.translated} {
		for _, e := range slices.Clone(l.entities) {
			if !g.stranger(e) {
				continue
			}
			if t := target(e); t != nil {
				if g.becomes(e, t, pass == 0) {
					g.broken[e.docs[0]]++
				}
			}
		}
	}
	g.markMisspelt()
	for _, doc := range l.documents {
		for c, e := range doc.entity {
			for e != nil && e.merged != nil {
				e = e.merged
			}
			doc.entity[c] = e
		}
	}
}

// garbling is the search for garbled names.
type garbling struct {
	*Linker
	words  map[string][]int // documents that have a word in a name
	broken map[int]int      // signs of bad translation, by document
}

// wordDocuments lists the documents in which each word of a name stands.
func (l *Linker) wordDocuments() map[string][]int {
	out := map[string][]int{}
	for _, e := range l.entities {
		for _, words := range e.words {
			for _, w := range words {
				for _, d := range e.docs {
					if !slices.Contains(out[w], d) {
						out[w] = append(out[w], d)
					}
				}
			}
		}
	}
	return out
}

// plain is the participant of whose name the stranger's is a part: the engine
// took it for something else, or two bear it.
func (g garbling) plain(e *entity) *entity {
	var found *entity
	for _, o := range g.participants(e, false) {
		if o.female*e.female < 0 && g.broken[e.docs[0]] == 0 {
			continue
		}
		if !slices.ContainsFunc(e.words, func(w []string) bool {
			return len(w) == 1 && len(w[0]) < 4 || !partOfAny(w, o, g.base) && (g.broken[e.docs[0]] > 0 || !shortForm(w, o))
		}) {
			if found != nil {
				return nil
			}
			found = o
		}
	}
	return found
}

// partOfAny reports whether all words of a name stand in one name of an entity,
// its family name among them.
func partOfAny(w []string, o *entity, base *knowledge.Base) bool {
	return slices.ContainsFunc(o.words, func(v []string) bool {
		if len(w) > 1 && len(w) < len(v) && slices.Equal(soundsOf(w), soundsOf(v[:len(w)])) {
			return true // "Ann Lee" for Ann Lee-Holm
		}
		if len(w) > len(v) || sound(w[len(w)-1]) != sound(v[len(v)-1]) {
			return false
		}
		return len(w) == 1 || sameGiven(base, w[0], v[0])
	})
}

// shortForm reports whether given names begin alike before the same family name:
// Nikos and Nikolaos.
func shortForm(w []string, o *entity) bool {
	return slices.ContainsFunc(o.words, func(v []string) bool {
		return len(w) > 1 && len(v) > 1 && sound(w[len(w)-1]) == sound(v[len(v)-1]) &&
			len(w[0]) > 3 && len(v[0]) > 3 && w[0][:3] == v[0][:3] && alike(w[0], v[0]) >= .5
	})
}

// sure is the participant, of several documents or known, with a close name.
func (g garbling) sure(e *entity) *entity { return g.spelling(e, true) }

// likely is the same in a badly translated page, for participants of one other
// page too.
func (g garbling) likely(e *entity) *entity {
	if g.broken[e.docs[0]] == 0 {
		return nil
	}
	return g.spelling(e, false)
}

// stranger reports whether an entity is a name that stands in one document only
// and that the knowledge does not have.
func (g garbling) stranger(e *entity) bool {
	if e.merged != nil || e.entry != nil || len(e.docs) != 1 || len(e.words) == 0 {
		return false
	}
	return e.kind == nlp.PersonEntity || len(e.words[0]) < 3 || len(e.words[0]) < 5 && len(e.offices) > 0
}

// foreign reports whether no other document has the name's last word, nor all of
// its words.
func (g garbling) foreign(w []string) bool {
	for _, x := range w {
		if len(g.words[x]) < 2 {
			return true
		}
	}
	return false
}

// becomes joins a stranger to the one who is meant, and reports whether one of its
// names is garbled.
func (g garbling) becomes(e, target *entity, variant bool) bool {
	garbled := false
	for i := range e.mentions {
		m := &e.mentions[i]
		m.Garbled = !variant && m.Kind == nlp.NameMention && g.garbles(wordsOf(g.nameIn(*m)), target, m.Document)
		garbled = garbled || m.Garbled
	}
	e.becomes(target)
	return garbled
}

// garbles reports whether a document's name for someone is no part of any that the
// others have, nor that of a body with its common words in another language, nor, in a
// page that shows no sign of a bad translation, another romanisation of one.
func (g garbling) garbles(w []string, target *entity, doc int) bool {
	if partOfAny(w, target, g.base) || slices.ContainsFunc(target.words, func(v []string) bool { return cognate(w, v) }) {
		return false
	}
	return g.broken[doc] > 0 || !slices.ContainsFunc(target.words, func(v []string) bool { return g.romanised(w, v) })
}

// cognate reports whether a name is another word by word, as another language has the
// common words behind its first: "Norrvik Bank" for Norrvik Banka.
func cognate(w, v []string) bool {
	if len(w) != len(v) || len(w) < 2 {
		return false
	}
	for i := range w {
		if w[i] != v[i] && (i == 0 || !inDictionary(w[i:i+1]) || kin(w[i], v[i]) < cognateLikeness) {
			return false
		}
	}
	return true
}

// cognateLikeness is that of a word to its like in another language.
const cognateLikeness = 0.8

// romanised reports whether two names are romanisations of one, word by word from the
// last.
func (g garbling) romanised(w, v []string) bool {
	if len(w) == 0 || len(w) > len(v) {
		return false
	}
	for i := range w {
		x, y := w[len(w)-1-i], v[len(v)-1-i]
		if !romanisedAlike(x, y) && !g.base.SameGiven(x, y) {
			return false
		}
	}
	return true
}

// becomes joins an entity to the one that is meant.
func (e *entity) becomes(target *entity) {
	target.mentions = append(target.mentions, e.mentions...)
	for _, d := range e.docs {
		if !slices.Contains(target.docs, d) {
			target.docs = append(target.docs, d)
		}
	}
	for _, o := range e.offices {
		target.holds(o)
	}
	e.merged = target
}

// spelling is the one participant whose name is close in letters or sound.
func (g garbling) spelling(e *entity, sure bool) *entity {
	var found *entity
	best := 0.0
	for _, o := range g.participants(e, sure) {
		for _, w := range e.words {
			if !g.foreign(w) || g.broken[e.docs[0]] == 0 && len(w) == 1 && inDictionary(w) {
				continue // in a sound page "Giants" and "Champagne" are words, not somebody misspelt
			}
			for _, v := range o.words {
				s := g.closeness(w, v, e, o)
				if o.female*e.female < 0 && (s < otherSex || g.broken[e.docs[0]] == 0 && sound(w[0]) != sound(v[0])) {
					continue
				}
				if s > best {
					found, best = o, s
				} else if s == best && s > 0 && o != found {
					found = nil
				}
			}
		}
	}
	return found
}

// participants are the persons of the stranger's story whom other documents name,
// several or the knowledge where it has to be sure.
func (g garbling) participants(e *entity, sure bool) []*entity {
	doc := e.docs[0]
	story := g.documents[doc].story
	var out []*entity
	for _, o := range g.entities {
		if o == e || o.merged != nil || o.kind != nlp.PersonEntity || len(o.words) == 0 {
			continue
		}
		others, here := 0, false
		for _, d := range o.docs {
			if d == doc {
				here = true
			} else if g.documents[d].story == story && g.broken[d] == 0 {
				others++
			}
		}
		if others > 1 || o.entry != nil && (here || others > 0) || !sure && others > 0 || !sure && g.broken[doc] == 0 && here {
			out = append(out, o)
		}
	}
	return out
}

// The least likeness for a garbled name: of a bare name, and of the part that
// differs where another part is right.
const (
	bareLikeness = 0.6
	partLikeness = 0.34
	givenLikness = 0.55
	// kinGiven and kinFamily are those of the letters (kin) of two names in one office.
	kinGiven  = 0.7
	kinFamily = 0.65
	// otherSex is that for names whose pronouns are of two sexes, which bad
	// translations mix up.
	otherSex = 0.8
)

// closeness scores a stranger's name against a participant's; 0 for names that
// two people may have.
func (g garbling) closeness(w, v []string, e, o *entity) float64 {
	last := len(v) - 1
	named := slices.Contains(o.docs, e.docs[0])
	switch {
	case len(w) == 1 && len(w[0]) >= 4:
		s := max(alike(w[0], v[last]), alike(sound(w[0]), sound(v[last])))
		if s >= bareLikeness && (s >= .8 || len(w[0]) >= 5) && len(v) > 1 {
			return s
		}
	case len(w) > 1 && len(v) > 1 && sound(w[0]) == sound(v[0]):
		s := max(alike(w[len(w)-1], v[last]), alike(sound(w[len(w)-1]), sound(v[last])), alike(joined(w[1:]), joined(v[1:])))
		if s >= partLikeness && (!named || s >= .6) {
			return s
		}
	case len(w) > 1 && len(v) > 1 && !named && g.sameOffice(e, o) && begins(w[len(w)-1], v[last]):
		given, family := kin(w[0], v[0]), max(kin(w[len(w)-1], v[last]), kin(joined(w[1:]), joined(v[1:])))
		if given >= kinGiven && family >= kinFamily {
			return given/2 + family/2
		}
		return g.brokenCloseness(w, v, e, named)
	default:
		return g.brokenCloseness(w, v, e, named)
	}
	return 0
}

// brokenCloseness is closeness in a badly translated page, where both names may be spelt
// otherwise.
func (g garbling) brokenCloseness(w, v []string, e *entity, named bool) float64 {
	last := len(v) - 1
	if g.broken[e.docs[0]] == 0 || len(w) < 2 || len(v) < 2 || named || alike(w[len(w)-1], v[last]) < partLikeness {
		return 0
	}
	s := alike(w[len(w)-1], v[last])
	if g := alike(sound(w[0]), sound(v[0])); g >= givenLikness && (s >= .8 || g >= .7) {
		return s/2 + g/2
	}
	if g, s := kin(w[0], v[0]), kin(w[len(w)-1], v[last]); g >= .8 && s >= .75 && begins(w[len(w)-1], v[last]) {
		return s/2 + g/2
	}
	return 0
}

func joined(words []string) string {
	s := ""
	for _, w := range words {
		s += w
	}
	return s
}

// context is the one participant who stands elsewhere in the place where a page
// with other garbled names has a name that nobody knows: beside the same person,
// with the same verb.
func (g garbling) context(e *entity) *entity {
	l := g.Linker
	doc := l.documents[e.docs[0]]
	if g.broken[e.docs[0]] < 2 || !g.foreign(e.words[0]) || len(e.mentions) != 1 || len(e.words[0]) != 1 {
		return nil
	}
	if slices.ContainsFunc(e.nouns, func(n string) bool { return l.base.Role(n) == nil }) {
		return nil // "the reservoir Tundrek" is nobody
	}
	partner, verb := l.partner(doc, e.mentions[0].Span.Start)
	if partner == nil {
		return nil
	}
	count := map[*entity]int{}
	for _, d := range l.documents {
		if d.story != doc.story {
			continue
		}
		for c, o := range d.entity {
			if o == nil || o == e || o == partner || o.merged != nil || o.kind != nlp.PersonEntity || len(o.words) == 0 {
				continue
			}
			for _, i := range d.Chains[c].Mentions {
				if p, v := l.partner(d, d.Mentions[i].Start); p == partner {
					count[o]++
					if v == verb {
						count[o]++
					}
				}
			}
		}
	}
	var best *entity
	second := 0
	for _, o := range l.entities {
		n := count[o]
		if best == nil && n > 0 || best != nil && n > count[best] {
			if best != nil {
				second = count[best]
			}
			best = o
		} else if n > second {
			second = n
		}
	}
	if best == nil || count[best] < 2 || count[best] < 2*second {
		return nil
	}
	return best
}

// partner is the person who is the other argument of the verb of the mention that
// starts at a place, and the verb's lemma.
func (l *Linker) partner(doc *document, start int) (*entity, string) {
	for _, m := range doc.Mentions {
		if m.Start != start {
			continue
		}
		verb := doc.Tokens[m.Head].Head
		for c, e := range doc.entity {
			if e == nil || e.kind != nlp.PersonEntity {
				continue
			}
			for _, i := range doc.Chains[c].Mentions {
				o := doc.Mentions[i]
				if o.Head != m.Head && o.Kind == nlp.NameMention && doc.Tokens[o.Head].Head == verb && argument(doc.Tokens[o.Head].Dep) && argument(doc.Tokens[m.Head].Dep) {
					for e.merged != nil {
						e = e.merged
					}
					return e, doc.Tokens[verb].Lemma
				}
			}
		}
	}
	return nil, ""
}

func argument(dep string) bool {
	switch dep {
	case "nsubj", "nsubjpass", "dobj", "dative", "conj":
		return true
	}
	return false
}
