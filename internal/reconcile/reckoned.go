package reconcile

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// owning are words of sentences that share something out among its owners.
var owning = set("own owner ownership hold holder control belong shareholder stake share stakeholder")

// changing are words by which the percentages of a sentence are no shares of one whole at
// one time, or of several wholes.
var changing = set(`from raise lift increase cut rise fall drop grow climb reduce dilute sell buy acquire discount premium up down
 which whose who while each would could compare against than after before previously earlier now turnout poll respondent`)

// shares holds the shares of one thing that a sentence gives its owners against the whole:
// "she owns 61 percent of the bank, her brother 22 percent and the staff 27 percent".
func (r *reader) shares(a *account, s nlp.Sentence, numbers []addend) (finding, bool) {
	d := a.d
	var parts []addend
	for _, n := range numbers {
		if n.unit == percent {
			parts = append(parts, n)
		}
	}
	if len(parts) < 3 {
		return finding{}, false
	}
	owned := false
	for i := s.First; i < s.End; i++ {
		l := lemmaOf(&d.Tokens[i])
		if changing[l] || changing[d.Tokens[i].Lower] || unsure[l] {
			return finding{}, false
		}
		owned = owned || owning[l]
	}
	sum, wholes := 0.0, 0
	for _, p := range parts {
		if !p.exact {
			return finding{}, false
		}
		sum += p.value
		if p.end < s.End && d.Tokens[p.end].Lower == "of" {
			wholes++
		}
	}
	if !owned || wholes > 1 || sum <= 101 || sum > 140 {
		return finding{}, false
	}
	f := finding{agenda: -1, rank: 1}
	shown := d.TokenSpan(parts[0].first, parts[len(parts)-1].end)
	f.Kind, f.Slot, f.Topic = news.Inconsistent, news.FigureSlot, shorten(d.Slice(shown))
	f.Values = []news.Value{value(d, shown, formatted(sum), 1)}
	f.Why = fmt.Sprintf("the shares make %s percent", formatted(sum))
	return f, true
}

// hoursApart lists where the hours that a text counts between two clock times are not those
// between them: "since six in the morning. ... at one in the afternoon, nine hours later".
func (a *account) hoursApart() []finding {
	d := a.d
	var out []finding
	for k := range d.Timexes {
		hours, ok := a.hoursLater(k)
		if !ok {
			continue
		}
		from, to := a.clocksAround(k)
		if from == nil {
			continue
		}
		gap := to.From.Sub(from.From).Hours()
		gap -= 24 * math.Floor(gap/24)
		off := math.Abs(gap - hours)
		if off = min(off, math.Abs(off-12), math.Abs(off-24)); off < 2 || hours >= 24 {
			continue // within rounding, or of the other half of the day
		}
		f := finding{agenda: -1, rank: 1}
		shown := nlp.Span{Start: min(to.Start, d.Timexes[k].Start), End: max(to.End, d.Timexes[k].End)}
		f.Kind, f.Slot, f.Topic = news.Inconsistent, news.TimeSlot, shorten(d.Slice(shown))
		f.Values = []news.Value{value(d, shown, formatted(hours), 1), value(d, from.Span, from.Value, 2)}
		f.Why = fmt.Sprintf("from %s to %s it is %s hours", d.Slice(from.Span), d.Slice(to.Span), formatted(math.Round(gap*10)/10))
		out = append(out, f)
	}
	return out
}

// hoursLater is how many hours an expression like "nine hours later" counts.
func (a *account) hoursLater(k int) (float64, bool) {
	d, t := a.d, &a.d.Timexes[k]
	words := strings.Fields(strings.ToLower(d.Slice(t.Span)))
	if len(words) == 2 && strings.HasPrefix(d.Text[t.End:], " later") {
		words = append(words, "later")
	}
	if len(words) != 3 || words[2] != "later" || words[1] != "hours" && words[1] != "hour" {
		return 0, false
	}
	if n := slices.Index(smallNumbers, words[0]); n >= 0 {
		return float64(n + 1), true
	}
	n, err := strconv.ParseFloat(words[0], 64)
	return n, err == nil
}

var smallNumbers = strings.Fields("one two three four five six seven eight nine ten eleven twelve")

// clocksAround are the clock time that "nine hours later" stands beside, in apposition, and
// the only one of the sentences before from which it can count; nil where there are none.
func (a *account) clocksAround(k int) (from, to *nlp.Timex) {
	d := a.d
	clock := func(i int) *nlp.Timex {
		if i < 0 || i >= len(d.Timexes) {
			return nil
		}
		if t := &d.Timexes[i]; t.Placed() && t.Grain >= nlp.HourGrain {
			return t
		}
		return nil
	}
	before := k - 1
	if t := clock(k - 1); t != nil && d.Text[t.End:max(t.End, d.Timexes[k].Start)] == ", " {
		to, before = t, k-2
	} else if t := clock(k + 1); t != nil && strings.TrimSuffix(d.Text[d.Timexes[k].End:max(d.Timexes[k].End, t.Start)], "at ") == ", " {
		to = t
	}
	from = clock(before)
	if to == nil || from == nil || a.sentenceOf(to.Start)-a.sentenceOf(from.Start) > 1 || to.From.Sub(from.From).Abs() > 48*time.Hour {
		return nil, nil
	}
	return from, to
}

// sentenceOf is the index of the sentence that holds a place.
func (a *account) sentenceOf(at int) int {
	return a.d.Tokens[min(a.d.TokenAt(at), len(a.d.Tokens)-1)].Sentence
}
