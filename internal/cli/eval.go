package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/errs"
	"readout/internal/eval"
)

func runEval(ctx context.Context, c *call) error {
	f := c.flags("eval")
	var (
		data     = f.String("data", cmp.Or(os.Getenv("READOUT_DATA"), filepath.Join("..", "shared", "data")), "read the collections from `DIR` (READOUT_DATA)")
		mistakes = f.Bool("errors", false, "list what went wrong, by kind")
		asJSON   = f.Bool("json", false, "write the reports as JSON")
	)
	names, err := c.parse(f)
	if err != nil {
		return err
	}
	sets, err := chosen(names)
	if err != nil {
		return err
	}
	missing := false
	for _, set := range sets {
		report, err := set.Run(ctx, eval.Data{Dir: *data, Sidecar: filepath.Dir(filepath.Clean(*data))})
		if errs.KindOf(err) == errs.MissingData && err != nil {
			fmt.Fprintf(c.streams.Err, "readout: %s: not measured: %v\n", set.Name, err)
			missing = true
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", set.Name, err)
		}
		if err := c.show(report, *asJSON, *mistakes); err != nil {
			return err
		}
	}
	if missing {
		return errProblems
	}
	return nil
}

func (c *call) show(r *eval.Report, asJSON, mistakes bool) error {
	if !asJSON {
		r.Print(c.streams.Out, mistakes)
		return nil
	}
	if !mistakes {
		r.Mistakes = nil
	}
	e := json.NewEncoder(c.streams.Out)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// chosen are the sets that the user names, or all.
func chosen(names []string) ([]eval.Set, error) {
	all := eval.Sets()
	if len(names) == 0 {
		return all, nil
	}
	var sets []eval.Set
	for _, name := range names {
		i := slices.IndexFunc(all, func(s eval.Set) bool { return s.Name == name })
		if i < 0 {
			var known []string
			for _, s := range all {
				known = append(known, s.Name)
			}
			return nil, errs.New(errs.Usage, "no set %q: there are %s", name, strings.Join(known, ", "))
		}
		sets = append(sets, all[i])
	}
	return sets, nil
}
