package cli

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// run runs the program on arguments and returns what it wrote and its exit code.
func run(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errOut bytes.Buffer
	streams := Streams{In: strings.NewReader(stdin), Out: &out, Err: &errOut}
	now := func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }
	code = Run(context.Background(), args, streams, now)
	return out.String(), errOut.String(), code
}

// write makes a file in dir and returns its path.
func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func packed(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const article = `<html lang="en"><head><title>Lock at Brennick stays shut - Senn Courier</title>
<meta property="article:published_time" content="2026-03-02T10:00:00Z"></head><body><article>
<h1>Lock at Brennick stays shut</h1>
<p>The lock at Brennick will stay shut until the inspectors of the waterways authority have seen its gates, the harbour minister said on Monday.</p>
<p>“The lock stays shut,” Harbour Minister Ines Okafor said. “Nobody will be sent through a gate that has a crack in it, whatever the barges cost us.”</p>
<p>About forty barges are waiting on the river. Their pilots had hoped to pass before the weekend, and some of them have run out of fuel.</p>
</article></body></html>`

// problems reads the problems of a record.
func problems(t *testing.T, record string) map[string]string {
	t.Helper()
	var r struct {
		Problems []struct{ Path, Kind, Message string }
	}
	if err := json.Unmarshal([]byte(record), &r); err != nil {
		t.Fatalf("%v in %q", err, record)
	}
	kinds := map[string]string{}
	for _, p := range r.Problems {
		kinds[filepath.Base(p.Path)] = p.Kind
	}
	return kinds
}

func TestBadInputCostsThatInput(t *testing.T) {
	dir := t.TempDir()
	for name, file := range map[string]struct{ content, kind string }{
		"empty.html":   {"", "empty"},
		"blank.txt":    {" \n\t\n", "empty"},
		"binary.html":  {"\x7fELF\x02\x01\x00\x00\x00", "binary"},
		"deep.html":    {strings.Repeat("<div>", 100_000) + "x", "too-deep"},
		"large.html":   {article + strings.Repeat(" ", 1<<20), "too-large"},
		"bomb.html.gz": {packed(t, strings.Repeat("a", 4<<20)), "too-large"},
		"cut.html.gz":  {packed(t, article)[:200], "unreadable"},
		"index.html":   {"<html><body><ul><li><a href='/a'>Sport</a></li><li><a href='/b'>Money</a></li></ul></body></html>", "no-article"},
		"bad.jsonl":    {"{\"text\":\"x\"\n", "malformed"},
		"good.html":    {article, ""},
		"cut-utf8.txt": {"Lock at Brennick stays shut\n\nThe lock at Brennick will stay shut until the inspectors have seen its gates, the minister said on Monday. “No barge will pass before then.\xe2\x80", ""},
	} {
		write(t, dir, name, file.content)
		t.Run(name, func(t *testing.T) {
			out, stderr, code := run(t, "", "read", "--json", "--max-bytes", "1000000", filepath.Join(dir, name))
			got := problems(t, out)
			for _, kind := range got {
				if kind != file.kind {
					t.Errorf("problem %v, want %q", got, file.kind)
				}
			}
			if want := min(1, len(file.kind)); code != want || len(got) != want {
				t.Errorf("exit code %d, problems %v; want %q", code, got, file.kind)
			}
			if file.kind != "" && !strings.Contains(stderr, name) {
				t.Errorf("standard error does not name the file: %q", stderr)
			}
		})
	}
	out, _, code := run(t, "", "read", "--json", "--max-bytes", "1000000", dir)
	if code != 1 || !strings.Contains(out, "Nobody will be sent through") {
		t.Errorf("the good page is missing from the folder's record (exit code %d)", code)
	}
}

func TestUsage(t *testing.T) {
	tests := []struct {
		args []string
		code int
		want string
	}{
		{nil, 2, "say what to do"},
		{[]string{"reed"}, 2, "no command"},
		{[]string{"read"}, 2, "name the files"},
		{[]string{"read", "--as", "pdf", "x"}, 2, "want one of"},
		{[]string{"read", "--jsn", "x"}, 2, "--help lists the flags"},
		{[]string{"read", "nowhere.html"}, 1, "nowhere.html is not there"},
		{[]string{"eval", "pagez"}, 2, "no set"},
		{[]string{"eval", "pages-html", "--data", "nowhere"}, 1, "not measured"},
	}
	for _, tt := range tests {
		_, stderr, code := run(t, "", tt.args...)
		if code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("%v: exit code %d, %q; want %d, %q", tt.args, code, stderr, tt.code, tt.want)
		}
	}
	if out, _, code := run(t, "", "read", "--help"); code != 0 || !strings.Contains(out, "-show-furniture") {
		t.Errorf("read --help: exit code %d, %q", code, out)
	}
}

func TestReadsStandardInputAndJSONL(t *testing.T) {
	out, stderr, code := run(t, article, "read", "-")
	if code != 0 || !strings.Contains(out, "Senn Courier") {
		t.Errorf("exit code %d, %q, %q", code, out, stderr)
	}
	path := write(t, t.TempDir(), "a.jsonl", `{"id":7,"outlet":"Senn Courier","title":"Lock shut","published":"2026-03-02","text":"The lock stays shut. “It is not safe to open it,” Ines Okafor said."}

{"title":"no text"}
`)
	out, _, code = run(t, "", "read", "--json", path)
	if got := problems(t, out); code != 1 || got["a.jsonl:3"] != "malformed" || len(got) != 1 {
		t.Errorf("exit code %d, problems %v", code, got)
	}
	if !strings.Contains(out, `"text":"Lock shut\n\nThe lock stays shut. “It is not safe to open it,” Ines Okafor said."`) {
		t.Errorf("text is not title and body: %s", out)
	}
}

func TestAsTextKeepsTheInput(t *testing.T) {
	text := "  The lock stays shut.\r\n\r\n“It is not safe to open it,”\tInes Okafor said. \n"
	path := write(t, t.TempDir(), "a.txt", text)
	out, _, code := run(t, "", "read", "--json", "--as", "text", path)
	var r struct {
		Documents []struct {
			Text string
		}
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil || code != 0 {
		t.Fatal(err, code)
	}
	if r.Documents[0].Text != text {
		t.Errorf("%q, want the input %q", r.Documents[0].Text, text)
	}
}

func TestSpansAreCodePoints(t *testing.T) {
	out, _, _ := run(t, article, "read", "--json", "-")
	var r struct {
		Documents  []struct{ Text string }
		Statements []struct {
			Content []struct {
				Start, End int
				Text       string
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Statements) == 0 {
		t.Fatal("no statement")
	}
	text := []rune(r.Documents[0].Text)
	for _, s := range r.Statements {
		for _, c := range s.Content {
			if got := string(text[c.Start:c.End]); got != c.Text {
				t.Errorf("%q stands at the span of %q", got, c.Text)
			}
		}
	}
}
