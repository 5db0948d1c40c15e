package savedtext

// firstPass runs the model without knowledge of the topic, and measures with its
// outcome what the second pass wants to know.
func (p *page) firstPass(m *measures, w *Weights) {
	unary := make([][States]int32, len(p.lines))
	f := make([]uint16, 0, 96)
	for i := range p.lines {
		f = p.firstFeatures(m, i, f[:0])
		unary[i] = w.score(f)
	}
	m.margin = w.margins(unary)
	p.learnTopic(m)
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

// secondPass runs the model again, knowing the topic. Above 0 a line is body.
func (p *page) secondPass(m *measures, w *Weights) []int32 {
	unary := make([][States]int32, len(p.lines))
	f := make([]uint16, 0, 128)
	for i := range p.lines {
		f = p.secondFeatures(m, i, p.firstFeatures(m, i, f[:0]))
		unary[i] = w.score(f)
	}
	return w.margins(unary)
}

func bodyOf(margin []int32) []bool {
	body := make([]bool, len(margin))
	for i, v := range margin {
		body[i] = v > 0
	}
	return body
}
