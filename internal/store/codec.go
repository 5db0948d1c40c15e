package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"io"
	"strings"
	"sync"

	"readout/internal/errs"
	"readout/internal/nlp"
)

// The functions here write documents as bytes, the same for every store. A packed
// value is DEFLATE (RFC 1951); what is inside is JSON, for tokens a column a
// field. Fields may be added; what is missing reads as zero.

// maxUnpacked bounds what one packed value may unpack to.
const maxUnpacked = 1 << 30

var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, flate.BestSpeed) // the level is valid
	return w
}}

var unpackers = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

// Pack compresses.
func Pack(data []byte) []byte {
	var out bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&out)
	_, _ = w.Write(data) // a bytes.Buffer takes all
	_ = w.Close()
	return out.Bytes()
}

// Unpack undoes Pack.
func Unpack(packed []byte) ([]byte, error) {
	r := unpackers.Get().(io.ReadCloser)
	defer unpackers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(packed), nil); err != nil {
		return nil, errs.Wrap(errs.Internal, err, "a value of the store cannot be unpacked")
	}
	var out bytes.Buffer
	out.Grow(4 * len(packed))
	n, err := io.Copy(&out, io.LimitReader(r, maxUnpacked+1))
	if err != nil || n > maxUnpacked {
		return nil, errs.Wrap(errs.Internal, err, "a value of the store cannot be unpacked")
	}
	return out.Bytes(), nil
}

// PackJSON packs a value as JSON.
func PackJSON(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, errs.Wrap(errs.Internal, err, "a value cannot be written")
	}
	return Pack(data), nil
}

// UnpackJSON undoes PackJSON.
func UnpackJSON(packed []byte, v any) error {
	data, err := Unpack(packed)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return errs.Wrap(errs.Internal, err, "a value of the store cannot be read")
	}
	return nil
}

// layers are what the stages find, without the parse.
type layers struct {
	Incomplete []string        `json:",omitempty"`
	Sentences  [][5]int        `json:",omitempty"` // start, end, first, end token, block
	Quotations []nlp.Quotation `json:",omitempty"`
	Statements []nlp.Statement `json:",omitempty"`
	Asides     []nlp.Statement `json:",omitempty"`
	Timexes    []nlp.Timex     `json:",omitempty"`
	Quantities []nlp.Quantity  `json:",omitempty"`
	Events     []nlp.Event     `json:",omitempty"`
}

// parse is the rest.
type parse struct {
	Names     [][4]int // start, end, first, end token
	NameTypes []nlp.NameType
	Mentions  [][9]int // start, end, first, end token, head, kind, name's start and end, chain
	Types     []nlp.EntityType
	Chains    []nlp.Chain
}

// PackPage packs what the reader of pages found: everything but the layers.
func PackPage(d *nlp.Document) ([]byte, error) {
	page := *d
	page.Incomplete, page.Tokens, page.Sentences, page.Names = nil, nil, nil, nil
	page.Mentions, page.Chains, page.Quotations, page.Statements = nil, nil, nil, nil
	page.Asides = nil
	page.Timexes, page.Quantities, page.Events = nil, nil, nil
	return PackJSON(&page)
}

// UnpackPage undoes PackPage.
func UnpackPage(packed []byte) (*nlp.Document, error) {
	d := &nlp.Document{}
	return d, UnpackJSON(packed, d)
}

// PackLayers packs the layers that readers need.
func PackLayers(d *nlp.Document) ([]byte, error) {
	var sentences [][5]int
	for _, s := range d.Sentences {
		sentences = append(sentences, [5]int{s.Start, s.Span.End, s.First, s.End, s.Block})
	}
	return PackJSON(layers{d.Incomplete, sentences, d.Quotations, d.Statements, d.Asides, d.Timexes, d.Quantities, d.Events})
}

// UnpackLayers adds packed layers to a document.
func UnpackLayers(packed []byte, d *nlp.Document) error {
	var l layers
	if err := UnpackJSON(packed, &l); err != nil {
		return err
	}
	d.Incomplete, d.Sentences, d.Quotations, d.Statements = l.Incomplete, nil, l.Quotations, l.Statements
	for _, s := range l.Sentences {
		d.Sentences = append(d.Sentences, nlp.Sentence{Span: nlp.Span{Start: s[0], End: s[1]}, First: s[2], End: s[3], Block: s[4]})
	}
	d.Asides = l.Asides
	d.Timexes, d.Quantities, d.Events = l.Timexes, l.Quantities, l.Events
	return nil
}

// PackParse packs tokens, names, mentions and chains.
func PackParse(d *nlp.Document) ([]byte, error) {
	rest, err := json.Marshal(parseOf(d))
	if err != nil {
		return nil, errs.Wrap(errs.Internal, err, "a parse cannot be written")
	}
	w := columns{text: d.Text}
	w.tokens(d.Tokens)
	return Pack(append(w.bytes(), rest...)), nil
}

// UnpackParse adds a packed parse to a document, which has its text.
func UnpackParse(packed []byte, d *nlp.Document) error {
	data, err := Unpack(packed)
	if err != nil {
		return err
	}
	r := columnReader{data: data, text: d.Text}
	tokens := r.tokens()
	if r.broken {
		return errs.New(errs.Internal, "the parse of %s cannot be read", d.ID)
	}
	var p parse
	if err := json.Unmarshal(r.data, &p); err != nil {
		return errs.Wrap(errs.Internal, err, "the parse of %s cannot be read", d.ID)
	}
	d.Tokens = tokens
	return p.restore(d)
}

func parseOf(d *nlp.Document) parse {
	p := parse{Chains: d.Chains}
	for _, n := range d.Names {
		p.Names = append(p.Names, [4]int{n.Start, n.Span.End, n.First, n.End})
		p.NameTypes = append(p.NameTypes, n.Type)
	}
	for _, m := range d.Mentions {
		p.Mentions = append(p.Mentions, [9]int{m.Start, m.Span.End, m.First, m.End, m.Head, int(m.Kind), m.Name.Start, m.Name.End, m.Chain})
		p.Types = append(p.Types, m.Type)
	}
	return p
}

func (p *parse) restore(d *nlp.Document) error {
	if len(p.NameTypes) != len(p.Names) || len(p.Types) != len(p.Mentions) {
		return errs.New(errs.Internal, "the parse of %s cannot be read", d.ID)
	}
	d.Names, d.Mentions, d.Chains = nil, nil, p.Chains
	for i, n := range p.Names {
		d.Names = append(d.Names, nlp.Name{Span: nlp.Span{Start: n[0], End: n[1]}, First: n[2], End: n[3], Type: p.NameTypes[i]})
	}
	for i, m := range p.Mentions {
		d.Mentions = append(d.Mentions, nlp.Mention{
			Span: nlp.Span{Start: m[0], End: m[1]}, First: m[2], End: m[3], Head: m[4], Kind: nlp.MentionKind(m[5]),
			Type: p.Types[i], Name: nlp.Span{Start: m[6], End: m[7]}, Chain: m[8],
		})
	}
	return nil
}

// columns writes tokens field by field, which packs better and reads faster than
// token by token: numbers as varints, strings as indices of a list.
type columns struct {
	text    string
	numbers []byte
	strings []string
	index   map[string]uint64
}

func (w *columns) tokens(tokens []nlp.Token) {
	w.index = map[string]uint64{}
	w.number(len(tokens))
	at := 0
	for _, t := range tokens {
		w.number(t.Start - at)
		w.number(t.Len())
		at = t.End
	}
	for i, t := range tokens {
		w.number(t.Head - i)
		w.number(t.First - i)
		w.number(t.Last - i)
	}
	sentence := 0
	for _, t := range tokens {
		w.number(t.Sentence - sentence)
		sentence = t.Sentence
	}
	for _, t := range tokens {
		lower := strings.ToLower(w.text[t.Start:t.End])
		w.string(t.Lower, lower)
		w.string(t.Lemma, t.Lower)
	}
	for _, field := range []func(*nlp.Token) string{
		func(t *nlp.Token) string { return t.POS }, func(t *nlp.Token) string { return t.Tag },
		func(t *nlp.Token) string { return t.Dep }, func(t *nlp.Token) string { return t.Morph },
	} {
		for i := range tokens {
			w.string(field(&tokens[i]), "")
		}
	}
}

func (w *columns) number(n int) { w.numbers = binary.AppendVarint(w.numbers, int64(n)) }

// string writes 0 where s is as expected.
func (w *columns) string(s, expected string) {
	if s == expected {
		w.numbers = append(w.numbers, 0)
		return
	}
	n := w.index[s]
	if n == 0 {
		w.strings = append(w.strings, s)
		n = uint64(len(w.strings))
		w.index[s] = n
	}
	w.numbers = binary.AppendUvarint(w.numbers, n)
}

func (w *columns) bytes() []byte {
	out := binary.AppendUvarint(nil, uint64(len(w.strings)))
	for _, s := range w.strings {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	return append(out, w.numbers...)
}

// columnReader reads what columns wrote. It sets broken instead of failing at
// each number.
type columnReader struct {
	data    []byte
	text    string
	strings []string
	broken  bool
}

func (r *columnReader) tokens() []nlp.Token {
	for range r.count() {
		n := r.count()
		if r.broken {
			return nil
		}
		r.strings = append(r.strings, string(r.data[:n]))
		r.data = r.data[n:]
	}
	n := r.number()
	if r.broken || n < 0 || n > len(r.data) {
		r.broken = true
		return nil
	}
	if n == 0 {
		return nil
	}
	tokens := make([]nlp.Token, n)
	r.places(tokens)
	if r.broken {
		return nil
	}
	for i := range tokens {
		t := &tokens[i]
		t.Lower = r.string(strings.ToLower(r.text[t.Start:t.End]))
		t.Lemma = r.string(t.Lower)
	}
	for _, field := range []func(*nlp.Token) *string{
		func(t *nlp.Token) *string { return &t.POS }, func(t *nlp.Token) *string { return &t.Tag },
		func(t *nlp.Token) *string { return &t.Dep }, func(t *nlp.Token) *string { return &t.Morph },
	} {
		for i := range tokens {
			*field(&tokens[i]) = r.string("")
		}
	}
	return tokens
}

func (r *columnReader) places(tokens []nlp.Token) {
	at := 0
	for i := range tokens {
		t := &tokens[i]
		t.Start = at + r.number()
		t.End = t.Start + r.number()
		at = t.End
		if t.Start < 0 || t.End < t.Start || t.End > len(r.text) {
			r.broken = true
			return
		}
	}
	for i := range tokens {
		t := &tokens[i]
		t.Head, t.First, t.Last = i+r.number(), i+r.number(), i+r.number()
		if min(t.Head, t.First, t.Last) < 0 || max(t.Head, t.First, t.Last) >= len(tokens) {
			r.broken = true
			return
		}
	}
	sentence := 0
	for i := range tokens {
		sentence += r.number()
		tokens[i].Sentence = sentence
	}
}

func (r *columnReader) number() int {
	v, n := binary.Varint(r.data)
	if n <= 0 {
		r.broken = true
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

// count is a length of something in the rest of the data.
func (r *columnReader) count() int {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > uint64(len(r.data)-n) {
		r.broken = true
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

func (r *columnReader) string(expected string) string {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > uint64(len(r.strings)) {
		r.broken = true
		return ""
	}
	r.data = r.data[n:]
	if v == 0 {
		return expected
	}
	return r.strings[v-1]
}
