package export

import (
	"testing"
	"unicode"
)

// TestHarmless holds, over all characters, that what is taken for harmless has nothing
// that printable leaves out or turns into a space.
func TestHarmless(t *testing.T) {
	n := 0
	for r := range unicode.MaxRune + 1 {
		if unicode.In(r, unicode.Cs) || !harmless(string(r)) {
			continue
		}
		n++
		if unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			t.Errorf("%U is taken for harmless", r)
		}
	}
	if n < 50_000 {
		t.Errorf("only %d characters are harmless", n)
	}
}
