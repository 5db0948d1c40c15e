package savedtext

// Sample is a page as the trainer of the weights sees it. It is no part of
// classifying.
type Sample struct {
	p *page
	m *measures
}

// NewSample measures a page that comes as lines.
func NewSample(lines []string) *Sample {
	size := 0
	for _, l := range lines {
		size += len(l) + 1
	}
	text := make([]byte, 0, size)
	spans := make([]piece, len(lines))
	for i, l := range lines {
		start := len(text)
		text = append(append(text, l...), '\n')
		spans[i] = piece{start, start + len(l), 0}
	}
	p := newPage(string(text), spans)
	return &Sample{p, p.measureAll()}
}

// First are the features of line i for the first pass.
func (s *Sample) First(i int) []uint16 { return s.p.firstFeatures(s.m, i, nil) }

// Second are the features of line i for the second pass, after Pass.
func (s *Sample) Second(i int) []uint16 {
	return s.p.secondFeatures(s.m, i, s.p.firstFeatures(s.m, i, nil))
}

// Pass runs the first pass with the weights given, for Second to build on.
func (s *Sample) Pass(w *Weights) { s.p.firstPass(s.m, w, nil) }
