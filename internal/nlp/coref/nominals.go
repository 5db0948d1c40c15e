package coref

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// nominals joins noun phrases: the same words, a head that an earlier phrase has
// with all the modifiers, and titles of persons and kinds of bodies.
func (r *resolver) nominals() {
	for i, m := range r.mentions {
		if m.Kind != nlp.NominalMention || m.speaker > 0 || r.d.Tokens[m.Head].Dep == "conj" && m.First != m.Head {
			continue
		}
		if a := r.antecedent(m, r.mentions[:i]); a != nil {
			r.join(a, m)
		}
	}
}

// window is the number of sentences in which an earlier nominal is looked for.
const window = 12

// antecedent is the nearest earlier mention that a definite nominal repeats.
func (r *resolver) antecedent(m *mention, before []*mention) *mention {
	if !r.definite(m) {
		return nil
	}
	mods := r.modifiers(m)
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i]
		if r.sentence(m)-r.sentence(o) > window {
			return nil
		}
		if o.Kind == nlp.PronounMention || r.nested(m, o) {
			continue
		}
		if r.repeats(m, mods, o) || len(mods) == 0 && r.isTitleOf(m, o) {
			return o
		}
	}
	return nil
}

func (r *resolver) sentence(m *mention) int { return r.d.Tokens[m.Head].Sentence }

// nested reports whether one mention lies in the other.
func (r *resolver) nested(a, b *mention) bool {
	return a.First <= b.First && b.End <= a.End || b.First <= a.First && a.End <= b.End
}

// definite reports whether a nominal is one that can refer back.
func (r *resolver) definite(m *mention) bool {
	t := r.d.Tokens[m.First]
	switch t.Lower {
	case "the", "this", "that", "these", "those", "both", "his", "her", "their", "its", "our", "my":
		return true
	}
	for c := range r.d.Children(m.Head) {
		if r.d.Tokens[c].Dep == "poss" {
			return true
		}
	}
	return false
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

var anaphoric = set("same said latter former")

// repeats reports whether a nominal says no more than an earlier one with the
// same head.
func (r *resolver) repeats(m *mention, mods []string, o *mention) bool {
	if m.lemma != o.lemma || !m.agrees(o.facts) || o.Kind == nlp.NameMention && r.nameOf[o.Head] >= 0 && len(m.words) == 0 && o.kind == nlp.PersonEntity {
		return false
	}
	if r.d.Tokens[m.Head].Tag != r.d.Tokens[o.Head].Tag && m.Kind == o.Kind {
		return false
	}
	earlier := append(r.modifiers(o), o.words...)
	for _, w := range mods {
		if !slices.Contains(earlier, w) {
			return false
		}
	}
	return r.samePossessor(m, o)
}

// samePossessor reports whether neither has a possessive pronoun that the other
// lacks: "her book" is not "his book".
func (r *resolver) samePossessor(m, o *mention) bool {
	return r.possessive(m) == r.possessive(o) || r.possessive(m) == ""
}

func (r *resolver) possessive(m *mention) string {
	for c := range r.d.Children(m.Head) {
		if k := r.d.Tokens[c]; k.Dep == "poss" && k.Tag == "PRP$" {
			return k.Lower
		}
	}
	return ""
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

// speakers joins "I" and "my" within a quotation to the subject of the verb of
// saying around it, and those outside quotations with one another.
func (r *resolver) speakers() {
	who := map[int]*mention{}
	you := map[int]*mention{}
	for _, m := range r.mentions {
		if m.speaker == 0 || m.plural == yes {
			continue
		}
		q := r.quoted[m.Head]
		list := who
		if m.speaker == 2 {
			list = you
		}
		if first := list[q]; first != nil {
			r.join(first, m)
			continue
		}
		list[q] = m
		if q > 0 && m.speaker == 1 {
			if s := r.sayer(q); s != nil {
				r.join(s, m)
			}
		}
	}
}

// sayer is the subject of the verb of saying that stands outside quotation q in
// one of its sentences.
func (r *resolver) sayer(q int) *mention {
	first := slices.Index(r.quoted, q)
	last := first
	for last < len(r.quoted) && (r.quoted[last] == q || r.quoted[last] == 0 && last+1 < len(r.quoted) && r.quoted[last+1] == q) {
		last++
	}
	from := r.d.Sentences[r.d.Tokens[first].Sentence].First
	to := r.d.Sentences[r.d.Tokens[min(last, len(r.quoted)-1)].Sentence].End
	for _, m := range r.mentions {
		t := r.d.Tokens[m.Head]
		if m.Head >= from && m.Head < to && r.quoted[m.Head] == 0 && t.Dep == "nsubj" && saying.has(r.d.Tokens[t.Head].Lemma) && r.quoted[t.Head] == 0 && m.speaker == 0 {
			return m
		}
	}
	return nil
}

var saying = set("say tell add ask explain note write claim insist reply respond recall argue state warn declare announce comment joke conclude continue stress admit agree believe think")
