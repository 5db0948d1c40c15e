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
	postings []posting
	table    table    // of postings, by term
	room     []posted // for lists that are short, as most are
	// sum, for a document of the current query; touched lists those documents.
	sum     []float32
	touched []int32
	found   []candidate
}

// posting is a ring of the last documents with a term.
type posting struct {
	id   uint32
	next int32
	list []posted
}

// posted is a document with the weight that a term has in it.
type posted struct {
	document int32
	weight   float32
}

// short is how many documents a list has room for before it has memory of its own.
const short = 2

// candidate is a document with the weight that it shares with a query.
type candidate struct {
	document int32
	score    float32
}

func newIndex() *index { return &index{table: newTable(1 << 12)} }

// of is the posting of a term, which it gets where it has none. The pointer is valid
// until the next call.
func (x *index) of(id uint32) *posting {
	at, is := x.table.add(id, len(x.postings))
	if !is {
		if len(x.room) < short {
			x.room = make([]posted, 1<<12)
		}
		x.postings = append(x.postings, posting{id: id, list: x.room[:0:short]})
		x.room = x.room[short:]
	}
	return &x.postings[at]
}

// known is the posting of a term, or nil.
func (x *index) known(id uint32) *posting {
	if at := x.table.find(id); at >= 0 {
		return &x.postings[at]
	}
	return nil
}

// add indexes document n, which is the number of documents so far.
func (x *index) add(n int32, keys []term) {
	x.sum = append(x.sum, 0)
	for _, k := range keys {
		x.of(k.id).add(posted{n, k.weight})
	}
}

func (p *posting) add(e posted) {
	if len(p.list) < maxPostings {
		p.list = append(p.list, e)
		return
	}
	p.list[p.next] = e
	p.next = (p.next + 1) % maxPostings
}

// remove takes document n out.
func (x *index) remove(n int32, keys []term) {
	for _, k := range keys {
		p := x.known(k.id)
		if p == nil {
			continue
		}
		if at := slices.IndexFunc(p.list, func(e posted) bool { return e.document == n }); at >= 0 {
			p.remove(at)
		}
	}
}

// remove takes one out; the rest stay in their order, from the oldest.
func (p *posting) remove(at int) {
	if next := int(p.next); next > 0 {
		rotate(p.list, next)
		at = (at - next + len(p.list)) % len(p.list)
		p.next = 0
	}
	p.list = slices.Delete(p.list, at, at+1)
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
		p := x.known(k.id)
		if p == nil {
			continue
		}
		for _, e := range p.list {
			if x.sum[e.document] == 0 {
				x.touched = append(x.touched, e.document)
			}
			x.sum[e.document] += float32(k.weight * e.weight)
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
