package cluster

import (
	"slices"
	"strconv"
	"sync"
	"time"
)

// maxDays bounds the days kept of a document.
const maxDays = 12

var months = sync.OnceValue(func() map[string]time.Month {
	m := map[string]time.Month{}
	for i := time.January; i <= time.December; i++ {
		name := i.String()
		for _, form := range []string{name, name[:3]} {
			m[string(stem([]byte(lowerASCII(form)), false))] = i
		}
	}
	m["sept"] = time.September
	return m
})

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// namedDays are the days that a text names by month and day ("December 7", "7
// December 2021"), as days since 1970. Without a year the nearest such day up to
// a month after own is meant; without own, such a day is left out.
func namedDays(text string, own int32) []int32 {
	var days []int32
	var before, last dayPart
	add := func(m time.Month, day, year int) {
		if n, ok := placeDay(m, day, year, own); ok && len(days) < maxDays && !slices.Contains(days, n) {
			days = append(days, n)
		}
	}
	scanWords(text, func(w word, lower []byte) bool {
		p := dayPartOf(w, lower)
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
		return true
	})
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

func dayPartOf(w word, lower []byte) dayPart {
	if !w.number {
		if w.capital {
			return dayPart{month: months()[string(lower)]}
		}
		return dayPart{}
	}
	digits := lower
	if n := len(lower); n > 2 && lower[n-1] >= 'a' { // 7th, 21st
		digits = lower[:n-2]
	}
	n, err := strconv.Atoi(string(digits))
	switch {
	case err != nil:
		return dayPart{}
	case n >= 1 && n <= 31 && len(digits) <= 2:
		return dayPart{day: n}
	case n >= 1900 && n < 2100 && len(digits) == 4:
		return dayPart{year: n}
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

// namedMonths are the months that a text names without a day, "in February" or
// "last month", up to the document's own; none where that is not known.
func namedMonths(text string, own int32) []int32 {
	if own == noDay {
		return nil
	}
	var list []int32
	before := ""
	scanWords(text, func(w word, lower []byte) bool {
		n := int32(-1)
		switch month := months()[string(lower)]; {
		case w.capital && month != 0 && (before == "in" || before == "last"):
			n = monthOf(own) - (monthOf(own)-int32(month)+1+12*100)%12
		case before == "last" && string(lower) == "month":
			n = monthOf(own) - 1
		}
		if n >= 0 && len(list) < maxMonths && !slices.Contains(list, n) {
			list = append(list, n)
		}
		before = string(lower)
		return true
	})
	return list
}
