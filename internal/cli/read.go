package cli

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
		asJSON    = f.Bool("json", false, "write the record as JSON (doc/record.md)")
		asMD      = f.Bool("md", false, "write the brief as Markdown")
		asHTML    = f.String("html", "", "write the brief as a page of its own to `FILE`; - for standard output")
		explain   = f.Bool("explain", false, "list the statements, and why each has its speaker and act")
		all       = f.Bool("all", false, "show everything, where else the most telling stand")
		furniture = f.Bool("show-furniture", false, "list what was taken out of each page, with the reason")
		in        = inputFlags(f)
	)
	paths, err := c.parse(f)
	if err != nil {
		return err
	}
	if forms := count(*asJSON, *asMD, *asHTML != "", *explain); forms > 1 {
		return errs.New(errs.Usage, "one of --json, --md, --html and --explain")
	}
	result, err := c.analyze(ctx, in, paths)
	if err != nil {
		return err
	}
	brief := export.Brief{All: *all, Furniture: *furniture}
	switch {
	case *asJSON:
		err = export.WriteRecord(c.streams.Out, result, "readout "+Version)
	case *explain:
		err = export.WriteExplanation(c.streams.Out, result)
	case *asHTML != "":
		err = c.toFile(*asHTML, func(w io.Writer) error {
			return export.WriteHTML(w, result, brief, "readout "+Version)
		})
	case *asMD:
		err = export.WriteMarkdown(c.streams.Out, result, brief)
	default:
		color := terminal(c.streams.Out) && os.Getenv("NO_COLOR") == ""
		err = export.WriteBrief(c.streams.Out, result, export.Terminal{Brief: brief, Color: color})
	}
	if err != nil && errs.KindOf(err) != errs.Usage {
		return errs.Wrap(errs.Internal, err, "cannot write the output")
	}
	if err != nil {
		return err
	}
	return c.report(result)
}

// count is how many of the conditions hold.
func count(conditions ...bool) int {
	n := 0
	for _, c := range conditions {
		if c {
			n++
		}
	}
	return n
}

// toFile writes a file as a whole: it is put in its place when it is complete, so
// that a run that fails leaves what stood there. "-" is standard output.
func (c *call) toFile(path string, write func(io.Writer) error) error {
	if path == input.Stdin {
		return write(c.streams.Out)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return errs.New(errs.Usage, "--html %s: that is not a file", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".readout-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	b := bufio.NewWriter(f)
	if err := errors.Join(write(b), b.Flush(), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// inputs are the flags of every subcommand that reads pages.
type inputs struct {
	as       *string
	jobs     *int
	maxBytes *int64
	entities *string
}

func inputFlags(f *flag.FlagSet) inputs {
	return inputs{
		as:       f.String("as", "auto", "read every input as `FORMAT`: text (clean article text, kept as it is), page (a page saved as text), html, auto"),
		jobs:     f.Int("jobs", 0, "use `N` processors (default all)"),
		maxBytes: f.Int64("max-bytes", input.DefaultMaxBytes, "refuse pages larger than `N` bytes unpacked"),
		entities: f.String("entities", "", "know the people and bodies of `FILE` too (JSONL: name, aliases, type, country, sector, wikidata)"),
	}
}

// analyze reads the pages that the arguments name.
func (c *call) analyze(ctx context.Context, in inputs, paths []string) (*analysis.Result, error) {
	format, err := input.ParseFormat(*in.as)
	switch {
	case err != nil:
		return nil, err
	case len(paths) == 0:
		return nil, errs.New(errs.Usage, "name the files or folders to read, or - for standard input")
	case *in.jobs < 0 || *in.maxBytes <= 0:
		return nil, errs.New(errs.Usage, "--jobs and --max-bytes take a positive number")
	}
	own, err := readEntities(*in.entities)
	if err != nil {
		return nil, err
	}
	analyzer, err := analysis.New(analysis.Options{
		Reader:   input.Reader{MaxBytes: *in.maxBytes, Stdin: c.streams.In},
		Page:     page.Options{As: format, Now: c.now()},
		Jobs:     min(*in.jobs, 4*runtime.NumCPU()),
		Entities: own,
		Progress: c.progress(),
	})
	if err != nil {
		return nil, err
	}
	return analyzer.Run(ctx, paths)
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
