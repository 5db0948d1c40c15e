// Package news holds what is said of several documents together: stories, and
// later the comparisons between their documents.
package news

import "readout/internal/nlp"

// Role is what a document is to its story.
type Role uint8

// The roles.
const (
	Report Role = iota // its outlet's own report
	Copy               // the text of another document of the story
)

var roles = [...]string{Report: "report", Copy: "copy"}

// String is the role's name in a record.
func (r Role) String() string { return roles[r] }

// Account is a document's place in a story.
type Account struct {
	Document *nlp.Document
	Role     Role
	CopyOf   string // document id, for a copy
	// Origin numbers the independent texts of the story from 1; 0 where it is
	// not known, which never counts as independent.
	Origin int
}

// Story is one event with the documents that report it. ("Story" in Topic
// Detection and Tracking means one article: see doc/terms.md.)
type Story struct {
	ID       string
	Title    string
	Accounts []Account // in input order
	Origins  int       // 0 where not known
	Previous []string  // ids of the stories that it refers back to
}
