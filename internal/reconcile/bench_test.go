package reconcile

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"readout/internal/invent"
	"readout/internal/knowledge"
	"readout/internal/link"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
	"readout/internal/nlp/english"
	"readout/internal/nlp/quantity"
	"readout/internal/nlp/quote"
	"readout/internal/nlp/timex"
)

// run makes one story of the texts, each its own origin, as the program would read
// them on a day.
func run(tb testing.TB, texts []string) Input {
	tb.Helper()
	base := knowledge.Load()
	p, err := nlp.NewPipeline(english.Stage{}, timex.Stage{}, coref.Stage{Base: base}, quote.Stage{}, quantity.Stage{})
	if err != nil {
		tb.Fatal(err)
	}
	in := Input{Stories: []*news.Story{{ID: "s1"}}}
	for i, text := range texts {
		d := &nlp.Document{ID: fmt.Sprintf("d%d", i+1), Language: "en", Text: text}
		at := 0
		for part := range strings.SplitSeq(text, "\n\n") {
			kind := nlp.BodyBlock
			if at == 0 {
				kind = nlp.TitleBlock
			}
			d.Blocks = append(d.Blocks, nlp.Block{Kind: kind, Span: nlp.Span{Start: at, End: at + len(part)}})
			at += len(part) + 2
		}
		day := nlp.Date{Time: time.Date(2026, 5, 17, 0, 0, 0, 0, time.UTC), Precision: nlp.Day}
		d.Dates.Published = nlp.DateReading{Date: day, Basis: nlp.Meta}
		d.Dates.Anchor = nlp.DateReading{Date: day, Basis: nlp.Meta}
		if _, err := p.Run(context.Background(), d); err != nil {
			tb.Fatal(err)
		}
		in.Documents = append(in.Documents, d)
		in.Stories[0].Accounts = append(in.Stories[0].Accounts, news.Account{Document: d, Origin: i + 1})
	}
	story := make([]int, len(texts))
	for i := range story {
		story[i] = 1
	}
	var of [][]int
	in.Entities, of = link.Link(base, in.Documents, story)
	for i, d := range in.Documents {
		resolve(d, in.Entities, of[i])
	}
	return in
}

// resolve gives the speakers their entities, as package analysis does.
func resolve(d *nlp.Document, entities []nlp.Entity, of []int) {
	for k := range d.Statements {
		w := &d.Statements[k].Speaker
		for _, m := range d.Mentions {
			if m.Span == w.Span && of[m.Chain] >= 0 {
				w.Entity = entities[of[m.Chain]].ID
			}
		}
	}
}

// invented makes reports of one invented flood, that differ in words and numbers.
func invented(n int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	towns := []string{"Ostrava Valley", "Kemberg", "Lower Tarn", "Port Salis", "Vellin", "Marrow", "Hask", "Dunmere", "Corvin", "Alder Bay"}
	names := []string{"Ines Varga", "Tomas Brandl", "Petra Olin", "Karl Weiss", "Mira Sand", "Jon Aster", "Lena Roth", "Paul Ferrin"}
	texts := make([]string, n)
	for i := range texts {
		town, who, other := towns[r.IntN(len(towns))], names[r.IntN(len(names))], names[r.IntN(len(names))]
		s := []string{
			fmt.Sprintf("Flood in %s %s %d", town, pick("kills", "leaves dead", "claims"), 5+r.IntN(9)),
			fmt.Sprintf("At least %d people died when the river Sarn broke its %s near %s on Saturday, the police said.", 5+r.IntN(9), pick("banks", "dam", "dykes"), town),
			fmt.Sprintf("About %d houses were %s and %d residents were taken to a school in %s, Mayor %s told reporters.", 100*(1+r.IntN(9)), pick("flooded", "damaged", "under water"), 50+r.IntN(400), town, who),
			fmt.Sprintf("“We had no warning, and we %s,” %s said. “The %s will be rebuilt by %s.”", pick("lost everything", "will need help", "cannot do this alone"), who, pick("bridge", "road", "school"), pick("June", "autumn", "Christmas")),
			fmt.Sprintf("Minister %s denied that the water company had been %s in April.", other, pick("warned", "told of the crack", "asked to lower the lake")),
			fmt.Sprintf("The company said that it %s the reservoir to %d million cubic metres on %s.", pick("lowered", "raised", "emptied"), 20+r.IntN(60), pick("Thursday", "Friday", "Monday")),
			fmt.Sprintf("An inquiry will open in %s on %s, the ministry announced.", town, pick("Tuesday", "Wednesday", "Thursday")),
			fmt.Sprintf("%s accused the government of having %s the money for the dykes.", other, pick("spent", "cut", "promised", "withheld")),
			fmt.Sprintf("Trains between %s and %s %s until Sunday.", town, towns[r.IntN(len(towns))], pick("do not run", "are delayed", "run every hour")),
		}
		texts[i] = s[0] + "\n\n" + strings.Join(s[1:], "\n\n")
	}
	return texts
}

// BenchmarkCompare compares the reports of one story of 5, 50 and 500 documents.
func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{5, 50, 500} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { compareOften(b, invented(n)) })
	}
}

// BenchmarkLong compares six reports of 700 words.
func BenchmarkLong(b *testing.B) {
	var texts []string
	for outlet := range 6 {
		texts = append(texts, invent.Write(1, outlet, 700).Text)
	}
	compareOften(b, texts)
}

func compareOften(b *testing.B, texts []string) {
	in := run(b, texts)
	b.ResetTimer()
	for b.Loop() {
		if _, err := Compare(in); err != nil {
			b.Fatal(err)
		}
	}
}
