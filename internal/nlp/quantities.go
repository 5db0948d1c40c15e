package nlp

// Approx tells how exactly a figure is given.
type Approx uint8

// The degrees.
const (
	Exactly Approx = iota
	About
	AtLeast // "at least", "more than", "upwards of"
	AtMost  // "at most", "fewer than", "up to"
	Range   // low and high are both given
)

var approxes = [...]string{Exactly: "exactly", About: "about", AtLeast: "at-least", AtMost: "at-most", Range: "range"}

// String is the degree's name in a record.
func (a Approx) String() string { return approxes[a] }

// Quantity is a figure with its value. Low and High are exact decimals as text
// ("60000", "3.5"), never floats; one of them is empty where the figure is open
// on that side.
type Quantity struct {
	ID string // "d1q3"
	Span
	Low, High string
	Approx    Approx
	// Unit is an ISO 4217 currency, a UCUM unit ("km", "%"; "1" for a share such
	// as half), or the lemma of the counted noun; empty where nothing says it.
	Unit string
	Per  string // lemma of what it is a rate of: "year" of "30 ships a year"; or empty
	// SI is the value in SI base units with its unit, low and high, for measures
	// that convert; empty otherwise.
	SILow, SIHigh, SIUnit string
	Counted               Span   // what is counted, with its modifiers and place
	Ordinal               bool   // counts by its place: "their second call this month"
	Change                string // "rise", "fall" or empty
	Difference            bool   // with Change: how much it changed ("by 3"), not what it came to ("to 17")
	AsOf                  string // id of a Timex, or empty
	AccordingTo           string // id of a Statement, or empty
	Problem               string
}
