package reconcile

import (
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// inconsistent lists where a document contradicts itself: clock times that do
// not fit their zones, a header date that the text belies.
func (r *reader) inconsistent() []finding {
	var out []finding
	for _, a := range r.accounts {
		for i := range a.d.Timexes {
			if a.d.Timexes[i].Problem != "" {
				out = append(out, a.clockProblem(i))
			}
		}
		out = append(out, a.hoursApart()...)
		for _, rejected := range a.d.Dates.Rejected {
			if f, ok := a.headerProblem(rejected); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// clockProblem shows a time that does not fit, with the one beside it that it is
// held against.
func (a *account) clockProblem(i int) finding {
	d, t := a.d, a.d.Timexes[i]
	s := t.Span
	if i > 0 && s.Start-d.Timexes[i-1].End < 30 && !strings.Contains(d.Text[d.Timexes[i-1].End:s.Start], "\n") {
		s.Start = d.Timexes[i-1].Start
	}
	if strings.HasPrefix(d.Text[s.End:], ")") && strings.Contains(d.Slice(s), "(") {
		s.End++
	}
	f := finding{agenda: -1}
	f.Kind, f.Slot, f.Topic = news.Inconsistent, news.TimeSlot, shorten(d.Slice(s))
	f.Values = []news.Value{value(d, s, t.Value, 1)}
	f.Why = d.Slice(t.Span) + ": " + t.Problem
	return f
}

// headerProblem shows a date above the text that cannot be the text's. A line
// that is the page's clock claims nothing of the article.
func (a *account) headerProblem(rejected nlp.RejectedDate) (finding, bool) {
	f := finding{agenda: -1}
	if rejected.Text == "" || strings.Contains(rejected.Why, "clock") {
		return f, false
	}
	f.Kind, f.Slot, f.Topic = news.Inconsistent, news.DateSlot, rejected.Text
	v := news.Value{Evidence: news.Evidence{Document: a.d}, Furniture: rejected.Text, Value: rejected.String(), Group: 1}
	if i := strings.Index(a.d.Text, rejected.Text); i >= 0 {
		if !a.atTop(i) {
			return f, false // a day that the text tells of, or a footer's
		}
		v = value(a.d, nlp.Span{Start: i, End: i + len(rejected.Text)}, rejected.String(), 1)
	}
	f.Values, f.Why = []news.Value{v}, rejected.Text+": "+rejected.Why
	return f, true
}

// atTop reports whether a place of the text is above its paragraphs, or in the first one.
func (a *account) atTop(at int) bool {
	for _, b := range a.d.Blocks {
		if at < b.End {
			return true
		}
		if b.Kind == nlp.BodyBlock && b.Len() > 80 {
			return false
		}
	}
	return false
}
