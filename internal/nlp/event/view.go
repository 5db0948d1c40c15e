package event

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// view is a document's parse as this stage walks it.
type view struct {
	d      *nlp.Document
	tokens []nlp.Token
	lemmas []string // lower case
	// kids[kidFrom[i]:kidFrom[i+1]] are the children of token i, in text order.
	kids, kidFrom []int32
	name          []int32 // index in d.Names of the one that holds the token, or -1
	mention       []int32 // index in d.Mentions of the longest whose head the token is, or -1
	timex         []int32 // index in d.Timexes of the one that holds the token, or -1
	gerund        []bool  // a verb in -ing that stands as a noun: "fighting broke out"
	cues          []bool  // the token is a statement's cue
	inside        []int32 // index in d.Statements of the innermost whose content holds the token, or -1
	topic         string  // "labour" or "war", by the words of the document, or ""
	base          *knowledge.Base
	l             *lexicon
	memo          []*draft // what each word tells, by token, where it was asked
	asked         []bool
	filled        []filled        // by frequent slot and token
	canAct        []uint8         // unasked, notAgent or isAgent, by token
	persons       map[string]bool // common nouns asked for, by lemma
	coded         []*draft        // those of the document, once found
	pairs         map[bool][]int  // the main pair of persons (true) and of bodies, where asked for
	acting        map[string]bool // common nouns asked for whether they stand for people
}

func newView(d *nlp.Document, l *lexicon, base *knowledge.Base) *view {
	n := len(d.Tokens)
	ints := make([]int32, 6*n+1)
	v := &view{
		d: d, tokens: d.Tokens, lemmas: make([]string, n), base: base, l: l, persons: map[string]bool{}, acting: map[string]bool{}, memo: make([]*draft, n), asked: make([]bool, n), filled: make([]filled, 3*n), canAct: make([]uint8, n),
		kids: ints[:n], kidFrom: ints[n : 2*n+1], name: ints[2*n+1 : 3*n+1],
		mention: ints[3*n+1 : 4*n+1], timex: ints[4*n+1 : 5*n+1], inside: ints[5*n+1:],
	}
	for i := range d.Tokens {
		v.lemmas[i] = strings.ToLower(d.Tokens[i].Lemma)
		if i > 1 && d.Tokens[i-1].Lower == "-" {
			if w := joined[d.Tokens[i-2].Lower+d.Tokens[i].Lower]; w != "" {
				v.lemmas[i] = w
			}
		}
		if w := nounForms[d.Tokens[i].Lower]; w != "" {
			v.lemmas[i] = w
		}
		if w := v.particled(i); w != "" {
			v.lemmas[i] = w
		}
		if d.Tokens[i].Tag == "NNPS" && strings.HasSuffix(v.lemmas[i], "s") && (i == 0 || d.Tokens[i-1].Sentence != d.Tokens[i].Sentence) {
			if w := strings.TrimSuffix(v.lemmas[i], "s"); wordnet.Load().Has(w) { // the capital is the sentence's
				v.lemmas[i] = w
			}
		}
		if w := misread[d.Tokens[i].Lower]; w != "" && d.Tokens[i].POS == "VERB" {
			v.lemmas[i] = w
		}
		v.name[i], v.mention[i], v.timex[i], v.inside[i] = -1, -1, -1, -1
	}
	nlp.LinkChildren(v.tokens, v.kidFrom, v.kids)
	v.gerund = make([]bool, n)
	for i := range v.tokens {
		if t := &v.tokens[i]; t.Tag == "VBG" && (t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "pobj") && v.child(i, "dobj", "nsubj") < 0 {
			v.gerund[i], v.lemmas[i] = true, t.Lower
		}
	}
	v.place()
	v.topic = v.topicOf()
	v.cues = make([]bool, n)
	for i := range d.Statements {
		if c := v.cueToken(&d.Statements[i]); c >= 0 {
			v.cues[c] = true
		}
	}
	return v
}

// joined are compounds that the tokenizer parts at the hyphen.
var joined = map[string]string{
	"ceasefire": "ceasefire", "ceasefires": "ceasefire", "airstrike": "airstrike", "airstrikes": "airstrike", "sitin": "sit-in",
	"pullout": "withdrawal", "pullback": "withdrawal", "cyberattack": "cyberattack", "walkout": "walkout", "buildup": "buildup",
}

// particles end nouns made of a verb and a particle, as "runner-up" and "sit-in".
var particles = map[string]bool{"up": true, "in": true, "out": true, "off": true, "down": true, "over": true, "back": true, "on": true, "away": true, "through": true, "slow": true}

// particled is the noun that the tokenizer parts before a particle, where it is one:
// of "runner-up" at the particle; "" elsewhere.
func (v *view) particled(i int) string {
	if i < 2 || !particles[v.tokens[i].Lower] || v.tokens[i-1].Lower != "-" || v.tokens[i].POS != "NOUN" {
		return ""
	}
	return v.tokens[i-2].Lower + "-" + v.tokens[i].Lower
}

// nounForms are plurals that the lemmatizer gives to another word.
var nounForms = map[string]string{"doses": "dose"}

// misread are forms of verbs that the lemmatizer gives to another word.
var misread = map[string]string{
	"staged": "stage", "staging": "stage", "waged": "wage", "waging": "wage", "raped": "rape", "raping": "rape", "fined": "fine", "fining": "fine",
	"installed": "install", "installing": "install", "cordoned": "cordon", "cordoning": "cordon", "defunded": "defund", "defunding": "defund",
	"deregistered": "deregister", "unbanned": "unban", "waterboarded": "waterboard", "waterboarding": "waterboard",
	"initialled": "initial", "initialed": "initial",
}

// topicOf tells by its words what a "strike" is in the document, and whether it is
// of games.
func (v *view) topicOf() string {
	labour, war, sport := 0, 0, 0
	for _, l := range v.lemmas {
		if v.l.is("sport", l) {
			sport++
		}
		if v.l.is("labour", l) {
			labour++
		}
		if v.l.is("war", l) {
			war++
		}
	}
	switch {
	case sport > 2 && sport > war+labour:
		return "sport"
	case labour > war:
		return "labour"
	case war > 0:
		return "war"
	}
	return ""
}

// place notes what holds each token.
func (v *view) place() {
	for n, name := range v.d.Names {
		for i := name.First; i < name.End; i++ {
			v.name[i] = int32(n)
		}
	}
	for n, m := range v.d.Mentions {
		if old := v.mention[m.Head]; old < 0 || v.d.Mentions[old].Len() < m.Len() {
			v.mention[m.Head] = int32(n)
		}
	}
	for n, t := range v.d.Timexes {
		v.mark(v.timex, t.Span, int32(n))
	}
	size := make([]int, len(v.d.Statements))
	for n := range v.d.Statements {
		for _, c := range v.d.Statements[n].Content {
			size[n] += c.Len()
		}
	}
	for n := range v.d.Statements {
		for _, c := range v.d.Statements[n].Content {
			for i := v.d.TokenAt(c.Start); i < len(v.tokens) && v.tokens[i].Start < c.End; i++ {
				if old := v.inside[i]; old < 0 || size[old] >= size[n] {
					v.inside[i] = int32(n)
				}
			}
		}
	}
}

func (v *view) mark(of []int32, s nlp.Span, n int32) {
	for i := v.d.TokenAt(s.Start); i < len(v.tokens) && v.tokens[i].Start < s.End; i++ {
		of[i] = n
	}
}

// children are the tokens whose head is i, in text order.
func (v *view) children(i int) []int32 { return v.kids[v.kidFrom[i]:v.kidFrom[i+1]] }

// child is the first child of i with one of the arcs, or -1.
func (v *view) child(i int, deps ...string) int {
	for _, k := range v.children(i) {
		for _, dep := range deps {
			if v.tokens[k].Dep == dep {
				return int(k)
			}
		}
	}
	return -1
}

// dep is the arc by which a token hangs on its head; a noun that was parsed as part
// of the verb behind it is its subject: "Talks resume in May".
func (v *view) dep(i int) string {
	t := &v.tokens[i]
	if t.Dep == "compound" && i < t.Head && v.tokens[t.Head].POS == "VERB" && v.tokens[t.Head].Tag != "VBG" && v.child(t.Head, "nsubj", "nsubjpass") < 0 {
		return "nsubj"
	}
	return t.Dep
}

// kind is the kind of the block in which token i stands.
func (v *view) kind(i int) nlp.BlockKind {
	if b := v.d.Sentences[v.tokens[i].Sentence].Block; b < len(v.d.Blocks) {
		return v.d.Blocks[b].Kind
	}
	return nlp.BodyBlock
}

func (v *view) verb(i int) bool {
	return (v.tokens[i].POS == "VERB" || v.tokens[i].POS == "AUX") && !v.gerund[i]
}

func (v *view) noun(i int) bool {
	t := &v.tokens[i]
	return t.POS == "NOUN" || t.POS == "PROPN" || v.gerund[i] || t.POS == "ADJ" && t.Dep == "pobj"
}

// toClause reports whether a verb has "to" before it, or stands behind "to" or
// "on" as "committed to opening".
func (v *view) toClause(i int) bool {
	if v.infinitive(i) {
		return true
	}
	t := &v.tokens[i]
	prep := v.tokens[t.Head].Lower
	return t.Dep == "pcomp" && (prep == "to" || prep == "on")
}

// modal is the form of a verb's modal auxiliary, or "".
func (v *view) modal(i int) string {
	for _, k := range v.children(i) {
		if v.tokens[k].Tag == "MD" {
			return strings.TrimLeft(v.tokens[k].Lower, "'’")
		}
	}
	return ""
}

// infinitive reports whether a verb has "to" before it.
func (v *view) infinitive(i int) bool {
	for _, k := range v.children(i) {
		if v.tokens[k].Tag == "TO" && int(k) < i {
			return true
		}
	}
	return false
}

// negated reports whether a token is under a negation of its own.
func (v *view) negated(i int) bool {
	for _, k := range v.children(i) {
		t := &v.tokens[k]
		switch {
		case t.Dep == "neg":
			return true
		case (t.Dep == "det" || t.Dep == "preconj") && (t.Lower == "no" || t.Lower == "neither"):
			return true
		case (t.Dep == "nsubj" || t.Dep == "nsubjpass") && v.nobody(int(k)):
			return true
		case t.Dep == "advmod" && (t.Lower == "never" || t.Lower == "nor" || t.Lower == "hardly"):
			return true
		}
	}
	return false
}

// nobody reports whether a subject is "nobody", "none", "no soldiers".
func (v *view) nobody(i int) bool {
	switch v.tokens[i].Lower {
	case "nobody", "none", "neither", "nothing", "no-one":
		return true
	}
	for _, k := range v.children(i) {
		if t := &v.tokens[k]; int(k) < i && (t.Dep == "det" && t.Lower == "no" || t.Dep == "neg") {
			return true
		}
	}
	return false
}

// clauseVerb is the verb on which a token hangs: itself where it is one; -1 where
// there is none in the sentence.
func (v *view) clauseVerb(i int) int {
	for steps := 0; steps < 12; steps++ {
		if v.verb(i) {
			return i
		}
		h := v.tokens[i].Head
		if h == i {
			return -1
		}
		i = h
	}
	return -1
}

// passive reports whether a verb's grammatical subject is the one acted on.
func (v *view) passive(i int) bool {
	t := &v.tokens[i]
	if v.child(i, "auxpass", "nsubjpass") >= 0 || t.Tag == "VBN" && v.child(i, "agent") >= 0 && v.child(i, "dobj") < 0 {
		return true
	}
	if t.Tag != "VBN" && t.Tag != "VBD" {
		return false
	}
	if v.reduced(i) >= 0 || v.resulting(i) {
		return true
	}
	if s := v.child(i, "nsubj"); s >= 0 && v.l.is("settle", v.lemmas[i]) && v.l.is("settled", v.lemmas[s]) && v.child(i, "dobj", "aux") < 0 {
		return true // "the truce reached last week", parsed as a clause
	}
	if t.Tag == "VBN" && v.child(i, "aux", "nsubj") < 0 {
		switch t.Dep {
		case "acl", "advcl", "amod", "relcl":
			return v.child(i, "dobj") < 0
		case "conj":
			return v.verb(t.Head) && v.passive(t.Head) && v.child(i, "dobj") < 0
		case "ROOT", "ccomp", "parataxis": // headlines: "Ten killed in blast"
			return v.child(i, "dobj") < 0
		}
	}
	return t.Tag == "VBN" && t.Dep == "acl" && v.child(i, "dobj") < 0
}

// resulting reports whether a participle was parsed as what somebody or something is:
// "the accounts have been frozen".
func (v *view) resulting(i int) bool {
	t := &v.tokens[i]
	return t.Dep == "acomp" && t.Tag == "VBN" && t.POS == "VERB" && v.lemmas[t.Head] == "be" && v.child(i, "dobj") < 0
}

// reduced is the noun right before a participle that was parsed as a clause or
// complement of another word, though nobody in it acts: of "switched on the line
// agreed in May" the line; -1 for none.
func (v *view) reduced(i int) int {
	switch v.tokens[i].Dep {
	case "oprd", "ccomp":
	default:
		return -1
	}
	b := i - 1
	if b < 0 || !v.noun(b) || v.timex[b] >= 0 || v.tokens[b].Head == i || v.child(i, "nsubj", "nsubjpass", "dobj", "aux", "auxpass", "mark") >= 0 {
		return -1
	}
	return b
}

// several reports whether a phrase is of more than one.
func (v *view) several(i int) bool {
	t := &v.tokens[i]
	switch t.Lower {
	case "they", "we", "both", "two":
		return true
	}
	return t.Tag == "NNS" || t.Tag == "NNPS" || v.child(i, "conj") >= 0
}

// human reports whether a token is a person or people, by name or by noun.
func (v *view) human(i int) bool {
	if n := v.name[i]; n >= 0 {
		switch v.d.Names[n].Type {
		case nlp.Person, nlp.Group:
			return true
		case nlp.GeoPolity, nlp.Location, nlp.Facility:
			return false
		}
	}
	switch v.tokens[i].Tag {
	case "PRP":
		return v.tokens[i].Lower != "it"
	case "WP":
		return true
	case "CD": // "killing 12"
		return plainNumber(v.tokens[i].Lower) && (v.tokens[i].Dep == "dobj" || v.tokens[i].Dep == "nsubjpass" || v.tokens[i].Dep == "nsubj")
	}
	if m := v.mention[i]; m >= 0 && v.d.Mentions[m].Type == nlp.PersonEntity {
		return true
	}
	if v.l.is("human", strings.TrimPrefix(v.lemmas[i], "ex-")) {
		return true
	}
	if v.l.is("talks", v.lemmas[i]) { // WordNet's meeting is made of people
		return false
	}
	if v.tokens[i].Tag == "NNPS" && v.name[i] < 0 { // "two Britons"
		return v.demonym(i)
	}
	if v.tokens[i].POS != "NOUN" || v.l.is("polity", v.lemmas[i]) {
		return v.noun(i) && v.tokens[i].POS != "NOUN" && v.base.Role(v.lemmas[i]) != nil && !v.l.is("polity", v.lemmas[i])
	}
	return v.base.Role(v.lemmas[i]) != nil || v.person(v.lemmas[i])
}

// mostly is the share of its uses from which a noun is taken for one of people.
const mostly = 0.8

// person reports whether a common noun names people, by WordNet.
func (v *view) person(lemma string) bool {
	known, ok := v.persons[lemma]
	if !ok {
		known = wordnet.Load().Doer(lemma) >= mostly
		v.persons[lemma] = known
	}
	return known
}

// plainNumber reports whether a number is written in digits only or in letters
// only, as counts of people are: not "R7.5bn".
func plainNumber(s string) bool {
	digits := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
	letters := strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
	return digits && len(s) < 6 || letters
}

// polity reports whether a token is a state, body or organised group.
func (v *view) polity(i int) bool {
	if n := v.name[i]; n >= 0 {
		switch v.d.Names[n].Type {
		case nlp.GeoPolity, nlp.Group, nlp.Organ:
			return true
		case nlp.Person:
			return false
		}
	}
	return v.l.is("polity", v.lemmas[i]) || (v.tokens[i].POS == "PROPN" || v.capitalised(i)) && len(v.base.Find(v.d.Slice(v.tokens[i].Span))) > 0
}

// capitalised reports whether a noun that was not tagged as a name is written like
// one; it may be the first word of its sentence.
func (v *view) capitalised(i int) bool {
	s := v.d.Slice(v.tokens[i].Span)
	return v.tokens[i].Tag == "NN" && len(s) > 2 && 'A' <= s[0] && s[0] <= 'Z' && 'a' <= s[1] && s[1] <= 'z'
}

// isPlace reports whether a token names a place.
func (v *view) isPlace(i int) bool {
	if n := v.name[i]; n >= 0 {
		switch v.d.Names[n].Type {
		case nlp.GeoPolity, nlp.Location, nlp.Facility:
			return true
		}
		if span := v.d.Names[n]; span.End-span.First == 1 && v.tokens[i].POS == "PROPN" { // "left Mali", read as another kind of name
			return v.country(i)
		}
	} else if v.tokens[i].POS == "PROPN" {
		return v.country(i)
	}
	return false
}

// titled reports whether a name is that of a work, a law or a product.
func (v *view) titled(i int) bool {
	n := v.name[i]
	if n < 0 {
		return false
	}
	switch v.d.Names[n].Type {
	case nlp.WorkOfArt, nlp.Law, nlp.Product, nlp.NamedEvent:
		return true
	}
	return false
}

// demonym reports whether a word names the people of a country.
func (v *view) demonym(i int) bool {
	all := v.base.Find(v.d.Slice(v.tokens[i].Span))
	return slices.ContainsFunc(all, func(e *knowledge.Entry) bool { return e.Kind == knowledge.Demonym })
}

// country reports whether a word is the name of a country and of nobody else.
func (v *view) country(i int) bool {
	all := v.base.Find(v.d.Slice(v.tokens[i].Span))
	return len(all) == 1 && all[0].Kind == knowledge.Country
}

// agent reports whether a token is somebody who can act; of "dozens of websites"
// the websites are asked.
func (v *view) agent(i int) bool {
	if v.canAct[i] == unasked {
		v.canAct[i] = notAgent
		if v.asAgent(i) {
			v.canAct[i] = isAgent
		}
	}
	return v.canAct[i] == isAgent
}

// What is known of whether a token can act.
const (
	unasked = iota
	notAgent
	isAgent
)

func (v *view) asAgent(i int) bool {
	if o := v.transparent(i); o != i && v.tokens[o].POS == "NOUN" {
		return v.human(o) || v.polity(o)
	}
	return v.human(i) || v.polity(i)
}

// official reports whether a phrase is of somebody with an office: a noun of one, or
// a name that has one before it or beside it, here or where the document names it
// first.
func (v *view) official(i int) bool {
	if v.officeAt(i) {
		return true
	}
	m := v.mention[i]
	if m < 0 || v.d.Mentions[m].Type != nlp.PersonEntity {
		return false
	}
	return slices.ContainsFunc(v.d.Chains[v.d.Mentions[m].Chain].Mentions, func(o int) bool { return v.officeAt(v.d.Mentions[o].Head) })
}

func (v *view) officeAt(i int) bool {
	if v.tokens[i].POS == "NOUN" && v.base.Role(v.lemmas[i]) != nil {
		return true
	}
	return slices.ContainsFunc(v.children(i), func(k int32) bool {
		switch v.tokens[k].Dep {
		case "compound", "nmod", "appos":
			return v.base.Role(v.lemmas[k]) != nil
		}
		return false
	})
}

// meant is the lemma of the noun or name for which a pronoun stands: the nearest one
// before it in its chain; "" for none.
func (v *view) meant(i int) string {
	m := v.mention[i]
	if m < 0 || v.d.Mentions[m].Kind != nlp.PronounMention {
		return ""
	}
	out := ""
	for _, o := range v.d.Chains[v.d.Mentions[m].Chain].Mentions {
		if x := &v.d.Mentions[o]; x.Kind != nlp.PronounMention && x.Head < i {
			out = v.lemmas[x.Head]
		}
	}
	return out
}

// holds reports whether a filler admits the token.
func (v *view) holds(f *filler, i int) bool {
	switch {
	case i < 0:
		return f.none
	case f.any, f.words[v.lemmas[i]], f.words[v.tokens[i].Lower]:
		return true
	case f.human && v.human(i), f.polity && v.polity(i), f.place && v.isPlace(i):
		return true
	case v.tokens[i].POS == "PRON" && len(f.words) > 0 && f.words[v.meant(i)]:
		return true
	case f.official && v.official(i):
		return true
	case f.plural && v.several(i), f.name && v.tokens[i].POS == "PROPN" && !v.titled(i), f.infinitive && v.verb(i) && v.toClause(i):
		return true
	}
	return false
}
