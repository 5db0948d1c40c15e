package news

import (
	"time"

	"readout/internal/nlp"
)

// Evidence is a place in a document.
type Evidence struct {
	Document *nlp.Document
	nlp.Span
}

// Text is the words that the evidence covers.
func (e Evidence) Text() string { return e.Document.Slice(e.Span) }

// AgendaStatus tells how firm an agenda item is.
type AgendaStatus uint8

// The statuses, as a record names them.
const (
	Confirmed AgendaStatus = iota
	Tentative              // expected, planned, possible, or bound to a condition
	Cancelled
	Postponed
)

var agendaStatuses = [...]string{Confirmed: "confirmed", Tentative: "tentative", Cancelled: "cancelled", Postponed: "postponed"}

// String is the status's name in a record.
func (s AgendaStatus) String() string { return agendaStatuses[s] }

// AgendaItem is something that is scheduled, by what one or several documents of
// a story say.
type AgendaItem struct {
	ID    string // "a1", "a2", ... over the whole run
	Story string
	What  string // words of one of the documents
	// From and To bound it, [From, To). Where the documents differ, they are
	// those of most origins, the earliest mention deciding a tie.
	From, To     time.Time
	Precision    nlp.Precision
	Zoned        bool // From has the zone that the text gives
	Participants []nlp.Who
	Place        nlp.Who
	Status       AgendaStatus
	Evidence     []Evidence // exact days before months, those of a kind in document order
	Comparison   string     // id of the comparison of its mentions, or empty
}
