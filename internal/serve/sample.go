package serve

import (
	"context"
	"io/fs"
	"path"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/store"
	"readout/sample"
)

// addSample adds the pages of the demo. Those that are there already stay as they
// are.
func addSample(ctx context.Context, site *Desk) error {
	files, err := fs.Glob(sample.Pages, "*")
	if err != nil {
		return errs.Wrap(errs.Internal, err, "the sample pages cannot be listed")
	}
	var sources []store.Source
	for _, file := range files {
		data, err := sample.Pages.ReadFile(file)
		if err != nil {
			return errs.Wrap(errs.Internal, err, "a sample page cannot be read")
		}
		format := input.Page
		if path.Ext(file) == ".html" {
			format = input.HTML
		}
		sources = append(sources, store.Source{Path: "sample/" + file, Data: data, Format: format})
	}
	_, err = site.Add(ctx, sources)
	return err
}
