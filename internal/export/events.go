package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/analysis"
	"readout/internal/knowledge"
	"readout/internal/nlp"
	coder "readout/internal/nlp/event"
)

// EventFormat is a form in which events are written for other programs.
type EventFormat string

// The formats.
const (
	PloverJSONL EventFormat = "plover-jsonl" // one PLOVER 2.0 record a line
	CameoTSV    EventFormat = "cameo-tsv"    // the columns of Phoenix, and our own behind them
	EventCSV    EventFormat = "csv"          // one row an event, everything
)

// EventOptions say which events are written.
type EventOptions struct {
	Format EventFormat
	// All writes the events that PLOVER does not code too: negated, hypothetical
	// and scheduled ones under their own type. The field status tells them apart.
	// CSV always has all.
	All bool
}

// WriteEvents writes the events of a result, in document order, each with its
// clause, sentence and offsets (in code points of the document's text) and the
// number of origins that tell it.
func WriteEvents(w io.Writer, r *analysis.Result, o EventOptions) error {
	b := bufio.NewWriter(w)
	rows := eventRows(r, o)
	var err error
	switch o.Format {
	case PloverJSONL:
		err = writePlover(b, rows)
	case CameoTSV:
		err = writeCameo(b, rows)
	default:
		err = writeEventCSV(b, rows)
	}
	if err != nil {
		return err
	}
	return b.Flush()
}

// eventRow is an event with what stands around it.
type eventRow struct {
	e          *nlp.Event
	d          *nlp.Document
	edge       *edge
	kind, mode string // as PLOVER codes it
	sentence   nlp.Span
	number     int // of the sentence in the document, from 1
	origins    int
	actors     []party
	recipients []party
	place      party
	figures    size
}

// party is an actor, recipient or place with country and sector.
type party struct {
	who     nlp.Who
	name    string // as the page writes it, or the name it was traced to
	country string
	sectors []string
	id      string // Wikidata, or empty
}

// size are the figures that PLOVER has fields for; "" where not told.
type size struct{ dead, injured, arrested string }

func eventRows(r *analysis.Result, o EventOptions) []eventRow {
	origins := originsOf(r)
	entities := map[string]*nlp.Entity{}
	for i := range r.Entities {
		entities[r.Entities[i].ID] = &r.Entities[i]
	}
	base := knowledge.Load()
	var rows []eventRow
	for _, d := range r.Documents {
		edge := newEdge(d)
		for i := range d.Events {
			e := &d.Events[i]
			kind, mode, ok := coder.Plover(e)
			if !ok || o.Format == EventCSV || o.All && e.Status == nlp.Scheduled {
				if !ok && o.Format != EventCSV && !o.All {
					continue
				}
				kind, mode = e.Type, e.Mode
			}
			row := eventRow{e: e, d: d, edge: edge, kind: kind, mode: mode, origins: origins[e], figures: sizeOf(d, e)}
			row.sentence, row.number = numberedSentence(d, e.Trigger)
			row.actors = parties(base, entities, d, e, e.Actor)
			row.recipients = parties(base, entities, d, e, e.Recipient)
			if e.Place.Known() {
				row.place = parties(base, entities, d, e, []nlp.Who{e.Place})[0]
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func parties(base *knowledge.Base, entities map[string]*nlp.Entity, d *nlp.Document, e *nlp.Event, list []nlp.Who) []party {
	var out []party
	for _, w := range list {
		a := coder.Agent(base, d, e, w)
		p := party{who: w, name: flat(w.Text), country: a.Country, sectors: a.Sectors}
		if !w.Antecedent.Empty() {
			p.name = flat(d.Slice(w.Antecedent))
		}
		if x := entities[w.Entity]; x != nil {
			p.id = x.Wikidata
			if p.country == "" {
				p.country = x.Country
			}
			if len(p.sectors) == 0 && x.Sector != "" {
				p.sectors = []string{x.Sector}
			}
		}
		out = append(out, p)
	}
	return out
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func numberedSentence(d *nlp.Document, at nlp.Span) (nlp.Span, int) {
	for i := range d.Sentences {
		if d.Sentences[i].Contains(at) {
			return d.Sentences[i].Span, i + 1
		}
	}
	return at, 0
}

// sizeOf reads the dead, injured and arrested among an event's figures, by what
// is counted and by the verb before or behind them.
func sizeOf(d *nlp.Document, e *nlp.Event) size {
	var s size
	for i := range d.Quantities {
		q := &d.Quantities[i]
		if q.Unit == "%" || q.Per != "" || !slices.Contains(e.Figures, q.ID) {
			continue
		}
		value := q.Low
		if value == "" {
			value = q.High
		}
		switch word := strings.ToLower(d.Slice(q.Counted) + " " + q.Unit); {
		case strings.Contains(word, "injur"), strings.Contains(word, "wound"):
			s.injured = value
		case strings.Contains(word, "dead"), strings.Contains(word, "death"):
			s.dead = value
		default:
			s.byVerb(strings.ToLower(d.Slice(e.Trigger)), q.Unit, value)
		}
	}
	return s
}

// people are the units of counts of persons that matter here; others, as hours
// and dollars, are not victims.
func (s *size) byVerb(verb, unit, value string) {
	switch unit {
	case "", "person", "people", "man", "woman", "child", "civilian", "soldier", "officer", "protester", "militant", "worker", "suspect",
		"activist", "demonstrator", "fighter", "policeman", "journalist", "student", "villager", "migrant", "other", "member", "rebel", "troop":
	default:
		return
	}
	switch {
	case strings.HasPrefix(verb, "kill"), strings.HasPrefix(verb, "die"), strings.HasPrefix(verb, "shot"), strings.HasPrefix(verb, "murder"):
		s.dead = value
	case strings.HasPrefix(verb, "wound"), strings.HasPrefix(verb, "injur"):
		s.injured = value
	case strings.HasPrefix(verb, "arrest"), strings.HasPrefix(verb, "detain"):
		s.arrested = value
	}
}

// originsOf counts for each event the origins of its story that tell one of the
// same type with the same status and somebody in common, at a time that agrees.
func originsOf(r *analysis.Result) map[*nlp.Event]int {
	out := map[*nlp.Event]int{}
	for _, s := range r.Stories {
		for _, a := range s.Accounts {
			for i := range a.Document.Events {
				e := &a.Document.Events[i]
				told := map[int]bool{a.Origin: true}
				for _, b := range s.Accounts {
					if !told[b.Origin] && slices.ContainsFunc(b.Document.Events, func(o nlp.Event) bool { return sameEvent(e, &o) }) {
						told[b.Origin] = true
					}
				}
				out[e] = len(told)
			}
		}
	}
	return out
}

func sameEvent(a, b *nlp.Event) bool {
	if a.Type != b.Type || a.Status != b.Status {
		return false
	}
	if !a.From.IsZero() && !b.From.IsZero() && !(a.From.Before(b.To) && b.From.Before(a.To)) {
		return false
	}
	for _, x := range slices.Concat(a.Actor, a.Recipient) {
		for _, y := range slices.Concat(b.Actor, b.Recipient) {
			if x.Entity != "" && x.Entity == y.Entity {
				return true
			}
		}
	}
	return false
}

// date is the day of an event, else the day of its page, as ISO 8601; end is its
// last day where it has several.
func (r *eventRow) date() (date, end string) {
	if r.e.From.IsZero() {
		return r.d.Dates.Anchor.Day(), ""
	}
	date = r.e.From.Format(time.DateOnly)
	if last := r.e.To.Add(-time.Second).Format(time.DateOnly); last != date {
		end = last
	}
	return date, end
}

func (r *eventRow) id() string { return r.e.ID }

// writePlover writes PLOVER 2.0 records, one JSON object a line.
func writePlover(w io.Writer, rows []eventRow) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range rows {
		if err := enc.Encode(rows[i].plover()); err != nil {
			return err
		}
	}
	return nil
}

// writeEventCSV writes everything, one row an event; lists joined by ";".
func writeEventCSV(w io.Writer, rows []eventRow) error {
	c := csv.NewWriter(w)
	if err := c.Write([]string{"id", "doc", "url", "outlet", "date", "enddate", "event", "mode", "context", "status", "quad_code", "event_scale", "cameo",
		"actor", "actor_code", "actor_sector", "recipient", "recipient_code", "recipient_sector", "place", "place_code",
		"dead", "injured", "arrested", "statement", "origins", "times_told", "trigger", "clause", "clause_start", "clause_end",
		"sentence", "sentence_start", "sentence_end", "why"}); err != nil {
		return err
	}
	for i := range rows {
		if err := c.Write(rows[i].flat()); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func (r *eventRow) flat() []string {
	date, end := r.date()
	quad, scale := scaleOf(r.kind, r.mode)
	clause, sentence := r.edge.span(r.e.Clause), r.edge.span(r.sentence)
	actors, recipients := partyColumns(r.actors), partyColumns(r.recipients)
	return []string{
		r.id(), r.d.ID, r.d.URL, r.d.Outlet.Name, date, end, r.kind, r.mode, strings.Join(r.e.Contexts, ";"), r.e.Status.String(),
		quad, scale, r.e.Cameo, actors[0], actors[1], actors[2], recipients[0], recipients[1], recipients[2], r.place.name, r.place.country,
		r.figures.dead, r.figures.injured, r.figures.arrested, r.e.Statement, strconv.Itoa(r.origins), strconv.Itoa(1 + len(r.e.Again)),
		r.d.Slice(r.e.Trigger), flat(clause.Text), strconv.Itoa(clause.Start), strconv.Itoa(clause.End),
		flat(sentence.Text), strconv.Itoa(sentence.Start), strconv.Itoa(sentence.End), r.e.Why,
	}
}

// partyColumns are the names, countries and primary sectors of parties, joined by ";".
func partyColumns(list []party) [3]string {
	var names, codes, sectors []string
	for _, p := range list {
		names, codes, sectors = append(names, p.name), append(codes, p.country), append(sectors, p.sector())
	}
	return [3]string{strings.Join(names, ";"), strings.Join(codes, ";"), strings.Join(sectors, ";")}
}

func (p party) sector() string {
	if len(p.sectors) == 0 {
		return ""
	}
	return p.sectors[0]
}
