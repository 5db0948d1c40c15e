package verify

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// brief checks that each quotation of a brief stands in one of the pages.
func (c *checker) brief(b Brief) {
	var ids []string
	for _, d := range c.record.Documents {
		ids = append(ids, d.ID)
	}
	pages := visible(c.everything(ids))
	for _, q := range quotationsOf(b.Data) {
		c.report.Quotations++
		if !strings.Contains(pages, visible(fold(q))) {
			c.report.found(b.Name, "“%s” stands in none of the pages", fold(q))
		}
	}
}

// visible is a text without what a brief leaves out of it: control characters and
// those that turn the direction of writing.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, s)
}

// escapes are what a brief has beside its words: colours, and Markdown's marks.
var (
	colors    = regexp.MustCompile("\x1b\\[[0-9;]*m")
	backslash = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	curly     = regexp.MustCompile(`“([^“”]+)”`)
)

// quotationsOf are the quotations of a brief: the q elements of a page, or what
// stands in double marks in a text whose lines may be broken anywhere.
func quotationsOf(data []byte) []string {
	if head := bytes.TrimSpace(data); bytes.HasPrefix(bytes.ToLower(head[:min(len(head), 16)]), []byte("<!doctype html")) {
		if root, err := html.Parse(bytes.NewReader(head)); err == nil {
			return quotes(root)
		}
	}
	text := colors.ReplaceAllString(string(data), "")
	text = fold(strings.ReplaceAll(text, "**", ""))
	text = backslash.ReplaceAllString(text, "$1")
	var all []string
	for _, m := range curly.FindAllStringSubmatch(text, -1) {
		all = append(all, m[1])
	}
	return all
}

// quotes are the texts of the q elements, without the marks around them.
func quotes(root *html.Node) []string {
	var all []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != atom.Q {
			continue
		}
		var b strings.Builder
		for t := range n.Descendants() {
			if t.Type == html.TextNode {
				b.WriteString(t.Data)
			}
		}
		q := strings.TrimSpace(b.String())
		for _, marks := range [][2]string{{"“", "”"}, {"‘", "’"}} {
			if inner, ok := strings.CutPrefix(q, marks[0]); ok {
				q = strings.TrimSuffix(inner, marks[1])
				break
			}
		}
		all = append(all, q)
	}
	return all
}
