package export

import (
	"readout/internal/news"
	"readout/internal/nlp"
)

type (
	event struct {
		ID        string         `json:"id"`
		Doc       string         `json:"doc"`
		Type      string         `json:"type"`
		Mode      *string        `json:"mode"`
		Contexts  []string       `json:"contexts"`
		Cameo     *string        `json:"cameo"`
		Actor     []who          `json:"actor"`
		Recipient []who          `json:"recipient"`
		Time      *string        `json:"time"`
		Start     *string        `json:"start"`
		End       *string        `json:"end"`
		Place     *who           `json:"place"`
		Status    string         `json:"status"`
		Trigger   span           `json:"trigger"`
		Clause    span           `json:"clause"`
		Again     []eventMention `json:"again"`
		Figures   []string       `json:"figures"`
		Statement *string        `json:"statement"`
		Why       *string        `json:"why"`
	}
	eventMention struct {
		Trigger span `json:"trigger"`
		Clause  span `json:"clause"`
	}

	mainEvent struct {
		Type         string   `json:"type"`
		Mode         *string  `json:"mode"`
		Participants []who    `json:"participants"`
		Start        *string  `json:"start"`
		End          *string  `json:"end"`
		Place        *who     `json:"place"`
		Events       []string `json:"events"`
	}
	summarySentence struct {
		Text     string `json:"text"`
		Evidence []span `json:"evidence"`
	}

	comparison struct {
		ID        string   `json:"id"`
		Story     string   `json:"story"`
		Kind      string   `json:"kind"`
		Slot      string   `json:"slot"`
		Topic     string   `json:"topic"`
		Values    []value  `json:"values"`
		OddOneOut *string  `json:"odd_one_out"`
		Silent    []string `json:"silent"`
		Origins   int      `json:"origins"`
		Why       string   `json:"why"`
	}
	// value is a span whose bounds are null where its words stand in furniture.
	value struct {
		Doc   string  `json:"doc"`
		Start *int    `json:"start"`
		End   *int    `json:"end"`
		Text  string  `json:"text"`
		Value *string `json:"value"`
		Group int     `json:"group"`
	}
)

func (e *edge) event(v nlp.Event) event {
	out := event{
		ID: v.ID, Doc: e.d.ID, Type: v.Type, Mode: text(v.Mode), Contexts: listOf(v.Contexts), Cameo: text(v.Cameo),
		Actor: e.whos(v.Actor), Recipient: e.whos(v.Recipient), Time: text(v.Time), Place: e.who(v.Place),
		Status: v.Status.String(), Trigger: e.span(v.Trigger), Clause: e.span(v.Clause),
		Again: []eventMention{}, Figures: listOf(v.Figures), Statement: text(v.Statement), Why: text(v.Why),
	}
	out.Start, out.End = bounds(v.From, v.To)
	for _, m := range v.Again {
		out.Again = append(out.Again, eventMention{e.span(m.Trigger), e.span(m.Clause)})
	}
	return out
}

func comparisonOf(c news.Comparison, edges map[*nlp.Document]*edge) comparison {
	out := comparison{
		ID: c.ID, Story: c.Story, Kind: c.Kind.String(), Slot: string(c.Slot), Topic: c.Topic,
		Values: []value{}, Silent: []string{}, Origins: c.Origins, Why: c.Why,
	}
	for _, v := range c.Values {
		out.Values = append(out.Values, valueOf(v, edges[v.Document]))
	}
	if c.OddOneOut != nil {
		out.OddOneOut = text(c.OddOneOut.ID)
	}
	for _, d := range c.Silent {
		out.Silent = append(out.Silent, d.ID)
	}
	return out
}

func valueOf(v news.Value, e *edge) value {
	out := value{Doc: v.Document.ID, Text: v.Furniture, Value: text(v.Value), Group: v.Group}
	if v.Furniture == "" {
		s := e.span(v.Span)
		out.Start, out.End, out.Text = &s.Start, &s.End, s.Text
	}
	return out
}

// mainEventOf writes a story's main event, or null where it has none.
func mainEventOf(m *news.MainEvent, edges map[*nlp.Document]*edge) *mainEvent {
	if m == nil {
		return nil
	}
	out := &mainEvent{Type: m.Type, Mode: text(m.Mode), Participants: []who{}, Events: listOf(m.Events)}
	for _, p := range m.Participants {
		out.Participants = append(out.Participants, *edges[p.Document].who(p.Who))
	}
	out.Start, out.End = bounds(m.From, m.To)
	if m.Place.Who.Known() {
		out.Place = edges[m.Place.Document].who(m.Place.Who)
	}
	return out
}

func summaryOf(list []news.Evidence, edges map[*nlp.Document]*edge) []summarySentence {
	out := []summarySentence{}
	for _, e := range list {
		s := edges[e.Document].span(e.Span)
		out = append(out, summarySentence{s.Text, []span{s}})
	}
	return out
}
