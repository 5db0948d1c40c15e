package analysis

import (
	"time"

	"readout/internal/cluster"
	"readout/internal/nlp"
	"readout/internal/page"
)

// anchor finds the day from which each undated document counts "Thursday". Which
// documents tell the same event helps to find it, and the day helps to tell
// which do: so the documents are grouped by their words first, and the stories
// are made when the days are known.
func anchor(documents []*nlp.Document, now time.Time) error {
	stories, err := cluster.Group(documents)
	if err != nil {
		return err
	}
	for _, s := range stories {
		together := make([]*nlp.Document, len(s.Accounts))
		for i, a := range s.Accounts {
			together[i] = a.Document
		}
		page.InferAnchors(together, now)
	}
	return nil
}
