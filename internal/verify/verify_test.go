package verify_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/page"
	"readout/internal/verify"
)

var options = page.Options{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}

// sample is the record of the sample pages, which internal/cli's tests keep, and
// the pages.
func sample(t testing.TB) (record []byte, items []input.Item) {
	t.Helper()
	record, err := os.ReadFile(filepath.Join("..", "cli", "testdata", "sample.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r input.Reader
	for _, path := range input.List([]string{filepath.Join("..", "..", "sample")}) {
		for item := range r.Items(path) {
			item.Path, _ = filepath.Rel(filepath.Join("..", ".."), item.Path) // as the record was made
			items = append(items, item)
		}
	}
	return record, items
}

func TestSampleIsBorneOut(t *testing.T) {
	record, items := sample(t)
	r, err := verify.Check(record, items, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		t.Error(f)
	}
	if r.Documents != len(items) || r.Spans < 1000 || r.Sentences < 200 || r.Values < 100 {
		t.Errorf("too little was checked: %+v", *r)
	}
}

// tree is a record as plain JSON values, to change one thing in it.
type tree = map[string]any

func list(v any) []any { return v.([]any) }

func object(v any) tree { return v.(tree) }

// TestTamperedRecords changes one thing in the sample's record at a time.
func TestTamperedRecords(t *testing.T) {
	record, items := sample(t)
	add := func(v any, n int) json.Number {
		i, err := v.(json.Number).Int64()
		if err != nil {
			t.Fatal(err)
		}
		return json.Number(json.Number(strings.TrimSpace(string(must(json.Marshal(i + int64(n)))))))
	}
	for _, c := range []struct {
		name   string
		change func(r tree)
		want   string
	}{
		{"moved span", func(r tree) {
			s := object(list(object(list(r["statements"])[0])["content"])[0])
			s["start"], s["end"] = add(s["start"], 1), add(s["end"], 1)
		}, "does not stand at"},
		{"span of another document", func(r tree) {
			object(list(object(list(r["statements"])[0])["content"])[0])["doc"] = "d9"
		}, "d9"},
		{"span of no document", func(r tree) {
			object(list(object(list(r["statements"])[0])["content"])[0])["doc"] = "d99"
		}, "no document"},
		{"span without end", func(r tree) {
			object(list(object(list(r["statements"])[0])["content"])[0])["end"] = json.Number("999999")
		}, "outside the text"},
		{"changed words", func(r tree) {
			s := object(list(object(list(r["statements"])[0])["content"])[0])
			s["text"] = "not " + s["text"].(string)
		}, "does not stand at"},
		{"changed figure", func(r tree) { figureOf(r)["low"] = "987654321" }, "is not the number of"},
		{"changed text of a document", func(r tree) {
			d := object(list(r["documents"])[0])
			d["text"] = strings.Replace(d["text"].(string), "a", "e", 1)
		}, "its text is not that of the page"},
		{"changed title of a document", func(r tree) { object(list(r["documents"])[0])["title"] = "Another" }, "but the page says"},
		{"changed outlet", func(r tree) {
			object(object(list(r["documents"])[0])["outlet"])["name"] = "Another"
		}, "but the page says"},
		{"changed hash", func(r tree) { object(list(r["documents"])[0])["hash"] = strings.Repeat("0", 64) }, "is not the one that was read"},
		{"changed summary", func(r tree) {
			s := object(list(object(list(r["stories"])[0])["summary"])[0])
			s["text"] = strings.Replace(s["text"].(string), "e", "o", 1)
		}, "is not the words of its evidence"},
		{"changed title of a story", func(r tree) { object(list(r["stories"])[0])["title"] = "Nothing happened" }, "the title of none"},
		{"name in a topic", func(r tree) {
			c := object(list(r["comparisons"])[0])
			c["topic"] = "Zebulon and " + c["topic"].(string)
		}, "Zebulon"},
		{"number in a reason", func(r tree) {
			c := object(list(r["comparisons"])[0])
			c["why"] = c["why"].(string) + " of 98765"
		}, "98765"},
		{"count in a reason", func(r tree) { object(list(r["comparisons"])[0])["why"] = "the gates in 77 reports" }, "77 reports"},
		{"quotation in a reason", func(r tree) { object(list(r["comparisons"])[0])["why"] = "“gates of gold”" }, "gates of gold"},
		{"straight quotation in a topic", func(r tree) {
			object(list(r["comparisons"])[0])["topic"] = `the "golden gates" again`
		}, "golden gates"},
		{"name of an entity", func(r tree) { object(list(r["entities"])[0])["name"] = "Zebulon Wright" }, "Zebulon"},
		{"words of an agenda item", func(r tree) { object(list(r["agenda"])[0])["what"] = "nobody does anything" }, "is not the words of its evidence"},
		{"day of an agenda item", func(r tree) { object(list(r["agenda"])[0])["start"] = "2031-01-01" }, "the beginning of no time"},
		{"date of a document", func(r tree) {
			object(object(object(list(r["documents"])[0])["dates"])["published"])["value"] = "2031-01-01"
		}, "but the page says"},
		{"silent document that speaks", func(r tree) {
			c := object(list(r["comparisons"])[0])
			c["silent"] = []any{object(list(c["values"])[0])["doc"]}
		}, "is not silent"},
		{"odd one out", func(r tree) { object(list(r["comparisons"])[0])["odd_one_out"] = "d10" }, "has no value"},
		{"origins", func(r tree) { object(list(r["comparisons"])[0])["origins"] = json.Number("99") }, "99 origins"},
		{"day of a value", func(r tree) {
			for _, c := range list(r["comparisons"]) {
				if c := object(c); c["slot"] == "date" {
					object(list(c["values"])[0])["value"] = "2031-01-01"
					return
				}
			}
		}, "is the day of no time"},
		{"furniture", func(r tree) {
			for _, b := range list(object(list(r["documents"])[0])["blocks"]) {
				if b := object(b); b["kind"] == "furniture" {
					b["text"] = "Nothing of the kind"
					return
				}
			}
		}, "was not taken out of"},
		{"day of a time", func(r tree) {
			for _, x := range list(r["times"]) {
				if x := object(x); x["text"] == "15 June" {
					x["value"] = "2026-06-18"
					return
				}
			}
		}, "is not the day of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := json.NewDecoder(bytes.NewReader(record))
			d.UseNumber()
			var r tree
			if err := d.Decode(&r); err != nil {
				t.Fatal(err)
			}
			c.change(r)
			report, err := verify.Check(must(json.Marshal(r)), items, options)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range report.Findings {
				if strings.Contains(f.String(), c.want) {
					return
				}
			}
			t.Errorf("no finding with %q: %v", c.want, report.Findings)
		})
	}
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

// figureOf is a quantity in digits.
func figureOf(r tree) tree {
	for _, q := range list(r["quantities"]) {
		if q := object(q); strings.ContainsAny(q["text"].(string), "0123456789") && q["low"] != nil {
			return q
		}
	}
	panic("no figure")
}

func TestPagesMissingOrChanged(t *testing.T) {
	record, items := sample(t)
	r, err := verify.Check(record, items[1:], options)
	if err != nil || len(r.Findings) == 0 || !strings.Contains(r.Findings[0].Message, "is not among those given") {
		t.Errorf("%v %v", r.Findings, err)
	}
	items[0].Data = append([]byte("<!-- -->"), items[0].Data...)
	r, err = verify.Check(record, items, options)
	if err != nil || len(r.Findings) == 0 || !strings.Contains(r.Findings[0].Message, "its hash is another") {
		t.Errorf("%v %v", r.Findings, err)
	}
}

func TestBriefs(t *testing.T) {
	record, items := sample(t)
	for name, c := range map[string]struct {
		text string
		bad  int
	}{
		"good.txt":  {"SAID  “Nobody turned\n    off a river” [2]", 0},
		"bad.txt":   {"SAID  “Nobody turned\n    on a river” [2]", 1},
		"good.md":   {"- “Nobody **turned off** a river” \\[2\\]", 0},
		"bad.md":    {"- “Nobody **turned on** a river” \\[2\\]", 1},
		"good.html": {"<!DOCTYPE html><p><q>“Nobody <mark>turned</mark> off a river”</q>", 0},
		"bad.html":  {"<!doctype html><p><q>“Nobody <mark>turned</mark> on a river”</q>", 1},
	} {
		r, err := verify.Check(record, items, options, verify.Brief{Name: name, Data: []byte(c.text)})
		if err != nil || len(r.Findings) != c.bad {
			t.Errorf("%s: %v %v", name, r.Findings, err)
		}
	}
}

func TestNotARecord(t *testing.T) {
	for _, text := range []string{"", "null", "[]", "{}", `{"format":"readout/2"}`, `{"format":"readout/1"} {}`, "{", `{"format":"readout/1","documents":{}}`} {
		if _, err := verify.Check([]byte(text), nil, options); errs.KindOf(err) != errs.Malformed || err == nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add([]byte(`{"format":"readout/1","documents":[{"id":"d1","hash":"","path":"p","text":"It is 5 p.m.","blocks":[{"kind":"body","start":0,"end":12}]}],
"statements":[{"id":"s","content":[{"doc":"d1","start":0,"end":2,"text":"It"}]}],"quantities":[{"id":"q","doc":"d1","start":6,"end":7,"text":"5","low":"5","high":"5"}],
"times":[{"id":"t","doc":"d1","text":"5 p.m.","span":{"doc":"d1","start":6,"end":12,"text":"5 p.m."},"type":"time","value":"2026-01-05T17:00","start":"2026-01-05"}],
"comparisons":[{"id":"c","kind":"agrees","slot":"figure","topic":"“It” is","why":"5 in 1 report","values":[{"doc":"d1","start":6,"end":7,"text":"5","value":"5","group":1}]}],
"agenda":[{"id":"a","what":"It is","evidence":[{"doc":"d1","start":0,"end":12,"text":"It is 5 p.m."}]}],"stories":[{"id":"s1","title":"It","documents":[{"doc":"d1"}],"summary":[{"text":"x","evidence":[]}]}],
"entities":[{"id":"e","name":"It","mentions":[{"doc":"d1","start":0,"end":2,"text":"It","kind":"name"}]}]}`), "“It”")
	f.Add([]byte(`{"format":"readout/1"}`), "<!doctype html><q>")
	f.Fuzz(func(t *testing.T, record []byte, brief string) {
		item := input.Item{Path: "p", Data: []byte("It is 5 p.m."), Format: input.Text}
		r, err := verify.Check(record, []input.Item{item}, options, verify.Brief{Name: "b", Data: []byte(brief)})
		if (r == nil) == (err == nil) {
			t.Error(r, err)
		}
	})
}
