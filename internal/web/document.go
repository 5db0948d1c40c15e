package web

import (
	"fmt"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"readout/internal/errs"
	"readout/internal/export"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

type documentPage struct {
	*store.Document
	Blocks    []textBlock
	Removed   int // pieces of furniture
	ShowGone  bool
	At        string // the words that are pointed at
	Lost      bool   // what is pointed at is not in this text
	Dates     []dateLine
	Said      []saidLine
	Layers    []layerChoice
	Problems  []string
	StoryHead *store.StoryHead
	Others    []store.DocumentHead // other versions
	Outlet    string
	DateShown string
}

// layerChoice is a layer that the reader can have marked in the text.
type layerChoice struct {
	Name, Label string
	Count       int
	On          bool
}

// dateLine is a date of the page, and why it is believed or not.
type dateLine struct {
	What, Value, Basis, Text, Why string
	Rejected                      bool
}

// saidLine is a statement of the page.
type saidLine struct {
	Speaker, Entity, Act, Href, Words string
	Via                               []string
	To                                []string
	Cut                               bool
}

func (s *Site) document(r *http.Request) (*answer, error) {
	ctx, id := r.Context(), r.PathValue("id")
	d, err := s.Store.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	p := &documentPage{Document: d, Outlet: export.OutletName(d.DocumentHead.Outlet)}
	for _, v := range d.Versions {
		if v.ID != d.ID {
			p.Others = append(p.Others, v)
		}
	}
	if d.Story != "" {
		story, err := s.Store.Story(ctx, d.Story)
		if err != nil && errs.KindOf(err) != errs.NotFound {
			return nil, err
		}
		if err == nil {
			p.StoryHead = &story.StoryHead
		}
	}
	if d.NLP != nil {
		p.fill(r.URL.Query().Get("at"), r.URL.Query().Get("gone"))
	}
	title := d.Title
	if title == "" {
		title = d.ID
	}
	return &answer{page: "document", title: title + " · " + p.Outlet, here: "documents", data: p}, nil
}

func (p *documentPage) fill(at, gone string) {
	d := p.NLP
	p.DateShown = export.DateText(d)
	span, asked := pointed(d, at)
	p.Lost = asked && span.Empty()
	if !span.Empty() {
		p.At = d.Slice(span)
	}
	p.Removed, p.ShowGone = len(d.Furniture), gone != ""
	p.Blocks = textOf(d, p.Entities, span, gone)
	p.Layers = []layerChoice{
		{"said", "Statements", len(d.Statements), true},
		{"time", "Times", len(d.Timexes), true},
		{"figure", "Figures", len(d.Quantities), true},
		{"event", "Events", len(d.Events), false},
		{"name", "Names", countNames(p.Entities), false},
	}
	p.Dates = dateLines(d.Dates)
	p.Said = saidLines(d, p.Entities)
	p.Problems = problems(d)
}

// pointed is the span that an address points at, "120-164" in code points; asked
// says whether it points at any.
func pointed(d *nlp.Document, at string) (span nlp.Span, asked bool) {
	from, to, is := strings.Cut(at, "-")
	start, err := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !is || err != nil || err2 != nil {
		return nlp.Span{}, at != ""
	}
	span, ok := export.NewOffsets(d).Span(start, end)
	if !ok {
		return nlp.Span{}, true
	}
	return span, true
}

func countNames(entities []nlp.Entity) int {
	n := 0
	for _, e := range entities {
		n += len(e.Mentions)
	}
	return n
}

// bases are the words for where a date was read.
var bases = map[nlp.Basis]string{
	nlp.JSONLD: "the page’s JSON-LD", nlp.Meta: "a meta tag of the page", nlp.Feed: "the feed or file beside the page",
	nlp.URLPath: "the page’s address", nlp.BylineDate: "the line with the author", nlp.Dateline: "the dateline",
	nlp.TextDate: "the text", nlp.Inferred: "other reports of the story",
}

func dateLines(d nlp.Dates) []dateLine {
	var all []dateLine
	add := func(what string, r nlp.DateReading, why string, rejected bool) {
		if !r.Known() && r.Text == "" {
			return
		}
		if why == "" && r.Confidence > 0 {
			why = fmt.Sprintf("believed to %.0f %%", 100*r.Confidence)
		}
		all = append(all, dateLine{what, longDate(r.Date), bases[r.Basis], r.Text, why, rejected})
	}
	add("Published", d.Published, "", false)
	add("Changed", d.Modified, "", false)
	add("“Today” in the text", d.Anchor, "the day from which “Thursday” is counted", false)
	for _, r := range d.Rejected {
		add("Rejected", r.DateReading, r.Why, true)
	}
	return all
}

// longDate is a date to the precision to which it is known, with the zone that the
// page gives.
func longDate(d nlp.Date) string {
	switch d.Precision {
	case nlp.Year:
		return d.Time.Format("2006")
	case nlp.Month:
		return d.Time.Format("January 2006")
	case nlp.Day:
		return d.Time.Format("2 January 2006")
	case nlp.Minute:
		if d.Zoned {
			return d.Time.Format("2 January 2006, 15:04 -07:00")
		}
		return d.Time.Format("2 January 2006, 15:04")
	}
	return ""
}

// actWords are the verbs for what statements do.
var actWords = map[nlp.Act]string{
	nlp.State: "says", nlp.Announce: "announces", nlp.Promise: "promises", nlp.Threaten: "threatens", nlp.Request: "requests",
	nlp.Accuse: "accuses", nlp.Reject: "rejects", nlp.Deny: "denies", nlp.Agree: "agrees", nlp.Propose: "proposes", nlp.Decline: "declines",
}

func saidLines(d *nlp.Document, entities []nlp.Entity) []saidLine {
	names := map[string]string{}
	for _, e := range entities {
		names[e.ID] = e.Name
	}
	at := newPlaces()
	var all []saidLine
	for i := range d.Statements {
		all = append(all, saidLineOf(d, &d.Statements[i], names, at))
	}
	return all
}

func saidLineOf(d *nlp.Document, st *nlp.Statement, names map[string]string, at places) saidLine {
	line := saidLine{Speaker: "somebody", Act: actWords[st.Act], Entity: st.Speaker.Entity}
	if st.Speaker.Known() {
		line.Speaker = whoText(st.Speaker, names)
	}
	for _, v := range st.Via {
		line.Via = append(line.Via, whoText(v, names))
	}
	for _, to := range st.To {
		line.To = append(line.To, whoText(to, names))
	}
	if len(st.Content) == 0 {
		return line
	}
	e := news.Evidence{Document: d, Span: st.Content[0]}
	line.Href = at.link(e)
	if st.Form == nlp.Direct {
		line.Words = export.Quote(e, 150)
		return line
	}
	line.Words, line.Cut = export.Words(e, 150)
	return line
}

// whoText is somebody's name, or what the page calls them.
func whoText(w nlp.Who, names map[string]string) string {
	if name := names[w.Entity]; name != "" {
		return name
	}
	text := strings.Join(strings.Fields(w.Text), " ")
	if len(text) > 80 {
		text, _, _ = strings.Cut(text, ",")
	}
	return text
}

// problems are what does not fit within the page.
func problems(d *nlp.Document) []string {
	var all []string
	for _, t := range d.Timexes {
		if t.Problem != "" {
			all = append(all, fmt.Sprintf("“%s”: %s", d.Slice(t.Span), t.Problem))
		}
	}
	for _, q := range d.Quantities {
		if q.Problem != "" {
			all = append(all, fmt.Sprintf("“%s”: %s", d.Slice(q.Span), q.Problem))
		}
	}
	return all
}

// source gives the page's own bytes, to be kept and not to be shown: nothing in
// them runs at the desk's address.
func (s *Site) source(w http.ResponseWriter, r *http.Request) {
	src, err := s.Store.Source(r.Context(), r.PathValue("id"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	name := path.Base(strings.ReplaceAll(src.Path, "\\", "/"))
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, _ = w.Write(src.Data) // the reader may be gone
}
