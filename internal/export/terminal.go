package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"readout/internal/analysis"
)

// columnsWide is the number of columns that the brief fills.
const columnsWide = 80

// Terminal says how the brief is shown.
type Terminal struct {
	Brief
	Color bool // colour is never the only sign
}

// WriteBrief writes the brief as text of at most 80 columns.
func WriteBrief(w io.Writer, r *analysis.Result, t Terminal) error {
	p := &printer{w: bufio.NewWriter(w), color: t.Color}
	for i, s := range briefOf(r, t.Brief) {
		if i > 0 {
			p.line("")
		}
		p.story(s)
		if t.Furniture {
			p.furniture(s.sources)
		}
	}
	return p.w.Flush()
}

type printer struct {
	w     *bufio.Writer
	color bool
}

const (
	// indent is where the text beside a label begins, step how much deeper the
	// lines of an item stand.
	indent = 12
	step   = 2
	// hang is how much deeper the further lines of a broken line stand.
	hang = 2
)

// style is a select-graphic-rendition parameter (ECMA-48, section 8.3.117).
type style string

const (
	plain     style = ""
	bold      style = "1"
	faint     style = "2"
	underline style = "4"
	red       style = "1;31"
	green     style = "1;32"
	yellow    style = "1;33"
	blue      style = "1;34"
	magenta   style = "1;35"
)

// labelStyles are the labels that are not merely bold.
var labelStyles = map[string]style{
	"CONTRADICT": red, "DISPUTED": magenta, "DIFFER": yellow, "UPDATED": yellow, "AGREE": green, "ONLY ONE": blue, "DOUBTFUL": yellow,
}

// pieceStyles are the styles of pieces.
var pieceStyles = [...]style{
	label: plain, name: bold, topic: plain, words: plain, quote: plain, refs: faint, sign: red, when: bold,
}

func (p *printer) story(s *storyBrief) {
	title := wrap(s.title, columnsWide-len(s.reports)-2)
	pad := max(1, columnsWide-uniseg.StringWidth(title[0])-len(s.reports))
	p.line(p.paint(bold, title[0]) + strings.Repeat(" ", pad) + s.reports)
	for _, more := range title[1:] {
		p.line(p.paint(bold, more))
	}
	for _, f := range s.follows {
		p.hanging(0, "follows: "+f.title+" ("+f.reports+")")
	}
	p.line("")
	for _, sec := range s.sections {
		p.section(sec)
	}
	p.sources(s.sources)
}

// section writes the items behind the label, which stands once.
func (p *printer) section(s section) {
	lead := s.label
	write := func(l line) {
		p.flow(lead, l)
		lead = ""
	}
	for _, it := range s.items[:s.shown] {
		shown, extra := it.split()
		for _, l := range shown {
			write(l)
		}
		if len(extra) > 0 {
			write(line{depth: 1, pieces: []piece{say(moreText(len(extra)))}})
		}
	}
	if more := len(s.items) - s.shown; more > 0 {
		write(line{pieces: []piece{say(moreText(more))}})
	}
}

// flow writes a line, broken at white space, behind the label.
func (p *printer) flow(label string, l line) {
	at := indent + step*l.depth
	used := 0
	var b strings.Builder
	begin := func(column int) {
		b.Reset()
		b.WriteString(strings.Repeat(" ", column))
		used = column
	}
	begin(at)
	if label != "" {
		b.Reset()
		b.WriteString(p.paint(labelStyle(label), label) + strings.Repeat(" ", at-len(label)))
	}
	deep := at + hang
	fresh := true
	for _, w := range p.groups(l.pieces) {
		if !fresh && used+1+w.width > columnsWide {
			p.line(b.String())
			begin(deep)
			fresh = true
		}
		if !fresh {
			b.WriteByte(' ')
			used++
		}
		for used+w.width > columnsWide && len(w.text) > 0 && w.simple {
			head := columns(w.text, columnsWide-used)
			b.WriteString(p.paint(w.style, head))
			p.line(b.String())
			begin(deep)
			w.text = w.text[len(head):]
			w.width = uniseg.StringWidth(w.text)
		}
		b.WriteString(w.painted(p))
		used += w.width
		fresh = false
	}
	p.line(b.String())
}

func labelStyle(label string) style {
	if s, ok := labelStyles[label]; ok {
		return s
	}
	return bold
}

// group is what is not broken: a word with what belongs to it.
type group struct {
	text   string
	style  style
	width  int
	simple bool // one word, which may be broken where it is longer than a line
	more   []group
}

func (g group) painted(p *printer) string {
	s := p.paint(g.style, g.text)
	for _, m := range g.more {
		s += m.painted(p)
	}
	return s
}

// join puts more behind a group, without a break between.
func (g *group) join(space bool, more group) {
	if space {
		g.more = append(g.more, group{text: " ", width: 1})
		g.width++
	}
	g.more = append(g.more, more)
	g.width += more.width
	g.simple = false
}

// groups are the words of pieces. A sign between values and the first number of a
// document do not begin a line, nor does a sign before a value end one.
func (p *printer) groups(pieces []piece) []group {
	var all []group
	add := func(text string, s style, glued, space bool) {
		text = printable(text)
		g := group{text: text, style: s, width: uniseg.StringWidth(text), simple: true}
		if last := len(all) - 1; glued && last >= 0 && all[last].width+1+g.width <= columnsWide/2 {
			all[last].join(space, g)
			return
		}
		all = append(all, g)
	}
	before := false // a sign stands before: what follows is glued to it
	for _, pc := range pieces {
		s := pieceStyles[pc.kind]
		switch {
		case pc.kind == refs:
			for i, n := range pc.numbers() {
				add(n, s, i == 0, true)
			}
		case pc.kind == sign:
			text := pc.text
			if strings.TrimSpace(text) == "" {
				text = ""
			}
			add(text+strings.Repeat(" ", 1-uniseg.StringWidth(text)), s, false, false)
		default:
			p.addWords(pc, s, before, add)
		}
		before = pc.kind == sign
	}
	return all
}

// addWords adds the words of a piece.
func (p *printer) addWords(pc piece, s style, glued bool, add func(text string, s style, glued, space bool)) {
	text := strings.Fields(pc.plain())
	for i, w := range text {
		painted := s
		if pc.differ[i] {
			painted = underline
		}
		separator := pc.kind == label && (w == betweenSides || w == ellipsis) || pc.cut && i == len(text)-1
		switch {
		case i == 0 && pc.tight:
			add(w, painted, true, false)
		case i == 0 && glued || separator:
			add(w, painted, true, true)
		default:
			add(w, painted, false, true)
		}
	}
}

// sources lists the documents.
func (p *printer) sources(sources []source) {
	label := "SOURCES"
	for _, src := range sources {
		p.labelled(label, src.line())
		p.hanging(indent+4, src.path)
		label = ""
	}
}

// line is "[1] Gulf Courier · 12 March 2026 · credits MNA".
func (s source) line() string {
	parts := append([]string{s.outlet, s.date}, s.remarks()...)
	return fmt.Sprintf("[%d] %s", s.number, strings.Join(parts, " · "))
}

func (p *printer) furniture(sources []source) {
	label := "TAKEN OUT"
	for _, s := range sources {
		for _, f := range s.removed {
			p.labelled(label, fmt.Sprintf("[%d] %s (%s)", s.number, fold(f.Text), f.Why))
			label = ""
		}
	}
}

// labelled writes text in the column behind a label.
func (p *printer) labelled(label, text string) {
	lead := label + strings.Repeat(" ", indent-len(label))
	for i, l := range wrap(text, columnsWide-indent-hang) {
		if i == 0 {
			p.line(p.paint(bold, lead) + l)
			continue
		}
		p.line(strings.Repeat(" ", indent+hang) + l)
	}
}

// hanging writes text from a column on, its further lines deeper.
func (p *printer) hanging(column int, text string) {
	for i, l := range wrap(text, columnsWide-column-hang) {
		p.line(strings.Repeat(" ", column+hang*min(i, 1)) + l)
	}
}

func (p *printer) line(s string) {
	p.w.WriteString(strings.TrimRight(s, " "))
	p.w.WriteByte('\n')
}

func (p *printer) paint(s style, text string) string {
	if !p.color || s == plain || strings.TrimSpace(text) == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}
