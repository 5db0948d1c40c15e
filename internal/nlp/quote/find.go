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
	idle                   bool // no act of speech in the sense of the record
	// lead is how far the content chosen, and the speaker, are ahead of the next
	// choice.
	lead [2]float32
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
	lead    float32 // how far the last choice was ahead of the next
}

// find gives the findings of a document, in the order of their cues: words that
// may report get their roles, and the whole is judged again.
func (x *finder) find() []finding {
	var all []finding
	candidates := x.candidates()
	for i, f := range candidates {
		x.f = x.v.wholeFeatures(candidates, i, x.f[:0])
		f.score = score(x.m[wholeModel], x.f)
		if f.score > threshold || x.v.plain(f.cue, f.score) {
			f.idle = x.v.idle(&f)
			all = append(all, f)
		}
	}
	return all
}

// candidates gives the findings for all words that may be cues.
func (x *finder) candidates() []finding {
	var all []finding
	for i := range x.v.tokens {
		if !x.v.isCandidate(i) || x.v.quotes(i) >= 0 || x.v.stray(i) {
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

// stray reports whether a word is all of its sentence, as a translation leaves one
// behind: "..., Hale said. said."
func (v *view) stray(i int) bool {
	s := v.sentence(i)
	if s.End-s.First > 3 || i != s.First || v.quote[i] >= 0 || i == v.blockStart(i) {
		return false
	}
	for k := i + 1; k < s.End; k++ {
		if !v.loose(k) {
			return false
		}
	}
	return true
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
	x.admit(cue)
	best := x.best(contentModel, func(o *choice, f features) features { return v.contentFeatures(cue, o, f) })
	if best < 0 {
		return f, false
	}
	f.content, f.lead[0] = x.choices[best], x.lead
	x.choices = v.sources(cue, x.choices)
	if !quoted.empty() {
		x.keep(func(o *choice) bool { return !o.overlaps(quoted) })
	}
	if t := v.labelled(cue); t != nil && cue >= t.words.first {
		x.keep(func(o *choice) bool { return !o.overlaps(t.label) })
	}
	x.admitSources(cue)
	best = x.best(sourceModel, func(o *choice, g features) features { return v.sourceFeatures(cue, &f.content, o, g) })
	f.source, f.lead[1] = x.choices[best], x.lead
	if f.source.n == 0 && !v.quotedAs(cue) {
		v.borrow(&f)
	}
	x.choices = v.cueSpans(cue, &f.content, &f.source, x.choices)
	best = x.best(cueSpanModel, func(o *choice, g features) features { return v.cueSpanFeatures(cue, &f.content, &f.source, o, g) })
	f.words = x.choices[best]
	v.keepSilent(&f)
	v.asQuoted(&f)
	if v.onWordOf(cue) {
		f.words.runs[0] = v.creditWords(cue)
	}
	v.interposed(&f)
	v.spokenThrough(&f)
	return f, true
}

// borrow gives a finding without a speaker the subject that the parse has given to
// a participle before its verb: "Hale, asked about it, replied that"; and what
// stands for one before a verb in the present: "the palace announces".
func (v *view) borrow(f *finding) {
	t := &v.tokens[f.cue]
	if who := v.child(f.cue, "nsubj", "nsubjpass"); who >= 0 && who < f.cue && v.built(f.cue) && v.animate(who) && !f.content.holds(who) {
		c := chooser{v: v, cue: f.cue}
		if c.phrase(ofSubject+bare, who); len(c.all) > 0 {
			f.source = c.all[0]
		}
		return
	}
	if t.POS != "VERB" || t.Tag == "VBN" || t.Tag == "VBG" || v.child(f.cue, "nsubj", "auxpass") >= 0 {
		return
	}
	c := chooser{v: v, cue: f.cue}
	if k := v.child(f.cue, "advcl"); k >= 0 && k < f.cue && v.tokens[k].Tag != "VBG" {
		if who := v.child(k, "nsubj"); who >= 0 && who < k && v.animate(who) && v.child(k, "dobj") < 0 {
			c.phrase(ofSubject+bare, who)
		}
	}
	if k := v.child(f.cue, "compound"); k >= 0 && k == f.cue-1 && (v.animate(k) || seats[v.tokens[k].Lemma]) {
		c.phrase(ofSubject, k)
	}
	if len(c.all) > 0 && !f.content.overlaps(c.all[len(c.all)-1].runs[0]) {
		f.source = c.all[len(c.all)-1]
	}
}

// admit leaves the contents that a cue can have by its construction: what stands
// behind an announcing colon, and never its own subject or only a time.
func (x *finder) admit(cue int) {
	v := x.v
	if q := v.wordsWere(cue); q >= 0 {
		whole, _ := v.wholeQuotation(q)
		x.only(ofQuotation, whole)
		return
	}
	if at := v.announcesColon(cue); at >= 0 {
		x.only(rightRest, run{at + 1, v.sentence(cue).End})
		return
	}
	if q := max(v.spokenBefore(cue), v.voiced(cue)); q >= 0 && len(frames().of(&v.tokens[cue])) == 0 {
		whole, _ := v.wholeQuotation(q)
		x.onlyQuoted(whole)
		return
	}
	if k := v.child(cue, "conj"); k > cue && v.hasChildLemma(cue, "neither") && v.child(k, "dobj") > k {
		x.only(ofObject, v.subtree(v.child(k, "dobj"))) // "would neither confirm nor deny the report"
		return
	}
	if t, ok := v.trailing(cue); ok {
		x.only(leftRest, t.clause)
		return
	}
	for _, r := range [4]run{v.gives(cue), v.agreedWith(cue), v.verdict(cue), v.undertaken(cue)} {
		if !r.empty() {
			x.only(inner, r)
			return
		}
	}
	if r := v.countTold(cue); !r.empty() {
		x.only(ofChild, r)
		return
	}
	if v.requestBy(cue) >= 0 {
		x.only(ofChild, v.requestOf(cue))
		return
	}
	if v.onWordOf(cue) {
		before, behind := v.aroundCredit(cue)
		c := chooser{v: v, cue: cue, all: x.choices[:0]}
		c.add(bothRests, -1, before, behind)
		x.choices = c.all
		return
	}
	if v.contested(cue) {
		x.only(ofAntecedent, run{v.tokens[v.tokens[cue].Head].First, v.tokens[cue].First})
		return
	}
	if v.labels(cue) {
		x.only(rightRest, run{cue + 1, v.blockEnd(cue)})
		return
	}
	if that := v.knownThat(cue); that >= 0 {
		x.only(inner, run{that + 1, v.sentence(cue).End})
		return
	}
	if that := v.impersonalThat(cue); that >= 0 {
		x.only(inner, run{that + 1, v.sentence(cue).End})
		return
	}
	x.keep(func(o *choice) bool { return !v.strays(cue, o) && !v.twoBreaths(cue, o) })
	if r := v.aheadOfMain(cue); !r.empty() {
		x.keep(func(o *choice) bool { return o.first() >= r.first && o.end() <= r.end })
	}
	for _, r := range [3]run{v.besideParticiple(cue), v.behindInterruption(cue), v.asClause(cue)} {
		if !r.empty() {
			x.clip(r)
		}
	}
	if v.kind(cue) != nlp.BodyBlock && !isDash(v.tokens[cue].Lower) {
		part := v.betweenDashes(cue)
		x.keep(func(o *choice) bool { return part.holds(o.first()) && part.holds(o.end()-1) })
	}
	c := frames().of(&v.tokens[cue])
	if v.tokens[cue].POS != "VERB" || len(c) == 0 || c[0] >= thinkClass {
		return
	}
	if c[0] == stateClass && v.behindClause(cue) {
		x.keep(func(o *choice) bool { return o.end() <= cue })
	}
	who := v.child(cue, "nsubj", "compound")
	x.keep(func(o *choice) bool { return (who < 0 || !o.holds(who)) && !v.timeOnly(o.list()) })
}

// betweenDashes is the part of a headline, between spaced dashes, that holds a cue.
func (v *view) betweenDashes(cue int) run {
	s := v.sentence(cue)
	r := run{v.blockStart(cue), v.blockEnd(cue)}
	for i := max(r.first, s.First-40); i < min(r.end, s.End+40); i++ {
		l := v.tokens[i].Lower
		if v.quote[i] >= 0 || l == ":" || !isDash(l) && l != "-" || !v.spaced(i) {
			continue
		}
		if i < cue {
			r.first = i + 1
		} else {
			r.end = i
			break
		}
	}
	return r
}

// behindClause reports whether a cue stands inverted behind a clause of its own
// sentence and before who says it: "33 were dead, said the governor".
func (v *view) behindClause(cue int) bool {
	s := v.sentence(cue)
	if t := &v.tokens[cue]; t.Tag != "VBD" && t.Tag != "VBZ" || t.Dep == "conj" || t.Dep == "advcl" || t.Dep == "relcl" {
		return false
	}
	if cue+1 >= s.End || cue == s.First || v.tokens[cue-1].Lower != "," || v.child(cue, "aux", "auxpass", "mark") >= 0 {
		return false
	}
	if next := &v.tokens[cue+1]; next.POS != "DET" && next.POS != "PROPN" || next.Lower == "that" {
		return false
	}
	if who := v.child(cue, "nsubj"); who >= 0 && who < cue {
		return false
	}
	for i := s.First; i < cue-1; i++ {
		switch v.tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return v.tokens[i].Dep != "advcl" && v.tokens[i].Dep != "relcl" && v.quote[i] < 0
		}
	}
	return false
}

// only leaves one content.
func (x *finder) only(kind uint8, r run) {
	c := chooser{v: x.v, cue: -1, all: x.choices[:0]}
	c.add(kind, -1, r)
	x.choices = c.all
}

// onlyQuoted leaves a quotation, alone or with those behind it that stand in the sentence
// of the cue.
func (x *finder) onlyQuoted(whole run) {
	n := 0
	for _, o := range x.choices {
		if k := o.kind &^ extended; o.n > 1 && k == ofQuotations && o.first() >= whole.first-1 && o.first() < whole.end {
			x.choices[n] = o
			n++
		}
	}
	c := chooser{v: x.v, cue: -1, all: x.choices[:n]}
	c.add(ofQuotation, -1, whole)
	x.choices = c.all
}

// timeOnly reports whether a content tells nothing but when.
func (v *view) timeOnly(o []run) bool {
	if len(o) != 1 || o[0].end-o[0].first > 8 {
		return false
	}
	named := false
	for i := o[0].first; i < o[0].end; i++ {
		switch l := v.tokens[i].Lower; {
		case weekdays[l] || dayParts[l]:
			named = true
		case v.tokens[i].Tag == "CD" || v.tokens[i].POS == "DET" || v.tokens[i].POS == "ADP" || v.loose(i):
		case l == "last" || l == "late" || l == "early" || l == "next" || l == "local":
		default:
			return false
		}
	}
	return named
}

// dayParts are parts of a day, and larger times.
var dayParts = words(`morning afternoon evening night noon midnight week month year day weekend hour a.m. p.m. am pm
	january february march april may june july august september october november december`)

// best is the index of the choice with the highest score, the first among equal
// ones; -1 for no choice.
func (x *finder) best(model int, describe func(*choice, features) features) int {
	best, top, next := -1, float32(0), float32(-8)
	for i := range x.choices {
		x.f = describe(&x.choices[i], x.f[:0])
		if s := score(x.m[model], x.f); best < 0 || s > top {
			if best >= 0 {
				next = top
			}
			best, top = i, s
		} else {
			next = max(next, s)
		}
	}
	x.lead = top - next
	return best
}

// plain reports whether token i is a cue by its construction, whatever the model
// says: a verb of reporting in the indicative with a subject and a clause of its
// own. Those inside quotations are rarely marked in the data of the model.
func (v *view) plain(i int, s float32) bool {
	if v.built(i) {
		return true
	}
	if s > -1.6 && v.plainNoun(i) {
		return true
	}
	c := frames().of(&v.tokens[i])
	if len(c) == 0 && v.makesClear(i) {
		return true
	}
	if len(c) > 0 && c[0] == stateClass && v.child(i, "nsubj") >= 0 && !v.spokenBeside(i).empty() {
		return true
	}
	if v.fragment(i) {
		return true
	}
	floor := float32(-3.2)
	nested := v.reportedInside(i)
	if nested {
		floor = -4.6
	}
	if len(c) == 0 || c[0] >= thinkClass || v.tokens[i].POS != "VERB" || v.quote[i] < 0 && s < floor {
		return false
	}
	if who, up := v.subject(i); who < 0 || up > 1 || v.tokens[who].Lower == "i" || v.tokens[who].Lower == "you" || v.tokens[who].Lower == "we" {
		return false
	}
	if v.unsaid(i) {
		return false
	}
	nested = v.tokens[i].Lemma != "want" && (nested || v.tokens[i].Dep == "ccomp" && s > -2.6)
	if k := v.child(i, "xcomp"); k > i && (s > -1 || nested) && (c[0] != stateClass || v.tokens[i].Lemma == "agree") && v.child(k, "aux") >= 0 && v.child(i, "neg") < 0 && v.modal(i) == "" {
		return true
	}
	if o := v.child(i, "dobj"); o > i && (s > -1 || nested) && (c[0] == denyClass || c[0] == promiseClass) && v.child(i, "neg") < 0 {
		return true
	}
	k := v.childBehind(i, "ccomp")
	return k > i && v.child(k, "nsubj", "nsubjpass", "expl") >= 0 && v.child(i, "neg") < 0 && v.modal(i) == ""
}

// reportedInside reports whether a verb is the one that another verb of stating reports:
// "Lee said that Hale had promised". Annotators of the training data seldom mark these.
func (v *view) reportedInside(i int) bool {
	t := &v.tokens[i]
	if t.Dep != "ccomp" || t.Head == i || v.child(i, "nsubj") < 0 {
		return false
	}
	c := frames().of(&v.tokens[t.Head])
	return len(c) > 0 && c[0] == stateClass && v.tokens[t.Head].POS == "VERB"
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
			if r == v.verdict(f.cue) {
				return false
			}
			return !v.likens(f.cue) && !v.hasChildLemma(f.cue, "neither") && (len(c) == 0 || c[0] != denyClass) && !(v.keepsBack(f.cue) && v.modal(f.cue) == "would")
		}
	}
	return f.score < 0.2 && v.raised(f.cue) < 0 && !v.built(f.cue) && !v.makesClear(f.cue) && (f.source.n == 0 || len(c) == 0 && v.child(f.cue, "ccomp") < 0)
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
// one that ends as speech before "she said", or is all that stands before it, or begins as speech behind "she
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
			r := v.tokensIn(v.d.Quotations[q].Outer.Start, v.d.Quotations[q].Outer.End)
			if inner := v.d.Slice(v.d.Quotations[q].Inner); endsSpeech(inner) || v.tokens[i+1].Lower == "," && r.first <= v.clauseStart(cue) && r.end-r.first > minDirect {
				return r
			}
			return run{}
		}
	}
	far := 10
	if who := v.child(cue, "nsubj"); who == cue+1 || who < 0 && cue+1 < s.End && v.tokens[cue+1].POS == "PROPN" {
		far = 28 // "warned Jon Hale, who heads the port authority, “...”"
	}
	for i := cue + 1; i < s.End && i-cue < far; i++ {
		if q := v.quote[i]; q >= 0 {
			if before := v.tokens[i-1].Lower; before == ":" || before == "," && (far > 10 || v.tokens[i-1].Head == cue) {
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
		if i < first-1 && strings.HasSuffix(inner, ",") || i == first-1 && endsSpeech(inner) && (v.smallStart(first) || v.voiced(cue) >= 0) {
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
