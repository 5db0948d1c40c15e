package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

// finding is a cue with its roles, as the models read it.
type finding struct {
	cue                    int     // the head of the cue
	score                  float32 // log odds that it reports
	content, source, words choice
}

// threshold is the score from which a word is taken for a cue: log odds, chosen
// for the best F1 on held-out articles.
const threshold = -0.4

// admission is the score of the cue alone from which its roles are looked for.
const admission = -2

// finder reads documents with one set of weights. Its buffers are reused, so a
// finder is for one document at a time.
type finder struct {
	m       *Models
	v       *view
	f       features
	choices []choice
}

// find gives the findings of a document, in the order of their cues: words that
// may report get their roles, and the whole is judged again.
func (x *finder) find() []finding {
	var all []finding
	for _, f := range x.candidates() {
		x.f = x.v.wholeFeatures(&f, x.f[:0])
		f.score = score(x.m[wholeModel], x.f)
		if f.score > threshold || x.v.plain(f.cue, f.score) {
			if !x.v.idle(&f) {
				all = append(all, f)
			}
		}
	}
	return all
}

// candidates gives the findings for all words that may be cues.
func (x *finder) candidates() []finding {
	var all []finding
	for i := range x.v.tokens {
		if !x.v.isCandidate(i) {
			continue
		}
		x.f = x.v.cueFeatures(i, x.f[:0])
		if s := score(x.m[cueModel], x.f); s > admission || x.v.plain(i, s) {
			if f, ok := x.roles(i, s); ok {
				all = append(all, f)
			}
		}
	}
	return all
}

// wholeFeatures describes a finding with all its roles.
func (v *view) wholeFeatures(f *finding, out features) features {
	cls, cue := uint32(0), f.cue
	if c := frames().of(&v.tokens[cue]); len(c) > 0 {
		cls = uint32(c[0])
	}
	sure := uint32(int32(max(-4, min(6, f.score)) * 2))
	kind, root := uint32(f.content.kind), uint32(0)
	if f.content.root >= 0 {
		root = v.dep[f.content.root]
	}
	source, who := uint32(f.source.kind&31), uint32(0)
	if f.source.n > 0 {
		who = v.person(f.source.root)
	}
	lemma := v.lemma[cue]
	out.add(400, sure)
	out.add(401, sure, cls)
	out.add(402, kind, sure/2)
	out.add(403, kind, cls)
	out.add(404, kind, root)
	out.add(405, kind, root, cls)
	out.add(406, source, cls)
	out.add(407, source, who)
	out.add(408, source, sure/2)
	out.add(409, lemma)
	out.add(410, lemma, root)
	out.add(411, lemma, source)
	out.add(412, lemma, who)
	out.add(413, uint32(bucket(f.content.size())), cls)
	out.add(414, uint32(bucket(f.content.size())), kind)
	out.add(415, uint32(f.words.runs[0].end-f.words.runs[0].first), cls)
	first, last := f.content.first(), f.content.end()-1
	out.add(416, v.tag[first], v.tag[last])
	out.add(417, v.lemma[first])
	out.add(418, flag(v.quote[first] >= 0), flag(v.quote[last] >= 0), flag(v.quote[cue] >= 0), cls)
	out.add(419, flag(v.quote[first] >= 0), flag(v.quote[last] >= 0), flag(v.quote[cue] >= 0), sure)
	for k := f.words.runs[0].first; k < f.words.runs[0].end; k++ {
		if k != cue {
			out.add(420, v.lemma[k])
			out.add(421, v.lemma[k], lemma)
		}
	}
	if f.content.root >= 0 {
		out.add(422, v.lemma[f.content.root])
		out.add(423, v.tag[f.content.root], cls)
		out.add(424, v.tag[f.content.root], lemma)
		out.add(425, hash(v.tokens[f.content.root].Morph), root)
	}
	if f.source.n > 0 {
		out.add(426, v.lemma[f.source.root])
		out.add(427, flag(f.content.overlaps(f.source.runs[0])))
	}
	out.add(428, v.dep[cue], cls, kind)
	out.add(429, v.tag[cue], source, kind)
	return out
}

// roles chooses content, speaker and words of a cue. It fails where nothing can
// be the content.
func (x *finder) roles(cue int, s float32) (finding, bool) {
	v := x.v
	f := finding{cue: cue, score: s}
	x.choices = v.contents(cue, x.choices)
	quoted := v.spokenBeside(cue)
	if !quoted.empty() {
		x.keep(func(o *choice) bool {
			return o.overlaps(quoted) && o.coverage(quoted) > 0.5 && !o.overlaps(run{quoted.end, cue})
		})
	}
	best := x.best(contentModel, func(o *choice, f features) features { return v.contentFeatures(cue, o, f) })
	if best < 0 {
		return f, false
	}
	f.content = x.choices[best]
	x.choices = v.sources(cue, x.choices)
	if !quoted.empty() {
		x.keep(func(o *choice) bool { return !o.overlaps(quoted) })
	}
	if t := v.labelled(cue); t != nil && cue >= t.words.first {
		x.keep(func(o *choice) bool { return !o.overlaps(t.label) })
	}
	best = x.best(sourceModel, func(o *choice, g features) features { return v.sourceFeatures(cue, &f.content, o, g) })
	f.source = x.choices[best]
	x.choices = v.cueSpans(cue, &f.content, &f.source, x.choices)
	best = x.best(cueSpanModel, func(o *choice, g features) features { return v.cueSpanFeatures(cue, &f.content, &f.source, o, g) })
	f.words = x.choices[best]
	return f, true
}

// best is the index of the choice with the highest score, the first among equal
// ones; -1 for no choice.
func (x *finder) best(model int, describe func(*choice, features) features) int {
	best, top := -1, float32(0)
	for i := range x.choices {
		x.f = describe(&x.choices[i], x.f[:0])
		if s := score(x.m[model], x.f); best < 0 || s > top {
			best, top = i, s
		}
	}
	return best
}

// plain reports whether token i is a cue by its construction, whatever the model
// says: a verb of reporting in the indicative with a subject and a clause of its
// own. Those inside quotations are rarely marked in the data of the model.
func (v *view) plain(i int, s float32) bool {
	if v.unanswered(i) || v.estimates(i) || v.reported(i) || v.demands(i) || v.tells(i) {
		return true
	}
	if s > -1.2 && v.plainNoun(i) {
		return true
	}
	c := frames().of(&v.tokens[i])
	if len(c) == 0 && v.makesClear(i) {
		return true
	}
	if len(c) > 0 && c[0] == stateClass && v.child(i, "nsubj") >= 0 && !v.spokenBeside(i).empty() {
		return true
	}
	if len(c) == 0 || c[0] >= thinkClass || v.tokens[i].POS != "VERB" || v.quote[i] < 0 && s < -2 {
		return false
	}
	if who, up := v.subject(i); who < 0 || up > 1 || v.tokens[who].Lower == "i" || v.tokens[who].Lower == "you" || v.tokens[who].Lower == "we" {
		return false
	}
	if k := v.child(i, "xcomp"); k > i && s > -1 && c[0] != stateClass && v.child(k, "aux") >= 0 && v.child(i, "neg") < 0 && v.modal(i) == "" {
		return true
	}
	if o := v.child(i, "dobj"); o > i && s > -1 && (c[0] == denyClass || c[0] == promiseClass) && v.child(i, "neg") < 0 {
		return true
	}
	k := v.child(i, "ccomp")
	return k > i && v.child(k, "nsubj", "nsubjpass", "expl") >= 0 && v.child(i, "neg") < 0 && v.modal(i) == ""
}

// idle reports whether a finding is no act of speech in the sense of the record:
// its content is nothing but a pronoun, or the model is not sure of it and it
// has no speaker or is no word of reporting with a clause.
func (v *view) idle(f *finding) bool {
	o := &f.content
	if o.n > 1 || v.quote[o.first()] >= 0 {
		return false
	}
	c := frames().of(&v.tokens[f.cue])
	r := o.runs[0]
	if r.end-r.first == 1 {
		if weekdays[v.tokens[r.first].Lower] {
			return true
		}
		switch v.tokens[r.first].POS {
		case "PRON", "AUX", "DET":
			return len(c) == 0 || c[0] != denyClass
		}
	}
	return f.score < 0.2 && !v.unanswered(f.cue) && !v.estimates(f.cue) && !v.reported(f.cue) && !v.demands(f.cue) && !v.tells(f.cue) && !v.makesClear(f.cue) && (f.source.n == 0 || len(c) == 0 && v.child(f.cue, "ccomp") < 0)
}

// weekdays are when a thing is said, not what.
var weekdays = words(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow`)

// keep leaves the choices that fulfil a condition; all where none does.
func (x *finder) keep(fulfils func(*choice) bool) {
	n := 0
	for i := range x.choices {
		if fulfils(&x.choices[i]) {
			x.choices[n], x.choices[i] = x.choices[i], x.choices[n]
			n++
		}
	}
	if n > 0 {
		x.choices = x.choices[:n]
	}
}

// spokenBeside is the quotation that can only be what a cue outside of it says:
// one that ends as speech before "she said", or begins as speech behind "she
// said:", with nothing but a short clause between. Empty where there is none.
func (v *view) spokenBeside(cue int) run {
	s := v.sentence(cue)
	if v.quote[cue] >= 0 || v.tokens[cue].POS != "VERB" || isDash(v.tokens[cue].Lower) {
		return run{}
	}
	for i := cue - 1; i >= v.clauseStart(cue) && cue-i < 16; i-- {
		if v.quote[i] < 0 && i != cue && v.tokens[i].POS == "VERB" && len(frames().of(&v.tokens[i])) > 0 {
			return run{}
		}
		if q := v.quote[i]; q >= 0 {
			if inner := v.d.Slice(v.d.Quotations[q].Inner); endsSpeech(inner) {
				return v.tokensIn(v.d.Quotations[q].Outer.Start, v.d.Quotations[q].Outer.End)
			}
			return run{}
		}
	}
	for i := cue + 1; i < s.End && i-cue < 10; i++ {
		if q := v.quote[i]; q >= 0 {
			if before := v.tokens[i-1].Lower; before == ":" || before == "," && v.tokens[i-1].Head == cue {
				return v.tokensIn(v.d.Quotations[q].Outer.Start, v.d.Quotations[q].Outer.End)
			}
			return run{}
		}
	}
	return run{}
}

// clauseStart is where the sentence of a cue begins. Where one quotation and few
// words stand between the sentence and the start of its paragraph, and the
// quotation ends in a comma, a stop of an abbreviation in the speaker's name has
// cut the sentence: it begins with the quotation. So it does where the sentence
// goes on in a small letter behind a question.
func (v *view) clauseStart(cue int) int {
	first := v.sentence(cue).First
	if v.tokens[cue].POS != "VERB" || v.quote[cue] >= 0 {
		return first
	}
	for i := first - 1; i >= v.blockStart(cue) && first-i < 5; i-- {
		q := v.quote[i]
		if q < 0 {
			if l := v.tokens[i].Lower; i < first-1 && strings.HasSuffix(l, ".") {
				return first
			}
			continue
		}
		inner := strings.TrimSpace(v.d.Slice(v.d.Quotations[q].Inner))
		if i < first-1 && strings.HasSuffix(inner, ",") || i == first-1 && endsSpeech(inner) && v.smallStart(first) {
			return v.sentence(i).First
		}
		return first
	}
	return first
}

// smallStart reports whether a sentence begins in a small letter, so that it is
// the rest of one that a question mark seemed to end.
func (v *view) smallStart(first int) bool {
	r, _ := utf8.DecodeRuneInString(v.d.Text[v.tokens[first].Start:])
	return unicode.IsLower(r)
}

// endsSpeech reports whether a quotation ends as one does before "she said".
func endsSpeech(inner string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(inner))
	return strings.ContainsRune(",?!…—", r)
}

// plainNoun reports whether a noun is a cue by its construction: one of
// reporting, with a clause of its own and whose it is, "the council's claim that".
func (v *view) plainNoun(i int) bool {
	c := frames().of(&v.tokens[i])
	if v.tokens[i].POS != "NOUN" || len(c) == 0 || c[0] >= thinkClass || v.child(i, "acl", "ccomp") < i {
		return false
	}
	for _, k := range v.children(i) {
		switch v.tokens[k].Dep {
		case "poss":
			return true
		case "amod":
			if n := v.name[k]; n >= 0 && v.d.Names[n].Type == nlp.Group {
				return true
			}
		case "prep":
			if o := v.child(int(k), "pobj"); v.tokens[k].Lower == "by" && o >= 0 && v.animate(o) {
				return true
			}
		}
	}
	return false
}

// reported reports whether a verb is what somebody is said to have promised or
// asked before: "said that she had urged them to wait". The model has seen few.
func (v *view) reported(i int) bool {
	t := &v.tokens[i]
	if t.Dep != "ccomp" || t.Tag != "VBN" || t.Head == i || v.child(i, "nsubj") < 0 || v.child(i, "neg") >= 0 {
		return false
	}
	own, over := frames().of(t), frames().of(&v.tokens[t.Head])
	if len(own) == 0 || len(over) == 0 || over[0] != stateClass || !v.hasChildLemma(i, "have") {
		return false
	}
	if act := own[0].act(); act != nlp.Promise && act != nlp.Request {
		return false
	}
	for k := i + 1; k < min(t.Last, i+12); k++ {
		if v.tokens[k].Tag == "TO" && v.tokens[k+1].Tag == "VB" {
			return true
		}
	}
	return false
}

// demands reports whether a verb tells what a body, a country or a person of
// office wants: "the union wants new gates".
func (v *view) demands(i int) bool {
	t := &v.tokens[i]
	if t.Lemma != "want" || t.POS != "VERB" || t.Dep == "ccomp" || v.quote[i] >= 0 || v.modal(i) != "" {
		return false
	}
	who := v.child(i, "nsubj")
	if who >= 0 && (v.tokens[who].Lower == "who" || v.tokens[who].Lower == "which") && t.Dep == "relcl" {
		who = t.Head
	}
	return who >= 0 && v.tokens[who].POS != "PRON" && v.animate(who) && v.child(i, "dobj", "ccomp", "xcomp") > i
}

// tells reports whether a verb gives somebody's number: "Senn counts five", "the
// company speaks of 40 leaks".
func (v *view) tells(i int) bool {
	t := &v.tokens[i]
	who := v.child(i, "nsubj")
	if t.POS != "VERB" || who < 0 || !v.animate(who) {
		return false
	}
	what := -1
	switch t.Lemma {
	case "count":
		what = v.child(i, "dobj")
	case "speak", "talk":
		if of := v.child(i, "prep"); of > i && v.tokens[of].Lower == "of" {
			what = v.child(of, "pobj")
		}
	}
	return what > i && (v.tokens[what].Tag == "CD" || v.child(what, "nummod") >= 0)
}

// estimates reports whether a verb gives somebody's count: "puts the toll at 12",
// "has raised the number to 40".
func (v *view) estimates(i int) bool {
	to := ""
	switch v.tokens[i].Lemma {
	case "put":
		to = "at"
	case "raise", "lower", "revise":
		to = "to"
	default:
		return false
	}
	who, what := v.child(i, "nsubj"), v.child(i, "dobj")
	if v.tokens[i].POS != "VERB" || who < 0 || what < i || !counted[v.tokens[what].Lemma] || !v.animate(who) {
		return false
	}
	for k := what + 1; k+1 < min(v.sentence(i).End, what+12); k++ {
		if v.tokens[k].Lower == to {
			for o := k + 1; o < min(v.sentence(i).End, k+5); o++ {
				if v.tokens[o].Tag == "CD" {
					return true
				}
			}
		}
	}
	return false
}

// counted are what somebody puts at a number.
var counted = words(`number toll figure total count loss damage cost area estimate turnout crowd share rate tally size`)

// makesClear reports whether a verb makes something clear or known.
func (v *view) makesClear(i int) bool {
	if l := v.tokens[i].Lemma; l != "make" && l != "let" {
		return false
	}
	end := min(v.sentence(i).End, i+5)
	for k := i + 1; k < end; k++ {
		switch v.tokens[k].Lower {
		case "clear", "plain", "known":
			return k+1 < end && v.quote[i] == v.quote[k]
		}
	}
	return false
}

// unanswered reports whether a verb says that a request got no answer: "did not
// respond to a request for comment", "calls were not returned".
func (v *view) unanswered(i int) bool {
	switch v.tokens[i].Lemma {
	case "return", "answer", "respond", "reply":
	case "go":
		return v.hasChildLemma(i, "unanswered")
	default:
		return false
	}
	if v.child(i, "neg") < 0 && !v.failed(i) {
		return false
	}
	r := v.subtree(i)
	for k := r.first; k < min(r.end, r.first+60); k++ {
		switch v.tokens[k].Lemma {
		case "request", "comment", "call", "question", "message", "email":
			return true
		}
	}
	return false
}
