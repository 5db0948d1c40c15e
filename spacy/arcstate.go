package spacy

// An arcState is a configuration of the parser: stack, buffer and arcs (Nivre 2003), with spaCy's
// additions: words may go back from the stack to the buffer, once, and sentence starts are marked.
type arcState struct {
	n        int     // tokens
	next     int     // first word of the buffer that was never taken from it
	stack    []int32 // top last
	returned []int32 // words put back on the buffer, the first of it last

	head        []int32 // -1: none
	label       []uint8
	lastLeft    []int32 // last child added on the left, or -1
	lastRight   []int32
	prevSibling []int32 // child added to the same side before this one, or -1
	unshiftable []bool  // was put back on the buffer before
	sentStart   []bool
}

// reset prepares the state for a document of n tokens.
func (s *arcState) reset(n int) {
	s.n, s.next = n, 0
	s.stack, s.returned = s.stack[:0], s.returned[:0]
	if cap(s.head) < n {
		n := n + n/4
		s.head, s.lastLeft, s.lastRight, s.prevSibling = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
		s.label, s.unshiftable, s.sentStart = make([]uint8, n), make([]bool, n), make([]bool, n)
	}
	s.head, s.lastLeft, s.lastRight, s.prevSibling = s.head[:n], s.lastLeft[:n], s.lastRight[:n], s.prevSibling[:n]
	s.label, s.unshiftable, s.sentStart = s.label[:n], s.unshiftable[:n], s.sentStart[:n]
	for i := range n {
		s.head[i], s.lastLeft[i], s.lastRight[i], s.prevSibling[i] = -1, -1, -1, -1
	}
	clear(s.unshiftable)
	clear(s.sentStart)
}

// S returns the word at depth i of the stack, or -1.
func (s *arcState) S(i int) int {
	if i >= len(s.stack) {
		return -1
	}
	return int(s.stack[len(s.stack)-1-i])
}

// B returns the word at place i of the buffer, or -1.
func (s *arcState) B(i int) int {
	if i < len(s.returned) {
		return int(s.returned[len(s.returned)-1-i])
	}
	if i += s.next - len(s.returned); i < s.n {
		return i
	}
	return -1
}

func (s *arcState) bufferLen() int { return s.n - s.next + len(s.returned) }

func (s *arcState) final() bool { return len(s.stack) == 0 && s.bufferLen() == 0 }

// lastChild returns the child added last to word i in the given direction, or -1.
func lastChild(children []int32, i int) int {
	if i < 0 {
		return -1
	}
	return int(children[i])
}

// features fills in the words that the parser's network looks at.
func (s *arcState) features(ids *[parserFeatures]int) {
	b0, s0 := s.B(0), s.S(0)
	*ids = [parserFeatures]int{
		b0, s.B(1), s0, s.S(1), s.S(2),
		lastChild(s.lastLeft, b0), lastChild(s.lastLeft, s0), lastChild(s.lastRight, s0),
	}
}

// push moves the first word of the buffer to the stack.
func (s *arcState) push() {
	if n := len(s.returned); n > 0 {
		s.stack = append(s.stack, s.returned[n-1])
		s.returned = s.returned[:n-1]
		return
	}
	s.stack = append(s.stack, int32(s.next))
	s.next++
}

func (s *arcState) pop() { s.stack = s.stack[:len(s.stack)-1] }

// unshift puts the top of the stack back on the buffer.
func (s *arcState) unshift() {
	top := s.stack[len(s.stack)-1]
	s.unshiftable[top] = true
	s.returned = append(s.returned, top)
	s.pop()
}

// addArc attaches child to head, in place of any head it has.
func (s *arcState) addArc(head, child int, label uint8) {
	if old := int(s.head[child]); old >= 0 {
		s.deleteArc(old, child)
	}
	children := s.lastRight
	if head > child {
		children = s.lastLeft
	}
	s.prevSibling[child] = children[head]
	children[head] = int32(child)
	s.head[child], s.label[child] = int32(head), label
}

func (s *arcState) deleteArc(head, child int) {
	link := &s.lastRight[head]
	if head > child {
		link = &s.lastLeft[head]
	}
	for *link >= 0 && int(*link) != child {
		link = &s.prevSibling[*link]
	}
	if *link >= 0 {
		*link = s.prevSibling[child]
	}
}

// earliest is the first token that this or a later configuration can refer to: the bottom of the
// stack, or else the first word of the buffer, or its first child on the left. Arcs do not cross, so
// the children of all later words lie after it.
func (s *arcState) earliest() int {
	i := s.B(0)
	if len(s.stack) > 0 {
		i = int(s.stack[0])
	}
	if l := lastChild(s.lastLeft, i); l >= 0 {
		return l
	}
	return i
}
