package link

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// findParts joins a body's acronym and parts of its name to the one body of the story
// that has them: "HDA" and "Doctors Association" for the Hospital Doctors Association.
// Within a document coref does so; another page may have the short name alone.
func (l *Linker) findParts() {
	bodies := l.bodiesByPart()
	for _, e := range slices.Clone(l.entities) {
		if !l.mayBePart(e) {
			continue
		}
		if o := onlyOne(bodies.of(e, l.storiesOf(e)), func(o *entity) bool { return o != e && l.isPart(e, o) }); o != nil {
			e.becomes(o)
		}
	}
}

// onlyOne is the one entity among the candidates, each followed to what it was merged
// into, that fits; nil where none does or several do.
func onlyOne(candidates []*entity, fits func(*entity) bool) *entity {
	var found *entity
	for _, o := range candidates {
		for o.merged != nil {
			o = o.merged
		}
		if o == found || !fits(o) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// partKey is a word that begins or ends a body's name, or an acronym of it, in small
// letters, in a story.
type partKey struct {
	story int
	word  string
}

type partIndex map[partKey][]*entity

// bodiesByPart lists the bodies with names of several words.
func (l *Linker) bodiesByPart() partIndex {
	out := partIndex{}
	for _, e := range l.entities {
		if e.merged != nil || e.kind != nlp.OrganizationEntity || len(e.words) == 0 || len(longest(e.words)) < 2 {
			continue
		}
		keys := l.acronyms(e)
		for _, w := range e.words {
			keys = append(keys, w[0], w[len(w)-1])
		}
		for _, s := range l.storiesOf(e) {
			for _, k := range keys {
				if at := (partKey{s, k}); !slices.Contains(out[at], e) {
					out[at] = append(out[at], e)
				}
			}
		}
	}
	return out
}

// of lists the bodies that a short name may be part of.
func (p partIndex) of(e *entity, stories []int) []*entity {
	var out []*entity
	for _, s := range stories {
		w := longest(e.words)
		out = append(out, p[partKey{s, w[0]}]...)
		out = append(out, p[partKey{s, w[len(w)-1]}]...)
	}
	return out
}

// acronyms are a body's, in small letters: its initials, with and without the small
// words, and those among its names.
func (l *Linker) acronyms(o *entity) []string {
	var out []string
	for _, w := range o.words {
		if len(w) > 1 {
			all, big := initials(w)
			out = append(out, all, big)
		}
	}
	for _, m := range o.mentions {
		if m.Kind == nlp.NameMention {
			if name := l.documents[m.Document].Slice(m.Name); acronym(name) {
				out = append(out, strings.ToLower(name))
			} else if short := inBrackets(l.documents[m.Document].Text[m.Name.End:]); short != "" {
				out = append(out, short)
			}
		}
	}
	return out
}

// inBrackets is the acronym, in small letters, that a text begins with in brackets, as
// pages give a body's own short name behind the translated long one: "the Norrvik Oil
// Inspectorate (OLIN)"; empty for none.
func inBrackets(text string) string {
	rest, ok := strings.CutPrefix(text, " (")
	if !ok {
		return ""
	}
	name, _, ok := strings.Cut(rest[:min(len(rest), 10)], ")")
	if !ok || !acronym(name) {
		return ""
	}
	return strings.ToLower(name)
}

// mayBePart reports whether an entity can be a body under a short name: nothing that
// the knowledge has, no person with a title or a sex, no place.
func (l *Linker) mayBePart(e *entity) bool {
	if e.merged != nil || e.entry != nil || e.located || e.female != 0 || len(e.titles) > 0 && e.kind != nlp.OrganizationEntity || len(e.words) == 0 {
		return false
	}
	return e.kind == nlp.OrganizationEntity || acronym(e.names[0])
}

// acronym reports whether a name is one word of two to six capitals.
func acronym(name string) bool {
	return len(name) >= 2 && len(name) <= 6 && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// isPart reports whether a short name is made of a body's: its initials, what it calls
// itself elsewhere, its last words, or its first before "of".
func (l *Linker) isPart(e, o *entity) bool {
	if acronym(e.names[0]) {
		return slices.Contains(l.acronyms(o), strings.ToLower(e.names[0]))
	}
	w, v := longest(e.words), longest(o.words)
	if len(w) < 2 || len(w) >= len(v) {
		return false
	}
	if rest := v[:len(v)-len(w)]; slices.Equal(v[len(rest):], w) {
		return !oneOfAKind(w) || !slices.ContainsFunc(rest, l.country) // "Latvian" tells one defence ministry from the other
	}
	return slices.Equal(v[:len(w)], w) && v[len(w)] == "of"
}

// country reports whether a word names a country or its people.
func (l *Linker) country(word string) bool {
	return l.countryCode(strings.ToUpper(word[:1])+word[1:]) != ""
}

// initials are the first letters of a name's words, of all and of all but the small.
func initials(words []string) (all, big string) {
	for _, w := range words {
		all += w[:1]
		switch w {
		case "of", "the", "and", "for", "in", "on", "de", "du", "la", "a":
		default:
			big += w[:1]
		}
	}
	return all, big
}
