package cli

import (
	"encoding/json"
	"strings"
	"testing"
)

const arrivals = `{"id":"a","title":"Brennick lock stays shut","published":"2026-03-02","text":"The lock at Brennick stayed shut after inspectors of the waterways authority found cracks in its gates, and forty barges wait on the river Senn. Nobody can say when the gates will open, the harbour master told the pilots on Monday morning, and fuel on the waiting barges is running out."}
{"id":"b","title":"Petri wins in Graz","published":"2026-03-02","text":"Grandmaster Ilona Petri won the open championship in Graz with a draw in the final round against the defending champion, who had led the field for a week."}
{"id":"c","title":"Pilots wait on the Senn","published":"2026-03-02","text":"The lock at Brennick stayed shut after inspectors of the waterways authority found cracks in its gates, and forty barges wait on the river Senn. Nobody can say when the gates will open, the harbour master told the pilots on Monday morning."}
`

func TestCluster(t *testing.T) {
	out, errOut, code := run(t, arrivals, "cluster", "--jsonl", "-")
	if code != 0 || errOut != "" {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	type line struct {
		ID, Story string
		Origin    int
		CopyOf    *string `json:"copy_of"`
		Follows   []string
	}
	var got []line
	for text := range strings.Lines(out) {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		got = append(got, l)
	}
	if len(got) != 3 || got[0].Story != got[2].Story || got[0].Story == got[1].Story {
		t.Fatalf("stories: %s", out)
	}
	if got[2].CopyOf == nil || *got[2].CopyOf != "a" || got[2].Origin != 1 || got[0].CopyOf != nil {
		t.Errorf("the cut text is not a copy: %s", out)
	}
}

func TestClusterUsage(t *testing.T) {
	for _, args := range [][]string{{"cluster"}, {"cluster", "--jsonl", "a", "b"}, {"cluster", "--jsonl", "-", "--max-bytes", "0"}} {
		if _, _, code := run(t, "", args...); code != 2 {
			t.Errorf("%v: exit %d, want 2", args, code)
		}
	}
	out, errOut, code := run(t, "not an article\n", "cluster", "--jsonl", "-")
	if code != 1 || out != "" || errOut == "" {
		t.Errorf("bad line: exit %d, %q, %q", code, out, errOut)
	}
}
