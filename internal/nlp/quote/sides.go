package quote

import (
	"slices"

	"readout/internal/nlp"
)

// bothSides makes two statements of one whose speaker is "both sides" or "the two
// leaders", where the text names a pair of the kind: each of the two is said to
// have spoken.
func (v *view) bothSides(all []draft) []draft {
	var out []draft
	for i := range all {
		f := &all[i]
		out = append(out, *f)
		if !v.isBoth(f) || f.aside != "" || v.asideWhy(f) != "" {
			continue
		}
		pair, ok := v.pairFor(f.source.root)
		if !ok {
			continue
		}
		first := &out[len(out)-1]
		first.why += "; each of the two that the text names together"
		second := *first
		second.runs, second.to = slices.Clone(f.runs), slices.Clone(f.to)
		first.speaker.Antecedent, second.speaker.Antecedent = v.span(pair[0]), v.span(pair[1])
		out = append(out, second)
	}
	return out
}

// twoPersons are nouns for persons, twoBodies for bodies, of which "both" speak.
var (
	twoPersons = words(`leader president minister man woman candidate rival politician diplomat chief chairman king`)
	twoBodies  = words(`side party government country nation capital company union team ministry state bank club city`)
)

// isBoth reports whether a speaker is two of a kind: "both sides", "the two leaders".
func (v *view) isBoth(f *draft) bool {
	h := f.source.root
	if h < 0 || !f.speaker.Antecedent.Empty() || f.source.size() > 3 || f.source.n == 0 {
		return false
	}
	l := v.tokens[h].Lemma
	if !twoPersons[l] && !twoBodies[l] {
		return false
	}
	for i := f.source.runs[0].first; i < h; i++ {
		switch v.tokens[i].Lower {
		case "both", "two", "each":
			return true
		}
	}
	return false
}

// pairWindow is how many tokens before and behind "both" the pair is looked for: a
// bound on the work for hostile pages.
const pairWindow = 3000

// pairFor is the pair, joined by "and", that is named nearest before token h, else
// first behind it: of persons or of bodies, as the noun at h asks.
func (v *view) pairFor(h int) ([2]run, bool) {
	persons := twoPersons[v.tokens[h].Lemma]
	var found [2]run
	ok := false
	for i := max(0, h-pairWindow); i < min(len(v.tokens), h+pairWindow); i++ {
		if i > h && ok {
			break
		}
		if pair, is := v.pairAt(i, persons); is {
			found, ok = pair, true
		}
	}
	return found, ok
}

// pairAt is the pair that the word "and" at token i joins.
func (v *view) pairAt(i int, persons bool) ([2]run, bool) {
	s := v.sentence(i)
	if v.tokens[i].Lower != "and" || i == s.First || !nominal(v.tokens[i-1].POS) {
		return [2]run{}, false
	}
	k := -1
	for j := i + 1; j < min(s.End, i+8); j++ {
		switch v.tokens[j].POS {
		case "NOUN", "PROPN":
			k = v.phraseHead(j)
		case "DET", "ADJ":
			continue
		}
		break // a word that belongs to no name
	}
	if k < i || !v.partner(k, persons) {
		return [2]run{}, false
	}
	second := v.trim(run{i + 1, k + 1})
	for _, a := range [2]int{v.phraseHead(i - 1), v.tokens[i].Head} {
		if first := v.trim(run{v.tokens[a].First, min(i, a+1)}); a < i && v.partner(a, persons) && first.holds(a) && first.end-first.first < 10 {
			return [2]run{first, second}, true
		}
	}
	return [2]run{}, false
}

// partner reports whether token i heads what can be one of a pair: a person's name,
// or the name of a body or country, or a body by its noun.
func (v *view) partner(i int, person bool) bool {
	n := v.name[i]
	if person {
		return n >= 0 && v.d.Names[n].Type == nlp.Person
	}
	if n >= 0 {
		t := v.d.Names[n].Type
		return t == nlp.GeoPolity || t == nlp.Organ
	}
	return v.tokens[i].POS == "NOUN" && v.tokens[i].Tag == "NN" && parties[v.tokens[i].Lemma]
}

// parties are nouns for a body that can be one side of two.
var parties = words(`government council union company party ministry army group movement opposition management
	administration alliance federation coalition league club board`)
