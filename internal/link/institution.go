package link

import (
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
		if code := l.countryCode(d.Slice(t.Span)); code != "" {
			if country != "" && country != code {
				return ""
			}
			country = code
			continue
		}
		words = append(words, t.Lower)
	}
	if country == "" || !oneOfAKind(words) {
		return ""
	}
	return country + " " + strings.Join(words, " ")
}

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
