package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// sameFigure is how alike two figures must be to be of one thing.
	sameFigure = 0.40
	// oddFigure is asked of figures whose values are not equal.
	oddFigure = 0.45
)

// figures compares what the documents count and measure.
func (r *reader) figures() []finding {
	var all []figure
	for _, a := range r.accounts {
		all = append(all, r.figuresOf(a)...)
	}
	for len(r.weights) < len(r.ids) {
		r.weights = append(r.weights, 3)
	}
	var pairs []pair
	for i := range all {
		for j := range i {
			if s := r.sameThing(&all[i], &all[j]); s > 0 {
				pairs = append(pairs, pair{j, i, s})
			}
		}
	}
	var out []finding
	for _, g := range align(len(all), pairs, sameFigure) {
		members := make([]*figure, len(g))
		for k, i := range g {
			members[k] = &all[i]
		}
		out = append(out, r.figureFindings(members)...)
	}
	return out
}

// sameThing is likeness with what it takes to compare: in one document only what
// is counted anew or by somebody else.
func (r *reader) sameThing(f, g *figure) float64 {
	s := r.likeness(f, g)
	equal := relate(f.interval, g.interval) == equalValues
	if s == 0 || !equal && s < oddFigure {
		return 0
	}
	if f.a == g.a && !equal {
		recount := f.state != "" && !f.sameTime(g)
		if !recount && !f.party.apart(g.party) {
			return 0
		}
	}
	return s
}

// sameTime reports whether two figures may be of one moment.
func (f *figure) sameTime(g *figure) bool {
	return f.at.Before(g.till) && g.at.Before(f.till) || f.at.Equal(g.at)
}

// before reports whether f is surely of an earlier moment than g.
func (f *figure) before(g *figure) bool { return !f.till.After(g.at) && f.at.Before(g.at) }

// figureFindings says how the figures of one thing stand to each other.
func (r *reader) figureFindings(group []*figure) []finding {
	classes := classesOf(group)
	if len(classes) == 1 {
		if f, ok := r.agreeing(group); ok {
			return []finding{f}
		}
		return nil
	}
	if !spread(group) {
		return r.inOne(group, classes)
	}
	kind := r.figureKind(classes)
	if kind != news.Updates {
		return []finding{r.figureFinding(kind, classes)}
	}
	out := []finding{r.figureFinding(news.Updates, classes)}
	for i := range classes {
		for j := range i {
			if x, y := unordered(classes[j], classes[i]); len(x) > 0 && spread(slices.Concat(x, y)) {
				out = append(out, r.figureFinding(news.Differs, [][]*figure{x, y}))
			}
		}
	}
	return out
}

// inOne handles figures of one document: the entries of a live page, or the counts of
// two parties.
func (r *reader) inOne(group []*figure, classes [][]*figure) []finding {
	if kind := r.figureKind(classes); kind == news.Updates || kind == news.Disputed {
		return []finding{r.figureFinding(kind, classes)}
	}
	return nil
}

// spread reports whether independent accounts are among the figures.
func spread(group []*figure) bool {
	return slices.ContainsFunc(group, func(f *figure) bool { return independent(f.a, group[0].a) })
}

// classesOf parts figures into those of equal value, the earliest first.
func classesOf(group []*figure) [][]*figure {
	ordered := slices.Clone(group)
	// Exact values first: what is about them joins them.
	slices.SortStableFunc(ordered, func(a, b *figure) int { return cmp.Compare(vague(a.approx), vague(b.approx)) })
	var classes [][]*figure
	for _, f := range ordered {
		i := slices.IndexFunc(classes, func(c []*figure) bool { return relate(c[0].interval, f.interval) == equalValues })
		if i < 0 {
			i = len(classes)
			classes = append(classes, nil)
		}
		classes[i] = append(classes[i], f)
	}
	slices.SortStableFunc(classes, func(a, b []*figure) int { return earliest(a).at.Compare(earliest(b).at) })
	return classes
}

func vague(a nlp.Approx) int {
	if a == nlp.Exactly {
		return 0
	}
	return 1
}

func earliest(class []*figure) *figure {
	return slices.MinFunc(class, func(a, b *figure) int { return a.at.Compare(b.at) })
}

// figureKind is how classes of different values stand to each other.
func (r *reader) figureKind(classes [][]*figure) news.ComparisonKind {
	if moving(classes) {
		for i := range classes {
			for j := range i {
				if follows(classes[i], classes[j]) || follows(classes[j], classes[i]) {
					return news.Updates
				}
			}
		}
	}
	if r.partiesDispute(classes) {
		return news.Disputed
	}
	if exactDurations(classes) {
		return news.Contradicts
	}
	return news.Differs
}

// moving reports whether a count changes with time.
func moving(classes [][]*figure) bool {
	for _, c := range classes {
		for _, f := range c {
			if f.state != "" || f.moving {
				return true
			}
		}
	}
	return false
}

// follows reports whether class b is later than class a somewhere, and nowhere
// earlier.
func follows(b, a []*figure) bool {
	later := false
	for _, x := range a {
		for _, y := range b {
			if y.before(x) {
				return false
			}
			later = later || x.before(y)
		}
	}
	return later
}

// unordered are the figures of two classes that are of one moment, where the
// classes cannot be put in an order.
func unordered(a, b []*figure) (x, y []*figure) {
	if follows(a, b) || follows(b, a) {
		return nil, nil
	}
	for _, f := range a {
		for _, g := range b {
			if f.sameTime(g) {
				x, y = append(x, f), append(y, g)
			}
		}
	}
	slices.SortFunc(x, byPlace)
	slices.SortFunc(y, byPlace)
	return slices.Compact(x), slices.Compact(y)
}

func byPlace(a, b *figure) int { return cmp.Or(a.a.n-b.a.n, a.q.Start-b.q.Start) }

// exactDurations reports whether the values are lengths of time that are given
// exactly and cannot both hold.
func exactDurations(classes [][]*figure) bool {
	for i, c := range classes {
		for _, f := range c {
			if f.unit != "s" || f.approx != nlp.Exactly {
				return false
			}
			if i > 0 && relate(f.interval, classes[0][0].interval) != disjoint {
				return false
			}
		}
	}
	return true
}

// agreeing is the finding of equal figures in several origins.
func (r *reader) agreeing(group []*figure) (finding, bool) {
	if !spread(group) {
		return finding{}, false
	}
	f := r.figureFinding(news.Agrees, [][]*figure{group})
	small := group[0].unit == "count" && group[0].state == "" && group[0].named <= 3
	return f, !small
}

// figureFinding shows classes of figures.
func (r *reader) figureFinding(kind news.ComparisonKind, classes [][]*figure) finding {
	out := finding{agenda: -1}
	out.Kind, out.Slot = kind, news.FigureSlot
	var all []*figure
	for i, c := range classes {
		for _, f := range c {
			out.Values = append(out.Values, news.Value{
				Evidence: news.Evidence{Document: f.a.d, Span: f.shown}, Value: f.interval.String(), Group: i + 1,
			})
			all = append(all, f)
		}
	}
	out.Topic = topicOf(all)
	out.Why = r.why(kind, out.Values)
	out.OddOneOut = r.odd(out.Values, kind)
	for _, f := range all {
		if f.telling() || f.state != "" {
			out.rank = max(out.rank, 1)
		}
	}
	out.rank += float64(len(all))/100 + r.importance(all[0].clause)
	return out
}

// topicOf names what is counted: what befell whom, the fullest phrase, or the
// clause.
func topicOf(all []*figure) string {
	for _, f := range all {
		if f.state != "" {
			return f.state
		}
	}
	best := ""
	for _, f := range all {
		if c := f.a.d.Slice(f.q.Counted); f.q.Counted.Len() > 2 && len(c) > len(best) && len(c) < 70 {
			best = c
		}
	}
	if best != "" {
		return best
	}
	return shorten(all[0].a.d.Slice(all[0].clause.Span))
}
