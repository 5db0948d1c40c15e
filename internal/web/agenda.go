package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"readout/internal/nlp"
	"readout/internal/store"
)

type agendaPage struct {
	Days     []agendaDay
	More     string
	From, To string
	// Past is set where nothing is scheduled from today on, and all is shown.
	Past bool
	ICS  string
}

// agendaDay are the items of a day, or of a longer time that begins on it.
type agendaDay struct {
	Label string
	Items []agendaLine
}

func (s *Site) agenda(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	p := agendaPage{From: q.Get("from"), To: q.Get("to"), ICS: s.keyed("/api/v1/agenda.ics", url.Values{})}
	f := store.AgendaFilter{From: day(p.From), To: day(p.To)}
	if !f.To.IsZero() {
		f.To = f.To.AddDate(0, 0, 1)
	}
	if !q.Has("from") {
		f.From = s.Now().UTC().Truncate(24 * time.Hour)
		p.From = f.From.Format(time.DateOnly)
	}
	list, err := s.agendaItems(r.Context(), f, q.Get("after"))
	if err == nil && len(list.Items) == 0 && !q.Has("from") {
		p.Past, p.From, f.From = true, "", time.Time{}
		list, err = s.agendaItems(r.Context(), f, "")
	}
	if err != nil {
		return nil, err
	}
	at := newPlaces()
	for _, item := range list.Items {
		line := agendaLineOf(item.Item, at)
		line.Story = &item.Story
		p.put(line)
	}
	p.More = more(q, "/agenda", list.Next)
	return &answer{page: "agenda", title: "Agenda", here: "agenda", data: p,
		feeds: []feed{{"text/calendar", "Agenda as a calendar", p.ICS}}}, nil
}

// put files an item under its day.
func (p *agendaPage) put(line agendaLine) {
	label := line.When
	if line.Precision >= nlp.Day && line.To.Sub(line.From) <= 24*time.Hour {
		label = line.From.Format("Monday, 2 January 2006")
		if line.When = ""; line.Precision == nlp.Minute {
			line.When = line.From.Format("15:04")
		}
	}
	i := slices.IndexFunc(p.Days, func(d agendaDay) bool { return d.Label == label })
	if i < 0 {
		i = len(p.Days)
		p.Days = append(p.Days, agendaDay{Label: label})
	}
	if label == line.When {
		line.When = ""
	}
	p.Days[i].Items = append(p.Days[i].Items, line)
}

func (s *Site) agendaItems(ctx context.Context, f store.AgendaFilter, after string) (store.List[store.AgendaItem], error) {
	return s.Store.Agenda(ctx, f, store.Page{After: after})
}
