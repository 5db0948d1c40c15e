package spacy

import (
	"slices"
	"sort"
	"strings"
)

// lemmaData holds the rules [suffix, replacement] and the exceptions of the lemmatizer by part of
// speech in lower case; POS lists those that have an index of known base forms.
type lemmaData struct {
	Rules map[string][][2]string
	Exc   map[string]map[string][]string
	POS   []string
}

// A lemmaTable is what the lemmatizer knows of one part of speech.
type lemmaTable struct {
	rules      [][2]string
	exceptions map[string][]string
	known      []uint64 // sorted hashes of the base forms
}

func (t *lemmaTable) knows(form string) bool {
	h := hash64(form)
	i := sort.Search(len(t.known), func(i int) bool { return t.known[i] >= h })
	return i < len(t.known) && t.known[i] == h
}

// A lemmatizer is spaCy's rule lemmatizer for English.
type lemmatizer struct {
	ruler  *ruler
	tables []*lemmaTable // by part of speech; nil: none
	verb   int           // parts of speech with a rule of their own, as indexes
	noun   int
	propn  int
	space  int
}

func (f *modelFile) lemmatizer(data lemmaData, r *ruler) *lemmatizer {
	l := &lemmatizer{
		ruler: r,
		verb:  intern(&r.poses, "VERB"), noun: intern(&r.poses, "NOUN"),
		propn: intern(&r.poses, "PROPN"), space: intern(&r.poses, "SPACE"),
	}
	l.tables = make([]*lemmaTable, len(r.poses))
	for i, pos := range r.poses {
		pos = strings.ToLower(pos)
		if data.Rules[pos] == nil && data.Exc[pos] == nil && !slices.Contains(data.POS, pos) {
			continue
		}
		t := &lemmaTable{rules: data.Rules[pos], exceptions: data.Exc[pos]}
		if slices.Contains(data.POS, pos) {
			t.known = f.uints("lemma.index." + pos)
		}
		l.tables[i] = t
	}
	return l
}

// morphTraits is what the lemmatizer asks of the features.
type morphTraits struct {
	singular, infinitive, positive, presentFinite bool
}

func traitsOf(morph string) morphTraits {
	has := func(feature string) bool { return slices.Contains(strings.Split(morph, "|"), feature) }
	return morphTraits{
		singular:      has("Number=Sing"),
		infinitive:    has("VerbForm=Inf"),
		positive:      has("Degree=Pos"),
		presentFinite: has("VerbForm=Fin") && has("Tense=Pres") && !strings.Contains(morph, "Number="),
	}
}

// baseForm reports whether the features say that the word is not inflected.
func (l *lemmatizer) baseForm(pos int, m morphTraits) bool {
	return pos == l.noun && m.singular || pos == l.verb && m.presentFinite || m.infinitive || m.positive
}

// A lemmaNode is a lemma of a lexeme for one part of speech, in a list.
type lemmaNode struct {
	key   int // part of speech, and whether it is a base form
	lemma string
	next  *lemmaNode
}

// apply sets the lemmas that the ruler has left open.
func (l *lemmatizer) apply(d *Doc) {
	for i, w := range d.words {
		if d.lemma[i] == "" {
			d.lemma[i] = l.lemma(w, int(d.pos[i]), l.ruler.morphTraits[d.morph[i]])
		}
	}
}

// lemma returns the lemma of a word, from the list of the lexeme if it is there.
func (l *lemmatizer) lemma(w *lexeme, pos int, m morphTraits) string {
	key := pos << 1
	base := l.baseForm(pos, m)
	if base {
		key |= 1
	}
	head := w.lemmas.Load()
	for n := head; n != nil; n = n.next {
		if n.key == key {
			return n.lemma
		}
	}
	lemma := l.find(w, pos, base)
	// If another goroutine adds at the same time, its list wins; this lemma is found again later.
	w.lemmas.CompareAndSwap(head, &lemmaNode{key, lemma, head})
	return lemma
}

func (l *lemmatizer) find(w *lexeme, pos int, base bool) string {
	table := l.tables[pos]
	switch {
	case base || pos == l.space || pos == 0:
		return w.lower
	case table != nil:
		return table.find(w)
	case pos == l.propn:
		return w.text
	}
	return w.lower
}

// find applies the rules. Forms in the index go before forms that are merely possible; exceptions go
// before all; without any of these the first unknown form is taken, or the word as it stands.
func (t *lemmaTable) find(w *lexeme) string {
	var forms, unknown []string
	for _, rule := range t.rules {
		stem, ok := strings.CutSuffix(w.lower, rule[0])
		form := stem + rule[1]
		switch {
		case !ok || form == "":
		case t.knows(form):
			forms = slices.Insert(forms, 0, form)
		case !isAlpha(form):
			forms = append(forms, form)
		default:
			unknown = append(unknown, form)
		}
	}
	for _, form := range t.exceptions[w.lower] {
		if !slices.Contains(forms, form) {
			forms = slices.Insert(forms, 0, form)
		}
	}
	switch {
	case len(forms) > 0:
		return forms[0]
	case len(unknown) > 0:
		return unknown[0]
	}
	return w.text
}
