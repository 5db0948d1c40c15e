package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// denial is a statement of one party that something which another says is not so.
type denial struct {
	saying
	outright bool    // by its verb or by a word such as "untrue", not by a negation alone
	pointing bool    // "this", "it": what is denied was just said
	core     []int32 // the lemmas of what is denied
	plain    bool    // a verb negated, and no more
	said     []int32 // of a negation: what is said not to be; one has to stand in the claim
}

// claim is what is denied.
type claim struct {
	*saying
	score float64
}

const (
	// denied is how alike a denial and what it denies must be, where nothing but the
	// likeness says that they belong together, and deniedNear where the one stands
	// just before the other.
	denied     = 0.36
	deniedNear = 0.25
	// supports is how alike a statement of a party must be to what it says in the
	// dispute.
	supports = 0.48
	// repeated is how alike the same denial is in two documents.
	repeated = 0.8
)

// answer is a denial with what it denies.
type answer struct {
	denial
	claims []claim
}

// disputes finds what one party says and another denies.
func (r *reader) disputes() []finding {
	mutual := r.accusers()
	ruled, alone := r.answers()
	var out []finding
	for _, a := range r.judgedAnswers(ruled) {
		out = append(out, r.disputeFinding(&a.denial, a.claims))
	}
	for _, d := range alone { // what the denier denies besides is told already
		if !slices.ContainsFunc(out, func(f finding) bool {
			return f.denier.same(d.speaker) && slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == d.a.d })
		}) {
			out = append(out, d.ofReports())
		}
	}
	out = append(out, mutual...)
	out = append(out, r.blame(mutual)...)
	return r.joined(out)
}

// answers are the denials of which rules tell what they deny, and those of named reports
// of which no document gives any.
func (r *reader) answers() (found []answer, alone []denial) {
	for _, d := range r.denials() {
		claims := r.claims(&d)
		if len(claims) == 0 {
			claims = r.answered(&d)
		}
		if len(claims) > 0 {
			found = append(found, answer{d, claims})
			for _, c := range claims {
				r.foes = append(r.foes, [2]party{c.speaker, d.speaker})
			}
			continue
		}
		if d.named() {
			alone = append(alone, d)
		}
	}
	return found, alone
}

// denials are the statements that deny, reject or negate.
func (r *reader) denials() []denial {
	var out []denial
	all := r.sayings()
	for i, s := range all {
		if !s.speaker.identified() || s.question() || s.possible() {
			continue
		}
		d := denial{saying: s, pointing: s.points() || s.pointsBack(), core: s.lemmas}
		d.outright = s.s.Act == nlp.Deny && !s.cued(plainCues) || s.cued(denyingCues) || s.untrue()
		if d.outright && s.bare() {
			d.pointing, d.core = true, nil
		}
		if d.outright {
			d.notSaid()
		}
		d.core = r.specific(d.core)
		if d.outright && len(d.core) == 0 { // "denied the allegations"
			d.pointing = true
		}
		if d.refuses() || !d.outright && !r.contrary(&d) || len(d.core) == 0 && !d.pointing {
			continue
		}
		if d.pointing && i > 0 && all[i-1].a == s.a && all[i-1].speaker.same(s.speaker) { // "any pledge in this regard"
			d.lemmas = merged(d.lemmas, all[i-1].lemmas)
			d.text = all[i-1].text + " " + d.text
		}
		out = append(out, d)
	}
	return out
}

// refuses reports whether the cue keeps something from somebody, as "denied him the
// post", or leaves all open: "would neither confirm nor deny", "has not denied it".
func (d *denial) refuses() bool {
	doc := d.a.d
	first := doc.TokenAt(d.s.Cue.Start)
	for i := max(0, first-4); i < len(doc.Tokens) && doc.Tokens[i].Start < d.s.Cue.End; i++ {
		if d.a.words[i].lemma == "confirm" && d.cued(denyingCues) {
			return true
		}
		for k := range doc.Children(i) {
			if t := &doc.Tokens[k]; (t.Dep == "dative" || t.Dep == "neg") && d.a.words[i].lemma == "deny" {
				return true
			}
		}
	}
	return false
}

// contrary reads a denial that rests on a negation alone. What is negated under a
// condition or for a reason denies nothing.
func (r *reader) contrary(d *denial) bool {
	c := d.not
	if c == nil {
		return false
	}
	doc := d.a.d
	for i := c.first; i < c.end; i++ {
		t := &doc.Tokens[i]
		if t.Dep == "mark" && (conditional[t.Lower] || t.Lower == "because" || t.Lower == "until") && t.Head <= c.end {
			return false
		}
	}
	d.notSaid()
	if c.ahead() || d.a.unknowing(c) || d.a.general(c) || !d.s.Condition.Empty() || knowing[d.a.words[c.verb].lemma] || d.a.reasoned(c.verb) {
		return false
	}
	d.core = c.lemmas
	if w := d.a.words[c.verb]; mentioning[w.lemma] || w.lemma == "come up" {
		d.core = slices.DeleteFunc(slices.Clone(c.lemmas), func(l int32) bool { return l == w.id || r.texts[l] == "up" })
		d.said = d.core
	}
	for k := range doc.Children(c.verb) { // "is not a new promise"
		if t := &doc.Tokens[k]; t.Dep == "attr" && d.a.words[k].id >= 0 && r.actOf(d.a.words[k].id) != "" {
			d.said = append(d.said, d.a.words[k].id)
		}
	}
	if len(d.said) == 0 {
		d.plain = true
		if w := &d.a.words[c.verb]; w.id >= 0 {
			d.said = append(d.said, w.id)
		}
	}
	return true
}

// notSaid notes what a denial says there was not: "no promise", "any pledge", "such
// advice".
func (d *denial) notSaid() {
	first, end := d.tokens()
	for i := first; i < end; i++ {
		t := &d.a.d.Tokens[i]
		if (t.Lower == "no" || t.Lower == "any") && t.Dep == "det" || t.Lower == "such" && (t.Dep == "amod" || t.Dep == "predet" || t.Dep == "det") {
			if w := &d.a.words[t.Head]; w.id >= 0 && t.Head < end {
				d.said = append(d.said, w.id)
			}
		}
	}
}

// reasoned reports whether a verb has a clause that says why, when or if.
func (a *account) reasoned(verb int) bool {
	for k := range a.d.Children(verb) {
		if a.d.Tokens[k].Dep != "advcl" {
			continue
		}
		for m := range a.d.Children(k) {
			if l := a.d.Tokens[m].Lower; a.d.Tokens[m].Dep == "mark" && (l == "because" || conditional[l] || l == "until") {
				return true
			}
		}
	}
	return false
}

// unknowing reports whether a clause says that somebody does not know: "was not aware of any
// victims" says nothing of the matter itself.
func (a *account) unknowing(c *clause) bool {
	for k := range a.d.Children(c.verb) {
		if t := &a.d.Tokens[k]; t.Dep == "acomp" && unaware[t.Lower] {
			return true
		}
	}
	return false
}

var unaware = set("aware sure certain clear convinced informed familiar")

// general reports whether a clause speaks of everybody and always: "nobody switches
// off an alarm".
func (a *account) general(c *clause) bool {
	d := a.d
	if tag := d.Tokens[c.verb].Tag; tag != "VBZ" && tag != "VBP" {
		return false
	}
	for k := range d.Children(c.verb) {
		if t := &d.Tokens[k]; t.Dep == "nsubj" && negators[t.Lower] {
			return true
		}
	}
	return false
}

// knowing are verbs of which the negation says nothing of the matter itself.
var knowing = set("know think remember believe see want understand expect hope wish recall care mind need intend seek mean plan")

// mentioning are verbs of which the negation denies that something was said at all.
var mentioning = set("mention discuss raise arise feature include touch cover")

// possible reports whether the cue only says what might be said: "he could deny".
func (s *saying) possible() bool {
	d := s.a.d
	for i := d.TokenAt(s.s.Cue.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.s.Cue.End; i++ {
		if l := d.Tokens[i].Lower; d.Tokens[i].Tag == "MD" || l == "if" || l == "to" && d.Tokens[i].Dep == "aux" {
			return true
		}
	}
	return false
}

// named reports whether a denial names whose reports it denies: "reports on Kazakh
// television that ...".
func (d *denial) named() bool {
	if !d.outright {
		return false
	}
	doc := d.a.d
	from := d.a.d.TokenAt(d.shown().Start)
	_, end := d.tokens()
	for i := from; i < end; i++ {
		if !reporting[d.a.words[i].lemma] {
			continue
		}
		t := &doc.Tokens[i]
		if h := doc.Tokens[t.Head].Span; !d.s.Cue.Overlaps(h) && d.cued(denyingCues) {
			continue // "rejected a call to look at her claims"
		}
		about := doc.TokenSpan(t.First, min(t.Last+1, i+5))
		if slices.ContainsFunc(doc.Names, func(n nlp.Name) bool { return about.Contains(n.Span) && n.Type != nlp.Person }) {
			return true
		}
	}
	return false
}

var reporting = set("report claim allegation accusation suggestion charge")

// ofReports shows a denial whose other side no document gives.
func (d *denial) ofReports() finding {
	f := finding{agenda: -1, rank: 0.3}
	f.Kind, f.Slot = news.Disputed, news.EventSlot
	f.Values = []news.Value{value(d.a.d, d.shown(), "", 1)}
	f.Topic = shorten(d.a.d.Slice(d.shown()))
	f.Why = f.Topic + " in 1 report"
	return f
}

// specific leaves out the words that only say that something was said.
func (r *reader) specific(list []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(list), func(l int32) bool { return unspecific[r.texts[l]] })
}

var unspecific = set("figure number theory version narrative insinuation allegation accusation claim report charge account statement suggestion assertion story rumour rumor question wrongdoing")

func merged(a, b []int32) []int32 {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

var plainCues = set("say tell add write state insist stress reply answer note go continue explain think")

var denyingCues = set("deny refute dispute rebut")

// cued reports whether the cue has one of the lemmas.
func (s *saying) cued(lemmas map[string]bool) bool {
	d := s.a.d
	for i := d.TokenAt(s.s.Cue.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.s.Cue.End; i++ {
		if lemmas[s.a.words[i].lemma] {
			return true
		}
	}
	return false
}

// findNegated is the clause of the content that says that something is not so, or
// nil.
func (s *saying) findNegated() *clause {
	first, end := s.tokens()
	for i := first; i < end; i++ {
		c := s.a.clauseOf[i]
		if c < 0 || !s.a.clauses[c].negated {
			continue
		}
		if s.main(s.a.clauses[c].verb) {
			return &s.a.clauses[c]
		}
	}
	return nil
}

// main reports whether a verb is the content's own, not of a clause below it.
func (s *saying) main(verb int) bool {
	for range 4 {
		v := &s.a.d.Tokens[verb]
		if !s.span.Contains(v.Span) {
			return false
		}
		if v.Head == verb || !s.span.Contains(s.a.d.Tokens[v.Head].Span) {
			return true
		}
		if v.Dep != "conj" {
			return false
		}
		verb = v.Head
	}
	return false
}

// untrue reports whether a short content calls something false.
func (s *saying) untrue() bool {
	first, end := s.tokens()
	for i := first; i < end && end-first < 12; i++ {
		t := &s.a.d.Tokens[i]
		if untrue[t.Lower] && s.predicate(i) && (t.POS == "NOUN" || t.Dep == "acomp" || t.Dep == "attr" || t.Dep == "oprd" || t.Dep == "ROOT") {
			return true
		}
	}
	return false
}

// predicate reports whether a word stands in the content's own clause, not in one that
// gives a reason or a condition: "nobody turns it off because it is wrong".
func (s *saying) predicate(i int) bool {
	c := s.a.clauseOf[i]
	return c < 0 || s.a.d.Tokens[s.a.clauses[c].verb].Dep != "advcl"
}

var untrue = set(`untrue false wrong nonsense lie lies fabrication fabricated fantasy misreading baseless unfounded groundless
 incorrect fiction invention invented forgery forged fake hoax myth falsehood rubbish slander libel smear distortion
 inaccurate mistaken disinformation misinformation bogus unsubstantiated concoction absurd ludicrous preposterous
 ridiculous laughable`)

func (s *saying) question() bool {
	first, end := s.tokens()
	return end > first && (s.a.d.Tokens[end-1].Lower == "?" || end < len(s.a.d.Tokens) && s.a.d.Tokens[end].Lower == "?")
}

// tokens bound the content.
func (s *saying) tokens() (first, end int) {
	d := s.a.d
	first = d.TokenAt(s.span.Start)
	for end = first; end < len(d.Tokens) && d.Tokens[end].Start < s.span.End; end++ {
	}
	return first, end
}

// points reports whether the content points back instead of naming what it is about.
func (s *saying) points() bool {
	first, end := s.tokens()
	for i := first; i < end; i++ {
		t := &s.a.d.Tokens[i]
		switch t.Lower {
		case "this", "that", "it":
			if t.POS == "PRON" && end-first <= 6 && !s.acts(i) || t.POS == "DET" && i+1 < end && s.a.d.Tokens[i+1].Lower == "regard" {
				return true
			}
		}
	}
	return false
}

// acts reports whether a pronoun does something: then it is a thing, not what was said.
func (s *saying) acts(i int) bool {
	t := &s.a.d.Tokens[i]
	return t.Dep == "nsubj" && t.Head != i && s.a.words[t.Head].lemma != "be" && s.a.d.Tokens[t.Head].POS == "VERB"
}

// claims are what a denial denies, by others than the denier: what stands just
// before it in its document, and what is like it in all; the best of each
// document.
func (r *reader) claims(d *denial) []claim {
	var out []claim
	all := r.sayings()
	for i := range all {
		if s := &all[i]; (s.a == d.a || len(all) <= few || meet(d.core, s.lemmas)) && r.claimed(d, s) {
			score := r.deniedBy(d, s)
			if score == 0 {
				continue
			}
			if d.pointing && d.outright && s.a == d.a { // the nearest before it, of charges the nearest charge
				if d.charged() && s.s.Act != nlp.Accuse && slices.ContainsFunc(out, func(c claim) bool { return c.a == d.a && c.s.Act == nlp.Accuse }) {
					continue
				}
				out = slices.DeleteFunc(out, func(c claim) bool { return c.a == d.a })
			}
			out = append(out, claim{s, score})
		}
	}
	slices.SortStableFunc(out, func(a, b claim) int { return cmp.Compare(b.score, a.score) })
	var kept []claim
	for _, c := range out {
		if !slices.ContainsFunc(kept, func(k claim) bool { return k.a == c.a }) {
			kept = append(kept, c)
		}
	}
	return r.withBefore(d, r.ofOneMatter(d, kept))
}

// oneMatter is how alike what a denial denies in its own document and a statement of
// another document must be, where they share no word but names, for it to be of both.
const oneMatter = 0.3

// ofOneMatter leaves out the claims of other documents that are of something else than
// what the denial answers in its own: an assurance, but not the one that was denied.
func (r *reader) ofOneMatter(d *denial, claims []claim) []claim {
	i := slices.IndexFunc(claims, func(c claim) bool { return c.a == d.a })
	if i < 0 {
		return claims
	}
	own := claims[i].saying
	return slices.DeleteFunc(claims, func(c claim) bool {
		return c.a != d.a && r.shareWords(c.lemmas, own.lemmas) == 0 && r.alike(c.saying, own) < oneMatter
	})
}

// claimed reports whether a statement may be what is denied: the word of somebody
// else, and no denial itself.
func (r *reader) claimed(d *denial, s *saying) bool {
	if d.outright && (s.tellsDenial() || d.pointing && d.charged() && s.s.Act != nlp.Accuse && !r.concerns(s, d.speaker)) {
		return false
	}
	if d.pointing && d.outright && s.a == d.a && s.s.Act == nlp.State {
		return !s.span.Overlaps(d.span) && s.speaker.apart(d.speaker) && !s.question() && !s.openQuestion() && !s.untrue() && len(s.lemmas) >= 2
	}
	if s.negated || s.s.Act == nlp.Deny || s.s.Act == nlp.Reject || s.s.Act == nlp.Request || s.s.Act == nlp.Decline || s.span.Overlaps(d.span) && s.a == d.a || s.question() {
		return false
	}
	return s.speaker.apart(d.speaker) && s.not == nil && !s.untrue() && !s.beginsNegated() && !s.openQuestion() && len(s.lemmas) >= 2
}

// openQuestion reports whether the content asks: "whether to join".
func (s *saying) openQuestion() bool {
	first, end := s.tokens()
	for i := first; i < end; i++ {
		if s.a.d.Tokens[i].Lower == "whether" {
			return true
		}
	}
	return false
}

// beginsNegated reports whether one of the first words negates: "No deadline, no
// promise".
func (s *saying) beginsNegated() bool {
	first, end := s.tokens()
	for i := first; i < min(end, first+3); i++ {
		if l := s.a.d.Tokens[i].Lower; negators[l] || l == "not" {
			return true
		}
	}
	return false
}

// covered is the weighted share of a's lemmas that b has, in words of near meaning
// too.
func (r *reader) covered(a, b []int32) float64 {
	sum, all := 0.0, 0.0
	for _, l := range a {
		w := r.weights[l] * r.weights[l]
		all += w
		if holds(b, l) {
			sum += w
			continue
		}
		best := 0.0
		for _, n := range r.relatives[l] {
			if n.nearness >= 0.8 && holds(b, n.lemma) {
				best = max(best, n.nearness)
			}
		}
		sum += best * w
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// disputeFinding shows claims and the denial, and what the parties say of it
// elsewhere.
func (r *reader) disputeFinding(d *denial, claims []claim) finding {
	f := finding{agenda: -1, rank: claims[0].score}
	f.Kind, f.Slot = news.Disputed, news.EventSlot
	for _, c := range claims {
		f.Values = append(f.Values, value(c.a.d, c.span, "", 1))
	}
	f.Values = append(f.Values, r.told(d)...)
	all := r.sayings()
	for i := range all {
		s := &all[i]
		if slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == s.a.d }) || len(s.lemmas) < 2 {
			if s.a != d.a && s.s.Act == d.s.Act && s.speaker.same(d.speaker) && r.alike(s, &d.saying) >= repeated && !f.hasSide(s.a.d, 2) {
				f.Values = append(f.Values, value(s.a.d, s.shown(), "", 2))
			}
			continue
		}
		switch {
		case s.speaker.same(d.speaker) && !s.speaker.same(claims[0].speaker) && max(r.alike(s, &d.saying), r.alike(s, claims[0].saying)) >= supports:
			f.Values = append(f.Values, value(s.a.d, s.span, "", 2))
		case !s.speaker.same(d.speaker) && r.backs(s, claims):
			f.Values = append(f.Values, value(s.a.d, s.span, "", 1))
		}
	}
	f.Topic = shorten(claims[0].a.d.Slice(claims[0].span))
	f.Why = r.why(f.Kind, f.Values)
	f.claim, f.denier = claims[0].saying, d.speaker
	for _, c := range claims {
		f.claims = append(f.claims, c.s)
	}
	return f
}

// hasSide reports whether a document has a value in a group of the finding.
func (f *finding) hasSide(d *nlp.Document, group int) bool {
	return slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == d && v.Group == group })
}

// alike is how near two sayings are in words and meaning.
func (r *reader) alike(x, y *saying) float64 {
	return 0.5*r.shared(x.lemmas, y.lemmas) + 0.5*max(0, float64(cosine(r.vector(x.text), r.vector(y.text))))
}

// charged reports whether a denial says that what it denies was a charge.
func (d *denial) charged() bool {
	first, end := d.tokens()
	for i := first; i < end; i++ {
		if l := d.a.words[i].lemma; l == "charge" || l == "accusation" || l == "allegation" {
			return true
		}
	}
	return false
}

// tellsDenial reports whether a statement itself tells that somebody denies something: it is
// no claim that a denial answers.
func (s *saying) tellsDenial() bool {
	first, end := s.tokens()
	for i := first; i < end; i++ {
		if s.a.d.Tokens[i].POS == "VERB" && denyingCues[s.a.words[i].lemma] {
			return true
		}
	}
	return false
}

// concerns reports whether a statement speaks of a party: who denies charges answers what
// is said of him, and not the next remark of somebody else.
func (r *reader) concerns(s *saying, p party) bool {
	d := s.a.d
	first, end := s.tokens()
	for i := first; i < end; i++ {
		switch l := d.Tokens[i].Lower; {
		case slices.Contains(p.words, l), l == "he", l == "she": // who may be the one
			return true
		}
	}
	return p.entity != "" && slices.ContainsFunc(d.Mentions, func(m nlp.Mention) bool {
		e := r.who.mentioned(d, m.Span)
		return e != nil && e.ID == p.entity && s.span.Contains(m.Span)
	})
}

// overtakes reports whether a claim is of a later day than a negation that says how
// things stand: the one was true then, the other is now.
func (r *reader) overtakes(d *denial, s *saying) bool {
	if d.not == nil || !dayOf(d.a.day).Before(dayOf(s.a.day)) {
		return false
	}
	p := predicate{c: d.not}
	return p.perfect()
}
