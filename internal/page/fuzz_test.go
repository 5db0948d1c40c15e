package page

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/internal/input"
	"readout/internal/nlp"
)

// FuzzRead feeds bytes to the reader of pages in every format: no panic, bounded
// time, spans in order and on rune boundaries, text that stands in the page.
func FuzzRead(f *testing.F) {
	f.Add([]byte("<html><title>Lock shut - Courier</title><h1>Lock shut</h1><p>The lock stays shut, she said.</p>"), uint8(input.HTML))
	f.Add([]byte("MENU | Home\nLock stays shut\n\nBRENNICK (SPA) – The lock stays shut.\n(SPA)\n© Courier 2026"), uint8(input.Page))
	f.Add([]byte("Lock\r\n\tshut\u00a0 “x"), uint8(input.Text))
	f.Add([]byte("<p>\xe2\x80<script type=application/ld+json>{\"@graph\":[{\"@type\":\"NewsArticle\"}]}"), uint8(input.Auto))
	f.Fuzz(func(t *testing.T, data []byte, format uint8) {
		if format > uint8(input.HTML) || len(data) > 1<<16 {
			return
		}
		start := time.Now()
		d, _ := Read(input.Item{Path: "x", Data: data, Format: input.Format(format)}, Options{As: input.Format(format)})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%d bytes took %v", len(data), took)
		}
		if d != nil {
			checkSpans(t, d)
		}
	})
}

func checkSpans(t *testing.T, d *nlp.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Error("text is not UTF-8")
	}
	end := 0
	for _, b := range d.Blocks {
		if b.Start < end || b.End > len(d.Text) || b.Empty() {
			t.Fatalf("block %v behind %d in a text of %d bytes", b.Span, end, len(d.Text))
		}
		if s := d.Slice(b.Span); !utf8.ValidString(s) || strings.TrimSpace(s) == "" {
			t.Errorf("block %q", s)
		}
		end = b.End
	}
	for _, f := range d.Furniture {
		if f.After < 0 || f.After > len(d.Blocks) || f.Why == "" {
			t.Errorf("furniture %+v", f)
		}
	}
}
