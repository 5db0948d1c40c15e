package spacy

const (
	encodeRows = 512     // tokens encoded at a time
	maxKept    = 1 << 16 // tokens of a document whose workspace is kept for the next
)

// A workspace holds the buffers of one call of Parse. They are reused by later calls.
type workspace struct {
	pending  map[wordVector]bool
	missing  []wordVector
	embedded []float32 // [blockRows][6*width]
	products []float32 // [blockRows][largest out]
	zero     [width]float32

	rowsA, rowsB []float32 // encoder rows, with tileSlack rows to spare

	narrow []float32 // [blockRows][hidden], input of the state networks
	window featureWindow
	state  arcState
}

// tileSlack is the number of rows that a tile may reach beyond the rows asked for, and that the
// window of a convolution adds.
const tileSlack = 16

func newWorkspace() *workspace {
	return &workspace{
		pending:  make(map[wordVector]bool),
		embedded: make([]float32, blockRows*6*width),
		products: make([]float32, blockRows*parserFeatures*stateWidth),
		narrow:   make([]float32, blockRows*hidden),
	}
}

// growRows makes room for the given number of encoder rows.
func (ws *workspace) growRows(rows int) {
	if need := (rows + tileSlack) * width; len(ws.rowsA) < need {
		ws.rowsA = make([]float32, need)
		ws.rowsB = make([]float32, need)
	}
}
