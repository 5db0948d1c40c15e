package pubdate

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on what one page may make us do.
const (
	maxDepth      = 600     // nesting; deeper elements are not looked at
	maxLineBytes  = 240     // a longer line is running text, not a line that dates the page
	maxLabelBytes = 30      // a longer line is no label of the next one
	maxVotes      = 300     // dates taken from one page
	maxScriptByte = 1 << 20 // of one script element
	maxScripts    = 300     // of one page
)

// line is a short visible line of a page that may hold a date.
type line struct {
	text string
	// before is the line above, where it is short enough to be a label.
	before string
	// node is the element around the line's first digit.
	node  *html.Node
	order int // lines before it on the page
}

// heading is a first- or second-level heading.
type heading struct {
	text  string
	node  *html.Node
	order int
	first bool // <h1>
}

// stampAttr is an attribute that gives a machine's date: datetime of <time>,
// content beside itemprop, title of <abbr>.
type stampAttr struct {
	node        *html.Node
	name, value string // name is the itemprop, or ""
	order       int
}

// found is everything on a page that the voters look at, gathered in one walk.
type found struct {
	lines     []line
	headings  []heading
	stamps    []stampAttr
	metas     []metaTag
	scripts   []script
	title     string // <title>
	canonical string
	language  string // of <html>
	total     int    // lines
	articles  int    // <article> elements
}

// metaTag is a <meta> with a name that we know as a date's.
type metaTag struct {
	kind  metaKind
	value string
}

// script is the text of a script element.
type script struct {
	text string
	ld   bool // application/ld+json
}

// walker goes over a page once.
type walker struct {
	found
	buf   []byte // the current line
	last  []byte // the line before, where short
	node  *html.Node
	room  bool // the last byte of buf is no white space
	depth int
}

// gather walks the page under root.
func gather(root *html.Node) *found {
	w := &walker{}
	w.children(root)
	w.flush(nil)
	w.found.total = len(w.lines)
	return &w.found
}

func (w *walker) children(n *html.Node) {
	if w.depth++; w.depth <= maxDepth {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.Type {
			case html.TextNode:
				w.text(c)
			case html.ElementNode:
				w.element(c)
			}
		}
	}
	w.depth--
}

// text adds a text node to the current line, white space collapsed.
func (w *walker) text(n *html.Node) {
	if len(w.buf) > maxLineBytes {
		return
	}
	s := n.Data
	for i := 0; i < len(s) && len(w.buf) <= maxLineBytes; i++ {
		c := s[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			if w.room {
				w.buf = append(w.buf, ' ')
				w.room = false
			}
			continue
		}
		if '0' <= c && c <= '9' && w.node == nil {
			w.node = n.Parent
		}
		w.buf = append(w.buf, c)
		w.room = true
	}
}

// flush ends the current line, which belongs to the heading h where h is not nil.
func (w *walker) flush(h *html.Node) {
	if len(w.buf) == 0 {
		return
	}
	w.total++
	short := len(w.buf) <= maxLineBytes
	if h != nil && len(w.headings) < 50 {
		w.headings = append(w.headings, heading{string(w.buf), h, w.total, h.DataAtom == atom.H1})
	}
	if short && w.node != nil && len(w.lines) < 4*maxVotes {
		w.lines = append(w.lines, line{strings.TrimRight(string(w.buf), " "), string(w.last), w.node, w.total})
	}
	w.last = w.last[:0]
	if len(w.buf) <= maxLabelBytes {
		w.last = append(w.last, w.buf...)
	}
	w.buf, w.node, w.room = w.buf[:0], nil, false
}

func (w *walker) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Script:
		w.script(n)
		return
	case atom.Meta:
		w.meta(n)
		return
	case atom.Style, atom.Template, atom.Svg, atom.Iframe, atom.Select, atom.Textarea, atom.Noscript, atom.Object:
		return
	case atom.Title:
		if n.FirstChild != nil && w.title == "" {
			w.title = n.FirstChild.Data
		}
		return
	case atom.Link:
		if attr(n, "rel") == "canonical" {
			w.canonical = attr(n, "href")
		}
	case atom.Article:
		w.articles++
	case atom.Html:
		w.language = attr(n, "lang")
	}
	w.attributes(n)
	if inline(n.DataAtom) {
		w.children(n)
		return
	}
	w.flush(nil)
	w.children(n)
	if n.DataAtom == atom.H1 || n.DataAtom == atom.H2 {
		w.flush(n)
	} else {
		w.flush(nil)
	}
}

// inline names the elements that do not end a line.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Em, atom.Font, atom.I, atom.Img,
		atom.Kbd, atom.Link, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time,
		atom.U, atom.Var, atom.Wbr, atom.Label:
		return true
	}
	return false
}

// attributes keeps the machine-readable dates of an element.
func (w *walker) attributes(n *html.Node) {
	var prop, value string
	for _, a := range n.Attr {
		switch a.Key {
		case "itemprop", "property":
			prop = a.Val
		case "datetime":
			value = a.Val
		case "content", "title", "data-datetime", "data-date", "data-utime", "data-timestamp":
			if value == "" {
				value = a.Val
			}
		}
	}
	dated := n.DataAtom == atom.Time || strings.HasPrefix(prop, "date") || n.DataAtom == atom.Abbr
	if dated && hasDigit(value) && len(w.stamps) < maxVotes {
		w.stamps = append(w.stamps, stampAttr{n, prop, value, w.total + 1})
	}
}

func (w *walker) meta(n *html.Node) {
	var name, prop, value string
	for _, a := range n.Attr {
		switch a.Key {
		case "name", "http-equiv":
			name = a.Val
		case "property", "itemprop":
			prop = a.Val
		case "content":
			value = a.Val
		}
	}
	for _, key := range [...]string{name, prop} {
		if kind := metaKindOf(key); kind != noMeta && len(w.metas) < maxVotes {
			w.metas = append(w.metas, metaTag{kind, value})
			return
		}
	}
}

func (w *walker) script(n *html.Node) {
	if n.FirstChild == nil || len(n.FirstChild.Data) > maxScriptByte || len(w.scripts) >= maxScripts {
		return
	}
	t := attr(n, "type")
	w.scripts = append(w.scripts, script{n.FirstChild.Data, strings.Contains(t, "ld+json")})
}

// attr is the value of an element's attribute, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}
