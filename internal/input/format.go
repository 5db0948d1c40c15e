package input

import (
	"path/filepath"
	"strings"

	"readout/internal/errs"
)

// Format is how the bytes of an item are to be read.
type Format uint8

const (
	// Auto decides by file name and content.
	Auto Format = iota
	// Text is clean article text: the document's text is the input itself.
	Text
	// Page is a page saved as text, furniture included.
	Page
	// HTML is a page's source.
	HTML
)

var formats = [...]string{Auto: "auto", Text: "text", Page: "page", HTML: "html"}

// String is the format as --as takes it.
func (f Format) String() string { return formats[f] }

// ParseFormat reads the value of --as.
func ParseFormat(s string) (Format, error) {
	for f, name := range formats {
		if s == name {
			return Format(f), nil
		}
	}
	return Auto, errs.New(errs.Usage, "--as %s: want one of %s", s, strings.Join(formats[:], ", "))
}

// isArticles reports whether a file name is that of a JSONL file.
func isArticles(name string) bool { return extension(name) == ".jsonl" }

// wanted reports whether a file found in a folder is one to read. Files that
// are named on the command line are always read.
func wanted(name string) bool {
	switch extension(name) {
	case ".html", ".htm", ".xhtml", ".txt", ".jsonl":
		return !strings.HasPrefix(filepath.Base(name), ".")
	}
	return false
}

// formatOf is the format that a file name tells, or Auto.
func formatOf(name string) Format {
	switch extension(name) {
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".txt":
		return Page
	}
	return Auto
}

// extension is a file name's extension in lower case, that of the packed file
// where the name ends in .gz.
func extension(name string) string {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return filepath.Ext(name)
}
