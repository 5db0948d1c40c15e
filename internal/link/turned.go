package link

import (
	"slices"
	"strconv"
	"strings"

	"readout/internal/nlp"
)

// findInitials joins the name of a person with an initial before the given name to the
// one person of the story who has that given name and a second name with the initial:
// "B. Tuya" for Tuya Bold, as Mongolian papers shorten the father's name.
func (l *Linker) findInitials() {
	byGiven := map[string][]*entity{}
	for _, e := range l.entities {
		if e.merged != nil || e.kind != nlp.PersonEntity {
			continue
		}
		for _, w := range e.words {
			if len(w) == 2 && len(w[0]) > 1 {
				byGiven[sound(w[0])] = append(byGiven[sound(w[0])], e)
			}
		}
	}
	for _, e := range l.entities {
		if e.merged != nil || e.kind != nlp.PersonEntity || e.entry != nil || len(e.words) == 0 {
			continue
		}
		w := longest(e.words)
		if len(w) != 2 || len(w[0]) != 1 {
			continue
		}
		if o := onlyOne(byGiven[sound(w[1])], func(o *entity) bool { return o != e && l.shareStory(e, o) && hasInitial(o, w) }); o != nil {
			e.becomes(o)
		}
	}
}

// hasInitial reports whether one of a person's names is w's with the initial written out
// and behind the given name.
func hasInitial(o *entity, w []string) bool {
	return slices.ContainsFunc(o.words, func(v []string) bool {
		return len(v) == 2 && sound(v[0]) == sound(w[1]) && v[1][0] == w[0][0]
	})
}

// shareStory reports whether two entities are of one story.
func (l *Linker) shareStory(e, o *entity) bool {
	stories := l.storiesOf(o)
	return slices.ContainsFunc(l.storiesOf(e), func(s int) bool { return slices.Contains(stories, s) })
}

// findReordered joins the names of bodies that have the same words in another order, as
// translations put them: "the Front of the Lake", "the Lake Front".
func (l *Linker) findReordered() {
	byWords := map[string]*entity{}
	for _, e := range l.entities {
		if e.merged != nil || e.kind != nlp.OrganizationEntity || e.entry != nil || len(e.words) == 0 {
			continue
		}
		keys := l.wordKeys(e)
		for _, key := range keys {
			o := byWords[key]
			for o != nil && o.merged != nil {
				o = o.merged
			}
			if o != nil && o != e && e.merged == nil {
				e.becomes(o)
			}
		}
		for _, key := range keys {
			if byWords[key] == nil {
				byWords[key] = e
			}
		}
	}
}

// wordKeys are the big words of a body's names, singular and sorted, with each of its
// stories; of names of two or more of them.
func (l *Linker) wordKeys(e *entity) []string {
	var out []string
	for _, w := range e.words {
		big := bigWords(w)
		if len(big) < 2 || oneOfAKind(big) || len(big) == 2 && oneOfAKind([]string{big[1], big[0]}) {
			continue // each country has a defence ministry
		}
		for i, x := range big {
			big[i] = strings.TrimSuffix(strings.TrimRight(x, "'’"), "s")
		}
		slices.Sort(big)
		for _, s := range l.storiesOf(e) {
			if key := strconv.Itoa(s) + " " + strings.Join(big, " "); !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
	}
	return out
}
