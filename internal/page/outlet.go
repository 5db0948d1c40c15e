package page

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/page/markup"
)

// outletOf guesses the outlet of a page that has no data about itself, from its
// furniture: the name in the copyright line; else a line at the top that comes
// back further down; else the source that the page names. A name that the page
// writes in capitals is written as it is elsewhere on the page. Unknown is empty.
func outletOf(d *nlp.Document) string { return spelled(d, fuller(d, guessOutlet(d))) }

func guessOutlet(d *nlp.Document) string {
	for _, f := range d.Furniture {
		if name := copyrightName(f.Text); name != "" {
			return cmp.Or(otherMasthead(d, name), mastheadOf(d, name))
		}
	}
	if name := repeatedName(d); name != "" {
		return name
	}
	if name := sharedName(d); name != "" {
		return name
	}
	if name := sourceName(d); name != "" && d.Agency == "" {
		return name
	}
	if name := mastheadName(d); name != "" {
		return name
	}
	return oneWordName(d)
}

// otherMasthead is the page's first line where it is plainly a paper's name, in
// capitals or with "The", and has no word of the publisher's that holds the rights:
// publishers have names of their own.
func otherMasthead(d *nlp.Document, publisher string) string {
	top := masthead(d)
	if len(top) == 0 {
		return ""
	}
	line := firstPart(top[0].Text)
	name := asName(line)
	if strings.Count(name, " ") < 2 || line != strings.ToUpper(line) && !strings.HasPrefix(line, "The ") || !properWords(name) || ofTitle(d, name) {
		return ""
	}
	for w := range strings.FieldsSeq(name) {
		if len(w) > 3 && strings.Contains(strings.ToLower(publisher), strings.ToLower(w)) {
			return ""
		}
	}
	return name
}

// mastheadOf is the line at the top that has a publisher's name, less the form of
// the company: "The Ardvale Beacon" for "Ardvale Beacon Publishing Ltd". Else the
// name.
func mastheadOf(d *nlp.Document, name string) string {
	words := strings.Fields(name)
	for len(words) > 1 && companyForms[strings.ToLower(strings.Trim(words[len(words)-1], ".,"))] {
		words = words[:len(words)-1]
	}
	short := markup.Key(strings.Join(words, " "))
	for _, f := range masthead(d) {
		if top := asName(firstPart(f.Text)); top != "" && strings.Contains(markup.Key(top), short) {
			return top
		}
	}
	return name
}

var companyForms = map[string]bool{
	"publishing": true, "publishers": true, "publications": true, "media": true, "group": true, "ltd": true, "limited": true,
	"inc": true, "llc": true, "plc": true, "gmbh": true, "company": true, "co": true, "corp": true, "corporation": true,
	"holdings": true, "network": true, "networks": true, "newspapers": true,
}

// copyrightName reads "© Vistula Times 2026" or "Copyright 2026 Gulf Courier.
// All rights reserved."
func copyrightName(line string) string {
	if !strings.Contains(line, "©") && !strings.Contains(line, "(c) ") &&
		!strings.Contains(line, "opyright") && !strings.Contains(line, "eserved") {
		return ""
	}
	line, reserved := withoutRights(line)
	rest := line
	switch lower := strings.ToLower(line); {
	case line == "":
		return ""
	case strings.Contains(line, "©"):
		before, after, _ := strings.Cut(line, "©")
		if rest = after; strings.TrimSpace(after) == "" {
			rest = before
		}
	case strings.HasPrefix(lower, "copyright "):
		rest = line[len("copyright "):]
	case strings.HasPrefix(lower, "(c) "):
		rest = line[len("(c) "):]
	case strings.Contains(lower, "rights") && strings.Contains(lower, "reserved to "):
		_, rest, _ = strings.Cut(line, "reserved to ")
	case !reserved:
		return ""
	}
	rest, _, _ = strings.Cut(rest, ". ")
	rest, _, _ = strings.Cut(rest, ", ") // an address, a year
	var name []string
	for _, w := range strings.Fields(rest) {
		w = strings.Trim(w, "©,.|-–:()")
		if r, _ := utf8.DecodeRuneInString(w); w == "" || unicode.IsDigit(r) || strings.EqualFold(w, "copyright") || strings.EqualFold(w, "by") {
			continue
		}
		name = append(name, w)
	}
	return asName(strings.Join(name, " "))
}

// withoutRights cuts "All rights reserved" off either end of a line, and says whether it did.
func withoutRights(line string) (rest string, reserved bool) {
	m := rights.FindStringIndex(line)
	if m == nil || m[0] > 0 && strings.TrimRight(line[m[1]:], ". ") != "" {
		return line, false
	}
	if m[0] > 0 {
		return strings.TrimRight(line[:m[0]], " .,:|-–—"), true
	}
	return strings.TrimLeft(line[m[1]:], " .,:|-–—"), true
}

var rights = regexp.MustCompile(`(?i)\b(?:all )?rights reserved\b`)

// sourceName reads a line "Source: Meduza".
func sourceName(d *nlp.Document) string {
	for _, b := range d.Blocks {
		if b.Kind == nlp.BylineBlock || b.Kind == nlp.DatelineBlock {
			if rest, ok := strings.CutPrefix(d.Slice(b.Span), "Source:"); ok {
				return asName(rest)
			}
		}
	}
	for _, f := range d.Furniture {
		if rest, ok := strings.CutPrefix(f.Text, "Source:"); ok && !isWire(strings.TrimSpace(rest)) {
			return asName(rest)
		}
	}
	return ""
}

// mastheadLines is how many lines at the top can be a masthead.
const mastheadLines = 5

// repeatedName is a name at the top of the page that another furniture line
// carries too.
func repeatedName(d *nlp.Document) string {
	for i, f := range masthead(d) {
		name := asName(firstPart(f.Text))
		if len(name) < 5 || !strings.Contains(name, " ") || ofTitle(d, name) {
			continue
		}
		// The name's first word is looked for before its key: most lines do not
		// have it.
		first, _, _ := strings.Cut(name, " ")
		for j, other := range d.Furniture {
			if j != i && strings.Contains(other.Text, first) && strings.Contains(markup.Key(other.Text), markup.Key(name)) {
				return name
			}
		}
	}
	return ""
}

// sharedName is the name with which both a line at the top and one of the last lines
// begin: "The Isles Courier  Home  Britain", "The Isles Courier, Douglas".
func sharedName(d *nlp.Document) string {
	top := masthead(d)
	last := d.Furniture[max(len(top), len(d.Furniture)-mastheadLines):]
	for _, f := range top {
		for _, g := range last {
			name := asName(sharedWords(f.Text, g.Text))
			if strings.Contains(name, " ") && properWords(name) && !chrome(name) && !ofTitle(d, name) {
				return name
			}
		}
	}
	return ""
}

// sharedWords are the words with which both lines begin, without the mark behind them.
func sharedWords(a, b string) string {
	x, y := strings.Fields(a), strings.Fields(b)
	n := 0
	for n < min(len(x), len(y)) && strings.EqualFold(strings.TrimRight(x[n], ",.:;"), strings.TrimRight(y[n], ",.:;")) {
		n++
	}
	return strings.TrimRight(strings.Join(x[:n], " "), ",.:;")
}

// mastheadName is the first line of the page if it looks like a masthead:
// nothing but two to four words with capitals.
func mastheadName(d *nlp.Document) string {
	for _, f := range masthead(d) {
		name := asName(firstPart(f.Text))
		if strings.ContainsAny(name, " -") && properWords(name) && !chrome(name) && !ofTitle(d, name) {
			return name
		}
	}
	return ""
}

// ofTitle reports whether a name is a part of the article's title.
func ofTitle(d *nlp.Document, name string) bool {
	return strings.Contains(markup.Key(d.Title), markup.Key(name))
}

// masthead is the furniture before the title and the first lines of all.
func masthead(d *nlp.Document) []nlp.Furniture {
	n := 0
	for n < len(d.Furniture) && n < mastheadLines && d.Furniture[n].After == 0 {
		n++
	}
	return d.Furniture[:n]
}

// firstPart is a line up to the mark that sets a motto or an edition off.
func firstPart(line string) string {
	for _, mark := range []string{" | ", " :: ", " > ", " (", " - ", " – ", " — ", ": "} {
		line, _, _ = strings.Cut(line, mark)
	}
	before, after, _ := strings.Cut(line, ", ")
	if r, _ := utf8.DecodeRuneInString(after); unicode.IsLower(r) {
		return before // "The Lamp, the paper of the valley"
	}
	return line
}

// withoutFrequency leaves the frequency off a radio's name: "Radio Norte 98.1 FM".
func withoutFrequency(name string) string {
	words := strings.Fields(name)
	n := len(words)
	for n > 1 && (frequency(words[n-1]) || strings.EqualFold(words[n-1], "fm") || strings.EqualFold(words[n-1], "mhz")) {
		n--
	}
	if n == len(words) || !frequency(words[n]) && (n+1 == len(words) || !frequency(words[n+1])) {
		return name
	}
	return strings.Join(words[:n], " ")
}

// frequency reports whether a word is a frequency of FM radio, 87.5 to 108 MHz.
func frequency(word string) bool {
	f, err := strconv.ParseFloat(strings.Replace(word, ",", ".", 1), 64)
	return err == nil && f >= 87 && f <= 108.5 && strings.ContainsAny(word, ".,")
}

// asName is text as an outlet's name, or empty where it cannot be one. The name
// of an edition, a radio's frequency and an address's ending are left off, and
// capitals throughout are a masthead's, not the name's.
func asName(text string) string {
	text = strings.Trim(withoutFrequency(text), " .,:;|-–")
	text = withoutShouting(withoutEdition(text))
	if i := strings.LastIndex(text, " ."); i > 0 {
		text = text[:i] // "Harbour Watch .org"
	}
	if text = withoutLanguages(text); knowledge.Institution(text) {
		return text
	}
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 5 || len(text) < 3 || len(text) > 40 || strings.ContainsAny(text, "0123456789@/") {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(text); !unicode.IsUpper(r) {
		return ""
	}
	return text
}

// withoutLanguages leaves the choice of languages off that stands behind a name:
// "Harbour Authority EN PT".
func withoutLanguages(name string) string {
	words := strings.Fields(name)
	n := len(words)
	for n > 1 && languageCodes[words[n-1]] {
		n--
	}
	if n == len(words) {
		return name
	}
	return strings.Join(words[:n], " ")
}

// languageCodes are those that sites let their readers choose from most.
var languageCodes = map[string]bool{
	"EN": true, "FR": true, "DE": true, "ES": true, "PT": true, "RU": true, "IT": true, "PL": true, "UA": true, "LV": true,
	"LT": true, "ET": true, "TR": true, "AR": true, "KZ": true, "KG": true, "HR": true, "SR": true, "RO": true, "HU": true,
	"ENG": true, "РУС": true, "ҚАЗ": true,
}

// withoutEdition leaves the name of an edition off an outlet's name.
func withoutEdition(name string) string {
	for _, edition := range []string{" in English", " English edition", " (English edition)", " (English)", " English", " International edition", " online"} {
		if n := len(name) - len(edition); n > 0 && strings.EqualFold(name[n:], edition) {
			return name[:n]
		}
	}
	return name
}

// withoutShouting writes words in capitals with a capital each, and articles and
// prepositions inside the name small. Other words of up to three letters stay where
// they are no syllable as "SUN" is: they are abbreviations more often than not.
func withoutShouting(name string) string {
	if name != strings.ToUpper(name) || !strings.Contains(name, " ") {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		runes, low := []rune(w), strings.ToLower(w)
		switch {
		case i > 0 && smallWords[low]:
			words[i] = low
		case len(runes) > 3, smallWords[low], syllable(low):
			words[i] = string(runes[:1]) + strings.ToLower(string(runes[1:]))
		}
	}
	return strings.Join(words, " ")
}

// smallWords are the articles and prepositions in names, in the languages of the
// outlets that have an English page most.
var smallWords = map[string]bool{
	"the": true, "of": true, "and": true, "for": true, "in": true, "on": true, "to": true, "at": true, "de": true, "del": true,
	"la": true, "el": true, "los": true, "las": true, "le": true, "les": true, "du": true, "des": true, "da": true, "do": true,
	"der": true, "die": true, "das": true, "und": true, "y": true, "e": true, "et": true,
}

// syllable reports whether three letters are a consonant, a vowel and a consonant.
func syllable(w string) bool {
	const vowels = "aeiou"
	return len(w) == 3 && !strings.Contains(vowels, w[:1]) && strings.Contains(vowels, w[1:2]) && !strings.Contains(vowels, w[2:])
}

// properWords reports whether every word longer than three letters has a
// capital.
func properWords(name string) bool {
	for _, w := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(w); utf8.RuneCountInString(w) > 3 && !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// chrome reports whether a line is a label of the page's controls.
func chrome(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	if strings.HasPrefix(first, "Home") || strings.HasPrefix(first, "Menu") {
		return true // glued to the next label, as in "HomeTop News"
	}
	switch strings.ToLower(first) {
	case "about", "contact", "download", "print", "skip", "jump", "log", "sign", "subscribe", "search", "share", "read", "sections", "top", "latest", "breaking", "open", "you", "most":
		return true
	}
	return false
}
