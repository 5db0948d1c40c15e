package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// WriteCalendar writes the agenda as iCalendar (RFC 5545). An item's UID depends
// on the page and the words that first give it, so that reading the same pages
// again updates a calendar instead of filling it twice. now is the time stamp.
func WriteCalendar(w io.Writer, r *analysis.Result, generator string, now time.Time) error {
	cal := ics.NewCalendar()
	cal.SetProductId("-//Readout//" + generator + "//EN")
	cal.SetMethod(ics.MethodPublish)
	for _, item := range r.Agenda {
		event := cal.AddEvent(uid(item))
		event.SetDtStampTime(now.UTC())
		event.SetSummary(item.What)
		event.SetDescription(description(item))
		if item.Place.Known() {
			event.SetLocation(item.Place.Text)
		}
		event.SetStatus(calendarStatus(item.Status))
		setTimes(event, item)
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

func uid(item news.AgendaItem) string {
	first := item.Evidence[0]
	sum := sha256.Sum256([]byte(first.Document.Hash + "\n" + first.Text()))
	return hex.EncodeToString(sum[:12]) + "@readout"
}

// description holds the sentences that give the item, each with its outlet.
func description(item news.AgendaItem) string {
	var lines []string
	for _, e := range item.Evidence {
		lines = append(lines, fmt.Sprintf("“%s” (%s)", sentenceOf(e), outletName(e.Document)))
	}
	return strings.Join(lines, "\n")
}

// sentenceOf is the sentence in which the evidence stands.
func sentenceOf(e news.Evidence) string {
	for _, s := range e.Document.Sentences {
		if s.Contains(nlp.Span{Start: e.Start, End: e.Start + 1}) {
			return strings.Join(strings.Fields(e.Document.Slice(s.Span)), " ")
		}
	}
	return e.Text()
}

func outletName(d *nlp.Document) string {
	for _, name := range []string{d.Outlet.Name, d.Outlet.Domain} {
		if name != "" {
			return name
		}
	}
	return d.Path
}

// calendarStatus maps to the three of RFC 5545, section 3.8.1.11: what was put off
// without a new day is tentative.
func calendarStatus(s news.AgendaStatus) ics.ObjectStatus {
	switch s {
	case news.Confirmed:
		return ics.ObjectStatusConfirmed
	case news.Cancelled:
		return ics.ObjectStatusCancelled
	}
	return ics.ObjectStatusTentative
}

// setTimes writes a DATE where no more than the day is known, else a date with
// time: in UTC where the page gives a zone, else "floating" (RFC 5545, section
// 3.3.5), the clock of whoever is there.
func setTimes(event *ics.VEvent, item news.AgendaItem) {
	switch {
	case item.Precision < nlp.Minute:
		event.SetAllDayStartAt(item.From)
		event.SetAllDayEndAt(item.To)
	case item.Zoned:
		event.SetStartAt(item.From.UTC())
	default:
		event.SetProperty(ics.ComponentPropertyDtStart, item.From.Format("20060102T150405"))
	}
}
