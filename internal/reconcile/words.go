package reconcile

import (
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// word is a token as clauses are aligned by it.
type word struct {
	lemma string // in lower case; a name's is that of its entity
	id    int32  // number of the lemma, or -1 where the word says nothing by itself
	also  int32  // whom a noun or pronoun was traced to, or -1
}

// readWords numbers the words of an account. All names of an entity count as one
// word, however they are spelt, and so do the phrases that were traced to it.
func (a *account) readWords(r *reader) {
	d := a.d
	a.words = make([]word, len(d.Tokens))
	for i := range d.Tokens {
		t := &d.Tokens[i]
		w := word{lemma: r.phrasal(d, i, prefixed(d, i)), id: -1, also: -1}
		if content(t, w.lemma) && !(t.Dep == "prt" && d.Tokens[t.Head].POS == "VERB") {
			w.id = r.lemma(w.lemma)
		}
		if both := r.compound(d, i); both != "" {
			w.also = r.lemma(both)
		}
		a.words[i] = w
	}
	a.dayWords(r)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		e := r.who.mentioned(d, m.Span)
		if e == nil || !r.who.named[e.ID] {
			continue
		}
		a.nameWords(r, m, e)
	}
}

// dayWords makes each day that is named one word, however it is named.
func (a *account) dayWords(r *reader) {
	for i := range a.d.Timexes {
		t := &a.d.Timexes[i]
		k := a.d.TokenAt(t.Start)
		if !t.Placed() || t.Grain < nlp.MonthGrain || k >= len(a.words) {
			continue
		}
		day := t.From.Format("2006-01-02")
		if t.Grain < nlp.DayGrain {
			day = t.Value
		}
		for j := k; j < len(a.words) && a.d.Tokens[j].Start < t.End; j++ {
			a.words[j].id = -1
		}
		a.words[k].lemma, a.words[k].id = day, r.lemma(day)
	}
}

// nameWords gives the tokens of a mention its entity.
func (a *account) nameWords(r *reader, m *nlp.Mention, e *nlp.Entity) {
	d := a.d
	name := lastWord(e.Name)
	if m.Kind != nlp.NameMention || m.Name.Empty() {
		if m.Head >= 0 && m.Head < len(a.words) {
			a.words[m.Head].also = r.lemma(name)
		}
		return
	}
	last := -1
	for i := d.TokenAt(m.Name.Start); i < len(d.Tokens) && d.Tokens[i].Start < m.Name.End; i++ {
		a.words[i].id, last = -1, i
	}
	if last >= 0 {
		a.words[last].lemma, a.words[last].id = name, r.lemma(name)
	}
}

func lastWord(name string) string {
	fields := strings.Fields(knowledge.Fold(name))
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

// prefixed is a token's lemma, with the negating prefix that stands before it with a
// hyphen ("de-escalate" is three tokens).
func prefixed(d *nlp.Document, i int) string {
	l := lemmaOf(&d.Tokens[i])
	if i >= 2 && d.Tokens[i-1].Lower == "-" && d.Tokens[i-1].End == d.Tokens[i].Start && d.Tokens[i-2].End == d.Tokens[i-1].Start {
		if p := d.Tokens[i-2].Lower; negatingPrefix[p] {
			return p + "-" + l
		}
	}
	return l
}

// phrasal is a verb's lemma with its particle, where the dictionary has the two as
// one verb: "went down" as "go down", near "sink".
func (r *reader) phrasal(d *nlp.Document, i int, lemma string) string {
	if d.Tokens[i].POS != "VERB" {
		return lemma
	}
	for k := i + 1; k < min(i+4, len(d.Tokens)); k++ {
		t := &d.Tokens[k]
		if t.Head == i && (t.Dep == "prt" || t.Dep == "advmod" && particles[t.Lower]) {
			if both := lemma + " " + t.Lower; r.lex.net.Has(both) {
				return both
			}
		}
	}
	return lemma
}

// compound is a noun with the word before it, where the dictionary has the two as
// one noun ("industrial action"); or empty.
func (r *reader) compound(d *nlp.Document, i int) string {
	if i == 0 || d.Tokens[i].POS != "NOUN" {
		return ""
	}
	t := &d.Tokens[i-1]
	if t.Head != i || t.Dep != "amod" && t.Dep != "compound" {
		return ""
	}
	if both := lemmaOf(t) + " " + lemmaOf(&d.Tokens[i]); r.lex.net.Has(both) {
		return both
	}
	return ""
}

var particles = set("down up off out over away back on in")

var negatingPrefix = set("de non un dis anti re")

// content reports whether a token says something by itself.
func content(t *nlp.Token, lemma string) bool {
	switch t.POS {
	case "NOUN", "PROPN", "VERB", "ADJ", "ADV":
		return !light[lemma] && len(t.Lower) > 1 && !negatingPrefix[t.Lower]
	}
	return false
}

// lemmaOf is a token's lemma in lower case.
func lemmaOf(t *nlp.Token) string {
	if t.Lemma == "" {
		return t.Lower
	}
	return strings.ToLower(t.Lemma)
}

// light are words too general to align clauses by.
var light = set(`be have do will would could can may might should must say tell add state report accord
 also however still now then there here just more most very not so as well such other same own
 year day time people thing way make take get go come give put use mr mrs ms p.m. a.m. gmt
 percent i.e. e.g. than too even yet already later earlier ago about around some many much again only both
 first second third last next new
 monday tuesday wednesday thursday friday saturday sunday january february march april june july august
 september october november december morning afternoon evening night today yesterday tomorrow week month`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
