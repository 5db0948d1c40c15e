package export

import (
	"bufio"
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"readout/internal/nlp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestBriefGolden holds the shape of the brief in each form.
func TestBriefGolden(t *testing.T) {
	r := storyOfFour(t)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"brief.txt":   func(b *bytes.Buffer) error { return WriteBrief(b, r, Terminal{}) },
		"brief.color": func(b *bytes.Buffer) error { return WriteBrief(b, r, Terminal{Color: true}) },
		"brief.md":    func(b *bytes.Buffer) error { return WriteMarkdown(b, r, Brief{}) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.String())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at the difference, then run go test ./internal/export -update\n%s", path, got)
	}
}

var (
	inMarks = regexp.MustCompile(`“([^“”]*)”`)
	escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")
)

// TestQuotationsStandInPages takes every quotation out of the brief in each form
// and looks for it in the pages.
func TestQuotationsStandInPages(t *testing.T) {
	r := storyOfFour(t)
	var all strings.Builder
	for _, d := range r.Documents {
		all.WriteString(fold(d.Text) + "\n")
		for _, rejected := range d.Dates.Rejected {
			all.WriteString(rejected.Text + "\n")
		}
	}
	for _, c := range []Terminal{{}, {Color: true}, {Brief: Brief{All: true}}} {
		var text, md bytes.Buffer
		if err := WriteBrief(&text, r, c); err != nil {
			t.Fatal(err)
		}
		if err := WriteMarkdown(&md, r, c.Brief); err != nil {
			t.Fatal(err)
		}
		plainMD := strings.NewReplacer("**", "", `\`, "").Replace(md.String())
		for _, form := range []string{escapes.ReplaceAllString(text.String(), ""), plainMD} {
			found := inMarks.FindAllStringSubmatch(fold(form), -1)
			if len(found) < 10 {
				t.Fatalf("%d quotations only:\n%s", len(found), form)
			}
			for _, q := range found {
				if !strings.Contains(all.String(), q[1]) {
					t.Errorf("%q stands in no page", q[1])
				}
			}
		}
	}
}

// TestBriefWidth holds the 80 columns for wide and for long words too.
func TestBriefWidth(t *testing.T) {
	r := storyOfFour(t)
	d := r.Documents[0]
	d.Outlet.Name = strings.Repeat("長", 60)
	d.Path = strings.Repeat("a/", 90)
	r.Stories[0].Title = strings.Repeat("wide 長い ", 30)
	var b bytes.Buffer
	if err := WriteBrief(&b, r, Terminal{Brief: Brief{All: true}}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if n := uniseg.StringWidth(strings.TrimRight(line, "\n")); n > columnsWide {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"the gates hold", 20, "the gates hold"},
		{"the gates hold", 9, "the gates|hold"},
		{"  the \n gates\thold ", 14, "the gates hold"},
		{"unbreakable", 4, "unbr|eaka|ble"},
		{"長い門", 4, "長い|門"},
		{"a unbreakable b", 4, "a|unbr|eaka|ble|b"},
		{"", 4, ""},
	} {
		if got := strings.Join(wrap(c.text, c.n), "|"); got != c.want {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

// TestFlow holds what does not begin a line: numbers of documents, signs between
// values, an ellipsis; and what does not end one: a sign before a value.
func TestFlow(t *testing.T) {
	value := strings.Repeat("word ", 12)
	for _, pieces := range [][]piece{
		{{kind: words, text: value + "abcde"}, {kind: refs, refs: []ref{{number: 12}}}},
		{{kind: words, text: value + "abcd"}, say(betweenSides), {kind: words, text: "next"}},
		{{kind: quote, text: value + "ab", cut: true}, say("and on")},
		{{kind: words, text: value + "ab"}, {kind: sign, text: oddSign}, {kind: words, text: "next"}},
	} {
		var b bytes.Buffer
		p := &printer{w: bufio.NewWriter(&b)}
		p.flow("AGREE", line{pieces: pieces})
		if err := p.w.Flush(); err != nil {
			t.Fatal(err)
		}
		for i, l := range strings.Split(strings.TrimRight(b.String(), "\n"), "\n") {
			l = strings.TrimSpace(l)
			if i > 0 && (strings.HasPrefix(l, "[") || strings.HasPrefix(l, betweenSides) || strings.HasPrefix(l, ellipsis)) || strings.HasSuffix(l, oddSign) {
				t.Errorf("%q", b.String())
			}
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
		cut  bool
	}{
		{"the gates hold", 20, "the gates hold", false},
		{"the gates hold", 14, "the gates hold", false},
		{"the gates hold", 13, "the gates", true},
		{"the gates, which hold", 12, "the gates", true},
		{"unbreakable", 4, "unbreakable", false},
		{"長い 門 が", 5, "長い", true},
		{"he called it “a gate of cracks” today", 22, "he called it", true},
		{"“a gate of cracks” he said", 18, "“a gate of cracks”", true},
		{"", 5, "", false},
	} {
		got, cut := shorten(c.text, c.n)
		if got != c.want || cut != c.cut {
			t.Errorf("shorten(%q, %d) = %q, %v; want %q, %v", c.text, c.n, got, cut, c.want, c.cut)
		}
	}
}

func TestBalanced(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                          "plain",
		"said “yes” and “no”":            "said “yes” and “no”",
		"he said “it is":                 "he said",
		"“it is far longer than before":  "it is far longer than before",
		"is over” he said and went home": "he said and went home",
		`he said "no`:                    "he said",
		`"no" he said`:                   `"no" he said`,
		"":                               "",
		"a “b “c” d":                     "c” d",
	} {
		if want == "c” d" {
			want = "b “c” d"
		}
		if got := balanced(text); got != want {
			t.Errorf("balanced(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWithoutJoints(t *testing.T) {
	for text, want := range map[string]string{
		"that the gates will open, but": "the gates will open", "and so on": "so on", "and": "and", "the gates,": "the gates",
		"Sandy and": "Sandy", "the sand": "the sand", "": "", "that": "that", "at 5 a.m. (0420 GMT": "at 5 a.m.", "at 5 (0420 GMT)": "at 5 (0420 GMT)", "− 5 degrees": "− 5 degrees",
	} {
		if got := withoutJoints(text); got != want {
			t.Errorf("withoutJoints(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestUnmarked(t *testing.T) {
	for text, want := range map[string]string{
		"“yes”": "yes", `"yes"`: "yes", "“yes” and “no”": "“yes” and “no”", "yes": "yes", "“": "“", "“”": "“”",
	} {
		if got := unmarked(text); got != want {
			t.Errorf("unmarked(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		of   []int
		want string
	}{
		{nil, ""}, {[]int{1}, "[1]"}, {[]int{1, 2}, "[1] [2]"}, {[]int{1, 2, 3}, "[1–3]"}, {[]int{1, 3, 4, 5, 9}, "[1] [3–5] [9]"},
	} {
		p := piece{kind: refs}
		for _, n := range c.of {
			p.refs = append(p.refs, ref{number: n})
		}
		if got := strings.Join(p.numbers(), " "); got != c.want {
			t.Errorf("%v: %q, want %q", c.of, got, c.want)
		}
	}
}

func TestPrintable(t *testing.T) {
	if got := printable("a\x1b[31mb\u202ec\u2028d"); got != "a [31mbc d" {
		t.Errorf("%q", got)
	}
}

func TestQuoted(t *testing.T) {
	d := &nlp.Document{Text: "He said:  “It is\nover,” and left,"}
	if got := quoted(evidence(d, nlp.Span{End: len(d.Text)}), 80).plain(); got != "‘He said: “It is over,” and left’" {
		t.Errorf("%s", got)
	}
	if got := quoted(at(t, d, "“It is\nover,”"), 80).plain(); got != "“It is over”" {
		t.Errorf("%s", got)
	}
}

// FuzzShorten holds that what is shown of a page's words is a part of them, in the
// columns asked for, without an open mark.
func FuzzShorten(f *testing.F) {
	f.Add("he said: “it is” over", 10)
	f.Add(`"no" he said "yes`, 8)
	f.Fuzz(func(t *testing.T, s string, n int) {
		s, n = fold(printable(strings.ToValidUTF8(s, ""))), 1+max(n, -n)&0xff
		whole := balanced(withoutJoints(s))
		short, _ := shorten(whole, n)
		if !strings.Contains(s, whole) || !strings.HasPrefix(whole, short) && !strings.Contains(whole, short) {
			t.Errorf("%q, %q are no parts of %q", whole, short, s)
		}
		if w := uniseg.StringWidth(short); w > max(n, 1) && strings.Contains(short, " ") {
			t.Errorf("%q fills %d columns, more than %d", short, w, n)
		}
		if strings.Count(whole, "“") > strings.Count(whole, "”") {
			t.Errorf("%q leaves a mark open", whole)
		}
	})
}
