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
		f.parent = -1
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
// drafts: who carries a statement is who makes those that hold it. An aside
// carries nothing, and who rejects a claim does not carry it.
func (v *view) chain(all []draft, list []nlp.Statement) {
	for i := range all {
		s := &list[i]
		seen := 0
		for p := all[i].parent; p >= 0 && seen < 8; p = all[p].parent {
			seen++
			if all[p].aside != "" || v.tokens[max(0, all[i].cue)].POS == "NOUN" && (list[p].Act == nlp.Reject || list[p].Act == nlp.Deny) {
				continue // who rejects a claim does not carry it
			}
			if v.pageAdds(&all[i], &all[p]) {
				continue
			}
			if s.Parent == "" {
				s.Parent = list[p].ID
			}
			if who := all[p].speaker; who.Known() && !v.samePerson(who, s.Speaker) && !slices.ContainsFunc(s.Via, func(w nlp.Who) bool { return v.samePerson(w, who) }) {
				s.Via = append(s.Via, who)
			}
		}
	}
}

// pageAdds reports whether a draft is told in a clause that the page adds to a name in an
// indirect report: "said he met Justice Hale, who announced that".
func (v *view) pageAdds(f, outer *draft) bool {
	if f.cue < 1 || v.quote[f.cue] >= 0 || v.form(outer) == nlp.Direct {
		return false
	}
	t := &v.tokens[f.cue]
	return t.Dep == "relcl" && v.tokens[t.First-1].Lower == "," && v.name[t.Head] >= 0 && outer.holds(t.Head)
}

// carry gives a statement that nothing in its sentence carries the chain of the
// one before: where both have one speaker and stand in one paragraph, where a
// paper such as a readout is being told, or where "according to" stands in a
// coordinated clause before it.
func (v *view) carry(all []draft, list []nlp.Statement) {
	for i := range all {
		s := &list[i]
		if s.Via = append(s.Via, v.carriers(&all[i])...); len(s.Via) > 0 {
			continue
		}
		if !s.Speaker.Known() || all[i].parent >= 0 || all[i].cue < 0 || v.quote[all[i].cue] >= 0 {
			continue
		}
		for k := i - 1; k >= max(0, i-6); k-- {
			if s.Form == nlp.Direct && v.tokens[all[i].cue].Sentence != v.tokens[all[k].anchor()].Sentence {
				break
			}
			if via, ok := v.handedOn(all, list, k, i); ok {
				s.Via = via
				s.Why += "; carried as the words before it"
				break
			}
		}
		v.wordsOfTeller(&all[i], s)
	}
}

// wordsOfTeller gives the words quoted in what two sides are said to have discussed
// to who tells it: "the readout said they had discussed “joint work”".
func (v *view) wordsOfTeller(f *draft, s *nlp.Statement) {
	l := v.tokens[f.cue].Lemma
	if (l != "discuss" && l != "talk") || s.Form != nlp.Mixed || len(s.Via) == 0 {
		return
	}
	s.Speaker, s.Via = s.Via[0], s.Via[1:]
	s.Why += "; the words are of who tells what was discussed"
}

// handedOn is the chain that statement k hands on to statement i behind it.
func (v *view) handedOn(all []draft, list []nlp.Statement, k, i int) ([]nlp.Who, bool) {
	before, s := &list[k], &list[i]
	o, at := v.sentence(all[k].anchor()), v.sentence(all[i].cue)
	if o.Block != at.Block || at.First > o.End || !before.Speaker.Known() {
		return nil, false
	}
	credit := all[k].cue >= 0 && v.tokens[all[k].cue].Lower == "according"
	switch {
	case o == at:
		if t := &v.tokens[all[i].cue]; credit && t.Dep == "conj" && all[k].holds(t.Head) {
			return []nlp.Who{before.Speaker}, true
		}
		if len(before.Via) > 0 && all[k].source.root == all[i].source.root && all[k].source.n > 0 {
			return slices.Clone(before.Via), true
		}
	case len(before.Via) > 0 && v.samePerson(before.Speaker, s.Speaker):
		return slices.Clone(before.Via), true
	case all[k].parent < 0 && all[k].source.root >= 0 && releases[v.tokens[all[k].source.root].Lemma] && !v.samePerson(before.Speaker, s.Speaker):
		return []nlp.Who{before.Speaker}, true
	}
	return nil, false
}

// carriers are those who pass words on in the clause of the cue itself: "was
// quoted as saying by the agency", "let it be known through her spokesman".
func (v *view) carriers(f *draft) []nlp.Who {
	if f.cue < 0 {
		return nil
	}
	var out []nlp.Who
	cue := f.cue
	if q := v.quoting(cue); q >= 0 {
		cue = q
		if who := v.child(q, "nsubj"); who >= 0 {
			r := v.trim(v.subtree(who))
			out = append(out, nlp.Who{Text: v.text(r), Span: v.span(r)})
		}
	}
	if k := v.child(cue, "ccomp"); v.tokens[cue].Lemma == "let" && k > cue && v.knownThat(cue) > 0 {
		cue = k
	}
	kids := v.children(cue)
	if v.quoting(f.cue) == cue {
		kids = append(slices.Clone(kids), v.children(f.cue)...)
	}
	for _, k := range kids {
		agent := v.tokens[k].Dep == "agent" && v.tokens[cue].Lemma == "quote" || v.quoting(f.cue) == cue && v.tokens[k].Lower == "by"
		if !agent && (v.tokens[k].Dep != "prep" || v.tokens[k].Lower != "through") {
			continue
		}
		o := v.child(int(k), "pobj")
		if o < 0 || f.source.holds(o) || f.holds(o) || !v.animate(o) && !seats[v.tokens[o].Lemma] {
			continue
		}
		r := v.trim(v.subtree(o))
		out = append(out, nlp.Who{Text: v.text(r), Span: v.span(r)})
	}
	return out
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
