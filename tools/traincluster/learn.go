package main

import (
	"math"

	"readout/internal/cluster"
)

// example is what is judged, and whether it is of one event.
type example struct {
	x      []float64
	same   bool
	weight float64
}

func class(same bool) int {
	if same {
		return 1
	}
	return 0
}

// balanced gives a collection's positive examples its share together, and its
// negative ones the same again times negatives. The examples given keep their weight.
func balanced(examples []example, share float64) []example {
	const negatives = 3
	var n [2]float64
	for _, e := range examples {
		n[class(e.same)] += e.weight
	}
	list := make([]example, len(examples))
	for i, e := range examples {
		e.weight *= share / n[class(e.same)]
		if !e.same {
			e.weight *= negatives
		}
		list[i] = e
	}
	return list
}

// decay is the L2 penalty on the linear part.
const decay = 0.003

// fit learns a linear model, and trees that add to it.
func fit(examples []example, trees int) cluster.Model {
	m := cluster.Model{Weights: learn(examples, decay)}
	for i, w := range m.Weights {
		m.Weights[i] = math.Round(w*1e4) / 1e4
	}
	b := newBooster(examples, m.Weights)
	for range trees {
		m.Trees = append(m.Trees, b.grow())
	}
	return m
}

// learn fits a logistic regression by Newton's method, with an L2 penalty on all
// weights but the first.
func learn(examples []example, decay float64) []float64 {
	n := len(examples[0].x)
	w := make([]float64, n)
	for range 30 {
		gradient, hessian := make([]float64, n), make([][]float64, n)
		for i := range hessian {
			hessian[i] = make([]float64, n)
			if i > 0 {
				gradient[i] = -decay * w[i]
				hessian[i][i] = decay
			}
			hessian[i][i] += 1e-9
		}
		for _, e := range examples {
			accumulate(gradient, hessian, e, w)
		}
		step := solve(hessian, gradient)
		size := 0.0
		for i := range w {
			w[i] += step[i]
			size = max(size, math.Abs(step[i]))
		}
		if size < 1e-9 {
			break
		}
	}
	return w
}

func accumulate(gradient []float64, hessian [][]float64, e example, w []float64) {
	z := 0.0
	for i, x := range e.x {
		z += x * w[i]
	}
	p := 1 / (1 + math.Exp(-z))
	for i, x := range e.x {
		gradient[i] += e.weight * (float64(class(e.same)) - p) * x
		for j := range e.x[:i+1] {
			hessian[i][j] += e.weight * p * (1 - p) * x * e.x[j]
		}
	}
}

// solve solves a·x = b for a symmetric positive definite a, of which the lower
// half is given, by Cholesky's decomposition. It overwrites a.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for j := range i + 1 {
			sum := a[i][j]
			for k := range j {
				sum -= a[i][k] * a[j][k]
			}
			if i == j {
				a[i][i] = math.Sqrt(sum)
			} else {
				a[i][j] = sum / a[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		x[i] = b[i]
		for k := range i {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= a[k][i] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}
