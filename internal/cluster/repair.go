package cluster

import (
	"math"
	"slices"
)

const (
	// Two stories are tested where a new document of one fits the other with log-odds
	// of so much above joins: less than it takes to join, for the members of both are
	// asked next.
	mergeReach = -1
	// mergeSurplus is the log-odds above joins that the members of both must have on
	// average to be one story, and mergeLeast those that each must have: one that does
	// not fit may be misplaced itself.
	mergeSurplus, mergeLeast = -0.25, -3.5
	// denseSurplus is mergeSurplus where much is reported of the topic: there the
	// document was judged against its neighbours when it arrived, and events side by
	// side are more often two than one. The topic is dense where the twentieth document
	// proposed has a cosine above dense.
	denseSurplus, dense = 1, 0.04
	// undatedSurplus is what is added where one of the two stories has no day: nothing
	// tells one meeting from the next then.
	undatedSurplus = 0.5
	// moveSurplus is how much better a document must fit another story than its own.
	moveSurplus = 1.5
	// leaveDeficit is the log-odds below joins at which a document leaves its story
	// where no other fits.
	leaveDeficit = 2.5
	// firstReview is the size at which a story's members are judged anew, and again
	// at each doubling.
	firstReview = 4
)

// Move is a document that the repair put into another story.
type Move struct {
	ID       string // of the document
	From, To int    // stories
}

// repair merges stories that a new document shows to be one, and looks again at the
// members of a story that has grown. likely are the stories that the new document
// may belong to.
func (c *Clusterer) repair(home *story, likely []storyScore) {
	for i := range likely {
		other := &likely[i]
		if other.score < c.threshold+mergeReach {
			break
		}
		if other.story == home || other.story.into != nil || !c.one(home, other) {
			continue
		}
		older, younger := home, other.story
		if younger.number < older.number {
			older, younger = younger, older
		}
		c.merge(older, younger)
		home = older
	}
	if n := home.size; n >= firstReview && n&(n-1) == 0 {
		c.review(home)
	}
}

// one reports whether two stories are one: whether the members of each would join the
// other, were their own not there. What the order of arrival put apart settles so:
// the first reports of an event are judged when little is known of it. other is what
// speaks for the newest member of home to belong there.
func (c *Clusterer) one(home *story, other *storyScore) bool {
	there, ok := *other, true
	if len(home.members) > 1 {
		there, ok = c.fitOf(home, other.story)
	}
	if !ok {
		return false
	}
	back, ok := c.fitOf(other.story, home)
	if !ok {
		return false
	}
	n, k := float64(len(home.members)), float64(len(other.story.members))
	need := c.threshold + mergeSurplus
	if (n*there.density+k*back.density)/(n+k) > dense {
		need = c.threshold + denseSurplus
	}
	if home.day == noDay || other.story.day == noDay {
		need += undatedSurplus
	}
	return (there.score+back.score)/2 >= need
}

// fitOf is the mean over the members of a story of what speaks for their belonging to
// another, were their own not there; ok is false where one is too far off.
func (c *Clusterer) fitOf(s, other *story) (mean storyScore, ok bool) {
	n := float64(len(s.members))
	for _, m := range s.members {
		likely := c.likely(m, c.proposed(m), s)
		at := slices.IndexFunc(likely, func(l storyScore) bool { return l.story == other })
		if at < 0 || likely[at].score < c.threshold+mergeLeast {
			return mean, false
		}
		mean.score += likely[at].score / n
		mean.density += likely[at].density / n
	}
	return mean, true
}

// merge moves the members of the younger story to the older. A text that both
// have is one origin: no merge makes two of it.
func (c *Clusterer) merge(older, younger *story) {
	younger.renumbered = make([]int32, younger.origins+1)
	for _, m := range younger.members {
		for _, o := range older.members {
			if younger.renumbered[m.origin] != 0 {
				break
			}
			if _, is := copyShare(m, o); is {
				younger.renumbered[m.origin] = o.origin
			}
		}
	}
	for n := range younger.renumbered[1:] {
		if younger.renumbered[n+1] == 0 {
			older.origins++
			younger.renumbered[n+1] = older.origins
		}
	}
	for _, m := range younger.members {
		m.origin = younger.renumbered[m.origin]
		c.keep(older, m)
	}
	older.size += younger.size
	c.join(older, younger)
	younger.members = nil
	c.recent.drop(younger)
}

// join makes the younger story part of the older.
func (c *Clusterer) join(older, younger *story) {
	younger.into = older
	c.parents[younger.number-1] = older.number
}

// review judges each member of a story but the first against the others, and moves
// those that another story fits better, or that have come to fit none.
func (c *Clusterer) review(s *story) {
	for i := len(s.members) - 1; i > 0; i-- {
		m := s.members[i]
		own, best := float64(leastOdds), storyScore{score: math.Inf(-1)}
		for _, l := range c.likely(m, c.proposed(m), nil) {
			if l.story == s {
				own = l.score
			} else if l.score > best.score {
				best = l
			}
		}
		switch {
		case s.copied(m):
		case best.score >= max(c.threshold, own+moveSurplus):
			c.move(i, s, best.story)
		case own < c.threshold-leaveDeficit:
			c.move(i, s, c.open())
		}
	}
}

// copied reports whether another member has the same text.
func (s *story) copied(m *member) bool {
	for _, o := range s.members {
		if o != m && o.origin == m.origin {
			return true
		}
	}
	return false
}

// move takes member i out of a story and puts it into another.
func (c *Clusterer) move(i int, from, to *story) {
	m := from.members[i]
	from.members = slices.Delete(from.members, i, i+1)
	from.size--
	c.touch(from)
	m.origin, _, _ = to.originOf(m)
	c.documents[m.n], c.origins[m.n] = to.number, m.origin
	to.size++
	c.keep(to, m)
	c.moved = append(c.moved, Move{m.id, int(from.number), int(to.number)})
}

// Merged maps each story that was merged to the one that it is part of now.
func (c *Clusterer) Merged() map[int]int {
	merged := map[int]int{}
	for _, s := range c.stories {
		if s.into != nil {
			merged[int(s.number)] = int(s.end().number)
		}
	}
	return merged
}

// Moved lists the documents that the repair moved, in order.
func (c *Clusterer) Moved() []Move { return c.moved }
