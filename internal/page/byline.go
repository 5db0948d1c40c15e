package page

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"readout/internal/nlp"
	"readout/internal/page/markup"
)

// bylinesOf reads the authors out of the byline blocks and of what stands around
// the title: "By Ann Lee and Raúl Ortiz", "Analysis by Ann Lee", "Interview: Ann
// Lee", "Ann Lee, 2 March 2026", "2 March 2026 | Ann Lee".
func bylinesOf(d *nlp.Document) []string {
	var names []string
	for _, line := range bylineTexts(d) {
		line, role := signed(line)
		for _, name := range markup.SplitNames(line) {
			if !strings.Contains(name, " ") || bodiesOnly([]string{name}) { // "Input", "Foreign Editor"
				continue
			}
			if name += role; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// bylineTexts are the byline blocks, what HTML marks as a byline, what the lines
// beside the title sign, and a last line such as "(SPA) Reporting by Ann Lee in
// Brennick".
func bylineTexts(d *nlp.Document) []string {
	var lines []string
	for _, f := range d.Furniture {
		switch {
		case len(f.Text) > bylineLength || f.After > besideTitle && f.Why != "byline":
		case signature(f.Text) != "":
			lines = append(lines, signature(f.Text))
		case f.Why == "byline":
			lines = append(lines, undated(f.Text))
		}
	}
	for _, b := range d.Blocks {
		if b.Kind != nlp.BylineBlock && b.Kind != nlp.DatelineBlock {
			continue
		}
		if s := signature(d.Slice(b.Span)); s != "" {
			lines = append(lines, s)
		} else if b.Kind == nlp.BylineBlock {
			lines = append(lines, undated(d.Slice(b.Span)))
		}
	}
	return append(lines, reporters(d)...)
}

const (
	// bylineLength is the length in bytes of the longest line that can be a byline.
	bylineLength = 160
	// besideTitle is how many blocks may stand above a line beside the title: the
	// title itself and a deck.
	besideTitle = 2
)

// reporters are who a line behind the article names as its reporters: "(Reporting
// by Ann Lee and Raúl Ortiz; editing by Jo Fox)".
func reporters(d *nlp.Document) []string {
	var last []string
	for _, b := range d.Blocks[max(0, len(d.Blocks)-3):] {
		last = append(last, d.Slice(b.Span))
	}
	for _, f := range d.Furniture {
		last = append(last, f.Text)
	}
	for _, line := range last {
		if len(line) > bylineLength || !strings.Contains(line, "eporting by ") {
			continue
		}
		var names []string
		for _, m := range bylinePatterns().credit.FindAllStringSubmatch(line, -1) {
			names = append(names, strings.TrimRight(m[1], "). "))
		}
		return names
	}
	return nil
}

// bylinePatterns are compiled at first use: start-up time is counted.
var bylinePatterns = sync.OnceValue(func() (p struct{ lead, behind, named, credit, stop *regexp.Regexp }) {
	const name = `\p{Lu}[\p{L}’'.-]*(?: \p{L}[\p{L}’'.-]*){0,3} \p{Lu}[\p{L}’'-]+`
	// "By Ann Lee", "Reporter Ann Lee", "From Ann Lee, Accra"
	p.lead = regexp.MustCompile(`^(?:(?i:by|posted by|words by|written by|text by|report by|from|reporter|correspondent|staff writer|by our [a-z ]{3,30},):? )(` + name + `.*)$`)
	// "14 May 2026 by Ann Lee", "14 May 2026 | Ann Lee"
	p.behind = regexp.MustCompile(`\d.{0,12}(?: by | ?[|·/] ?)(` + name + `(?:(?:, | and | & )` + name + `)*)$`)
	// "Ann Lee, Accra, 14 May 2026", "Ann Lee, Accra | 14/05/2026", "Ann Lee in Accra"
	p.named = regexp.MustCompile(`^(` + name + `)(?:(?:, \p{Lu}[\p{L} .-]{1,30})?(?:,| \|) [^,|]*\d{4}| in \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)$`)
	// "Reporting by Ann Lee in Accra; writing by Raúl Ortiz, additional reporting by Jo Fox"
	p.credit = regexp.MustCompile(`(?:[Rr]eporting|[Ww]riting|[Ww]ritten) by (` + name + `(?: in [^,;)]*)?(?:(?:, | and | & )` + name + `(?: in [^,;)]*)?)*)`)
	// what follows the names: a date, a place, buttons
	p.stop = regexp.MustCompile(`(?:(?i: ?[|·•/(]| [–—-] |, ?\d|, (?:mon|tues|wednes|thurs|fri|satur|sun)day| \d| published| updated| posted)| on \p{Lu}).*$`)
	return p
})

// signature is the names that a line signs, with the date and the rest cut off;
// empty where it signs none.
func signature(line string) string {
	p := bylinePatterns()
	if m := p.behind.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	m := p.lead.FindStringSubmatch(line)
	if m == nil {
		if m := p.named.FindStringSubmatch(line); m != nil && !beginsDate(m[1]) {
			return m[1]
		}
		return ""
	}
	names := undated(m[1])
	if strings.HasPrefix(strings.ToLower(line), "from ") { // "From Ann Lee, Accra"
		names, _, _ = strings.Cut(names, ",")
	}
	return names
}

// beginsDate reports whether what looks like a name begins as a date does: "Monday
// July".
func beginsDate(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	if first == "Posted" || first == "Published" || first == "Updated" || first == "Added" {
		first, _, _ = strings.Cut(rest, " ")
	}
	for _, w := range [...]string{"day", "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"} {
		if strings.HasSuffix(first, w) {
			return true
		}
	}
	return false
}

// undated cuts the date and what else follows the names off a byline.
func undated(line string) string { return bylinePatterns().stop.ReplaceAllString(line, "") }

// signed is a byline from its first name on, and the role in which it is signed
// where that is not the author's. A line that names a source is none.
func signed(line string) (names, role string) {
	lower := strings.ToLower(line)
	if strings.HasPrefix(lower, "source") || strings.HasPrefix(lower, "photo") {
		return "", ""
	}
	if strings.HasPrefix(lower, "transl") {
		role = " (translation)"
	}
	lead, rest, found := strings.Cut(line, ":")
	if i := strings.Index(lower, " by "); i >= 0 && i <= 30 {
		lead, rest, found = line[:i], line[i+len(" by "):], true
	}
	if found && len(strings.Fields(lead)) <= 3 {
		line = rest
	}
	return strings.TrimPrefix(line, "Reporter "), role
}

// bodiesOnly reports whether the names of a byline are all of bodies: an agency, a
// newsroom.
func bodiesOnly(names []string) bool {
	for _, name := range names {
		words := strings.Fields(strings.ToLower(name))
		if !slices.ContainsFunc(words, func(w string) bool { return newsroomWords[w] }) && !isWire(name) {
			return false
		}
	}
	return true
}

var newsroomWords = map[string]bool{
	"agency": true, "agencies": true, "press": true, "news": true, "newsroom": true, "staff": true, "desk": true,
	"bureau": true, "team": true, "editors": true, "wire": true, "service": true, "redaction": true, "web": true,
	"editor": true, "correspondent": true, "reporter": true, "writer": true,
}
