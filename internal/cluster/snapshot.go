package cluster

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"io"
	"math"
	"slices"
)

// snapshotMagic begins a snapshot; the digit is its version.
const snapshotMagic = "readout-stories-2\n"

// maxPart bounds a part of a snapshot, in bytes.
const maxPart = 1 << 30

// Snapshot writes the state of the Clusterer: what Restore makes of it goes on as
// this one would. Stories that are closed are read from the store.
func (c *Clusterer) Snapshot(w io.Writer) error {
	out := bufio.NewWriter(w)
	if _, err := out.WriteString(snapshotMagic); err != nil {
		return err
	}
	var e encoder
	c.encodeFrequencies(&e)
	c.encodeDocuments(&e)
	writePart(out, e.b)
	for _, s := range c.stories {
		data := s.encodeMembers()
		if s.closed {
			var err error
			if data, err = c.store.Get(int(s.number)); err != nil {
				return err
			}
		}
		e.b = e.b[:0]
		s.encode(&e)
		e.bytes(data)
		writePart(out, e.b)
	}
	e.b = e.b[:0]
	for s := c.recent.last; s != nil; s = s.before {
		e.hash(uint32(s.number))
	}
	recent := slices.Clone(e.b)
	e.b = e.b[:0]
	e.bytes(recent)
	c.index.encode(&e)
	writePart(out, e.b)
	return out.Flush()
}

// writePart writes bytes with their length. The writer keeps its first error.
func writePart(w *bufio.Writer, b []byte) {
	var size [8]byte
	binary.LittleEndian.PutUint64(size[:], uint64(len(b)))
	w.Write(size[:])
	w.Write(b)
}

func readPart(r io.Reader) (*decoder, error) {
	var size [8]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, errCorrupt
	}
	n := binary.LittleEndian.Uint64(size[:])
	if n > maxPart {
		return nil, errCorrupt
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(n)))
	if err != nil || uint64(len(b)) != n {
		return nil, errCorrupt
	}
	return &decoder{b: b}, nil
}

func (c *Clusterer) encodeFrequencies(e *encoder) {
	f := c.frequencies
	e.uint(uint64(f.documents))
	var seen []uint32
	for _, t := range f.terms {
		if t.seen > 0 {
			seen = append(seen, t.id)
		}
	}
	slices.Sort(seen)
	e.hashes(seen)
	for _, id := range seen {
		e.uint(uint64(f.of(id).seen))
	}
	e.ints(c.clock.days)
	e.uint(uint64(c.clock.next))
}

func (c *Clusterer) decodeFrequencies(d *decoder) {
	f := c.frequencies
	f.documents = float64(d.uint())
	for _, id := range d.hashes() {
		f.of(id).seen = uint32(d.uint())
	}
	c.clock.days, c.clock.next = d.ints(), int(min(d.uint(), clockSize-1))
	if len(c.clock.days) > clockSize {
		d.fail()
	}
}

func (c *Clusterer) encodeDocuments(e *encoder) {
	e.ints(c.documents)
	e.ints(c.origins)
	e.uint(uint64(len(c.moved)))
	for _, m := range c.moved {
		e.bytes([]byte(m.ID))
		e.uint(uint64(m.From))
		e.uint(uint64(m.To))
	}
	e.uint(uint64(len(c.stories)))
}

// decodeDocuments returns the number of stories that follow.
func (c *Clusterer) decodeDocuments(d *decoder) int {
	c.documents, c.origins = d.ints(), d.ints()
	c.moved = listOf(d, 3, func() Move { return Move{string(d.bytes()), int(d.uint()), int(d.uint())} })
	n := d.uint()
	if len(c.documents) != len(c.origins) || n > uint64(len(c.documents)+len(c.moved)) {
		d.fail()
		return 0
	}
	for i, s := range c.documents {
		if s < 1 || uint64(s) > n || c.origins[i] < 1 {
			d.fail()
		}
	}
	c.members, c.index.sum = make([]*member, len(c.documents)), make([]float32, len(c.documents))
	return int(n)
}

// encode writes a story without its members.
func (s *story) encode(e *encoder) {
	e.uint(uint64(s.size))
	e.uint(uint64(s.origins))
	e.int(int64(s.day))
	into := int32(0)
	if s.into != nil {
		into = s.into.number
	}
	e.uint(uint64(into))
	e.ints(s.renumbered)
	e.flag(s.closed)
}

// decode reads a story; into is the number of that which it was merged into, or 0.
func (s *story) decode(d *decoder) (into int) {
	s.size, s.origins = int(uint32(d.uint())), int32(d.uint()&math.MaxInt32)
	s.day = int32(d.int())
	into = int(uint32(d.uint()))
	s.renumbered = d.ints()
	s.closed = d.flag()
	return into
}

// Restore makes a Clusterer of a snapshot. Where store is not nil, at most so many
// stories are open, as by Limit. The error says that the bytes are no snapshot.
func Restore(r io.Reader, store Store, open int) (*Clusterer, error) {
	c, err := New()
	if err != nil {
		return nil, err
	}
	if store != nil {
		c.Limit(store, open)
	}
	in := bufio.NewReader(r)
	magic := make([]byte, len(snapshotMagic))
	if _, err := io.ReadFull(in, magic); err != nil || string(magic) != snapshotMagic {
		return nil, errCorrupt
	}
	d, err := readPart(in)
	if err != nil {
		return nil, err
	}
	c.decodeFrequencies(d)
	n := c.decodeDocuments(d)
	if d.bad {
		return nil, errCorrupt
	}
	if err := c.readStories(in, n); err != nil {
		return nil, err
	}
	if d, err = readPart(in); err != nil {
		return nil, err
	}
	c.decodeRecent(d)
	c.index.decode(d)
	if d.bad || len(d.b) > 0 || !c.sound() {
		return nil, errCorrupt
	}
	c.closeOld()
	return c, c.storeErr
}

// decodeRecent reads the open stories in the order of their last use.
func (c *Clusterer) decodeRecent(d *decoder) {
	recent := decoder{b: d.bytes()}
	for len(recent.b) > 0 && !recent.bad {
		n := recent.hash()
		if n < 1 || int(n) > len(c.stories) || c.stories[n-1].closed || c.stories[n-1].into != nil {
			d.fail()
			return
		}
		c.recent.use(c.stories[n-1])
	}
	for _, s := range c.stories { // of a snapshot with a store, read without one
		if len(s.members) > 0 {
			c.recent.use(s)
		}
	}
}

func (c *Clusterer) readStories(in io.Reader, n int) error {
	into := make([]int, n)
	for i := range n {
		d, err := readPart(in)
		if err != nil {
			return err
		}
		s := c.open()
		into[i] = s.decode(d)
		if members := d.bytes(); d.bad || into[i] > n || c.take(s, members) != nil {
			return errCorrupt
		}
		s.changed = true
		if closed := s.closed && c.store != nil; closed {
			if err := c.shut(s); err != nil {
				return err
			}
		}
		s.closed = s.closed && c.store != nil
	}
	for i, to := range into {
		if to > 0 {
			c.join(c.stories[to-1], c.stories[i])
		}
	}
	return nil
}

// sound reports whether all that refers to something refers to what there is.
func (c *Clusterer) sound() bool {
	for _, s := range c.stories {
		steps := 0
		for t := s; t.into != nil; t = t.into {
			if steps++; steps > len(c.stories) || !t.soundlyMerged() {
				return false
			}
		}
		for _, m := range s.members {
			if c.documents[m.n] < 1 || c.storyOf(m.n) != s {
				return false
			}
		}
	}
	for n, s := range c.documents {
		if c.origins[n] > c.stories[s-1].origins {
			return false
		}
	}
	return c.index.sound(c)
}

// soundlyMerged reports whether all origins of a merged story are those of another.
func (s *story) soundlyMerged() bool {
	if len(s.renumbered) != int(s.origins)+1 || s.closed || len(s.members) > 0 {
		return false
	}
	return !slices.ContainsFunc(s.renumbered[1:], func(o int32) bool { return o < 1 || o > s.into.origins })
}

// encode writes the postings, in the order of their terms.
func (x *index) encode(e *encoder) {
	var all []*posting
	for i := range x.postings {
		if p := &x.postings[i]; len(p.list) > 0 {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b *posting) int { return cmp.Compare(a.id, b.id) })
	e.uint(uint64(len(all)))
	for _, p := range all {
		e.hash(p.id)
		e.uint(uint64(p.next))
		documents := make([]int32, len(p.list))
		for i := range p.list {
			documents[i] = p.list[i].document
		}
		e.ints(documents)
		for i := range p.list {
			e.float(p.list[i].weight)
		}
	}
}

func (x *index) decode(d *decoder) {
	for range d.count(6) {
		p := x.of(d.hash())
		p.next, p.list = int32(min(d.uint(), maxPostings)), p.list[:0]
		for _, n := range d.ints() {
			p.list = append(p.list, posted{document: n})
		}
		for i := range p.list {
			p.list[i].weight = d.float()
		}
		if d.bad || len(p.list) > maxPostings || int(p.next) > len(p.list) {
			d.fail()
			return
		}
	}
}

// sound reports whether all documents of the postings are members of stories.
func (x *index) sound(c *Clusterer) bool {
	for _, p := range x.postings {
		for _, e := range p.list {
			if n := e.document; n < 0 || int(n) >= len(c.documents) || c.members[n] == nil && !c.storyOf(n).closed {
				return false
			}
		}
	}
	return true
}
