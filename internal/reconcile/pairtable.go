package reconcile

// lemmaPair is two numbers of lemmas, in no order.
type lemmaPair uint64

func lemmaPairOf(a, b int32) lemmaPair {
	return lemmaPair(uint32(min(a, b)))<<32 | lemmaPair(uint32(max(a, b)))
}

// pairTable keeps a number for pairs of lemmas. It stands where all clauses of a story
// are held against each other, and a map takes several times as long: open addressing
// in a power of two of places, at most half of them taken.
type pairTable struct {
	keys   []lemmaPair // one more than the pair, so that 0 is a free place
	values []float32
	n      int
}

// place is where a key stands or would stand.
func (t *pairTable) place(key lemmaPair) int {
	const golden = 0x9e3779b97f4a7c15 // Knuth, The Art of Computer Programming 3, section 6.4
	mask := len(t.keys) - 1
	i := int(uint64(key)*golden>>32) & mask
	for t.keys[i] != 0 && t.keys[i] != key+1 {
		i = (i + 1) & mask
	}
	return i
}

func (t *pairTable) get(key lemmaPair) (float32, bool) {
	if t.n == 0 {
		return 0, false
	}
	i := t.place(key)
	return t.values[i], t.keys[i] != 0
}

// put keeps the value of a key that is not in the table.
func (t *pairTable) put(key lemmaPair, value float32) {
	if 2*t.n >= len(t.keys) {
		t.grow()
	}
	i := t.place(key)
	t.keys[i], t.values[i] = key+1, value
	t.n++
}

func (t *pairTable) grow() {
	old := *t
	size := max(1024, 2*len(old.keys))
	*t = pairTable{keys: make([]lemmaPair, size), values: make([]float32, size), n: old.n}
	for i, k := range old.keys {
		if k != 0 {
			at := t.place(k - 1)
			t.keys[at], t.values[at] = k, old.values[i]
		}
	}
}
