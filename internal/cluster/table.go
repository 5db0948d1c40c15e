package cluster

// table finds the places of terms in a list: a hash table of their ids with open
// addressing. The ids are hashes, so that their bits serve as they are. Its zero value is
// empty.
type table struct {
	slots []tableSlot // a power of two of them, at most half taken
	used  int
}

type tableSlot struct {
	id    uint32
	place int32 // from 1; 0 is a free slot
}

// newTable makes a table with room for n terms before it grows.
func newTable(n int) table {
	size := 64
	for size < 2*n {
		size *= 2
	}
	return table{slots: make([]tableSlot, size)}
}

// find is the place of a term, or -1.
func (t *table) find(id uint32) int {
	if t.used == 0 {
		return -1
	}
	return int(t.slot(id).place) - 1
}

// add is the place of a term, which it gets now where it has none: next.
func (t *table) add(id uint32, next int) (place int, is bool) {
	if len(t.slots) == 0 {
		*t = newTable(0)
	}
	s := t.slot(id)
	if s.place != 0 {
		return int(s.place) - 1, true
	}
	*s = tableSlot{id, int32(next) + 1}
	if t.used++; 2*t.used > len(t.slots) {
		t.grow()
	}
	return next, false
}

// slot is where a term is, or where it would be put.
func (t *table) slot(id uint32) *tableSlot {
	mask := uint32(len(t.slots) - 1)
	for at := id & mask; ; at = (at + 1) & mask {
		if s := &t.slots[at]; s.place == 0 || s.id == id {
			return s
		}
	}
}

func (t *table) grow() {
	old := t.slots
	t.slots = make([]tableSlot, 2*len(old))
	for _, s := range old {
		if s.place != 0 {
			*t.slot(s.id) = s
		}
	}
}

// clear forgets all terms.
func (t *table) clear() {
	clear(t.slots)
	t.used = 0
}
