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

// TestShortenEndsClauses holds that a cut stands behind a sentence or a clause
// where that leaves most of the text.
func TestShortenEndsClauses(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"The gates hold for the winter. The pilots wait for word from Senn.", 50, "The gates hold for the winter."},
		{"The gates hold until the winter is over, said the pilots of the basin", 50, "The gates hold until the winter is over"},
		{"The pilots wait below the lock for Mr. Okafor of the harbour", 36, "The pilots wait below the lock"},
		{"The pilots wait for Mr. Okafor of the harbour office", 31, "The pilots wait for Mr. Okafor"},
	} {
		if got, cut := shorten(c.text, c.n); got != c.want || !cut {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

// TestClosed holds that the marks and brackets beside a place come with it.
func TestClosed(t *testing.T) {
	d := invented("d1", "Tarn Herald", 4, "Lock", "He called it „a grave error“ and left. “[Okafor] was wrong.”")
	for words, want := range map[string]string{
		"it „a grave error":  "it „a grave error“",
		"Okafor] was wrong.": "[Okafor] was wrong.",
	} {
		if got := closed(at(t, d, words)); got != want {
			t.Errorf("%q: %q", words, got)
		}
	}
}

func TestListed(t *testing.T) {
	for text, want := range map[string]bool{
		"The pilots wait below the lock.":                                  false,
		"Home News Sport Weather":                                          true,
		"The pilots saidTheir barges wait.":                                true,
		"More Stories Harbour Minister Visits Basin Pilots Union Meets.":   true,
		"The Harbour Minister, Ines Okafor, met the pilots in their hall.": false,
	} {
		if listed(text) != want {
			t.Errorf("%q", text)
		}
	}
}
