// Package nlp holds what every stage shares: the Document with its layers, and
// the pipeline that runs stages over it. It imports nothing of the project but
// errs, and no stage imports another: they meet in the Document's layers only.
//
// All positions are byte offsets into Document.Text, on rune boundaries. They
// become code points only where a record leaves the program (package export).
package nlp

// Span is a half-open range [Start, End) of byte offsets into Document.Text,
// both on rune boundaries. The zero Span is empty and means "none".
type Span struct{ Start, End int }

// Len is the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Outlet is who publishes a document. Either part may be empty.
type Outlet struct {
	Name   string // as the page writes it
	Domain string // registrable host without "www.", lower case
}

// Document is one article as its outlet printed it, with the layers that the
// stages add. The reader of pages fills everything up to Incomplete; each layer
// belongs to the one stage that gives it, and is nil until then. A Document is
// not safe for concurrent use.
type Document struct {
	ID     string // "d1", "d2", ... in input order
	Hash   string // sha256 of the bytes read, in hex
	Path   string // file, or file:line for an element of a JSONL file
	URL    string // canonical address, or empty
	Outlet Outlet
	Title  string
	// Bylines are the authors' names as printed, without "By".
	Bylines []string
	// Agency is the wire service that the page credits, or empty.
	Agency string
	// Language is the ISO 639-1 code of the text, or empty where unknown.
	Language   string
	Dates      Dates
	Text       string      // title, then body blocks, separated by "\n\n"; NFC
	Blocks     []Block     // parts of Text, in order of their Start
	Furniture  []Furniture // what was taken out, in page order
	Translated Translation
	// Incomplete names the stages whose layers are missing, in pipeline order.
	Incomplete []string

	Tokens     []Token     // in text order
	Sentences  []Sentence  // in text order, covering all tokens
	Names      []Name      // in text order, disjoint
	Mentions   []Mention   // in order of their start, the longer first
	Chains     []Chain     // in order of their first mention
	Quotations []Quotation // in order of their start
	Statements []Statement
	// Asides are attributions that are no statements: thoughts, and mentions of
	// speech that do not tell what was said. A record lists them with a mark.
	Asides     []Statement
	Timexes    []Timex    // in text order
	Quantities []Quantity // in text order
	Events     []Event    // in order of their trigger
}

// BlockKind is what a piece of a page is.
type BlockKind uint8

// The kinds of block. BodyBlock is the zero value.
const (
	BodyBlock BlockKind = iota
	TitleBlock
	DeckBlock
	HeadingBlock
	DatelineBlock
	BylineBlock
	CaptionBlock
	FurnitureBlock
)

var blockKinds = [...]string{
	BodyBlock: "body", TitleBlock: "title", DeckBlock: "deck", HeadingBlock: "heading",
	DatelineBlock: "dateline", BylineBlock: "byline", CaptionBlock: "caption", FurnitureBlock: "furniture",
}

// String is the kind's name in a record.
func (k BlockKind) String() string { return blockKinds[k] }

// Block is a part of Document.Text.
type Block struct {
	Kind BlockKind
	Span
}

// Furniture is a piece of the page that is not of the article: menus, teasers,
// forms. It is kept so that a person can look at what was thrown out.
type Furniture struct {
	Text  string
	Why   string // the reason, in a few words
	After int    // index in Blocks before which it stood; len(Blocks) at the end
}

// Translation tells whether the text reads as if translated by machine, and the
// signs for it.
type Translation struct {
	Machine bool
	Why     []string
}

// Slice is the text that s covers.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }
