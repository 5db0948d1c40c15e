package pubdate

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"readout/internal/nlp"
)

// What the text says of a day moves its weight by so much at most. Dates that the
// page declares to machines, or that come with it, are believed against a text
// that seems to say otherwise.
const (
	maxTextAgainst     = -9.0
	maxTextAgainstSure = -3.0
	maxTextFor         = 1.0
	// contradicted is the score from which on a text speaks against a day.
	contradicted = -2.5
	// sureWeight is a weight that no text can undo: its clues are not read.
	sureWeight = 6.0
)

// check weighs days against the text and sorts them anew. Days that it speaks
// against, and that would be answered or stand on top of the page, are returned as
// rejected.
func (r *reader) check(cands []candidate, cl *clues) []nlp.RejectedDate {
	if cl == nil || len(cands) == 0 {
		return nil
	}
	answered := reading(cands).Known()
	var rejected []nlp.RejectedDate
	for i := range cands {
		c := &cands[i]
		against := maxTextAgainst
		if sure(*c) {
			against = maxTextAgainstSure
		}
		text := cl.score(civilOf(c.day), cl.dates, nil)
		c.weight += min(max(text, against), maxTextFor)
		if text <= contradicted && c.weight < unknownWeight && (answered && i == 0 || onTop(*c)) {
			rejected = append(rejected, r.reject(*c, cl))
		}
	}
	slices.SortStableFunc(cands, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	return rejected
}

// sure reports whether a day is declared to machines as that of publication.
func sure(c candidate) bool {
	return slices.ContainsFunc(c.votes, func(v vote) bool {
		return v.basis == nlp.Feed || v.basis == nlp.URLPath || v.basis == nlp.JSONLD && v.weight > weightLDOther || v.basis == nlp.Meta && v.weight > weightMetaPlain
	})
}

func onTop(c candidate) bool {
	return slices.ContainsFunc(c.votes, func(v vote) bool { return v.role == header })
}

// reject is a day with the reason why the text rules it out.
func (r *reader) reject(c candidate, cl *clues) nlp.RejectedDate {
	v := exactest(c.votes)
	return nlp.RejectedDate{
		DateReading: nlp.DateReading{Date: v.date, Basis: v.basis, Text: v.text, Confidence: doubt(c.weight)},
		Why:         "the page shows the day on which it was loaded, not that of its text: " + cl.against(civilOf(c.day)),
	}
}

// doubt is the belief left in a rejected day.
func doubt(weight float64) float64 { return math.Round(1000/(1+math.Exp(-weight))) / 1000 }

// maxReasons bounds the clues named in a reason.
const maxReasons = 2

// against names the clues that speak most against a day, in words.
func (cl *clues) against(c civil) string {
	var terms []term
	cl.score(c, cl.dates, func(t term) {
		if t.score < -0.5 && t.clue != "" {
			terms = append(terms, t)
		}
	})
	slices.SortStableFunc(terms, func(a, b term) int { return cmp.Compare(a.score, b.score) })
	var reasons []string
	if cl.lastYear != 0 && c.year > cl.lastYear {
		reasons = append(reasons, cl.latest())
	}
	for _, t := range terms {
		if reason := t.reason(); len(reasons) < maxReasons && !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	if len(reasons) == 0 {
		return "the days that the text names do not fit it"
	}
	return strings.Join(reasons, ", and ")
}

// latest says what the latest day or year is that the text names.
func (cl *clues) latest() string {
	best := -1
	for i, d := range cl.dates {
		if d.year == cl.lastYear && d.tense != future && (best < 0 || d.month > cl.dates[best].month ||
			d.month == cl.dates[best].month && d.day > cl.dates[best].day) {
			best = i
		}
	}
	if best >= 0 {
		d := cl.dates[best]
		return "the text names " + plainDay(day(d.year, d.month, d.day)) + " as its latest day"
	}
	return fmt.Sprintf("the text names no year after %d", cl.lastYear)
}

// reason says why a term speaks against a day.
func (t term) reason() string {
	if t.tense == future {
		return fmt.Sprintf("the text speaks of %s as still to come", t.clue)
	}
	return "the text speaks of " + t.clue
}

// rejectLoaded rejects the dates that the page itself calls today's.
func (r *reader) rejectLoaded(d *nlp.Dates) {
	for _, v := range r.votes {
		if v.role == loaded {
			d.Rejected = append(d.Rejected, nlp.RejectedDate{
				DateReading: nlp.DateReading{Date: v.date, Basis: v.basis, Text: v.text},
				Why:         "the page shows the day on which it was loaded: the line is a clock, not the article's date",
			})
		}
	}
}
