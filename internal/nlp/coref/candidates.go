package coref

import "readout/internal/nlp"

// reach is the number of sentences back in which a pronoun's antecedent is sought;
// nominalReach is that of nominals that share no word with it.
const (
	reach        = 5
	nominalReach = 8
	mostOfNoun   = 24 // candidates of a nominal or name
	recallReach  = 3  // sentences back, for "this storm"
)

// candidates are the earlier mentions that a mention may refer to, nearest first,
// one of each cluster: the nearest.
func (r *resolver) candidates(m *mention) []*mention {
	if m.Kind != nlp.PronounMention {
		return r.nounCandidates(m)
	}
	r.bar(m)
	seen := map[int]bool{}
	var out []*mention
	for i := m.index - 1; i >= 0; i-- {
		o := r.mentions[i]
		if m.sentence-o.sentence > reach {
			break
		}
		if r.possible(m, o) && !seen[o.cluster] {
			seen[o.cluster] = true
			out = append(out, o)
		}
	}
	if m.ahead = r.cataphor(m); m.ahead != nil && !seen[m.ahead.cluster] {
		out = append(out, m.ahead)
	}
	r.countRivals(m, out)
	return out
}

// cataphor is the subject that a pronoun in the phrase or clause before it looks
// forward to: "In her speech, Ann Lee said". nil where there is none.
func (r *resolver) cataphor(m *mention) *mention {
	for i := m.Head; ; {
		t := &r.d.Tokens[i]
		if t.Head == i {
			return nil
		}
		v := t.Head
		if (t.Dep == "prep" || t.Dep == "advcl") && i < v {
			for c := range r.d.Children(v) {
				if k := &r.d.Tokens[c]; c > t.Last && (k.Dep == "nsubj" || k.Dep == "nsubjpass") {
					if o := r.namedAhead(c, m); o != nil {
						return o
					}
				}
			}
		}
		i = v
	}
}

// namedAhead is the name that the subject at token i bears, or whose the subject is
// ("her health", said of "Ann Lee's health"), where pronoun m can mean it; nil for none.
func (r *resolver) namedAhead(i int, m *mention) *mention {
	heads := []int{i}
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Dep == "poss" {
			heads = append(heads, c)
		}
	}
	for _, h := range heads {
		if o := r.headed(h, m); o != nil && o.Kind == nlp.NameMention && compatible(m, r.clusters[o.cluster].facts) {
			return o
		}
	}
	return nil
}

// headed is the mention behind m whose head is token i.
func (r *resolver) headed(i int, m *mention) *mention {
	for _, o := range r.mentions[m.index+1:] {
		if o.Head == i && !o.several {
			return o
		}
		if o.First > i {
			break
		}
	}
	return nil
}

// nounCandidates are those of a nominal or a name: what shares a word with it, and
// what its noun says the kind of ("the country", "the company", "the minister").
func (r *resolver) nounCandidates(m *mention) []*mention {
	seen := map[int]bool{m.cluster: true}
	if m.owner != nil {
		seen[m.owner.cluster] = true // nobody is what he has: "her mother" is not she
	}
	var out []*mention
	if o := m.of; o != nil && o.Head < m.Head && !seen[o.cluster] && m.predicate > bePredicate && m.agrees(r.clusters[o.cluster].facts) && !r.apart(m, o) {
		seen[o.cluster] = true
		out = append(out, o)
	}
	for i := m.index - 1; i >= 0 && len(out) < mostOfNoun; i-- {
		o := r.mentions[i]
		if o.Kind == nlp.PronounMention || seen[o.cluster] || m.time != o.time || m.several != o.several || r.within(m, o) || r.within(o, m) {
			continue
		}
		if !r.related(m, o) && !r.recalls(m, o) || !m.agrees(r.clusters[o.cluster].facts) || r.apart(m, o) || r.foreign(m, o) || r.told(m, o) {
			continue
		}
		seen[o.cluster] = true
		out = append(out, o)
	}
	return out
}

// within reports whether mention a lies in mention b.
func (r *resolver) within(a, b *mention) bool { return b.First <= a.First && a.End <= b.End }

// related reports whether one of the two says anything of the other: a common
// word, or a noun for the kind of thing.
func (r *resolver) related(m, o *mention) bool {
	if m.lemma == o.lemma || m.text == o.text || r.says(o, m.lemma) || o.Kind == nlp.NominalMention && r.says(m, o.lemma) {
		return true
	}
	if m.Kind == nlp.NameMention && o.Kind == nlp.NameMention {
		return commonWords(m.words, o.words) > 0
	}
	return m.noun > noNoun && m.sentence-o.sentence <= nominalReach*m.noun.reaches() && m.noun.fits(o)
}

// recalls reports whether the nominal m may look back at o without a common word:
// "this storm".
func (r *resolver) recalls(m, o *mention) bool {
	if m.Kind != nlp.NominalMention || m.sentence-o.sentence > recallReach {
		return false
	}
	return m.det == detThis || m.det == detThese
}

// says reports whether a word is one of a name's.
func (r *resolver) says(o *mention, lemma string) bool {
	for _, w := range o.words {
		if w == lemma {
			return true
		}
	}
	return false
}

func commonWords(a, b []string) int {
	n := 0
	for _, w := range a {
		if small.has(w) {
			continue
		}
		for _, v := range b {
			if w == v {
				n++
				break
			}
		}
	}
	return n
}

// apart reports whether the two cannot be one: two full names of persons, names of
// which the knowledge has two things.
func (r *resolver) apart(m, o *mention) bool {
	if m.Kind != nlp.NameMention {
		return false
	}
	for _, x := range r.clusters[o.cluster].mentions {
		if x.Kind != nlp.NameMention {
			continue
		}
		if m.kind == nlp.PersonEntity && x.kind == nlp.PersonEntity {
			return true
		}
		if m.entry != nil && x.entry != nil && m.entry != x.entry {
			return true
		}
	}
	return false
}

// possible reports whether agreement and syntax allow the mention for the pronoun.
func (r *resolver) possible(m, o *mention) bool {
	c := r.clusters[o.cluster]
	switch {
	case o.time || o.speaker > 0 && len(c.mentions) == 1 || o.cluster == m.cluster || !compatible(m, c.facts):
		return false
	case m.person == yes && m.speaker == 0 && r.speaks(o, m):
		return false
	case r.d.Blocks[r.d.Sentences[o.sentence].Block].Kind == nlp.BylineBlock: // who wrote the report
		return false
	case m.First >= o.First && m.End <= o.End: // "the man with his dog", but "the man who lost his dog"
		return r.inClause(m, o)
	}
	return !r.coargument(m, o) && !m.bars(o)
}

// speaks reports whether o is of the chain whose speech the pronoun m stands in: who
// speaks of himself says "I".
func (r *resolver) speaks(o, m *mention) bool {
	q := r.quoted[m.Head]
	if q == 0 || r.sayerOf[q] == nil || r.sayerOf[q].cluster != o.cluster {
		return false
	}
	first := m.Head
	for first > 0 && r.quoted[first-1] == q {
		first--
	}
	return r.speech(first)
}

// inClause reports whether a pronoun inside a phrase stands in a clause that
// describes the phrase's head, or an apposition to it.
func (r *resolver) inClause(m, o *mention) bool {
	for i := m.Head; i != o.Head; i = r.d.Tokens[i].Head {
		t := r.d.Tokens[i]
		if t.Head == i {
			return false
		}
		if (t.Dep == "relcl" || t.Dep == "acl") && (t.Head == o.Head || r.d.Tokens[t.Head].Dep == "appos" && r.d.Tokens[t.Head].Head == o.Head) {
			return true
		}
	}
	return false
}

// compatible is agreement as pronouns ask for it: "they" may be a body.
func compatible(m *mention, f facts) bool {
	if m.lemma == "they" || m.plural == yes && m.speaker == 0 {
		return f.plural == yes || f.plural == unknown || f.kind == nlp.OrganizationEntity
	}
	if m.person == yes && f.person == no {
		return false
	}
	return m.agrees(f)
}

// coargument reports whether the two are arguments of one verb, which only a
// reflexive may share with its antecedent (binding principle B).
func (r *resolver) coargument(m, o *mention) bool {
	t := r.d.Tokens[m.Head]
	if reflexive(t.Lower) || t.Dep == "poss" {
		return false
	}
	return r.verbOf(m.Head) == r.verbOf(o.Head) && r.d.Tokens[o.Head].Dep != "poss" && t.Sentence == r.d.Tokens[o.Head].Sentence
}

func reflexive(w string) bool {
	return len(w) > 6 && (w[len(w)-4:] == "self" || w[len(w)-6:] == "selves")
}

// verbOf is the verb that token i is an argument of, through its preposition.
func (r *resolver) verbOf(i int) int {
	h := r.d.Tokens[i].Head
	if r.d.Tokens[h].Dep == "prep" && r.d.Tokens[r.d.Tokens[h].Head].POS == "VERB" {
		h = r.d.Tokens[h].Head
	}
	return h
}
