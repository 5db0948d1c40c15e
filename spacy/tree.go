package spacy

// maxSearch bounds the tokens looked at for the head of one decorated arc.
const maxSearch = 4096

// setTree computes the edges of all subtrees and the sentence starts from the heads. The edges of a
// tree that is not projective take more than one pass; spaCy makes up to eleven.
func (d *Doc) setTree() {
	for i := range d.head {
		d.leftEdge[i], d.rightEdge[i] = int32(i), int32(i)
	}
	for range 12 {
		if d.spreadEdges() {
			break
		}
	}
	clear(d.sentStart)
	for i, h := range d.head {
		if int(h) == i {
			d.sentStart[d.leftEdge[i]] = true
		}
	}
}

// spreadEdges hands edges from children on to heads, in one sweep from either side, and reports
// whether every head now lies in the same sentence as its children.
func (d *Doc) spreadEdges() bool {
	n := len(d.head)
	for i := range n {
		d.spreadEdge(i)
	}
	for i := n - 1; i >= 0; i-- {
		d.spreadEdge(i)
	}
	clear(d.sentStart)
	for i, h := range d.head {
		if int(h) == i {
			d.sentStart[d.leftEdge[i]] = true
		}
	}
	start := 0
	for i := range n {
		if i > 0 && d.sentStart[i] || i == n-1 {
			for _, h := range d.head[start:i] {
				if int(h) < start || int(h) > i {
					return false
				}
			}
			start = i
		}
	}
	return true
}

func (d *Doc) spreadEdge(i int) {
	h := d.head[i]
	d.leftEdge[h] = min(d.leftEdge[h], d.leftEdge[i])
	d.rightEdge[h] = max(d.rightEdge[h], d.rightEdge[i])
}

// deprojectivize moves the arcs with decorated labels to where their labels say (Nivre and Nilsson
// 2005, scheme HEAD): the first token below the head, breadth first, with the label wanted.
func (p *parser) deprojectivize(d *Doc) {
	moved := false
	for i, dep := range d.dep {
		if labels, ok := p.decorated[dep]; ok {
			d.head[i] = d.findHead(i, labels[1])
			d.dep[i] = labels[0]
			moved = true
		}
	}
	if moved {
		d.setTree()
	}
}

// findHead looks below the head of token i for a token with the given label.
func (d *Doc) findHead(i int, label uint8) int32 {
	queue := []int32{d.head[i]}
	for looked := 0; len(queue) > 0 && looked < maxSearch; {
		t := queue[0]
		queue = queue[1:]
		for c := d.leftEdge[t]; c <= d.rightEdge[t] && looked < maxSearch; c++ {
			looked++
			if d.head[c] != t || c == t || d.words[c].space || int(c) == i {
				continue
			}
			if d.dep[c] == label {
				return c
			}
			queue = append(queue, c)
		}
	}
	return d.head[i]
}
