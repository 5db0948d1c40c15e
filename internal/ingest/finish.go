package ingest

import (
	"context"
	"slices"
	"time"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

const (
	// stories is how many stories are finished in one go.
	stories = 8
	// maxDocuments bounds the documents of a story that are compared: the first,
	// which say what it is about, and the newest.
	maxDocuments, firstDocuments = 200, 50
)

// finishBatch finishes the stories that wait longest. It reports whether there
// were any.
func (d *Desk) finishBatch(ctx context.Context) (bool, error) {
	now := d.Now()
	touched := now
	if behind, err := d.behind(ctx); err != nil {
		return false, err
	} else if behind {
		touched = now.Add(-settle)
	}
	jobs, err := d.Store.Begin(ctx, touched, stories)
	if err != nil || len(jobs) == 0 {
		return false, err
	}
	found := make([]*store.Finished, len(jobs))
	failed := make([]error, len(jobs))
	err = d.each(ctx, len(jobs), func(i int) error {
		if jobs[i].Attempts >= maxCrashes || jobs[i].Stops >= maxStops {
			return nil
		}
		failed[i] = guard(func() (err error) {
			found[i], err = d.finish(ctx, jobs[i].Story)
			return err
		})
		return ctx.Err()
	})
	if err != nil {
		return false, err
	}
	return true, d.putStories(ctx, jobs, found, failed)
}

// behind reports whether documents wait for their layers.
func (d *Desk) behind(ctx context.Context) (bool, error) {
	layers, err := d.Store.Position(ctx, layersCursor)
	if err != nil {
		return false, err
	}
	read, err := d.Store.Position(ctx, readingCursor)
	return read > layers, err
}

// putStories keeps what was found, or the reason why nothing was.
func (d *Desk) putStories(ctx context.Context, jobs []store.Job, found []*store.Finished, failed []error) error {
	err := d.Store.Update(ctx, func(tx store.Tx) error {
		for i, job := range jobs {
			var err error
			switch {
			case failed[i] != nil:
				d.Log.Error("a story cannot be finished", "story", job.Story, "attempt", job.Attempts+1, "error", failed[i])
				err = tx.FailStory(job, failed[i].Error(), d.again(job))
			case found[i] == nil:
				err = tx.FailStory(job, "the program ended each time while this story was finished", time.Time{})
			default:
				err = tx.PutStory(found[i], job)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		d.stats.finished.Add(int64(len(jobs)))
	}
	return err
}

// again is when a story is tried again that failed; zero for never.
func (d *Desk) again(job store.Job) time.Time {
	if job.Attempts+1 >= maxCrashes {
		return time.Time{}
	}
	return d.Now().Add(time.Duration(1+job.Attempts) * d.Patience)
}

// finish finds what the documents of a story say together.
func (d *Desk) finish(ctx context.Context, story string) (*store.Finished, error) {
	m, err := d.Store.Membership(ctx, story)
	if err != nil {
		return nil, err
	}
	placements := m.Placements
	if n := len(placements); n > maxDocuments {
		placements = append(placements[:firstDocuments:firstDocuments], placements[n-maxDocuments+firstDocuments:]...)
	}
	ids := make([]string, len(placements))
	for i, p := range placements {
		ids[i] = p.Document
	}
	documents, err := d.Store.Load(ctx, ids, true)
	if err != nil {
		return nil, err
	}
	if len(documents) == 0 {
		return &store.Finished{News: &news.Story{ID: story}}, nil
	}
	r := &analysis.Result{Documents: documents, Stories: []*news.Story{storyOf(m, placements, documents)}}
	if r.Stories[0].Background, err = d.Store.Load(ctx, m.Background, false); err != nil {
		return nil, err
	}
	if err := d.Analyzer.Finish(r); err != nil {
		return nil, err
	}
	background, err := d.unreported(ctx, r.Background, m.Previous)
	return &store.Finished{News: r.Stories[0], Entities: r.Entities, Comparisons: r.Comparisons, Agenda: r.Agenda, Background: background}, err
}

// unreported are the events in the background that are not those of the stories
// that this one follows: those are not of the same run, as on the command line.
func (d *Desk) unreported(ctx context.Context, all []*news.Background, previous []string) ([]*news.Background, error) {
	for _, p := range previous {
		h, err := d.Store.StoryHead(ctx, p)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(b *news.Background) bool {
			return !b.Day.Before(h.First.AddDate(0, 0, -2)) && !b.Day.After(h.Latest)
		})
	}
	return all, nil
}

// storyOf makes the story of its documents. Origins are numbered from 1 in the
// order of the documents; a copy whose model is not in the story is a report.
func storyOf(m *store.Membership, placements []store.Placement, documents []*nlp.Document) *news.Story {
	s := &news.Story{ID: m.Story, Previous: m.Previous, Title: title(documents)}
	here := map[string]bool{}
	for _, p := range placements {
		here[p.Document] = true
	}
	origins := map[int]int{}
	for i, p := range placements {
		a := news.Account{Document: documents[i]}
		if p.Origin > 0 {
			if origins[p.Origin] == 0 {
				origins[p.Origin] = len(origins) + 1
			}
			a.Origin = origins[p.Origin]
		}
		if p.Role == news.Copy && here[p.CopyOf] {
			a.Role, a.CopyOf, a.Why = news.Copy, p.CopyOf, p.Why
		}
		s.Accounts = append(s.Accounts, a)
	}
	s.Origins = len(origins)
	return s
}

// Result is a story whole as the command line would have it: what package export
// writes.
func Result(s *store.Story) *analysis.Result {
	return &analysis.Result{
		Documents: s.Documents, Stories: []*news.Story{s.News}, Agenda: s.Agenda,
		Comparisons: s.Comparisons, Entities: s.Entities, Background: s.Background,
	}
}
