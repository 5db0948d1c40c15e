package quote

import "readout/internal/nlp"

// condition finds the condition inside a content and what hangs on it. Both are
// empty where there is none.
func (v *view) condition(f *draft) (condition, consequence nlp.Span) {
	for _, r := range f.runs {
		for i := r.first; i < r.end; i++ {
			if c, ok := v.conditionAt(i, r); ok {
				return v.clean(c), v.consequence(c, r)
			}
		}
		if c, q, ok := v.leadsTo(r); ok {
			return v.clean(c), v.clean(q)
		}
	}
	return v.conditionBeside(f), nlp.Span{}
}

// conditionBeside is the condition that stands outside of the content, as a clause
// of the cue: "If it rains, she said, “we will wait”".
func (v *view) conditionBeside(f *draft) nlp.Span {
	if f.cue < 0 {
		return nlp.Span{}
	}
	k := v.child(f.cue, "advcl")
	if k < 0 || f.holds(k) {
		return nlp.Span{}
	}
	r := v.subtree(k)
	if l := v.tokens[r.first].Lower; (l != "if" && l != "unless") || r.holds(f.cue) || v.quote[r.first] >= 0 {
		return nlp.Span{}
	}
	return v.clean(r)
}

func (v *view) clean(r run) nlp.Span {
	for !r.empty() && v.loose(r.end-1) {
		r.end--
	}
	for !r.empty() && (v.loose(r.first) || v.tokens[r.first].Lower == "that") {
		r.first++
	}
	if r.empty() {
		return nlp.Span{}
	}
	return v.span(r)
}

// conditionAt reports whether a condition begins at token i of a content, and
// its tokens.
func (v *view) conditionAt(i int, within run) (run, bool) {
	t := &v.tokens[i]
	lower := func(k int) string {
		if i+k < within.end {
			return v.tokens[i+k].Lower
		}
		return ""
	}
	switch t.Lower {
	case "if", "unless":
		if t.Dep == "mark" && v.tokens[t.Head].Dep == "ccomp" && v.tokens[t.Head].Head == i-1 {
			return run{}, false // "asked if": a question
		}
		return v.clauseFrom(i, within), t.Lower == "unless" || i != within.first || !v.asked(i)
	case "provided", "providing", "assuming":
		return v.clauseFrom(i, within), lower(1) == "that"
	case "should":
		// inverted: "should a further invasion proceed"
		if s := v.child(t.Head, "nsubj", "nsubjpass"); t.Head > i && s > i {
			return v.clauseFrom(i, within), true
		}
		if i+2 < within.end && (i == within.first || !nominal(v.tokens[i-1].POS)) {
			next := v.tokens[i+1].POS
			return v.clauseFrom(i, within), next == "DET" || nominal(next)
		}
	case "had", "were":
		if s := v.child(t.Head, "nsubj", "nsubjpass"); t.Head > i && s > i && (v.tokens[t.Head].Dep == "advcl" || i == within.first) {
			return v.clauseFrom(i, within), true
		}
	case "until":
		main := v.tokens[v.tokens[i].Head].Head
		return v.clauseFrom(i, within), t.Dep == "mark" && i > within.first && v.child(main, "neg") >= 0
	case "when":
		verb := v.tokens[i].Head
		main := v.tokens[verb].Head
		return v.clauseFrom(i, within), v.tokens[verb].Dep == "advcl" && v.tokens[verb].Tag != "VBD" && v.modal(verb) == "" && v.modal(main) == "will"
	case "once":
		return v.clauseFrom(i, within), t.Dep == "mark" || v.tokens[t.Head].Dep == "advcl"
	case "in":
		switch {
		case lower(1) == "case", lower(1) == "the" && (lower(2) == "event" || lower(2) == "case"):
			return v.clauseFrom(i, within), true
		}
	case "as", "so":
		if (lower(1) == "long" || lower(1) == "soon") && lower(2) == "as" {
			return v.clauseFrom(i, within), lower(1) == "long"
		}
	case "without":
		if t.Dep == "prep" && i == within.first {
			return v.clauseFrom(i, within), true
		}
	case "only":
		if lower(1) == "if" || lower(1) == "when" || lower(1) == "after" {
			return v.clauseFrom(i, within), true
		}
	}
	return run{}, false
}

// asked reports whether "if" at i is the "whether" of a verb of asking.
func (v *view) asked(i int) bool {
	h := v.tokens[i].Head
	return v.tokens[h].Dep == "ccomp" && v.tokens[h].Head < i
}

// clauseFrom is the clause that begins at token i: the subtree that begins with
// it, as far as the content goes; else up to the next comma.
func (v *view) clauseFrom(i int, within run) run {
	end := i + 1
	for k := i; ; k = v.tokens[k].Head {
		end = max(end, v.tokens[k].Last+1)
		h := v.tokens[k].Head
		if h == k || v.tokens[h].First < i {
			break
		}
		if dep := v.tokens[k].Dep; dep == "advcl" || dep == "prep" || dep == "ccomp" {
			break
		}
	}
	if end-i < 3 { // the parse gives no clause
		for end = i + 1; end < within.end && v.tokens[end].Lower != ","; end++ {
		}
	}
	return run{i, min(end, within.end)}
}

// consequence is what is left of the sentence's clause without its condition.
func (v *view) consequence(c, within run) nlp.Span {
	s := v.sentence(c.first)
	within.first, within.end = max(within.first, s.First), min(within.end, s.End)
	before, behind := run{within.first, c.first}, run{c.end, within.end}
	if behind.end-behind.first > before.end-before.first {
		return v.clean(behind)
	}
	return v.clean(before)
}

// answered are what is done to those who do a thing: "any strike will be met with".
var answered = words(`answer meet punish repay resist treat consider regard face prosecute`)

// leadsTo reads the nominal form: "any penalties may lead to a rift", "progress
// depends on restraint".
func (v *view) leadsTo(r run) (condition, consequence run, ok bool) {
	for i := r.first; i < r.end; i++ {
		t := &v.tokens[i]
		subject := v.child(i, "nsubj")
		if t.POS != "VERB" {
			continue
		}
		modal := v.modal(i)
		if who := v.child(i, "nsubjpass"); who >= r.first && who < i && (modal == "will" || modal == "would") && answered[t.Lemma] && v.child(who, "det") >= 0 && v.tokens[v.child(who, "det")].Lower == "any" {
			return v.subtree(who), run{v.tokens[who].Last + 1, min(r.end, v.sentence(i).End)}, true
		}
		for _, k := range v.children(i) {
			if subject < r.first || v.tokens[k].Dep != "prep" || int(k) < i || int(k)+1 >= min(r.end, v.tokens[k].Last+1) {
				continue
			}
			object := run{int(k) + 1, min(r.end, v.tokens[k].Last+1)}
			whole := v.subtree(subject)
			switch {
			case t.Lemma == "lead" && v.tokens[k].Lower == "to" && modal != "":
				return whole, object, true
			case (t.Lemma == "depend" || t.Lemma == "hinge") && (v.tokens[k].Lower == "on" || v.tokens[k].Lower == "upon"):
				return object, whole, true
			}
		}
	}
	return run{}, run{}, false
}
