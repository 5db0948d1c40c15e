package nlp

import (
	"strconv"
	"strings"
	"time"
)

// Reckoned is the day that the text lets a reader work out for what it tells behind time
// i: "on 24 March, two days before the leaders gather" has the leaders gather on 26 March.
// The time's span is that of the number of days. ok is false where there is none.
func (d *Document) Reckoned(i int) (day Timex, ok bool) {
	if i == 0 || i >= len(d.Timexes) {
		return Timex{}, false
	}
	t, from := d.Timexes[i], d.Timexes[i-1]
	n, ok := wholeDays(t)
	if !ok || !from.Placed() || from.Grain < DayGrain || from.End > t.Start || strings.Trim(d.Text[from.End:t.Start], " ,(–—-") != "" {
		return Timex{}, false
	}
	k := d.TokenAt(t.End)
	if k >= len(d.Tokens) || d.Tokens[k].Dep != "mark" || d.Tokens[d.Tokens[k].Head].POS != "VERB" {
		return Timex{}, false
	}
	switch d.Tokens[k].Lower {
	case "before":
	case "after":
		n = -n
	default:
		return Timex{}, false
	}
	day = t
	day.Type, day.Grain, day.Modifier = TimexDate, DayGrain, ""
	y, m, on := from.From.Date()
	day.From = time.Date(y, m, on+n, 0, 0, 0, 0, from.From.Location())
	day.To, day.Zoned = day.From.AddDate(0, 0, 1), from.Zoned
	day.Value = day.From.Format("2006-01-02")
	return day, true
}

// wholeDays is how many days a length of time is, where it is given in days or weeks and
// exactly.
func wholeDays(t Timex) (int, bool) {
	number, unit, ok := strings.Cut(strings.TrimPrefix(t.Value, "P"), "D")
	times := 1
	if !ok {
		number, unit, ok = strings.Cut(strings.TrimPrefix(t.Value, "P"), "W")
		times = 7
	}
	n, err := strconv.Atoi(number)
	if t.Type != TimexDuration || !ok || unit != "" || err != nil || n <= 0 || n > 60 || t.Modifier != "" {
		return 0, false
	}
	return n * times, true
}
