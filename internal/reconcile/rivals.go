package reconcile

import (
	"cmp"
	"slices"
)

// seat is an assertion as another document sees it.
type seat struct{ assertion, document int }

// rivals knows, for each assertion and each other document, the two likest there.
type rivals struct {
	all  []pair
	docs [][2]int
	best map[seat][2]float64
}

func newRivals() *rivals { return &rivals{best: map[seat][2]float64{}} }

// add notes a pair of assertions of two documents.
func (v *rivals) add(p pair, first, second int) {
	v.all, v.docs = append(v.all, p), append(v.docs, [2]int{first, second})
	v.note(seat{p.i, second}, p.score)
	v.note(seat{p.j, first}, p.score)
}

func (v *rivals) note(k seat, score float64) {
	b := v.best[k]
	switch {
	case score > b[0]:
		b = [2]float64{score, b[0]}
	case score > b[1]:
		b[1] = score
	}
	v.best[k] = b
}

// standout are the pairs of which each is the likest that the other's document has, by a
// lead over the next.
func (v *rivals) standout(least, lead float64) []pair {
	var out []pair
	for n, p := range v.all {
		a, b := v.best[seat{p.i, v.docs[n][1]}], v.best[seat{p.j, v.docs[n][0]}]
		if p.score >= least && p.score >= max(a[0], b[0]) && p.score >= max(a[1], b[1])+lead {
			out = append(out, p)
		}
	}
	return out
}

// loners are the standout pairs of which neither assertion is joined to the other's
// document by the pairs given, in the order of the assertions; document gives that of
// an assertion.
func (v *rivals) loners(least, lead float64, joining []pair, document func(int) int) []pair {
	joined := map[seat]bool{}
	for _, p := range joining {
		joined[seat{p.i, document(p.j)}], joined[seat{p.j, document(p.i)}] = true, true
	}
	out := slices.DeleteFunc(v.standout(least, lead), func(p pair) bool {
		return joined[seat{p.i, document(p.j)}] || joined[seat{p.j, document(p.i)}]
	})
	slices.SortFunc(out, func(a, b pair) int { return cmp.Or(a.i-b.i, a.j-b.j) })
	return out
}
