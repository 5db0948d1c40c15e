package news

import "readout/internal/nlp"

// ComparisonKind is how the values of a comparison stand to each other.
type ComparisonKind uint8

// The kinds: doc/record.md says when each holds.
const (
	Agrees ComparisonKind = iota
	Differs
	Contradicts
	Updates
	Disputed
	QuoteVariants
	Inconsistent
	SingleSource
	GarbledName
	Syndicated
)

var comparisonKinds = [...]string{
	Agrees: "agrees", Differs: "differs", Contradicts: "contradicts", Updates: "updates",
	Disputed: "disputed-by-parties", QuoteVariants: "quote-variants", Inconsistent: "inconsistent",
	SingleSource: "single-source", GarbledName: "garbled-name", Syndicated: "syndicated",
}

// String is the kind's name in a record.
func (k ComparisonKind) String() string { return comparisonKinds[k] }

// Slot is what of an assertion is compared.
type Slot string

// The slots.
const (
	DateSlot        Slot = "date"
	TimeSlot        Slot = "time"
	FigureSlot      Slot = "figure"
	PlaceSlot       Slot = "place"
	SpeakerSlot     Slot = "speaker"
	PolaritySlot    Slot = "polarity"
	MeaningSlot     Slot = "meaning"
	WordingSlot     Slot = "wording"
	NameSlot        Slot = "name"
	ParticipantSlot Slot = "participant"
	EventSlot       Slot = "event"
	OriginSlot      Slot = "origin"
)

// Value is what one place in a document gives for a comparison's slot.
type Value struct {
	Evidence
	// Furniture holds the words instead of the span where they stand in what was
	// taken out of the page, as a header date; else empty.
	Furniture string
	Value     string // normalised: "2022-01-10", "100000", "de-escalate"; or empty
	Group     int    // equal numbers agree; from 1
}

// Comparison is one finding over what the documents of a story say.
type Comparison struct {
	ID     string // "c1", "c2", ... over the whole run
	Story  string
	Kind   ComparisonKind
	Slot   Slot
	Topic  string  // what is compared, made of words of the documents and fixed labels
	Values []Value // in document order
	// OddOneOut is the document that stands against all others that agree; or nil.
	OddOneOut *nlp.Document
	Silent    []*nlp.Document // documents of the story that say nothing of it
	Origins   int             // independent origins among the values
	Why       string          // made from the slots: "10 January in 2 reports; 9–10 January in 1"
}
