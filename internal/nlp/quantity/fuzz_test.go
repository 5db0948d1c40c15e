package quantity

import (
	"context"
	"strings"
	"testing"

	"readout/internal/growthtest"
	"readout/internal/nlp"
)

// FuzzAnnotate: whatever the text, no panic; figures in order, within the text, on
// rune boundaries; the same again the second time.
func FuzzAnnotate(f *testing.F) {
	for _, seed := range []string{
		"Between 3 and 5 percent of 1,2,3,4 boats", "$5 euros -€3m to 12", strings.Repeat("9", 400), "1e999 2x10^99 3/0 0/0 ½½ 1/2/3",
		"a few hundred thousand million billion trillion trillion trillion", "one and a half and a half million and", "5' 6\" 7″ °C °", "– 3 - – 4 $", "a\u00a0000 1\u202f000,5 12th of",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 || strings.ToValidUTF8(text, "") != text {
			t.Skip()
		}
		d := parsed(t, text)
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		first := print(d)
		checkOrder(t, d)
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if again := print(d); again != first {
			t.Errorf("the second time\n%s\nthe first\n%s", again, first)
		}
	})
}

func checkOrder(t *testing.T, d *nlp.Document) {
	last := 0
	for _, q := range d.Quantities {
		if q.Start < last || q.End <= q.Start || q.End > len(d.Text) {
			t.Errorf("figure at %v behind %d in %d bytes", q.Span, last, len(d.Text))
		}
		last = q.End
		if !strings.Contains(d.Text, d.Slice(q.Span)) || strings.ToValidUTF8(d.Slice(q.Span), "") != d.Slice(q.Span) {
			t.Errorf("figure %v cuts a rune", q.Span)
		}
		if q.Counted.End > len(d.Text) || q.Counted.Start > q.Counted.End {
			t.Errorf("counted %v", q.Counted)
		}
		if q.Low == "" && q.High == "" && q.Problem == "" {
			t.Errorf("figure %q has no value and no problem", d.Slice(q.Span))
		}
	}
}

// TestHostile: what is too large to be a figure is a problem or nothing, in linear
// time.
func TestHostile(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"400 digits", "They owed " + strings.Repeat("9", 400) + " dollars.", tooLarge},
		{"trillions of trillions", "It was nine trillion trillion trillion times worse.", tooLarge},
		{"two currencies", "It cost $5 euros.", "two currencies: USD and EUR"},
	}
	for _, test := range tests {
		if got := figures(t, test.text); !strings.Contains(got, "problem: "+test.want) {
			t.Errorf("%s: %s", test.name, got)
		}
	}
	if got := figures(t, "The codes are 1,2,3,4 and 1.2.3.4."); got != "" {
		t.Errorf("a list of numbers: %s", got)
	}
}

// TestLinear: one sentence of n words takes a time of order n. The texts are
// tokens without a parse, so that only this stage is measured.
func TestLinear(t *testing.T) {
	for _, word := range []string{"one ", "9 ", "a few ", "1,", "million ", "and a half ", "$", "- 3 ", "between ", "about ", "1 000 ", "half "} {
		growthtest.Linear(t, word, 2000, func(n int) *nlp.Document { return flat(word, n) }, annotate)
	}
}

func flat(word string, n int) *nlp.Document {
	d := &nlp.Document{ID: "d1", Text: strings.Repeat(word, n)}
	for at := 0; at < len(d.Text); at += len(word) {
		end := at + len(strings.TrimSpace(word))
		i := len(d.Tokens)
		d.Tokens = append(d.Tokens, nlp.Token{Span: nlp.Span{Start: at, End: end}, Lower: d.Text[at:end], Lemma: d.Text[at:end], POS: "NUM", Tag: "CD", Dep: "dep", Head: max(i-1, 0), First: i, Last: n - 1})
	}
	d.Sentences = []nlp.Sentence{{Span: nlp.Span{End: len(d.Text)}, End: len(d.Tokens)}}
	return d
}

func annotate(d *nlp.Document) { _ = (Stage{}).Annotate(context.Background(), d) }
