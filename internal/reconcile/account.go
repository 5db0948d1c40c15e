package reconcile

import (
	"math"
	"slices"
	"time"
	"unicode"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/nlp/embed"
)

// reader holds a story with its documents prepared for comparing.
type reader struct {
	model    *embed.Model
	who      *parties
	story    *news.Story
	accounts []*account
	at       map[*nlp.Document]int // index in accounts
	ids      map[string]int32      // lemma → number
	texts    []string              // the way back
	against  pairTable[float32]    // 1 for opposites, of the lexicon
	weights  []float64             // by number: rarer in the story's clauses, heavier
	spread   []int                 // by number: in how many origins it stands
	most     float64               // the weight of a lemma that one clause has
	vectors  map[string][]float32
	said     []saying
	foes     [][2]party // who denied what who said
	speakers map[*nlp.Statement]party
	near     []neighbour
	// relatives are the lemmas near to each, by its number.
	relatives  [][]relative
	nounsAlike map[[2]string]float64 // see nouns
	lex        *lexicon
	closeness  pairTable[float32] // see somehowNear
	// likelyFigures are the figures that may be of one thing, and where each couple is among them.
	likelyFigures []figureLikeness
	likelyAt      pairTable[int32]
}

// account is one document of the story.
type account struct {
	n        int
	d        *nlp.Document
	origin   int  // 0 where not known
	copied   bool // the text of another document of the story
	day      time.Time
	clauses  []clause
	clauseOf []int // by token: the innermost clause that it is of, or -1
	spoken   []int // by token: the innermost statement whose content holds it, or -1
	byID     map[string]int
	words    []word             // by token
	measured []bool             // by token: part of a figure, a time or a name
	figures  []figure           // read at first use
	folded   map[string]bool    // the tokens in folded spelling, once asked for
	weekdays map[nlp.Span]uint8 // see moment.weekdays
}

// clause is a verb with what depends on it, without the clauses below it that
// stand on their own.
type clause struct {
	a          *account
	n          int
	verb       int // token
	first, end int // tokens first to end-1; clauses below it may lie between
	nlp.Span
	lemmas  []int32 // sorted, without repetition
	subject []int32 // lemmas
	negated bool
	vec     []float32
	telling []int  // tokens: the content words that are no names and not measured
	text    string // wording, once asked for
	moods   moodKnown

	topic            lazy[[]int32]         // see talkedOf
	plain            lazy[[]int]           // see tokens
	spots            lazy[[]int32]         // see figure.places
	counts, ordinals lazy[[]*nlp.Quantity] // see numbers
}

func newReader(lex *lexicon, who *parties, s *news.Story) *reader {
	r := &reader{lex: lex, nounsAlike: map[[2]string]float64{}, speakers: map[*nlp.Statement]party{}, model: lex.model, who: who, story: s, at: map[*nlp.Document]int{}, ids: map[string]int32{}}
	for i, a := range s.Accounts {
		one := &account{n: i, d: a.Document, origin: a.Origin, copied: a.Role == news.Copy, day: a.Document.Dates.Anchor.Time}
		r.at[a.Document] = i
		r.accounts = append(r.accounts, one)
		one.readStatements()
		one.readMeasured()
		one.readWords(r)
		one.readClauses(r)
	}
	r.weigh()
	r.readRelatives()
	return r
}

// weigh sets the weights of lemmas: the logarithm of how many clauses there are
// to one that has it. Copies do not count.
func (r *reader) weigh() {
	counts := make([]float64, len(r.ids))
	last := make([]int, len(r.ids))
	r.spread = make([]int, len(r.ids))
	all := 0.0
	for _, a := range r.accounts {
		if a.copied {
			continue
		}
		for i := range a.clauses {
			all++
			for _, l := range a.clauses[i].lemmas {
				if counts[l]++; last[l] != a.n+1 {
					last[l] = a.n + 1
					r.spread[l]++
				}
			}
		}
	}
	r.most = math.Log(1 + (all+1)/2)
	r.weights = make([]float64, len(counts))
	for i, n := range counts {
		r.weights[i] = math.Log(1 + (all+1)/(n+1))
	}
}

// usual is the weight of what stands once in a story of some fifty clauses: the
// limits below are set for it.
const usual = 4.0

// heavy reports whether a lemma's weight reaches a limit, which is lower in short
// stories, where all weights are.
func (r *reader) heavy(l int32, limit float64) bool {
	return r.weights[l] >= limit*min(1, r.most/usual)
}

// lemma is the number of a content lemma.
func (r *reader) lemma(s string) int32 {
	n, ok := r.ids[s]
	if !ok {
		n = int32(len(r.ids))
		r.ids[s] = n
		r.texts = append(r.texts, s)
	}
	return n
}

// readStatements notes the innermost statement of each token.
func (a *account) readStatements() {
	a.byID = map[string]int{}
	a.spoken = make([]int, len(a.d.Tokens))
	for i := range a.spoken {
		a.spoken[i] = -1
	}
	size := make([]int, len(a.d.Tokens))
	for i, s := range a.d.Statements {
		a.byID[s.ID] = i
		length := 0
		for _, c := range s.Content {
			length += c.Len()
		}
		for _, c := range s.Content {
			for t := a.d.TokenAt(c.Start); t < len(a.d.Tokens) && a.d.Tokens[t].Start < c.End; t++ {
				if a.spoken[t] < 0 || length < size[t] {
					a.spoken[t], size[t] = i, length
				}
			}
		}
	}
}

// readMeasured notes what is part of a figure, a time or a name: "a second" is no
// opposite of "the first", nor "South" of "North Korea".
func (a *account) readMeasured() {
	a.measured = make([]bool, len(a.d.Tokens))
	mark := func(s nlp.Span) {
		for t := a.d.TokenAt(s.Start); t < len(a.d.Tokens) && a.d.Tokens[t].Start < s.End; t++ {
			a.measured[t] = a.measured[t] || s.Contains(a.d.Tokens[t].Span)
		}
	}
	for i := range a.d.Names {
		mark(a.d.Names[i].Span)
	}
	for i := range a.d.Quantities {
		mark(a.d.Quantities[i].Span)
	}
	for i := range a.d.Timexes {
		mark(a.d.Timexes[i].Span)
	}
}

// readClauses cuts the sentences into clauses.
func (a *account) readClauses(r *reader) {
	d := a.d
	a.clauseOf = make([]int, len(d.Tokens))
	for i := range a.clauseOf {
		a.clauseOf[i] = -1
	}
	for _, s := range d.Sentences {
		if int(s.Block) < len(d.Blocks) && !isReport(d.Blocks[s.Block].Kind) {
			continue
		}
		for i := s.First; i < s.End; i++ {
			if heads(d, i, s) {
				a.clauses = append(a.clauses, clause{a: a, n: len(a.clauses), verb: i, first: s.End, end: s.First})
				a.clauseOf[i] = len(a.clauses) - 1
			}
		}
		for i := s.First; i < s.End; i++ {
			a.assign(i, s)
		}
	}
	for i := range a.clauses {
		a.clauses[i].fill(r)
	}
}

func isReport(k nlp.BlockKind) bool {
	return k == nlp.BodyBlock || k == nlp.TitleBlock || k == nlp.DeckBlock || k == nlp.HeadingBlock
}

// heads reports whether a token heads a clause: the root of a sentence, or a verb
// with an arc that begins a clause.
func heads(d *nlp.Document, i int, s nlp.Sentence) bool {
	t := &d.Tokens[i]
	if t.Head == i || t.Head < s.First || t.Head >= s.End {
		return true
	}
	if t.POS != "VERB" && t.POS != "AUX" {
		return t.Dep == "ccomp"
	}
	switch t.Dep {
	case "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp":
		return true
	case "conj":
		head := d.Tokens[t.Head].POS
		return head == "VERB" || head == "AUX"
	}
	return false
}

// assign gives a token to the clause of the nearest head above it.
func (a *account) assign(i int, s nlp.Sentence) {
	at := i
	for steps := 0; a.clauseOf[at] < 0 && steps < 200; steps++ {
		next := a.d.Tokens[at].Head
		if next == at || next < s.First || next >= s.End {
			return
		}
		at = next
	}
	if a.clauseOf[at] < 0 {
		return
	}
	c := &a.clauses[a.clauseOf[at]]
	a.clauseOf[i] = c.n
	if a.d.Tokens[i].POS != "PUNCT" {
		c.first, c.end = min(c.first, i), max(c.end, i+1)
	}
}

// fill sets the words of a clause.
func (c *clause) fill(r *reader) {
	d := c.a.d
	if c.end <= c.first {
		c.first, c.end = c.verb, c.verb+1
	}
	c.Span = c.bare()
	for i := c.first; i < c.end; i++ {
		if c.a.clauseOf[i] != c.n {
			continue
		}
		t := &d.Tokens[i]
		if t.Dep == "neg" && c.negates(t.Head) || negators[t.Lower] && !numbers(d, i) {
			c.negated = !c.negated
		}
		c.take(i)
		if c.a.words[i].id >= 0 && t.POS != "PROPN" && !c.a.measured[i] {
			c.telling = append(c.telling, i)
		}
	}
	c.subjects(r)
	c.lemmas = append(c.lemmas, c.subject...)
	slices.Sort(c.lemmas)
	c.lemmas = slices.Compact(c.lemmas)
}

// numbers reports whether a "no" stands for "number": "the No. 1 team".
func numbers(d *nlp.Document, i int) bool {
	if i+1 >= len(d.Tokens) || d.Tokens[i].Lower != "no" {
		return false
	}
	next := &d.Tokens[i+1]
	if next.Lower == "." && next.Start == d.Tokens[i].End { // at a sentence's end it is a plain no
		return i+2 < len(d.Tokens) && d.Tokens[i+2].POS == "NUM" && d.Tokens[i+2].Sentence == d.Tokens[i].Sentence
	}
	return next.POS == "NUM" && unicode.IsUpper(rune(d.Text[d.Tokens[i].Start]))
}

// bare is a clause without the words at its ends that only join it to others: "that the
// ferry sank and".
func (c *clause) bare() nlp.Span {
	d := c.a.d
	first, end := c.first, c.end
	for first < end-1 && (d.Tokens[first].POS == "CCONJ" || d.Tokens[first].POS == "PUNCT" && d.Tokens[first].Lower == "," || d.Tokens[first].Dep == "mark" && d.Tokens[first].Lower == "that") {
		first++
	}
	for end > first+1 && c.joins(end-1) {
		end--
	}
	return d.TokenSpan(first, end)
}

// joins reports whether the last word of a clause leads to another clause.
func (c *clause) joins(i int) bool {
	t := &c.a.d.Tokens[i]
	switch t.POS {
	case "CCONJ", "SCONJ":
		return true
	case "PUNCT":
		return t.Lower == "," || t.Lower == ";" || t.Lower == ":"
	case "ADP":
		return t.Dep == "prep" && t.Last > i
	}
	return false
}

// negates reports whether a "not" on a token negates the clause: on its verb, or on
// what completes it; not on "by the port".
func (c *clause) negates(i int) bool {
	if i == c.verb {
		return true
	}
	t := &c.a.d.Tokens[i]
	return t.Head == c.verb && (t.Dep == "xcomp" || t.Dep == "acomp" || t.Dep == "attr" || t.Dep == "aux" || t.Dep == "auxpass" || t.Dep == "dobj")
}

// take adds a word to the clause's lemmas.
func (c *clause) take(i int) {
	if w := &c.a.words[i]; w.id >= 0 {
		c.lemmas = append(c.lemmas, w.id)
	}
	if w := &c.a.words[i]; w.also >= 0 {
		c.lemmas = append(c.lemmas, w.also)
	}
}

// subjects notes of whom a clause speaks: its own subject, else that of the clause
// above it.
func (c *clause) subjects(r *reader) {
	d := c.a.d
	at := c.verb
	for range 3 {
		for k := range d.Children(at) {
			if t := &d.Tokens[k]; t.Dep == "nsubj" || t.Dep == "nsubjpass" {
				if w := c.a.words[k]; w.id >= 0 {
					c.subject = append(c.subject, w.id)
				}
				if w := c.a.words[k]; w.also >= 0 {
					c.subject = append(c.subject, w.also)
				}
			}
		}
		t := &d.Tokens[at]
		if len(c.subject) > 0 || t.Head == at || t.Dep == "ccomp" || t.Dep == "parataxis" {
			return
		}
		if t.Dep == "relcl" || t.Dep == "acl" {
			if w := c.a.words[t.Head]; w.id >= 0 {
				c.subject = append(c.subject, w.id)
			}
			return
		}
		at = t.Head
	}
}

var negators = map[string]bool{"no": true, "never": true, "none": true, "nobody": true, "nothing": true, "neither": true, "without": true}

// overlap is the weighted cosine of two sorted lists of lemmas.
func (r *reader) overlap(a, b []int32) float64 {
	shared := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared += r.weights[a[i]] * r.weights[a[i]]
			i, j = i+1, j+1
		}
	}
	if shared == 0 {
		return 0
	}
	return shared / math.Sqrt(r.norm(a)*r.norm(b))
}

// shared is overlap with words of near meaning counted in part.
func (r *reader) shared(a, b []int32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	sum := 0.0
	for _, l := range a {
		if holds(b, l) {
			sum += r.weights[l] * r.weights[l]
			continue
		}
		best := 0.0
		for _, n := range r.relatives[l] {
			if holds(b, n.lemma) && !holds(a, n.lemma) {
				best = max(best, n.nearness*r.weights[l]*r.weights[n.lemma])
			}
		}
		sum += best
	}
	return min(1, sum/math.Sqrt(r.norm(a)*r.norm(b)))
}

func (r *reader) norm(a []int32) float64 {
	sum := 0.0
	for _, l := range a {
		sum += r.weights[l] * r.weights[l]
	}
	return sum
}

// lemmasIn are the content lemmas of a span, sorted.
func (a *account) lemmasIn(spans ...nlp.Span) []int32 {
	d := a.d
	var out []int32
	for _, s := range spans {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			if w := &a.words[i]; w.id >= 0 {
				out = append(out, w.id)
			}
			if w := &a.words[i]; w.also >= 0 {
				out = append(out, w.also)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// speakerAt is the innermost statement that holds a token, or nil.
func (a *account) speakerAt(token int) *nlp.Statement {
	if token < 0 || token >= len(a.spoken) || a.spoken[token] < 0 {
		return nil
	}
	return &a.d.Statements[a.spoken[token]]
}

// independent reports whether two accounts are of different origins. What is not
// known is not independent.
func independent(a, b *account) bool {
	return a.origin > 0 && b.origin > 0 && a.origin != b.origin
}
