package eval

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/page"
)

// PagesHTML measures the article body found in HTML pages against the
// article-extraction benchmark (Scrapinghub 2020), by its own metric.
func PagesHTML() Set {
	return Set{"pages-html", "article body of HTML pages, 4-word shingles", runPagesHTML}
}

func runPagesHTML(ctx context.Context, data Data) (*Report, error) {
	gold, err := articleBodies(data)
	if err != nil {
		return nil, err
	}
	r := &Report{Set: "pages-html", Items: "pages"}
	var score shingleScore
	for _, id := range slices.Sorted(maps.Keys(gold)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		path, err := data.Path("pages", "aeb", "html", id+".html.gz")
		if err != nil {
			return nil, err
		}
		source, err := readPacked(path)
		if err != nil {
			return nil, err
		}
		r.N++
		r.mistakeOf(&score, id, gold[id].ArticleBody, bodyText(source, input.HTML, gold[id].URL))
	}
	r.shingles(&score)
	return r, nil
}

// body is one page of the benchmark's ground truth.
type body struct {
	ArticleBody string `json:"articleBody"`
	URL         string `json:"url"`
}

func articleBodies(data Data) (map[string]body, error) {
	path, err := data.Path("pages", "aeb", "ground-truth.json.gz")
	if err != nil {
		return nil, err
	}
	source, err := readPacked(path)
	if err != nil {
		return nil, err
	}
	var gold map[string]body
	return gold, json.Unmarshal(source, &gold)
}

// shingles adds the three measures of a shingle score.
func (r *Report) shingles(s *shingleScore) {
	p, rec, f1 := s.means()
	r.Score("F1", f1)
	r.Score("precision", p)
	r.Score("recall", rec)
}

// mistakeOf scores a page and notes it where a tenth or more of it is wrong.
func (r *Report) mistakeOf(s *shingleScore, id, gold, got string) {
	switch p, rec := s.add(gold, got); {
	case rec < .9 && gold != "":
		r.Miss("lost", id, "recall %.2f, precision %.2f", rec, p)
	case p < .9 && got != "":
		r.Miss("extra", id, "precision %.2f, recall %.2f", p, rec)
	}
}

// bodyText is the article body that the program finds in a page, a block a line.
func bodyText(source []byte, format input.Format, url string) string {
	item := input.Item{Data: source, Format: format, Known: input.Known{URL: url}}
	d, err := page.Read(item, page.Options{})
	if d == nil || err != nil && errs.KindOf(err) != errs.NoArticle {
		return ""
	}
	var b strings.Builder
	for _, block := range d.Blocks {
		switch block.Kind {
		case nlp.BodyBlock, nlp.HeadingBlock, nlp.DeckBlock, nlp.DatelineBlock:
			b.WriteString(d.Slice(block.Span))
			b.WriteByte('\n')
		}
	}
	return b.String()
}
