package coref

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// longestNested is the number of tokens of a name that is looked for elsewhere.
const longestNested = 4

// innerNames adds the names of the document where they stand inside a longer name or
// before a noun and the engine has not seen them: "Boston" in "the Boston Globe"
// where the text speaks of Boston, "Budweiser" in "Budweiser cans". Persons are
// not looked for in the names of persons.
func (r *resolver) innerNames() {
	known := map[string]*mention{}
	covered := map[[2]int]bool{}
	for _, m := range r.mentions {
		covered[[2]int{m.First, m.End}] = true
		if m.Kind == nlp.NameMention && !m.Name.Empty() {
			first := r.d.TokenAt(m.Name.Start)
			end := r.d.TokenAt(m.Name.End-1) + 1
			covered[[2]int{first, end}] = true
			if key := r.d.Slice(m.Name); end-first <= longestNested && len(key) > 1 && headsPhrase(&r.d.Tokens[m.Head]) && m.Head >= first && m.Head < end && (known[key] == nil || known[key].kind == "") {
				known[key] = m
			}
		}
	}
	for i := range r.d.Tokens {
		if r.d.Tokens[i].POS != "PROPN" {
			continue
		}
		for n := min(longestNested, len(r.d.Tokens)-i); n > 0; n-- {
			if r.d.Tokens[i+n-1].POS != "PROPN" || r.d.Tokens[i+n-1].Sentence != r.d.Tokens[i].Sentence {
				continue
			}
			o := known[r.d.Slice(r.d.TokenSpan(i, i+n))]
			if o == nil || covered[[2]int{i, i + n}] || !r.mayHold(i, i+n) || o.kind == nlp.GroupEntity {
				continue
			}
			r.addNested(i, i+n, o)
			break
		}
	}
}

// mayHold reports whether tokens first to end-1 can be a name by themselves: not
// where they are part of the name of a person or a place, or head a phrase that is
// a mention.
func (r *resolver) mayHold(first, end int) bool {
	if n := r.nameOf[first]; n >= 0 {
		name := r.found[n]
		if name.Type != nlp.Organ && name.Type != nlp.WorkOfArt && (name.First < first || end < name.End) {
			return false
		}
	}
	head := r.d.Root(first, end)
	return !slices.ContainsFunc(r.mentions, func(m *mention) bool { return m.Head == head && m.Kind == nlp.NameMention })
}

// addNested adds the name at tokens first to end-1, which names what o names.
func (r *resolver) addNested(first, end int, o *mention) {
	m := &mention{Mention: nlp.Mention{Span: r.d.TokenSpan(first, end), First: first, End: end, Head: r.d.Root(first, end), Kind: nlp.NameMention}}
	if end < len(r.d.Tokens) && r.d.Tokens[end].Tag == "POS" {
		m.End = end + 1
		m.Span = r.d.TokenSpan(first, m.End)
	}
	m.Name = r.d.TokenSpan(first, end)
	m.lemma, m.text = strings.ToLower(r.d.Tokens[m.Head].Lemma), strings.ToLower(r.d.Slice(m.Span))
	m.words, m.facts, m.inner = o.words, o.facts, true
	r.mentions = append(r.mentions, m)
}

// echoes are the names that the engine found elsewhere in the document, where it
// missed them; of persons the family name too. A name found several times with
// different types has the first one's.
func (r *resolver) echoes() []nlp.Name {
	types := map[string]nlp.NameType{}
	note := func(first, end int, t nlp.NameType) {
		if key := r.d.Slice(r.d.TokenSpan(first, end)); types[key] == "" && len(key) > 2 {
			types[key] = t
		}
	}
	for _, whole := range []bool{true, false} {
		for _, n := range r.found {
			first, end := r.core(n)
			switch {
			case !refers(n.Type) || r.d.Tokens[end-1].POS != "PROPN":
			case whole:
				note(first, end, n.Type)
			case n.Type == nlp.Person && end-first > 1:
				note(end-1, end, n.Type)
			}
		}
	}
	var out []nlp.Name
	for i := 0; i < len(r.d.Tokens); i++ {
		for n := min(longestNested, len(r.d.Tokens)-i); n > 0; n-- {
			if !r.free(i, i+n) {
				continue
			}
			if t := types[r.d.Slice(r.d.TokenSpan(i, i+n))]; t != "" {
				out = append(out, nlp.Name{Span: r.d.TokenSpan(i, i+n), First: i, End: i + n, Type: t})
				i += n - 1
				break
			}
		}
	}
	return out
}

// core is a name without article, title of address and possessive ending.
func (r *resolver) core(n nlp.Name) (first, end int) {
	first, end = n.First, n.End
	for first < end-1 && (articles.has(r.d.Tokens[first].Lower) || honorific.has(strings.TrimSuffix(r.d.Tokens[first].Lower, "."))) {
		first++
	}
	for end > first+1 && (r.d.Tokens[end-1].Tag == "POS" || r.d.Tokens[end-1].POS == "PUNCT") {
		end--
	}
	return first, end
}

// free reports whether tokens first to end-1 are proper nouns in no name.
func (r *resolver) free(first, end int) bool {
	for i := first; i < end; i++ {
		if r.d.Tokens[i].POS != "PROPN" || r.nameOf[i] >= 0 {
			return false
		}
	}
	return true
}

// unnest leaves out the names and nominals that stand inside a mention of their own
// chain: "Harbour Trust (HT)" and "Lee" in "Ann Lee" are one mention. A mention
// that has no name takes that of the one left out.
func (r *resolver) unnest() {
	var open, kept []*mention
	for _, m := range r.mentions {
		for len(open) > 0 && open[len(open)-1].End <= m.First {
			open = open[:len(open)-1]
		}
		at := slices.IndexFunc(open, func(o *mention) bool { return o.cluster == m.cluster && r.within(m, o) })
		if at < 0 || m.Kind == nlp.PronounMention {
			kept = append(kept, m)
			open = append(open, m)
			continue
		}
		if o := open[at]; o.Kind == nlp.NominalMention && m.Kind == nlp.NameMention {
			o.Kind, o.Name = m.Kind, m.Name
		}
	}
	r.mentions = kept
}
