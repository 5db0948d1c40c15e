package input

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"readout/internal/errs"
)

// Known is what a JSONL file says beside the page itself. Empty means unsaid.
type Known struct {
	ID, URL, Outlet, Title, Published, Fetched, Language string
}

// article is one line of a JSONL file (doc/record.md, section Input).
type article struct {
	Text      *string         `json:"text"`
	HTML      *string         `json:"html"`
	ID        json.RawMessage `json:"id"` // a string or a number
	URL       string          `json:"url"`
	Outlet    string          `json:"outlet"`
	Title     string          `json:"title"`
	Published string          `json:"published"`
	Fetched   string          `json:"fetched"`
	Language  string          `json:"language"`
}

// articles yields one item a line. A line that cannot be read costs that line.
func (r *Reader) articles(path string, f io.Reader, yield func(Item) bool) {
	lines := bufio.NewReaderSize(f, 1<<16)
	for n := 1; ; n++ {
		place := fmt.Sprintf("%s:%d", path, n)
		line, err := r.line(lines)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return
		}
		item := Item{Path: place}
		switch {
		case err != nil && errs.KindOf(err) == errs.TooLarge:
			item.Err = tooLarge(place, r.limit())
		case err != nil && !errors.Is(err, io.EOF):
			yield(Item{Path: place, Err: errs.Wrap(errs.Unreadable, err, "cannot read %s", place)})
			return
		case len(bytes.TrimSpace(line)) == 0:
			continue
		default:
			item = parseArticle(place, line)
		}
		if int64(len(item.Data)) > r.limit() {
			item = Item{Path: place, Err: tooLarge(place, r.limit())}
		}
		if !yield(item) {
			return
		}
	}
}

// line reads one line without its end. A line over the limit is read past and
// gives an error of kind TooLarge. JSON may escape each byte as six.
func (r *Reader) line(lines *bufio.Reader) ([]byte, error) {
	limit := 6*r.limit() + 4096
	var line []byte
	over := false
	for {
		part, err := lines.ReadSlice('\n')
		if over = over || int64(len(line)+len(part)) > limit; !over {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if over {
			return nil, errs.New(errs.TooLarge, "line too long")
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}

func parseArticle(place string, line []byte) Item {
	var a article
	if err := json.Unmarshal(line, &a); err != nil {
		return Item{Path: place, Err: errs.Wrap(errs.Malformed, err, "%s is not a JSON object of an article", place)}
	}
	item := Item{Path: place, Known: Known{
		ID: textOf(a.ID), URL: a.URL, Outlet: a.Outlet, Title: a.Title,
		Published: a.Published, Fetched: a.Fetched, Language: a.Language,
	}}
	switch {
	case a.HTML != nil:
		item.Data, item.Format = []byte(*a.HTML), HTML
	case a.Text != nil:
		item.Data, item.Format = []byte(*a.Text), Text
	default:
		return Item{Path: place, Err: errs.New(errs.Malformed, `%s has neither "text" nor "html"`, place)}
	}
	return item
}

// textOf is a JSON string's content, or the literal of any other value.
func textOf(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

// Lines reads one file as JSONL, whatever its name, as it comes: one item a line.
func (r *Reader) Lines(path string) iter.Seq[Item] {
	return r.opened(path, func(f io.Reader, yield func(Item) bool) { r.articles(path, f, yield) })
}
