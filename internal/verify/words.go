package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"readout/internal/knowledge"
)

// ownWords checks the sentences that the program made: each name and each number in
// them must stand in the evidence cited, each quotation in its page.
func (c *checker) ownWords() {
	c.entityNames()
	for i, s := range c.record.Stories {
		where := fmt.Sprintf("%s stories[%d]", s.ID, i)
		c.title(where, &s)
		for k, sum := range s.Summary {
			c.summary(fmt.Sprintf("%s.summary[%d]", where, k), sum.Text, sum.Evidence)
		}
	}
	for i := range c.record.Comparisons {
		c.comparison(fmt.Sprintf("%s comparisons[%d]", c.record.Comparisons[i].ID, i), &c.record.Comparisons[i])
	}
	for i, a := range c.record.Agenda {
		c.agenda(fmt.Sprintf("%s agenda[%d]", a.ID, i), &a)
	}
	for i, d := range c.record.Documents {
		for k, r := range d.Dates.Rejected {
			where := fmt.Sprintf("%s documents[%d].dates.rejected[%d]", d.ID, i, k)
			text := c.everything([]string{d.ID})
			c.sentence(where+".why", r.Why, newEvidence(text+r.Text+"\n"+r.Value+"\n"+c.days(d.ID)))
			c.quotations(where+".why", r.Why, text)
		}
	}
}

// title is a story's: that of one of its documents.
func (c *checker) title(where string, s *recordStory) {
	if s.Title == "" {
		return
	}
	c.report.Sentences++
	for _, a := range s.Documents {
		if d := c.documents[a.Doc]; d != nil && (fold(d.Title) == fold(s.Title) || strings.Contains(fold(d.Text), fold(s.Title))) {
			return
		}
	}
	c.report.found(where+".title", "%q is the title of none of its documents", s.Title)
}

// summary is one of the evidence's sentences, word for word.
func (c *checker) summary(where, text string, evidence []recordSpan) {
	c.report.Quotations++
	for _, e := range evidence {
		if fold(e.Text) == fold(text) {
			return
		}
	}
	c.report.found(where, "%q is not the words of its evidence", text)
}

// comparison checks topic and reason against the passages in which the values stand.
func (c *checker) comparison(where string, cmp *recordComparison) {
	var docs []string
	named := []map[string]bool{c.names}
	var cited strings.Builder
	perGroup := map[int]map[string]bool{}
	for _, v := range cmp.Values {
		docs = append(docs, v.Doc)
		cited.WriteString(v.Text + "\n" + v.Value + "\n" + c.passage(v.recordSpan) + "\n")
		if perGroup[v.Group] == nil {
			perGroup[v.Group] = map[string]bool{}
		}
		perGroup[v.Group][v.Doc] = true
	}
	for _, id := range append(docs, cmp.Silent...) {
		if d := c.documents[id]; d != nil {
			if cmp.Kind == "inconsistent" { // a page against itself
				cited.WriteString(d.Text + "\n" + c.days(id) + "\n")
			}
			named = append(named, c.mentions[id])
			cited.WriteString(d.Outlet.Name + "\n" + d.Outlet.Domain + "\n" + d.Path + "\n" + d.Agency + "\n" + d.Title + "\n")
		} else {
			c.report.found(where, "there is no document %q", id)
		}
	}
	evidence := newEvidence(cited.String())
	evidence.names = named
	c.sentence(where+".topic", cmp.Topic, evidence)
	counts := map[string]bool{fmt.Sprint(len(cmp.Values)): true}
	for _, group := range perGroup {
		counts[fmt.Sprint(len(group))] = true
	}
	why := reports.ReplaceAllStringFunc(cmp.Why, func(s string) string {
		if !counts[reports.FindStringSubmatch(s)[1]] {
			c.report.found(where+".why", "%q: no value stands in so many", s)
		}
		return " "
	})
	c.sentence(where+".why", why, evidence)
	text := c.everything(docs)
	c.quotations(where+".topic", cmp.Topic, text)
	c.quotations(where+".why", cmp.Why, text)
}

// reports is how a reason counts the reports of a value.
var reports = regexp.MustCompile(`\b(\d+) reports?\b`)

// agenda is in the words of its evidence.
func (c *checker) agenda(where string, a *recordAgenda) {
	var cited strings.Builder
	var docs []string
	for _, e := range a.Evidence {
		cited.WriteString(e.Text + "\n" + c.passage(e) + "\n")
		docs = append(docs, e.Doc)
	}
	evidence := newEvidence(cited.String())
	c.sentence(where+".what", a.What, evidence)
	if a.What != "" && !strings.Contains(fold(cited.String()), fold(a.What)) {
		c.report.found(where+".what", "%q is not the words of its evidence", a.What)
	}
	c.quotations(where+".what", a.What, c.everything(docs))
}

// days are the days that a document's time expressions name, in figures.
func (c *checker) days(doc string) string {
	var b strings.Builder
	for _, t := range c.record.Times {
		if t.Doc == doc {
			b.WriteString(strings.NewReplacer("-", " ", "T", " ").Replace(t.Value) + "\n")
		}
	}
	return b.String()
}

// passage is the block in which a span stands.
func (c *checker) passage(s recordSpan) string {
	d := c.documents[s.Doc]
	if d == nil || s.Start == nil {
		return ""
	}
	for _, b := range d.Blocks {
		if b.Start != nil && b.End != nil && *b.Start <= *s.Start && *s.Start < *b.End && *b.End <= len(d.runes) && *b.Start >= 0 {
			return string(d.runes[*b.Start:*b.End])
		}
	}
	return d.Text
}

// everything is the folded text of documents with what was taken out of them.
func (c *checker) everything(docs []string) string {
	var b strings.Builder
	for _, id := range docs {
		if d := c.documents[id]; d != nil {
			b.WriteString(fold(d.Text) + "\n" + d.furniture + "\n")
		}
	}
	return b.String()
}

// sentence checks the names and numbers of a sentence of the record's own.
func (c *checker) sentence(where, s string, e evidence) {
	if s == "" {
		return
	}
	c.report.Sentences++
	for _, w := range wordsOf(s) {
		if !e.bears(w) {
			what := "the name"
			if isNumber(w) {
				what = "the number"
			}
			c.report.found(where, "%s %q does not stand in the evidence cited for it (%q)", what, w, s)
		}
	}
}

// evidence is text in which names and numbers are looked up.
type evidence struct {
	words   map[string]bool
	numbers amounts
	minutes map[int]bool // of the hour: those of its clock times, and quarters from them
	// names are words of the entities' names and of their mentions in the documents,
	// which are checked on their own.
	names []map[string]bool
}

func newEvidence(text string) evidence {
	e := evidence{words: map[string]bool{}, numbers: numbersIn(text), minutes: map[int]bool{}}
	for _, w := range wordsOf(text) {
		e.words[plain(w)] = true
		if m := minuteOf(w); m >= 0 {
			e.minutes[m%15] = true
		}
	}
	return e
}

// minuteOf is the minute of a clock time ("16:25", "6.45", "1640"), or -1.
func minuteOf(w string) int {
	w = strings.NewReplacer(":", "", ".", "").Replace(w)
	if len(w) != 3 && len(w) != 4 {
		return -1
	}
	n, err := strconv.Atoi(w)
	if err != nil || n >= 2400 || n%100 > 59 {
		return -1
	}
	return n % 100
}

// bears reports whether a word needs no evidence, or has it. A word needs it that
// is a number or has a capital.
func (e evidence) bears(w string) bool {
	if isNumber(w) {
		if e.words[plain(w)] {
			return true
		}
		if strings.Contains(w, ":") { // a clock time in another zone
			return minuteOf(w) >= 0 && e.minutes[minuteOf(w)%15]
		}
		return !slices.ContainsFunc(numbersIn(w), func(n float64) bool { return !e.numbers.has(n) })
	}
	r := []rune(w)
	if !unicode.IsUpper(r[0]) || e.words[plain(w)] || months[plain(w)] {
		return true
	}
	return slices.ContainsFunc(e.names, func(names map[string]bool) bool { return names[plain(w)] })
}

// months are written out where a page has figures.
var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
}

func isNumber(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) }

// wordsOf are the words of a text: letters and digits, with the apostrophes inside
// them and the stops, commas and colons between digits; a possessive "'s" is cut off.
func wordsOf(s string) []string {
	var all []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune(".,'’:", r)
	}) {
		for _, w := range splitWord(f) {
			for _, cut := range []string{"'s", "’s", "'S", "’S"} {
				w = strings.TrimSuffix(w, cut)
			}
			if w = strings.Trim(w, "'’"); w != "" {
				all = append(all, w)
			}
		}
	}
	return all
}

// splitWord cuts at stops, commas and colons that do not stand between digits.
func splitWord(s string) []string {
	if !strings.ContainsAny(s, ".,:") {
		return []string{s}
	}
	var all []string
	from := 0
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	for i := range len(s) {
		if strings.IndexByte(".,:", s[i]) >= 0 && !(digit(i-1) && digit(i+1)) {
			all = append(all, s[from:i])
			from = i + 1
		}
	}
	return append(all, s[from:])
}

// plain is a word in lower case without accents.
func plain(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return strings.ToLower(s)
	}
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	out, _, err := transform.String(t, strings.ToLower(s))
	if err != nil {
		return strings.ToLower(s)
	}
	return out
}

// quotations checks that what stands in quotation marks stands in its page.
func (c *checker) quotations(where, s, text string) {
	for _, q := range inMarks(s) {
		c.report.Quotations++
		if !strings.Contains(text, fold(q)) {
			c.report.found(where, "“%s” stands in none of its pages", q)
		}
	}
}

// inMarks are the innermost quotations of a text in double marks. A straight mark
// opens at the beginning of a word and closes behind one; a mark that has no other
// is a page's own and makes no quotation.
func inMarks(s string) []string {
	var all []string
	open := -1
	before := ' '
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		straight := r == '"'
		opens := r == '“' || straight && (unicode.IsSpace(before) || before == '(') && !unicode.IsSpace(next)
		switch {
		case opens:
			open = i + size
		case (r == '”' || straight) && open >= 0:
			if q := s[open:i]; strings.TrimSpace(q) != "" {
				all = append(all, q)
			}
			open = -1
		}
		before = r
	}
	return all
}

var base = sync.OnceValue(func() *knowledge.Base { return knowledge.Load() })

// entityNames checks that an entity's name is made of words of its mentions or of
// the passages around them, or is the one under which the knowledge has it.
func (c *checker) entityNames() {
	for i, e := range c.record.Entities {
		c.report.Sentences++
		for _, w := range wordsOf(e.Name) {
			c.names[plain(w)] = true
		}
		said := map[string]bool{}
		for _, m := range e.Mentions {
			if c.mentions[m.Doc] == nil {
				c.mentions[m.Doc] = map[string]bool{}
			}
			for _, w := range wordsOf(m.Text) {
				said[plain(w)], c.mentions[m.Doc][plain(w)] = true, true
			}
		}
		if w := c.unheard(e, said); w != "" && !known(e) {
			c.report.found(fmt.Sprintf("%s entities[%d].name", e.ID, i), "%q: none of its mentions has %q", e.Name, w)
		}
	}
}

// unheard is the first word with a capital of an entity's name that stands neither
// in its mentions nor around them, or empty.
func (c *checker) unheard(e recordEntity, said map[string]bool) string {
	passages := false
	for _, w := range wordsOf(e.Name) {
		if first, _ := utf8.DecodeRuneInString(w); said[plain(w)] || !unicode.IsUpper(first) {
			continue
		}
		if !passages {
			passages = true
			for _, m := range e.Mentions {
				for _, near := range wordsOf(c.passage(m.recordSpan)) {
					said[plain(near)] = true
				}
			}
		}
		if !said[plain(w)] {
			return w
		}
	}
	return ""
}

// known reports whether the embedded knowledge has an entity under its name.
func known(e recordEntity) bool {
	for _, entry := range base().Find(e.Name) {
		if e.Wikidata == "" || entry.Wikidata == e.Wikidata {
			return true
		}
	}
	return false
}
