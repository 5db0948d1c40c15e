package pubdate

import (
	"time"

	"readout/internal/nlp"
)

// mention is one date as a string writes it.
type mention struct {
	year  int // 0: not written
	month time.Month
	day   int // 0: not written
	// swap: the reading with day and month exchanged is a date too, and the
	// notation does not say which is meant.
	swap bool
	// order is the order that the notation proves: the 13 of 13/04/2026 is no
	// month.
	order      order
	weekday    time.Weekday // as written before the date, or noWeekday
	clock      clock
	start, end int // bytes, with the day of the week and the time of day
	date       int // byte where the date itself starts
}

// Written years outside these bounds are other numbers.
const (
	minYear = 1900
	maxYear = 2100
)

// scanner finds dates in strings of any of the languages of the name tables. It
// holds buffers and is not safe for concurrent use.
type scanner struct {
	*names
	s    string
	toks []token
	// loose takes two-digit years and eight-digit dates, which only a string that
	// is known to be about a date can mean.
	loose bool
	// english knows English names only, with a capital: in running text "set 10"
	// is no date.
	english bool
}

// scan is every date in s, in order. Impossible dates, as 31 February, are none.
// The result is the caller's own.
func (sc *scanner) scan(s string, loose bool) []mention {
	sc.s, sc.loose = s, loose
	sc.toks = lex(sc.toks[:0], s)
	var found []mention
	for i := 0; i < len(sc.toks); {
		m, next := sc.at(i)
		if next == i {
			i++
			continue
		}
		if m.possible() {
			sc.surroundings(&m, i, &next)
			found = append(found, m)
		}
		i = next
	}
	return found
}

// at reads the date that starts at token i, and returns the token after it, or i
// where none starts there.
func (sc *scanner) at(i int) (mention, int) {
	t := sc.toks[i]
	m := mention{weekday: noWeekday, date: t.start}
	next := i
	switch {
	case t.kind == numberToken && sc.insideNumber(i):
	case t.kind == numberToken && t.digits() == 4:
		next = sc.yearFirst(&m, i)
	case t.kind == numberToken && t.digits() <= 2:
		next = sc.dayFirst(&m, i)
	case t.kind == numberToken && t.digits() == 8 && sc.loose:
		next = compact(&m, t.value, i)
	case t.kind == wordToken:
		next = sc.monthFirst(&m, i)
	}
	return m, next
}

// possible refuses days that no month has and years that are other numbers.
func (m mention) possible() bool {
	if m.month < 1 || m.month > 12 || m.year != 0 && (m.year < minYear || m.year > maxYear) {
		return false
	}
	year := m.year
	if year == 0 {
		year = 2000 // a leap year: 29 February may be meant
	}
	return m.day == 0 && m.year != 0 || m.day >= 1 && m.day <= daysIn(year, m.month)
}

// daysIn is the length of a month in days.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// insideNumber reports whether the number at i continues a longer one, as the 2
// of "1.2" or of "v3.2".
func (sc *scanner) insideNumber(i int) bool {
	if i == 0 || sc.toks[i].space {
		return false
	}
	prev := sc.toks[i-1]
	if prev.kind == wordToken {
		return true
	}
	if prev.kind != signToken || prev.space || i < 2 {
		return false
	}
	joins := prev.sign == '.' || prev.sign == ',' || prev.sign == '/' || prev.sign == '-' || prev.sign == ':'
	return joins && sc.toks[i-2].kind == numberToken && (prev.sign != ',' || sc.toks[i].digits() == 3)
}

// yearFirst reads 2026-03-12, 2026/3/12, 2026.03.12, 2026年3月12日, "2026
// March 12" and "2026. március 12.".
func (sc *scanner) yearFirst(m *mention, i int) int {
	m.year = sc.toks[i].value
	if m.year < minYear || m.year > maxYear || i+2 >= len(sc.toks) {
		return i
	}
	j := sc.skipDot(i + 1)
	if month := sc.monthAt(j); month != 0 && sc.small(j+1) && sc.toks[j].space && (j == i+1 || sc.isSign(j+2, '.')) {
		m.month, m.day = month, sc.toks[j+1].value
		return sc.skipDot(j + 2)
	}
	if i+4 >= len(sc.toks) || !sc.small(i+2) || !sc.small(i+4) {
		return i
	}
	a, b := sc.toks[i+1], sc.toks[i+3]
	dashed := a.sign == b.sign && (a.sign == '-' || a.sign == '/' || a.sign == '.')
	if a.kind != signToken || b.kind != signToken || !dashed && (a.sign != '年' || b.sign != '月') {
		return i
	}
	m.month, m.day = time.Month(sc.toks[i+2].value), sc.toks[i+4].value
	if !dashed && sc.isSign(i+5, '日') {
		return i + 6
	}
	return i + 5
}

// compact reads 20260312.
func compact(m *mention, v, i int) int {
	m.year, m.month, m.day = v/10000, time.Month(v/100%100), v%100
	if !m.possible() || m.year < oldest {
		return i
	}
	return i + 1
}

// dayFirst reads 12.03.2026, 12/3/26, "12 March 2026", "12. März", "9–10
// January" (as its first day), "4-Mar-2020", "5 de março de 2020".
func (sc *scanner) dayFirst(m *mention, i int) int {
	if next := sc.numeric(m, i); next != i {
		return next
	}
	j := sc.skipOrdinal(i + 1)
	if (sc.isSign(j, '-') || sc.isSign(j, '–')) && sc.small(j+1) {
		j = sc.skipOrdinal(j + 2)
	}
	if sc.isSign(j, '-') || sc.isSign(j, '/') {
		j++
	}
	if sc.isWord(j, "de") || sc.isWord(j, "of") {
		j++
	}
	month := sc.monthAt(j)
	if month == 0 {
		return i
	}
	m.month, m.day = month, sc.toks[i].value
	j = sc.skipDot(j + 1)
	return sc.yearAfter(m, j)
}

// numeric reads three numbers apart by the same sign.
func (sc *scanner) numeric(m *mention, i int) int {
	if !sc.small(i+2) || i+4 >= len(sc.toks) {
		return i
	}
	a, b, year := sc.toks[i+1], sc.toks[i+3], sc.toks[i+4]
	if a.kind != signToken || a.sign != b.sign || a.space || b.space ||
		a.sign != '.' && a.sign != '/' && a.sign != '-' || year.kind != numberToken {
		return i
	}
	switch {
	case year.digits() == 4:
		m.year = year.value
	case year.digits() == 2 && sc.loose:
		m.year = 2000 + year.value
	default:
		return i
	}
	if sc.isSign(i+5, '.') && i+6 < len(sc.toks) && sc.toks[i+6].kind == numberToken && !sc.toks[i+6].space {
		return i // an address or a version: 1.2.2020.4
	}
	first, second := sc.toks[i].value, sc.toks[i+2].value
	m.day, m.month = first, time.Month(second)
	switch {
	case a.sign == '.' || first > 12:
		m.order = dayMonth // full stops: German and Slavic dates, day first
	case second > 12:
		m.day, m.month, m.order = second, time.Month(first), monthDay
	case first != second:
		m.swap = true
	}
	return i + 5
}

// monthFirst reads "March 12, 2026", "Mar. 12th", "March 9–10" (as its first
// day) and "March 2026".
func (sc *scanner) monthFirst(m *mention, i int) int {
	month := sc.monthAt(i)
	if month == 0 {
		return i
	}
	j := sc.skipDot(i + 1)
	if sc.isSign(j, '-') || sc.isSign(j, '/') {
		j++
	}
	if j >= len(sc.toks) || sc.toks[j].kind != numberToken {
		return i
	}
	m.month = month
	n := sc.toks[j]
	if n.digits() == 4 && n.value >= minYear && n.value <= maxYear {
		m.year = n.value
		return j + 1
	}
	if n.digits() > 2 || sc.continues(j) {
		return i
	}
	m.day = n.value
	j = sc.skipOrdinal(j + 1)
	if (sc.isSign(j, '-') || sc.isSign(j, '–')) && sc.small(j+1) {
		j += 2
	}
	return sc.yearAfter(m, j)
}

// continues reports whether the number at i goes on, as in "10,000", "10.5",
// "10:30" and "10%": it is no day.
func (sc *scanner) continues(i int) bool {
	if i+1 >= len(sc.toks) || sc.toks[i+1].space || sc.toks[i+1].kind != signToken {
		return false
	}
	switch sc.toks[i+1].sign {
	case '%', ':':
		return true
	case ',', '.':
		return i+2 < len(sc.toks) && sc.toks[i+2].kind == numberToken && !sc.toks[i+2].space && sc.toks[i+2].digits() != 4
	}
	return false
}

// yearAfter reads the year of a date whose day and month are read, behind "of",
// "de", a comma, a stop or a dash; where there is none the date has no year.
func (sc *scanner) yearAfter(m *mention, j int) int {
	k := j
	for k < len(sc.toks) && k < j+2 && (sc.isSign(k, ',') || sc.isSign(k, '-') || sc.isSign(k, '/') || sc.isSign(k, '.') ||
		sc.isSign(k, '\'') || sc.isSign(k, '’') || sc.isWord(k, "de") || sc.isWord(k, "del") || sc.isWord(k, "of")) {
		k++
	}
	if k >= len(sc.toks) || sc.toks[k].kind != numberToken {
		return j
	}
	n := sc.toks[k]
	if n.digits() == 4 && n.value >= minYear && n.value <= maxYear {
		m.year = n.value
		return k + 1
	}
	if n.digits() == 2 && sc.loose && !sc.isSign(k+1, ':') && (k == j || sc.toks[k-1].sign != '.') {
		m.year = 2000 + n.value
		return k + 1
	}
	return j
}

// surroundings reads the day of the week before the date at tokens [from, next)
// and the time of day behind or before it.
func (sc *scanner) surroundings(m *mention, from int, next *int) {
	m.end = sc.toks[*next-1].end
	if c, after := sc.clockAfter(*next); c.set {
		m.clock, m.end = c, sc.toks[after-1].end
		*next = after
	}
	i := from - 1
	for n := 0; n < 3 && i > 0 && (sc.isSign(i, ',') || sc.isSign(i, '.') || sc.isWord(i, "the") || sc.isWord(i, "den") ||
		sc.isWord(i, "le") || sc.isWord(i, "der")); n++ {
		i--
	}
	first := from
	if i >= 0 && sc.toks[i].kind == wordToken {
		if m.weekday = sc.weekday(sc.word(i)); m.weekday != noWeekday {
			first = i
		}
	}
	if !m.clock.set {
		if c, start := sc.clockBefore(first); c.set {
			m.clock, first = c, start
		}
	}
	m.start = sc.toks[first].start
}

// stamp is the mention as a Date, of the precision that it has. Without a year it
// is unknown.
func (m mention) stamp() nlp.Date {
	switch {
	case m.year == 0:
		return nlp.Date{}
	case m.day == 0:
		return nlp.Date{Time: day(m.year, m.month, 1), Precision: nlp.Month}
	case !m.clock.set:
		return nlp.Date{Time: day(m.year, m.month, m.day), Precision: nlp.Day}
	}
	zone := time.UTC
	if m.clock.zoned && m.clock.offset != 0 {
		zone = time.FixedZone("", m.clock.offset*60)
	}
	t := time.Date(m.year, m.month, m.day, m.clock.hour, m.clock.minute, 0, 0, zone)
	return nlp.Date{Time: t, Precision: nlp.Minute, Zoned: m.clock.zoned}
}

// swapped is the mention with day and month exchanged.
func (m mention) swapped() mention {
	m.day, m.month = int(m.month), time.Month(m.day)
	return m
}

// day is midnight UTC of a calendar day, the form in which days are compared.
func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

func (sc *scanner) word(i int) string { return sc.s[sc.toks[i].start:sc.toks[i].end] }

func (sc *scanner) monthAt(i int) time.Month {
	if i >= len(sc.toks) || sc.toks[i].kind != wordToken {
		return 0
	}
	if sc.english {
		return sc.englishMonth(sc.word(i))
	}
	return sc.month(sc.word(i))
}

// small reports whether token i is a number of one or two digits.
func (sc *scanner) small(i int) bool {
	return i < len(sc.toks) && sc.toks[i].kind == numberToken && sc.toks[i].digits() <= 2
}

func (sc *scanner) isSign(i int, r rune) bool {
	return i >= 0 && i < len(sc.toks) && sc.toks[i].kind == signToken && sc.toks[i].sign == r
}

// isWord reports whether token i is the word, which is given in small letters.
func (sc *scanner) isWord(i int, w string) bool {
	if i < 0 || i >= len(sc.toks) || sc.toks[i].kind != wordToken || sc.toks[i].end-sc.toks[i].start != len(w) {
		return false
	}
	return equalFoldASCII(sc.word(i), w)
}

func equalFoldASCII(s, low string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != low[i] {
			return false
		}
	}
	return true
}

func (sc *scanner) skipDot(i int) int {
	if sc.isSign(i, '.') {
		return i + 1
	}
	return i
}

// skipOrdinal steps over the ending of an ordinal number, as "th" in "12th".
func (sc *scanner) skipOrdinal(i int) int {
	if sc.isSign(i, '.') || sc.isSign(i, 'º') || sc.isSign(i, '°') || sc.isSign(i, 'ª') {
		return i + 1
	}
	if i < len(sc.toks) && !sc.toks[i].space {
		for _, w := range [...]string{"st", "nd", "rd", "th", "er", "e"} {
			if sc.isWord(i, w) {
				return i + 1
			}
		}
	}
	return i
}
