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
	var stories []*news.Story
	byNumber := map[int32]*news.Story{}
	for i, d := range added {
		n := c.storyOf(i).number
		s := byNumber[n]
		if s == nil {
			s = &news.Story{ID: StoryID(len(stories) + 1)}
			byNumber[n] = s
			stories = append(stories, s)
		}
		account := news.Account{Document: d, Origin: c.members[i].origin, CopyOf: assignments[i].CopyOf}
		if account.CopyOf != "" {
			account.Role = news.Copy
		}
		s.Accounts = append(s.Accounts, account)
	}
	for n, s := range byNumber {
		s.Origins = c.stories[n-1].origins
		s.Title = titleOf(c.stories[n-1].members, added)
	}
	return stories, nil
}
