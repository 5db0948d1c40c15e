package cli

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"readout/internal/errs"
	"readout/internal/serve"
)

func runServe(ctx context.Context, c *call) error {
	f := c.flags("serve")
	var (
		data      = f.String("data", "", "keep documents and records in `FOLDER`")
		listen    = f.String("listen", serve.DefaultListen, "listen on `HOST:PORT`; beyond this machine a token is needed")
		tokenFile = f.String("token-file", "", "the token that requests must bring stands in `FILE` (or in READOUT_TOKEN)")
		jobs      = f.Int("jobs", 0, "work on `N` documents at once (default one a processor)")
		sample    = f.Bool("sample", false, "show the sample pages; without --data, in a folder that is deleted at the end")
	)
	rest, err := c.parse(f)
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return errs.New(errs.Usage, "serve takes no arguments: --data names the folder")
	case *jobs < 0:
		return errs.New(errs.Usage, "--jobs takes a positive number")
	}
	token, err := readToken(*tokenFile)
	if err != nil {
		return err
	}
	if *data == "" && *sample {
		if *data, err = os.MkdirTemp("", "readout-sample-"); err != nil {
			return errs.Wrap(errs.Unreadable, err, "no folder can be made for the sample")
		}
		defer os.RemoveAll(*data)
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM)
	defer stop()
	return serve.Run(ctx, serve.Options{
		Data: *data, Listen: *listen, Token: token, Jobs: *jobs, Sample: *sample, Version: Version, Now: c.now,
		Log: slog.New(slog.NewJSONHandler(c.streams.Err, nil)),
		Ready: func(address string) {
			fmt.Fprintf(c.streams.Out, "The desk is at http://%s/ (end it with Ctrl-C)\n", address)
		},
	})
}

// readToken reads the token from a file or from the environment, never from the
// command line, which other users of the machine see.
func readToken(file string) (string, error) {
	if file == "" {
		return os.Getenv("READOUT_TOKEN"), nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", errs.Wrap(errs.NotFound, err, "the token cannot be read")
	}
	token := strings.TrimSpace(string(data))
	if token == "" {
		return "", errs.New(errs.Usage, "%s holds no token", file)
	}
	return token, nil
}

func runReindex(ctx context.Context, c *call) error {
	f := c.flags("reindex")
	data := f.String("data", "", "the desk's `FOLDER`")
	if _, err := c.parse(f); err != nil {
		return err
	}
	if *data == "" {
		return errs.New(errs.Usage, "name the folder of the desk's data: --data DIR")
	}
	documents := 0
	report := c.progress()
	err := serve.Reindex(ctx, *data, c.now, func(done, total int) {
		if documents = done; report != nil {
			report(done, total)
		}
	})
	if err == nil {
		fmt.Fprintf(c.streams.Out, "%d documents indexed\n", documents)
	}
	return err
}
