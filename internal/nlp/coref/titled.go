package coref

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// titled finds the person whom a title names with nothing between the title and the
// name, as badly translated pages have it: "the chairman of the Grain Union Ann Lee",
// "the envoy of the UN Ann Lee-Holm". The engine takes the body for a part of the
// name. The title's phrase bears the name from then on.
func (r *resolver) titled() {
	for i := 2; i < len(r.d.Tokens); i++ {
		if r.d.Tokens[i].Lower != "of" {
			continue
		}
		title := r.titleBefore(i)
		if title < 0 {
			continue
		}
		first, end, ok := r.nameBehind(i + 1)
		if !ok {
			continue
		}
		n := r.asPerson(first, end)
		if r.bearer == nil {
			r.bearer = map[int]int{}
		}
		for ; title >= 0; title = r.titleBefore(r.ofBefore(title)) {
			r.bearer[title] = n
		}
	}
}

// titleBefore is the noun of an office before the "of" at token i: "minister" of "the
// minister of", and of "the minister of foreign affairs of"; -1 where none stands there.
func (r *resolver) titleBefore(i int) int {
	if i < 1 {
		return -1
	}
	if r.title(i - 1) {
		return i - 1
	}
	for k := i - 1; k > 1 && k >= i-longestPortfolio && !r.capital(&r.d.Tokens[k]); k-- {
		switch r.d.Tokens[k].POS {
		case "ADP":
			if r.d.Tokens[k].Lower == "of" && r.title(k-1) {
				return k - 1
			}
			return -1
		case "VERB", "AUX", "PUNCT", "PRON":
			return -1
		}
	}
	return -1
}

// longestPortfolio is the number of tokens of "the foreign affairs" in a title.
const longestPortfolio = 4

// ofBefore is the "of" before the phrase that ends with token i, or -1.
func (r *resolver) ofBefore(i int) int {
	for i--; i > 0 && (r.d.Tokens[i].POS == "ADJ" || articles.has(r.d.Tokens[i].Lower)); i-- {
	}
	if i > 0 && r.d.Tokens[i].Lower == "of" {
		return i
	}
	return -1
}

// title reports whether the token at i is the noun of an office: "chairman".
func (r *resolver) title(i int) bool {
	t := &r.d.Tokens[i]
	return t.POS == "NOUN" && (persons.has(t.Lower) || r.base.Role(t.Lower) != nil)
}

// nameBehind is the name of a person at the end of the capitals that begin at token i,
// behind the name of a country or body.
func (r *resolver) nameBehind(i int) (first, end int, ok bool) {
	if i < len(r.d.Tokens) && articles.has(r.d.Tokens[i].Lower) {
		i++
	}
	thing := i
	for thing < len(r.d.Tokens) && thing < i+2 && r.d.Tokens[thing].POS == "NOUN" && !r.capital(&r.d.Tokens[thing]) {
		thing++
	}
	words := r.capitals(thing)
	if len(words) < 2 || len(words) > 6 || thing == i && len(words) < 3 {
		return 0, 0, false
	}
	given, family := words[len(words)-2], words[len(words)-1]
	if !r.personal(given, family) {
		return 0, 0, false
	}
	switch {
	case len(words) > 2 && thing == i && r.namesBody(words[len(words)-3]):
	case len(words) == 3 && thing == i || len(words) == 2:
		// "of Varnia Ann Lee", "of the town Ann Lee": a given name shows it, or the family name or the country alone
		if r.given(given) == unknown && !r.aloneElsewhere(family) && (thing > i || !r.aloneElsewhere(words[0])) || len(words) == 3 && bodyWords.has(strings.ToLower(r.word(words[0]))) {
			return 0, 0, false
		}
	default:
		return 0, 0, false
	}
	return given.First, family.End, true
}

// aloneElsewhere reports whether a word of a name stands elsewhere in the document with
// no other before or behind it.
func (r *resolver) aloneElsewhere(n nlp.Name) bool {
	word := r.word(n)
	for i := range r.d.Tokens {
		if (i < n.First || i >= n.End) && r.d.Tokens[i].POS == "PROPN" && r.d.Slice(r.d.Tokens[i].Span) == word && (i == 0 || r.d.Tokens[i-1].POS != "PROPN") &&
			(i+1 == len(r.d.Tokens) || r.d.Tokens[i+1].POS != "PROPN") {
			return true
		}
	}
	return false
}

// given is the sex that a word tells where it is a given name.
func (r *resolver) given(n nlp.Name) trit { return givenSex(knowledge.Fold(r.word(n))) }

func (r *resolver) word(n nlp.Name) string { return r.d.Slice(r.d.TokenSpan(n.First, n.End)) }

// capitals are the words with capitals from token i on, hyphenated ones as one.
func (r *resolver) capitals(i int) []nlp.Name {
	var out []nlp.Name
	start := i
	for ; i < len(r.d.Tokens) && r.d.Tokens[i].Sentence == r.d.Tokens[start].Sentence; i++ {
		switch t := &r.d.Tokens[i]; {
		case r.hyphen(i) && len(out) > 0 && r.capital(&r.d.Tokens[i+1]):
			i++
			out[len(out)-1].End = i + 1
		case r.capital(t) && (t.POS == "PROPN" || t.POS == "NOUN" || t.POS == "ADJ"):
			out = append(out, nlp.Name{First: i, End: i + 1})
		default:
			return out
		}
	}
	return out
}

// namesBody reports whether a word ends the name of a body or is that of a country: an
// acronym, "Union", "Latvia".
func (r *resolver) namesBody(n nlp.Name) bool {
	word := r.word(n)
	if len(word) > 1 && len(word) < 7 && word == strings.ToUpper(word) || bodies.has(strings.ToLower(word)) {
		return true
	}
	all := r.base.Find(word)
	return len(all) > 0 && (all[0].Kind == knowledge.Country || all[0].Kind == knowledge.Body)
}

// personal reports whether two words can be a person's given and family name: neither
// names a body, place or title, and no dictionary has both.
func (r *resolver) personal(given, family nlp.Name) bool {
	both := true
	for _, n := range []nlp.Name{given, family} {
		word := r.word(n)
		lower := strings.ToLower(word)
		if len(word) < 3 || word == strings.ToUpper(word) || bodies.has(lower) || bodyWords.has(lower) || times.has(lower) || r.base.Role(word) != nil || r.namesThing(word) {
			return false
		}
		both = both && wordnet.Load().Has(lower)
	}
	return !both || r.given(given) != unknown
}

// namesThing reports whether the knowledge has a word as the name of anything but a
// person.
func (r *resolver) namesThing(word string) bool {
	return slices.ContainsFunc(r.base.Find(word), func(e *knowledge.Entry) bool { return e.Kind != knowledge.Person })
}

// asPerson makes tokens first to end-1 the name of a person, and leaves to a name that
// holds them what stands before. It returns the name's index.
func (r *resolver) asPerson(first, end int) int {
	for i := first; i < end; i++ {
		n := r.nameOf[i]
		if n < 0 {
			continue
		}
		name := &r.found[n]
		if name.First == first && name.End == end {
			name.Type = nlp.Person
			return n
		}
		if name.First < first {
			for k := end; k < name.End; k++ {
				r.nameOf[k] = -1
			}
			name.End = first
			name.Span = r.d.TokenSpan(name.First, first)
		} else {
			name.Type = nlp.Law // refers to nothing by itself
		}
	}
	n := len(r.found)
	r.find([]nlp.Name{{Span: r.d.TokenSpan(first, end), First: first, End: end, Type: nlp.Person}})
	return n
}
