// Package markup reads a page's HTML: which of its text is the article, what the
// page says about itself, and what else stood on it. The article's body is found
// by go-trafilatura; title, outlet, authors and what was left out are read here.
package markup

import (
	"bytes"
	"errors"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/errs"
	"readout/internal/nlp"
)

// Page is what a page's source says. Texts have their white space collapsed.
type Page struct {
	Root     *html.Node // the parsed page, for the readers of dates; not to be changed
	Title    string
	URL      string // canonical and absolute, or empty
	Outlet   nlp.Outlet
	Bylines  []string
	Agency   string // as the page's metadata names it, or empty
	Language string // as the page declares it, ISO 639-1, or empty
	Pieces   []Piece
}

// Piece is a passage of the page, in page order: part of the article, or
// furniture with the reason.
type Piece struct {
	Kind nlp.BlockKind
	Text string
	Why  string // for furniture
}

// Read parses and takes apart a page. source is UTF-8; address is where the page
// was found, or empty. A page nested too deep for a parser gives an error of
// kind errs.TooDeep; one without an article has no body among its pieces. Safe
// for concurrent use.
func Read(source []byte, address string) (*Page, error) {
	root, err := html.Parse(bytes.NewReader(source))
	if err != nil {
		return nil, parseError(err)
	}
	h := readHead(root)
	l := readLinked(h.scripts)
	p := &Page{Root: root, URL: h.address(address, l), Language: primary(h.language), Agency: l.agency}
	p.Outlet = nlp.Outlet{Name: h.outlet(l), Domain: Domain(p.URL)}
	p.Title = h.headline(l, p.Outlet.Name)
	p.Bylines = h.bylines(l, p.Outlet.Name)
	p.Pieces = pieces(root, p.Title)
	return p, nil
}

// parseError names what stopped the parser, which refuses pages nested deeper
// than any browser would show.
func parseError(err error) error {
	if errors.Is(err, html.ErrBufferExceeded) || strings.Contains(err.Error(), "open stack") {
		return errs.New(errs.TooDeep, "the markup is nested deeper than a page can be: save the page's text instead and read it with --as page")
	}
	return errs.Wrap(errs.Malformed, err, "the markup cannot be parsed")
}

// primary is the language of a tag such as "en-GB": ISO 639-1, or empty.
func primary(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	if len(code) != 2 {
		return ""
	}
	return code
}

// pieces takes the page apart.
func pieces(root *html.Node, title string) []Piece {
	return sort(passages(root), article(root), title)
}

// article is what go-trafilatura takes for the article's passages, or nil.
func article(root *html.Node) []passage {
	options := trafilatura.Options{
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	}
	result, err := trafilatura.ExtractDocument(answered(slim(root)), options)
	if err != nil || result.ContentNode == nil {
		return nil
	}
	return passages(result.ContentNode)
}

// answers are what the extractor looks for beside the article. It is read
// elsewhere (head.go); told some value, the extractor does not search the whole
// page for it, which saves a tenth of its time.
var answers = [][2]string{
	{"og:title", "-"}, {"og:url", "https://page.example/"}, {"og:site_name", "-"},
	{"og:description", "-"}, {"article:author", "Nobody"}, {"article:tag", "-"},
}

// answered gives a slim page a head with the answers.
func answered(root *html.Node) *html.Node {
	for n := range root.ChildNodes() {
		if n.DataAtom != atom.Html {
			continue
		}
		head := &html.Node{Type: html.ElementNode, DataAtom: atom.Head, Data: "head"}
		for _, a := range answers {
			head.AppendChild(&html.Node{
				Type: html.ElementNode, DataAtom: atom.Meta, Data: "meta",
				Attr: []html.Attribute{{Key: "property", Val: a[0]}, {Key: "content", Val: a[1]}},
			})
		}
		n.InsertBefore(head, n.FirstChild)
	}
	return root
}

// slim copies a page without what the extractor would only copy and drop: it
// copies the page three times. The page itself stays whole.
func slim(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.CommentNode || child.Type == html.ElementNode && hidden(child) {
			continue
		}
		c.AppendChild(slim(child))
	}
	return c
}
