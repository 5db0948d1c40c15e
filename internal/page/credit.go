package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

// patterns are compiled at first use: start-up time is counted.
var patterns = sync.OnceValue(func() (p struct{ dateline, source, from, end *regexp.Regexp }) {
	// "MUSCAT (MNA) –", "WARSAW, Sept 8 (PAK) -", "LONDON, 3 March /ENP/ –"
	p.dateline = regexp.MustCompile(`^\p{Lu}[\p{L}\d .,/’'-]{1,60}? ?[(/\[]([^()/\[\]]{2,30})[)/\]] ?[-–—:]`)
	// "Source: MNA", "Source: AFP / –"
	p.source = regexp.MustCompile(`^(?:(?i:wire|agency|story|text) )?(?i:source|agency|credit|report|wire|service|with reporting by)s? ?: ?([\p{L}][\p{L} .&]{1,30}?)(?: ?[/|,–-].*)?$`)
	// "From PPU", "Information from SNS was used in this report.", "AFP contributed to this report"
	p.from = regexp.MustCompile(`^\(?(?i:from|by|via|with|courtesy of|based on reports? (?:by|from)|(?:with |additional )?(?:information|material|reports?|reporting|copy|files?|inputs?) (?:from|by|of|supplied by)) (\p{Lu}{2,6})\)?(?: (?:was|were|is|are) used.*| contributed.*)?\.?$|^(\p{Lu}{2,6}) contributed to this (?:report|story|article)\.?$`)
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
		if i < 3 && strings.ContainsAny(text[:min(len(text), 100)], "(/[") {
			if m := patterns().dateline.FindStringSubmatch(text); m != nil && (isWire(m[1]) || namedAgain(d, m[1])) {
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
	return signedWith(d)
}

// signedWith is the agency beside the author or the date, in a line around the title.
func signedWith(d *nlp.Document) string {
	for _, f := range d.Furniture {
		if f.After == 0 || f.After > besideTitle {
			continue
		}
		signs := f.Why == "byline" || f.Why == "date line" || year().MatchString(f.Text)
		if name := besideName(d, f.Text, signs); name != "" {
			return name
		}
	}
	for _, b := range d.Blocks {
		if b.Kind == nlp.BylineBlock || b.Kind == nlp.DatelineBlock {
			if name := besideName(d, d.Slice(b.Span), true); name != "" {
				return name
			}
		}
	}
	return ""
}

// year finds a year: a line of date and author has one.
var year = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(?:19|20)\d\d\b`) })

// besideName is the agency that a byline or a line with a date names beside what else
// it says: "Ann Lee, TMN", "Tuesday, 3 March 2026 | Iberpress", "TMN / Courier" of the
// Senn Courier; or empty. Where it is not known that the line is of who wrote and
// when, the other part must be the outlet.
func besideName(d *nlp.Document, line string, signs bool) string {
	if len(line) > bylineLength {
		return ""
	}
	parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("|/,;()·", r) })
	for i := len(parts) - 1; i >= 0 && len(parts) > 1; i-- {
		name := strings.TrimSpace(parts[i])
		if !isWire(name) || i > 0 && i < len(parts)-1 {
			continue
		}
		if rest := strings.TrimSpace(strings.Replace(line, parts[i], "", 1)); i > 0 && signs && len(name) > 2 || ownDesk(d, rest) {
			return name
		}
	}
	return ""
}

// ownDesk reports whether what stands beside an agency in a credit is the outlet or
// its newsroom: "TMN / Courier", "TMN, own correspondents".
func ownDesk(d *nlp.Document, text string) bool {
	outlet := strings.Fields(strings.ToLower(d.Outlet.Name + " " + guessOutlet(d)))
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		if !newsroomWords[w] && !slices.Contains(outlet, w) && w != "own" && w != "and" {
			return false
		}
	}
	return len(words) > 0
}

// namedAgain reports whether a name in a dateline's brackets, which may be that of an
// agency or of a province, is credited elsewhere on the page: in a caption, behind the
// text, beside the title.
func namedAgain(d *nlp.Document, name string) bool {
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) || strings.Count(name, " ") > 2 {
		return false
	}
	credited := func(line string) bool {
		i := strings.Index(line, name)
		if i < 0 || len(line) > 2*bylineLength {
			return false
		}
		before, after := strings.TrimRight(line[:i], " "), strings.TrimLeft(line[i+len(name):], " ")
		return before == "" || strings.ContainsAny(before[len(before)-1:], ":(/|") || strings.HasPrefix(after, "News Agency")
	}
	for _, f := range d.Furniture {
		if credited(f.Text) {
			return true
		}
	}
	for i, b := range d.Blocks {
		if (b.Kind != nlp.BodyBlock || i == len(d.Blocks)-1) && b.Kind != nlp.TitleBlock && credited(d.Slice(b.Span)) {
			return true
		}
	}
	return false
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

// isWire reports whether a name can be that of a news agency: a known one, one that
// says so ("Senn News Agency", "Ibernews Wire", "Iberpress"), or an abbreviation in
// capitals.
func isWire(name string) bool {
	if slices.ContainsFunc(wires, func(w string) bool { return strings.EqualFold(w, name) }) || saysWire(name) {
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
	return !notWires[name]
}

// saysWire reports whether a name in a credit says that it is an agency's.
func saysWire(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	if words := strings.Fields(name); !unicode.IsUpper(r) || len(words) == 0 || len(words) > 4 {
		return false
	} else if len(words) == 1 {
		return len(name) >= 7 && (strings.HasSuffix(name, "press") || strings.HasSuffix(name, "presse") || strings.HasSuffix(name, "wire"))
	}
	for _, end := range [...]string{" News Agency", " Press Agency", " News Service", " Newswire"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// notWires are abbreviations that stand where agencies do: states and bodies, zones of
// time, buttons.
var notWires = map[string]bool{
	"US": true, "UK": true, "EU": true, "UN": true, "TV": true, "AM": true, "PM": true, "NATO": true, "USA": true, "OK": true,
	"GMT": true, "UTC": true, "EST": true, "EDT": true, "ADT": true, "AST": true, "CST": true, "CDT": true, "PST": true, "PDT": true,
	"MST": true, "MDT": true, "CET": true, "CEST": true, "EET": true, "EEST": true, "BST": true, "IST": true, "KST": true, "JST": true,
	"MSK": true, "WAT": true, "CAT": true, "EAT": true, "SAST": true, "AEST": true, "AEDT": true, "NZST": true, "ET": true, "PT": true, "GST": true, "SGT": true,
	"HKT": true, "PHT": true, "AWST": true, "TRT": true, "WEST": true, "MEZ": true, "MESZ": true, "NDT": true, "ICT": true, "WIB": true,
	"PDF": true, "RSS": true, "FAQ": true, "VK": true, "SMS": true, "CEO": true, "II": true, "III": true, "IV": true,
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
