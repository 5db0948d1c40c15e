package embed

import "testing"

// Every amd64 gives the same bits, whether it has AVX-512 or not.
func TestAddScaledSSE2(t *testing.T) { addsAsPortable(t, addScaledSSE2) }
