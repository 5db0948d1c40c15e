package reconcile

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/news"
	"readout/internal/nlp"
)

// saying is a sentence of a statement's content as an assertion.
type saying struct {
	a       *account
	s       *nlp.Statement
	speaker party
	chain   []party // speaker and those through whom it came
	span    nlp.Span
	text    string
	lemmas  []int32
	negated bool    // by the cue, or by the statement's polarity
	quoted  bool    // wholly or partly in quotation marks
	outer   bool    // it carries another's statement, which is most of it
	not     *clause // the clause of it that is negated, or nil

	// What pairs are compared by, worked out once.
	first, end int // tokens first to end-1
	denying    bool
	uttered    bool
	settings   []setting
	numbers    []*nlp.Quantity
	core       core
	vector     []float32

	conditional bool
	verdicts    []int32
}

// sayings are the sentences of all accounts' statements, in order.
func (r *reader) sayings() []saying {
	if r.said != nil {
		return r.said
	}
	r.said = []saying{}
	for _, a := range r.accounts {
		for i := range a.d.Statements {
			s := &a.d.Statements[i]
			base := saying{a: a, s: s, speaker: r.speaker(a, s), negated: s.Negated || a.cueNegated(s), quoted: s.Form != nlp.Indirect}
			if base.speaker.known() {
				base.chain = append(base.chain, base.speaker)
			}
			for _, v := range s.Via {
				base.chain = append(base.chain, r.who.party(a.d, v))
			}
			for _, piece := range a.pieces(s) {
				one := base
				one.outer = a.wraps(s, piece)
				one.quoted = one.quoted || a.inQuotes(piece)
				one.span, one.text, one.lemmas = piece, a.d.Slice(piece), a.lemmasIn(piece)
				one.not = one.findNegated()
				one.note(r)
				r.said = append(r.said, one)
			}
		}
	}
	return r.said
}

// note works out what pairs of sayings are compared by.
func (s *saying) note(r *reader) {
	s.first, s.end = s.tokens()
	s.denying = s.denies()
	s.uttered = s.utters()
	s.settings = s.placed()
	s.numbers = s.counted()
	s.core = s.coreOf()
	s.vector, s.core.vector = r.vector(s.text), r.vector(s.core.text)
	s.conditional = s.hangs()
	s.verdicts = s.judgements()
}

// pieces cuts a statement's content at the ends of sentences.
func (a *account) pieces(s *nlp.Statement) []nlp.Span {
	var out []nlp.Span
	for _, c := range s.Content {
		first := a.d.TokenAt(c.Start)
		for first < len(a.d.Tokens) && a.d.Tokens[first].Start < c.End {
			sentence := a.d.Sentences[a.d.Tokens[first].Sentence]
			end := first
			for end < sentence.End && a.d.Tokens[end].Start < c.End {
				end++
			}
			if end > first {
				out = append(out, nlp.Span{Start: max(c.Start, a.d.Tokens[first].Start), End: min(c.End, a.d.Tokens[end-1].End)})
			}
			first = max(end, first+1)
		}
	}
	return out
}

// inQuotes reports whether a piece stands in quotation marks that another's words
// opened.
func (a *account) inQuotes(piece nlp.Span) bool {
	return slices.ContainsFunc(a.d.Quotations, func(q nlp.Quotation) bool { return q.Outer.Contains(piece) })
}

// wraps reports whether another statement inside a piece is most of it.
func (a *account) wraps(s *nlp.Statement, piece nlp.Span) bool {
	return slices.ContainsFunc(a.d.Statements, func(o nlp.Statement) bool {
		return o.Parent == s.ID && slices.ContainsFunc(o.Content, func(c nlp.Span) bool { return piece.Contains(c) && c.Len()*2 > piece.Len() })
	})
}

// cueNegated reports whether the reporting verb is negated: "had not asked for".
func (a *account) cueNegated(s *nlp.Statement) bool {
	for i := a.d.TokenAt(s.Cue.Start); i < len(a.d.Tokens) && a.d.Tokens[i].Start < s.Cue.End; i++ {
		if t := &a.d.Tokens[i]; t.Dep == "neg" || negators[t.Lower] {
			return true
		}
		if c := a.clauseOf[i]; c >= 0 && a.clauses[c].verb == i && a.clauses[c].negated && a.negatedVerb(i) {
			return true
		}
	}
	return false
}

// negatedVerb reports whether a verb itself is negated.
func (a *account) negatedVerb(i int) bool {
	for k := range a.d.Children(i) {
		if a.d.Tokens[k].Dep == "neg" {
			return true
		}
	}
	return false
}

// shown is the content with its speaker and cue where they stand right before it.
func (s *saying) shown() nlp.Span {
	out := s.span
	if c := s.s.Cue; !c.Empty() && c.End <= out.Start && out.Start-c.End < 20 {
		out.Start = c.Start
		if w := s.s.Speaker.Span; !w.Empty() && w.End <= out.Start && out.Start-w.End < 20 {
			out.Start = w.Start
		}
	}
	return out
}

// linked reports whether one person stands in both chains.
func (s *saying) linked(o *saying) bool {
	return slices.ContainsFunc(s.chain, func(p party) bool { return slices.ContainsFunc(o.chain, p.same) })
}

const (
	// utter is how alike two utterances of one speaker must be to be one.
	utter = 0.44
	// utterBriefly is asked where they share but one word that tells something.
	utterBriefly = 0.50
	// utterApart is asked where the speakers are not known to be one.
	utterApart = 0.56
	// utterTwice is asked where the speakers are known, and are two persons.
	utterTwice = 0.80
	// reported is asked where neither document quotes.
	reported = 0.58
	// brief is how near in meaning two utterances of one telling word must be.
	brief = 0.85
	// rare is the weight from which a shared word tells something.
	rare = 3.0
)

// quoteVariants finds utterances of one speaker that stand in different words.
func (r *reader) quoteVariants() []finding {
	all := r.utterances()
	var out []finding
	for _, g := range align(len(all), r.oneUtterance(all), utter) {
		f, varied := r.variants(all, g)
		if varied {
			out = append(out, f)
		}
		if w, ok := r.whose(all, g); ok && (varied || w.Kind == news.Contradicts) {
			out = append(out, w)
		}
	}
	return out
}

// heavyOnes are the lemmas of a list that are not everywhere in the story.
func (r *reader) heavyOnes(list []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(list), func(l int32) bool { return !r.heavy(l, rare) })
}

// sameUtterance is how surely two statements of different documents are one
// utterance, in 0..1.
func (r *reader) sameUtterance(x, y *saying) float64 {
	if x.a == y.a || x.outer || y.outer || x.denying != y.denying || !x.uttered || !y.uttered {
		return 0
	}
	opposed := r.opposedIn(x, y)
	if !opposed && !x.countsOtherwise(y) {
		if s := r.sameWords(x, y); s > 0 {
			return s
		}
	}
	if len(x.lemmas) < 2 || len(y.lemmas) < 2 {
		return r.sameBriefly(x, y)
	}
	need := utter
	if quoted := x.quoted || y.quoted; !quoted {
		if need = reported; x.ahead() != y.ahead() {
			return 0 // what was done and what is to be are not one thing
		}
	}
	if !x.linked(y) {
		if need = utterApart; !x.quoted && !y.quoted || r.rareShared(x.lemmas, y.lemmas) < 2 {
			return 0
		}
		if r.strangers(x, y) {
			need = utterTwice
		}
	}
	if opposed {
		return 0
	}
	act := x.negative() && r.oneAct(x, y)
	if !act && !r.shareRare(x.lemmas, y.lemmas) {
		return 0
	}
	score := r.wordedAlike(x, y)
	if need == utter && r.sameVerdict(x, y) {
		score += 0.2
	} else if need == utter && act {
		score += 0.15
	} else if need == utter && (r.rareShared(x.lemmas, y.lemmas) < 2 || min(len(x.lemmas), len(y.lemmas)) < 3) {
		need = utterBriefly
	}
	if score < need || x.countsOtherwise(y) {
		return 0
	}
	return min(1, score)
}

// wordedAlike is how alike two utterances are in words and meaning, 0 to 1.
func (r *reader) wordedAlike(x, y *saying) float64 {
	return 0.45*r.shared(x.lemmas, y.lemmas) + 0.55*float64(cosine(x.vector, y.vector))
}

// strangers reports whether two utterances have speakers who are surely two persons,
// each named somewhere.
func (r *reader) strangers(x, y *saying) bool {
	a, b := r.who.byID[x.speaker.entity], r.who.byID[y.speaker.entity]
	return a != nil && b != nil && a != b && a.Type == nlp.PersonEntity && b.Type == nlp.PersonEntity && r.who.named[a.ID] && r.who.named[b.ID]
}

// opposedIn reports whether what two utterances say hangs on words that are opposites:
// "under control", "out of control".
func (r *reader) opposedIn(x, y *saying) bool {
	theirs := r.without(y.lemmas, x.lemmas)
	for _, l := range r.without(x.lemmas, y.lemmas) {
		for _, m := range theirs {
			if r.opposes(l, m) {
				return true
			}
		}
	}
	return slices.ContainsFunc(x.settings, func(a setting) bool {
		return slices.ContainsFunc(y.settings, func(b setting) bool {
			return a.noun == b.noun && (against[a.prep] == b.prep || against[b.prep] == a.prep)
		})
	})
}

// setting is a noun with the preposition before it: "under control".
type setting struct {
	prep string
	noun int32
}

// against are prepositions that set what they say of one noun against each other.
var against = map[string]string{"under": "out", "in": "out", "for": "against", "with": "without", "inside": "outside", "above": "below"}

// placed are the nouns of an utterance that stand behind a preposition.
func (s *saying) placed() []setting {
	var out []setting
	d := s.a.d
	first, end := s.tokens()
	for i := first; i < end; i++ {
		if d.Tokens[i].Dep != "pobj" || s.a.words[i].id < 0 {
			continue
		}
		h := d.Tokens[i].Head
		if up := d.Tokens[h].Head; d.Tokens[h].Lower == "of" && d.Tokens[up].Lower == "out" {
			h = up
		}
		out = append(out, setting{d.Tokens[h].Lower, s.a.words[i].id})
	}
	return out
}

// sameBriefly is sameUtterance of quotations with a single telling word ("We gave no
// pledge"): the word, and nearly all the rest, must be the same.
func (r *reader) sameBriefly(x, y *saying) float64 {
	if !x.quoted || !y.quoted || !x.linked(y) {
		return 0
	}
	if len(x.lemmas) == 0 || !slices.Equal(x.lemmas, y.lemmas) || !r.heavy(x.lemmas[0], rare) {
		return 0
	}
	if s := float64(cosine(r.vector(x.text), r.vector(y.text))); s >= brief {
		return min(1, s)
	}
	return 0
}

// denies reports whether what the content says is said not to be so: by its own
// clause, or by the verb that reports it ("denied that power was promised").
func (s *saying) denies() bool {
	return s.negative() || s.cued(denyingCues) || s.a.cueNegated(s.s) || s.refuses()
}

// refuses reports whether the content is a negation without a verb: "Not a franc".
func (s *saying) refuses() bool {
	first, end := s.tokens()
	if first >= end || !isNegation(s.a.d.Tokens[first].Lower) {
		return false
	}
	return !slices.ContainsFunc(s.a.d.Tokens[first:end], func(t nlp.Token) bool { return t.POS == "VERB" || t.POS == "AUX" })
}

// countsOtherwise reports whether two utterances count or measure in one unit, and give
// no number in common: one utterance keeps its numbers.
func (s *saying) countsOtherwise(o *saying) bool { return noneShared(s.numbers, o.numbers) }

// noneShared reports whether some of the quantities are of one unit, and none of these
// are equal or may be.
func noneShared(a, b []*nlp.Quantity) bool {
	measured := false
	for _, p := range a {
		for _, q := range b {
			if unitOf(p) != unitOf(q) {
				continue
			}
			v, known := intervalOf(p)
			w, too := intervalOf(q)
			if !known || !too || relate(v, w) != disjoint {
				return false
			}
			measured = true
		}
	}
	return measured
}

// counted are the quantities in the content.
func (s *saying) counted() []*nlp.Quantity {
	var out []*nlp.Quantity
	for i := range s.a.d.Quantities {
		if q := &s.a.d.Quantities[i]; s.span.Contains(q.Span) && !q.Ordinal {
			out = append(out, q)
		}
	}
	return out
}

// utters reports whether the content says something in words that can vary: a noun
// with a number behind "put at", in no one's quotation marks, does not.
func (s *saying) utters() bool {
	if s.quoted {
		return true
	}
	first, end := s.tokens()
	for i := first; i < end; i++ {
		if p := s.a.d.Tokens[i].POS; p == "VERB" || p == "AUX" {
			return true
		}
	}
	return false
}

// negative reports whether the content's own clause is negated.
func (s *saying) negative() bool { return s.not != nil }

// shareRare reports whether two lists share a word that tells something, or have words
// of near meaning that do.
func (r *reader) shareRare(a, b []int32) bool {
	return slices.ContainsFunc(a, func(l int32) bool {
		return r.heavy(l, rare) && slices.ContainsFunc(b, func(m int32) bool {
			return l == m || r.heavy(m, rare) && r.nearness(l, m) >= 0.8
		})
	})
}

// rareShared counts the words that tell something and that two lists share, in words
// of near meaning too.
func (r *reader) rareShared(a, b []int32) int {
	n := 0
	for _, l := range a {
		if r.heavy(l, rare) && r.covered([]int32{l}, b) >= 0.8 {
			n++
		}
	}
	return n
}

// oneAct reports whether two utterances speak of one kind of speech: "no promise",
// "no commitment".
func (r *reader) oneAct(x, y *saying) bool {
	return slices.ContainsFunc(x.lemmas, func(l int32) bool {
		act := r.actOf(l)
		return act != "" && slices.ContainsFunc(y.lemmas, func(m int32) bool { return r.actOf(m) == act })
	})
}

// sameVerdict reports whether both utterances call something by nouns of one meaning:
// "a grave error", "a serious mistake".
func (r *reader) sameVerdict(x, y *saying) bool {
	for _, l := range x.verdicts {
		for _, m := range y.verdicts {
			if l == m || r.nearness(l, m) >= 0.75 {
				return true
			}
		}
	}
	return false
}

// judgements are the nouns with an adjective by which an utterance calls something.
func (s *saying) judgements() []int32 {
	first, end := s.first, s.end
	var out []int32
	for i := first; i < end; i++ {
		t := &s.a.d.Tokens[i]
		if t.POS != "NOUN" || s.a.words[i].id < 0 {
			continue
		}
		for k := range s.a.d.Children(i) {
			if s.a.d.Tokens[k].Dep == "amod" && k >= first && (t.Dep == "attr" || t.Dep == "oprd" || t.Dep == "pobj" || t.Dep == "dobj" || t.Dep == "ROOT" || t.Dep == "appos") {
				out = append(out, s.a.words[i].id)
			}
		}
	}
	return out
}

// variants is the finding of one utterance: different words in independent
// documents.
func (r *reader) variants(all []saying, group []int) (finding, bool) {
	f := finding{agenda: -1}
	f.Kind, f.Slot = news.QuoteVariants, news.WordingSlot
	var wordings []string
	apart, quoted := false, false
	for _, i := range group {
		s := &all[i]
		key := wording(s.text)
		k := slices.Index(wordings, key)
		if k < 0 {
			wordings = append(wordings, key)
			k = len(wordings) - 1
		}
		quoted = quoted || s.quoted
		apart = apart || independent(s.a, all[group[0]].a)
		f.Values = append(f.Values, value(s.a.d, s.span, "", k+1))
	}
	if !apart || quoted && len(wordings) < 2 {
		return f, false
	}
	if !quoted && !(len(wordings) > 1 && binding(all, group)) { // the same said, in no one's exact words
		f.Kind, f.Slot = news.Agrees, news.EventSlot
		for i := range f.Values {
			f.Values[i].Group = 1
		}
	}
	f.Topic = shorten(speakerOf(all, group))
	f.Why = r.why(f.Kind, f.Values)
	f.rank = float64(len(group))
	return f, true
}

// binding reports whether all utterances promise or threaten, or make what they announce
// hang on something: what binds is weighed by its words.
func binding(all []saying, group []int) bool {
	return !slices.ContainsFunc(group, func(i int) bool {
		act := all[i].s.Act
		return act != nlp.Promise && act != nlp.Threaten && !all[i].conditional
	})
}

// speakerOf is how one of the documents names the speaker of an utterance: the first
// that has a name, or that says to whom its "he" was traced.
func speakerOf(all []saying, group []int) string {
	traced := ""
	for _, i := range group {
		s := &all[i]
		if text := s.s.Speaker.Text; strings.ContainsFunc(text, unicode.IsUpper) && !pronouns[strings.ToLower(text)] {
			return text
		}
		if a := s.s.Speaker.Antecedent; traced == "" && !a.Empty() {
			traced = s.a.d.Slice(a)
		}
	}
	if traced != "" {
		return traced
	}
	return all[group[0]].s.Speaker.Text
}

var pronouns = set("he she they it we i who")

// wording is a text without case, marks and white space.
func wording(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return notWord(c) || c == '\'' }), " ")
}
