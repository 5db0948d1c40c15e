package reconcile

import "slices"

// talkedOf are the lemmas, sorted, of what a clause says was talked of: of "the issue of
// grain was also raised" the grain; empty where it tells something else.
func (c *clause) talkedOf() []int32 { return c.topic.get(c.readTalkedOf) }

func (c *clause) readTalkedOf() []int32 {
	d, verb := c.a.d, c.a.words[c.verb].lemma
	if d.Tokens[c.verb].POS != "VERB" || !discussing[verb] && !conferring[verb] {
		return nil
	}
	passive := -1
	for k := range d.Children(c.verb) {
		t := &d.Tokens[k]
		switch {
		case discussing[verb] && (t.Dep == "dobj" || t.Dep == "nsubjpass"), conferring[verb] && t.Dep == "prep" && t.Lower == "about":
			return c.topicIn(t.First, t.Last+1)
		case t.Dep == "auxpass":
			passive = k
		}
	}
	return c.topicBefore(passive)
}

// topicBefore reads the subject of a passive that the parse did not find: what stands
// right before its auxiliary, at token aux; nothing where aux is negative.
func (c *clause) topicBefore(aux int) []int32 {
	d, first := c.a.d, aux
	for first > c.first && d.Tokens[first-1].POS != "PUNCT" && d.Tokens[first-1].POS != "VERB" && d.Tokens[first-1].POS != "SCONJ" {
		first--
	}
	return c.topicIn(first, aux)
}

// topicIn are the lemmas of tokens first to end-1 that tell what something is about.
func (c *clause) topicIn(first, end int) []int32 {
	var out []int32
	for k := first; k < end; k++ {
		if w := &c.a.words[k]; w.id >= 0 && !matters[w.lemma] && c.a.clauseOf[k] == c.n {
			out = append(out, w.id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// placeholders are nouns that say nothing without what they stand for.
const placeholders = "issue question topic matter subject problem case point"

var (
	// discussing are the verbs of talks whose object is what they were about, conferring
	// those that say so with "about".
	discussing = set("discuss raise debate broach address")
	conferring = set("talk speak confer")
	// matters are nouns that hold the place of what is talked of.
	matters = set(placeholders + " range number")
)
