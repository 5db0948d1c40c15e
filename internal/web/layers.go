package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/nlp"
)

// textBlock is a block of a page's text cut into runs, or a piece that was taken
// out of the page.
type textBlock struct {
	Kind   string
	Runs   []run
	Gone   string // furniture: its words
	Why    string // and the reason
	ID     string
	Marked bool // it is what the address points at
}

// run is a stretch of text that the same layers cover.
type run struct {
	Text    string
	Classes string // "said time"
	Title   string // what the layers know of it
	At      bool   // it is pointed at
	First   bool   // and what is pointed at begins here
}

// layer is a stretch that something was found in.
type layer struct {
	nlp.Span
	class, title string
}

// textOf cuts a document's text where a layer begins or ends. at is what the
// address points at; gone, where not empty, are words of furniture to point at.
func textOf(d *nlp.Document, entities []nlp.Entity, at nlp.Span, gone string) []textBlock {
	layers := layersOf(d, entities)
	var all []textBlock
	next := 0
	furniture := func(upTo int) {
		for ; next < len(d.Furniture) && d.Furniture[next].After <= upTo; next++ {
			f := d.Furniture[next]
			marked := gone != "" && strings.Contains(f.Text, gone)
			all = append(all, textBlock{Kind: "gone", Gone: f.Text, Why: f.Why, ID: fmt.Sprintf("gone-%d", next+1), Marked: marked})
		}
	}
	for i, b := range d.Blocks {
		furniture(i)
		all = append(all, textBlock{Kind: b.Kind.String(), Runs: runsOf(d, b.Span, layers, at)})
	}
	furniture(len(d.Blocks))
	return all
}

// layersOf are all layers that are marked, in order of their beginning.
func layersOf(d *nlp.Document, entities []nlp.Entity) []layer {
	var all []layer
	add := func(s nlp.Span, class, title string) {
		if !s.Empty() && s.End <= len(d.Text) {
			all = append(all, layer{s, class, title})
		}
	}
	for _, st := range d.Statements {
		title := actWords[st.Act]
		if st.Speaker.Known() {
			title = strings.Join(strings.Fields(st.Speaker.Text), " ") + " " + title
		}
		for _, c := range st.Content {
			add(c, "said", title)
		}
		add(st.Cue, "cue", "")
		add(st.Speaker.Span, "speaker", "")
	}
	for _, t := range d.Timexes {
		title := t.Value
		if t.Problem != "" {
			title += ": " + t.Problem
		}
		add(t.Span, problemClass("time", t.Problem), title)
	}
	for _, q := range d.Quantities {
		add(q.Span, problemClass("figure", q.Problem), figureTitle(q))
	}
	for _, e := range d.Events {
		add(e.Trigger, "event", strings.ToLower(e.Type)+" ("+e.Status.String()+")")
	}
	for _, e := range entities {
		for _, m := range e.Mentions {
			span, class, title := m.Name, "name", e.Name
			if span.Empty() {
				span = m.Span
			}
			if m.Garbled {
				class, title = "name garbled", "garbled: "+e.Name
			}
			add(span, class, title)
		}
	}
	slices.SortStableFunc(all, func(a, b layer) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return all
}

func problemClass(class, problem string) string {
	if problem != "" {
		return class + " problem"
	}
	return class
}

func figureTitle(q nlp.Quantity) string {
	text := q.Low
	if q.High != "" && q.High != q.Low {
		text = strings.TrimPrefix(text+"–"+q.High, "–")
	}
	if q.Approx != nlp.Exactly && q.Approx != nlp.Range {
		text = q.Approx.String() + " " + text
	}
	if q.Unit != "" {
		text += " " + q.Unit
	}
	if q.Problem != "" {
		text += ": " + q.Problem
	}
	return text
}

// runsOf cuts one block.
func runsOf(d *nlp.Document, b nlp.Span, layers []layer, at nlp.Span) []run {
	cuts := []int{b.Start, b.End}
	add := func(i int) {
		if i > b.Start && i < b.End {
			cuts = append(cuts, i)
		}
	}
	var here []layer
	for _, l := range layers {
		if l.Overlaps(b) {
			here = append(here, l)
			add(l.Start)
			add(l.End)
		}
	}
	add(at.Start)
	add(at.End)
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var all []run
	for i := 0; i+1 < len(cuts); i++ {
		all = append(all, runOf(d, nlp.Span{Start: cuts[i], End: cuts[i+1]}, here, at))
	}
	return all
}

func runOf(d *nlp.Document, s nlp.Span, layers []layer, at nlp.Span) run {
	out := run{Text: d.Slice(s), At: s.Overlaps(at)}
	var classes, titles []string
	for _, l := range layers {
		if !l.Contains(s) {
			continue
		}
		if !slices.Contains(classes, l.class) {
			classes = append(classes, l.class)
		}
		if l.title != "" && !slices.Contains(titles, l.title) {
			titles = append(titles, l.title)
		}
	}
	out.Classes, out.Title = strings.Join(classes, " "), strings.Join(titles, " · ")
	out.First = out.At && s.Start == at.Start
	return out
}
