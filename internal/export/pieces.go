package export

import (
	"html/template"
	"strings"
)

// htmlFunctions are what the template of the brief calls. Pages have thousands of
// pieces: writing them here costs a tenth of a template.
var htmlFunctions = template.FuncMap{"pieces": piecesHTML}

// piecesHTML writes the pieces of a line. All text is escaped.
func piecesHTML(pieces []htmlPiece) template.HTML {
	var b strings.Builder
	for i := range pieces {
		p := &pieces[i]
		if p.Space {
			b.WriteByte(' ')
		}
		switch p.Class {
		case "refs":
			p.writeRefs(&b)
		case "quote":
			p.writeQuote(&b)
		default:
			b.WriteString(`<span class="` + p.Class + `">`)
			writeText(&b, p.Text)
			b.WriteString("</span>")
		}
		if p.Cut && p.Class != "refs" {
			b.WriteString(" " + ellipsis)
		}
	}
	return template.HTML(b.String()) //nolint:gosec // all text is escaped above
}

func (p *htmlPiece) writeRefs(b *strings.Builder) {
	b.WriteString(`<span class="refs">`)
	for i, r := range p.Refs {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(`<a href="`)
		writeText(b, r.Href)
		b.WriteString(`" title="`)
		writeText(b, r.Title)
		b.WriteString(`" aria-label="`)
		writeText(b, r.Label)
		b.WriteString(`">`)
		writeText(b, r.Text)
		b.WriteString("</a>")
	}
	b.WriteString("</span>")
}

func (p *htmlPiece) writeQuote(b *strings.Builder) {
	b.WriteString("<q>" + p.Open)
	for i, w := range p.Words {
		if i > 0 {
			b.WriteByte(' ')
		}
		if w.Differ {
			b.WriteString("<mark>")
		}
		writeText(b, w.Text)
		if w.Differ {
			b.WriteString("</mark>")
		}
	}
	b.WriteString(p.Close + "</q>")
}

// writeText writes text as HTML, in elements and in quoted attributes. Addresses
// among it are the program's own.
func writeText(b *strings.Builder, s string) {
	if strings.ContainsAny(s, "&<>\"'\x00") {
		s = template.HTMLEscapeString(s)
	}
	b.WriteString(s)
}
