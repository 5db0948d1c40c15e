package quote

import (
	"strings"
	"unicode/utf8"

	"readout/internal/nlp"
)

// view is a document's parse as this stage walks it: hashes of what the models
// look at, children by head, and which quotation holds a token.
type view struct {
	d      *nlp.Document
	tokens []nlp.Token
	// lemma, tag and dep are hashes of the tokens' attributes.
	lemma, tag, dep []uint32
	// kids[kidFrom[i]:kidFrom[i+1]] are the children of token i, in text order.
	kids, kidFrom []int32
	quote         []int32 // index in d.Quotations of the one that holds the token, or -1
	name          []int32 // index in d.Names of the one that holds the token, or -1
	blocks        []run   // by sentence: the tokens of its block
	turns         []turn  // the paragraphs of an interview, if it is one
}

func newView(d *nlp.Document) *view {
	n := len(d.Tokens)
	words := make([]uint32, 3*n)
	ints := make([]int32, 4*n+1)
	v := &view{
		d: d, tokens: d.Tokens,
		lemma: words[:n], tag: words[n : 2*n], dep: words[2*n:],
		kids: ints[:n], kidFrom: ints[n : 2*n+1], quote: ints[2*n+1 : 3*n+1], name: ints[3*n+1:],
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		v.lemma[i], v.tag[i], v.dep[i] = hash(t.Lemma), hash(t.Tag), hash(t.Dep)
		v.quote[i], v.name[i] = -1, -1
	}
	nlp.LinkChildren(v.tokens, v.kidFrom, v.kids)
	v.place()
	v.measure()
	v.turns = v.interview()
	return v
}

// place notes which quotation and which name hold a token.
func (v *view) place() {
	for q := range v.d.Quotations {
		outer := v.d.Quotations[q].Outer
		for i := v.d.TokenAt(outer.Start); i < len(v.tokens) && v.tokens[i].Start < outer.End; i++ {
			v.quote[i] = int32(q)
		}
	}
	for n, name := range v.d.Names {
		for i := name.First; i < name.End; i++ {
			v.name[i] = int32(n)
		}
	}
}

// measure notes the bounds of the blocks.
func (v *view) measure() {
	all := v.d.Sentences
	v.blocks = make([]run, len(all))
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].Block == all[from].Block {
			to++
		}
		for k := from; k < to; k++ {
			v.blocks[k] = run{all[from].First, all[to-1].End}
		}
		from = to
	}
}

// blockStart is the first token of the block of token i, blockEnd the one behind
// its last.
func (v *view) blockStart(i int) int { return v.blocks[v.tokens[i].Sentence].first }
func (v *view) blockEnd(i int) int   { return v.blocks[v.tokens[i].Sentence].end }

// children are the tokens whose head is i, in text order.
func (v *view) children(i int) []int32 { return v.kids[v.kidFrom[i]:v.kidFrom[i+1]] }

// child is the first child of i with one of the arcs, or -1.
func (v *view) child(i int, deps ...string) int {
	for _, k := range v.children(i) {
		for _, dep := range deps {
			if v.tokens[k].Dep == dep {
				return int(k)
			}
		}
	}
	return -1
}

// childBehind is the first child of i behind it with an arc, or -1.
func (v *view) childBehind(i int, dep string) int {
	for _, k := range v.children(i) {
		if int(k) > i && v.tokens[k].Dep == dep {
			return int(k)
		}
	}
	return -1
}

// sentence is the sentence of token i.
func (v *view) sentence(i int) *nlp.Sentence { return &v.d.Sentences[v.tokens[i].Sentence] }

// kind is the kind of the block in which token i stands.
func (v *view) kind(i int) nlp.BlockKind {
	if b := v.sentence(i).Block; b < len(v.d.Blocks) {
		return v.d.Blocks[b].Kind
	}
	return nlp.BodyBlock
}

// run is a half-open range of tokens.
type run struct{ first, end int }

func (r run) empty() bool           { return r.end <= r.first }
func (r run) holds(i int) bool      { return r.first <= i && i < r.end }
func (r run) overlaps(o run) bool   { return r.first < o.end && o.first < r.end }
func (v *view) span(r run) nlp.Span { return v.d.TokenSpan(r.first, r.end) }
func (v *view) subtree(i int) run   { return run{v.tokens[i].First, v.tokens[i].Last + 1} }
func (v *view) text(r run) string   { return v.d.Slice(v.span(r)) }

// from is a run that begins at token i instead.
func (r run) from(i int) run { return run{i, r.end} }

// trim leaves punctuation off both ends, and complementizers off the front: the
// form in which contents are compared.
func (v *view) trim(r run) run {
	for !r.empty() && v.loose(r.end-1) && !v.closesBracket(r) {
		r.end--
	}
	for !r.empty() && (v.loose(r.first) || v.complementizer(r.first)) {
		r.first++
	}
	return r
}

// closesBracket reports whether a run ends with the closing bracket of one that it
// holds.
func (v *view) closesBracket(r run) bool {
	if v.tokens[r.end-1].Lower != ")" {
		return false
	}
	for i := r.end - 2; i >= r.first && r.end-i < 40; i-- {
		switch v.tokens[i].Lower {
		case "(":
			return i > r.first
		case ")":
			return false
		}
	}
	return false
}

// complementizer reports whether token i is "that", "to" or "whether" before a
// clause.
func (v *view) complementizer(i int) bool {
	t := &v.tokens[i]
	switch t.Lower {
	case "that", "to", "whether":
		return t.Dep != "det" && t.Dep != "nsubj" && t.Dep != "nsubjpass" && (t.Dep != "dobj" || t.Head > i) && t.Dep != "pobj" && t.Dep != "prep"
	}
	return false
}

// loose reports whether a token is punctuation without words.
func (v *view) loose(i int) bool {
	r, _ := utf8.DecodeRuneInString(v.tokens[i].Lower)
	if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || strings.ContainsRune("$%#@", r) {
		return false
	}
	return r < utf8.RuneSelf || isMark(r) || r >= 0x2010 && r <= 0x203a
}

func isMark(r rune) bool {
	switch r {
	case '“', '”', '"', '«', '»', '„', '‘', '’', '\'', '‚', '‹', '›':
		return true
	}
	return false
}

// hash is FNV-1a over a string.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
