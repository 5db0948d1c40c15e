package quote

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/nlp"
)

// show writes a statement as `act speaker < via: content`, with the mention that
// the speaker was traced to in brackets, and condition, addressees and polarity
// behind it where there are any.
func show(d *nlp.Document, s *nlp.Statement) string {
	who := func(w nlp.Who) string {
		if !w.Known() {
			return "nobody"
		}
		if !w.Antecedent.Empty() {
			return w.Text + " [" + d.Slice(w.Antecedent) + "]"
		}
		return w.Text
	}
	out := s.Act.String() + " " + who(s.Speaker)
	for _, v := range s.Via {
		out += " < " + who(v)
	}
	var parts []string
	for _, c := range s.Content {
		parts = append(parts, d.Slice(c))
	}
	out += ": " + strings.Join(parts, " / ")
	for _, w := range s.To {
		out += " | to " + who(w)
	}
	if !s.Condition.Empty() {
		out += " | if " + d.Slice(s.Condition)
	}
	if s.Negated {
		out += " | not"
	}
	return out
}

func TestBehaviour(t *testing.T) {
	for _, tt := range slices.Concat(behaviours, turned, bound, acted, meant, voices) {
		t.Run(tt.name, func(t *testing.T) {
			d := document(strings.Split(tt.text, "\n")...)
			annotate(t, d)
			var got []string
			for i := range d.Statements {
				got = append(got, show(d, &d.Statements[i]))
			}
			if g := strings.Join(got, "\n"); g != tt.want {
				t.Errorf("got\n%s\nwant\n%s", g, tt.want)
			}
		})
	}
}

func TestSpansAndIDs(t *testing.T) {
	d := document(report...)
	annotate(t, d)
	ids := map[string]bool{"": true}
	for i, s := range d.Statements {
		ids[s.ID] = true
		if s.ID != fmt.Sprintf("d1s%d", i+1) {
			t.Errorf("statement %d has ID %s", i, s.ID)
		}
		if len(s.Content) == 0 || s.Why == "" {
			t.Errorf("%s has no content or no reason", s.ID)
		}
		for _, c := range s.Content {
			if c.Overlaps(s.Cue) {
				t.Errorf("%s: the cue stands in the content: %s", s.ID, d.Slice(c))
			}
		}
	}
	for _, s := range d.Statements {
		if !ids[s.Parent] {
			t.Errorf("%s has a parent %s that is not there", s.ID, s.Parent)
		}
	}
}

func TestTwoHeadlinesInOne(t *testing.T) {
	d := document("Okafor warns pilots of “big mistake” – Brandt rejects plan")
	d.Blocks[0].Kind = nlp.TitleBlock
	annotate(t, d)
	var got []string
	for i := range d.Statements {
		got = append(got, show(d, &d.Statements[i]))
	}
	if g, want := strings.Join(got, "\n"), "state Okafor: big mistake | to pilots"; g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
}

func TestHeadlineOfABodyQuotation(t *testing.T) {
	d := document("Strike goes on: “We have waited long enough”", "The lock stays shut.", "“We have waited long enough,” Tom Brandt said.")
	d.Blocks[0].Kind = nlp.TitleBlock
	annotate(t, d)
	if len(d.Statements) == 0 || d.Statements[0].Speaker.Text != "Tom Brandt" {
		t.Errorf("the headline's words are given to %+v", d.Statements)
	}
}

func TestWriterOfTheReportIsNobodyInIt(t *testing.T) {
	d := document("By Grace Adeyemi-Cole", "The lock was shut by noon. “It leaks,” she said.")
	d.Blocks[0].Kind = nlp.BylineBlock
	annotate(t, d)
	for i := range d.Statements {
		if s := &d.Statements[i]; !s.Speaker.Antecedent.Empty() {
			t.Errorf("%q leads to %q", s.Speaker.Text, d.Slice(s.Speaker.Antecedent))
		}
	}
}
