package event

import (
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
)

// statusOf tells whether an event took place, by the words around its trigger:
// negation and modals of its own verb, then what governs it, upwards to the
// clause; then its time against the document's day.
func (v *view) statusOf(d *draft) (nlp.EventStatus, string) {
	if d.refusal {
		return nlp.Occurred, ""
	}
	s, why := v.byWords(d)
	if v.question(d.trigger) && s == nlp.Occurred {
		return nlp.Hypothetical, "a question"
	}
	if in := v.inside[d.trigger]; in >= 0 && s == nlp.Scheduled && v.d.Statements[in].Act == nlp.Threaten {
		return nlp.Hypothetical, "what is threatened"
	}
	if (s == nlp.Occurred || s == nlp.Scheduled) && v.denied(d.trigger) {
		return nlp.Negated, "inside what is denied"
	}
	if why == onlyWould && d.timex >= 0 && v.d.Timexes[d.timex].Type != nlp.TimexDuration { // a report goes on: "a pause would begin at noon"
		s, why = nlp.Scheduled, "it would be, at a time"
	}
	if s == nlp.Scheduled {
		if o, reason, ok := v.excluded(d.trigger); ok {
			return o, reason
		}
	}
	if s != nlp.Occurred && s != nlp.Scheduled {
		return s, why
	}
	if d.timex < 0 {
		if n := v.tokens[d.trigger].Head; s == nlp.Occurred && v.modifier(d.trigger) && v.tokens[n].Dep == "nsubj" && v.l.is("happen", v.lemmas[v.tokens[n].Head]) && v.modal(v.tokens[n].Head) == "" {
			return s, why // "talks brokered by X opened"
		}
		if s == nlp.Occurred && v.modifier(d.trigger) {
			if m := v.modal(v.tokens[v.tokens[d.trigger].Head].Head); m != "" {
				return nlp.Hypothetical, "only " + m
			}
			return nlp.Historical, "told in passing"
		}
		return s, why
	}
	return v.byTime(d, s, why)
}

// modifier reports whether a verb only qualifies a noun, as in "a law passed by
// the last parliament".
func (v *view) modifier(i int) bool {
	t := &v.tokens[i]
	return t.Dep == "acl" && t.Tag == "VBN" && v.child(i, "nsubj", "nsubjpass", "aux", "auxpass") < 0 || v.reduced(i) >= 0
}

// denied reports whether a token stands in what somebody denies: below a verb of
// denying, or below an accusation that is rejected.
func (v *view) denied(i int) bool {
	for steps := 0; steps < 12; steps++ {
		h := v.tokens[i].Head
		if h == i {
			return false
		}
		switch v.tokens[i].Dep {
		case "nsubj", "nsubjpass", "conj", "advcl":
		default:
			if v.l.is("deny", v.lemmas[h]) {
				return true
			}
			if l := v.lemmas[h]; (l == "reject" || l == "dismiss") && v.l.is("charge", v.lemmas[i]) {
				return true
			}
		}
		i = h
	}
	return false
}

// old is the age from which what a page tells is its background.
const old = 8 * 24 * time.Hour

// byTime compares an event's time with the document's day.
func (v *view) byTime(d *draft, s nlp.EventStatus, why string) (nlp.EventStatus, string) {
	t, anchor := v.d.Timexes[d.timex], v.d.Dates.Anchor
	if s == nlp.Occurred && longAgo(v.d.Slice(t.Span)) {
		return nlp.Historical, "long ago"
	}
	if !t.Placed() {
		if s == nlp.Occurred && anchor.Known() && d.pos == 'v' && d.verb == d.trigger && v.simplePresent(d.trigger) && v.timeless(t) {
			return nlp.Scheduled, "the present tense with a time"
		}
		return s, why
	}
	if !anchor.Known() {
		if latest := v.latest(); s == nlp.Occurred && t.To.AddDate(0, 10, 0).Before(latest) {
			return nlp.Historical, "other times of the text are later by far"
		}
		return s, why
	}
	day := anchor.Time
	switch {
	case s == nlp.Occurred && v.eversince(d):
		return s, why
	case s == nlp.Occurred && t.To.Before(day.Add(-old)):
		return nlp.Historical, "its time lies before the page's"
	case s == nlp.Occurred && t.From.After(day.Add(24*time.Hour)) && v.present(d) && !v.afterwards(d):
		return nlp.Scheduled, "its time lies ahead"
	case s == nlp.Scheduled && t.To.Before(day.Add(-old)):
		return nlp.Historical, "its time lies before the page's"
	}
	return s, why
}

// eversince reports whether an event lasts from its time to now: "has been cut off
// since June".
func (v *view) eversince(d *draft) bool {
	i := v.d.TokenAt(v.d.Timexes[d.timex].Start)
	if i < 1 || d.verb < 0 || v.tokens[i-1].Lower != "since" {
		return false
	}
	return slices.ContainsFunc(v.children(d.verb), func(k int32) bool {
		w := v.tokens[k].Lower
		return v.tokens[k].Dep == "aux" && (w == "has" || w == "have")
	})
}

// timeless reports whether a time is a clock time or a day that its words alone do
// not place: "at noon", "on the fourteenth".
func (v *view) timeless(t nlp.Timex) bool { return t.Type == nlp.TimexTime || t.Type == nlp.TimexDate }

// latest is the latest time that a text without a day of its own names.
func (v *view) latest() time.Time {
	var latest time.Time
	for i := range v.d.Timexes {
		if t := &v.d.Timexes[i]; t.Placed() && t.From.After(latest) {
			latest = t.From
		}
	}
	return latest
}

// longAgo reports whether a time's words alone say that it lies years back.
func longAgo(words string) bool {
	words = strings.ToLower(words)
	return strings.Contains(words, "ago") && (strings.Contains(words, "year") || strings.Contains(words, "decade") || strings.Contains(words, "centur") || strings.Contains(words, "month"))
}

// present reports whether the verb of an event is not in the past tense.
func (v *view) present(d *draft) bool {
	if d.verb < 0 || d.pos == 'n' && v.governs(d, v.d.TokenAt(v.d.Timexes[d.timex].Start)) < 2 {
		return true
	}
	tag := v.tokens[d.verb].Tag
	return tag != "VBD" && !(tag == "VBN" && (v.had(d.verb) || v.was(d.verb)))
}

// was reports whether a participle has an auxiliary in the past tense: "was set".
func (v *view) was(i int) bool {
	for _, k := range v.children(i) {
		if t := &v.tokens[k]; t.Tag == "VBD" && (t.Dep == "auxpass" || t.Dep == "aux") {
			return true
		}
	}
	return false
}

// afterwards reports whether an event is what something else came after: "in
// custody after his arrest on Sunday".
func (v *view) afterwards(d *draft) bool {
	t := &v.tokens[d.trigger]
	if d.pos != 'n' || t.Dep != "pobj" {
		return false
	}
	switch v.tokens[t.Head].Lower {
	case "after", "following", "since", "despite":
		return true
	}
	return false
}

func (v *view) had(i int) bool {
	for _, k := range v.children(i) {
		if l := v.tokens[k].Lower; v.tokens[k].Dep == "aux" && (l == "had" || l == "has" || l == "have") {
			return true
		}
	}
	return false
}

// question reports whether the sentence of a token asks.
func (v *view) question(i int) bool {
	s := v.d.Sentences[v.tokens[i].Sentence]
	return strings.HasSuffix(strings.TrimRight(v.d.Slice(s.Span), `"”’' `), "?")
}

// byWords climbs from the trigger to the clause.
func (v *view) byWords(d *draft) (nlp.EventStatus, string) {
	at := d.trigger
	if s, why, ok := v.ofNoun(at); ok {
		return s, why
	}
	if g := v.light(at); d.pos == 'n' && g >= 0 && v.tokens[v.outermost(at)].Dep == "pobj" { // "would return to the fighting"
		at = g
	}
	if d.pos == 'v' && slices.ContainsFunc(d.fillers, func(k int) bool {
		return v.tokens[k].Dep == "dobj" && v.nobody(k) || v.tokens[k].POS == "ADJ" && v.child(k, "neg") >= 0
	}) {
		return nlp.Negated, "none" // "gave no pledge"
	}
	for steps := 0; steps < 10; steps++ {
		if v.verb(at) {
			if s, why, ok := v.ofVerb(at); ok {
				return s, why
			}
		} else if at != d.trigger && v.negated(at) {
			return nlp.Negated, "negated by " + v.lemmas[at]
		}
		h := v.tokens[at].Head
		if h == at {
			break
		}
		s, why, ok, stop := v.under(at, h, d)
		if ok {
			return s, why
		}
		if stop {
			break
		}
		at = h
	}
	return nlp.Occurred, ""
}

// ofNoun reads the words of a noun phrase that tells an event.
func (v *view) ofNoun(i int) (nlp.EventStatus, string, bool) {
	if v.verb(i) || v.tokens[i].POS == "ADJ" {
		return 0, "", false
	}
	for _, k := range v.children(i) {
		t := &v.tokens[k]
		if t.Dep != "amod" && t.Dep != "det" && t.Dep != "poss" && t.Dep != "acl" && t.Dep != "nmod" {
			continue
		}
		switch t.Lower {
		case "no":
			return nlp.Negated, "no such event", true
		case "any", "possible", "potential", "threatened", "imminent", "would-be", "feared", "hypothetical", "eventual":
			return nlp.Hypothetical, "only " + t.Lower, true
		case "planned", "scheduled", "upcoming", "forthcoming", "next", "future", "coming", "proposed", "expected":
			return nlp.Scheduled, "it is " + t.Lower, true
		case "cancelled", "canceled", "foiled", "thwarted", "aborted", "postponed":
			return nlp.Negated, "it was " + t.Lower, true
		}
		if v.l.is("history", t.Lower) {
			return nlp.Historical, "it is " + t.Lower, true
		}
	}
	if v.lasting(i) {
		return nlp.Occurred, "", true
	}
	if p := v.child(i, "poss"); p >= 0 && v.timex[p] >= 0 { // "Tuesday's talks": its time will tell
		return nlp.Occurred, "", true
	}
	if r := v.child(i, "relcl"); r >= 0 && v.l.is("happen", v.lemmas[r]) && (v.modal(r) == "will" || v.modal(r) == "would") {
		return nlp.Scheduled, "it will " + v.lemmas[r], true
	}
	return 0, "", false
}

// ofVerb reads a verb's own negation, modal and condition.
func (v *view) ofVerb(i int) (nlp.EventStatus, string, bool) {
	if v.negated(i) {
		return nlp.Negated, "negated", true
	}
	if v.conditional(i) {
		return nlp.Hypothetical, "under a condition", true
	}
	if v.lets(i) {
		return nlp.Hypothetical, "let us", true
	}
	if v.simplePresent(i) && v.bound(i) {
		return nlp.Hypothetical, "bound to a condition", true
	}
	switch m := v.modal(i); m {
	case "could", "may", "might", "should", "must", "can", "ought":
		return nlp.Hypothetical, "only " + m, true
	case "would", "d":
		if v.counterfactual(i) {
			return nlp.Hypothetical, onlyWould, true
		}
		return v.future(i)
	case "will", "shall", "ll", "wo":
		return v.future(i)
	}
	if v.infinitive(i) && v.tokens[i].Dep == "ROOT" && v.child(i, "nsubj", "nsubjpass") >= 0 { // a headline: "X to end Y"
		return nlp.Scheduled, "is to be", true
	}
	if v.infinitive(i) && v.tokens[i].Dep == "xcomp" && v.lemmas[v.tokens[i].Head] == "be" { // "are to meet"
		return nlp.Scheduled, "is to be", true
	}
	return 0, "", false
}

// future is what will be: bound to a condition it is open.
func (v *view) future(i int) (nlp.EventStatus, string, bool) {
	if v.bound(i) {
		return nlp.Hypothetical, "bound to a condition", true
	}
	return nlp.Scheduled, "it will be", true
}

// bound reports whether a verb has a clause with "if" or its like beside it.
func (v *view) bound(i int) bool {
	return slices.ContainsFunc(v.children(i), func(k int32) bool { return v.tokens[k].Dep == "advcl" && v.conditional(int(k)) })
}

// simplePresent reports whether a verb stands in the present tense without an
// auxiliary: "we strike".
func (v *view) simplePresent(i int) bool {
	tag := v.tokens[i].Tag
	return (tag == "VBZ" || tag == "VBP") && v.child(i, "aux", "auxpass") < 0
}

// counterfactual: "would have", or "would" outside reported speech.
func (v *view) counterfactual(i int) bool {
	for _, k := range v.children(i) {
		if v.tokens[k].Lower == "have" && v.tokens[k].Dep == "aux" {
			return true
		}
	}
	return v.tokens[i].Dep != "ccomp" && v.inside[i] < 0
}

// conditional reports whether a verb's clause begins with "if" or its like.
func (v *view) conditional(i int) bool {
	for _, k := range v.children(i) {
		t := &v.tokens[k]
		if int(k) > i || t.Dep != "mark" && t.Dep != "advmod" && t.Dep != "aux" && t.Dep != "auxpass" {
			continue
		}
		switch t.Lower {
		case "if", "unless", "should", "lest", "whether":
			if t.Lower != "should" {
				return true
			}
			if s := v.child(i, "nsubj", "nsubjpass"); s > int(k) {
				return true
			}
		case "had", "were":
			if s := v.child(i, "nsubj", "nsubjpass"); s > int(k) && v.tokens[i].Dep == "advcl" {
				return true
			}
		}
	}
	return false
}

// under reads what a governing word h makes of what it governs. stop ends the
// climb: what stands above does not bear on it.
func (v *view) under(at, h int, d *draft) (s nlp.EventStatus, why string, ok, stop bool) {
	dep := v.dep(at)
	switch dep {
	case "ccomp":
		if at < h && v.child(at, "mark") < 0 || v.reduced(at) >= 0 { // quoted before its cue, or a headline in two parts
			return 0, "", false, true
		}
	case "oprd":
		if v.reduced(at) >= 0 {
			return 0, "", false, true
		}
	case "relcl", "parataxis", "appos":
		return 0, "", false, true
	case "advcl":
		if tag := v.tokens[at].Tag; (tag == "VBP" || tag == "VBZ") && v.verb(h) && (v.modal(h) == "will" || v.infinitive(h)) {
			return nlp.Scheduled, "beside what will be", true, true
		}
		if v.tokens[at].Tag == "VBG" && v.verb(h) && at > h && v.excludes(h) { // "ruled out resigning"
			s, why := v.exclusion(h)
			return s, why, true, true
		}
		if !v.infinitive(at) {
			return 0, "", false, true
		}
	case "conj":
		own := v.child(at, "nsubj", "nsubjpass") >= 0 || v.modal(at) != ""
		return 0, "", false, v.verb(at) && own
	case "nsubj", "nsubjpass":
		return v.asSubject(at, h)
	}
	if !v.verb(h) {
		return v.underNoun(at, h)
	}
	return v.underVerb(at, h, d)
}

// asSubject reads the verb whose subject a word is: "the talks were called off".
func (v *view) asSubject(at, h int) (s nlp.EventStatus, why string, ok, stop bool) {
	lemma := v.lemmas[h]
	switch {
	case v.l.is("cancel", lemma):
		return v.cancelled(h)
	case lemma == "be" && slices.ContainsFunc(v.children(h), func(k int32) bool { return v.tokens[k].Dep == "xcomp" && v.infinitive(int(k)) }):
		return nlp.Scheduled, "is to be", true, true
	case v.moved(h) && v.passive(h) && !v.verb(at):
		return nlp.Scheduled, "it is put off", true, true
	case lemma == "fall" && v.withParticle(h, "through"):
		return nlp.Negated, "it fell through", true, true
	case v.l.is("arranged", lemma) && v.passive(h) && !v.verb(at):
		return nlp.Scheduled, "it is arranged", true, true
	case v.verb(at):
		return 0, "", false, true
	}
	return 0, "", false, !v.l.is("happen", lemma) && !v.l.is("light", lemma) && lemma != "be" && !v.l.is("talks", v.lemmas[at])
}

// underVerb reads a governing verb.
func (v *view) underVerb(at, h int, d *draft) (s nlp.EventStatus, why string, ok, stop bool) {
	dep, lemma := v.tokens[at].Dep, v.lemmas[h]
	switch {
	case v.l.is("deny", lemma):
		return nlp.Negated, "it is denied", true, true
	case v.excludes(h) && (dep == "ccomp" || dep == "dobj" || dep == "pobj" || dep == "prep"):
		s, why := v.exclusion(h)
		return s, why, true, true
	case lemma == "fail" && dep == "xcomp":
		return nlp.Negated, "failed to", true, true
	case v.l.is("cancel", lemma) && dep == "dobj", lemma == "call" && dep == "dobj" && v.withParticle(h, "off"):
		return v.cancelled(h)
	case dep == "ccomp" && (lemma == "say" || lemma == "tell" || lemma == "report"):
		return 0, "", false, !v.negated(h)
	case (dep == "prep" || dep == "pcomp" || dep == "pobj") && !v.l.is("want", lemma):
		return 0, "", false, true
	case dep == "prep" && !wants[v.tokens[at].Lower]:
		return 0, "", false, true
	}
	if s, why, ok := v.wanted(at, h, d); ok {
		return s, why, true, true
	}
	if v.purposed(at, lemma) {
		if dep == "advcl" && d.kind == "CONSULT" && v.l.is("motion", lemma) { // "flew to Vienna to meet"
			return 0, "", false, false
		}
		return nlp.Hypothetical, "governed by " + lemma, true, true
	}
	return 0, "", false, dep == "ccomp" && !v.l.is("want", lemma)
}

// moved reports whether a verb gives a meeting another time: "was moved to Friday".
func (v *view) moved(h int) bool {
	switch v.lemmas[h] {
	case "reschedule":
		return true
	case "move", "bring", "put", "push", "shift":
		for _, prep := range v.children(h) {
			if t := &v.tokens[prep]; t.Dep == "prep" && (t.Lower == "to" || t.Lower == "until" || t.Lower == "from") && v.timed(int(prep)) {
				return true
			}
		}
	}
	return false
}

const onlyWould = "only would"

// excluded is what a verb of ruling out makes of a clause of what will be below it.
func (v *view) excluded(i int) (nlp.EventStatus, string, bool) {
	for steps := 0; steps < 6; steps++ {
		h := v.tokens[i].Head
		if h == i {
			break
		}
		if v.tokens[i].Dep == "ccomp" && v.excludes(h) {
			s, why := v.exclusion(h)
			return s, why, true
		}
		i = h
	}
	return 0, "", false
}

// exclusion is the status of what a verb rules out, or does not.
func (v *view) exclusion(h int) (nlp.EventStatus, string) {
	if v.negated(h) {
		return nlp.Hypothetical, "it is not ruled out"
	}
	return nlp.Negated, "it is ruled out"
}

// excludes reports whether a verb says that something will not be: "ruled out".
func (v *view) excludes(h int) bool {
	return v.lemmas[h] == "exclude" || v.lemmas[h] == "rule" && v.withParticle(h, "out")
}

// wants are the prepositions behind which stands what is wanted or feared.
var wants = map[string]bool{"for": true, "on": true, "to": true, "from": true, "with": true, "of": true, "against": true}

// purposed reports whether an infinitive tells what is yet to be, by the verb that
// governs it: any but one that carries it out, as "began to".
func (v *view) purposed(at int, lemma string) bool {
	if !v.verb(at) || !v.infinitive(at) || lemma == "be" || v.l.is("implicative", lemma) || v.l.is("want", lemma) {
		return false
	}
	dep := v.tokens[at].Dep
	return dep == "xcomp" || dep == "advcl" || dep == "ccomp"
}

// cancelled is what was called off or put off.
func (v *view) cancelled(h int) (nlp.EventStatus, string, bool, bool) {
	if v.negated(h) {
		return nlp.Scheduled, "it is not called off", true, true
	}
	switch v.lemmas[h] {
	case "postpone", "delay":
		return nlp.Scheduled, "it is put off", true, true
	}
	return nlp.Negated, "it is called off", true, true
}

// wanted reads verbs and adjectives that make what they govern not yet real.
func (v *view) wanted(at, h int, d *draft) (nlp.EventStatus, string, bool) {
	lemma := v.lemmas[h]
	if !v.l.is("want", lemma) {
		return 0, "", false
	}
	switch lemma {
	case "decide":
		switch d.kind {
		case "CONCEDE", "SANCTION", "COERCE", "REJECT": // the decision is the act
			return 0, "", false
		}
	}
	switch lemma {
	case "try", "attempt":
		if d.kind == "ASSAULT" {
			return 0, "", false
		}
	case "refuse", "decline":
		return nlp.Negated, "it is refused", true
	case "plan", "intend", "agree", "promise", "pledge", "vow", "decide", "set", "due", "prepare", "expect", "schedule", "slate", "arrange", "offer", "prepared", "ready":
		if v.negated(h) {
			return nlp.Negated, "not what they " + lemma, true
		}
		if d.timex >= 0 || lemma == "set" || lemma == "due" || lemma == "schedule" || lemma == "slate" || lemma == "expect" || lemma == "plan" || lemma == "agree" || lemma == "decide" {
			return nlp.Scheduled, "they " + lemma + " to", true
		}
	case "allow", "permit", "let", "need", "require", "authorize", "authorise":
		if v.tokens[at].Dep == "dobj" {
			return 0, "", false
		}
	}
	return nlp.Hypothetical, "governed by " + lemma, true
}

// underNoun reads nouns and adjectives that govern: "plans to attack", "ready to
// withdraw".
func (v *view) underNoun(at, h int) (nlp.EventStatus, string, bool, bool) {
	dep, lemma := v.tokens[at].Dep, v.lemmas[h]
	switch {
	case v.tokens[h].POS == "ADJ" && dep == "xcomp" && v.infinitive(at) && lemma != "able" && !v.l.is("want", lemma):
		return nlp.Hypothetical, "only " + lemma, true, true
	case v.tokens[h].POS == "ADJ" && dep != "amod" && v.l.is("want", lemma):
		switch lemma {
		case "set", "due":
			return nlp.Scheduled, "it is " + lemma, true, true
		}
		return nlp.Hypothetical, "only " + lemma, true, true
	case dep == "acl" && v.verb(at) && v.infinitive(at) && lemma != "first" && lemma != "last":
		return nlp.Hypothetical, "what a " + lemma + " is about", true, true
	case (lemma == "event" || lemma == "case" || lemma == "scenario") && (dep == "acl" || dep == "ccomp" || dep == "relcl"):
		return nlp.Hypothetical, "in the " + lemma + " that", true, true
	case dep == "acl" && v.modifier(at): // "the offer made on Monday": done with it, not what it is about
		return 0, "", false, true
	case v.l.is("hypo", lemma) && lemma != "allegation" && lemma != "accusation" && lemma != "warning" && dep == "acl":
		return nlp.Hypothetical, "what a " + lemma + " is about", true, true
	case v.l.is("hypo", lemma) && (dep == "acl" && v.infinitive(at) || dep == "prep" || dep == "pcomp" || dep == "pobj" || dep == "ccomp"):
		return nlp.Hypothetical, "what a " + lemma + " is about", true, true
	case v.tokens[h].POS == "ADP" || v.tokens[h].POS == "SCONJ":
		return 0, "", false, false
	}
	return 0, "", false, dep == "acl" || dep == "amod"
}
