package cli

import (
	"fmt"
	"strings"
	"time"
)

const (
	// patience is how long a run takes before its progress is shown.
	patience = time.Second
	barWidth = 30
)

// progress shows a bar on standard error for long work, where that is a
// terminal. The bar removes itself at the end.
func (c *call) progress() func(done, total int) {
	if !terminal(c.streams.Err) {
		return nil
	}
	start := c.now()
	last := start
	shown := false
	return func(done, total int) {
		now := c.now()
		switch {
		case done == total && shown:
			fmt.Fprintf(c.streams.Err, "\r%s\r", strings.Repeat(" ", barWidth+30))
			shown = false
		case now.Sub(start) < patience, now.Sub(last) < patience/10, done == total:
		default:
			last, shown = now, true
			full := barWidth * done / total
			fmt.Fprintf(c.streams.Err, "\r%s%s %d of %d steps", strings.Repeat("█", full), strings.Repeat("░", barWidth-full), done, total)
		}
	}
}
