package quote

import (
	"cmp"
	"slices"

	"readout/internal/nlp"
)

// reach is how many statements before and behind it can hold one: a bound on the
// work for hostile pages.
const reach = 100

// nest orders the drafts by their contents and finds for each the smallest one
// whose content holds its cue or, without a cue, its content.
func (v *view) nest(all []draft) {
	slices.SortStableFunc(all, func(a, b draft) int {
		return cmp.Or(cmp.Compare(a.runs[0].first, b.runs[0].first), cmp.Compare(b.size(), a.size()))
	})
	for i := range all {
		f := &all[i]
		f.number, f.parent = i+1, -1
		for k := max(0, i-reach); k < min(len(all), i+reach); k++ {
			o := &all[k]
			if k == i || o.runs[0].first > f.anchor() || !o.holds(f.anchor()) || o.size() <= f.size() && !(f.cue >= 0 && o.holds(f.cue)) {
				continue
			}
			if o.cue >= 0 && f.holds(o.cue) {
				continue
			}
			if f.parent < 0 || o.size() < all[f.parent].size() {
				f.parent = k
			}
		}
	}
}

// anchor is the token at which a draft hangs.
func (f *draft) anchor() int {
	if f.cue >= 0 {
		return f.cue
	}
	return f.runs[0].first
}

// chain fills Parent and Via of the statements, which stand in the order of the
// drafts: who carries a statement is who makes those that hold it.
func (v *view) chain(all []draft) {
	for i := range all {
		s := &v.d.Statements[i]
		seen := 0
		for p := all[i].parent; p >= 0 && seen < 8; p = all[p].parent {
			if seen == 0 {
				s.Parent = v.d.Statements[p].ID
			}
			seen++
			if who := all[p].speaker; who.Known() && !v.samePerson(who, s.Speaker) && !slices.ContainsFunc(s.Via, func(w nlp.Who) bool { return v.samePerson(w, who) }) {
				s.Via = append(s.Via, who)
			}
		}
	}
}

// carry gives a statement the chain of the one in the sentence before, where both
// have one speaker and stand in one paragraph: a readout goes on telling.
func (v *view) carry(all []draft) {
	for i := 1; i < len(all); i++ {
		s := &v.d.Statements[i]
		if len(s.Via) > 0 || !s.Speaker.Known() || all[i].parent >= 0 || all[i].cue < 0 || s.Form == nlp.Direct {
			continue
		}
		at := v.sentence(all[i].cue)
		for k := i - 1; k >= max(0, i-6); k-- {
			o := v.sentence(all[k].anchor())
			if o.Block != at.Block || at.First-o.End > 0 {
				break
			}
			if p := &v.d.Statements[k]; o != at && len(p.Via) > 0 && v.samePerson(p.Speaker, s.Speaker) {
				s.Via = slices.Clone(p.Via)
				s.Why += "; carried as the sentence before"
				break
			}
		}
	}
}

// samePerson reports whether two phrases lead to the same words.
func (v *view) samePerson(a, b nlp.Who) bool {
	if a.Span == b.Span {
		return true
	}
	return v.d.Slice(goal(a)) == v.d.Slice(goal(b))
}

// goal is where a phrase leads: its antecedent, else itself.
func goal(w nlp.Who) nlp.Span {
	if !w.Antecedent.Empty() {
		return w.Antecedent
	}
	return w.Span
}
