package reconcile

import (
	"cmp"
	"slices"
)

// pair is two assertions with how surely they are of one thing, in (0, 1].
type pair struct {
	i, j  int
	score float64
}

// couples are the couples of a list of pairs.
func couples(pairs []pair) *pairTable[float32] {
	var out pairTable[float32]
	for _, p := range pairs {
		out.set(coupleOf(p.i, p.j), 1)
	}
	return &out
}

// never is the score of a pair that must not come into one group.
const never = -1

// align groups assertions 0 to n-1, best pairs first. Two groups join where no
// pair across them must not, and their mean reaches the threshold; a pair that is
// not listed counts as 0. Groups of one are left out; members are in their order.
func align(n int, pairs []pair, threshold float64) [][]int {
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	var scores pairTable[float64]
	for _, p := range pairs { // of one that is listed twice, the last score counts
		scores.set(coupleOf(p.i, p.j), p.score)
	}
	groups, of := make([][]int, n), make([]int, n)
	for i := range n {
		groups[i], of[i] = []int{i}, i
	}
	for _, p := range pairs {
		if p.score < threshold {
			break
		}
		a, b := of[p.i], of[p.j]
		if a == b || !fit(groups[a], groups[b], &scores, threshold) {
			continue
		}
		for _, m := range groups[b] {
			of[m] = a
		}
		groups[a], groups[b] = append(groups[a], groups[b]...), nil
	}
	groups = slices.DeleteFunc(groups, func(g []int) bool { return len(g) < 2 })
	for _, g := range groups {
		slices.Sort(g)
	}
	return groups
}

// seen is how many members of a large group are held against another's: all pairs of
// two groups of hundreds would cost their product for every pair that joins them.
const seen = 8

func fit(a, b []int, scores *pairTable[float64], threshold float64) bool {
	sum, n := 0.0, 0
	for i := 0; i < len(a); i += 1 + (len(a)-1)/seen {
		for j := 0; j < len(b); j += 1 + (len(b)-1)/seen {
			s, _ := scores.get(coupleOf(a[i], b[j]))
			if s == never {
				return false
			}
			sum += s
			n++
		}
	}
	return sum/float64(n) >= threshold*0.85
}
