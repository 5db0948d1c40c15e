package cluster

import (
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
		n := c.storyOf(i)
		s := made[n]
		if s == nil {
			s = &news.Story{ID: StoryID(len(stories) + 1), Origins: n.origins, Title: titleOf(n.members, added)}
			made[n] = s
			stories = append(stories, s)
		}
		account := news.Account{Document: d, Origin: c.members[i].origin, CopyOf: assignments[i].CopyOf}
		if account.CopyOf != "" {
			account.Role = news.Copy
		}
		s.Accounts = append(s.Accounts, account)
	}
	for n, list := range c.previous() {
		for _, earlier := range list {
			made[n].Previous = append(made[n].Previous, made[earlier].ID)
		}
	}
	return stories
}
