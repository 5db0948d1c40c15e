package event

import (
	"readout/internal/nlp"
)

// timeOf is the time expression that belongs to an event, as an index, or -1:
// one that hangs on the trigger, on what it governs, or on its verb.
func (v *view) timeOf(d *draft) int {
	best, rank := -1, 9
	s := v.d.Sentences[v.tokens[d.trigger].Sentence]
	for i := s.First; i < s.End; i++ {
		n := v.timex[i]
		if n < 0 || v.d.Timexes[n].Type == nlp.TimexDuration || v.d.Timexes[n].Type == nlp.TimexSet {
			continue
		}
		if at := v.tokens[i].Head; at >= 0 && at < len(v.timex) && v.timex[at] == n && at != i {
			continue // not the head of the expression
		}
		if v.ends(i) {
			continue
		}
		if r := v.governs(d, i); r < rank {
			best, rank = int(n), r
		}
	}
	return best
}

// ends reports whether a time says until when something lasts, which is not when it
// happens.
func (v *view) ends(i int) bool {
	h := v.tokens[i].Head
	return v.tokens[i].Dep == "pobj" && (v.tokens[h].Lower == "until" || v.tokens[h].Lower == "till")
}

// governs ranks how directly a time hangs on an event: 0 on the trigger, 1 on
// its object, 2 on its verb; 9 not at all.
func (v *view) governs(d *draft, i int) int {
	for steps := 0; steps < 8; steps++ {
		h := v.tokens[i].Head
		switch {
		case i == d.trigger:
			return 0
		case h == i:
			return 9
		}
		i = h
		for _, k := range d.fillers {
			if i == k && !v.verb(k) {
				return 1
			}
		}
		if i != d.trigger && i == d.verb {
			return 2
		}
		if i != d.trigger && v.verb(i) {
			if up := v.tokens[d.trigger]; up.Head == i && up.Dep == "xcomp" {
				return 3
			}
			return 9
		}
	}
	return 9
}

// figures are the ids of the quantities that hang on an event.
func (v *view) figures(d *draft) []string {
	var out []string
	clause := v.clause(d)
	for k := range v.d.Quantities {
		q := &v.d.Quantities[k]
		if q.Start >= clause.End {
			break
		}
		if q.Ordinal || !clause.Contains(q.Span) {
			continue
		}
		if i := v.d.TokenAt(q.Start); i < len(v.tokens) && v.timex[i] < 0 && v.governs(d, i) < 9 {
			out = append(out, q.ID)
		}
	}
	return out
}
