package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVerify proves the sample's record and its brief in each form, and refuses
// what was changed in them.
func TestVerify(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	dir := t.TempDir()
	record, _, _ := run(t, "", "read", "--json", "sample")
	text, _, _ := run(t, "", "read", "--all", "sample")
	md, _, _ := run(t, "", "read", "--all", "--md", "sample")
	page := filepath.Join(dir, "brief.html")
	if _, stderr, code := run(t, "", "read", "--html", page, "sample"); code != 0 || stderr != "" {
		t.Fatal(code, stderr)
	}
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	good := write(t, dir, "record.json", record)
	for name, brief := range map[string]string{"brief.txt": text, "brief.md": md, "brief.html": string(html)} {
		out, stderr, code := run(t, "", "verify", "--brief", write(t, dir, name, brief), good, "sample")
		if code != 0 || stderr != "" || !strings.Contains(out, "all borne out by the pages") {
			t.Errorf("%s: exit code %d, %s%s", name, code, out, stderr)
		}
		changed := strings.NewReplacer("Nobody turned off", "Nobody turned on").Replace(brief)
		out, _, code = run(t, "", "verify", "--brief", write(t, dir, name, changed), good, "sample")
		if code != 1 || !strings.Contains(out, "stands in none of the pages") {
			t.Errorf("changed %s: exit code %d, %s", name, code, out)
		}
	}
	for _, change := range [][2]string{
		{`"start":198,"end":208`, `"start":199,"end":209`}, {"Nobody turned off a river", "Nobody turned on a river"}, {`"low":"32000"`, `"low":"320000"`},
	} {
		if !strings.Contains(record, change[0]) {
			t.Fatalf("%s is not in the record", change[0])
		}
		bad := write(t, dir, "bad.json", strings.Replace(record, change[0], change[1], 1))
		out, _, code := run(t, "", "verify", bad, "sample")
		if code != 1 || !strings.Contains(out, "not borne out by the pages") {
			t.Errorf("%v: exit code %d, %s", change, code, out)
		}
	}
	out, _, code := run(t, record, "verify", "-", "sample")
	if code != 0 {
		t.Errorf("standard input: exit code %d, %s", code, out)
	}
}

func TestVerifyUsage(t *testing.T) {
	dir := t.TempDir()
	record := write(t, dir, "record.json", `{"format":"readout/1"}`)
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"verify"}, 2, "name the record and its pages"},
		{[]string{"verify", record}, 2, "name the record and its pages"},
		{[]string{"verify", filepath.Join(dir, "none.json"), dir}, 1, "is not there"},
		{[]string{"verify", write(t, dir, "page.txt", "no record"), dir}, 1, "not what readout read --json writes"},
		{[]string{"verify", record, filepath.Join(dir, "none.html")}, 1, "is not there"},
		{[]string{"read", "--html", "x", "--md", "."}, 2, "one of"},
		{[]string{"read", "--html", filepath.Join(dir, "no", "brief.html"), write(t, dir, "a.html", article)}, 1, "cannot write"},
	} {
		_, stderr, code := run(t, "", c.args...)
		if code != c.code || !strings.Contains(stderr, c.want) {
			t.Errorf("%v: exit code %d, %q", c.args, code, stderr)
		}
	}
}
