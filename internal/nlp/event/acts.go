package event

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// spoken adds the events that statements are, where the lexicon did not find one
// at the cue, and gives statements their CAMEO codes. PLOVER dropped CAMEO's 01
// and 02: what is only said, and appeals, are statements and no events; a demand
// or an order is a REQUEST.
func (v *view) spoken(drafts []*draft) []*draft {
	at := map[int]*draft{}
	for _, f := range drafts {
		at[f.trigger] = f
	}
	for k := range v.d.Statements {
		s := &v.d.Statements[k]
		cue := v.cueToken(s)
		if cue >= 0 && at[cue] != nil {
			s.Cameo = at[cue].cameo
			continue
		}
		f := v.act(s, cue)
		s.Cameo = v.cameo(s, cue, f)
		if f != nil {
			drafts = append(drafts, f)
			at[f.trigger] = f
		}
	}
	slices.SortStableFunc(drafts, func(a, b *draft) int { return a.trigger - b.trigger })
	return drafts
}

// cueToken is the head of a statement's cue, or -1.
func (v *view) cueToken(s *nlp.Statement) int {
	if s.Cue.Empty() {
		return -1
	}
	first, end := v.d.TokenAt(s.Cue.Start), v.d.TokenAt(s.Cue.End-1)+1
	if first >= end || end > len(v.tokens) {
		return -1
	}
	return v.d.Root(first, end)
}

// kinds of event that acts of speech are.
var kindOfAct = map[nlp.Act]frame{
	nlp.Threaten: {kind: "THREATEN", cameo: "130"},
	nlp.Accuse:   {kind: "ACCUSE", mode: "allege", cameo: "112"},
	nlp.Reject:   {kind: "REJECT", cameo: "120"},
	nlp.Promise:  {kind: "AGREE", cameo: "030"},
}

// act makes an event of a statement whose act is one, or nil.
func (v *view) act(s *nlp.Statement, cue int) *draft {
	f, ok := v.kindOfStatement(s, cue)
	if !ok {
		return nil
	}
	d := &draft{frame: &f, trigger: cue, verb: v.clauseVerb(cue), place: -1, timex: -1}
	if h := v.headOf(s.Speaker.Span); h >= 0 {
		d.actor = v.people([]int{h})
	}
	for _, to := range s.To {
		if h := v.headOf(to.Span); h >= 0 {
			d.recipient = append(d.recipient, h)
		}
	}
	inner := d.contentOf(v, s)
	switch {
	case len(d.recipient) > 0:
	case f.kind == "REQUEST":
		d.recipient = v.people(v.mustDo(s))
	case f.kind == "THREATEN":
		d.recipient = v.threatened(s, d.actor)
	}
	switch s.Act {
	case nlp.Accuse:
		if (inner == nil || !hostile[inner.kind]) && v.l.frames[v.lemmas[cue]+"/v"] == nil {
			return nil // no accusation of something done
		}
	case nlp.Promise:
		return v.promised(d, inner, s)
	}
	return d
}

// kindOfStatement is the type of event that a statement is by its act and cue, and
// false where it is none.
func (v *view) kindOfStatement(s *nlp.Statement, cue int) (frame, bool) {
	if cue < 0 || v.lemmas[cue] == "accord" || s.Negated || !s.Speaker.Known() {
		return frame{}, false
	}
	f, ok := kindOfAct[s.Act]
	switch s.Act {
	case nlp.Accuse:
		switch v.lemmas[cue] {
		case "report", "write", "show":
			return frame{}, false
		}
	case nlp.Reject:
		if o := v.child(cue, "dobj"); o >= 0 && v.l.is("charge", v.lemmas[o]) { // a denial
			return frame{}, false
		}
	case nlp.Propose: // who offers something is ready to give it; a mere proposal is no event
		if v.lemmas[cue] == "offer" {
			f, ok = kindOfAct[nlp.Promise], true
		}
	case nlp.State, nlp.Announce, nlp.Request:
		if v.demands(cue) && s.Act == nlp.Request || len(v.mustDo(s)) > 0 {
			f, ok = frame{kind: "REQUEST", cameo: "100"}, true
		}
	}
	if v.lemmas[cue] == "warn" && v.ownDeed(s, cue) {
		f, ok = frame{kind: "THREATEN", cameo: "130"}, true
	}
	if v.lemmas[cue] == "warn" && (s.Act == nlp.State || s.Act == nlp.Promise) && v.willNot(s) {
		f, ok = frame{kind: "THREATEN", cameo: "130"}, true
	}
	f.pos = 'v'
	return f, ok
}

// promised is what a promise is: of harm a threat, of not giving way a refusal,
// and where only "said" promises, an AGREE only if its content tells an event.
func (v *view) promised(d, inner *draft, s *nlp.Statement) *draft {
	word := v.lemmas[d.trigger]
	switch {
	case word == "warn":
	case v.willNot(s):
		d.frame = &frame{kind: "REJECT", mode: modeOf("REJECT", kindOf(inner), ""), cameo: "120", pos: 'v'}
	case (word == "vow" || word == "swear") && v.harms(s):
		d.frame = &frame{kind: "THREATEN", mode: "violence", cameo: "138", pos: 'v'}
	case v.promises(d.trigger):
	case inner == nil:
		return nil
	case hostile[inner.kind] && !v.negated(inner.trigger):
		d.frame = &frame{kind: "THREATEN", mode: modeOf("THREATEN", inner.kind, ""), cameo: "130", pos: 'v'}
	}
	return d
}

// hostile are the types of conflict.
var hostile = map[string]bool{"ASSAULT": true, "COERCE": true, "SANCTION": true, "MOBILIZE": true, "THREATEN": true, "PROTEST": true, "REJECT": true, "ACCUSE": true}

// harms reports whether a statement's content speaks of revenge.
func (v *view) harms(s *nlp.Statement) bool {
	for _, c := range s.Content {
		first, end := v.d.TokenAt(c.Start), v.d.TokenAt(c.End-1)+1
		for i := first; i < min(end, len(v.tokens)); i++ {
			if v.l.is("revenge", v.lemmas[i]) {
				return true
			}
		}
	}
	return false
}

func kindOf(d *draft) string {
	if d == nil {
		return ""
	}
	return d.kind
}

// willNot reports whether a statement says that its side will not do something
// that others want of it: give, accept, withdraw, talk.
func (v *view) willNot(s *nlp.Statement) bool {
	for _, c := range s.Content {
		first, end := v.d.TokenAt(c.Start), v.d.TokenAt(c.End-1)+1
		for i := first; i < min(end, len(v.tokens)); i++ {
			if h := v.tokens[i].Head; v.verb(i) && (h < first || h == i || h >= end) {
				return v.negated(i) && v.l.is("cooperative", v.lemmas[i])
			}
		}
	}
	return false
}

// ownDeed reports whether what is said is what the speaker's own side will do: "its
// members would stay at home".
func (v *view) ownDeed(s *nlp.Statement, cue int) bool {
	c := v.child(cue, "ccomp")
	if c < 0 {
		return false
	}
	switch v.modal(c) {
	case "will", "would", "shall", "ll", "wo":
	default:
		return false
	}
	k := v.child(c, "nsubj")
	if k < 0 {
		return false
	}
	if p := v.child(k, "poss"); p >= 0 {
		k = p
	}
	switch v.tokens[k].Lower {
	case "we", "our", "i", "my":
		return true
	case "it", "its", "they", "their", "he", "his", "she", "her":
		h := v.headOf(s.Speaker.Span)
		return h >= 0 && v.corefer(h, k)
	}
	return false
}

// promises reports whether a cue promises by itself; "said it will" promises by
// its content only.
func (v *view) promises(cue int) bool {
	switch v.lemmas[cue] {
	case "assure", "promise", "pledge", "vow", "undertake", "commit", "guarantee", "swear", "offer":
		return true
	}
	return false
}

// mustDo is who, by what a statement says, must do something; nil where nobody.
func (v *view) mustDo(s *nlp.Statement) []int {
	if len(s.Content) == 0 {
		return nil
	}
	c := s.Content[0]
	first, end := v.d.TokenAt(c.Start), v.d.TokenAt(c.End-1)+1
	for i := first; i < min(end, len(v.tokens)); i++ {
		t := &v.tokens[i]
		if t.Tag != "MD" || t.Lower != "must" || !v.verb(t.Head) {
			continue
		}
		up := v.tokens[t.Head].Head
		if up >= first && up != t.Head {
			continue // not the predicate
		}
		subject := v.grammatical(t.Head, 0)
		if len(subject) > 0 && (v.polity(subject[0]) || v.human(subject[0]) && v.tokens[subject[0]].POS == "PROPN") {
			return subject
		}
		return nil
	}
	return nil
}

// demands reports whether a cue is one of demanding or ordering rather than of
// asking.
func (v *view) demands(cue int) bool {
	if cue < 0 {
		return false
	}
	switch v.lemmas[cue] {
	case "demand":
		return true
	}
	return false
}

// contentOf takes mode and recipient from what is said: the type of the event
// that its predicate tells.
func (d *draft) contentOf(v *view, s *nlp.Statement) *draft {
	for _, c := range s.Content {
		first, end := v.d.TokenAt(c.Start), v.d.TokenAt(c.End-1)+1
		for i := first; i < min(end, len(v.tokens)); i++ {
			if dep := v.tokens[i].Dep; !v.verb(i) || dep == "relcl" || dep == "acl" || dep == "advcl" && !v.infinitive(i) && d.kind != "ACCUSE" {
				continue // it qualifies what is said
			}
			inner := v.code(i)
			if inner == nil || d.kind == "THREATEN" && s.Condition.Contains(v.tokens[i].Span) {
				continue
			}
			d.mode = modeOf(d.kind, inner.kind, d.mode)
			if d.kind == "THREATEN" {
				d.recipient = hurt(d, inner)
			} else if len(d.recipient) == 0 && (d.kind == "ACCUSE" || d.kind == "REQUEST") {
				d.recipient = slices.Clone(inner.actor)
			} else if len(d.recipient) == 0 {
				d.recipient = slices.Clone(inner.recipient)
			}
			return inner
		}
	}
	return nil
}

// hurt are those whom a threatened event would hit, kept where the statement
// addresses nobody.
func hurt(d, inner *draft) []int {
	if len(d.recipient) > 0 || !hostile[inner.kind] {
		return d.recipient
	}
	return slices.Clone(inner.recipient)
}

// threatened is who would have to do something lest a threat be carried out: the
// subject of its condition, if it is not the speaker.
func (v *view) threatened(s *nlp.Statement, speaker []int) []int {
	if s.Condition.Empty() {
		return nil
	}
	first, end := v.d.TokenAt(s.Condition.Start), v.d.TokenAt(s.Condition.End-1)+1
	for i := first; i < min(end, len(v.tokens)); i++ {
		if !v.verb(i) || v.tokens[i].Dep == "aux" || v.tokens[i].Dep == "auxpass" {
			continue
		}
		subject := v.subjects(i)
		if len(subject) > 0 && v.agent(subject[0]) && v.overlap(subject, speaker) != yes {
			return v.people(subject)
		}
		return nil
	}
	return nil
}

// modeOf is the mode of a verbal event by the type of what it is about.
func modeOf(kind, about, mode string) string {
	switch kind {
	case "THREATEN":
		switch about {
		case "ASSAULT", "MOBILIZE":
			return "violence"
		case "COERCE", "SANCTION":
			return "restrict"
		}
	case "REJECT", "REQUEST":
		switch about {
		case "AID", "COOPERATE":
			return "assist"
		case "CONSULT":
			return "meet"
		case "CONCEDE", "RETREAT":
			return "yield"
		}
	}
	return mode
}

// headOf is the head token of a phrase, or -1.
func (v *view) headOf(s nlp.Span) int {
	if s.Empty() {
		return -1
	}
	first, end := v.d.TokenAt(s.Start), v.d.TokenAt(s.End-1)+1
	if first >= end || end > len(v.tokens) {
		return -1
	}
	return v.d.Root(first, end)
}

// cameo is the CAMEO code of a statement: that of the event it is, or one of 01
// (statements) or 02 (appeals).
func (v *view) cameo(s *nlp.Statement, cue int, f *draft) string {
	if f != nil {
		return f.cameo
	}
	switch s.Act {
	case nlp.Decline:
		return "011"
	case nlp.Deny:
		return "016"
	case nlp.Request, nlp.Propose:
		return v.appeal(s)
	case nlp.State, nlp.Announce:
		return v.comment(s, cue)
	}
	return "010"
}

// appeal is the code of an appeal by what it is for.
func (v *view) appeal(s *nlp.Statement) string {
	for _, c := range s.Content {
		first, end := v.d.TokenAt(c.Start), v.d.TokenAt(c.End-1)+1
		for i := first; i < min(end, len(v.tokens)); i++ {
			switch l := v.lemmas[i]; {
			case l == "negotiate" || l == "talk" || l == "talks" || l == "meet" || l == "dialogue":
				return "026"
			case l == "reform" || l == "election":
				return "024"
			case l == "release" || l == "withdraw" || l == "ceasefire" || l == "lift" || l == "ease" || l == "stop" || l == "end":
				return "025"
			case l == "aid" || l == "assistance" || l == "relief" || l == "donate" || l == "help":
				return "023"
			case l == "mediate" || l == "mediation":
				return "028"
			}
		}
	}
	return "020"
}

// comment is the code of what is only said, by its tone.
func (v *view) comment(s *nlp.Statement, cue int) string {
	word := ""
	if cue >= 0 {
		word = v.lemmas[cue]
	}
	text := strings.ToLower(v.cueText(s))
	switch {
	case strings.Contains(text, "responsib"):
		return "015"
	case word == "consider" || strings.Contains(text, "consider"):
		return "014"
	case word == "fear" || word == "worry" || word == "doubt" || strings.Contains(text, "pessimis") || strings.Contains(text, "skeptic") || strings.Contains(text, "sceptic"):
		return "012"
	case word == "hope" || strings.Contains(text, "optimis") || strings.Contains(text, "confident") || strings.Contains(text, "hope"):
		return "013"
	case strings.Contains(text, "condolence") || strings.Contains(text, "empath") || strings.Contains(text, "sympath"):
		return "018"
	case word == "agree" || word == "concur":
		return "019"
	}
	return "010"
}

func (v *view) cueText(s *nlp.Statement) string { return v.d.Slice(s.Cue) }
