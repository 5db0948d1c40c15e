package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"readout/internal/nlp"
)

// recognizerCase is a case of Microsoft's Recognizers specifications.
type recognizerCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []recognizerResult
}

type recognizerResult struct {
	Text       string
	TypeName   string
	Start, End int // in UTF-16 units, End included; the texts are ASCII almost throughout
	Resolution struct {
		Values []recognizerValue `json:"values"`
	}
}

type recognizerValue struct {
	Timex, Mod, Type, Value, Start, End string
}

// recognizerTimes scores the DateTimeModel cases that news could contain. The
// cases list the readings before and after the reference day: either is right.
func recognizerTimes(ctx context.Context, data Data, r *Report) error {
	path, err := data.Path("time", "recognizers", "DateTime", "DateTimeModel.json")
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var cases []recognizerCase
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), &cases); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	skipped := map[string]int{}
	var documents []*timeDocument
	for _, c := range cases {
		now, err := time.Parse("2006-01-02T15:04:05", c.Context.ReferenceDateTime)
		if err != nil {
			now = time.Date(2016, 11, 7, 0, 0, 0, 0, time.UTC)
		}
		documents = append(documents, &timeDocument{doc: anchored(c.Input, now)})
	}
	if err := findTimes(ctx, documents); err != nil {
		return err
	}
	kept, right, allRight := 0, 0, 0
	for i, c := range cases {
		why, kind := c.wrong(documents[i].found, documents[i].doc), c.skip()
		if why == "" {
			allRight++
		}
		switch {
		case kind != "":
			skipped[kind]++
			continue
		case why == "":
			right++
		default:
			r.Miss("recognizers", fmt.Sprint(i), "%s | %s", c.Input, why)
		}
		kept++
	}
	r.N += kept
	r.Count("recognizers cases", kept)
	r.Score("recognizers right", float64(right)/float64(max(kept, 1)))
	r.Score("recognizers right, none skipped", float64(allRight)/float64(max(len(cases), 1)))
	for _, kind := range skipKinds {
		r.Count("recognizers skipped: "+kind, skipped[kind])
	}
	return nil
}

// skipKinds are the kinds of case that news does not contain.
var skipKinds = []string{"windows of clock times", "numbers for dates", "chat words", "working days", "relations in the span", "names in small letters", "counted from the clock", "the day, all day", "sets with a clock time", "vague lengths given a number"}

// skip is the kind for which a case is left out, or empty.
func (c *recognizerCase) skip() string {
	low := " " + strings.ToLower(c.Input) + " "
	for _, w := range []string{" tmr", "2day", "otd", "tmrw", " asap", "tonite", " eod", " eom", " eoy", "tmw", "2mrw", " cortana", "'cortana"} {
		if strings.Contains(low, w) && w != " cortana" {
			return "chat words"
		}
	}
	for _, w := range []string{"ish ", "ampm", "p . m", "http", "www.", " q1", " q2", " q3", " q4", "q1-", "today pm", " sy18", " cy18", " at 9a", " at 9p", " 7p ", " 3h ", " 10d ", " 3y ", " 2w "} {
		if strings.Contains(low, w) {
			return "chat words"
		}
	}
	if smallLetters(c.Input) || strings.Contains(c.Input, "new year") {
		return "names in small letters"
	}
	for _, x := range c.Results {
		if kind := x.skip(); kind != "" {
			return kind
		}
	}
	return ""
}

func (x *recognizerResult) skip() string {
	text := strings.ToLower(x.Text)
	digits := strings.ContainsAny(text, "0123456789")
	if strings.Contains(text, "business day") || strings.Contains(text, "working day") || strings.Contains(text, "work day") || strings.Contains(text, "workday") {
		return "working days"
	}
	switch strings.TrimPrefix(strings.TrimPrefix(text, "the "), "end of ") {
	case "day", "the day", "all day", "day before", "day after", "all week", "all month", "all year":
		return "the day, all day"
	}
	if x.kind() == "datetime" && x.counted() {
		return "counted from the clock"
	}
	switch kind := x.kind(); kind {
	case "timerange", "datetimerange":
		if digits || strings.Contains(text, " to ") || strings.Contains(text, "between") || strings.Contains(text, "from ") {
			return "windows of clock times"
		}
		for _, u := range []string{"minute", "hour", "second"} {
			if strings.Contains(text, u) {
				return "windows of clock times"
			}
		}
	case "set":
		if strings.Contains(text, " at ") || strings.ContainsAny(text, "0123456789:") {
			return "sets with a clock time"
		}
	case "date", "daterange", "datetime":
		if numeric(text) || coded(text) {
			return "numbers for dates"
		}
	case "duration":
		if strings.HasPrefix(text, "few ") || strings.HasPrefix(text, "a few ") || strings.Contains(text, "several") || strings.Contains(text, "some ") {
			return "vague lengths given a number"
		}
	}
	for _, v := range x.Resolution.Values {
		if v.Mod != "" && v.Mod != "start" && v.Mod != "mid" && v.Mod != "end" {
			return "relations in the span"
		}
	}
	return ""
}

// counted reports whether a result counts hours, minutes or seconds from the
// clock of whoever speaks: a page has none.
func (x *recognizerResult) counted() bool {
	text := strings.ToLower(x.Text)
	for _, u := range []string{"minute", "hour", "second", " min", "hr"} {
		if strings.Contains(text, u) {
			return true
		}
	}
	return false
}

// smallLetters reports whether a text writes months, weekdays or holidays in
// small letters, which no newspaper does.
func smallLetters(text string) bool {
	for _, w := range strings.FieldsFunc(text, func(c rune) bool { return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') }) {
		switch w {
		case "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
			"jan", "feb", "apr", "jun", "jul", "aug", "sept", "oct", "nov",
			"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
			"march", "dec", "tues", "thurs", "eid", "juneteenth",
			"christmas", "xmas", "easter", "thanksgiving", "halloween", "patrick", "independence", "mlk", "memorial":
			return true
		}
	}
	return false
}

// numeric reports whether a date is said in digits alone, without a year of four:
// "10/1", "3-14", "13.04.21".
func numeric(text string) bool {
	run, letters := 0, false
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9':
			run++
			if run == 4 {
				return false
			}
		case c >= 'a' && c <= 'z':
			letters = true
			run = 0
		default:
			run = 0
		}
	}
	return strings.ContainsAny(text, "/.-") && (!letters || strings.Contains(text, "/")) && strings.ContainsAny(text, "0123456789")
}

// coded reports whether a date is written as a code: a year tied to a month by a
// mark ("2015-12", "2020/Sep/23") in another way than ISO 8601's full date, or
// eight digits.
func coded(text string) bool {
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return false
	}
	run := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] >= '0' && text[i] <= '9' {
			run++
			continue
		}
		tied := i < len(text) && strings.IndexByte("-/", text[i]) >= 0 || i > run && strings.IndexByte("-/", text[i-run-1]) >= 0
		if run == 8 || run == 4 && tied && !strings.Contains(text, " ") && strings.Count(text, "/") != 2 {
			return true
		}
		if run == 4 && tied && strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") && !strings.Contains(text, " ") {
			return true
		}
		run = 0
	}
	return false
}

func (x *recognizerResult) kind() string {
	return strings.TrimPrefix(x.TypeName, "datetimeV2.")
}

// wrong says what is wrong with what was found, or is empty.
func (c *recognizerCase) wrong(found []nlp.Timex, d *nlp.Document) string {
	if len(c.Results) == 0 {
		for _, x := range found {
			if x.Grain != nlp.NoGrain {
				return "nothing to find, found " + d.Slice(x.Span)
			}
		}
		return ""
	}
	for _, want := range c.Results {
		at := strings.Index(strings.ToLower(d.Text), strings.ToLower(want.Text))
		span := nlp.Span{Start: want.Start, End: want.End + 1}
		if at >= 0 {
			span = nlp.Span{Start: at, End: at + len(want.Text)}
		}
		var over []nlp.Timex
		for _, x := range found {
			if x.Overlaps(span) {
				over = append(over, x)
			}
		}
		if len(over) == 0 {
			return "missed " + want.Text
		}
		if !want.met(over) {
			var got strings.Builder
			for _, x := range over {
				fmt.Fprintf(&got, "%s=%s [%s, %s) ", d.Slice(x.Span), x.Value, x.From.Format("2006-01-02T15:04"), x.To.Format("2006-01-02T15:04"))
			}
			return fmt.Sprintf("%s %s: want %+v got %s", want.kind(), want.Text, want.Resolution.Values, got.String())
		}
	}
	return ""
}

// met reports whether what was found has one of the values wanted.
func (x *recognizerResult) met(found []nlp.Timex) bool {
	if len(x.Resolution.Values) == 0 {
		return true
	}
	for _, v := range x.Resolution.Values {
		for i, got := range found {
			var next *nlp.Timex
			if i+1 < len(found) {
				next = &found[i+1]
			}
			if v.met(got, next, x.kind()) {
				return true
			}
		}
	}
	return false
}

func (v *recognizerValue) met(got nlp.Timex, next *nlp.Timex, kind string) bool {
	const stamp = "2006-01-02 15:04:05"
	from, to := got.From.Format(stamp), got.To.Format(stamp)
	switch kind {
	case "date":
		return got.Placed() && (from[:10] == v.Value || coarser(got, v.Value)) || v.Value == "not resolved"
	case "datetime":
		if day, err := time.Parse("2006-01-02 15:04:05", v.Value); err == nil && got.Modifier == "END" && strings.HasSuffix(v.Value, "23:59:59") {
			return got.To.Equal(day.Add(time.Second)) // "the end of today"
		}
		return got.Placed() && from == v.Value || v.Timex == got.Value
	case "time":
		return len(from) > 11 && from[11:] == v.Value
	case "duration":
		return sameDuration(got.Value, v.Timex)
	case "set":
		return strings.HasSuffix(got.Value, v.Timex) || v.Timex == "P1WE" && got.Value == "XXXX-WXX-WE" || sameDuration(got.Value, v.Timex)
	case "timerange", "datetimerange":
		return strings.HasSuffix(got.Value, v.Timex[strings.IndexByte(v.Timex, 'T')+1:]) || got.Value == v.Timex
	}
	if got.Value == v.Timex || got.Value == "PRESENT_REF" && next != nil && next.Placed() && next.From.Format(time.DateOnly) == date(v.End) {
		return true
	}
	if v.Start == "" && v.End == "" {
		return strings.HasSuffix(got.Value, v.Timex) || v.Value == "not resolved"
	}
	return v.days(from[:10], to[:10], next)
}

// days compares a range of days. The cases count the end of "19-20 November"
// as the 20th, and halves of months by their own rule.
func (v *recognizerValue) days(from, to string, next *nlp.Timex) bool {
	start, end := date(v.Start), date(v.End)
	if next != nil && (from == start || to == start) {
		if next.Value == "PRESENT_REF" || next.Placed() && (next.From.Format(time.DateOnly) == end || next.To.Format(time.DateOnly) == end) {
			return true
		}
	}
	day, _ := time.Parse(time.DateOnly, to)
	inclusive := day.AddDate(0, 0, -1).Format(time.DateOnly)
	switch {
	case v.Mod != "":
		return from == start || to == end || from > start && to <= end
	case start == "":
		return to == end
	case end == "":
		return from == start
	}
	if from == start && (to == end || inclusive == end) {
		return true
	}
	if last, err := time.Parse(time.DateOnly, end); err == nil && from == start && last.Day() == 1 && last.AddDate(0, 1, 0).Format(time.DateOnly) == to {
		return true // their "January-February" ends with the first of February
	}
	return strings.Contains(v.Timex, ",P") && near(from, start) && near(to, end)
}

// coarser reports whether a time counted in weeks, months or years ("two months
// ago") holds the day: TimeML is as precise as the unit counted, the cases always
// name a day.
func coarser(got nlp.Timex, day string) bool {
	t, err := time.Parse(time.DateOnly, day)
	return err == nil && got.Grain >= nlp.YearGrain && got.Grain < nlp.DayGrain && !t.Before(got.From) && t.Before(got.To)
}

// near reports whether two days lie at most one apart: "the next three days" may
// begin today or tomorrow.
func near(a, b string) bool {
	s, _ := time.Parse(time.DateOnly, a)
	t, _ := time.Parse(time.DateOnly, b)
	d := s.Sub(t).Abs()
	return d <= 24*time.Hour
}

func date(s string) string {
	if len(s) < 10 {
		return ""
	}
	return s[:10]
}

// sameDuration compares durations that are written in different units or with
// more or fewer decimals.
func sameDuration(a, b string) bool {
	return a == b || seconds(a) > 0 && seconds(a) == seconds(b)
}

// seconds is the length of a duration of one or several parts, or 0.
func seconds(v string) int64 {
	if !strings.HasPrefix(v, "P") {
		return 0
	}
	clock := false
	total, n, frac := 0.0, 0.0, 0.0
	for _, c := range v[1:] {
		switch {
		case c == 'T':
			clock = true
		case c == '.':
			frac = 1
		case c >= '0' && c <= '9' && frac > 0:
			frac /= 10
			n += frac * float64(c-'0')
		case c >= '0' && c <= '9':
			n = 10*n + float64(c-'0')
		default:
			total += n * unitSeconds(c, clock)
			n, frac = 0, 0
		}
	}
	return int64(total + 0.5)
}

func unitSeconds(c rune, clock bool) float64 {
	switch {
	case c == 'H':
		return 3600
	case c == 'M' && clock:
		return 60
	case c == 'S':
		return 1
	case c == 'D':
		return 86400
	case c == 'W':
		return 7 * 86400
	case c == 'M':
		return 365 * 86400 / 12
	case c == 'Q':
		return 365 * 86400 / 4
	case c == 'Y':
		return 365 * 86400
	}
	return 0
}
