package quote

import (
	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// firms are the nouns for a business, each of which may stand for another.
var firms = words(`company firm operator carrier airline shipper manufacturer maker employer railway owner supplier
	retailer utility shipowner refinery`)

// company is the one business that the document names, whatever it calls it: a
// name beside a noun for one. Empty where it names none, or more than one.
func (r *resolver) company(lemma string) nlp.Span {
	v, best := r.v, -1
	if !firms[lemma] || lemma == "owner" && len(r.roles["owner"]) == 0 {
		return nlp.Span{}
	}
	for l := range firms {
		if l == "owner" && lemma != l {
			continue // another firm than the one it owns
		}
		for _, n := range r.roles[l] {
			switch {
			case v.d.Names[n].Type == nlp.GeoPolity, v.d.Names[n].Type == nlp.Group, v.d.Names[n].Type == nlp.Location:
			case best < 0 || best == n:
				best = n
			case v.text(v.nameRun(n)) != v.text(v.nameRun(best)):
				return nlp.Span{}
			default:
				best = min(best, n)
			}
		}
	}
	if best < 0 {
		return nlp.Span{}
	}
	return v.span(v.nameRun(best))
}

// nearestFirm is the name of the business that the words before "the company" at token h
// are about: the nearest one in its sentence, else in the sentences before it.
func (r *resolver) nearestFirm(h int, lemma string) nlp.Span {
	v := r.v
	if !firms[lemma] || lemma == "owner" || v.quote[h] >= 0 {
		return nlp.Span{}
	}
	for i := h - 1; i >= 0 && v.tokens[h].Sentence-v.tokens[i].Sentence <= firmReach && v.sentence(h).Block-v.sentence(i).Block <= 1; i-- {
		n := v.name[i]
		if n < 0 || v.nameEnd(&v.d.Names[n])-1 != i {
			continue
		}
		if name := r.firmNamed(int(n)); !name.empty() {
			return v.span(name)
		}
	}
	return nlp.Span{}
}

// firmReach is how many sentences before "the company" its name is looked for.
const firmReach = 3

// firmNamed is the name of a body, where name n is one: one of an organization, or what
// seems a place and does something. Empty for persons and countries.
func (r *resolver) firmNamed(n int) run {
	v, own := r.v, r.v.nameRun(n)
	h := v.d.Root(own.first, own.end)
	switch v.d.Names[n].Type {
	case nlp.Organ:
		if r.c.isPerson(h) {
			return run{}
		}
	case nlp.GeoPolity, nlp.Product:
		if d := v.tokens[h].Dep; d != "nsubj" && d != "nsubjpass" || len(knowledge.Load().Find(v.text(own))) > 0 {
			return run{}
		}
	default:
		if t := &v.tokens[h]; t.Dep != "appos" || !firms[v.tokens[t.Head].Lemma] {
			return run{}
		}
	}
	return own
}
