// Package cluster groups documents into stories.
//
// This first version is a single pass over words and dates: each document joins
// the story that it is most like, or opens one.
package cluster

import (
	"fmt"
	"math"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// joins is the similarity from which a document joins a story, where their
	// days are near or unknown.
	joins = 0.22
	// nearDays is how far a document's day may lie from the nearest of a story.
	nearDays = 4
)

// Group puts the documents into stories, in their order. A document whose
// language differs from a story's is not compared with it: words would not meet.
// Documents without text get no story.
func Group(documents []*nlp.Document) []*news.Story {
	var open []*group
	for _, d := range documents {
		if d.Text == "" {
			continue
		}
		m := member{document: d, words: vectorOf(d), day: dayOf(d)}
		best, score := (*group)(nil), joins
		for _, g := range open {
			if s := g.similarity(m); s >= score {
				best, score = g, s
			}
		}
		if best == nil {
			best = &group{}
			open = append(open, best)
		}
		best.members = append(best.members, m)
	}
	stories := make([]*news.Story, len(open))
	for i, g := range open {
		stories[i] = g.story(i + 1)
	}
	return stories
}

type group struct{ members []member }

type member struct {
	document *nlp.Document
	words    vector
	day      time.Time // zero where unknown
}

// similarity is the mean of the best two likenesses to the group's members, so
// that one odd member does not draw a stranger in; negative where language or
// days forbid.
func (g *group) similarity(m member) float64 {
	first, second := -1.0, -1.0
	near := m.day.IsZero()
	for _, other := range g.members {
		if other.document.Language != m.document.Language {
			return -1
		}
		near = near || other.day.IsZero() || days(other.day, m.day) <= nearDays
		if s := other.words.cosine(m.words); s > first {
			first, second = s, first
		} else if s > second {
			second = s
		}
	}
	if !near {
		return -1
	}
	if second < 0 {
		return first
	}
	return (first + second) / 2
}

func days(a, b time.Time) float64 { return math.Abs(a.Sub(b).Hours() / 24) }

// dayOf is the day to which the document belongs: the anchor of its text, else
// its publication.
func dayOf(d *nlp.Document) time.Time {
	for _, date := range []nlp.Date{d.Dates.Anchor.Date, d.Dates.Published.Date} {
		if date.Precision >= nlp.Day {
			y, m, n := date.Time.Date()
			return time.Date(y, m, n, 0, 0, 0, 0, time.UTC)
		}
	}
	return time.Time{}
}

func (g *group) story(n int) *news.Story {
	s := &news.Story{ID: fmt.Sprintf("s%d", n)}
	for _, m := range g.members {
		s.Accounts = append(s.Accounts, news.Account{Document: m.document})
	}
	s.Title = g.title()
	return s
}

// title is the title of the member that is most like the others: no words of our
// own.
func (g *group) title() string {
	title, best := "", -1.0
	for i, m := range g.members {
		sum := 0.0
		for j, other := range g.members {
			if i != j {
				sum += m.words.cosine(other.words)
			}
		}
		if m.document.Title != "" && sum > best {
			title, best = m.document.Title, sum
		}
	}
	return title
}
