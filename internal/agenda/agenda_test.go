package agenda

import (
	"context"
	"strings"
	"testing"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/nlp/english"
	"readout/internal/nlp/timex"
)

// report makes an English document of Monday, 2 March 2026, and annotates it.
func report(t *testing.T, id string, paragraphs ...string) *nlp.Document {
	t.Helper()
	d := &nlp.Document{ID: id, Hash: id, Language: "en"}
	for _, p := range paragraphs {
		if d.Text != "" {
			d.Text += "\n\n"
		}
		start := len(d.Text)
		d.Text += p
		d.Blocks = append(d.Blocks, nlp.Block{Kind: nlp.BodyBlock, Span: nlp.Span{Start: start, End: len(d.Text)}})
	}
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	d.Dates.Anchor = nlp.DateReading{Date: nlp.Date{Time: day, Precision: nlp.Day}, Basis: nlp.Meta}
	for _, s := range []nlp.Stage{english.Stage{}, timex.Stage{}} {
		if err := s.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// agenda collects over one story and writes each item as
// "day status documents: what @ place".
func agenda(t *testing.T, documents ...*nlp.Document) string {
	t.Helper()
	s := &news.Story{ID: "s1"}
	for _, d := range documents {
		s.Accounts = append(s.Accounts, news.Account{Document: d})
	}
	items, err := Collect([]*news.Story{s})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, item := range items {
		line := item.From.Format("2006-01-02") + " " + item.Status.String()
		for _, e := range item.Evidence {
			line += " " + e.Document.ID
		}
		line += ": " + item.What
		if item.Place.Known() {
			line += " @ " + item.Place.Text
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestOneDocument(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"future verb", "The harbour ministers of both countries will meet in Vienna on March 12.",
			"2026-03-12 confirmed d1: The harbour ministers of both countries will meet in Vienna @ Vienna"},
		{"noun with its day", "The minister is preparing security talks with the pilots on March 12.",
			"2026-03-12 confirmed d1: The minister is preparing security talks with the pilots"},
		{"present tense for what is to come", "The inquiry into the cracks opens in Geneva on Friday.",
			"2026-03-06 confirmed d1: The inquiry into the cracks @ Geneva"},
		{"due to", "Delegates of the two unions are due to meet again on Thursday.",
			"2026-03-05 confirmed d1: Delegates of the two unions are due to meet again"},
		{"relative clause", "They spoke about the security talks that will start on March 20.",
			"2026-03-20 confirmed d1: the security talks that will start"},
		{"unsure", "The pilots may walk out on Friday.", "2026-03-06 tentative d1: The pilots may walk out"},
		{"expected", "The report of the inspectors is expected on Friday.",
			"2026-03-06 tentative d1: The report of the inspectors"},
		{"under a condition", "If the gates hold, the lock will open on Friday.",
			"2026-03-06 tentative d1: the lock will open"},
		{"cancelled", "The hearing on March 12 has been cancelled.", "2026-03-12 cancelled d1: The hearing on March 12 has been cancelled"},
		{"a deadline", "Unless the owner hands over the log by Friday, the pilots will walk out on Saturday.",
			"2026-03-06 tentative d1: Unless the owner hands over the log by Friday, the pilots will walk out on Saturday\n2026-03-07 tentative d1: the pilots will walk out"},
		{"an order with its deadline", "The mayor ordered everyone to leave by 5 p.m.",
			"2026-03-02 confirmed d1: The mayor ordered everyone to leave"},
		{"provided that", "The owner will pay each household, provided that it accepts the sum by March 12.",
			"2026-03-12 confirmed d1: it accepts the sum"},
		{"named day", "The deadline for bids is March 12.", "2026-03-12 confirmed d1: The deadline for bids"},
		{"no more than its place on the calendar", "The final takes place on March 12 in Lyon.", "2026-03-12 confirmed d1: The final @ Lyon"},
		{"a particle", "The lock will be switched off by Friday.", "2026-03-06 confirmed d1: The lock will be switched off"},
		{"dated by another day", "The pilots will meet on March 12, two days before the owners gather in Lyon.",
			"2026-03-12 confirmed d1: The pilots will meet\n2026-03-14 confirmed d1: the owners gather in Lyon"},
		{"dated by another day, in weeks", "The lock will open on March 24, a week after the inspectors meet in Lyon.",
			"2026-03-17 confirmed d1: the inspectors meet in Lyon @ Lyon\n2026-03-24 confirmed d1: The lock will open"},
		{"dated by another day, and past", "The lock was shut on February 12, two days before the owners gathered in Lyon.", ""},
		{"denied", "There will be no strike on Friday.", ""},
		{"only supposed", "If the river rises on Friday, the gates are in danger.", ""},
		{"asked for", "The union is demanding more pay from Friday.", ""},
		{"set on fire", "A pump was set on fire in April.", ""},
		{"past", "The ministers met in Vienna on February 12.", ""},
		{"past on the day itself", "The inquiry opened on Monday at 9 a.m.", ""},
		{"negated", "The pilots will not strike on Friday.", ""},
		{"a question", "Will the lock open on Friday?", ""},
		{"only says when", "The lock was repaired before the water rises in April.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := agenda(t, report(t, "d1", tt.text)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestSeveralDocuments(t *testing.T) {
	a := report(t, "d1", "The harbour ministers will meet in Vienna on March 12.", "The pilots will vote on the offer on March 12.")
	b := report(t, "d2", "A meeting of the two harbour ministers is set for March 12 in Vienna.")
	c := report(t, "d3", "The harbour ministers meet in Vienna on March 13.")
	want := "2026-03-12 confirmed d1 d2 d3: The harbour ministers will meet in Vienna @ Vienna\n" +
		"2026-03-12 confirmed d1: The pilots will vote on the offer"
	if got := agenda(t, a, b, c); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMoved(t *testing.T) {
	a := report(t, "d1", "The labour minister will visit the port on Friday.")
	b := report(t, "d2", "The visit of the labour minister, planned for Friday, has been put off until March 12.")
	want := "2026-03-12 confirmed d2 d2 d1: The visit of the labour minister"
	if got := agenda(t, b, a); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMovedAcrossDocuments(t *testing.T) {
	a := report(t, "d1", "A vaccination campaign with 200,000 doses will begin on Friday.")
	b := report(t, "d2", "The vaccination campaign has been put off to March 12.")
	c := report(t, "d3", "The fishing season will begin on Saturday.")
	want := "2026-03-07 confirmed d3: The fishing season will begin\n2026-03-12 confirmed d1 d2: The vaccination campaign has been put off"
	if got := agenda(t, a, b, c); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOneMinute(t *testing.T) {
	a := report(t, "d1", "The truce is to take effect on Friday at 6 a.m.")
	b := report(t, "d2", "The armistice of thirty days starts on Friday at six o'clock in the morning.")
	want := "2026-03-06 confirmed d1 d2: The truce is to take effect"
	if got := agenda(t, a, b); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWithoutAnchorNothing(t *testing.T) {
	d := report(t, "d1", "The harbour ministers will meet in Vienna on March 12.")
	d.Dates.Anchor = nlp.DateReading{}
	if got := agenda(t, d); got != "" {
		t.Errorf("%s", got)
	}
}

// TestUntil schedules what lasts, or is left to somebody, until a day, the day before
// which a thing will not be, and a day of which something is made; not what only was.
func TestUntil(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The mediator gave the drivers until Thursday to answer.", "2026-03-05"},
		{"The ban on fishing remains in force until Friday.", "2026-03-06"},
		{"The bridge will not open before Thursday.", "2026-03-05"},
		{"The governor declared Friday a day of mourning.", "2026-03-06"},
		{"She will report to the council on Thursday.", "2026-03-05"},
		{"The results will be published on Friday.", "2026-03-06"},
		{"The clerk told reporters on Monday that the hall was full.", ""},
		{"Families are planning the fair this morning.", ""},
		{"A strike cannot be ruled out before Friday.", ""},
		{"The tax will not rise by more than two percent a year before 2029.", ""},
	} {
		got := agenda(t, report(t, "a", tt.text))
		if tt.want == "" && got != "" || tt.want != "" && !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}
