package coref

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// Names gives the document's names as the whole document shows them, where that
// is better evidence than the sentence: without titles of address; of the type
// that the chain, the knowledge, a preposition of place or most of the name's
// other occurrences tell; and with names that the engine found elsewhere in the
// document, or that the knowledge has, where it missed them. The Names layer
// itself stays as found.
func Names(d *nlp.Document) []nlp.Name {
	c := corrector{d: d, base: knowledge.Load(), covered: make([]bool, len(d.Tokens)), votes: map[string]map[nlp.NameType]int{}}
	chains := c.chainTypes()
	for i, n := range d.Names {
		n = c.bare(n)
		n.Type = retype(n.Type, chains[i])
		if !c.common(n) {
			c.take(n)
		}
	}
	for i := range c.names {
		c.names[i].Type = c.agreed(c.names[i])
	}
	c.missed()
	slices.SortFunc(c.names, func(a, b nlp.Name) int { return cmp.Compare(a.Start, b.Start) })
	return c.names
}

// vote gives each name found the type that its occurrences in the whole document
// and what stands before them speak for.
func (r *resolver) vote() {
	c := corrector{d: r.d, base: r.base, covered: make([]bool, len(r.d.Tokens)), votes: map[string]map[nlp.NameType]int{}}
	for _, n := range r.found {
		if refers(n.Type) {
			c.take(n)
		}
	}
	for i, n := range r.found {
		if refers(n.Type) {
			r.found[i].Type = c.agreed(n)
		}
	}
}

// corrector collects corrected names.
type corrector struct {
	d       *nlp.Document
	base    *knowledge.Base
	names   []nlp.Name
	covered []bool
	votes   map[string]map[nlp.NameType]int
}

// chainTypes is the type of each name's chain, empty where it has none.
func (c *corrector) chainTypes() []nlp.EntityType {
	out, length := make([]nlp.EntityType, len(c.d.Names)), make([]int, len(c.d.Names))
	for _, m := range c.d.Mentions {
		if m.Name.Empty() {
			continue
		}
		i, _ := slices.BinarySearchFunc(c.d.Names, m.Name.Start, func(n nlp.Name, at int) int { return cmp.Compare(n.Span.End-1, at) })
		if i < len(out) && c.d.Names[i].Contains(m.Name) && (out[i] == "" || m.Name.Len() > length[i]) {
			length[i] = m.Name.Len()
			out[i] = c.d.Chains[m.Chain].Type
		}
	}
	return out
}

// bare leaves the title of address off a person's name.
func (c *corrector) bare(n nlp.Name) nlp.Name {
	for n.Type == nlp.Person && n.First < n.End-1 && honorific.has(strings.TrimSuffix(c.d.Tokens[n.First].Lower, ".")) {
		n.First++
	}
	for n.End > n.First+1 && c.d.Tokens[n.End-1].POS == "PUNCT" && c.d.Tokens[n.End-1].Lower != "." {
		n.End--
	}
	n.Span = c.d.TokenSpan(n.First, n.End)
	return n
}

func (c *corrector) take(n nlp.Name) {
	c.names = append(c.names, n)
	for i := n.First; i < n.End; i++ {
		c.covered[i] = true
	}
	text := c.text(n)
	if c.votes[text] == nil {
		c.votes[text] = map[nlp.NameType]int{}
	}
	mayBePlace := n.Type == unsureName || n.Type == nlp.Person || n.Type == nlp.Organ && n.End-n.First == 1 && !capitals(text)
	if mayBePlace && c.inPlace(n) {
		c.votes[text][nlp.GeoPolity] += 3
		return
	}
	if n.Type != unsureName {
		c.votes[text][n.Type] += 2
	}
	switch {
	case (n.Type == nlp.Person || n.Type == nlp.GeoPolity) && capitals(text):
		c.votes[text][nlp.Organ] += 3
	case n.Type == nlp.Organ && peoples.has(strings.ToLower(c.d.Tokens[n.End-1].Lower)):
		c.votes[text][nlp.Group] += 3
	case n.Type != nlp.Person && c.afterTitle(n):
		c.votes[text][nlp.Person] += 3
	}
}

// common reports whether a "name" is a common noun with a capital: "Government".
func (c *corrector) common(n nlp.Name) bool {
	text := strings.ToLower(c.text(n))
	return n.Type != nlp.Person && bodies.has(text) || text == "covid" || text == "covid-19"
}

// text is a name without article and possessive ending.
func (c *corrector) text(n nlp.Name) string {
	first, end := n.First, n.End
	for first < end-1 && articles.has(c.d.Tokens[first].Lower) {
		first++
	}
	for end > first+1 && c.d.Tokens[end-1].Tag == "POS" {
		end--
	}
	return c.d.Slice(c.d.TokenSpan(first, end))
}

// capitals reports whether a name is a short word in capitals, as acronyms are.
func capitals(text string) bool {
	return len(text) >= 3 && len(text) <= 5 && strings.ToUpper(text) == text && !strings.ContainsAny(text, ". ")
}

// afterTitle reports whether Mr, Mrs or the like stands before a name.
func (c *corrector) afterTitle(n nlp.Name) bool {
	return n.First > 0 && addressed.has(strings.TrimSuffix(c.d.Tokens[n.First-1].Lower, "."))
}

var peoples = set("aboriginal indigenous nations dalit inuit maori christian muslim hindu sikh jewish buddhist catholic")

var addressed = set("mr mrs ms dr sir prof sheikh")

// inPlace reports whether a name stands where a place does: behind "in", or "the
// port of".
func (c *corrector) inPlace(n nlp.Name) bool {
	if n.First == 0 {
		return false
	}
	switch c.d.Tokens[n.First-1].Lower {
	case "in", "near", "throughout", "across", "outside", "inside":
		return n.End == len(c.d.Tokens) || c.d.Tokens[n.End].Tag != "POS"
	case "of":
		if n.First < 2 {
			return false
		}
		w := c.d.Tokens[n.First-2].Lemma
		return cityNouns.has(w) || regionNouns.has(w) || w == "port" || w == "bay" || w == "gulf"
	}
	return false
}

// agreed is the type that the knowledge has for a name, else the one that most of
// its occurrences have, the first among equals.
func (c *corrector) agreed(n nlp.Name) nlp.NameType {
	text := c.text(n)
	if t, ok := c.known(text); ok && n.Type != nlp.Group {
		return t
	}
	best := n.Type
	for _, t := range []nlp.NameType{nlp.Person, nlp.Organ, nlp.GeoPolity, nlp.Location, nlp.Facility, nlp.Group} {
		if v := c.votes[text]; v[t] > v[best] {
			best = t
		}
	}
	return best
}

// known is the type of a name in the knowledge.
func (c *corrector) known(text string) (nlp.NameType, bool) {
	all := c.base.Find(text)
	if len(all) == 0 {
		return "", false
	}
	t, ok := nameTypes[all[0].Kind]
	return t, ok
}

// retype is the type of name for what the chain says; places and bodies that the
// engine tells apart stay as they are.
func retype(was nlp.NameType, now nlp.EntityType) nlp.NameType {
	switch {
	case now == nlp.PersonEntity && was != nlp.Group:
		return nlp.Person
	case now == nlp.OrganizationEntity && was == nlp.Person:
		return nlp.Organ
	case now == nlp.PlaceEntity && was == nlp.Person:
		return nlp.GeoPolity
	}
	return was
}

// longestName is the number of tokens of a name that is looked for.
const longestName = 5

// missed adds names outside the engine's that the knowledge has or that the
// document names elsewhere, persons by their family name too.
func (c *corrector) missed() {
	seen := map[string]nlp.NameType{}
	for _, n := range c.names {
		if text := c.text(n); len(text) > 3 {
			seen[text] = n.Type
			if n.Type == nlp.Person && n.End-n.First > 1 && len(c.d.Slice(c.d.Tokens[n.End-1].Span)) > 3 {
				seen[c.d.Slice(c.d.Tokens[n.End-1].Span)] = n.Type
			}
		}
	}
	for i := 0; i < len(c.d.Tokens); i++ {
		for n := min(longestName, len(c.d.Tokens)-i); n > 0; n-- {
			if c.d.Tokens[i].POS != "PROPN" || c.d.Tokens[i+n-1].POS != "PROPN" || slices.Contains(c.covered[i:i+n], true) {
				continue
			}
			span := c.d.TokenSpan(i, i+n)
			text := c.d.Slice(span)
			t, ok := c.known(text)
			if !ok {
				t, ok = seen[text]
			}
			if ok {
				c.names = append(c.names, nlp.Name{Span: span, First: i, End: i + n, Type: t})
				i += n - 1
				break
			}
		}
	}
}

var nameTypes = map[knowledge.Kind]nlp.NameType{
	knowledge.Country: nlp.GeoPolity, knowledge.Capital: nlp.GeoPolity, knowledge.City: nlp.GeoPolity,
	knowledge.Region: nlp.Location, knowledge.Body: nlp.Organ, knowledge.Person: nlp.Person,
}
