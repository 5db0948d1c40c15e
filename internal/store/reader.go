package store

import (
	"context"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// StoryFilter narrows a list of stories; the zero filter is all. Stories that
// were merged away or have no documents are in no list.
type StoryFilter struct {
	Outlet   string // a domain or an outlet's name
	Entity   string // id of an entity that its documents mention
	Finding  *news.ComparisonKind
	From, To time.Time // Latest in [From, To); zero is open
}

// DocumentFilter narrows a list of documents.
type DocumentFilter struct {
	Outlet string
	Story  string
	Entity string  // id of an entity that it mentions
	States []State // none means all
	// Superseded also lists versions that are no longer current.
	Superseded bool
}

// StatementFilter narrows a list of statements. Only those of current versions
// are listed.
type StatementFilter struct {
	Speaker string // entity id
	To      string // entity id of an addressee
	Story   string
	Outlet  string
	Act     *nlp.Act
}

// EventFilter narrows a list of events.
type EventFilter struct {
	Type   string // PLOVER, in capitals
	Entity string // id of an actor or recipient
	Story  string
	Outlet string
	Status *nlp.EventStatus
}

// ComparisonFilter narrows a list of comparisons.
type ComparisonFilter struct {
	Kind  *news.ComparisonKind
	Slot  news.Slot
	Story string
	// Wrong lists those that are marked as wrong instead of the others.
	Wrong bool
}

// EntityFilter narrows a list of entities.
type EntityFilter struct {
	Name string // part of a name or spelling, in any case
	Type nlp.EntityType
}

// AgendaFilter narrows the agenda.
type AgendaFilter struct {
	From, To time.Time // items that overlap [From, To); zero is open
	Story    string
	Entity   string // id of a participant
}

// Reader reads. What it returns belongs to the caller. What is not there is an
// error of kind errs.NotFound; a filter or cursor that cannot be understood, of
// kind errs.Usage. A reader sees whole transactions only.
type Reader interface {
	Counts(ctx context.Context) (Counts, error)

	// Stories lists the newest first, by Latest.
	Stories(ctx context.Context, f StoryFilter, p Page) (List[StoryHead], error)
	Story(ctx context.Context, id string) (*Story, error)
	StoryHead(ctx context.Context, id string) (StoryHead, error)
	// Resolve is the id of the story that a story is part of now, or its own.
	Resolve(ctx context.Context, story string) (string, error)

	// Documents lists the newest added first.
	Documents(ctx context.Context, f DocumentFilter, p Page) (List[DocumentHead], error)
	Document(ctx context.Context, id string) (*Document, error)
	// Heads are the heads of the documents that are there, in the order asked for.
	Heads(ctx context.Context, documents []string) ([]DocumentHead, error)
	// Source is the page as it was added.
	Source(ctx context.Context, document string) (*Source, error)

	// Entities lists those mentioned in most documents first.
	Entities(ctx context.Context, f EntityFilter, p Page) (List[EntityHead], error)
	// Entity finds one; the id of an entity that became part of another gives that.
	Entity(ctx context.Context, id string) (*Entity, error)

	// Statements lists the newest added documents first, and within a document in
	// text order.
	Statements(ctx context.Context, f StatementFilter, p Page) (List[StatementItem], error)
	// Events lists as Statements does.
	Events(ctx context.Context, f EventFilter, p Page) (List[EventItem], error)
	// Comparisons lists the newest stories first.
	Comparisons(ctx context.Context, f ComparisonFilter, p Page) (List[ComparisonItem], error)
	// Agenda lists by day, the earliest first.
	Agenda(ctx context.Context, f AgendaFilter, p Page) (List[AgendaItem], error)

	// Stuck lists the stories whose finishing failed too often, with the reason.
	// They are tried again when a document of theirs changes, or by Corrector.Finish.
	Stuck(ctx context.Context) ([]StuckStory, error)

	// Corrections lists the newest first.
	Corrections(ctx context.Context, p Page) (List[Correction], error)
	// Changes lists the outbox after a sequence number, the oldest first.
	Changes(ctx context.Context, after int64, limit int) ([]Change, error)
	// LastChange is the sequence number of the last change, 0 where there is none.
	LastChange(ctx context.Context) (int64, error)
}

// StuckStory is a story that cannot be finished.
type StuckStory struct {
	Story  StoryHead
	Reason string
}

// ChangeKind is what a change is about.
type ChangeKind string

// The kinds.
const (
	DocumentChanged ChangeKind = "document" // read, annotated or superseded
	StoryChanged    ChangeKind = "story"    // finished anew
	StoryMerged     ChangeKind = "merged"   // Into says where
)

// Change is an entry of the outbox.
type Change struct {
	Sequence int64
	Kind     ChangeKind
	ID       string // of the document or story
	Into     string // for StoryMerged
	At       time.Time
}
