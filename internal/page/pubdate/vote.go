package pubdate

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"time"

	"readout/internal/nlp"
)

// sharedNames are the name tables, made for the first page.
var sharedNames = sync.OnceValue(newNames)

// role is what a date is said to be.
type role uint8

const (
	published role = iota
	modified
	// header: it stands on top of the page, where a page also shows the day on
	// which it is loaded.
	header
	// loaded: the day on which the page was loaded.
	loaded
)

// vote is one date of the page with what speaks for it.
type vote struct {
	date nlp.Date
	// other is the second reading of an ambiguous notation, else unknown.
	other nlp.Date
	basis nlp.Basis
	role  role
	text  string // as the page writes it
	// weight is how far the vote alone is believed: the natural logarithm of the
	// odds that the page was published that day.
	weight float64
	group  string // see setting.group
}

// Weights of the bases; those of visible dates are in lines.go. They were set on
// two thirds of the pages of `readout eval dates`.
const (
	weightLD          = 4.0
	weightLDPage      = 2.5
	weightLDOther     = 1.0
	weightMeta        = 3.2
	weightMetaCreated = 2.2
	weightMetaPlain   = 1.6
	weightScript      = 1.5
	weightFeed        = 3.5
	weightURL         = 2.8
	weightDateline    = 1.5
	weightLoaded      = -3.0
	// unknownWeight is what a day must outweigh to be answered.
	unknownWeight = 0.0
	// clearlyBetter is by how much a text must prefer one reading of a date.
	clearlyBetter = 2.0
	// minShare is the share of belief that an answer needs.
	minShare = 0.6
	// weightOnlyDay is what it adds that a page shows one day only.
	weightOnlyDay = 1.0
)

// mention adds a date that a scanner found, with its second reading where the
// notation is ambiguous and the page's order of day and month unknown.
func (r *reader) mention(m mention, basis nlp.Basis, role role, text string, weight float64) {
	v := vote{basis: basis, role: role, text: text, weight: weight}
	r.orders[m.order]++
	if m.clock.set && !m.clock.half && m.clock.hour > 12 {
		m.swap = false // who writes the month first counts hours to twelve
	}
	if m.swap && r.order == monthDay {
		m = m.swapped()
	}
	v.date = m.stamp()
	if m.swap && r.order == anyOrder {
		v.other = m.swapped().stamp()
	}
	r.add(v)
}

// add keeps a vote for a day on which a page can have been published.
func (r *reader) add(v vote) {
	if v.date.Precision < nlp.Day || !r.believable(v.date) || len(r.votes) >= maxVotes {
		return
	}
	if v.other.Known() && !r.believable(v.other) {
		v.other = nlp.Date{}
	}
	r.votes = append(r.votes, v)
}

// believable reports whether a page can have been published then.
func (r *reader) believable(d nlp.Date) bool {
	if d.Time.Year() < oldest || d.Time.Year() > maxYear {
		return false
	}
	return r.page.Now.IsZero() || d.Time.Before(r.page.Now.Add(24*time.Hour))
}

// candidate is a day with the votes for it.
type candidate struct {
	day    time.Time
	weight float64
	votes  []vote
}

// decide weighs the votes.
func (r *reader) decide() nlp.Dates {
	var d nlp.Dates
	r.resolve()
	r.localise()
	r.discountRebuilt()
	r.discountLoaded()
	pub, mod := r.candidates(published), r.candidates(modified)
	var cl *clues
	if len(pub) == 0 || pub[0].weight < sureWeight {
		cl = r.clues()
		d.Rejected = append(r.check(pub, cl), r.check(mod, cl)...)
	}
	d.Published, d.Modified = reading(pub), reading(mod)
	r.preferRevision(&d, pub, mod)
	r.rejectLoaded(&d)
	r.anchor(&d, cl)
	return d
}

// discountLoaded lowers the vague dates of the day that the page's own calendar
// shows: its loading explains them.
func (r *reader) discountLoaded() {
	for _, l := range r.votes {
		if l.role != loaded {
			continue
		}
		for i := range r.votes {
			v := &r.votes[i]
			vague := v.role == modified || v.role == header || v.basis == nlp.Meta && v.weight <= weightMetaPlain
			if v.role != loaded && vague && v.date.SameDay(l.date) {
				v.weight += weightLoaded
			}
		}
	}
}

// resolve settles the ambiguous notations: by the notations on the page that prove
// an order, by another vote for one of the two days, by the text. Where nothing
// helps the vote says nothing.
func (r *reader) resolve() {
	kept := r.votes[:0]
	for _, v := range r.votes {
		if v.other.Known() {
			second, ok := r.second(v)
			if !ok {
				continue
			}
			if second {
				v.date = v.other
			}
			v.other = nlp.Date{}
		}
		kept = append(kept, v)
	}
	r.votes = kept
}

// second reports whether the second reading of an ambiguous date, month first, is
// the right one.
func (r *reader) second(v vote) (second, ok bool) {
	if first, second := r.shared(v.date), r.shared(v.other); first != second {
		return second, true
	}
	if d, m := r.orders[dayMonth] > 0, r.orders[monthDay] > 0; d != m {
		return m, true
	}
	if cl := r.clues(); cl != nil {
		first := cl.score(civilOf(v.date.Time), cl.dates, nil)
		other := cl.score(civilOf(v.other.Time), cl.dates, nil)
		return other > first, math.Abs(other-first) >= clearlyBetter
	}
	return false, false
}

// shared reports whether an unambiguous vote is for the day of d.
func (r *reader) shared(d nlp.Date) bool {
	for _, v := range r.votes {
		if !v.other.Known() && v.date.SameDay(d) {
			return true
		}
	}
	return false
}

// candidates are the days voted for in a role, the weightiest first.
func (r *reader) candidates(role role) []candidate {
	var cands []candidate
	for _, v := range r.votes {
		if v.role != role && (role != published || v.role != header) {
			continue
		}
		y, m, n := v.date.Time.Date()
		at := day(y, m, n)
		i := slices.IndexFunc(cands, func(c candidate) bool { return c.day.Equal(at) })
		if i < 0 {
			i = len(cands)
			cands = append(cands, candidate{day: at})
		}
		cands[i].votes = append(cands[i].votes, v)
	}
	for i := range cands {
		cands[i].weight = sumWeights(cands[i].votes)
	}
	if len(cands) == 1 {
		cands[0].weight += weightOnlyDay
	}
	slices.SortStableFunc(cands, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	return cands
}

// sumWeights adds the best vote of each basis: two meta tags are one witness.
func sumWeights(votes []vote) float64 {
	var best [nlp.Inferred + 1]float64
	low := -10.0
	for _, v := range votes {
		best[v.basis] = max(best[v.basis], v.weight)
		low = max(low, v.weight)
	}
	sum := 0.0
	for _, w := range best {
		sum += w
	}
	if sum == 0 {
		return low
	}
	return sum
}

// reading is the answer from the weightiest candidate, or unknown.
func reading(cands []candidate) nlp.DateReading {
	if len(cands) == 0 {
		return nlp.DateReading{}
	}
	confidence := share(cands)
	if confidence < minShare {
		return nlp.DateReading{}
	}
	v := exactest(cands[0].votes)
	return nlp.DateReading{Date: v.date, Basis: v.basis, Text: v.text, Confidence: confidence}
}
