package event

import (
	"slices"

	"readout/internal/nlp"
)

// recall gives participants to what points back without naming them: "the talks
// resume on Monday", "both sides agreed". They are those of the last event of the
// same kind that names two or more, or for a strike whoever struck; where none
// stands before, as in a headline, those of the first behind.
func (v *view) recall(drafts []*draft) {
	v.coded = drafts
	known := map[string]*draft{} // by family, what is told as past apart from what lies ahead
	first := map[string]*draft{}
	var pair []int
	var open []*draft
	for _, f := range drafts {
		family := v.family(f)
		f.actor, f.recipient = v.bothSides(f.actor, pair), v.bothSides(f.recipient, pair)
		if f.kind == "CONSULT" && len(f.actor) == 1 && len(f.recipient) == 0 && v.actForBoth(f.actor[0]) {
			f.actor = append(f.actor[:1:1], v.mainPair(false)...)
		}
		when := v.ahead(f)
		if v.pointsBack(f) {
			of := known[family+when]
			if of == nil {
				of = known[family+others[when]]
			}
			if of != nil {
				v.lend(f, of.actor, of.recipient)
			} else {
				open = append(open, f)
			}
			continue
		}
		all := slices.Concat(f.actor, f.recipient)
		if family == "" || len(all) == 0 || !v.agentive(f) {
			continue
		}
		if family == "strike" || len(all) > 1 {
			known[family+when] = f
			if first[family] == nil {
				first[family] = f
			}
		}
		if len(all) == 2 && family != "strike" {
			pair = all
		}
	}
	for _, f := range open {
		if of := first[v.family(f)]; of != nil && f.alike(of) {
			v.lend(f, of.actor, of.recipient)
		} else if f.mode == "phone" {
			v.lend(f, v.mainPair(true), f.recipient)
		} else if family := v.family(f); family == "talks" || family == "truce" {
			if main := v.mainPair(false); main != nil {
				v.lend(f, main, f.recipient)
			}
		}
	}
	follow(drafts)
}

// lend gives an event participants, unless it would be none with them.
func (v *view) lend(f *draft, actor, recipient []int) {
	own, to := f.actor, f.recipient
	if f.actor, f.recipient = actor, recipient; !v.keep(f) {
		f.actor, f.recipient = own, to
	}
}

// follow gives those who take part in an event to what further verbs say of it.
func follow(drafts []*draft) {
	for _, f := range drafts {
		if f.of != nil {
			f.actor, f.recipient = f.of.actor, f.of.recipient
		}
	}
}

// alike reports whether an event may be one told before, by how it was held: a
// call is no visit.
func (f *draft) alike(of *draft) bool { return f.mode == "" || f.mode == of.mode }

// ahead is "+" for what is not told as past, "-" for what is.
func (v *view) ahead(f *draft) string {
	if s, _ := v.byWords(f); s == nlp.Occurred || s == nlp.Historical {
		return "-"
	}
	return "+"
}

var others = map[string]string{"+": "-", "-": "+"}

// family groups events that the same noun may mean: talks, truces, strikes. Who
// suspends a strike is one of those who strike.
func (v *view) family(f *draft) string {
	switch {
	case f.kind == "CONSULT" && f.mode == "visit":
		return "visit"
	case f.kind == "CONSULT":
		return "talks"
	case f.kind == "PROTEST" && f.mode == "strike", f.kind == "CONCEDE" && slices.ContainsFunc(f.fillers, func(k int) bool { return v.l.is("strike", v.lemmas[k]) || v.lemmas[k] == "action" }):
		return "strike"
	case f.mode == "ceasefire", f.cameo == "0356":
		return "truce"
	}
	return ""
}

// pointsBack reports whether an event is told by a definite noun that names nobody,
// or of a truce that acts by itself; or of a strike that there will not be.
func (v *view) pointsBack(f *draft) bool {
	if len(f.actor) == 1 && v.l.is("peace", v.lemmas[f.actor[0]]) && !v.agent(f.actor[0]) {
		return true
	}
	if f.pos != 'n' || len(f.actor)+len(f.recipient) > 0 {
		return false
	}
	return v.pointed(f.trigger) || v.bareTalks(f) || v.family(f) == "strike" && v.nobody(f.trigger)
}

// bareTalks reports whether an event is of talks or a truce of which nothing says
// whose: in a report of talks, "peace talks are set for Friday" are those.
func (v *view) bareTalks(f *draft) bool {
	switch v.family(f) {
	case "talks":
		return v.l.is("talks", v.lemmas[f.trigger])
	case "truce":
		return true
	}
	return false
}

// bothSides puts the last pair, or else the pair of which the document speaks most,
// in the place of "both sides" and "the two leaders".
func (v *view) bothSides(list, pair []int) []int {
	if len(list) != 1 {
		return list
	}
	if all := v.holders(list[0]); all != nil {
		return all
	}
	if all := v.members(list[0]); len(all) > 1 {
		return all
	}
	head := v.sides(list[0])
	if head < 0 {
		return list
	}
	two := v.pairFor(head, pair)
	switch {
	case two == nil:
		return list
	case head != list[0]: // those who meet act for both
		return append(list[:1:1], two...)
	}
	return two
}

// pairFor is the pair that a word like "sides" or "leaders" stands for: the two of
// which the document speaks most, else the last pair; nil for none.
func (v *view) pairFor(head int, pair []int) []int {
	people := v.l.is("leaders", v.lemmas[head])
	if main := v.mainPair(people); len(main) == 2 {
		return main
	}
	if len(pair) == 2 && !slices.ContainsFunc(pair, func(k int) bool {
		return v.tokens[k].POS == "PRON" || v.human(k) != people || v.polity(k) == people
	}) {
		return pair
	}
	return nil
}

// sides is the word of a phrase that stands for two who were named: "both sides", also
// in "experts of the two countries"; -1 for none.
func (v *view) sides(i int) int {
	if v.l.is("sides", v.lemmas[i]) && (v.dual(i) || len(v.holders(i)) == 2) {
		return i
	}
	for _, prep := range []string{"of", "from"} {
		for _, k := range v.behind(i, prep) {
			if v.l.is("sides", v.lemmas[k]) && v.dual(k) && !v.l.is("leaders", v.lemmas[k]) {
				return k
			}
		}
	}
	return -1
}

// members are those whom a phrase of several refers to, as the document names them
// first: of "the two ministers", "they"; nil where that is not known.
func (v *view) members(i int) []int {
	m := v.mention[i]
	if m < 0 || v.d.Mentions[m].Kind == nlp.NameMention {
		return nil
	}
	var out []int
	for _, c := range v.d.Chains[v.d.Mentions[m].Chain].Members {
		if h := v.firstName(c); h >= 0 && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// firstName is the head of the first mention by name of a chain, or -1.
func (v *view) firstName(chain int) int {
	for _, m := range v.d.Chains[chain].Mentions {
		if x := &v.d.Mentions[m]; x.Kind == nlp.NameMention {
			return x.Head
		}
	}
	return -1
}

// dual reports whether a phrase is of two: "both", "two".
func (v *view) dual(i int) bool {
	for _, k := range v.children(i) {
		if w := v.tokens[k].Lower; w == "both" || w == "two" {
			return true
		}
	}
	return false
}
