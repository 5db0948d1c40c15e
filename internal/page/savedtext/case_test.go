package savedtext

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/nlp"
)

var update = flag.Bool("update", false, "write the kinds in testdata anew")

// testPage is a case: the text that its lines make, and what each is.
type testPage struct {
	comment string
	text    string
	want    []string   // "kind" or "furniture (why)", by piece
	pieces  []nlp.Span // of text
}

// readCase reads a file of testdata as its README says.
func readCase(t testing.TB, path string) testPage {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var p testPage
	var text strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(string(raw), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			p.comment += line + "\n"
			continue
		case line == "":
			text.WriteString("\n")
			continue
		}
		kind, s, _ := strings.Cut(line, "  ")
		glued := strings.HasPrefix(kind, "+")
		if !glued && text.Len() > 0 {
			text.WriteString("\n")
		}
		start := text.Len()
		text.WriteString(s)
		p.want = append(p.want, strings.TrimPrefix(kind, "+"))
		p.pieces = append(p.pieces, nlp.Span{Start: start, End: text.Len()})
	}
	p.text = text.String()
	return p
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			p := readCase(t, f)
			got := Classify(p.text)
			if *update {
				if err := os.WriteFile(f, []byte(p.print(got)), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			p.check(t, got)
		})
	}
}

func (p *testPage) check(t *testing.T, got []Line) {
	if len(got) != len(p.want) {
		t.Errorf("%d lines, want %d", len(got), len(p.want))
	}
	for i, l := range got[:min(len(got), len(p.want))] {
		text := p.text[l.Start:l.End]
		if want := strings.TrimSpace(p.text[p.pieces[i].Start:p.pieces[i].End]); text != want {
			t.Fatalf("line %d is %q, want %q", i, text, want)
		}
		if kind := label(l); kind != p.want[i] {
			t.Errorf("%s, want %s: %q", kind, p.want[i], text)
		}
	}
}

// label is how a line's kind stands in a case.
func label(l Line) string {
	if l.Kind == nlp.FurnitureBlock {
		return fmt.Sprintf("furniture (%s)", l.Why)
	}
	return l.Kind.String()
}

// print is the case with the kinds that came out.
func (p *testPage) print(got []Line) string {
	var b strings.Builder
	b.WriteString(p.comment)
	end := 0
	for i, l := range got {
		between := p.text[end:l.Start]
		if i > 0 && !strings.Contains(between, "\n") {
			b.WriteString("+")
		}
		for range strings.Count(between, "\n") - 1 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s  %s\n", label(l), p.text[l.Start:l.End])
		end = l.End
	}
	return b.String()
}
