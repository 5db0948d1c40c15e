package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/page/markup"
)

// onlyOne are the items of what one report alone has: those that read best first.
// What stands among the sentences that tell what happened is left out.
func (b *builder) onlyOne() []item {
	var all []news.Comparison
	for _, c := range b.comparisons {
		if c.Kind == news.SingleSource && len(c.Values) > 0 && !b.happenedAt(c.Values[0].Evidence) {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(x, y news.Comparison) int {
		return cmp.Compare(burden(x.Values[0].Evidence), burden(y.Values[0].Evidence))
	})
	var items []item
	seen := map[string]bool{}
	for _, c := range all {
		at := fuller(c.Values[0].Evidence)
		if key := at.Document.ID + markup.Key(at.Text()); !seen[key] {
			seen[key] = true
			items = append(items, b.alone(c))
		}
	}
	return items
}

// happenedAt reports whether a place stands in the story's summary.
func (b *builder) happenedAt(e news.Evidence) bool {
	return slices.ContainsFunc(b.story.Summary, func(s news.Evidence) bool {
		return s.Document == e.Document && s.Overlaps(e.Span)
	})
}

// alone shows what one report alone has.
func (b *builder) alone(c news.Comparison) item {
	at := fuller(c.Values[0].Evidence)
	pieces := []piece{quoted(at, valueWidth), b.refs(at)}
	if !told(c) {
		pieces = append(b.lead(c), pieces...)
	}
	return item{{pieces: pieces}}
}

// fuller is the sentence of a clause that has no subject of its own or that leans on
// another, where it can be shown whole: "waited for an hour" says nothing alone.
func fuller(e news.Evidence) news.Evidence {
	sentence := SentenceOf(e)
	if leans(e) && sentence.Len() <= valueWidth && !strings.Contains(e.Document.Slice(sentence), "\n") {
		return evidence(e.Document, sentence)
	}
	return e
}

// leans reports whether a clause cannot be read alone. Without a parse none does.
func leans(e news.Evidence) bool {
	d := e.Document
	if len(d.Tokens) == 0 {
		return false
	}
	first, end := d.TokenAt(e.Start), d.TokenAt(e.End)
	if first >= end {
		return false
	}
	switch d.Tokens[first].Lower {
	case "if", "unless", "who", "which", "whom", "whose", "where", "when", "that", "to", "as", "because", "while", "all", "by", "than":
		return true
	}
	return d.Tokens[first].POS == "PUNCT" && !inQuotation(e) || !hasSubject(d, first, end)
}

// hasSubject reports whether a verb among tokens has its subject among them.
func hasSubject(d *nlp.Document, first, end int) bool {
	for i := first; i < end; i++ {
		switch d.Tokens[i].Dep {
		case "nsubj", "nsubjpass", "csubj", "csubjpass", "expl":
			return true
		}
	}
	return false
}

// burden is how badly what one report alone has reads: the least is shown first.
func burden(e news.Evidence) int {
	sentence := e.Document.Slice(SentenceOf(e))
	n := 0
	if listed(sentence) {
		n += 4
	}
	if leans(fuller(e)) || reports(e) {
		n += 2
	}
	if inQuotation(e) { // its speaker has it too
		n++
	}
	if e.Len() > valueWidth {
		n++
	}
	return n
}

// reports tells whether a place says that somebody spoke without what is said.
func reports(e news.Evidence) bool {
	for _, st := range e.Document.Statements {
		if e.Contains(st.Cue) && !st.Cue.Empty() && !slices.ContainsFunc(st.Content, e.Overlaps) {
			return true
		}
	}
	return false
}

// inQuotation reports whether a place stands in somebody's words.
func inQuotation(e news.Evidence) bool {
	return slices.ContainsFunc(e.Document.Quotations, func(q nlp.Quotation) bool { return q.Outer.Contains(e.Span) })
}

// listed reports whether a text reads as links and headings set in a row rather than
// as a sentence: without a stop, of capitals mostly, or with words that run together.
func listed(s string) bool {
	end := strings.TrimRight(s, "”’\"')] ")
	if !strings.HasSuffix(end, ".") && !strings.HasSuffix(end, "!") && !strings.HasSuffix(end, "?") {
		return true
	}
	if runTogether(s) || strings.Contains(s, "file photo") || strings.Contains(s, "Image caption") {
		return true
	}
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		letters := []rune(strings.TrimLeft(w, "“‘\"'("))
		if len(letters) < 4 {
			continue
		}
		words++
		if unicode.IsUpper(letters[0]) {
			capitals++
		}
	}
	return 3*capitals > 2*words && words > 7
}

// runTogether reports whether links stand in a text without a space or with a bar
// between them.
func runTogether(s string) bool {
	if strings.Contains(s, " | ") {
		return true
	}
	for w := range strings.FieldsSeq(s) {
		if joins([]rune(w)) {
			return true
		}
	}
	return false
}

// joins reports whether a capital stands behind four small letters: "addedOn".
func joins(letters []rune) bool {
	small := 0
	for _, r := range letters {
		if unicode.IsUpper(r) && small > 3 {
			return true
		}
		if small++; !unicode.IsLower(r) {
			small = 0
		}
	}
	return false
}
