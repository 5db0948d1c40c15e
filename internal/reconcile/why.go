package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// why says how the values stand, made of their words: "10 January in 2 reports;
// 9–10 January in 1".
func (r *reader) why(kind news.ComparisonKind, values []news.Value) string {
	groups := 0
	for _, v := range values {
		groups = max(groups, v.Group)
	}
	var parts []string
	for g := 1; g <= groups; g++ {
		words := ""
		documents := map[*nlp.Document]bool{}
		for _, v := range values {
			if v.Group != g {
				continue
			}
			documents[v.Document] = true
			if t := shown(v); words == "" || len(t) < len(words) {
				words = t
			}
		}
		if len(documents) > 0 {
			parts = append(parts, fmt.Sprintf("%s in %s", words, reports(len(documents))))
		}
	}
	return joinWhy(kind, parts)
}

func joinWhy(kind news.ComparisonKind, parts []string) string {
	between := "; "
	if kind == news.Updates {
		between = ", then "
	}
	return strings.Join(parts, between)
}

func reports(n int) string {
	if n == 1 {
		return "1 report"
	}
	return fmt.Sprintf("%d reports", n)
}

// shown is the words of a value in one line.
func shown(v news.Value) string {
	if v.Furniture != "" {
		return shorten(v.Furniture)
	}
	return shorten(v.Text())
}

// shorten is a text in one line of at most 80 bytes, cut behind a word.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= 80 {
		return s
	}
	if i := strings.LastIndexByte(s[:80], ' '); i > 0 {
		return s[:i] + " …"
	}
	return s
}

// odd is the document that alone stands against at least two others that agree;
// or nil. Of several origins one is odd only where the others are more.
func (r *reader) odd(values []news.Value, kind news.ComparisonKind) *nlp.Document {
	if kind != news.Contradicts && kind != news.Differs {
		return nil
	}
	sizes := map[int]map[*nlp.Document]bool{}
	for _, v := range values {
		if sizes[v.Group] == nil {
			sizes[v.Group] = map[*nlp.Document]bool{}
		}
		sizes[v.Group][v.Document] = true
	}
	if len(sizes) != 2 {
		return nil
	}
	for g, documents := range sizes {
		others := sizes[3-g]
		if len(documents) != 1 || len(others) < 2 {
			continue
		}
		for d := range documents {
			if !others[d] {
				return d
			}
		}
	}
	return nil
}

// importance ranks a clause by where it stands: 1 at the head of its document,
// falling.
func (r *reader) importance(c *clause) float64 {
	if c == nil || len(c.a.d.Text) == 0 {
		return 0
	}
	return 1 - float64(c.Start)/float64(len(c.a.d.Text))
}

// value is a value of a document's words.
func value(d *nlp.Document, s nlp.Span, normal string, group int) news.Value {
	return news.Value{Evidence: news.Evidence{Document: d, Span: s}, Value: normal, Group: group}
}

// distinct drops values that overlap one of the same document, the longer stays.
func distinct(values []news.Value) []news.Value {
	var out []news.Value
	for _, v := range values {
		i := slices.IndexFunc(out, func(o news.Value) bool {
			return o.Document == v.Document && o.Furniture == v.Furniture && (o.Overlaps(v.Span) || v.Furniture != "")
		})
		if i < 0 {
			out = append(out, v)
		}
	}
	return out
}
