package export

import (
	"strings"
	"testing"
	"time"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// story is a result of four invented reports with a comparison of each kind.
func storyOfFour(t testing.TB) *analysis.Result {
	t.Helper()
	docs := []*nlp.Document{
		invented("d1", "Tarn Herald", 4, "Lock at Brennick stays shut", `Inspectors closed the lock at Brennick on Monday after finding cracks in two gates. About 40 barges are waiting. “The lock stays shut,” Harbour Minister Ines Okafor said. “It would be a grave error to open it.” Okafor urged the pilots to remain in the basin. The waterways authority had promised new gates last year, she said. The gates will be inspected again on 9 March.`),
		invented("d2", "Senn Courier", 5, "Forty barges wait at Brennick", `The lock at Brennick has been shut since Monday. Some 40 barges are waiting, the harbour office said. Okafor called on the pilots to remain in the basin. Opening it “would be a huge mistake”, the minister said. The repair will cost €3 million. Inspectors return on 9 or 10 March.`),
		invented("d3", "Upriver Daily", 6, "Barges leave the basin", `Minister Ines Okafor told the pilots to leave the basin, the pilots’ union said. Sixty barges are now waiting. The authority denies it: “This was never promised,” its spokesman Leo Brandt said. A pilot of 62 was taken ill on board. The lock was shut at 11:00 GMT, noon in Brennick, or 14:00 in Brennick by the log.`),
		invented("d4", "Strom Blatt", 6, "Schleuse: lock closed of Brennick", `The sluice in Brennick stays closed, minister Ines Okafoor has said. It were a colossal fault to open her, said the minister. 40 ships wait. The <b>authority</b> & the union "talk" on 9 March.`),
	}
	docs[3].Translated = nlp.Translation{Machine: true, Why: []string{"the page says so"}}
	docs[1].Agency = "SPA"
	docs[0].Dates.Rejected = []nlp.RejectedDate{{DateReading: nlp.DateReading{Text: "1 January 1970"}, Why: "before the page's own events"}}
	s := &news.Story{ID: "s1", Title: "Lock at Brennick stays shut", Origins: 4}
	for i, d := range docs {
		s.Accounts = append(s.Accounts, news.Account{Document: d, Origin: i + 1})
	}
	s.Summary = []news.Evidence{at(t, docs[0], "Inspectors closed the lock at Brennick on Monday after finding cracks in two gates.")}
	return &analysis.Result{Documents: docs, Stories: []*news.Story{s}, Comparisons: comparisonsOfFour(t, docs)}
}

// invented makes a document whose sentences end with a stop and a space.
func invented(id, outlet string, day int, title, body string) *nlp.Document {
	d := &nlp.Document{ID: id, Path: id + ".html", Outlet: nlp.Outlet{Name: outlet}, Title: title, Text: title + "\n\n" + body, Language: "en"}
	d.Dates.Anchor.Date = nlp.Date{Time: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC), Precision: nlp.Day}
	d.Dates.Published.Date = d.Dates.Anchor.Date
	d.Blocks = []nlp.Block{{Kind: nlp.TitleBlock, Span: nlp.Span{End: len(title)}}, {Span: nlp.Span{Start: len(title) + 2, End: len(d.Text)}}}
	d.Sentences = append(d.Sentences, nlp.Sentence{Span: d.Blocks[0].Span})
	start := d.Blocks[1].Start
	for start < len(d.Text) {
		end := len(d.Text)
		if i := strings.Index(d.Text[start:], ". "); i >= 0 {
			end = start + i + 1
		}
		d.Sentences = append(d.Sentences, nlp.Sentence{Span: nlp.Span{Start: start, End: end}, Block: 1})
		start = end + 1
	}
	return d
}

// at is the place of words in a document.
func at(t testing.TB, d *nlp.Document, words string) news.Evidence {
	t.Helper()
	i := strings.Index(d.Text, words)
	if i < 0 {
		t.Fatalf("%q is not in %s", words, d.ID)
	}
	return news.Evidence{Document: d, Span: nlp.Span{Start: i, End: i + len(words)}}
}

// given is one value of a comparison.
type given struct {
	doc   int
	words string
	group int
}

func comparisonsOfFour(t testing.TB, docs []*nlp.Document) []news.Comparison {
	var all []news.Comparison
	add := func(kind news.ComparisonKind, slot news.Slot, topic string, odd int, values ...given) {
		c := news.Comparison{ID: "c" + string(rune('1'+len(all))), Story: "s1", Kind: kind, Slot: slot, Topic: topic}
		silent := map[int]bool{1: true, 2: true, 3: true, 4: true}
		for _, v := range values {
			c.Values = append(c.Values, news.Value{Evidence: at(t, docs[v.doc-1], v.words), Group: v.group})
			delete(silent, v.doc)
		}
		if odd > 0 {
			c.OddOneOut = docs[odd-1]
		}
		for i, d := range docs {
			if silent[i+1] {
				c.Silent = append(c.Silent, d)
			}
		}
		all = append(all, c)
	}
	add(news.Contradicts, news.MeaningSlot, "what Okafor called on the pilots to do", 3,
		given{1, "to remain in the basin", 1}, given{2, "to remain in the basin", 1}, given{3, "to leave the basin", 2})
	add(news.Disputed, news.MeaningSlot, "new gates promised last year", 0,
		given{1, "The waterways authority had promised new gates last year", 1}, given{3, "“This was never promised,”", 2})
	add(news.Updates, news.FigureSlot, "barges waiting", 0,
		given{1, "About 40 barges", 1}, given{2, "Some 40 barges", 1}, given{3, "Sixty barges", 2})
	add(news.Differs, news.DateSlot, "the gates inspected again", 0,
		given{1, "9 March", 1}, given{2, "9 or 10 March", 2}, given{4, "9 March", 1})
	add(news.QuoteVariants, news.WordingSlot, "opening the lock would be a mistake", 0,
		given{1, "a grave error to open it", 1}, given{2, "would be a huge mistake", 2}, given{4, "It were a colossal fault to open her", 3})
	add(news.Agrees, news.DateSlot, "the lock shut", 0, given{1, "on Monday", 1}, given{2, "since Monday", 1})
	// What is shown as a contradiction is not shown as agreement.
	add(news.Agrees, news.EventSlot, "Okafor spoke to the pilots", 0,
		given{1, "Okafor urged the pilots to remain in the basin", 1}, given{3, "told the pilots to leave the basin", 1})
	add(news.SingleSource, news.EventSlot, "a pilot taken ill", 0, given{3, "A pilot of 62 was taken ill on board.", 1})
	add(news.Inconsistent, news.TimeSlot, "the hour of closing", 0, given{3, "noon in Brennick", 1}, given{3, "14:00 in Brennick", 2})
	add(news.SingleSource, news.MeaningSlot, "", 0, given{4, `The <b>authority</b> & the union "talk" on 9 March.`, 1})
	return all
}
