package markup

import (
	"html"
	"net/url"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// head collects what a page says about itself outside its text.
type head struct {
	meta      map[string]string // property or name in lower case → first content
	authors   []string          // all author tags
	title     string            // of <title>
	canonical string
	language  string
	scripts   []string // JSON-LD
	h1, h2    []string
	home      string // text of the first link to the site's root: mostly the outlet's name
	brand     string // text of the element whose class or id says that it holds the site's name
}

func readHead(root *xhtml.Node) *head {
	h := &head{meta: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type != xhtml.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			h.language = attr(n, "lang")
		case atom.Meta:
			h.addMeta(n)
		case atom.Title:
			if h.title == "" && n.FirstChild != nil {
				h.title = collapse(n.FirstChild.Data)
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && h.canonical == "" {
				h.canonical = attr(n, "href")
			}
		case atom.Script:
			if strings.HasPrefix(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				h.scripts = append(h.scripts, n.FirstChild.Data)
			}
		case atom.H1:
			h.h1 = append(h.h1, textOf(n))
		case atom.H2:
			h.h2 = append(h.h2, textOf(n))
		case atom.A:
			if h.home == "" && isRoot(attr(n, "href")) {
				h.home = homeName(textOf(n))
			}
		}
		if h.brand == "" && isBrand(n) {
			h.brand = brandName(firstText(n))
		}
	}
	return h
}

// homeName is the text of a link to the front page; empty where it says where it
// leads, and not who it is of.
func homeName(text string) string {
	switch strings.ToLower(text) {
	case "home", "homepage", "home page", "front page", "main", "main page", "start", "logo", "index", "cover", "news", "shop",
		"startseite", "accueil", "inicio", "início", "главная", "strona główna":
		return ""
	}
	return text
}

// brandName is the text in the place for the site's name, without the motto behind it;
// empty where it is no name.
func brandName(text string) string {
	for _, mark := range titleMarks {
		text, _, _ = strings.Cut(text, mark)
	}
	if !shortName(text) {
		return ""
	}
	return homeName(text)
}

// isBrand reports whether an element's class or id is that of the site's name.
func isBrand(n *xhtml.Node) bool {
	for _, key := range [...]string{"id", "class"} {
		for word := range strings.FieldsSeq(attr(n, key)) {
			switch strings.ToLower(word) {
			case "logo", "brand", "masthead", "mast", "site-title", "site-name", "sitename", "navbar-brand", "site-logo":
				return true
			}
		}
	}
	return false
}

// firstText is the first line of text in an element.
func firstText(root *xhtml.Node) string {
	for n := range root.Descendants() {
		if n.Type == xhtml.TextNode && strings.TrimSpace(n.Data) != "" {
			return collapse(n.Data)
		}
	}
	return ""
}

func (h *head) addMeta(n *xhtml.Node) {
	key := attr(n, "property")
	if key == "" {
		key = attr(n, "name")
	}
	key = strings.ToLower(strings.TrimSpace(key))
	content := collapse(html.UnescapeString(attr(n, "content")))
	if key == "" || content == "" {
		return
	}
	switch key {
	case "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author":
		if !strings.Contains(content, "://") {
			h.authors = append(h.authors, content)
		}
	}
	if _, seen := h.meta[key]; !seen {
		h.meta[key] = content
	}
}

// any is the first of the given meta contents that is there.
func (h *head) any(keys ...string) string {
	for _, key := range keys {
		if v := h.meta[key]; v != "" {
			return v
		}
	}
	return ""
}

// isRoot reports whether a link leads to the site's front page.
func isRoot(href string) bool {
	u, err := url.Parse(strings.TrimSpace(href))
	return err == nil && href != "" && (u.Path == "/" || u.Path == "" && u.Host != "") &&
		u.RawQuery == "" && u.Fragment == ""
}

// address is the page's canonical address: absolute, or empty.
func (h *head) address(given string, l linked) string {
	base, _ := url.Parse(given)
	for _, candidate := range []string{h.canonical, h.any("og:url"), l.url, given} {
		u, err := url.Parse(strings.TrimSpace(candidate))
		if err != nil || candidate == "" {
			continue
		}
		if base != nil && !u.IsAbs() {
			u = base.ResolveReference(u)
		}
		// A canonical address that leads to the front page is a template's slip.
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !isRoot(u.String()) {
			return u.String()
		}
	}
	return ""
}

// Domain is the host of an address without "www." and port, or empty.
func Domain(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }
