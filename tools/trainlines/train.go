package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"readout/internal/page/savedtext"
)

const states = int(savedtext.States)

// example is a page's features, line by line, with the state that each is in.
type example struct {
	features [][]uint16
	gold     []savedtext.State
	cost     []float64 // by line: how much a mistake on it costs
}

// params are the model's weights while they are learned.
type params struct {
	unary      [][states]float64
	edge       [states][states]float64
	start, end [states]float64
}

func newParams() *params {
	return &params{unary: make([][states]float64, savedtext.Features)}
}

// options of training.
type options struct {
	worst  int // how many of the worst pages to print
	epochs int
	rate   float64 // of AdaGrad
	decay  float64 // weight of the squared weights
	plain  bool    // two states only, body and not, in any order
	margin float64 // how much the cost of lines counts: softmax-margin (Gimpel, Smith 2010)
}

// train learns weights by AdaGrad, page after page in an order that depends on
// nothing but the number of pages, and averages them over the last half.
func train(pages []example, o options) *params {
	w, sum, mean := newParams(), newParams(), newParams()
	order := make([]int, len(pages))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 2))
	counted := 0.0
	g := &sparse{unary: make([][states]float64, savedtext.Features)}
	for epoch := range o.epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			g.fill(&pages[k], w, o)
			w.step(g, sum, o)
			g.clear()
		}
		if epoch >= o.epochs/2 {
			mean.add(w)
			counted++
		}
	}
	mean.scale(1 / counted)
	return mean
}

// sparse is a gradient: the edges whole, of the features those of the page.
type sparse struct {
	unary      [][states]float64
	touched    []uint16 // the rows of unary that are not zero
	edge       [states][states]float64
	start, end [states]float64
}

// fill makes g the gradient of the page's log-likelihood, per line of the square root of
// its length, so that pages with long menus do not outweigh the others.
func (g *sparse) fill(e *example, w *params, o options) {
	n := len(e.gold)
	unary := w.scores(e, o)
	alpha, beta := forward(unary, w), backward(unary, w)
	total := logSum(plus(alpha[n-1], w.end))
	weight := 1 / math.Sqrt(float64(n))
	for i := range n {
		var d [states]float64
		for s := range states {
			d[s] = -weight * math.Exp(alpha[i][s]+beta[i][s]-total)
		}
		d[e.gold[i]] += weight
		g.addLine(e.features[i], &d)
		if i == 0 {
			plusTo(&g.start, &d)
		} else {
			g.addEdges(e, i, &alpha[i-1], &unary[i], &beta[i], w, total, weight)
		}
		if i == n-1 {
			plusTo(&g.end, &d)
		}
	}
}

// clear empties the gradient for the next page.
func (g *sparse) clear() {
	for _, f := range g.touched {
		g.unary[f] = [states]float64{}
	}
	*g = sparse{unary: g.unary, touched: g.touched[:0]}
}

func (g *sparse) addLine(features []uint16, d *[states]float64) {
	for _, f := range features {
		u := &g.unary[f]
		if *u == [states]float64{} {
			g.touched = append(g.touched, f)
		}
		plusTo(u, d)
	}
}

func (g *sparse) addEdges(e *example, i int, alpha, unary, beta *[states]float64, w *params, total, weight float64) {
	for a := range states {
		for b := range states {
			if x := alpha[a] + w.edge[a][b] + unary[b] + beta[b] - total; x > -30 {
				g.edge[a][b] -= weight * math.Exp(x)
			}
		}
	}
	g.edge[e.gold[i-1]][e.gold[i]] += weight
}

// scores are the lines' scores by state, with the cost of a wrong state added.
func (w *params) scores(e *example, o options) [][states]float64 {
	out := make([][states]float64, len(e.gold))
	for i, fs := range e.features {
		for _, f := range fs {
			plusTo(&out[i], &w.unary[f])
		}
		for s := range states {
			if savedtext.State(s).IsBody() != e.gold[i].IsBody() {
				out[i][s] += o.margin * e.cost[i]
			}
		}
	}
	return out
}

func forward(unary [][states]float64, w *params) [][states]float64 {
	out := make([][states]float64, len(unary))
	out[0] = plus(unary[0], w.start)
	for i := 1; i < len(unary); i++ {
		for to := range states {
			var in [states]float64
			for from := range states {
				in[from] = out[i-1][from] + w.edge[from][to]
			}
			out[i][to] = logSum(in) + unary[i][to]
		}
	}
	return out
}

func backward(unary [][states]float64, w *params) [][states]float64 {
	n := len(unary)
	out := make([][states]float64, n)
	out[n-1] = w.end
	for i := n - 2; i >= 0; i-- {
		for from := range states {
			var in [states]float64
			for to := range states {
				in[to] = w.edge[from][to] + unary[i+1][to] + out[i+1][to]
			}
			out[i][from] = logSum(in)
		}
	}
	return out
}

func plus(a, b [states]float64) [states]float64 {
	plusTo(&a, &b)
	return a
}

func plusTo(a, b *[states]float64) {
	for s := range a {
		a[s] += b[s]
	}
}

func logSum(v [states]float64) float64 {
	top := slices.Max(v[:])
	sum := 0.0
	for _, x := range v {
		if x > top-30 {
			sum += math.Exp(x - top)
		}
	}
	return top + math.Log(sum)
}

// step goes up the gradient, with a step for each weight that shrinks as the
// weight's gradients add up.
func (w *params) step(g *sparse, sum *params, o options) {
	for _, f := range g.touched {
		climb(&w.unary[f], &g.unary[f], &sum.unary[f], o)
	}
	for s := range states {
		climb(&w.edge[s], &g.edge[s], &sum.edge[s], o)
	}
	climb(&w.start, &g.start, &sum.start, o)
	climb(&w.end, &g.end, &sum.end, o)
	w.forbid(o.plain)
}

func climb(w, d, sum *[states]float64, o options) {
	for s := range w {
		g := d[s] - o.decay*w[s]
		sum[s] += g * g
		w[s] += o.rate * g / math.Sqrt(sum[s]+1e-6)
	}
}

// forbid keeps the order of the states: a page does not go back to what stands
// before the article, nor leave what stands behind.
func (w *params) forbid(plain bool) {
	const never = -1e4
	for a := range savedtext.States {
		for b := range savedtext.States {
			if plain && b != savedtext.Before && b != savedtext.Body || !plain && !a.May(b) {
				w.edge[a][b] = never
			}
		}
		if plain && a != savedtext.Before && a != savedtext.Body || !plain && a != savedtext.Before && a != savedtext.Begin {
			w.start[a] = never
		}
	}
	if !plain {
		w.end[savedtext.Inside] = never
	}
}

func (w *params) add(o *params) {
	for f := range w.unary {
		plusTo(&w.unary[f], &o.unary[f])
	}
	for s := range states {
		plusTo(&w.edge[s], &o.edge[s])
	}
	plusTo(&w.start, &o.start)
	plusTo(&w.end, &o.end)
}

func (w *params) scale(by float64) {
	for f := range w.unary {
		times(&w.unary[f], by)
	}
	for s := range states {
		times(&w.edge[s], by)
	}
	times(&w.start, by)
	times(&w.end, by)
}

func times(v *[states]float64, by float64) {
	for s := range v {
		v[s] *= by
	}
}

// whole makes the weights whole numbers, as the classifier wants them.
func (w *params) whole(scale float64) *savedtext.Weights {
	out := &savedtext.Weights{Unary: make([][savedtext.States]int16, len(w.unary))}
	for f := range w.unary {
		for s := range states {
			out.Unary[f][s] = int16(clamp(w.unary[f][s]*scale, 32000))
		}
	}
	for a := range states {
		for b := range states {
			out.Edge[a][b] = int32(clamp(w.edge[a][b]*scale, -savedtext.Forbidden))
		}
		out.Start[a] = int32(clamp(w.start[a]*scale, -savedtext.Forbidden))
		out.End[a] = int32(clamp(w.end[a]*scale, -savedtext.Forbidden))
	}
	return out
}

func clamp(x, limit float64) float64 { return math.Round(max(-limit, min(limit, x))) }
