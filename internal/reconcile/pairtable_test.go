package reconcile

import "testing"

func TestPairTable(t *testing.T) {
	var table pairTable
	if _, ok := table.get(lemmaPairOf(0, 0)); ok {
		t.Error("an empty table has the first pair")
	}
	const n = 200
	for a := range int32(n) {
		for b := range a + 1 {
			table.put(lemmaPairOf(a, b), float32(a*n+b))
		}
	}
	for a := range int32(n) {
		for b := range a + 1 {
			if v, ok := table.get(lemmaPairOf(b, a)); !ok || v != float32(a*n+b) {
				t.Fatalf("%d, %d: %v, %v", a, b, v, ok)
			}
		}
	}
	if _, ok := table.get(lemmaPairOf(n, 0)); ok {
		t.Error("the table has a pair that was not put there")
	}
}
