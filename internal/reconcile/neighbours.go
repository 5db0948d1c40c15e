package reconcile

import "slices"

// neighbour is two clauses of different documents that share telling words.
type neighbour struct {
	a, b  *clause // a's document comes first
	words float64 // overlap
}

const (
	// nearWords is the least overlap of neighbours.
	nearWords = 0.08
	// common is how many clauses may share a word for it to make neighbours: what
	// stands everywhere in a story tells nothing, and costs its square.
	common = 80
)

// neighbours lists the pairs of clauses that may say one thing. They are found by
// the words that they share, not by comparing all with all.
func (r *reader) neighbours() []neighbour {
	if r.near != nil {
		return r.near
	}
	index := make([][]int32, len(r.ids))
	r.near = []neighbour{}
	var all []*clause
	for _, a := range r.accounts {
		for i := range a.clauses {
			b := &a.clauses[i]
			for _, n := range r.sharing(index, b) {
				if w := r.overlap(all[n].lemmas, b.lemmas); w >= nearWords {
					r.near = append(r.near, neighbour{all[n], b, w})
				}
			}
		}
		for i := range a.clauses {
			for _, l := range a.clauses[i].lemmas {
				index[l] = append(index[l], int32(len(all)))
			}
			all = append(all, &a.clauses[i])
		}
	}
	return r.near
}

// sharing are the numbers of the clauses in the index that share a word with b that is
// not everywhere, in their order.
func (r *reader) sharing(index [][]int32, b *clause) []int32 {
	var out []int32
	for _, l := range b.lemmas {
		if len(index[l]) <= common {
			out = append(out, index[l]...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
