package reconcile

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"readout/internal/news"
	"readout/internal/nlp"
)

// tally is the result of a vote or a game: two numbers that are one value.
type tally struct {
	a      *account
	span   nlp.Span
	clause *clause
	votes  bool // of a vote, not of a game
	more   int  // the greater number
	less   int
}

// oneTally is how alike the clauses of two tallies must be, likeTally where the two are equal,
// and likeVotes where they are equal and not small, which seldom happens by chance.
const (
	oneTally  = 0.40
	likeTally = 0.25
	likeVotes = 0.12
)

var tallyForms = sync.OnceValue(func() *struct{ dashed, voted, after *regexp.Regexp } {
	return &struct{ dashed, voted, after *regexp.Regexp }{
		regexp.MustCompile(`(?:^|[\s(])(\d{1,3})[-–](\d{1,3})(?:[\s,.;:)]|$)`),
		regexp.MustCompile(`^ (?:votes?|voices|ballots)(?: in favou?r| for)?,? (?:to|against|and) $`),
		regexp.MustCompile(`^ (?:votes |voices )?against`),
	}
})

var (
	tallyWords = set("score win beat defeat lose draw lead stand end finish tie equalise equalize victory match final game half-time")
	voteWords  = set("vote pass approve reject adopt back ruling rule majority motion bill ballot")
)

// tallies are the results that a document gives: "by eight votes to five", "stood at 1-1".
func (a *account) tallies() []tally {
	var out []tally
	for i := range a.d.Quantities {
		if t, ok := a.votesAt(i); ok {
			out = append(out, t)
		}
	}
	for _, m := range tallyForms().dashed.FindAllStringSubmatchIndex(a.d.Text, -1) {
		span := nlp.Span{Start: m[2], End: m[5]}
		x, _ := strconv.Atoi(a.d.Text[m[2]:m[3]])
		y, _ := strconv.Atoi(a.d.Text[m[4]:m[5]])
		if t, ok := a.tally(span, x, y, false); ok {
			out = append(out, t)
		}
	}
	return out
}

// votesAt reads the tally of which quantity i is the first number: "21 votes to four".
func (a *account) votesAt(i int) (tally, bool) {
	if i+1 >= len(a.d.Quantities) {
		return tally{}, false
	}
	p, q := &a.d.Quantities[i], &a.d.Quantities[i+1]
	if p.End > q.Start || q.Start-p.End > 32 || !tallyForms().voted.MatchString(a.d.Text[p.End:q.Start]) {
		return tally{}, false
	}
	if strings.HasSuffix(a.d.Text[p.End:q.Start], "and ") && !tallyForms().after.MatchString(a.d.Text[q.End:]) {
		return tally{}, false
	}
	x, errX := strconv.Atoi(p.Low)
	y, errY := strconv.Atoi(q.Low)
	if errX != nil || errY != nil || p.Low != p.High || q.Low != q.High {
		return tally{}, false
	}
	return a.tally(nlp.Span{Start: p.Start, End: q.End}, x, y, true)
}

// tally makes a tally of two numbers. Digits with a dash need a word of play or voting in
// their sentence, and nothing behind them that they count.
func (a *account) tally(span nlp.Span, x, y int, votes bool) (tally, bool) {
	k, end := a.d.TokenAt(span.Start), a.d.TokenAt(span.End)
	if k >= len(a.d.Tokens) || a.clauseOf[k] < 0 {
		return tally{}, false
	}
	t := tally{a, span, &a.clauses[a.clauseOf[k]], votes, max(x, y), min(x, y)}
	if votes {
		return t, true
	}
	if end < len(a.d.Tokens) && (a.d.Tokens[end].Tag == "NNS" || a.d.Tokens[end].Lower == "percent") {
		return t, false
	}
	played := false
	s := a.d.Sentences[a.d.Tokens[k].Sentence]
	for i := s.First; i < s.End; i++ {
		l := lemmaOf(&a.d.Tokens[i])
		played, t.votes = played || tallyWords[l], t.votes || voteWords[l]
	}
	return t, played || t.votes
}

// inTally reports whether quantity i is one of the numbers of a tally.
func (a *account) inTally(i int) bool {
	if _, first := a.votesAt(i); first || i == 0 {
		return first
	}
	_, second := a.votesAt(i - 1)
	return second
}

// compareTallies compares the results that documents give for one vote or game.
func (r *reader) compareTallies() []finding {
	var all []tally
	for _, a := range r.accounts {
		all = append(all, a.tallies()...)
	}
	var pairs []pair
	for i := range all {
		for j := i + 1; j < min(len(all), i+200); j++ {
			if s := r.sameTally(&all[i], &all[j], all); s > 0 {
				pairs = append(pairs, pair{i, j, s})
			}
		}
	}
	var out []finding
	for _, g := range align(len(all), pairs, likeVotes) {
		if f, ok := r.tallyFinding(all, g); ok {
			out = append(out, f)
		}
	}
	return out
}

// sameTally is how surely two tallies are of one thing, in 0..1. Unequal ones are of votes,
// for a game has many scores until it ends; they share a number, and no document gives both.
func (r *reader) sameTally(x, y *tally, all []tally) float64 {
	if x.a == y.a || x.votes != y.votes {
		return 0
	}
	words := r.shared(x.clause.lemmas, y.clause.lemmas)
	score := (words + r.meantAlike(x.clause, y.clause)) / 2
	if x.equal(y) {
		if score < likeVotes || score < likeTally && (!x.votes || x.more < 5) {
			return 0
		}
		return score
	}
	if !x.votes || score < oneTally || words < 0.15 || x.more != y.more && x.less != y.less || !x.clause.asserted() || !y.clause.asserted() {
		return 0
	}
	given := func(a *account, t *tally) bool {
		return slices.ContainsFunc(all, func(o tally) bool { return o.a == a && o.equal(t) })
	}
	if given(x.a, y) || given(y.a, x) {
		return 0
	}
	return score
}

func (t *tally) equal(o *tally) bool { return t.more == o.more && t.less == o.less }

// tallyFinding says how the tallies of one thing stand to each other.
func (r *reader) tallyFinding(all []tally, g []int) (finding, bool) {
	f := finding{agenda: -1}
	f.Kind, f.Slot = news.Agrees, news.FigureSlot
	first := &all[g[0]]
	if !slices.ContainsFunc(g, func(i int) bool { return independent(all[i].a, first.a) }) {
		return f, false
	}
	var classes []*tally
	for _, i := range g {
		t := &all[i]
		k := slices.IndexFunc(classes, t.equal)
		if k < 0 {
			k = len(classes)
			classes = append(classes, t)
		}
		f.Values = append(f.Values, value(t.a.d, t.span, fmt.Sprintf("%d–%d", t.more, t.less), k+1))
	}
	if len(classes) > 1 {
		f.Kind = news.Contradicts
	}
	f.Topic = shorten(first.a.d.Slice(first.clause.Span))
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	f.rank = r.importance(first.clause)
	return f, true
}
