package export

import (
	"bytes"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// calendar writes items as a calendar and reads it with a second parser.
func calendar(t *testing.T, items ...news.AgendaItem) []ical.Event {
	t.Helper()
	var b bytes.Buffer
	now := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	if err := WriteCalendar(&b, &analysis.Result{Agenda: items}, "readout test", now); err != nil {
		t.Fatal(err)
	}
	for line := range bytes.SplitSeq(b.Bytes(), []byte("\r\n")) {
		if len(line) > 75 {
			t.Errorf("a line of %d octets: %s", len(line), line)
		}
	}
	cal, err := ical.NewDecoder(&b).Decode()
	if err != nil {
		t.Fatal(err)
	}
	return cal.Events()
}

func agendaExample() news.AgendaItem {
	text := "The harbour ministers, both of them, will meet in Vienna on March 12; nobody knows where."
	d := &nlp.Document{ID: "d1", Hash: "abc", Text: text, Outlet: nlp.Outlet{Name: "Senn Courier"},
		Sentences: []nlp.Sentence{{Span: nlp.Span{Start: 0, End: len(text)}}}}
	return news.AgendaItem{
		ID: "a1", What: text[:44], Precision: nlp.Day,
		From: time.Date(2026, 3, 12, 0, 0, 0, 0, time.UTC), To: time.Date(2026, 3, 13, 0, 0, 0, 0, time.UTC),
		Place:    nlp.Who{Text: "Vienna"},
		Evidence: []news.Evidence{{Document: d, Span: nlp.Span{Start: 0, End: 67}}},
	}
}

func TestCalendar(t *testing.T) {
	item := agendaExample()
	event := calendar(t, item)[0]
	for name, want := range map[string]string{
		ical.PropSummary:     item.What,
		ical.PropLocation:    "Vienna",
		ical.PropStatus:      "CONFIRMED",
		ical.PropDescription: "“" + item.Evidence[0].Document.Text + "” (Senn Courier)",
	} {
		if got, err := event.Props.Text(name); err != nil || got != want {
			t.Errorf("%s: %q (%v), want %q", name, got, err, want)
		}
	}
	start := event.Props.Get(ical.PropDateTimeStart)
	if start.ValueType() != ical.ValueDate || start.Value != "20260312" {
		t.Errorf("start %v %q, want the date 20260312", start.ValueType(), start.Value)
	}
}

func TestCalendarTimes(t *testing.T) {
	floating, zoned := agendaExample(), agendaExample()
	floating.Precision, floating.From = nlp.Minute, time.Date(2026, 3, 12, 13, 30, 0, 0, time.UTC)
	zoned.Precision, zoned.Zoned = nlp.Minute, true
	zoned.From = time.Date(2026, 3, 12, 13, 30, 0, 0, time.FixedZone("", 3600))
	zoned.Status = news.Cancelled
	events := calendar(t, floating, zoned)
	if got := events[0].Props.Get(ical.PropDateTimeStart).Value; got != "20260312T133000" {
		t.Errorf("floating %q", got)
	}
	if got := events[1].Props.Get(ical.PropDateTimeStart).Value; got != "20260312T123000Z" {
		t.Errorf("zoned %q", got)
	}
	if got, _ := events[1].Status(); got != ical.EventCancelled {
		t.Errorf("status %q", got)
	}
}

func TestCalendarKeepsItsUIDs(t *testing.T) {
	a := calendar(t, agendaExample())[0].Props.Get(ical.PropUID).Value
	moved := agendaExample()
	moved.From = moved.From.AddDate(0, 0, 1)
	if b := calendar(t, moved)[0].Props.Get(ical.PropUID).Value; a != b {
		t.Errorf("the UID changed with the day: %q, %q", a, b)
	}
}
