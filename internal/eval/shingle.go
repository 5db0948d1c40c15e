package eval

import (
	"strings"
	"unicode"
)

// shingleWords is the length of a shingle in the article-extraction benchmark.
const shingleWords = 4

// shingleScore adds up the metric of the article-extraction benchmark
// (Scrapinghub 2020): each page's texts are compared as multisets of 4-word
// shingles; precision and recall are means over the pages; F1 is of the means.
type shingleScore struct {
	precision, recall   float64
	predicted, expected int // pages with any text
}

// add scores one page and returns its own precision and recall.
func (s *shingleScore) add(gold, got string) (precision, recall float64) {
	g, p := shingles(gold), shingles(got)
	common, nGold, nGot := 0, 0, 0
	for k, n := range g {
		nGold += n
		common += min(n, p[k])
	}
	for _, n := range p {
		nGot += n
	}
	if nGot > 0 {
		precision = float64(common) / float64(nGot)
		s.precision += precision
		s.predicted++
	}
	if nGold > 0 {
		recall = float64(common) / float64(nGold)
		s.recall += recall
		s.expected++
	}
	return precision, recall
}

// means are the mean precision, the mean recall and the F1 of the two.
func (s *shingleScore) means() (precision, recall, f1 float64) {
	if s.predicted == 0 || s.expected == 0 {
		return 0, 0, 0
	}
	precision = s.precision / float64(s.predicted)
	recall = s.recall / float64(s.expected)
	return precision, recall, harmonic(precision, recall)
}

// shingles counts the runs of four words of a text, a word being a run of
// letters, digits, marks and underscores. A shorter text is one shingle.
func shingles(text string) map[string]int {
	words := strings.FieldsFunc(text, notWord)
	counts := map[string]int{}
	if len(words) == 0 {
		return counts
	}
	for i := 0; i < max(1, len(words)-shingleWords+1); i++ {
		counts[strings.Join(words[i:min(i+shingleWords, len(words))], " ")]++
	}
	return counts
}

func notWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
}

// harmonic is the harmonic mean, F1 of a precision and a recall; 0 where both
// are 0.
func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
