// Package export writes what was read: the record (JSON, doc/record.md), the
// brief for a terminal, Markdown.
package export

import (
	"encoding/json"
	"io"
	"slices"
	"time"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// Format is the record's format number. Fields may be added under it, none
// renamed or dropped.
const Format = "readout/1"

// WriteRecord writes the record of a result as one JSON object and a line end.
// generator is the program's name and version.
func WriteRecord(w io.Writer, r *analysis.Result, generator string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(recordOf(r, generator))
}

// The types below are the record's objects, in the order of doc/record.md. A nil
// pointer is written as null: unknown. Lists are never null.
type (
	record struct {
		Format      string       `json:"format"`
		Generator   string       `json:"generator"`
		Documents   []document   `json:"documents"`
		Entities    []entity     `json:"entities"`
		Statements  []statement  `json:"statements"`
		Events      []event      `json:"events"`
		Times       []timex      `json:"times"`
		Quantities  []quantity   `json:"quantities"`
		Stories     []story      `json:"stories"`
		Background  []background `json:"background"`
		Comparisons []comparison `json:"comparisons"`
		Agenda      []agendaItem `json:"agenda"`
		Problems    []problem    `json:"problems"`
	}

	document struct {
		ID         string      `json:"id"`
		Hash       string      `json:"hash"`
		Path       string      `json:"path"`
		URL        *string     `json:"url"`
		Outlet     outlet      `json:"outlet"`
		Title      *string     `json:"title"`
		Bylines    []string    `json:"bylines"`
		Agency     *string     `json:"agency"`
		Language   *string     `json:"language"`
		Dates      dates       `json:"dates"`
		Text       string      `json:"text"`
		Blocks     []block     `json:"blocks"`
		Translated translation `json:"translated"`
		Incomplete []string    `json:"incomplete"`
	}
	outlet struct {
		Name   *string `json:"name"`
		Domain *string `json:"domain"`
	}
	dates struct {
		Published date           `json:"published"`
		Modified  date           `json:"modified"`
		Anchor    anchor         `json:"anchor"`
		Rejected  []rejectedDate `json:"rejected"`
	}
	date struct {
		Value      *string `json:"value"`
		Precision  *string `json:"precision"`
		Basis      *string `json:"basis"`
		Text       *string `json:"text"`
		Confidence float64 `json:"confidence"`
	}
	anchor struct {
		Value *string `json:"value"`
		Basis *string `json:"basis"`
	}
	rejectedDate struct {
		Value *string `json:"value"`
		Basis *string `json:"basis"`
		Text  *string `json:"text"`
		Why   string  `json:"why"`
	}
	// block is a part of the text, or furniture with its own text.
	block struct {
		Kind  string  `json:"kind"`
		Start *int    `json:"start,omitempty"`
		End   *int    `json:"end,omitempty"`
		Text  *string `json:"text,omitempty"`
		Why   *string `json:"why,omitempty"`
	}
	translation struct {
		Machine bool     `json:"machine"`
		Why     []string `json:"why"`
	}

	span struct {
		Doc   string `json:"doc"`
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	who struct {
		Entity   *string `json:"entity"`
		Text     string  `json:"text"`
		Span     *span   `json:"span"`
		Resolved *span   `json:"resolved,omitempty"`
	}
	statement struct {
		ID          string  `json:"id"`
		Doc         string  `json:"doc"`
		Act         string  `json:"act"`
		Form        string  `json:"form"`
		Polarity    string  `json:"polarity"`
		Speaker     *who    `json:"speaker"`
		Via         []who   `json:"via"`
		To          []who   `json:"to"`
		Cue         *span   `json:"cue"`
		Content     []span  `json:"content"`
		Condition   *span   `json:"condition"`
		Consequence *span   `json:"consequence"`
		Medium      *string `json:"medium"`
		Parent      *string `json:"parent"`
		Cameo       *string `json:"cameo"`
		Aside       *string `json:"aside"`
		Why         *string `json:"why"`
	}

	timex struct {
		ID        string  `json:"id"`
		Doc       string  `json:"doc"`
		Text      string  `json:"text"`
		Span      span    `json:"span"`
		Type      string  `json:"type"`
		Value     string  `json:"value"`
		Start     *string `json:"start"`
		End       *string `json:"end"`
		Precision *string `json:"precision"`
		Modifier  *string `json:"modifier"`
		Problem   *string `json:"problem"`
	}
	// quantity holds a span's fields beside its own.
	quantity struct {
		ID string `json:"id"`
		span
		Low         *string   `json:"low"`
		High        *string   `json:"high"`
		Approx      string    `json:"approx"`
		Unit        *string   `json:"unit"`
		Counted     *string   `json:"counted"`
		CountedSpan *span     `json:"counted_span"`
		Per         *string   `json:"per"`
		SI          *siAmount `json:"si"`
		Ordinal     bool      `json:"ordinal"`
		Change      *string   `json:"change"`
		Difference  bool      `json:"difference"`
		AsOf        *string   `json:"as_of"`
		AccordingTo *string   `json:"according_to"`
		Problem     *string   `json:"problem"`
	}
	siAmount struct {
		Low  *string `json:"low"`
		High *string `json:"high"`
		Unit string  `json:"unit"`
	}

	entity struct {
		ID       string    `json:"id"`
		Name     string    `json:"name"`
		Type     string    `json:"type"`
		Country  *string   `json:"country"`
		Sector   *string   `json:"sector"`
		Roles    []role    `json:"roles"`
		Wikidata *string   `json:"wikidata"`
		Members  []string  `json:"members,omitempty"`
		Mentions []mention `json:"mentions"`
	}
	role struct {
		Title    string `json:"title"`
		Time     string `json:"time,omitempty"`
		Evidence []span `json:"evidence"`
	}
	mention struct {
		span
		Kind    string `json:"kind"`
		Garbled bool   `json:"garbled,omitempty"`
	}

	story struct {
		ID        string            `json:"id"`
		Title     string            `json:"title"`
		Documents []account         `json:"documents"`
		Origins   *int              `json:"origins"`
		MainEvent *mainEvent        `json:"main_event"`
		Previous  []string          `json:"previous"`
		Summary   []summarySentence `json:"summary"`
		// Background are documents of other stories that tell of this one too.
		Background []string `json:"background"`
	}
	// background is an earlier event that documents mention and none reports.
	background struct {
		ID       string   `json:"id"`
		Date     string   `json:"date"`
		Stories  []string `json:"stories"`
		Mentions []span   `json:"mentions"`
	}
	account struct {
		Doc    string  `json:"doc"`
		Role   string  `json:"role"`
		CopyOf *string `json:"copy_of"`
		Origin *int    `json:"origin"`
		Why    *string `json:"why"` // of a copy
	}

	problem struct {
		Path    string `json:"path"`
		Kind    string `json:"kind"`
		Message string `json:"message"`
	}
)

func recordOf(r *analysis.Result, generator string) record {
	out := record{
		Format: Format, Generator: generator,
		Documents: []document{}, Entities: []entity{}, Statements: []statement{}, Events: []event{}, Times: []timex{},
		Quantities: []quantity{}, Stories: []story{}, Background: []background{}, Comparisons: []comparison{}, Agenda: []agendaItem{}, Problems: []problem{},
	}
	edges := map[*nlp.Document]*edge{}
	for _, d := range r.Documents {
		e := newEdge(d)
		edges[d] = e
		out.Documents = append(out.Documents, e.document())
		for _, t := range d.Timexes {
			out.Times = append(out.Times, e.timex(t))
		}
		for _, s := range slices.Concat(d.Statements, d.Asides) {
			out.Statements = append(out.Statements, e.statement(s))
		}
		for _, v := range d.Events {
			out.Events = append(out.Events, e.event(v))
		}
		for _, q := range d.Quantities {
			out.Quantities = append(out.Quantities, e.quantity(q))
		}
	}
	for _, e := range r.Entities {
		out.Entities = append(out.Entities, entityOf(e, func(i int) *edge { return edges[r.Documents[i]] }))
	}
	for _, s := range r.Stories {
		out.Stories = append(out.Stories, storyOf(s, edges))
	}
	for _, b := range r.Background {
		out.Background = append(out.Background, backgroundOf(b, edges))
	}
	for _, item := range r.Agenda {
		out.Agenda = append(out.Agenda, agendaOf(item, edges))
	}
	for _, c := range r.Comparisons {
		out.Comparisons = append(out.Comparisons, comparisonOf(c, edges))
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problem(p))
	}
	return out
}

// entityOf writes an entity; of gives the edge of a document by its index.
func entityOf(e nlp.Entity, of func(document int) *edge) entity {
	out := entity{
		ID: e.ID, Name: e.Name, Type: string(e.Type), Country: text(e.Country), Sector: text(e.Sector),
		Roles: []role{}, Wikidata: text(e.Wikidata), Members: e.Members, Mentions: []mention{},
	}
	for _, r := range e.Roles {
		evidence := []span{}
		for _, m := range r.Evidence {
			evidence = append(evidence, of(m.Document).span(m.Span))
		}
		out.Roles = append(out.Roles, role{r.Title, string(r.Time), evidence})
	}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, mention{of(m.Document).span(m.Span), m.Kind.String(), m.Garbled})
	}
	return out
}

func backgroundOf(b *news.Background, edges map[*nlp.Document]*edge) background {
	out := background{ID: b.ID, Date: b.Day.Format(time.DateOnly), Stories: b.Stories, Mentions: []span{}}
	for _, e := range b.Mentions {
		out.Mentions = append(out.Mentions, edges[e.Document].span(e.Span))
	}
	return out
}

func storyOf(s *news.Story, edges map[*nlp.Document]*edge) story {
	out := story{ID: s.ID, Title: s.Title, Documents: []account{}, Origins: number(s.Origins), Previous: listOf(s.Previous),
		MainEvent: mainEventOf(s.Main, edges), Summary: summaryOf(s.Summary, edges)}
	out.Background = []string{}
	for _, d := range s.Background {
		out.Background = append(out.Background, d.ID)
	}
	for _, a := range s.Accounts {
		out.Documents = append(out.Documents, account{
			Doc: a.Document.ID, Role: a.Role.String(), CopyOf: text(a.CopyOf), Origin: number(a.Origin), Why: text(a.Why),
		})
	}
	return out
}

func datesOf(d nlp.Dates) dates {
	out := dates{
		Published: dateOf(d.Published), Modified: dateOf(d.Modified),
		Anchor:   anchor{text(d.Anchor.Day()), text(d.Anchor.Basis.String())},
		Rejected: []rejectedDate{},
	}
	for _, r := range d.Rejected {
		out.Rejected = append(out.Rejected, rejectedDate{text(r.Date.String()), text(r.Basis.String()), text(r.Text), r.Why})
	}
	return out
}

func dateOf(d nlp.DateReading) date {
	return date{text(d.Date.String()), text(d.Precision.String()), text(d.Basis.String()), text(d.Text), d.Confidence}
}

// text is a string, or null where it is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// number is a count from 1, or null for 0.
func number(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// listOf is the list itself, or an empty one for nil.
func listOf(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
