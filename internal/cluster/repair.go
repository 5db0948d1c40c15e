package cluster

import (
	"math"
	"slices"
)

const (
	// mergeSurplus is the log-odds above joins from which the members of a story
	// belong to another, and mergeLeast those that each must have.
	mergeSurplus, mergeLeast = 0.5, -1
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
	for _, other := range likely {
		if other.story == home || other.story.into != nil || other.score < c.threshold {
			continue
		}
		older, younger := home, other.story
		if younger.number < older.number {
			older, younger = younger, older
		}
		if c.belongs(younger, older) && c.belongs(older, younger) {
			c.merge(older, younger)
			home = older
		}
	}
	if n := home.size; n >= firstReview && n&(n-1) == 0 {
		c.review(home)
	}
}

// belongs reports whether the members of a story would join another, were their own
// not there.
func (c *Clusterer) belongs(s, other *story) bool {
	sum := 0.0
	for _, m := range s.members {
		score := math.Inf(-1)
		for _, l := range c.likely(m, c.proposed(m), s) {
			if l.story == other {
				score = l.score
			}
		}
		if score < c.threshold+mergeLeast {
			return false
		}
		sum += score
	}
	return sum/float64(len(s.members)) >= c.threshold+mergeSurplus
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
	younger.into, younger.members = older, nil
	c.recent.drop(younger)
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
