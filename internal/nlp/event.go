package nlp

import "time"

// EventStatus tells whether an event took place, by what its document says on
// the day it was written.
type EventStatus uint8

// The statuses, as a record names them.
const (
	Occurred     EventStatus = iota
	Scheduled                // is to happen, on a day or not
	Hypothetical             // threatened, wanted, feared, possible, bound to a condition
	Negated                  // said not to have happened
	Historical               // told as background: an earlier war, treaty, crisis
)

var eventStatuses = [...]string{
	Occurred: "occurred", Scheduled: "scheduled", Hypothetical: "hypothetical", Negated: "negated", Historical: "historical",
}

// String is the status's name in a record.
func (s EventStatus) String() string { return eventStatuses[s] }

// Event is something done by somebody, to somebody or with somebody, as one
// document tells it, coded in PLOVER 2.0. What a clause does not say is empty:
// actor, act, recipient and place come from the same clause or through
// coreference, never from elsewhere in the page.
type Event struct {
	ID        string   // "d1v3"
	Type      string   // PLOVER type in capitals, as "CONSULT"
	Mode      string   // PLOVER mode, as "phone"; or empty
	Contexts  []string // PLOVER contexts, sorted
	Cameo     string   // CAMEO code of two to four digits, or empty
	Actor     []Who
	Recipient []Who
	Time      string // id of a Timex, or empty
	// From and To bound the time meant, [From, To); both zero where not known.
	From, To time.Time
	Place    Who
	Status   EventStatus
	Trigger  Span // the verb or noun that tells it
	Clause   Span // the clause that tells it
	// Again are the other places where the document tells the same event.
	Again []EventMention
	// Figures are the ids of the quantities that belong to it: dead, injured,
	// arrested, amounts.
	Figures   []string
	Statement string // id of the statement inside which alone it stands, or empty
	Why       string // the rule or the strongest features, for a person to check
}

// EventMention is one place where an event is told.
type EventMention struct{ Trigger, Clause Span }
