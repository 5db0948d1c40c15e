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

// never is the score of a pair that must not come into one group.
const never = -1

// align groups assertions 0 to n-1, best pairs first. Two groups join where no
// pair across them must not, and their mean reaches the threshold; a pair that is
// not listed counts as 0. Groups of one are left out; members are in their order.
func align(n int, pairs []pair, threshold float64) [][]int {
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	scores := make(map[[2]int]float64, len(pairs))
	for _, p := range pairs {
		scores[[2]int{min(p.i, p.j), max(p.i, p.j)}] = p.score
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
		if a == b || !fit(groups[a], groups[b], scores, threshold) {
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

func fit(a, b []int, scores map[[2]int]float64, threshold float64) bool {
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			s := scores[[2]int{min(i, j), max(i, j)}]
			if s == never {
				return false
			}
			sum += s
		}
	}
	return sum/float64(len(a)*len(b)) >= threshold*0.85
}
