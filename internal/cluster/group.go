package cluster

import (
	"cmp"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// Group puts the documents into stories, in their order, and numbers the stories
// by their first document. Documents without text get no story. The error is
// that of embed.Load.
func Group(documents []*nlp.Document) ([]*news.Story, error) {
	c, err := New()
	if err != nil {
		return nil, err
	}
	var added []*nlp.Document
	var assignments []Assignment
	for _, d := range documents {
		if d.Text != "" {
			added = append(added, d)
			assignments = append(assignments, c.Add(d))
		}
	}
	return c.result(added, assignments), nil
}

// result makes the stories of all documents added, numbered anew.
func (c *Clusterer) result(added []*nlp.Document, assignments []Assignment) []*news.Story {
	var stories []*news.Story
	made := map[*story]*news.Story{}
	for i, d := range added {
		n := c.storyOf(int32(i))
		s := made[n]
		if s == nil {
			s = &news.Story{ID: StoryID(len(stories) + 1), Origins: int(n.origins), Title: titleOf(n.members, added)}
			made[n] = s
			stories = append(stories, s)
		}
		account := news.Account{Document: d, Origin: c.Origin(i), CopyOf: assignments[i].CopyOf}
		if account.CopyOf != "" {
			account.Role, account.Why = news.Copy, assignments[i].Shared.String()
		}
		s.Accounts = append(s.Accounts, account)
	}
	c.link(made, added, assignments)
	return stories
}

// link sets which stories follow which, in the order of the stories followed, and
// which documents are background for a story that is not theirs.
func (c *Clusterer) link(made map[*story]*news.Story, added []*nlp.Document, assignments []Assignment) {
	follows := map[*story][]*story{}
	for _, r := range c.references() {
		if !slices.Contains(follows[r.from], r.to) {
			follows[r.from] = append(follows[r.from], r.to)
		}
		made[r.to].Background = append(made[r.to].Background, added[r.document])
	}
	for s, list := range follows {
		slices.SortFunc(list, func(a, b *story) int { return cmp.Compare(a.number, b.number) })
		for _, earlier := range list {
			made[s].Previous = append(made[s].Previous, made[earlier].ID)
		}
	}
	for i, a := range assignments {
		for _, n := range a.Background {
			s := c.stories[n-1].end()
			if b := made[s]; b != nil && s != c.storyOf(int32(i)) && !slices.Contains(b.Background, added[i]) {
				b.Background = append(b.Background, added[i])
			}
		}
	}
}
