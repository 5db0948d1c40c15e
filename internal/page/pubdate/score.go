package pubdate

import (
	"fmt"
	"math"
	"time"
)

// The scorer asks of every clue how likely a text written on a given day is to
// hold it, against a text of any day: a sum of natural logarithms. The numbers
// follow from how news is written (AP Stylebook, "months", "days of the week"):
// within seven days an event is named by its day of the week, beyond them by
// month and day, and a year is given where it is not the current one.

// fullDates is how many explicit dates count in full.
const fullDates = 6

// civil is a day in the forms that the scorer needs.
type civil struct {
	num     int // days since 1 January 1970
	year    int
	month   time.Month
	day     int
	weekday time.Weekday
}

// civilOf is the civil form of a time's day.
func civilOf(t time.Time) civil {
	y, m, d := t.Date()
	return civil{dayNumber(y, m, d), y, m, d, t.Weekday()}
}

// dayNumber counts the days from 1 January 1970 (Hinnant, "chrono-Compatible
// Low-Level Date Algorithms", days_from_civil).
func dayNumber(year int, month time.Month, d int) int {
	y, m := year, int(month)
	if m <= 2 {
		y--
		m += 12
	}
	era := y / 400
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

// civilAt is the civil form of a day number.
func civilAt(num int) civil { return civilOf(timeOf(num)) }

// timeOf is midnight UTC of a day number.
func timeOf(num int) time.Time { return time.Unix(int64(num)*86400, 0).UTC() }

// next is the day after.
func (c civil) next() civil {
	c.num++
	c.weekday = (c.weekday + 1) % 7
	c.day++
	if c.day > 28 && c.day > daysIn(c.year, c.month) {
		c.day = 1
		if c.month++; c.month > 12 {
			c.month = 1
			c.year++
		}
	}
	return c
}

// term is what one clue says of a day.
type term struct {
	score float64
	// why says in words what the text says. Terms with the same key say the same.
	why func() string
	key string
}

// score is the sum over all clues for a text written on day c. pool holds the
// explicit dates of all pages of the story, for the clues that speak of them. each,
// where not nil, is called with every term.
func (cl *clues) score(c civil, pool []dateClue, each func(term)) float64 {
	sum := 0.0
	for i := range cl.dates {
		d := &cl.dates[i]
		s := d.score(c, cl.bareDays, cl.lastYear)
		sum += s
		if each != nil {
			each(term{s, d.reason, d.name()})
		}
	}
	// The dates of one text are no independent witnesses.
	if n := len(cl.dates); n > fullDates {
		sum *= fullDates / float64(n)
	}
	if cl.dateline != nil {
		s := cl.dateline.score(c)
		sum += s
		if each != nil {
			each(term{s, func() string { return "its dateline is of " + cl.dateline.text }, "dateline"})
		}
	}
	newest := cl.newestLead(c)
	for i, d := range cl.days {
		s := d.score(c, i == newest)
		sum += s
		if each != nil {
			each(term{s, d.reason, d.weekday.String()})
		}
	}
	for _, m := range cl.months {
		sum += m.score(c)
	}
	years := cl.years(c)
	if each != nil {
		each(term{years, cl.latest, "years"})
	}
	return sum + years + cl.phrases(c, pool)
}

// occurrence is the day that a month and day without year means for a text
// written on c: the last one before, the next one after, or the nearest.
func (d *dateClue) occurrence(c civil) civil {
	year := d.year
	if year == 0 {
		year = c.year
		num := dayNumber(year, d.month, d.day)
		switch {
		case d.tense == past && num > c.num:
			year--
		case d.tense == future && num < c.num:
			year++
		case d.tense == noTense && num-c.num > 183:
			year--
		case d.tense == noTense && c.num-num > 183:
			year++
		}
	}
	num := dayNumber(year, d.month, d.day)
	return civil{num: num, year: year, month: d.month, day: d.day, weekday: time.Weekday(((num+4)%7 + 7) % 7)}
}

// misread is how often the tense of a date without a year is taken for the other one:
// "she wants the visit on 9 June called off".
const misread = 0.15

// score judges an explicit date. bare are the days of the week that the text names
// without a date: one that is also this date's means it, and lies within a week.
func (d *dateClue) score(c civil, bare uint8, lastYear int) float64 {
	s := d.scoreAs(c, bare, lastYear)
	if d.year != 0 || d.tense == noTense {
		return s
	}
	other := *d
	other.tense = past + future - d.tense
	// What is told of with its day of the week, and again by it alone, is near.
	if d.weekday != noWeekday && bare&(1<<d.weekday) != 0 {
		if o := other.occurrence(c); d.occurrence(c).weekday == d.weekday || o.weekday != d.weekday || abs(o.num-c.num) > 6 {
			return s
		}
	}
	return math.Log((1-misread)*math.Exp(s) + misread*math.Exp(other.scoreAs(c, bare, lastYear)))
}

// scoreAs is score where the tense is sure.
func (d *dateClue) scoreAs(c civil, bare uint8, lastYear int) float64 {
	o := d.occurrence(c)
	gap := c.num - o.num // positive: behind the writer
	s := 0.0
	if d.weekday != noWeekday && o.weekday != d.weekday {
		s -= 4
	}
	switch {
	case d.year != 0:
		s += d.fullScore(gap, lastYear)
	case gap >= 0 && d.tense != future:
		again := d.weekday != noWeekday && bare&(1<<d.weekday) != 0
		s += pastGap(gap, d.weekday != noWeekday, again)
		if o.year != c.year && gap > 75 {
			s--
		}
	default:
		s += futureGap(-gap)
		if o.year != c.year && -gap > 75 {
			s -= 1.2
		}
	}
	return s
}

// name is the date as a sentence names it.
func (d *dateClue) name() string {
	if d.year != 0 {
		return plainDay(day(d.year, d.month, d.day))
	}
	return fmt.Sprintf("%d %s", d.day, d.month)
}

// reason says how the text speaks of the date.
func (d *dateClue) reason() string {
	if d.tense == future {
		return "it speaks of " + d.name() + " as still to come"
	}
	return "it speaks of " + d.name()
}

// fullScore judges a date with its year, gap days behind the writer. lastYear is
// the latest year that the text names: of history it says nothing, but the latest
// events of a text are recent.
func (d *dateClue) fullScore(gap, lastYear int) float64 {
	switch {
	case d.tense == future && gap > 0:
		return -3 // still to come, it says
	case d.tense == future:
		return futureGap(-gap) / 2
	case gap < 0 && d.tense == past:
		return -5 // nothing past is ahead
	case gap < 0:
		return -1.5
	case gap <= 6:
		return -0.3
	case gap <= 60:
		return 0.8
	case gap > 183 && d.year == lastYear:
		return -1
	}
	return 0
}

// pastGap judges a month and day without year, gap days behind the writer; named:
// the day of the week stands beside it; again: and stands alone elsewhere.
func pastGap(gap int, named, again bool) float64 {
	switch {
	case gap <= 6 && again:
		return 1.5 + leadDays[gap]/2
	case again:
		return -1.5
	case gap <= 6 && named:
		return 0.8 + leadDays[gap]/4
	case gap == 0:
		return -0.5
	case gap <= 6:
		return -0.8
	case gap <= 60:
		return 0.6
	case gap <= 180:
		return -0.5
	case gap <= 300:
		return -1.8
	}
	return -3
}

// futureGap judges a month and day without year, gap days ahead.
func futureGap(gap int) float64 {
	switch {
	case gap == 0:
		return -0.3
	case gap <= 6:
		return -0.5
	case gap <= 45:
		return 0.7
	case gap <= 90:
		return -0.2
	case gap <= 150:
		return -1.2
	case gap <= 240:
		return -2.2
	}
	return -3.2
}

// leadDays and bodyDays judge a day of the week that lies 0 to 6 days behind the
// writer: news is written on the day or the day after.
var (
	leadDays = [7]float64{1.35, 0.85, -0.9, -1.9, -2.3, -2.5, -2.5}
	bodyDays = [7]float64{0.9, 0.7, 0.1, -0.4, -0.7, -0.9, -1}
)

// newestLead is the index of the past day of the week in the lead that lies least
// behind a day, or -1: it is the news, and what else the lead names came before it.
func (cl *clues) newestLead(c civil) int {
	newest, least := -1, 7
	for i, d := range cl.days {
		if d.lead && !d.fixed && d.tense == past && d.behind(c) < least {
			newest, least = i, d.behind(c)
		}
	}
	return newest
}

// behind is how many days before c the last such day of the week was.
func (d dayClue) behind(c civil) int { return (int(c.weekday-d.weekday) + 7) % 7 }

// score judges a day of the week; newest says that it is the newest of the lead.
func (d dayClue) score(c civil, newest bool) float64 {
	behind := d.behind(c)
	switch {
	case d.fixed && behind == (d.ago+7)%7:
		return 2
	case d.fixed:
		return -6
	case d.tense != past:
		return 0
	case newest:
		return leadDays[behind]
	}
	return bodyDays[behind]
}

// score judges the day of a dateline without a year: a text is written on it, or on
// the day after.
func (d *datelineClue) score(c civil) float64 {
	clue := dateClue{mention: d.mention, tense: past}
	switch c.num - clue.occurrence(c).num {
	case 0:
		return 2.5
	case 1:
		return 1
	}
	return -3
}

// reason says how the text speaks of the day.
func (d dayClue) reason() string {
	switch {
	case d.fixed && d.ago == 1:
		return fmt.Sprintf("it was written on the day after a %s", d.weekday)
	case d.fixed && d.ago == -1:
		return fmt.Sprintf("it was written on the day before a %s", d.weekday)
	}
	return fmt.Sprintf("it was written on a %s or soon after", d.weekday)
}

// score judges a month without a year.
func (m monthClue) score(c civil) float64 {
	switch m.tense {
	case past:
		switch behind := (int(c.month-m.month) + 12) % 12; {
		case behind == 0:
			return 0
		case behind <= 6:
			return 0.3
		case behind <= 9:
			return -0.3
		}
		return -0.7
	case future:
		switch ahead := (int(m.month-c.month) + 12) % 12; {
		case ahead == 0:
			return -0.3
		case ahead <= 5:
			return 0.4
		case ahead <= 8:
			return -0.4
		}
		return -1
	}
	return 0
}

// years judges the years that the text names.
func (cl *clues) years(c civil) float64 {
	s := 0.0
	if cl.lastYear != 0 {
		switch gap := c.year - cl.lastYear; {
		case gap == -1:
			s--
		case gap < 0:
			s -= 3
		case gap == 0:
			s += 0.8
		case gap == 1 && c.month <= time.March:
			s += 0.3
		case gap == 1:
			s -= 0.5
		case gap <= 3:
			s--
		default:
			s -= 2
		}
	}
	if cl.firstYear != 0 && c.year > cl.firstYear {
		s -= 2.5
	}
	return s
}

// phrases judges "next month" and its like, by the days that the story names.
func (cl *clues) phrases(c civil, pool []dateClue) float64 {
	s := 0.0
	if cl.nextMonth {
		s += either(anyDate(pool, func(d *dateClue) bool { return d.tense != past && monthsAfter(c, d.occurrence(c)) == 1 }), 1, -1)
	}
	if cl.thisMonth {
		s += either(anyDate(pool, func(d *dateClue) bool {
			o := d.occurrence(c)
			return d.tense != future && o.num < c.num && monthsAfter(c, o) == 0
		}), 1, -0.7)
	}
	if cl.lastMonth {
		s += either(anyDate(pool, func(d *dateClue) bool { return monthsAfter(c, d.occurrence(c)) == -1 }), 0.5, -0.4)
	}
	if cl.nextYear {
		s += either(c.month >= time.July, 0.4, -0.5)
	}
	if cl.weekend {
		s += either(c.weekday >= time.Monday && c.weekday <= time.Thursday, 0.3, -0.4)
	}
	if cl.thisWeek {
		s += either(c.weekday == time.Monday || c.weekday == time.Sunday, -0.8, 0.2)
	}
	for _, days := range cl.recurs {
		s += recurrence(days, c, pool)
	}
	return s
}

func either(yes bool, a, b float64) float64 {
	if yes {
		return a
	}
	return b
}

// monthsAfter is how many months after the month of c the month of o comes.
func monthsAfter(c, o civil) int { return (o.year-c.year)*12 + int(o.month) - int(c.month) }

func anyDate(pool []dateClue, ok func(*dateClue) bool) bool {
	for i := range pool {
		if ok(&pool[i]) {
			return true
		}
	}
	return false
}

// recurrence judges "for the second time in n days": the first time is one of the
// story's past days, and near n days ago, else a shorter span had been named.
func recurrence(n int, c civil, pool []dateClue) float64 {
	best := -0.5
	for i := range pool {
		if pool[i].tense == future {
			continue
		}
		gap := c.num - pool[i].occurrence(c).num
		switch {
		case gap <= 0:
		case gap*10 >= n*6 && gap*20 <= n*21:
			best = max(best, 1)
		case gap*10 >= n*4 && gap < n:
			best = max(best, 0.2)
		}
	}
	return best
}
