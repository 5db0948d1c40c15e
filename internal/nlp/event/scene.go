package event

import (
	"time"

	"readout/internal/nlp"
)

// setDays gives a day to what is told as fact without one. A report names the day of
// what it tells once and goes on in the past tense: it is the day that the sentence
// names for something else, or the last one named before. What "has happened" with no
// day is news on the day of the page, and so is what is told in the present.
func (v *view) setDays(all []*coded) {
	if !v.d.Dates.Anchor.Known() {
		return
	}
	scenes := v.scenes()
	for _, c := range all {
		if c.out.Time != "" || c.timex >= 0 || c.status != nlp.Occurred && c.status != nlp.Negated {
			continue
		}
		switch v.tense(c.draft) {
		case inPast:
			if n := scenes[v.tokens[c.trigger].Sentence]; n >= 0 {
				t := &v.d.Timexes[n]
				c.out.Time, c.out.From, c.out.To = t.ID, t.From, t.To
			}
		case untilNow:
			day := v.day()
			c.out.From, c.out.To = day, day.AddDate(0, 0, 1)
		}
	}
}

// day is the beginning of the page's day.
func (v *view) day() time.Time {
	a := v.d.Dates.Anchor.Time
	return time.Date(a.Year(), a.Month(), a.Day(), 0, 0, 0, 0, time.UTC)
}

// A telling is the tense in which an event is told.
type telling int

const (
	otherwise telling = iota
	inPast            // "fired", "had fired", "were killed"
	untilNow          // "has fired", "have been killed", "suspends"
)

// tense is how the verb of an event puts it.
func (v *view) tense(d *draft) telling {
	i := d.verb
	if i < 0 {
		return otherwise
	}
	if d.pos == 'v' && v.tokens[i].Tag != "VBD" && v.tokens[i].Tag != "VBN" && v.tokens[i].Tag != "VBZ" && v.tokens[i].Tag != "VBP" {
		return otherwise
	}
	past, present := v.tokens[i].Tag == "VBD", presentTense(v.tokens[i].Tag)
	for _, k := range v.children(i) {
		t := &v.tokens[k]
		if t.Dep != "aux" && t.Dep != "auxpass" {
			continue
		}
		switch t.Lower {
		case "has", "have", "'s", "'ve", "’ve":
			return untilNow
		}
		if t.Tag == "MD" {
			return otherwise
		}
		past, present = past || t.Tag == "VBD", present || presentTense(t.Tag)
	}
	switch {
	case past:
		return inPast
	case present && v.kind(i) == nlp.BodyBlock: // a headline tells in the present what is past
		return untilNow
	}
	return otherwise
}

func presentTense(tag string) bool { return tag == "VBZ" || tag == "VBP" }

// scenes gives for each sentence the time expression that sets its day, as an index,
// or -1: a day of the last week that it names itself, else the last one named before.
// A time of long before sets the scene for the rest of its paragraph, in which there
// is no such day.
func (v *view) scenes() []int {
	own := v.ownDays()
	last, block, aside := -1, -1, false
	for s := range own {
		if b := v.d.Sentences[s].Block; b != block {
			block, aside = b, false
		}
		switch {
		case own[s] >= 0:
			last, aside = own[s], false
		case own[s] == longBefore:
			aside = true
		}
		if own[s] = last; aside {
			own[s] = -1
		}
	}
	return own
}

// longBefore stands for a day in sentences that name none but an earlier time.
const longBefore = -2

// ownDays gives for each sentence the first day of the last week that it names, as an
// index of its time expression; longBefore where it names only an earlier time, -1 for
// no time.
func (v *view) ownDays() []int {
	own := make([]int, len(v.d.Sentences))
	for s := range own {
		own[s] = -1
	}
	for n := range v.d.Timexes {
		t := &v.d.Timexes[n]
		i := v.d.TokenAt(t.Start)
		if i >= len(v.tokens) || !t.Placed() || v.bounding(i) {
			continue
		}
		switch s := v.tokens[i].Sentence; {
		case own[s] < 0 && v.recentDay(t):
			own[s] = n
		case own[s] == -1 && t.To.Before(v.day().Add(-old)):
			own[s] = longBefore
		}
	}
	return own
}

// recentDay reports whether a time is a day, or an hour of one, of the week before
// the page.
func (v *view) recentDay(t *nlp.Timex) bool {
	if t.Type == nlp.TimexDuration || t.Type == nlp.TimexSet || t.To.Sub(t.From) > 24*time.Hour {
		return false
	}
	day := v.day()
	return !t.From.Before(day.Add(-old)) && t.From.Before(day.AddDate(0, 0, 1))
}

// bounding reports whether a time says since or until when something lasts.
func (v *view) bounding(i int) bool {
	if i == 0 {
		return false
	}
	switch v.tokens[i-1].Lower {
	case "since", "until", "till", "by", "from", "to":
		return true
	}
	return false
}
