package quote

import (
	"strings"

	"readout/internal/nlp"
)

// corefer is what the chains of the document, where an earlier stage has given
// them, know of a speaker.
type corefer struct {
	v *view
	// mention maps the head of a phrase to its mention, the longest one first.
	mention map[int]int
	names   map[int]nlp.Span // the fullest name by chain, as far as asked for
	genders map[int]int      // by chain, as far as asked for
}

func newCorefer(v *view) *corefer {
	c := &corefer{v: v, mention: make(map[int]int, len(v.d.Mentions)), names: map[int]nlp.Span{}, genders: map[int]int{}}
	for i, m := range v.d.Mentions {
		if _, known := c.mention[m.Head]; !known {
			c.mention[m.Head] = i
		}
	}
	return c
}

// name is the fullest name that the chain of the mention headed by token h has
// elsewhere in the document; empty where that tells nothing new.
func (c *corefer) name(h int) nlp.Span {
	at, known := c.mention[h]
	if !known {
		return nlp.Span{}
	}
	own := c.v.d.Mentions[at]
	if own.Chain < 0 || own.Chain >= len(c.v.d.Chains) {
		return nlp.Span{}
	}
	best := c.fullest(own.Chain)
	if best == own.Name || !fuller(c.v.d.Slice(best), c.v.d.Slice(own.Name)) {
		return nlp.Span{}
	}
	return best
}

// namedIn reports whether the chain of the mention headed by token h has more than
// pronouns between a token and h.
func (c *corefer) namedIn(h, from int) bool {
	at, known := c.mention[h]
	if !known || c.v.d.Mentions[at].Chain < 0 || c.v.d.Mentions[at].Chain >= len(c.v.d.Chains) {
		return false
	}
	for _, k := range c.v.d.Chains[c.v.d.Mentions[at].Chain].Mentions {
		if m := &c.v.d.Mentions[k]; m.Kind != nlp.PronounMention && m.Head >= from && m.Head < h {
			return true
		}
	}
	return false
}

// fullest is the first name of a chain that has the most words.
func (c *corefer) fullest(chain int) nlp.Span {
	if best, known := c.names[chain]; known {
		return best
	}
	best := nlp.Span{}
	for _, k := range c.v.d.Chains[chain].Mentions {
		if name := c.v.d.Mentions[k].Name; fuller(c.v.d.Slice(name), c.v.d.Slice(best)) {
			best = name
		}
	}
	c.names[chain] = best
	return best
}

// noPerson reports whether the mention headed by token h is of a body or place, as
// the chains have it.
func (c *corefer) noPerson(h int) bool {
	at, known := c.mention[h]
	if !known {
		return false
	}
	t := c.v.d.Mentions[at].Type
	return t == nlp.OrganizationEntity || t == nlp.PlaceEntity
}

// isPerson reports whether the chains have the mention headed by token h for one
// person.
func (c *corefer) isPerson(h int) bool {
	at, known := c.mention[h]
	return known && c.v.d.Mentions[at].Type == nlp.PersonEntity
}

// gender is 1 where the chain of the mention headed by token h has "she" and no
// "he", -1 where it has "he" and no "she", else 0.
func (c *corefer) gender(h int) int {
	at, known := c.mention[h]
	if !known || c.v.d.Mentions[at].Chain < 0 || c.v.d.Mentions[at].Chain >= len(c.v.d.Chains) {
		return 0
	}
	return c.genderOf(c.v.d.Mentions[at].Chain)
}

func (c *corefer) genderOf(chain int) int {
	if g, known := c.genders[chain]; known {
		return g
	}
	she, he := false, false
	for _, k := range c.v.d.Chains[chain].Mentions {
		if m := &c.v.d.Mentions[k]; m.Kind == nlp.PronounMention {
			switch c.v.tokens[m.Head].Lower {
			case "she", "her", "hers":
				she = true
			case "he", "him", "his":
				he = true
			}
		}
	}
	g := 0
	if she != he {
		g = 1
		if he {
			g = -1
		}
	}
	c.genders[chain] = g
	return g
}

// fuller reports whether a name has more words than another, or is one where the
// other is none. A name in capitals throughout is a headline's or a dateline's.
func fuller(name, than string) bool {
	if name == "" || name == strings.ToUpper(name) && than != "" {
		return false
	}
	return than == "" || strings.Count(name, " ") > strings.Count(than, " ")
}
