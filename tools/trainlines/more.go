package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// readMore reads the pages of other collections whose articles are known, as HTML:
// their lines are made as those of the benchmark were, and labelled by comparison
// with the article. Collections that are not there give none.
func readMore(data string) ([]*page, error) {
	a, err := readWCXB(filepath.Join(data, "pages", "wcxb"))
	if err != nil {
		return nil, err
	}
	b, err := readFundus(filepath.Join(data, "pages", "fundus"))
	return append(a, b...), err
}

func readWCXB(dir string) ([]*page, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var pages []*page
	for _, f := range files {
		var gold struct {
			URL   string
			Truth struct {
				Content string `json:"main_content"`
			} `json:"ground_truth"`
		}
		if err := readJSON(f, &gold); err != nil {
			return nil, err
		}
		p, err := readHTML(strings.TrimSuffix(f, ".json")+".html.gz", gold.URL)
		if err != nil {
			return nil, err
		}
		if p.label(gold.Truth.Content) {
			pages = append(pages, p)
		}
	}
	return pages, nil
}

// fundusArticle is what a publisher's file says of one of its pages.
type fundusArticle struct {
	Body struct {
		Sections []struct{ Headline, Paragraphs []string }
	}
}

func (a fundusArticle) text() string {
	var lines []string
	for _, s := range a.Body.Sections {
		lines = append(append(lines, s.Headline...), s.Paragraphs...)
	}
	return strings.Join(lines, "\n")
}

// readFundus reads a folder of countries. A publisher's file holds one article or
// more without saying of which page each is: the page that has its text.
func readFundus(dir string) ([]*page, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "meta.info"))
	if err != nil {
		return nil, err
	}
	var pages []*page
	for _, f := range files {
		var meta map[string]struct{ URL string }
		if err := readJSON(f, &meta); err != nil {
			return nil, err
		}
		for _, name := range sortedKeys(meta) {
			path := filepath.Join(filepath.Dir(f), name)
			p, err := readHTML(path, meta[name].URL)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			publisher, _, _ := strings.Cut(name, "_")
			articles := map[string]json.RawMessage{}
			if err := readJSON(filepath.Join(filepath.Dir(f), publisher+".json"), &articles); err != nil {
				return nil, err
			}
			for _, version := range sortedKeys(articles) {
				var a fundusArticle
				if json.Unmarshal(articles[version], &a) == nil && p.label(a.text()) {
					pages = append(pages, p)
					break
				}
			}
		}
	}
	return pages, nil
}
