// Package dateparser stands in for github.com/markusmobius/go-dateparser, by a
// replace directive in Readout's go.mod.
//
// go-htmldate imports that library for its extensive search, which Readout
// switches off; yet the import alone costs every start of the program 100 ms and
// 90 MB, because the library builds the tables of all its languages when the
// package is initialised. Here are the names that go-htmldate needs in order to
// compile, written for Readout, under its licence. Parse finds no date.
package dateparser

import (
	"errors"
	"time"
)

// ParserType names a way of parsing.
type ParserType uint8

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource is where an incomplete date is taken to lie.
type PreferredDateSource uint8

// Past is the source that go-htmldate asks for.
const Past PreferredDateSource = 1

// Configuration is what go-htmldate sets and reads.
type Configuration struct {
	// CurrentTime is the day that completes dates without a year, used by
	// go-htmldate itself also when the extensive search is off.
	CurrentTime         time.Time
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Date is a parsed date.
type Date struct{ Time time.Time }

// Parser would parse dates.
type Parser struct{ ParserTypes []ParserType }

// ErrUnsupported is what Parse always returns.
var ErrUnsupported = errors.New("dateparser: the extensive search is not built in")

// Parse returns ErrUnsupported.
func (*Parser) Parse(*Configuration, string) (Date, error) { return Date{}, ErrUnsupported }
