package nlp

// Who is a person or body as a document writes it. The zero Who means unknown.
type Who struct {
	Entity string // id of the entity it is resolved to, or empty
	Text   string // the whole noun phrase as written, with title and apposition
	Span   Span   // where it stands; empty where it is known from elsewhere
	// Antecedent is the mention to which a pronoun, a common noun or a surname
	// was traced inside the document, as "Ana Lopes" for "she"; empty where it
	// was not, or where the text names them in full.
	Antecedent Span
}

// Known reports whether anybody is named.
func (w Who) Known() bool { return w.Text != "" }

// Act is what a statement does.
type Act uint8

// The acts, as a record names them.
const (
	State Act = iota
	Announce
	Promise
	Threaten
	Request
	Accuse
	Reject
	Deny
	Agree
	Propose
	Decline
)

var acts = [...]string{
	State: "state", Announce: "announce", Promise: "promise", Threaten: "threaten",
	Request: "request", Accuse: "accuse", Reject: "reject", Deny: "deny",
	Agree: "agree", Propose: "propose", Decline: "decline",
}

// String is the act's name in a record.
func (a Act) String() string { return acts[a] }

// Form tells whether a statement's content stands in quotation marks.
type Form uint8

// The forms.
const (
	Direct   Form = iota // wholly quoted
	Indirect             // not quoted
	Mixed                // partly quoted
)

var forms = [...]string{Direct: "direct", Indirect: "indirect", Mixed: "mixed"}

// String is the form's name in a record.
func (f Form) String() string { return forms[f] }

// Statement is an act of speech or writing that a document reports.
type Statement struct {
	ID      string
	Act     Act
	Form    Form
	Negated bool // polarity
	Speaker Who
	Via     []Who // who carried it, nearest first, outermost last
	To      []Who
	Cue     Span // the reporting verb group or phrase
	// Content is what is reported, without cue, speaker, complementizer and
	// outer quotation marks: several spans where cue or speaker stand inside.
	Content     []Span
	Condition   Span
	Consequence Span
	Medium      string
	Parent      string // id of the statement that carries this one, or empty
	Cameo       string // CAMEO code where known
	Aside       string // why it is no act of speech, in Document.Asides; else empty
	Why         string // what the reading rests on, for a person to check
}
