package cluster

import (
	"cmp"
	"fmt"
	"math"
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
	// mergeSurplus is the log-odds above joins from which two stories are one.
	mergeSurplus = 0.5
)

// Clusterer puts documents into stories as they arrive. The same documents in the
// same order give the same stories. Not safe for concurrent use.
type Clusterer struct {
	frequencies *frequencies
	index       *index
	documents   []int32 // story of each document
	members     []*member
	stories     []*story
	scratch     []float32
	model       model
	threshold   float64
}

// member is a document that its story still compares with others.
type member struct {
	*sketch
	n      int32  // its place in the order of arrival, from 0
	id     string // Document.ID
	agency string
	origin int
}

// story is an open story.
type story struct {
	number  int32
	members []*member // at most maxMembers
	size    int       // documents in it
	origins int
	into    *story // the story that it was merged into, or nil
}

// Assignment tells where a document went. Stories are numbered from 1: StoryID
// makes the id.
type Assignment struct {
	Story int
	// Origin numbers the independent texts of the story from 1.
	Origin int
	CopyOf string // id of the document that it copies, or empty
	Why    string // for a copy: what is shared
	// Follows are the stories that it refers back to.
	Follows []int
}

// StoryID is the id of story n.
func StoryID(n int) string { return fmt.Sprintf("s%d", n) }

// New makes a Clusterer without documents. The error is that of embed.Load.
func New() (*Clusterer, error) {
	words, err := embed.Load()
	if err != nil {
		return nil, err
	}
	return &Clusterer{
		frequencies: newFrequencies(words), index: newIndex(),
		model: model{&pairWeights, pairTrees}, threshold: joins,
	}, nil
}

// Add puts a document, which must have text, into a story.
func (c *Clusterer) Add(d *nlp.Document) Assignment {
	s := sketchOf(d, c.frequencies, &c.scratch)
	m := &member{sketch: s, n: int32(len(c.members)), id: d.ID, agency: d.Agency}
	found := slices.Clone(c.index.query(m.keys))
	likely := c.likely(m, found)
	var home *story
	if len(likely) > 0 && likely[0].score >= c.threshold {
		home = likely[0].story
	} else {
		home = &story{number: int32(len(c.stories) + 1)}
		c.stories = append(c.stories, home)
	}
	a := Assignment{}
	a.Origin, a.CopyOf, a.Why = home.originOf(m)
	home.add(m)
	c.index.add(m.n, s.keys)
	c.members = append(c.members, m)
	c.documents = append(c.documents, home.number)
	home = c.repair(home, m, likely)
	a.Story = int(home.number)
	if s := c.follows(m, home, found); s != nil {
		a.Follows = []int{int(s.number)}
	}
	return a
}

// storyScore is a story with the log-odds that a document belongs to it.
type storyScore struct {
	story *story
	score float64
}

// likely are the stories that a document may belong to, the likeliest first.
func (c *Clusterer) likely(m *member, found []candidate) []storyScore {
	var scores []storyScore
	for _, f := range found {
		s := c.storyOf(int(f.document))
		if slices.ContainsFunc(scores, func(o storyScore) bool { return o.story == s }) {
			continue
		}
		scores = append(scores, storyScore{s, c.score(m, s)})
		if len(scores) == maxStories {
			break
		}
	}
	slices.SortStableFunc(scores, func(a, b storyScore) int { return cmp.Compare(b.score, a.score) })
	return scores
}

// score is the log-odds that a document belongs to a story: the mean over all
// members kept (average linkage), so that no single near one draws it in and a
// story does not drift from what its first members report.
func (c *Clusterer) score(m *member, s *story) float64 {
	sum := 0.0
	for _, other := range s.members {
		l := c.pair(m, other)
		if math.IsInf(l, -1) {
			return l
		}
		sum += max(l, leastOdds)
	}
	return sum / float64(len(s.members))
}

// pair is the log-odds that two documents report one event.
func (c *Clusterer) pair(a, b *member) float64 {
	if a.language != b.language && a.language != "" && b.language != "" || vetoed(a.sketch, b.sketch) {
		return math.Inf(-1)
	}
	x := pairFeatures(a.sketch, b.sketch)
	return withDays(c.model.logit(&x), a.sketch, b.sketch, x[fShared])
}

// storyOf is the story of document n, after merges.
func (c *Clusterer) storyOf(n int) *story {
	s := c.stories[c.documents[n]-1]
	for s.into != nil {
		s = s.into
	}
	return s
}

// add takes a member in. Where the story is full, the oldest goes that is not
// among its first.
func (s *story) add(m *member) {
	s.size++
	if len(s.members) == maxMembers {
		s.members = slices.Delete(s.members, maxMembers/2, maxMembers/2+1)
	}
	s.members = append(s.members, m)
}
