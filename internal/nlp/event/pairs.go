package event

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// standing is a chain that may be one of two sides, with what the document says of it.
type standing struct {
	chain, head, count int
}

// mainPair are the two persons, or countries and bodies, of which a document speaks
// most, by the first place where each is named: the two that it has act on or with each
// other most often, else the two that it names most, where no third is as prominent.
// It is nil where there are none.
func (v *view) mainPair(people bool) []int {
	if v.pairs == nil {
		v.pairs = map[bool][]int{}
	}
	pair, known := v.pairs[people]
	if !known {
		pair = v.findPair(people)
		v.pairs[people] = pair
	}
	return pair
}

func (v *view) findPair(people bool) []int {
	all := v.standings(people)
	if len(all) < 2 {
		return nil
	}
	if pair := v.joined(all); pair != nil {
		return pair
	}
	if all[1].count < 2 || len(all) > 2 && all[2].count*3 > all[1].count*2 {
		return nil
	}
	return []int{all[0].head, all[1].head}
}

// standings are the candidates for a side, those named most first.
func (v *view) standings(people bool) []standing {
	var all []standing
	for n := range v.d.Chains {
		if v.ofPerson(n) != people {
			continue
		}
		if head := v.sideName(n, people); head >= 0 {
			all = append(all, standing{n, head, len(v.d.Chains[n].Mentions)})
		}
	}
	slices.SortStableFunc(all, func(a, b standing) int { return cmp.Compare(b.count, a.count) })
	return all[:min(len(all), 6)]
}

// sideName is the first name of a chain that may be a side, one of a country before its
// capital's; -1 for none. Where a report was sent from is no side.
func (v *view) sideName(chain int, people bool) int {
	head := -1
	for _, m := range v.d.Chains[chain].Mentions {
		x := &v.d.Mentions[m]
		if x.Kind != nlp.NameMention || x.Head >= len(v.tokens) || !v.principal(x.Head, people) || v.opens(x.Head) {
			continue
		}
		if v.country(x.Head) {
			return x.Head
		}
		if head < 0 {
			head = x.Head
		}
	}
	return head
}

// opens reports whether a name stands in a dateline.
func (v *view) opens(i int) bool {
	first := v.d.Sentences[v.tokens[i].Sentence].First
	for k := first; k <= i; k++ {
		if w := v.d.Slice(v.tokens[k].Span); v.tokens[k].POS == "PROPN" && w != strings.ToUpper(w) {
			return false
		}
	}
	return i < first+8 && v.closesDateline(first)
}

// joined are the two that more events and phrases have together than any others, or nil.
func (v *view) joined(all []standing) []int {
	type two struct{ a, b int }
	together := map[two]int{}
	add := func(parties []int) {
		var which []int
		for _, k := range parties {
			if n := v.standFor(all, k); n >= 0 && !slices.Contains(which, n) {
				which = append(which, n)
			}
		}
		if len(which) == 2 {
			together[two{min(which[0], which[1]), max(which[0], which[1])}]++
		}
	}
	for _, f := range v.coded {
		add(slices.Concat(f.actor, f.recipient))
	}
	for i := range v.tokens {
		if v.tokens[i].Dep == "conj" && v.tokens[i].POS == "PROPN" {
			add([]int{v.tokens[i].Head, i})
		}
	}
	best, top, next := two{}, 0, 0
	for a := range all {
		for b := a + 1; b < len(all); b++ {
			switch n := together[two{a, b}]; {
			case n > top:
				best, top, next = two{a, b}, n, top
			case n > next:
				next = n
			}
		}
	}
	if top < 2 || top <= next {
		return nil
	}
	return []int{all[best.a].head, all[best.b].head}
}

// standFor is the candidate of whom a party is, by its chain, or by a name or demonym in
// its phrase ("Danish trawlers" for Denmark), as an index, or -1.
func (v *view) standFor(all []standing, k int) int {
	r := v.phrase(k)
	for _, i := range slices.Concat([]int{k}, span(r)) {
		if m := v.mention[i]; m >= 0 {
			for n := range all {
				if all[n].chain == v.d.Mentions[m].Chain {
					return n
				}
			}
		}
		if n := v.name[i]; n >= 0 && v.d.Names[n].Type == nlp.Group {
			if c := v.ofCountry(all, i); c >= 0 {
				return c
			}
		}
	}
	return -1
}

func span(r run) []int {
	out := make([]int, 0, r.end-r.first)
	for i := r.first; i < r.end; i++ {
		out = append(out, i)
	}
	return out
}

// ofCountry is the candidate whose people a demonym names: by the knowledge, else by the
// stem of the name.
func (v *view) ofCountry(all []standing, i int) int {
	people := v.base.Find(v.d.Slice(v.tokens[i].Span))
	for n := range all {
		name := v.d.Slice(v.tokens[all[n].head].Span)
		for _, c := range v.base.Find(name) {
			if c.Kind == knowledge.Country && slices.ContainsFunc(people, func(e *knowledge.Entry) bool { return e.Country == c.Country }) {
				return n
			}
		}
		if len(people) == 0 && demonymOf(v.tokens[i].Lower, strings.ToLower(name)) {
			return n
		}
	}
	return -1
}

// demonymOf reports whether a word may be made of a country's name: it begins with most
// of it, as "norlander" does.
func demonymOf(word, name string) bool {
	stem := strings.TrimRight(name, "aeio")
	return len(stem) >= 4 && len(word) > len(stem) && strings.HasPrefix(word, stem)
}

// ofPerson reports whether a chain is of a person, by any of its mentions.
func (v *view) ofPerson(chain int) bool {
	return slices.ContainsFunc(v.d.Chains[chain].Mentions, func(m int) bool { return v.d.Mentions[m].Type == nlp.PersonEntity })
}

// principal reports whether a name is that of a person, or else of a country or body.
// A place that the knowledge does not have is a country where it acts or has a
// government.
func (v *view) principal(i int, people bool) bool {
	n := v.name[i]
	if n < 0 {
		return false
	}
	switch v.d.Names[n].Type {
	case nlp.Person:
		return people
	case nlp.Organ:
		return !people && !slices.ContainsFunc(v.base.Find(v.d.Slice(v.d.Names[n].Span)), func(e *knowledge.Entry) bool { return hosts[e.Country] })
	case nlp.GeoPolity:
		if people {
			return false
		}
		known := v.base.Find(v.d.Slice(v.tokens[i].Span))
		return slices.ContainsFunc(known, func(e *knowledge.Entry) bool { return e.Kind == knowledge.Country }) || len(known) == 0 && v.governed(i)
	}
	return false
}

// hosts are the bodies of many states, at which sides meet: they are no side.
var hosts = map[string]bool{"UNO": true, "IGO": true}

// governed reports whether a name has a government, an army, a minister or its like
// anywhere in the document, or does something that an event tells.
func (v *view) governed(i int) bool {
	for k := range v.tokens {
		if v.lemmas[k] != v.lemmas[i] || v.tokens[k].POS != "PROPN" {
			continue
		}
		h := v.tokens[k].Head
		if v.tokens[k].Dep == "poss" && (v.l.is("polity", v.lemmas[h]) || v.base.Role(v.lemmas[h]) != nil) {
			return true
		}
		if v.tokens[k].Dep == "nsubj" && v.verb(h) && v.code(h) != nil {
			return true
		}
	}
	return false
}
