package cli

import (
	"strings"
	"testing"
)

func TestEvents(t *testing.T) {
	const text = "Police in Norway arrested 12 protesters on Tuesday. The rebels may attack the port."
	for _, tt := range []struct {
		args        []string
		want, never string
	}{
		{[]string{"events", "--as", "text", "-"}, "ASSAULT", ""},
		{[]string{"events", "--format", "plover-jsonl", "--as", "text", "-"}, `"event":["COERCE"]`, "ASSAULT"},
		{[]string{"events", "--format", "plover-jsonl", "--all", "--as", "text", "-"}, `"status":"hypothetical"`, ""},
		{[]string{"events", "--format", "cameo-tsv", "--as", "text", "-"}, "\t173\t17\t4\t", "hypothetical"},
		{[]string{"events", "--explain", "--as", "text", "-"}, "why: rule “v arrest”", ""},
	} {
		out, errOut, code := run(t, text, tt.args...)
		if code != 0 || !strings.Contains(out, tt.want) || tt.never != "" && strings.Contains(out, tt.never) {
			t.Errorf("%v: exit code %d, error %q, output\n%s", tt.args, code, errOut, out)
		}
	}
	if _, errOut, code := run(t, "", "events", "--format", "xml", "-"); code != 2 || !strings.Contains(errOut, "plover-jsonl") {
		t.Errorf("a wrong format: exit code %d, error %q", code, errOut)
	}
}
