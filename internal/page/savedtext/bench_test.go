package savedtext

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// benchPages are the pages of the article-extraction benchmark as text, or those
// of testdata where it is not there.
func benchPages(b *testing.B) []string {
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		data = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(data, "pages", "aeb", "lines.jsonl.gz"))
	if err != nil {
		return casePages(b)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var pages []string
	for dec := json.NewDecoder(bufio.NewReader(z)); dec.More(); {
		var p struct{ Lines []string }
		if err := dec.Decode(&p); err != nil {
			b.Fatal(err)
		}
		pages = append(pages, strings.Join(p.Lines, "\n"))
	}
	return pages
}

func casePages(b *testing.B) []string {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.txt"))
	var pages []string
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, string(raw))
	}
	return pages
}

// BenchmarkClassify reports pages a second on one core.
func BenchmarkClassify(b *testing.B) {
	pages := benchPages(b)
	size := 0
	for _, p := range pages {
		size += len(p)
	}
	b.SetBytes(int64(size / len(pages)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		Classify(pages[i%len(pages)])
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
