package reconcile

import (
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
)

// comparable reports whether two numbers that are not equal may still be given for one
// thing: of one order; what befalls people may become many times as much.
// What is beside others ("six more") is compared only where it is equal.
func (r *reader) comparable(f, g *figure) bool {
	if f.rate != g.rate || f.justOther(g) || g.justOther(f) {
		return false // "9 million a day", "19 million"
	}
	most := 3.0
	if f.state != "" {
		most = 10
	}
	return f.ratio(g) <= most && f.wholeAs(g) && f.background() == g.background() &&
		(f.state == "" || f.whom() == g.whom() || r.lex.nearness(f.whom(), g.whom()) > 0) && !f.elsewhere(g)
}

// wholeAs reports whether two figures both count the whole, or both what befell some of
// it: "six of the injured", "five of whom".
func (f *figure) wholeAs(g *figure) bool {
	return !f.partial && !g.partial || f.ofWhole() && g.ofWhole()
}

// ofWhole reports a part that is given with its whole: "seven of ten counts".
func (f *figure) ofWhole() bool {
	d := f.a.d
	end := d.TokenAt(f.q.End-1) + 1
	if end < len(d.Tokens) && d.Tokens[end].Lower == "of" {
		return true
	}
	return strings.Contains(d.Slice(f.q.Span), " of ")
}

// whom are those counted, empty where they are people of any kind: five officers killed
// are some of seven killed. "A fourth worker" counts all before it.
func (f *figure) whom() string {
	if anybody[f.noun] || states[f.state][f.noun] || f.q.Ordinal { // "86 arrests"
		return ""
	}
	return f.noun
}

var anybody = set("people person victim other dead body one survivor fatality casualty death injury toll")

// elsewhere reports whether two figures are of different places: "in Hask, where 30 were
// arrested", "28 were arrested in Vellin".
func (f *figure) elsewhere(g *figure) bool {
	x, y := f.places(), g.places()
	return len(x) > 0 && len(y) > 0 && !meet(x, y)
}

// places are the lemmas of the places that a figure's clause names, or the one whose
// "where" it is.
func (f *figure) places() []int32 {
	return f.clause.spots.get(f.clause.readSpots)
}

func (c *clause) readSpots() []int32 {
	d := c.a.d
	var out []int32
	take := func(i int) {
		s := d.Tokens[i].Span
		if c.a.words[i].id >= 0 && slices.ContainsFunc(d.Names, func(n nlp.Name) bool { return (n.Type == nlp.GeoPolity || n.Type == nlp.Location) && n.Contains(s) }) {
			out = append(out, c.a.words[i].id)
		}
	}
	for i := c.first; i < c.end; i++ {
		if c.a.clauseOf[i] == c.n {
			take(i)
		}
	}
	if t := &d.Tokens[c.verb]; t.Dep == "relcl" {
		take(t.Head)
	}
	return out
}

// background reports whether a figure stands in a clause that tells what went before:
// "three weeks after a bomb killed 44".
func (f *figure) background() bool {
	d := f.a.d
	if d.Tokens[f.clause.verb].Dep != "advcl" {
		return false
	}
	for k := range d.Children(f.clause.verb) {
		if l := d.Tokens[k].Lower; d.Tokens[k].Dep == "mark" && (l == "after" || l == "since") && k > 0 {
			end := d.Tokens[k-1].End
			return slices.ContainsFunc(d.Timexes, func(t nlp.Timex) bool { return t.End == end || t.Contains(d.Tokens[k].Span) })
		}
	}
	return false
}

// loose reports whether a word at the number leaves it open or says that it is of
// others: "another three", "first five", "two or three".
func (f *figure) loose() bool {
	d := f.a.d
	first := d.TokenAt(f.q.Start)
	for i := max(0, first-2); i < min(len(d.Tokens), f.head+1); i++ {
		if f.q.Contains(d.Tokens[i].Span) {
			continue
		}
		if l := d.Tokens[i].Lower; another[l] || l == "or" || l == "other" || l == "more" || l == "about" || l == "only" || l == "up" {
			return true
		}
	}
	return false
}

// shareNamed reports whether the names about two figures, where both have some, are not
// all different: "three seats in Utah" is no "two seats in Ohio".
func (r *reader) shareNamed(f, g *figure) bool {
	x, y := f.names(), g.names()
	return len(x) == 0 || len(y) == 0 || meet(x, y)
}

// names are the lemmas of the names in what a figure counts and is part of.
func (f *figure) names() []int32 {
	d := f.a.d
	top := f.thing()
	var out []int32
	for i := d.Tokens[top].First; i <= d.Tokens[top].Last; i++ {
		if d.Tokens[i].POS == "PROPN" && f.a.words[i].id >= 0 {
			out = append(out, f.a.words[i].id)
		}
	}
	return out
}

// ofOtherTime reports whether the clauses of two figures name days, months or years that
// have nothing in common, or that one is but a part of: jobs in March are not those in
// April, nor those from March to August.
func (f *figure) ofOtherTime(g *figure) bool {
	x, y := f.clause.named(), g.clause.named()
	if a, b := spanOf(x), spanOf(y); a > 0 && b > 0 && max(a, b) > 3*min(a, b)/2 {
		return true
	}
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(t *nlp.Timex) bool {
		return slices.ContainsFunc(y, func(u *nlp.Timex) bool { return t.From.Before(u.To) && u.From.Before(t.To) })
	})
}

// spanOf is how long the months and years of a clause are from the first to the last; 0
// where it names none, or days.
func spanOf(times []*nlp.Timex) time.Duration {
	var from, to time.Time
	for _, t := range times {
		if t.Grain > nlp.MonthGrain {
			return 0
		}
		if from.IsZero() || t.From.Before(from) {
			from = t.From
		}
		if t.To.After(to) {
			to = t.To
		}
	}
	return to.Sub(from)
}

// named are the placed times of a clause.
func (c *clause) named() []*nlp.Timex {
	var out []*nlp.Timex
	for i := range c.a.d.Timexes {
		if t := &c.a.d.Timexes[i]; t.Placed() && c.Contains(t.Span) {
			out = append(out, t)
		}
	}
	return out
}

// readRate is what a figure is for one of: said behind it ("a day"), or by the subject of
// its clause ("each day of the strike costs").
func (f *figure) readRate() string {
	if f.q.Per != "" {
		return f.q.Per
	}
	d := f.a.d
	for k := range d.Children(f.clause.verb) {
		if t := &d.Tokens[k]; t.Dep == "nsubj" && (d.Tokens[t.First].Lower == "each" || d.Tokens[t.First].Lower == "every") {
			return lemmaOf(t)
		}
	}
	return ""
}
