package api

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzCells holds that no cell of a table begins a formula, and that a reader of
// CSV gets the words back, behind an apostrophe where one was needed.
func FuzzCells(f *testing.F) {
	for _, seed := range []string{"=1+1", " +cmd", "-5", "@SUM(A1)", "\tx", "\"quoted\", comma", "＝1", "plain", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if !utf8.ValidString(cell) || strings.Contains(cell, "\r") {
			return
		}
		var b bytes.Buffer
		w := newTable(&b, []string{"cell", "other"})
		w.row(cell, "x")
		if err := w.end(); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%v %v", rows, err)
		}
		got := rows[1][0]
		if got != cell && got != "'"+cell {
			t.Fatalf("%q came back as %q", cell, got)
		}
		first := strings.TrimLeft(got, " ")
		if first != "" && strings.ContainsAny(first[:1], "=@\t\n") {
			t.Fatalf("%q begins a formula", got)
		}
	})
}
