package web

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/export"
	"readout/internal/nlp"
)

// FuzzPointed holds that whatever an address points at is a part of the text on
// rune boundaries, or nothing; and that a place's own address points back at it.
func FuzzPointed(f *testing.F) {
	f.Add("Öl für “alle” – 20 %", "3-9", 2, 9)
	f.Add("", "-1-2", 0, 0)
	f.Add("abc", "2-1", 1, 1)
	f.Add(strings.Repeat("ü", 300), "254-258", 250, 262)
	f.Fuzz(func(t *testing.T, text, at string, from, to int) {
		if !utf8.ValidString(text) {
			return
		}
		d := &nlp.Document{ID: "d1", Text: text, Blocks: []nlp.Block{{Span: nlp.Span{End: len(text)}}}}
		span, _ := pointed(d, at)
		if span.Start < 0 || span.End < span.Start || span.End > len(text) || !utf8.ValidString(d.Slice(span)) {
			t.Fatalf("%q points at %v of %d bytes", at, span, len(text))
		}
		var shown strings.Builder
		for _, r := range runsOf(d, d.Blocks[0].Span, nil, span) {
			shown.WriteString(r.Text)
		}
		if shown.String() != text {
			t.Fatalf("shown is %q", shown.String())
		}
		if from < 0 || to <= from || to > len(text) || !utf8.ValidString(text[from:to]) || !utf8.ValidString(text[:from]) {
			return
		}
		start, end := export.NewOffsets(d).Points(nlp.Span{Start: from, End: to})
		if back, ok := export.NewOffsets(d).Span(start, end); !ok || back.Start != from || back.End != to {
			t.Fatalf("%d–%d became %d–%d in code points and %v again", from, to, start, end, back)
		}
	})
}

// FuzzCompare holds that what stayed and what went is the old text, and what
// stayed and what came the new one.
func FuzzCompare(f *testing.F) {
	f.Add("The bridge is shut.\n\nTwo were hurt.", "The bridge is open.\n\nTwo were hurt. One died.")
	f.Add("", "new")
	f.Add("a  b\nc", "a b\n\nc")
	f.Fuzz(func(t *testing.T, before, now string) {
		if !utf8.ValidString(before) || !utf8.ValidString(now) || strings.ContainsRune(before+now, 0) || len(before)+len(now) > 4000 {
			return
		}
		var old, fresh strings.Builder
		for _, p := range compare(before, now) {
			if p.Kind != "new" {
				old.WriteString(p.Text)
			}
			if p.Kind != "gone" {
				fresh.WriteString(p.Text)
			}
		}
		if old.String() != before || fresh.String() != now {
			t.Fatalf("%q and %q became %q and %q", before, now, old.String(), fresh.String())
		}
	})
}
