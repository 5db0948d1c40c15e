package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// passage is a run of text that a reader sees as one block: what stands between
// two block-level boundaries.
type passage struct {
	node *html.Node // the innermost block-level element around it
	text string     // white space collapsed
	// linked is how many bytes of the text stand in links.
	linked int
}

// passages lists the visible passages below root in page order.
func passages(root *html.Node) []passage {
	w := walker{block: root}
	w.walk(root)
	w.flush()
	return w.found
}

type walker struct {
	found []passage
	text  strings.Builder
	block *html.Node
	gap   bool // white space is due before the next text
	links int  // links that are open
	// linked is how many bytes of the text so far stand in links.
	linked int
}

func (w *walker) walk(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.add(c.Data)
		case c.Type != html.ElementNode || hidden(c):
		case tag(c) == atom.Br:
			w.lineBreak(c)
		case blockLevel(tag(c)):
			w.flush()
			outer := w.block
			w.block = c
			w.walk(c)
			w.flush()
			w.block = outer
		case tag(c) == atom.A:
			if p := c.PrevSibling; p != nil && tag(p) == atom.A {
				w.gap = w.text.Len() > 0 // menus set links apart by style
			}
			w.links++
			w.walk(c)
			w.links--
		default:
			w.walk(c)
		}
	}
}

// lineBreak ends a passage at two breaks in a row, which pages use for
// paragraphs; a single one is white space.
func (w *walker) lineBreak(br *html.Node) {
	for next := br.NextSibling; next != nil; next = next.NextSibling {
		if next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
			continue
		}
		if tag(next) == atom.Br {
			w.flush()
		}
		break
	}
	w.gap = w.text.Len() > 0
}

// add appends text with its white space collapsed.
func (w *walker) add(s string) {
	for len(s) > 0 {
		word := strings.TrimLeft(s, " \t\n\r\f\u00a0")
		if len(word) < len(s) {
			w.gap = w.text.Len() > 0
		}
		if word == "" {
			return
		}
		end := strings.IndexAny(word, " \t\n\r\f\u00a0")
		if end < 0 {
			end = len(word)
		}
		if w.gap {
			w.text.WriteByte(' ')
			w.gap = false
		}
		w.text.WriteString(word[:end])
		if w.links > 0 {
			w.linked += end
		}
		s = word[end:]
	}
}

func (w *walker) flush() {
	if w.text.Len() > 0 {
		w.found = append(w.found, passage{w.block, w.text.String(), w.linked})
		w.text.Reset()
	}
	w.gap, w.linked = false, 0
}

// textOf is all text below n as one passage, block boundaries as white space.
func textOf(n *html.Node) string {
	var parts []string
	for _, p := range passages(n) {
		parts = append(parts, p.text)
	}
	return strings.Join(parts, " ")
}

// hidden reports whether an element's text is never shown.
func hidden(n *html.Node) bool {
	switch tag(n) {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe,
		atom.Select, atom.Textarea, atom.Object, atom.Math:
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && displaysNone(a.Val) {
			return true
		}
	}
	return false
}

func displaysNone(style string) bool {
	_, value, found := strings.Cut(style, "display")
	return found && strings.HasPrefix(strings.TrimLeft(value, " :"), "none")
}

func blockLevel(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol,
		atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Figure, atom.Figcaption, atom.Article,
		atom.Section, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Main, atom.Form, atom.Dl, atom.Dt,
		atom.Dd, atom.Address, atom.Button, atom.Fieldset, atom.Details, atom.Summary, atom.Hr, atom.Caption,
		atom.Td, atom.Th, atom.Body, atom.Label, atom.Option:
		return true
	}
	return false
}

// tag is an element's tag. The extractor makes elements with a name only.
func tag(n *html.Node) atom.Atom {
	if n.DataAtom == 0 && n.Type == html.ElementNode {
		return atom.Lookup([]byte(n.Data))
	}
	return n.DataAtom
}

// attr is the value of an attribute, or empty.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
