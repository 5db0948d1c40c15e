package page

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/errs"
	"readout/internal/input"
)

// collection is where the pages of the article-extraction benchmark lie, or the
// benchmark is skipped.
func collection(b *testing.B) string {
	b.Helper()
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		data = filepath.Join("..", "..", "..", "shared", "data")
	}
	dir := filepath.Join(data, "pages", "aeb")
	if _, err := os.Stat(dir); err != nil {
		b.Skipf("%s is not there: set READOUT_DATA to the folder of the collections", dir)
	}
	return dir
}

// BenchmarkHTML reads HTML pages on the whole way: charset, article, dates,
// language.
func BenchmarkHTML(b *testing.B) {
	paths, _ := filepath.Glob(filepath.Join(collection(b), "html", "*.html.gz"))
	var items []input.Item
	for _, path := range paths {
		items = append(items, input.Item{Data: unpack(b, path), Format: input.HTML})
	}
	readAll(b, items)
}

// BenchmarkSavedText reads the same pages as saved text.
func BenchmarkSavedText(b *testing.B) {
	var items []input.Item
	lines := bufio.NewScanner(strings.NewReader(string(unpack(b, filepath.Join(collection(b), "lines.jsonl.gz")))))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var page struct{ Lines []string }
		if err := json.Unmarshal(lines.Bytes(), &page); err != nil {
			b.Fatal(err)
		}
		items = append(items, input.Item{Data: []byte(strings.Join(page.Lines, "\n")), Format: input.Page})
	}
	readAll(b, items)
}

// readAll reads the items in turn, all of them the same number of times.
func readAll(b *testing.B, items []input.Item) {
	b.Helper()
	n := 0
	for b.Loop() {
		for _, item := range items {
			if _, err := Read(item, Options{}); err != nil && errs.KindOf(err) != errs.NoArticle {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}

func unpack(b *testing.B, path string) []byte {
	b.Helper()
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		b.Fatal(errors.Join(err, f.Close()))
	}
	return data
}
