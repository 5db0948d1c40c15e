package quote

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/nlp"
	"readout/internal/nlp/english"
)

// document makes a document of paragraphs.
func document(paragraphs ...string) *nlp.Document {
	d := &nlp.Document{ID: "d1", Language: "en"}
	for _, p := range paragraphs {
		if d.Text != "" {
			d.Text += "\n\n"
		}
		start := len(d.Text)
		d.Text += p
		d.Blocks = append(d.Blocks, nlp.Block{Kind: nlp.BodyBlock, Span: nlp.Span{Start: start, End: len(d.Text)}})
	}
	return d
}

// annotate parses a document and runs the stage.
func annotate(t testing.TB, d *nlp.Document) {
	t.Helper()
	for _, s := range []nlp.Stage{english.Stage{}, Stage{}} {
		if err := s.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
}

// print writes statements as `speaker [cue] content / content`.
func print(d *nlp.Document) string {
	var lines []string
	for _, s := range d.Statements {
		var content []string
		for _, c := range s.Content {
			content = append(content, d.Slice(c))
		}
		lines = append(lines, s.Speaker.Text+" ["+d.Slice(s.Cue)+"] "+strings.Join(content, " / "))
	}
	return strings.Join(lines, "\n")
}

func TestStatements(t *testing.T) {
	tests := []struct {
		name       string
		paragraphs []string
		want       string
	}{
		{"pronoun behind", []string{`“We will open the lock on Friday,” she said.`},
			`she [said] We will open the lock on Friday,`},
		{"name before the verb", []string{`"The lock stays shut," Harbour Minister Ines Okafor said on Monday.`},
			`Harbour Minister Ines Okafor [said] The lock stays shut,`},
		{"inverted with an apposition", []string{`“Nobody asked the pilots,” said Tom Brandt, who leads their union.`},
			`Tom Brandt, who leads their union [said] Nobody asked the pilots,`},
		{"speaker first", []string{`Okafor said: “The lock stays shut until the inspectors have been.”`},
			`Okafor [said] The lock stays shut until the inspectors have been.`},
		{"addressee between", []string{`The minister told reporters, “We have nothing to hide.”`},
			`The minister [told] We have nothing to hide.`},
		{"split by the clause", []string{`“If the water rises,” Brandt said, “we will open it ourselves.”`},
			`Brandt [said] If the water rises, / we will open it ourselves.`},
		{"over paragraphs in single marks", []string{`‘We waited for a month,’ said Brandt. ‘Nobody told us.`, `‘Then we asked.’`},
			`Brandt [said] We waited for a month, / Nobody told us. / Then we asked.`},
		{"over paragraphs", []string{`Brandt said: “We waited for a month.`, `“Then we stopped waiting.”`},
			`Brandt [said] We waited for a month. / Then we stopped waiting.`},
		{"announced in the paragraph before", []string{`Ines Okafor noted:`, `“The lock was never safe to use.”`},
			`Ines Okafor [noted] The lock was never safe to use.`},
		{"nobody named", []string{`“Keep out of the lock” stood on a banner.`}, ``},
		{"scare quotes", []string{`The ministry regretted the “regrettable and unforeseen delay” of the works.`},
			`The ministry [regretted] the “regrettable and unforeseen delay” of the works`},
		{"the adverbial is not the speaker", []string{`“It was never safe,” in an interview on Monday the minister said.`},
			`the minister [said] It was never safe,`},
		{"unbalanced mark costs its paragraph only",
			[]string{`He called it a “waste of money.`, `“We will see about that,” said Okafor.`},
			"He [called] it a “waste of money\nOkafor [said] We will see about that,"},
		{"apostrophes are no quotation", []string{`The pilots' union's plan, 'unsafe' in its leader's words, failed.`}, ``},
		{"straight single marks", []string{`'We will not go back to work today,' said Brandt.`},
			`Brandt [said] We will not go back to work today,`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := document(tt.paragraphs...)
			annotate(t, d)
			if got := print(d); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	tests := []struct{ text, want string }{
		{`He said “yes” and "no".`, "yes|no"},
		{`«Oui», a-t-il dit; „Nein“, sagte sie.`, "Oui|Nein"},
		{`“She told me ‘never again’ twice,” he said.`, "She told me ‘never again’ twice,"},
		{`“The “old” lock,” he said, was shut.`, "The “old” lock,"},
		{`It’s the dogs’ dinner, isn’t it?`, ""},
		{`A 6' wall and a 9" nail.`, ""},
		{`‹It leaks,› she said. »No,« said he. Home › News » Ports`, "It leaks,|No,"},
		{`“Open to the end`, "Open to the end"},
		{`He called it ''a waste'' and ''a shame.''`, "a waste|a shame."},
		{"``It leaks,'' she said.", "It leaks,"},
		{`He said the ‘old’ gate, the pilots’ gate, leaked.`, "old"},
	}
	for _, tt := range tests {
		d := document(tt.text)
		var got []string
		for _, q := range Marks(d) {
			got = append(got, d.Slice(q.Inner))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, strings.Join(got, "|"), tt.want)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("“If the water rises,” Brandt said, “we will.”\n“And “so on", 1)
	f.Add("'tis the dogs' \"x\" said", 0)
	f.Add("said Lee", 0)
	f.Fuzz(func(t *testing.T, text string, _ int) {
		if !utf8.ValidString(text) {
			return
		}
		d := document(strings.Split(text, "\n")...)
		annotate(t, d)
		for _, s := range d.Statements {
			for _, span := range append(s.Content, s.Cue, s.Speaker.Span) {
				if !utf8.ValidString(d.Slice(span)) {
					t.Errorf("span %v cuts a character of %q", span, d.Text)
				}
			}
		}
	})
}
