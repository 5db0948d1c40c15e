// Command deskload measures the desk on invented reports (package invent): how
// fast it adds them, and how fast a large store starts, shows stories and
// searches.
//
//	go run ./tools/deskload add -articles 2000
//	go run ./tools/deskload fill -data DIR -documents 100000
//	go run ./tools/deskload ask -data DIR
//	go run ./tools/deskload pages -data DIR
//
// add runs the whole pipeline on reports of 700 words, from adding to the finished
// story and the index, and reports articles a second and the memory used. fill
// runs it on some hundred reports and copies what was found, under new ids, until
// the store has its size: what a large store costs to read does not depend on how
// it was filled. ask measures opening, stories and searches; pages the desk's pages
// and its interface on loopback.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/pprof"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "deskload:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say what to do: add, fill, ask or pages")
	}
	f := flag.NewFlagSet(args[0], flag.ContinueOnError)
	var (
		data      = f.String("data", "", "the desk's `FOLDER`; add takes one that it deletes")
		articles  = f.Int("articles", 2000, "reports to add")
		documents = f.Int("documents", 100_000, "documents to fill the store with")
		words     = f.Int("words", 700, "words a report")
		perEvent  = f.Int("per-event", 6, "reports an event")
		jobs      = f.Int("jobs", 2, "processors used")
		html      = f.Bool("html", true, "as HTML pages; otherwise as text")
		profile   = f.String("profile", "", "write a processor profile to `FILE`")
	)
	if err := f.Parse(args[1:]); err != nil {
		return err
	}
	if *profile != "" {
		out, err := os.Create(*profile)
		if err != nil {
			return err
		}
		defer out.Close()
		if err := pprof.StartCPUProfile(out); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	switch args[0] {
	case "add":
		return add(ctx, load{*articles, *words, *perEvent, *jobs, *html})
	case "fill":
		return fill(ctx, *data, *documents, load{600, *words, *perEvent, *jobs, *html})
	case "ask":
		return ask(ctx, *data)
	case "pages":
		return pages(ctx, *data)
	}
	return fmt.Errorf("no command %q: add, fill, ask, pages", args[0])
}

// rate is a count in a time.
func rate(n int, took time.Duration) string {
	return fmt.Sprintf("%d in %.1f s, %.1f/s", n, took.Seconds(), float64(n)/took.Seconds())
}
