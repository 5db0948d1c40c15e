package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"readout/internal/analysis"
)

// width is the number of columns that the brief fills.
const width = 80

// Terminal says how the brief is shown.
type Terminal struct {
	Color     bool // colour is never the only sign
	Furniture bool // list what was taken out of each page
}

// WriteBrief writes the brief as text of at most 80 columns.
func WriteBrief(w io.Writer, r *analysis.Result, t Terminal) error {
	p := &printer{w: bufio.NewWriter(w), color: t.Color}
	for i, s := range briefOf(r).stories {
		if i > 0 {
			p.line("")
		}
		p.story(s, t.Furniture)
	}
	return p.w.Flush()
}

type printer struct {
	w     *bufio.Writer
	color bool
}

// indent is where the text beside a label begins.
const indent = 12

func (p *printer) story(s storyBrief, furniture bool) {
	title := wrap(s.title, width-len(s.reports)-2)
	pad := max(1, width-uniseg.StringWidth(title[0])-len(s.reports))
	p.line(p.bold(title[0]) + strings.Repeat(" ", pad) + s.reports)
	for _, more := range title[1:] {
		p.line(p.bold(more))
	}
	for _, f := range s.follows {
		p.hanging(0, "follows: "+f)
	}
	p.line("")
	label := "SAID"
	for _, sp := range s.said {
		p.labelled(label, sp.speaker)
		for _, line := range sp.lines {
			p.hanging(indent+2, line.String())
		}
		label = ""
	}
	label = "NEXT"
	for _, item := range s.next {
		p.labelled(label, s.agendaLine(item))
		label = ""
	}
	label = "DOUBTFUL"
	for _, n := range s.doubtful {
		p.labelled(label, fmt.Sprintf("[%d] %s", n.source, n.text))
		label = ""
	}
	label = "SOURCES"
	for _, src := range s.sources {
		p.labelled(label, src.line())
		p.hanging(indent+4, src.path)
		label = ""
	}
	if furniture {
		p.furniture(s.sources)
	}
}

// line is "[1] Gulf Courier · 12 March 2026 · credits MNA".
func (s source) line() string {
	parts := []string{s.outlet, s.date}
	for _, more := range []string{s.agency, s.copyOf, s.remark} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	return fmt.Sprintf("[%d] %s", s.number, strings.Join(parts, " · "))
}

func (p *printer) furniture(sources []source) {
	label := "TAKEN OUT"
	for _, s := range sources {
		for _, f := range s.removed {
			text := strings.Join(strings.Fields(f.Text), " ")
			p.labelled(label, fmt.Sprintf("[%d] %s (%s)", s.number, text, f.Why))
			label = ""
		}
	}
}

// labelled writes text in the column behind a label.
func (p *printer) labelled(label, text string) {
	lead := label + strings.Repeat(" ", indent-len(label))
	for i, l := range wrap(text, width-indent-2) {
		if i == 0 {
			p.line(p.bold(lead) + l)
			continue
		}
		p.line(strings.Repeat(" ", indent+2) + l)
	}
}

// hanging writes text from a column on, its further lines two columns deeper.
func (p *printer) hanging(column int, text string) {
	for i, l := range wrap(text, width-column-2) {
		p.line(strings.Repeat(" ", column+2*min(i, 1)) + l)
	}
}

func (p *printer) line(s string) {
	p.w.WriteString(strings.TrimRight(s, " "))
	p.w.WriteByte('\n')
}

func (p *printer) bold(s string) string {
	if !p.color || strings.TrimSpace(s) == "" {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

// wrap breaks text into lines of at most n columns, at white space; a longer word
// is broken. There is always at least one line. Control characters, which could
// drive the reader's terminal, are left out.
func wrap(text string, n int) []string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, text)
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		for {
			w := uniseg.StringWidth(word)
			if used > 0 && used+1+w <= n {
				line, used = line+" "+word, used+1+w
				break
			}
			if used > 0 {
				lines = append(lines, line)
				line, used = "", 0
			}
			if w <= n {
				line, used = word, w
				break
			}
			head := columns(word, n)
			lines = append(lines, head)
			word = word[len(head):]
		}
	}
	return append(lines, line)
}

// columns is the longest start of a word that fills at most n columns, at least
// one character.
func columns(word string, n int) string {
	used, end := 0, 0
	for g := uniseg.NewGraphemes(word); g.Next(); {
		if used += g.Width(); used > n && end > 0 {
			break
		}
		_, end = g.Positions()
	}
	return word[:end]
}
