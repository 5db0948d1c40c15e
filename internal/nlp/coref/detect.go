package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// detect finds the mentions: noun phrases, coordinations of them, pronouns, and
// names that stand before a noun.
func (r *resolver) detect() {
	r.family = r.families()
	taken := make([]bool, len(r.found))
	for i := range r.d.Tokens {
		t := &r.d.Tokens[i]
		if t.POS == "PRON" || t.Tag == "PRP$" {
			r.pronoun(i)
			continue
		}
		if r.year(i) {
			r.add(i, i+1, i, -1).time = true
			continue
		}
		if t.POS != "NOUN" && t.POS != "PROPN" || !headsPhrase(t) || r.idle(i) || r.described(i, taken) || r.insideName(i) {
			continue
		}
		r.phrase(i, taken)
	}
	for n, name := range r.found {
		if !taken[n] && refers(name.Type) && !r.adjective(name) {
			r.add(name.First, name.End, r.d.Root(name.First, name.End), n)
		}
	}
	r.innerNames()
	slices.SortStableFunc(r.mentions, func(a, b *mention) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		if a.Span.End != b.Span.End {
			return b.Span.End - a.Span.End
		}
		return int(a.Kind) - int(b.Kind)
	})
	r.mentions = slices.CompactFunc(r.mentions, func(a, b *mention) bool { return a.Span == b.Span })
}

// families are the last words, folded, of the names of several words: "Kelly" of
// "Ned Kelly" tells no sex.
func (r *resolver) families() map[string]bool {
	out := map[string]bool{}
	for _, n := range r.found {
		if n.End-n.First > 1 {
			words := strings.Fields(knowledge.Fold(r.d.Slice(n.Span)))
			if k := len(words); k > 1 {
				out[words[k-1]] = true
			}
		}
	}
	return out
}

// known are names of one word that the knowledge has and the engine missed:
// countries, capitals, bodies.
func (r *resolver) known() []nlp.Name {
	var out []nlp.Name
	for i, t := range r.d.Tokens {
		if t.POS != "PROPN" || r.nameOf[i] >= 0 {
			continue
		}
		all := r.base.Find(r.d.Slice(t.Span))
		if len(all) == 0 {
			continue
		}
		if kind, ok := nameTypes[all[0].Kind]; ok && kind != nlp.Person {
			out = append(out, nlp.Name{Span: t.Span, First: i, End: i + 1, Type: kind})
		}
	}
	return out
}

func headsPhrase(t *nlp.Token) bool {
	switch t.Dep {
	case "compound", "nmod", "amod", "advmod", "prep", "punct", "det", "nummod", "quantmod", "meta", "intj", "prt":
		return false
	}
	return true
}

// refers reports whether names of a type refer to what news speaks of.
func refers(t nlp.NameType) bool { return t != nlp.NamedTongue && t != nlp.Law }

// adjective reports whether a name describes only: "Turkish", "German-led".
func (r *resolver) adjective(n nlp.Name) bool {
	t := r.d.Tokens[r.d.Root(n.First, n.End)]
	return n.Type == nlp.Group && t.Tag != "NNPS" && t.Tag != "NNS" || t.POS == "ADJ"
}

// idle reports whether a noun refers to nothing: "a lot of", "the way to", a bare
// amount.
func (r *resolver) idle(i int) bool {
	t := r.d.Tokens[i]
	return t.Dep == "npadvmod" && r.nameOf[i] < 0 && !r.counts(i) || t.Lower == "%" || idlers.has(t.Lemma) || idlers.has(t.Lower)
}

var (
	idlers = set("percent per cent lot way kind sort example")
	times  = set(`today yesterday tomorrow tonight year month week day hour minute second morning afternoon evening night
		monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
		november december time moment decade century weekend`)
)

// counts reports whether a noun names a time.
func (r *resolver) counts(i int) bool {
	t := r.d.Tokens[i]
	return r.nameOf[i] < 0 && (times.has(t.Lemma) || times.has(t.Lower))
}

// insideName reports whether the noun at i is part of a name that another noun
// heads: "Art" in "the Museum of Modern Art".
func (r *resolver) insideName(i int) bool {
	n := r.nameOf[i]
	if n < 0 {
		return false
	}
	root := r.d.Root(r.found[n].First, r.found[n].End)
	return root != i && headsPhrase(&r.d.Tokens[root]) && (r.d.Tokens[root].POS == "NOUN" || r.d.Tokens[root].POS == "PROPN")
}

// described reports whether the noun at i is an apposition in the phrase of
// another that is a mention already: "Ann Lee, the mayor" is one mention.
func (r *resolver) described(i int, taken []bool) bool {
	t := r.d.Tokens[i]
	if t.Dep != "appos" || i < t.Head || r.endOf(t.Head) <= i {
		return false
	}
	a, b := r.nameOf[t.Head], r.nameOf[i]
	return b < 0 || a == b || a < 0 && taken[b] || t.First > 0 && r.d.Tokens[t.First-1].Lower == "("
}

// phrase adds the noun phrase of head i. A first member of a coordination is a
// mention without the others, and the whole is one more.
func (r *resolver) phrase(i int, taken []bool) {
	t := &r.d.Tokens[i]
	first, end := t.First, t.Last+1
	conj := -1
	for c := range r.d.Children(i) {
		if k := r.d.Tokens[c]; c > i && conj < 0 && (k.Dep == "cc" || k.Dep == "conj") {
			conj = c
		}
	}
	name := r.headName(i)
	if conj >= 0 && r.conjoins(i) {
		m := r.add(first, end, i, -1)
		m.facts, m.Kind, m.several = facts{plural: yes}, nlp.NominalMention, true
	}
	end = r.endOf(i)
	if name >= 0 {
		taken[name] = true
		first, end = min(first, r.found[name].First), max(end, r.found[name].End)
	}
	r.add(first, end, i, name).time = r.counts(i)
}

// year reports whether the number at i is a year that stands by itself.
func (r *resolver) year(i int) bool {
	t := r.d.Tokens[i]
	return t.Tag == "CD" && len(t.Lower) == 4 && (t.Lower[0] == '1' || t.Lower[0] == '2') && strings.Trim(t.Lower, "0123456789") == "" &&
		(t.Dep == "pobj" || t.Dep == "npadvmod" || t.Dep == "nummod" && times.has(r.d.Tokens[t.Head].Lower))
}

// conjoins reports whether "and" joins nouns to the one at i.
func (r *resolver) conjoins(i int) bool {
	and, noun := false, false
	for c := range r.d.Children(i) {
		k := r.d.Tokens[c]
		and = and || k.Dep == "cc" && (k.Lower == "and" || k.Lower == "&" || k.Lower == "or")
		noun = noun || k.Dep == "conj" && (k.POS == "PROPN" || k.POS == "NOUN" || k.POS == "PRON")
	}
	return and && noun
}

// headName is the name that the phrase of head i bears: the one at its head, or
// that of an apposition to it; -1 where it bears none.
func (r *resolver) headName(i int) int {
	if n := r.nameOf[i]; n >= 0 {
		return n
	}
	if n, ok := r.bearer[i]; ok {
		return n
	}
	for c := range r.d.Children(i) {
		if n := r.nameOf[c]; n >= 0 && c > i && r.d.Tokens[c].Dep == "appos" && refers(r.found[n].Type) && r.found[n].Type != nlp.Group && r.d.Tokens[i].POS == "NOUN" && c < r.endOf(i) {
			return n
		}
	}
	return -1
}

// pronoun adds the pronoun at i, where it is one that refers.
func (r *resolver) pronoun(i int) {
	t := &r.d.Tokens[i]
	f, ok := ofPronoun(t.Lower)
	if !ok || t.Lower == "it" && r.pleonastic(i) {
		return
	}
	m := &mention{Mention: nlp.Mention{Span: t.Span, First: i, End: i + 1, Head: i, Kind: nlp.PronounMention}, lemma: t.Lower, facts: f}
	r.mentions = append(r.mentions, m)
}

// pleonastic reports whether an "it" refers to nothing: "it is clear that", "it
// rains".
func (r *resolver) pleonastic(i int) bool {
	t := r.d.Tokens[i]
	if t.Dep == "expl" {
		return true
	}
	h := t.Head
	if t.Dep != "nsubj" && t.Dep != "nsubjpass" {
		return false
	}
	if weather.has(r.d.Tokens[h].Lemma) {
		return true
	}
	clause, state := false, r.d.Tokens[h].Lemma == "be" || r.d.Tokens[h].Dep == "ccomp" || t.Dep == "nsubjpass"
	for c := range r.d.Children(h) {
		switch k := r.d.Tokens[c]; k.Dep {
		case "ccomp", "xcomp", "csubj", "advcl":
			clause = clause || c > h && k.Dep != "advcl"
		case "acomp", "attr":
			for g := range r.d.Children(c) {
				d := r.d.Tokens[g].Dep
				clause = clause || d == "ccomp" || d == "xcomp" || d == "relcl"
			}
			clause = clause || times.has(k.Lemma) || times.has(k.Lower)
		}
	}
	return clause && (state || r.d.Tokens[h].Lemma == "seem" || r.d.Tokens[h].Lemma == "appear" || r.d.Tokens[h].Lemma == "take")
}

var weather = set("rain snow seem appear turn happen")

// add makes a mention of tokens first to end-1 with a head and a name (-1 for
// none). Punctuation at the ends is left off.
func (r *resolver) add(first, end, head, name int) *mention {
	for i := head + 1; i < end; i++ {
		if r.d.Tokens[i].Lower == ";" {
			end = i
		}
	}
	for end > head+1 && (r.d.Tokens[end-1].POS == "PUNCT" && !r.closes(first, end-1) && !r.genitive(end-1) || r.d.Tokens[end-1].POS == "SYM" || r.d.Tokens[end-1].Dep == "cc") {
		end--
	}
	if end < len(r.d.Tokens) && (r.closes(first, end) || r.genitive(end)) {
		end++
	}
	for first < head && (r.d.Tokens[first].POS == "PUNCT" || r.d.Tokens[first].Dep == "advmod" && r.d.Tokens[first].Head == head || name >= 0 && first < r.found[name].First && r.d.Tokens[first].Tag == "CD" || r.d.Tokens[first].Dep == "cc" || r.d.Tokens[first].Dep == "preconj") {
		first++
	}
	for i := first; i < head; i++ { // "Image: Ann Lee"
		if t := r.d.Tokens[i].Lower; (t == ":" || t == ";") && (name < 0 || i < r.found[name].First) {
			first = i + 1
		}
	}
	m := &mention{Mention: nlp.Mention{Span: r.d.TokenSpan(first, end), First: first, End: end, Head: head, Kind: nlp.NominalMention}}
	m.lemma = strings.ToLower(r.d.Tokens[head].Lemma)
	m.text = knowledge.Fold(r.d.Slice(m.Span))
	m.facts = ofNoun(&r.d.Tokens[head])
	if name >= 0 {
		r.named(m, name)
	}
	r.mentions = append(r.mentions, m)
	return m
}

// genitive reports whether token i is the bare apostrophe of a genitive: "the
// Solbergs' house".
func (r *resolver) genitive(i int) bool {
	if i == 0 || i+1 >= len(r.d.Tokens) {
		return false
	}
	t, before, next := &r.d.Tokens[i], &r.d.Tokens[i-1], &r.d.Tokens[i+1]
	if t.Lower != "'" && t.Lower != "’" || before.End != t.Start || next.Start == t.End || !strings.HasSuffix(before.Lower, "s") {
		return false
	}
	return t.Tag == "POS" || before.Dep == "poss"
}

// named makes a mention that of a name: title and article are no part of it.
func (r *resolver) named(m *mention, name int) {
	n := r.found[name]
	first, end := n.First, n.End
	for first < end-1 && (articles.has(r.d.Tokens[first].Lower) || honorific.has(strings.TrimSuffix(r.d.Tokens[first].Lower, "."))) {
		first++
	}
	for n.Type == nlp.Person && first < end-2 && !particles.has(r.d.Tokens[first].Lower) && !r.capital(&r.d.Tokens[first]) {
		first++ // "ace Ann Lee"
	}
	for n.Type != nlp.Organ && first < end-2 && r.office(first, end) {
		first++
	}
	for end > first+1 && (r.d.Tokens[end-1].Tag == "POS" || r.d.Tokens[end-1].POS == "PUNCT") {
		end--
	}
	if n.Type == nlp.Person && r.addressed(first-1) {
		first--
	}
	for i := max(0, first-2); i < first; i++ {
		if w := strings.TrimSuffix(r.d.Tokens[i].Lower, "."); honorific.has(w) {
			m.title = w
		}
	}
	m.Kind, m.Name = nlp.NameMention, r.d.TokenSpan(first, end)
	m.words = strings.Fields(knowledge.Fold(r.d.Slice(m.Name)))
	noun := m.facts
	if head := r.d.Tokens[m.Head].Span; m.Name.Contains(head) && (len(m.words) > 1 || !females.has(m.lemma) && !males.has(m.lemma)) {
		noun.female = unknown // "Ann Hoffman" is no man
	}
	m.facts = ofName(n.Type)
	if r.unsure(m, n.Type) {
		m.person, m.plural = unknown, unknown
		if len(m.words) > 1 && m.kind == nlp.OrganizationEntity {
			if sex := givenSex(m.words[0]); sex != unknown {
				m.facts = ofName(nlp.Person)
			}
		}
	}
	if first > 0 && m.title == "" { // "the union Solid Rail", "engineer Long Beach"
		switch before := r.d.Tokens[first-1].Lower; {
		case r.d.Tokens[first-1].POS != "NOUN":
		case bodies.has(before) && n.Type == nlp.Person:
			m.facts = ofName(nlp.Organ)
		case persons.has(before) && n.Type != nlp.Person && m.person == unknown:
			m.facts = ofName(nlp.Person)
		}
	}
	if m.title != "" && n.Type != nlp.Person && (m.title == "mr" || m.title == "mrs" || m.title == "ms" || m.title == "dr" || ofTitle(m.title) != unknown && r.unsure(m, n.Type)) {
		m.facts = ofName(nlp.Person)
	}
	if m.kind == nlp.PersonEntity {
		m.female = either(ofTitle(m.title), noun.female)
		if m.female == unknown && len(m.words) > 1 {
			m.female = givenSex(m.words[0])
		}
	}
	if len(m.words) == 1 && m.title == "" && !r.family[m.words[0]] {
		m.hint = givenSex(m.words[0])
	}
	if r.nameOf[m.Head] != name { // "the mayor, Ann Lee"
		m.apposed(noun)
	}
}

// apposed takes over what the noun says whose apposition the name is: "the trade
// union Solid Rail" is no person, whatever the name looks like.
func (m *mention) apposed(noun facts) {
	switch {
	case noun.kind == nlp.OrganizationEntity && m.title == "":
		m.facts = ofName(nlp.Organ)
	case noun.person == yes && noun.plural == no:
		m.facts = ofName(nlp.Person)
	}
	m.female = either(m.female, noun.female)
}

// office reports whether the first word of a name of three words and more is no
// part of it: a title, or the country of one ("Greek PM Nikos Makris").
func (r *resolver) office(first, end int) bool {
	word := r.d.Slice(r.d.Tokens[first].Span)
	if r.base.Role(word) != nil {
		return true
	}
	all := r.base.Find(word)
	if len(all) > 0 && all[0].Kind == knowledge.Country && first < end-2 {
		return true // "Latvia Ann Lee", as badly translated pages have it
	}
	return len(all) > 0 && all[0].Kind == knowledge.Demonym && r.base.Role(r.d.Slice(r.d.Tokens[first+1].Span)) != nil && first+1 < end-2
}

// unsure reports whether a name that the engine takes for a body or a place may
// be a person: one to three words, no article, no word that bodies and places
// have, unknown to the knowledge. The engine is least sure of names from afar.
func (r *resolver) unsure(m *mention, t nlp.NameType) bool {
	if t == nlp.Person || len(m.words) > 3 || len(m.words) == 0 {
		return false
	}
	for i := r.d.TokenAt(m.Name.Start); i < m.End && r.d.Tokens[i].End <= m.Name.End; i++ {
		k := r.d.Tokens[i]
		if bodies.has(k.Lower) || bodyWords.has(k.Lower) || k.POS != "PROPN" && k.POS != "PUNCT" && !particles.has(k.Lower) && !r.capital(&k) {
			return false
		}
	}
	if first := r.d.TokenAt(m.Name.Start); first > 0 && articles.has(r.d.Tokens[first-1].Lower) {
		return false
	}
	text := r.d.Slice(m.Name)
	return len(r.base.Find(text)) == 0 && (len(m.words) > 1 || text != strings.ToUpper(text))
}

// capital reports whether a token begins with a capital letter.
func (r *resolver) capital(t *nlp.Token) bool {
	first, _ := utf8.DecodeRuneInString(r.d.Slice(t.Span))
	return unicode.IsUpper(first)
}

// particles are the small words inside the names of persons.
var particles = set("al el bin ibn de la du di da dos van von der den ten ter")

var bodyWords = set("inc corp ltd llc plc group bank university college school airlines air times post news press international national street road avenue river lake mount island islands bay city county park hall house center centre association society act award prize cup league festival church records pictures studios hospital museum theatre theater award airport station bridge valley north south east west new san saint st")

var (
	articles  = set("the a an")
	honorific = set("mr mrs ms miss mister monsignor sir lord lady dame dr prof professor president senator sen rep gov gen col capt lt sgt king queen prince princess pope sheikh ayatollah baron baroness madam judge justice minister chancellor premier secretary")
)
