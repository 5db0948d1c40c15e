package cluster

import (
	"math"
	"slices"
)

// compared is what a document and an earlier one say of each other.
type compared struct {
	member *member
	story  *story
	body   float64 // cosine
	terms  termSet
	full   bool // x and odds are set
	odds   float64
	x      [features]float64
}

// comparison holds what one document and the others say of each other. What it
// needs for one serves the next.
type comparison struct {
	lens    lens
	words   *frequencies
	list    []compared
	near    int // the first so many are those that the index proposes
	stories []*story
	foreign []*story // proposed next, but not looked into
}

// least is what speaks at least for the next likely story: nothing, or what speaks for
// foreign ones.
func (p *comparison) least() float64 {
	if len(p.foreign) > 0 {
		return foreignOdds
	}
	return leastOdds
}

// start looks at all documents proposed that are not of story without, and compares
// the document with the members of the likeliest stories.
func (p *comparison) start(c *Clusterer, m *member, found []candidate, without *story) {
	p.lens.point(m)
	p.words = c.frequencies
	p.list, p.stories, p.foreign = p.list[:0], p.stories[:0], p.foreign[:0]
	for _, f := range found {
		if s := c.storyOf(f.document); s != without && p.open(c, s, f.score) {
			p.glance(c.members[f.document], s)
		}
	}
	p.near = len(p.list)
	p.lens.settle(p.list)
	for _, s := range p.stories {
		p.others(s)
	}
	for i := range p.list {
		if e := &p.list[i]; slices.Contains(p.stories, e.story) {
			p.judge(c, e)
		}
	}
}

// foreign is the weight of terms shared with a document below which its story is none
// that a document joins: of 2,570 joins of the collections that the judges learned from
// none shared less than 0.036 with the nearest. From many documents on such stories are not
// looked into: there are always some. By how little they fit others fit well, so they count
// as if their members spoke with log-odds of foreignOdds, as those do on average. (Among
// few documents it matters which they are: without a look at them the spread of F1 over
// orders of giveme5w1h is .023, not .018.)
const (
	foreign     = 0.03
	foreignOdds = -6
	many        = 20_000
)

// open reports whether a story's members can be looked at. It takes the first
// stories as the likeliest, and only for their sake brings one back from the store.
func (p *comparison) open(c *Clusterer, s *story, shared float32) bool {
	switch {
	case slices.Contains(p.stories, s):
		return true
	case len(p.stories)+len(p.foreign) == maxStories:
		return !s.closed
	case shared < foreign && len(c.documents) >= many:
		if !slices.Contains(p.foreign, s) {
			p.foreign = append(p.foreign, s)
		}
		return !s.closed
	case !c.bring(s):
		return false
	}
	p.stories = append(p.stories, s)
	return true
}

// others adds the members of a story that the index did not propose.
func (p *comparison) others(s *story) {
	for _, o := range s.members {
		if o != p.lens.m && !slices.ContainsFunc(p.list[:p.near], func(e compared) bool { return e.member == o }) {
			p.glance(o, s)
		}
	}
}

func (p *comparison) glance(o *member, s *story) {
	p.list = append(p.list, compared{member: o, story: s})
	e := &p.list[len(p.list)-1]
	e.body, e.terms = p.lens.glance(o.sketch)
}

// judge sets the log-odds that the two report one event.
func (p *comparison) judge(c *Clusterer, e *compared) {
	a, b := p.lens.m, e.member
	e.full = true
	if a.language != b.language && a.language != "" && b.language != "" || vetoed(a.sketch, b.sketch) {
		e.odds = math.Inf(-1)
		return
	}
	e.x = pairFeatures(&p.lens, b)
	e.odds = max(c.pairs.logit(e.x[:]), leastOdds)
}
