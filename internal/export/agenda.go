package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// agendaItem is the record's object.
type agendaItem struct {
	ID           string  `json:"id"`
	Story        string  `json:"story"`
	What         string  `json:"what"`
	Participants []who   `json:"participants"`
	Start        string  `json:"start"`
	End          *string `json:"end"`
	Precision    string  `json:"precision"`
	Place        *who    `json:"place"`
	Status       string  `json:"status"`
	Postponed    bool    `json:"postponed,omitempty"`
	Evidence     []span  `json:"evidence"`
	Comparison   *string `json:"comparison"`
}

// agendaOf writes an item. end is the last day that belongs to it, or null for a
// time of day.
func agendaOf(item news.AgendaItem, edges map[*nlp.Document]*edge) agendaItem {
	out := agendaItem{
		ID: item.ID, Story: item.Story, What: item.What, Participants: []who{}, Evidence: []span{},
		Precision: item.Precision.String(), Status: item.Status.String(), Comparison: text(item.Comparison),
		Start: nlp.Date{Time: item.From, Precision: max(item.Precision, nlp.Day), Zoned: item.Zoned}.String(),
	}
	if item.Status == news.Postponed { // the format knows no such status: on that day it is off
		out.Status, out.Postponed = news.Cancelled.String(), true
	}
	if item.Precision < nlp.Minute {
		last := item.To.AddDate(0, 0, -1).Format(time.DateOnly)
		out.End = &last
	}
	// A participant's span is in the document whose words are shown.
	for _, p := range item.Participants {
		out.Participants = append(out.Participants, whoOf(p, item, edges))
	}
	if item.Place.Known() {
		place := whoOf(item.Place, item, edges)
		out.Place = &place
	}
	for _, e := range item.Evidence {
		out.Evidence = append(out.Evidence, edges[e.Document].span(e.Span))
	}
	return out
}

// whoOf finds the evidence in which a who stands.
func whoOf(w nlp.Who, item news.AgendaItem, edges map[*nlp.Document]*edge) who {
	for _, e := range item.Evidence {
		if e.Contains(w.Span) && e.Document.Slice(w.Span) == w.Text {
			return *edges[e.Document].who(w)
		}
	}
	return who{Entity: text(w.Entity), Text: w.Text}
}

// WriteAgenda writes the agenda as text of at most 80 columns.
func WriteAgenda(w io.Writer, r *analysis.Result, t Terminal) error {
	p := &printer{w: bufio.NewWriter(w), color: t.Color}
	for i, item := range r.Agenda {
		if i > 0 && item.Story != r.Agenda[i-1].Story {
			p.line("")
		}
		p.agenda(item)
		for _, e := range item.Evidence {
			p.hanging(2, fmt.Sprintf("“%s” %s", strings.Join(strings.Fields(e.Text()), " "), outletName(e.Document)))
		}
	}
	return p.w.Flush()
}

func (p *printer) agenda(item news.AgendaItem) {
	for i, l := range wrap(agendaText(item), columnsWide-2) {
		p.line(strings.Repeat("  ", min(i, 1)) + p.paint(bold, l))
	}
}

// agendaText is "10 Jan 2022  talks on security · Geneva (tentative)".
func agendaText(item news.AgendaItem) string {
	text := whenText(item) + "  " + strings.Join(strings.Fields(item.What), " ")
	if item.Place.Known() && !strings.Contains(item.What, item.Place.Text) {
		text += " · " + item.Place.Text
	}
	if item.Status != news.Confirmed {
		text += " (" + item.Status.String() + ")"
	}
	return text
}

// next are the story's agenda items. Where reports put one on different days, the
// others' words follow.
func (b *builder) next() []item {
	var all []item
	for _, i := range b.result.Agenda {
		if i.Story == b.story.ID && !runTogether(i.What) { // else links of the page
			all = append(all, item{{pieces: b.scheduled(i)}})
		}
	}
	return all
}

// agendaWidth is the most columns of what is scheduled.
const agendaWidth = 110

// whatOf is what an item is about: its own words, or their whole sentence where they
// are a part of one that says nothing alone.
func whatOf(i news.AgendaItem) string {
	for _, e := range i.Evidence {
		at := strings.Index(e.Document.Text[e.Start:e.End], i.What)
		if at < 0 {
			continue
		}
		words := evidence(e.Document, nlp.Span{Start: e.Start + at, End: e.Start + at + len(i.What)})
		first := strings.Fields(i.What)
		if len(first) == 0 || len(first) >= fewestWords && !leans(words) || nominal(words) {
			break
		}
		if sentence := e.Document.Slice(SentenceOf(words)); !listed(sentence) {
			return sentence
		}
	}
	return i.What
}

// nominal reports whether words are the name of an event: "the trial in Brennick".
func nominal(e news.Evidence) bool {
	d := e.Document
	if len(d.Tokens) == 0 {
		return false
	}
	first, end := d.TokenAt(e.Start), d.TokenAt(e.End)
	if end-first < 2 {
		return false
	}
	for _, t := range d.Tokens[first:end] {
		if t.POS == "VERB" || t.POS == "AUX" {
			return false
		}
	}
	switch d.Tokens[d.Root(first, end)].POS {
	case "NOUN", "PROPN":
		return d.Tokens[first].POS != "DET" || d.Tokens[first].Lower != "all"
	}
	return false
}

func (b *builder) scheduled(i news.AgendaItem) []piece {
	long := agendaWidth
	told := whatOf(i)
	if told != i.What {
		long = valueWidth
	}
	what, cut := shorten(balanced(withoutJoints(fold(told))), long)
	pieces := []piece{{kind: when, text: whenText(i)}, {kind: words, text: what, cut: cut}}
	if i.Place.Known() && !strings.Contains(i.What, i.Place.Text) {
		pieces = append(pieces, say(betweenSides), piece{kind: words, text: balanced(fold(i.Place.Text))})
	}
	if i.Status != news.Confirmed {
		pieces = append(pieces, say("("+i.Status.String()+")"))
	}
	own, otherwise := b.days(i)
	in := func(values []news.Value, e news.Evidence) bool {
		return slices.ContainsFunc(values, func(v news.Value) bool { return v.Document == e.Document })
	}
	var same []news.Evidence
	for _, e := range i.Evidence {
		if in(own, e) || !in(otherwise, e) {
			same = append(same, e)
		}
	}
	pieces = append(pieces, b.refs(same...))
	for len(otherwise) > 0 { // equal words once, with all their pages
		shown := valuePiece(news.DateSlot, otherwise[0], rowWidth)
		var places []news.Evidence
		otherwise = slices.DeleteFunc(otherwise, func(v news.Value) bool {
			same := valuePiece(news.DateSlot, v, rowWidth).text == shown.text
			if same {
				places = append(places, v.Evidence)
			}
			return same
		})
		pieces = append(pieces, piece{kind: label, text: ",", tight: true}, shown, b.refs(places...))
	}
	return pieces
}

// days are the values of a comparison of days in which an item's evidence stands:
// those of the item's own day, and the others.
func (b *builder) days(i news.AgendaItem) (own, others []news.Value) {
	for _, c := range b.comparisons {
		if c.Slot != news.DateSlot || c.Kind != news.Differs && c.Kind != news.Contradicts && c.Kind != news.Updates {
			continue
		}
		shared := 0
		for _, v := range c.Values {
			if slices.ContainsFunc(i.Evidence, func(e news.Evidence) bool { return e.Document == v.Document && e.Overlaps(v.Span) }) {
				shared++
			}
		}
		if shared > 1 {
			group := ownGroup(c.Values, i.From.Format(time.DateOnly))
			for _, v := range c.Values {
				if v.Group == group {
					own = append(own, v)
				} else {
					others = append(others, v)
				}
			}
			return own, others
		}
	}
	return nil, nil
}

// ownGroup is the group of values of a day, else the largest group, the earliest of
// equals.
func ownGroup(values []news.Value, day string) int {
	count := map[int]int{}
	for _, v := range values {
		if strings.HasPrefix(v.Value, day) {
			return v.Group
		}
		count[v.Group]++
	}
	largest := values[0].Group
	for _, v := range values {
		if count[v.Group] > count[largest] {
			largest = v.Group
		}
	}
	return largest
}

// whenText is the item's time as the brief shows it.
func whenText(item news.AgendaItem) string {
	last := item.To.AddDate(0, 0, -1)
	switch {
	case item.Precision == nlp.Minute:
		return item.From.Format("2 Jan 2006, 15:04")
	case item.Precision == nlp.Month && item.From.Day() == 1 && last.Month() == item.From.Month():
		return item.From.Format("January 2006")
	case item.Precision == nlp.Year && item.From.YearDay() == 1 && item.To.Equal(item.From.AddDate(1, 0, 0)):
		return item.From.Format("2006")
	case !last.After(item.From):
		return item.From.Format("2 Jan 2006")
	case last.Year() == item.From.Year():
		return item.From.Format("2 Jan") + last.Format("–2 Jan 2006")
	}
	return item.From.Format("2 Jan 2006") + last.Format("–2 Jan 2006")
}
