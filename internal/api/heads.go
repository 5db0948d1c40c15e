package api

import (
	"time"

	"readout/internal/export"
	"readout/internal/store"
)

// Objects that are the desk's and not the record's.
type (
	publisher struct {
		Name   string `json:"name"`
		Domain string `json:"domain"`
	}
	documentHead struct {
		ID         string    `json:"id"`
		Path       string    `json:"path"`
		URL        string    `json:"url,omitempty"`
		Outlet     publisher `json:"outlet"`
		Title      string    `json:"title"`
		Language   string    `json:"language,omitempty" doc:"ISO 639-1"`
		Date       string    `json:"date,omitempty" doc:"published, else the day of the text; as far as it is known"`
		Added      time.Time `json:"added"`
		State      string    `json:"state" enum:"added,read,annotated,refused,set-aside"`
		Stage      string    `json:"stage,omitempty" doc:"that refused it or was crashed by it"`
		Reason     string    `json:"reason,omitempty"`
		Story      string    `json:"story,omitempty"`
		Version    int       `json:"version" doc:"of its page, from 1"`
		Superseded string    `json:"superseded,omitempty" doc:"id of the next version"`
	}
	storyHead struct {
		ID        string         `json:"id"`
		Title     string         `json:"title"`
		First     time.Time      `json:"first" doc:"day of the earliest report"`
		Latest    time.Time      `json:"latest"`
		Documents int            `json:"documents"`
		Outlets   []publisher    `json:"outlets"`
		Origins   int            `json:"origins" doc:"independent texts; 0 where not known"`
		Findings  map[string]int `json:"findings" doc:"comparisons by kind, those marked wrong left out"`
		Agenda    int            `json:"agenda"`
		Changed   time.Time      `json:"changed"`
		Revision  int            `json:"revision" doc:"0 where the reports were not compared yet"`
	}
	entityHead struct {
		ID        string `json:"id"`
		Name      string `json:"name"`
		Type      string `json:"type" enum:"person,organization,place,group,other,"`
		Country   string `json:"country,omitempty"`
		Sector    string `json:"sector,omitempty"`
		Wikidata  string `json:"wikidata,omitempty"`
		Documents int    `json:"documents" doc:"that name it"`
		Said      int    `json:"said" doc:"documents in which it speaks"`
	}
	spelling struct {
		Text    string `json:"text"`
		Garbled bool   `json:"garbled"`
		Count   int    `json:"count"`
	}
	correction struct {
		ID     string     `json:"id"`
		Kind   string     `json:"kind" enum:"merge-stories,split-story,wrong-comparison"`
		Story  string     `json:"story"`
		Other  string     `json:"other,omitempty"`
		Moved  []string   `json:"moved"`
		What   string     `json:"what"`
		Note   string     `json:"note,omitempty"`
		Made   time.Time  `json:"made"`
		Undone *time.Time `json:"undone,omitempty"`
	}
)

func documentHeadOf(h store.DocumentHead) documentHead {
	return documentHead{
		ID: h.ID, Path: h.Path, URL: h.URL, Outlet: publisher(h.Outlet), Title: h.Title, Language: h.Language, Date: h.Date.String(),
		Added: h.Added, State: h.State.String(), Stage: h.Stage, Reason: h.Reason, Story: h.Story, Version: h.Version, Superseded: h.Superseded,
	}
}

func storyHeadOf(h store.StoryHead) storyHead {
	out := storyHead{
		ID: h.ID, Title: h.Title, First: h.First, Latest: h.Latest, Documents: h.Documents, Outlets: []publisher{}, Origins: h.Origins,
		Findings: map[string]int{}, Agenda: h.Agenda, Changed: h.Changed, Revision: h.Revision,
	}
	for _, o := range h.Outlets {
		out.Outlets = append(out.Outlets, publisher(o))
	}
	for kind, n := range h.Findings {
		out.Findings[kind.String()] = n
	}
	return out
}

func entityHeadOf(h store.EntityHead) entityHead {
	return entityHead{h.ID, h.Name, string(h.Type), h.Country, h.Sector, h.Wikidata, h.Documents, h.Said}
}

func correctionOf(c store.Correction) correction {
	out := correction{ID: c.ID, Kind: string(c.Kind), Story: c.Story, Other: c.Other, Moved: c.Moved, What: c.What, Note: c.Note, Made: c.Made}
	if out.Moved == nil {
		out.Moved = []string{}
	}
	if !c.Undone.IsZero() {
		out.Undone = &c.Undone
	}
	return out
}

// items of lists with their surroundings.
type (
	statementItem struct {
		Document  documentHead     `json:"document"`
		Statement export.Statement `json:"statement"`
	}
	eventItem struct {
		Document documentHead `json:"document"`
		Event    export.Event `json:"event"`
	}
	comparisonItem struct {
		Story      storyHead         `json:"story"`
		Comparison export.Comparison `json:"comparison"`
		Correction string            `json:"correction,omitempty" doc:"id of the correction that marks it as wrong"`
	}
	agendaEntry struct {
		Story storyHead         `json:"story"`
		Item  export.AgendaItem `json:"item"`
	}
)

func statementItemOf(i store.StatementItem) statementItem {
	return statementItem{documentHeadOf(i.DocumentHead), export.NewObjects().Statement(i.NLP, i.Statement)}
}

func eventItemOf(i store.EventItem) eventItem {
	return eventItem{documentHeadOf(i.DocumentHead), export.NewObjects().Event(i.NLP, i.Event)}
}

func comparisonItemOf(i store.ComparisonItem) comparisonItem {
	return comparisonItem{storyHeadOf(i.Story), export.NewObjects().Comparison(i.Comparison), i.Correction}
}

func agendaEntryOf(i store.AgendaItem) agendaEntry {
	return agendaEntry{storyHeadOf(i.Story), export.NewObjects().AgendaItem(i.Item)}
}
