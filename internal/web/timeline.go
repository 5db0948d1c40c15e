package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/export"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

// timeline is a story along its days, as lanes of marks with words.
type timeline struct {
	Width, Height int
	Lanes         []lane
	Ticks         []tick
	Marks         []mark // all, in order of time: the same as a list
	Outside       int    // events before or behind what is shown
}

type lane struct {
	Label string
	Class string
	Y, H  int // top and height, in units of the drawing
	Marks []mark
}

// mark is something on a day.
type mark struct {
	Class string // "report", "event", "agenda"
	Text  string
	When  string
	Href  string
	Refs  []markRef
	from  time.Time
	to    time.Time
	key   string
	X, W  int // left end, and width where it lasts longer than a day
	Y     int
	TextX int
	End   bool // the words stand left of the mark
}

type markRef struct {
	Number int
	Href   string
}

type tick struct {
	X     int
	Label string
}

// Measures of the drawing, in its own units.
const (
	timelineWidth = 1000
	laneLeft      = 96 // where the days begin
	laneRight     = 24 // behind the last day
	rowHeight     = 22
	laneGap       = 12
	axisHeight    = 30
	letterWidth   = 6.4 // mean, at the size of the words
	// maxMarks bounds the marks of a lane.
	maxMarks = 30
	// before and behind are how far events may lie from the reports.
	before, behind = 21 * 24 * time.Hour, 120 * 24 * time.Hour
	markWords      = 52 // columns
)

func timelineOf(s *store.Story, at places) timeline {
	var t timeline
	reports := reportMarks(s, at)
	if len(reports) == 0 {
		return t
	}
	first, last := reports[0].from, reports[0].to
	for _, m := range reports {
		first, last = earlier(first, m.from), later(last, m.to)
	}
	var events []mark
	for _, m := range eventMarks(s, at) {
		if m.from.Before(first.Add(-before)) || m.to.After(last.Add(behind)) {
			t.Outside++
			continue
		}
		events = append(events, m)
	}
	var scheduled []mark
	for _, m := range agendaMarks(s, at) {
		if m.from.After(last.Add(behind)) || m.to.Before(first.Add(-before)) {
			t.Outside++
			continue
		}
		scheduled = append(scheduled, m)
	}
	t.lay([]lane{{Label: "Reports", Class: "report", Marks: reports}, {Label: "Events", Class: "event", Marks: events}, {Label: "Scheduled", Class: "agenda", Marks: scheduled}})
	return t
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// clock is a time with its own clock reading, without its zone: pages of one story
// speak of the same days in different zones.
func clock(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, time.UTC)
}

func reportMarks(s *store.Story, at places) []mark {
	var all []mark
	for i, d := range s.Documents {
		shown := d.Dates.Published.Date
		if !shown.Known() {
			shown = d.Dates.Anchor.Date
		}
		if shown.Precision < nlp.Day {
			continue
		}
		from := clock(shown.Time)
		href := at.link(news.Evidence{Document: d})
		all = append(all, mark{
			Class: "report", Text: export.OutletName(d.Outlet), When: shortDate(from), Href: href,
			Refs: []markRef{{i + 1, href}}, from: from, to: from,
		})
	}
	return all
}

// eventMarks are what happened, each thing once a day: documents that tell an
// event of the same type on the same day stand behind one mark.
func eventMarks(s *store.Story, at places) []mark {
	var all []mark
	for i, d := range s.Documents {
		for _, e := range d.Events {
			if e.Status != nlp.Occurred || e.From.IsZero() || e.Statement != "" || e.To.Sub(e.From) > 7*24*time.Hour {
				continue
			}
			from, to := clock(e.From), clock(e.To)
			key := from.Format(time.DateOnly) + e.Type + e.Mode
			href := at.link(news.Evidence{Document: d, Span: e.Clause})
			if k := slices.IndexFunc(all, func(m mark) bool { return m.key == key }); k >= 0 {
				if !slices.ContainsFunc(all[k].Refs, func(r markRef) bool { return r.Number == i+1 }) {
					all[k].Refs = append(all[k].Refs, markRef{i + 1, href})
				}
				continue
			}
			words, cut := export.Words(news.Evidence{Document: d, Span: e.Clause}, markWords)
			if cut {
				words += " …"
			}
			all = append(all, mark{Class: "event", Text: words, When: shortDate(from), Href: href,
				Refs: []markRef{{i + 1, href}}, from: from, to: lastMoment(from, to), key: key})
		}
	}
	return mostTold(all)
}

// mostTold keeps the marks that most documents have, in order of time.
func mostTold(all []mark) []mark {
	slices.SortStableFunc(all, func(a, b mark) int { return cmp.Compare(len(b.Refs), len(a.Refs)) })
	all = all[:min(len(all), maxMarks)]
	slices.SortStableFunc(all, func(a, b mark) int { return a.from.Compare(b.from) })
	return all
}

// lastMoment is the day on which something ends; the bound is the first moment
// behind it.
func lastMoment(from, to time.Time) time.Time {
	if to.Sub(from) <= 24*time.Hour {
		return from
	}
	return to.Add(-time.Minute)
}

func agendaMarks(s *store.Story, at places) []mark {
	var all []mark
	for _, item := range s.Agenda {
		line := agendaLineOf(item, at)
		from, to := clock(item.From), clock(item.To)
		text := item.What
		if utf8.RuneCountInString(text) > markWords {
			text, _ = export.Words(item.Evidence[0], markWords)
			text += " …"
		}
		m := mark{Class: "agenda", Text: text, When: line.When, from: from, to: lastMoment(from, to)}
		for _, e := range item.Evidence {
			n := slices.Index(s.Documents, e.Document) + 1
			if !slices.ContainsFunc(m.Refs, func(r markRef) bool { return r.Number == n }) {
				m.Refs = append(m.Refs, markRef{n, at.link(e)})
			}
		}
		if len(m.Refs) > 0 {
			m.Href = m.Refs[0].Href
		}
		all = append(all, m)
	}
	return all[:min(len(all), maxMarks)]
}

// lay gives lanes, marks and ticks their places.
func (t *timeline) lay(lanes []lane) {
	var from, to time.Time
	for _, l := range lanes {
		for _, m := range l.Marks {
			if from.IsZero() {
				from, to = m.from, m.to
			}
			from, to = earlier(from, m.from), later(to, m.to)
		}
	}
	from, to = from.Truncate(24*time.Hour), to.Truncate(24*time.Hour).Add(24*time.Hour)
	scale := float64(timelineWidth-laneLeft-laneRight) / to.Sub(from).Hours()
	x := func(at time.Time) int { return laneLeft + int(at.Sub(from).Hours()*scale) }
	y := 6
	for _, l := range lanes {
		if len(l.Marks) == 0 {
			continue
		}
		l.Y = y
		rows := rowsOf(l.Marks, x, y)
		l.H = rows * rowHeight
		y += l.H + laneGap
		t.Lanes = append(t.Lanes, l)
		t.Marks = append(t.Marks, l.Marks...)
	}
	slices.SortStableFunc(t.Marks, func(a, b mark) int { return a.from.Compare(b.from) })
	t.Ticks = ticks(from, to, x)
	t.Width, t.Height = timelineWidth, y+axisHeight-laneGap
}

// rowsOf puts each mark with its words into the first row that has room.
func rowsOf(marks []mark, x func(time.Time) int, top int) int {
	var ends [][2]int // row, and the ranges that are taken, as pairs of row and end
	free := func(row, left, right int) bool {
		for k := 0; k+1 < len(ends); k += 2 {
			if ends[k][0] == row && left < ends[k+1][1] && right > ends[k+1][0] {
				return false
			}
		}
		return true
	}
	rows := 0
	for i := range marks {
		m := &marks[i]
		m.X, m.W = x(m.from), max(0, x(m.to)-x(m.from))
		words := int(float64(utf8.RuneCountInString(m.Text))*letterWidth) + 26
		left, right := m.X-6, m.X+m.W+words
		m.TextX = m.X + m.W + 10
		if right > timelineWidth {
			left, right = m.X-words, m.X+m.W+6
			m.TextX, m.End = m.X-10, true
		}
		row := 0
		for !free(row, left, right) {
			row++
		}
		ends = append(ends, [2]int{row, 0}, [2]int{left, right})
		rows = max(rows, row+1)
		m.Y = top + row*rowHeight + rowHeight/2
	}
	return rows
}

// ticks are days, weeks or months, as many as the drawing has room for.
func ticks(from, to time.Time, x func(time.Time) int) []tick {
	var all []tick
	days := int(to.Sub(from).Hours() / 24)
	step, layout := 1, "2 Jan"
	for _, s := range []int{1, 2, 7, 14, 28, 56, 112} {
		if step = s; days/s <= 12 {
			break
		}
	}
	for at := from; at.Before(to); at = at.AddDate(0, 0, step) {
		all = append(all, tick{x(at), at.Format(layout)})
	}
	if n := len(all); n > 0 {
		all[0].Label = from.Format("2 Jan 2006")
		if n > 1 && all[1].X-all[0].X < 80 {
			all[1].Label = ""
		}
	}
	return all
}

// Describe is the timeline in a sentence, for those who do not see it.
func (t timeline) Describe() string {
	var parts []string
	for _, l := range t.Lanes {
		parts = append(parts, fmt.Sprintf("%d in the lane %s", len(l.Marks), l.Label))
	}
	return "Timeline: " + strings.Join(parts, ", ") + ". The list below says the same."
}
