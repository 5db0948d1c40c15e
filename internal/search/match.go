package search

import (
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"readout/internal/nlp"
)

// Facets are what a document is filtered by, as words of the index: one lookup
// then finds words and filters together. A digit ends each, so that no stemmer
// changes it.

func outletFacet(name string) string {
	h := fnv.New64a()
	h.Write([]byte(strings.ToLower(strings.Join(strings.Fields(name), " "))))
	return fmt.Sprintf("zo%x0", h.Sum64())
}

func dayFacet(t time.Time) string   { return "zd" + t.Format("20060102") }
func monthFacet(t time.Time) string { return "zm" + t.Format("200601") }
func yearFacet(t time.Time) string  { return "zy" + t.Format("2006") }

const contradictionFacet = "zhc0"

// facets are those of a document.
func facets(o nlp.Outlet, date nlp.Date, contradiction bool) string {
	var list []string
	for _, name := range []string{o.Name, o.Domain} {
		if name != "" {
			list = append(list, outletFacet(name))
		}
	}
	if date.Precision >= nlp.Day {
		list = append(list, dayFacet(date.Time), monthFacet(date.Time), yearFacet(date.Time))
	}
	if contradiction {
		list = append(list, contradictionFacet)
	}
	return strings.Join(list, " ")
}

// The years that an open range ends in.
const firstYear, lastYear = 1900, 2100

// rangeFacets are the fewest facets that cover a range of days.
func rangeFacets(from, until time.Time) []string {
	if from.IsZero() || from.Year() < firstYear {
		from = time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if until.IsZero() || until.Year() > lastYear {
		until = time.Date(lastYear+1, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	var out []string
	for at := from; at.Before(until); {
		year, month := at.AddDate(1, 0, 0), at.AddDate(0, 1, 0)
		switch {
		case at.YearDay() == 1 && !year.After(until):
			out, at = append(out, yearFacet(at)), year
		case at.Day() == 1 && !month.After(until):
			out, at = append(out, monthFacet(at)), month
		default:
			out, at = append(out, dayFacet(at)), at.AddDate(0, 0, 1)
		}
	}
	return out
}

// quote makes an FTS5 string of a term. White space and marks part its words.
func (t Term) quote() string {
	q := `"` + strings.ReplaceAll(t.Text, `"`, `""`) + `"`
	if t.Prefix {
		q += " *"
	}
	return q
}

// statements reports whether the query looks into statements.
func (q *Query) statements() bool { return len(q.Said)+len(q.To) > 0 }

// match is the query in FTS5's language, for the table of statements or that of
// texts.
func (q *Query) match() string {
	words := "{title body}"
	if q.statements() {
		words = "content"
	}
	var all []string
	for _, list := range q.All {
		var any []string
		for _, t := range list {
			any = append(any, t.quote())
		}
		all = append(all, words+" : ("+strings.Join(any, " OR ")+")")
	}
	for _, name := range q.Said {
		all = append(all, "speaker : "+Term{Text: name}.quote())
	}
	for _, name := range q.To {
		all = append(all, "receiver : "+Term{Text: name}.quote())
	}
	if len(q.Outlets) > 0 {
		var any []string
		for _, o := range q.Outlets {
			any = append(any, outletFacet(o))
		}
		all = append(all, "facets : ("+strings.Join(any, " OR ")+")")
	}
	if !q.From.IsZero() || !q.Until.IsZero() {
		all = append(all, "facets : ("+strings.Join(rangeFacets(q.From, q.Until), " OR ")+")")
	}
	if q.Contradiction {
		all = append(all, "facets : "+contradictionFacet)
	}
	out := strings.Join(all, " AND ")
	if len(q.None) == 0 {
		return out
	}
	var none []string
	for _, t := range q.None {
		none = append(none, t.quote())
	}
	return "(" + out + ") NOT (" + words + " : (" + strings.Join(none, " OR ") + "))"
}
