package nlp

import "time"

// TimexType is the type of a time expression (TimeML 1.2.1, TIMEX3).
type TimexType uint8

// The types.
const (
	TimexDate TimexType = iota
	TimexTime
	TimexDuration
	TimexSet
)

var timexTypes = [...]string{TimexDate: "date", TimexTime: "time", TimexDuration: "duration", TimexSet: "set"}

// String is the type's name in a record.
func (t TimexType) String() string { return timexTypes[t] }

// Grain is the finest unit that a time expression names.
type Grain uint8

// The grains, from coarse to fine. NoGrain is that of durations, sets and of what
// cannot be placed.
const (
	NoGrain Grain = iota
	CenturyGrain
	DecadeGrain
	YearGrain
	HalfGrain
	QuarterGrain
	SeasonGrain
	MonthGrain
	WeekGrain
	WeekendGrain
	DayGrain
	PartGrain // morning, night
	HourGrain
	MinuteGrain
	SecondGrain
)

var grains = [...]string{"", "century", "decade", "year", "half-year", "quarter", "season", "month", "week", "weekend", "day", "part-of-day", "hour", "minute", "second"}

// String is the grain's name in a record; empty for NoGrain.
func (g Grain) String() string { return grains[g] }

// Timex is a time expression with its value.
type Timex struct {
	ID string // "d1t3"
	Span
	Type  TimexType
	Value string // TIMEX3: "2021-12-30", "2021-W52-WE", "PT50M", "XXXX-WXX-4"
	// From and To bound the time meant, [From, To), where it can be placed on
	// the calendar; both zero otherwise. They are in the zone that the text
	// gives where Zoned, else in UTC with the text's own clock reading.
	From, To time.Time
	Zoned    bool
	Grain    Grain  // to what precision it is placed
	Modifier string // TIMEX3 mod: "APPROX", "START", "MID", "END", "BEFORE", "AFTER", ...
	Problem  string // what is wrong with it, as "22:25 CET expected"; or empty
}

// Placed reports whether the time can be placed on the calendar.
func (t Timex) Placed() bool { return !t.From.IsZero() }
