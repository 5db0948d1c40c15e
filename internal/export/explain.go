package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"readout/internal/analysis"
	"readout/internal/nlp"
)

// WriteExplanation lists the statements of each document with what their reading
// rests on: the cue, how the speaker was found and traced, why the act. What was
// set aside follows, with the reason why it is no statement.
func WriteExplanation(w io.Writer, r *analysis.Result) error {
	b := bufio.NewWriter(w)
	for _, d := range r.Documents {
		fmt.Fprintf(b, "%s  %s\n", d.ID, d.Path)
		for i := range d.Statements {
			explain(b, d, &d.Statements[i])
		}
		for i := range d.Asides {
			explain(b, d, &d.Asides[i])
		}
	}
	return b.Flush()
}

func explain(w io.Writer, d *nlp.Document, s *nlp.Statement) {
	speaker := "nobody named"
	if s.Speaker.Known() {
		speaker = written(d, s.Speaker)
	}
	for _, via := range s.Via {
		speaker += ", via " + written(d, via)
	}
	fmt.Fprintf(w, "%s  %s  %s\n", s.ID, s.Act, speaker)
	for _, c := range s.Content {
		fmt.Fprintf(w, "    | %s\n", strings.Join(strings.Fields(d.Slice(c)), " "))
	}
	fmt.Fprintf(w, "    why: %s\n", s.Why)
	if s.Aside != "" {
		fmt.Fprintf(w, "    no act of speech: %s\n", s.Aside)
	}
}

// written is a phrase on one line, with the mention to which it was traced.
func written(d *nlp.Document, w nlp.Who) string {
	text := strings.Join(strings.Fields(w.Text), " ")
	if !w.Antecedent.Empty() {
		text += " (= " + strings.Join(strings.Fields(d.Slice(w.Antecedent)), " ") + ")"
	}
	return text
}

// ExplainEvents lists the events of each document: type, mode, status, who to
// whom, the clause, and the rule that each rests on.
func ExplainEvents(w io.Writer, r *analysis.Result) error {
	b := bufio.NewWriter(w)
	for _, d := range r.Documents {
		fmt.Fprintf(b, "%s  %s\n", d.ID, d.Path)
		for i := range d.Events {
			explainEvent(b, d, &d.Events[i])
		}
	}
	return b.Flush()
}

func explainEvent(w io.Writer, d *nlp.Document, e *nlp.Event) {
	kind := e.Type
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	fmt.Fprintf(w, "%s  %s  %s  %s → %s", e.ID, kind, e.Status, together(d, e.Actor), together(d, e.Recipient))
	if e.Place.Known() {
		fmt.Fprintf(w, ", at %s", written(d, e.Place))
	}
	if !e.From.IsZero() {
		fmt.Fprintf(w, ", %s", e.From.Format("2006-01-02"))
	}
	if e.Statement != "" {
		fmt.Fprintf(w, ", in %s", e.Statement)
	}
	fmt.Fprintf(w, "\n    | %s\n", flat(d.Slice(e.Clause)))
	for _, m := range e.Again {
		fmt.Fprintf(w, "    again: %s\n", flat(d.Slice(m.Clause)))
	}
	fmt.Fprintf(w, "    why: %s\n", e.Why)
}

// together are phrases joined by "+", or "nobody named".
func together(d *nlp.Document, list []nlp.Who) string {
	var out []string
	for _, w := range list {
		out = append(out, written(d, w))
	}
	if len(out) == 0 {
		return "nobody named"
	}
	return strings.Join(out, " + ")
}
