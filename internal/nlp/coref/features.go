package coref

import (
	"math"
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

type features [numFeatures]float32

func (f *features) flag(i feature, on bool) {
	if on {
		f[i] = 1
	}
}

// features fills f for mention m and candidate o, the rank-th nearest.
func (r *resolver) features(m, o *mention, rank int, f *features) {
	*f = features{fBias: 1}
	r.placing(m, o, rank, f)
	r.candidate(m, o, f)
	r.chain(m, o, f)
	m.itself(f)
	if m.Kind != nlp.PronounMention {
		r.common(m, o, f)
	}
}

// placing fills the features of where the two stand to one another.
func (r *resolver) placing(m, o *mention, rank int, f *features) {
	p, t := &r.d.Tokens[m.Head], &r.d.Tokens[o.Head]
	distance := m.sentence - o.sentence
	f.flag(fSameSentence, distance == 0)
	f.flag(fPrevious, distance == 1)
	f.flag(fTwoBack, distance == 2)
	f.flag(fNear, distance > 2 && distance <= 5)
	f.flag(fFar, distance > 12)
	f[fDistance] = float32(math.Log1p(float64(distance))) / 3
	f[fRank] = float32(min(rank, 8)) / 4
	f.flag(fNearest, rank == 0)
	f.flag(fBlock, r.d.Sentences[m.sentence].Block != r.d.Sentences[o.sentence].Block)
	a, b := r.quoted[m.Head], r.quoted[o.Head]
	f.flag(fQuoteCrossed, a != b)
	f.flag(fSameQuote, a == b && a > 0)
	f.flag(fSameVerb, distance == 0 && r.verbOf(m.Head) == r.verbOf(o.Head))
	subject := m.subject
	f.flag(fParallel, grammar(p.Dep) == grammar(t.Dep) && !o.subject)
	f.flag(fSubjectSame, subject && o.subject)
	f.flag(fPossSubject, p.Dep == "poss" && o.subject && distance == 0)
	f.flag(fInClause, r.within(m, o))
	f.flag(fCataphora, o.Head > m.Head || m.ahead != nil && m.ahead.cluster == o.cluster)
	if distance == 0 && m.Kind == nlp.PronounMention {
		r.governing(m, o, f)
	}
	f.flag(fSubjectPrevious, o.subject && distance == 1)
	f.flag(fSubjectHere, o.subject && distance == 0)
	f.flag(fSamePronoun, o.Kind == nlp.PronounMention && grammar(p.Dep) == grammar(t.Dep))
}

// governing fills the features of what verb the candidate is the subject of: the
// pronoun's own ("Ann sold her car"), one above it ("Ann said she sold"), one that
// it is joined to ("Ann came and sold her car"); or the object of one above.
func (r *resolver) governing(m, o *mention, f *features) {
	f[fWords] = float32(math.Log1p(math.Abs(float64(m.Head-o.Head)))) / 4
	r.subjects(m, o, f)
	level, joined := 0, false
	for i := m.Head; level < 4; {
		t := &r.d.Tokens[i]
		if t.Head == i {
			return
		}
		if t.Dep == "conj" && r.d.Tokens[t.Head].POS == "VERB" {
			joined = true
		}
		i = t.Head
		if p := r.d.Tokens[i].POS; p != "VERB" && p != "AUX" {
			continue
		}
		if head := &r.d.Tokens[o.Head]; head.Head == i {
			f.flag(fGovernsHere, o.subject && level == 0)
			f.flag(fGovernsAbove, o.subject && level > 0 && !joined)
			f.flag(fGovernsConjunct, o.subject && joined)
			f.flag(fGovernsObject, !o.subject && level > 0)
		}
		level++
	}
}

// subjects fills the features of whether the candidate is the subject of the
// pronoun's clause, where that has none of its own too, or of the clause above.
func (r *resolver) subjects(m, o *mention, f *features) {
	v := r.clauseOf(m.Head)
	if v < 0 {
		return
	}
	s := r.clauseSubject(v)
	f.flag(fClauseSubject, s == o.Head && s != m.Head)
	if up := r.clauseOf(v); up >= 0 {
		f.flag(fClauseSubjectAbove, s != o.Head && r.clauseSubject(up) == o.Head)
	}
}

// clauseOf is the verb above token i; -1 where there is none.
func (r *resolver) clauseOf(i int) int {
	for {
		h := r.d.Tokens[i].Head
		if h == i {
			return -1
		}
		if p := r.d.Tokens[h].POS; p == "VERB" || p == "AUX" {
			return h
		}
		i = h
	}
}

// candidate fills the features of the candidate itself.
func (r *resolver) candidate(m, o *mention, f *features) {
	t := &r.d.Tokens[o.Head]
	f.flag(fSubject, o.subject)
	f.flag(fObject, t.Dep == "dobj" || t.Dep == "dative")
	f.flag(fPossessor, t.Dep == "poss")
	f.flag(fOblique, t.Dep == "pobj")
	f.flag(fMainClause, o.subject && r.d.Tokens[t.Head].Dep == "ROOT")
	f.flag(fFirstInSentence, o.First <= r.d.Sentences[o.sentence].First+1)
	f.flag(fInsideOther, r.insideOther(o))
	f.flag(fInner, o.inner)
	f.flag(fName, o.Kind == nlp.NameMention)
	f.flag(fNominal, o.Kind == nlp.NominalMention)
	f.flag(fPronoun, o.Kind == nlp.PronounMention)
	f.flag(fDefinite, o.det == detThe || o.det == detThis || o.det == detThese || o.det == detPossPronoun || o.det == detPossNoun)
	f.flag(fIndefinite, o.det == detIndefinite)
	f.flag(fBare, o.det == detBare)
	f.flag(fCoordination, o.several)
	f.flag(fInTitle, o.inTitle)
	f.flag(fModified, len(o.mods) > 1 || o.postmodified)
	f.flag(fConjunct, t.Dep == "conj" || o.joined)
	f.flag(fBracketed, o.First > 0 && r.d.Tokens[o.First-1].Lower == "(")
	f[fClauses] = float32(o.clauses) / 3
	if m.Kind == nlp.PronounMention {
		f.flag(fLeftmost, r.leftmost(m, o))
		r.nesting(m, o, f)
		r.rivalry(m, o, f)
	}
}

// nesting fills the features of whether another that the pronoun may mean stands in
// the candidate's phrase ("Ann's brother"), or the candidate in the phrase of another.
func (r *resolver) nesting(m, o *mention, f *features) {
	for i := o.index + 1; i < len(r.mentions) && r.mentions[i].First < o.End; i++ {
		x := r.mentions[i]
		f.flag(fHolds, x.cluster != o.cluster && x.person == yes && r.possible(m, x))
	}
	for i := o.index - 1; i >= 0 && r.mentions[i].sentence == o.sentence; i-- {
		x := r.mentions[i]
		f.flag(fHeld, x.cluster != o.cluster && x.person == yes && r.within(o, x) && r.possible(m, x))
	}
}

// rivalry fills the features of how many others the pronoun may mean, and of whom
// the pronoun like it before it means.
func (r *resolver) rivalry(m, o *mention, f *features) {
	f.flag(fOnlyRival, m.rivals == 1)
	f.flag(fTwoRivals, m.rivals == 2)
	f.flag(fManyRivals, m.rivals > 5)
	f.flag(fOnlyMatch, m.matches == 1 && r.clusters[o.cluster].female == m.female && m.female != unknown)
	for i := m.index - 1; i >= 0 && m.sentence-r.mentions[i].sentence <= 2; i-- {
		x := r.mentions[i]
		if x.Kind == nlp.PronounMention && x.facts == m.facts {
			f.flag(fLastPronoun, x.cluster == o.cluster)
			f.flag(fLastPronounHere, x.cluster == o.cluster && x.sentence == m.sentence)
			return
		}
	}
}

// countRivals counts a pronoun's candidates, and those whose sex is known to be its.
func (r *resolver) countRivals(m *mention, all []*mention) {
	m.rivals, m.matches = len(all), 0
	for _, o := range all {
		if m.female != unknown && r.clusters[o.cluster].female == m.female {
			m.matches++
		}
	}
}

// chain fills the features of the candidate's chain.
func (r *resolver) chain(m, o *mention, f *features) {
	c := r.clusters[o.cluster]
	f[fSize] = float32(math.Log1p(float64(len(c.mentions)-1))) / 2
	f.flag(fOnlyOne, len(c.mentions) == 1)
	f.flag(fTopic, c.mentions[0] == r.topic[m.person == yes])
	subjects, recent, named, hint := 0, 0, false, unknown
	var last *mention
	for _, x := range c.mentions {
		named = named || x.Kind == nlp.NameMention
		hint = either(hint, x.hint)
		if x.Head >= m.Head {
			continue
		}
		if x.subject {
			subjects++
			if last == nil || x.Head > last.Head {
				last = x
			}
		}
		if m.sentence-x.sentence <= 2 {
			recent++
		}
	}
	f[fChainSubject] = float32(min(subjects, 4)) / 4
	f[fRecent] = float32(min(recent, 4)) / 4
	f.flag(fHasName, named)
	if m.Kind == nlp.PronounMention {
		r.talking(m, o, f)
	}
	f.flag(fLastSubject, last != nil && m.sentence-last.sentence <= 1)
	f.flag(fPersonYes, c.person == yes)
	f.flag(fPersonUnknown, c.person == unknown)
	f.flag(fFemaleMatch, m.female != unknown && c.female == m.female)
	f.flag(fFemaleUnknown, m.female != unknown && c.female == unknown)
	f.flag(fHintMatch, c.female == unknown && hint*m.female > 0)
	f.flag(fHintClash, c.female == unknown && hint*m.female < 0)
	f.flag(fUnsureName, named && c.kind == "")
	f.flag(fPluralYes, c.plural == yes)
	f.flag(fPluralUnknown, c.plural == unknown)
	f.flag(fKindPerson, c.kind == nlp.PersonEntity)
	f.flag(fKindBody, c.kind == nlp.OrganizationEntity)
	f.flag(fKindPlace, c.kind == nlp.PlaceEntity)
	f.flag(fKindGroup, c.kind == nlp.GroupEntity)
	f.flag(fKindNone, c.kind == "")
	f.flag(fCountry, o.entry != nil && o.place == knowledge.Country)
}

// talking fills the features of who speaks: the chain of somebody who has just said
// something, who said something last, and whose own quotation the pronoun is in.
func (r *resolver) talking(m, o *mention, f *features) {
	for _, x := range r.clusters[o.cluster].mentions {
		f.flag(fSayer, x.says && x.Head < m.Head && m.sentence-x.sentence <= 3)
	}
	for i := m.index - 1; i >= 0 && m.sentence-r.mentions[i].sentence <= reach; i-- {
		if x := r.mentions[i]; x.says {
			f.flag(fLastSayer, x.cluster == o.cluster)
			break
		}
	}
	if q := r.quoted[m.Head]; q > 0 && r.sayerOf[q] != nil {
		f.flag(fOwnQuote, r.sayerOf[q].cluster == o.cluster)
	}
}

// itself fills the features of the mention alone: whether it looks back at all.
func (m *mention) itself(f *features) {
	f.flag(mThe, m.det == detThe)
	f.flag(mThis, m.det == detThis)
	f.flag(mThese, m.det == detThese)
	f.flag(mPossPronoun, m.det == detPossPronoun)
	f.flag(mPossNoun, m.det == detPossNoun)
	f.flag(mIndefinite, m.det == detIndefinite)
	f.flag(mBare, m.det == detBare)
	f.flag(mQuantified, m.det == detQuantified)
	f.flag(mProper, m.proper)
	f[mModifiers] = float32(min(len(m.mods), 4)) / 2
	f.flag(mNoModifiers, len(m.mods) == 0)
	f.flag(mPostmodified, m.postmodified)
	f.flag(mPlural, m.plural == yes)
	f.flag(mPerson, m.person == yes)
	f.flag(mSubject, m.subject)
	f.flag(mTitle, m.inTitle)
	f.flag(mQuoted, m.inQuote)
	f.flag(mFirstSentence, m.sentence == 0)
	f.flag(mReflexive, m.Kind == nlp.PronounMention && reflexive(m.lemma))
	f.flag(mPossessive, m.possessor)
	f.flag(mSays, m.says)
	f.flag(mInner, m.inner)
	f.flag(mTime, m.time)
	f.flag(mNounCountry, m.noun == countryNoun)
	f.flag(mNounCity, m.noun == cityNoun)
	f.flag(mNounRegion, m.noun == regionNoun)
	f.flag(mNounBody, m.noun == bodyNoun)
	f.flag(mNounPerson, m.noun == personNoun)
	f.flag(mNounEvent, m.noun == eventNoun)
	f.flag(mNounWork, m.noun == workNoun)
	f.flag(mRole, m.role)
	f.flag(mPredicate, m.predicate > bePredicate)
	f[mSeen] = float32(min(m.seen, 3)) / 3
	f.flag(mSeenOften, m.seen > 3)
	f.flag(mSame, m.same)
	f.flag(mAlone, m.End-m.First == 1)
}

// common fills the features of what a nominal or name and its candidate have in
// common.
func (r *resolver) common(m, o *mention, f *features) {
	c := r.clusters[o.cluster]
	f.flag(pHead, m.lemma == o.lemma)
	f.flag(pText, m.bare == o.bare)
	f.flag(pHeadInName, r.says(o, m.lemma))
	f.flag(pNameInHead, r.says(m, o.lemma))
	words, within, around := 0, false, false
	for _, x := range c.mentions {
		if x.Kind == nlp.PronounMention || x.Head >= m.Head {
			continue
		}
		f.flag(pHeadOfChain, x.lemma == m.lemma)
		f.flag(pTextOfChain, x.bare == m.bare)
		if n := commonWords(m.words, x.words); n > 0 {
			words = max(words, n)
			within = within || n == len(m.words)
			around = around || n == len(x.words)
		}
		f.flag(pTitleOf, len(m.mods) == 0 && r.isTitleOf(m, x))
		f.flag(pInitials, initialOf(m, x) || initialOf(x, m))
	}
	f[pWords] = float32(words) / 2
	f.flag(pWordsIn, within)
	f.flag(pWordsAround, around)
	if n, k := len(m.words), len(o.words); n > 0 && k > 0 {
		f.flag(pLastWord, m.words[n-1] == o.words[k-1])
		f.flag(pFirstWord, m.words[0] == o.words[0])
	}
	r.modifying(m, o, f)
	r.predicated(m, o, f)
	f.flag(pTag, r.d.Tokens[m.Head].Tag == r.d.Tokens[o.Head].Tag)
	f.flag(pRepeats, r.repeats(m, o))
	f.flag(pNounFits, m.noun.fits(o))
	f.flag(pSameNoun, m.noun > noNoun && m.noun == o.noun)
	f.flag(pPersonAgrees, m.person != unknown && m.person == c.person)
	f.flag(pPluralAgrees, m.plural != unknown && m.plural == c.plural)
	f.flag(pSameType, m.kind != "" && m.kind == c.kind)
	f.flag(pCase, m.proper == o.proper)
}

// predicated fills the features of predicates: "Ann became mayor".
func (r *resolver) predicated(m, o *mention, f *features) {
	if m.of != nil && m.of.cluster == o.cluster {
		f.flag(pBe, m.predicate == bePredicate)
		f.flag(pBecomes, m.predicate == becomePredicate)
		f.flag(pAs, m.predicate == asPredicate)
		f.flag(pNamed, m.predicate == namedPredicate)
	}
}

// repeatedHeads counts, for each mention, the earlier ones with the same head.
func (r *resolver) repeatedHeads() {
	seen := map[string]int{}
	for _, m := range r.mentions {
		if m.Kind == nlp.PronounMention {
			continue
		}
		m.seen = seen[m.lemma]
		seen[m.lemma]++
	}
}

// modifying compares what describes the two.
func (r *resolver) modifying(m, o *mention, f *features) {
	in, around, numbers := 0, 0, false
	for _, w := range m.mods {
		if slices.Contains(o.mods, w) || r.says(o, w) {
			in++
		}
	}
	for _, w := range o.mods {
		if slices.Contains(m.mods, w) || r.says(m, w) {
			around++
		}
	}
	numbers = m.number != "" && o.number != "" && m.number != o.number
	f.flag(pModifiersIn, in == len(m.mods))
	f.flag(pModifiersAround, around == len(o.mods))
	f.flag(pModifiersEqual, in == len(m.mods) && around == len(o.mods))
	f.flag(pModifiersClash, in < len(m.mods) && around < len(o.mods))
	f.flag(pNumberClash, numbers)
	a, b := m.owner, o.owner
	if a != nil && b != nil {
		same := a.cluster == b.cluster || a.text == b.text
		f.flag(pPossSame, same)
		f.flag(pPossClash, !same)
	}
	f.flag(pPossChain, a != nil && a.cluster == o.cluster)
}

// initialOf reports whether a short name in capitals is made of the initials of a
// longer one.
func initialOf(a, b *mention) bool {
	if len(a.words) != 1 || len(b.words) < 2 || len(a.words[0]) < 2 {
		return false
	}
	return slices.Contains(initialsOf(b.words), a.words[0])
}

// leftmost reports whether no mention that fits the pronoun stands before o in its
// sentence (the order of Hobbs 1978).
func (r *resolver) leftmost(m, o *mention) bool {
	for i := o.index - 1; i >= 0 && r.mentions[i].sentence == o.sentence; i-- {
		if x := r.mentions[i]; x.cluster != o.cluster && r.possible(m, x) {
			return false
		}
	}
	return true
}

func grammar(dep string) string {
	if dep == "nsubjpass" {
		return "nsubj"
	}
	return dep
}

// insideOther reports whether a mention stands inside a longer noun phrase.
func (r *resolver) insideOther(o *mention) bool {
	t := r.d.Tokens[o.Head]
	if t.Dep == "poss" || t.Dep == "compound" {
		return true
	}
	h := r.d.Tokens[t.Head]
	return t.Dep == "pobj" && (r.d.Tokens[h.Head].POS == "NOUN" || r.d.Tokens[h.Head].POS == "PROPN")
}

// topics are the first person named and the first thing named.
func (r *resolver) topics() map[bool]*mention {
	out := map[bool]*mention{}
	for _, m := range r.mentions {
		if person := m.person == yes; m.Kind == nlp.NameMention && out[person] == nil {
			out[person] = m
		}
	}
	return out
}

// determiner is how a phrase begins.
type determiner uint8

const (
	detBare determiner = iota
	detThe
	detThis
	detThese
	detPossPronoun
	detPossNoun
	detIndefinite
	detQuantified
)

// prepare notes of a mention what its features ask for again and again.
func (r *resolver) prepare(m *mention) {
	t := &r.d.Tokens[m.Head]
	m.sentence = t.Sentence
	m.subject = t.Dep == "nsubj" || t.Dep == "nsubjpass"
	m.possessor = t.Dep == "poss"
	m.proper = t.POS == "PROPN"
	m.inTitle = r.d.Blocks[r.d.Sentences[t.Sentence].Block].Kind == nlp.TitleBlock
	m.inQuote = r.quoted[m.Head] > 0
	m.clauses, m.joined = r.depth(m.Head)
	m.says = r.utters(m)
	if m.Kind == nlp.PronounMention {
		return
	}
	m.mods = r.modifiers(m)
	m.bare = strings.TrimPrefix(m.text, "a ")
	if m.Kind == nlp.NominalMention {
		m.noun = nounKindOf(m.lemma, m.facts)
		m.role = r.base.Role(m.lemma) != nil
	}
	if m.Kind == nlp.NameMention {
		if m.entry = r.entry(m); m.entry != nil {
			m.place = m.entry.Kind
		}
	}
	m.det = r.determiner(m)
	m.from = r.origin(m)
	for c := range r.d.Children(m.Head) {
		k := &r.d.Tokens[c]
		if c >= m.End || c < m.First {
			continue
		}
		switch k.Dep {
		case "prep", "relcl", "acl":
			m.postmodified = m.postmodified || c > m.Head
		case "nummod":
			m.number = k.Lower
		case "amod":
			m.same = m.same || anaphoric.has(k.Lower)
		}
	}
}

// depth is the number of clauses around token i below the main one, and whether
// others are joined to the noun at i.
func (r *resolver) depth(i int) (clauses int, joined bool) {
	for c := range r.d.Children(i) {
		joined = joined || c > i && r.d.Tokens[c].Dep == "conj"
	}
	for {
		t := &r.d.Tokens[i]
		if t.Head == i || clauses > 5 {
			return clauses, joined
		}
		switch t.Dep {
		case "relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "pcomp", "parataxis":
			clauses++
		}
		i = t.Head
	}
}

// determiner is how the mention's phrase begins.
func (r *resolver) determiner(m *mention) determiner {
	t := &r.d.Tokens[m.First]
	switch t.Lower {
	case "the", "both":
		return detThe
	case "this", "that":
		return detThis
	case "these", "those":
		return detThese
	case "a", "an", "another", "one":
		return detIndefinite
	case "some", "any", "every", "each", "all", "no", "many", "several", "most", "few", "more", "other", "such", "what", "which", "whatever":
		return detQuantified
	}
	if t.Tag == "PRP$" {
		return detPossPronoun
	}
	for c := range r.d.Children(m.Head) {
		if k := &r.d.Tokens[c]; k.Dep == "poss" && c >= m.First {
			return detPossNoun
		}
	}
	return detBare
}

// owners notes whose a thing is: "her" of "her car".
func (r *resolver) owners() {
	at := map[int]*mention{}
	for _, m := range r.mentions {
		if at[m.Head] == nil || m.End-m.First < at[m.Head].End-at[m.Head].First {
			at[m.Head] = m
		}
	}
	for _, m := range r.mentions {
		if m.Kind == nlp.PronounMention {
			continue
		}
		for c := range r.d.Children(m.Head) {
			if r.d.Tokens[c].Dep == "poss" && at[c] != nil && at[c] != m {
				m.owner = at[c]
			}
		}
	}
}
