package pubdate

import (
	"fmt"
	"time"

	"readout/internal/nlp"
)

const (
	// maxModifiedOnly is the most that a day of publication is believed which the
	// page gives as that of its last change.
	maxModifiedOnly = 0.6
	// weightModifiedOnly is what such a date must weigh; weightShown what one must
	// weigh to stand against a declared day of publication.
	weightModifiedOnly = 0.4
	weightShown        = 1.3
	// A text that was changed so long after its publication is another text.
	rewritten = 60 * 24 * time.Hour
	// A site that is built anew stamps all its pages, publication and change at
	// once.
	rebuiltWithin   = 10 * time.Minute
	rebuiltShown    = 2 * 365 * 24 * time.Hour
	weightRebuilt   = -2.0
	weightOther     = 0.9 // of the earlier day
	rebuiltEarliest = 12 * time.Hour
)

// preferRevision answers with the day of the last change where it is the only one
// that the page gives, or the only one that it shows while the day of publication
// that it declares is months before: this text was published then.
func (r *reader) preferRevision(d *nlp.Dates, pub, mod []candidate) {
	if !d.Modified.Known() {
		return
	}
	switch {
	case !d.Published.Known():
		if mod[0].weight < weightModifiedOnly || len(pub) > 0 && pub[0].weight >= weightModifiedOnly {
			return // there are days of publication that contradict one another
		}
	case mod[0].day.Sub(pub[0].day) < rewritten || shown(pub[0]) || shownWeight(mod[0]) < weightShown:
		return
	default:
		d.Rejected = append(d.Rejected, nlp.RejectedDate{DateReading: d.Published,
			Why: fmt.Sprintf("the page declares this day, but shows its readers only that it was changed on %s", plainDay(mod[0].day))})
	}
	d.Published = d.Modified
	d.Published.Confidence = min(d.Published.Confidence, maxModifiedOnly)
}

// shown reports whether the page shows a day to its readers.
func shown(c candidate) bool {
	for _, v := range c.votes {
		if v.basis == nlp.BylineDate || v.basis == nlp.URLPath || v.basis == nlp.Dateline || v.basis == nlp.Feed {
			return true
		}
	}
	return false
}

// shownWeight is the weight of the best visible vote.
func shownWeight(c candidate) float64 {
	w := -10.0
	for _, v := range c.votes {
		if v.basis == nlp.BylineDate {
			w = max(w, v.weight)
		}
	}
	return w
}

// discountRebuilt lowers machine stamps of publication that equal those of the
// last change, where the page gives an earlier day elsewhere.
func (r *reader) discountRebuilt() {
	for i := range r.votes {
		v := &r.votes[i]
		if v.role != published || v.date.Precision != nlp.Minute || v.basis != nlp.JSONLD && v.basis != nlp.Meta {
			continue
		}
		if r.changedAt(*v) && r.shownBefore(*v) {
			v.weight += weightRebuilt
		}
	}
}

func (r *reader) changedAt(u vote) bool {
	for _, v := range r.votes {
		if v.role == modified && v.basis == u.basis && v.date.Time.Sub(u.date.Time).Abs() < rebuiltWithin {
			return true
		}
	}
	return false
}

func (r *reader) shownBefore(u vote) bool {
	earlier := false
	for _, v := range r.votes {
		if v.role != published || v.basis == u.basis || v.weight < weightOther || v.basis == nlp.BylineDate && v.weight < weightShown {
			continue
		}
		if v.date.SameDay(u.date) {
			return false
		}
		gap := u.date.Time.Sub(v.date.Time)
		earlier = earlier || gap > rebuiltEarliest && gap < rebuiltShown
	}
	return earlier
}

// plainDay is a day as a sentence names it.
func plainDay(t time.Time) string { return t.Format("2 January 2006") }
