package web

import (
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"time"

	"readout/internal/export"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

// functions are what the templates can call.
var functions = template.FuncMap{
	"date":     shortDate,
	"stamp":    stamp,
	"dates":    dateRange,
	"plural":   plural,
	"outlet":   export.OutletName,
	"outlets":  outletNames,
	"language": export.LanguageName,
	"findings": findingsOf,
	"lines":    func(s string) []string { return strings.Split(s, "\n") },
	"join":     strings.Join,
	"size":     size,
	"host":     host,
	"add":      func(a, b int) int { return a + b },
	"inc":      func(n int) int { return n + 1 },
	"axis":     func(height int) int { return height - axisHeight + 6 },
	"axistext": func(height int) int { return height - 8 },
}

// shortDate is a day as lists show it: "9 Jun 2026"; empty for the zero time.
func shortDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 Jan 2006")
}

// stamp is a moment to the minute, in UTC.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2 Jan 2006, 15:04") + " UTC"
}

// dateRange is "9 Jun 2026" or "9–12 Jun 2026".
func dateRange(from, to time.Time) string {
	switch {
	case from.IsZero() || to.IsZero() || sameDay(from, to):
		return shortDate(to)
	case from.Year() == to.Year() && from.Month() == to.Month():
		return from.Format("2–") + shortDate(to)
	case from.Year() == to.Year():
		return from.Format("2 Jan – ") + shortDate(to)
	}
	return shortDate(from) + " – " + shortDate(to)
}

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, y := strings.CutSuffix(noun, "y"); y {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// most outlets that a list names.
const mostOutlets = 6

func outletNames(list []nlp.Outlet) string {
	var names []string
	for _, o := range list[:min(len(list), mostOutlets)] {
		names = append(names, export.OutletName(o))
	}
	text := strings.Join(names, ", ")
	if more := len(list) - mostOutlets; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// finding is a count that a list of stories shows.
type finding struct {
	Class, Sign, Label string
	Count              int
}

// chipLabels stand behind a count.
var chipLabels = map[news.ComparisonKind]string{
	news.Contradicts: "contradiction", news.Disputed: "disputed", news.Updates: "updated", news.Differs: "differ",
	news.QuoteVariants: "in other words", news.Agrees: "agree", news.SingleSource: "in one report only",
}

// findingsOf are the counts of what an editor looks for first.
func findingsOf(f store.Findings) []finding {
	var all []finding
	for _, k := range []news.ComparisonKind{news.Contradicts, news.Disputed, news.Updates, news.Differs, news.QuoteVariants, news.Agrees, news.SingleSource} {
		if f[k] > 0 {
			_, class, sign := export.KindLabel(k)
			label := chipLabels[k]
			if k == news.Contradicts && f[k] > 1 {
				label += "s"
			}
			all = append(all, finding{class, sign, label, f[k]})
		}
	}
	return all
}

func size(bytes int64) string {
	switch {
	case bytes >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(bytes)/(1<<30))
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	}
	return fmt.Sprintf("%d kB", (bytes+1023)/1024)
}

// host is an address's host, or the address where it has none.
func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return strings.TrimPrefix(u.Host, "www.")
	}
	return address
}

// places makes the addresses at which places of documents are shown. It remembers
// the code points of the documents that it has met, for one page.
type places struct {
	offsets map[*nlp.Document]export.Offsets
}

func newPlaces() places { return places{map[*nlp.Document]export.Offsets{}} }

// link is the address of a place, an export.Link.
func (p places) link(e news.Evidence) string {
	address := "/documents/" + url.PathEscape(e.Document.ID)
	if e.Empty() {
		return address
	}
	o, known := p.offsets[e.Document]
	if !known {
		o = export.NewOffsets(e.Document)
		p.offsets[e.Document] = o
	}
	start, end := o.Points(e.Span)
	return fmt.Sprintf("%s?at=%d-%d#at", address, start, end)
}

// more is the address of the next part of a list.
func more(query url.Values, path, next string) string {
	if next == "" {
		return ""
	}
	q := url.Values{}
	for k, v := range query {
		if k != "after" && k != "done" {
			q[k] = v
		}
	}
	q.Set("after", next)
	return path + "?" + q.Encode()
}

// day reads a day of a form; the zero time where it is empty or none.
func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, strings.TrimSpace(s))
	if err != nil {
		return time.Time{}
	}
	return t
}
