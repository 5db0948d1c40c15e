package coref

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// window is the number of sentences in which the bearer of a title is looked for.
const window = 12

// titles joins "the president", with nothing more said, to the last one before it
// whom the text has named with that title.
func (r *resolver) titles() {
	for i, m := range r.mentions {
		if m.Kind != nlp.NominalMention || m.person != yes || m.det != detThe || len(m.mods) > 0 || m.postmodified || m.several || m.time {
			continue
		}
		for j := i - 1; j >= 0 && m.sentence-r.mentions[j].sentence <= window; j-- {
			o := r.mentions[j]
			if o.Kind == nlp.NameMention && r.isTitleOf(m, o) && !r.within(m, o) && m.agrees(r.clusters[o.cluster].facts) {
				r.join(o, m)
				break
			}
		}
	}
}

// modifiers are the lemmas of what describes a nominal.
func (r *resolver) modifiers(m *mention) []string {
	var out []string
	for c := range r.d.Children(m.Head) {
		switch k := r.d.Tokens[c]; k.Dep {
		case "amod", "compound", "nmod", "nummod", "poss":
			if k.POS != "PRON" && c < m.End && c >= m.First && !anaphoric.has(k.Lower) {
				out = append(out, k.Lower)
			}
		case "prep":
			for g := range r.d.Children(c) {
				if g < m.End {
					out = append(out, r.d.Tokens[g].Lower)
				}
			}
		}
	}
	return out
}

// origin is the country that a phrase for persons or a body is described by, as
// "Latvian" and "of Latvia" do, and a thing as "Latvian" does; empty where there is
// none, or several.
func (r *resolver) origin(m *mention) string {
	if m.kind == nlp.PlaceEntity || m.kind == nlp.OtherEntity || m.several {
		return ""
	}
	from := ""
	for c := range r.d.Children(m.Head) {
		if c < m.First || c >= m.End {
			continue
		}
		k := &r.d.Tokens[c]
		switch k.Dep {
		case "amod":
		case "compound", "nmod", "poss":
			if m.kind == "" {
				continue
			}
		case "prep":
			if k.Lower != "of" || m.kind == "" {
				continue
			}
			c = r.objectBefore(c, m.End)
		default:
			continue
		}
		country := r.countryAt(c)
		if from != "" && country != "" && country != from {
			return ""
		}
		from = cmp.Or(from, country)
	}
	return from
}

// countryAt is the code of the country or its people that token i names; empty for
// none.
func (r *resolver) countryAt(i int) string {
	if i < 0 || r.d.Tokens[i].POS != "PROPN" && r.d.Tokens[i].POS != "ADJ" || !r.capital(&r.d.Tokens[i]) {
		return ""
	}
	all := r.base.Find(r.d.Slice(r.d.Tokens[i].Span))
	if len(all) == 0 || all[0].Kind != knowledge.Country && all[0].Kind != knowledge.Demonym {
		return ""
	}
	return all[0].Country
}

// foreign reports whether the mention is of another country than one of the chain of
// o: "the Latvian side" is not "the Estonian side", nor "the side" of which the text
// has gone on speaking without a country.
func (r *resolver) foreign(m, o *mention) bool {
	if m.from == "" {
		return false
	}
	said, bare := false, 0
	for _, x := range r.clusters[o.cluster].mentions {
		if x.from != "" && x.from != m.from {
			return true
		}
		said = said || x.from != "" || x.entry != nil
		if x.Kind != nlp.PronounMention && x.Head < m.Head {
			bare++
		}
	}
	return m.Kind == nlp.NominalMention && !said && bare > 1
}

var anaphoric = set("same said latter former")

// repeats reports whether a nominal says no more than an earlier one with the
// same head.
func (r *resolver) repeats(m, o *mention) bool {
	if m.lemma != o.lemma || o.Kind == nlp.NameMention && r.nameOf[o.Head] >= 0 && len(m.words) == 0 && o.kind == nlp.PersonEntity {
		return false
	}
	if m.det != detThe && m.det != detThis && m.det != detThese && m.det != detPossPronoun && m.det != detPossNoun {
		return false
	}
	if r.d.Tokens[m.Head].Tag != r.d.Tokens[o.Head].Tag && m.Kind == o.Kind {
		return false
	}
	for _, w := range m.mods {
		if !slices.Contains(o.mods, w) && !slices.Contains(o.words, w) {
			return false
		}
	}
	return m.owner == nil || o.owner != nil && (m.owner.cluster == o.owner.cluster || m.owner.text == o.owner.text)
}

// isTitleOf reports whether a bare "the president", "the ministry" is the title
// before an earlier name, or the kind of body that the name says.
func (r *resolver) isTitleOf(m, o *mention) bool {
	if o.Kind != nlp.NameMention || m.plural == yes {
		return false
	}
	for i := o.First; i < o.End; i++ {
		if strings.EqualFold(r.d.Tokens[i].Lemma, m.lemma) && i != m.Head && r.nearHead(i, o) {
			return true
		}
	}
	return false
}

// nearHead reports whether token i is the head, an apposition, or the last word
// of what stands before the name.
func (r *resolver) nearHead(i int, o *mention) bool {
	t := r.d.Tokens[i]
	if i == o.Head || t.Head == o.Head && t.Dep == "appos" {
		return true
	}
	return t.Head == o.Head && t.Dep == "compound" && (r.nameOf[i] < 0 || r.nameOf[i] == r.nameOf[o.Head])
}
