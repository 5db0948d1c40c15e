package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"strings"
	"sync"

	"readout/internal/errs"
	"readout/internal/nlp"
	"readout/internal/pack"
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

// PackValue packs a value (package pack).
func PackValue(v any) []byte { return Pack(pack.Encode(v)) }

// UnpackValue undoes PackValue.
func UnpackValue(packed []byte, v any) error {
	data, err := Unpack(packed)
	if err != nil {
		return err
	}
	if err := pack.Decode(data, v); err != nil {
		return errs.Wrap(errs.Internal, err, "a value of the store cannot be read")
	}
	return nil
}

// page is what the reader of pages finds.
type page struct {
	ID, Hash, Path, URL string
	Outlet              nlp.Outlet
	Title               string
	Bylines             []string
	Agency, Language    string
	Dates               nlp.Dates
	Text                string
	Blocks              []nlp.Block
	Furniture           []nlp.Furniture
	Translated          nlp.Translation
}

// PackPage packs what the reader of pages found: everything but the layers.
func PackPage(d *nlp.Document) []byte {
	return PackValue(&page{d.ID, d.Hash, d.Path, d.URL, d.Outlet, d.Title, d.Bylines, d.Agency, d.Language, d.Dates, d.Text, d.Blocks, d.Furniture, d.Translated})
}

// UnpackPage undoes PackPage.
func UnpackPage(packed []byte) (*nlp.Document, error) {
	var p page
	if err := UnpackValue(packed, &p); err != nil {
		return nil, err
	}
	return &nlp.Document{
		ID: p.ID, Hash: p.Hash, Path: p.Path, URL: p.URL, Outlet: p.Outlet, Title: p.Title, Bylines: p.Bylines,
		Agency: p.Agency, Language: p.Language, Dates: p.Dates, Text: p.Text, Blocks: p.Blocks, Furniture: p.Furniture, Translated: p.Translated,
	}, nil
}

// layers are what the stages find, without the parse.
type layers struct {
	Incomplete []string
	Sentences  []nlp.Sentence
	Quotations []nlp.Quotation
	Statements []nlp.Statement
	Asides     []nlp.Statement
	Timexes    []nlp.Timex
	Quantities []nlp.Quantity
	Events     []nlp.Event
}

// PackLayers packs the layers that readers need.
func PackLayers(d *nlp.Document) []byte {
	return PackValue(&layers{d.Incomplete, d.Sentences, d.Quotations, d.Statements, d.Asides, d.Timexes, d.Quantities, d.Events})
}

// UnpackLayers adds packed layers to a document.
func UnpackLayers(packed []byte, d *nlp.Document) error {
	var l layers
	if err := UnpackValue(packed, &l); err != nil {
		return err
	}
	d.Incomplete, d.Sentences, d.Quotations, d.Statements = l.Incomplete, l.Sentences, l.Quotations, l.Statements
	d.Asides, d.Timexes, d.Quantities, d.Events = l.Asides, l.Timexes, l.Quantities, l.Events
	return nil
}

// parse is the rest.
type parse struct {
	Names    []nlp.Name
	Mentions []nlp.Mention
	Chains   []nlp.Chain
}

// PackParse packs tokens, names, mentions and chains.
func PackParse(d *nlp.Document) []byte {
	w := columns{text: d.Text}
	w.tokens(d.Tokens)
	return Pack(append(w.bytes(), pack.Encode(&parse{d.Names, d.Mentions, d.Chains})...))
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
	if err := pack.Decode(r.data, &p); err != nil {
		return errs.Wrap(errs.Internal, err, "the parse of %s cannot be read", d.ID)
	}
	d.Tokens, d.Names, d.Mentions, d.Chains = tokens, p.Names, p.Mentions, p.Chains
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
