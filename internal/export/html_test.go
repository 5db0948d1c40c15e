package export

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/analysis"
)

// rendered is the page of a result, parsed again.
func rendered(t *testing.T, r *analysis.Result, o Brief) (string, *html.Node) {
	t.Helper()
	var b bytes.Buffer
	if err := WriteHTML(&b, r, o, "readout test"); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), root
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// TestHTMLStandsAlone holds that the page needs nothing but itself, that each
// number leads to a sentence in it, and that every quotation stands there.
func TestHTMLStandsAlone(t *testing.T) {
	r := storyOfFour(t)
	source, root := rendered(t, r, Brief{Furniture: true})
	golden(t, "brief.html", source)
	targets := map[string]*html.Node{}
	for n := range root.Descendants() {
		if id := attribute(n, "id"); id != "" {
			if targets["#"+id] != nil {
				t.Errorf("the id %s stands twice", id)
			}
			targets["#"+id] = n
		}
	}
	pages := ""
	for _, d := range r.Documents {
		pages += fold(d.Text) + "\n"
		for _, rejected := range d.Dates.Rejected {
			pages += rejected.Text + "\n"
		}
	}
	links, quotations := 0, 0
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Script, atom.Img, atom.Link, atom.Iframe, atom.Object, atom.B:
			t.Errorf("<%s> in the page", n.Data)
		case atom.A:
			links++
			if href := attribute(n, "href"); !strings.HasPrefix(href, "#") || targets[href] == nil {
				t.Errorf("%s leads nowhere", href)
			}
		case atom.Q:
			quotations++
			q := fold(textOf(n))
			for _, marks := range []string{"“", "”", "‘", "’"} {
				q = strings.TrimSuffix(strings.TrimPrefix(q, marks), marks)
			}
			if !strings.Contains(pages, q) {
				t.Errorf("%q stands in no page", q)
			}
		}
	}
	if links < 20 || quotations < 10 {
		t.Errorf("%d links, %d quotations", links, quotations)
	}
}

// TestHTMLLeadsToTheSentence follows a number to its sentence.
func TestHTMLLeadsToTheSentence(t *testing.T) {
	r := storyOfFour(t)
	e := at(t, r.Documents[2], "to leave the basin")
	_, root := rendered(t, r, Brief{})
	for n := range root.Descendants() {
		if attribute(n, "id") == sentenceID(e) {
			if got := textOf(n); got != "Minister Ines Okafor told the pilots to leave the basin, the pilots’ union said. " {
				t.Errorf("%q", got)
			}
			return
		}
	}
	t.Errorf("no %s", sentenceID(e))
}

// TestHTMLEscapes writes pages that would be markup or scripts.
func TestHTMLEscapes(t *testing.T) {
	r := storyOfFour(t)
	evil := `</style><script>alert(1)</script><img src=x onerror="alert(1)">`
	d := r.Documents[0]
	d.Outlet.Name, d.Path, d.URL, d.Title = evil, evil, "javascript:alert(1)", evil
	r.Stories[0].Title = evil
	r.Comparisons[0].Topic = evil
	_, root := rendered(t, r, Brief{All: true})
	for n := range root.Descendants() {
		if n.DataAtom == atom.Script || n.DataAtom == atom.Img || strings.HasPrefix(attribute(n, "href"), "javascript:") {
			t.Errorf("<%s %v>", n.Data, n.Attr)
		}
	}
	if !strings.Contains(textOf(root), evil) {
		t.Error("the title is not shown as it is")
	}
}
