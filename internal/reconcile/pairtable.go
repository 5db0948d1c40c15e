package reconcile

// couple is two numbers, in no order: of lemmas, or places in a list.
type couple uint64

func coupleOf[N int | int32](a, b N) couple {
	return couple(uint32(min(a, b)))<<32 | couple(uint32(max(a, b)))
}

// pairTable keeps a number for couples. It stands where all clauses of a story are held
// against each other, and a map takes several times as long: open addressing
// in a power of two of places, at most half of them taken.
type pairTable[V float32 | float64 | int32] struct {
	keys   []couple // one more than the couple, so that 0 is a free place
	values []V
	n      int
}

// place is where a key stands or would stand.
func (t *pairTable[V]) place(key couple) int {
	const golden = 0x9e3779b97f4a7c15 // Knuth, The Art of Computer Programming 3, section 6.4
	mask := len(t.keys) - 1
	i := int(uint64(key)*golden>>32) & mask
	for t.keys[i] != 0 && t.keys[i] != key+1 {
		i = (i + 1) & mask
	}
	return i
}

func (t *pairTable[V]) get(key couple) (V, bool) {
	if t.n == 0 {
		return 0, false
	}
	i := t.place(key)
	return t.values[i], t.keys[i] != 0
}

// set keeps the value of a key, in the place of one that it had.
func (t *pairTable[V]) set(key couple, value V) {
	if 2*t.n >= len(t.keys) {
		t.grow()
	}
	i := t.place(key)
	if t.keys[i] == 0 {
		t.keys[i] = key + 1
		t.n++
	}
	t.values[i] = value
}

func (t *pairTable[V]) grow() {
	old := *t
	size := max(1024, 2*len(old.keys))
	*t = pairTable[V]{keys: make([]couple, size), values: make([]V, size), n: old.n}
	for i, k := range old.keys {
		if k != 0 {
			at := t.place(k - 1)
			t.keys[at], t.values[at] = k, old.values[i]
		}
	}
}
