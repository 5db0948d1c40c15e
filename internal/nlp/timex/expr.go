package timex

// kind is what sort of thing an expression says; resolve.go has a reading for
// each.
type kind uint8

const (
	kCalendar kind = iota // a date by its parts: "12 January", "Thursday", "1990s", "3 p.m."
	kShift                // a unit or a name counted from the reference: "last week", "next May"
	kDay                  // yesterday, today, tomorrow, tonight
	kDuration             // "two weeks", "20 minutes"
	kOffset               // "two days later", "a year ago", "three days after 5 May"
	kSpan                 // "the past three years", "the next two weeks"
	kSet                  // "every day", "weekly"
	kVague                // "now", "recently": value as it stands
	kUnit                 // "the year", "the quarter": the one that the text is about
	kSame                 // "the same day", "that year"
)

// base is what an offset counts from.
type base uint8

const (
	fromSpeech base = iota // ago, from now
	fromText               // later, earlier: the date that the text named before
	fromSub                // "after 5 May"
)

// expr is what an expression says, before it is placed. Fields that it does not
// say are zero.
type expr struct {
	first, end int // atoms first to end-1
	kind       kind
	mod        string // TIMEX3 mod

	year                  int
	hasYear, bc           bool
	month, day, weekday   int // 1-based; Monday is 1
	lastDay               int // of a range of days, "9-10"
	lastMonth             int // of a range of months
	lastYear              int // of a range of years
	quarter, half, season int
	isoWeek               int
	weekOf                int // "the week of March 8"
	decade, century       bool
	fiscal                bool
	nth                   int // "the second Monday of May"; -1 is the last
	part                  int
	clock                 clock
	lastClock             clock // of a range of clock times
	zone                  zone
	tail                  int // behind what says the zone, where that stands apart; or 0
	holiday               string
	unit                  unit
	amount                amount
	dir                   int
	base                  base
	plural                bool
	value                 string // of vague expressions and sets
	steps                 []step // of an offset, behind amount and unit
	sub                   *expr
	bare                  bool // a name of a weekday or month with no other word
	weekOn                bool // "Friday week": the Friday after next
	morrow                bool // "the night of Monday to Tuesday": its small hours are of the second day
}

// step is a part of an offset of several units.
type step struct {
	n int
	u unit
}

// clock is a reading of the clock. An hour below 12 without meridiem may mean
// the afternoon.
type clock struct {
	set           bool
	hour, minute  int
	second        int
	seconds, mins bool // whether they are said
	meridiem      bool // whether a.m. or p.m. is said or the day is counted in 24 hours
	said          bool // whether "o'clock" or what stands around it makes it a time
}

// amount is how many units; n is 0 and vague is set for "several" and plain
// plurals.
type amount struct {
	n, n2 float64 // n2 is the upper bound of "two to three", else 0
	vague bool
	ok    bool
	one   bool // said by an article
}

// at is atom i, or an empty mark behind the text and where a sentence or block
// ends before it.
func (r *reader) at(i int) *atom {
	if i < 0 || i >= len(r.atoms) {
		return &none
	}
	return &r.atoms[i]
}

var none atom

// is reports whether atom i is the word or mark s.
func (r *reader) is(i int, s string) bool { return r.at(i).lower == s }

func (r *reader) isAny(i int, list ...string) bool {
	low := r.at(i).lower
	if low == "" {
		return false
	}
	for _, s := range list {
		if low == s {
			return true
		}
	}
	return false
}

func (r *reader) can(i int, c class) bool { return r.at(i).word.is&c != 0 }

// dash skips one dash or slash-like mark.
func (r *reader) dash(i int) int {
	if r.is(i, "-") {
		return i + 1
	}
	return i
}

// comma skips one comma.
func (r *reader) comma(i int) int {
	if r.is(i, ",") {
		return i + 1
	}
	return i
}

// modifies reports whether an expression stands before the noun that it depends
// on: "the Oct. 23 hearing".
func (r *reader) modifies(e *expr) bool {
	last := int(r.atoms[e.end-1].token)
	t := &r.d.Tokens[last]
	if t.Head <= last || t.Head > last+4 || t.POS == "ADJ" && t.Dep == "amod" && e.kind == kVague {
		return false
	}
	switch t.Dep {
	case "nummod", "compound", "nmod", "amod", "npadvmod":
		p := r.d.Tokens[t.Head].POS
		return p == "NOUN" || p == "PROPN"
	}
	return false
}

// capital reports whether atom i begins with a capital letter.
func (r *reader) capital(i int) bool {
	a := r.at(i)
	return a.End > a.Start && r.d.Text[a.Start] >= 'A' && r.d.Text[a.Start] <= 'Z'
}

// sameSentence reports whether atoms i and j, i <= j, stand in one sentence. Where
// the parser ends one behind an abbreviation ("6 p.m. | Kyiv time") they still do.
func (r *reader) sameSentence(i, j int) bool {
	if j >= len(r.atoms) || i < 0 {
		return false
	}
	a, b := r.d.Tokens[r.atoms[i].token].Sentence, r.d.Tokens[r.atoms[j].token].Sentence
	if a == b {
		return true
	}
	if b != a+1 || r.d.Sentences[a].Block != r.d.Sentences[b].Block {
		return false
	}
	last := r.d.Tokens[r.d.Sentences[a].End-1].Span
	if next := r.d.Sentences[b]; next.Start == last.End {
		return true // nothing stands between "3" and "pm"
	}
	return last.Len() > 1 && r.d.Text[last.End-1] == '.'
}
