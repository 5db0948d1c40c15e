package timex

import "readout/internal/nlp"

// arranged reports whether an expression is the time for which something is arranged, and so
// lies ahead whatever the tense of the verb: "called a march for Tuesday", "pencilled in for
// Sunday", "declared Friday a day of mourning", "put off to Monday", "has invited both sides
// back on Saturday", "announced a strike beginning on Monday". v is the governing verb or -1.
func (r *reader) arranged(e *expr, v int) bool {
	if v < 0 || e.kind != kCalendar || e.hasYear || e.weekday == 0 && e.month == 0 || r.is(e.end, "'s") {
		return false
	}
	d := r.d
	lemma := d.Tokens[v].Lemma
	switch {
	case r.led(e, "for"):
		return arranging(lemma) || inviting(lemma)
	case r.led(e, "to", "until", "till") && shifting(d, v):
		return true
	case naming(lemma) && r.argument(e, v):
		return true
	case inviting(lemma):
		return v < int(r.atoms[e.first].token)-1 && (perfectNow(d, v) || e.clock.set || r.bidden(v, e))
	case begins(d, v):
		return r.announced(v)
	}
	return false
}

// bidden reports whether those invited are told where to before the day is: "invited her
// cousin to Bergen in December".
func (r *reader) bidden(v int, e *expr) bool {
	for i := v + 2; i < int(r.atoms[e.first].token); i++ {
		if l := r.d.Tokens[i].Lower; l == "to" || l == "back" {
			return true
		}
	}
	return false
}

// led reports whether one of the prepositions leads to an expression, words of the day
// between them left out: "to midnight on Wednesday".
func (r *reader) led(e *expr, preps ...string) bool {
	i := e.first - 1
	if r.is(i, "the") {
		i--
	}
	return r.isAny(i, preps...)
}

// argument reports whether an expression is what the verb names, not when it does: "declared
// Friday a day of mourning".
func (r *reader) argument(e *expr, v int) bool {
	d := r.d
	t := &d.Tokens[d.Root(int(r.atoms[e.first].token), int(r.atoms[e.end-1].token)+1)]
	switch t.Dep {
	case "dobj", "nsubj", "nsubjpass", "oprd":
		return true
	case "npadvmod", "compound", "nmod":
		return t.Head != v || int(r.atoms[e.end-1].token)+1 < len(d.Tokens) && d.Tokens[int(r.atoms[e.end-1].token)+1].Dep == "det"
	}
	return false
}

// announced reports whether the noun that a participle belongs to is what somebody announces,
// calls or orders: "declared three days of mourning beginning on Thursday".
func (r *reader) announced(v int) bool {
	d := r.d
	at := d.Tokens[v].Head
	for range 4 {
		t := &d.Tokens[at]
		switch {
		case t.POS == "VERB":
			return arranging(t.Lemma) || naming(t.Lemma)
		case t.Head == at:
			return false
		}
		at = t.Head
	}
	return false
}

// begins reports whether a verb is "beginning" or "starting" behind a noun.
func begins(d *nlp.Document, v int) bool {
	t := &d.Tokens[v]
	if t.Tag != "VBG" || t.Dep != "acl" && t.Dep != "prep" && t.Dep != "advcl" && t.Dep != "xcomp" {
		return false
	}
	return t.Lemma == "begin" || t.Lemma == "start" || t.Lemma == "commence"
}

// perfectNow reports whether a verb has "has" or "have" for an auxiliary: what has been done
// is not dated, so that a day beside it is that of something else.
func perfectNow(d *nlp.Document, v int) bool {
	for c := range d.Children(v) {
		if l := d.Tokens[c].Lower; c < v && (l == "has" || l == "have" || l == "'s" || l == "'ve") && d.Tokens[c].Dep == "aux" {
			return true
		}
	}
	return false
}

// notUntil reports whether an expression behind "until" is when something came about at last:
// "no aircraft were requested until Tuesday", "the boat did not leave until noon".
func (r *reader) notUntil(e *expr, v int) bool {
	if v < 0 || !r.isAny(e.first-1, "until", "till") || r.d.Tokens[v].Tag == "MD" {
		return false
	}
	d := r.d
	aux, to := auxiliaries(d, v)
	if to || aux != past && d.Tokens[v].Tag != "VBD" {
		return false
	}
	if r.isAny(e.first-2, "not", "only") {
		return true
	}
	for c := range d.Children(v) {
		t := &d.Tokens[c]
		if t.Dep == "neg" || (t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "dobj") && (t.Lower == "nobody" || t.Lower == "nothing" || d.Tokens[t.First].Lower == "no") {
			return true
		}
	}
	return false
}

// arranging are verbs that set something for a time.
func arranging(lemma string) bool {
	switch lemma {
	case "call", "convene", "convoke", "announce", "pencil", "slate", "book", "plan", "schedule", "set", "fix", "declare", "decree", "order", "proclaim", "organise", "organize", "postpone", "reschedule", "wait", "await", "appoint", "expect", "propose":
		return true
	}
	return false
}

// naming are verbs that make something of a day.
func naming(lemma string) bool {
	switch lemma {
	case "declare", "proclaim", "decree", "designate":
		return true
	}
	return false
}

func inviting(lemma string) bool { return lemma == "invite" || lemma == "summon" || lemma == "convoke" }

// shifting reports whether a verb moves something to another time: "put off", "extend".
func shifting(d *nlp.Document, v int) bool {
	switch d.Tokens[v].Lemma {
	case "postpone", "delay", "extend", "adjourn", "reschedule", "prolong", "defer":
		return true
	case "put", "push", "hold":
		for c := range d.Children(v) {
			if l := d.Tokens[c].Lower; c > v && (l == "off" || l == "back") {
				return true
			}
		}
	}
	return false
}

// dating are verbs that say in the present when something was.
func dating(lemma string) bool {
	return lemma == "put" || lemma == "date" || lemma == "place" || lemma == "time"
}
