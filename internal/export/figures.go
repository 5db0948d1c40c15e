package export

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// figureWidth is the most columns of a figure with what it counts.
const figureWidth = 60

// figure is an amount that reports of the story give.
type figure struct {
	key    string
	shown  piece
	places []news.Evidence
	told   bool // an event has it: dead, injured, arrested
	few    bool // one or two of something: "both sides", "two leaders"
}

// figures lists the amounts that belong to an event or that several reports give,
// those of more reports first. What a comparison shows already is left out.
func (b *builder) figures() []item {
	var all []figure
	for _, a := range b.story.Accounts {
		d := a.Document
		told := figuresOfEvents(d)
		for _, q := range d.Quantities {
			if q.Ordinal || q.Low == "" && q.High == "" || q.Counted.Empty() || pronouns[lastLower(d, q)] || adjectival(d, q) || b.comparedAt(d, q.Span) {
				continue
			}
			all = addFigure(all, d, q, told[q.ID])
		}
	}
	all = slices.DeleteFunc(all, func(f figure) bool { return !f.told && (f.reports() < 2 || f.few) })
	slices.SortStableFunc(all, func(x, y figure) int { return cmp.Compare(y.reports(), x.reports()) })
	var items []item
	for _, f := range all {
		items = append(items, item{{pieces: []piece{f.shown, b.refs(f.places...)}}})
	}
	return items
}

func (f figure) reports() int {
	all := map[*nlp.Document]bool{}
	for _, e := range f.places {
		all[e.Document] = true
	}
	return len(all)
}

// figuresOfEvents are the quantities that belong to what happened.
func figuresOfEvents(d *nlp.Document) map[string]bool {
	ids := map[string]bool{}
	for _, e := range d.Events {
		if e.Status == nlp.Occurred {
			for _, id := range e.Figures {
				ids[id] = true
			}
		}
	}
	return ids
}

// comparedAt reports whether a comparison shows what stands at a place.
func (b *builder) comparedAt(d *nlp.Document, s nlp.Span) bool {
	return slices.ContainsFunc(b.compared[d], func(p comparedPlace) bool { return p.Overlaps(s) })
}

// pronouns count nothing that the reader knows: "two of them".
var pronouns = map[string]bool{"them": true, "us": true, "these": true, "those": true, "which": true, "whom": true, "it": true}

// adjectival reports whether a quantity only describes a thing: "a five-storey house".
func adjectival(d *nlp.Document, q nlp.Quantity) bool {
	return q.End < len(d.Text) && d.Text[q.End] == '-'
}

func lastLower(d *nlp.Document, q nlp.Quantity) string {
	return strings.ToLower(lastWord(d.Slice(q.Counted)))
}

// addFigure puts an amount under the same amount of the same thing.
func addFigure(all []figure, d *nlp.Document, q nlp.Quantity, told bool) []figure {
	place := evidence(d, withCounted(d, q))
	key := strings.Join([]string{q.Low, q.High, q.Unit, q.Change, lastLower(d, q)}, "|")
	for i := range all {
		if all[i].key == key {
			all[i].places = append(all[i].places, place)
			all[i].told = all[i].told || told
			return all
		}
	}
	return append(all, figure{key, asWritten(place, figureWidth), []news.Evidence{place}, told, q.Low == "1" || q.Low == "2"})
}

// withCounted is a quantity together with what it counts, where that is beside it.
func withCounted(d *nlp.Document, q nlp.Quantity) nlp.Span {
	both := nlp.Span{Start: min(q.Start, q.Counted.Start), End: max(q.End, q.Counted.End)}
	if gap := max(q.Start, q.Counted.Start) - min(q.End, q.Counted.End); gap > 4 || strings.Contains(d.Slice(both), "\n") {
		return q.Span
	}
	return both
}

func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}
