package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// eventResult is a run of two documents of different origin that tell one arrest,
// the first beside a threat that PLOVER does not code.
func eventResult() *analysis.Result {
	text := "Police in Norway arrested 12 men on Tuesday. Guards may strike."
	d := &nlp.Document{ID: "d1", Title: "Arrests", Text: text, Outlet: nlp.Outlet{Name: "The Courier"},
		Sentences:  []nlp.Sentence{{Span: nlp.Span{End: 44}}, {Span: nlp.Span{Start: 45, End: len(text)}}},
		Quantities: []nlp.Quantity{{ID: "d1q1", Span: nlp.Span{Start: 26, End: 28}, Low: "12", High: "12", Unit: "man"}}}
	day := time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC)
	who := func(start, end int, entity string) nlp.Who {
		return nlp.Who{Entity: entity, Text: text[start:end], Span: nlp.Span{Start: start, End: end}}
	}
	arrest := nlp.Event{ID: "d1v1", Type: "COERCE", Mode: "arrest", Cameo: "173", Contexts: []string{"legal"}, From: day, To: day.AddDate(0, 0, 1),
		Actor: []nlp.Who{who(0, 16, "e1")}, Recipient: []nlp.Who{who(26, 32, "")}, Trigger: nlp.Span{Start: 17, End: 25},
		Clause: nlp.Span{End: 43}, Figures: []string{"d1q1"}}
	maybe := nlp.Event{ID: "d1v2", Type: "ASSAULT", Cameo: "190", Status: nlp.Hypothetical, Actor: []nlp.Who{who(45, 51, "")},
		Trigger: nlp.Span{Start: 56, End: 62}, Clause: nlp.Span{Start: 45, End: 62}}
	d.Events = []nlp.Event{arrest, maybe}
	o := *d
	o.ID = "d2"
	arrest.ID = "d2v1"
	o.Events = []nlp.Event{arrest}
	story := &news.Story{ID: "s1", Accounts: []news.Account{{Document: d, Origin: 1}, {Document: &o, Origin: 2}}}
	return &analysis.Result{Documents: []*nlp.Document{d, &o}, Stories: []*news.Story{story}}
}

func TestWritePlover(t *testing.T) {
	var out bytes.Buffer
	if err := WriteEvents(&out, eventResult(), EventOptions{Format: PloverJSONL}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d records, want those of the two arrests:\n%s", len(lines), out.String())
	}
	var r ploverRecord
	if err := json.Unmarshal([]byte(lines[0]), &r); err != nil {
		t.Fatal(err)
	}
	if r.Event[0] != "COERCE" || r.Mode[0] != "arrest" || r.Date != "2026-03-10" || r.QuadCode != "MX" || *r.EventScale != -7 {
		t.Errorf("record %+v", r)
	}
	if a := r.Actor[0]; a.Code != "NOR" || a.Sector != "COP" || a.Text != "Police in Norway" {
		t.Errorf("actor %+v, want the police of Norway", a)
	}
	if r.Size == nil || r.Size.Arrested != "12" || r.Origins != 2 || r.Text != "Police in Norway arrested 12 men on Tuesday." || r.TextInfo.Sequence != 1 {
		t.Errorf("size %+v, origins %d, text %q, info %+v", r.Size, r.Origins, r.Text, r.TextInfo)
	}
}

func TestWriteCameoAndCSV(t *testing.T) {
	for _, tt := range []struct {
		format EventFormat
		comma  rune
		rows   int
		want   map[string]string
	}{
		{CameoTSV, '\t', 2, map[string]string{"EventCode": "173", "EventRootCode": "17", "QuadClass": "4", "GoldsteinScore": "-5", "SourceActorFull": "NORCOP", "Date": "20260310", "Origins": "2"}},
		{EventCSV, ',', 3, map[string]string{"event": "COERCE", "status": "occurred", "arrested": "12", "clause": "Police in Norway arrested 12 men on Tuesday", "clause_end": "43"}},
	} {
		var out bytes.Buffer
		if err := WriteEvents(&out, eventResult(), EventOptions{Format: tt.format}); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(&out)
		r.Comma = tt.comma
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 1+tt.rows {
			t.Fatalf("%s: %d rows, error %v", tt.format, len(rows), err)
		}
		for i, column := range rows[0] {
			if want, asked := tt.want[column]; asked && rows[1][i] != want {
				t.Errorf("%s: %s is %q, want %q", tt.format, column, rows[1][i], want)
			}
		}
	}
}

func TestScales(t *testing.T) {
	for _, tt := range []struct{ kind, mode, quad, score string }{
		{"CONSULT", "", "VC", "2.5"}, {"CONSULT", "phone", "VC", "1.5"}, {"RETREAT", "release", "MC", "6.5"}, {"ASSAULT", "drone", "MX", "-9.5"},
	} {
		if quad, score := scaleOf(tt.kind, tt.mode); quad != tt.quad || score != tt.score {
			t.Errorf("%s/%s: %s %s, want %s %s", tt.kind, tt.mode, quad, score, tt.quad, tt.score)
		}
	}
	if g := goldstein(); len(g) < 300 || g["173"] != "-5" {
		t.Errorf("%d codes, 173 is %q", len(g), g["173"])
	}
}
