package event

import "readout/internal/nlp"

// recall gives participants to what points back without naming them: "the talks
// resume on Monday", "both sides agreed". They are those of the last event of the
// same kind that names two or more, or for a strike whoever struck.
func (v *view) recall(drafts []*draft) {
	known := map[string]*draft{} // by family, what is told as past apart from what lies ahead
	var pair []int
	for _, f := range drafts {
		family := v.family(f)
		f.actor, f.recipient = v.bothSides(f.actor, pair), v.bothSides(f.recipient, pair)
		when := v.ahead(f)
		if v.pointsBack(f) {
			of := known[family+when]
			if of == nil {
				of = known[family+others[when]]
			}
			if of != nil {
				f.actor, f.recipient = of.actor, of.recipient
			}
		}
		if all := append(append([]int{}, f.actor...), f.recipient...); family != "" && len(all) > 0 && v.agentive(f) && !v.pointsBack(f) {
			if family == "strike" || len(all) > 1 {
				known[family+when] = f
			}
			if len(all) > 1 && family != "strike" {
				pair = all
			}
		}
	}
}

// ahead is "+" for what is not told as past, "-" for what is.
func (v *view) ahead(f *draft) string {
	if s, _ := v.byWords(f); s == nlp.Occurred || s == nlp.Historical {
		return "-"
	}
	return "+"
}

var others = map[string]string{"+": "-", "-": "+"}

// family groups events that the same noun may mean: talks, truces, strikes.
func (v *view) family(f *draft) string {
	switch {
	case f.kind == "CONSULT":
		return "talks"
	case f.mode == "ceasefire", f.cameo == "0356":
		return "truce"
	case f.kind == "PROTEST" && f.mode == "strike":
		return "strike"
	}
	return ""
}

// pointsBack reports whether an event is told by a definite noun that names nobody,
// or of a truce that acts by itself.
func (v *view) pointsBack(f *draft) bool {
	if len(f.actor) == 1 && v.l.is("peace", v.lemmas[f.actor[0]]) && !v.agent(f.actor[0]) {
		return true
	}
	if f.pos != 'n' || len(f.actor)+len(f.recipient) > 0 {
		return false
	}
	return v.pointed(f.trigger)
}

// bothSides puts the last pair in the place of "both sides" and "the two leaders".
func (v *view) bothSides(list, pair []int) []int {
	if len(list) != 1 || len(pair) != 2 || !v.l.is("sides", v.lemmas[list[0]]) {
		return list
	}
	people := v.l.is("leaders", v.lemmas[list[0]])
	for _, k := range pair {
		if v.tokens[k].POS == "PRON" || v.human(k) != people || v.polity(k) == people {
			return list
		}
	}
	for _, k := range v.children(list[0]) {
		if w := v.tokens[k].Lower; w == "both" || w == "two" {
			return pair
		}
	}
	return list
}
