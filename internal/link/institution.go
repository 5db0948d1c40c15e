package link

import (
	"maps"
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// institution is what a country has one of, with the country's code: "CHL navy" for
// "the Chilean navy", "Chile's navy" and "the navy of Chile"; empty where a mention
// says anything else. Pages of all countries speak of them without a name.
func (l *Linker) institution(d *nlp.Document, m nlp.Mention) string {
	if m.Kind == nlp.PronounMention || m.End-m.First > longestInstitution || !slices.Contains(institutionHeads, d.Tokens[m.Head].Lower) {
		return ""
	}
	country, words := "", []string(nil)
	for i := m.First; i < m.End; i++ {
		t := &d.Tokens[i]
		if t.POS == "DET" || t.Tag == "POS" || t.Lower == "of" {
			continue
		}
		if code, n := l.countryAt(d, i, m.End); code != "" {
			if country != "" && country != code {
				return ""
			}
			country = code
			i += n - 1
			continue
		}
		words = append(words, t.Lower)
	}
	if country == "" || !oneOfAKind(words) {
		return ""
	}
	return country + " " + strings.Join(words, " ")
}

// countryAt is the code of the country or people whose name begins at token i, and the
// number of its tokens: "South Korea"; empty for none.
func (l *Linker) countryAt(d *nlp.Document, i, end int) (string, int) {
	for n := min(longestCountry, end-i); n > 0; n-- {
		if n > 1 && d.Tokens[i+n-1].POS != "PROPN" {
			continue
		}
		if code := l.countryCode(d.Slice(d.TokenSpan(i, i+n))); code != "" {
			return code, n
		}
	}
	return "", 0
}

// longestCountry is the number of tokens of a country's name that are tried.
const longestCountry = 3

// countryCode is that of the country or people that a word names, empty for none.
func (l *Linker) countryCode(word string) string {
	all := l.base.Find(word)
	if len(all) == 0 || all[0].Kind != knowledge.Country && all[0].Kind != knowledge.Demonym {
		return ""
	}
	return all[0].Country
}

// oneOfAKind reports whether the words name what a country has one of.
func oneOfAKind(words []string) bool {
	switch len(words) {
	case 1:
		return slices.Contains(oneWordInstitutions, words[0])
	case 2:
		return words[1] == "ministry" && slices.Contains(portfolios, words[0]) || slices.Contains(twoWordInstitutions, strings.Join(words, " "))
	}
	return false
}

// longestInstitution is the number of tokens of "the foreign ministry of South Korea".
const longestInstitution = 8

var (
	institutionHeads    = strings.Fields("government army navy military parliament cabinet police ministry bank force forces guard court")
	oneWordInstitutions = strings.Fields("government army navy military parliament cabinet police")
	portfolios          = strings.Fields("foreign defence defense interior finance health justice trade energy transport education agriculture economy labour labor environment")
	twoWordInstitutions = []string{"central bank", "air force", "coast guard", "supreme court", "constitutional court", "armed forces"}
)

// sameInstitution is the entity of the country's institution that a chain is of, or
// nil; the first chain of it makes it known.
func (l *Linker) sameInstitution(p profile) *entity {
	if p.institution == "" {
		return nil
	}
	e := l.institutions[p.institution]
	for e != nil && e.merged != nil {
		e = e.merged
	}
	return e
}

// bareInstitution is what a country has one of, in a mention that names no country: "the
// central bank"; empty for anything else.
func bareInstitution(d *nlp.Document, m nlp.Mention) string {
	if m.Kind != nlp.NominalMention || m.End != m.Head+1 || m.Head-m.First > 2 || d.Tokens[m.First].Lower != "the" {
		return ""
	}
	var words []string
	for i := m.First + 1; i <= m.Head; i++ {
		words = append(words, d.Tokens[i].Lower)
	}
	if !oneOfAKind(words) {
		return ""
	}
	return strings.Join(words, " ")
}

// findBare joins "the central bank" to the one central bank of its story that some page
// names with its country, where no second country acts in the story.
func (l *Linker) findBare() {
	byWords := map[string][]*entity{}
	for _, key := range slices.Sorted(maps.Keys(l.institutions)) {
		_, words, _ := strings.Cut(key, " ")
		byWords[words] = append(byWords[words], l.institutions[key])
	}
	several := l.severalCountries()
	for _, e := range l.entities {
		if e.merged != nil || e.bare == "" || slices.ContainsFunc(l.storiesOf(e), func(s int) bool { return several[s] }) {
			continue
		}
		if o := onlyOne(byWords[e.bare], func(o *entity) bool { return o != e && l.shareStory(e, o) }); o != nil {
			e.becomes(o)
		}
	}
}

// severalCountries are the stories in which the governments or institutions of two
// countries are named.
func (l *Linker) severalCountries() map[int]bool {
	country, several := map[int]string{}, map[int]bool{}
	note := func(e *entity) {
		for _, s := range l.storiesOf(e) {
			if c := country[s]; c != "" && c != e.country {
				several[s] = true
			}
			country[s] = e.country
		}
	}
	for _, e := range l.entities {
		if e.entry != nil && e.sector == "GOV" && e.country != "" && (e.entry.Kind == knowledge.Country || e.entry.Kind == knowledge.Capital) {
			note(e)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(l.institutions)) {
		if e := l.institutions[key]; e.country != "" {
			note(e)
		}
	}
	return several
}
