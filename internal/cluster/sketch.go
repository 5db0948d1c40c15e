package cluster

import (
	"math"
	"slices"
	"strings"
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
	sure                     bool    // the page itself shows its day
	weekdays                 uint8   // that the beginning names, a bit each
	meaning, leadMeaning     meaning
	heading                  []titleWord // the title's words in their order
	words                    int
	language                 string
	live                     bool // a live blog, a round-up, an opinion piece
	machine                  bool // translated by machine
	shingles                 shingles
	keys                     []term // the heaviest terms, heaviest first: for the index
}

// Sketch is what a Clusterer keeps of a document: see AddSketch.
type Sketch struct {
	ID     string // Document.ID
	agency string
	terms  []uint32 // all its terms: what its frequency of terms is counted by
	sketch
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
	return title, body
}

// firstWords is the first sentence or line of a text, of at most n words.
func firstWords(text string, words []word, n int) string {
	for i := range words {
		if i > 3 && words[i].is(sentenceStart) || i == n {
			return text[:words[i].start]
		}
	}
	return text
}

// count is how often a term stands in the parts of a document.
type count struct {
	id                uint32
	body, lead, title float32
	capital, lower    float32 // with a capital inside a sentence, and without
	numbers           numberPlace
	idf               float32
}

// numberPlace tells where a figure stands.
type numberPlace uint8

const (
	inBody numberPlace = 1 << iota
	inTitle
)

// counts are what one pass over a document counts.
type counts struct {
	list  []count
	table table // of terms in list
	words int
}

func (c *counts) of(id uint32) *count {
	at, is := c.table.add(id, len(c.list))
	if !is {
		c.list = append(c.list, count{id: id})
	}
	return &c.list[at]
}

// reset makes c ready for another document.
func (c *counts) reset() {
	c.table.clear()
	c.list, c.words = c.list[:0], 0
}

func (c *counts) titleWord(w *word) {
	if w.is(number) && !w.year() {
		c.of(w.id).numbers |= inTitle | inBody
	}
	if !w.is(stop) {
		n := c.of(w.id)
		n.title++
		n.lead++
		n.body += titleWeight
	}
}

func (c *counts) bodyWord(w *word) {
	c.words++
	if w.is(stop) {
		return
	}
	n := c.of(w.id)
	if w.is(number) && w.is(long) && !w.year() {
		n.numbers |= inBody
	}
	n.body++
	if c.words < leadWords {
		n.lead++
		n.body++
	}
	switch {
	case w.is(capital) && !w.is(sentenceStart):
		n.capital++
	case !w.is(capital):
		n.lower++
	}
}

// Sketch makes the sketch of a document as it stands now: it belongs to the next
// call of AddSketch.
func (c *Clusterer) Sketch(d *nlp.Document) *Sketch {
	s := &Sketch{ID: d.ID, agency: d.Agency, sketch: *c.sketcher.sketchOf(d)}
	s.terms = make([]uint32, len(c.sketcher.counts.list))
	for i := range c.sketcher.counts.list {
		s.terms[i] = c.sketcher.counts.list[i].id
	}
	return s
}

// sketcher makes sketches; what it needs for one serves the next.
type sketcher struct {
	frequencies *frequencies
	counts      counts
	words       []word
	titleWords  []word
	terms       []term
	order       []uint64
	heavy       []term
	packed      []term // the vectors of the sketch in the making
}

// sketchOf makes the sketch of a document. Its terms are weighed as the
// frequencies stand now.
func (k *sketcher) sketchOf(d *nlp.Document) *sketch {
	title, body := parts(d)
	k.words = appendWords(k.words[:0], body)
	if title == "" {
		title = firstWords(body, k.words, titleWords)
	}
	k.titleWords = appendWords(k.titleWords[:0], title)
	k.count()
	s := &sketch{words: k.counts.words, language: d.Language, day: dayOf(d), live: welds(title, body), machine: d.Translated.Machine}
	s.sure, s.weekdays = shown(d), namedWeekdays(k.words[:min(len(k.words), leadWords)])
	s.heading = titleWordsOf(k.titleWords)
	k.packed = k.packed[:0]
	s.body = k.weigh(maxTerms, func(c *count) float32 { return c.body })
	s.lead = k.weigh(maxTerms, func(c *count) float32 { return c.lead })
	s.title = k.weigh(maxTitle, func(c *count) float32 { return c.title })
	s.names = k.weigh(maxNames, func(c *count) float32 {
		if c.capital > c.lower {
			return c.capital
		}
		return 0
	})
	s.numbers, s.titleNumbers = k.numbers(inBody), k.numbers(inTitle)
	s.days, s.months = namedDays(k.words, s.day), namedMonths(k.words, s.day)
	s.embed(k, title, body)
	s.shingles = shinglesOf(body, k.words)
	s.keys = k.heaviest(s.body, indexTerms)
	pack(&s.title, &s.lead, &s.body, &s.names, (*vector)(&s.keys))
	pack(&s.numbers, &s.titleNumbers, &s.shingles.own, &s.shingles.quoted)
	return s
}

// pack puts lists one after the other into one piece of memory of their own: what
// is near in memory is compared quicker, and there is less to look after.
func pack[T any, S ~[]T](lists ...*S) {
	n := 0
	for _, l := range lists {
		n += len(*l)
	}
	all := make(S, 0, n)
	for _, l := range lists {
		at := len(all)
		all = append(all, *l...)
		*l = all[at:len(all):len(all)]
	}
}

func (k *sketcher) count() {
	c := &k.counts
	c.reset()
	for i := range k.titleWords {
		c.titleWord(&k.titleWords[i])
	}
	for i := range k.words[:min(len(k.words), maxWords)] {
		c.bodyWord(&k.words[i])
	}
	for i := range c.list {
		c.list[i].idf = k.frequencies.idf(c.list[i].id)
	}
}

// heaviest are the n heaviest of some terms, the heaviest first, of equal ones that
// of the lesser id. Weights are above 0, so that their bits are in their order: one
// number holds the whole key. The list is valid until the next call.
func (k *sketcher) heaviest(terms []term, n int) []term {
	k.order = k.order[:0]
	for _, t := range terms {
		k.order = append(k.order, uint64(^math.Float32bits(t.weight))<<32|uint64(t.id))
	}
	slices.Sort(k.order)
	k.heavy = k.heavy[:0]
	for _, o := range k.order[:min(len(k.order), n)] {
		k.heavy = append(k.heavy, term{uint32(o), math.Float32frombits(^uint32(o >> 32))})
	}
	return k.heavy
}

// embed sets the meaning of title and lead, and of the beginning of the text.
func (s *sketch) embed(k *sketcher, title, body string) {
	m := k.frequencies.model
	lead := body[:wordEnd(body, embedBytes/4)]
	var whole, first [embed.Dim]float32
	m.Add(&whole, lead)
	first = whole
	m.Add(&first, title)
	m.Add(&whole, body[len(lead):min(len(body), embedBytes)])
	s.leadMeaning.quantize(&first)
	s.meaning.quantize(&whole)
}

// wordEnd is where the last word of the first n bytes of a text ends that a space
// follows; n, or the text's end, where there is none.
func wordEnd(text string, n int) int {
	if len(text) <= n {
		return len(text)
	}
	if at := strings.LastIndexByte(text[:n], ' '); at >= 0 {
		return at
	}
	return n
}

// meaning is a vector of package embed in small integers.
type meaning struct {
	v    [embed.Dim]int8
	norm float32
}

// quantize sets the meaning to a sum of vectors, which it scales to length 1.
func (a *meaning) quantize(v *[embed.Dim]float32) {
	embed.Normalize(v)
	square := 0.0
	for i, x := range v {
		n := math.Round(float64(x) * 400)
		a.v[i] = int8(max(-127, min(127, n)))
		square += float64(a.v[i]) * float64(a.v[i])
	}
	a.norm = float32(math.Sqrt(square))
}

// cosine is the cosine of two meanings, 0 where one has none.
func (a *meaning) cosine(b *meaning) float64 {
	if a.norm == 0 || b.norm == 0 {
		return 0
	}
	sum := int32(0)
	for i, x := range a.v {
		sum += int32(x) * int32(b.v[i])
	}
	return float64(sum) / (float64(a.norm) * float64(b.norm))
}

// weigh weighs counts by (1 + ln count) · idf and keeps the n heaviest, at length
// 1. The vector is the sketcher's until packed.
func (k *sketcher) weigh(n int, of func(c *count) float32) vector {
	k.terms = k.terms[:0]
	for i := range k.counts.list {
		c := &k.counts.list[i]
		if x := of(c); x > 0 {
			if w := logCount(x) * c.idf; w > 0 {
				k.terms = append(k.terms, term{c.id, w})
			}
		}
	}
	kept := k.terms
	if len(kept) > n {
		kept = k.heaviest(kept, n)
	}
	at := len(k.packed)
	k.packed = append(k.packed, k.inOrder(kept)...)
	v := vector(k.packed[at:])
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
	return v
}

// inOrder puts terms in order of their ids.
func (k *sketcher) inOrder(terms []term) vector {
	k.order = k.order[:0]
	for _, t := range terms {
		k.order = append(k.order, uint64(t.id)<<32|uint64(math.Float32bits(t.weight)))
	}
	slices.Sort(k.order)
	for i, o := range k.order {
		terms[i] = term{uint32(o >> 32), math.Float32frombits(uint32(o))}
	}
	return terms
}

// logCount is 1 + ln n.
func logCount(n float32) float32 {
	if n == 1 {
		return 1
	}
	return float32(1 + math.Log(float64(n)))
}

// numbers are the hashes of the figures of a place, sorted.
func (k *sketcher) numbers(in numberPlace) []uint32 {
	var list []uint32
	for i := range k.counts.list {
		if c := &k.counts.list[i]; c.numbers&in != 0 {
			list = append(list, c.id)
		}
	}
	slices.Sort(list)
	return list[:min(len(list), maxNumbers)]
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

// shown reports whether the day of a document stands in the page: what a feed or a
// collection says of its articles may be the day on which it found them.
func shown(d *nlp.Document) bool {
	for _, date := range []nlp.DateReading{d.Dates.Anchor, d.Dates.Published} {
		if date.Precision >= nlp.Day {
			return date.Basis != nlp.NoBasis && date.Basis != nlp.Feed
		}
	}
	return false
}

func dayNumber(y int, m time.Month, n int) int32 {
	return int32(time.Date(y, m, n, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
