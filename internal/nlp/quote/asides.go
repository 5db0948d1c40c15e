package quote

import (
	"slices"

	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// setAside marks the attributions that are no statements, and numbers each kind.
func (v *view) setAside(all []draft) {
	statements, asides := 0, 0
	for i := range all {
		f := &all[i]
		if f.aside == "" {
			f.aside = v.asideWhy(f)
		}
		if f.aside == "" && f.parent >= 0 && unvouched(&all[f.parent]) {
			f.aside = "nobody is known to have said that it was said"
		}
		if f.aside == "" {
			statements++
			f.number = statements
		} else {
			asides++
			f.number = asides
		}
	}
}

// unvouched reports whether a draft is a quotation that the page attributes to nobody: who
// is said in it to have spoken is told in its words, and by nobody known.
func unvouched(f *draft) bool { return f.cue < 0 && f.source.n == 0 && !f.speaker.Known() }

// series is the letter of a draft's number: statements and asides are counted
// apart.
func (f *draft) series() string {
	if f.aside != "" {
		return "a"
	}
	return "s"
}

// asideWhy tells why an attribution is no statement: a thought that is nobody's
// position, speech that is mentioned without what was said, or a question put to
// the speaker. Empty for a statement. What stands in quotation marks is one.
func (v *view) asideWhy(f *draft) string {
	if f.cue < 0 {
		return ""
	}
	quoted := v.form(f) != nlp.Indirect
	c := frames().of(&v.tokens[f.cue])
	switch {
	case v.timeOnly(f.runs):
		return "when it was said, not what"
	case v.cameAbout(f):
		return "how a meeting came about"
	case v.headlineNoun(f):
		return "words beside each other in a headline"
	case v.rumour(f):
		return "the speaker is nobody in particular"
	case v.ownVerb(f):
		return "the words are the clause of the noun itself"
	case v.forUse(f):
		return "what there is to be had, not what was said"
	case v.picture(f):
		return "what was shown, not what was said"
	case v.quote[f.cue] >= 0 && f.source.n == 0 && !v.built(f.cue):
		return "nobody speaks"
	case v.askedHim(f):
		return "a question put to the speaker"
	case v.supposed(f):
		return "it is only supposed to be said"
	case v.ofThose(f):
		return "the speaker is nobody in particular"
	case quoted && len(c) == 0 && f.size() <= 6 && v.tokens[f.cue].POS == "VERB" && !v.governs(f.cue) && !v.actsByConstruction(f) && v.spokenBeside(f.cue).empty():
		return "a word set in marks"
	case quoted:
		return ""
	case v.notSaid(f, c):
		return "it was not said"
	case v.itself(f):
		return "nobody speaks"
	case v.unnamed(f):
		return "how the speaker wants to appear"
	case v.saidToBe(f):
		return "what a thing is said to be"
	case v.ownVoice(f):
		return "the page speaks itself"
	case v.lifeless(f), v.deed(f):
		return "nobody speaks"
	case len(c) == 0 && !v.governs(f.cue) && !v.actsByConstruction(f), v.tokens[f.cue].Lemma == "continue" && v.child(f.cue, "xcomp") >= 0:
		return "no word of speech"
	case v.anyone(f):
		return "the speaker is nobody in particular"
	case len(c) > 0 && (c[0] >= thinkClass || wishes[v.tokens[f.cue].Lemma]) && !v.position(f, c[0]):
		return "a thought or a finding"
	case v.aboutOnly(f, c):
		return "what it was about, not what was said"
	case v.clausal(f) || v.figured(f):
		return ""
	case v.addresseeOnly(f):
		return "whom it was said to, not what"
	case v.topicOnly(f, c):
		return "what it was about, not what was said"
	}
	return ""
}

// cameAbout reports whether somebody is said to have asked for the very talk that the page
// reports: "Lee had requested the call". That is part of the event.
func (v *view) cameAbout(f *draft) bool {
	l := v.tokens[f.cue].Lemma
	if l != "request" && l != "initiate" && l != "seek" || len(f.runs) != 1 || f.size() > 3 {
		return false
	}
	h := v.d.Root(f.runs[0].first, f.runs[0].end)
	return occasions[v.tokens[h].Lemma] && (v.hasDet(h, "the") || v.hasDet(h, "this")) && v.tokens[h].Head == f.cue
}

// headlineNoun reports whether a noun in a headline is read to report the clause behind it
// without anybody's name, mark or "that": "Deep concerns Lee and Hale discuss the lock".
func (v *view) headlineNoun(f *draft) bool {
	t := &v.tokens[f.cue]
	if t.POS != "NOUN" || v.kind(f.cue) == nlp.BodyBlock || f.source.n > 0 || v.quote[f.runs[0].first] >= 0 {
		return false
	}
	r := f.runs[0]
	return r.first == f.cue+1 && v.clausal(f)
}

// rumour reports whether a report of nobody named is said to say something: "despite a
// report saying that". A letter or memo has an author, a report may be hearsay.
func (v *view) rumour(f *draft) bool {
	t, h := &v.tokens[f.cue], f.source.root
	if t.Tag != "VBG" || t.Dep != "acl" || h < 0 || t.Head != h || !f.speaker.Antecedent.Empty() || v.child(h, "poss", "compound", "amod") >= 0 {
		return false
	}
	switch v.tokens[h].Lemma {
	case "report", "rumour", "rumor", "story":
		return v.tokens[h].Tag == "NNS" || v.hasDet(h, "a")
	}
	return false
}

// askedHim reports whether a draft is the question that an answer follows:
// "Asked whether she would resign, she said".
func (v *view) askedHim(f *draft) bool {
	t := &v.tokens[f.cue]
	if be := v.child(f.cue, "auxpass"); t.Lemma == "ask" && be >= 0 && (v.tokens[be].Lower == "is" || v.tokens[be].Lower == "are") && v.toClause(f.cue) {
		return false // "the public is asked not to touch them"
	}
	return (t.Lemma == "ask" || t.Lemma == "press" || t.Lemma == "question") && (t.Tag == "VBN" || t.Tag == "VBD" && f.cue == v.sentence(f.cue).First) && (v.child(f.cue, "agent") < 0 || f.cue == v.sentence(f.cue).First) &&
		(f.cue == v.sentence(f.cue).First || t.Dep == "advcl" || t.Dep == "acl" || t.Dep == "dep" || v.child(f.cue, "auxpass") >= 0)
}

// supposed reports whether a cue stands in a condition: "if the council refuses".
func (v *view) supposed(f *draft) bool {
	for i, steps := f.cue, 0; steps < 3; steps++ {
		t := &v.tokens[i]
		if t.Dep == "advcl" || t.Dep == "pcomp" || t.Dep == "ccomp" {
			for _, k := range v.children(i) {
				switch l := v.tokens[k].Lower; {
				case v.tokens[k].Dep == "mark" && (l == "if" || l == "unless") && !v.asked(int(k)):
					return v.quote[f.cue] == v.quote[i] && v.form(f) == nlp.Indirect
				case l == "should" && v.tokens[k].Dep == "aux" && v.inverted(int(k), i):
					return v.form(f) == nlp.Indirect
				}
			}
			return false
		}
		if t.Dep != "xcomp" && t.Dep != "conj" || t.Head == i {
			return false
		}
		i = t.Head
	}
	return false
}

// ofThose reports whether the speaker is whoever does a thing: "those who say that".
func (v *view) ofThose(f *draft) bool {
	h := f.source.root
	if h < 0 || v.tokens[f.cue].Dep != "relcl" || v.tokens[h].Lower != "who" {
		return false
	}
	switch v.tokens[v.tokens[f.cue].Head].Lower {
	case "those", "anyone", "anybody", "everyone", "everybody", "people", "he", "whoever", "somebody", "someone":
		return true
	}
	return false
}

// saidToBe reports whether a participle tells only what a thing is said to be or show: "a
// film said to show the flood".
func (v *view) saidToBe(f *draft) bool {
	t := &v.tokens[f.cue]
	if h := f.source.root; t.Lower == "said" && t.Tag == "VBD" && h >= 0 && v.tokens[h].POS == "NOUN" && !v.animate(h) && f.cue+1 < len(v.tokens) && v.tokens[f.cue+1].Tag == "TO" {
		return true
	}
	return t.Tag == "VBN" && (t.Dep == "acl" || t.Dep == "nsubj" || t.Dep == "relcl" || t.Dep == "csubj") && f.cue+1 < len(v.tokens) && v.tokens[f.cue+1].Tag == "TO" && v.child(f.cue, "auxpass", "nsubj", "agent") < 0
}

// ownVerb reports whether a noun is read to report the clause of which it is the
// subject: "Friday's call came late". "His message is that" is none.
func (v *view) ownVerb(f *draft) bool {
	t := &v.tokens[f.cue]
	if t.POS == "NOUN" && v.form(f) == nlp.Indirect {
		if h := v.d.Root(f.runs[0].first, f.runs[0].end); v.tokens[h].Dep == "relcl" && v.tokens[h].Head == f.cue && v.child(h, "mark") < 0 {
			return true
		}
	}
	if t.POS != "NOUN" && t.POS != "PROPN" || t.Dep != "nsubj" && t.Dep != "nsubjpass" || !f.holds(t.Head) {
		return false
	}
	return v.tokens[t.Head].Lemma != "be"
}

// picture reports whether a verb of publishing has something to look at as its
// object.
func (v *view) picture(f *draft) bool {
	t := &v.tokens[f.cue]
	if !issues[t.Lemma] && t.Lemma != "share" && t.Lemma != "post" && t.Lemma != "show" {
		return false
	}
	o := v.child(f.cue, "dobj", "nsubjpass")
	return o >= 0 && pictures[v.tokens[o].Lemma]
}

// pictures are what is published to be looked at.
var pictures = words(`picture photo photograph image video footage clip map film recording selfie screenshot`)

// notSaid reports whether a report tells that something was not said: "neither
// side revealed", "did not offer". Refusals and denials are acts of their own, and
// "did not rule out" says something.
func (v *view) notSaid(f *draft, c []class) bool {
	if len(c) == 0 || c[0] == thinkClass {
		return false
	}
	if v.tokens[f.cue].Lemma == "exclude" {
		return false // what is not excluded may be
	}
	if s := v.sentence(f.cue); v.tokens[s.First].Lower == "nor" && v.tokens[s.First].Head == f.cue {
		return true // "Nor could the two agree on a date"
	}
	switch act, _ := v.act(f); act {
	case nlp.Decline, nlp.Deny, nlp.Reject, nlp.Accuse, nlp.Agree:
		return false
	}
	switch v.modal(f.cue) {
	case "may", "might", "could", "can", "should", "must":
		return v.tokens[f.cue].POS == "VERB"
	case "":
		if v.tokens[f.cue].POS == "VERB" && v.child(f.cue, "neg") >= 0 {
			return true
		}
	}
	if f.source.root < 0 {
		return false
	}
	d := v.child(f.source.root, "det")
	return d >= 0 && (v.tokens[d].Lower == "neither" || v.tokens[d].Lower == "no")
}

// itself reports whether "it" stands for nobody: "it has emerged that".
func (v *view) itself(f *draft) bool {
	h := f.source.root
	if h < 0 || v.tokens[h].Lower != "it" {
		return false
	}
	switch v.tokens[f.cue].Lemma {
	case "emerge", "remain", "appear", "seem", "turn", "transpire", "follow", "be":
		return true
	}
	return v.tokens[h].Dep == "expl"
}

// ownVoice reports whether an indirect report outside of quotations is told of "we",
// "I" or "you": the page speaks itself, or to its reader.
func (v *view) ownVoice(f *draft) bool {
	h := f.source.root
	if h < 0 || v.quote[f.cue] >= 0 {
		return false
	}
	switch v.tokens[h].Lower {
	case "i", "we", "you", "us", "me":
		return true
	}
	return false
}

// lifeless reports whether a verb that things do too, "threatened to collapse",
// "raised doubts", has a thing as its subject.
func (v *view) lifeless(f *draft) bool {
	h, t := f.source.root, &v.tokens[f.cue]
	if h < 0 || t.POS != "VERB" || !lively[t.Lemma] || v.saysThat(f.cue) || v.tokens[h].POS != "NOUN" && v.tokens[h].POS != "PRON" {
		return false
	}
	if v.tokens[h].POS == "PRON" {
		if l := v.tokens[h].Lower; l != "that" && l != "which" && l != "it" && l != "this" || f.speaker.Antecedent.Empty() && l != "it" {
			return false
		}
		at := v.tokensIn(f.speaker.Antecedent.Start, f.speaker.Antecedent.End)
		if at.empty() {
			return t.Lemma == "push" || t.Lemma == "force"
		}
		h = v.d.Root(at.first, at.end)
		if v.tokens[h].POS != "NOUN" {
			return false
		}
	}
	return !v.animate(h) && !v.actsByMention(h) && wordnet.Load().Doer(v.tokens[h].Lemma) < seldomDoer && !paperwork[v.tokens[h].Lemma] && !studies[v.tokens[h].Lemma] && !seats[v.tokens[h].Lemma] && !v.subtreeHasName(f.source.runs[0], h)
}

// saysThat reports whether a verb that things do too has a clause that only words can have:
// figures suggest that, but a mill "warns that".
func (v *view) saysThat(cue int) bool {
	switch v.tokens[cue].Lemma {
	case "warn", "argue", "promise", "agree", "accept", "answer", "threaten":
		k := v.childBehind(cue, "ccomp")
		return k > cue && v.child(k, "nsubj", "nsubjpass") > cue
	}
	return false
}

// actsByMention reports whether the mentions of the document have the phrase headed by
// token h for a person, body or group: "the front" of a Patriotic Front.
func (v *view) actsByMention(h int) bool {
	at, _ := slices.BinarySearchFunc(v.d.Mentions, v.tokens[v.tokens[h].First].Start, func(m nlp.Mention, start int) int { return m.Start - start })
	for ; at < len(v.d.Mentions) && v.d.Mentions[at].Start <= v.tokens[h].Start; at++ {
		if m := &v.d.Mentions[at]; m.Head == h {
			switch m.Type {
			case nlp.PersonEntity, nlp.OrganizationEntity, nlp.GroupEntity:
				return true
			}
		}
	}
	for n := range v.d.Names[:min(len(v.d.Names), maxNames)] {
		if name := v.nameRun(n); v.d.Names[n].Type == nlp.Organ && v.tokens[name.end-1].Lower == v.tokens[h].Lower {
			return true
		}
	}
	return false
}

// seldomDoer is the share of a noun's uses for a person or body of persons below
// which it is taken for a thing: "opposition" lies above it, "price" below.
const seldomDoer = 0.2

// lively are verbs of speech that things do as well, studies what tells findings.
var (
	lively = words(`threaten suggest raise indicate mean promise invite demand push answer address attack warn explain reveal argue
		continue conclude agree accept`)
	studies = words(`study survey poll analysis research data figure paper review investigation inquiry model bulletin index
		law rule guideline guidance treaty agreement deal text draft chart map source centre center institute campaign camp bank
		office community ruling verdict editorial article book film account website page app sign label headline`)
)

// deed reports whether a verb of attack may tell a deed: on a place, or by a force.
func (v *view) deed(f *draft) bool {
	switch v.tokens[f.cue].Lemma {
	case "attack", "blast", "hit", "charge", "strike":
	case "order":
		o := v.child(f.cue, "dobj")
		return o >= 0 && v.tokens[o].POS == "NOUN" && !v.animate(o) && v.child(f.cue, "xcomp", "ccomp") < 0 && v.child(o, "acl") < 0
	case "call":
		return v.hasPart(f.cue, "off")
	default:
		return false
	}
	o := v.child(f.cue, "dobj", "pobj", "nsubjpass")
	if o < 0 {
		return false
	}
	who := v.person(o)
	return who == 3 || who == 5 || v.tokens[o].POS == "NOUN" && !v.animate(o)
}

// anyone reports whether an indirect report names as speaker only "somebody".
func (v *view) anyone(f *draft) bool {
	h := f.source.root
	return h >= 0 && nobodies[v.tokens[h].Lower] && f.source.size() <= 2 && v.child(h, "det", "amod", "relcl") < 0
}

// nobodies are pronouns that name no one.
var nobodies = words(`somebody someone anybody anyone everybody everyone nobody none no-one whoever you one people many`)

// wishes are words of asking that tell a wish as well.
var wishes = words(`want seek`)

// position reports whether a thought is told as where somebody stands, which an
// editor wants to read: what a person of office, a body or a country wants,
// expects or believes.
func (v *view) position(f *draft, c class) bool {
	h, t := f.source.root, &v.tokens[f.cue]
	if h < 0 || !v.animate(h) && f.speaker.Antecedent.Empty() && wordnet.Load().Doer(v.tokens[h].Lemma) < mostlyPerson {
		return c == showClass && h >= 0 && paperwork[v.tokens[h].Lemma]
	}
	if c == showClass || v.quote[f.cue] >= 0 {
		return false
	}
	switch t.Lemma {
	case "wish", "care":
		return v.keepsMum(f.cue)
	case "want", "expect", "seek":
		return t.POS == "VERB" && v.child(f.cue, "auxpass") < 0
	case "believe", "consider", "doubt", "judge", "recognise", "recognize":
		return t.POS == "VERB" && (v.child(f.cue, "ccomp") >= 0 || v.child(f.cue, "neg") >= 0)
	case "find":
		return v.person(h) == 2 || v.tokens[h].POS == "NOUN"
	}
	return false
}

// addresseeOnly reports whether a content is nothing but who was spoken to.
func (v *view) addresseeOnly(f *draft) bool {
	if len(f.runs) != 1 {
		return false
	}
	r := f.runs[0]
	for i := r.first; i < r.end; i++ {
		if v.tokens[i].Tag == "VB" || v.tokens[i].Lower == "to" {
			return false
		}
	}
	h := v.d.Root(r.first, r.end)
	if v.tokens[h].Head != f.cue || v.tokens[h].Dep != "dobj" && v.tokens[h].Dep != "dative" {
		return false
	}
	switch v.tokens[f.cue].Lemma {
	case "warn", "threaten", "tell", "ask", "urge", "inform", "brief", "address", "remind", "assure":
		return v.person(h) > 0 && v.person(h) <= 4 || v.tokens[h].POS == "NOUN" && v.animate(h)
	}
	return false
}

// unnamed reports whether somebody asks no more than not to be named.
func (v *view) unnamed(f *draft) bool {
	l := v.tokens[f.cue].Lemma
	if l == "speak" && v.tokens[f.cue].Dep == "relcl" && v.hasPrep(f.cue, "on") {
		return true
	}
	return (l == "ask" || l == "request" || l == "insist") && f.size() < 8 && (v.contentHas(f, "name", "identify") && v.contentHas(f, "not") || v.contentHas(f, "anonymity"))
}

// aboutOnly reports whether a content hangs on "about" or "over" behind a verb of
// stating, or on nobody's: "argued over the border", "the number was argued over".
func (v *view) aboutOnly(f *draft, c []class) bool {
	if len(c) == 0 || c[0] != stateClass || v.tokens[f.cue].POS != "VERB" || len(f.runs) != 1 || v.childBehind(f.cue, "ccomp") >= 0 {
		return false
	}
	first := f.runs[0].first
	for _, k := range v.children(f.cue) {
		if l := v.tokens[k].Lower; (l == "about" || l == "over") && int(k) < first && first-int(k) < 3 {
			return true
		}
	}
	return f.source.n == 0 && v.child(f.cue, "auxpass") >= 0 && !v.clausal(f) && !v.unanswered(f.cue)
}

// topicOnly reports whether a content is a noun phrase that tells what speech was
// about: "discussed trade", "made a statement on the call". Verdicts and deeds
// that are done by saying so, "rejected the offer", are told in full.
func (v *view) topicOnly(f *draft, c []class) bool {
	t := &v.tokens[f.cue]
	if act, _ := v.act(f); act != nlp.State && act != nlp.Announce && act != nlp.Request {
		return false
	}
	if len(c) == 0 {
		return !v.governs(f.cue)
	}
	if c[0] == stateClass {
		return t.POS == "NOUN" || topics[t.Lemma] && !v.likens(f.cue)
	}
	return issues[t.Lemma]
}

// actsByConstruction reports whether a cue does something by its construction, as
// "brushed aside".
func (v *view) actsByConstruction(f *draft) bool {
	_, _, ok := v.actOfConstruction(f, f.cueLemma(v))
	return ok
}

// governs reports whether a word that is no known word of speech reports by what it
// governs: a preposition, a mark, or a clause with a subject.
func (v *view) governs(cue int) bool {
	t := &v.tokens[cue]
	if t.POS != "VERB" && t.POS != "ADJ" && t.POS != "NOUN" && t.POS != "AUX" || t.Lower == "according" || v.built(cue) || v.makesClear(cue) {
		return true
	}
	k := v.child(cue, "ccomp")
	return k > cue && v.child(k, "nsubj", "nsubjpass", "expl") >= 0
}

// likens reports whether a verb tells as what its object is seen: "described it as a
// provocation".
func (v *view) likens(i int) bool {
	o := v.child(i, "dobj", "nsubjpass")
	return o >= 0 && v.hasPrep(i, "as")
}

// topics are verbs of speech whose object is a subject matter; issues those whose
// object is a paper or picture.
var (
	topics = words(`discuss talk speak address mention cite tell raise outline detail explain answer respond reply
		write read describe point report relate recount recite quote hint allude refer read`)
	issues = words(`publish release issue launch schedule`)
)

// figured reports whether a content is a number and what it counts: "speaks of
// fewer than a third".
func (v *view) figured(f *draft) bool {
	r := f.runs[0]
	h := v.d.Root(r.first, r.end)
	switch v.tokens[h].Lower {
	case "third", "half", "quarter":
		return true
	}
	return v.tokens[h].Tag == "CD" || v.child(h, "nummod") >= 0 && f.size() <= 5
}

// clausal reports whether a content holds a clause of its own.
func (v *view) clausal(f *draft) bool {
	for _, r := range f.runs {
		for i := r.first; i < r.end; i++ {
			if v.child(i, "nsubj", "nsubjpass", "expl") >= 0 && v.tokens[i].Dep != "relcl" {
				return true
			}
			if h := v.tokens[i].Head; (h == i || !r.holds(h)) && (v.tokens[i].POS == "VERB" || v.tokens[i].POS == "AUX") {
				return true
			}
		}
	}
	return false
}
