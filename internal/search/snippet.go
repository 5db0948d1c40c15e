package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/internal/nlp"
)

const (
	// maxSnippets is how many passages are shown of a document.
	maxSnippets = 2
	// maxSnippet is the longest passage in bytes; longer sentences are cut around
	// what was found.
	maxSnippet = 320
)

// snippets are the passages of a document that hold most of what was looked for:
// sentences, or what the statements report. Where nothing is marked it is the
// beginning of the body.
func snippets(d *nlp.Document, words []Term, statements []int) []Snippet {
	marks := find(d.Text, words)
	var passages []nlp.Span
	for _, s := range statements {
		passages = append(passages, statementSpan(d, s))
	}
	if len(statements) == 0 {
		for _, s := range d.Sentences {
			passages = append(passages, s.Span)
		}
	}
	if len(passages) == 0 {
		for _, b := range d.Blocks {
			passages = append(passages, b.Span)
		}
	}
	var all []Snippet
	for _, p := range passages {
		all = append(all, cut(d.Text, p, marks))
	}
	if len(statements) == 0 {
		all = slices.DeleteFunc(all, func(s Snippet) bool { return len(s.Marks) == 0 })
	}
	if len(all) == 0 {
		return beginning(d)
	}
	slices.SortStableFunc(all, func(a, b Snippet) int { return cmp.Compare(len(b.Marks), len(a.Marks)) })
	all = all[:min(len(all), maxSnippets)]
	slices.SortFunc(all, func(a, b Snippet) int { return cmp.Compare(a.Start, b.Start) })
	return all
}

// statementSpan covers the speaker and all that is reported.
func statementSpan(d *nlp.Document, at int) nlp.Span {
	s := &d.Statements[at]
	out := s.Cue
	for _, span := range append([]nlp.Span{s.Speaker.Span}, s.Content...) {
		switch {
		case span.Empty():
		case out.Empty():
			out = span
		default:
			out.Start, out.End = min(out.Start, span.Start), max(out.End, span.End)
		}
	}
	return out
}

// beginning is the first passage of the body.
func beginning(d *nlp.Document) []Snippet {
	for _, b := range d.Blocks {
		if b.Kind == nlp.BodyBlock {
			return []Snippet{cut(d.Text, b.Span, nil)}
		}
	}
	return nil
}

// cut shortens a passage to maxSnippet around its first mark, at white space.
func cut(text string, p nlp.Span, marks []nlp.Span) Snippet {
	out := Snippet{Span: p}
	for _, m := range marks {
		if p.Contains(m) {
			out.Marks = append(out.Marks, m)
		}
	}
	if p.Len() > maxSnippet {
		if len(out.Marks) > 0 && out.Marks[0].End-p.Start > maxSnippet*2/3 {
			out.Start = wordStart(text, out.Marks[0].Start-maxSnippet/3, p)
		}
		out.End = wordStart(text, min(out.Start+maxSnippet, p.End), p)
		out.Marks = slices.DeleteFunc(out.Marks, func(m nlp.Span) bool { return !out.Span.Contains(m) })
	}
	return out
}

// wordStart is the end of the last white space before at, or a rune's boundary.
func wordStart(text string, at int, p nlp.Span) int {
	at = max(p.Start, min(at, p.End))
	if at == p.End {
		return at
	}
	for i := at; i > max(p.Start, at-40); i-- {
		if text[i-1] == ' ' || text[i-1] == '\n' {
			return i
		}
	}
	for at > p.Start && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// find marks what the terms match in a text, in order, disjoint.
func find(text string, terms []Term) []nlp.Span {
	var wanted [][]string
	for _, t := range terms {
		var list []string
		scan(t.Text, func(w string, _ nlp.Span) { list = append(list, w) })
		if len(list) > 0 {
			wanted = append(wanted, list)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	var words []string
	var spans []nlp.Span
	scan(text, func(w string, s nlp.Span) { words, spans = append(words, w), append(spans, s) })
	var out []nlp.Span
	for i := 0; i < len(words); {
		n := 0
		for k, list := range wanted {
			if len(list) > n && matchesAt(words[i:], list, k < len(terms) && terms[k].Prefix) {
				n = len(list)
			}
		}
		if n > 0 {
			out = append(out, nlp.Span{Start: spans[i].Start, End: spans[i+n-1].End})
		}
		i += max(n, 1)
	}
	return out
}

func matchesAt(words, list []string, prefix bool) bool {
	if len(words) < len(list) {
		return false
	}
	for i, w := range list {
		last := i == len(list)-1
		if !sameStem(words[i], w) && !(prefix && last && strings.HasPrefix(words[i], w)) {
			return false
		}
	}
	return true
}

// scan calls yield for each word of a text, in lower case and without accents, as
// the index has them.
func scan(text string, yield func(word string, at nlp.Span)) {
	start := -1
	for i, r := range text {
		if word := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r); word && start < 0 {
			start = i
		} else if !word && start >= 0 {
			yield(bare(text[start:i]), nlp.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		yield(bare(text[start:]), nlp.Span{Start: start, End: len(text)})
	}
}

// bare is a word in lower case without accents.
func bare(w string) string {
	w = strings.ToLower(w)
	if ascii(w) {
		return w
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(w))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// endings are those that the index's stemmer (Porter 1980) takes off most.
var endings = []string{"", "s", "es", "ed", "d", "ing", "er", "ers", "ion", "ions", "ation", "ment", "ments", "ly", "al", "y", "ies", "ied", "ive", "e"}

// sameStem reports whether two words are forms of one, near enough to what the
// index's stemmer says: it decides what is marked, not what is found.
func sameStem(a, b string) bool {
	if a == b {
		return true
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n >= 4 && slices.Contains(endings, a[n:]) && slices.Contains(endings, b[n:])
}
