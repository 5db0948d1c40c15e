package api

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/export"
	"readout/internal/ingest"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

// Media types of downloads.
const (
	csvType      = "text/csv"
	jsonlType    = "application/jsonl"
	markdownType = "text/markdown"
	htmlType     = "text/html"
)

// downloads registers the files of stories and of lists.
func (s *service) downloads(api huma.API) {
	story := func(write func(*bytes.Buffer, *store.Story) error, media, name, policy string) func(context.Context, *byID) (*file, error) {
		return func(ctx context.Context, in *byID) (*file, error) {
			one, err := s.Store.Story(ctx, in.ID)
			if err != nil {
				return nil, s.fail(err)
			}
			var b bytes.Buffer
			if err := write(&b, one); err != nil {
				return nil, s.fail(err)
			}
			return &file{Type: media + "; charset=utf-8", Disposition: attachment(one.ID + "-" + name), Policy: policy, Body: b.Bytes()}, nil
		}
	}
	raw(api, "story-markdown", "/stories/{id}/brief.md", "A story's brief as Markdown", "stories", markdownType,
		story(func(b *bytes.Buffer, one *store.Story) error {
			return export.WriteMarkdown(b, ingest.Result(one), export.Brief{All: true})
		}, markdownType, "brief.md", ""))
	raw(api, "story-html", "/stories/{id}/brief.html", "A story's brief as one HTML page", "stories", htmlType,
		story(func(b *bytes.Buffer, one *store.Story) error {
			return export.WriteHTML(b, ingest.Result(one), export.Brief{}, s.Version)
		}, htmlType, "brief.html", "default-src 'none'; style-src 'unsafe-inline'; sandbox"))
	raw(api, "story-record", "/stories/{id}/record.jsonl", "A story's record, an object a line", "stories", jsonlType,
		story(s.recordLines, jsonlType, "record.jsonl", ""))
	raw(api, "story-comparisons", "/stories/{id}/comparisons.csv", "A story's comparisons, a value a row", "stories", csvType,
		story(func(b *bytes.Buffer, one *store.Story) error {
			w := newTable(b, comparisonColumns)
			for _, c := range one.Comparisons {
				w.comparison(c)
			}
			return w.end()
		}, csvType, "comparisons.csv", ""))
	s.listDownloads(api)
}

// listDownloads registers the lists as CSV and JSONL, up to mostItems items.
func (s *service) listDownloads(api huma.API) {
	raw(api, "statements-csv", "/statements.csv", "Statements, one a row", "statements", csvType,
		func(ctx context.Context, in *struct{ StatementsFilter }) (*file, error) {
			var b bytes.Buffer
			w := newTable(&b, statementColumns)
			err := walk(s.statementParts(ctx, in.filter()), func(i store.StatementItem) error { w.statement(i); return nil })
			return s.download(&b, err, w.end, csvType, "statements.csv")
		})
	raw(api, "statements-jsonl", "/statements.jsonl", "Statements, one a line", "statements", jsonlType,
		func(ctx context.Context, in *struct{ StatementsFilter }) (*file, error) {
			var b bytes.Buffer
			lines := json.NewEncoder(&b)
			err := walk(s.statementParts(ctx, in.filter()), func(i store.StatementItem) error { return lines.Encode(statementItemOf(i)) })
			return s.download(&b, err, nil, jsonlType, "statements.jsonl")
		})
	raw(api, "comparisons-csv", "/comparisons.csv", "Comparisons, a value a row", "comparisons", csvType,
		func(ctx context.Context, in *struct{ ComparisonsFilter }) (*file, error) {
			var b bytes.Buffer
			w := newTable(&b, comparisonColumns)
			err := walk(s.comparisonParts(ctx, in.filter()), func(i store.ComparisonItem) error { w.comparison(i.Comparison); return nil })
			return s.download(&b, err, w.end, csvType, "comparisons.csv")
		})
	raw(api, "comparisons-jsonl", "/comparisons.jsonl", "Comparisons, one a line", "comparisons", jsonlType,
		func(ctx context.Context, in *struct{ ComparisonsFilter }) (*file, error) {
			var b bytes.Buffer
			lines := json.NewEncoder(&b)
			err := walk(s.comparisonParts(ctx, in.filter()), func(i store.ComparisonItem) error { return lines.Encode(comparisonItemOf(i)) })
			return s.download(&b, err, nil, jsonlType, "comparisons.jsonl")
		})
	raw(api, "agenda-csv", "/agenda.csv", "The agenda, a place where it stands a row", "agenda", csvType,
		func(ctx context.Context, in *struct{ AgendaFilter }) (*file, error) {
			f, err := in.filter()
			if err != nil {
				return nil, s.fail(err)
			}
			var b bytes.Buffer
			w := newTable(&b, agendaColumns)
			err = walk(func(p store.Page) (store.List[store.AgendaItem], error) { return s.Store.Agenda(ctx, f, p) },
				func(i store.AgendaItem) error { w.agenda(i.Item); return nil })
			return s.download(&b, err, w.end, csvType, "agenda.csv")
		})
}

func (s *service) statementParts(ctx context.Context, f store.StatementFilter) func(store.Page) (store.List[store.StatementItem], error) {
	return func(p store.Page) (store.List[store.StatementItem], error) { return s.Store.Statements(ctx, f, p) }
}

func (s *service) comparisonParts(ctx context.Context, f store.ComparisonFilter) func(store.Page) (store.List[store.ComparisonItem], error) {
	return func(p store.Page) (store.List[store.ComparisonItem], error) { return s.Store.Comparisons(ctx, f, p) }
}

// download is a file of a list.
func (s *service) download(b *bytes.Buffer, err error, end func() error, media, name string) (*file, error) {
	if err == nil && end != nil {
		err = end()
	}
	if err != nil {
		return nil, s.fail(err)
	}
	return &file{Type: media + "; charset=utf-8", Disposition: attachment(name), Body: b.Bytes()}, nil
}

// line is a line of a story's record.
type line struct {
	Object string `json:"object"`
	Value  any    `json:"value"`
}

// recordLines writes a story's record: the story, then what it is made of.
func (s *service) recordLines(b *bytes.Buffer, one *store.Story) error {
	o := export.NewObjects(one.Documents...)
	out := json.NewEncoder(b)
	out.SetEscapeHTML(false)
	lines := []line{{"story", o.Story(one.News)}}
	for _, d := range one.Documents {
		lines = append(lines, line{"document", o.Document(d)})
	}
	for _, e := range one.Entities {
		lines = append(lines, line{"entity", o.Entity(e, one.Documents)})
	}
	for _, d := range one.Documents {
		lines = append(lines, documentLines(o, d)...)
	}
	for _, c := range one.Comparisons {
		lines = append(lines, line{"comparison", o.Comparison(c)})
	}
	for _, a := range one.Agenda {
		lines = append(lines, line{"agenda", o.AgendaItem(a)})
	}
	for _, l := range lines {
		if err := out.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

func documentLines(o *export.Objects, d *nlp.Document) []line {
	var all []line
	for i := range d.Statements {
		all = append(all, line{"statement", o.Statement(d, &d.Statements[i])})
	}
	for i := range d.Events {
		all = append(all, line{"event", o.Event(d, &d.Events[i])})
	}
	for _, t := range d.Timexes {
		all = append(all, line{"time", o.Timex(d, t)})
	}
	for _, q := range d.Quantities {
		all = append(all, line{"quantity", o.Quantity(d, q)})
	}
	return all
}

// The columns of tables.
var (
	placeColumns      = []string{"document", "outlet", "domain", "language", "url", "sha256", "date", "start", "end", "text"}
	comparisonColumns = append([]string{"story", "comparison", "kind", "slot", "topic", "group", "value", "odd_one_out", "origins", "why"}, placeColumns...)
	statementColumns  = append([]string{"statement", "act", "form", "polarity", "speaker", "speaker_entity", "via", "to"}, placeColumns...)
	agendaColumns     = append([]string{"story", "item", "what", "from", "to", "precision", "status", "place"}, placeColumns...)
)

// table writes CSV (RFC 4180) in UTF-8 with a header.
type table struct {
	w       *csv.Writer
	offsets map[*nlp.Document]export.Offsets
}

func newTable(b *bytes.Buffer, columns []string) *table {
	t := &table{csv.NewWriter(b), map[*nlp.Document]export.Offsets{}}
	t.row(columns...)
	return t
}

// row writes a row; an error is found at the end.
func (t *table) row(cells ...string) {
	safe := make([]string, len(cells))
	for i, c := range cells {
		safe[i] = defused(c)
	}
	_ = t.w.Write(safe)
}

func (t *table) end() error {
	t.w.Flush()
	return t.w.Error()
}

// defused keeps a spreadsheet from taking a cell for a formula: an apostrophe
// before it says that it is text (OWASP, CSV Injection).
func defused(cell string) string {
	if trimmed := strings.TrimLeft(cell, " "); trimmed != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(trimmed)[0]) {
		if _, err := strconv.ParseFloat(cell, 64); err != nil {
			return "'" + cell
		}
	}
	return cell
}

// place are the cells of a place in a document; text where it stands in furniture.
func (t *table) place(e news.Evidence, furniture string) []string {
	d := e.Document
	cells := []string{d.ID, export.OutletName(d.Outlet), d.Outlet.Domain, d.Language, d.URL, d.Hash, d.Dates.Published.Day()}
	if furniture != "" {
		return append(cells, "", "", furniture)
	}
	o, known := t.offsets[d]
	if !known {
		o = export.NewOffsets(d)
		t.offsets[d] = o
	}
	start, end := o.Points(e.Span)
	return append(cells, strconv.Itoa(start), strconv.Itoa(end), e.Text())
}

func (t *table) comparison(c news.Comparison) {
	odd := ""
	if c.OddOneOut != nil {
		odd = c.OddOneOut.ID
	}
	for _, v := range c.Values {
		cells := []string{c.Story, c.ID, c.Kind.String(), string(c.Slot), c.Topic, strconv.Itoa(v.Group), v.Value, odd, strconv.Itoa(c.Origins), c.Why}
		t.row(append(cells, t.place(v.Evidence, v.Furniture)...)...)
	}
}

func (t *table) statement(i store.StatementItem) {
	st := i.Statement
	polarity := "affirmed"
	if st.Negated {
		polarity = "negated"
	}
	cells := []string{st.ID, st.Act.String(), st.Form.String(), polarity, st.Speaker.Text, st.Speaker.Entity, whos(st.Via), whos(st.To)}
	var text []string
	span := nlp.Span{}
	for n, c := range st.Content {
		text = append(text, i.NLP.Slice(c))
		if n == 0 {
			span = c
		}
		span.Start, span.End = min(span.Start, c.Start), max(span.End, c.End)
	}
	place := t.place(news.Evidence{Document: i.NLP, Span: span}, "")
	place[len(place)-1] = strings.Join(text, " … ")
	t.row(append(cells, place...)...)
}

func whos(list []nlp.Who) string {
	var all []string
	for _, w := range list {
		all = append(all, w.Text)
	}
	return strings.Join(all, "; ")
}

func (t *table) agenda(item news.AgendaItem) {
	cells := []string{item.Story, item.ID, item.What, day(item.From), day(item.To.AddDate(0, 0, -1)), item.Precision.String(), item.Status.String(), item.Place.Text}
	if item.Precision == nlp.Minute {
		cells[3], cells[4] = item.From.Format("2006-01-02T15:04"), ""
	}
	for _, e := range item.Evidence {
		t.row(append(cells[:len(cells):len(cells)], t.place(e, "")...)...)
	}
}

func day(t interface{ Format(string) string }) string { return t.Format("2006-01-02") }
