package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

// readable is the document's text as the model should see it: of the same
// length, byte for byte, but that the words of headlines in title case or in
// capitals are written as the running text writes them.
func readable(d *nlp.Document) string {
	var text []byte
	var seen usage
	for _, b := range d.Blocks {
		if b.Kind != nlp.TitleBlock && b.Kind != nlp.HeadingBlock && b.Kind != nlp.DeckBlock {
			continue
		}
		how := style(d.Slice(b.Span))
		if how == sentenceCase {
			continue
		}
		if text == nil {
			text, seen = []byte(d.Text), usageOf(d)
		}
		rewrite(text[b.Start:b.End], how, seen)
	}
	if text == nil {
		return d.Text
	}
	return string(text)
}

// headlineStyle is how a headline uses capitals.
type headlineStyle uint8

const (
	sentenceCase headlineStyle = iota
	titleCase                  // a capital on every longer word
	allCapitals
)

// longWord is the number of letters from which title case gives a word its
// capital in every house style.
const longWord = 4

// style tells how a headline uses capitals. A headline of fewer than four long
// words says too little: it is left as it is, unless it is all in capitals.
func style(headline string) headlineStyle {
	long, capital, upper, letters := 0, 0, 0, 0
	for w := range strings.FieldsFuncSeq(headline, notLetter) {
		for _, r := range w {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
		if utf8.RuneCountInString(w) < longWord {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			capital++
		}
	}
	switch {
	case letters >= 12 && upper*10 >= letters*9:
		return allCapitals
	case long >= 4 && capital*10 >= long*9:
		return titleCase
	}
	return sentenceCase
}

// usage counts how the running text writes a word, by its lower-case form: with
// and without a capital, the beginnings of sentences left out.
type usage map[string]struct{ capital, lower int }

func usageOf(d *nlp.Document) usage {
	seen := usage{}
	for _, b := range d.Blocks {
		if b.Kind != nlp.BodyBlock && b.Kind != nlp.CaptionBlock {
			continue
		}
		begins := true
		text := d.Slice(b.Span)
		for at := 0; at < len(text); {
			start, end := word(text, at)
			if start == end {
				break
			}
			w := text[start:end]
			if gap := text[at:start]; strings.ContainsAny(gap, ".!?:“\"‘") {
				begins = true
			}
			if !begins {
				seen.add(w)
			}
			begins, at = false, end
		}
	}
	return seen
}

func (u usage) add(w string) {
	key := strings.ToLower(w)
	n := u[key]
	if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
		n.capital++
	} else {
		n.lower++
	}
	u[key] = n
}

// word is the next run of letters in text from at on; empty at the end.
func word(text string, at int) (start, end int) {
	for i, r := range text[at:] {
		if !notLetter(r) {
			start = at + i
			for j, r := range text[start:] {
				if notLetter(r) {
					return start, start + j
				}
			}
			return start, len(text)
		}
	}
	return len(text), len(text)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' }

// rewrite writes the words of a headline as the body does: without a capital
// where the body has it without, or where the word is one that no name begins
// with; in capitals only where the body does not know it. ASCII letters alone are
// changed, so that lengths hold.
func rewrite(headline []byte, how headlineStyle, seen usage) {
	text := string(headline)
	first := true
	for at := 0; at < len(text); {
		start, end := word(text, at)
		if start == end {
			return
		}
		w := text[start:end]
		capital, lower := seen.lookup(w)
		unknown := capital+lower == 0 && !common[strings.ToLower(w)]
		name := capital > lower || unknown
		switch {
		case how == allCapitals && unknown && utf8.RuneCountInString(w) <= 3:
			// An abbreviation, as far as can be told.
		case how == allCapitals && (name || first):
			lowerASCII(headline[start+1 : end])
		case how == allCapitals, !name && !first:
			lowerASCII(headline[start:end])
		}
		first = strings.ContainsAny(text[end:min(end+2, len(text))], ":.?!")
		at = end
	}
}

func lowerASCII(b []byte) {
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
}
