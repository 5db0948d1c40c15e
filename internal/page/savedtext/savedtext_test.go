package savedtext

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/growthtest"
	"readout/internal/nlp"
)

// checkSpans demands that lines are in order, disjoint, trimmed, on rune
// boundaries, with a reason for furniture alone and with one title at most.
func checkSpans(t *testing.T, text string, lines []Line) {
	t.Helper()
	end, titles := 0, 0
	for i, l := range lines {
		if l.Start < end || l.End <= l.Start || l.End > len(text) {
			t.Fatalf("line %d is [%d,%d) after %d in %d bytes", i, l.Start, l.End, end, len(text))
		}
		s := text[l.Start:l.End]
		if !utf8.ValidString(s) {
			t.Fatalf("line %d cuts a rune: %q", i, s)
		}
		if strings.TrimSpace(s) != s || strings.Contains(s, "\n") {
			t.Fatalf("line %d is not trimmed: %q", i, s)
		}
		if (l.Why != "") != (l.Kind == nlp.FurnitureBlock) {
			t.Fatalf("line %d is %s with reason %q", i, l.Kind, l.Why)
		}
		if l.Kind == nlp.TitleBlock {
			titles++
		}
		end = l.End
	}
	if titles > 1 {
		t.Fatalf("%d titles", titles)
	}
}

func TestNothing(t *testing.T) {
	for _, text := range []string{"", "\n\n", " \t\n\u00a0\n", "\ufeff"} {
		if got := Classify(text); len(got) != 0 {
			t.Errorf("Classify(%q) = %v", text, got)
		}
	}
}

// TestSpans checks odd pages for what holds of all pages.
func TestSpans(t *testing.T) {
	for _, text := range []string{
		"x", "…", "“”", "Read more", "© ", "[", "++", ">>", "[]", "[a]", "•", ":", "1", "12:3", "Home",
		"HomeÉ", strings.Repeat("é", 20) + "\n" + strings.Repeat("é", 20) + "É",
		"\u00a0 A line between odd spaces.\u2003\n\tAnd another one.\u200b",
		strings.Repeat("One sentence stands here. ", 3) + "\n" + strings.Repeat("日本語の文章です。", 9),
	} {
		checkSpans(t, text, Classify(text))
	}
}

func TestDeterministic(t *testing.T) {
	p := readCase(t, "testdata/dense.txt")
	first := Classify(p.text)
	for range 3 {
		again := Classify(p.text)
		for i := range first {
			if first[i] != again[i] {
				t.Fatalf("line %d: %v, then %v", i, first[i], again[i])
			}
		}
	}
}

// TestLongPages checks that time grows in line with the length of the page: one line,
// many lines, lines that all begin alike.
func TestLongPages(t *testing.T) {
	if testing.Short() {
		t.Skip("long pages")
	}
	alike := strings.Repeat("The same sixteen letters begin this line", 3) + "\n"
	for _, test := range []struct {
		name, unit string
		n          int
	}{
		{"one line", "Word after word goes on, said the clerk. ", 4000},
		{"no space", "x", 160_000},
		{"many lines", "A line of the page.\n", 6000},
		{"alike", alike, 600},
		{"labels", "Related posts\nThe council of the town met again on Monday, the mayor said.\n\n", 1500},
		{"comments", "The council of the town met again on Monday, the mayor said.\n\nComments\n\n", 1500},
	} {
		growthtest.Linear(t, test.name, test.n,
			func(n int) string { return strings.Repeat(test.unit, n) },
			func(text string) { checkSpans(t, text, Classify(text)) })
	}
}

func FuzzClassify(f *testing.F) {
	for _, name := range []string{"glued", "dense", "header", "live", "captions"} {
		p := readCase(f, "testdata/"+name+".txt")
		f.Add(p.text)
	}
	f.Add("HomeTop NewsA title of some length\nA title of some length\nA title of some lengthThe text.")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		checkSpans(t, text, Classify(text))
	})
}
