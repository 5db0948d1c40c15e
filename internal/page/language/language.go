// Package language names the language of a text.
package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

const (
	// sampled is how many bytes of a text are looked at: trigram statistics are
	// stable long before that.
	sampled = 800
	// fewLetters is the number of letters below which trigrams say too little.
	fewLetters = 60
)

// Of returns the ISO 639-1 code of the text's language, or empty. declared is
// what the page or its source says, or empty: it decides where the text is too
// short to tell, and is overruled where the text is plainly something else,
// because templates are copied from site to site with their tags.
func Of(text, declared string) string {
	declared = primary(declared)
	text = text[:cut(text, sampled)]
	if letters(text) < fewLetters {
		return declared
	}
	if plain := byFunctionWords(text); plain != "" {
		return plain
	}
	info := whatlanggo.Detect(text)
	found := info.Lang.Iso6391()
	switch {
	case found == "" || found == declared:
		return declared
	case declared != "" && !info.IsReliable():
		return declared
	}
	return found
}

// primary is the first part of a language tag (BCP 47) in lower case, where it
// has two letters.
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(strings.ReplaceAll(tag, "_", "-"))), "-")
	if len(tag) != 2 {
		return ""
	}
	return tag
}

// cut is the largest rune boundary at or below n.
func cut(text string, n int) int {
	if len(text) <= n {
		return len(text)
	}
	for !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
