package quote

import (
	"strings"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

var (
	// firms are the nouns for a business, each of which may stand for another.
	firms = words(`company firm operator carrier airline shipper manufacturer maker employer railway owner supplier
		retailer utility shipowner refinery`)
	// officers are those whom a business has, and what it issues: whose they are is one.
	officers = words(`director executive manager shareholder share shares chairman chairwoman founder owner`)
)

// company is the business that a noun for one at token h means: the one that the
// document names as a business, else the one that the words before are about, else the
// one whose officers it names, else an owner. Empty where none is plain.
func (r *resolver) company(h int, lemma string) nlp.Span {
	if !firms[lemma] {
		return nlp.Span{}
	}
	owner := lemma == "owner"
	name := r.onlyFirm(func(noun string) bool { return firms[noun] && (noun == "owner") == owner })
	if name.empty() && !owner {
		name = r.nearestFirm(h)
	}
	if name.empty() {
		name = r.onlyFirm(func(noun string) bool { return noun != "owner" })
	}
	if name.empty() {
		name = r.onlyFirm(func(noun string) bool { return true })
	}
	if name.empty() {
		return nlp.Span{}
	}
	return r.v.span(name)
}

// onlyFirm is the one business that stands with one of the accepted nouns for a business
// or for its officers; empty where none does, or more than one.
func (r *resolver) onlyFirm(accepts func(noun string) bool) run {
	best := run{}
	for _, f := range r.firms() {
		switch {
		case !accepts(f.noun):
		case !best.empty() && !r.v.sameName(f.name, best):
			return run{}
		case f.name.end-f.name.first > best.end-best.first:
			best = f.name
		}
	}
	return best
}

// firm is a name that stands with a noun for a business or its officers.
type firm struct {
	name run
	noun string
}

// firms are the firms of the document in text order, found when first asked for.
func (r *resolver) firms() []firm {
	if r.allFirms == nil {
		r.allFirms = []firm{}
		for i := range r.v.tokens {
			if noun := r.firmNoun(i); noun != "" {
				r.allFirms = append(r.allFirms, firm{r.v.capitalized(i), noun})
			}
		}
	}
	return r.allFirms
}

// sameName reports whether two names begin with one word, or one is the other's initials.
func (v *view) sameName(a, b run) bool {
	return v.tokens[a.first].Lower == v.tokens[b.first].Lower || v.text(a) == initials(v.text(b)) || v.text(b) == initials(v.text(a))
}

// initials are the first letters of the words of a name.
func initials(name string) string {
	out := ""
	for _, w := range strings.Fields(name) {
		_, n := utf8.DecodeRuneInString(w)
		out += w[:n]
	}
	return out
}

// firmNoun is the noun that tells that the name ending in token i is one of a business:
// "the firm Arden Lines", "Arden Lines, a shipper", "Arden's director", "director of
// Arden". Empty for none.
func (r *resolver) firmNoun(i int) string {
	noun := r.nounOfFirm(i)
	if noun == "" || r.isPlace(i) || r.c.gender(i) != 0 { // nobody calls a firm "he"
		return ""
	}
	return noun
}

func (r *resolver) nounOfFirm(i int) string {
	v, t := r.v, &r.v.tokens[i]
	if t.POS != "PROPN" || t.Dep == "compound" {
		return ""
	}
	for _, k := range v.children(i) {
		d, noun := v.tokens[k].Dep, v.tokens[k].Lemma
		if (d == "compound" || d == "appos" || d == "nmod") && firms[noun] && (noun != "owner" || !v.hasPrep(int(k), "of")) {
			return noun
		}
	}
	head := t.Head
	if t.Dep == "appos" && firms[v.tokens[head].Lemma] {
		return v.tokens[head].Lemma
	}
	if t.Dep == "pobj" && v.tokens[head].Lower == "of" {
		head = v.tokens[head].Head
	} else if t.Dep != "poss" {
		return ""
	}
	if officers[v.tokens[head].Lemma] && (t.Dep != "poss" || !r.c.isPerson(i)) {
		return "officer"
	}
	return ""
}

// isPlace reports whether the name ending in token i is one of a country, people or
// place.
func (r *resolver) isPlace(i int) bool {
	v := r.v
	if n := v.name[i]; n >= 0 {
		switch v.d.Names[n].Type {
		case nlp.Group, nlp.Location:
			return true
		}
	}
	return len(knowledge.Load().Find(v.text(v.capitalized(i)))) > 0
}

// firmReach is how many sentences before "the company" its name is looked for.
const firmReach = 3

// nearestFirm is the name of the business that the words before "the company" at token h
// are about: the nearest one in its sentence, else the nearest subject or possessor in
// the sentences before it.
func (r *resolver) nearestFirm(h int) run {
	v := r.v
	if v.quote[h] >= 0 {
		return run{}
	}
	for i := h - 1; i >= max(0, h-nearby) && v.tokens[h].Sentence-v.tokens[i].Sentence <= firmReach && v.sentence(h).Block-v.sentence(i).Block <= 1; i-- {
		d := v.tokens[i].Dep
		if v.tokens[i].Sentence != v.tokens[h].Sentence && d != "nsubj" && d != "nsubjpass" && d != "poss" {
			continue
		}
		if name := r.firmNamed(i); !name.empty() {
			return name
		}
	}
	return run{}
}

// firmNamed is the name that ends in token i, where it may be one of a business: one of
// an organization, one beside a noun for a business, or what seems a place and does
// something. Empty for persons, places and the outlet itself.
func (r *resolver) firmNamed(i int) run {
	v := r.v
	name := v.capitalized(i)
	if name.empty() || v.tokens[i].Dep == "compound" || r.isPlace(i) || r.isOutlet(name) {
		return run{}
	}
	if r.firmNoun(i) != "" {
		return name
	}
	n := v.name[i]
	if n < 0 {
		return run{}
	}
	switch v.d.Names[n].Type {
	case nlp.Organ:
		if r.c.isPerson(i) || v.tokens[i].Dep == "appos" {
			return run{}
		}
	case nlp.GeoPolity, nlp.Product:
		if d := v.tokens[i].Dep; d != "nsubj" && d != "nsubjpass" {
			return run{}
		}
	default:
		return run{}
	}
	return name
}

// isOutlet reports whether a name is the outlet's own, or its initials.
func (r *resolver) isOutlet(name run) bool {
	text, outlet := r.v.text(name), r.v.d.Outlet.Name
	return outlet != "" && (strings.Contains(outlet, text) || len(text) > 1 && strings.Contains(initials(outlet), text))
}
