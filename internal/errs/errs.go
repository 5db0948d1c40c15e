// Package errs gives the project's errors a kind, so that one table decides
// what a failure means outside: the word in a record's problems, the exit code.
//
// An error of the program reads as a sentence for its user: what failed, where,
// and what to do about it.
package errs

import (
	"errors"
	"fmt"
)

// Kind says what sort of failure an error is. Kinds are append-only: records
// and scripts rely on their names.
type Kind uint8

const (
	// Internal is a bug in the program; the zero value, so that an error that
	// nobody classified is never mistaken for the user's fault.
	Internal Kind = iota
	// Usage is a wrong flag or argument.
	Usage
	// NotFound is a file or folder that is not there.
	NotFound
	// Unreadable is a file that could not be read or decompressed.
	Unreadable
	// TooLarge is an input over a limit.
	TooLarge
	// TooDeep is markup nested beyond what a page may need.
	TooDeep
	// Empty is an input without any text.
	Empty
	// Binary is an input that is not text.
	Binary
	// Malformed is an input that breaks its own format.
	Malformed
	// NoArticle is a page without an article, as an index page.
	NoArticle
	// MissingData is an evaluation set that is not on this machine.
	MissingData
	// Busy is work refused because too much waits already: try again later.
	Busy
	// Forbidden is what is refused to whoever asks.
	Forbidden
	// Conflict is a change that what is there does not allow.
	Conflict
)

// kinds is the one table: name in records, exit code of the program, status of
// an HTTP answer, and whether trying again later may help.
var kinds = [...]struct {
	name  string
	exit  int
	http  int
	retry bool
}{
	Internal:    {"internal", 1, 500, false},
	Usage:       {"usage", 2, 400, false},
	NotFound:    {"not-found", 1, 404, false},
	Unreadable:  {"unreadable", 1, 500, false},
	TooLarge:    {"too-large", 1, 413, false},
	TooDeep:     {"too-deep", 1, 422, false},
	Empty:       {"empty", 1, 422, false},
	Binary:      {"binary", 1, 415, false},
	Malformed:   {"malformed", 1, 422, false},
	NoArticle:   {"no-article", 1, 422, false},
	MissingData: {"missing-data", 1, 500, false},
	Busy:        {"busy", 1, 429, true},
	Forbidden:   {"forbidden", 1, 403, false},
	Conflict:    {"conflict", 1, 409, false},
}

// String is the kind's name as it stands in a record's problems.
func (k Kind) String() string { return kinds[k.known()].name }

// Exit is the exit code of a program that stops for this kind of error.
func (k Kind) Exit() int { return kinds[k.known()].exit }

// HTTP is the status of an HTTP answer for this kind of error.
func (k Kind) HTTP() int { return kinds[k.known()].http }

// Retry reports whether the same thing may succeed later.
func (k Kind) Retry() bool { return kinds[k.known()].retry }

// known is the kind itself, or Internal where it is none.
func (k Kind) known() Kind {
	if int(k) < len(kinds) {
		return k
	}
	return Internal
}

// Error is an error with a kind. Message is for the user; Err, which may be
// nil, is the cause and is shown behind it.
type Error struct {
	Kind    Kind
	Message string
	Err     error
}

// Error is the message, followed by the cause where there is one.
func (e *Error) Error() string {
	if e.Err == nil {
		return e.Message
	}
	return e.Message + ": " + e.Err.Error()
}

// Unwrap is the cause, or nil.
func (e *Error) Unwrap() error { return e.Err }

// New makes an error of kind k from a format as fmt.Sprintf takes it.
func New(k Kind, format string, args ...any) error {
	return &Error{Kind: k, Message: fmt.Sprintf(format, args...)}
}

// Wrap makes an error of kind k with err as its cause.
func Wrap(k Kind, err error, format string, args ...any) error {
	return &Error{Kind: k, Message: fmt.Sprintf(format, args...), Err: err}
}

// KindOf is the kind of the outermost Error in err's chain, or Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
