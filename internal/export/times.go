package export

import (
	"fmt"
	"time"

	"readout/internal/nlp"
)

// timex is a time expression of the record. Its start and end are moments, so its
// place in the text stands in a span of its own. They are half-open: the first
// moment meant, and the first one behind it.
func (e *edge) timex(t nlp.Timex) timex {
	out := timex{
		ID: t.ID, Doc: e.d.ID, Text: e.d.Slice(t.Span), Span: e.span(t.Span), Type: t.Type.String(), Value: t.Value,
		Precision: text(t.Grain.String()), Modifier: text(t.Modifier), Problem: text(t.Problem),
	}
	if t.Placed() {
		days := !t.Zoned && midnight(t.From) && midnight(t.To)
		out.Start, out.End = text(moment(t.From, days, t.Zoned)), text(moment(t.To, days, t.Zoned))
	}
	return out
}

// bounds are the moments between which something lies, half-open, or null where
// that is not known.
func bounds(from, to time.Time) (start, end *string) {
	if from.IsZero() {
		return nil, nil
	}
	days := midnight(from) && midnight(to)
	return text(moment(from, days, from.Location() != time.UTC)), text(moment(to, days, to.Location() != time.UTC))
}

func midnight(t time.Time) bool { return t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 }

// moment is a moment in ISO 8601: a day, or a clock time with its offset where
// the text gives a zone. Years before Christ are counted from 0, with a sign.
func moment(t time.Time, day, zoned bool) string {
	y, m, d := t.Date()
	s := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	if y < 0 {
		s = fmt.Sprintf("-%04d-%02d-%02d", -y, m, d)
	}
	switch {
	case day:
		return s
	case zoned:
		s += t.Format("T15:04:05Z07:00")
	default:
		s += t.Format("T15:04:05")
	}
	return s
}
