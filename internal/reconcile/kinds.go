package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// figureFindings says how the figures of one thing stand to each other: the words of
// parties who stand against each other; in the order of time, one after the other; or
// side by side, where they cannot both hold. One group may have all of it: each of two
// parties has a new count, and still they do not agree.
func (r *reader) figureFindings(group []*figure) []finding {
	classes := classesOf(group)
	if len(classes) == 1 {
		if f, ok := r.agreeing(group); ok {
			return []finding{f}
		}
		return nil
	}
	if group[0].q.Difference {
		return r.agreeingClasses(classes)
	}
	if !spread(group) {
		return r.inOne(group, classes)
	}
	var out []finding
	foes := r.disputing(classes)
	if len(foes) > 1 {
		out = append(out, r.figureFinding(news.Disputed, foes))
	}
	chains, of := r.chains(classes)
	for _, c := range chains {
		out = append(out, r.figureFinding(news.Updates, c))
		out = append(out, r.beside(c)...)
	}
	clash := r.clashing(classes, of)
	if len(clash) > 1 {
		out = append(out, r.figureFinding(news.Contradicts, clash))
	}
	if len(out) == 0 || len(foes) > 1 && len(foes) < len(classes) && len(chains) == 0 && len(clash) == 0 {
		out = append(out, r.figureFinding(news.Differs, classes))
	} else if others := otherCounters(classes, chains, of, slices.Concat(foes, clash)); len(others) > 1 && spread(slices.Concat(others...)) {
		out = append(out, r.figureFinding(news.Differs, others))
	}
	return out
}

// agreeingClasses are the agreements among figures whose unequal values say nothing: by how
// much something rose or fell is asked at another hour each time.
func (r *reader) agreeingClasses(classes [][]*figure) []finding {
	var out []finding
	for _, c := range classes {
		if f, ok := r.agreeing(c); ok {
			out = append(out, f)
		}
	}
	return out
}

// otherCounters are the numbers of parties that no finding shows yet, behind the latest of
// each chain: what one counter renewed does not do away with another's count.
func otherCounters(classes [][]*figure, chains [][][]*figure, of []int, shown [][]*figure) [][]*figure {
	var rest [][]*figure
	for i, c := range classes {
		told := of[i] > 0 || slices.ContainsFunc(shown, func(s []*figure) bool { return s[0] == c[0] })
		if !told && slices.ContainsFunc(c, func(f *figure) bool { return f.party.named() }) {
			rest = append(rest, c)
		}
	}
	if len(rest) == 0 {
		return nil
	}
	var out [][]*figure
	for _, c := range chains {
		out = append(out, c[len(c)-1])
	}
	return append(out, rest...)
}

// beside finds the classes of a chain that are of one moment, and so not one after the
// other.
func (r *reader) beside(chain [][]*figure) []finding {
	var out []finding
	for i := range chain {
		for j := range i {
			if x, y := unordered(chain[j], chain[i]); len(x) > 0 && spread(slices.Concat(x, y)) {
				kind := news.Differs
				if r.clash(x, y) {
					kind = news.Contradicts
				}
				out = append(out, r.figureFinding(kind, [][]*figure{x, y}))
			}
		}
	}
	return out
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

// figureKind is how classes of different values of one document stand to each other.
func (r *reader) figureKind(classes [][]*figure) news.ComparisonKind {
	if r.partiesDispute(classes) {
		return news.Disputed
	}
	if chains, _ := r.chains(classes); len(chains) > 0 {
		return news.Updates
	}
	return news.Differs
}

// chains are the classes that came one in place of another, the earliest first, and of
// each class the number of its chain, or 0.
func (r *reader) chains(classes [][]*figure) ([][][]*figure, []int) {
	of := make([]int, len(classes))
	n := 0
	for i := range classes {
		for j := range i {
			if !r.updated(classes[j], classes[i]) {
				continue
			}
			switch {
			case of[i] == 0 && of[j] == 0:
				n++
				of[i], of[j] = n, n
			case of[i] == 0:
				of[i] = of[j]
			case of[j] == 0:
				of[j] = of[i]
			default:
				for k, c := range of {
					if c == of[j] && k != j {
						of[k] = of[i]
					}
				}
				of[j] = of[i]
			}
		}
	}
	out := make([][][]*figure, n)
	for i, c := range classes {
		if of[i] > 0 {
			out[of[i]-1] = append(out[of[i]-1], c)
		}
	}
	return slices.DeleteFunc(out, func(c [][]*figure) bool { return len(c) == 0 }), of
}

// updated reports whether one of two classes has come in place of the other.
func (r *reader) updated(a, b []*figure) bool {
	if strangers(a, b) {
		return false
	}
	counted := moving(a, b) || oneCounter(a, b)
	return counted && (r.replaces(b, a) || r.replaces(a, b)) || r.gaveWay(b, a) || r.gaveWay(a, b)
}

// strangers reports whether two classes are both attributed, and none of the one to who
// has the other.
func strangers(a, b []*figure) bool {
	known := false
	for _, f := range a {
		for _, g := range b {
			if f.party.same(g.party) {
				return false
			}
			known = known || f.party.named() && g.party.named() && f.party.apart(g.party)
		}
	}
	return known
}

// moving reports whether a count changes with time.
func moving(a, b []*figure) bool {
	return slices.ContainsFunc(slices.Concat(a, b), func(f *figure) bool { return f.state != "" || f.moving })
}

// oneCounter reports whether all figures are of one party, which is known.
func oneCounter(a, b []*figure) bool {
	return !slices.ContainsFunc(slices.Concat(a, b), func(f *figure) bool { return !f.party.same(a[0].party) })
}

// gaveWay reports whether class b's values are given on later days than class a's by
// texts of their own, and are of what can change: how things stand, not what happened
// once. A value that comes back later never gave way.
func (r *reader) gaveWay(b, a []*figure) bool {
	if !follows(b, a) || atOnce(a, b) {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if x.before(y) && independent(x.a, y.a) && x.replaceable(y) && !(x.party.named() && y.party.named() && x.party.apart(y.party)) &&
				x.current() && y.current() {
				return true
			}
		}
	}
	return false
}

// atOnce reports whether figures of two classes may be of one moment.
func atOnce(a, b []*figure) bool {
	for _, x := range a {
		for _, y := range b {
			if x.sameTime(y) {
				return true
			}
		}
	}
	return false
}

// replaceable reports whether two values are surely not one, and of what changes: of people,
// prices and shares, what is said to move, and what is yet to be.
func (x *figure) replaceable(y *figure) bool {
	exact := x.approx == nlp.Exactly && y.approx == nlp.Exactly
	if relate(x.interval, y.interval) != disjoint || !exact && x.ratio(y) < clearlyAbout && x.gap(y) < 4 {
		return false
	}
	return x.changes() && y.changes() || y.at.Sub(x.at) >= manyDays && !(x.describes() && y.describes())
}

// manyDays is the time after which a number that a report gives of how things stand is
// rather a new one than a mistake.
const manyDays = 48 * time.Hour

func (f *figure) changes() bool {
	return f.state != "" || f.moving || currency(f.unit) || f.unit == "%" || f.clause.ahead() || people[f.noun] || forces[f.noun]
}

// current reports whether a figure tells how things stand at its time: a length of time is
// of what is over or was promised, and an earlier year, a "first" or "previous" one, stays as it was.
func (f *figure) current() bool {
	return (f.unit != "s" || f.clause.ahead()) && f.year == 0 && !f.q.Ordinal && !f.partial && !f.contrast && !past(f.clause) && f.only() && f.clause.asserted()
}

// How many times one value must be the other for two values of one thing and time to be
// more than two ways of counting: exact ones, those of which one is called approximate,
// and where people are counted who are hurt, missing or dead, which moves by the hour.
const (
	clearly      = 1.1
	clearlyAbout = 1.25
	clearlyState = 1.3
)

// mistaken is how many times a value another of one thing is at most: what lies farther
// apart is of two things.
const mistaken = 2.1

// gives reports whether a document itself gives another's value: one who knows both does
// not contradict it.
func (a *account) gives(g *figure) bool {
	for i := range a.figures { // read for all by now
		if f := &a.figures[i]; f.unit == g.unit && f.named == g.named && (f.unit != "count" || f.state == g.state && f.noun == g.noun) {
			return true
		}
	}
	return false
}

// sureSmall is how alike two small counts must be in all that is said about them: these are
// everywhere in a story.
const sureSmall = 0.5

// small reports whether a figure counts a few of something, and not of a known whole.
func (f *figure) small() bool {
	return f.unit == "count" && f.state == "" && f.named < manyCounted && !f.ofWhole() && f.outOf == 0 && !measures[f.noun]
}

// distinct reports whether two values are clearly not one.
func (f *figure) distinct(g *figure) bool {
	ratio := f.ratio(g)
	switch {
	case f.otherAges(g):
		return true
	case relate(f.interval, g.interval) != disjoint:
		return false
	case bound(f.approx) || bound(g.approx):
		return f.beyond(g)
	case f.state != "":
		return ratio >= clearlyState
	case f.approx != nlp.Exactly || g.approx != nlp.Exactly:
		return ratio >= clearlyAbout || f.gap(g) >= 4
	case f.copies(g) || f.outOf > 0 && f.outOf == g.outOf && f.interval.exact() && g.interval.exact(): // "20 of 71 laps"
		return true
	}
	exact := f.unit == "count" && f.telling() && g.telling() && f.gap(g) >= 1 // "a 48-page ruling", "the 47-page ruling"
	return exact || ratio >= clearly || f.gap(g) >= 2
}

// beyond reports whether an exact value lies clearly beyond what is said to be the most or
// the least of it, of a known thing that does not grow by the hour: "the 7 million files",
// "the more than 13 million files".
func (f *figure) beyond(g *figure) bool {
	return (f.approx == nlp.Exactly) != (g.approx == nlp.Exactly) && f.approx != nlp.Range && g.approx != nlp.Range &&
		!f.changes() && !g.changes() && f.definite() && g.definite() && f.ratio(g) >= clearlyAbout
}

// fewCounted is the number up to which what is counted is counted one by one: nobody rounds
// 19 states to 20.
const fewCounted = 40

// sureRecount is how alike such numbers must be in all that is said about them where they
// differ by little.
const sureRecount = 0.6

// recounted reports whether two small exact counts of one noun are not one, though the
// number in the one might be round.
func (r *reader) recounted(f, g *figure) bool {
	few := func(f *figure) bool {
		return f.unit == "count" && f.state == "" && f.noun != "" && f.interval.exact() && f.named < fewCounted
	}
	return few(f) && few(g) && f.noun == g.noun && f.named != g.named && r.affinity(f, g) >= sureRecount
}

// gap is how far two values lie apart, in what both leave open together by how many of
// their digits say something.
func (f *figure) gap(g *figure) float64 {
	return math.Abs(f.named-g.named) / (f.leeway() + g.leeway())
}

// leeway is the slack of a figure's number as it is written, in the unit that it is
// compared in: 90 miles leave five miles open, 144,841 metres none.
func (f *figure) leeway() float64 {
	low, err := strconv.ParseFloat(f.q.Low, 64)
	if err != nil || low == 0 || f.q.SIUnit == "" || f.q.Low != f.q.High {
		return slack(f.named)
	}
	return slack(low) * math.Abs(f.named/low)
}

// copies reports whether one of two figures stands in a copy of the other's text: a copy
// has no number of its own.
func (f *figure) copies(g *figure) bool {
	return f.a.origin > 0 && f.a.origin == g.a.origin && f.a != g.a
}

// bound reports whether a value is only said to lie beyond a number, or between two.
func bound(a nlp.Approx) bool { return a != nlp.Exactly && a != nlp.About }

// clashing are the classes of which one cannot hold beside another: each says exactly of
// one thing and time, as if for itself, what the other does not. Classes of one chain do
// not clash.
func (r *reader) clashing(classes [][]*figure, chain []int) [][]*figure {
	var out [][]*figure
	for i, c := range classes {
		for j, d := range classes {
			if i != j && (chain[i] == 0 || chain[i] != chain[j]) && !strangers(c, d) && !inOneReport(c, d) && r.clash(c, d) {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// inOneReport reports whether one document is in both of two classes: who knows both values
// does not take the one for a mistake.
func inOneReport(a, b []*figure) bool {
	return slices.ContainsFunc(a, func(f *figure) bool {
		return slices.ContainsFunc(b, func(g *figure) bool { return f.a == g.a })
	})
}

// clash reports whether two classes have figures that cannot both hold.
func (r *reader) clash(a, b []*figure) bool {
	for _, f := range a {
		for _, g := range b {
			if r.clashJudged(f, g, (r.clashes(f, g) || r.exactDurations(f, g) && independent(f.a, g.a)) && r.assured(f, g)) {
				return true
			}
		}
	}
	return false
}

// clashJudged asks the judge whether two figures contradict each other: what the rules find
// stands where the judge does not find it unlikely, and what it is sure of stands besides.
func (r *reader) clashJudged(f, g *figure, ruled bool) bool {
	if f.n > g.n {
		f, g = g, f
	}
	i, asked := r.likelyAt.get(coupleOf(f.n, g.n))
	if !asked { // not much alike, or of one origin
		return ruled && (f.state == "" || !independent(f.a, g.a))
	}
	if !ruled && !r.mayClash(f, g) {
		return false
	}
	z := logOdds(clashWeights[:], r.clashOf(f, g, r.likenessOfFigures(f, g, &r.likelyFigures[i])))
	switch {
	case !ruled:
		return z >= likelyClash
	case f.state != "":
		return z >= unlikelyToll
	}
	return z >= unlikelyClash
}

// mayClash reports whether nothing that two figures say of themselves keeps them from
// contradicting each other. What befell people moves by the hour.
func (r *reader) mayClash(f, g *figure) bool {
	return f.distinct(g) && !f.a.gives(g) && !g.a.gives(f) && f.ahead() == g.ahead() && !f.offset() && !g.offset() &&
		!daysApart(f.a, g.a) && !f.ofOtherTime(g) && !r.kindsApart(f, g) && !f.snapshots(g) && !r.partOf(f, g) &&
		f.state == "" && g.state == "" && !f.moving && !g.moving
}

// clashes reports whether two figures cannot both hold.
func (r *reader) clashes(f, g *figure) bool {
	switch {
	case f.a == g.a || !f.distinct(g) && !r.recounted(f, g) || f.ratio(g) > mistaken || f.a.gives(g) || g.a.gives(f):
		return false
	case f.small() && g.small() && r.affinity(f, g) < sureSmall:
		return false
	case f.party.named() && g.party.named() && f.party.apart(g.party) || f.partial || g.partial || f.outOf != g.outOf || f.loose() || g.loose():
		return false
	case !f.told() || !g.told() || apartInTime(f.clause, g.clause) || f.ofOtherTime(g) || !f.exclusive(g):
		return false
	case f.snapshots(g) || r.partOf(f, g):
		return false
	}
	return f.state == "" || f.sameTime(g) && !f.grown(g) || f.year != 0
}

// grown reports whether the report of a later day has the greater of two numbers of those whom
// something befell: whatever hours the texts name, the number has risen.
func (f *figure) grown(g *figure) bool {
	early, late := f, g
	if g.a.day.Before(f.a.day) {
		early, late = g, f
	}
	return mounting[f.state] && dayOf(early.a.day).Before(dayOf(late.a.day)) && late.named > early.named
}

// exclusive reports whether two figures are of one and the same thing: where one speaks
// of another of its kind, as "a previous truce", "the first offer", the other does too.
func (f *figure) exclusive(g *figure) bool {
	return slices.Equal(f.others(), g.others())
}

// only reports whether a figure speaks of no other of its kind.
func (f *figure) only() bool { return len(f.others()) == 0 }

// others are the words of a figure's clause that tell it from others of its kind, sorted.
func (f *figure) others() []string {
	var out []string
	d := f.a.d
	for i := f.clause.first; i < f.clause.end; i++ {
		if f.a.clauseOf[i] == f.clause.n && d.Tokens[i].POS != "VERB" && another[d.Tokens[i].Lower] && !f.q.Contains(d.Tokens[i].Span) {
			out = append(out, d.Tokens[i].Lower)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

var another = set("previous earlier another other former last first second third each every new additional further per average usual")

// exactDurations reports whether two figures are lengths of time of one thing that are
// given exactly and cannot both hold.
func (r *reader) exactDurations(f, g *figure) bool {
	exact := func(f *figure) bool { return f.unit == "s" && f.approx == nlp.Exactly && f.noun != "" }
	if !exact(f) || !exact(g) || f.noun != g.noun && r.lex.nearness(f.noun, g.noun) < 0.8 {
		return false
	}
	return f.ratio(g) >= 1.2 && f.exclusive(g) && relate(f.interval, g.interval) == disjoint
}
