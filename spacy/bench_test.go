package spacy

import "testing"

// benchmark runs f over the sentences of testdata, one document each, and reports words a second.
func benchmark(b *testing.B, f func(p *Pipeline, text string) *Doc) {
	p := loadPipeline(b)
	_, docs := readGolden(b, "testdata/golden.jsonl.gz")
	words, bytes := 0, 0
	for i := range docs {
		words += f(p, docs[i].Text).Len()
		bytes += len(docs[i].Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for i := range docs {
			f(p, docs[i].Text)
		}
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkParse(b *testing.B) {
	benchmark(b, func(p *Pipeline, text string) *Doc { return p.Parse(text) })
}

func BenchmarkTokenize(b *testing.B) {
	benchmark(b, (*Pipeline).Tokenize)
}

// BenchmarkParseArticle parses a document of the length of an article at a time, with each of the
// machine's kernels.
func BenchmarkParseArticle(b *testing.B) {
	text := corpusText(b, 1)[:4000]
	for _, k := range kernelSets() {
		b.Run(k.name, func(b *testing.B) {
			p, err := load(embeddedModel, k)
			if err != nil {
				b.Fatal(err)
			}
			words := p.Parse(text).Len()
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				p.Parse(text)
			}
			b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := load(embeddedModel, kernelSets()[0]); err != nil {
			b.Fatal(err)
		}
	}
}
