package store

import (
	"context"
	"io"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// Store keeps documents and what was found in them. It is safe for concurrent
// use; one process at a time has it open.
type Store interface {
	Adder
	Reader
	Corrector
	Worker
	io.Closer
}

// Adder takes pages.
type Adder interface {
	// Add returns when all sources are kept for good: after it, no crash of the
	// program or the machine loses them. The same source added twice is kept once.
	// Either all are kept or none.
	Add(ctx context.Context, sources []Source) ([]Receipt, error)
}

// Claim is a batch of documents that a stage has taken. It ends with Tx.Done.
type Claim struct {
	Cursor    string
	Documents []string // in order; empty where nothing waits
}

// Interrupted is a document that was alone in its stage when the program ended.
type Interrupted struct {
	Document, Stage string
	Crashes         int // times that the program crashed in it
	Stops           int // times that the program ended without a trace: killed, or out of memory
}

// Worker is what the stages need.
type Worker interface {
	// Recover is called once before the first Claim. It counts what was interrupted:
	// crashed says whether the program crashed or was stopped. Batches that were
	// under way are claimed anew, one document at a time; a document that had been
	// alone is in the answer. Jobs that had begun count an attempt.
	Recover(ctx context.Context, crashed bool) ([]Interrupted, error)
	// Claim takes up to n documents behind the cursor and, where upstream is not
	// empty, not beyond that cursor. A claim under way is given again.
	Claim(ctx context.Context, cursor, upstream string, n int) (Claim, error)
	// Position is the number of the last document that a cursor has done.
	Position(ctx context.Context, cursor string) (int64, error)
	// Begin takes stories to finish, the longest waiting first, at most n: those
	// that were touched before the given time and need not wait. A story whose
	// finishing failed or was interrupted before is taken alone. A job ends with
	// Tx.PutStory or Tx.FailStory; until then it may be taken again.
	Begin(ctx context.Context, touched time.Time, n int) ([]Job, error)
	// Load reads documents, in the order asked for, with their parse where it is
	// asked for. Their Whos have no entities.
	Load(ctx context.Context, documents []string, parse bool) ([]*nlp.Document, error)
	// Outdated are those of the documents that have layers, but of another version.
	Outdated(ctx context.Context, documents []string, version string) ([]string, error)
	// Membership is what a story is made of.
	Membership(ctx context.Context, story string) (*Membership, error)
	// Newest are the placements of the newest n current documents, in the order of
	// their ids.
	Newest(ctx context.Context, n int) ([]Placed, error)
	// Update runs f in one transaction: all of it is kept, or nothing where f or
	// the commit gives an error. Updates are one at a time.
	Update(ctx context.Context, f func(tx Tx) error) error
}

// Job is a story to be finished.
type Job struct {
	Story    string
	Attempts int // that failed, or in which the program crashed
	Stops    int // attempts in which the program ended without a trace
	Serial   int64
}

// Placement is a document's place in a story.
type Placement struct {
	Document string
	Role     news.Role
	CopyOf   string // document id
	Why      string // for a copy: what is shared
	Origin   int
}

// Placed is a placement with its story.
type Placed struct {
	Placement
	Story string
}

// Membership is what a story is made of: the placements of its current documents
// in order of their ids.
type Membership struct {
	Story      string
	Placements []Placement
	Previous   []string
	Background []string      // documents of other stories that tell of this one too, at most 20
	Wrong      []WrongPlaces // from corrections
}

// WrongPlaces are places that a person said must not be compared.
type WrongPlaces struct {
	Correction string
	Slot       news.Slot
	Places     []Place
}

// Place is a place of a document in one group of a comparison.
type Place struct {
	Document   string
	Start, End int
	Furniture  string
	Group      int
}

// Finished is all that finishing found over the documents of a story. Entity ids
// are those of the run ("e1"): the store gives its own, and changes them in what
// it was given.
type Finished struct {
	News        *news.Story
	Entities    []nlp.Entity
	Comparisons []news.Comparison
	Agenda      []news.AgendaItem
	Background  []*news.Background // ids are those of the run; only the story's own mentions
}

// Tx is a transaction of a worker. It is used by one goroutine, inside Update.
type Tx interface {
	// PutPage keeps what the reader found in a page, and makes the document the
	// current version of its page. The answer is the version before it, with its
	// story; zero where there is none.
	PutPage(d *nlp.Document) (before Placed, err error)
	// PutLayers keeps what the stages found, under their version. It does not make
	// a job.
	PutLayers(d *nlp.Document, version string) error
	// Refuse keeps the reason why a document is no page.
	Refuse(document, stage, reason string) error
	// SetAside keeps the reason why a stage is not tried again on a document.
	SetAside(document, stage, reason string) error
	// Place puts a document into a story; an empty story opens a new one. It
	// returns the story's id.
	Place(p Placed) (string, error)
	// Renumber changes the origin of a document in its story.
	Renumber(document string, origin int) error
	// Join merges a story into another, the origins of the second counted on from
	// those of the first. Nothing happens where a correction keeps them apart: joined tells.
	Join(into, from string) (joined bool, err error)
	// Follow says which stories a story refers back to.
	Follow(story string, previous []string) error
	// Tell says that a document of another story tells of this one too.
	Tell(story, document string) error
	// Touch makes a job for a story that is to be finished.
	Touch(story string) error
	// PutStory keeps what finishing found and ends the job, unless the story was
	// touched again since.
	PutStory(f *Finished, job Job) error
	// FailStory counts a failed attempt and keeps the reason; the job waits until
	// the time given, or for good where it is zero.
	FailStory(job Job, reason string, until time.Time) error
	// Done ends a claim: its documents are behind the cursor.
	Done(c Claim) error
}
