package markup

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/knowledge"
)

// outlet is the publisher's name: what the page's data or its tags say, else the
// name on the link to the front page, else that in the element for the site's name.
func (h *head) outlet(l linked) string {
	for _, name := range []string{h.any("og:site_name"), l.publisher, h.any("application-name", "publisher", "dc.publisher", "copyright"), h.home, h.brand} {
		if name = strings.TrimPrefix(name, "@"); isOutlet(name) {
			return h.lessCapitals(name)
		}
	}
	if name := h.titleExtra(); name != "" {
		return name
	}
	if h.siteTitle() {
		return h.title
	}
	return ""
}

// isOutlet reports whether a text may be an outlet's name.
func isOutlet(name string) bool {
	return name != "" && !controls[strings.ToLower(name)] && (len(name) <= maxOutletBytes || knowledge.Institution(name)) && !strings.Contains(name, "://")
}

// controls are the words of what a reader presses at the top of a page.
var controls = map[string]bool{
	"menu": true, "search": true, "subscribe": true, "home": true, "log in": true, "login": true, "sign in": true, "navigation": true,
	"close": true, "open menu": true, "skip to content": true, "share": true, "more": true,
}

// maxOutletBytes is the length of the longest name of an outlet; public bodies have
// longer ones.
const maxOutletBytes = 60

// lessCapitals is a name in capitals as <title> writes it, else as it is.
func (h *head) lessCapitals(name string) string {
	if extra := h.titleExtra(); name == strings.ToUpper(name) && extra != "" && Key(extra) == Key(name) {
		return extra
	}
	return name
}

// siteTitle reports whether <title> is the name of a public body, and no title of
// the article: it stands on the page above the one heading that is.
func (h *head) siteTitle() bool {
	return knowledge.Institution(h.title) && h.onlyHeading() != "" && Key(h.onlyHeading()) != Key(h.title)
}

// titleExtra is what <title> adds behind the article's heading or before it,
// mostly the outlet's name.
func (h *head) titleExtra() string {
	for _, heading := range slices.Concat(h.h1, h.h2, []string{h.any("og:title")}) {
		if heading == "" {
			continue
		}
		before, after, found := strings.Cut(h.title, heading)
		for _, mark := range append(titleMarks, ": ") {
			if name, ok := strings.CutPrefix(after, mark); ok && found && shortName(name) {
				return name
			}
			if name, ok := strings.CutSuffix(before, mark); ok && found && shortName(name) {
				return name
			}
		}
	}
	return ""
}

// bylines are the authors' names. Newsrooms that sign with their own name have
// no byline.
func (h *head) bylines(l linked, outlet string) []string {
	given := l.authors
	if len(given) == 0 {
		given = h.authors
	}
	var names []string
	for _, entry := range given {
		for _, name := range SplitNames(entry) {
			if !sameName(name, outlet) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// SplitNames reads a byline such as "By Ann Lee and Raúl Ortiz": the names in
// it, without what stands before and between them.
func SplitNames(byline string) []string {
	byline = collapse(byline)
	for _, lead := range []string{"by ", "von ", "par ", "por "} {
		if len(byline) > len(lead) && strings.EqualFold(byline[:len(lead)], lead) {
			byline = byline[len(lead):]
		}
	}
	byline = strings.NewReplacer(" and ", ",", " & ", ",", ";", ",", " | ", ",").Replace(byline)
	var names []string
	for part := range strings.SplitSeq(byline, ",") {
		part, _, _ = strings.Cut(part, " in ") // where they wrote
		if part = strings.TrimSpace(part); isName(part) {
			names = append(names, part)
		}
	}
	return names
}

// isName reports whether text can be a person's name: up to five words, most of
// them with a capital, no digits and no address.
func isName(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 5 || strings.ContainsAny(text, "@/0123456789<>") {
		return false
	}
	capitals := 0
	for _, w := range words {
		if r := []rune(w)[0]; unicode.IsUpper(r) || !unicode.IsLower(r) {
			capitals++
		}
	}
	return capitals*2 > len(words)
}
