package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"

	"readout/internal/cluster"
	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/page"
)

func runCluster(ctx context.Context, c *call) error {
	f := c.flags("cluster")
	var (
		jsonl    = f.String("jsonl", "", "read articles from `FILE`, one JSON object a line in order of arrival (doc/record.md); - for standard input")
		open     = f.Int("open", defaultOpen, "keep at most `N` stories in memory; the others wait in a temporary file")
		maxBytes = f.Int64("max-bytes", input.DefaultMaxBytes, "refuse articles larger than `N` bytes")
	)
	rest, err := c.parse(f)
	switch {
	case err != nil:
		return err
	case *jsonl == "" || len(rest) > 0:
		return errs.New(errs.Usage, "name one file: readout cluster --jsonl FILE")
	case *maxBytes <= 0:
		return errs.New(errs.Usage, "--max-bytes takes a positive number")
	case *open <= 0:
		return errs.New(errs.Usage, "--open takes a positive number")
	}
	clusterer, err := cluster.New()
	if err != nil {
		return err
	}
	store, err := cluster.NewFileStore("")
	if err != nil {
		return err
	}
	defer store.Close()
	clusterer.Limit(store, *open)
	s := &stream{call: c, clusterer: clusterer, out: bufio.NewWriter(c.streams.Out), options: page.Options{Now: c.now()}}
	reader := input.Reader{MaxBytes: *maxBytes, Stdin: c.streams.In}
	err = s.run(ctx, reader, *jsonl)
	if flush := s.out.Flush(); err == nil && flush != nil {
		err = errs.Wrap(errs.Internal, flush, "cannot write the output")
	}
	if err == nil && s.problems > 0 {
		err = errProblems
	}
	return err
}

// defaultOpen stories take about 1 GB, with what the collector has yet to free.
const defaultOpen = 50_000

// stream puts articles into stories and writes a line for each as it goes.
type stream struct {
	*call
	clusterer *cluster.Clusterer
	out       *bufio.Writer
	options   page.Options
	n         int
	problems  int
}

// assigned is a line of the output; repairs is the last one.
type (
	assigned struct {
		ID      string   `json:"id"`
		Story   string   `json:"story"`
		Origin  int      `json:"origin"`
		CopyOf  *string  `json:"copy_of"`
		Why     *string  `json:"why"`
		Follows []string `json:"follows"`
	}
	repairs struct {
		Merged map[string]string `json:"merged"`
		Moved  map[string]string `json:"moved"` // document → the story that it is in now
	}
)

func (s *stream) run(ctx context.Context, reader input.Reader, path string) error {
	for item := range reader.Lines(path) {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.n++
		d, err := page.Read(item, s.options)
		if err != nil {
			s.problems++
			fmt.Fprintf(s.streams.Err, "readout: %s: %v\n", item.Path, err)
		}
		if d == nil || d.Text == "" {
			continue
		}
		if d.ID = item.Known.ID; d.ID == "" {
			d.ID = fmt.Sprintf("d%d", s.n)
		}
		if err := s.assign(d); err != nil {
			return err
		}
	}
	if err := s.clusterer.Err(); err != nil {
		return err
	}
	return s.repairs()
}

// repairs writes which stories were joined and which documents were moved since
// their line was written, if any were.
func (s *stream) repairs() error {
	merged, moved := s.clusterer.Merged(), s.clusterer.Moved()
	if len(merged)+len(moved) == 0 {
		return nil
	}
	last := repairs{map[string]string{}, map[string]string{}}
	for from, to := range merged {
		last.Merged[cluster.StoryID(from)] = cluster.StoryID(to)
	}
	for _, m := range moved {
		to := m.To
		if into, ok := merged[to]; ok {
			to = into
		}
		last.Moved[m.ID] = cluster.StoryID(to)
	}
	return s.write(last)
}

// assign puts one document into its story. The line is written out at once where
// the articles come through a pipe.
func (s *stream) assign(d *nlp.Document) error {
	a := s.clusterer.Add(d)
	line := assigned{ID: d.ID, Story: cluster.StoryID(a.Story), Origin: a.Origin, Follows: []string{}}
	if a.CopyOf != "" {
		why := a.Shared.String()
		line.CopyOf, line.Why = &a.CopyOf, &why
	}
	for _, n := range a.Follows {
		line.Follows = append(line.Follows, cluster.StoryID(n))
	}
	if err := s.write(line); err != nil {
		return err
	}
	return s.out.Flush()
}

func (s *stream) write(v any) error {
	e := json.NewEncoder(s.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
