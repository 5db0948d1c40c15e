package markup

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/nlp"
)

// sort tells the page's passages apart: what the extractor kept is of the
// article, the rest is furniture. The extractor's own passages say what the
// article consists of, because it cuts inside blocks too; the page's passages
// give the order, the wording and the rest.
func sort(page, kept []passage, title string) []Piece {
	s := sorter{title: Key(title), page: page, kept: kept, keys: keysOf(kept), places: map[string][]int{}}
	for i, k := range s.keys {
		s.places[k] = append(s.places[k], i)
	}
	s.all = strings.Join(s.keys, " ")
	keys := keysOf(page)
	for i := 0; i < len(page); {
		i += s.place(i, keys)
	}
	s.upTo(len(kept))
	if s.linked*2 > s.length {
		return s.allFurniture("a list of links")
	}
	return s.pieces
}

// allFurniture takes everything for furniture.
func (s *sorter) allFurniture(why string) []Piece {
	for i := range s.pieces {
		if p := &s.pieces[i]; p.Kind != nlp.FurnitureBlock && p.Kind != nlp.TitleBlock {
			p.Kind, p.Why = nlp.FurnitureBlock, why
		}
	}
	return s.pieces
}

func keysOf(passages []passage) []string {
	keys := make([]string, len(passages))
	for i, p := range passages {
		keys[i] = Key(p.text)
	}
	return keys
}

type sorter struct {
	title  string // its key
	page   []passage
	kept   []passage
	keys   []string         // of kept; empty for those placed
	places map[string][]int // key → where it stands in kept, those not yet placed
	all    string           // the keys of all kept
	pieces []Piece
	next   int // first of kept not yet placed
	titles int // passages that say the title
	// length is that of the article's text in bytes, linked how much of it stands
	// in links: a front page is mostly links.
	length, linked int
}

const (
	// minPart is the length in bytes from which a page's passage counts as kept
	// when its text stands inside a longer kept one.
	minPart = 40
	// ahead is how many kept passages are looked at for one that joins several of
	// the page.
	ahead = 3
)

// place sorts the page's passage i, and those behind it that the extractor
// joined to it; it returns how many.
func (s *sorter) place(i int, keys []string) int {
	p, k := s.page[i], keys[i]
	at, n := s.match(i, keys)
	switch {
	case k == "":
		s.furniture(p, "no words")
	case n > 0 && s.keys[at] == "": // placed before, out of order
		return n
	case n > 0:
		s.upTo(at)
		s.keys[at] = ""
		kind := kindOf(s.kept[at])
		for _, p := range s.page[i : i+n] {
			s.keep(p, kind)
		}
		return n
	case len(k) >= minPart && strings.Contains(s.all, k):
	case isCaption(p.node) && !inTeaser(p.node):
		s.pieces = append(s.pieces, Piece{Kind: nlp.CaptionBlock, Text: p.text})
	case k == s.title:
		s.titled(p)
	default:
		s.furniture(p, landmark(p.node))
	}
	return 1
}

// match finds the kept passage that says what the page's passages from i on say,
// and how many of them: 1 as a rule, more where the extractor joined blocks, 0
// for none.
func (s *sorter) match(i int, keys []string) (at, n int) {
	if found := s.places[keys[i]]; len(found) > 0 {
		s.places[keys[i]] = found[1:]
		return found[0], 1
	}
	for at := s.next; at < min(s.next+ahead, len(s.kept)); at++ {
		rest, joined := s.keys[at], 0
		for rest != "" && i+joined < len(keys) && keys[i+joined] != "" && strings.HasPrefix(rest, keys[i+joined]) {
			rest = rest[len(keys[i+joined]):]
			joined++
		}
		if rest == "" && joined > 0 {
			return at, joined
		}
	}
	return 0, 0
}

// upTo places the kept passages before index end that no passage of the page
// matched: the extractor cut inside a block.
func (s *sorter) upTo(end int) {
	for ; s.next < end; s.next++ {
		if p := s.kept[s.next]; s.keys[s.next] != "" {
			s.keep(p, kindOf(p))
			s.keys[s.next] = ""
		}
	}
}

func (s *sorter) keep(p passage, kind nlp.BlockKind) {
	if Key(p.text) == s.title {
		s.titled(p)
		return
	}
	if kind == nlp.BodyBlock && len(p.text) <= maxSigned && ofAuthor(p.node) {
		kind = nlp.BylineBlock
	}
	s.length += len(p.text)
	s.linked += p.linked
	s.pieces = append(s.pieces, Piece{Kind: kind, Text: p.text})
}

// titled places a passage that says the title: the first is the title's place.
func (s *sorter) titled(p passage) {
	if s.titles++; s.titles > 1 {
		s.furniture(p, "repeats the title")
		return
	}
	s.pieces = append(s.pieces, Piece{Kind: nlp.TitleBlock, Text: p.text})
}

func (s *sorter) furniture(p passage, why string) {
	s.pieces = append(s.pieces, Piece{Kind: nlp.FurnitureBlock, Text: p.text, Why: why})
}

func kindOf(p passage) nlp.BlockKind {
	switch tag(p.node) {
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

// maxSigned is the length in bytes of the longest passage that can be a byline.
const maxSigned = 100

// ofAuthor reports whether an element's class or id says that it names the author.
func ofAuthor(n *html.Node) bool {
	name := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
	return signs(name) || strings.Contains(name, "byline")
}

// signs reports whether one of the words of a class is that of the author's place.
func signs(class string) bool {
	return slices.ContainsFunc(strings.Fields(class), func(w string) bool {
		switch w {
		case "by", "author", "authors", "auth", "autor", "auteur", "writer", "reporter", "who", "signature":
			return true
		}
		return false
	})
}

func landmark(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if why, ok := landmarkTags[n.DataAtom]; ok {
			return why
		}
		name := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
		if len(name) == 1 || n.DataAtom == atom.Body {
			continue
		}
		if signs(name) {
			return "byline"
		}
		for _, l := range landmarkNames {
			if strings.Contains(name, l.word) {
				return l.why
			}
		}
	}
	return "outside the article"
}
