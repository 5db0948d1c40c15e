package digest_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/nlp/english"

	"readout/internal/digest"
)

// read makes a story of texts, each with its title in the first line.
func read(t *testing.T, texts ...string) *news.Story {
	t.Helper()
	p, err := nlp.NewPipeline(english.Stage{})
	if err != nil {
		t.Fatal(err)
	}
	s := &news.Story{ID: "s1"}
	for _, text := range texts {
		title, body, _ := strings.Cut(text, "\n\n")
		d := &nlp.Document{Title: title, Text: text, Language: "en", Blocks: []nlp.Block{
			{Kind: nlp.TitleBlock, Span: nlp.Span{End: len(title)}},
			{Span: nlp.Span{Start: len(title) + 2, End: len(title) + 2 + len(body)}},
		}}
		if failed, err := p.Run(context.Background(), d); err != nil || len(failed) > 0 {
			t.Fatal(failed, err)
		}
		s.Accounts = append(s.Accounts, news.Account{Document: d})
	}
	return s
}

const (
	lock  = "Lock at Brennick stays shut\n\nInspectors closed the lock at Brennick on Monday after they found cracks in two of its gates. “The lock stays shut until we know what has happened to the gates,” Ines Okafor said. This may take weeks."
	wait  = "Barges wait at Brennick\n\nInspectors have closed the lock at Brennick, and more than forty barges are waiting. Their pilots say that fuel runs out in the basin below the town."
	other = "Choir sings in the market\n\nThe choir of the upper town sang in the market square on Sunday before a large crowd. Nobody had expected so many people to come and listen to it."
)

func TestSummarize(t *testing.T) {
	s := read(t, lock, wait)
	if err := digest.Summarize([]*news.Story{s}, nil, nil); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range s.Summary {
		got = append(got, e.Text())
	}
	text := strings.Join(got, " | ")
	if len(got) == 0 || len(got) > 2 || !strings.Contains(text, "closed the lock") {
		t.Errorf("%s", text)
	}
	for _, not := range []string{"Ines Okafor", "This may"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is chosen: %s", not, text)
		}
	}
}

func TestMachineTranslationComesLast(t *testing.T) {
	s := read(t, lock, wait)
	s.Accounts[0].Document.Translated.Machine = true
	if err := digest.Summarize([]*news.Story{s}, nil, nil); err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Summary {
		if e.Document == s.Accounts[0].Document {
			t.Errorf("machine translation chosen: %s", e.Text())
		}
	}
}

func TestCopiesAndEmptyStories(t *testing.T) {
	s := read(t, other)
	s.Accounts[0].Role = news.Copy
	empty := &news.Story{}
	if err := digest.Summarize([]*news.Story{s, empty}, nil, nil); err != nil {
		t.Fatal(err)
	}
	if len(s.Summary) > 0 || len(empty.Summary) > 0 {
		t.Errorf("%v %v", s.Summary, empty.Summary)
	}
}

// TestWholeSentences holds that what is chosen stands on one line and asks nothing.
func TestWholeSentences(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "sample", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		s := read(t, "Title\n\n"+strings.ReplaceAll(strings.ReplaceAll(string(text), "\r", ""), "\n\n", " "))
		if err := digest.Summarize([]*news.Story{s}, nil, nil); err != nil {
			t.Fatal(err)
		}
		for _, e := range s.Summary {
			if text := e.Text(); strings.ContainsAny(text, "\n?") {
				t.Errorf("%s: %q", f, text)
			}
		}
	}
}

// TestBounds holds that datelines and pictures are left out, and that a quotation
// at the end is closed.
func TestBounds(t *testing.T) {
	const (
		dated   = "Lock at Brennick stays shut\n\nBRENNICK, Tarn (SPA) — Inspectors closed the lock at Brennick on Monday after they found cracks in two of its gates."
		picture = "Lock at Brennick stays shut\n\nBarges wait below the closed lock at Brennick, Tarn, March 4, 2024. Inspectors closed the lock at Brennick on Monday and called its gates \"a danger to every pilot in the basin.\" They left in the evening."
	)
	for text, want := range map[string]string{
		dated:   "Inspectors closed the lock at Brennick on Monday after they found cracks in two of its gates.",
		picture: "Inspectors closed the lock at Brennick on Monday and called its gates \"a danger to every pilot in the basin.\"",
	} {
		s := read(t, text)
		if err := digest.Summarize([]*news.Story{s}, nil, nil); err != nil {
			t.Fatal(err)
		}
		if len(s.Summary) == 0 || s.Summary[0].Text() != want {
			t.Errorf("%v", s.Summary)
			for _, e := range s.Summary {
				t.Error(e.Text())
			}
		}
	}
}
