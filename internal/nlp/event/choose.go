package event

import "readout/internal/nlp"

// Choose names the root (PLOVER's type, with YIELD for CONCEDE and RETREAT) of
// what an actor does to a recipient, both given as the spans of their phrases, in
// a document whose events are coded; "" where nothing tells it.
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
	return best
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
