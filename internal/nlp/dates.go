package nlp

import "time"

// Precision says how much of a date is known.
type Precision uint8

// The precisions, from nothing to the minute.
const (
	NoPrecision Precision = iota
	Year
	Month
	Day
	Minute
)

var precisions = [...]string{NoPrecision: "", Year: "year", Month: "month", Day: "day", Minute: "minute"}

// String is the precision's name in a record; empty for NoPrecision.
func (p Precision) String() string { return precisions[p] }

// Basis is where in a page a date was read.
type Basis uint8

// The bases, in no order of trust.
const (
	NoBasis Basis = iota
	JSONLD
	Meta
	Feed
	URLPath
	BylineDate
	Dateline
	TextDate
	Inferred
)

var bases = [...]string{
	NoBasis: "", JSONLD: "json-ld", Meta: "meta", Feed: "feed", URLPath: "url",
	BylineDate: "byline", Dateline: "dateline", TextDate: "text", Inferred: "inferred",
}

// String is the basis's name in a record; empty for NoBasis.
func (b Basis) String() string { return bases[b] }

// Date is a moment with the precision to which it is known. Time is in the zone
// that the page gives; where it gives none, Zoned is false and Time is in UTC
// with the page's own clock reading. The zero Date means unknown.
type Date struct {
	Time      time.Time
	Precision Precision
	Zoned     bool
}

// Known reports whether the date says anything.
func (d Date) Known() bool { return d.Precision != NoPrecision }

// SameDay reports whether both dates are known to the day and fall on the same
// calendar day, each in its own zone.
func (d Date) SameDay(o Date) bool {
	if d.Precision < Day || o.Precision < Day {
		return false
	}
	y, m, n := d.Time.Date()
	oy, om, on := o.Time.Date()
	return y == oy && m == om && n == on
}

// String is the date in ISO 8601 at its precision: "2021", "2021-12",
// "2021-12-30", "2021-12-30T15:35" or, with a zone, "2021-12-30T15:35-05:00".
// Seconds, where the page has them, are dropped. Unknown is "".
func (d Date) String() string {
	switch d.Precision {
	case Year:
		return d.Time.Format("2006")
	case Month:
		return d.Time.Format("2006-01")
	case Day:
		return d.Time.Format("2006-01-02")
	case Minute:
		if d.Zoned {
			return d.Time.Format("2006-01-02T15:04Z07:00")
		}
		return d.Time.Format("2006-01-02T15:04")
	}
	return ""
}

// Day is the date's calendar day in its own zone, "2021-12-30", or what is known
// of it.
func (d Date) Day() string {
	if d.Precision > Day {
		d.Precision = Day
	}
	return d.String()
}

// DateReading is a date with where it was read and how far it is believed.
type DateReading struct {
	Date
	Basis      Basis
	Text       string  // as the page writes it
	Confidence float64 // 0 to 1
}

// RejectedDate is a date that the page shows and that cannot be what it claims.
type RejectedDate struct {
	DateReading
	Why string
}

// Dates holds what is known of a document's time.
type Dates struct {
	Published DateReading
	Modified  DateReading
	// Anchor is the day from which the text counts "Thursday" and "yesterday".
	// Its Text is empty.
	Anchor   DateReading
	Rejected []RejectedDate
}
