package cluster

import (
	"slices"
	"time"
)

// maxDays bounds the days kept of a document.
const maxDays = 12

// namedDays are the days that words name by month and day ("December 7", "7
// December 2021"), as days since 1970. Without a year the nearest such day up to
// a month after own is meant; without own, such a day is left out.
func namedDays(words []word, own int32) []int32 {
	var days []int32
	var before, last dayPart
	add := func(m time.Month, day, year int) {
		if n, ok := placeDay(m, day, year, own); ok && len(days) < maxDays && !slices.Contains(days, n) {
			days = append(days, n)
		}
	}
	for i := range words {
		p := dayPartOf(&words[i])
		switch {
		case last.month != 0 && p.day != 0 && before.day == 0: // December 7
			add(last.month, p.day, 0)
		case before.month != 0 && last.day != 0 && p.year != 0: // December 7, 2021
			days = days[:max(0, len(days)-1)]
			add(before.month, last.day, p.year)
		case before.day != 0 && last.month != 0: // 7 December, 7 December 2021
			add(last.month, before.day, p.year)
		}
		before, last = last, p
	}
	if before.day != 0 && last.month != 0 {
		add(last.month, before.day, 0)
	}
	slices.Sort(days)
	return days
}

// dayPart is what one word can be in a date.
type dayPart struct {
	month     time.Month
	day, year int
}

func dayPartOf(w *word) dayPart {
	switch {
	case w.month != 0:
		return dayPart{month: time.Month(w.month)}
	case w.digits < 0:
	case w.digits >= 1 && w.digits <= 31 && w.length <= 2:
		return dayPart{day: int(w.digits)}
	case w.year():
		return dayPart{year: int(w.digits)}
	}
	return dayPart{}
}

// placeDay puts a day of a month on the calendar.
func placeDay(m time.Month, day, year int, own int32) (int32, bool) {
	if year != 0 {
		return dayNumber(year, m, day), true
	}
	if own == noDay {
		return 0, false
	}
	own += 31
	at := timeOf(own)
	n := dayNumber(at.Year(), m, day)
	if n > own {
		n = dayNumber(at.Year()-1, m, day)
	}
	return n, true
}

func timeOf(day int32) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// namedMonths are the months that words name without a day, "in February" or
// "last month", up to the document's own; none where that is not known.
func namedMonths(words []word, own int32) []int32 {
	if own == noDay {
		return nil
	}
	var list []int32
	for i := range words[min(1, len(words)):] {
		before, w := &words[i], &words[i+1]
		n := int32(-1)
		switch {
		case w.month != 0 && before.is(inWord|lastWord):
			n = monthOf(own) - (monthOf(own)-int32(w.month)+1+12*100)%12
		case w.is(monthWord) && before.is(lastWord):
			n = monthOf(own) - 1
		}
		if n >= 0 && len(list) < maxMonths && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// namedWeekdays are the weekdays that words name, a bit each.
func namedWeekdays(words []word) uint8 {
	days := uint8(0)
	for i := range words {
		if w := words[i].weekday; w > 0 {
			days |= 1 << (w - 1)
		}
	}
	return days
}
