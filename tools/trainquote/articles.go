package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/gob"
	"encoding/json"
	"os"
	"path/filepath"
	"unicode/utf8"

	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/nlp/english"
	"readout/internal/nlp/quote"
	"readout/internal/page"
)

// article is a parsed document with its gold.
type article struct {
	Document *nlp.Document
	Gold     []quote.Gold
}

// readArticles parses the articles of a part, or takes them from the cache.
func readArticles(path, cache, part string) ([]article, error) {
	kept := filepath.Join(cache, part+".gob")
	var all []article
	if cache != "" {
		if f, err := os.Open(kept); err == nil {
			defer f.Close()
			return all, gob.NewDecoder(bufio.NewReader(f)).Decode(&all)
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	lines := json.NewDecoder(z)
	for lines.More() {
		var row polnear
		if err := lines.Decode(&row); err != nil {
			return nil, err
		}
		a, err := row.article()
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	if cache != "" {
		return all, keep(kept, all)
	}
	return all, nil
}

func keep(path string, all []article) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	if err := gob.NewEncoder(w).Encode(all); err != nil {
		return err
	}
	return w.Flush()
}

// polnear is a line of the collection; offsets are code points.
type polnear struct {
	ID           string `json:"id"`
	Text         string `json:"text"`
	Attributions []struct {
		Source, Cue, Content [][2]int
	} `json:"attributions"`
}

func (p *polnear) article() (article, error) {
	d, err := page.Read(input.Item{Path: p.ID, Data: []byte(p.Text)}, page.Options{As: input.Text})
	if err != nil {
		return article{}, err
	}
	d.Language = "en"
	if err := (english.Stage{}).Annotate(context.Background(), d); err != nil {
		return article{}, err
	}
	at := offsets(d.Text)
	spans := func(list [][2]int) []nlp.Span {
		var out []nlp.Span
		for _, s := range list {
			if s[1] < len(at) {
				out = append(out, nlp.Span{Start: at[s[0]], End: at[s[1]]})
			}
		}
		return out
	}
	a := article{Document: d}
	for _, g := range p.Attributions {
		a.Gold = append(a.Gold, quote.Gold{Source: spans(g.Source), Cue: spans(g.Cue), Content: spans(g.Content)})
	}
	return a, nil
}

// offsets are the byte offsets of the code points of a text, and its length.
func offsets(text string) []int {
	at := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}
