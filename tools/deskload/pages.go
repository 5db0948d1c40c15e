package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"time"

	"readout/internal/api"
	"readout/internal/guard"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/web"
)

// pages measures the desk's pages and its interface on loopback, from the request
// to the last byte of the answer.
func pages(ctx context.Context, folder string) error {
	if folder == "" {
		return errors.New("pages needs --data")
	}
	s, err := sqlite.Open(ctx, filepath.Join(folder, "readout.db"), time.Now)
	if err != nil {
		return err
	}
	defer s.Close()
	x, err := search.Open(ctx, filepath.Join(folder, "search.db"), s)
	if err != nil {
		return err
	}
	defer x.Close()
	c, err := s.Counts(ctx)
	if err != nil {
		return err
	}
	g := guard.New(guard.Options{})
	site, err := web.New(web.Options{Store: s, Search: x, Guard: g, Now: time.Now})
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle(api.Prefix+"/", api.New(api.Options{Store: s, Search: x, Now: time.Now}))
	mux.Handle("/", site)
	server := httptest.NewServer(g.Wrap(mux, site.Refuse))
	defer server.Close()
	fmt.Printf("%d documents in %d stories\n", c.Documents, c.Stories)
	r := rand.New(rand.NewPCG(3, 5))
	get := func(path string) error {
		a, err := http.Get(server.URL + path)
		if err != nil {
			return err
		}
		defer a.Body.Close()
		_, err = io.Copy(io.Discard, a.Body)
		if a.StatusCode != http.StatusOK {
			return fmt.Errorf("%s: %s", path, a.Status)
		}
		return err
	}
	story := func() string { return fmt.Sprintf("/stories/s%d", 1+r.IntN(c.Stories)) }
	measure("the story page", 2*asked, func(int) error { return get(story()) })
	measure("the page of a document", asked, func(int) error { return get(fmt.Sprintf("/documents/d%d", 1+r.IntN(c.Documents))) })
	measure("the first page", asked, func(int) error { return get("/") })
	measure("stories with a contradiction", asked/5, func(int) error { return get("/?finding=contradict") })
	measure("the agenda", asked/5, func(int) error { return get("/agenda?from=") })
	measure("names", asked/5, func(int) error { return get("/entities") })
	names, err := s.Entities(ctx, store.EntityFilter{}, store.Page{})
	if err != nil {
		return err
	}
	measure("the page of a name", asked/5, func(int) error { return get("/entities/" + names.Items[r.IntN(len(names.Items))].ID) })
	measure("a story as JSON", asked, func(int) error { return get(api.Prefix + story()) })
	measure("the feed of stories", asked/5, func(int) error { return get(api.Prefix + "/stories.atom") })
	fmt.Println("memory:", memory())
	return nil
}
