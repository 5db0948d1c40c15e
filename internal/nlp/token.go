package nlp

import "slices"

// Token is a word or a punctuation mark of Document.Text; white space is no
// token. Labels are those of spaCy's en_core_web_sm (package spacy).
type Token struct {
	Span
	Lemma string
	Lower string // the text in lower case
	POS   string // part of speech of Universal Dependencies: "VERB"
	Tag   string // Penn Treebank tag: "VBD"
	Dep   string // arc from the head, ClearNLP: "nsubj"
	Morph string // features of Universal Dependencies: "Tense=Past|VerbForm=Fin"
	Head  int    // index of the head; a root's is its own
	// First and Last bound the token's subtree: all tokens that depend on it,
	// itself included, lie in First..Last.
	First, Last int
	Sentence    int // index in Document.Sentences
}

// Sentence is a run of tokens. Blocks end sentences.
type Sentence struct {
	Span
	First, End int // tokens First to End-1
	Block      int // index in Document.Blocks
}

// NameType is what a name names.
type NameType string

// The types of names, as spaCy's OntoNotes model labels them, those of numbers
// and times left out: other stages read these.
const (
	Person      NameType = "PERSON"
	Group       NameType = "NORP" // nationalities, religious or political groups
	Facility    NameType = "FAC"
	Organ       NameType = "ORG"
	GeoPolity   NameType = "GPE" // countries, cities, states
	Location    NameType = "LOC"
	Product     NameType = "PRODUCT"
	NamedEvent  NameType = "EVENT"
	WorkOfArt   NameType = "WORK_OF_ART"
	Law         NameType = "LAW"
	NamedTongue NameType = "LANGUAGE"
)

// Name is a name as the text writes it.
type Name struct {
	Span
	First, End int // tokens First to End-1
	Type       NameType
}

// Root is the token in tokens first to end-1 whose head lies outside them: the
// head of a phrase. first < end.
func (d *Document) Root(first, end int) int {
	for i := first; i < end; i++ {
		if h := d.Tokens[i].Head; h == i || h < first || h >= end {
			return i
		}
	}
	return first
}

// TokenAt is the index of the token that holds byte offset at, or of the first
// behind it; len(d.Tokens) where there is none.
func (d *Document) TokenAt(at int) int {
	low, high := 0, len(d.Tokens)
	for low < high {
		if mid := (low + high) / 2; d.Tokens[mid].End <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// TokenSpan is the span of tokens first to end-1, first < end.
func (d *Document) TokenSpan(first, end int) Span {
	return Span{d.Tokens[first].Start, d.Tokens[end-1].End}
}

// Children calls yield for each token whose head is token i, in text order, until
// it returns false.
func (d *Document) Children(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		t := &d.Tokens[i]
		for c := t.First; c <= t.Last; c++ {
			if c != i && d.Tokens[c].Head == i && !yield(c) {
				return
			}
		}
	}
}

// LinkChildren lists the children of all tokens at once, for stages that ask many
// times: those of token i become kids[from[i]:from[i+1]], in text order. from must
// hold len(tokens)+1 zeros, and kids have room for len(tokens).
func LinkChildren(tokens []Token, from, kids []int32) {
	for i := range tokens {
		if h := tokens[i].Head; h != i {
			from[h]++
		}
	}
	sum := int32(0)
	for i, n := range from {
		from[i] = sum
		sum += n
	}
	next := slices.Clone(from[:len(tokens)])
	for i := range tokens {
		if h := tokens[i].Head; h != i {
			kids[next[h]] = int32(i)
			next[h]++
		}
	}
}
