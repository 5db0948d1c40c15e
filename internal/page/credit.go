package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"readout/internal/nlp"
)

// patterns are compiled at first use: start-up time is counted.
var patterns = sync.OnceValue(func() (p struct{ dateline, source, from, end *regexp.Regexp }) {
	// "MUSCAT (MNA) –", "WARSAW, Sept 8 (PAK) -", "LONDON, March 3 (Reuters) –"
	p.dateline = regexp.MustCompile(`^\p{Lu}[\p{Lu}\p{L} .,/’'-]{1,60}(?:\d{1,2})? ?\(([^()]{2,30})\) ?[-–—:]`)
	// "Source: MNA", "Source: AFP / –"
	p.source = regexp.MustCompile(`^(?:(?i:wire|agency|story|text) )?(?i:source|agency|credit|report|wire|service|with reporting by)s? ?: ?([\p{L}][\p{L} .&]{1,30}?)(?: ?[/|,–-].*)?$`)
	// "From PPU", "Information from SNS was used in this report.", "AFP contributed to this report"
	p.from = regexp.MustCompile(`^(?i:from|via|courtesy of|(?:with |additional )?(?:information|material|reports?|reporting|copy|files?) (?:from|by|of|supplied by)) (\p{Lu}{2,6})(?: (?:was|were|is|are) used.*| contributed.*)?\.?$|^(\p{Lu}{2,6}) contributed to this (?:report|story|article)\.?$`)
	// "... the palace said. (APA)", "... she said. - APA", "(MNA)", "PAK jd/kw", "(ENP) Reporting by ..."
	p.end = regexp.MustCompile(`(?:^|[.”"’] )\(([\p{Lu}][\p{Lu}\p{L}. ]{1,30})\)$|[.”"’] ?[-–—]{1,2} ?(\p{Lu}{2,6})$|^\(?(\p{Lu}{2,6})\)?(?: \p{Ll}{2,3}/\p{Ll}{2,3}| [Rr]eporting by .+|)$`)
	return p
})

// wires are agencies whose names are not written in capitals only.
var wires = []string{
	"Reuters", "Associated Press", "The Associated Press", "Agence France-Presse", "Bloomberg", "Interfax",
	"Xinhua", "Anadolu", "Anadolu Agency", "Kyodo", "Kyodo News", "Yonhap", "Canadian Press", "The Canadian Press",
	"Press Association", "PA Media", "Press Trust of India", "Europa Press", "Ukrinform", "dpa", "dts",
}

// agencyOf is the wire service that the page credits, as it writes it: in the
// dateline, in a line of its own, or behind the last sentence. A credit in a
// caption is the picture's, not the text's.
func agencyOf(d *nlp.Document) string {
	if d.Agency != "" && isWire(d.Agency) {
		return d.Agency
	}
	for _, f := range d.Furniture {
		if name := cmp.Or(creditLine(f.Text), signedOff(f.Text)); name != "" {
			return name
		}
	}
	body := bodyBlocks(d)
	for i, s := range body {
		text := d.Slice(s)
		if i < 3 && strings.Contains(text[:min(len(text), 100)], "(") {
			if m := patterns().dateline.FindStringSubmatch(text); m != nil && isWire(m[1]) {
				return m[1]
			}
		}
		if name := creditLine(text); name != "" {
			return name
		}
		if i < len(body)-1 {
			continue
		}
		if m := patterns().end.FindStringSubmatch(tail(text, 80)); m != nil && isWire(m[1]+m[2]+m[3]) {
			return m[1] + m[2] + m[3]
		}
	}
	return ""
}

// creditLine is the agency named by a short line of its own, or empty.
func creditLine(line string) string {
	if len(line) > 80 {
		return ""
	}
	p := patterns()
	if m := p.from.FindStringSubmatch(line); m != nil && isWire(cmp.Or(m[1], m[2])) {
		return cmp.Or(m[1], m[2])
	}
	if strings.Contains(line, ":") {
		if m := p.source.FindStringSubmatch(line); m != nil && isWire(strings.TrimSpace(m[1])) {
			return strings.TrimSpace(m[1])
		}
	}
	if !strings.HasPrefix(line, "(") && !strings.Contains(line, "/") {
		return ""
	}
	if m := p.end.FindStringSubmatch(line); m != nil && m[3] != "" && line != m[3] && isWire(m[3]) {
		return m[3]
	}
	return ""
}

// signedOff is the agency that stands behind a dash at the end of a paragraph that was
// taken for furniture, or empty.
func signedOff(text string) string {
	if m := patterns().end.FindStringSubmatch(tail(text, 20)); m != nil && m[2] != "" && isWire(m[2]) {
		return m[2]
	}
	return ""
}

// isWire reports whether a name can be that of a news agency: a known one, or an
// abbreviation in capitals.
func isWire(name string) bool {
	if slices.ContainsFunc(wires, func(w string) bool { return strings.EqualFold(w, name) }) {
		return true
	}
	if len(name) < 2 || len(name) > 6 {
		return false
	}
	for _, r := range name {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return !slices.Contains([]string{"US", "UK", "EU", "UN", "TV", "AM", "PM", "NATO", "USA", "OK"}, name)
}

func bodyBlocks(d *nlp.Document) []nlp.Span {
	var spans []nlp.Span
	for _, b := range d.Blocks {
		if b.Kind == nlp.BodyBlock || b.Kind == nlp.DatelineBlock || b.Kind == nlp.BylineBlock {
			spans = append(spans, b.Span)
		}
	}
	return spans
}

// tail is the end of a text, at most n bytes and from a rune boundary on.
func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	return s[strings.IndexFunc(s, func(r rune) bool { return r != '\uFFFD' }):]
}

// translationOf tells whether the page says of itself that a machine translated
// it. Signs in the wording are a later stage's.
func translationOf(d *nlp.Document) nlp.Translation {
	var t nlp.Translation
	for _, line := range shortLines(d) {
		if !strings.Contains(line, "ransla") && !strings.Contains(line, "utomatic") {
			continue // most lines: spare them the folding of case
		}
		lower := strings.ToLower(line)
		machine := strings.Contains(lower, "machine") || strings.Contains(lower, "automatic") || strings.Contains(lower, "google translate") ||
			strings.Contains(lower, "auto-transl") || strings.Contains(lower, "auto transl") || strings.Contains(lower, "autotransl")
		if machine && (strings.Contains(lower, "translat") || strings.Contains(lower, "english version")) {
			t.Machine = true
			t.Why = append(t.Why, "the page says so: "+line)
		}
	}
	return t
}

// shortLines are the lines in which a page speaks about itself.
func shortLines(d *nlp.Document) []string {
	var lines []string
	for _, f := range d.Furniture {
		if len(f.Text) <= 120 {
			lines = append(lines, f.Text)
		}
	}
	for _, b := range d.Blocks {
		if b.Kind == nlp.BylineBlock || b.Kind == nlp.DatelineBlock {
			lines = append(lines, d.Slice(b.Span))
		}
	}
	return lines
}
