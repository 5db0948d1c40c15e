package quote

import "readout/internal/nlp"

// addressees are those to whom the words are said: an object of the cue, or "to
// reporters", "on Russia", that neither content nor speaker holds.
func (v *view) addressees(f *draft) []nlp.Who {
	if f.cue < 0 || f.cueLemma(v) == "read" {
		return nil
	}
	if to := f.to; len(to) > 0 {
		for i := range to {
			to[i] = v.withoutOccasion(to[i])
		}
		return to
	}
	var to []nlp.Who
	for _, k := range v.children(f.cue) {
		k := int(k)
		head := -1
		switch v.tokens[k].Dep {
		case "dobj", "dative":
			head = k
			if v.tokens[k].POS == "ADP" {
				head = v.child(k, "pobj")
			}
		case "prep":
			switch v.tokens[k].Lower {
			case "on", "upon":
				if presses[f.cueLemma(v)] {
					head = v.child(k, "pobj")
				}
			case "to", "with", "against":
				if head = v.child(k, "pobj"); head >= 0 && weekdays[v.tokens[head].Lower] {
					head = -1
				}
			}
		case "ccomp", "xcomp": // "urged Russia to ...": the object is the clause's subject
			if s := v.child(k, "nsubj"); s >= 0 && !f.holds(s) && v.child(k, "aux") >= 0 {
				head = s
			}
		}
		if head < 0 || !nominal(v.tokens[head].POS) || f.holds(head) || f.source.holds(head) || !v.animate(head) {
			continue
		}
		r := v.trim(v.subtree(head))
		for _, c := range f.runs {
			if r.holds(c.first) && c.first > head {
				r.end = c.first
			}
		}
		if r = v.trim(r); !r.empty() && r.holds(head) {
			to = append(to, v.withoutOccasion(nlp.Who{Text: v.text(r), Span: v.span(r)}))
		}
	}
	return to
}

// withoutOccasion ends an addressee before when or how he was spoken to: "Lee | in a
// phone call on Friday".
func (v *view) withoutOccasion(w nlp.Who) nlp.Who {
	r := v.tokensIn(w.Span.Start, w.Span.End)
	for i := r.first + 1; i < r.end; i++ {
		if v.tokens[i].Dep != "prep" {
			continue
		}
		o := v.child(i, "pobj")
		if o < 0 || !occasions[v.tokens[o].Lemma] && !weekdays[v.tokens[o].Lower] && !dayParts[v.tokens[o].Lower] {
			continue
		}
		r = v.trim(run{r.first, i})
		return nlp.Who{Entity: w.Entity, Text: v.text(r), Span: v.span(r), Antecedent: w.Antecedent}
	}
	return w
}

// presses are verbs that are followed by "on" before whom they address.
var presses = words(`call urge press prevail impose demand insist`)

// occasions are nouns for how or when somebody is spoken to.
var occasions = words(`call letter phone telephone statement meeting conversation speech interview tweet message email talk visit
	video broadcast session hearing note post`)
