package markup

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"readout/internal/page/charset"
)

// BenchmarkRead reads the pages of the article-extraction benchmark, one a
// round; pages/s is their rate.
func BenchmarkRead(b *testing.B) {
	pages := benchmarkPages(b)
	b.ResetTimer()
	for i := range b.N {
		if _, err := Read(pages[i%len(pages)], ""); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

func benchmarkPages(b *testing.B) [][]byte {
	b.Helper()
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		data = "../../../../shared/data"
	}
	paths, _ := filepath.Glob(filepath.Join(data, "pages/aeb/html/*.html.gz"))
	if len(paths) == 0 {
		b.Skip("pages/aeb is not there: set READOUT_DATA to the folder of the collections")
	}
	var pages [][]byte
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			b.Fatal(err)
		}
		raw, err := io.ReadAll(z)
		f.Close()
		if err != nil {
			b.Fatal(err)
		}
		text, _, err := charset.Decode(raw, "text/html")
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, text)
	}
	return pages
}
