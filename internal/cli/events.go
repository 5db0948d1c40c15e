package cli

import (
	"context"

	"readout/internal/errs"
	"readout/internal/export"
)

func runEvents(ctx context.Context, c *call) error {
	f := c.flags("events")
	var (
		format  = f.String("format", string(export.EventCSV), "write `FORMAT`: plover-jsonl (PLOVER 2.0 records), cameo-tsv (CAMEO, the columns of Phoenix), csv (all fields)")
		all     = f.Bool("all", false, "write what PLOVER and CAMEO do not code too: events negated, hypothetical, to come")
		explain = f.Bool("explain", false, "list the events in words, and the rule that each rests on")
		in      = inputFlags(f)
	)
	paths, err := c.parse(f)
	if err != nil {
		return err
	}
	o := export.EventOptions{Format: export.EventFormat(*format), All: *all}
	switch o.Format {
	case export.PloverJSONL, export.CameoTSV, export.EventCSV:
	default:
		return errs.New(errs.Usage, "no format %q: there are plover-jsonl, cameo-tsv and csv", *format)
	}
	result, err := c.analyze(ctx, in, paths)
	if err != nil {
		return err
	}
	if *explain {
		err = export.ExplainEvents(c.streams.Out, result)
	} else {
		err = export.WriteEvents(c.streams.Out, result, o)
	}
	if err != nil {
		return errs.Wrap(errs.Internal, err, "cannot write the output")
	}
	return c.report(result)
}
