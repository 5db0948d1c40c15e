package embed

import "testing"

// Every amd64 gives the same bits, whether it has AVX-512 or not.
func TestAddScaledSSE2(t *testing.T) {
	m := mustLoad(t)
	var a, b [Dim]float32
	for id := 0; id < m.Len(); id += 97 {
		row := m.rows[id*Dim:][:Dim]
		addScaledSSE2(&a, row, m.scales[id])
		addScaledPortable(&b, row, m.scales[id])
	}
	if a != b {
		t.Error("the sum of the SSE2 kernel is not that of the portable one")
	}
}
