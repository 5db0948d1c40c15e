package coref

import (
	"slices"

	"readout/internal/nlp"
)

// told reports whether the nominal m cannot be of the chain of o because the two are
// told apart: by names before one noun ("the Lind booth", "the Vik booth"), by which
// week they say, by who bears the title, by whose the person is.
func (r *resolver) told(m, o *mention) bool {
	if m.Kind != nlp.NominalMention {
		return false
	}
	chain := r.clusters[o.cluster].mentions
	if slices.ContainsFunc(chain, func(x *mention) bool { return x.Kind == nlp.NominalMention && x.lemma == m.lemma && r.otherOne(m, x) }) {
		return true
	}
	if m.person != yes || m.plural == yes || !slices.ContainsFunc(chain, func(x *mention) bool { return x.Kind == nlp.NameMention }) {
		return false
	}
	return m.det == detIndefinite && m.predicate == noPredicate || r.ours(m) || r.othersTitle(m, o)
}

// otherOne reports whether two nominals of one noun say which one they mean, and not
// the same.
func (r *resolver) otherOne(m, x *mention) bool {
	if a, b := r.which(m), r.which(x); m.time && a != "" && b != "" && a != b {
		return true
	}
	a, b := r.namesBefore(m), r.namesBefore(x)
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// which is the word that says which week or year: "this", "last"; empty for none.
func (r *resolver) which(m *mention) string {
	for i := m.First; i < m.Head; i++ {
		if w := r.d.Tokens[i].Lower; turns.has(w) {
			return w
		}
	}
	return ""
}

var turns = set("this last next previous following past coming every")

// namesBefore are the proper nouns in a phrase before its head, folded.
func (r *resolver) namesBefore(m *mention) []string {
	var out []string
	for i := m.First; i < m.Head; i++ {
		if t := &r.d.Tokens[i]; t.POS == "PROPN" {
			out = append(out, t.Lower)
		}
	}
	return out
}

// ours reports whether a person is the paper's own: "our reporter", outside quotations.
func (r *resolver) ours(m *mention) bool {
	return m.owner != nil && m.owner.speaker == 1 && !m.inQuote
}

// othersTitle reports whether the bare "the mediator" is the title of somebody whom
// the document names, and who is not in the chain of o.
func (r *resolver) othersTitle(m, o *mention) bool {
	if m.det != detThe || len(m.mods) > 0 {
		return false
	}
	other := false
	for _, x := range r.mentions {
		if x.Kind == nlp.NameMention && x.person == yes && r.isTitleOf(m, x) {
			if x.cluster == o.cluster {
				return false
			}
			other = true
		}
	}
	return other
}
