// Traincluster learns the weights by which package cluster judges whether two
// documents report one event.
//
//	go run ./tools/traincluster -data ../shared/data
//
// It reads the collections of stories in the data folder, leaves out the held
// fifth of allsides, and writes weights.go: one number a feature, no text. The
// same articles give the same file.
package main

import (
	"flag"
	"fmt"
	"go/format"
	"log"
	"math"
	"os"
	"strings"

	"readout/internal/cluster"
	"readout/internal/eval"
)

// unlabelled is the weight of a pair with an article without a label, which is
// taken to report another event: most do.
const unlabelled = 0.1

// collections are those learned from.
var collections = []string{"allsides", "giveme5w1h", "basil", "ecbplus"}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data", "the folder of the data sets")
	out := flag.String("o", "internal/cluster/weights.go", "the file to write")
	threshold := flag.Float64("joins", 0.5, "log-odds from which a document joins")
	decay := flag.Float64("decay", 0.003, "L2 penalty")
	count := flag.Int("trees", 80, "trees added to the linear model")
	try := flag.Bool("tune", false, "print what other log-odds to join would give")
	flag.Parse()
	var examples []example
	for _, name := range collections {
		more, err := examplesOf(eval.Data{Dir: *data}, name)
		if err != nil {
			log.Fatal(err)
		}
		positive := 0
		for _, e := range more {
			if e.same {
				positive++
			}
		}
		fmt.Printf("%-12s %7d pairs, %d of one event\n", name, len(more), positive)
		examples = append(examples, balanced(more, name)...)
	}
	weights := learn(examples, *decay)
	boost := newBooster(examples, weights)
	var trees []cluster.Tree
	for range *count {
		trees = append(trees, boost.grow())
	}
	for i, name := range cluster.FeatureNames() {
		fmt.Printf("%-24s %8.3f\n", name, weights[i])
	}
	if *try {
		if err := tune(eval.Data{Dir: *data}, weights, trees, []float64{0, 0.5, 1, 1.5}); err != nil {
			log.Fatal(err)
		}
	}
	if err := os.WriteFile(*out, source(weights, trees, *threshold), 0o644); err != nil {
		log.Fatal(err)
	}
}

// example is a pair of documents that the index brings together.
type example struct {
	x      []float64
	same   bool
	weight float64
}

// examplesOf reads a collection in its order. Of articles without a label nothing
// is learned: some of them report a labelled story.
func examplesOf(data eval.Data, name string) ([]example, error) {
	a, err := eval.ReadArticles(data, name)
	if err != nil {
		return nil, err
	}
	var examples []example
	err = cluster.Examine(a.Documents, func(i, j int, x []float64) {
		s, t := a.Stories[i], a.Stories[j]
		if s == "" && t == "" || name == "allsides" && (eval.Held(s) || eval.Held(t)) {
			return
		}
		e := example{append([]float64(nil), x...), s == t, 1}
		if s == "" || t == "" {
			e.weight = unlabelled
		}
		examples = append(examples, e)
	})
	return examples, err
}

// shares are the parts that the collections have in what is learned: news of many
// outlets first; ecbplus has a few sentences a document and no dates.
var shares = map[string]float64{"allsides": 1, "giveme5w1h": 0.5, "basil": 0.5, "ecbplus": 0.15}

// balanced gives a collection's positive pairs its share together, and its
// negative ones the same again times negatives.
func balanced(examples []example, name string) []example {
	const negatives = 3
	var n [2]float64
	for _, e := range examples {
		n[class(e.same)] += e.weight
	}
	for i := range examples {
		e := &examples[i]
		e.weight *= shares[name] / n[class(e.same)]
		if !e.same {
			e.weight *= negatives
		}
	}
	return examples
}

func class(same bool) int {
	if same {
		return 1
	}
	return 0
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

// source is the Go file.
func source(w []float64, trees []cluster.Tree, threshold float64) []byte {
	var b strings.Builder
	b.WriteString("// Code generated by tools/traincluster. DO NOT EDIT.\n\npackage cluster\n\n")
	b.WriteString("// pairWeights are the log-odds that each feature adds.\nvar pairWeights = [features]float64{\n")
	for i, name := range cluster.FeatureNames() {
		fmt.Fprintf(&b, "%.4f, // %s\n", w[i], name)
	}
	b.WriteString("}\n\n// pairTrees add to them what the features mean together.\nvar pairTrees = []Tree{\n")
	for _, t := range trees {
		fmt.Fprintf(&b, "{%s, %s, %s},\n", list("[...]int", t.Feature[:]), list("[...]float64", t.Cut[:]), list("[...]float64", t.Leaf[:]))
	}
	fmt.Fprintf(&b, "}\n\n// joins is the log-odds from which a document joins a story.\nconst joins = %.2f\n", threshold)
	text, err := format.Source([]byte(b.String()))
	if err != nil {
		log.Fatal(err)
	}
	return text
}

// list is a slice as a Go literal of a type.
func list[T any](kind string, values []T) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = fmt.Sprint(v)
	}
	return kind + "{" + strings.Join(parts, ", ") + "}"
}
