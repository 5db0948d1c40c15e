package savedtext

// firstPass runs the model without knowledge of the topic, and measures with its
// outcome what the second pass wants to know. It gives what the features of the
// first pass weigh in the second, where second is not nil.
func (p *page) firstPass(m *measures, first, second *Weights) [][States]int32 {
	unary := make([][States]int32, len(p.lines))
	var ahead [][States]int32
	if second != nil {
		ahead = make([][States]int32, len(p.lines))
	}
	f := make([]uint16, 0, 96)
	for i := range p.lines {
		f = p.firstFeatures(m, i, f[:0])
		unary[i] = first.score(f)
		if m.spaced {
			p.space(m, i, &unary[i])
		}
		if second != nil {
			ahead[i] = second.score(f)
		}
	}
	m.margin = first.margins(unary)
	p.learnTopic(m)
	return ahead
}

// learnTopic compares every line with those that the first pass took for body.
func (p *page) learnTopic(m *measures) {
	chosen := make([]bool, len(p.lines))
	m.body, m.inBody = [2]int{-1, -1}, 0
	for i, v := range m.margin {
		if v <= 0 {
			continue
		}
		chosen[i] = true
		if m.body[0] < 0 {
			m.body[0] = i
		}
		m.body[1] = i
		m.inBody += p.lines[i].words
	}
	m.topic = p.shared(chosen)
	m.title = p.findTitle(m)
	m.titled2 = p.sharedWith(m.title)
}

// secondPass runs the model again, knowing the topic, on top of what the features
// of the first pass weigh. Above 0 a line is body.
func (p *page) secondPass(m *measures, w *Weights, unary [][States]int32) []int32 {
	f := make([]uint16, 0, 32)
	for i := range p.lines {
		f = p.secondFeatures(m, i, f[:0])
		for s, v := range w.score(f) {
			unary[i][s] += v
		}
		if m.spaced {
			p.space(m, i, &unary[i])
		}
	}
	return w.margins(unary)
}

// space tells the model what it could not learn from pages without empty lines:
// a paragraph that stands by itself is likely body; a line in a row of lines, no
// sentence, is not; and where lines say what they are, they are believed.
func (p *page) space(m *measures, i int, unary *[States]int32) {
	const some, much = 3 * Scale / 2, 4 * Scale
	l := &p.lines[i]
	alone := l.blank && (i+1 == len(p.lines) || p.lines[i+1].blank)
	body := int32(0)
	switch {
	case m.hint[i].furniture():
		body = -much
	case m.hint[i] != hintNone, !alone && l.last != shapeStop && !p.clocked(i):
		body = -some
	case alone && m.prose[i]:
		body = some
	}
	unary[Begin] += body
	unary[Body] += body
}
