package pubdate

import (
	"math"
	"time"

	"readout/internal/nlp"
)

const (
	// minInferred is the share of belief that an inferred day needs.
	minInferred = 0.5
	// yearsAfter is how many years after the latest year that a text names it is
	// looked for.
	yearsAfter = 1
)

// inferAnchor finds the day on which a text was written from its clues alone, or
// unknown. A text that names no year gives none.
func (r *reader) inferAnchor(cl *clues) nlp.DateReading {
	if cl.lastYear < oldest || len(cl.dates) == 0 {
		return nlp.DateReading{}
	}
	from, to := dayNumber(cl.lastYear, 1, 1), dayNumber(cl.lastYear+yearsAfter, 12, 31)
	to = min(to, r.lastDay())
	return inferred(from, to, func(c civil) float64 { return cl.score(c, cl.dates, nil) })
}

// lastDay is the last day that can be believed.
func (r *reader) lastDay() int { return lastDay(r.page.Now) }

func lastDay(now time.Time) int {
	if now.IsZero() {
		return dayNumber(maxYear, 1, 1)
	}
	return civilOf(now.UTC()).num + 1
}

// inferred is the best day of [from, to] by a score, with the share of belief
// that falls to it and the days beside it: a text of the day after an event counts
// its days of the week alike.
func inferred(from, to int, score func(civil) float64) nlp.DateReading {
	if to < from {
		return nlp.DateReading{}
	}
	scores := make([]float64, 0, to-from+1)
	best := 0
	for c := civilAt(from); c.num <= to; c = c.next() {
		s := score(c)
		scores = append(scores, s)
		if s > scores[best] {
			best = len(scores) - 1
		}
	}
	total, near := 0.0, 0.0
	for i, s := range scores {
		e := math.Exp(s - scores[best])
		total += e
		if i >= best-1 && i <= best+1 {
			near += e
		}
	}
	share := near / total
	if share < minInferred {
		return nlp.DateReading{}
	}
	c := civilAt(from + best)
	return nlp.DateReading{
		Date:       nlp.Date{Time: day(c.year, c.month, c.day), Precision: nlp.Day},
		Basis:      nlp.Inferred,
		Confidence: math.Round(share*1000) / 1000,
	}
}

// anchor sets the day from which the text counts: that of publication, where it is
// known to the day, else that of the last change, else the one that the text gives
// away.
func (r *reader) anchor(d *nlp.Dates, cl *clues) {
	if d.Published.Precision >= nlp.Day {
		d.Anchor = d.Published
		d.Anchor.Text = ""
		return
	}
	if cl != nil {
		d.Anchor = r.inferAnchor(cl)
	}
}
