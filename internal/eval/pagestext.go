package eval

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/page/savedtext"
)

// PagesText measures the classifier of saved text on the lines of the
// article-extraction benchmark. The committed weights are learned from all of
// these pages, so this is a measure of fit: tools/trainlines prints what
// cross-validation by site gives.
func PagesText() Set {
	return Set{
		Name:  "pages-text",
		About: "article body from saved text, 4-word shingles (the weights have seen these pages)",
		Run:   runPagesText,
	}
}

// linedPage is a page of the benchmark as lines of text.
type linedPage struct {
	ID    string   `json:"id"`
	URL   string   `json:"url"`
	Lines []string `json:"lines"`
}

// pageScore is what one page contributes.
type pageScore struct {
	url               string
	precision, recall float64
}

func runPagesText(ctx context.Context, data Data) (*Report, error) {
	pages, articles, err := readLinedPages(data)
	if err != nil {
		return nil, err
	}
	var total shingleScore
	scores := make([]pageScore, 0, len(pages))
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		body := savedBody(strings.Join(p.Lines, "\n"))
		precision, recall := total.add(articles[p.ID], body)
		scores = append(scores, pageScore{p.URL, precision, recall})
	}
	r := &Report{Set: "pages-text", N: len(pages), Items: "pages"}
	precision, recall, f1 := total.means()
	r.Score("f1", f1)
	r.Score("precision", precision)
	r.Score("recall", recall)
	r.Count("pages_without_body", len(pages)-total.predicted)
	missWorst(r, scores)
	return r, nil
}

// savedBody is the text of the lines of a saved page that are body or headings in
// it.
func savedBody(text string) string {
	var body []string
	for _, l := range savedtext.Classify(text) {
		if l.Kind == nlp.BodyBlock || l.Kind == nlp.HeadingBlock {
			body = append(body, text[l.Start:l.End])
		}
	}
	return strings.Join(body, "\n")
}

// missWorst lists the pages that lost most of the body, and those that kept most
// of what is not.
func missWorst(r *Report, scores []pageScore) {
	const least, most = 0.9, 20
	list := func(kind string, value func(pageScore) float64) {
		sorted := slices.Clone(scores)
		slices.SortStableFunc(sorted, func(a, b pageScore) int { return cmp.Compare(value(a), value(b)) })
		for _, s := range sorted[:min(most, len(sorted))] {
			if value(s) < least {
				r.Miss(kind, s.url, "precision %.2f recall %.2f", s.precision, s.recall)
			}
		}
	}
	list("body lost", func(s pageScore) float64 { return s.recall })
	list("furniture kept", func(s pageScore) float64 { return s.precision })
}

// readLinedPages reads the pages as lines, and the articles' bodies by page.
func readLinedPages(data Data) ([]linedPage, map[string]string, error) {
	path, err := data.Path("pages", "aeb", "lines.jsonl.gz")
	if err != nil {
		return nil, nil, err
	}
	var pages []linedPage
	err = eachJSON(path, func(dec *json.Decoder) error {
		var p linedPage
		err := dec.Decode(&p)
		pages = append(pages, p)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	path, err = data.Path("pages", "aeb", "ground-truth.json.gz")
	if err != nil {
		return nil, nil, err
	}
	articles := map[string]string{}
	err = eachJSON(path, func(dec *json.Decoder) error {
		var gold map[string]struct{ ArticleBody string }
		err := dec.Decode(&gold)
		for id, g := range gold {
			articles[id] = g.ArticleBody
		}
		return err
	})
	return pages, articles, err
}

// ShingleMeans compares the texts of pages with what they should be: mean
// precision, mean recall, and the F1 of the two.
func ShingleMeans(gold, got []string) (precision, recall, f1 float64) {
	var s shingleScore
	for i := range gold {
		s.add(gold[i], got[i])
	}
	return s.means()
}
