package ingest

import (
	"cmp"
	"math"
	"slices"

	"readout/internal/nlp"
)

// title is the title of the document that is most like the others: no words of
// our own. Documents are compared by the cosine of the content words, each
// counting 1 + ln of its number.
func title(documents []*nlp.Document) string {
	vectors := make([][]weight, len(documents))
	for i, d := range documents {
		vectors[i] = contentWords(d)
	}
	best, top := "", -1.0
	for i, d := range documents {
		sum := 0.0
		for j := range documents {
			if i != j {
				sum += dot(vectors[i], vectors[j])
			}
		}
		if d.Title != "" && sum > top {
			best, top = d.Title, sum
		}
	}
	return best
}

type weight struct {
	word   string
	weight float64
}

// contentWords are the weights of a document's content words, in order, at length
// 1.
func contentWords(d *nlp.Document) []weight {
	count := map[string]int{}
	for _, t := range d.Tokens {
		switch t.POS {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
			count[t.Lower]++
		}
	}
	list := make([]weight, 0, len(count))
	for word, n := range count {
		list = append(list, weight{word, 1 + math.Log(float64(n))})
	}
	slices.SortFunc(list, func(a, b weight) int { return cmp.Compare(a.word, b.word) })
	square := 0.0
	for _, w := range list {
		square += w.weight * w.weight
	}
	for i := range list {
		list[i].weight /= math.Sqrt(square)
	}
	return list
}

func dot(a, b []weight) float64 {
	sum := 0.0
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0].word, b[0].word); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			sum += a[0].weight * b[0].weight
			a, b = a[1:], b[1:]
		}
	}
	return sum
}
