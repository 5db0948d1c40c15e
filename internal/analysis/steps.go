package analysis

import (
	"context"

	"readout/internal/agenda"
	"readout/internal/cluster"
	"readout/internal/digest"
	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/page"
	"readout/internal/reconcile"
)

// The steps of Run, for those who go through them one document at a time. All are
// safe for concurrent use on different documents.

// Read reads one page (page.Read); a panic, which would be a bug, costs that page.
func (a *Analyzer) Read(item input.Item) (d *nlp.Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, errs.New(errs.Internal, "reading stopped: %v; this is a bug in the program, please report it with the page", r)
		}
	}()
	return page.Read(item, a.options.Page)
}

// Annotate runs the language stages on a document (nlp.Pipeline.Run).
func (a *Analyzer) Annotate(ctx context.Context, d *nlp.Document) ([]nlp.Failure, error) {
	return a.pipeline.Run(ctx, d)
}

// Version names the language stages with their versions: documents that were
// annotated under one version need not be again.
func (a *Analyzer) Version() string { return a.pipeline.Version() }

// Finish finds what is said over the documents of the stories: it sets Entities,
// Agenda, Comparisons and the stories' summaries of a result that has Documents with their layers and
// Stories, and the entities in the documents' layers. The command line finishes
// all stories of a run together, the desk one story at a time.
func (a *Analyzer) Finish(r *Result) (err error) {
	r.Background = cluster.Mentioned(r.Stories)
	r.entities(a.base)
	if r.Agenda, err = agenda.Collect(r.Stories); err != nil {
		return err
	}
	r.Comparisons, err = reconcile.Compare(reconcile.Input{
		Stories: r.Stories, Entities: r.Entities, Agenda: r.Agenda, Documents: r.Documents,
	})
	if err != nil {
		return err
	}
	return digest.Summarize(r.Stories, r.Entities, r.Documents)
}
