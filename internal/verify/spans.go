package verify

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// spans walks the whole record and checks all that has the form of a span, in
// whatever field it stands.
func (c *checker) spans() {
	c.walk(c.record.tree, "", "")
	for _, d := range c.record.Documents {
		c.blocks(&d)
	}
}

// walk visits a value; id is that of the nearest object that has one.
func (c *checker) walk(v any, path, id string) {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			c.walk(e, fmt.Sprintf("%s[%d]", path, i), id)
		}
	case map[string]any:
		if own, ok := v["id"].(string); ok {
			id = own
		}
		if isSpan(v) {
			c.span(strings.TrimSpace(id+" "+path), v)
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			c.walk(v[key], strings.TrimPrefix(path+"."+key, "."), id)
		}
	}
}

// isSpan reports whether an object names a document, a start, an end and a text.
func isSpan(v map[string]any) bool {
	for _, key := range []string{"doc", "start", "end", "text"} {
		if _, ok := v[key]; !ok {
			return false
		}
	}
	// A time's own start and end are moments; its place is a span of its own.
	_, moment := v["start"].(string)
	return !moment && !(v["start"] == nil && v["span"] != nil)
}

func (c *checker) span(where string, v map[string]any) {
	c.report.Spans++
	id, _ := v["doc"].(string)
	text, isText := v["text"].(string)
	d := c.documents[id]
	switch {
	case d == nil:
		c.report.found(where, "there is no document %q", id)
	case !isText:
		c.report.found(where, "it has no text")
	case v["start"] == nil && v["end"] == nil:
		if d.read != nil && !strings.Contains(d.furniture, fold(text)) {
			c.report.found(where, "%q was not taken out of the page %s", text, d.Path)
		}
	default:
		start, ok := whole(v["start"])
		end, ok2 := whole(v["end"])
		if !ok || !ok2 {
			c.report.found(where, "start and end are not whole numbers")
			return
		}
		c.stands(where, d, start, end, text)
	}
}

func whole(v any) (int, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	i, err := n.Int64()
	return int(i), err == nil && int64(int(i)) == i
}

// stands checks that a text stands in a document from start to end, in the
// record's text and in the page's.
func (c *checker) stands(where string, d *document, start, end int, text string) {
	if start < 0 || end < start || end > len(d.runes) {
		c.report.found(where, "%d to %d lies outside the text of %s, which has %d code points", start, end, d.ID, len(d.runes))
		return
	}
	there := string(d.runes[start:end])
	if there == text {
		return
	}
	elsewhere := "nor anywhere else in it"
	if i := strings.Index(d.Text, text); i >= 0 {
		elsewhere = fmt.Sprintf("but at %d", len([]rune(d.Text[:i])))
	}
	c.report.found(where, "%q does not stand at %d to %d of %s (%s), %s: there stands %q", text, start, end, d.ID, d.Path, elsewhere, there)
}

// blocks checks that the blocks lie in the text in order, and that the furniture is
// the page's.
func (c *checker) blocks(rd *recordDocument) {
	d := c.documents[rd.ID]
	if d == nil || d.recordDocument.Path != rd.Path {
		return
	}
	last := 0
	for i, b := range rd.Blocks {
		where := fmt.Sprintf("%s blocks[%d]", rd.ID, i)
		switch {
		case b.Text != nil:
			if d.read != nil && !strings.Contains(d.furniture, fold(*b.Text)) {
				c.report.found(where, "%q was not taken out of the page %s", *b.Text, d.Path)
			}
		case b.Start == nil || b.End == nil || *b.Start < last || *b.End < *b.Start || *b.End > len(d.runes):
			c.report.found(where, "it does not lie in the text behind the block before")
		default:
			last = *b.Start
		}
	}
}
