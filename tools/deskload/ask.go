package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"time"

	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// asked is how often each thing is asked.
const asked = 500

func ask(ctx context.Context, folder string) error {
	if folder == "" {
		return errors.New("ask needs --data")
	}
	begun := time.Now()
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
	first, err := s.Stories(ctx, store.StoryFilter{}, store.Page{})
	if err != nil || len(first.Items) == 0 {
		return errors.Join(err, errors.New("the store has no stories"))
	}
	fmt.Printf("open, and the first list of stories: %v\n", time.Since(begun).Round(time.Millisecond))
	c, err := s.Counts(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("%d documents in %d stories, %d entities, %d MB\n", c.Documents, c.Stories, c.Entities, c.Bytes>>20)
	if err := indexAll(ctx, x); err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(3, 5))
	ids := make([]string, 0, asked)
	for len(ids) < asked {
		ids = append(ids, fmt.Sprintf("s%d", 1+r.IntN(c.Stories)))
	}
	measure("a story whole", asked, func(i int) error { _, err := s.Story(ctx, ids[i]); return err })
	measure("a document", asked, func(int) error {
		_, err := s.Document(ctx, fmt.Sprintf("d%d", 1+r.IntN(c.Documents)))
		return err
	})
	measure("a list of stories", asked, func(int) error { _, err := s.Stories(ctx, store.StoryFilter{}, store.Page{}); return err })
	measure("a list of statements", asked/5, func(int) error {
		_, err := s.Statements(ctx, store.StatementFilter{}, store.Page{})
		return err
	})
	measure("a list of comparisons", asked/5, func(int) error {
		_, err := s.Comparisons(ctx, store.ComparisonFilter{}, store.Page{})
		return err
	})
	queries := []string{
		"minister", "inquiry", "the of and", `"lowered a crane"`, "opposition -minister", "said:minister warning", "date:2029-01 ferry",
		"has:contradiction", "has:contradiction bridge", "said:surgeon", "epidemic OR strike vaccines", "lantern orchard", "outlet:kolmcourier.example", "zebra",
		`said:"fire chief" ladder`, "inspect*", "date:2029..2030 dam said:resident", "crowns parliament hearing",
	}
	for _, order := range []search.Order{search.Newest, search.Best} {
		measure([]string{"a search, newest first", "a search, best first"}[order], asked, func(i int) error {
			q, err := search.Parse(queries[i%len(queries)])
			if err == nil {
				_, err = x.Find(ctx, q, order, store.Page{})
			}
			return err
		})
	}
	for _, text := range queries {
		q, err := search.Parse(text)
		if err != nil {
			return err
		}
		fmt.Printf("  %-40s", text)
		for _, order := range []search.Order{search.Newest, search.Best} {
			begun := time.Now()
			found, err := x.Find(ctx, q, order, store.Page{})
			if err != nil {
				return err
			}
			fmt.Printf(" %3d %8v", len(found.Hits), time.Since(begun).Round(100*time.Microsecond))
		}
		fmt.Println()
	}
	fmt.Println("memory:", memory())
	return nil
}

// indexAll brings the index up to date.
func indexAll(ctx context.Context, x *search.Index) error {
	begun := time.Now()
	if did, err := x.Update(ctx); !did || err != nil {
		return err
	}
	err := x.Rebuild(ctx, func(done, total int) {
		if done%10_000 == 0 {
			fmt.Println("indexed:", rate(done, time.Since(begun)), "of", total)
		}
	})
	fmt.Printf("index: %v\n", time.Since(begun).Round(time.Second))
	return err
}

// measure prints the times of n calls, and the processor time of this process for
// each: on a busy machine that alone says what a call costs.
func measure(what string, n int, call func(i int) error) {
	times, used := make([]time.Duration, n), make([]time.Duration, n)
	for i := range times {
		begun, before := time.Now(), cpu()
		if err := call(i); err != nil {
			fmt.Println(what, "failed:", err)
			return
		}
		times[i], used[i] = time.Since(begun), cpu()-before
	}
	at := func(list []time.Duration, p float64) time.Duration {
		return list[int(p*float64(n-1))].Round(100 * time.Microsecond)
	}
	slices.Sort(times)
	slices.Sort(used)
	fmt.Printf("%-28s median %v, 99th percentile %v, most %v; processor time %v, %v, %v\n", what,
		at(times, 0.5), at(times, 0.99), at(times, 1), at(used, 0.5), at(used, 0.99), at(used, 1))
}
