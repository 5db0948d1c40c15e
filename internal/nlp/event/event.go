// Package event finds who did what to whom, where and when, in the types and
// modes of PLOVER 2.0, and whether it happened.
//
// A lexicon (lexicon.txt) says what verbs, nouns and adjectives tell, given what
// stands with them; the parse gives actor, recipient and place of the same clause
// (slots.go), also through control, relative clauses and coreference; negation,
// modals, governing words and time give the status (status.go). What is told
// again in a document is one event (merge.go). Acts of speech that the statements
// layer found and the lexicon did not are coded from it (acts.go).
package event

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/errs"
	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// Stage codes events of parsed English text. Base may be nil: the embedded
// knowledge is used then. Safe for concurrent use on different documents.
type Stage struct{ Base *knowledge.Base }

// Info describes the stage.
func (Stage) Info() nlp.Info {
	return nlp.Info{
		Name: "event", Version: 1,
		Needs: []nlp.Layer{
			nlp.TextLayer, nlp.ParseLayer, nlp.EntitiesLayer, nlp.TimesLayer, nlp.StatementsLayer, nlp.QuantitiesLayer,
		},
		Gives:     []nlp.Layer{nlp.EventsLayer},
		Languages: []string{"en"},
	}
}

// Annotate fills d.Events, and the CAMEO code of d.Statements where an act of
// speech is one. It fails only where the embedded lexicon cannot be read.
func (s Stage) Annotate(_ context.Context, d *nlp.Document) error {
	l, err := loaded()
	if err != nil {
		return errs.Wrap(errs.Internal, err, "the lexicon of events cannot be loaded")
	}
	if len(d.Tokens) == 0 {
		return nil
	}
	base := s.Base
	if base == nil {
		base = knowledge.Load()
	}
	v := newView(d, l, base)
	found := v.events()
	for i, f := range found {
		f.out.ID = fmt.Sprintf("%sv%d", d.ID, i+1)
		d.Events = append(d.Events, f.out)
	}
	return nil
}

// coded is a draft with the event that came of it.
type coded struct {
	*draft
	out nlp.Event
}

// events codes the document: drafts, status, what they become, merging.
func (v *view) events() []*coded {
	drafts := v.spoken(v.drafts())
	v.recall(drafts)
	v.imply(drafts)
	var all []*coded
	for _, f := range drafts {
		f.timex = v.timeOf(f)
		f.status, f.why = v.statusOf(f)
		if v.keep(f) {
			all = append(all, &coded{f, v.event(f)})
		}
	}
	all = v.merge(all)
	v.setDays(all)
	v.setPlaces(all)
	return all
}

// keep leaves out what nobody does to nobody, furniture of a page, and verbs
// whose subject cannot act.
func (v *view) keep(f *draft) bool {
	switch v.kind(f.trigger) {
	case nlp.BylineBlock, nlp.FurnitureBlock, nlp.DatelineBlock:
		return false
	}
	if v.modifier(f.trigger) && f.pos == 'v' && len(f.actor) == 0 && v.timeOf(f) < 0 && !v.suffered(f) {
		return false
	}
	if v.figurative(f) || f.kind == "CONSULT" && v.pressed(f) || v.lemmas[f.trigger] == "let" && v.lets(f.trigger) {
		return false
	}
	if len(f.actor) > 0 && !slices.ContainsFunc(f.actor, func(k int) bool { return v.acts(f, k) }) {
		return false
	}
	if f.kind == "REJECT" && len(f.actor) == 0 && v.l.is("cancel", v.lemmas[f.trigger]) { // its noun tells that it will not be
		return false
	}
	if f.kind == "SUPPORT" && f.pos == 'v' && v.ownThing(f.trigger) {
		return false
	}
	if len(f.actor) == 0 && f.kind == "ASSAULT" && f.pos == 'v' && v.accident(f.trigger) {
		return false
	}
	if !v.parties(f) {
		return false
	}
	if v.agentive(f) || v.unnamed(f) || v.acted(f) {
		return true
	}
	switch f.kind {
	case "ASSAULT", "PROTEST":
		return len(f.recipient) > 0 || len(f.actor) > 0 || f.pos == 'n'
	case "CONSULT", "RETREAT":
		return f.pos == 'n' || len(f.actor) > 0 && v.l.is("peace", v.lemmas[f.actor[0]])
	case "COERCE", "SANCTION":
		return f.pos == 'v' && v.passive(f.trigger) && len(f.recipient) > 0
	}
	return false
}

// unnamed reports whether a passive says that something was done to what its type is
// about, though not by whom: "the order was lifted", "the offer was rejected".
func (v *view) unnamed(f *draft) bool {
	return v.undergone(f) && len(f.fillers)+len(f.recipient) > 0
}

// acted reports whether a verb's actor is somebody by what the verb says, though not
// by the word for it: "the museum agreed", "it promised".
func (v *view) acted(f *draft) bool {
	if f.kind == "ASSAULT" || f.pos != 'v' || len(f.actor) == 0 {
		return false
	}
	k := f.actor[0]
	return v.standsForPeople(v.transparent(k)) || speech[f.kind] && v.tokens[k].Lower == "it" && v.nameless(k)
}

// undergone reports whether a verb tells what happens to its subject: a passive, or
// a line of the lexicon by which nobody acts ("faces trial", "comes into force").
func (v *view) undergone(f *draft) bool {
	if f.pos != 'v' || !v.verb(f.trigger) {
		return false
	}
	return v.passive(f.trigger) || slices.Equal(f.from, nobodyActs)
}

// nobodyActs is how the lexicon says that an event has no actor.
var nobodyActs = []string{"-"}

// suffered reports whether a participle says what was done to people, which is an
// event also where it only tells who they are: "the 40 people arrested".
func (v *view) suffered(f *draft) bool {
	return bodily[f.kind] && len(f.recipient) > 0 && v.human(f.recipient[0])
}

// accident reports whether the sentence tells of a mishap or of nature: those whom
// nobody killed.
func (v *view) accident(i int) bool {
	s := v.d.Sentences[v.tokens[i].Sentence]
	for k := s.First; k < s.End; k++ {
		if v.l.is("accident", v.lemmas[k]) || v.l.is("nature", v.lemmas[k]) && v.lemmas[k] != "fire" {
			return true
		}
	}
	return false
}

// parties reports whether an event has those that its type asks for. PLOVER
// requires an actor; readers of news want the passives of force too ("six were
// killed"). AID, COOPERATE and SANCTION require a recipient.
func (v *view) parties(f *draft) bool {
	switch f.kind {
	case "SANCTION":
		return f.mode != "discontinue" || len(f.recipient) > 0 || f.place >= 0
	case "AID", "COOPERATE":
		relief := f.cameo == "073" && f.pos == 'v' // who hands out food has takers, named or not
		return len(f.actor) > 0 && (relief || len(f.recipient) > 0 || v.several(f.actor[0]) || len(f.actor) > 1) || v.undergone(f) && len(f.recipient) > 0
	case "CONCEDE", "REJECT":
		return len(f.actor) > 0 || f.pos == 'n' && len(f.recipient) > 0 || v.undergone(f) && len(f.fillers)+len(f.recipient) > 0
	case "ACCUSE", "REQUEST":
		return len(f.actor) > 0 || f.pos == 'n' && len(f.recipient) > 0 || v.undergone(f) && (len(f.recipient) > 0 && v.human(f.recipient[0]) || len(f.fillers) > 0)
	case "THREATEN":
		return len(f.actor) > 0 || f.pos == 'n' && len(f.recipient) > 0
	case "AGREE", "SUPPORT":
		return len(f.actor) > 0 || len(f.fillers) > 0
	case "CONSULT", "PROTEST":
		return len(f.actor) > 0 || len(f.recipient) > 0 && f.kind == "PROTEST" || f.kind == "CONSULT" && v.undergone(f) && len(f.fillers) > 0 && (f.place >= 0 || v.timeOf(f) >= 0) || f.pos == 'n' && (v.tokens[f.trigger].Dep != "pobj" && v.tokens[f.trigger].Dep != "dobj" || f.place >= 0 && f.kind == "CONSULT" || v.timeOf(f) >= 0 || v.lasting(f.trigger))
	}
	return true
}

// ownThing reports whether the object of a verb is the subject's own: "defended
// its policies".
func (v *view) ownThing(i int) bool {
	switch v.lemmas[i] {
	case "defend", "support", "back", "endorse", "praise", "welcome":
	default:
		return false
	}
	for _, o := range v.objects(i) {
		if p := v.child(o, "poss"); p >= 0 && v.tokens[p].Tag == "PRP$" || v.reflexive(o) {
			return true
		}
	}
	return false
}

// acts reports whether a phrase can be the actor: somebody, or for violence what
// is used for it.
func (v *view) acts(f *draft, k int) bool {
	o := v.transparent(k)
	switch v.tokens[k].Lower {
	case "you", "somebody", "someone", "anybody", "anyone", "nobody", "everyone", "everybody", "one":
		return false
	}
	switch {
	case v.agent(k), v.agent(o), v.tokens[o].POS == "PROPN", v.tokens[k].POS == "NUM", v.tokens[k].POS == "PRON" && v.tokens[k].Lower != "it" && v.tokens[k].Lower != "that" && v.tokens[k].Lower != "this":
		return true
	case v.tokens[k].Lower == "it":
		return v.standsForAgent(k) || speech[f.kind] && f.pos == 'v' && v.nameless(k)
	}
	if f.kind != "ASSAULT" && f.pos == 'v' && v.standsForPeople(o) {
		return true
	}
	switch f.kind {
	case "ASSAULT":
		return v.l.is("instrument", v.lemmas[o]) || v.l.is("troops", v.lemmas[o]) || len(v.owner(o)) > 0
	case "RETREAT", "CONCEDE":
		if v.l.is("firearms", v.lemmas[o]) || v.l.is("guns", v.lemmas[o]) { // "the guns fell silent"
			return true
		}
		if l := v.lemmas[f.trigger]; l == "allow" || l == "permit" { // laws and errors allow, which is no concession
			return false
		}
		return v.l.is("peace", v.lemmas[o]) || v.l.is("restriction", v.lemmas[o]) || len(v.owner(o)) > 0
	case "PROTEST":
		return true
	case "ACCUSE":
		return v.l.is("document", v.lemmas[o]) && f.pos == 'v'
	}
	return v.l.is("troops", v.lemmas[o]) && hostile[f.kind] || f.kind == "CONSULT" && v.l.is("talks", v.lemmas[o])
}

// speech are the types of what only somebody who can speak does.
var speech = map[string]bool{"AGREE": true, "REJECT": true, "REQUEST": true, "ACCUSE": true, "THREATEN": true}

// nameless reports whether a pronoun was traced to nothing.
func (v *view) nameless(k int) bool {
	m := v.mention[k]
	return m < 0 || !slices.ContainsFunc(v.d.Chains[v.d.Mentions[m].Chain].Mentions, func(o int) bool { return v.d.Mentions[o].Kind != nlp.PronounMention })
}

// standsForPeople reports whether a common noun may stand for those who work there
// or steer it, where a verb says that it acts: a museum, a club, a ship. It names what
// can be touched or is made of people; laws, plans and prices do nothing.
func (v *view) standsForPeople(i int) bool {
	if v.tokens[i].POS != "NOUN" {
		return false
	}
	lemma := v.lemmas[i]
	known, ok := v.acting[lemma]
	if !ok {
		w := wordnet.Load()
		known = v.l.is("territory", lemma) || w.Doer(lemma)+w.Tangible(lemma) >= bodied
		v.acting[lemma] = known
	}
	return known
}

// bodied is the share of its uses from which a noun may stand for people.
const bodied = 0.7

// standsForAgent reports whether a pronoun was traced to somebody who can act, or
// to nothing.
func (v *view) standsForAgent(k int) bool {
	m := v.mention[k]
	if m < 0 {
		return v.inside[k] >= 0
	}
	known := false
	for _, o := range v.d.Chains[v.d.Mentions[m].Chain].Mentions {
		x := &v.d.Mentions[o]
		if x.Kind == nlp.PronounMention {
			continue
		}
		known = true
		if v.agent(x.Head) || v.tokens[x.Head].POS == "NOUN" && v.standsForPeople(x.Head) || x.Kind == nlp.NameMention && !v.isPlace(x.Head) && !v.titled(x.Head) {
			return true
		}
	}
	return !known && v.inside[k] >= 0 // "X said it ...": the speaker
}

// event makes the event of a draft.
func (v *view) event(f *draft) nlp.Event {
	e := nlp.Event{
		Type: f.kind, Mode: f.mode, Cameo: f.cameo, Status: f.status,
		Trigger: v.d.Tokens[f.trigger].Span, Clause: v.clause(f),
		Contexts: v.contexts(f), Figures: v.figures(f), Why: v.explain(f),
	}
	for _, k := range f.actor {
		if f.kind == "RETREAT" && v.l.is("peace", v.lemmas[k]) && !v.agent(k) { // "the truce begins": nobody named
			continue
		}
		e.Actor = append(e.Actor, v.who(k))
	}
	for _, k := range f.recipient {
		e.Recipient = append(e.Recipient, v.who(k))
	}
	if f.place >= 0 {
		e.Place = v.who(f.place)
	}
	if f.timex >= 0 {
		t := &v.d.Timexes[f.timex]
		e.Time, e.From, e.To = t.ID, t.From, t.To
	}
	if in := v.inside[f.trigger]; in >= 0 {
		e.Statement = v.d.Statements[in].ID
	}
	return e
}

// explain names the rule, for a person to check.
func (v *view) explain(f *draft) string {
	why := f.rule()
	if f.why != "" {
		why += "; " + f.status.String() + ": " + f.why
	}
	return why
}

func (f *draft) rule() string {
	switch {
	case f.line == 0:
		return "what the statement does"
	case f.refusal:
		return "will not do what rule “" + f.name + "” tells"
	}
	return "rule “" + f.name + "”"
}
