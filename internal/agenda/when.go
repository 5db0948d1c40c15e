package agenda

import (
	"time"

	"readout/internal/nlp"
)

// longest is the longest stretch of time that can be an appointment: "next year"
// can, "the next decade" cannot.
const longest = 370 * 24 * time.Hour

// anchorDay is the first moment of the day on which a document was written, in
// UTC with that day's date.
func anchorDay(d *nlp.Document) (time.Time, bool) {
	a := d.Dates.Anchor.Date
	if a.Precision < nlp.Day {
		return time.Time{}, false
	}
	y, m, n := a.Time.Date()
	return time.Date(y, m, n, 0, 0, 0, 0, time.UTC), true
}

// ahead reports whether a time lies on the anchor's day or after it, and is short
// enough to be an appointment.
func ahead(t nlp.Timex, today time.Time) bool {
	if !t.Placed() || t.Type != nlp.TimexDate && t.Type != nlp.TimexTime || t.To.Sub(t.From) > longest {
		return false
	}
	return !clock(t.From).Before(today) || clock(t.To).After(today.AddDate(0, 0, 1))
}

// clock is the reading of the clock in t's own zone, as a time in UTC: days are
// compared as they are called where the speaker is.
func clock(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, time.UTC)
}

// precisionOf is how exactly a time is placed. "Thursday morning" is known to the
// day only: nobody should be there at its first minute.
func precisionOf(t nlp.Timex) nlp.Precision {
	switch length := t.To.Sub(t.From); {
	case t.Grain >= nlp.HourGrain:
		return nlp.Minute
	case length <= 21*24*time.Hour:
		return nlp.Day
	case length <= 100*24*time.Hour:
		return nlp.Month
	}
	return nlp.Year
}
