package savedtext

import "math/bits"

// table keeps numbers under 32-bit keys by open addressing. It is made for as many keys
// as it will hold and does not grow.
type table struct {
	cells []cell
	shift uint
}

type cell struct {
	key   uint32
	used  bool
	value int32
}

// newTable makes room for n keys at a load of at most a half.
func newTable(n int) *table {
	b := max(4, bits.Len(uint(2*n)))
	return &table{cells: make([]cell, 1<<b), shift: uint(32 - min(b, 32))}
}

// slot finds the key's cell, a fresh one where the key is new.
func (t *table) slot(key uint32) *cell {
	i := int(key * 2654435769 >> t.shift)
	for {
		c := &t.cells[i]
		if !c.used {
			c.used, c.key = true, key
			return c
		}
		if c.key == key {
			return c
		}
		i = (i + 1) & (len(t.cells) - 1)
	}
}

// find is the key's cell, or nil.
func (t *table) find(key uint32) *cell {
	i := int(key * 2654435769 >> t.shift)
	for {
		c := &t.cells[i]
		if !c.used {
			return nil
		}
		if c.key == key {
			return c
		}
		i = (i + 1) & (len(t.cells) - 1)
	}
}
