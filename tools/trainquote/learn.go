package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"readout/internal/nlp/quote"
)

type options struct {
	epochs        int
	rate          float64
	decay, sparse float64
	folds         int
}

// names of the models, in their order.
var names = [...]string{"cue", "content", "source", "words"}

// pace is each model's share of the learning rate: the many cases without a cue
// are soon learned by heart.
var pace = [...]float64{0.4, 1, 1, 1}

// learner trains one model with AdaGrad; L1 is applied lazily by a final soft
// threshold.
type learner struct {
	w, sum []float32
	o      options
	rate   float64
}

func (l *learner) step(features []uint32, gradient float64) {
	for _, k := range features {
		g := float32(gradient + l.o.decay*float64(l.w[k]))
		l.sum[k] += g * g
		l.w[k] -= float32(l.rate) * g / (1e-4 + float32(math.Sqrt(float64(l.sum[k]))))
	}
}

func (l *learner) score(features []uint32) float64 {
	s := float32(0)
	for _, k := range features {
		s += l.w[k]
	}
	return float64(s)
}

// learn trains all models. The cases are shuffled in the same way in each run.
func learn(all []*quote.Examples, o options) *quote.Models {
	m := quote.NewModels()
	for i := range names {
		l := &learner{w: m[i], sum: make([]float32, len(m[i])), o: o}
		random := rand.New(rand.NewPCG(1, uint64(i)))
		cases, groups := collect(all, i)
		mean := make([]float32, len(m[i]))
		for e := range o.epochs {
			l.rate = o.rate * pace[i] * (1 - float64(e)/float64(o.epochs+1))
			random.Shuffle(len(cases), func(a, b int) { cases[a], cases[b] = cases[b], cases[a] })
			random.Shuffle(len(groups), func(a, b int) { groups[a], groups[b] = groups[b], groups[a] })
			for _, c := range cases {
				l.logistic(c)
			}
			for _, g := range groups {
				l.softmax(g)
			}
			if e >= o.epochs/2 {
				for k, x := range l.w {
					mean[k] += x / float32(o.epochs-o.epochs/2)
				}
			}
		}
		for k, x := range mean {
			m[i][k] = x
			if math.Abs(float64(x)) < o.sparse {
				m[i][k] = 0
			}
		}
	}
	return m
}

// wholeModel is the index of the model that judges whole findings.
const wholeModel = 4

// jackknife gives the findings in each part of the articles by models that have
// learned from the others: with the certainty that they have on new text.
func jackknife(articles []article, all []*quote.Examples, o options) []quote.Case {
	var out []quote.Case
	for fold := range o.folds {
		var seen []*quote.Examples
		var unseen []article
		for i := range all {
			if i%o.folds != fold {
				seen = append(seen, all[i])
			} else {
				unseen = append(unseen, articles[i])
			}
		}
		out = append(out, findings(unseen, learn(seen, o))...)
	}
	return out
}

func findings(articles []article, m *quote.Models) []quote.Case {
	var out []quote.Case
	for _, a := range articles {
		out = append(out, quote.Stage{}.Wholes(a.Document, a.Gold, m)...)
	}
	return out
}

// learnWhole trains the model that judges whole findings.
func learnWhole(m *quote.Models, cases []quote.Case, o options) {
	l := &learner{w: m[wholeModel], sum: make([]float32, len(m[wholeModel])), o: o}
	random := rand.New(rand.NewPCG(1, wholeModel))
	mean := make([]float32, len(l.w))
	for e := range o.epochs {
		l.rate = o.rate * pace[0] * (1 - float64(e)/float64(o.epochs+1))
		random.Shuffle(len(cases), func(a, b int) { cases[a], cases[b] = cases[b], cases[a] })
		for _, c := range cases {
			l.logistic(c)
		}
		if e >= o.epochs/2 {
			for k, x := range l.w {
				mean[k] += x / float32(o.epochs-o.epochs/2)
			}
		}
	}
	copy(l.w, mean)
}

func collect(all []*quote.Examples, model int) (cases []quote.Case, groups []quote.Group) {
	for _, e := range all {
		if model == 0 {
			cases = append(cases, e.Cues...)
		}
		groups = append(groups, e.Groups[model]...)
	}
	return cases, groups
}

func (l *learner) logistic(c quote.Case) {
	p := 1 / (1 + math.Exp(-l.score(c.Features)))
	if c.Positive {
		p--
	}
	if math.Abs(p) > 0.005 {
		l.step(c.Features, p)
	}
}

func (l *learner) softmax(g quote.Group) {
	scores := make([]float64, len(g.Choices))
	top := math.Inf(-1)
	for i, f := range g.Choices {
		scores[i] = l.score(f)
		top = max(top, scores[i])
	}
	sum := 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - top)
		sum += scores[i]
	}
	for i, f := range g.Choices {
		p := scores[i] / sum
		if i == g.Right {
			p--
		}
		if math.Abs(p) > 0.005 {
			l.step(f, p)
		}
	}
}

// accuracy tells how often each model is right: F1 of the cues, and the share of
// groups in which the right choice has the highest score.
func accuracy(m *quote.Models, all []*quote.Examples) string {
	var out []string
	for i := range names {
		cases, groups := collect(all, i)
		l := &learner{w: m[i]}
		if i == 0 {
			out = append(out, cueScore(l, cases))
			continue
		}
		right := 0
		for _, g := range groups {
			best := 0
			for k := range g.Choices {
				if l.score(g.Choices[k]) > l.score(g.Choices[best]) {
					best = k
				}
			}
			if best == g.Right {
				right++
			}
		}
		out = append(out, fmt.Sprintf("%s %.3f of %d", names[i], float64(right)/float64(max(1, len(groups))), len(groups)))
	}
	return strings.Join(out, ", ")
}

func cueScore(l *learner, cases []quote.Case) string {
	out := "cue F1"
	for _, threshold := range []float64{-1, -0.7, -0.5, -0.3, 0, 0.3} {
		hit, said, all := 0, 0, 0
		for _, c := range cases {
			yes := l.score(c.Features) > threshold
			if yes {
				said++
			}
			if c.Positive {
				all++
				if yes {
					hit++
				}
			}
		}
		out += fmt.Sprintf(" %.3f(%+.1f)", 2*float64(hit)/float64(max(1, said+all)), threshold)
	}
	return out
}

// reach tells how many gold spans are among the choices.
func reach(all []*quote.Examples) string {
	var out []string
	for i, name := range names {
		n, in := 0, 0
		for _, e := range all {
			n += e.Reach[i][0]
			in += e.Reach[i][1]
		}
		if n > 0 {
			out = append(out, fmt.Sprintf("%s %d of %d (%.3f) among the choices", name, in, n, float64(in)/float64(n)))
		}
	}
	return strings.Join(out, ", ")
}
