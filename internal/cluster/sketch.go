package cluster

import (
	"cmp"
	"math"
	"slices"
	"time"

	"readout/internal/nlp"
	"readout/internal/nlp/embed"
)

// The sizes of a sketch bound its memory to about 4 kB.
const (
	maxTerms    = 120
	maxTitle    = 24
	maxNames    = 40
	maxNumbers  = 24
	leadWords   = 130
	embedBytes  = 1500
	maxWords    = 1500 // words read of a document
	titleWords  = 25   // of the first sentence, where there is no title
	titleWeight = 3    // times that a word of the title counts in the body
)

// term is a word with its weight in a vector of length 1.
type term struct {
	id     uint32
	weight float32
}

// vector is a list of terms in order of their id.
type vector []term

// sketch is what is kept of a document for comparing: at most about 4 kB.
type sketch struct {
	title, lead, body, names vector
	numbers                  []uint32 // hashes of figures, sorted
	titleNumbers             []uint32
	days                     []int32 // days that the text names, since 1970, sorted
	months                   []int32 // months that it names without a day, since year 0
	day                      int32   // the document's own, noDay where unknown
	meaning, leadMeaning     [embed.Dim]int8
	heading                  []titleWord // the title's words in their order
	words                    int
	language                 string
	live                     bool // a live blog, a round-up, an opinion piece
	shingles                 shingles
	keys                     []term // the heaviest terms, heaviest first: for the index
}

const noDay = math.MinInt32

// parts are the title and the body of a document, captions and bylines left out.
func parts(d *nlp.Document) (title, body string) {
	start := -1
	for _, b := range d.Blocks {
		switch b.Kind {
		case nlp.CaptionBlock, nlp.BylineBlock, nlp.DatelineBlock, nlp.TitleBlock:
			continue
		}
		if start < 0 {
			start = b.Start
		}
	}
	title = d.Title
	if start < 0 {
		start = 0
	}
	body = d.Text[start:]
	if title == "" {
		title = firstWords(body, titleWords)
	}
	return title, body
}

// firstWords is the first sentence or line of a text, of at most n words.
func firstWords(text string, n int) string {
	count, end := 0, len(text)
	scanWords(text, func(w word, _ []byte) bool {
		if count > 3 && w.sentenceStart || count == n {
			end = w.start
			return false
		}
		count++
		return true
	})
	return text[:end]
}

// counts are what one pass over a document counts.
type counts struct {
	body, lead, title map[uint32]float32
	capital           map[uint32]float32 // times with a capital inside a sentence
	lower             map[uint32]float32 // times without
	numbers, inTitle  map[uint32]bool
	words             int
}

func countWords(title, body string) *counts {
	c := &counts{
		body: map[uint32]float32{}, lead: map[uint32]float32{}, title: map[uint32]float32{},
		capital: map[uint32]float32{}, lower: map[uint32]float32{},
		numbers: map[uint32]bool{}, inTitle: map[uint32]bool{},
	}
	scanWords(title, func(w word, lower []byte) bool {
		if w.number && !isYear(lower) {
			c.inTitle[w.id], c.numbers[w.id] = true, true
		}
		if !w.stop {
			c.title[w.id]++
			c.lead[w.id]++
			c.body[w.id] += titleWeight
		}
		return true
	})
	scanWords(body, func(w word, lower []byte) bool {
		c.words++
		c.bodyWord(w, lower)
		return c.words < maxWords
	})
	return c
}

func (c *counts) bodyWord(w word, lower []byte) {
	if w.stop {
		return
	}
	if w.number && len(lower) > 1 && !isYear(lower) {
		c.numbers[w.id] = true
	}
	c.body[w.id]++
	if c.words < leadWords {
		c.lead[w.id]++
		c.body[w.id]++
	}
	switch {
	case w.capital && !w.sentenceStart:
		c.capital[w.id]++
	case !w.capital:
		c.lower[w.id]++
	}
}

// isYear reports whether a number may be a year of our time: those tell little.
func isYear(w []byte) bool {
	return len(w) == 4 && (w[0] == '1' && w[1] == '9' || w[0] == '2' && w[1] == '0')
}

// sketchOf makes the sketch of a document. The document's terms are weighed as
// the frequencies stand now, and then counted.
func sketchOf(d *nlp.Document, f *frequencies, scratch *[]float32) *sketch {
	title, body := parts(d)
	c := countWords(title, body)
	s := &sketch{words: c.words, language: d.Language, day: dayOf(d), live: welds(title, body)}
	s.body = f.vector(c.body, maxTerms)
	s.heading = titleWordsOf(title)
	s.lead = f.vector(c.lead, maxTerms)
	s.title = f.vector(c.title, maxTitle)
	names := map[uint32]float32{}
	for id, n := range c.capital {
		if n > c.lower[id] {
			names[id] = n
		}
	}
	s.names = f.vector(names, maxNames)
	s.numbers, s.titleNumbers = sortedKeys(c.numbers, maxNumbers), sortedKeys(c.inTitle, maxNumbers)
	s.days, s.months = namedDays(body, s.day), namedMonths(body, s.day)
	s.embed(f.model, title, body, scratch)
	s.shingles = shinglesOf(body)
	s.keys = slices.Clone(s.body)
	slices.SortFunc(s.keys, heavier)
	s.keys = slices.Clone(s.keys[:min(len(s.keys), indexTerms)])
	terms := make([]uint32, 0, len(c.body))
	for id := range c.body {
		terms = append(terms, id)
	}
	f.add(terms)
	return s
}

func heavier(a, b term) int {
	return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
}

// embed sets the meaning of title and lead, and of the beginning of the text.
func (s *sketch) embed(m *embed.Model, title, body string, scratch *[]float32) {
	lead := body[:min(len(body), embedBytes/4)]
	*scratch = m.Embed(*scratch, title+". "+lead)
	quantize(&s.leadMeaning, *scratch)
	*scratch = m.Embed(*scratch, body[:min(len(body), embedBytes)])
	quantize(&s.meaning, *scratch)
}

func quantize(dst *[embed.Dim]int8, v []float32) {
	for i, x := range v {
		dst[i] = int8(max(-127, min(127, math.Round(float64(x)*400))))
	}
}

// vector weighs counts by (1 + ln count) · idf and keeps the n heaviest, at
// length 1.
func (f *frequencies) vector(counts map[uint32]float32, n int) vector {
	v := make(vector, 0, len(counts))
	for id, count := range counts {
		if w := float32(1+math.Log(float64(count))) * f.idf(id); w > 0 {
			v = append(v, term{id, w})
		}
	}
	slices.SortFunc(v, heavier)
	v = slices.Clone(v[:min(len(v), n)])
	square := 0.0
	for _, t := range v {
		square += float64(t.weight) * float64(t.weight)
	}
	if square > 0 {
		norm := float32(1 / math.Sqrt(square))
		for i := range v {
			v[i].weight *= norm
		}
	}
	slices.SortFunc(v, func(a, b term) int { return cmp.Compare(a.id, b.id) })
	return v
}

func sortedKeys(m map[uint32]bool, n int) []uint32 {
	keys := make([]uint32, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys[:min(len(keys), n)]
}

// dayOf is the day to which the document belongs, since 1970: the anchor of its
// text, else its publication; noDay where unknown.
func dayOf(d *nlp.Document) int32 {
	for _, date := range []nlp.Date{d.Dates.Anchor.Date, d.Dates.Published.Date} {
		if date.Precision >= nlp.Day {
			y, m, n := date.Time.Date()
			return dayNumber(y, m, n)
		}
	}
	return noDay
}

func dayNumber(y int, m time.Month, n int) int32 {
	return int32(time.Date(y, m, n, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
