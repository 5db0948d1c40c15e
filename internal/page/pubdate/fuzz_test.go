package pubdate

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout/internal/nlp"
)

func FuzzScan(f *testing.F) {
	for _, s := range []string{
		"2026-03-12T21:40:00+05:30", "Thursday, the 12th of March, 2026 at 7:30 p.m. (EST)", "12.03.26 20:55 Uhr", "2024年5月3日",
		"31/12/1999 - 1/2/2000", "9–10 January", "1er février 2023 à 14h30", "99999999999999999999", "3\xff March", "March", "12:30 12", "-0",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		sc := scanner{names: sharedNames()}
		for _, loose := range []bool{false, true} {
			at := 0
			for _, m := range sc.scan(s, loose) {
				if m.start < at || m.date < m.start || m.end <= m.date || m.end > len(s) {
					t.Fatalf("%q: span [%d,%d) date %d after %d", s, m.start, m.end, m.date, at)
				}
				at = m.date
				checkStamp(t, m)
			}
		}
	})
}

// checkStamp demands that a date is the one that was written: none is moved into
// the next month.
func checkStamp(t *testing.T, m mention) {
	t.Helper()
	d := m.stamp()
	if m.year == 0 {
		return
	}
	y, month, n := d.Time.Date()
	if y != m.year || month != m.month || m.day != 0 && n != m.day {
		t.Fatalf("%+v became %s", m, d)
	}
}

func FuzzReadHTML(f *testing.F) {
	f.Add(`<html lang="en"><head><meta name="date" content="2026-03-12"><script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2026-03-12"}]}</script></head><body><h1>A title of words</h1><p class="date">12 March 2026</p></body></html>`, "https://paper.example/2026/03/12/x", "ROME, March 12 - It rained on Thursday.")
	f.Add(`<time datetime="2026-03-12T25:61:00Z">`, "/web/20", "(")
	f.Add(strings.Repeat("<div>", 3000)+"12.3.2026", "x://", "yesterday, Thursday")
	f.Fuzz(func(t *testing.T, source, address, body string) {
		root, err := html.Parse(strings.NewReader(source))
		if err != nil {
			t.Skip()
		}
		p := Page{Root: root, URL: address, Body: body, Now: runDay}
		checkDates(t, p)
	})
}

func FuzzReadText(f *testing.F) {
	f.Add("Published: 12 March 2026", "The crews, who had met on Tuesday, March 10, will meet again on March 20, for the second time in a month.", "en")
	f.Add("Friday, October 4, 2024", "since January 2021, by Monday, in mid-May", "")
	f.Fuzz(func(t *testing.T, header, body, language string) {
		checkDates(t, Page{Header: []HeaderLine{{Text: header}, {Text: header, Place: BelowTitle}}, Title: header, Body: body, Language: language, Now: runDay})
	})
}

// checkDates demands sane, repeatable answers.
func checkDates(t *testing.T, p Page) {
	t.Helper()
	d := Read(p)
	if again := Read(p); !reflect.DeepEqual(d, again) {
		t.Fatalf("two answers: %+v, %+v", d, again)
	}
	for _, r := range []nlp.DateReading{d.Published, d.Modified, d.Anchor} {
		if !r.Known() {
			continue
		}
		if r.Time.Year() < oldest-1 || r.Time.After(p.Now.Add(48*time.Hour)) {
			t.Fatalf("%s of %s is out of range", r, r.Basis)
		}
		if r.Confidence < 0 || r.Confidence > 1 {
			t.Fatalf("confidence %v", r.Confidence)
		}
	}
	dates := []nlp.Dates{d, d}
	InferTogether([]Page{p, p}, dates)
}
