package cluster

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// report makes an English document of one paragraph, dated where day is not "".
func report(id, day, title, text string) *nlp.Document {
	d := &nlp.Document{ID: id, Title: title, Language: "en", Text: title + "\n\n" + text}
	d.Blocks = []nlp.Block{
		{Kind: nlp.TitleBlock, Span: nlp.Span{Start: 0, End: len(title)}},
		{Kind: nlp.BodyBlock, Span: nlp.Span{Start: len(title) + 2, End: len(d.Text)}},
	}
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		d.Dates.Anchor = nlp.DateReading{Date: nlp.Date{Time: t, Precision: nlp.Day}, Basis: nlp.Dateline}
	}
	return d
}

func TestGroup(t *testing.T) {
	lock := "The lock at Brennick stayed shut after inspectors of the waterways authority found cracks in its gates, and forty barges wait on the river Senn."
	again := "Forty barges wait on the Senn at Brennick, where cracks in the gates keep the lock shut, the waterways authority said."
	chess := "Grandmaster Ilona Petri won the open championship in Graz with a draw in the final round against the defending champion."
	tests := []struct {
		name      string
		documents []*nlp.Document
		want      string
	}{
		{"two reports of one event, one of another", []*nlp.Document{
			report("d1", "2026-03-02", "Brennick lock stays shut", lock),
			report("d2", "2026-03-03", "Petri wins in Graz", chess),
			report("d3", "2026-03-03", "Barges wait at Brennick", again),
		}, "[[d1 d3] [d2]]"},
		{"the same text with a day a month later is a copy with a wrong date", []*nlp.Document{
			report("d1", "2026-03-02", "Brennick lock stays shut", lock),
			report("d2", "2026-04-02", "Brennick lock stays shut", lock),
		}, "[[d1 d2]]"},
		{"a like report two months later", []*nlp.Document{
			report("d1", "2026-03-02", "Brennick lock stays shut", lock),
			report("d2", "2026-05-02", "Barge strikes gate at Brennick", "A barge struck the lower gate of the Brennick lock on Friday, and the waterways authority closed the lock for a week of repairs."),
		}, "[[d1] [d2]]"},
		{"another instalment of a series", []*nlp.Document{
			report("d1", "2026-03-02", "Petri trial: Day 2", chess),
			report("d2", "2026-03-02", "Petri trial: Day 21", chess),
		}, "[[d1] [d2]]"},
		{"another place in the same headline", []*nlp.Document{
			report("d1", "2026-03-02", "Okafor wins Brennick", "Ines Okafor has won the primary in Brennick with 54 percent of the vote, the board of elections said."),
			report("d2", "2026-03-02", "Okafor wins Tarnow", "Ines Okafor has won the primary in Tarnow with 51 percent of the vote, the board of elections said."),
		}, "[[d1] [d2]]"},
		{"an undated report", []*nlp.Document{
			report("d1", "2026-03-02", "Brennick lock stays shut", lock),
			report("d2", "", "Barges wait at Brennick", again),
		}, "[[d1 d2]]"},
		{"nothing", nil, "[]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := [][]string{}
			for _, s := range group(t, tt.documents) {
				var ids []string
				for _, a := range s.Accounts {
					ids = append(ids, a.Document.ID)
				}
				got = append(got, ids)
			}
			if fmt.Sprint(got) != tt.want {
				t.Errorf("%v, want %s", got, tt.want)
			}
		})
	}
}

func TestGroupKeepsLanguagesApart(t *testing.T) {
	a := report("d1", "2026-03-02", "Brennick", "Brennick Brennick Senn Senn")
	b := report("d2", "2026-03-02", "Brennick", "Brennick Brennick Senn Senn")
	b.Language = "de"
	if n := len(group(t, []*nlp.Document{a, b})); n != 2 {
		t.Errorf("%d stories, want 2", n)
	}
}

func TestTitleIsOneOfTheDocuments(t *testing.T) {
	docs := []*nlp.Document{report("d1", "", "Lock shut", "lock shut gates"), report("d2", "", "Lock shut again", "lock shut gates")}
	title := group(t, docs)[0].Title
	if !slices.Contains([]string{"Lock shut", "Lock shut again"}, title) {
		t.Errorf("%q", title)
	}
}

// group is Group for tests.
func group(t *testing.T, documents []*nlp.Document) []*news.Story {
	t.Helper()
	stories, err := Group(documents)
	if err != nil {
		t.Fatal(err)
	}
	return stories
}
