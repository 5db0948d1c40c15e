package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/nlp"
)

// sort tells the page's passages apart: what the extractor kept is of the
// article, the rest is furniture. The extractor's own passages are what the
// article consists of, because it cuts inside blocks too; the page's give the
// order and the rest.
func sort(page, kept []passage, title string) []Piece {
	s := sorter{title: Key(title), kept: kept, places: map[string][]int{}}
	for i, p := range kept {
		k := Key(p.text)
		s.places[k] = append(s.places[k], i)
		s.all.WriteString(k)
		s.all.WriteByte(' ')
	}
	for _, p := range page {
		s.place(p)
	}
	s.upTo(len(kept))
	return s.pieces
}

type sorter struct {
	title  string // its key
	kept   []passage
	places map[string][]int // key → where it stands in kept, those not yet placed
	all    strings.Builder  // the keys of all kept
	pieces []Piece
	next   int // first of kept not yet placed
}

// minPart is the length in bytes from which a page's passage counts as kept when
// its text stands inside a longer kept one.
const minPart = 40

func (s *sorter) place(p passage) {
	k := Key(p.text)
	switch at := s.places[k]; {
	case len(at) > 0:
		s.places[k] = at[1:]
		s.upTo(at[0] + 1)
	case len(k) >= minPart && strings.Contains(s.all.String(), k):
	case isCaption(p.node) && !inTeaser(p.node):
		s.pieces = append(s.pieces, Piece{Kind: nlp.CaptionBlock, Text: p.text})
	case k == s.title && k != "":
		s.furniture(p, "repeats the title")
	default:
		s.furniture(p, landmark(p.node))
	}
}

// upTo places the kept passages before index end.
func (s *sorter) upTo(end int) {
	for ; s.next < end; s.next++ {
		p := s.kept[s.next]
		if k := Key(p.text); k == "" || k == s.title {
			s.furniture(p, "repeats the title")
			continue
		}
		s.pieces = append(s.pieces, Piece{Kind: kindOf(p), Text: p.text})
	}
}

func (s *sorter) furniture(p passage, why string) {
	s.pieces = append(s.pieces, Piece{Kind: nlp.FurnitureBlock, Text: p.text, Why: why})
}

func kindOf(p passage) nlp.BlockKind {
	switch p.node.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return nlp.HeadingBlock
	case atom.Figcaption:
		return nlp.CaptionBlock
	}
	return nlp.BodyBlock
}

// isCaption reports whether a passage stands in a figure's caption.
func isCaption(n *html.Node) bool {
	for depth := 0; n != nil && depth < 3; n, depth = n.Parent, depth+1 {
		if n.DataAtom == atom.Figcaption || strings.Contains(attr(n, "class"), "caption") {
			return true
		}
	}
	return false
}

// inTeaser reports whether a passage stands inside a link or beside the article.
func inTeaser(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.A, atom.Aside, atom.Nav, atom.Footer, atom.Header:
			return true
		case atom.Article, atom.Main:
			return false
		}
	}
	return false
}

// landmarks give the reason why a passage is furniture, by the element that it
// stands in or a word in that element's class or id.
var (
	landmarkTags = map[atom.Atom]string{
		atom.Nav: "navigation", atom.Header: "page header", atom.Footer: "page footer",
		atom.Aside: "beside the article", atom.Form: "form", atom.Button: "button", atom.Label: "form",
	}
	landmarkNames = []struct{ word, why string }{
		{"cookie", "consent notice"}, {"consent", "consent notice"}, {"newsletter", "newsletter"},
		{"subscribe", "subscription"}, {"paywall", "subscription"}, {"share", "share links"}, {"social", "share links"},
		{"comment", "comments"}, {"related", "related stories"}, {"recommend", "related stories"},
		{"popular", "related stories"}, {"most-read", "related stories"}, {"readmore", "related stories"},
		{"more-", "related stories"}, {"breadcrumb", "navigation"}, {"menu", "navigation"}, {"nav", "navigation"},
		{"promo", "advertisement"}, {"advert", "advertisement"}, {"sponsor", "advertisement"}, {"ticker", "news ticker"},
		{"byline", "byline"}, {"author", "byline"}, {"date", "date line"}, {"tags", "tags"}, {"footer", "page footer"},
		{"header", "page header"}, {"sidebar", "beside the article"},
	}
)

func landmark(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if why, ok := landmarkTags[n.DataAtom]; ok {
			return why
		}
		name := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
		if len(name) == 1 || n.DataAtom == atom.Body {
			continue
		}
		for _, l := range landmarkNames {
			if strings.Contains(name, l.word) {
				return l.why
			}
		}
	}
	return "outside the article"
}
