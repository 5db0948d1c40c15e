package pubdate

import (
	"slices"
	"strings"
	"time"
)

// tense is whether the words around a date put it behind or before the writer.
type tense uint8

const (
	noTense tense = iota
	past
	future
)

// clues are what an English text says of the day on which it was written.
type clues struct {
	dates  []dateClue
	months []monthClue
	days   []dayClue
	// bareDays has the bit of each day of the week that stands without a date.
	bareDays uint8
	// dateline is the dateline's day where it gives no year, or nil.
	dateline *datelineClue
	// lastYear is the latest year that the text names as past, firstYear the
	// earliest that it names as still to come; 0: none.
	lastYear, firstYear int
	// Phrases in the text.
	nextMonth, thisMonth, lastMonth, nextYear, weekend, thisWeek bool
	// recurs are spans of days in which something is said to have happened once
	// more ("for the second time in less than a month").
	recurs []int
}

// dateClue is a day of a month, with or without its year.
type dateClue struct {
	mention
	tense tense
}

// datelineClue is the day of a dateline without a year.
type datelineClue struct {
	mention
	text string
}

// monthClue is a month without day or year ("since January").
type monthClue struct {
	month time.Month
	tense tense
}

// dayClue is a day of the week in the text.
type dayClue struct {
	weekday time.Weekday
	tense   tense
	lead    bool // in the title or the first paragraphs
	// fixed: the text says how many days before its own day this one is, ago
	// ("yesterday, Thursday": 1; "tomorrow, Friday": -1).
	fixed bool
	ago   int
}

const (
	maxClues      = 60 // of each kind: more say nothing new
	leadParagraph = 3  // so many paragraphs, with the title, are the lead
	maxBodyBytes  = 100_000
	tenseWindow   = 40 // words before a date that are looked at for its tense
)

// clueReader collects clues from one paragraph after another.
type clueReader struct {
	*scanner
	clues
	sentence  int // token that starts the sentence
	paragraph int
}

// clues reads the text's clues: nil where it is not English, which alone is
// understood.
func (r *reader) clues() *clues {
	if r.readText {
		return r.read
	}
	r.readText = true
	lang := r.page.Language
	if lang == "" {
		lang = r.language
	}
	if r.page.Body == "" || lang != "" && !strings.HasPrefix(strings.ToLower(lang), "en") {
		return nil
	}
	r.read = r.cluesOf(r.page.Title, r.page.Body)
	r.read.dateline = r.datelineClue
	return r.read
}

// cluesOf reads the clues of an English text.
func (r *reader) cluesOf(title, body string) *clues {
	sc := scanner{names: r.scan.names, english: true}
	c := &clueReader{scanner: &sc}
	c.read(title)
	body = body[:min(len(body), maxBodyBytes)]
	for len(body) > 0 {
		var para string
		para, body, _ = strings.Cut(body, "\n")
		if len(para) > 1 {
			c.paragraph++
			c.read(para)
		}
	}
	return &c.clues
}

// read collects the clues of one paragraph.
func (c *clueReader) read(para string) {
	c.s, c.toks, c.sentence = para, lex(c.toks[:0], para), 0
	for i := 0; i < len(c.toks); {
		t := c.toks[i]
		if t.kind == signToken {
			if c.endsSentence(i) {
				c.sentence = i + 1
			}
			i++
			continue
		}
		m, next := c.at(i)
		if next > i && m.possible() {
			c.date(m, i, next)
			i = next
			continue
		}
		if t.kind == numberToken {
			c.year(i)
		} else {
			c.wordClue(i)
		}
		i++
	}
}

// endsSentence reports whether the sign at i ends a sentence: a stop before white
// space and a capital, and not after a short word, which may be cut short by it.
func (c *clueReader) endsSentence(i int) bool {
	switch c.toks[i].sign {
	case '!', '?':
		return true
	case '.':
		if i == 0 || i+1 >= len(c.toks) || !c.toks[i+1].space {
			return false
		}
		return c.toks[i-1].kind != wordToken || c.toks[i-1].end-c.toks[i-1].start > 3
	}
	return false
}

// date keeps an explicit date at tokens [i, next).
func (c *clueReader) date(m mention, i, next int) {
	c.surroundings(&m, i, &next)
	d := dateClue{m, c.tenseAt(i)}
	if m.day == 0 {
		c.pastOrFutureYear(m.year, d.tense)
		return
	}
	if m.year != 0 {
		c.pastOrFutureYear(m.year, d.tense)
	}
	if len(c.dates) < maxClues {
		c.dates = append(c.dates, d)
	}
}

// year keeps a year that stands alone ("in 2014", "as early as 2022").
func (c *clueReader) year(i int) {
	t := c.toks[i]
	if t.digits() != 4 || t.value < minYear || t.value > maxYear || i == 0 || c.continues(i) || c.toks[i-1].kind != wordToken {
		return
	}
	when := c.tenseAt(i)
	switch strings.ToLower(c.word(i - 1)) {
	case "as", "by", "until", "till":
		when = future
	case "in", "since", "of", "from", "during", "after", "the", "early", "late", "and", "through":
	default:
		return
	}
	c.pastOrFutureYear(t.value, when)
}

func (c *clueReader) pastOrFutureYear(year int, t tense) {
	if t == future && year >= oldest {
		if c.firstYear == 0 || year < c.firstYear {
			c.firstYear = year
		}
		return
	}
	c.lastYear = max(c.lastYear, year)
}

// wordClue looks at a word that is no part of a date.
func (c *clueReader) wordClue(i int) {
	word := c.word(i)
	if len(word) < 3 || len(word) > 9 {
		return
	}
	if first := word[0]; 'A' <= first && first <= 'Z' {
		c.nameClue(i, word)
		return
	}
	switch word {
	case "yesterday", "today", "tomorrow":
		c.fixedDay(i, word)
	case "month", "year", "week", "weekend", "weeks", "months", "days":
		c.spanClue(i, word)
	}
}

// nameClue looks at a capitalised word: a day of the week or a month.
func (c *clueReader) nameClue(i int, word string) {
	if d := c.englishDay(word); d != noWeekday {
		t := c.tenseAt(i)
		if c.isWord(i+2, "s") && (c.isSign(i+1, '\'') || c.isSign(i+1, '’')) && t == noTense {
			t = past // "Tuesday's talks"
		}
		c.weekdayClue(d, t)
		c.bareDays |= 1 << d
		return
	}
	m := c.englishMonth(word)
	if m == 0 || len(word) < 4 && m != time.May || m == time.May && !c.afterAny(i, monthWords) || len(c.months) >= maxClues {
		return
	}
	c.months = append(c.months, monthClue{m, c.tenseAt(i)})
}

// monthWords may stand before a month without a day.
var monthWords = []string{"in", "since", "last", "next", "by", "until", "mid", "early", "late", "this", "of", "from"}

// afterAny reports whether one of the words stands before token i.
func (c *clueReader) afterAny(i int, words []string) bool {
	for _, w := range words {
		if c.isWord(i-1, w) {
			return true
		}
	}
	return false
}

// weekdayClue keeps a day of the week: the first mention in each tense counts.
func (c *clueReader) weekdayClue(d time.Weekday, t tense) {
	for _, have := range c.days {
		if have.weekday == d && have.tense == t && !have.fixed {
			return
		}
	}
	c.days = append(c.days, dayClue{weekday: d, tense: t, lead: c.paragraph <= leadParagraph})
}

// fixedDay keeps "yesterday, Thursday", "yesterday (Thursday)" and their like.
func (c *clueReader) fixedDay(i int, word string) {
	j := i + 1
	if c.isSign(j, ',') || c.isSign(j, '(') {
		j++
	}
	if j >= len(c.toks) || c.toks[j].kind != wordToken || len(c.days) >= maxClues {
		return
	}
	d := c.englishDay(c.word(j))
	if d == noWeekday {
		return
	}
	ago := 0
	switch word {
	case "yesterday":
		ago = 1
	case "tomorrow":
		ago = -1
	}
	c.days = append(c.days, dayClue{weekday: d, fixed: true, ago: ago, lead: c.paragraph <= leadParagraph})
}

// spanClue looks at "next month", "earlier this week", "over the weekend", "for
// the second time in less than a month".
func (c *clueReader) spanClue(i int, word string) {
	next, this, last := c.isWord(i-1, "next"), c.isWord(i-1, "this"), c.isWord(i-1, "last")
	switch word {
	case "month":
		c.nextMonth = c.nextMonth || next
		c.thisMonth = c.thisMonth || this
		c.lastMonth = c.lastMonth || last && !c.isWord(i-2, "the")
	case "year":
		c.nextYear = c.nextYear || next
	case "week":
		c.thisWeek = c.thisWeek || this && c.isWord(i-2, "earlier")
	case "weekend":
		c.weekend = c.weekend || c.isWord(i-1, "the") && c.isWord(i-2, "over") && c.tenseAt(i) != future
	}
	if n := c.span(i, word); n > 0 && c.again(i) && !slices.Contains(c.recurs, n) && len(c.recurs) < 5 {
		c.recurs = append(c.recurs, n)
	}
}

// span is the length in days of "a month", "three weeks", "a few weeks" before
// token i, or 0.
func (c *clueReader) span(i int, word string) int {
	unit := 7
	switch word {
	case "month", "months":
		unit = 30
	case "days":
		unit = 1
	case "year", "weekend":
		return 0
	}
	for n, counts := range spanCounts {
		if c.afterAny(i, counts) {
			return n * unit
		}
	}
	return 0
}

// spanCounts are the words that count a span, by their number; "few" is taken for
// four.
var spanCounts = [...][]string{1: {"a", "one", "last", "past"}, 2: {"two"}, 3: {"three"}, 4: {"four", "few"}, 5: {"five"}, 6: {"six"}}

// again reports whether the words before a span say that something happened once
// more in it.
func (c *clueReader) again(i int) bool {
	within := false
	for j := i - 1; j >= max(c.sentence, i-14); j-- {
		if c.isWord(j, "in") || c.isWord(j, "within") {
			within = true
		}
		if within && (c.isWord(j, "second") || c.isWord(j, "third") || c.isWord(j, "twice")) {
			return true
		}
	}
	return false
}

// tenseAt judges a date at token i by the nearest sign of tense before it in its
// sentence, else by the first behind it.
func (c *clueReader) tenseAt(i int) tense {
	if c.isWord(i+1, "will") {
		return future
	}
	for j := i - 1; j >= max(c.sentence, i-tenseWindow); j-- {
		if t := c.tenseOf(j, j == i-1); t != noTense {
			return t
		}
		if c.infinitive(j) {
			return noTense
		}
	}
	for j := i + 1; j < min(len(c.toks), i+10); j++ {
		if c.toks[j].kind == signToken && c.endsSentence(j) {
			break
		}
		if t := c.tenseOf(j, false); t != noTense {
			return t
		}
	}
	return noTense
}

// infinitive reports whether a "to" at i opens an infinitive, roughly: what comes
// before it says nothing of the date behind it ("decided to call a meeting on").
func (c *clueReader) infinitive(i int) bool {
	if !c.isWord(i, "to") || i+1 >= len(c.toks) || c.toks[i+1].kind != wordToken {
		return false
	}
	next := c.word(i + 1)
	if next[0] < 'a' || next[0] > 'z' {
		return false
	}
	for _, w := range [...]string{"the", "a", "an", "his", "her", "their", "its", "this", "that"} {
		if next == w {
			return false
		}
	}
	return true
}

// toWords make "to" speak of what is to come.
var toWords = []string{"is", "are", "be", "due", "set", "scheduled", "expected", "planned", "slated"}

// tenseOf is what one word says; next: it stands right before the date.
func (c *clueReader) tenseOf(i int, next bool) tense {
	if c.toks[i].kind != wordToken {
		return noTense
	}
	word := c.word(i)
	switch word {
	case "will", "shall", "would", "scheduled", "due", "planned", "plans", "expected", "expects", "upcoming", "deadline", "set", "meets",
		"opens", "begins", "starts", "resumes", "until", "till", "later", "intends":
		return future
	case "by", "before", "next":
		if next {
			return future
		}
		return noTense
	case "to":
		if c.afterAny(i, toWords) {
			return future
		}
		return noTense
	case "held", "met", "put", "made", "taken", "given", "laid", "sent":
		if c.isWord(i-1, "be") { // "will be held on Friday"
			return noTense
		}
		return past
	case "said", "told", "spoke", "was", "were", "had", "took", "began", "went", "came", "gave", "sank", "rose", "fell", "won",
		"lost", "led", "saw", "struck", "broke", "left", "wrote", "shot", "found", "fought", "became", "grew", "since", "last",
		"earlier", "says":
		return past
	}
	if len(word) > 4 && strings.HasSuffix(word, "ed") && !c.isWord(i-1, "be") {
		return past
	}
	return noTense
}
