package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"readout/internal/input"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

func fill(ctx context.Context, folder string, documents int, l load) error {
	if folder == "" {
		return errors.New("fill needs --data")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	d, err := openDesk(ctx, folder, l.jobs)
	if err != nil {
		return err
	}
	if err := d.addAll(ctx, l); err != nil {
		return err
	}
	if err := d.Idle(ctx); err != nil {
		return err
	}
	models, err := stories(ctx, d.Store)
	if err != nil {
		return err
	}
	if err := d.stop(); err != nil {
		return err
	}
	s, err := sqlite.Open(ctx, filepath.Join(folder, "readout.db"), time.Now)
	if err != nil {
		return err
	}
	defer s.Close()
	begun := time.Now()
	n := l.articles
	for round := 1; n < documents; round++ {
		for _, m := range models {
			if n >= documents {
				break
			}
			if err := m.copy(ctx, s, round); err != nil {
				return err
			}
			n += len(m.documents)
		}
		fmt.Println("filled:", rate(n-l.articles, time.Since(begun)))
	}
	last, err := s.LastChange(ctx)
	if err != nil {
		return err
	}
	// The copies were never waiting: the cursors go past them.
	for _, cursor := range []string{"reading/1", "layers/" + d.Analyzer.Version()} {
		for {
			claim, err := s.Claim(ctx, cursor, "", 10_000)
			if err != nil {
				return err
			}
			if len(claim.Documents) == 0 {
				break
			}
			if err := s.Update(ctx, func(tx store.Tx) error { return tx.Done(claim) }); err != nil {
				return err
			}
		}
	}
	fmt.Println("changes:", last)
	return nil
}

// model is a finished story to be copied.
type model struct {
	found     store.Finished
	documents []*nlp.Document // with their parse
}

// stories reads all finished stories with their parse.
func stories(ctx context.Context, s store.Store) ([]*model, error) {
	var out []*model
	for p := (store.Page{Limit: 200}); ; {
		list, err := s.Stories(ctx, store.StoryFilter{}, p)
		if err != nil {
			return nil, err
		}
		for _, h := range list.Items {
			whole, err := s.Story(ctx, h.ID)
			if err != nil {
				return nil, err
			}
			m := &model{found: store.Finished{News: whole.News, Entities: whole.Entities, Comparisons: whole.Comparisons, Agenda: whole.Agenda}}
			for _, d := range whole.Documents {
				full, err := s.Load(ctx, []string{d.ID}, true)
				if err != nil {
					return nil, err
				}
				// The parse goes into the document that the findings point at.
				d.Tokens, d.Names, d.Mentions, d.Chains = full[0].Tokens, full[0].Names, full[0].Mentions, full[0].Chains
				m.documents = append(m.documents, d)
			}
			out = append(out, m)
		}
		if p.After = list.Next; p.After == "" {
			return out, nil
		}
	}
}

// copy writes a story once more, its documents under new ids and addresses, some
// days later.
func (m *model) copy(ctx context.Context, s store.Store, round int) error {
	var sources []store.Source
	for _, d := range m.documents {
		address := fmt.Sprintf("%s/%d", strings.SplitN(d.URL, "?", 2)[0], round)
		sources = append(sources, store.Source{Path: address, Data: []byte(d.Text), Format: input.Text, Known: input.Known{URL: address, Outlet: d.Outlet.Name}})
	}
	receipts, err := s.Add(ctx, sources)
	if err != nil {
		return err
	}
	for i, d := range m.documents {
		renamed(d, receipts[i].Document)
		d.URL = sources[i].Known.URL
		d.Dates.Published.Time = d.Dates.Published.Time.AddDate(0, 0, 7)
	}
	return s.Update(ctx, func(tx store.Tx) error {
		story := ""
		for i, d := range m.documents {
			if _, err := tx.PutPage(d); err != nil {
				return err
			}
			if err := tx.PutLayers(d, "copied"); err != nil {
				return err
			}
			a := m.found.News.Accounts[i]
			var err error
			if story, err = tx.Place(store.Placed{Placement: store.Placement{Document: d.ID, Origin: a.Origin}, Story: story}); err != nil {
				return err
			}
		}
		f := m.found
		f.News.ID, f.News.Previous = story, nil
		for i := range f.News.Accounts {
			f.News.Accounts[i].Role, f.News.Accounts[i].CopyOf = news.Report, ""
		}
		return tx.PutStory(&f, store.Job{Story: story})
	})
}

// renamed gives a document another id, and with it all that is numbered in it.
func renamed(d *nlp.Document, id string) {
	old := d.ID
	rename := func(s *string) {
		if rest, ok := strings.CutPrefix(*s, old); ok {
			*s = id + rest
		}
	}
	d.ID = id
	for i := range d.Statements {
		rename(&d.Statements[i].ID)
		rename(&d.Statements[i].Parent)
	}
	for i := range d.Timexes {
		rename(&d.Timexes[i].ID)
	}
	for i := range d.Quantities {
		q := &d.Quantities[i]
		rename(&q.ID)
		rename(&q.AsOf)
		rename(&q.AccordingTo)
	}
	for i := range d.Events {
		e := &d.Events[i]
		rename(&e.ID)
		rename(&e.Time)
		rename(&e.Statement)
		for k := range e.Figures {
			rename(&e.Figures[k])
		}
	}
}
