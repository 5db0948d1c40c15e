package eval

import (
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/internal/errs"
	"readout/internal/nlp"
)

// timeGold is a TIMEX3 of a TimeML file, in byte offsets of the text.
type timeGold struct {
	nlp.Span
	Type, Value string
}

// timeDocument is a TimeML file: its text as a document, its TIMEX3s, and whether
// it is held.
type timeDocument struct {
	name  string
	doc   *nlp.Document
	gold  []timeGold
	held  bool
	found []nlp.Timex
}

// readTimeML reads the .tml files below dir, in order of their paths.
func readTimeML(dir string) ([]*timeDocument, error) {
	var all []*timeDocument
	err := filepath.WalkDir(dir, func(path string, f os.DirEntry, err error) error {
		if err != nil || f.IsDir() || !strings.HasSuffix(path, ".tml") {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		t := parseTimeML(string(raw))
		t.name = filepath.Base(path)
		t.held = isHeld(t.name)
		all = append(all, t)
		return nil
	})
	if err == nil && len(all) == 0 {
		return nil, errs.New(errs.MissingData, "%s holds no .tml files", dir)
	}
	slices.SortFunc(all, func(a, b *timeDocument) int { return strings.Compare(a.name, b.name) })
	return all, err
}

// parseTimeML takes the TEXT of a file without its tags, the TIMEX3s in it, and
// the document's creation time for an anchor.
func parseTimeML(raw string) *timeDocument {
	t := &timeDocument{}
	anchor := attribute(between(raw, "<DCT>", "</DCT>"), "value")
	body := between(raw, "<TEXT>", "</TEXT>")
	var text strings.Builder
	var open []timeGold
	for body != "" {
		i := strings.IndexByte(body, '<')
		if i < 0 {
			i = len(body)
		}
		text.WriteString(html.UnescapeString(body[:i]))
		body = body[i:]
		end := strings.IndexByte(body, '>')
		if end < 0 {
			break
		}
		tag := body[1:end]
		body = body[end+1:]
		switch {
		case strings.HasPrefix(tag, "TIMEX3"):
			open = append(open, timeGold{nlp.Span{Start: text.Len()}, attribute(tag, "type"), attribute(tag, "value")})
		case tag == "/TIMEX3" && len(open) > 0:
			g := open[len(open)-1]
			open = open[:len(open)-1]
			g.End = text.Len()
			t.gold = append(t.gold, g)
		}
	}
	slices.SortStableFunc(t.gold, func(a, b timeGold) int { return a.Start - b.Start })
	t.doc = plainDocument(text.String(), anchor)
	return t
}

func between(s, open, end string) string {
	_, s, ok := strings.Cut(s, open)
	if !ok {
		return ""
	}
	s, _, _ = strings.Cut(s, end)
	return s
}

// attribute is the value of an attribute of a tag.
func attribute(tag, name string) string {
	_, rest, ok := strings.Cut(tag, " "+name+`="`)
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

// plainDocument is a document of running text with paragraphs for blocks; anchor
// begins with a day in ISO 8601, or is empty.
func plainDocument(text, anchor string) *nlp.Document {
	d := &nlp.Document{ID: "d1", Language: "en", Text: text}
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		start, end := at, at+len(line)
		at = end
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			continue
		}
		start += strings.Index(line, trimmed)
		if n := len(d.Blocks); n > 0 && !paragraphEnd(text[:start]) {
			d.Blocks[n-1].End = start + len(trimmed)
			continue
		}
		d.Blocks = append(d.Blocks, nlp.Block{Kind: nlp.BodyBlock, Span: nlp.Span{Start: start, End: start + len(trimmed)}})
	}
	if len(anchor) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, anchor[:len(time.DateOnly)]); err == nil {
			d.Dates.Anchor.Date = nlp.Date{Time: t, Precision: nlp.Day}
		}
	}
	return d
}

// paragraphEnd reports whether a paragraph ends with the text before a line: at a
// blank line, or where the line before ends a sentence.
func paragraphEnd(before string) bool {
	if strings.HasSuffix(strings.ReplaceAll(before, " ", ""), "\n\n") {
		return true
	}
	before = strings.TrimSpace(before)
	return strings.HasSuffix(before, ".") || strings.HasSuffix(before, "''") || strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "_") || strings.HasSuffix(before, ":")
}
