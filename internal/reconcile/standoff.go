package reconcile

import (
	"cmp"
	"math"
	"slices"

	"readout/internal/nlp"
)

// standoff is a denial and what it may deny: sayings i and j.
type standoff struct {
	d        *denial
	pair             // i denies, j is denied; score is how alike they are
	margin   float64 // how much liker than the likest others of the two documents
	close    float64 // how much of what is denied the claim says, in near words too
	lead     float64 // how much more than any other of its document
	shared   int     // words that tell something and stand in both
	thing    bool    // one of these is no verb
	told     bool    // the claim tells the act of speech that is denied
	odds     float64 // by the judge, once asked
	mirrored float64 // how alike what each document tells of the other party right beside it
}

// voices are the sayings of all accounts and what bodies say on pages of their own, in order.
func (r *reader) voices() []saying {
	all := slices.Clone(r.sayings())
	for _, a := range r.accounts {
		all = append(all, r.ownWords(a)...)
	}
	slices.SortStableFunc(all, func(x, y saying) int {
		return cmp.Or(cmp.Compare(x.a.n, y.a.n), cmp.Compare(x.span.Start, y.span.Start))
	})
	return all
}

// standoffs lists denials with what each may deny.
func (r *reader) standoffs(all []saying) []standoff {
	denials := r.standing(all)
	var list []standoff
	of := make([][]pair, len(all))
	candidates(len(all), func(i int) []int32 { return r.heavyOnes(all[i].lemmas) }, func(i, j int) {
		for range 2 {
			if d := denials[i]; d != nil && (denials[j] == nil || d.outright && !denials[j].outright) && r.faces(&all[i], &all[j]) {
				if p := (pair{i, j, r.wordedAlike(&all[i], &all[j])}); p.score >= faced || r.justBehind(all, i, j) {
					list = append(list, standoff{d: d, pair: p})
					of[i], of[j] = append(of[i], p), append(of[j], p)
				}
			}
			i, j = j, i
		}
	})
	best := map[[2]int][2]float64{} // of a denial in a document: the best two
	for k := range list {
		l := &list[k]
		l.close = r.nearlyCovered(l.d.core, all[l.j].lemmas)
		l.shared = r.rareShared(l.d.core, all[l.j].lemmas)
		l.told = r.deniesTold(l.d, &all[l.j])
		l.thing = r.shareThing(l.d, &all[l.j])
		at := [2]int{l.i, all[l.j].a.n}
		switch b := best[at]; {
		case l.close > b[0]:
			best[at] = [2]float64{l.close, b[0]}
		case l.close > b[1]:
			best[at] = [2]float64{b[0], l.close}
		}
	}
	for k := range list {
		l := &list[k]
		b := best[[2]int{l.i, all[l.j].a.n}]
		if l.lead = l.close - b[0]; l.lead == 0 {
			l.lead = l.close - b[1]
		}
		l.margin = l.score - max(rival(all, of[l.i], l.i, l.j), rival(all, of[l.j], l.j, l.i))
		l.mirrored = max(r.mirrored(all, l.i, l.j), r.mirrored(all, l.j, l.i))
	}
	return list
}

// standing are the sayings that say that something is not so, by their index.
func (r *reader) standing(all []saying) []*denial {
	out := make([]*denial, len(all))
	for i := range all {
		s := &all[i]
		if !s.sides() || !s.gainsays() {
			continue
		}
		d := &denial{saying: *s, pointing: s.points() || s.pointsBack(), outright: s.outright(), core: s.lemmas}
		if d.refuses() {
			continue
		}
		if s.not != nil && !d.outright {
			d.core = s.not.lemmas
			if w := s.a.words[s.not.verb].id; w >= 0 {
				d.said = append(d.said, w)
			}
		}
		d.notSaid()
		d.core = r.specific(d.core)
		out[i] = d
	}
	return out
}

// faces reports whether a saying may deny another: they are of two parties.
func (r *reader) faces(x, y *saying) bool {
	return y.sides() && (y.utters() || len(y.numbers) > 0) && x.speaker.apart(y.speaker) && !x.linked(y) && !(x.a == y.a && x.span.Overlaps(y.span))
}

// justBehind reports whether a denial stands within a few sayings behind another of its document.
func (r *reader) justBehind(all []saying, i, j int) bool {
	gap := all[i].shown().Start - all[j].span.End
	return all[i].a == all[j].a && gap >= 0 && gap <= answerGap
}

// faced is how alike two sayings must be to be looked at.
const faced = 0.12

// sides reports whether a saying says that something is so or not so, in somebody's name.
func (s *saying) sides() bool {
	return s.speaker.known() && !s.outer && !s.question() && !s.openQuestion() && !s.possible() && !s.silent()
}

// silent reports whether a saying is of nothing but that something is said or not.
func (s *saying) silent() bool {
	for i := s.first; i < s.end; i++ {
		if w := &s.a.words[i]; w.id >= 0 && !silent[w.lemma] {
			return false
		}
	}
	return true
}

// mirrored is how alike saying j is to what the document of i tells right beside i in the
// name of j's party.
func (r *reader) mirrored(all []saying, i, j int) float64 {
	best := 0.0
	for k := max(0, i-2); k <= min(len(all)-1, i+2); k++ {
		if k != i && all[k].a == all[i].a && all[k].speaker.same(all[j].speaker) {
			best = max(best, r.wordedAlike(&all[k], &all[j]))
		}
	}
	return best
}

// StandoffFeatures names what the judge of disputes weighs.
func StandoffFeatures() []string {
	return []string{
		"bias", "alike in meaning", "words shared", "words that tell shared", "the denial's core in the claim", "margin before rivals", "no liker rival",
		"told beside each other", "denies outright", "says no, not by its verb", "what is said not to be is in the claim", "calls it untrue", "points back",
		"opposite words", "numbers part", "the claim speaks of the denier", "the denial speaks of the claimant", "foes elsewhere", "two countries",
		"the claim accuses", "the denial rejects", "the claim asks", "one act of speech", "the claim promises", "the claim hangs", "the denial hangs",
		"one ahead", "the denial quoted", "the claim quoted", "own page", "translated by machine", "few words denied", "few words claimed",
		"one verb", "days part", "knows nothing", "the denier has no name", "the claimant has no name",
		"one document", "right behind", "behind", "a little behind", "before", "right behind and pointing", "right behind and outright", "accused and outright, behind",
		"nearest before", "a later day", "words nearly in the claim", "the claim nearly in the denial", "names shared", "the act denied is told", "the denial's verb is told",
		"no telling verb denied", "denied of now", "liker in words than rivals", "the claim says no",
	}
}

// standoffOf gives the features of a denial and a claim, in the order of StandoffFeatures.
// Each is 0 to about 4.
func (r *reader) standoffOf(all []saying, l *standoff) []float64 {
	x, y, d := &all[l.i], &all[l.j], l.d
	here := x.a == y.a
	gap := x.shown().Start - y.span.End
	right, behind, little := here && gap >= 0 && gap < 80, here && gap >= 80 && gap < 220, here && gap >= 220 && gap < answerGap
	untrue := x.untrue()
	return []float64{
		1, 4 * max(0, float64(cosine(x.vector, y.vector))), 4 * r.shared(x.lemmas, y.lemmas), math.Log1p(float64(r.rareShared(d.core, y.lemmas))),
		2 * r.covered(d.core, y.lemmas), 2 * l.margin, one(l.margin >= 0),
		2 * l.mirrored, one(d.outright), one(x.not == nil && !d.outright), one(r.meet(d.said, y.lemmas)), one(untrue), one(d.pointing),
		one(r.opposedIn(x, y)), one(x.countsOtherwise(y)), one(r.isAbout(y, x.speaker)), one(r.isAbout(x, y.speaker)), one(r.foesAt(x.speaker, y.speaker)),
		one(x.speaker.country != "" && y.speaker.country != "" && x.speaker.country != y.speaker.country),
		one(y.s.Act == nlp.Accuse), one(x.s.Act == nlp.Reject), one(y.s.Act == nlp.Request), one(r.oneAct(x, y)), one(y.s.Act == nlp.Promise),
		one(y.conditional), one(x.conditional), one(x.ahead() != y.ahead()), one(x.quoted), one(y.quoted), one(x.s.Cue.Empty()) + one(y.s.Cue.Empty()),
		one(x.a.d.Translated.Machine || y.a.d.Translated.Machine), one(len(d.core) < 3), one(len(y.lemmas) < 3),
		one(r.oneVerb(x, y)), one(len(x.days()) > 0 && len(y.days()) > 0 && !meet(x.days(), y.days())),
		one(x.not != nil && knowing[x.a.words[x.not.verb].lemma]), one(!x.speaker.identified()), one(!y.speaker.identified()),
		one(here), one(right), one(behind), one(little), one(here && gap < 0), one(right && d.pointing), one((right || behind) && d.outright),
		one((right || behind) && d.outright && y.s.Act == nlp.Accuse), one(here && r.nearest(all, l)), one(x.a.day.After(y.a.day)),
		2 * l.close, 2 * r.nearlyCovered(y.lemmas, d.core), float64(min(3, r.namesShared(x, y))), one(l.told), one(r.verbTold(d, y)),
		one(x.not == nil), one(x.not != nil && (x.a.d.Tokens[x.not.verb].Tag == "VBZ" || x.a.d.Tokens[x.not.verb].Tag == "VBP")),
		2 * l.lead, one(y.gainsays()),
	}
}

// nearlyCovered is the weighted share of a's lemmas that b has, in words of somehow near
// meaning too.
func (r *reader) nearlyCovered(a, b []int32) float64 {
	sum, all := 0.0, 0.0
	for _, l := range a {
		w := r.weights[l]
		all += w
		best := 0.0
		for _, m := range b {
			if l == m {
				best = 1
				break
			}
			best = max(best, float64(r.somehowNear(l, m)))
		}
		sum += best * w
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// somehowNear is how near two lemmas are in meaning, below 1; each couple is asked once.
func (r *reader) somehowNear(l, m int32) float32 {
	key := coupleOf(l, m)
	s, known := r.closeness.get(key)
	if !known {
		s = max(float32(r.nearness(l, m)), (cosine(r.lex.vector(r.texts[l]), r.lex.vector(r.texts[m]))-0.3)/0.7)
		r.closeness.set(key, s)
	}
	return s
}

// namesShared counts the entities spoken of in both sayings.
func (r *reader) namesShared(x, y *saying) int {
	n := 0
	theirs := r.entitiesIn(y)
	for _, e := range r.entitiesIn(x) {
		if slices.Contains(theirs, e) {
			n++
		}
	}
	return n
}

// entitiesIn are the entities spoken of in a saying, each once.
func (r *reader) entitiesIn(s *saying) []string {
	var out []string
	for i := range s.a.d.Mentions {
		if m := &s.a.d.Mentions[i]; s.span.Contains(m.Span) {
			if e := r.who.mentioned(s.a.d, m.Span); e != nil && !slices.Contains(out, e.ID) {
				out = append(out, e.ID)
			}
		}
	}
	return out
}

// shareThing reports whether a word that tells something and is no verb stands in both.
func (r *reader) shareThing(d *denial, y *saying) bool {
	return r.shareRare(r.thingsOf(&d.saying), r.thingsOf(y))
}

// thingsOf are the lemmas of a saying but those of its verbs.
func (r *reader) thingsOf(s *saying) []int32 {
	var out []int32
	for i := s.first; i < s.end; i++ {
		if w := s.a.words[i].id; w >= 0 && s.a.d.Tokens[i].POS != "VERB" {
			out = append(out, w)
		}
	}
	return out
}

// verbTold reports whether what a denial says was not done is told to have been done.
func (r *reader) verbTold(d *denial, y *saying) bool {
	if d.not == nil {
		return r.oneVerb(&d.saying, y)
	}
	w := d.a.words[d.not.verb].id
	return w >= 0 && r.meet([]int32{w}, r.verbsOf(y))
}

// deniesTold reports whether a denial is of an act of speech that a saying tells: "no
// threat" of "warned them". To "call" something something is none.
func (r *reader) deniesTold(d *denial, y *saying) bool {
	told := slices.DeleteFunc(slices.Clone(y.lemmas), func(l int32) bool { return r.texts[l] == "call" })
	return slices.ContainsFunc(d.said, func(l int32) bool {
		act := r.actOf(l)
		return act != "" && slices.ContainsFunc(told, func(m int32) bool { return r.actOf(m) == act })
	})
}

// nearest reports whether no other saying of another party stands between the two.
func (r *reader) nearest(all []saying, l *standoff) bool {
	for k := l.j + 1; k < l.i; k++ {
		if all[k].speaker.apart(all[l.i].speaker) && !all[k].span.Overlaps(all[l.j].span) {
			return false
		}
	}
	return l.j < l.i
}

// gainsays reports whether a saying says that something is not so.
func (s *saying) gainsays() bool {
	return s.negative() || s.outright() || s.refuses() || s.beginsNegated()
}

// outright reports whether a saying denies by its verb or calls something false.
func (s *saying) outright() bool {
	return s.s.Act == nlp.Deny && !s.cued(plainCues) || s.cued(denyingCues) || s.untrue()
}

// oneVerb reports whether two sayings have one telling verb, or two near ones.
func (r *reader) oneVerb(x, y *saying) bool {
	return r.meet(r.verbsOf(x), r.verbsOf(y))
}

func (r *reader) verbsOf(s *saying) []int32 {
	var out []int32
	for i := s.first; i < s.end; i++ {
		if w := s.a.words[i].id; w >= 0 && s.a.d.Tokens[i].POS == "VERB" {
			out = append(out, w)
		}
	}
	return out
}

// isAbout reports whether a saying names a party.
func (r *reader) isAbout(s *saying, p party) bool {
	return r.refersTo(s, p) || r.mentions(s, p)
}

// mentions reports whether an entity is spoken of in a saying.
func (r *reader) mentions(s *saying, p party) bool {
	return p.entity != "" && slices.ContainsFunc(s.a.d.Mentions, func(m nlp.Mention) bool {
		if !s.span.Contains(m.Span) {
			return false
		}
		e := r.who.mentioned(s.a.d, m.Span)
		return e != nil && e.ID == p.entity
	})
}

// foesAt reports whether two parties stand against each other somewhere in the story.
func (r *reader) foesAt(p, q party) bool {
	return slices.ContainsFunc(r.foes, func(f [2]party) bool {
		return f[0].same(p) && f[1].same(q) || f[0].same(q) && f[1].same(p)
	})
}

// standsAgainst is the log-odds that a denial is of a claim.
func (r *reader) standsAgainst(all []saying, l *standoff) float64 {
	return logOdds(standoffWeights[:], r.standoffOf(all, l))
}

// The log-odds from which on a denial is of a claim, whatever the rules say, by how it
// denies and where the claim stands: of an outright denial in the claim's own document the
// rules know more. Chosen by cross-validation for seven of ten and more to be right.
const (
	gainsaidElsewhere = -0.7 // of an outright denial
	gainsaidPlainly   = 0.6  // of what only says no
	gainsaidHere      = 0
	gainsaidOutright  = 2
	// resumed are the log-odds from which on a denial is of what is like a claim that it
	// denies, by the same party, and resumedAlike how like it must be.
	resumed      = -3
	resumedAlike = 0.42
)

// place is where a saying stands.
type place struct {
	a    *account
	span nlp.Span
}

func (s *saying) place() place { return place{s.a, s.span} }

// gainsaid reports whether the judge is sure enough of a pair.
func (l *standoff) gainsaid(x, y *saying) bool {
	switch {
	case x.a != y.a && l.d.outright:
		return l.odds >= gainsaidElsewhere
	case x.a != y.a:
		return l.odds >= gainsaidPlainly && (l.told || l.shared >= 2 && l.thing)
	case l.d.outright:
		return l.odds >= gainsaidOutright
	}
	return l.odds >= gainsaidHere
}

// judgedAnswers are the answers that the rules found, and those that the judge is sure of.
func (r *reader) judgedAnswers(ruled []answer) []answer {
	all := r.voices()
	of := map[place][]standoff{}
	for _, l := range r.standoffs(all) {
		l.odds = r.standsAgainst(all, &l)
		of[all[l.i].place()] = append(of[all[l.i].place()], l)
	}
	var out []answer
	told := map[place]bool{}
	for _, x := range ruled {
		list := of[x.place()]
		x.claims = r.moreClaims(all, x.claims, list)
		told[x.place()] = true
		out = append(out, x)
	}
	for i := range all {
		if list := of[all[i].place()]; len(list) > 0 && !told[all[i].place()] {
			if claims := r.moreClaims(all, nil, list); len(claims) > 0 {
				out = append(out, answer{*list[0].d, claims})
			}
		}
	}
	return out
}

// moreClaims adds to the claims that a denial is of those of the same matter of which the
// judge is sure, one of each further document.
func (r *reader) moreClaims(all []saying, claims []claim, list []standoff) []claim {
	var more []claim
	for k := range list {
		l := &list[k]
		ofOne := len(claims) == 0 || slices.ContainsFunc(claims, func(c claim) bool { return r.alike(c.saying, &all[l.j]) >= oneMatter })
		if ofOne && l.gainsaid(&all[l.i], &all[l.j]) {
			more = append(more, claim{&all[l.j], probability(l.odds)})
		}
	}
	sure := slices.Concat(claims, more)
	for k := range list {
		l := &list[k]
		if c := &all[l.j]; l.odds >= resumed && slices.ContainsFunc(sure, func(s claim) bool {
			return s.speaker.same(c.speaker) && r.alike(s.saying, c) >= resumedAlike
		}) {
			more = append(more, claim{c, probability(l.odds)})
		}
	}
	slices.SortStableFunc(more, func(a, b claim) int { return cmp.Compare(b.score, a.score) })
	for _, c := range more {
		if !slices.ContainsFunc(claims, func(o claim) bool { return o.a == c.a }) {
			claims = append(claims, c)
		}
	}
	return claims
}

// Standoffs gives the denials of the stories and what each may deny, for learning the judge.
func Standoffs(in Input) ([]Likeness, error) {
	return eachStory(in, func(r *reader) []Likeness {
		r.accusers()
		r.answers()
		all := r.voices()
		var out []Likeness
		for _, l := range r.standoffs(all) {
			x, y := &all[l.i], &all[l.j]
			out = append(out, Likeness{
				x.evidence(), y.evidence(), r.standoffOf(all, &l),
			})
		}
		return out
	})
}
