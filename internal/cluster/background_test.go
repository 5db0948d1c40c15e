package cluster

import (
	"strings"
	"testing"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// annotated is a report of one sentence a line with its names (in brackets) and a time.
func annotated(id, day, text, past string, at time.Time) *nlp.Document {
	var plain strings.Builder
	d := report(id, day, "", "")
	open := 0
	for _, r := range text {
		switch r {
		case '[':
			open = plain.Len()
		case ']':
			d.Names = append(d.Names, nlp.Name{Span: nlp.Span{Start: open, End: plain.Len()}, Type: nlp.Person})
		default:
			plain.WriteRune(r)
		}
	}
	d.Text = plain.String()
	start := 0
	for line := range strings.Lines(d.Text) {
		d.Sentences = append(d.Sentences, nlp.Sentence{Span: nlp.Span{Start: start, End: start + len(line)}, First: len(d.Tokens), End: len(d.Tokens) + 1})
		tag := "VBZ"
		if strings.Contains(line, "met") {
			tag = "VBD"
		}
		d.Tokens = append(d.Tokens, nlp.Token{Tag: tag})
		start += len(line)
	}
	if n := strings.Index(d.Text, past); past != "" && n >= 0 {
		d.Timexes = []nlp.Timex{{Span: nlp.Span{Start: n, End: n + len(past)}, From: at, To: at.AddDate(0, 0, 1), Grain: nlp.DayGrain}}
	}
	return d
}

func TestMentioned(t *testing.T) {
	at := time.Date(2026, 2, 18, 0, 0, 0, 0, time.UTC)
	tell := "[Okafor] calls [Petri].\n[Petri] thanks [Okafor].\n"
	tests := []struct {
		name, text string
		day        string
		previous   bool
		want       int
	}{
		{"an earlier meeting of the same two", tell + "[Okafor] and [Petri] met on February 18.", "2026-03-12", false, 1},
		{"one that another story reports", tell + "[Okafor] and [Petri] met on February 18.", "2026-03-12", true, 0},
		{"of one of them only", tell + "[Okafor] met [Lund] on February 18.", "2026-03-12", false, 0},
		{"not in the past tense", tell + "[Okafor] and [Petri] remember February 18.", "2026-03-12", false, 0},
		{"the event itself", tell + "[Okafor] and [Petri] met on February 18.", "2026-02-19", false, 0},
		{"years ago", tell + "[Okafor] and [Petri] met on February 18.", "2028-03-12", false, 0},
	}
	for _, tt := range tests {
		s := &news.Story{ID: "s1", Accounts: []news.Account{{Document: annotated("d1", tt.day, tt.text, "February 18", at)}}}
		stories := []*news.Story{s}
		if tt.previous {
			stories = append(stories, &news.Story{ID: "s2", Accounts: []news.Account{{Document: report("d2", "2026-02-18", "", "")}}})
			s.Previous = []string{"s2"}
		}
		got := Mentioned(stories)
		if len(got) != tt.want {
			t.Errorf("%s: %d events", tt.name, len(got))
			continue
		}
		if tt.want > 0 && (got[0].ID != "b1" || !got[0].Day.Equal(at) || len(got[0].Mentions) != 1 || !strings.Contains(got[0].Mentions[0].Text(), "met on")) {
			t.Errorf("%s: %+v", tt.name, got[0])
		}
	}
}

func TestMentionedByTwoStories(t *testing.T) {
	at := time.Date(2026, 2, 18, 0, 0, 0, 0, time.UTC)
	text := "[Okafor] calls [Petri].\n[Petri] thanks [Okafor].\n[Okafor] and [Petri] met on February 18."
	var stories []*news.Story
	for _, id := range []string{"s1", "s2"} {
		stories = append(stories, &news.Story{ID: id, Accounts: []news.Account{{Document: annotated(id, "2026-03-12", text, "February 18", at)}}})
	}
	if got := Mentioned(stories); len(got) != 1 || len(got[0].Stories) != 2 || len(got[0].Mentions) != 2 {
		t.Errorf("%d events", len(got))
	}
}
