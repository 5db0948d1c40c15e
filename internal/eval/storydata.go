package eval

import (
	"cmp"
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
)

// Articles are documents with the story of each, "" where it has no label.
type Articles struct {
	Documents []*nlp.Document
	Stories   []string
}

// storyCollections lists the files of each collection of stories.
var storyCollections = map[string][]string{
	"allsides":   {"stories/allsides/dev.articles.jsonl.gz", "stories/allsides/dev.background.jsonl.gz"},
	"giveme5w1h": {"stories/giveme5w1h/articles.jsonl.gz"},
	"basil":      {"stories/basil/articles.jsonl.gz"},
	"ecbplus":    {"stories/ecbplus/docs.jsonl.gz"},
}

// storyArticle is one line of any of these files.
type storyArticle struct {
	ID        string          `json:"id"`
	Story     *string         `json:"story"`
	Outlet    string          `json:"outlet"`
	Date      string          `json:"date"`
	Imputed   bool            `json:"date_imputed"`
	Title     string          `json:"title"`
	Text      string          `json:"text"`
	Sentences json.RawMessage `json:"sentences"` // ecbplus: lists of words
}

// ReadArticles reads a collection in the order of its dates; ties keep the order
// of the files. Dates that are imputed order the articles, and the documents do
// not show them.
func ReadArticles(data Data, name string) (*Articles, error) {
	var all []storyArticle
	for _, file := range storyCollections[name] {
		path, err := data.Path(file)
		if err != nil {
			return nil, err
		}
		if all, err = appendArticles(all, path); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(all, func(a, b storyArticle) int { return cmp.Compare(a.Date, b.Date) })
	articles := &Articles{}
	for _, a := range all {
		story := ""
		if a.Story != nil {
			story = *a.Story
		}
		articles.Documents = append(articles.Documents, a.document())
		articles.Stories = append(articles.Stories, story)
	}
	return articles, nil
}

func appendArticles(all []storyArticle, path string) ([]storyArticle, error) {
	err := eachJSON(path, func(dec *json.Decoder) error {
		var a storyArticle
		if err := dec.Decode(&a); err != nil {
			return err
		}
		all = append(all, a)
		return nil
	})
	return all, err
}

// document makes a Document of an article: title, body, outlet and day.
func (a *storyArticle) document() *nlp.Document {
	text := a.Text
	if text == "" {
		text = a.words()
	}
	d := &nlp.Document{ID: a.ID, Title: a.Title, Language: "en", Outlet: nlp.Outlet{Name: a.Outlet}, Text: text}
	if a.Title != "" {
		d.Text = a.Title + "\n\n" + text
		d.Blocks = []nlp.Block{{Kind: nlp.TitleBlock, Span: nlp.Span{Start: 0, End: len(a.Title)}}}
	}
	d.Blocks = append(d.Blocks, nlp.Block{Kind: nlp.BodyBlock, Span: nlp.Span{Start: len(d.Text) - len(text), End: len(d.Text)}})
	if day, err := time.Parse(time.DateOnly, a.Date[:min(len(a.Date), 10)]); err == nil && !a.Imputed {
		d.Dates.Published = nlp.DateReading{Date: nlp.Date{Time: day, Precision: nlp.Day}}
	}
	return d
}

// words joins the sentences, which are strings or lists of words.
func (a *storyArticle) words() string {
	var flat []string
	if json.Unmarshal(a.Sentences, &flat) == nil {
		return strings.Join(flat, "\n")
	}
	var nested [][]string
	if json.Unmarshal(a.Sentences, &nested) != nil {
		return ""
	}
	for _, s := range nested {
		flat = append(flat, strings.Join(s, " "))
	}
	return strings.Join(flat, "\n")
}

// Held reports whether a story belongs to the fifth that is kept as a number
// only: nothing is learned from it and its mistakes are not shown.
func Held(story string) bool {
	h := fnv.New32a()
	h.Write([]byte(story))
	return h.Sum32()%5 == 0
}
