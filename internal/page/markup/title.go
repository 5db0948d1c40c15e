package markup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/knowledge"
)

// titleMarks separate a headline from the outlet's name in a page's <title>.
var titleMarks = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "}

// headline chooses the article's title. A page names it in several places, each
// of which may carry more than the title: the outlet's name behind it, another
// article's heading. What two of the places agree on is believed; the heading
// that readers see comes first.
func (h *head) headline(l linked, outlet string) string {
	if h.siteTitle() {
		return h.onlyHeading()
	}
	declared := []string{h.any("og:title"), l.headline, h.any("twitter:title", "dc.title", "title", "headline"), h.title}
	for _, heading := range slices.Concat(h.h1, h.h2) {
		if heading != "" && slices.ContainsFunc(declared, func(d string) bool {
			return sameTitle(heading, d) || goesOn(heading, withoutOutlet(d, outlet, d == h.title))
		}) {
			return heading
		}
	}
	if alone := h.onlyHeading(); alone != "" && declared[0] == "" && declared[1] == "" && declared[2] == "" {
		return alone // <title> alone says something else: it was made for search engines
	}
	for _, candidate := range declared {
		if t := withoutOutlet(candidate, outlet, candidate == h.title); t != "" {
			return t
		}
	}
	if len(h.h1) > 0 {
		return h.h1[0]
	}
	return ""
}

// sameTitle reports whether a heading is what a declared title says: equal but
// for case, punctuation and what is added before or behind.
func sameTitle(heading, declared string) bool {
	a, b := Key(heading), Key(declared)
	if a == "" || b == "" {
		return false
	}
	if a == b || strings.HasPrefix(b, a) && len(a) >= 15 {
		return true
	}
	return strings.Contains(b, a) && len(a)*2 >= len(b)
}

// onlyHeading is the page's one main heading, where it says enough to be a headline.
func (h *head) onlyHeading() string {
	if len(h.h1) != 1 || len(strings.Fields(h.h1[0])) < headlineWords {
		return ""
	}
	return h.h1[0]
}

// headlineWords is the number of words from which a heading can be no outlet's name.
const headlineWords = 5

// goesOn reports whether a heading says a declared title in full and more: the title
// was cut for search engines.
func goesOn(heading, declared string) bool {
	a, b := Key(heading), Key(declared)
	return len(b) >= 20 && strings.HasPrefix(a, b)
}

// withoutOutlet cuts the outlet's name off a title. Where the name is not known
// and the text comes from <title>, a short last part is taken for it.
func withoutOutlet(title, outlet string, guess bool) string {
	for _, mark := range titleMarks {
		i := strings.LastIndex(title, mark)
		if i < 0 {
			continue
		}
		front, back := title[:i], title[i+len(mark):]
		if sameName(back, outlet) || guess && outlet == "" && shortName(back) && len(front) > len(back) {
			return withoutOutlet(front, outlet, false)
		}
		if sameName(title[:strings.Index(title, mark)], outlet) {
			return title[strings.Index(title, mark)+len(mark):]
		}
	}
	return strings.TrimSpace(title)
}

func sameName(a, b string) bool {
	ka, kb := Key(a), Key(b)
	if ka == "" || kb == "" {
		return false
	}
	return ka == kb || len(kb) >= 4 && strings.HasPrefix(ka, kb) && len(ka) <= len(kb)+12 ||
		len(ka) >= 4 && strings.HasPrefix(kb, ka)
}

// shortName reports whether text could be an outlet's name: at most five words,
// the first with a capital, or a public body's name.
func shortName(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) && len(strings.Fields(text)) <= 5 || knowledge.Institution(text)
}

// Key reduces a text to its letters and digits in lower case, to compare texts
// that differ in spacing, punctuation and case only.
func Key(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
