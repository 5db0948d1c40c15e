package reconcile

import (
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// alteration is where a copy changes a sentence of its original: the words of each that
// the other has not, tokens [first, end).
type alteration struct {
	a, b         *account // original and copy
	aFirst, aEnd int
	bFirst, bEnd int
}

const (
	// retained is the least share of an altered sentence's words that stand in the original.
	retained = 0.6
	// rewritten is how many words may differ for the sentence to be called altered, not
	// written anew.
	rewritten = 5
)

// altered finds where a copy says something else than the text it carries: another
// number, "nearly all" for "most", a "not" more.
func (r *reader) altered() []finding {
	var out []finding
	for _, b := range r.accounts {
		a := r.original(b)
		if a == nil {
			continue
		}
		for _, x := range alterations(a, b) {
			if slot := r.weighs(&x); slot != "" {
				out = append(out, r.alteredFinding(&x, slot))
			}
		}
	}
	return out
}

// original is the document of which an account carries the text, or nil.
func (r *reader) original(b *account) *account {
	if !b.copied || b.origin == 0 {
		return nil
	}
	i := slices.IndexFunc(r.accounts, func(a *account) bool { return !a.copied && a.origin == b.origin })
	if i < 0 {
		return nil
	}
	return r.accounts[i]
}

// alterations compares the sentences of a copy with those of its original.
func alterations(a, b *account) []alteration {
	mine, theirs := a.sentences(), b.sentences()
	known := map[string]bool{}
	for _, s := range mine {
		known[wording(a.d.Slice(a.d.TokenSpan(s[0], s[len(s)-1]+1)))] = true
	}
	var out []alteration
	for _, t := range theirs {
		if known[wording(b.d.Slice(b.d.TokenSpan(t[0], t[len(t)-1]+1)))] {
			continue
		}
		for _, s := range mine {
			if x, ok := alterationOf(a, b, s, t); ok {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

// sentences are the words of an account's sentences: tokens without marks.
func (a *account) sentences() [][]int {
	var out [][]int
	for _, s := range a.d.Sentences {
		if int(s.Block) < len(a.d.Blocks) && a.d.Blocks[s.Block].Kind != nlp.BodyBlock {
			continue
		}
		var words []int
		for i := s.First; i < s.End; i++ {
			if a.d.Tokens[i].POS != "PUNCT" {
				words = append(words, i)
			}
		}
		if len(words) >= 6 {
			out = append(out, words)
		}
	}
	return out
}

// alterationOf compares two sentences that begin and end alike.
func alterationOf(a, b *account, s, t []int) (alteration, bool) {
	same := func(i, j int) bool { return a.d.Tokens[i].Lower == b.d.Tokens[j].Lower }
	head, tail := 0, 0
	for head < min(len(s), len(t)) && same(s[head], t[head]) {
		head++
	}
	for tail < min(len(s), len(t))-head && same(s[len(s)-1-tail], t[len(t)-1-tail]) {
		tail++
	}
	mine, theirs := s[head:len(s)-tail], t[head:len(t)-tail]
	if len(mine)+len(theirs) == 0 || max(len(mine), len(theirs)) > rewritten || float64(head+tail) < retained*float64(max(len(s), len(t))) || head == 0 || tail == 0 {
		return alteration{}, false
	}
	return alteration{a, b, s[head-1], s[len(s)-tail] + 1, t[head-1], t[len(t)-tail] + 1}, true
}

// weighs is the slot in which an alteration says something else, or empty where it is one
// of style or a cut.
func (r *reader) weighs(x *alteration) news.Slot {
	p, q := x.a.between(x.aFirst, x.aEnd), x.b.between(x.bFirst, x.bEnd)
	m, n := x.a.counted(x.aFirst, x.aEnd), x.b.counted(x.bFirst, x.bEnd)
	switch {
	case len(m) > 0 && len(n) > 0 && noneShared(m, n):
		return news.FigureSlot
	case len(m) > 0 || len(n) > 0:
		return ""
	case extent(p) != extent(q) && extent(p) != "" && extent(q) != "":
		return news.FigureSlot
	case slices.ContainsFunc(p, isNegation) != slices.ContainsFunc(q, isNegation):
		return news.PolaritySlot
	case slices.ContainsFunc(p, func(v string) bool {
		return slices.ContainsFunc(q, func(w string) bool { return r.opposedLemmas(v, w) })
	}):
		return news.MeaningSlot
	}
	return ""
}

func isNegation(w string) bool { return w == "not" || w == "n't" || negators[w] }

// extents are the words that say of how many something holds, where no number is given.
var extents = set("all every most almost nearly virtually half many some several few none no hardly")

// extent is the words of extent among some, in their order.
func extent(words []string) string {
	out := ""
	for _, w := range words {
		if extents[w] {
			out += w + " "
		}
	}
	return out
}

// between are the lemmas of tokens, the first and the last left out.
func (a *account) between(first, end int) []string {
	var out []string
	for i := first + 1; i < end-1; i++ {
		if a.d.Tokens[i].POS != "PUNCT" {
			out = append(out, lemmaOf(&a.d.Tokens[i]))
		}
	}
	return out
}

// counted are the quantities among tokens.
func (a *account) counted(first, end int) []*nlp.Quantity {
	span := a.d.TokenSpan(first, end)
	var out []*nlp.Quantity
	for i := range a.d.Quantities {
		if q := &a.d.Quantities[i]; span.Overlaps(q.Span) && !q.Ordinal {
			out = append(out, q)
		}
	}
	return out
}

// alteredFinding shows both wordings; the copy is the one that departs.
func (r *reader) alteredFinding(x *alteration, slot news.Slot) finding {
	f := finding{agenda: -1, rank: 0.5}
	f.Kind, f.Slot = news.Differs, slot
	s, t := x.a.d.TokenSpan(x.aFirst, x.aEnd), x.b.d.TokenSpan(x.bFirst, x.bEnd)
	f.Topic = shorten(x.a.d.Slice(s))
	f.Values = []news.Value{value(x.a.d, s, "", 1), value(x.b.d, t, "", 2)}
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = x.b.d
	return f
}
