package cluster

import "slices"

const (
	// clockSize is how many of the last dated documents the clock looks at, and
	// clockSpread how many days most of them may span for it to be trusted.
	clockSize, clockSpread = 24, 3
)

// clock tells the day of a stream of documents from the days of the last that had
// one: where they come as they are published, one without a day is of that day too.
type clock struct {
	days []int32
	next int
}

// add counts a document's day.
func (c *clock) add(day int32) {
	switch {
	case day == noDay:
	case len(c.days) < clockSize:
		c.days = append(c.days, day)
	default:
		c.days[c.next] = day
		c.next = (c.next + 1) % clockSize
	}
}

// day is the stream's day now: the middle one of the last; noDay where they lie too far
// apart or are too few.
func (c *clock) day() int32 {
	if len(c.days) < clockSize {
		return noDay
	}
	days := slices.Clone(c.days)
	slices.Sort(days)
	if days[clockSize*7/8]-days[clockSize/8] > clockSpread {
		return noDay
	}
	return days[clockSize/2]
}
