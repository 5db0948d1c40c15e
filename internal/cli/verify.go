package cli

import (
	"context"
	"fmt"
	"io"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/page"
	"readout/internal/verify"
)

// maxRecordBytes is the largest record that is read.
const maxRecordBytes = 1 << 30

func runVerify(ctx context.Context, c *call) error {
	f := c.flags("verify")
	brief := f.String("brief", "", "look for the quotations of the brief in `FILE` (text, Markdown or HTML) too")
	in := inputFlags(f)
	paths, err := c.parse(f)
	if err != nil {
		return err
	}
	format, err := input.ParseFormat(*in.as)
	switch {
	case err != nil:
		return err
	case len(paths) < 2:
		return errs.New(errs.Usage, "name the record and its pages: readout verify RECORD.json PAGE ...")
	case *in.maxBytes <= 0:
		return errs.New(errs.Usage, "--max-bytes takes a positive number")
	}
	record, err := c.wholeFile(paths[0])
	if err != nil {
		return err
	}
	items, unread, err := c.pagesFrom(ctx, input.Reader{MaxBytes: *in.maxBytes, Stdin: c.streams.In}, paths[1:])
	if err != nil {
		return err
	}
	var briefs []verify.Brief
	if *brief != "" {
		data, err := c.wholeFile(*brief)
		if err != nil {
			return err
		}
		briefs = append(briefs, verify.Brief{Name: *brief, Data: data})
	}
	report, err := verify.Check(record, items, page.Options{As: format, Now: c.now()}, briefs...)
	if err != nil {
		return fmt.Errorf("%s: %w", paths[0], err)
	}
	if err := c.tell(report); err != nil {
		return err
	}
	if unread > 0 || len(report.Findings) > 0 {
		return errProblems
	}
	return nil
}

// wholeFile reads a record or a brief, also from a packed file or standard input.
func (c *call) wholeFile(path string) ([]byte, error) {
	r := input.Reader{MaxBytes: maxRecordBytes, Stdin: c.streams.In}
	for item := range r.Items(path) {
		return item.Data, item.Err
	}
	return nil, errs.New(errs.Empty, "%s is empty", path)
}

// pagesFrom reads the pages. Those that cannot be read are named on standard error.
func (c *call) pagesFrom(ctx context.Context, r input.Reader, paths []string) (items []input.Item, unread int, err error) {
	for _, path := range input.List(paths) {
		for item := range r.Items(path) {
			if ctx.Err() != nil {
				return nil, 0, ctx.Err()
			}
			if item.Err != nil {
				unread++
				fmt.Fprintf(c.streams.Err, "readout: %s: %v\n", item.Path, item.Err)
			}
			items = append(items, item)
		}
	}
	return items, unread, nil
}

// tell writes the findings, a line each, and what was checked.
func (c *call) tell(r *verify.Report) error {
	for _, f := range r.Findings {
		if _, err := fmt.Fprintln(c.streams.Out, f); err != nil {
			return errs.Wrap(errs.Internal, err, "cannot write the output")
		}
	}
	verdict := "all borne out by the pages"
	if n := len(r.Findings); n > 0 {
		verdict = fmt.Sprintf("%d not borne out by the pages", n)
	}
	_, err := io.WriteString(c.streams.Out, fmt.Sprintf("%d documents, %d spans, %d sentences and names, %d values, %d quotations: %s\n",
		r.Documents, r.Spans, r.Sentences, r.Values, r.Quotations, verdict))
	return err
}
