package eval

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// goldAgenda is an agenda item of gold.json: docs gives, for each page, the words
// in which it stands. date is a day, a month, a year, a moment, an interval "A/B",
// or a deadline "../B".
type goldAgenda struct {
	What string            `json:"what"`
	Date string            `json:"date"`
	Docs map[string]string `json:"docs"`
}

// agendaScore counts agenda items. An item is found where a predicted one has its
// day and stands in a sentence that gold names; evidence counts the pages of the
// found items.
type agendaScore struct {
	items, found       int
	pages, pagesFound  int
	predicted, matched int
}

func (s *agendaScore) add(report *Report, dir string, gold []goldAgenda, r *analysis.Result) {
	used := map[string]bool{}
	for _, g := range gold {
		s.items++
		s.pages += len(g.Docs)
		var best *news.AgendaItem
		hits := 0
		for i := range r.Agenda {
			if n := pagesOf(g, r.Agenda[i]); n > hits && sameStart(g.Date, r.Agenda[i]) {
				best, hits = &r.Agenda[i], n
			}
		}
		if best == nil {
			report.Miss("agenda missed", filepath.Base(dir), "%s %s", g.Date, g.What)
			continue
		}
		s.found++
		s.pagesFound += hits
		for _, page := range slices.Sorted(maps.Keys(g.Docs)) {
			if !holds(*best, page, g.Docs[page]) {
				report.Miss("agenda page missed", filepath.Base(dir), "%s %s: %s in %s", best.ID, g.What, g.Docs[page], page)
			}
		}
		used[best.ID] = true
	}
	for _, item := range r.Agenda {
		s.predicted++
		if used[item.ID] {
			s.matched++
			continue
		}
		report.Miss("agenda extra", filepath.Base(dir), "%s %s", item.From.Format("2006-01-02"), item.What)
	}
}

// pagesOf counts the pages of gold whose words stand in the item's evidence.
func pagesOf(g goldAgenda, item news.AgendaItem) int {
	n := 0
	for _, page := range slices.Sorted(maps.Keys(g.Docs)) {
		if holds(item, page, g.Docs[page]) {
			n++
		}
	}
	return n
}

// holds reports whether a page's words stand in the item's evidence.
func holds(item news.AgendaItem, page, words string) bool {
	return slices.ContainsFunc(item.Evidence, func(e news.Evidence) bool {
		return strings.HasPrefix(filepath.Base(e.Document.Path), page) && strings.Contains(around(e), squeeze(words))
	})
}

// around is the sentence in which evidence stands, and the one before it.
func around(e news.Evidence) string {
	for i, s := range e.Document.Sentences {
		if s.Overlaps(e.Span) {
			from := e.Document.Sentences[max(0, i-1)].Start
			return squeeze(e.Document.Slice(nlp.Span{Start: from, End: max(s.End, e.End)}))
		}
	}
	return squeeze(e.Text())
}

// sameStart reports whether an item lies where gold says: the same first day, the
// same last day for a deadline, the same month or year where gold knows no more.
func sameStart(date string, item news.AgendaItem) bool {
	if _, end, ok := strings.Cut(date, "../"); ok {
		date = end
	}
	date, _, _ = strings.Cut(date, "/")
	date, _, _ = strings.Cut(date, "T")
	first, last := item.From.Format("2006-01-02"), item.To.AddDate(0, 0, -1).Format("2006-01-02")
	if len(date) < len("2006-01-02") {
		return strings.HasPrefix(first, date)
	}
	return date == first || date == last
}

func (s *agendaScore) report(r *Report) {
	if s.items == 0 {
		return
	}
	r.Score("agenda found", ratio(s.found, s.items))
	r.Score("agenda pages found", ratio(s.pagesFound, s.pages))
	r.Count("agenda extra", s.predicted-s.matched)
}
