// Package pack writes Go values as bytes, smaller and faster to read than JSON.
// The bytes begin with the shape of the value, with the names of all fields: a
// program whose types have other fields by then still reads those that both have.
//
// Values are booleans, numbers, strings, time.Time, and pointers, slices, arrays
// and structs of them; a slice without elements reads as nil. A struct is a bit
// mask of the fields that are not zero, and those fields; an integer is a varint,
// signed ones in zigzag (Protocol Buffers encoding); a string is its length and
// its bytes.
package pack

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"strings"
	"sync"
	"time"

	"readout/internal/errs"
)

// maxFields is how many fields a struct may have: they fit one mask.
const maxFields = 64

var timeType = reflect.TypeFor[time.Time]()

// Encode writes what v points at, or v itself. It panics at types that cannot be
// written: that is a mistake of the program, seen by the first test.
func Encode(v any) []byte {
	r := reflect.Indirect(reflect.ValueOf(v))
	s := shapeOf(r.Type())
	out := binary.AppendUvarint(make([]byte, 0, 4096), uint64(len(s.text)))
	out = append(out, s.text...)
	return s.append(out, r)
}

// shape is how values of a type are written.
type shape struct {
	kind   byte // of the letters in the text, see describe
	text   string
	fields []field
	elem   *shape // of pointers, slices, arrays
	n      int    // length of an array
}

type field struct {
	name  string
	index int // in the struct that is written or read; -1 where it has none
	shape *shape
}

// shapes are those of the types written so far.
var shapes sync.Map // reflect.Type → *shape

func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	d := describer{at: map[reflect.Type]int{}}
	s := d.describe(t)
	s.text = d.text.String()
	shapes.Store(t, s)
	return s
}

// describer writes shapes as text: i, u, b, f, s, t for signed and unsigned
// numbers, booleans, floats, strings and times; *X a pointer, [X a slice, 3[X an
// array; {name:X,...} a struct, #2 the struct that came second.
type describer struct {
	text    strings.Builder
	at      map[reflect.Type]int
	structs []*shape
}

func (d *describer) describe(t reflect.Type) *shape {
	s := &shape{}
	switch k := t.Kind(); {
	case t == timeType:
		s.kind = 't'
	case k == reflect.Bool:
		s.kind = 'b'
	case k >= reflect.Int && k <= reflect.Int64:
		s.kind = 'i'
	case k >= reflect.Uint && k <= reflect.Uint64:
		s.kind = 'u'
	case k == reflect.Float32 || k == reflect.Float64:
		s.kind = 'f'
	case k == reflect.String:
		s.kind = 's'
	case k == reflect.Pointer:
		return d.around('*', "*", t.Elem(), 0)
	case k == reflect.Slice:
		return d.around('[', "[", t.Elem(), 0)
	case k == reflect.Array:
		return d.around('a', fmt.Sprintf("%d[", t.Len()), t.Elem(), t.Len())
	case k == reflect.Struct:
		return d.structOf(t)
	default:
		panic("pack: values of type " + t.String() + " cannot be written")
	}
	d.text.WriteByte(s.kind)
	return s
}

func (d *describer) around(kind byte, mark string, elem reflect.Type, n int) *shape {
	d.text.WriteString(mark)
	return &shape{kind: kind, elem: d.describe(elem), n: n}
}

func (d *describer) structOf(t reflect.Type) *shape {
	if n, ok := d.at[t]; ok {
		fmt.Fprintf(&d.text, "#%d", n)
		return d.structs[n]
	}
	s := &shape{kind: '{'}
	d.at[t] = len(d.structs)
	d.structs = append(d.structs, s)
	if t.NumField() > maxFields {
		panic("pack: " + t.String() + " has too many fields")
	}
	d.text.WriteByte('{')
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			panic("pack: the field " + f.Name + " of " + t.String() + " is not exported")
		}
		d.text.WriteString(f.Name + ":")
		s.fields = append(s.fields, field{f.Name, i, d.describe(f.Type)})
		d.text.WriteByte(',')
	}
	d.text.WriteByte('}')
	return s
}

// append writes a value.
func (s *shape) append(out []byte, v reflect.Value) []byte {
	switch s.kind {
	case 'b':
		if v.Bool() {
			return append(out, 1)
		}
		return append(out, 0)
	case 'i':
		return binary.AppendVarint(out, v.Int())
	case 'u':
		return binary.AppendUvarint(out, v.Uint())
	case 'f':
		return binary.LittleEndian.AppendUint64(out, math.Float64bits(v.Float()))
	case 's':
		out = binary.AppendUvarint(out, uint64(v.Len()))
		return append(out, v.String()...)
	case 't':
		return appendTime(out, v.Interface().(time.Time))
	case '*':
		if v.IsNil() {
			return append(out, 0)
		}
		return s.elem.append(append(out, 1), v.Elem())
	case '[', 'a':
		if s.kind == '[' {
			out = binary.AppendUvarint(out, uint64(v.Len()))
		}
		for i := range v.Len() {
			out = s.elem.append(out, v.Index(i))
		}
		return out
	}
	mask := uint64(0)
	for i, f := range s.fields {
		if !v.Field(f.index).IsZero() {
			mask |= 1 << i
		}
	}
	out = binary.AppendUvarint(out, mask)
	for i, f := range s.fields {
		if mask&(1<<i) != 0 {
			out = f.shape.append(out, v.Field(f.index))
		}
	}
	return out
}

// appendTime writes seconds and nanoseconds since 1970, and the offset of the zone
// in seconds, one more than it is: 0 is UTC.
func appendTime(out []byte, t time.Time) []byte {
	out = binary.AppendVarint(out, t.Unix())
	out = binary.AppendUvarint(out, uint64(t.Nanosecond()))
	_, offset := t.Zone()
	if t.Location() == time.UTC {
		return append(out, 0)
	}
	if offset >= 0 {
		offset++
	}
	return binary.AppendVarint(out, int64(offset))
}

// malformed is the error for bytes that Encode did not write.
func malformed() error { return errs.New(errs.Malformed, "the bytes are no packed value") }
