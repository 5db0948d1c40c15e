package spacy

// Numbers of state tokens whose vectors make up the state.
const (
	parserFeatures = 8
	entityFeatures = 3
)

// A stateModel is the network of spaCy's TransitionBasedParser.v2: a linear layer narrows the
// encoder's vectors, a "precomputable affine" layer turns each token into what it would add to the
// state in each role, and the upper layer scores the transitions.
type stateModel struct {
	kern     *kernelSet
	features int
	linear   matrix // 96 → 64
	linearB  []float32
	lower    matrix    // 64 → [features][piece][64]
	lowerB   []float32 // [piece][64]
	pad      []float32 // [features][piece][64]: what a missing token adds
	upper    []float32 // [64][maxMoves]
	upperB   []float32 // [maxMoves]
}

func (f *modelFile) stateModel(prefix string, features, moves int, k *kernelSet) *stateModel {
	m := &stateModel{
		kern: k, features: features,
		linearB: f.floats(prefix+".linear.b", hidden),
		lowerB:  make([]float32, stateWidth),
		pad:     make([]float32, features*stateWidth),
		upper:   make([]float32, hidden*maxMoves),
		upperB:  make([]float32, maxMoves),
	}
	linear := f.floats(prefix+".linear.W", hidden, width)
	m.linear = packMatrix(k, width, hidden, func(o, i int) float32 { return linear[o*width+i] })
	// The model's order of outputs is [feature][output][piece]; the pieces go apart here.
	place := func(out int) int {
		feat, rest := out/stateWidth, out%stateWidth
		return feat*stateWidth + rest%hidden*pieces + rest/hidden
	}
	lower := f.floats(prefix+".lower.W", features, hidden, pieces, hidden)
	m.lower = packMatrix(k, hidden, features*stateWidth, func(o, i int) float32 { return lower[place(o)*hidden+i] })
	bias := f.floats(prefix+".lower.b", hidden, pieces)
	for o := range m.lowerB {
		m.lowerB[o] = bias[place(o)]
	}
	pad := f.floats(prefix+".lower.pad", 1, features, hidden, pieces)
	for o := range m.pad {
		m.pad[o] = pad[place(o)]
	}
	upper := f.floats(prefix+".upper.W", moves, hidden)
	for o := range moves {
		for i := range hidden {
			m.upper[i*maxMoves+o] = upper[o*hidden+i]
		}
	}
	copy(m.upperB, f.floats(prefix+".upper.b", moves))
	return m
}

// A featureWindow holds the products of the tokens lo to hi, the stretch of the document that
// states may still refer to.
type featureWindow struct {
	lo, hi int
	rows   []float32 // [hi-lo][features][stateWidth]

	// Scratch of score, kept here so as not to be allocated at each step.
	inputs [8]*float32
	hidden [hidden]float32
	scores [maxMoves]float32
}

func (w *featureWindow) reset() { w.lo, w.hi, w.rows = 0, 0, w.rows[:0] }

// append adds the products of n more tokens, given their encoder vectors.
func (m *stateModel) append(ws *workspace, vectors []float32, n int) {
	w := &ws.window
	stride := m.features * stateWidth
	for start := 0; start < n; start += blockRows {
		rows := min(blockRows, n-start)
		narrow := ws.narrow
		m.linear.mul(narrow, vectors[start*width:], width, rows)
		for r := range rows {
			row := narrow[r*hidden:][:hidden]
			for i, b := range m.linearB {
				row[i] += b
			}
		}
		m.lower.mul(ws.products, narrow, hidden, rows)
		w.rows = append(w.rows, ws.products[:rows*stride]...)
	}
	w.hi += n
}

// drop forgets the tokens before keep, once they are many.
func (m *stateModel) drop(w *featureWindow, keep int) {
	if keep-w.lo < 2*encodeRows {
		return
	}
	stride := m.features * stateWidth
	n := copy(w.rows, w.rows[(keep-w.lo)*stride:])
	w.rows = w.rows[:n]
	w.lo = keep
}

// score sets the window's scores of all transitions in a state, given its tokens (-1: missing).
func (m *stateModel) score(w *featureWindow, tokens []int) {
	stride := m.features * stateWidth
	for f, i := range tokens {
		if i < 0 {
			w.inputs[f] = &m.pad[f*stateWidth]
		} else {
			w.inputs[f] = &w.rows[(i-w.lo)*stride+f*stateWidth]
		}
	}
	m.kern.stateHidden(&w.hidden, &w.inputs, len(tokens), &m.lowerB[0])
	m.kern.scores(&w.scores, &w.hidden, &m.upper[0], &m.upperB[0])
}
