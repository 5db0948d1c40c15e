package quote

import (
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// oneName reports whether names are all of the same last word.
func (r *resolver) oneName(names []int) bool {
	for _, n := range names[1:] {
		if r.lastWord(n) != r.lastWord(names[0]) {
			return false
		}
	}
	return true
}

func (r *resolver) lastWord(n int) string {
	return r.v.tokens[r.v.nameEnd(&r.v.d.Names[n])-1].Lower
}

// first reports whether a name is the first of the body with its last word.
func (r *resolver) first(n int32) bool {
	end := r.v.nameEnd(&r.v.d.Names[n])
	return r.seen[r.v.tokens[end-1].Lower] == end-1
}

// isThing reports whether what stands beside a name tells that it is no person's:
// "the ferry Lady Rose", "the Lady Rose, which".
func (r *resolver) isThing(n int) bool {
	v, name := r.v, &r.v.d.Names[n]
	if name.First > 0 && named[v.tokens[name.First-1].Lemma] {
		return true
	}
	h := v.d.Root(name.First, name.End)
	if k := v.child(h, "relcl"); k > h && name.Type == nlp.Person {
		if l := v.tokens[v.tokens[k].First].Lower; l == "which" {
			return true
		}
	}
	return name.Type == nlp.Person && name.First > 0 && v.tokens[name.First-1].Lower == "the" && v.tokens[h].Dep != "compound" && v.tokens[h].Dep != "poss" && v.child(h, "relcl", "appos") < 0 && name.End-name.First < 3 && !plural(v.tokens[h].Lower)
}

func plural(lower string) bool { return strings.HasSuffix(lower, "s") }

// nameEnd is the token behind a name without its possessive.
func (v *view) nameEnd(n *nlp.Name) int {
	if last := v.tokens[n.End-1].Lower; n.End-n.First > 1 && (last == "'s" || last == "’s" || last == "'" || last == "’") {
		return n.End - 1
	}
	return n.End
}

func (v *view) subtreeHasName(r run, head int) bool {
	for i := r.first; i < r.end; i++ {
		if n := v.name[i]; n >= 0 && v.d.Names[n].Type == nlp.Person && v.tokens[i].Dep != "poss" {
			return true
		}
	}
	return false
}

// firstNames notes, under the last word of each full name, the first names that
// stand before that word: once each, of names and of other capitalized pairs.
func (r *resolver) firstNames() {
	v := r.v
	for i := 1; i < len(v.tokens); i++ {
		last := v.tokens[i].Lower
		if _, known := r.full[last]; !known {
			continue
		}
		k, n := i-1, v.name[i]
		if n >= 0 && v.d.Names[n].Type == nlp.Person {
			k = v.d.Names[n].First
		}
		if k == i || v.tokens[k].POS != "PROPN" || v.tokens[k].Sentence != v.tokens[i].Sentence || strings.HasSuffix(v.tokens[k].Lower, ".") || i-k > 3 {
			continue
		}
		if n < 0 && (isPerson(v.tokens[k].Lower) && !v.calledByName(k) || titles[v.tokens[k].Lower]) {
			continue
		}
		if !slices.ContainsFunc(r.firsts[last], func(o run) bool { return v.tokens[o.first].Lower == v.tokens[k].Lower }) {
			r.firsts[last] = append(r.firsts[last], run{k, i + 1})
		}
	}
}

// titles stand before a surname and are no first names.
var titles = words(`mr ms mrs dr sir dame lord lady sen rep gov gen sgt lt capt col prof president prime st saint king queen
	prince princess pope judge justice aunt uncle brother sister`)

// mostNamed is, of the persons who share a last name, the one whose first name the
// document has most, in full or alone; empty where two are named as often. full is
// the one that the names tell.
func (r *resolver) mostNamed(last string, full run) run {
	v := r.v
	same := r.firsts[last]
	if len(same) < 2 || len(same) > 8 {
		return full
	}
	if best, known := r.most[last]; known {
		return best
	}
	counts := make([]int, len(same))
	for i := range v.tokens {
		if v.tokens[i].POS != "PROPN" {
			continue
		}
		for k, o := range same {
			if v.tokens[i].Lower == v.tokens[o.first].Lower {
				counts[k]++
			}
		}
	}
	best, tie := 0, false
	for k := 1; k < len(counts); k++ {
		if counts[k] > counts[best] {
			best, tie = k, false
		} else if counts[k] == counts[best] {
			tie = true
		}
	}
	r.most[last] = same[best]
	if tie {
		r.most[last] = run{}
	}
	return r.most[last]
}

// fullName is the full name of a person that ends in the same word as the surname
// at token h.
func (r *resolver) fullName(h int) nlp.Span {
	v := r.v
	last := v.tokens[h].Lower
	if n := v.name[h]; n >= 0 {
		name := &v.d.Names[n]
		end := v.nameEnd(name)
		if strings.Contains(v.d.Slice(v.d.TokenSpan(name.First, end)), " ") {
			return nlp.Span{}
		}
		last = v.tokens[end-1].Lower
	}
	n, known := r.full[last]
	if !known {
		return r.knighted(h)
	}
	if found := r.mostNamed(last, v.nameRun(n)); !found.empty() {
		return v.span(found)
	}
	return nlp.Span{}
}

// knighted is the full name of whom "Sir" or "Dame" stands before the first name at token
// h: "Sir Denis" is Sir Denis Hale, where no other Denis is named in full.
func (r *resolver) knighted(h int) nlp.Span {
	v := r.v
	if h == 0 || v.tokens[h-1].Lower != "sir" && v.tokens[h-1].Lower != "dame" {
		return nlp.Span{}
	}
	found := -1
	for _, n := range r.full {
		name := &v.d.Names[n]
		first := name.First
		if l := v.tokens[first].Lower; l == "sir" || l == "dame" {
			first++
		}
		if first+1 < v.nameEnd(name) && v.tokens[first].Lower == v.tokens[h].Lower {
			if found >= 0 {
				return nlp.Span{}
			}
			found = n
		}
	}
	if found < 0 {
		return nlp.Span{}
	}
	return v.span(v.nameRun(found))
}

// named are nouns of things that bear names like persons'.
var named = words(`vessel ship ferry boat tanker frigate freighter trawler yacht submarine carrier hurricane storm typhoon
	cyclone street avenue road bridge airport hospital school university park square stadium rocket satellite`)

// personAt is the name of a person whose head is token i. It is certain where the
// names say so; else a name that is the subject of a verb may be a person's too,
// as foreign names are often taken for those of bodies.
func (v *view) personAt(i int) (name run, certain bool) {
	t := &v.tokens[i]
	if t.Tag == "NNPS" || (t.POS == "PROPN" || v.name[i] >= 0) && v.kind(i) == nlp.BylineBlock {
		return run{}, false // who wrote the report is not whom it is about
	}
	if n := v.name[i]; n >= 0 {
		name := &v.d.Names[n]
		if k := v.child(i, "relcl"); k >= 0 && v.tokens[v.tokens[k].First].Lower == "who" || v.named(i, n) || v.aged(i) || name.Type != nlp.GeoPolity && v.titled(name.First) {
			return run{name.First, v.nameEnd(name)}, true
		}
		switch name.Type {
		case nlp.Person:
			return run{name.First, v.nameEnd(name)}, true
		case nlp.GeoPolity, nlp.Group, nlp.Location, nlp.NamedEvent:
			return run{}, false
		}
	}
	if t.POS == "PROPN" && v.aged(i) {
		return v.capitalized(i), true
	}
	if t.POS != "PROPN" || t.Dep != "nsubj" && t.Dep != "nsubjpass" || v.child(i, "det") >= 0 || strings.ToUpper(v.d.Slice(t.Span)) == v.d.Slice(t.Span) {
		return run{}, false
	}
	first := i
	for first > 0 && v.tokens[first-1].Dep == "compound" && v.tokens[first-1].Head == i && v.tokens[first-1].POS == "PROPN" {
		first--
	}
	if first == i && i == v.sentence(i).First && wordnet.Load().Has(t.Lower) && wordnet.Load().Person(t.Lower) < seldomDoer {
		return run{}, false // "Vaccination will start": a capital only as it opens the sentence
	}
	k := v.child(i, "relcl")
	return run{first, i + 1}, k >= 0 && v.tokens[v.tokens[k].First].Lower == "who" || v.named(i, -1)
}

// named reports whether what stands beside a name tells that it is a person's,
// whatever its type: "Mirna, a nurse of 40".
func (v *view) named(i int, n int32) bool {
	k := v.child(i, "appos")
	if k < 0 || v.tokens[k].Tag != "NN" || v.name[k] == n {
		return false
	}
	l := v.tokens[k].Lemma
	return callings[l] || l != "center" && !bodies[l] && strings.HasSuffix(l, "er") && isPerson(l)
}

// aged reports whether an age stands behind a name: "Ivy Hale, 81, a patient".
func (v *view) aged(i int) bool {
	if i+3 >= len(v.tokens) || v.tokens[i+1].Lower != "," || v.tokens[i+3].Lower != "," {
		return false
	}
	age := v.tokens[i+2].Lower
	return v.tokens[i+2].Tag == "CD" && len(age) == 2 && age >= "10" && age <= "99"
}

// titled reports whether a name that begins at token i stands behind what a person
// is called by office: "the mediator, Ann Lee", "mediator Ann Lee".
func (v *view) titled(i int) bool {
	k := i - 1
	if k > 0 && v.tokens[k].Lower == "," {
		k--
	}
	return k >= 0 && v.tokens[i].Sentence == v.tokens[k].Sentence && v.tokens[k].Tag == "NN" && isHuman(v.tokens[k].Lemma)
}

// isHuman reports whether a common noun names one person rather than a body.
func isHuman(lemma string) bool {
	if isPerson(lemma) {
		return !bodies[lemma] && !collectives[lemma]
	}
	return wordnet.Load().Person(lemma) >= mostlyPerson
}

// mostlyPerson is the share of a noun's uses for a person from which it names one.
const mostlyPerson = 0.7

// collectives are the nouns of isPerson that name more than one.
var collectives = words(`press ally side government company union crowd audience parliament court council ministry media
	delegation commission committee board authority department association federation cooperative charity firm airline
	watchdog country staff public nation state crew troop police family west agency newspaper party team army people ship`)

// callings are what a person can be and a body or place cannot, and bodies what
// isPerson takes in beside persons.
var (
	callings = words(`nurse packer florist teacher student pensioner retiree resident mother father widow witness doctor
		baker driver spokesman spokeswoman spokesperson mechanic sailor fisherman fisherwoman shopkeeper clerk cook`)
	bodies = words(`newspaper carrier manufacturer supplier maker publisher broadcaster employer retailer member partner
		importer exporter producer server tower tanker freighter steamer liner river power`)
)

// gender is how well a name goes with he or she: titles tell, and most first
// names in -a are women's. 0 where nothing tells.
func (r *resolver) gender(name run, pronoun string) int {
	v := r.v
	if full := r.fullName(v.d.Root(name.first, name.end)); !full.Empty() {
		name = v.tokensIn(full.Start, full.End)
	}
	woman := r.c.gender(v.d.Root(name.first, name.end))
	if first := v.tokens[name.first].Lower; name.end-name.first > 1 && strings.HasSuffix(first, "a") {
		woman += 2
	} else if name.end-name.first > 1 && strings.HasSuffix(first, "o") {
		woman -= 2
	}
	for _, at := range [2]int{name.first - 1, name.first} {
		if at < 0 {
			continue
		}
		switch l := v.tokens[at].Lower; {
		case l == "mr" || l == "mr.", strings.HasSuffix(l, "sman"), l == "chairman", l == "king":
			woman = -6
		case l == "ms" || l == "ms." || l == "mrs" || l == "mrs.", strings.HasSuffix(l, "woman"), l == "queen":
			woman = 6
		}
	}
	if pronoun == "she" || pronoun == "her" {
		return woman
	}
	return -woman
}

// nameRun are the tokens of a name without its possessive.
func (v *view) nameRun(n int) run { return run{v.d.Names[n].First, v.nameEnd(&v.d.Names[n])} }
