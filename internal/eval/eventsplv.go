package eval

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"readout/internal/nlp"
	"readout/internal/nlp/event"
)

// plvSentence is a sentence with an actor and a recipient and the root of what
// the one does to the other.
type plvSentence struct {
	ID, Text, Actor, Recipient string
	Root                       string `json:"event15"`
}

// eventsPLV scores roots with the spans given (macro-F1) and end to end.
func eventsPLV(ctx context.Context, data Data, r *Report, c *coder) error {
	path, err := data.Path("events", "plv.json")
	if err != nil {
		return err
	}
	var all []plvSentence
	if err := readJSON(path, &all); err != nil {
		return err
	}
	spans, held := confusion{}, confusion{}
	whole, wholeHeld := 0, 0
	n := 0
	for _, s := range all {
		d, err := c.code(ctx, s.ID, s.Text)
		if err != nil {
			return err
		}
		r.N++
		root := event.Choose(d, placesOf(d.Text, s.Actor), placesOf(d.Text, s.Recipient))
		spans.add(s.Root, root)
		ok := plvWhole(d, s)
		whole += b2i(ok)
		if !listed(s.ID) {
			held.add(s.Root, root)
			wholeHeld += b2i(ok)
			n++
			continue
		}
		if root != s.Root {
			r.Miss("plv root "+s.Root, s.ID, "%s for <%s> → <%s>: %s || %s", root, s.Actor, s.Recipient, s.Text, allExplained(d))
		} else if !ok {
			r.Miss("plv whole "+s.Root, s.ID, "<%s> → <%s>: %s || %s", s.Actor, s.Recipient, s.Text, allExplained(d))
		}
	}
	r.Score("plv root macro-F1, spans given", spans.macroF1())
	r.Score("plv root accuracy", spans.accuracy())
	for _, k := range spans.classes() {
		r.Miss("plv F1", k, "%s", spans.line(k))
	}
	r.Score("plv held half macro-F1", held.macroF1())
	r.Score("plv end to end", ratio(whole, len(all)))
	r.Score("plv held half end to end", ratio(wholeHeld, n))
	return nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// plvWhole reports whether an event of ours has the root and both phrases.
func plvWhole(d *nlp.Document, s plvSentence) bool {
	for i := range d.Events {
		e := &d.Events[i]
		kind, _, ok := event.Plover(e)
		if !ok || event.Root(kind, e.Cameo) != s.Root {
			continue
		}
		a, b := e.Actor, e.Recipient
		if len(b) == 0 { // reciprocal: all among the actors
			b = a
		}
		if given(d, a, s.Actor) && given(d, b, s.Recipient) {
			return true
		}
	}
	return false
}

// given reports whether a phrase of gold is met; "a recipient" and its like, which
// the text does not have, ask for nothing.
func given(d *nlp.Document, list []nlp.Who, words string) bool {
	return len(placesOf(d.Text, words)) == 0 || touches(d, list, words)
}

// confusion counts pairs of gold and ours.
type confusion map[[2]string]int

func (c confusion) add(gold, ours string) { c[[2]string{gold, ours}]++ }

func (c confusion) accuracy() float64 {
	right, all := 0, 0
	for k, n := range c {
		all += n
		if k[0] == k[1] {
			right += n
		}
	}
	return ratio(right, all)
}

// classes are those of gold, sorted.
func (c confusion) classes() []string {
	seen := map[string]bool{}
	for k := range c {
		seen[k[0]] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// of counts a class: in gold, in ours, in both.
func (c confusion) of(class string) (gold, ours, right int) {
	for k, n := range c {
		if k[0] == class {
			gold += n
		}
		if k[1] == class {
			ours += n
		}
		if k[0] == class && k[1] == class {
			right += n
		}
	}
	return gold, ours, right
}

func (c confusion) line(class string) string {
	gold, ours, right := c.of(class)
	return fmt.Sprintf("F1 %.2f P %.2f R %.2f of %d", ratio(2*right, gold+ours), ratio(right, ours), ratio(right, gold), gold)
}

// macroF1 is the mean of F1 over the classes of gold.
func (c confusion) macroF1() float64 {
	sum := 0.0
	all := c.classes()
	for _, k := range all {
		gold, ours, right := c.of(k)
		sum += ratio(2*right, gold+ours)
	}
	return sum / float64(max(1, len(all)))
}
