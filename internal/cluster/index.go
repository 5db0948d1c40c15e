package cluster

import (
	"cmp"
	"slices"
)

const (
	// indexTerms is how many terms of a document are indexed and looked up.
	indexTerms = 28
	// maxPostings bounds a term's list: what it loses first is the oldest. A rare
	// term keeps all its documents, however old, so there is no window of time.
	maxPostings = 400
	// maxCandidates is how many documents are proposed.
	maxCandidates = 48
)

// index finds the documents that share heavy terms. Documents are numbered from 0.
type index struct {
	postings map[uint32]*posting
	// sum, for a document of the current query; touched lists those documents.
	sum     []float32
	touched []int32
	found   []candidate
}

// posting is a ring of the last documents with a term.
type posting struct {
	documents []int32
	weights   []float32
	next      int
}

// candidate is a document with the weight that it shares with a query.
type candidate struct {
	document int32
	score    float32
}

func newIndex() *index { return &index{postings: map[uint32]*posting{}} }

// add indexes document n, which is the number of documents so far.
func (x *index) add(n int32, keys []term) {
	x.sum = append(x.sum, 0)
	for _, k := range keys {
		p := x.postings[k.id]
		if p == nil {
			p = &posting{}
			x.postings[k.id] = p
		}
		p.add(n, k.weight)
	}
}

func (p *posting) add(n int32, weight float32) {
	if len(p.documents) < maxPostings {
		p.documents, p.weights = append(p.documents, n), append(p.weights, weight)
		return
	}
	p.documents[p.next], p.weights[p.next] = n, weight
	p.next = (p.next + 1) % maxPostings
}

// remove takes document n out.
func (x *index) remove(n int32, keys []term) {
	for _, k := range keys {
		p := x.postings[k.id]
		if p == nil {
			continue
		}
		if at := slices.Index(p.documents, n); at >= 0 {
			p.remove(at)
		}
		if len(p.documents) == 0 {
			delete(x.postings, k.id)
		}
	}
}

// remove takes one out; the rest stay in their order, from the oldest.
func (p *posting) remove(at int) {
	if p.next > 0 {
		rotate(p.documents, p.next)
		rotate(p.weights, p.next)
		at = (at - p.next + len(p.documents)) % len(p.documents)
		p.next = 0
	}
	p.documents = slices.Delete(p.documents, at, at+1)
	p.weights = slices.Delete(p.weights, at, at+1)
}

// rotate brings element n to the front.
func rotate[T any](s []T, n int) {
	slices.Reverse(s[:n])
	slices.Reverse(s[n:])
	slices.Reverse(s)
}

// query lists the documents with the most weight shared, best first. The list is
// valid until the next query.
func (x *index) query(keys []term) []candidate {
	x.touched = x.touched[:0]
	for _, k := range keys {
		p := x.postings[k.id]
		if p == nil {
			continue
		}
		for i, n := range p.documents {
			if x.sum[n] == 0 {
				x.touched = append(x.touched, n)
			}
			x.sum[n] += float32(k.weight * p.weights[i])
		}
	}
	x.found = x.found[:0]
	for _, n := range x.touched {
		x.offer(candidate{n, x.sum[n]})
		x.sum[n] = 0
	}
	return x.found
}

// offer puts a candidate in its place among the best.
func (x *index) offer(c candidate) {
	if len(x.found) == maxCandidates && better(x.found[maxCandidates-1], c) < 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(x.found, c, better)
	if len(x.found) == maxCandidates {
		x.found = x.found[:maxCandidates-1]
	}
	x.found = slices.Insert(x.found, at, c)
}

// better orders candidates by score, then the later document first.
func better(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.document, a.document))
}
