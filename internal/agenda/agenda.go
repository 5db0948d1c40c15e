// Package agenda collects what is scheduled: the events that documents place
// after the day on which they were written. What several documents of a story say
// of one event is one item.
package agenda

import (
	"fmt"

	"readout/internal/news"
	"readout/internal/nlp"
)

// Collect lists the agenda of the stories, in their order and, within a story, by
// day. Documents without an anchor or without times add nothing. IDs count over
// all stories.
func Collect(stories []*news.Story) ([]news.AgendaItem, error) {
	var all []news.AgendaItem
	for _, s := range stories {
		var found []entry
		for _, a := range s.Accounts {
			found = append(found, entries(a.Document)...)
		}
		items, err := merge(found)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			item.ID, item.Story = fmt.Sprintf("a%d", len(all)+1), s.ID
			all = append(all, item)
		}
	}
	return all, nil
}

// entry is one mention of something scheduled.
type entry struct {
	document     *nlp.Document
	clause       nlp.Span // the evidence
	what         nlp.Span
	when         nlp.Timex
	precision    nlp.Precision
	participants []nlp.Who
	place        nlp.Who
	status       news.AgendaStatus
	lemmas       map[string]bool // content words of the clause
	event        string          // lemma of the noun or verb that names the event
	moved        bool            // the time is the one to which the event was put off
	sentence     int
}

// entries finds what a document schedules.
func entries(d *nlp.Document) []entry {
	today, ok := anchorDay(d)
	if !ok || len(d.Tokens) == 0 {
		return nil
	}
	var found []entry
	for i, t := range d.Timexes {
		day, reckoned := d.Reckoned(i)
		if reckoned {
			t = day
		}
		if !ahead(t, today) {
			continue
		}
		// A second time in a clause says the same: "18:30 in Ankara (17:30 in Athens)".
		e, ok := (reader{d, t, today, reckoned}).entry()
		switch last := len(found) - 1; {
		case !ok:
		case last < 0 || found[last].clause != e.clause:
			found = append(found, e)
		case found[last].precision < nlp.Day && e.precision >= nlp.Day: // "next year's fair will open on 9 July"
			found[last] = e
		}
	}
	return found
}
