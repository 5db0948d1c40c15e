// Readout reads many outlets' reports of the same events and writes one sourced
// record of each story: what each outlet says, sentence by sentence, and where
// they part.
package main

import (
	"context"
	"os"
	"os/signal"
	"time"

	"readout/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(cli.Run(ctx, os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, time.Now))
}
