package store

import (
	"time"

	"readout/internal/input"
	"readout/internal/news"
	"readout/internal/nlp"
)

// Source is a page as it was added.
type Source struct {
	Path   string // as the user would find it
	Data   []byte
	Format input.Format
	Known  input.Known
	Added  time.Time
}

// Receipt answers an added source.
type Receipt struct {
	Document string // id
	New      bool   // false where the store had this source already
}

// State is how far a document has come.
type State uint8

// The states. Later ones are append-only: databases hold the numbers.
const (
	Added     State = iota // not read yet
	Read                   // has its text and its story
	Annotated              // has its layers
	Refused                // is no page: empty, binary, without an article
	Aside                  // crashed a stage too often
)

var states = [...]string{Added: "added", Read: "read", Annotated: "annotated", Refused: "refused", Aside: "set-aside"}

// String is the state's name at the edges of the program.
func (s State) String() string { return states[s] }

// DocumentHead is what lists show of a document. Outlet, Title, Language and Date
// are empty until it is read.
type DocumentHead struct {
	ID         string
	Path, URL  string
	Outlet     nlp.Outlet
	Title      string
	Language   string
	Date       nlp.Date // published, else the anchor
	Added      time.Time
	State      State
	Stage      string // that refused it or was crashed by it
	Reason     string // why
	Story      string // id, or empty
	Version    int    // of its page, from 1
	Superseded string // id of the next version, or empty for the current
}

// Document is a document with its layers, as readers need them: Tokens, Names,
// Mentions and Chains are nil. Each Who has the id of its entity in the store.
// NLP is nil where the document has not been read.
type Document struct {
	DocumentHead
	NLP      *nlp.Document
	Versions []DocumentHead // of the page, the oldest first, itself included
	Entities []nlp.Entity   // those that it mentions; Mentions are those in it, with Document 0
}

// StoryHead is what lists show of a story.
type StoryHead struct {
	ID        string
	Title     string
	First     time.Time // of its earliest and latest report; by publication, else by adding
	Latest    time.Time
	Documents int
	Outlets   []nlp.Outlet // in order of their first document, each once
	Origins   int          // 0 where not known
	// Findings counts the comparisons by their kind, those marked wrong left out.
	Findings Findings
	Agenda   int
	Changed  time.Time
	Revision int // counts the finishings; 0 where the story was not finished yet
}

// Findings counts comparisons by kind.
type Findings map[news.ComparisonKind]int

// Story is one story whole. News.ID may differ from the id asked for: the story
// was merged into this one.
type Story struct {
	StoryHead
	News      *news.Story
	Documents []*nlp.Document // those of News.Accounts, in that order, as in Document
	// Entities are those that the documents name, in order of first mention; their
	// Mentions' Document is the index in Documents.
	Entities    []nlp.Entity
	Comparisons []news.Comparison
	Wrong       []MarkedWrong // comparisons that somebody marked as wrong
	Agenda      []news.AgendaItem
	Background  []*news.Background // earlier events that its documents mention and no story reports
	Merged      []string           // ids of the stories that were merged into it
}

// MarkedWrong is a comparison with the correction that marks it.
type MarkedWrong struct {
	news.Comparison
	Correction string // id
}

// EntityHead is what lists show of an entity.
type EntityHead struct {
	ID        string
	Name      string
	Type      nlp.EntityType
	Country   string
	Sector    string
	Wikidata  string
	Documents int // that mention it
	Said      int // documents in which it speaks
}

// Entity is one entity over all stories.
type Entity struct {
	EntityHead
	// Names are its spellings in the documents, the most frequent first.
	Names   []Spelling
	Roles   []string // titles that documents give it
	Stories []string // the newest first, at most 100
}

// Spelling is a way in which documents write a name.
type Spelling struct {
	Text    string
	Garbled bool
	Count   int // mentions
}

// StatementItem is a statement with its document.
type StatementItem struct {
	DocumentHead
	NLP       *nlp.Document
	Statement *nlp.Statement
}

// EventItem is an event with its document.
type EventItem struct {
	DocumentHead
	NLP   *nlp.Document
	Event *nlp.Event
}

// ComparisonItem is a comparison with its story.
type ComparisonItem struct {
	Story      StoryHead
	Comparison news.Comparison
	Correction string // id of the correction that marks it wrong, or empty
}

// AgendaItem is an agenda item with its story.
type AgendaItem struct {
	Story StoryHead
	Item  news.AgendaItem
}

// Page asks for a part of a list. The zero Page asks for the beginning.
type Page struct {
	Limit int    // at most 200; 0 means 50
	After string // Next of the part before, or empty
}

// List is a part of a list. A filtered list may give fewer items than asked for,
// even none, before its end: Next says whether there is more.
type List[T any] struct {
	Items []T
	Next  string // empty at the end
}

// Counts says how much there is and how much waits.
type Counts struct {
	Documents, Stories, Entities int
	Refused, Aside               int
	Waiting                      int // documents without layers
	Unfinished                   int // stories with a job
	Bytes                        int64
}
