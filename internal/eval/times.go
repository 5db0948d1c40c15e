package eval

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"readout/internal/nlp"
	"readout/internal/nlp/english"
	"readout/internal/nlp/timex"
)

// Times measures time expressions: TIMEX3 on time/tbaq and time/wikiwars as
// TempEval-3 does (UzZaman et al. 2013): relaxed F1 counts spans that overlap,
// strict F1 equal ones, type and value F1 overlapping ones with equal type or
// value; and the cases of time/recognizers and time/duckling. About a third of
// the files of the first two, chosen by the hash of the name, is "held": a number
// only, never listed.
func Times() Set {
	return Set{
		Name:  "times",
		About: "time expressions: span, type and value (tbaq, wikiwars), cases (recognizers, duckling)",
		Run:   runTimes,
	}
}

func runTimes(ctx context.Context, data Data) (*Report, error) {
	report := &Report{Set: "times", Items: "documents and cases"}
	for _, name := range []string{"tbaq", "wikiwars"} {
		dir, err := data.Path("time", name)
		if err != nil {
			return nil, err
		}
		documents, err := readTimeML(dir)
		if err != nil {
			return nil, err
		}
		if err := findTimes(ctx, documents); err != nil {
			return nil, err
		}
		scoreTimes(report, name, documents)
		report.N += len(documents)
	}
	for _, run := range []func(context.Context, Data, *Report) error{recognizerTimes, ducklingTimes} {
		if err := run(ctx, data, report); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(report.Mistakes, func(a, b Mistake) int { return strings.Compare(a.Kind, b.Kind) })
	return report, nil
}

// findTimes parses the documents and finds their times.
func findTimes(ctx context.Context, documents []*timeDocument) error {
	p, err := nlp.NewPipeline(english.Stage{}, timex.Stage{})
	if err != nil {
		return err
	}
	next := make(chan *timeDocument)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(documents)) {
		wg.Go(func() {
			for t := range next {
				p.Run(ctx, t.doc)
				t.found = t.doc.Timexes
			}
		})
	}
	for _, t := range documents {
		next <- t
	}
	close(next)
	wg.Wait()
	return ctx.Err()
}

// scoreTimes scores a collection, and lists the mistakes in what is not held.
func scoreTimes(r *Report, name string, documents []*timeDocument) {
	var all, held timeScore
	for _, t := range documents {
		var s timeScore
		if t.held {
			s.add(nil, name, t)
			held.sum(s)
		} else {
			s.add(r, name, t)
		}
		all.sum(s)
	}
	all.report(r, name)
	held.report(r, name+" held")
}

// timeScore counts expressions.
type timeScore struct {
	gold, found, overlap, exact, kind, value int
}

func (s *timeScore) sum(o timeScore) {
	s.gold += o.gold
	s.found += o.found
	s.overlap += o.overlap
	s.exact += o.exact
	s.kind += o.kind
	s.value += o.value
}

func (s *timeScore) f1(right int) float64 {
	return 2 * float64(right) / float64(max(s.gold+s.found, 1))
}

func (s *timeScore) report(r *Report, name string) {
	r.Count(name+" gold", s.gold)
	r.Count(name+" found", s.found)
	r.Score(name+" relaxed F1", s.f1(s.overlap))
	r.Score(name+" strict F1", s.f1(s.exact))
	r.Score(name+" type F1", s.f1(s.kind))
	r.Score(name+" value F1", s.f1(s.value))
}

// add pairs each gold expression with the first found one that overlaps it and is
// not yet taken. Mistakes go to r where it is not nil.
func (s *timeScore) add(r *Report, collection string, t *timeDocument) {
	taken := make([]bool, len(t.found))
	s.gold += len(t.gold)
	s.found += len(t.found)
	for _, g := range t.gold {
		i := slices.IndexFunc(t.found, func(x nlp.Timex) bool { return x.Overlaps(g.Span) })
		for i >= 0 && i < len(t.found) && taken[i] {
			i++
		}
		if i < 0 || i >= len(t.found) || !t.found[i].Overlaps(g.Span) {
			t.miss(r, collection+" missed", g.Span, g.Value)
			continue
		}
		taken[i] = true
		s.overlap++
		x := t.found[i]
		if x.Span == g.Span {
			s.exact++
		} else {
			t.miss(r, collection+" span", x.Span, "gold "+t.doc.Slice(g.Span))
		}
		if strings.EqualFold(x.Type.String(), g.Type) {
			s.kind++
		}
		if sameTimeValue(x.Value, g.Value) {
			s.value++
		} else {
			t.miss(r, collection+" value", x.Span, x.Value+" gold "+g.Value)
		}
	}
	for i, x := range t.found {
		if !taken[i] {
			t.miss(r, collection+" spurious", x.Span, x.Value)
		}
	}
}

// miss notes a mistake with the words around it.
func (t *timeDocument) miss(r *Report, kind string, at nlp.Span, what string) {
	if r == nil {
		return
	}
	text := t.doc.Text
	from, to := max(0, at.Start-50), min(len(text), at.End+40)
	r.Miss(kind, t.name, "%s | %s", what, strings.Join(strings.Fields(text[from:at.Start]+"["+text[at.Start:at.End]+"]"+text[at.End:to]), " "))
}

// sameTimeValue compares TIMEX3 values. The two ways to write a decade and a
// century ("199X" and "199", "19XX" and "19") and clock times with and without
// their seconds are one.
func sameTimeValue(a, b string) bool {
	return canonicalTime(a) == canonicalTime(b)
}

func canonicalTime(v string) string {
	v = strings.TrimSpace(v)
	if len(v) == 4 && v[0] != 'X' {
		v = strings.TrimRight(v, "X")
	}
	if len(v) == len("2000-01-01T10:00:00") && strings.HasSuffix(v, ":00") {
		v = strings.TrimSuffix(v, ":00")
	}
	if len(v) == len("2000-01-01T10") && v[10] == 'T' && v[11] <= '9' {
		v += ":00"
	}
	return v
}

// anchored is a document of one sentence with a day to count from.
func anchored(text string, now time.Time) *nlp.Document {
	d := plainDocument(text, "")
	d.Dates.Anchor.Date = nlp.Date{Time: now, Precision: nlp.Minute}
	return d
}
