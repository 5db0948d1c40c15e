package pubdate

import (
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/nlp"
)

var runDay = day(2026, time.November, 22)

func TestReadSavedText(t *testing.T) {
	body := "The ferry company cancelled all sailings on Tuesday after its crews walked out.\nIt will resume talks on March 20, its director said."
	for _, c := range []struct {
		name      string
		header    []HeaderLine
		body      string
		published string
		rejected  string // a part of the reason
	}{
		{name: "byline", header: []HeaderLine{{Text: "Published: 10 March 2026, 10:15", Place: BelowTitle, Byline: true}}, published: "2026-03-10T10:15"},
		{name: "bare line under the title", header: []HeaderLine{{Text: "10/03/2026 - 10:15", Place: BelowTitle}, {Text: "13.03.2026", Place: AfterBody}}, published: "2026-03-10T10:15"},
		{name: "line above the title that fits the text", header: []HeaderLine{{Text: "Wednesday 11 March 2026", Place: AboveTitle}}, published: "2026-03-11"},
		{name: "line above the title that the text contradicts", header: []HeaderLine{{Text: "Friday, October 2, 2026", Place: AboveTitle}}, rejected: "20 March as still to come"},
		{name: "place and day above the title", header: []HeaderLine{{Text: "Port Ella, Wednesday 11 March 2026, 16:30 local time", Place: AboveTitle}}, published: "2026-03-11T16:30"},
		{name: "the clock of a reader", header: []HeaderLine{{Text: "Your local time: 11 March 2026, 16:30", Place: AboveTitle}}, rejected: "clock"},
		{name: "the day and the one before it", header: []HeaderLine{{Text: "Wednesday 11 March 2026", Place: AboveTitle}},
			body: "The ferry company cancelled all sailings on Tuesday.\nIts crews had walked out on Monday.", published: "2026-03-11"},
		{name: "a year first, with stops", header: []HeaderLine{{Text: "2026. March 11. 16:30", Place: BelowTitle}, {Text: "Friday, 2026 October 2", Place: AboveTitle}}, published: "2026-03-11T16:30", rejected: "20 March as still to come"},
		{name: "who counts to 24 writes the day first", header: []HeaderLine{{Text: "10/03/2026 - 22:15", Place: BelowTitle}}, body: "Crews walked out.", published: "2026-03-10T22:15"},
		{name: "day or month first", header: []HeaderLine{{Text: "10/03/2026 - 9:15 am", Place: BelowTitle}}, body: "Crews walked out."},
		{name: "the weather of the day of loading", header: []HeaderLine{{Text: "Wednesday 11 March 2026, 12°C", Place: AboveTitle}}, rejected: "clock"},
		{name: "dateline with a year", body: "PORT ELLA (May 17, 2026) - Crews walked out on Sunday.", published: "2026-05-17"},
		{name: "dateline without a year", header: []HeaderLine{{Text: "8 September 2026 - 19:32", Place: BelowTitle}}, body: "PORT ELLA, Sept 8 (TPA) - Crews walked out on Tuesday.", published: "2026-09-08T19:32"},
		{name: "dateline in small letters", header: []HeaderLine{{Text: "8 September 2026 - 19:32", Place: BelowTitle}}, body: "Port Ella, Sept 8. — Crews walked out on Tuesday.", published: "2026-09-08T19:32"},
		{name: "nothing", published: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.body == "" {
				c.body = body
			}
			d := Read(Page{Header: c.header, Title: "Ferry crews walk out", Body: c.body, Language: "en", Now: runDay})
			if got := d.Published.String(); got != c.published {
				t.Errorf("published %q of %s, want %q", got, d.Published.Basis, c.published)
			}
			if c.rejected == "" && len(d.Rejected) > 0 {
				t.Errorf("rejected %+v", d.Rejected)
			}
			if c.rejected != "" && !slices.ContainsFunc(d.Rejected, func(r nlp.RejectedDate) bool { return strings.Contains(r.Why, c.rejected) }) {
				t.Errorf("rejected %+v, want a reason with %q", d.Rejected, c.rejected)
			}
		})
	}
}

func TestFeedDate(t *testing.T) {
	d := Read(Page{Feed: "Tue, 10 Mar 2026 21:40:00 +0100"})
	if got := d.Published.String(); got != "2026-03-10T21:40+01:00" || d.Published.Basis != nlp.Feed {
		t.Errorf("got %s of %s", got, d.Published.Basis)
	}
}

// inferredDay is the anchor that a text of its own gives away.
func inferredDay(body string) string {
	return Read(Page{Body: body, Language: "en", Now: runDay}).Anchor.String()
}

func TestAnchorOfOneText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{
			"a day of the week with its date, and again alone; the year from elsewhere",
			"The two mayors met on Wednesday, June 3, in the town hall. Wednesday's talks lasted an hour.\nA first round was held in May 2026.",
			"2026-06-03",
		},
		{
			"only history",
			"The pier was built in 1877 and burnt down in 1934. It was sold on Thursday.",
			"",
		},
		{
			"no year at all",
			"The council agreed on Thursday to sell the pier. It will hand it over on 2 April.",
			"",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := inferredDay(c.body); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnchorAfterYesterday(t *testing.T) {
	// The text names one day among several months; whatever is answered is a Friday.
	got := inferredDay("The council agreed yesterday, Thursday, to sell the pier.\nIt had rejected an offer on 3 March 2026, and will hand the pier over on 2 April.")
	at, err := time.Parse(time.DateOnly, got)
	if got != "" && (err != nil || at.Weekday() != time.Friday) {
		t.Errorf("got %s, which is no Friday", got)
	}
}

// story is a set of pages on the same events, none of which has a date.
func story(bodies ...string) ([]Page, []nlp.Dates) {
	var pages []Page
	var dates []nlp.Dates
	for _, b := range bodies {
		p := Page{Body: b, Language: "en", Now: runDay}
		pages = append(pages, p)
		dates = append(dates, Read(p))
	}
	return pages, dates
}

func TestConfirm(t *testing.T) {
	sure := []HeaderLine{{Text: "Published: 10 March 2026, 10:15", Place: BelowTitle, Byline: true}}
	const late = "The crews of the ferry stayed ashore, and the mayor was angry."
	for _, c := range []struct {
		name, want string
		header     []HeaderLine
	}{
		{"a line on top, of the days of the others", "2026-03-11", []HeaderLine{{Text: "Harbour Plus, Wednesday 11 March 2026", Place: AboveTitle}}},
		{"without its year", "2026-03-11", []HeaderLine{{Text: "Wed. 11 March", Place: AboveTitle}}},
		{"without its year, and not that day of the week", "", []HeaderLine{{Text: "Thu. 11 March", Place: AboveTitle}}},
		{"a notation of two meanings", "2026-03-11", []HeaderLine{{Text: "11/03/2026", Place: AboveTitle}}},
		{"day and month in numbers", "2026-03-11", []HeaderLine{{Text: "11.03 | Section: Harbour", Place: BelowTitle}}},
		{"a score", "", []HeaderLine{{Text: "11.03 million tonnes", Place: BelowTitle}}},
		{"weeks after the others", "", []HeaderLine{{Text: "Wednesday 8 April 2026", Place: AboveTitle}}},
		{"two days", "", []HeaderLine{{Text: "Wednesday 11 March 2026", Place: AboveTitle}, {Text: "Thursday 12 March 2026", Place: AboveTitle}}},
		{"a clock", "", []HeaderLine{{Text: "Today is Wednesday 11 March 2026", Place: AboveTitle}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			first := Page{Header: sure, Title: "Ferry crews walk out", Body: "Crews walked out on Tuesday.", Language: "en", Now: runDay}
			second := Page{Header: c.header, Title: "No boats", Body: late, Language: "en", Now: runDay}
			dates := []nlp.Dates{Read(first), Read(second)}
			InferTogether([]Page{first, second}, dates)
			got := ""
			if d := dates[1].Published; d.Known() {
				got = d.Time.Format(time.DateOnly)
			}
			if got != c.want {
				t.Errorf("published %q, want %q", got, c.want)
			}
		})
	}
}

func TestInferTogetherWithoutDates(t *testing.T) {
	pages, dates := story(
		"The heads of the two port authorities spoke on Wednesday for the second time in less than a month.\nTalks between their lawyers are due to begin on April 9.",
		"The port chiefs traded blame in a call on Wednesday. Further talks are planned for next month.\nAn offer was withdrawn earlier this week.",
		"On March 3, the two sides met in person. They spoke again on Wednesday, and will meet on April 9.\nPhoto: Monday, March 16, 2026, cranes stand still in the north harbour.",
	)
	InferTogether(pages, dates)
	for i, d := range dates {
		if got := d.Anchor.String(); got != "2026-03-25" || d.Anchor.Basis != nlp.Inferred {
			t.Errorf("page %d: anchor %q of %s (%.2f)", i, got, d.Anchor.Basis, d.Anchor.Confidence)
		}
		if d.Published.Known() {
			t.Errorf("page %d: published %s", i, d.Published)
		}
	}
}

func TestInferTogetherBesideDatedPages(t *testing.T) {
	dated := func(day, body string) Page {
		return Page{Body: body, Language: "en", Now: runDay, Header: []HeaderLine{{Text: "Published: " + day, Place: BelowTitle, Byline: true}}}
	}
	pages := []Page{
		dated("12 May 2026", "The mine flooded on Tuesday."),
		dated("13 May 2026", "Two more miners were found on Wednesday."),
		{Body: "The mine flooded yesterday, Tuesday, its owner confirmed.", Language: "en", Now: runDay},
		{Body: "Rescuers reached the lower gallery on Thursday. The owner will speak on Friday.", Language: "en", Now: runDay},
		{Body: "What is known of the flood, in five points.", Language: "en", Now: runDay,
			Header: []HeaderLine{{Text: "Sunday, 8 November 2026", Place: AboveTitle}}},
	}
	var dates []nlp.Dates
	for _, p := range pages {
		dates = append(dates, Read(p))
	}
	InferTogether(pages, dates)
	for i, want := range []string{"2026-05-12", "2026-05-13", "2026-05-13", "2026-05-14"} {
		if got := dates[i].Anchor.String(); got != want {
			t.Errorf("page %d: anchor %q, want %q", i, got, want)
		}
	}
	if last := dates[4]; last.Published.Known() {
		t.Errorf("a date half a year from all others stands: %s (%.2f)", last.Published, last.Published.Confidence)
	}
}

// Headers show the days on which three pages were loaded; the texts fit them.
func TestInferTogetherOfPagesThatShowTheirLoading(t *testing.T) {
	var pages []Page
	var dates []nlp.Dates
	for header, body := range map[string]string{
		"Friday, 5 June 2026":      "The council voted on Thursday to sell the pier.",
		"Wednesday, 8 July 2026":   "The council voted on Tuesday night to sell the pier. It was a long meeting.",
		"Saturday, 18 April 2026":  "The council's vote on Friday to sell the pier divided the town.",
		"Thursday 1 October, 2026": "The pier was sold on Thursday, in a vote of the council.",
	} {
		p := Page{Body: body, Language: "en", Now: runDay, Header: []HeaderLine{{Text: header}}}
		pages = append(pages, p)
		dates = append(dates, Read(p))
	}
	InferTogether(pages, dates)
	for i, d := range dates {
		if d.Published.Known() || d.Anchor.Known() {
			t.Errorf("%s: published %s (%.2f)", pages[i].Header[0].Text, d.Published, d.Published.Confidence)
		}
	}
}

func TestInferTogetherKeepsOrderOut(t *testing.T) {
	bodies := []string{
		"The heads of the two port authorities spoke on Wednesday for the second time in less than a month.\nTalks are due to begin on April 9.",
		"On March 3, the two sides met in person. They spoke again on Wednesday.\nPhoto: Monday, March 16, 2026, cranes stand still.",
	}
	pages, dates := story(bodies...)
	InferTogether(pages, dates)
	back, turned := story(bodies[1], bodies[0])
	InferTogether(back, turned)
	if dates[0].Anchor != turned[1].Anchor || dates[1].Anchor != turned[0].Anchor {
		t.Errorf("order matters: %v %v, %v %v", dates[0].Anchor, dates[1].Anchor, turned[1].Anchor, turned[0].Anchor)
	}
}

func TestInferTogetherKnowsNothing(t *testing.T) {
	pages, dates := story("The mayor spoke on Monday.", "On Monday the mayor spoke of bread.")
	InferTogether(pages, dates)
	for _, d := range dates {
		if d.Anchor.Known() {
			t.Errorf("anchor %s", d.Anchor)
		}
	}
	InferTogether(nil, nil)
}
