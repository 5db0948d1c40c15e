package event

import (
	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// Choose names the root (PLOVER's type, with YIELD for CONCEDE and RETREAT) of
// what an actor does to a recipient, both given as the spans of their phrases, in
// a document whose events are coded. Where no event is coded, the line of the
// lexicon that fits a word of the text best, though not wholly, tells it; "" where
// there is none.
func Choose(d *nlp.Document, actor, recipient []nlp.Span) string {
	best, top := "", -1
	for i := range d.Events {
		e := &d.Events[i]
		kind, _, ok := Plover(e)
		score := 0
		if ok {
			score = 4
		} else {
			kind = e.Type
		}
		a, b := anyOf(e.Actor, actor), anyOf(e.Recipient, recipient)
		if len(e.Recipient) == 0 && anyOf(e.Actor, recipient) {
			b = true
		}
		if a {
			score += 6
		}
		if b {
			score += 6
		}
		if len(actor) > 0 && e.Trigger.Start >= actor[0].End {
			score++ // a verb behind its subject before a noun elsewhere
		}
		if score > top {
			best, top = Root(kind, e.Cameo), score
		}
	}
	if best == "" {
		return loosely(d, actor, recipient)
	}
	return best
}

// loosely is the root of the line of the lexicon that fits a word of the text
// best, unmet needs allowed; words between the two phrases first.
func loosely(d *nlp.Document, actor, recipient []nlp.Span) string {
	l, err := loaded()
	if err != nil || len(d.Tokens) == 0 {
		return ""
	}
	v := newView(d, l, knowledge.Load())
	from, to := between(d, actor, recipient)
	best, top := "", -99
	for i := range v.tokens {
		pos := byte('v')
		switch {
		case v.noun(i):
			pos = 'n'
		case v.tokens[i].POS == "ADJ":
			pos = 'a'
		case !v.verb(i):
			continue
		}
		for _, f := range v.l.find(v.lemmas[i], pos) {
			score := v.loose(i, f)
			if v.tokens[i].Start >= from && v.tokens[i].End <= to {
				score += 2
			}
			switch {
			case pos == 'v':
				score++
			case len(f.needs) == 0: // a noun alone
				score -= 3
			}
			if score > top {
				best, top = Root(f.kind, f.cameo), score
			}
		}
	}
	return best
}

// loose is how far the needs of a frame are met: three for each that is, less one
// for each that is not, less four for what must not be and is.
func (v *view) loose(i int, f *frame) int {
	score := 0
	if f.particle != "" && !v.withParticle(i, f.particle) {
		score -= 3
	}
	for k := range f.needs {
		n := &f.needs[k]
		_, ok := v.has(i, n, f.pos == 'n')
		switch {
		case ok && n.not:
			score -= 4
		case ok && !n.filler.none:
			score += 3
		case !ok && !n.not:
			score--
		}
	}
	return score
}

// between bounds the text from the end of the first of two phrases to the start of
// the second; the whole text where one is not known.
func between(d *nlp.Document, actor, recipient []nlp.Span) (from, to int) {
	if len(actor) == 0 || len(recipient) == 0 {
		return 0, len(d.Text)
	}
	a, b := actor[0], recipient[0]
	if b.Start < a.Start {
		a, b = b, a
	}
	return a.End, b.Start
}

func anyOf(list []nlp.Who, spans []nlp.Span) bool {
	for _, w := range list {
		for _, s := range spans {
			if w.Span.Overlaps(s) {
				return true
			}
		}
	}
	return false
}
