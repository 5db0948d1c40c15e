package eval

import (
	"cmp"
	"slices"

	"readout/internal/nlp"
)

// chainScore adds up precision and recall of one measure over documents.
type chainScore struct{ right, predicted, hit, gold float64 }

func (s *chainScore) add(rp, p, rg, g float64) {
	s.right, s.predicted, s.hit, s.gold = s.right+rp, s.predicted+p, s.hit+rg, s.gold+g
}

func (s chainScore) f1() float64 { return harmonic(share(s.right, s.predicted), share(s.hit, s.gold)) }

func share(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// corefScore holds the three measures of the CoNLL mean (Pradhan et al. 2012).
type corefScore struct{ muc, b3, ceaf chainScore }

func (s corefScore) conll() float64 { return (s.muc.f1() + s.b3.f1() + s.ceaf.f1()) / 3 }

// add scores one document. Chains are lists of mentions; those of one mention
// are left out, as in OntoNotes.
func (s *corefScore) add(gold, predicted [][]nlp.Span) {
	g, p := indexOf(gold), indexOf(predicted)
	hit, all := links(gold, p)
	right, found := links(predicted, g)
	s.muc.add(right, found, hit, all)
	s.b3.add(overlap(predicted, gold, g), count(predicted), overlap(gold, predicted, p), count(gold))
	phi := bestAlignment(gold, predicted)
	s.ceaf.add(phi, float64(len(predicted)), phi, float64(len(gold)))
}

func indexOf(chains [][]nlp.Span) map[nlp.Span]int {
	at := map[nlp.Span]int{}
	for i, c := range chains {
		for _, m := range c {
			at[m] = i
		}
	}
	return at
}

func count(chains [][]nlp.Span) float64 {
	n := 0
	for _, c := range chains {
		n += len(c)
	}
	return float64(n)
}

// links counts the links of each chain that the other side keeps, and all
// (Vilain et al. 1995).
func links(chains [][]nlp.Span, other map[nlp.Span]int) (kept, all float64) {
	for _, c := range chains {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if at, ok := other[m]; ok {
				parts[at] = true
			} else {
				alone++
			}
		}
		kept += float64(len(c) - len(parts) - alone)
		all += float64(len(c) - 1)
	}
	return kept, all
}

// overlap sums, over the mentions of the chains, the part of the mention's chain
// that its chain on the other side shares (Bagga & Baldwin 1998).
func overlap(chains, others [][]nlp.Span, other map[nlp.Span]int) float64 {
	sum := 0.0
	for _, c := range chains {
		shared := map[int]int{}
		for _, m := range c {
			if at, ok := other[m]; ok {
				shared[at]++
			}
		}
		for _, n := range shared {
			sum += float64(n*n) / float64(len(c))
		}
	}
	return sum
}

// bestAlignment is the greatest sum of φ4 over one-to-one alignments of the
// chains (CEAFe, Luo 2005).
func bestAlignment(gold, predicted [][]nlp.Span) float64 {
	p := indexOf(predicted)
	type pair struct{ g, p int }
	phi := map[pair]float64{}
	for i, c := range gold {
		for _, m := range c {
			if at, ok := p[m]; ok {
				phi[pair{i, at}] += 2 / float64(len(c)+len(predicted[at]))
			}
		}
	}
	n := max(len(gold), len(predicted))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
	}
	for k, v := range phi {
		cost[k.g][k.p] = -v
	}
	return -assignment(cost)
}

// assignment is the least cost of a perfect matching of a square matrix (Kuhn
// 1955, in the form with potentials, O(n³)).
func assignment(cost [][]float64) float64 {
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		augment(cost, u, v, match, way)
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum += cost[match[j]-1][j-1]
	}
	return sum
}

// augment finds the cheapest path from the row in match[0] to a free column.
func augment(cost [][]float64, u, v []float64, match, way []int) {
	n := len(cost)
	const inf = 1e18
	least, used := make([]float64, n+1), make([]bool, n+1)
	for j := range least {
		least[j] = inf
	}
	j0 := 0
	for match[j0] != 0 {
		used[j0] = true
		i0, delta, j1 := match[j0], inf, 0
		for j := 1; j <= n; j++ {
			if used[j] {
				continue
			}
			if c := cost[i0-1][j-1] - u[i0] - v[j]; c < least[j] {
				least[j], way[j] = c, j0
			}
			if least[j] < delta {
				delta, j1 = least[j], j
			}
		}
		for j := 0; j <= n; j++ {
			if used[j] {
				u[match[j]] += delta
				v[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		j0 = j1
	}
	for j0 != 0 {
		match[j0], j0 = match[way[j0]], way[j0]
	}
}

// chainsOf are a document's chains of two mentions and more.
func chainsOf(d *nlp.Document) [][]nlp.Span {
	var out [][]nlp.Span
	for _, c := range d.Chains {
		if len(c.Mentions) < 2 {
			continue
		}
		var spans []nlp.Span
		for _, m := range c.Mentions {
			spans = append(spans, d.Mentions[m].Span)
		}
		slices.SortFunc(spans, func(a, b nlp.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
		out = append(out, slices.Compact(spans))
	}
	return out
}
