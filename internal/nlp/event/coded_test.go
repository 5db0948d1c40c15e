package event

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/nlp"
)

// wanted is a line of testdata/coded.txt.
type wanted struct {
	kind, mode, status     string
	actor, recipient, text string
	fails                  bool // known: the line begins with "!"
}

func readWanted(t *testing.T) []wanted {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "coded.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all []wanted
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		var w wanted
		line, w.fails = strings.CutPrefix(line, "! ")
		p := strings.SplitN(line, " ; ", 4)
		head := strings.Fields(p[0])
		if len(p) < 4 || len(head) != 2 {
			t.Fatalf("no line of the form \"TYPE/mode status ; actor ; recipient ; sentence\": %s", line)
		}
		w.kind, w.mode, _ = strings.Cut(head[0], "/")
		w.status, w.actor, w.recipient, w.text = head[1], p[1], p[2], p[3]
		all = append(all, w)
	}
	return all
}

// TestCoded holds what must be coded of invented sentences in varied syntax: type,
// mode, status, and somebody's name among actors and recipients. What is known to
// fail is marked, and must be unmarked when it no longer does.
func TestCoded(t *testing.T) {
	for _, w := range readWanted(t) {
		d := annotated(t, w.text)
		ok := false
		for i := range d.Events {
			ok = ok || w.met(d, &d.Events[i])
		}
		switch {
		case ok && w.fails:
			t.Errorf("%s: is coded now: take the mark away", w.text)
		case !ok && !w.fails:
			t.Errorf("%s: %s, want %s/%s %s, %s > %s", w.text, all(d), w.kind, w.mode, w.status, w.actor, w.recipient)
		}
	}
}

func (w *wanted) met(d *nlp.Document, e *nlp.Event) bool {
	return e.Type == w.kind && (w.mode == "" || w.mode == e.Mode) && e.Status.String() == w.status &&
		among(d, e.Actor, w.actor) && among(d, e.Recipient, w.recipient)
}

// among reports whether each of the names, joined by "+", is part of one of the
// phrases or of its antecedent; "-" asks for no phrase, "~" for nothing.
func among(d *nlp.Document, list []nlp.Who, want string) bool {
	switch want {
	case "~":
		return true
	case "-":
		return len(list) == 0
	}
	for _, name := range strings.Split(want, " + ") {
		found := false
		for _, w := range list {
			found = found || strings.Contains(strings.ToLower(w.Text+" "+d.Slice(w.Antecedent)), strings.ToLower(name))
		}
		if !found {
			return false
		}
	}
	return true
}

// TestNone holds that sentences without an event have none that occurred.
func TestNone(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "none.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		d := annotated(t, line)
		for i := range d.Events {
			if e := &d.Events[i]; e.Status == nlp.Occurred {
				t.Errorf("%s: %s", line, shown(d, e))
			}
		}
	}
}
