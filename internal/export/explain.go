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
}

// written is a phrase on one line, with the mention to which it was traced.
func written(d *nlp.Document, w nlp.Who) string {
	text := strings.Join(strings.Fields(w.Text), " ")
	if !w.Antecedent.Empty() {
		text += " (= " + strings.Join(strings.Fields(d.Slice(w.Antecedent)), " ") + ")"
	}
	return text
}
