package timex_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/internal/growthtest"
	"readout/internal/nlp"
	"readout/internal/nlp/english"
	"readout/internal/nlp/timex"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// read parses a text and finds its times. anchor is a day in ISO 8601, or empty.
func read(t testing.TB, text, anchor string) *nlp.Document {
	t.Helper()
	d := document(text, anchor)
	p, err := nlp.NewPipeline(english.Stage{}, timex.Stage{})
	if err != nil {
		t.Fatal(err)
	}
	if failures, err := p.Run(context.Background(), d); err != nil || len(failures) > 0 {
		t.Fatalf("%q: %v %v", text, failures, err)
	}
	return d
}

func document(text, anchor string) *nlp.Document {
	d := &nlp.Document{ID: "d1", Language: "en", Text: text}
	d.Blocks = []nlp.Block{{Kind: nlp.BodyBlock, Span: nlp.Span{End: len(text)}}}
	if day, err := time.Parse(time.DateOnly, anchor); err == nil {
		d.Dates.Anchor.Date = nlp.Date{Time: day, Precision: nlp.Day}
	}
	return d
}

// print is a timex as the cases write it.
func print(d *nlp.Document, x nlp.Timex) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\t%s | %s %s", d.Slice(x.Span), x.Type, x.Value)
	if x.Placed() {
		layout := "2006-01-02T15:04"
		if x.Zoned {
			layout += "Z07:00"
		}
		fmt.Fprintf(&b, " | %s to %s, %s", x.From.Format(layout), x.To.Format(layout), x.Grain)
	}
	if x.Modifier != "" {
		fmt.Fprintf(&b, " | %s", x.Modifier)
	}
	if x.Problem != "" {
		fmt.Fprintf(&b, " | problem: %s", x.Problem)
	}
	return b.String()
}

// TestCases reads testdata/*.txt: lines of comment begin with "#", "@" gives the
// anchor from there on, a line of text is followed by the times to be found in
// it, indented. go test -update rewrites them.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := run(t, string(raw))
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for i, line := range diff(string(raw), got) {
			t.Errorf("%s: %s", file, line)
			if i > 20 {
				break
			}
		}
	}
}

// run is a file of cases with what is found.
func run(t *testing.T, file string) string {
	var out strings.Builder
	anchor := ""
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "\t"):
			continue
		case strings.HasPrefix(line, "@"):
			anchor = strings.TrimSpace(line[1:])
		case line != "" && line[0] != '#':
			d := read(t, line, anchor)
			out.WriteString(line + "\n")
			for _, x := range d.Timexes {
				out.WriteString(print(d, x) + "\n")
			}
			continue
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}

// diff lists the lines that are in one text only, in order.
func diff(want, got string) []string {
	var all []string
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for _, line := range a {
		if !slices.Contains(b, line) {
			all = append(all, "want "+line)
		}
	}
	for _, line := range b {
		if !slices.Contains(a, line) {
			all = append(all, "got  "+line)
		}
	}
	if len(all) == 0 && want != got {
		all = append(all, "the same lines in another order or number")
	}
	return all
}

// check holds what every result must keep.
func check(t testing.TB, d *nlp.Document) {
	t.Helper()
	end := 0
	for _, x := range d.Timexes {
		switch {
		case x.Start < end || x.End <= x.Start || x.End > len(d.Text):
			t.Fatalf("%q: spans out of order: %+v", d.Text, x)
		case !utf8.ValidString(d.Slice(x.Span)) && utf8.ValidString(d.Text):
			t.Fatalf("%q: span %v cuts a rune", d.Text, x.Span)
		case x.Value == "":
			t.Fatalf("%q: %q has no value", d.Text, d.Slice(x.Span))
		case x.Placed() && !x.From.Before(x.To):
			t.Fatalf("%q: %q is placed from %v to %v", d.Text, d.Slice(x.Span), x.From, x.To)
		}
		end = x.End
	}
}

// TestYearOnly reads a text of which only the year is known: months have their
// year, weekdays no date.
func TestYearOnly(t *testing.T) {
	d := document("The council met on 5 March and on Thursday.", "")
	d.Dates.Anchor.Date = nlp.Date{Time: time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC), Precision: nlp.Year}
	p, err := nlp.NewPipeline(english.Stage{}, timex.Stage{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if len(d.Timexes) != 2 || d.Timexes[0].Value != "2019-03-05" {
		t.Errorf("found %+v", d.Timexes)
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		"The talks on 31 February 2021 at 25:70 p.m. EST (00:25 CET) lasted 0 minutes.",
		"In the year 0 and in 99999, two days later, the '90s; mid-November 2022-13-45.",
		"9–10 January, from 3 to 5 May, 1939-45, the 20th of the month, half past half past five",
		"early late mid the end of the beginning of the last next 99999999999 years ago",
		"29 February, Feb. 29 2023, 264 BC, the first quarter of the third quarter",
	} {
		f.Add(s, "2021-12-30")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, text, anchor string) {
		if len(text) > 2000 || !utf8.ValidString(text) {
			return
		}
		d := read(t, text, anchor)
		check(t, d)
		again := read(t, text, anchor)
		if !slices.EqualFunc(d.Timexes, again.Timexes, func(a, b nlp.Timex) bool { return print(d, a) == print(again, b) }) {
			t.Fatalf("%q: two runs differ", text)
		}
	})
}

// TestLong holds that the time taken grows with the length, not faster.
func TestLong(t *testing.T) {
	for _, s := range []string{"the ", "early ", "two days before ", "Monday, ", "1 to ", "half past ", "a year and a half and ", "the morning of the night of ", "(10:40 "} {
		build := func(n int) *nlp.Document { return read(t, strings.Repeat(s, n), "2021-12-30") }
		growthtest.Linear(t, s, 100, build, func(d *nlp.Document) {
			if err := (timex.Stage{}).Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			check(t, d)
		})
	}
}

// BenchmarkAnnotate measures the stage on parsed sample pages.
func BenchmarkAnnotate(b *testing.B) {
	files, _ := filepath.Glob("../../../sample/*.txt")
	var all []*nlp.Document
	size := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, read(b, string(raw), "2026-03-12"))
		size += len(raw)
	}
	if len(all) == 0 {
		b.Skip("no sample pages")
	}
	b.SetBytes(int64(size / len(all)))
	i := 0
	for b.Loop() {
		if err := (timex.Stage{}).Annotate(context.Background(), all[i%len(all)]); err != nil {
			b.Fatal(err)
		}
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}
