package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"readout/internal/analysis"
)

// WriteMarkdown writes the brief as CommonMark. Text of pages is escaped, so that
// none of it becomes markup.
func WriteMarkdown(w io.Writer, r *analysis.Result, o Brief) error {
	b := bufio.NewWriter(w)
	for i, s := range briefOf(r, o) {
		if i > 0 {
			b.WriteByte('\n')
		}
		markdownStory(b, s)
		if o.Furniture {
			markdownFurniture(b, s.sources)
		}
	}
	return b.Flush()
}

func markdownStory(b *bufio.Writer, s *storyBrief) {
	fmt.Fprintf(b, "# %s\n\n%s\n", escape(s.title), s.reports)
	for _, f := range s.follows {
		fmt.Fprintf(b, "\nFollows: %s (%s)\n", escape(f.title), f.reports)
	}
	for _, sec := range s.sections {
		fmt.Fprintf(b, "\n## %s\n\n", sentenceCase(sec.label))
		for _, it := range sec.items[:sec.shown] {
			shown, extra := it.split()
			for _, l := range shown {
				fmt.Fprintf(b, "%s- %s\n", strings.Repeat("  ", l.depth), markdownLine(l.pieces))
			}
			if len(extra) > 0 {
				fmt.Fprintf(b, "  - %s\n", escape(moreText(len(extra))))
			}
		}
		if more := len(sec.items) - sec.shown; more > 0 {
			fmt.Fprintf(b, "- %s\n", escape(moreText(more)))
		}
	}
	b.WriteString("\n## Sources\n\n")
	for _, src := range s.sources {
		text := strings.TrimPrefix(src.line(), fmt.Sprintf("[%d] ", src.number))
		fmt.Fprintf(b, "%d. %s  \n   `%s`\n", src.number, escape(text), strings.ReplaceAll(printable(src.path), "`", "'"))
	}
}

// sentenceCase is a label as a heading: "Other words".
func sentenceCase(label string) string { return label[:1] + strings.ToLower(label[1:]) }

func markdownLine(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		text := p.markdown()
		if text == "" {
			continue
		}
		if b.Len() > 0 && !p.tight {
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	return b.String()
}

// markdown is a piece as CommonMark: names and days strong, and so the words that
// other wordings have not.
func (p piece) markdown() string {
	switch p.kind {
	case refs:
		return escape(strings.Join(p.numbers(), " "))
	case name, when, topic:
		return "**" + escape(p.text) + "**"
	}
	if len(p.differ) == 0 {
		return escape(strings.TrimSpace(p.plain()))
	}
	fields := strings.Fields(p.text)
	for i, w := range fields {
		fields[i] = escape(w)
		if p.differ[i] && !p.differ[i-1] {
			fields[i] = "**" + fields[i]
		}
		if p.differ[i] && !p.differ[i+1] {
			fields[i] += "**"
		}
	}
	open, close := p.marks()
	text := open + strings.Join(fields, " ") + close
	if p.cut {
		text += " " + ellipsis
	}
	return text
}

func markdownFurniture(b *bufio.Writer, sources []source) {
	b.WriteString("\n## Taken out\n\n")
	for _, s := range sources {
		for _, f := range s.removed {
			fmt.Fprintf(b, "- \\[%d\\] %s (%s)\n", s.number, escape(fold(f.Text)), f.Why)
		}
	}
}

// escape puts a backslash before the characters that CommonMark gives a meaning
// (CommonMark 0.31.2, section 2.4).
func escape(s string) string {
	var b strings.Builder
	for _, r := range printable(s) {
		if strings.ContainsRune("\\`*_{}[]<>#+|~!&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
