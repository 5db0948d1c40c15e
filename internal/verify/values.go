package verify

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// values checks normalised values against the words that give them: a figure's
// bounds, the day and the year of a date, the minutes of a clock time.
func (c *checker) values() {
	for i, q := range c.record.Quantities {
		where := fmt.Sprintf("%s quantities[%d]", q.ID, i)
		scale := c.scaleBehind(&q)
		c.amount(where+".low", q.Low, q.Text, scale)
		c.amount(where+".high", q.High, q.Text, scale)
	}
	for i, t := range c.record.Times {
		c.time(fmt.Sprintf("%s times[%d].value", t.ID, i), t)
	}
	for i, a := range c.record.Agenda {
		c.scheduled(fmt.Sprintf("%s agenda[%d].start", a.ID, i), a)
	}
	for i, cmp := range c.record.Comparisons {
		c.sides(fmt.Sprintf("%s comparisons[%d]", cmp.ID, i), &cmp)
		for k, v := range cmp.Values {
			where := fmt.Sprintf("%s comparisons[%d].values[%d].value", cmp.ID, i, k)
			switch cmp.Slot {
			case "figure":
				c.figure(where, v)
			case "date":
				c.dated(where, v)
			}
		}
	}
}

// amount checks that a number stands in the words, where these say any exactly.
func (c *checker) amount(where, n, text string, scale float64) {
	if n == "" {
		return
	}
	value, err := strconv.ParseFloat(n, 64)
	if err != nil {
		c.report.found(where, "%q is not a number", n)
		return
	}
	given := numbersIn(text)
	if len(given) == 0 || isVague(text) {
		return
	}
	c.report.Values++
	if !given.has(math.Abs(value)) && !given.has(math.Abs(value)/scale) && (!hundredth.MatchString(text) || !given.has(math.Abs(value)*100)) {
		c.report.found(where, "%s is not the number of %q", n, text)
	}
}

var (
	hundredth = regexp.MustCompile(`(?i)\b(?:in|for) (?:a |every )?hundred\b`)
	behind    = regexp.MustCompile(`(?i)^\s*(?:to|and|or|-|–)\s*[\d.,]+\s*(thousand|million|billion|trillion)s?\b`)
)

// scaleBehind is what the next number is said in, where a quantity leaves it to that: "from
// 50 to 30 million"; else 1.
func (c *checker) scaleBehind(q *recordQuantity) float64 {
	d := c.documents[q.Doc]
	if d == nil || q.End == nil || *q.End < 0 || *q.End > len(d.runes) {
		return 1
	}
	m := behind.FindStringSubmatch(string(d.runes[*q.End:min(len(d.runes), *q.End+40)]))
	if m == nil {
		return 1
	}
	return scales[strings.ToLower(m[1])]
}

// isVague reports whether a text has no digits and says "dozens".
func isVague(text string) bool {
	return !isNumber(text) && slices.ContainsFunc(numberWords(text), func(w string) bool { return vague[w] })
}

var (
	number   = regexp.MustCompile(`\d+(?:\.\d+)?`)
	year     = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d\b`)
	dayRange = regexp.MustCompile(`\d ?(?:to|and|-|–|—) ?\d`) // "9 to 11 July"
	clock    = regexp.MustCompile(`\b\d{1,2}[:.](\d\d)\b`)
	dayOf    = regexp.MustCompile(`(?i)(?:^|[^:.\d])\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z.]* (\d{1,2})(?:st|nd|rd|th)?)\b`)
)

// figure checks that each number of a compared value stands in its words, or is
// that of a quantity of the record that stands there, also in SI units.
// A value may be the sum of the parts that its words give.
func (c *checker) figure(where string, v recordValue) {
	given := numbersIn(v.Text)
	if len(given) == 0 || v.Value == "" || isVague(v.Text) {
		return
	}
	for _, q := range c.record.Quantities {
		if q.Doc == v.Doc && q.Start != nil && v.Start != nil && q.End != nil && v.End != nil && *q.Start < *v.End && *v.Start < *q.End {
			for _, n := range []string{q.Low, q.High, q.SI.Low, q.SI.High} {
				if x, err := strconv.ParseFloat(n, 64); err == nil {
					given = append(given, x)
				}
			}
		}
	}
	given = append(given, c.sums(v)...)
	for _, n := range number.FindAllString(v.Value, -1) {
		c.report.Values++
		if x, err := strconv.ParseFloat(n, 64); err == nil && !given.has(x) {
			c.report.found(where, "%s is not the number of %q", n, v.Text)
		}
	}
}

// sums are those of the numbers in a value, of each two and more that follow one
// another; "one" is a number that is no quantity of the record.
func (c *checker) sums(v recordValue) amounts {
	if v.Start == nil || v.End == nil {
		return nil
	}
	var all []float64
	for _, q := range c.record.Quantities {
		if q.Doc == v.Doc && q.Start != nil && *v.Start <= *q.Start && *q.Start < *v.End {
			if x, err := strconv.ParseFloat(q.Low, 64); err == nil {
				all = append(all, x)
			}
		}
	}
	if slices.Contains(numberWords(v.Text), "one") {
		all = append(all, 1)
	}
	var out amounts
	for i := range all {
		sum := all[i]
		for _, x := range all[i+1:] {
			sum += x
			out = append(out, sum)
		}
	}
	return out
}

// scheduled checks that an agenda item begins when a time expression in its evidence
// begins.
func (c *checker) scheduled(where string, a recordAgenda) {
	c.report.Values++
	given := []string{}
	for _, t := range c.record.Times {
		for _, e := range a.Evidence {
			if t.Doc != e.Doc || t.Span.Start == nil || e.Start == nil || e.End == nil || *t.Span.Start < *e.Start || *t.Span.Start >= *e.End {
				continue
			}
			if a.Start != "" && (day(t.Start) == day(a.Start) || strings.HasPrefix(t.Value, day(a.Start))) {
				return
			}
			given = append(given, t.Text+" ("+t.Start+")")
		}
	}
	c.report.found(where, "%s is the beginning of no time in its evidence: %q", a.Start, given)
}

// day is the day of an ISO 8601 moment.
func day(s string) string { return s[:min(len(s), len("2006-01-02"))] }

// dated checks that a compared day is that of a time expression in the value.
func (c *checker) dated(where string, v recordValue) {
	if v.Start == nil || v.End == nil || len(v.Value) < len("2006-01-02") {
		return
	}
	c.report.Values++
	for _, t := range c.record.Times {
		if t.Doc == v.Doc && t.Span.Start != nil && t.Span.End != nil && *t.Span.Start < *v.End && *v.Start < *t.Span.End &&
			(day(t.Start) == day(v.Value) || strings.HasPrefix(t.Value, day(v.Value))) {
			return
		}
	}
	c.report.found(where, "%s is the day of no time in %q", v.Value, v.Text)
}

// sides checks who takes part in a comparison: documents of its story, the silent
// ones not among those that speak, the odd one among them.
func (c *checker) sides(where string, cmp *recordComparison) {
	told := map[string]bool{}
	for _, s := range c.record.Stories {
		if s.ID == cmp.Story {
			for _, d := range s.Documents {
				told[d.Doc] = true
			}
		}
	}
	speaks := map[string]bool{}
	for _, v := range cmp.Values {
		if speaks[v.Doc] = true; !told[v.Doc] {
			c.report.found(where, "%s is no document of the story %s", v.Doc, cmp.Story)
		}
	}
	for _, id := range cmp.Silent {
		if speaks[id] || !told[id] {
			c.report.found(where+".silent", "%s is not silent in the story %s", id, cmp.Story)
		}
	}
	if cmp.OddOneOut != "" && !speaks[cmp.OddOneOut] {
		c.report.found(where+".odd_one_out", "%s has no value", cmp.OddOneOut)
	}
	if cmp.Origins > len(speaks) {
		c.report.found(where+".origins", "%d origins of %d documents", cmp.Origins, len(speaks))
	}
}

// time checks what a date's or a time's words give in digits.
func (c *checker) time(where string, t recordTime) {
	if t.Type != "date" && t.Type != "time" || len(t.Value) < 4 {
		return
	}
	if years := year.FindAllString(t.Text, -1); t.Type == "date" && len(years) == 1 && t.Value[0] >= '0' && t.Value[0] <= '9' {
		c.report.Values++
		if !strings.Contains(t.Value, years[0]) {
			c.report.found(where, "%s is not of the year of %q", t.Value, t.Text)
		}
	}
	if days := dayOf.FindAllStringSubmatch(t.Text, -1); len(days) == 1 && !dayRange.MatchString(t.Text) && len(t.Value) >= 10 && t.Value[4] == '-' {
		c.report.Values++
		if day := days[0][1] + days[0][2]; t.Value[8:10] != fmt.Sprintf("%02s", day) {
			c.report.found(where, "%s is not the day of %q", t.Value, t.Text)
		}
	}
	if _, at, ok := strings.Cut(t.Value, "T"); ok && t.Type == "time" {
		if minutes := clock.FindAllStringSubmatch(t.Text, -1); len(minutes) == 1 {
			c.report.Values++
			if !strings.Contains(at, ":"+minutes[0][1]) {
				c.report.found(where, "%s is not the minute of %q", t.Value, t.Text)
			}
		}
	}
}
