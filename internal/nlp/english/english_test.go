package english

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/nlp"
)

// document makes a document of a title and paragraphs, and annotates it.
func document(t testing.TB, title string, paragraphs ...string) *nlp.Document {
	t.Helper()
	d := &nlp.Document{ID: "d1", Language: "en"}
	for i, p := range append([]string{title}, paragraphs...) {
		kind := nlp.BodyBlock
		if i == 0 {
			kind = nlp.TitleBlock
		}
		if i > 0 {
			d.Text += "\n\n"
		}
		start := len(d.Text)
		d.Text += p
		d.Blocks = append(d.Blocks, nlp.Block{Kind: kind, Span: nlp.Span{Start: start, End: len(d.Text)}})
	}
	if err := (Stage{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

func names(d *nlp.Document) string {
	var all []string
	for _, n := range d.Names {
		all = append(all, d.Slice(n.Span)+"/"+string(n.Type))
	}
	return strings.Join(all, " ")
}

// dep is "head > word" for the first token with a label.
func dep(d *nlp.Document, sentence int, label string) string {
	s := d.Sentences[sentence]
	for i := s.First; i < s.End; i++ {
		if d.Tokens[i].Dep == label {
			return d.Slice(d.Tokens[d.Tokens[i].Head].Span) + " > " + d.Slice(d.Tokens[i].Span)
		}
	}
	return ""
}

const body = "Harbour minister Ines Okafor warned the pilots of Brennick on Monday against a strike. The minister said the lock would stay shut."

func TestBlocksEndSentences(t *testing.T) {
	d := document(t, "Lock stays shut", "The lock at Brennick stays shut", "Barges wait on the river Senn")
	if len(d.Sentences) != 3 {
		t.Fatalf("%d sentences, want 3", len(d.Sentences))
	}
	for i, s := range d.Sentences {
		if s.Block != i || d.Slice(s.Span) != d.Slice(d.Blocks[i].Span) {
			t.Errorf("sentence %d is %q of block %d", i, d.Slice(s.Span), s.Block)
		}
	}
}

func TestDateline(t *testing.T) {
	tests := []struct{ block, rest string }{
		{"BRENNICK, March 2 (Senn Press) – The lock stays shut.", "The lock stays shut."},
		{"BRENNICK (SPA) - The lock stays shut.", "The lock stays shut."},
		{"Brennick – Minister Ines Okafor said no.", "Minister Ines Okafor said no."},
		{"UPPER SENN/BRENNICK -- The lock stays shut.", "The lock stays shut."},
		{"The lock – shut since May – stays shut.", ""},
		{"She said – and meant it – that the lock stays shut.", ""},
		{"Okafor-led talks ended.", ""},
		{"“No – never,” she said.", ""},
	}
	for _, tt := range tests {
		got := ""
		if n := dateline(tt.block); n > 0 {
			got = tt.block[n:]
		}
		if got != tt.rest {
			t.Errorf("%q: text behind the dateline is %q, want %q", tt.block, got, tt.rest)
		}
	}
	d := document(t, "Lock", "BRENNICK, March 2 (SPA) – The minister warned the pilots.")
	if got := dep(d, 2, "nsubj"); got != "warned > minister" {
		t.Errorf("subject behind the dateline: %q", got)
	}
}

func TestHeadlines(t *testing.T) {
	for _, title := range []string{
		"Okafor Warns Pilots of Brennick Against Long Strike",
		"OKAFOR WARNS PILOTS OF BRENNICK AGAINST LONG STRIKE",
	} {
		d := document(t, title, body)
		if got := dep(d, 0, "nsubj"); !strings.HasSuffix(got, " > "+title[:6]) {
			t.Errorf("%s: subject %q", title, got)
		}
		if got := dep(d, 0, "dobj"); !strings.HasSuffix(strings.ToLower(got), "warns > pilots") {
			t.Errorf("%s: object %q", title, got)
		}
		if got := d.Slice(d.Tokens[0].Span); got != title[:6] {
			t.Errorf("the text itself was changed: %q", got)
		}
	}
}

func TestCurlyQuotesReadAsStraight(t *testing.T) {
	curly := document(t, "Lock", "“The lock stays shut,” Okafor said. ‘It isn’t safe,’ she added.")
	straight := document(t, "Lock", "\"The lock stays shut,\" Okafor said. 'It isn't safe,' she added.")
	if len(curly.Tokens) != len(straight.Tokens) {
		t.Fatalf("%d tokens with curly quotes, %d with straight", len(curly.Tokens), len(straight.Tokens))
	}
	for i := range curly.Tokens {
		if a, b := curly.Tokens[i], straight.Tokens[i]; a.Head != b.Head || a.Dep != b.Dep {
			t.Errorf("%q: %s of %d, with straight quotes %s of %d", curly.Slice(a.Span), a.Dep, a.Head, b.Dep, b.Head)
		}
	}
}

func TestNames(t *testing.T) {
	d := document(t, "Lock", body)
	if got := names(d); !strings.Contains(got, "Ines Okafor/PERSON") || strings.Contains(got, "Monday") {
		t.Errorf("%s", got)
	}
}

func TestSubtrees(t *testing.T) {
	d := document(t, "Lock", body)
	for i, tok := range d.Tokens {
		for c := range d.Children(i) {
			if child := d.Tokens[c]; child.First < tok.First || child.Last > tok.Last {
				t.Errorf("subtree of %d does not hold that of its child %d", i, c)
			}
		}
		if at := d.TokenAt(tok.Start); at != i {
			t.Errorf("TokenAt(%d) = %d, want %d", tok.Start, at, i)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("OKAFOR WARNS PILOTS AGAIN", "BRENNICK –\u00a0“x”")
	f.Add("İSTANBUL'DA ÇOK BÜYÜK", "  \t ")
	f.Fuzz(func(t *testing.T, title, text string) {
		if !utf8.ValidString(title) || !utf8.ValidString(text) || len(title)+len(text) > 4000 {
			return
		}
		d := document(t, title, text)
		for i, tok := range d.Tokens {
			if tok.Empty() || !utf8.ValidString(d.Slice(tok.Span)) || i > 0 && tok.Start < d.Tokens[i-1].End {
				t.Fatalf("token %d is %v", i, tok.Span)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	d := document(b, "Lock", strings.Repeat(body+" ", 30))
	words := len(strings.Fields(d.Text))
	b.ResetTimer()
	for b.Loop() {
		d.Tokens, d.Sentences, d.Names = nil, nil, nil
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
}

func TestStraighten(t *testing.T) {
	for original, want := range map[string]string{
		"“It isn’t – ‘no’,” she said…":        `"It isn't – 'no'," she said…`,
		"«No», said ‹Ines›. „Never“, he said": `"No", said "Ines". "Never", he said`,
		"Home › News ‘now’":                   "Home › News 'now'", // an arrow is no mark
	} {
		s := straighten(original)
		if s.text != want {
			t.Errorf("%q, want %q", s.text, want)
			continue
		}
		for at := range original {
			if back := s.original(s.straight(at)); back != at {
				t.Errorf("%s: offset %d comes back as %d", original, at, back)
			}
		}
		if got := s.original(len(s.text)); got != len(original) {
			t.Errorf("%s: the end comes back as %d, want %d", original, got, len(original))
		}
	}
}
