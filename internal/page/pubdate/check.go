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
	maxTextAgainstSure = -2.0
	maxTextFor         = 1.0
	// maxTextForHeader is the same for a date on top of the page, of which nothing
	// but the text tells whether it is the day of loading.
	maxTextForHeader = 2.0
	// contradicted is the score from which on a text speaks against a day.
	contradicted = -2.5
	// timelessText is how far a text counts that tells of no day of the week.
	timelessText = 0.3
	// weightSureLine is the weight of a visible date that is as sure.
	weightSureLine = 4.0
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
	relevance := 1.0
	if !cl.narrates() {
		relevance = timelessText
	}
	var rejected []nlp.RejectedDate
	for i := range cands {
		c := &cands[i]
		against := maxTextAgainst
		if sure(*c) {
			against = maxTextAgainstSure
		}
		text := cl.score(civilOf(c.day), cl.dates, nil) * relevance
		if onlyOnTop(*c) {
			c.weight += min(max(cl.besideEarlier(civilOf(c.day))*relevance, against), maxTextForHeader)
		} else {
			c.weight += min(max(text, against), maxTextFor)
		}
		if text <= contradicted && c.weight < unknownWeight && (answered && i == 0 || onTop(*c)) {
			rejected = append(rejected, r.reject(*c, cl))
		}
	}
	slices.SortStableFunc(cands, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	return rejected
}

// narrates reports whether a text tells of days near its own: what it says of
// dates is then meant from its day.
func (cl *clues) narrates() bool {
	return cl.dateline != nil || slices.ContainsFunc(cl.days, func(d dayClue) bool { return d.tense == past || d.fixed })
}

// sure reports whether a day is declared to machines as that of publication, or
// shown as plainly.
func sure(c candidate) bool {
	return slices.ContainsFunc(c.votes, func(v vote) bool {
		return v.weight >= weightSureLine || v.basis == nlp.Feed || v.basis == nlp.URLPath || v.basis == nlp.JSONLD && v.weight > weightLDOther || v.basis == nlp.Meta && v.weight > weightMetaPlain
	})
}

func onTop(c candidate) bool {
	return slices.ContainsFunc(c.votes, func(v vote) bool { return v.role == header })
}

// onlyOnTop reports whether nothing but lines on top of the page show a day.
func onlyOnTop(c candidate) bool {
	return !slices.ContainsFunc(c.votes, func(v vote) bool { return v.role != header })
}

// earlierDays is how many days before the one on top of a page its text can be of
// where that one is the day of loading: a year, in whole weeks.
const earlierDays = 364

// besideEarlier is how much better the text fits a day than the days before it on
// average: a page that shows the day of its loading was written on one of them. It
// is a natural logarithm, as is score.
func (cl *clues) besideEarlier(c civil) float64 {
	sum := 0.0
	for e := civilAt(c.num - earlierDays); e.num < c.num; e = e.next() {
		sum += math.Exp(cl.score(e, cl.dates, nil))
	}
	return cl.score(c, cl.dates, nil) - math.Log(sum/earlierDays)
}

// reject is a day with the reason why the text rules it out.
func (r *reader) reject(c candidate, cl *clues) nlp.RejectedDate {
	v := exactest(c.votes)
	return nlp.RejectedDate{
		DateReading: nlp.DateReading{Date: v.date, Basis: v.basis, Text: v.text, Confidence: doubt(c.weight)},
		Why:         "the page's header shows the day on which it was loaded, not that of the text: " + cl.against(civilOf(c.day)),
	}
}

// doubt is the belief left in a rejected day.
func doubt(weight float64) float64 { return math.Round(1000/(1+math.Exp(-weight))) / 1000 }

// maxReasons bounds the clues named in a reason.
const maxReasons = 2

// against names the clues that speak most against a day, in words: the latest full
// date before all, then the others by their scores.
func (cl *clues) against(c civil) string {
	var terms []term
	cl.score(c, cl.dates, func(t term) {
		if t.score < -0.5 {
			if t.key == "years" && cl.latestDate() != nil {
				t.score -= 10
			}
			terms = append(terms, t)
		}
	})
	slices.SortStableFunc(terms, func(a, b term) int { return cmp.Compare(a.score, b.score) })
	var reasons, keys []string
	for _, t := range terms {
		if len(reasons) < maxReasons && !slices.Contains(keys, t.key) {
			keys = append(keys, t.key)
			reasons = append(reasons, t.why())
		}
	}
	if len(reasons) == 0 {
		return "the days that it names do not fit"
	}
	return strings.Join(reasons, ", and ")
}

// latest says what the latest day or year is that the text names.
func (cl *clues) latest() string {
	if d := cl.latestDate(); d != nil {
		return "the latest day that it names is " + d.name()
	}
	return fmt.Sprintf("it names no year after %d", cl.lastYear)
}

// latestDate is the latest date of the latest year that the text names, or nil.
func (cl *clues) latestDate() *dateClue {
	var best *dateClue
	for i := range cl.dates {
		d := &cl.dates[i]
		if d.year != cl.lastYear || d.year == 0 || d.tense == future {
			continue
		}
		if best == nil || d.month > best.month || d.month == best.month && d.day > best.day {
			best = d
		}
	}
	return best
}

// rejectLoaded rejects the dates that the page itself calls today's.
func (r *reader) rejectLoaded(d *nlp.Dates) {
	for _, v := range r.votes {
		if v.role == loaded && !v.date.SameDay(d.Published.Date) {
			d.Rejected = append(d.Rejected, nlp.RejectedDate{
				DateReading: nlp.DateReading{Date: v.date, Basis: v.basis, Text: v.text},
				Why:         "the page shows the day on which it was loaded: the line is a clock, not the article's date",
			})
		}
	}
}
