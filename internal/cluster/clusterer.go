package cluster

import (
	"cmp"
	"fmt"
	"slices"

	"readout/internal/nlp"
	"readout/internal/nlp/embed"
)

const (
	// maxStories is how many stories a document is compared with.
	maxStories = 8
	// maxMembers bounds the sketches kept of a story: the first, which say what
	// the story is, and the last.
	maxMembers = 12
	// leastOdds bounds what one member can say against a document.
	leastOdds = -8
)

// Clusterer puts documents into stories as they arrive. The same documents in the
// same order give the same stories. Not safe for concurrent use.
type Clusterer struct {
	frequencies *frequencies
	sketcher    sketcher
	index       *index
	clock       clock
	documents   []int32   // story of each document, by its place in the order of arrival
	origins     []int32   // of each document, in the story that it joined
	members     []*member // of each document, nil where its story keeps it no longer
	stories     []*story  // by number, from 1
	parents     []int32   // of each story, the number of that which it was merged into, or its own
	comparison  comparison
	pairs       Model
	whole       Model // judges a document and a story
	threshold   float64
	moved       []Move
	store       Store // see Limit
	storeErr    error
	mostOpen    int
	recent      recency
	observe     func(document int, members []int, x []float64) // see Observe
}

// member is a document that its story still compares with others.
type member struct {
	*sketch
	n          int32 // its place in the order of arrival, from 0
	id, agency string
	// when is the day that it is of: its own, else that of the stream as it arrived.
	when   int32
	origin int32
}

// story is a story with the members that it keeps.
type story struct {
	number  int32
	members []*member // at most maxMembers
	size    int       // documents in it
	origins int32
	// into is the story that it was merged into, or nil; renumbered are its origins
	// there.
	into       *story
	renumbered []int32
	day        int32 // the middle of its members' own days, or noDay
	// closed: the members are in the store. changed: the store has them not, or not
	// as they are.
	closed, changed bool
	// Among the open stories, by their last use.
	listed        bool
	before, after *story
}

// Assignment tells where a document went. Stories are numbered from 1: StoryID
// makes the id.
type Assignment struct {
	Story int
	// Origin numbers the independent texts of the story from 1.
	Origin int
	CopyOf string // id of the document that it copies, or empty
	Shared Shared // for a copy: what is shared
	// Follows are the stories that it refers back to.
	Follows []int
	// Background are other stories that it reports too: a round-up does.
	Background []int
}

// StoryID is the id of story n.
func StoryID(n int) string { return fmt.Sprintf("s%d", n) }

// New makes a Clusterer without documents. The error is that of embed.Load.
func New() (*Clusterer, error) {
	words, err := embed.Load()
	if err != nil {
		return nil, err
	}
	f := newFrequencies(words)
	return &Clusterer{
		frequencies: f, sketcher: sketcher{frequencies: f}, index: newIndex(),
		pairs: Model{pairWeights[:], pairTrees}, whole: Model{storyWeights[:], storyTrees}, threshold: joins,
	}, nil
}

// Add puts a document, which must have text, into a story.
func (c *Clusterer) Add(d *nlp.Document) Assignment { return c.AddSketch(c.Sketch(d)) }

// AddSketch puts a document into a story by its sketch. Sketches that are added in
// the order in which they were made give the stories that Add gave.
func (c *Clusterer) AddSketch(s *Sketch) Assignment {
	c.frequencies.add(s.terms)
	m := c.newMember(s)
	found := c.proposed(m)
	likely := c.likely(m, found, nil)
	var home *story
	if len(likely) > 0 && likely[0].score >= c.threshold {
		home = likely[0].story
	} else {
		home = c.open()
	}
	a := Assignment{}
	m.origin, a.CopyOf, a.Shared = home.originOf(m)
	c.put(m, home)
	c.repair(home, likely)
	a.Story, a.Origin = c.Current(int(m.n)), c.Origin(int(m.n))
	home = c.storyOf(m.n)
	for _, l := range likely {
		if l.score >= c.threshold && l.story.into == nil && l.story != home {
			a.Background = append(a.Background, int(l.story.number))
		}
	}
	if s := c.follows(m, home, found); s != nil {
		a.Follows = []int{int(s.number)}
	}
	c.closeOld()
	return a
}

func (c *Clusterer) newMember(s *Sketch) *member {
	kept := s.sketch // a copy, that s and its terms need not stay
	m := &member{sketch: &kept, n: int32(len(c.documents)), id: s.ID, agency: s.agency, when: s.sketch.day}
	if m.when == noDay {
		m.when = c.clock.day()
	}
	c.clock.add(m.day)
	return m
}

func (c *Clusterer) open() *story {
	s := &story{number: int32(len(c.stories) + 1), day: noDay}
	c.stories, c.parents = append(c.stories, s), append(c.parents, s.number)
	return s
}

// put counts a new document as a member of a story.
func (c *Clusterer) put(m *member, s *story) {
	c.index.add(m.n, m.keys)
	c.members = append(c.members, m)
	c.documents = append(c.documents, s.number)
	c.origins = append(c.origins, m.origin)
	s.size++
	c.keep(s, m)
}

// keep takes a member in. Where the story is full, the oldest goes that is not
// among its first.
func (c *Clusterer) keep(s *story, m *member) {
	if len(s.members) == maxMembers {
		old := s.members[maxMembers/2]
		c.index.remove(old.n, old.keys)
		c.members[old.n] = nil
		s.members = slices.Delete(s.members, maxMembers/2, maxMembers/2+1)
	}
	s.members = append(s.members, m)
	c.touch(s)
}

// touch notes that a story's members have changed.
func (c *Clusterer) touch(s *story) {
	s.day, s.changed = s.middleDay(), true
	c.recent.use(s)
}

// proposed are the members of stories that share most with a document, without
// itself. The list is the caller's.
func (c *Clusterer) proposed(m *member) []candidate {
	return slices.DeleteFunc(slices.Clone(c.index.query(m.keys)), func(f candidate) bool { return f.document == m.n })
}

// storyScore is a story with the log-odds that a document belongs to it, and how
// much is reported of the topic: the cosine of the twentieth document proposed.
type storyScore struct {
	story          *story
	score, density float64
}

// likely are the stories that a document may belong to, the likeliest first. The
// documents of story without are looked through, as if it were not there.
func (c *Clusterer) likely(m *member, found []candidate, without *story) []storyScore {
	p := &c.comparison
	p.start(c, m, found, without)
	var scores []storyScore
	var list [][storyFeatures]float64
	for _, s := range p.stories {
		if x, ok := p.features(s); ok {
			scores, list = append(scores, storyScore{story: s, density: x[sTwentieth]}), append(list, x)
		}
	}
	for i := range list {
		x := &list[i]
		next := p.least()
		for j := range list {
			if i != j {
				next = max(next, list[j][sMean])
			}
		}
		x[sMargin], x[sStories] = x[sMean]-next, float64(len(list)+len(p.foreign))
		scores[i].score = p.withDays(c.whole.logit(x[:]), scores[i].story, x)
		if c.observe != nil && int(m.n) == len(c.documents) {
			c.observe(int(m.n), scores[i].story.places(), x[:])
		}
	}
	slices.SortStableFunc(scores, func(a, b storyScore) int { return cmp.Compare(b.score, a.score) })
	return scores
}

// places are the places of a story's members in the order of arrival.
func (s *story) places() []int {
	var list []int
	for _, m := range s.members {
		list = append(list, int(m.n))
	}
	return list
}

// storyOf is the story of document n, after merges. It looks at no story on the way:
// most are far in memory.
func (c *Clusterer) storyOf(n int32) *story {
	number := c.documents[n]
	for c.parents[number-1] != number {
		number = c.parents[number-1]
	}
	return c.stories[number-1]
}

// end is the story that s is part of, after merges.
func (s *story) end() *story {
	for s.into != nil {
		s = s.into
	}
	return s
}

// Current is the story that document n, counted from 0 in the order of arrival,
// is part of now.
func (c *Clusterer) Current(n int) int { return int(c.storyOf(int32(n)).number) }

// Origin numbers the independent text of its story that document n is.
func (c *Clusterer) Origin(n int) int {
	s, o := c.stories[c.documents[n]-1], c.origins[n]
	for s.into != nil {
		o, s = s.renumbered[o], s.into
	}
	return int(o)
}
