package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// sameFigure is how alike two figures must be to be of one thing.
	sameFigure = 0.40
	// oddFigure is asked of figures whose values are not equal.
	oddFigure = 0.45
	// vagueFigure is asked of small numbers and of shares.
	vagueFigure = 0.65
)

// figures compares what the documents count and measure.
func (r *reader) figures() []finding {
	all := r.allFigures()
	var pairs []pair
	candidates(len(all), func(i int) []string { return all[i].keys() }, func(i, j int) {
		if s := r.sameThing(&all[j], &all[i]); s != 0 {
			pairs = append(pairs, pair{i, j, s})
		}
	})
	pairs = r.judgeFigures(all, pairs)
	pairs = throughEquals(all, pairs)
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

// allFigures are the figures of all documents, with what those that leave it open count.
func (r *reader) allFigures() []figure {
	var all []figure
	for _, a := range r.accounts {
		of := r.figuresOf(a)
		inherit(of)
		corrections(of)
		resume(of)
		all = append(all, of...)
	}
	for i := range all {
		all[i].n = i + 1
	}
	return all
}

// surelyOne is how alike two equal figures must be for what is said of the one to hold
// of the other.
const surelyOne = 0.6

// throughEquals adds the pairs that follow from others: where two figures of one value are
// surely of one thing, a third that is compared with the one is compared with the other.
func throughEquals(all []figure, pairs []pair) []pair {
	var listed pairTable[float32]
	unequal := map[int][]pair{}
	for _, p := range pairs {
		listed.set(coupleOf(p.i, p.j), 1)
		if p.score >= oddFigure && relate(all[p.i].interval, all[p.j].interval) != equalValues {
			unequal[p.i], unequal[p.j] = append(unequal[p.i], p), append(unequal[p.j], p)
		}
	}
	out := pairs
	for _, p := range pairs {
		if p.score < surelyOne || relate(all[p.i].interval, all[p.j].interval) != equalValues {
			continue
		}
		for _, ends := range [][2]int{{p.i, p.j}, {p.j, p.i}} {
			for _, q := range unequal[ends[0]] {
				third := q.i + q.j - ends[0]
				if all[ends[1]].a == all[third].a || all[ends[1]].state != all[third].state {
					continue
				}
				key := coupleOf(ends[1], third)
				if _, ok := listed.get(key); ok {
					continue
				}
				listed.set(key, 1)
				out = append(out, pair{min(ends[1], third), max(ends[1], third), oddFigure})
			}
		}
	}
	return out
}

// keys are what figures of one thing share: what befell those counted, what is
// counted, or the number.
func (f *figure) keys() []string {
	out := []string{f.unit + "=" + f.interval.String()}
	if f.state != "" {
		out = append(out, f.state)
	} else if forces[f.noun] {
		out = append(out, "forces")
	} else if f.noun != "" {
		out = append(out, f.unit+" "+f.noun)
	}
	if f.hasWas {
		out = append(out, f.unit+"="+interval{low: f.was, high: f.was, named: f.was}.String())
	}
	if f.twin != nil {
		out = append(out, f.root().keys()...)
	}
	return out
}

// inherit gives a figure that does not say what it counts what one just before it
// counts: "the union says 5,800 joined; the company put the number at 3,400".
func inherit(of []figure) {
	for i := range of {
		g := &of[i]
		if i > 0 && g.unit == "s" && g.noun == "" && of[i-1].unit == "s" && g.party.apart(of[i-1].party) && g.ratio(&of[i-1]) < 2 &&
			g.a.d.Tokens[g.head].Sentence == g.a.d.Tokens[of[i-1].head].Sentence {
			g.noun = of[i-1].noun // "40 minutes by the one side, 45 by the other"
		}
		if g.unit != "count" || g.state != "" {
			continue // it says itself what it counts
		}
		var best *figure
		for j := max(0, i-4); j < i; j++ {
			f := &of[j]
			if !f.q.Difference && (f.unit == "count" || g.noun == "" && f.unit != "s" && f.unit != "1") && g.answers(f) && (best == nil || g.nearer(f, best)) {
				best = f
			}
		}
		if best != nil {
			g.twin = best.root()
			g.noun, g.state = best.noun, best.state
			if g.unit != best.unit {
				g.unit, g.interval = best.unit, g.interval.scaled(best)
			}
			g.contrast = g.contrast || g.rejected() && g.party.known()
		}
	}
}

// nearer reports whether f rather than another figure is what g answers: it stands in g's
// sentence, or is more like it in size.
func (g *figure) nearer(f, o *figure) bool {
	t := g.a.d.Tokens
	if here, there := t[f.head].Sentence == t[g.head].Sentence, t[o.head].Sentence == t[g.head].Sentence; here != there {
		return here
	}
	return g.ratio(f) < g.ratio(o)
}

// scaled is a number that leaves out the unit of f, in f's SI unit.
func (v interval) scaled(f *figure) interval {
	written, ok := intervalOf(&nlp.Quantity{Low: f.q.Low, High: f.q.High, Approx: f.q.Approx})
	if !ok || written.named == 0 {
		return v
	}
	k := f.named / written.named
	v.low, v.high, v.named, v.step = v.low*k, v.high*k, v.named*k, v.step*k
	return v
}

// root is the figure that says what is counted.
func (f *figure) root() *figure {
	if f.twin != nil {
		return f.twin
	}
	return f
}

// answers reports whether g sets a number of its own against f's: by another party,
// or as "not 240", in the same sentence or within the next two.
func (g *figure) answers(f *figure) bool {
	d := g.a.d
	gap := d.Tokens[g.head].Sentence - d.Tokens[f.head].Sentence
	if gap < 0 || gap > 2 || g.ratio(f) > 3 {
		return false
	}
	if g.contrast {
		return gap == 0
	}
	if !g.party.known() || g.party.same(f.party) {
		return false
	}
	if g.rejected() && g.ratio(f) < 1.5 {
		return true
	}
	return (f.party.known() || gap == 0) && (g.noun == "" && gap <= 1 || g.rejected())
}

// ratio is how many times the one value is the other.
func (g *figure) ratio(f *figure) float64 {
	a, b := math.Abs(g.named), math.Abs(f.named)
	if a == 0 || b == 0 {
		return math.Inf(1)
	}
	return max(a, b) / min(a, b)
}

// sameThing is likeness with what it takes to compare: in one document only what
// is counted anew or by somebody else. What befell others is never the same.
func (r *reader) sameThing(f, g *figure) float64 {
	if f.root().q == g.root().q {
		return 0.9
	}
	s, own := r.likeness(f.root(), g.root()), r.likeness(f, g)
	equal := relate(f.root().interval, g.root().interval) == equalValues
	if own > s {
		s, equal = own, relate(f.interval, g.interval) == equalValues
	}
	if f.unit == g.unit && f.state != g.state && f.state != "" && g.state != "" {
		return never
	}
	if r.precedes(f, g) || r.precedes(g, f) {
		return max(s, surelyOne)
	}
	if s == 0 || !equal && (s < f.asked(g) || f.q.Difference || g.q.Difference) {
		return 0 // a fall by 6 and one by 7 are those of other hours
	}
	if equal = relate(f.interval, g.interval) == equalValues; f.a == g.a && !equal {
		if f.contrast || g.contrast {
			return max(s, sameFigure)
		}
		recount := f.state != "" && !f.sameTime(g)
		if !recount && !f.party.apart(g.party) {
			return never
		}
	}
	return s
}

// manyCounted is the least number that is compared: small ones are everywhere, and two
// that lie near each other need not be of one thing.
const manyCounted = 10

// asked is how alike two figures with unequal values must be. Small numbers and shares
// are everywhere in a story, and say little of what they are of; what parties count is
// told apart by who counts.
func (f *figure) asked(g *figure) float64 {
	small := f.unit == "count" && f.state == "" && f.named < manyCounted && g.named < manyCounted
	switch {
	case f.party.known() && g.party.known(), f.ofWhole() || g.ofWhole():
		return oddFigure
	case small || f.unit == "1" || f.unit == "%":
		return vagueFigure
	}
	return oddFigure
}

// sameTime reports whether two figures may be of one moment.
func (f *figure) sameTime(g *figure) bool {
	return f.at.Before(g.till) && g.at.Before(f.till) || f.at.Equal(g.at)
}

// before reports whether f is surely of an earlier moment than g.
func (f *figure) before(g *figure) bool {
	return !f.at.IsZero() && !g.at.IsZero() && !f.till.After(g.at) && f.at.Before(g.at)
}

// disputing are the classes that are the parties' own numbers.
func (r *reader) disputing(classes [][]*figure) [][]*figure {
	var out [][]*figure
	for i, c := range classes {
		for j, d := range classes {
			if i != j && r.partiesDispute([][]*figure{c, d}) {
				out = append(out, c)
				break
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

func later(undated bool) int {
	if undated {
		return 1
	}
	return 0
}

func vague(a nlp.Approx) int {
	if a == nlp.Exactly {
		return 0
	}
	return 1
}

func earliest(class []*figure) *figure {
	return slices.MinFunc(class, func(a, b *figure) int {
		return cmp.Or(later(a.at.IsZero())-later(b.at.IsZero()), a.at.Compare(b.at)) // undated last
	})
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

// replaces reports whether class b's figures are later counts of what class a's
// are: not those of another counter, unless the text says that they moved.
func (r *reader) replaces(b, a []*figure) bool {
	if !follows(b, a) {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if x.before(y) && (x.a == y.a || independent(x.a, y.a)) && y.only() && r.grows(x, y) && y.renews(x) && (y.moving || x.party.same(y.party) || relate(x.interval, y.interval) == disjoint && !x.party.apart(y.party)) {
				return true
			}
		}
	}
	return false
}

// renews reports whether y says more than x does: "more than 600" is no news after 658.
func (y *figure) renews(x *figure) bool {
	return y.q.Change != "" || !(y.low <= x.named && x.named <= y.high && y.named <= x.named)
}

// grows reports whether y can be a later count of what x counts: the dead and the
// hurt do not become fewer, and other counts are later ones only where the two are
// surely of one thing.
func (r *reader) grows(x, y *figure) bool {
	if y.corrects || r.precedes(x, y) {
		return true
	}
	if x.state != "" {
		return y.named >= x.named || y.q.Change != "" || !mounting[x.state]
	}
	if x.unit == "count" && x.noun != y.noun && x.noun != "" && y.noun != "" || y.unit == "1" && r.shared(x.near, y.near) < 0.4 {
		return false
	}
	return y.q.Change != "" || y.moving && r.likeness(x, y) >= 0.5 || x.party.same(y.party) && r.likeness(x, y) >= 0.55
}

// mounting are the states that people do not leave.
var mounting = set("dead infected")

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
		if c := strings.TrimLeft(f.a.d.Slice(f.q.Counted), "'’ "); f.q.Counted.Len() > 2 && len(c) > len(best) && len(c) < 70 {
			best = c
		}
	}
	if best != "" {
		return best
	}
	for _, f := range all {
		if s := f.quality(); !s.Empty() && s.Len() < 60 {
			return shorten(f.a.d.Slice(s))
		}
	}
	return shorten(all[0].a.d.Slice(all[0].clause.Span))
}

// quality is the words for what a figure measures: the noun before "of" ("a premium of 31
// percent"), or the subject of a verb that says how much it is ("Turnout was 46 percent").
func (f *figure) quality() nlp.Span {
	d := f.a.d
	h := d.Tokens[f.head].Head
	if up := d.Tokens[h].Head; d.Tokens[h].Lower == "of" && d.Tokens[up].POS == "NOUN" {
		return d.TokenSpan(d.Tokens[up].First, up+1)
	}
	if v := f.clause.verb; h == v && amounting[lemmaOf(&d.Tokens[v])] || d.Tokens[h].Dep == "prep" && d.Tokens[h].Head == v && amounting[lemmaOf(&d.Tokens[v])] {
		for k := range d.Children(v) {
			if t := &d.Tokens[k]; t.Dep == "nsubj" && t.POS != "PRON" && t.Last >= k {
				return d.TokenSpan(t.First, k+1)
			}
		}
	}
	return nlp.Span{}
}

// amounting are the verbs that say how much their subject is.
var amounting = set("be stand total reach amount rise fall climb drop exceed")
