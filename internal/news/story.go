// Package news holds what is said of several documents together: stories, and
// later the comparisons between their documents.
package news

import (
	"time"

	"readout/internal/nlp"
)

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
	Why      string // for a copy: what is shared, in words
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
	// Background are the documents of other stories that tell of this one beside
	// their own, in input order.
	Background []*nlp.Document
	// Main is the event that the story is about; nil where none is found.
	Main *MainEvent
	// Summary are one or two sentences of its documents that tell what happened.
	Summary []Evidence
}

// Background is an earlier event that documents refer to and that no document of the
// run reports: a story without accounts.
type Background struct {
	ID       string // "b1", "b2", ... over the whole run
	Day      time.Time
	Stories  []string   // ids of the stories whose documents mention it
	Mentions []Evidence // the sentences that do
}

// Party is somebody as one document writes them.
type Party struct {
	Document *nlp.Document
	nlp.Who
}

// MainEvent is what a story is about, by the events of its documents.
type MainEvent struct {
	Type, Mode   string // PLOVER; the mode may be empty
	Participants []Party
	// From and To bound its time, [From, To); both zero where not known.
	From, To time.Time
	Place    Party
	Events   []string // ids of the documents' events that tell it
}
