package cli

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"readout/internal/analysis"
	"readout/internal/errs"
	"readout/internal/export"
	"readout/internal/input"
	"readout/internal/knowledge"
	"readout/internal/page"
)

func runRead(ctx context.Context, c *call) error {
	f := c.flags("read")
	var (
		as        = f.String("as", "auto", "read every input as `FORMAT`: text (clean article text, kept as it is), page (a page saved as text), html, auto")
		asJSON    = f.Bool("json", false, "write the record as JSON (doc/record.md)")
		asMD      = f.Bool("md", false, "write the brief as Markdown")
		furniture = f.Bool("show-furniture", false, "list what was taken out of each page, with the reason")
		jobs      = f.Int("jobs", 0, "use `N` processors (default all)")
		own       = f.String("entities", "", "know the people and bodies of `FILE` too (JSONL: name, aliases, type, country, sector, wikidata)")
		maxBytes  = f.Int64("max-bytes", input.DefaultMaxBytes, "refuse pages larger than `N` bytes unpacked")
	)
	paths, err := c.parse(f)
	if err != nil {
		return err
	}
	format, err := input.ParseFormat(*as)
	switch {
	case err != nil:
		return err
	case len(paths) == 0:
		return errs.New(errs.Usage, "name the files or folders to read, or - for standard input")
	case *asJSON && *asMD:
		return errs.New(errs.Usage, "--json or --md, not both")
	case *jobs < 0 || *maxBytes <= 0:
		return errs.New(errs.Usage, "--jobs and --max-bytes take a positive number")
	}
	entities, err := readEntities(*own)
	if err != nil {
		return err
	}
	analyzer, err := analysis.New(analysis.Options{
		Reader:   input.Reader{MaxBytes: *maxBytes, Stdin: c.streams.In},
		Page:     page.Options{As: format, Now: c.now()},
		Jobs:     min(*jobs, 4*runtime.NumCPU()),
		Entities: entities,
		Progress: c.progress(),
	})
	if err != nil {
		return err
	}
	result, err := analyzer.Run(ctx, paths)
	if err != nil {
		return err
	}
	switch {
	case *asJSON:
		err = export.WriteRecord(c.streams.Out, result, "readout "+Version)
	case *asMD:
		err = export.WriteMarkdown(c.streams.Out, result, *furniture)
	default:
		color := terminal(c.streams.Out) && os.Getenv("NO_COLOR") == ""
		err = export.WriteBrief(c.streams.Out, result, export.Terminal{Color: color, Furniture: *furniture})
	}
	if err != nil {
		return errs.Wrap(errs.Internal, err, "cannot write the output")
	}
	return c.report(result)
}

// readEntities reads the user's own entities; none where no file is named.
func readEntities(path string) ([]*knowledge.Entry, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, errs.Wrap(errs.NotFound, err, "the entities cannot be opened")
	}
	defer f.Close()
	return knowledge.ReadEntities(f)
}

// report names every input that could not be read on standard error.
func (c *call) report(r *analysis.Result) error {
	for _, p := range r.Problems {
		fmt.Fprintf(c.streams.Err, "readout: %s: %s\n", p.Path, p.Message)
	}
	if len(r.Problems) > 0 {
		return errProblems
	}
	return nil
}
