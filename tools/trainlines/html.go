package main

import (
	"compress/gzip"
	"encoding/json"
	"html"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	space  = regexp.MustCompile(`\s+`)
	hidden = regexp.MustCompile(`(?is)<script\b.*?</script>|<style\b.*?</style>|<noscript\b.*?</noscript>|<svg\b.*?</svg>|<template\b.*?</template>|<!--.*?-->`)
	block  = regexp.MustCompile(`(?i)</?(p|div|br|li|ul|ol|h[1-6]|table|tr|td|th|section|article|header|footer|nav|aside|form|figure|figcaption|blockquote|dl|dt|dd|main|title|option|select|button|label|hr|pre|fieldset|body|html|head|address|textarea|tbody|thead)\b[^>]*>`)
	tag    = regexp.MustCompile(`(?s)<[^>]*>`)
)

// readHTML reads a compressed page as lines of text: a line for each block.
func readHTML(path, url string) (*page, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	s := space.ReplaceAllString(strings.ToValidUTF8(string(raw), "\uFFFD"), " ")
	s = hidden.ReplaceAllString(s, " ")
	s = html.UnescapeString(tag.ReplaceAllString(block.ReplaceAllString(s, "\n"), ""))
	p := &page{URL: url}
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(space.ReplaceAllString(l, " ")); l != "" {
			p.Lines = append(p.Lines, l)
		}
	}
	return p, nil
}

// label marks the lines that belong to the article: those of which half of the
// 4-word shingles are the article's, and shorter ones that are a line of it. This
// gives the benchmark's own labels in all but one of its lines. It reports whether
// enough of the article was found.
func (p *page) label(article string) bool {
	known, lines := map[string]bool{}, map[string]bool{}
	for s := range shingles(article) {
		known[s] = true
	}
	for l := range strings.SplitSeq(article, "\n") {
		lines[strings.Join(strings.FieldsFunc(l, notWord), " ")] = true
	}
	p.Body = make([]int, len(p.Lines))
	found := map[string]bool{}
	for i, l := range p.Lines {
		words := strings.FieldsFunc(l, notWord)
		hits, all := 0, shingles(l)
		for s := range all {
			if known[s] {
				hits++
			}
		}
		if len(words) == 0 || (len(words) < 4 || 2*hits < len(all)) && !lines[strings.Join(words, " ")] {
			continue
		}
		p.Body[i] = 1
		for s := range all {
			if known[s] {
				found[s] = true
			}
		}
	}
	const enough = 0.8
	if len(known) < 20 || float64(len(found)) < enough*float64(len(known)) {
		return false
	}
	p.prepare()
	return true
}

func shingles(text string) map[string]bool {
	words := strings.FieldsFunc(text, notWord)
	out := map[string]bool{}
	for i := 0; i+4 <= len(words); i++ {
		out[strings.Join(words[i:i+4], " ")] = true
	}
	return out
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' }

func readJSON(path string, v any) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, v)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
