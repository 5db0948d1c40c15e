package pack

import (
	"encoding/binary"
	"math"
	"math/bits"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
)

// maxShape is the longest description of a shape that is read, in bytes.
const maxShape = 1 << 16

// maxDepth bounds how deep shapes may nest, maxParts how many parts one may have
// in all.
const maxDepth, maxParts = 100, 10_000

// Decode reads what Encode wrote into what v points at, which should be zero.
// Fields that the bytes do not have stay as they are, fields that v does not have
// are passed over, and so are those of another kind. Strings share the memory of
// one copy of data. Bytes that Encode did not write give an error of kind
// errs.Malformed, and what was read by then stays in v.
func Decode(data []byte, v any) error {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > maxShape || n > uint64(len(data)-size) {
		return malformed()
	}
	rest := data[size:]
	r := reflect.ValueOf(v).Elem()
	s := bound(string(rest[:n]), r.Type())
	if s == nil {
		return malformed()
	}
	d := decoder{data: rest[n:], text: string(rest[n:])}
	d.value(s, r)
	if d.broken || d.at != len(d.data) {
		return malformed()
	}
	return nil
}

// plans are shapes read from their text, bound to the type that they are read
// into. Damaged data could bring any number of texts: past maxPlans none is kept.
var plans struct {
	sync.RWMutex
	known map[plan]*shape
}

type plan struct {
	text string
	into reflect.Type
}

const maxPlans = 1000

// bound is the shape of a text for values of a type; nil where the text is none.
func bound(text string, t reflect.Type) *shape {
	key := plan{text, t}
	plans.RLock()
	s := plans.known[key]
	plans.RUnlock()
	if s != nil {
		return s
	}
	parts := maxParts
	p := parser{rest: text, parts: &parts}
	s = p.shape(t, 0)
	if s == nil || p.rest != "" {
		return nil
	}
	plans.Lock()
	defer plans.Unlock()
	if plans.known == nil {
		plans.known = map[plan]*shape{}
	}
	if len(plans.known) < maxPlans {
		plans.known[key] = s
	}
	return s
}

// parser reads the text of a shape. Where a part has no place in the type, or one
// of another kind, the type is nil and the part is only passed over.
type parser struct {
	rest    string
	structs []string // texts of the structs so far, for #n
	parts   *int     // how many may still come
}

func (p *parser) shape(t reflect.Type, depth int) *shape {
	if *p.parts--; p.rest == "" || depth > maxDepth || *p.parts < 0 {
		return nil
	}
	switch c := p.rest[0]; {
	case strings.IndexByte("iubfst", c) >= 0:
		p.rest = p.rest[1:]
		return &shape{kind: fits(c, t)}
	case c == '*' || c == '[':
		p.rest = p.rest[1:]
		return p.around(c, 0, t, depth)
	case c >= '0' && c <= '9':
		n, ok := p.number()
		if !ok || !strings.HasPrefix(p.rest, "[") || n > maxShape {
			return nil
		}
		p.rest = p.rest[1:]
		return p.around('a', n, t, depth)
	case c == '#':
		p.rest = p.rest[1:]
		n, ok := p.number()
		if !ok || n >= len(p.structs) || p.structs[n] == "" {
			return nil
		}
		again := parser{rest: p.structs[n], structs: p.structs[:n:n], parts: p.parts}
		return again.shape(t, depth+1)
	case c == '{':
		return p.fields(t, depth)
	}
	return nil
}

// fits is the kind as it is, or in upper case where the type is of another.
func fits(c byte, t reflect.Type) byte {
	if t != nil {
		if d := (&describer{at: map[reflect.Type]int{}}); kindOf(d, t) == c {
			return c
		}
	}
	return c - 'a' + 'A'
}

// kindOf is the letter of a type that holds no others; 0 for those that do.
func kindOf(d *describer, t reflect.Type) byte {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map, reflect.Chan, reflect.Func, reflect.Interface:
		return 0
	case reflect.Struct:
		if t != timeType {
			return 0
		}
	}
	return d.describe(t).kind
}

func (p *parser) around(kind byte, n int, t reflect.Type, depth int) *shape {
	want := map[byte]reflect.Kind{'*': reflect.Pointer, '[': reflect.Slice, 'a': reflect.Array}[kind]
	var inner reflect.Type
	if t != nil && t.Kind() == want && (kind != 'a' || t.Len() == n) {
		inner = t.Elem()
	}
	elem := p.shape(inner, depth+1)
	if elem == nil {
		return nil
	}
	s := &shape{kind: kind, elem: elem, n: n}
	if inner == nil {
		s.text = "pass"
	}
	return s
}

func (p *parser) number() (int, bool) {
	end := 0
	for end < len(p.rest) && p.rest[end] >= '0' && p.rest[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(p.rest[:end])
	p.rest = p.rest[end:]
	return n, err == nil
}

func (p *parser) fields(t reflect.Type, depth int) *shape {
	if t != nil && t.Kind() != reflect.Struct {
		t = nil
	}
	number := len(p.structs)
	p.structs = append(p.structs, "")
	before := p.rest
	p.rest = p.rest[1:]
	s := &shape{kind: '{'}
	for !strings.HasPrefix(p.rest, "}") {
		name, rest, ok := strings.Cut(p.rest, ":")
		if !ok || len(s.fields) == maxFields {
			return nil
		}
		p.rest = rest
		f := field{name: name, index: -1}
		var inner reflect.Type
		if t != nil {
			if found, ok := t.FieldByName(name); ok && len(found.Index) == 1 && found.IsExported() {
				f.index, inner = found.Index[0], found.Type
			}
		}
		if f.shape = p.shape(inner, depth+1); f.shape == nil || !strings.HasPrefix(p.rest, ",") {
			return nil
		}
		p.rest = p.rest[1:]
		s.fields = append(s.fields, f)
	}
	p.rest = p.rest[1:]
	p.structs[number] = before[:len(before)-len(p.rest)]
	return s
}

// decoder reads values. It sets broken instead of failing at each of them.
type decoder struct {
	data   []byte
	text   string // the same bytes, for strings
	at     int
	broken bool
}

// value reads one value into v, or past it where v is not valid.
func (d *decoder) value(s *shape, v reflect.Value) {
	if d.broken {
		return
	}
	switch s.kind {
	case 'b':
		v.SetBool(d.unsigned() != 0)
	case 'i':
		v.SetInt(d.signed())
	case 'u':
		v.SetUint(d.unsigned())
	case 'f':
		v.SetFloat(math.Float64frombits(d.eight()))
	case 's':
		v.SetString(d.string())
	case 't':
		v.Set(reflect.ValueOf(d.time()))
	case 'I':
		d.signed()
	case 'B', 'U':
		d.unsigned()
	case 'F':
		d.eight()
	case 'S':
		d.string()
	case 'T':
		d.time()
	case '*':
		d.pointer(s, v)
	case '[', 'a':
		d.list(s, v)
	default:
		d.structure(s, v)
	}
}

func (d *decoder) pointer(s *shape, v reflect.Value) {
	switch {
	case d.unsigned() == 0:
	case s.text != "" || !v.IsValid():
		d.value(s.elem, reflect.Value{})
	default:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(s.elem, v.Elem())
	}
}

func (d *decoder) list(s *shape, v reflect.Value) {
	n := s.n
	if s.kind == '[' {
		n = d.count()
	}
	if d.broken || n == 0 {
		return
	}
	pass := s.text != "" || !v.IsValid()
	if s.kind == '[' && !pass {
		v.Set(reflect.MakeSlice(v.Type(), n, n))
	}
	for i := 0; i < n && !d.broken; i++ {
		if pass {
			d.value(s.elem, reflect.Value{})
		} else {
			d.value(s.elem, v.Index(i))
		}
	}
}

func (d *decoder) structure(s *shape, v reflect.Value) {
	mask := d.unsigned()
	if bits.Len64(mask) > len(s.fields) {
		d.broken = true
		return
	}
	for ; mask != 0; mask &= mask - 1 {
		f := &s.fields[bits.TrailingZeros64(mask)]
		if f.index < 0 || !v.IsValid() {
			d.value(f.shape, reflect.Value{})
		} else {
			d.value(f.shape, v.Field(f.index))
		}
	}
}

func (d *decoder) signed() int64 {
	n, size := binary.Varint(d.data[d.at:])
	return int64(d.took(uint64(n), size))
}

func (d *decoder) unsigned() uint64 {
	n, size := binary.Uvarint(d.data[d.at:])
	return d.took(n, size)
}

func (d *decoder) took(n uint64, size int) uint64 {
	if size <= 0 {
		d.broken = true
		return 0
	}
	d.at += size
	return n
}

// count is a number of things of which each takes a byte or more.
func (d *decoder) count() int {
	n := d.unsigned()
	if n > uint64(len(d.data)-d.at) {
		d.broken = true
		return 0
	}
	return int(n)
}

func (d *decoder) eight() uint64 {
	if len(d.data)-d.at < 8 {
		d.broken = true
		return 0
	}
	d.at += 8
	return binary.LittleEndian.Uint64(d.data[d.at-8:])
}

func (d *decoder) string() string {
	n := d.count()
	if d.broken {
		return ""
	}
	d.at += n
	return d.text[d.at-n : d.at]
}

// time undoes appendTime.
func (d *decoder) time() time.Time {
	t := time.Unix(d.signed(), int64(d.unsigned()%1e9))
	offset := d.signed()
	if offset > 0 {
		offset--
	} else if offset == 0 {
		return t.UTC()
	}
	const day = 24 * 60 * 60
	return t.In(time.FixedZone("", int(max(-day, min(offset, day)))))
}
