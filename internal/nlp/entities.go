package nlp

// MentionKind is how a mention refers.
type MentionKind uint8

// The kinds, as a record names them.
const (
	NameMention MentionKind = iota
	NominalMention
	PronounMention
)

var mentionKinds = [...]string{NameMention: "name", NominalMention: "nominal", PronounMention: "pronoun"}

// String is the kind's name in a record.
func (k MentionKind) String() string { return mentionKinds[k] }

// EntityType is what an entity is.
type EntityType string

// The types. The empty type is not known.
const (
	PersonEntity       EntityType = "person"
	OrganizationEntity EntityType = "organization"
	PlaceEntity        EntityType = "place"
	GroupEntity        EntityType = "group"
	OtherEntity        EntityType = "other"
)

// Mention is a phrase that refers to somebody or something. Its span is the whole
// noun phrase, with titles, appositions and relative clauses.
type Mention struct {
	Span
	First, End int // tokens First to End-1
	Head       int // token
	Kind       MentionKind
	Type       EntityType
	// Name is the name in the phrase without title and article; empty where it
	// has none.
	Name Span
	// Chain is the index in Document.Chains.
	Chain int
}

// Chain is what one document says of one entity: its mentions, as indices of
// Document.Mentions in text order. An entity with a single mention is a chain too.
type Chain struct {
	Type     EntityType
	Mentions []int
	// Members are the chains of those that a chain of several refers to ("the two
	// leaders", "Ann Lee and Bob Holm"), as indices of Document.Chains in text
	// order; nil for a chain of one, and where the text does not show them.
	Members []int
}

// Entity is one person, body or place across the documents of a run.
type Entity struct {
	ID       string // "e1", in order of first mention
	Name     string // best full name
	Type     EntityType
	Country  string // ISO 3166 alpha-3, or PLOVER's code of a body of states; or empty
	Sector   string // PLOVER, or empty
	Roles    []EntityRole
	Wikidata string
	// Members are the ids of the entities that a group refers to, where a document
	// shows them.
	Members  []string
	Mentions []EntityMention
}

// EntityRole is a title that documents give an entity.
type EntityRole struct {
	Title    string
	Time     RoleTime
	Evidence []EntityMention
}

// RoleTime tells when a title is held, as far as the text's own words say.
type RoleTime string

// The times of roles. The empty one says nothing: held now, most often.
const (
	FormerRole   RoleTime = "former"   // "former", "ex-", "retired", "ousted", "the late"
	ThenRole     RoleTime = "then"     // held at the time that is told of: "then-"
	OutgoingRole RoleTime = "outgoing" // about to end
	ActingRole   RoleTime = "acting"   // for the time being: "acting", "interim", "caretaker"
	ElectRole    RoleTime = "elect"    // about to begin: "-elect", "designate", "incoming"
)

// EntityMention is a place where a document mentions an entity.
type EntityMention struct {
	Document int // index in the run's documents
	Span     Span
	Name     Span // the name in the phrase; empty where it has none
	Kind     MentionKind
	Garbled  bool // the page misspells the name
}
