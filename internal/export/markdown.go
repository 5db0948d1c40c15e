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
func WriteMarkdown(w io.Writer, r *analysis.Result, furniture bool) error {
	b := bufio.NewWriter(w)
	for i, s := range briefOf(r).stories {
		if i > 0 {
			b.WriteByte('\n')
		}
		markdownStory(b, s, furniture)
	}
	return b.Flush()
}

func markdownStory(b *bufio.Writer, s storyBrief, furniture bool) {
	fmt.Fprintf(b, "# %s\n\n%s\n", escape(s.title), s.reports)
	for _, f := range s.follows {
		fmt.Fprintf(b, "\nFollows: %s\n", escape(f))
	}
	if len(s.said) > 0 {
		b.WriteString("\n## Said\n")
	}
	for _, sp := range s.said {
		fmt.Fprintf(b, "\n**%s**\n\n", escape(sp.speaker))
		for _, line := range sp.lines {
			fmt.Fprintf(b, "- %s\n", escape(line.String()))
		}
	}
	if len(s.next) > 0 {
		b.WriteString("\n## Next\n\n")
	}
	for _, item := range s.next {
		fmt.Fprintf(b, "- %s\n", escape(s.agendaLine(item)))
	}
	if len(s.doubtful) > 0 {
		b.WriteString("\n## Doubtful\n\n")
	}
	for _, n := range s.doubtful {
		fmt.Fprintf(b, "- \\[%d\\] %s\n", n.source, escape(n.text))
	}
	b.WriteString("\n## Sources\n\n")
	for _, src := range s.sources {
		fmt.Fprintf(b, "%d. %s  \n   `%s`\n", src.number, escape(strings.TrimPrefix(src.line(), fmt.Sprintf("[%d] ", src.number))), strings.ReplaceAll(src.path, "`", "'"))
	}
	if furniture {
		markdownFurniture(b, s.sources)
	}
}

func markdownFurniture(b *bufio.Writer, sources []source) {
	b.WriteString("\n## Taken out\n\n")
	for _, s := range sources {
		for _, f := range s.removed {
			fmt.Fprintf(b, "- \\[%d\\] %s (%s)\n", s.number, escape(strings.Join(strings.Fields(f.Text), " ")), f.Why)
		}
	}
}

// escape puts a backslash before the characters that CommonMark gives a meaning
// (CommonMark 0.31.2, section 2.4).
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>#+|~!&", r) {
			b.WriteByte('\\')
		}
		if r < ' ' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}
