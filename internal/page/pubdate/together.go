package pubdate

import (
	"math"
	"slices"

	"readout/internal/nlp"
)

// Pages of one story are written within days of one another.
const (
	// sureSibling is the confidence from which on a page's date dates the others;
	// below it the others can overrule it.
	sureSibling = 0.85
	// clearlyItsOwn is by how much a page's text must prefer its date to the days of
	// the others for the date to stand.
	clearlyItsOwn = 3.0
	// siblingBefore and siblingAfter bound the days looked at around the days of
	// the dated pages.
	siblingBefore, siblingAfter = 4, 14
	// farFromSiblings is how many days away from all dated pages a date is no
	// longer of the same story.
	farFromSiblings = 21
	// maxPool bounds the explicit dates of a story.
	maxPool = 100
	// maxDelay is how many days after the first page of a story the others are
	// looked for where none has a date.
	maxDelay = 3
)

// delayWeights judge that a page was written 0, 1, ... days after the story's
// first.
var delayWeights = [maxDelay + 1]float64{-0.5, -1.2, -2.3, -3.2}

// InferTogether dates the pages of one story that have no believed date of their
// own, by what all pages of the story say, believes what such a page shows where the
// others are of that day or near it, and overrules dates that were believed
// but little and that lie far from those of all other pages. pages[i] belongs to
// dates[i], which Read gave and which is changed: Anchor, and Published and
// Rejected where a date is overruled. An anchor that is set is of basis
// nlp.Inferred; where the story says too little nothing is set.
//
// The pages' order does not matter.
func InferTogether(pages []Page, dates []nlp.Dates) {
	g := newGroup(pages, dates)
	g.overrule()
	g.confirm()
	if len(g.open()) == 0 {
		return
	}
	if len(g.siblings) > 0 {
		g.besideSiblings()
	} else {
		g.withoutSiblings()
	}
}

// group is a story's pages with their clues.
type group struct {
	pages    []Page
	dates    []nlp.Dates
	clues    []*clues
	pool     []dateClue // the explicit dates of all pages
	siblings []int      // days of the pages whose date is believed
}

func newGroup(pages []Page, dates []nlp.Dates) *group {
	g := &group{pages: pages, dates: dates}
	for i, p := range pages {
		r := newReader(p)
		r.dateline(p.Body)
		cl := r.clues()
		if cl == nil {
			cl = &clues{}
		}
		g.clues = append(g.clues, cl)
		g.addDates(cl.dates)
		if pub := dates[i].Published; pub.Precision >= nlp.Day && pub.Confidence >= sureSibling {
			g.siblings = append(g.siblings, civilOf(pub.Time).num)
		}
	}
	return g
}

// addDates adds a page's explicit dates to the pool, each day once.
func (g *group) addDates(dates []dateClue) {
	for _, d := range dates {
		same := func(o dateClue) bool {
			return o.year == d.year && o.month == d.month && o.day == d.day && o.tense == d.tense
		}
		if len(g.pool) < maxPool && !slices.ContainsFunc(g.pool, same) {
			g.pool = append(g.pool, d)
		}
	}
}

// open are the pages without a day of publication.
func (g *group) open() []int {
	var open []int
	for i, d := range g.dates {
		if d.Published.Precision < nlp.Day {
			open = append(open, i)
		}
	}
	return open
}

// overrule rejects the dates that are believed but little and lie far from all
// others: those of the sure pages, or, where there is none, one another.
func (g *group) overrule() {
	var weak []int
	for i, d := range g.dates {
		if d.Published.Precision >= nlp.Day && d.Published.Confidence < sureSibling {
			weak = append(weak, i)
		}
	}
	var far []int
	for _, i := range weak {
		others := g.siblings
		if len(others) == 0 {
			others = g.daysOf(weak, i)
		}
		if g.isFar(i, others) {
			far = append(far, i)
		}
	}
	for _, i := range far {
		d := &g.dates[i]
		d.Rejected = append(d.Rejected, nlp.RejectedDate{DateReading: d.Published, Why: g.whyFar()})
		d.Published, d.Anchor = nlp.DateReading{}, nlp.DateReading{}
	}
}

// daysOf are the days of publication of some pages but one.
func (g *group) daysOf(pages []int, but int) []int {
	var days []int
	for _, i := range pages {
		if i != but {
			days = append(days, civilOf(g.dates[i].Published.Time).num)
		}
	}
	return days
}

// isFar reports whether the date of page i is far from all the given days, while
// its text speaks for it no more than for them.
func (g *group) isFar(i int, days []int) bool {
	at := civilOf(g.dates[i].Published.Time)
	best := math.Inf(-1)
	for _, day := range days {
		if abs(day-at.num) <= farFromSiblings {
			return false
		}
		for n := day; n <= day+maxDelay; n++ {
			best = max(best, g.clues[i].score(civilAt(n), g.pool, nil))
		}
	}
	return len(days) > 0 && g.clues[i].score(at, g.pool, nil) < best+clearlyItsOwn
}

func (g *group) whyFar() string {
	if len(g.siblings) == 0 {
		return "the pages of the story show days that lie weeks apart, and none of them for certain its own"
	}
	return "the other reports of the same events are of " + plainDay(timeOf(slices.Min(g.siblings))) + " and the days around it"
}

// besideSiblings infers the open pages' days from their own clues and the nearness
// to the dated pages.
func (g *group) besideSiblings() {
	from, to := g.siblings[0], g.siblings[0]
	for _, s := range g.siblings {
		from, to = min(from, s), max(to, s)
	}
	for _, i := range g.open() {
		last := min(to+siblingAfter, lastDay(g.pages[i].Now))
		a := inferred(from-siblingBefore, last, func(c civil) float64 {
			return g.clues[i].score(c, g.pool, nil) + g.kernel(c.num)
		})
		g.setAnchor(i, a)
	}
}

// kernel judges how far a day is from those of the dated pages.
func (g *group) kernel(num int) float64 {
	sum := 0.0
	for _, s := range g.siblings {
		sum += math.Exp(-0.7 * math.Abs(float64(num-s)))
	}
	return math.Log(sum/float64(len(g.siblings)) + 1e-6)
}

// withoutSiblings infers the day of the story's first page, which fits the clues
// of all, and each page's own day from it.
func (g *group) withoutSiblings() {
	lastYear := 0
	for _, cl := range g.clues {
		lastYear = max(lastYear, cl.lastYear)
	}
	if lastYear < oldest || len(g.pool) == 0 {
		return
	}
	from, to := dayNumber(lastYear, 1, 1), dayNumber(lastYear+yearsAfter, 12, 31)
	for _, p := range g.pages {
		to = min(to, lastDay(p.Now))
	}
	scores := g.pageScores(from, to+maxDelay)
	first := inferred(from, to, func(c civil) float64 {
		sum := 0.0
		for i := range g.pages {
			_, s := bestDelay(scores[i][c.num-from:])
			sum += s
		}
		return sum
	})
	if !first.Known() {
		return
	}
	at := civilOf(first.Time).num
	for _, i := range g.open() {
		delay, _ := bestDelay(scores[i][at-from:])
		a := first
		a.Time = timeOf(at + delay)
		g.setAnchor(i, a)
	}
}

// setAnchor gives a page the day inferred from its story, unless its own text has
// given another one that it prefers clearly: it may be of an earlier event.
func (g *group) setAnchor(i int, a nlp.DateReading) {
	own := g.dates[i].Anchor
	if !a.Known() || own.Known() && g.scoreAt(i, own) > g.scoreAt(i, a)+clearlyItsOwn {
		return
	}
	g.dates[i].Anchor = a
}

func (g *group) scoreAt(i int, a nlp.DateReading) float64 {
	return g.clues[i].score(civilOf(a.Time), g.clues[i].dates, nil)
}

// pageScores are each page's scores for the days [from, to].
func (g *group) pageScores(from, to int) [][]float64 {
	scores := make([][]float64, len(g.pages))
	for i := range g.pages {
		for c := civilAt(from); c.num <= to; c = c.next() {
			scores[i] = append(scores[i], g.clues[i].score(c, g.pool, nil))
		}
	}
	return scores
}

// bestDelay is how many days after the first of the given days a page was most
// likely written.
func bestDelay(scores []float64) (delay int, score float64) {
	score = math.Inf(-1)
	for d, w := range delayWeights {
		if d < len(scores) && scores[d]+w > score {
			delay, score = d, scores[d]+w
		}
	}
	return delay, score
}
