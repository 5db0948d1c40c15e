// Package cli is the command line: one file for each subcommand.
package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"readout/internal/errs"
)

// Version is the program's version.
const Version = "0.1.0"

// Streams are what the program reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// command is one subcommand.
type command struct {
	name, usage, about string
	run                func(ctx context.Context, c *call) error
}

// call is one run of a subcommand.
type call struct {
	args    []string
	streams Streams
	now     func() time.Time
}

// commands lists the subcommands in the order in which help shows them.
func commands() []command {
	return []command{
		{"read", "[flags] FILE|FOLDER|- ...", "read pages and show what they say, story by story", runRead},
		{"events", "[flags] FILE|FOLDER|- ...", "write the events in PLOVER or CAMEO, each with its sentence", runEvents},
		{"agenda", "[flags] FILE|FOLDER|- ...", "list what the pages schedule; --ics writes a calendar", runAgenda},
		{"verify", "[flags] RECORD.json FILE|FOLDER|- ...", "prove a record against its pages: spans, names, numbers, quotations", runVerify},
		{"cluster", "--jsonl FILE", "put articles into stories one at a time, as they arrive", runCluster},
		{"serve", "--data DIR | --sample", "run the desk: keep pages and show their stories in a browser", runServe},
		{"reindex", "--data DIR", "make the desk's search index anew", runReindex},
		{"eval", "[flags] [SET ...]", "measure the program against gold data", runEval},
	}
}

// errProblems is what a subcommand returns when it did its work but some input
// could not be read: all has been said already.
var errProblems = errors.New("some input could not be read")

// Run executes the command line and returns the exit code: 0 all well, 1 some
// input could not be read, 2 wrong usage. now is the clock.
func Run(ctx context.Context, args []string, s Streams, now func() time.Time) int {
	err := dispatch(ctx, args, s, now)
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errProblems):
		return 1
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(s.Err, "readout: interrupted")
		return 130
	}
	fmt.Fprintf(s.Err, "readout: %v\n", err)
	return errs.KindOf(err).Exit()
}

func dispatch(ctx context.Context, args []string, s Streams, now func() time.Time) error {
	if len(args) == 0 {
		help(s.Err)
		return errs.New(errs.Usage, "say what to do")
	}
	switch args[0] {
	case "help", "--help", "-help", "-h":
		help(s.Out)
		return nil
	case "version", "--version", "-version":
		fmt.Fprintf(s.Out, "readout %s\n", Version)
		return nil
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(ctx, &call{args[1:], s, now})
		}
	}
	return errs.New(errs.Usage, "no command %q: readout help lists them", args[0])
}

func help(w io.Writer) {
	fmt.Fprint(w, "What each outlet says, sentence by sentence, and where they part.\n\nUsage:\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  readout %s %s\n        %s\n", c.name, c.usage, c.about)
	}
	fmt.Fprint(w, "  readout version\n\nreadout COMMAND --help lists a command's flags.\n")
}

// flags makes the flag set of a subcommand.
func (c *call) flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	return f
}

// parse reads flags and arguments in any order, as people type them.
func (c *call) parse(f *flag.FlagSet) ([]string, error) {
	var rest []string
	args := c.args
	for {
		err := f.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			c.help(f)
			return nil, err
		}
		if err != nil {
			return nil, errs.New(errs.Usage, "%v: readout %s --help lists the flags", err, f.Name())
		}
		if f.NArg() == 0 {
			return rest, nil
		}
		if n := len(args) - f.NArg(); n > 0 && args[n-1] == "--" {
			return append(rest, f.Args()...), nil
		}
		rest = append(rest, f.Arg(0))
		args = f.Args()[1:]
	}
}

func (c *call) help(f *flag.FlagSet) {
	for _, cmd := range commands() {
		if cmd.name == f.Name() {
			fmt.Fprintf(c.streams.Out, "readout %s %s\n\n%s\n\n", cmd.name, cmd.usage, cmd.about)
		}
	}
	f.SetOutput(c.streams.Out)
	f.PrintDefaults()
}

// terminal reports whether a stream is a terminal.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
