package reconcile

import "testing"

func TestPairTable(t *testing.T) {
	var table pairTable[float32]
	if _, ok := table.get(coupleOf(0, 0)); ok {
		t.Error("an empty table has the first pair")
	}
	const n = 200
	for a := range int32(n) {
		for b := range a + 1 {
			table.set(coupleOf(a, b), float32(a*n+b))
		}
	}
	for a := range int32(n) {
		for b := range a + 1 {
			if v, ok := table.get(coupleOf(b, a)); !ok || v != float32(a*n+b) {
				t.Fatalf("%d, %d: %v, %v", a, b, v, ok)
			}
		}
	}
	if _, ok := table.get(coupleOf(n, 0)); ok {
		t.Error("the table has a pair that was not put there")
	}
}
