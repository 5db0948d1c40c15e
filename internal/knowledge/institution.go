package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxInstitutionWords = 14
	maxInstitutionBytes = 110
)

// institutionKinds are what public bodies call themselves: the noun that their name
// begins with or ends in, or that "of" or "for" follows.
var institutionKinds = map[string]bool{
	"ministry": true, "embassy": true, "consulate": true, "department": true, "office": true, "presidency": true,
	"government": true, "directorate": true, "agency": true, "authority": true, "commission": true, "committee": true,
	"council": true, "court": true, "mission": true, "service": true, "administration": true, "secretariat": true,
	"inspectorate": true, "institute": true, "bureau": true, "police": true, "parliament": true, "assembly": true,
	"senate": true, "chancellery": true, "headquarters": true, "staff": true, "command": true, "municipality": true,
	"centre": true, "center": true, "prefecture": true, "delegation": true, "tribunal": true, "ombudsman": true,
}

// institutionLinks are the words without a capital in such names.
var institutionLinks = map[string]bool{
	"of": true, "the": true, "for": true, "and": true, "in": true, "on": true, "to": true, "at": true, "de": true, "la": true,
	"del": true, "des": true, "du": true, "service": true, "office": true,
}

// Institution reports whether a text is the name of a public body and nothing else:
// "Ministry of Transport of the Republic of Elbonia", "Harbour Authority", "Press
// service of the President". It goes by the form: a headline has a verb, or says more.
func Institution(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > maxInstitutionWords || len(name) > maxInstitutionBytes ||
		strings.ContainsAny(name, "0123456789.!?:;|/\"()") {
		return false
	}
	kind := false
	for i, w := range words {
		low := strings.ToLower(w)
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && (i == 0 || !institutionLinks[low]) {
			return false
		}
		if institutionKinds[low] {
			last := i == len(words)-1 && !people(words[0])
			kind = kind || last || strings.EqualFold(words[i+1], "of") || strings.EqualFold(words[i+1], "for")
		}
	}
	return kind
}

// people reports whether a word is the plural of those who do something: "Protesters Storm
// Parliament" is a headline.
func people(word string) bool {
	for _, end := range []string{"men", "women", "ers", "ors", "ists", "ants", "ents", "ians", "people"} {
		if strings.HasSuffix(strings.ToLower(word), end) && len(word) > len(end)+1 {
			return true
		}
	}
	return false
}
