package link

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// findHonoured joins a person whose name one page writes with a further word before it
// to the person whom another page of the story names without that word: "Mallam Bashir
// Dantata", "Bashir Dantata". The word is a form of address of the country, or a further given name, that
// most papers leave out; no list has them all. A page that names both means two.
func (l *Linker) findHonoured() {
	byName := map[string][]*entity{}
	for _, e := range l.entities {
		if e.merged == nil && e.kind == nlp.PersonEntity {
			for _, w := range e.words {
				byName[nameKey(w)] = append(byName[nameKey(w)], e)
			}
		}
	}
	for _, e := range l.entities {
		if e.merged != nil || e.kind != nlp.PersonEntity || e.entry != nil || len(e.words) == 0 || len(longest(e.words)) < 3 || familyFirst(longest(e.words)) {
			continue
		}
		rest := longest(e.words)[1:]
		if o := onlyOne(byName[nameKey(rest)], func(o *entity) bool { return l.honours(e, o) }); o != nil {
			e.becomes(o)
		}
	}
}

// honours reports whether a longer name may be that of o with a word before it.
func (l *Linker) honours(e, o *entity) bool {
	return e != o && e.female*o.female >= 0 && !slices.ContainsFunc(e.docs, func(d int) bool { return slices.Contains(o.docs, d) }) &&
		slices.ContainsFunc(l.storiesOf(e), func(s int) bool { return slices.Contains(l.storiesOf(o), s) })
}

// nameKey is a name by sound.
func nameKey(words []string) string { return strings.Join(soundsOf(words), " ") }
