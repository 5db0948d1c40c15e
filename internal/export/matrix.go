package export

import (
	"html/template"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// Matrix sets the documents of a story against what they assert: a row for each
// comparison, a column for each document.
type Matrix struct {
	Columns []ViewSource
	Groups  []MatrixGroup // by kind, what matters most first
}

// MatrixGroup are the rows of one kind.
type MatrixGroup struct {
	Kind  news.ComparisonKind
	Class string // as of the brief's sections: "contradict"
	Label string // "Contradict"
	Sign  string // of the kind: "✗"
	Rows  []MatrixRow
	More  int // rows that are left out
}

// Count is the number of all rows of the kind.
func (g MatrixGroup) Count() int { return len(g.Rows) + g.More }

// MatrixRow is one comparison.
type MatrixRow struct {
	news.Comparison
	Topic string
	Cut   bool // the topic goes on
	Cells []MatrixCell
}

// MatrixCell is what one document says of it: as a rule on one side, in a dispute
// sometimes on both.
type MatrixCell struct {
	Class   string // that of its only stance; "mixed" for several
	Stances []MatrixStance
}

// HTML is the content of the cell. All text is escaped; addresses are the
// program's own.
func (cell MatrixCell) HTML() template.HTML {
	var b strings.Builder
	for _, s := range cell.Stances {
		b.WriteString(`<span class="stance ` + s.Class + `"><span class="sign" aria-hidden="true">` + s.Sign + `</span> <span class="word">` + s.Word + `</span></span>`)
		for _, v := range s.Values {
			b.WriteString(` <a class="value" href="`)
			writeText(&b, v.Href)
			b.WriteString(`" title="`)
			writeText(&b, v.Title)
			b.WriteString(`">`)
			writeText(&b, v.Text)
			b.WriteString("</a>")
		}
	}
	return template.HTML(b.String()) //nolint:gosec // all text is escaped above
}

// CellsHTML are the cells of a row, each with its outlet for narrow screens.
func (m Matrix) CellsHTML(row MatrixRow) template.HTML {
	var b strings.Builder
	for i, cell := range row.Cells {
		b.WriteString(`<td class="` + cell.Class + `" data-outlet="`)
		writeText(&b, m.Columns[i].Outlet)
		b.WriteString(`">` + string(cell.HTML()) + "</td>")
	}
	return template.HTML(b.String()) //nolint:gosec // all text is escaped above
}

// MatrixStance is where a document stands. Sign and Word tell it: neither is told
// by colour alone.
type MatrixStance struct {
	Class string // "side-1" to "side-4", "odd", "same", "only", "silent", "none"
	Sign  string // "A", "✗", "=", "–"
	Word  string // "side A", "stands alone", "agrees", "says nothing"
	// Values are the document's words, each leading to its place.
	Values []MatrixValue
}

// MatrixValue is what stands at one place.
type MatrixValue struct {
	Text, Href, Title string
}

// onlySign is that of what one origin alone has.
const onlySign = "◆"

// matrixKinds are the kinds that have rows, in their order.
var matrixKinds = []struct {
	kind               news.ComparisonKind
	class, label, sign string
}{
	{news.Contradicts, "contradict", "Contradict", "✗"},
	{news.Disputed, "disputed", "Disputed by the parties", "≠"},
	{news.Updates, "updated", "Updated", "→"},
	{news.Differs, "differ", "Differ", "≈"},
	{news.QuoteVariants, "other-words", "Other words", "“”"},
	{news.Inconsistent, "doubtful", "At odds with itself", "!"},
	{news.Agrees, "agree", "Agree", "="},
	{news.SingleSource, "only-one", "Only one", onlySign},
}

// KindLabel is a kind's name on pages, its class and its sign.
func KindLabel(k news.ComparisonKind) (label, class, sign string) {
	for _, m := range matrixKinds {
		if m.kind == k {
			return m.label, m.class, m.sign
		}
	}
	switch k {
	case news.GarbledName:
		return "Garbled name", "doubtful", "~"
	case news.Syndicated:
		return "Carries an agency’s text", "agree", "©"
	}
	return k.String(), "", ""
}

// MatrixOf makes the matrix of a story's comparisons, with at most so many rows of
// each kind; 0 for all.
func MatrixOf(s *news.Story, comparisons []news.Comparison, most int, link Link) Matrix {
	var m Matrix
	for i, a := range s.Accounts {
		src := sourceOf(i+1, a.Document)
		m.Columns = append(m.Columns, ViewSource{src.number, printable(src.outlet), src.date, src.remarks(), a.Document})
	}
	for _, k := range matrixKinds {
		g := MatrixGroup{Kind: k.kind, Class: k.class, Label: k.label, Sign: k.sign}
		for _, c := range comparisons {
			switch {
			case c.Kind != k.kind:
			case most > 0 && len(g.Rows) == most:
				g.More++
			default:
				g.Rows = append(g.Rows, matrixRow(c, m.Columns, link))
			}
		}
		if len(g.Rows) > 0 {
			m.Groups = append(m.Groups, g)
		}
	}
	return m
}

func matrixRow(c news.Comparison, columns []ViewSource, link Link) MatrixRow {
	topic := topicPiece(c)
	row := MatrixRow{Comparison: c, Topic: printable(topic.text), Cut: topic.cut}
	for _, col := range columns {
		row.Cells = append(row.Cells, matrixCell(c, col.Document, link))
	}
	return row
}

// cellWidth is the most columns of a value in a cell.
const cellWidth = 110

func matrixCell(c news.Comparison, d *nlp.Document, link Link) MatrixCell {
	var cell MatrixCell
	for _, v := range c.Values {
		if v.Document == d {
			cell.add(c, v, link)
		}
	}
	switch {
	case len(cell.Stances) > 1:
		cell.Class = "mixed"
	case len(cell.Stances) > 0:
		cell.Class = cell.Stances[0].Class
	case slices.Contains(c.Silent, d) || c.Kind == news.SingleSource:
		cell = MatrixCell{"silent", []MatrixStance{{Class: "silent", Sign: "–", Word: "says nothing"}}}
	default:
		cell = MatrixCell{"none", []MatrixStance{{Class: "none", Sign: "·", Word: "not compared"}}}
	}
	return cell
}

// add puts a value under its stance.
func (cell *MatrixCell) add(c news.Comparison, v news.Value, link Link) {
	class, sign, word := stance(c, v)
	i := slices.IndexFunc(cell.Stances, func(s MatrixStance) bool { return s.Sign == sign })
	if i < 0 {
		i = len(cell.Stances)
		cell.Stances = append(cell.Stances, MatrixStance{Class: class, Sign: sign, Word: word})
	}
	value := MatrixValue{Text: printable(valuePiece(c.Slot, v, cellWidth).plain()), Href: link(v.Evidence), Title: title(v.Evidence)}
	if v.Furniture != "" {
		value.Title = "Stands in what was taken out of the page"
	}
	s := &cell.Stances[i]
	if !slices.ContainsFunc(s.Values, func(o MatrixValue) bool { return o.Text == value.Text }) {
		s.Values = append(s.Values, value)
	}
}

// sides have letters as far as these reach.
const sideLetters = "ABCDEFGH"

// stance is where a value stands in its comparison.
func stance(c news.Comparison, v news.Value) (class, sign, word string) {
	switch {
	case c.OddOneOut != nil && c.OddOneOut == v.Document:
		return "odd", oddSign, "stands alone"
	case c.Kind == news.Agrees:
		return "same", "=", "agrees"
	case c.Kind == news.QuoteVariants:
		return "same", "≈", "in its words"
	case c.Kind == news.SingleSource:
		return "only", onlySign, "alone has it"
	case c.Kind == news.Inconsistent:
		return "odd", "!", "at odds with itself"
	}
	n := max(0, min(sideOf(c, v.Group), len(sideLetters)-1))
	letter := sideLetters[n : n+1]
	return "side-" + string('1'+rune(min(n, 3))), letter, "side " + letter
}

// sideOf is the place of a group among those of a comparison, from 0.
func sideOf(c news.Comparison, group int) int {
	var seen []int
	for _, v := range c.Values {
		if !slices.Contains(seen, v.Group) {
			seen = append(seen, v.Group)
		}
	}
	return slices.Index(seen, group)
}

// KindByClass finds the kind that a page's address names: "contradict".
func KindByClass(class string) (news.ComparisonKind, bool) {
	for _, m := range matrixKinds {
		if m.class == strings.ToLower(class) {
			return m.kind, true
		}
	}
	return 0, false
}
