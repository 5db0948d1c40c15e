package quantity

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

const (
	monthWords = `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`
	dayWords   = `monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun`

	// labelWords stand before a number that names and does not count.
	labelWords = `no nos number # page pages p pp chapter section article articles flight route highway motorway interstate room gate
		platform channel phase type figure fig table item paragraph para resolution version apartment apt exit grade category
		clause annex appendix act bill protocol lane pier berth terminal unit line building block suite box bus train tram
		district ward precinct sector zone zones area rule amendment title part vol volume issue episode season series round stage
		game week day level tier class formula mark model group step question note footnote session protocol case docket
		boeing airbus windows iphone android apollo soyuz falcon catch schedule form stall jersey shirt lot bedroom`

	clockWords = `am pm a.m p.m a.m. p.m. o'clock o’clock gmt utc bst cet cest est edt cst cdt mst mdt pst pdt msk ist jst eet eest`

	scoreWords = `win won wins winning beat beats beaten beating victory defeat defeated draw drew drawn lose lost loss lead led leading
		score scored scores set sets match tie tied game goal goals aggregate penalties final half-time vote voted overruled ruling ruled decision majority`

	streetWords = `street st road rd avenue ave boulevard blvd lane drive court square way place terrace`
)

type wordSet map[string]bool

func setOf(list string) wordSet {
	m := wordSet{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// refusals are the words that tell that a number beside them is no figure.
var refusals = sync.OnceValue(func() *struct{ months, days, labels, clocks, scores, streets wordSet } {
	return &struct{ months, days, labels, clocks, scores, streets wordSet }{
		setOf(monthWords), setOf(dayWords), setOf(labelWords), setOf(clockWords), setOf(scoreWords), setOf(streetWords),
	}
})

func isCalendarWord(lower string) bool {
	r := refusals()
	return r.days[lower] || r.months[lower] && lower != "may" && lower != "march" && lower != "mar" && lower != "sun" ||
		lower == "today" || lower == "yesterday" || lower == "tomorrow" || lower == "night" || lower == "weekend" || lower == "week"
}

// isNone reports whether what was read as a figure is none.
func (s *scanner) isNone(f *figure) bool {
	if s.attached(f) || s.clock(f) || s.ofTime(f) || s.digitRun(f) || s.bestOf(f) {
		return true
	}
	if f.ordinal {
		return !s.ordinalCounts(f)
	}
	if !f.bare() {
		return s.timePoint(f)
	}
	if s.ageOf(f) {
		f.unit = units().names["year"]
		return false
	}
	return s.inName(f) || s.dayOrYear(f) || s.label(f) || s.listNumber(f) || s.score(f) || s.wordOnly(f) || s.street(f) || s.halfOfPlay(f)
}

// attached reports whether letters touch the number, so that it is part of a name
// or code: "F-16", "COVID-19", "777F", "1990s", "2/3-size".
func (s *scanner) attached(f *figure) bool {
	if s.isDash(f.end) && (s.lower(f.end+1) == "fold" || s.lower(f.end+1) == "d") {
		return true
	}
	if !f.digits {
		return false
	}
	first := f.numFirst
	if t := s.d.Tokens[s.token(first)]; t.Len() > 8 && (strings.Contains(t.Lower, "//") || strings.Contains(t.Lower, "www.") || strings.Contains(t.Lower, "@")) {
		return true
	}
	if first > 0 && s.atoms[first].glued && !f.symbol {
		before := &s.atoms[first-1]
		switch {
		case before.kind == wordAtom || before.kind == digitAtom || before.text == "#" || before.text == "/" || before.text == "_" || before.text == "=" || before.text == "&":
			return true
		case before.kind == dashAtom && first-1 > 0 && before.glued && first-1 >= f.first:
			return s.atoms[first-2].kind != symbolAtom
		case before.kind == dashAtom && before.glued && first > 1:
			return s.atoms[first-2].kind == wordAtom || s.atoms[first-2].kind == digitAtom || s.done == first-1
		case before.kind == symbolAtom && (before.text == "'" || before.text == "’") && f.bare():
			return true
		}
	}
	if f.end >= len(s.atoms) || !s.atoms[f.end].glued {
		return false
	}
	return s.attachedBehind(f)
}

func (s *scanner) attachedBehind(f *figure) bool {
	behind := &s.atoms[f.end]
	switch behind.kind {
	case wordAtom, digitAtom:
		return true
	case dashAtom:
		next := f.end + 1
		return next < len(s.atoms) && s.atoms[next].glued && (s.atoms[next].kind == digitAtom && !f.isMoney() || s.upperAt(next) && f.bare() && len(s.atoms[next].text) < 4)
	}
	return (behind.text == "/" || behind.text == "@" || behind.text == "_") && f.bare() && f.end+1 < len(s.atoms) && s.atoms[f.end+1].glued
}

func (s *scanner) upperAt(i int) bool {
	if i < 0 || i >= len(s.atoms) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.atoms[i].text)
	return unicode.IsUpper(r)
}

// bestOf reports whether the number is of the form in which a contest is held, of which
// nobody knows how many rounds it will have: "a best-of-seven series". "The best of seven
// films" counts them.
func (s *scanner) bestOf(f *figure) bool {
	if s.isDash(f.first-1) && s.lower(f.first-2) == "of" && s.isDash(f.first-3) {
		return s.lower(f.first-4) == "best"
	}
	return s.lower(f.first-1) == "of" && s.lower(f.first-2) == "best" && s.lower(f.first-3) != "the"
}

// clock reports whether a time of day is meant: "2 p.m.", "5 o'clock", "0640 GMT".
func (s *scanner) clock(f *figure) bool {
	next := s.lower(f.end)
	if f.unit != nil && f.unit.code == "pm" && f.bareInteger() {
		next = "pm"
	}
	if refusals().clocks[next] && (f.bare() || next == "pm") {
		return true
	}
	if l := s.lower(f.end); (l == "a" || l == "p") && s.at(f.end+1, ".") && s.lower(f.end+2) == "m" {
		return true
	}
	if f.bare() && next == "in" && s.lower(f.end+1) == "the" {
		switch s.lower(f.end + 2) {
		case "morning", "afternoon", "evening":
			return s.lower(f.first-1) == "at" || s.lower(f.first-1) == "until" || s.lower(f.first-1) == "by" || s.lower(f.first-1) == "around"
		}
	}
	return f.bare() && (s.lower(f.end) == "hours" && s.lower(f.end+1) == "gmt" || s.clockBefore(f))
}

// ofTime reports whether the number is a part of a time that an earlier stage has read: of
// a clock time whatever its unit ("at seven hours of the morning"), of a day where it has
// none ("Saturday 18").
func (s *scanner) ofTime(f *figure) bool {
	span := nlp.Span{Start: s.atoms[f.numFirst].Start, End: s.atoms[f.end-1].End}
	all := s.d.Timexes
	at, _ := slices.BinarySearchFunc(all, span.Start, func(t nlp.Timex, start int) int { return cmp.Compare(t.End, start+1) })
	if at == len(all) || !all[at].Contains(span) {
		return false
	}
	t := &all[at]
	switch t.Type {
	case nlp.TimexTime:
		return f.bare() || f.unit != nil && f.unit.time
	case nlp.TimexDate:
		return f.bare() && !f.share && t.Placed() && t.Grain >= nlp.DayGrain
	}
	return false
}

// clockBefore reads "half past three", "shortly after five", "tomorrow at ten",
// "left at six": a small whole number that counts nothing.
func (s *scanner) clockBefore(f *figure) bool {
	if f.digits || f.ranged || f.scale != nil || f.vague || f.value.Cmp(rat(12)) > 0 || s.pluralAt(f.end) && s.lower(f.first-1) != "past" {
		return false
	}
	before, two := s.lower(f.first-1), s.lower(f.first-2)
	switch before {
	case "past":
		return two == "half" || two == "quarter" || s.word(f.first-2) != nil
	case "to":
		return two == "quarter"
	case "after", "before":
		return (two == "shortly" || two == "just" || two == "soon") && s.countedNoun(f) < 0
	case "at":
		next := s.lower(f.end)
		return s.closes(f.end) && !s.figureVerb(f.first-2) || next == "in" && s.lower(f.end+1) == "the" || next == "on" || isCalendarWord(next)
	}
	return false
}

// figureVerb reports whether "at" behind atom i leads to a count: "put the toll at
// nine", "stands at eight".
func (s *scanner) figureVerb(i int) bool {
	for j := max(0, i-6); j <= i; j++ {
		switch s.lower(j) {
		case "put", "puts", "stand", "stands", "stood", "toll", "number", "estimated", "remain", "remained", "remains", "steady", "unchanged", "count", "total", "dead", "figure", "rate", "level":
			return true
		}
	}
	return false
}

func (f *figure) bareInteger() bool {
	return !strings.Contains(decimal(f.value), ".") || f.value.Cmp(rat(24)) < 0
}

// timePoint reports whether a length of time leads to a point in time, which is
// the work of another stage: "two days ago", "three weeks later".
func (s *scanner) timePoint(f *figure) bool {
	if f.unit == nil || !f.unit.time || f.hyphen {
		return false
	}
	if s.upperAt(f.end-1) && s.atoms[f.end-1].kind == wordAtom && len(s.atoms[f.end-1].text) > 3 && f.digits && !s.headline() {
		return true // a name: "60 Minutes"
	}
	switch s.lower(f.end) {
	case "ago", "later", "earlier", "hence":
		return f.unit.code != "Ma"
	}
	return false
}

// headline reports whether the sentence is a title or heading, where capitals say
// nothing.
func (s *scanner) headline() bool {
	if s.sent.Block >= len(s.d.Blocks) {
		return false
	}
	switch s.d.Blocks[s.sent.Block].Kind {
	case nlp.TitleBlock, nlp.HeadingBlock, nlp.DeckBlock:
		return true
	}
	return false
}

// dayOrYear reports whether a number is a year or the day of a date.
func (s *scanner) dayOrYear(f *figure) bool {
	if f.marked || f.scale != nil || f.vague {
		return false
	}
	r := refusals()
	behind := s.lower(f.end)
	if behind == "of" {
		behind = s.lower(f.end + 1)
	}
	whole := f.value.IsInt() && f.high != nil && f.high.IsInt()
	if whole && f.high.Cmp(rat(31)) <= 0 && (s.monthBefore(f.first-1) || r.months[behind] && s.upperAt(s.monthAt(f.end)) || s.monthBehindSentence(f)) {
		return true
	}
	if whole && f.high.Cmp(rat(31)) <= 0 && s.inDateList(f) {
		return true
	}
	return f.digits && whole && s.year(f)
}

// monthBefore reports whether a month ends at atom i: "May", "Nov.", "March the".
func (s *scanner) monthBefore(i int) bool {
	if l := s.lower(i); l == "." || l == "the" {
		i--
	}
	l := s.lower(i)
	return refusals().months[l] && (s.upperAt(i) || l != "may" && l != "march" && l != "mar")
}

// monthBehindSentence reports whether a month stands behind a figure that ends its
// sentence, which the parser cut within a date.
func (s *scanner) monthBehindSentence(f *figure) bool {
	next := s.lastToken(f.end-1) + 1
	if f.end < len(s.atoms) || next >= len(s.d.Tokens) {
		return false
	}
	t := &s.d.Tokens[next]
	return refusals().months[t.Lower] && t.Tag == "NNP"
}

func (s *scanner) monthAt(i int) int {
	if s.lower(i) == "of" {
		return i + 1
	}
	return i
}

// inDateList reports whether the number is the first day of several: "9 and 10
// January", "March 3, 4 and 5".
func (s *scanner) inDateList(f *figure) bool {
	join := s.lower(f.end)
	if (join == "and" || join == "or" || join == "to" || join == ",") && f.end+2 < len(s.atoms) && s.atoms[f.end+1].kind == digitAtom {
		return refusals().months[s.lower(f.end+2)] && s.upperAt(f.end+2)
	}
	join = s.lower(f.first - 1)
	if (join == "and" || join == "or" || join == ",") && f.first >= 3 && s.atoms[f.first-2].kind == digitAtom {
		return refusals().months[s.lower(f.first-3)] && s.upperAt(f.first-3)
	}
	return false
}

// year reports whether a number of four digits is a year: it counts nothing, and
// nothing says how exact it is.
func (s *scanner) year(f *figure) bool {
	from, to := rat(1100), rat(2199)
	first := s.atoms[f.numFirst].text
	if len(first) != 4 || f.value.Cmp(from) < 0 || f.value.Cmp(to) > 0 {
		return false
	}
	if f.value.Cmp(rat(1700)) < 0 && s.pluralAt(f.end) {
		return false
	}
	switch s.lower(f.first - 1) {
	case "in", "since", "until", "till", "late", "early", "mid", "before", "after", "during", "spring", "summer", "autumn", "winter", "circa", ",", "(":
		return true
	}
	if a, first, ok := s.approxBefore(f.first); ok && a != nlp.About {
		switch s.lower(first - 1) {
		case "since", "in", "until", "by", "from":
			return true
		}
		return false
	}
	// Counts of four digits mostly have a comma in news, unless they are round.
	if round := new(big.Rat).Quo(f.value, rat(100)); !round.IsInt() && f.value.Cmp(rat(1900)) > 0 {
		return true
	}
	return s.lower(f.end) != "of" && !(s.pluralAt(f.end) && s.directPlural(f.end))
}

// directPlural reports whether the noun behind a year-like number is counted by
// it: "2000 soldiers", but not "the 2016 elections".
func (s *scanner) directPlural(i int) bool {
	before := s.token(i) - 2
	return before < 0 || s.d.Tokens[before].Lower != "the" && s.d.Tokens[before].Tag != "PRP$"
}

// label reports whether the word before names what the number tells apart: "page
// 4", "No. 10", "Channel Six", "flight 17".
func (s *scanner) label(f *figure) bool {
	at := f.first - 1
	if s.lower(at) == "." && at > 0 && s.atoms[at].glued {
		at--
	}
	if at < s.done || f.marked || f.scale != nil || f.vague || f.share {
		return false
	}
	word := s.lower(at)
	if !refusals().labels[word] {
		return s.phoneNumber(f)
	}
	if word == "no" && at == f.first-1 || word == "group" && s.lower(f.end) != "" && s.pluralAt(f.end) {
		return word == "no" && f.digits && !s.pluralAt(f.end)
	}
	if word == "number" && (s.lower(at-1) == "this" || s.numbers(at)) {
		return false
	}
	// "On that day 20 people": the number counts what follows.
	if s.pluralAt(f.end) && s.countedNoun(f) > s.lastToken(f.end-1) && !s.upperAt(at) && word != "page" && word != "#" {
		return false
	}
	return true
}

// numbers reports whether "number" at atom i is a verb: "the dead now number 46", "its
// members number nine".
func (s *scanner) numbers(i int) bool {
	if i == 0 || s.atoms[i-1].kind != wordAtom {
		return false
	}
	t := &s.d.Tokens[s.token(i-1)]
	switch t.Lower {
	case "dead", "wounded", "injured", "missing", "now", "already", "still", "to", "could", "may", "might", "would", "will":
		return true
	}
	return t.Tag == "NNS" && s.d.Tokens[s.token(i)].POS == "VERB"
}

func (s *scanner) phoneNumber(f *figure) bool {
	if !f.digits || len(s.atoms[f.numFirst].text) < 3 {
		return false
	}
	for j := f.first - 1; j >= max(f.first-3, 0); j-- {
		switch s.atoms[j].lower {
		case "tel", "phone", "telephone", "call", "hotline", "dial", "fax":
			return s.closes(f.end)
		}
	}
	return false
}

// digitRun reports whether the number is a part of a telephone or account number:
// one of three groups of digits or more, or one with a plus or a zero in front.
func (s *scanner) digitRun(f *figure) bool {
	at := f.numFirst
	if !f.digits || f.marked || !f.bare() || f.scale != nil {
		return false
	}
	text := s.atoms[at].text
	if s.at(at-1, "+") && s.atoms[at].glued && len(text) > 1 || len(text) > 2 && text[0] == '0' && allDigits(text) {
		return true
	}
	groups := 1
	for j := at - 1; j >= max(0, at-12) && s.digitGroup(j); j-- {
		if s.atoms[j].kind == digitAtom {
			groups++
		}
	}
	for j := at + 1; j < min(len(s.atoms), at+12) && s.digitGroup(j); j++ {
		if s.atoms[j].kind == digitAtom {
			groups++
		}
	}
	return groups > 2
}

// digitGroup reports whether atom i continues a number of several groups: digits,
// or a hyphen between groups.
func (s *scanner) digitGroup(i int) bool {
	a := &s.atoms[i]
	return a.kind == digitAtom && allDigits(a.text) || a.text == "-" && a.glued && s.numberFollows(i+1)
}

// listNumber reports whether the number opens a line of a list: "1. ", "2) ".
func (s *scanner) listNumber(f *figure) bool {
	opens := f.first == 0 || strings.Contains(s.d.Text[s.atoms[f.first-1].End:s.atoms[f.first].Start], "\n")
	if !f.digits || !opens || f.end >= len(s.atoms) || !s.atoms[f.end].glued || !s.at(f.end, ".") && !s.at(f.end, ")") {
		return false
	}
	if f.end+1 < len(s.atoms) {
		return !s.atoms[f.end+1].glued
	}
	// The number is a sentence of its own, with more behind it.
	return s.sent.End < len(s.d.Tokens) && f.value.Cmp(rat(100)) < 0
}

// score reports whether a range is a result of play or a vote: "won 2-1", "a 5-4
// ruling".
func (s *scanner) score(f *figure) bool {
	if s.isDash(f.end) && s.atoms[f.end].glued && s.numberFollows(f.end+1) {
		return true
	}
	dashed := false
	for j := f.first; j < f.end; j++ {
		dashed = dashed || s.isDash(j)
	}
	if !f.ranged || !dashed || f.high.Cmp(rat(200)) > 0 || s.pluralAt(f.end) {
		return false
	}
	for j := max(0, f.first-5); j < min(len(s.atoms), f.end+3); j++ {
		if refusals().scores[s.atoms[j].lower] {
			return true
		}
	}
	return false
}

// street reports whether the number is that of a house: "123 Mill Street".
func (s *scanner) street(f *figure) bool {
	if !f.digits || !s.upperAt(f.end) {
		return false
	}
	for j := f.end + 1; j < min(len(s.atoms), f.end+4) && s.upperAt(j); j++ {
		if refusals().streets[s.atoms[j].lower] {
			return true
		}
	}
	return false
}

// inName reports whether the number is part of a name: "Channel Six", "Apollo 11",
// "Group of Seven", "Formula One".
func (s *scanner) inName(f *figure) bool {
	if f.scale != nil || f.marked && f.digits {
		return false
	}
	span := nlp.Span{Start: s.atoms[f.numFirst].Start, End: s.atoms[f.end-1].End}
	if n := s.nameOver(span); n != nil && n.End-n.First > 1 {
		starts := n.Start >= span.Start && n.End-n.First < 4 && s.pluralAt(f.end)
		return !starts
	}
	at := f.first - 1
	if !s.upperAt(at) || s.atoms[at].kind != wordAtom || refusals().months[s.lower(at)] {
		return false
	}
	if !f.digits {
		return s.upperAt(f.numFirst)
	}
	t := &s.d.Tokens[s.token(f.numFirst)]
	return t.Head == s.token(at) && s.d.Tokens[t.Head].POS == "PROPN" && !s.pluralAt(f.end)
}

// nameOver is the name that overlaps a span, nil for none.
func (s *scanner) nameOver(span nlp.Span) *nlp.Name {
	names := s.d.Names
	low, high := 0, len(names)
	for low < high {
		if mid := (low + high) / 2; names[mid].End > span.Start {
			high = mid
		} else {
			low = mid + 1
		}
	}
	if low < len(names) && names[low].Overlaps(span) {
		return &names[low]
	}
	return nil
}

// wordOnly reports whether a number word is a pronoun or stands in an idiom:
// "one of", "no one", "one day", "that one".
func (s *scanner) wordOnly(f *figure) bool {
	if f.numEnd-f.numFirst != 1 || f.digits || f.first != f.numFirst || f.ranged {
		return false
	}
	w := s.word(f.numFirst)
	if w == nil {
		return false // "scores of"
	}
	if w.class == unitWord && w.value == 0 && !s.alone(f) {
		l := s.lower(f.numFirst - 1)
		return s.lower(f.numFirst) != "zero" || l == "below" || l == "above" || l == "to"
	}
	if s.lower(f.numFirst) == "two" && s.lower(f.first-1) == "or" && s.lower(f.first-3) == "a" { // "a week or two"
		return true
	}
	if s.lower(f.numFirst) != "one" || s.alone(f) {
		return false
	}
	return s.oneOnly(f)
}

// oneOnly reports whether "one" is a pronoun or stands in an idiom.
func (s *scanner) oneOnly(f *figure) bool {
	switch s.lower(f.end) {
	case "of", "another", "day", "time", "thing", "way", "hand", "who", "that", "which", "side", "-":
		return true
	}
	t := &s.d.Tokens[s.token(f.numFirst)]
	return t.Dep != "nummod" || t.Head <= s.token(f.numFirst)
}

// alone reports whether the figure is the whole sentence.
func (s *scanner) alone(f *figure) bool {
	return f.first == 0 && (f.end == len(s.atoms) || f.end == len(s.atoms)-1 && s.atoms[f.end].kind == symbolAtom)
}

// halfOfPlay refuses the "half" and "quarter" that are parts of a game or a year:
// "the first half", "in the third quarter", "half-brother", "in half".
func (s *scanner) halfOfPlay(f *figure) bool {
	if !f.share || f.digits {
		return false
	}
	w := s.word(f.end - 1)
	if w == nil || w.class != halfWord && w.class != quarterWord {
		return false
	}
	if f.end-f.numFirst > 1 {
		return s.isDash(f.end) && s.atoms[f.end].glued || s.lower(f.end) == "hour"
	}
	switch s.lower(f.end) {
	case "of", "the", "a", "its", "their", "his", "her", "our", "that", "this", "as", "those":
	default:
		_, _, approx := s.approxBefore(f.first)
		return !approx && !s.alone(f)
	}
	before := s.word(f.first - 1)
	l := s.lower(f.first - 1)
	return before != nil && before.ordinal || l == "last" || l == "next" || l == "other" || l == "latter" || l == "in" && s.closes(f.end) || l == "second" || l == "this"
}
