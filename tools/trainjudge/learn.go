package main

import "math"

// example is two assertions by their features, and 1 where they are of one thing.
type example struct {
	x    []float64
	same int
}

// learn fits a logistic regression by Newton's method. decay is the L2 penalty on all weights
// but the first; cross-validation over the folders chose that of each judge.
func learn(examples []example, decay float64) []float64 {
	if len(examples) == 0 {
		return nil
	}
	w := make([]float64, len(examples[0].x))
	for range 40 {
		gradient, hessian := derivatives(examples, w, decay)
		size := 0.0
		for i, step := range solve(hessian, gradient) {
			w[i] += step
			size = max(size, math.Abs(step))
		}
		if size < 1e-8 {
			break
		}
	}
	return w
}

// derivatives of the log-likelihood, the lower half of the second with its sign turned.
func derivatives(examples []example, w []float64, decay float64) (gradient []float64, hessian [][]float64) {
	gradient, hessian = make([]float64, len(w)), make([][]float64, len(w))
	for i := range hessian {
		hessian[i] = make([]float64, len(w))
		hessian[i][i] = 1e-9
		if i > 0 {
			gradient[i] = -decay * w[i]
			hessian[i][i] = decay
		}
	}
	for _, e := range examples {
		p := 1 / (1 + math.Exp(-dot(w, e.x)))
		for i, x := range e.x {
			gradient[i] += (float64(e.same) - p) * x
			for j := range i + 1 {
				hessian[i][j] += p * (1 - p) * x * e.x[j]
			}
		}
	}
	return gradient, hessian
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// solve solves a·x = b for a symmetric positive definite a, of which the lower half is
// given, by Cholesky's decomposition. It overwrites a.
func solve(a [][]float64, b []float64) []float64 {
	for i := range a {
		for j := range i + 1 {
			sum := a[i][j] - dot(a[i][:j], a[j][:j])
			if i == j {
				a[i][i] = math.Sqrt(sum)
			} else {
				a[i][j] = sum / a[j][j]
			}
		}
	}
	x := make([]float64, len(b))
	for i := range x {
		x[i] = (b[i] - dot(a[i][:i], x[:i])) / a[i][i]
	}
	for i := len(x) - 1; i >= 0; i-- {
		for k := i + 1; k < len(x); k++ {
			x[i] -= a[k][i] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}
