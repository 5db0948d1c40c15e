package event

import (
	"context"
	"slices"
	"strings"
	"testing"

	"readout/internal/nlp"
)

// find is the event of a type and status, or nil.
func find(d *nlp.Document, kind string, s nlp.EventStatus) *nlp.Event {
	for i := range d.Events {
		if e := &d.Events[i]; e.Type == kind && e.Status == s {
			return e
		}
	}
	return nil
}

func TestTellingsOfOneEventAreOne(t *testing.T) {
	d := annotated(t,
		"President Ada Holm and Prime Minister Jon Brandt spoke by telephone on Thursday.",
		"The call lasted forty minutes. Holm and Brandt discussed fishing rights during the call.",
		"Police arrested 12 dockers in Orsk on Wednesday.")
	e := find(d, "CONSULT", nlp.Occurred)
	if e == nil || len(e.Again) < 1 {
		t.Fatalf("events %v, want one call told again", d.Events)
	}
	if e.Mode != "phone" || e.From.Format("2006-01-02") != "2026-03-12" {
		t.Errorf("mode %q, from %v", e.Mode, e.From)
	}
	if n := len(d.Events); n != 2 {
		t.Errorf("%d events, want the call and the arrest", n)
	}
}

func TestStatementAndStatus(t *testing.T) {
	d := annotated(t, "The defence ministry said that rebels had shelled the town of Orsk on Tuesday.")
	e := find(d, "ASSAULT", nlp.Occurred)
	if e == nil || e.Statement == "" {
		t.Fatalf("events %+v, want a shelling that lives only in a statement", d.Events)
	}
	d = annotated(t, "Rebels shelled the town of Orsk on Tuesday. The shelling was brief, the ministry said.")
	if e := find(d, "ASSAULT", nlp.Occurred); e == nil || e.Statement != "" {
		t.Errorf("events %+v, want a shelling told outside statements too", d.Events)
	}
}

func TestStatusByTime(t *testing.T) {
	tests := []struct {
		text string
		want nlp.EventStatus
	}{
		{"Norland and Velmar signed a treaty on Wednesday.", nlp.Occurred},
		{"Norland and Velmar signed a treaty in 1987.", nlp.Historical},
		{"Norland and Velmar sign a treaty on 20 March.", nlp.Scheduled},
		{"Norland and Velmar did not sign the treaty.", nlp.Negated},
		{"Norland and Velmar may sign a treaty.", nlp.Hypothetical},
		{"Norland and Velmar failed to sign the treaty.", nlp.Negated},
	}
	for _, tt := range tests {
		d := annotated(t, tt.text)
		if find(d, "SUPPORT", tt.want) == nil {
			t.Errorf("%s: %s, want %s", tt.text, all(d), tt.want)
		}
	}
}

func all(d *nlp.Document) string {
	var out []string
	for i := range d.Events {
		out = append(out, shown(d, &d.Events[i]))
	}
	return strings.Join(out, "; ")
}

func TestPronounsAndFigures(t *testing.T) {
	d := annotated(t, "Velmar said it had released 40 prisoners.")
	e := find(d, "RETREAT", nlp.Occurred)
	if e == nil || len(e.Actor) != 1 || d.Slice(e.Actor[0].Antecedent) != "Velmar" {
		t.Fatalf("events %s, want a release by Velmar", all(d))
	}
	if len(e.Figures) != 1 {
		t.Errorf("figures %v, want that of the prisoners", e.Figures)
	}
	if !slices.Contains(annotated(t, "Police arrested a journalist at a court in Orsk.").Events[0].Contexts, "legal") {
		t.Error("no legal context for an arrest")
	}
}

func TestStatementsGetCameoCodes(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The minister declined to comment on the arrests.", "01"},
		{"Norland urged Velmar to resume talks.", "02"},
		{"The ministry denied that its troops had crossed the border.", "016"},
		{"Norland accused Velmar of shelling the village.", "112"},
		{"The opposition demanded that the government release the prisoners.", "105"},
	}
	for _, tt := range tests {
		d := annotated(t, tt.text)
		ok := slices.ContainsFunc(d.Statements, func(s nlp.Statement) bool { return strings.HasPrefix(s.Cameo, tt.want) })
		if !ok {
			t.Errorf("%s: statements %+v, want a code %s", tt.text, d.Statements, tt.want)
		}
	}
}

func TestPlover(t *testing.T) {
	tests := []struct {
		kind   string
		status nlp.EventStatus
		want   string
		ok     bool
	}{
		{"CONSULT", nlp.Occurred, "CONSULT", true},
		{"CONSULT", nlp.Scheduled, "AGREE", true},
		{"SANCTION", nlp.Scheduled, "THREATEN", true},
		{"ASSAULT", nlp.Hypothetical, "", false},
		{"ASSAULT", nlp.Historical, "ASSAULT", true},
		{"COERCE", nlp.Negated, "", false},
	}
	for _, tt := range tests {
		kind, _, ok := Plover(&nlp.Event{Type: tt.kind, Status: tt.status})
		if kind != tt.want || ok != tt.ok {
			t.Errorf("%s %s: %q %v, want %q %v", tt.status, tt.kind, kind, ok, tt.want, tt.ok)
		}
	}
}

func TestSpansLieInTheText(t *testing.T) {
	d := annotated(t, "Zeynep Şahin’s aides met “the envoy” – twice – in Łódź; police, said she, arrested no-one.", "")
	for _, e := range d.Events {
		for _, s := range []nlp.Span{e.Trigger, e.Clause} {
			if s.Empty() || s.End > len(d.Text) {
				t.Errorf("span %v of %d bytes", s, len(d.Text))
			}
		}
	}
	if err := (Stage{}).Annotate(context.Background(), &nlp.Document{ID: "d2"}); err != nil {
		t.Errorf("an empty document: %v", err)
	}
}

func FuzzStage(f *testing.F) {
	f.Add("Norland will not release the crew, which it seized in May, unless Velmar and the rebels agree to talks.")
	f.Add("Did they? \"No.\" Attack of attack by attack on.")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		d := parsed(t, strings.ToValidUTF8(text, ""))
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		for i := range d.Events {
			_ = shown(d, &d.Events[i])
			_ = d.Slice(d.Events[i].Clause)
		}
	})
}

func BenchmarkStage(b *testing.B) {
	paragraph := strings.Repeat("Norland accused Velmar on Tuesday of shelling two villages near the border, killing six people, and recalled its ambassador. "+
		"The foreign ministry said talks that had been planned for next week would not take place unless the army withdrew its tanks. "+
		"Thousands of people marched through the capital, and police arrested 40 of them. ", 8)
	d := parsed(b, paragraph)
	b.ReportAllocs()
	for b.Loop() {
		d.Events = nil
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

func TestWhatPointsBackHasTheParticipantsOfBefore(t *testing.T) {
	d := annotated(t,
		"Norland and Velmar held talks in Geneva on Wednesday.",
		"The talks resume on Monday.",
		"Both governments agreed to a truce.")
	tests := []struct {
		kind   string
		status nlp.EventStatus
		actors string
	}{
		{"CONSULT", nlp.Occurred, "Norland + Velmar"},
		{"CONSULT", nlp.Scheduled, "Norland + Velmar"},
		{"AGREE", nlp.Occurred, "Norland + Velmar"},
	}
	for _, tt := range tests {
		e := find(d, tt.kind, tt.status)
		if e == nil || !strings.Contains(shown(d, e), tt.actors) {
			t.Errorf("%s %s: events %s, want actors %s", tt.status, tt.kind, all(d), tt.actors)
		}
	}
	if e := find(d, "CONSULT", nlp.Occurred); e != nil && e.Place.Text != "Geneva" {
		t.Errorf("place %q, want Geneva", e.Place.Text)
	}
}
