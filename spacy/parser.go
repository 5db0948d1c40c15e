package spacy

import "strings"

// An action is a kind of transition of the parser.
type action uint8

const (
	shift    action = iota // buffer to stack
	reduce                 // pop the stack, or put its headless top back on the buffer
	leftArc                // attach the top of the stack to the buffer's first word and pop it
	rightArc               // attach the buffer's first word to the top of the stack and push it
	breakAct               // let a sentence start at the buffer's second word
	numActions
)

// maxSentence bounds the tokens a sentence may have before a boundary is forced, and with them the
// memory that parsing takes. No text meant to be read comes near it.
const maxSentence = 8192

// A parser is spaCy's greedy transition-based dependency parser: arc-eager (Nivre 2003) with
// non-monotonic repairs (Honnibal and Johnson 2015), joint sentence segmentation, and
// pseudo-projective labels (Nivre and Nilsson 2005).
type parser struct {
	*stateModel
	encoder *tok2vec
	tagger  *tagger
	actions []action // of each transition
	labels  []uint8  // of each transition, index in deps
	deps    []string // labels: plain ones and, after those, decorated "label||head label"
	root    uint8
	// For a decorated label: the plain label and that of the head to look for.
	decorated map[uint8][2]uint8
}

func (f *modelFile) parser(moves []string, encoder *tok2vec, tagger *tagger, k *kernelSet) *parser {
	p := &parser{
		stateModel: f.stateModel("parser", parserFeatures, len(moves), k),
		encoder:    encoder, tagger: tagger,
		decorated: make(map[uint8][2]uint8),
	}
	p.root, _ = p.label("ROOT")
	p.label("dep") // the attribute ruler gives it to white space
	for _, name := range moves {
		kind, label, _ := strings.Cut(name, "-")
		act := action(strings.Index("SDLRB", kind))
		id, ok := p.label(label)
		if !ok || kind == "" || act >= numActions {
			f.fail("meta", "transition %q", name)
		}
		p.actions = append(p.actions, act)
		p.labels = append(p.labels, id)
	}
	for i, name := range p.deps {
		if label, head, ok := strings.Cut(name, "||"); ok {
			plain, _ := p.label(label)
			of, _ := p.label(head)
			p.decorated[uint8(i)] = [2]uint8{plain, of}
		}
	}
	return p
}

// label returns the index of a label, which it adds if new.
func (p *parser) label(name string) (uint8, bool) {
	for i, d := range p.deps {
		if d == name {
			return uint8(i), true
		}
	}
	p.deps = append(p.deps, name)
	return uint8(len(p.deps) - 1), len(p.deps) <= 256
}

// parse sets tags, heads, labels and sentence starts. The doc's sentStart holds the starts that are
// given beforehand.
func (p *parser) parse(ws *workspace, d *Doc) {
	s := &ws.state
	s.reset(len(d.words))
	copy(s.sentStart, d.sentStart)
	ws.window.reset()
	var ids [parserFeatures]int
	for !s.final() {
		p.fill(ws, d)
		s.features(&ids)
		p.score(&ws.window, ids[:])
		p.step(s, &ws.window.scores)
	}
	for i := range d.head {
		d.head[i], d.dep[i] = s.head[i], s.label[i]
		if s.head[i] < 0 {
			d.head[i], d.dep[i] = int32(i), p.root
		}
	}
}

// fill sees to it that the feature window holds all words the state may refer to.
func (p *parser) fill(ws *workspace, d *Doc) {
	s, w := &ws.state, &ws.window
	if w.hi > s.next+1 || w.hi == s.n {
		return
	}
	if s.next-w.lo >= maxSentence && len(s.returned) == 0 {
		s.sentStart[s.next] = true
	}
	p.drop(w, s.earliest())
	end := min(w.hi+encodeRows, s.n)
	vectors := p.encoder.encode(ws, d, w.hi, end)
	p.tagger.tag(ws, vectors, d.tag[w.hi:end])
	p.append(ws, vectors, end-w.hi)
}

// valid tells which actions the state allows.
func (s *arcState) valid() (ok [numActions]bool) {
	buffer := s.bufferLen()
	b0 := s.B(0)
	starts := b0 >= 0 && s.sentStart[b0]
	if len(s.stack) == 0 {
		ok[shift] = true
	} else {
		ok[shift] = buffer >= 2 && !starts && !s.unshiftable[b0]
		ok[reduce] = true
		ok[leftArc] = buffer > 0 && !starts
		ok[rightArc] = ok[leftArc]
	}
	if buffer >= 2 {
		b1 := s.B(1)
		ok[breakAct] = b1 == b0+1 && !s.sentStart[b1]
	}
	return ok
}

// step takes the best valid transition; of equals the first.
func (p *parser) step(s *arcState, scores *[maxMoves]float32) {
	ok := s.valid()
	best := -1
	for i, act := range p.actions {
		if ok[act] && (best < 0 || scores[i] > scores[best]) {
			best = i
		}
	}
	if best < 0 { // cannot be; spaCy ends the parse too
		s.stack, s.returned, s.next = s.stack[:0], s.returned[:0], s.n
		return
	}
	s.do(p.actions[best], p.labels[best])
}

// do makes a transition.
func (s *arcState) do(act action, label uint8) {
	switch act {
	case shift:
		s.push()
	case reduce:
		if s.head[s.S(0)] >= 0 || len(s.stack) == 1 {
			s.pop()
		} else {
			s.unshift()
		}
	case leftArc:
		s.addArc(s.B(0), s.S(0), label)
		s.unshiftable[s.B(0)] = false
		s.pop()
	case rightArc:
		s.addArc(s.S(0), s.B(0), label)
		s.push()
	case breakAct:
		s.sentStart[s.B(1)] = true
	}
}
