package coref

import (
	"math"
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// Features of a mention and a candidate, after Durrett and Klein 2013 ("Easy
// Victories and Uphill Battles in Coreference Resolution") and Denis and Baldridge
// 2008 ("Specialized Models and Ranking for Coreference Resolution").
type feature int

const (
	fBias feature = iota
	// Where the two stand.
	fSameSentence
	fPrevious
	fTwoBack
	fNear
	fFar
	fDistance
	fRank
	fNearest
	fBlock
	fQuoteCrossed
	fSameQuote
	fSameVerb
	fParallel
	fSubjectSame
	fPossSubject
	fInClause
	fCataphora
	fGovernsHere
	fGovernsAbove
	fGovernsConjunct
	fGovernsObject
	fSayer
	fLastSayer
	fOwnQuote
	// The candidate.
	fSubject
	fObject
	fPossessor
	fOblique
	fMainClause
	fFirstInSentence
	fLeftmost
	fInsideOther
	fInner
	fName
	fNominal
	fPronoun
	fDefinite
	fIndefinite
	fBare
	fCoordination
	fInTitle
	fSubjectPrevious
	fSubjectHere
	fModified
	// Its chain.
	fSize
	fOnlyOne
	fChainSubject
	fRecent
	fHasName
	fTopic
	fPersonYes
	fPersonUnknown
	fFemaleMatch
	fFemaleUnknown
	fPluralYes
	fPluralUnknown
	fKindPerson
	fKindBody
	fKindPlace
	fKindGroup
	fKindNone
	fCountry
	fSamePronoun
	fLastSubject
	// The mention.
	mThe
	mThis
	mThese
	mPossPronoun
	mPossNoun
	mIndefinite
	mBare
	mQuantified
	mProper
	mModifiers
	mNoModifiers
	mPostmodified
	mPlural
	mPerson
	mSubject
	mTitle
	mQuoted
	mFirstSentence
	mReflexive
	mSays
	mPossessive
	mInner
	mTime
	mNounCountry
	mNounCity
	mNounRegion
	mNounBody
	mNounPerson
	mNounEvent
	mNounWork
	mRole
	// What they have in common.
	pHead
	pHeadOfChain
	pHeadInName
	pNameInHead
	pText
	pTextOfChain
	pModifiersIn
	pModifiersAround
	pModifiersEqual
	pModifiersClash
	pNumberClash
	pPossSame
	pPossClash
	pPossChain
	pTag
	pRepeats
	pTitleOf
	pNounFits
	pSameNoun
	pPersonAgrees
	pPluralAgrees
	pWords
	pWordsIn
	pWordsAround
	pLastWord
	pFirstWord
	pInitials
	pSameType
	pCase
	pOnlyFit
	numFeatures
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
	f.flag(fCataphora, o.Head > m.Head)
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
	if m.Kind == nlp.PronounMention {
		f.flag(fLeftmost, r.leftmost(m, o))
	}
}

// chain fills the features of the candidate's chain.
func (r *resolver) chain(m, o *mention, f *features) {
	c := r.clusters[o.cluster]
	f[fSize] = float32(math.Log1p(float64(len(c.mentions)-1))) / 2
	f.flag(fOnlyOne, len(c.mentions) == 1)
	f.flag(fTopic, c.mentions[0] == r.topic[m.person == yes])
	subjects, recent, named := 0, 0, false
	var last *mention
	for _, x := range c.mentions {
		named = named || x.Kind == nlp.NameMention
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
	f.flag(pTag, r.d.Tokens[m.Head].Tag == r.d.Tokens[o.Head].Tag)
	f.flag(pRepeats, r.repeats(m, o))
	f.flag(pNounFits, m.noun.fits(o))
	f.flag(pSameNoun, m.noun > noNoun && m.noun == o.noun)
	f.flag(pPersonAgrees, m.person != unknown && m.person == c.person)
	f.flag(pPluralAgrees, m.plural != unknown && m.plural == c.plural)
	f.flag(pSameType, m.kind != "" && m.kind == c.kind)
	f.flag(pCase, m.proper == o.proper)
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
		}
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
