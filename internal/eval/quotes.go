package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/nlp/english"
	"readout/internal/nlp/quote"
	"readout/internal/page"
)

// Quotes measures statements against the attributions of PolNeAR (Newell et al.
// 2018), its development part. Half of the articles, chosen by a hash of their
// names, are a number only: their mistakes are not listed.
func Quotes() Set {
	return Set{"quotes", "PolNeAR dev: source, cue, content of attributions", func(ctx context.Context, data Data) (*Report, error) {
		path, err := data.Path("quotes", "polnear", "dev.jsonl.gz")
		if err != nil {
			return nil, err
		}
		articles, err := readPolnear(path)
		if err != nil {
			return nil, err
		}
		return scoreQuotes(ctx, articles)
	}}
}

// attribution is one of gold or one of ours, in byte offsets.
type attribution struct{ source, cue, content []nlp.Span }

type polnearArticle struct {
	id   string
	text string
	gold []attribution
}

func readPolnear(path string) ([]polnearArticle, error) {
	raw, err := readPacked(path)
	if err != nil {
		return nil, err
	}
	var all []polnearArticle
	for lines := json.NewDecoder(bytes.NewReader(raw)); lines.More(); {
		var row struct {
			ID, Text     string
			Attributions []struct{ Source, Cue, Content [][2]int }
		}
		if err := lines.Decode(&row); err != nil {
			return nil, err
		}
		a := polnearArticle{id: row.ID, text: row.Text}
		at := byteOffsets(row.Text)
		for _, g := range row.Attributions {
			a.gold = append(a.gold, attribution{spansAt(at, g.Source), spansAt(at, g.Cue), spansAt(at, g.Content)})
		}
		all = append(all, a)
	}
	return all, nil
}

// byteOffsets are the byte offsets of the code points of a text, and its length.
func byteOffsets(text string) []int {
	at := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

func spansAt(at []int, points [][2]int) []nlp.Span {
	var out []nlp.Span
	for _, p := range points {
		if 0 <= p[0] && p[0] <= p[1] && p[1] < len(at) {
			out = append(out, nlp.Span{Start: at[p[0]], End: at[p[1]]})
		}
	}
	return out
}

func scoreQuotes(ctx context.Context, articles []polnearArticle) (*Report, error) {
	report := &Report{Set: "quotes", Items: "articles", N: len(articles)}
	all, held := newQuoteScore(report), newQuoteScore(nil)
	for _, a := range articles {
		d, err := page.Read(input.Item{Path: a.id, Data: []byte(a.text)}, page.Options{As: input.Text})
		if err != nil {
			return nil, err
		}
		if err := (english.Stage{}).Annotate(ctx, d); err != nil {
			return nil, err
		}
		if err := (quote.Stage{}).Annotate(ctx, d); err != nil {
			return nil, err
		}
		h := fnv.New32a()
		h.Write([]byte(a.id))
		all.list = h.Sum32()%2 == 0
		all.article(a, d)
		if !all.list {
			held.article(a, d)
		}
	}
	all.print(report, "")
	held.print(report, "held half: ")
	return report, nil
}

// quoteScore counts over articles.
type quoteScore struct {
	report                *Report // for mistakes, or nil
	list                  bool    // mistakes of this article may be listed
	gold, ours, matched   int
	byForm, matchedByForm [3]int // of gold
	exact                 [3][3]int
	overlap               float64
	sourceRight           int
}

var roleNames = [3]string{"source", "cue", "content"}

func newQuoteScore(r *Report) *quoteScore { return &quoteScore{report: r} }

// oursOf are our attributions: statements and asides, as the set counts thoughts
// too.
func oursOf(d *nlp.Document) []attribution {
	var out []attribution
	for _, s := range slices.Concat(d.Statements, d.Asides) {
		a := attribution{content: s.Content}
		if !s.Speaker.Span.Empty() {
			a.source = []nlp.Span{s.Speaker.Span}
		}
		if !s.Cue.Empty() {
			a.cue = []nlp.Span{s.Cue}
		}
		if n := len(out); n > 0 && sameSpans(a.content, out[n-1].content) && sameSpans(a.cue, out[n-1].cue) && sameSpans(a.source, out[n-1].source) {
			continue // "both sides" are two statements of one attribution
		}
		out = append(out, a)
	}
	return out
}

func (q *quoteScore) article(a polnearArticle, d *nlp.Document) {
	ours := oursOf(d)
	q.gold += len(a.gold)
	q.ours += len(ours)
	taken := make([]bool, len(ours))
	for _, g := range a.gold {
		form := quotedForm(a.text, g.content)
		q.byForm[form]++
		best, top := -1, 0.0
		for i, o := range ours {
			if f := overlapF1(g.content, o.content); !taken[i] && f > top && sameAttribution(g, o) {
				best, top = i, f
			}
		}
		if best < 0 {
			q.miss(a, "missed", g)
			continue
		}
		taken[best] = true
		q.matched++
		q.matchedByForm[form]++
		q.overlap += overlapF1(normal(a.text, g.content), normal(a.text, ours[best].content))
		if len(g.source) == 0 && len(ours[best].source) == 0 || common(g.source, ours[best].source) > 0 {
			q.sourceRight++
		} else {
			q.miss(a, "source", g, ours[best])
		}
		if !sameSpans(normal(a.text, g.content), normal(a.text, ours[best].content)) {
			q.miss(a, "content", g, ours[best])
		}
	}
	for i, o := range ours {
		if !taken[i] {
			q.miss(a, "extra", o)
		}
	}
	q.exactly(a.text, a.gold, ours)
}

// exactly counts the spans of each role that are the same: each span once, as
// token labels count them.
func (q *quoteScore) exactly(text string, gold, ours []attribution) {
	for role := range roleNames {
		g, o := spanSet(text, gold, role), spanSet(text, ours, role)
		q.exact[role][0] += len(g)
		q.exact[role][1] += len(o)
		for s := range o {
			if g[s] {
				q.exact[role][2]++
			}
		}
	}
}

func spanSet(text string, all []attribution, role int) map[nlp.Span]bool {
	out := map[nlp.Span]bool{}
	for _, a := range all {
		for _, s := range normal(text, [3][]nlp.Span{a.source, a.cue, a.content}[role]) {
			out[s] = true
		}
	}
	return out
}

func (q *quoteScore) miss(a polnearArticle, kind string, which ...attribution) {
	if q.report == nil || !q.list {
		return
	}
	var parts []string
	for _, w := range which {
		parts = append(parts, "{"+words(a.text, w.source)+" | "+words(a.text, w.cue)+" | "+words(a.text, w.content)+"}")
	}
	q.report.Miss(kind, a.id, "%s", strings.Join(parts, "  ours "))
}

func words(text string, spans []nlp.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, squeeze(text[s.Start:s.End]))
	}
	return strings.Join(out, " / ")
}

func (q *quoteScore) print(r *Report, prefix string) {
	p, c := ratio(q.matched, q.ours), ratio(q.matched, q.gold)
	r.Score(prefix+"detection F1", harmonic(p, c))
	r.Score(prefix+"detection precision", p)
	r.Score(prefix+"detection recall", c)
	for i, name := range [...]string{"direct", "mixed", "indirect"} {
		r.Score(prefix+"recall "+name, ratio(q.matchedByForm[i], q.byForm[i]))
	}
	for i, name := range roleNames {
		e := q.exact[i]
		r.Score(prefix+"exact F1 "+name, harmonic(ratio(e[2], e[1]), ratio(e[2], e[0])))
	}
	r.Score(prefix+"content overlap F1", q.overlap/float64(max(1, q.matched)))
	r.Score(prefix+"source right", ratio(q.sourceRight, q.matched))
}

// sameAttribution is the rule of the set: the contents share half of the
// smaller, and the cues or the sources touch.
func sameAttribution(g, o attribution) bool {
	n := common(g.content, o.content)
	return n > 0 && 2*n >= min(length(g.content), length(o.content)) && (common(g.cue, o.cue) > 0 || common(g.source, o.source) > 0)
}

func length(spans []nlp.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// common is the number of bytes that two lists of disjoint spans share.
func common(a, b []nlp.Span) int {
	n := 0
	for _, s := range a {
		for _, o := range b {
			n += max(0, min(s.End, o.End)-max(s.Start, o.Start))
		}
	}
	return n
}

func overlapF1(a, b []nlp.Span) float64 {
	if length(a)+length(b) == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(length(a)+length(b))
}

func sameSpans(a, b []nlp.Span) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// normal trims punctuation at the ends of spans and the complementizers that the
// record leaves out and PolNeAR keeps, and joins what only punctuation parts.
func normal(text string, spans []nlp.Span) []nlp.Span {
	var out []nlp.Span
	for _, s := range spans {
		for {
			s = trimmed(text, s)
			word, _, more := strings.Cut(text[s.Start:s.End], " ")
			if lower := strings.ToLower(word); !more || lower != "that" && lower != "to" && lower != "whether" {
				break
			}
			s.Start += len(word)
		}
		if s.Empty() {
			continue
		}
		if n := len(out); n > 0 && s.Start >= out[n-1].End && strings.IndexFunc(text[out[n-1].End:s.Start], letter) < 0 {
			out[n-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

func trimmed(text string, s nlp.Span) nlp.Span {
	t := text[s.Start:s.End]
	left := strings.TrimLeftFunc(t, func(r rune) bool { return !letter(r) })
	s.Start += len(t) - len(left)
	return nlp.Span{Start: s.Start, End: s.Start + len(strings.TrimRightFunc(left, func(r rune) bool { return !letter(r) }))}
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '$' || r == '%' }

// quotedForm is the form of a gold content: 0 direct, 1 mixed, 2 indirect, by
// its quotation marks.
func quotedForm(text string, content []nlp.Span) int {
	marks, edge := 0, 0
	for _, s := range content {
		t := strings.TrimSpace(text[s.Start:s.End])
		marks += strings.Count(t, `"`) + strings.Count(t, "“") + strings.Count(t, "''")
		if strings.HasPrefix(t, `"`) || strings.HasPrefix(t, "“") || strings.HasPrefix(t, "''") {
			edge++
		}
	}
	switch {
	case marks == 0:
		return 2
	case edge == len(content):
		return 0
	}
	return 1
}
