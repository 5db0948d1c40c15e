package cli

import (
	"context"
	"os"

	"readout/internal/errs"
	"readout/internal/export"
)

func runAgenda(ctx context.Context, c *call) error {
	f := c.flags("agenda")
	asICS := f.Bool("ics", false, "write iCalendar (RFC 5545)")
	in := inputFlags(f)
	paths, err := c.parse(f)
	if err != nil {
		return err
	}
	result, err := c.analyze(ctx, in, paths)
	if err != nil {
		return err
	}
	if *asICS {
		err = export.WriteCalendar(c.streams.Out, result, "readout "+Version, c.now())
	} else {
		color := terminal(c.streams.Out) && os.Getenv("NO_COLOR") == ""
		err = export.WriteAgenda(c.streams.Out, result, export.Terminal{Color: color})
	}
	if err != nil {
		return errs.Wrap(errs.Internal, err, "cannot write the output")
	}
	return c.report(result)
}
