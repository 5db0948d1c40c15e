package spacy

import (
	"sort"
	"unicode/utf8"
)

// A trieNode is a set of word sequences, for exceptions that the affix rules would take apart.
type trieNode struct {
	next map[string]*trieNode
	end  bool
}

func (n *trieNode) add(words []*lexeme) {
	for _, w := range words {
		if n.next == nil {
			n.next = make(map[string]*trieNode)
		}
		child := n.next[w.text]
		if child == nil {
			child = new(trieNode)
			n.next[w.text] = child
		}
		n = child
	}
	n.end = true
}

// A tokenizer is spaCy's rule-based tokenizer: the text is cut at spaces, then every chunk is looked
// up among the exceptions, stripped of prefixes and suffixes, and split at infixes.
type tokenizer struct {
	*affixes
	words      *lexicon
	exceptions map[string][]*lexeme
	longest    int // bytes of the longest exception
	sequences  trieNode
}

// maxChunk bounds what is treated as one chunk, in bytes. No word is that long; the bound keeps
// hostile input without spaces from making a token of every byte. A longer chunk is cut into
// pieces of this size, each one token.
const maxChunk = 1 << 14

func newTokenizer(m *modelMeta, words *lexicon) *tokenizer {
	t := &tokenizer{affixes: newAffixes(&m.Affixes), words: words, exceptions: make(map[string][]*lexeme, len(m.Exceptions))}
	for _, rule := range m.Exceptions {
		t.addException(rule)
	}
	// As in spaCy, an exception that the affix rules would split is also looked for in the tokens.
	var buf []*lexeme
	for orth := range t.exceptions {
		_, _, hasInfix := t.infix(orth, 0)
		if t.prefix(orth) > 0 || t.suffix(orth) > 0 || hasInfix || orth == " " {
			buf = t.split(buf[:0], orth, false)
			t.sequences.add(buf)
		}
	}
	return t
}

// reindex applies the lexicon's index to the words made before it was set.
func (t *tokenizer) reindex() {
	t.words.reset()
	for _, lexemes := range t.exceptions {
		for _, lex := range lexemes {
			t.words.index(lex)
		}
	}
}

// indexLexeme notes where the sequences that begin with this word go on.
func (t *tokenizer) indexLexeme(lex *lexeme) {
	lex.exception = t.sequences.next[lex.text]
}

func (t *tokenizer) addException(rule [][]string) {
	orth := ""
	lexemes := make([]*lexeme, len(rule))
	for i, token := range rule {
		norm := ""
		if len(token) > 1 {
			norm = token[1]
		}
		lexemes[i] = t.words.newLexeme(token[0], norm)
		orth += token[0]
	}
	t.exceptions[orth] = lexemes
	t.longest = max(t.longest, len(orth))
}

// exceptionFor returns the tokens of an exception, or nil.
func (t *tokenizer) exceptionFor(s string) []*lexeme {
	if len(s) > t.longest {
		return nil
	}
	return t.exceptions[s]
}

// tokenize fills the doc with the tokens of its text.
func (t *tokenizer) tokenize(d *Doc) {
	text := d.text
	start := 0
	head, _ := first(text)
	inSpace := isSpace(head)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if isSpace(r) != inSpace {
			if start < i {
				t.chunk(d, start, i)
			}
			start = i
			if r == ' ' { // the one space after a token belongs to it
				d.spaceAfter[len(d.spaceAfter)-1] = true
				start = i + 1
			}
			inSpace = !inSpace
		}
		i += size
	}
	if start < len(text) {
		t.chunk(d, start, len(text))
	}
	t.mergeExceptions(d)
}

// chunk appends the tokens of text[start:end].
func (t *tokenizer) chunk(d *Doc, start, end int) {
	for end-start > maxChunk {
		cut := start + maxChunk
		for cut > start && !utf8.RuneStart(d.text[cut]) {
			cut--
		}
		if cut == start { // no character begins here: invalid UTF-8
			cut = start + maxChunk
		}
		d.push(t.words.newLexeme(d.text[start:cut], ""), start)
		start = cut
	}
	s := d.text[start:end]
	words := t.words.chunk(s)
	if words == nil {
		words = t.split(nil, s, true)
		t.words.remember(s, words)
	}
	for _, w := range words {
		d.push(w, start)
		start += len(w.text)
	}
}

// split appends the words of a chunk; exceptions are heeded if special is set.
func (t *tokenizer) split(out []*lexeme, s string, special bool) []*lexeme {
	var suffixes []*lexeme
	for size := -1; s != "" && len(s) != size; {
		if special && t.exceptionFor(s) != nil {
			break
		}
		size = len(s)
		pre := t.prefix(s)
		if pre > 0 && special && t.exceptionFor(s[pre:]) != nil {
			out = append(out, t.words.word(s[:pre]))
			s = s[pre:]
			break
		}
		suf := t.suffix(s[pre:])
		if suf > 0 && special && t.exceptionFor(s[:len(s)-suf]) != nil {
			suffixes = append(suffixes, t.words.word(s[len(s)-suf:]))
			s = s[:len(s)-suf]
			break
		}
		if pre > 0 {
			out = append(out, t.words.word(s[:pre]))
		}
		if suf > 0 {
			suffixes = append(suffixes, t.words.word(s[len(s)-suf:]))
		}
		s = s[pre : len(s)-suf]
	}
	out = t.splitInfixes(out, s, special)
	for i := len(suffixes) - 1; i >= 0; i-- {
		out = append(out, suffixes[i])
	}
	return out
}

// splitInfixes appends the words of a chunk without affixes.
func (t *tokenizer) splitInfixes(out []*lexeme, s string, special bool) []*lexeme {
	if s == "" {
		return out
	}
	if words := t.exceptionFor(s); special && words != nil {
		return append(out, words...)
	}
	if t.url(s) {
		return append(out, t.words.word(s))
	}
	start := 0
	for from := 0; ; {
		i, j, ok := t.infix(s, from)
		if !ok {
			break
		}
		from = j
		if i == 0 { // an infix needs something before it
			continue
		}
		if i > start {
			out = append(out, t.words.word(s[start:i]))
		}
		out = append(out, t.words.word(s[i:j]))
		start = j
	}
	if start < len(s) {
		out = append(out, t.words.word(s[start:]))
	}
	return out
}

// A tokenSpan is a range of tokens.
type tokenSpan struct{ start, end int }

// mergeExceptions looks for exceptions among the finished tokens and puts their tokens in place.
func (t *tokenizer) mergeExceptions(d *Doc) {
	spans := t.findSequences(d)
	if len(spans) == 0 {
		return
	}
	old := *d
	d.words, d.start, d.spaceAfter = nil, nil, nil
	i := 0
	for _, span := range spans {
		d.copyTokens(&old, i, span.start)
		i = span.end
		from, to := int(old.start[span.start]), int(old.start[i-1])+len(old.words[i-1].text)
		rule := t.exceptionFor(d.text[from:to])
		if rule == nil {
			d.copyTokens(&old, span.start, span.end)
			continue
		}
		for _, w := range rule {
			d.push(w, from)
			from += len(w.text)
		}
		d.spaceAfter[len(d.spaceAfter)-1] = old.spaceAfter[i-1]
	}
	d.copyTokens(&old, i, len(old.words))
}

// matchSequences returns all spans of tokens that are the sequence of an exception.
func (t *tokenizer) matchSequences(d *Doc) (found []tokenSpan) {
	for i, w := range d.words {
		for n, j := w.exception, i+1; n != nil; j++ {
			if n.end {
				found = append(found, tokenSpan{i, j})
			}
			if j == len(d.words) {
				break
			}
			n = n.next[d.words[j].text]
		}
	}
	return found
}

// findSequences returns the spans of exceptions in text order. Where they overlap, the longest wins,
// then the first; as in spaCy, a span that loses still keeps others out.
func (t *tokenizer) findSequences(d *Doc) []tokenSpan {
	found := t.matchSequences(d)
	if len(found) == 0 {
		return nil
	}
	sort.Slice(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if n, m := a.end-a.start, b.end-b.start; n != m {
			return n > m
		}
		return a.start < b.start
	})
	kept := found[:0]
	seen := make(map[int]bool)
	for _, span := range found {
		if !seen[span.start] && !seen[span.end-1] {
			kept = append(kept, span)
		}
		for i := span.start; i < span.end; i++ {
			seen[i] = true
		}
	}
	sort.Slice(kept, func(i, j int) bool { return kept[i].start < kept[j].start })
	return kept
}
