package cluster

import (
	"encoding/binary"
	"errors"
	"math"

	"readout/internal/nlp/embed"
)

// sketchVersion is the first byte of a sketch in bytes.
const sketchVersion = 2

var errCorrupt = errors.New("cluster: not a sketch or snapshot of this version, or cut short")

// encoder writes values one after another, integers as varints.
type encoder struct{ b []byte }

func (e *encoder) uint(n uint64) { e.b = binary.AppendUvarint(e.b, n) }
func (e *encoder) int(n int64)   { e.b = binary.AppendVarint(e.b, n) }
func (e *encoder) flag(on bool)  { e.uint(uint64(boolBit(on))) }
func (e *encoder) float(x float32) {
	e.b = binary.LittleEndian.AppendUint32(e.b, math.Float32bits(x))
}

func (e *encoder) hash(h uint32) { e.b = binary.LittleEndian.AppendUint32(e.b, h) }

func (e *encoder) bytes(b []byte) {
	e.uint(uint64(len(b)))
	e.b = append(e.b, b...)
}

func (e *encoder) hashes(list []uint32) {
	e.uint(uint64(len(list)))
	for _, h := range list {
		e.hash(h)
	}
}

func (e *encoder) ints(list []int32) {
	e.uint(uint64(len(list)))
	for _, n := range list {
		e.int(int64(n))
	}
}

func (e *encoder) terms(v []term) {
	e.uint(uint64(len(v)))
	for _, t := range v {
		e.hash(t.id)
		e.float(t.weight)
	}
}

func (e *encoder) meaning(m *meaning) {
	for _, x := range m.v {
		e.b = append(e.b, byte(x))
	}
	e.float(m.norm)
}

func boolBit(on bool) byte {
	if on {
		return 1
	}
	return 0
}

// decoder reads what an encoder wrote. After a mistake it reads zeros, and bad is
// set.
type decoder struct {
	b   []byte
	bad bool
}

func (d *decoder) fail() { d.b, d.bad = nil, true }

func (d *decoder) uint() uint64 {
	n, size := binary.Uvarint(d.b)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.b = d.b[size:]
	return n
}

func (d *decoder) int() int64 {
	n, size := binary.Varint(d.b)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.b = d.b[size:]
	return n
}

func (d *decoder) flag() bool { return d.uint() != 0 }

func (d *decoder) hash() uint32 {
	if len(d.b) < 4 {
		d.fail()
		return 0
	}
	h := binary.LittleEndian.Uint32(d.b)
	d.b = d.b[4:]
	return h
}

func (d *decoder) float() float32 {
	x := math.Float32frombits(d.hash())
	if x != x {
		d.fail()
		return 0
	}
	return x
}

// count reads the length of a list whose elements take at least size bytes.
func (d *decoder) count(size int) int {
	n := d.uint()
	if n > uint64(len(d.b)/size) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) bytes() []byte {
	n := d.count(1)
	b := d.b[:n:n]
	d.b = d.b[n:]
	return b
}

// listOf reads a list whose elements take at least size bytes; nil where empty.
func listOf[T any](d *decoder, size int, read func() T) []T {
	n := d.count(size)
	if n == 0 {
		return nil
	}
	list := make([]T, n)
	for i := range list {
		list[i] = read()
	}
	return list
}

func (d *decoder) hashes() []uint32 { return listOf(d, 4, d.hash) }
func (d *decoder) ints() []int32    { return listOf(d, 1, func() int32 { return int32(d.int()) }) }
func (d *decoder) terms(most int) []term {
	list := listOf(d, 8, func() term { return term{d.hash(), d.float()} })
	if len(list) > most {
		d.fail()
		return nil
	}
	return list
}

func (d *decoder) meaning() (m meaning) {
	if len(d.b) < embed.Dim {
		d.fail()
		return m
	}
	for i := range m.v {
		m.v[i] = int8(d.b[i])
	}
	d.b = d.b[embed.Dim:]
	m.norm = d.float()
	return m
}

// encode writes a sketch.
func (s *sketch) encode(e *encoder) {
	for _, v := range []vector{s.title, s.lead, s.body, s.names, s.keys} {
		e.terms(v)
	}
	e.hashes(s.numbers)
	e.hashes(s.titleNumbers)
	e.ints(s.days)
	e.ints(s.months)
	e.int(int64(s.day))
	e.meaning(&s.meaning)
	e.meaning(&s.leadMeaning)
	e.uint(uint64(len(s.heading)))
	for _, w := range s.heading {
		e.hash(w.id)
		e.uint(uint64(boolBit(w.number) | boolBit(w.capital)<<1))
	}
	e.uint(uint64(s.words))
	e.bytes([]byte(s.language))
	e.flag(s.live)
	e.flag(s.sure)
	e.flag(s.machine)
	e.uint(uint64(s.weekdays))
	e.hashes(s.shingles.own)
	e.hashes(s.shingles.quoted)
	e.uint(uint64(s.shingles.rate))
}

// decode reads a sketch.
func (s *sketch) decode(d *decoder) {
	s.title, s.lead, s.body = d.terms(maxTitle), d.terms(maxTerms), d.terms(maxTerms)
	s.names, s.keys = d.terms(maxNames), d.terms(indexTerms)
	s.numbers, s.titleNumbers = d.hashes(), d.hashes()
	s.days, s.months, s.day = d.ints(), d.ints(), int32(d.int())
	s.meaning, s.leadMeaning = d.meaning(), d.meaning()
	s.heading = listOf(d, 5, func() titleWord {
		w := titleWord{id: d.hash()}
		flags := d.uint()
		w.number, w.capital = flags&1 != 0, flags&2 != 0
		return w
	})
	s.words = int(uint32(d.uint()) & math.MaxInt32)
	s.language = string(d.bytes())
	s.live, s.sure, s.machine, s.weekdays = d.flag(), d.flag(), d.flag(), uint8(d.uint()&127)
	s.shingles.own, s.shingles.quoted = d.hashes(), d.hashes()
	s.shingles.rate = uint8(min(d.uint(), 31))
}

// AppendBinary appends the sketch in bytes: about 5 kB.
func (s *Sketch) AppendBinary(b []byte) ([]byte, error) {
	e := encoder{append(b, sketchVersion)}
	e.bytes([]byte(s.ID))
	e.bytes([]byte(s.agency))
	e.hashes(s.terms)
	s.encode(&e)
	return e.b, nil
}

// MarshalBinary is the sketch in bytes.
func (s *Sketch) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// UnmarshalBinary sets the sketch from bytes. The error says that they are none.
func (s *Sketch) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != sketchVersion {
		return errCorrupt
	}
	d := &decoder{b: b[1:]}
	r := Sketch{ID: string(d.bytes()), agency: string(d.bytes()), terms: d.hashes()}
	r.decode(d)
	if d.bad || len(d.b) > 0 {
		return errCorrupt
	}
	*s = r
	return nil
}

// encode writes a member of a story.
func (m *member) encode(e *encoder) {
	e.uint(uint64(m.n))
	e.bytes([]byte(m.id))
	e.bytes([]byte(m.agency))
	e.int(int64(m.when))
	e.int(int64(m.origin))
	m.sketch.encode(e)
}

func decodeMember(d *decoder) *member {
	m := &member{sketch: &sketch{}, n: int32(uint32(d.uint()) & math.MaxInt32)}
	m.id, m.agency = string(d.bytes()), string(d.bytes())
	m.when, m.origin = int32(d.int()), int32(d.int())
	m.sketch.decode(d)
	return m
}
