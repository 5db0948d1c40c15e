package cluster

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

// vector is a document's words with their weights, of length 1. The words are
// sorted, so that sums come out the same on every run.
type vector struct {
	words   []string
	weights []float64
}

// titleWeight is how many times a word of the title counts; names, which tell
// events apart, count double everywhere.
const titleWeight = 3

// vectorOf weighs the words of a document: 1 + ln of their count, twice for what
// is written with a capital more often than not.
func vectorOf(d *nlp.Document) vector {
	counts := map[string]float64{}
	capitals := map[string]float64{}
	for _, b := range d.Blocks {
		weight := 1.0
		switch b.Kind {
		case nlp.TitleBlock:
			weight = titleWeight
		case nlp.CaptionBlock, nlp.BylineBlock, nlp.DatelineBlock:
			continue
		}
		for w := range strings.FieldsFuncSeq(d.Slice(b.Span), notWord) {
			lower := strings.ToLower(strings.TrimSuffix(w, "’s"))
			if utf8.RuneCountInString(lower) < 3 || common[lower] {
				continue
			}
			counts[lower] += weight
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
				capitals[lower] += weight
			}
		}
	}
	v := vector{words: slices.Sorted(maps.Keys(counts))}
	norm := 0.0
	for _, w := range v.words {
		weight := 1 + math.Log(counts[w])
		if capitals[w]*2 > counts[w] {
			weight *= 2
		}
		v.weights = append(v.weights, weight)
		norm += weight * weight
	}
	for i := range v.weights {
		v.weights[i] /= math.Sqrt(norm)
	}
	return v
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' }

// cosine is the similarity of two vectors, in 0..1.
func (v vector) cosine(o vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(v.words) && j < len(o.words); {
		switch c := strings.Compare(v.words[i], o.words[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			sum += v.weights[i] * o.weights[j]
			i++
			j++
		}
	}
	return sum
}

// common are words that stand in any report.
var common = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`the and for that with was were has have had been are this from they
		their them his her she its not but will would could should can may might which who whom whose what when
		where while after before over under into about against between during than then there here more most
		some such only also other another new one two three first second last year years month months week weeks
		day days today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday said says say
		told added according statement spokesman spokeswoman spokesperson official officials reporters news
		report reports reported people because since until both each all any many much very just still being
		our your you him how why does did out off now own same per via mr mrs ms`) {
		m[w] = true
	}
	return m
}()
