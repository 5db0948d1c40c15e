package spacy

import "fmt"

// convDepth is the number of convolutional layers of an encoder; each sees one token to either side.
const convDepth = 4

// A hashTable is one table of thinc's HashEmbed: a key is the sum of four rows.
type hashTable struct {
	rows uint32
	seed uint32
	data []float32 // [rows][width]
}

// lookup sets dst to the embedding of key.
func (t *hashTable) lookup(dst []float32, key uint64) {
	hashes := hashRows(key, t.seed)
	var rows [4][]float32
	for i, h := range hashes {
		rows[i] = t.data[int(h%t.rows)*width:][:width]
	}
	for i := range dst[:width] {
		dst[i] = rows[0][i] + rows[1][i] + rows[2][i] + rows[3][i]
	}
}

// A layer is a maxout layer with layer normalisation: in → 96, three pieces.
type layer struct {
	weights           matrix    // outputs in the order [piece][96]
	bias, gamma, beta []float32 // [3][96], [96], [96]
}

// apply computes one row from its products.
func (l *layer) apply(dst, products, res []float32) {
	l.weights.kern.maxoutNorm(&dst[0], &products[0], &l.bias[0], &l.gamma[0], &l.beta[0], &res[0])
}

// A tok2vec is spaCy's Tok2Vec.v2: MultiHashEmbed.v2 on attributes of the word, mixed by one maxout
// layer, then MaxoutWindowEncoder.v2, four residual convolutions.
type tok2vec struct {
	tables []hashTable // NORM, PREFIX, SUFFIX, SHAPE and, for the shared encoder, SPACY, IS_SPACE
	mix    layer
	conv   [convDepth]layer
}

func (f *modelFile) tok2vec(prefix string, rows []int, k *kernelSet) *tok2vec {
	t := &tok2vec{tables: make([]hashTable, len(rows))}
	for i, n := range rows {
		t.tables[i] = hashTable{
			rows: uint32(n),
			seed: uint32(8 + i), // thinc's seeds count up from 8
			data: f.floats(fmt.Sprintf("%s.embed%d.E", prefix, i), n, width),
		}
	}
	t.mix = f.layer(prefix+".mix", len(rows)*width, k)
	for i := range t.conv {
		t.conv[i] = f.layer(fmt.Sprintf("%s.conv%d", prefix, i), 3*width, k)
	}
	return t
}

func (f *modelFile) layer(name string, in int, k *kernelSet) layer {
	w := f.floats(name+".W", width, encoderPieces, in)
	b := f.floats(name+".b", width, encoderPieces)
	l := layer{
		bias:  make([]float32, encoderPieces*width),
		gamma: f.floats(name+".G", width),
		beta:  f.floats(name+".beta", width),
	}
	for o := range width {
		for p := range encoderPieces {
			l.bias[p*width+o] = b[o*encoderPieces+p]
		}
	}
	l.weights = packMatrix(k, in, encoderPieces*width, func(out, i int) float32 {
		o, p := out%width, out/width
		return w[(o*encoderPieces+p)*in+i]
	})
	return l
}

// Places in lexeme.vectors.
const (
	vectorNoSpace = 0 // shared encoder, no space after the token
	vectorSpace   = 1 // shared encoder, space after the token
	vectorEntity  = 2 // encoder of the entity recogniser
)

// vectorSlot is the place of the embedding of token i among those of its lexeme.
func (t *tok2vec) vectorSlot(d *Doc, i int) int {
	switch {
	case len(t.tables) == 4:
		return vectorEntity
	case d.spaceAfter[i]:
		return vectorSpace
	}
	return vectorNoSpace
}

// embed computes the embeddings of the tokens lo to hi that their lexemes do not have yet.
func (t *tok2vec) embed(ws *workspace, d *Doc, lo, hi int) {
	clear(ws.pending)
	ws.missing = ws.missing[:0]
	for i := lo; i < hi; i++ {
		key := wordVector{d.words[i], t.vectorSlot(d, i)}
		if key.lex.vectors[key.slot].Load() == nil && !ws.pending[key] {
			ws.pending[key] = true
			ws.missing = append(ws.missing, key)
		}
	}
	for start := 0; start < len(ws.missing); start += blockRows {
		t.embedBlock(ws, ws.missing[start:min(start+blockRows, len(ws.missing))])
	}
}

func (t *tok2vec) embedBlock(ws *workspace, words []wordVector) {
	in := len(t.tables) * width
	for r, w := range words {
		row := ws.embedded[r*in:][:in]
		for j := range t.tables {
			t.tables[j].lookup(row[j*width:], w.key(j))
		}
	}
	t.mix.weights.mul(ws.products, ws.embedded, in, len(words))
	for r, w := range words {
		v := new([width]float32)
		t.mix.apply(v[:], ws.products[r*encoderPieces*width:], ws.zero[:])
		w.lex.vectors[w.slot].Store(v)
	}
}

// A wordVector names the embedding of a word, with or without a space after it.
type wordVector struct {
	lex  *lexeme
	slot int
}

// key is the key of the word in hash table j.
func (w wordVector) key(j int) uint64 {
	switch {
	case j < len(w.lex.ids):
		return w.lex.ids[j]
	case j == 4 && w.slot == vectorSpace, j == 5 && w.lex.space:
		return 1
	}
	return 0
}

// encode returns the context-dependent vectors of the tokens lo to hi: rows of 96 floats, valid
// until the next call with the same workspace.
//
// spaCy pads a document with four rows of zeros on either side and lets the convolutions write to
// them; so does this. Inside a document, the four tokens on either side take the place of the
// padding, which gives the same numbers as encoding it whole.
func (t *tok2vec) encode(ws *workspace, d *Doc, lo, hi int) []float32 {
	n := len(d.words)
	t.embed(ws, d, max(lo-convDepth, 0), min(hi+convDepth, n))
	rows := hi - lo + 2*convDepth
	ws.growRows(rows)
	for j := range rows {
		dst := ws.rowsA[j*width:][:width]
		if i := lo - convDepth + j; i >= 0 && i < n {
			copy(dst, d.words[i].vectors[t.vectorSlot(d, i)].Load()[:])
		} else {
			clear(dst)
		}
	}
	in, out := ws.rowsA, ws.rowsB
	for l := range t.conv {
		t.convolve(&t.conv[l], ws, out, in, l+1, rows-l-1)
		in, out = out, in
	}
	return in[convDepth*width:]
}

// convolve sets the rows from to end of out to in + layer(in). The input of a row is the row before,
// the row and the row after, which lie side by side.
func (t *tok2vec) convolve(l *layer, ws *workspace, out, in []float32, from, end int) {
	for ; from < end; from += blockRows {
		rows := min(blockRows, end-from)
		l.weights.mul(ws.products, in[(from-1)*width:], width, rows)
		for r := range rows {
			at := (from + r) * width
			l.apply(out[at:], ws.products[r*encoderPieces*width:], in[at:])
		}
	}
}
