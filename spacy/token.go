package spacy

import "iter"

// An IOB tells where a token stands in a named entity.
type IOB uint8

const (
	Outside IOB = iota // of no entity
	Begin              // the first token of an entity
	Inside             // a later token of an entity
)

// A Token is a view of one token of a [Doc]. The zero Token is of no use.
type Token struct {
	doc *Doc
	i   int
}

// Doc returns the document of the token.
func (t Token) Doc() *Doc { return t.doc }

// Index returns the place of the token among the tokens of its Doc.
func (t Token) Index() int { return t.i }

// Text returns the token's text as it stands in the document.
func (t Token) Text() string { return t.doc.text[t.Start():t.End()] }

// Start returns the byte offset of the token in the text.
func (t Token) Start() int { return int(t.doc.start[t.i]) }

// End returns the byte offset after the token.
func (t Token) End() int { return t.Start() + len(t.doc.words[t.i].text) }

// Whitespace returns the space that follows the token: " " or "". Any other white space is a token
// of its own, so that texts and spaces together make the document again.
func (t Token) Whitespace() string {
	if t.doc.spaceAfter[t.i] {
		return " "
	}
	return ""
}

// Lower returns the text in lower case.
func (t Token) Lower() string { return t.doc.words[t.i].lower }

// Norm returns the normalised form: lower case, with variants of spelling and punctuation made one
// ("n't" is "not", "colour" is "color", "“" is `"`).
func (t Token) Norm() string { return t.doc.words[t.i].norm }

// Shape returns the pattern of letters and digits, such as "Xxxxx" or "dd,ddd".
func (t Token) Shape() string { return t.doc.words[t.i].shape }

// IsSpace reports whether the token is white space.
func (t Token) IsSpace() bool { return t.doc.words[t.i].space }

// Tag returns the part of speech as a Penn Treebank tag with OntoNotes' additions, such as "NNP".
func (t Token) Tag() string { return t.doc.pipe.tags[t.doc.tag[t.i]] }

// POS returns the part of speech of Universal Dependencies, such as "PROPN".
func (t Token) POS() string { return t.doc.pipe.ruler.poses[t.doc.pos[t.i]] }

// Morph returns the features of Universal Dependencies as "Name=Value|…", in order of name; it may
// be empty.
func (t Token) Morph() string { return t.doc.pipe.ruler.morphs[t.doc.morph[t.i]] }

// Lemma returns the base form.
func (t Token) Lemma() string { return t.doc.lemma[t.i] }

// Dep returns the label of the arc from the head, in the ClearNLP scheme, such as "nsubj".
func (t Token) Dep() string { return t.doc.pipe.deps[t.doc.dep[t.i]] }

// Head returns the token this one depends on. A root is its own head.
func (t Token) Head() Token { return Token{t.doc, int(t.doc.head[t.i])} }

// IsRoot reports whether the token is the root of its sentence.
func (t Token) IsRoot() bool { return int(t.doc.head[t.i]) == t.i }

// IsSentStart reports whether the token is the first of a sentence.
func (t Token) IsSentStart() bool { return t.doc.sentStart[t.i] || t.i == 0 }

// EntType returns the type of the entity the token is part of, such as "PERSON", or "".
func (t Token) EntType() string { return t.doc.pipe.entities[t.doc.entity[t.i]] }

// EntIOB tells where the token stands in an entity.
func (t Token) EntIOB() IOB {
	switch {
	case t.doc.entity[t.i] == 0:
		return Outside
	case t.doc.entityBegin[t.i]:
		return Begin
	}
	return Inside
}

// Children iterates over the tokens whose head is this one, in text order.
func (t Token) Children() iter.Seq[Token] {
	return func(yield func(Token) bool) {
		d := t.doc
		for i := int(d.leftEdge[t.i]); i <= int(d.rightEdge[t.i]); i++ {
			if int(d.head[i]) == t.i && i != t.i && !yield(Token{d, i}) {
				return
			}
		}
	}
}

// Subtree returns the span from the leftmost to the rightmost token that depends on this one,
// directly or not, or is it. In a tree that is not projective the span may hold other tokens too.
func (t Token) Subtree() Span {
	return Span{doc: t.doc, Start: int(t.doc.leftEdge[t.i]), End: int(t.doc.rightEdge[t.i]) + 1}
}

// Ancestors iterates over the head, its head, and so on to the root of the sentence.
func (t Token) Ancestors() iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for n := 0; !t.IsRoot() && n < t.doc.Len(); n++ {
			t = t.Head()
			if !yield(t) {
				return
			}
		}
	}
}
