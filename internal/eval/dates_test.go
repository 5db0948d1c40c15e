package eval

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/errs"
)

// writeGzip writes a file of a made-up collection.
func writeGzip(t *testing.T, path, content string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(content))
	z.Close()
	writeFile(t, path, b.String())
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// pageOf makes a page that declares its day.
func pageOf(published string) string {
	return `<html lang="en"><meta property="article:published_time" content="` + published + `"><h1>Title</h1><p>Text.</p></html>`
}

func TestPageDates(t *testing.T) {
	dir := t.TempDir()
	at := func(parts ...string) string { return filepath.Join(append([]string{dir, "pages"}, parts...)...) }
	writeGzip(t, at("htmldate", "gold.jsonl.gz"), `{"url":"https://a.example/1","date":"2024-05-03","page":"a.html.gz"}
{"url":"https://a.example/2","date":"2024-05-03","page":"b.html.gz"}
{"url":"https://a.example/3","date":"2024-05-03","page":"d.html.gz"}
`)
	writeGzip(t, at("htmldate", "a.html.gz"), pageOf("2024-05-03"))
	writeGzip(t, at("htmldate", "b.html.gz"), pageOf("2024-05-04"))
	writeGzip(t, at("htmldate", "d.html.gz"), pageOf(""))
	writeFile(t, at("wcxb", "0001.json"), `{"url":"https://b.example/1","ground_truth":{"publish_date":null}}`)
	writeFile(t, at("wcxb", "0002.json"), `{"url":"https://b.example/2","ground_truth":{"publish_date":"2024-05-03"}}`)
	writeGzip(t, at("wcxb", "0002.html.gz"), pageOf("2024-05-03T10:00:00Z"))
	writeFile(t, at("fundus", "uk", "Paper.json"), `{"V1":{"publishing_date":"2024-05-03 10:00:00+01:00"}}`)
	writeGzip(t, at("fundus", "uk", "Paper_2024_05_04.html.gz"), pageOf("2024-05-03T09:00:30Z"))

	r, err := PageDates().Run(context.Background(), Data{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 5 {
		t.Errorf("%d pages, want 5: gold without a day is not scored", r.N)
	}
	var answered, exact, minute float64
	for _, m := range r.Measures {
		switch {
		case strings.HasPrefix(m.Name, "htmldate") && strings.HasSuffix(m.Name, "pages"):
			answered += m.Value
		case strings.HasPrefix(m.Name, "wcxb") && strings.HasSuffix(m.Name, "exact"):
			exact += m.Value
		case strings.HasSuffix(m.Name, "minute"):
			minute += m.Value
		}
	}
	if answered != 3 || exact != 1 || minute != 1 {
		t.Errorf("htmldate pages %v, wcxb exact %v, fundus minute %v", answered, exact, minute)
	}
	for _, m := range r.Mistakes {
		if isHeld(m.Where) {
			t.Errorf("a mistake of the held part is listed: %+v", m)
		}
	}
}

func TestPageDatesWithoutData(t *testing.T) {
	_, err := PageDates().Run(context.Background(), Data{Dir: t.TempDir()})
	if errs.KindOf(err) != errs.MissingData {
		t.Errorf("got %v", err)
	}
}
