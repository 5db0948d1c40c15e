package main

import (
	"log"
	"math"
	"math/rand/v2"

	"readout/internal/nlp/coref"
)

const (
	rounds  = 12
	batch   = 16
	rate    = 2e-3
	penalty = 1e-3
)

// A network is the mean of several that are learned apart, from different
// beginnings and in different order, side by side in one hidden layer.
const (
	members = 1
	hidden  = coref.Hidden / members
)

// parameters are a network's weights in one row: In, Bias, Out, Last.
const parameters = coref.Features*hidden + hidden + hidden + 1

// fit learns the network of a class.
func fit(set, check []example, seed uint64) *coref.Network {
	n := new(coref.Network)
	for i := range members {
		place(n, learn(set, check, seed*members+uint64(i)), i)
	}
	return n
}

// learn learns one member. What is held out is looked at only to print a number.
func learn(set, check []example, seed uint64) []float64 {
	random := rand.New(rand.NewPCG(seed, 1))
	w := make([]float64, parameters)
	for i := range coref.Features * hidden {
		w[i] = random.NormFloat64() * 0.15
	}
	for i := range hidden {
		w[coref.Features*hidden+hidden+i] = random.NormFloat64() * 0.3
	}
	a := adam{mean: make([]float64, parameters), square: make([]float64, parameters)}
	g := make([]float64, parameters)
	for round := range rounds {
		order := random.Perm(len(set))
		loss := 0.0
		for start := 0; start < len(order); start += batch {
			clear(g)
			end := min(start+batch, len(order))
			for _, i := range order[start:end] {
				loss -= set[i].gradient(w, g)
			}
			a.step(w, g, float64(end-start), rate*(1-float64(round)/rounds))
		}
		if round%4 == 3 || round == rounds-1 {
			log.Printf("round %d: loss %.4f, accuracy %.4f, held out %.4f %.4f (%d)", round, loss/float64(len(set)), accuracy(set, w), meanLoss(check, w), accuracy(check, w), len(check))
		}
	}
	return w
}

// adam is the state of the optimiser (Kingma and Ba 2015).
type adam struct {
	mean, square []float64
	steps        int
}

// step climbs along the gradient of n examples.
func (a *adam) step(w, g []float64, n, rate float64) {
	const b1, b2, epsilon = 0.9, 0.999, 1e-8
	a.steps++
	c1, c2 := 1-math.Pow(b1, float64(a.steps)), 1-math.Pow(b2, float64(a.steps))
	for i := range w {
		d := g[i]/n - penalty*w[i]
		a.mean[i] = b1*a.mean[i] + (1-b1)*d
		a.square[i] = b2*a.square[i] + (1-b2)*d*d
		w[i] += rate * (a.mean[i] / c1) / (math.Sqrt(a.square[i]/c2) + epsilon)
	}
}

// score is the network's output and its hidden units, for a candidate.
func score(w []float64, f []float32, h *[hidden]float64) float64 {
	const biases = coref.Features * hidden
	copy(h[:], w[biases:biases+hidden])
	for i, v := range f {
		if v == 0 {
			continue
		}
		row := w[i*hidden : i*hidden+hidden]
		for k := range h {
			h[k] += float64(v) * row[k]
		}
	}
	s := w[parameters-1]
	for k, v := range h {
		if v > 0 {
			s += v * w[biases+hidden+k]
		}
	}
	return s
}

// gradient adds that of the log probability of the right candidates, or of "none"
// where there are none, and gives that probability's logarithm.
func (e example) gradient(w, g []float64) float64 {
	n := len(e.features)
	h := make([][hidden]float64, n)
	p := make([]float64, n)
	top := 0.0
	for i, f := range e.features {
		p[i] = score(w, f, &h[i])
		top = max(top, p[i])
	}
	all, good := math.Exp(-top), 0.0
	none := all
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		all += p[i]
		if e.right[i] {
			good += p[i]
		}
	}
	for i, f := range e.features {
		d := -p[i] / all
		if e.right[i] {
			d += p[i] / good
		}
		back(w, g, f, &h[i], d*e.weight)
	}
	if good == 0 {
		good = none
	}
	return math.Log(good / all)
}

// back adds the gradient of one candidate's score, times d.
func back(w, g []float64, f []float32, h *[hidden]float64, d float64) {
	const biases = coref.Features * hidden
	var dh [hidden]float64
	g[parameters-1] += d
	for k, v := range h {
		if v > 0 {
			g[biases+hidden+k] += d * v
			dh[k] = d * w[biases+hidden+k]
			g[biases+k] += dh[k]
		}
	}
	for i, v := range f {
		if v == 0 {
			continue
		}
		row := g[i*hidden : i*hidden+hidden]
		for k := range dh {
			row[k] += float64(v) * dh[k]
		}
	}
}

// meanLoss is the mean of minus the log probability of the right candidates.
func meanLoss(set []example, w []float64) float64 {
	unused := make([]float64, parameters)
	sum := 0.0
	for _, e := range set {
		sum -= e.gradient(w, unused)
	}
	return sum / float64(max(len(set), 1))
}

// accuracy is the share of examples whose best candidate is right, or that have
// none and get none.
func accuracy(set []example, w []float64) float64 {
	var h [hidden]float64
	right := 0
	for _, e := range set {
		best, at, any := 0.0, -1, false
		for i, f := range e.features {
			if s := score(w, f, &h); s > best {
				best, at = s, i
			}
			any = any || e.right[i]
		}
		if at < 0 && !any || at >= 0 && e.right[at] {
			right++
		}
	}
	return float64(right) / float64(max(len(set), 1))
}

// place puts member m's weights into its place in the network.
func place(n *coref.Network, w []float64, m int) {
	at := 0
	next := func() float32 { at++; return float32(w[at-1]) }
	from := m * hidden
	for i := range n.In {
		for k := range hidden {
			n.In[i][from+k] = next()
		}
	}
	for k := range hidden {
		n.Bias[from+k] = next()
	}
	for k := range hidden {
		n.Out[from+k] = next() / members
	}
	n.Last += next() / members
}
