package reconcile

// few is up to how many assertions all pairs are looked at. Beyond it, only those that
// share a key are: all pairs of a story of 500 documents would be millions.
const few = 400

// crowd is how many assertions may share a key for it to make pairs.
const crowd = 60

// candidates calls f with the pairs i < j of n assertions that may be of one thing, in
// order of j; those of one j in the order of i, or of the keys that they share.
func candidates[K comparable](n int, keys func(i int) []K, f func(i, j int)) {
	candidatesUpTo(few, n, keys, f)
}

// candidatesUpTo is candidates that looks at all pairs of so many assertions.
func candidatesUpTo[K comparable](all, n int, keys func(i int) []K, f func(i, j int)) {
	if n <= all {
		for j := range n {
			for i := range j {
				f(i, j)
			}
		}
		return
	}
	by := map[K][]int{}
	for j := range n {
		seen := map[int]bool{}
		for _, k := range keys(j) {
			for _, i := range by[k] {
				if !seen[i] {
					seen[i] = true
					f(i, j)
				}
			}
			if len(by[k]) < crowd {
				by[k] = append(by[k], j)
			}
		}
	}
}
