package store

import (
	"context"
	"time"
)

// CorrectionKind is what a person corrected.
type CorrectionKind string

// The kinds.
const (
	MergeStories    CorrectionKind = "merge-stories"
	SplitStory      CorrectionKind = "split-story"
	WrongComparison CorrectionKind = "wrong-comparison"
)

// Correction is something that a person corrected. It holds until it is undone.
type Correction struct {
	ID     string // "k1"
	Kind   CorrectionKind
	Story  string   // the story that is left, or that the comparison is of
	Other  string   // merge: the story that was merged into it; split: the new story
	Moved  []string // ids of the documents that changed their story
	What   string   // the comparison's topic, or the stories' titles: for the list
	Note   string   // why, in the person's words; or empty
	Made   time.Time
	Undone time.Time // zero while it holds
}

// Corrector takes corrections. Each call is one transaction, and the stories
// touched are finished anew soon after. Calls for stories or documents that are
// not there give errs.NotFound, calls that make no sense (a story merged into
// itself, all documents split off) errs.Usage.
type Corrector interface {
	// Merge puts the documents of story other into story, and later documents with
	// them.
	Merge(ctx context.Context, story, other, note string) (Correction, error)
	// Split makes a new story of some documents of a story. The two are never
	// merged again, unless by a correction.
	Split(ctx context.Context, story string, documents []string, note string) (Correction, error)
	// MarkWrong leaves a comparison out, now and whenever the same places of the
	// same documents are compared in the same slot again.
	MarkWrong(ctx context.Context, comparison, note string) (Correction, error)
	// Undo takes a correction back. Documents that came later stay where they are.
	// Undoing twice is an error of kind errs.Usage.
	Undo(ctx context.Context, correction string) (Correction, error)
	// Retry gives a document that was set aside or refused another chance.
	Retry(ctx context.Context, document string) error
	// Finish has a story finished anew.
	Finish(ctx context.Context, story string) error
}
