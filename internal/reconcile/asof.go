package reconcile

import (
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
)

// time finds the moment that the figure is of: that of its clause, of the heading
// above it, of the document.
func (f *figure) time() {
	d := f.a.d
	f.at = clockOf(f.a.day)
	if f.a.d.Dates.Anchor.Precision != nlp.Minute && !f.a.day.IsZero() {
		f.till = f.at.AddDate(0, 0, 1)
	}
	if p := d.Dates.Published; p.Precision == nlp.Minute && p.SameDay(d.Dates.Anchor.Date) {
		f.at = clockOf(p.Time)
		f.till = f.at
	}
	for i := range d.Timexes {
		t := &d.Timexes[i]
		if !t.Placed() || t.From.After(f.a.day.AddDate(0, 0, 2)) || f.a.measuredBy(t) {
			continue
		}
		inside := f.clause.Contains(t.Span) || t.ID == f.q.AsOf
		if inside && t.From.Before(f.a.day.AddDate(0, 0, -60)) && t.Grain <= nlp.MonthGrain && t.ID != f.q.AsOf && t.From.Year() < f.a.day.Year() && f.owns(t) {
			if since := strings.ToLower(d.Text[max(0, t.Start-12):t.Start]); !strings.Contains(since, "since") && !strings.Contains(since, "from") && !strings.Contains(since, "between") {
				f.year = t.From.Year()
			}
		}
		asOf := inside && t.Grain >= nlp.DayGrain && t.From.After(f.a.day.AddDate(0, 0, -14)) && (t.ID == f.q.AsOf || !f.happens())
		if asOf || f.heads(t) {
			f.at, f.till, f.atKnown = clockOf(t.From), clockOf(t.To), true
			if t.Type == nlp.TimexTime && f.heads(t) {
				f.at = atDay(f.a.day, t.From)
				f.till = f.at
			}
		}
	}
}

// measuredBy reports whether a time is only that with which the text compares: "three more
// than on Thursday".
func (a *account) measuredBy(t *nlp.Timex) bool {
	i := a.d.TokenAt(t.Start) - 1
	if i > 0 && (a.d.Tokens[i].Lower == "on" || a.d.Tokens[i].Lower == "in") {
		i--
	}
	return i >= 0 && a.d.Tokens[i].Lower == "than"
}

// owns reports whether a time of the figure's clause is not right behind another number,
// and so that number's: "1.1 million last year, against 740,000 in 2023".
func (f *figure) owns(t *nlp.Timex) bool {
	return !slices.ContainsFunc(f.a.d.Quantities, func(q nlp.Quantity) bool {
		gap := t.Start - q.End
		return q.Start > f.q.End && gap >= 0 && gap < rightBehind
	})
}

// rightBehind is how many bytes lie at most between a number and the year that it is of.
const rightBehind = 8

// happens reports whether the clause's verb is what befell those counted: its day is that
// of the event, "31 were injured on Sunday", and not that of the count.
func (f *figure) happens() bool {
	t := &f.a.d.Tokens[f.clause.verb]
	return f.state != "" && (t.Tag == "VBD" || t.Tag == "VBN") && (states[f.state][lemmaOf(t)] || states[f.state][t.Lower])
}

// heads reports whether a time begins the block of the figure or the heading
// above it, as the entries of a live page do.
func (f *figure) heads(t *nlp.Timex) bool {
	d := f.a.d
	if t.Type != nlp.TimexTime {
		return false
	}
	last := nlp.Span{}
	for _, b := range d.Blocks {
		if b.Start > f.q.Start {
			break
		}
		starts := t.Start == b.Start
		if b.Contains(t.Span) && starts {
			last = b.Span
		} else if beginsWithTime(d, b) {
			last = nlp.Span{}
		}
	}
	return last != nlp.Span{}
}

func beginsWithTime(d *nlp.Document, b nlp.Block) bool {
	return slices.ContainsFunc(d.Timexes, func(t nlp.Timex) bool { return t.Start == b.Start && t.Type == nlp.TimexTime })
}

// clockOf is the clock reading of a time, without its zone.
func clockOf(t time.Time) time.Time {
	y, m, day := t.Date()
	return time.Date(y, m, day, t.Hour(), t.Minute(), 0, 0, time.UTC)
}

// atDay is a clock time on a day.
func atDay(day, clock time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, clock.Hour(), clock.Minute(), 0, 0, time.UTC)
}
