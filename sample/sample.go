// Package sample holds the pages of the demo, so that the program can show them
// without the repository at hand.
package sample

import "embed"

// Pages are the pages of the folder, by their file names.
//
//go:embed *.html *.txt
var Pages embed.FS
