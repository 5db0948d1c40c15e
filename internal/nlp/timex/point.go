package timex

import (
	"fmt"
	"strconv"
	"time"

	"readout/internal/nlp"
)

// point is a place on the calendar: the period of a grain that begins at t. Years
// before Christ are counted as time.Time does: 1 BC is 0.
type point struct {
	t     time.Time // UTC, the text's own reading
	grain nlp.Grain
	part  int // of the day, for PartGrain
}

func (p point) ok() bool { return p.grain != nlp.NoGrain }

// dayOf is a day as a point.
func dayOf(y, m, d int) point {
	return point{t: time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), grain: nlp.DayGrain}
}

var seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}

// two is n with two digits.
func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// yearText is a year with four digits, and BC before Christ.
func yearText(y int) string {
	if y <= 0 {
		return "BC" + fmt.Sprintf("%04d", 1-y)
	}
	if y >= 1000 {
		return strconv.Itoa(y)
	}
	return fmt.Sprintf("%04d", y)
}

// value is the point as a TIMEX3 value (TimeML 1.2.1, section on TIMEX3: values
// are those of ISO 8601, with SP, SU, FA, WI for seasons and MO, AF, EV, NI for
// parts of the day).
func (p point) value() string {
	y, m, d := p.t.Date()
	switch p.grain {
	case nlp.CenturyGrain:
		return yearText(y)[:len(yearText(y))-2]
	case nlp.DecadeGrain:
		return yearText(y)[:len(yearText(y))-1] + "X"
	case nlp.YearGrain:
		return yearText(y)
	case nlp.HalfGrain:
		return yearText(y) + "-H" + strconv.Itoa((int(m)+5)/6)
	case nlp.QuarterGrain:
		return yearText(y) + "-Q" + strconv.Itoa((int(m)+2)/3)
	case nlp.SeasonGrain:
		return yearText(y) + "-" + seasonCodes[seasonOf(m)]
	case nlp.MonthGrain:
		return yearText(y) + "-" + two(int(m))
	case nlp.WeekGrain, nlp.WeekendGrain:
		return p.weekValue()
	}
	date := yearText(y) + "-" + two(int(m)) + "-" + two(d)
	switch p.grain {
	case nlp.PartGrain:
		return date + "T" + partCodes[p.part]
	case nlp.HourGrain, nlp.MinuteGrain:
		return date + "T" + two(p.t.Hour()) + ":" + two(p.t.Minute())
	case nlp.SecondGrain:
		return date + "T" + p.t.Format("15:04:05")
	}
	return date
}

func (p point) weekValue() string {
	y, w := p.t.ISOWeek()
	v := yearText(y) + "-W" + two(w)
	if p.grain == nlp.WeekendGrain {
		return v + "-WE"
	}
	return v
}

// seasonOf is the season that begins in month m: 1 is spring.
func seasonOf(m time.Month) int { return int(m) / 3 }

// partHours are the hours that a part of the day lies between; night runs into the
// next day.
var partHours = [...][2]int{noPart: {0, 24}, morning: {5, 12}, midday: {11, 14}, afternoon: {12, 18}, evening: {17, 22}, night: {20, 29}, daytime: {7, 19}}

// from is the moment at which the point's period begins.
func (p point) from() time.Time {
	if p.grain == nlp.PartGrain {
		return p.t.Add(time.Duration(partHours[p.part][0]) * time.Hour)
	}
	return p.t
}

// to is the first moment behind the point's period.
func (p point) to() time.Time {
	switch p.grain {
	case nlp.CenturyGrain:
		return p.t.AddDate(100, 0, 0)
	case nlp.DecadeGrain:
		return p.t.AddDate(10, 0, 0)
	case nlp.YearGrain:
		return p.t.AddDate(1, 0, 0)
	case nlp.HalfGrain:
		return p.t.AddDate(0, 6, 0)
	case nlp.QuarterGrain, nlp.SeasonGrain:
		return p.t.AddDate(0, 3, 0)
	case nlp.MonthGrain:
		return p.t.AddDate(0, 1, 0)
	case nlp.WeekGrain:
		return p.t.AddDate(0, 0, 7)
	case nlp.WeekendGrain:
		return p.t.AddDate(0, 0, 2)
	case nlp.PartGrain:
		return p.t.Add(time.Duration(partHours[p.part][1]) * time.Hour)
	case nlp.HourGrain:
		return p.t.Add(time.Hour)
	case nlp.MinuteGrain:
		return p.t.Add(time.Minute)
	case nlp.SecondGrain:
		return p.t.Add(time.Second)
	}
	return p.t.AddDate(0, 0, 1)
}

// cut is the period of grain g that holds the point.
func (p point) cut(g nlp.Grain) point {
	y, m, d := p.t.Date()
	switch g {
	case nlp.CenturyGrain:
		y, m, d = y-mod(y, 100), 1, 1
	case nlp.DecadeGrain:
		y, m, d = y-mod(y, 10), 1, 1
	case nlp.YearGrain:
		m, d = 1, 1
	case nlp.HalfGrain:
		m, d = (m-1)/6*6+1, 1
	case nlp.QuarterGrain:
		m, d = (m-1)/3*3+1, 1
	case nlp.MonthGrain:
		d = 1
	case nlp.WeekGrain:
		d -= (int(p.t.Weekday()) + 6) % 7
	case nlp.WeekendGrain:
		d += 5 - (int(p.t.Weekday())+6)%7
	}
	return point{t: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), grain: g}
}

func mod(a, b int) int { return ((a % b) + b) % b }

// add moves the point by n units.
func (p point) add(n int, u unit) point {
	switch u {
	case second, minute, hour:
		p.t = p.t.Add(time.Duration(n) * map[unit]time.Duration{second: time.Second, minute: time.Minute, hour: time.Hour}[u])
	case day:
		p.t = p.t.AddDate(0, 0, n)
	case week, weekend:
		p.t = p.t.AddDate(0, 0, 7*n)
	case fortnight:
		p.t = p.t.AddDate(0, 0, 14*n)
	default:
		p.t = addMonths(p.t, n*months[u])
	}
	return p
}

// months are the lengths of the units from the month up.
var months = [...]int{month: 1, quarter: 3, half: 6, season: 3, year: 12, decade: 120, century: 1200, millennium: 12000}

// addMonths moves a day by months; the 31st becomes the last day of a month that
// has none.
func addMonths(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	first := time.Date(y, m+time.Month(n), 1, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(d, last)-1)
}

// grainOf is the grain that counting in a unit gives.
func grainOf(u unit) nlp.Grain {
	return [...]nlp.Grain{
		noUnit: nlp.NoGrain, second: nlp.SecondGrain, minute: nlp.MinuteGrain, hour: nlp.HourGrain, day: nlp.DayGrain, weekend: nlp.WeekendGrain,
		week: nlp.WeekGrain, fortnight: nlp.WeekGrain, month: nlp.MonthGrain, quarter: nlp.QuarterGrain, half: nlp.HalfGrain, season: nlp.SeasonGrain,
		year: nlp.YearGrain, decade: nlp.DecadeGrain, century: nlp.CenturyGrain, millennium: nlp.CenturyGrain,
	}[u]
}

// period is a duration as TIMEX3 writes it: "P2W", "PT90M", "PXD".
func period(u unit, a amount) string {
	n := "X"
	if !a.vague {
		f := a.n * map[unit]float64{fortnight: 2, decade: 10, century: 100, millennium: 1000}[u]
		if f == 0 {
			f = a.n
		}
		n = strconv.FormatFloat(f, 'f', -1, 64)
		if f != float64(int64(f)) {
			if s := smaller(u, f); s != "" {
				return s
			}
			n = strconv.FormatFloat(f, 'f', 2, 64)
			for n[len(n)-1] == '0' {
				n = n[:len(n)-1]
			}
		}
	}
	if u <= hour {
		return "PT" + n + letters[u]
	}
	return "P" + n + letters[u]
}

// smaller writes half hours and minutes in whole smaller units.
func smaller(u unit, f float64) string {
	whole := int64(f)
	if m := int64((f-float64(whole))*12 + 0.5); u == year && m > 0 && m < 12 && m != 6 && m != 3 && m != 9 {
		return "P" + strconv.FormatInt(whole, 10) + "Y" + strconv.FormatInt(m, 10) + "M"
	}
	rest := int64((f-float64(whole))*60 + 0.5)
	if u != hour && u != minute || rest == 0 || rest == 60 {
		return ""
	}
	s := "PT"
	if whole > 0 {
		s += strconv.FormatInt(whole, 10) + letters[u]
	}
	return s + strconv.FormatInt(rest, 10) + letters[u-1]
}

func weekdayValue(n int) string { return "XXXX-WXX-" + strconv.Itoa(n) }
