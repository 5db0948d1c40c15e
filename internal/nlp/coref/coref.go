// Package coref finds the mentions of a document and puts those of one entity
// into one chain: names, titles and roles, acronyms, nominals, pronouns.
//
// It goes the way of the multi-pass sieve (Lee et al. 2013, "Deterministic
// Coreference Resolution Based on Entity-Centric, Precision-Ranked Rules"): the
// surest links first, each later pass seeing what the chains of the earlier ones
// know (number, gender, names). Nominals and pronouns come last, from left to
// right; a small network ranks their candidates (rank.go, MODEL.md). What is not
// sure stays alone.
package coref

import (
	"context"
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// Stage gives Mentions and Chains. Base may be nil: the embedded knowledge is
// used then. Safe for concurrent use.
type Stage struct{ Base *knowledge.Base }

// Info describes the stage.
func (Stage) Info() nlp.Info {
	return nlp.Info{
		Name: "coref", Version: 1,
		Needs:     []nlp.Layer{nlp.ParseLayer},
		Gives:     []nlp.Layer{nlp.EntitiesLayer},
		Languages: []string{"en"},
	}
}

// Annotate fills d.Mentions and d.Chains.
func (s Stage) Annotate(_ context.Context, d *nlp.Document) error {
	base := s.Base
	if base == nil {
		base = knowledge.Load()
	}
	r := newResolver(d, base)
	r.names()
	r.titles()
	r.speakers()
	r.rank()
	r.groups()
	r.unnest()
	r.write()
	return nil
}

// resolver holds one document's work.
type resolver struct {
	d        *nlp.Document
	base     *knowledge.Base
	mentions []*mention
	clusters []*cluster        // nil where merged into another
	found    []nlp.Name        // the engine's names, and those it missed
	bearer   map[int]int       // the name that the phrase of a title bears, by the title's token
	ends     []int             // where the phrase of a head ends, or 0 where that is not known yet
	nameOf   []int             // index in found of the name that covers a token, or -1
	topic    map[bool]*mention // the first person named, the first thing named
	quoted   []int             // number of the quotation that covers a token, or 0
	family   map[string]bool   // family names of the document
	sayerOf  map[int]*mention  // by number of the quotation
}

// cluster is what is known of one entity so far.
type cluster struct {
	mentions []*mention
	members  []*mention // one of each member, of a chain of several
	facts
}

// mention is a mention with what the sieves ask of it.
type mention struct {
	nlp.Mention
	index   int
	cluster int
	words   []string // of the name, folded
	text    string   // the whole phrase, folded
	lemma   string   // of the head
	title   string   // of address, folded: "mr", "mrs"
	time    bool     // a day, a year, "the week"
	inner   bool     // a name inside a longer one
	hint    trit     // the sex that a name of one word tells, where it is a given name
	several bool     // a coordination: "Ann and Bob"
	traits
	facts
}

// traits are what the features ask of a mention again and again (prepare).
type traits struct {
	sentence     int
	bare         string // the phrase without article
	mods         []string
	number       string
	det          determiner
	noun         nounKind
	place        knowledge.Kind // of entry
	from         string         // the country of those that the phrase says are of one: "Latvian soldiers"
	entry        *knowledge.Entry
	owner        *mention
	of           *mention // what predicate speaks of
	predicate    predicate
	seen         int // earlier mentions with the same head
	subject      bool
	possessor    bool
	proper       bool
	inTitle      bool
	inQuote      bool
	says         bool // is the subject of a verb of saying
	postmodified bool
	role         bool
	clauses      int        // around it, below the main one
	joined       bool       // others are joined to it
	rivals       int        // candidates, of a pronoun
	matches      int        // of these, of its sex
	same         bool       // "the same", "the latter"
	ahead        *mention   // of a pronoun: the subject that it may look forward to
	barred       []*mention // of a pronoun: what its clause forbids it to mean
}

func newResolver(d *nlp.Document, base *knowledge.Base) *resolver {
	r := &resolver{d: d, base: base, nameOf: make([]int, len(d.Tokens)), ends: make([]int, len(d.Tokens)), quoted: quotations(d)}
	for i := range r.nameOf {
		r.nameOf[i] = -1
	}
	for n, name := range d.Names {
		for i := name.First; i < name.End; i++ {
			r.nameOf[i] = n
		}
	}
	r.found = slices.Clone(d.Names)
	r.labels()
	r.months()
	r.split()
	r.titled()
	r.widen()
	r.find(r.known())
	r.find(slices.DeleteFunc(r.missed(), func(n nlp.Name) bool { return n.Type == unsureName }))
	r.find(r.echoes())
	r.find(r.missed())
	r.vote()
	r.detect()
	for i, m := range r.mentions {
		m.index, m.cluster = i, i
		r.prepare(m)
		r.clusters = append(r.clusters, &cluster{mentions: []*mention{m}, facts: m.facts})
	}
	r.topic = r.topics()
	r.owners()
	r.predicates()
	r.repeatedHeads()
	return r
}

// find adds names to those found.
func (r *resolver) find(names []nlp.Name) {
	for _, n := range names {
		for i := n.First; i < n.End; i++ {
			r.nameOf[i] = len(r.found)
		}
		r.found = append(r.found, n)
	}
}

// labels leaves off a label before a name that the engine takes for part of it:
// "Image: Ann Lee".
func (r *resolver) labels() {
	for n := range r.found {
		name := &r.found[n]
		for i := name.First; i < name.End-1; i++ {
			if w := r.d.Tokens[i].Lower; w == ":" || w == ";" || w == "/" {
				for j := name.First; j <= i; j++ {
					r.nameOf[j] = -1
				}
				name.First = i + 1
				name.Span = r.d.TokenSpan(name.First, name.End)
			}
		}
	}
}

// split puts the parts of a person's name together where the engine takes its end
// for a name of another kind: "Ann Lee Holland" is not Ann Lee and a country.
func (r *resolver) split() {
	for n := range r.found {
		name := &r.found[n]
		if name.Type != nlp.Person || name.End >= len(r.d.Tokens) {
			continue
		}
		next := r.nameOf[name.End]
		if next < 0 || next == n || r.found[next].End-r.found[next].First > 1 || r.found[next].First != name.End || !r.oneName(name.End) {
			continue
		}
		r.nameOf[name.End] = n
		r.found[next].Type = nlp.Law // refers to nothing by itself
		name.End++
		name.Span = r.d.TokenSpan(name.First, name.End)
	}
}

// oneName reports whether the proper noun at i goes on the name before it: an arc
// joins them, and no possessive follows.
func (r *resolver) oneName(i int) bool {
	a, b := &r.d.Tokens[i-1], &r.d.Tokens[i]
	if b.POS != "PROPN" || a.POS != "PROPN" || !r.capital(b) || i+1 < len(r.d.Tokens) && (r.d.Tokens[i+1].Tag == "POS" || r.d.Tokens[i+1].POS == "PROPN") {
		return false
	}
	return a.Head == i && a.Dep == "compound" || b.Head == i-1 && (b.Dep == "flat" || b.Dep == "compound")
}

// widen takes into a person's name the proper nouns beside it that the engine left
// out, and leaves the country of a title off it: "minister of Latvia Ann Lee".
func (r *resolver) widen() {
	for n := range r.found {
		name := &r.found[n]
		if name.End-name.First > 2 && r.ofTitle(name.First) {
			r.nameOf[name.First] = -1
			name.First++
			name.Type = nlp.Person
		}
		if name.Type != nlp.Person {
			continue
		}
		for i := name.End; i < len(r.d.Tokens) && r.nameOf[i] < 0 && r.oneName(i); i++ {
			r.nameOf[i], name.End = n, i+1
		}
		for i := name.First - 1; i >= 0 && r.nameOf[i] < 0 && r.opensName(i); i-- {
			r.nameOf[i], name.First = n, i
		}
		name.Span = r.d.TokenSpan(name.First, name.End)
	}
}

// ofTitle reports whether the token at i is the country of the title before it.
func (r *resolver) ofTitle(i int) bool {
	if i < 2 || r.d.Tokens[i-1].Lower != "of" || r.base.Role(r.d.Slice(r.d.Tokens[i-2].Span)) == nil {
		return false
	}
	all := r.base.Find(r.d.Slice(r.d.Tokens[i].Span))
	return len(all) > 0 && all[0].Kind == knowledge.Country
}

// opensName reports whether the proper noun at i begins the name behind it, and is
// no title, country or people.
func (r *resolver) opensName(i int) bool {
	t := &r.d.Tokens[i]
	word := r.d.Slice(t.Span)
	return t.POS == "PROPN" && t.Tag == "NNP" && t.Dep == "compound" && t.Head > i && t.Head <= i+3 && len(word) > 2 && word != strings.ToUpper(word) &&
		r.base.Role(word) == nil && !honorific.has(t.Lower) && !bodies.has(t.Lower) && !persons.has(t.Lower) && len(r.base.Find(word)) == 0
}

// addressed reports whether the word with a capital at i, before a name, follows a form of
// address: whatever it looks like, it is a given name.
func (r *resolver) addressed(i int) bool {
	if i < 1 || r.nameOf[i] >= 0 || !r.capital(&r.d.Tokens[i]) || r.d.Tokens[i].POS == "PUNCT" || r.base.Role(r.d.Slice(r.d.Tokens[i].Span)) != nil {
		return false
	}
	switch strings.TrimSuffix(r.d.Tokens[i-1].Lower, ".") {
	case "mr", "mrs", "ms", "miss", "mister":
		return true
	}
	return false
}

// months takes "May" for no name where the document names nobody so.
func (r *resolver) months() {
	for n, name := range r.found {
		if name.End-name.First != 1 || !times.has(r.d.Tokens[name.First].Lower) {
			continue
		}
		word := r.d.Slice(r.d.Tokens[name.First].Span)
		if !slices.ContainsFunc(r.found, func(o nlp.Name) bool {
			return o.End-o.First > 1 && r.d.Slice(r.d.Tokens[o.End-1].Span) == word
		}) {
			r.nameOf[name.First] = -1
			r.found[n].Type = nlp.Law // refers to nothing here
		}
	}
}

// quotations numbers the tokens between quotation marks, from 1. A mark that is
// never closed ends with its block.
func quotations(d *nlp.Document) []int {
	out := make([]int, len(d.Tokens))
	open, n, block := false, 0, -1
	for i, t := range d.Tokens {
		if b := d.Sentences[t.Sentence].Block; b != block {
			open, block = false, b
		}
		switch mark := d.Slice(t.Span); mark { // the engine's small letters make all marks straight
		case "`": // "``It is late''": the engine makes two tokens of the mark
			if i > 0 && d.Slice(d.Tokens[i-1].Span) == mark && d.Tokens[i-1].End == t.Start {
				open, n = true, n+1
			}
		case "“", "``", "‘":
			open, n = true, n+1
		case "”", "''":
			open = false
		case "’":
			open = open && t.Tag == "POS"
		case "\"":
			if open = !open; open {
				n++
			}
		default:
			if open {
				out[i] = n
			}
		}
	}
	return out
}

// join puts the clusters of two mentions together.
func (r *resolver) join(a, b *mention) {
	x, y := min(a.cluster, b.cluster), max(a.cluster, b.cluster)
	if x == y {
		return
	}
	into, from := r.clusters[x], r.clusters[y]
	for _, m := range from.mentions {
		m.cluster = x
	}
	into.mentions = append(into.mentions, from.mentions...)
	if from.person == yes && from.kind == nlp.PersonEntity && into.person == unknown {
		into.facts, from.facts = from.facts, into.facts
	}
	into.facts = into.facts.with(from.facts)
	r.clusters[y] = nil
}

// write turns the clusters into the document's chains.
func (r *resolver) write() {
	chain := map[int]int{}
	r.d.Mentions = make([]nlp.Mention, 0, len(r.mentions))
	for i, m := range r.mentions {
		at, known := chain[m.cluster]
		if !known {
			at = len(r.d.Chains)
			chain[m.cluster] = at
			r.d.Chains = append(r.d.Chains, nlp.Chain{Type: r.clusters[m.cluster].kind})
		}
		m.Chain, m.Type = at, r.clusters[m.cluster].kind
		r.d.Chains[at].Mentions = append(r.d.Chains[at].Mentions, i)
		r.d.Mentions = append(r.d.Mentions, m.Mention)
	}
	for i, c := range r.clusters {
		if c == nil {
			continue
		}
		at := &r.d.Chains[chain[i]]
		for _, m := range c.members {
			if k := chain[m.cluster]; k != chain[i] && !slices.Contains(at.Members, k) {
				at.Members = append(at.Members, k)
			}
		}
	}
}
