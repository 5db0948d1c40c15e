package timex

import (
	"strings"
	"sync"
	"time"
)

// holiday is a day with a name; rule gives its month and day in a year. first is
// the first word of the name, by which the reader finds it.
type holidayRule struct {
	first string
	rule  func(year int) (time.Month, int)
}

// holidays by name in lower case. A first word without a rule leads to longer
// names.
var holidays = sync.OnceValue(func() map[string]holidayRule {
	t := map[string]holidayRule{}
	add := func(names string, rule func(int) (time.Month, int)) {
		for _, name := range strings.Split(names, "|") {
			first, _, _ := strings.Cut(strings.ReplaceAll(name, "-", " "), " ")
			t[name] = holidayRule{first, rule}
			if _, ok := t[first]; !ok {
				t[first] = holidayRule{first: first}
			}
		}
	}
	fixed := func(m time.Month, d int) func(int) (time.Month, int) {
		return func(int) (time.Month, int) { return m, d }
	}
	nth := func(m time.Month, w time.Weekday, n int) func(int) (time.Month, int) {
		return func(y int) (time.Month, int) { return m, nthWeekday(y, m, w, n) }
	}
	east := func(days int) func(int) (time.Month, int) {
		return func(y int) (time.Month, int) {
			d := easter(y).AddDate(0, 0, days)
			return d.Month(), d.Day()
		}
	}
	add("christmas|christmas day|xmas|boxing day eve", fixed(time.December, 25))
	add("christmas eve|xmas eve", fixed(time.December, 24))
	add("boxing day|st stephen's day", fixed(time.December, 26))
	add("new year|new year's day|new year's|new year day|new years day", fixed(time.January, 1))
	add("new year's eve|new years eve", fixed(time.December, 31))
	add("valentine's day|valentines day|valentine day", fixed(time.February, 14))
	add("st patrick's day|saint patrick's day|st patricks day", fixed(time.March, 17))
	add("halloween|hallowe'en", fixed(time.October, 31))
	add("independence day", fixed(time.July, 4))
	add("veterans day|armistice day|remembrance day|veteran's day", fixed(time.November, 11))
	add("bastille day", fixed(time.July, 14))
	add("groundhog day", fixed(time.February, 2))
	add("international women's day", fixed(time.March, 8))
	add("international workers' day|labour day", fixed(time.May, 1))
	add("earth day", fixed(time.April, 22))
	add("juneteenth", fixed(time.June, 19))
	add("inauguration day", fixed(time.January, 20))
	add("epiphany", fixed(time.January, 6))
	add("all saints' day|all saints day", fixed(time.November, 1))
	add("anzac day", fixed(time.April, 25))
	add("orthodox christmas", fixed(time.January, 7))
	add("thanksgiving|thanksgiving day", nth(time.November, time.Thursday, 4))
	add("black friday", func(y int) (time.Month, int) {
		return time.November, nthWeekday(y, time.November, time.Thursday, 4) + 1
	})
	add("martin luther king day|martin luther king jr day|mlk day", nth(time.January, time.Monday, 3))
	add("presidents day|presidents' day|president's day", nth(time.February, time.Monday, 3))
	add("memorial day", nth(time.May, time.Monday, -1))
	add("labor day", nth(time.September, time.Monday, 1))
	add("columbus day", nth(time.October, time.Monday, 2))
	add("mother's day", nth(time.May, time.Sunday, 2))
	add("father's day", nth(time.June, time.Sunday, 3))
	add("election day", func(y int) (time.Month, int) {
		return time.November, nthWeekday(y, time.November, time.Monday, 1) + 1
	})
	add("easter|easter sunday|easter day", east(0))
	add("easter monday", east(1))
	add("good friday", east(-2))
	add("holy saturday", east(-1))
	add("maundy thursday", east(-3))
	add("palm sunday", east(-7))
	add("ash wednesday", east(-46))
	add("ascension day", east(39))
	add("pentecost|whit sunday", east(49))
	add("whit monday", east(50))
	add("corpus christi", east(60))
	return t
})

// nthWeekday is the day of the month of its nth weekday w; -1 is the last.
func nthWeekday(year int, m time.Month, w time.Weekday, n int) int {
	if n < 0 {
		last := time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC)
		return last.Day() - (int(last.Weekday())-int(w)+7)%7
	}
	first := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
	return 1 + (int(w)-int(first.Weekday())+7)%7 + 7*(n-1)
}

// easter is Easter Sunday of the Gregorian calendar (the anonymous algorithm of
// 1876, Meeus, Astronomical Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}
