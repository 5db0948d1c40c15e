// Package analysis runs the whole way of a page: input, page, language stages,
// stories. It is what every subcommand that shows results stands on.
package analysis

import (
	"context"
	"fmt"
	"runtime"

	"readout/internal/cluster"
	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/knowledge"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
	"readout/internal/nlp/english"
	"readout/internal/nlp/event"
	"readout/internal/nlp/quantity"
	"readout/internal/nlp/quote"
	"readout/internal/nlp/timex"
	"readout/internal/page"
)

// Options configure an Analyzer.
type Options struct {
	Reader input.Reader
	Page   page.Options
	Jobs   int // processors used; 0 means all
	// Entities are the user's own, known beside the embedded knowledge.
	Entities []*knowledge.Entry
	// Progress is called after each step, one call at a time, with the number of
	// steps done and of all that are known so far; nil for none.
	Progress func(done, total int)
}

// Problem is an input that could not be read, or a part of the work that failed
// on it. Kind is the name of an errs.Kind.
type Problem struct {
	Path, Kind, Message string
}

// Result is everything read, in input order.
type Result struct {
	Documents []*nlp.Document
	Stories   []*news.Story
	// Background are the earlier events that no document reports and some mention.
	Background []*news.Background
	Agenda     []news.AgendaItem
	// Comparisons are by story, and within one in the order of a reader's interest.
	Comparisons []news.Comparison
	// Entities are who and what the documents name, in order of first mention.
	Entities []nlp.Entity
	Problems []Problem
}

// Analyzer reads pages. It is safe for concurrent use.
type Analyzer struct {
	options  Options
	pipeline *nlp.Pipeline
	base     *knowledge.Base
}

// New sets up the stages; it fails only where they are in a wrong order.
func New(o Options) (*Analyzer, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	base := knowledge.Load(o.Entities...)
	p, err := nlp.NewPipeline(english.Stage{}, timex.Stage{}, coref.Stage{Base: base}, quote.Stage{}, quantity.Stage{}, event.Stage{Base: base})
	if err != nil {
		return nil, err
	}
	return &Analyzer{o, p, base}, nil
}

// Run reads what the arguments name (input.List) and makes one result of it. Bad
// input costs that input and is named in Problems; the error is for a context
// that ended. The result does not depend on the number of jobs.
func (a *Analyzer) Run(ctx context.Context, args []string) (*Result, error) {
	progress := counter{report: a.options.Progress}
	pages, err := a.read(ctx, input.List(args), &progress)
	if err != nil {
		return nil, err
	}
	r := &Result{}
	for _, p := range pages {
		r.add(p)
	}
	if err := anchor(r.Documents, a.options.Page.Now); err != nil {
		return nil, err
	}
	if err := a.annotate(ctx, r, &progress); err != nil {
		return nil, err
	}
	if r.Stories, err = cluster.Group(r.Documents); err != nil {
		return nil, err
	}
	return r, a.Finish(r)
}

// reading is what became of one item.
type reading struct {
	path     string
	document *nlp.Document
	err      error
}

// read reads all items, each file's in turn and the files at once.
func (a *Analyzer) read(ctx context.Context, files []string, progress *counter) ([]reading, error) {
	perFile := make([][]reading, len(files))
	progress.expect(2 * len(files)) // a document to annotate for each, as a rule
	err := parallel(ctx, a.options.Jobs, len(files), func(i int) {
		for item := range a.options.Reader.Items(files[i]) {
			d, err := a.Read(item)
			perFile[i] = append(perFile[i], reading{item.Path, d, err})
			if ctx.Err() != nil {
				return
			}
		}
		progress.step()
	})
	var all []reading
	for _, readings := range perFile {
		all = append(all, readings...)
	}
	return all, err
}

// add numbers a document that was read, and notes what was not.
func (r *Result) add(p reading) {
	if p.err != nil {
		r.Problems = append(r.Problems, Problem{p.path, errs.KindOf(p.err).String(), p.err.Error()})
	}
	if p.document != nil {
		p.document.ID = fmt.Sprintf("d%d", len(r.Documents)+1)
		r.Documents = append(r.Documents, p.document)
	}
}

// annotate runs the language stages.
func (a *Analyzer) annotate(ctx context.Context, r *Result, progress *counter) error {
	failures := make([][]nlp.Failure, len(r.Documents))
	progress.expect(progress.done + len(r.Documents))
	err := parallel(ctx, a.options.Jobs, len(r.Documents), func(i int) {
		failures[i], _ = a.Annotate(ctx, r.Documents[i])
		progress.step()
	})
	for i, list := range failures {
		for _, f := range list {
			r.Problems = append(r.Problems, Problem{r.Documents[i].Path, errs.KindOf(f.Err).String(), f.Err.Error()})
		}
	}
	return err
}
