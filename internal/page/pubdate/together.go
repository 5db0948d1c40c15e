package pubdate

import (
	"math"

	"readout/internal/nlp"
)

// Pages of one story are written within days of one another.
const (
	// sureSibling is the confidence from which on a page's date dates the others.
	sureSibling = 0.7
	// weakDate is the confidence below which the others can overrule a date.
	weakDate = 0.85
	// siblingBefore and siblingAfter bound the days looked at around the days of
	// the dated pages.
	siblingBefore, siblingAfter = 4, 14
	// farFromSiblings is how many days away from all dated pages a date is no
	// longer of the same story.
	farFromSiblings = 21
	// maxDelay is how many days after the first page of a story the others are
	// looked for where none has a date.
	maxDelay = 3
)

// delayWeights judge that a page was written 0, 1, ... days after the story's
// first.
var delayWeights = [maxDelay + 1]float64{-0.5, -1.2, -2.3, -3.2}

// InferTogether dates the pages of one story that have no believed date of their
// own, by what all pages of the story say, and overrules dates that were believed
// but little and that lie far from those of all other pages. pages[i] belongs to
// dates[i], which Read gave and which is changed: Anchor, and Published and
// Rejected where a date is overruled. An anchor that is set is of basis
// nlp.Inferred; where the story says too little nothing is set.
//
// The pages' order does not matter.
func InferTogether(pages []Page, dates []nlp.Dates) {
	g := newGroup(pages, dates)
	g.overrule()
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
		g.pool = append(g.pool, cl.dates...)
		if pub := dates[i].Published; pub.Precision >= nlp.Day && pub.Confidence >= sureSibling {
			g.siblings = append(g.siblings, civilOf(pub.Time).num)
		}
	}
	return g
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

// overrule rejects the dates that were believed little and lie far from all
// others.
func (g *group) overrule() {
	if len(g.siblings) == 0 {
		return
	}
	for i := range g.dates {
		d := &g.dates[i]
		if d.Published.Precision < nlp.Day || d.Published.Confidence >= weakDate {
			continue
		}
		at := civilOf(d.Published.Time)
		near, gap := g.nearest(at.num, d.Published.Confidence >= sureSibling)
		if gap <= farFromSiblings || g.clues[i].score(at, g.pool, nil) > maxTextFor {
			continue
		}
		d.Rejected = append(d.Rejected, nlp.RejectedDate{DateReading: d.Published,
			Why: "the other reports of the same events are of " + plainDay(timeOf(near)) + " and the days around it"})
		d.Published, d.Anchor = nlp.DateReading{}, nlp.DateReading{}
	}
}

// nearest is the day of a dated page nearest to a day, and the days between. self
// says that the day itself is among them once.
func (g *group) nearest(num int, self bool) (near, gap int) {
	gap = math.MaxInt
	for _, s := range g.siblings {
		if self && s == num {
			self = false
			continue
		}
		if d := abs(num - s); d < gap {
			near, gap = s, d
		}
	}
	if gap == math.MaxInt {
		return num, 0
	}
	return near, gap
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
		if a.Known() {
			g.dates[i].Anchor = a
		}
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
		g.dates[i].Anchor = a
	}
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
