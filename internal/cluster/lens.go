package cluster

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

const (
	// sieveBits is a power of two at which about one foreign term in thirty passes.
	sieveBits = 8192
	// nearBody is the cosine of bodies from which a document is of one topic, and
	// nearTopic the days apart within which it is of one topic now.
	nearBody, nearTopic = 0.2, 7
	// minShared is the cosine of bodies below which no text can be shared.
	minShared = 0.1
)

// lens is what a document's sketch is compared with others through: its terms in a
// table, and how many of the documents that the index proposes for it have each.
// A term that all of them have tells the topic, and not the event.
type lens struct {
	m     *member
	table table // of terms
	// sieve has the bits of the document's terms: most terms of another are not among
	// them, and need no search.
	sieve [sieveBits / 64]uint64
	terms []lensTerm
	// squares are the sums of squared weights times rarity, of the document's parts.
	squares struct{ body, title, lead, names float32 }
	context context
}

// lensTerm is a term of the document with its weights.
type lensTerm struct {
	body, title, lead, names float32
	rare                     float32 // 1 / documents proposed that have it, at most 1
	bit                      uint8   // its place in the body, or noBit
}

const noBit = 255

// termSet says which terms of the document's body another has.
type termSet [2]uint64

func (b *termSet) add(bit uint8)   { b[bit>>6] |= 1 << (bit & 63) }
func (b *termSet) union(o termSet) { b[0], b[1] = b[0]|o[0], b[1]|o[1] }

// all yields the places of the terms in their order.
func (b *termSet) all(yield func(k int) bool) {
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			if !yield(i<<6 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

// context is what the documents proposed say of the topic.
type context struct {
	order  []int32   // places in the list of those compared, the likest body first
	bodies []float64 // cosines, falling
	sum    float64
	now    int // of one topic within days
}

// point points the lens at a document.
func (l *lens) point(m *member) {
	l.m, l.terms = m, l.terms[:0]
	l.table.clear()
	clear(l.sieve[:])
	for i, t := range m.body {
		e := l.insert(t.id)
		e.body, e.bit = t.weight, uint8(i)
	}
	for _, t := range m.title {
		l.insert(t.id).title = t.weight
	}
	for _, t := range m.lead {
		l.insert(t.id).lead = t.weight
	}
	for _, t := range m.names {
		l.insert(t.id).names = t.weight
	}
}

func (l *lens) insert(id uint32) *lensTerm {
	at, is := l.table.add(id, len(l.terms))
	if !is {
		l.terms = append(l.terms, lensTerm{bit: noBit})
		l.sieve[id%sieveBits>>6] |= 1 << (id & 63)
	}
	return &l.terms[at]
}

// find is the document's term, or nil.
func (l *lens) find(id uint32) *lensTerm {
	if l.sieve[id%sieveBits>>6]&(1<<(id&63)) == 0 {
		return nil
	}
	return l.search(id)
}

func (l *lens) search(id uint32) *lensTerm {
	if at := l.table.find(id); at >= 0 {
		return &l.terms[at]
	}
	return nil
}

// glance is a first look at another document: the cosine of the bodies, and the
// terms of the document's body that it has.
func (l *lens) glance(o *sketch) (cosine float64, has termSet) {
	sum := float32(0)
	for _, t := range o.body {
		if e := l.find(t.id); e != nil && e.bit != noBit {
			sum += float32(e.body * t.weight)
			has.add(e.bit)
		}
	}
	return float64(sum), has
}

// settle sets the context from the first look at all documents proposed.
func (l *lens) settle(list []compared) {
	var counts [maxTerms]int32
	c := &l.context
	c.order, c.bodies, c.sum, c.now = c.order[:0], c.bodies[:0], 0, 0
	for i := range list {
		e := &list[i]
		c.order = append(c.order, int32(i))
		c.sum += e.body
		if d, ok := apart(l.m.when, e.member.when); ok && d <= nearTopic && e.body > nearBody {
			c.now++
		}
		for k := range e.terms.all {
			counts[k]++
		}
	}
	slices.SortFunc(c.order, func(a, b int32) int { return cmp.Compare(list[b].body, list[a].body) })
	for _, i := range c.order {
		c.bodies = append(c.bodies, list[i].body)
	}
	s := &l.squares
	s.body, s.title, s.lead, s.names = 0, 0, 0, 0
	for i := range l.terms {
		t := &l.terms[i]
		t.rare = 1
		if t.bit != noBit {
			t.rare = 1 / float32(max(1, counts[t.bit]))
		}
		s.body += float32(t.body * t.body * t.rare)
		s.title += float32(t.title * t.title * t.rare)
		s.lead += float32(t.lead * t.lead * t.rare)
		s.names += float32(t.names * t.names * t.rare)
	}
}

// apart is the number of days between two days; ok is false where one is unknown.
func apart(a, b int32) (days float64, ok bool) {
	if a == noDay || b == noDay {
		return 0, false
	}
	return math.Abs(float64(a) - float64(b)), true
}

// bodyAt is the cosine of the k-th nearest document proposed, from 0; 0 where there
// is none.
func (c *context) bodyAt(k int) float64 {
	if k < len(c.bodies) {
		return c.bodies[k]
	}
	return 0
}

// likeness holds the sums over the terms that two documents have.
type likeness struct {
	body, title, lead, names float32 // cosines
	titleHeld, titleHolds    float32 // squared weight of one title in the other's body
	// Shares of the weight that tells the document apart: of its body in the other's
	// and back, of its title in the other's title and lead and back, of its lead and
	// names in the other's.
	own, back, titleTitle, titleLead, leadTitle, leadLead, namesNames float32
}

// compare compares the document with another.
func (l *lens) compare(o *sketch) likeness {
	var x likeness
	l.compareBody(o, &x)
	l.compareTitle(o, &x)
	for _, t := range o.lead {
		e := l.find(t.id)
		if e == nil {
			continue
		}
		x.lead += float32(e.lead * t.weight)
		x.titleLead += float32(e.title * e.title * e.rare)
		x.leadLead += float32(e.lead * e.lead * e.rare)
	}
	for _, t := range o.names {
		if e := l.find(t.id); e != nil {
			x.names += float32(e.names * t.weight)
			if e.names > 0 {
				x.namesNames += float32(e.names * e.names * e.rare)
			}
		}
	}
	x.titleTitle, x.titleLead = part(x.titleTitle, l.squares.title), part(x.titleLead, l.squares.title)
	x.leadLead, x.namesNames = part(x.leadLead, l.squares.lead), part(x.namesNames, l.squares.names)
	return x
}

func (l *lens) compareBody(o *sketch, x *likeness) {
	all := float32(0)
	for _, t := range o.body {
		square, rare := float32(t.weight*t.weight), float32(1)
		if e := l.find(t.id); e != nil {
			rare = e.rare
			x.body += float32(e.body * t.weight)
			x.titleHeld += float32(e.title * e.title)
			x.own += float32(e.body * e.body * rare)
			if e.bit != noBit {
				x.back += float32(square * rare)
			}
		}
		all += float32(square * rare)
	}
	x.own, x.back = part(x.own, l.squares.body), part(x.back, all)
}

func (l *lens) compareTitle(o *sketch, x *likeness) {
	all := float32(0)
	for _, t := range o.title {
		square, rare := float32(t.weight*t.weight), float32(1)
		if e := l.find(t.id); e != nil {
			rare = e.rare
			x.title += float32(e.title * t.weight)
			x.titleTitle += float32(e.title * e.title * rare)
			if e.bit != noBit {
				x.titleHolds += square
			}
			if e.lead > 0 {
				x.leadTitle += float32(square * rare)
			}
		}
		all += float32(square * rare)
	}
	x.leadTitle = part(x.leadTitle, all)
}

// part is a/all, or 0 of nothing.
func part(a, all float32) float32 {
	if all <= 0 {
		return 0
	}
	return a / all
}
