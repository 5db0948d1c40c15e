package event

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
	"readout/internal/nlp/english"
	"readout/internal/nlp/quantity"
	"readout/internal/nlp/quote"
	"readout/internal/nlp/timex"
)

var update = flag.Bool("update", false, "rewrite the expected events")

// parsed runs all stages before this one on a text of paragraphs.
func parsed(t testing.TB, paragraphs ...string) *nlp.Document {
	t.Helper()
	d := &nlp.Document{ID: "d1", Language: "en"}
	day := time.Date(2026, 3, 12, 0, 0, 0, 0, time.UTC)
	d.Dates.Anchor = nlp.DateReading{Date: nlp.Date{Time: day, Precision: nlp.Day}}
	for i, p := range paragraphs {
		if i > 0 {
			d.Text += "\n\n"
		}
		d.Blocks = append(d.Blocks, nlp.Block{Kind: nlp.BodyBlock, Span: nlp.Span{Start: len(d.Text), End: len(d.Text) + len(p)}})
		d.Text += p
	}
	base := knowledge.Load()
	for _, s := range []nlp.Stage{english.Stage{}, timex.Stage{}, coref.Stage{Base: base}, quote.Stage{}, quantity.Stage{}} {
		if err := s.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func annotated(t testing.TB, paragraphs ...string) *nlp.Document {
	t.Helper()
	d := parsed(t, paragraphs...)
	if err := (Stage{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// shown writes an event in a line: type, mode, status, who to whom.
func shown(d *nlp.Document, e *nlp.Event) string {
	names := func(list []nlp.Who) string {
		var out []string
		for _, w := range list {
			out = append(out, w.Text)
		}
		return strings.Join(out, " + ")
	}
	s := fmt.Sprintf("%s/%s %s %s: %s > %s", e.Type, e.Mode, e.Cameo, e.Status, names(e.Actor), names(e.Recipient))
	if e.Place.Known() {
		s += " @ " + e.Place.Text
	}
	if n := len(e.Again); n > 0 {
		s += fmt.Sprintf(" (told %d times)", 1+n)
	}
	return s
}

// TestSentences holds what is coded of sentences of our own, one and more for
// each type, mode and status. A change belongs in the commit that explains it.
func TestSentences(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "sentences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		fmt.Fprintf(&got, "%s\n", line)
		d := annotated(t, line)
		for i := range d.Events {
			fmt.Fprintf(&got, "    %s\n", shown(d, &d.Events[i]))
		}
	}
	path := filepath.Join("testdata", "events.txt")
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the events changed: look at the difference, then run go test ./internal/nlp/event -run TestSentences -update\n%s", firstDifference(got.String(), string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d: got %q, want %q", i+1, g[i], w[min(i, len(w)-1)])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
