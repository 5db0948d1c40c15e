package spacy

import (
	"iter"
	"sort"
)

// A Doc is a parsed text. It owns the annotations as arrays with one item a token; [Token] and
// [Span] are views of it. A Doc is not changed after Parse returns, so any number of goroutines may
// read it. It keeps the text alive.
type Doc struct {
	pipe *Pipeline
	text string

	words      []*lexeme
	start      []int32 // byte offset of the token in text
	spaceAfter []bool

	tag, pos, dep []uint8
	morph         []uint8
	lemma         []string
	head          []int32 // token index; a root is its own head
	leftEdge      []int32 // first token of the subtree
	rightEdge     []int32 // last token of the subtree
	sentStart     []bool
	entity        []uint8 // 0 outside, else index in Pipeline.entities
	entityBegin   []bool
}

// newDoc returns a doc without tokens. Room is made for as many as English text has, about one for
// five bytes.
func newDoc(p *Pipeline, text string) *Doc {
	n := len(text)/5 + 8
	return &Doc{pipe: p, text: text, words: make([]*lexeme, 0, n), start: make([]int32, 0, n), spaceAfter: make([]bool, 0, n)}
}

// push appends a token at byte offset start.
func (d *Doc) push(w *lexeme, start int) {
	d.words = append(d.words, w)
	d.start = append(d.start, int32(start))
	d.spaceAfter = append(d.spaceAfter, false)
}

// copyTokens appends the tokens i to j of another doc, before any annotation.
func (d *Doc) copyTokens(old *Doc, i, j int) {
	d.words = append(d.words, old.words[i:j]...)
	d.start = append(d.start, old.start[i:j]...)
	d.spaceAfter = append(d.spaceAfter, old.spaceAfter[i:j]...)
}

// allocate makes room for the annotations of all tokens.
func (d *Doc) allocate() {
	n := len(d.words)
	bytes := make([]uint8, 5*n)
	d.tag, d.pos, d.dep, d.morph, d.entity = bytes[:n:n], bytes[n:2*n:2*n], bytes[2*n:3*n:3*n], bytes[3*n:4*n:4*n], bytes[4*n:]
	ints := make([]int32, 3*n)
	d.head, d.leftEdge, d.rightEdge = ints[:n:n], ints[n:2*n:2*n], ints[2*n:]
	bools := make([]bool, 2*n)
	d.sentStart, d.entityBegin = bools[:n:n], bools[n:]
	d.lemma = make([]string, n)
}

// Text returns the text the Doc was made from.
func (d *Doc) Text() string { return d.text }

// Len returns the number of tokens.
func (d *Doc) Len() int { return len(d.words) }

// Token returns the token with index i, 0 ≤ i < Len.
func (d *Doc) Token(i int) Token {
	_ = d.words[i]
	return Token{d, i}
}

// Tokens iterates over the tokens in text order.
func (d *Doc) Tokens() iter.Seq[Token] { return d.Span(0, d.Len()).Tokens() }

// Span returns the tokens start to end, end not included.
func (d *Doc) Span(start, end int) Span {
	_ = d.words[start:end]
	return Span{doc: d, Start: start, End: end}
}

// TokenAt returns the index of the token that holds the byte at offset, or of the first token after
// it; Len if there is none.
func (d *Doc) TokenAt(offset int) int {
	return sort.Search(d.Len(), func(i int) bool {
		return int(d.start[i])+len(d.words[i].text) > offset
	})
}

// Sents iterates over the sentences. They cover all tokens, in order.
func (d *Doc) Sents() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for start := 0; start < d.Len(); {
			end := start + 1
			for end < d.Len() && !d.sentStart[end] {
				end++
			}
			if !yield(Span{doc: d, Start: start, End: end}) {
				return
			}
			start = end
		}
	}
}

// Ents iterates over the named entities, in order. They do not overlap.
func (d *Doc) Ents() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for start := 0; start < d.Len(); {
			label := d.entity[start]
			end := start + 1
			for label != 0 && end < d.Len() && d.entity[end] == label && !d.entityBegin[end] {
				end++
			}
			if label != 0 && !yield(Span{doc: d, Start: start, End: end, Label: d.pipe.entities[label]}) {
				return
			}
			start = end
		}
	}
}

// A Span is a range of tokens of a Doc.
type Span struct {
	doc        *Doc
	Start, End int    // token indexes; End is not included
	Label      string // type of an entity; empty for other spans
}

// Doc returns the document of the span.
func (s Span) Doc() *Doc { return s.doc }

// Len returns the number of tokens.
func (s Span) Len() int { return s.End - s.Start }

// Bytes returns the span's byte offsets in the text, without the space after the last token.
func (s Span) Bytes() (start, end int) {
	if s.Start == s.End {
		return 0, 0
	}
	return s.doc.Token(s.Start).Start(), s.doc.Token(s.End - 1).End()
}

// Text returns the span's text, without the space after the last token.
func (s Span) Text() string {
	start, end := s.Bytes()
	return s.doc.text[start:end]
}

// Tokens iterates over the tokens of the span.
func (s Span) Tokens() iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for i := s.Start; i < s.End; i++ {
			if !yield(Token{s.doc, i}) {
				return
			}
		}
	}
}

// Root returns the token of the span whose path to the sentence's root is the shortest: the first
// whose head is itself or lies outside the span. The span must not be empty.
func (s Span) Root() Token {
	for i := s.Start; i < s.End; i++ {
		if h := int(s.doc.head[i]); h == i || h < s.Start || h >= s.End {
			return Token{s.doc, i}
		}
	}
	return Token{s.doc, s.Start}
}
