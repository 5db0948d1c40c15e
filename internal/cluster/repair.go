package cluster

// repair merges stories that a new document shows to be one: it would have joined
// each of them, and their own members agree. The older story's number stays. It
// returns the story that the document is in at last.
func (c *Clusterer) repair(home *story, m *member, likely []storyScore) *story {
	for _, other := range likely {
		if other.story == home || other.story.into != nil || other.score < c.threshold {
			continue
		}
		if c.linked(home, other.story) < c.threshold+mergeSurplus {
			continue
		}
		older, younger := home, other.story
		if younger.number < older.number {
			older, younger = younger, older
		}
		c.merge(older, younger)
		home = older
	}
	return home
}

// linked is the mean log-odds over all pairs of members of two stories (average
// linkage).
func (c *Clusterer) linked(a, b *story) float64 {
	sum := 0.0
	for _, m := range a.members {
		for _, o := range b.members {
			sum += max(c.pair(m, o), leastOdds)
		}
	}
	return sum / float64(len(a.members)*len(b.members))
}

// merge moves the members of the younger story to the older. A text that both
// have is one origin: no merge makes two of it.
func (c *Clusterer) merge(older, younger *story) {
	renumbered := map[int]int{}
	for _, m := range younger.members {
		if renumbered[m.origin] != 0 {
			continue
		}
		for _, o := range older.members {
			if _, is := copyShare(m, o); is {
				renumbered[m.origin] = o.origin
				break
			}
		}
	}
	for _, m := range younger.members {
		if renumbered[m.origin] == 0 {
			older.origins++
			renumbered[m.origin] = older.origins
		}
		m.origin = renumbered[m.origin]
		older.add(m)
		older.size--
	}
	older.size += younger.size
	younger.into, younger.members = older, nil
}

// Merged maps each story that was merged to the one that it is part of now.
func (c *Clusterer) Merged() map[int]int {
	merged := map[int]int{}
	for _, s := range c.stories {
		if s.into == nil {
			continue
		}
		end := s.into
		for end.into != nil {
			end = end.into
		}
		merged[int(s.number)] = int(end.number)
	}
	return merged
}
