package spacy

import (
	"fmt"
	"math"
	"sync"
)

// A Pipeline holds the model. It is safe for concurrent use.
type Pipeline struct {
	tags, deps, entities []string

	words      *lexicon
	tokenizer  *tokenizer
	parser     *parser
	ruler      *ruler
	lemmatizer *lemmatizer
	recognizer *recognizer
	kern       *kernelSet
	workspaces sync.Pool
}

var loadOnce = sync.OnceValues(func() (*Pipeline, error) { return load(embeddedModel, kernelSets()[0]) })

// Load returns the pipeline for the embedded model, en_core_web_sm. The first call decodes the model;
// later calls return the same pipeline.
func Load() (*Pipeline, error) { return loadOnce() }

// load builds a pipeline from a model file.
func load(data string, k *kernelSet) (*Pipeline, error) {
	f, err := openModel(data)
	if err != nil {
		return nil, err
	}
	meta, err := f.meta()
	if err != nil {
		return nil, err
	}
	if len(meta.Parser) > maxMoves || len(meta.NER) > maxMoves || len(meta.Tags) > 256 {
		return nil, fmt.Errorf("%w: too many labels", errModelFormat)
	}
	encoder := f.tok2vec("tok2vec", []int{5000, 1000, 2500, 2500, 50, 50}, k)
	p := &Pipeline{
		tags:       meta.Tags,
		words:      newLexicon(meta, f.uints("norm.keys")),
		parser:     f.parser(meta.Parser, encoder, f.tagger(len(meta.Tags), k), k),
		recognizer: f.recognizer(meta.NER, f.tok2vec("ner.tok2vec", []int{5000, 1000, 2500, 2500}, k), k),
		kern:       k,
	}
	p.deps, p.entities = p.parser.deps, p.recognizer.entities
	p.ruler = newRuler(f, meta.Ruler, p.tags, p.deps)
	p.lemmatizer = f.lemmatizer(meta.Lemma, p.ruler)
	p.tokenizer = newTokenizer(meta, p.words)
	p.words.index = func(lex *lexeme) {
		p.tokenizer.indexLexeme(lex)
		lex.ruler = p.ruler.byLower[lex.lower]
	}
	p.tokenizer.reindex()
	p.workspaces.New = func() any { return newWorkspace() }
	if f.err != nil {
		return nil, f.err
	}
	return p, nil
}

// Kernels names the instruction set of the inner loops: "avx512", "avx2", "neon" or "portable".
func (p *Pipeline) Kernels() string { return p.kern.name }

// An Option changes how a text is parsed.
type Option func(*options)

type options struct{ sentStarts []int }

// SentenceStarts makes sentences start at the given places: byte offsets in the text, in ascending
// order, for example the beginnings of its paragraphs. The token that holds the offset, or the first
// after it, becomes the first of a sentence; white space before it stays with the sentence before.
// The parser takes these boundaries as given and may add more.
func SentenceStarts(offsets []int) Option {
	return func(o *options) { o.sentStarts = offsets }
}

// Tokenize splits a text into tokens and does nothing else: tags, heads and so on have their zero
// values, and every token is its own head.
func (p *Pipeline) Tokenize(text string) *Doc {
	d := p.tokenize(text)
	for i := range d.head {
		d.head[i], d.leftEdge[i], d.rightEdge[i] = int32(i), int32(i), int32(i)
	}
	return d
}

func (p *Pipeline) tokenize(text string) *Doc {
	if len(text) > math.MaxInt32 {
		panic("spacy: text of 2 GiB or more")
	}
	d := newDoc(p, text)
	p.tokenizer.tokenize(d)
	d.allocate()
	return d
}

// Parse runs the whole pipeline over a text: tokenizer, tagger, parser, attribute ruler, lemmatizer
// and entity recogniser. It works on any string of less than 2 GiB, and panics on a longer one. Bytes
// that are no valid UTF-8 count as U+FFFD, one a byte, and stay in the text, so that offsets hold.
//
// Time and memory grow linearly with the number of tokens. Three bounds keep this so where spaCy
// would take time or memory out of proportion; text meant to be read comes near none of them. More
// than 16 KiB without white space are cut into tokens of that size. A sentence ends after some 8,192
// tokens. The true head of an arc that crosses others is sought among 4,096 tokens.
func (p *Pipeline) Parse(text string, opts ...Option) *Doc {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	d := p.tokenize(text)
	if d.Len() == 0 {
		return d
	}
	for _, offset := range o.sentStarts {
		if i := d.TokenAt(offset); i < d.Len() {
			d.sentStart[i] = true
		}
	}
	ws := p.workspaces.Get().(*workspace)
	p.parser.parse(ws, d)
	d.setTree()
	p.parser.deprojectivize(d)
	p.ruler.apply(d)
	p.lemmatizer.apply(d)
	p.recognizer.recognize(ws, d)
	if d.Len() <= maxKept {
		p.workspaces.Put(ws)
	}
	return d
}
