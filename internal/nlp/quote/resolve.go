package quote

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// resolve traces speakers that are pronouns, common nouns or surnames to an
// earlier mention of the document, where the text makes it plain.
func (v *view) resolve(all []draft) {
	r := newResolver(v)
	for i := range all {
		f := &all[i]
		if r.writing(f) {
			continue
		}
		if !f.speaker.Known() || !f.speaker.Antecedent.Empty() || f.source.root < 0 {
			continue
		}
		if f.speaker.Antecedent = r.centred(all[:i], f, v.tokens[f.source.root].Lower); !f.speaker.Antecedent.Empty() {
			continue
		}
		f.speaker.Antecedent = r.antecedent(all[:i], f)
		if f.speaker.Antecedent.Empty() {
			f.speaker.Antecedent = r.salient(all[:i], f)
		}
		if f.speaker.Antecedent.Empty() && v.isOffice(f) {
			f.speaker.Antecedent = r.introduced(all[i+1:], f)
			if names := r.roles[strings.ToLower(v.tokens[f.source.root].Lemma)]; f.speaker.Antecedent.Empty() && len(names) == 1 && r.post(f.source.runs[0], f.source.root, names[0]) != otherPost {
				f.speaker.Antecedent = r.whole(names[0])
			}
		}
		r.byChain(f)
		r.ours(all, f)
	}
	r.headlines(all)
	for i := range all { // continued quotations carry the speaker of the first
		f := &all[i]
		for k := i - 1; f.cue < 0 && k >= max(0, i-reach); k-- {
			if all[k].speaker.Span == f.speaker.Span {
				f.speaker.Antecedent = all[k].speaker.Antecedent
				break
			}
		}
	}
}

// byChain traces a speaker by the chains of the document: where nothing else has,
// where what was found is no name, and where a pronoun has a name there.
func (r *resolver) byChain(f *draft) {
	v, h := r.v, f.source.root
	if paperwork[v.tokens[h].Lemma] || len(r.firsts[v.tokens[h].Lower]) > 1 || !v.nameIn(f.source.runs[0], h).empty() {
		return
	}
	name, found := r.c.name(h), f.speaker.Antecedent
	if !found.Empty() && !name.Empty() && r.nearer(h, found) {
		return
	}
	if !found.Empty() && (name.Empty() || v.tokens[h].POS != "PRON") {
		at := v.tokensIn(found.Start, found.End)
		k := v.d.Root(at.first, at.end)
		if v.name[k] >= 0 || v.tokens[k].POS == "PROPN" && (at.end-at.first > 1 || len(r.firsts[v.tokens[k].Lower]) > 0) {
			return
		}
		if l := v.tokens[k].Lemma; v.tokens[at.first].Tag == "PRP$" && (kinswomen[l] || kinsmen[l]) {
			return
		}
		if name.Empty() {
			name = r.c.name(k)
		}
		if last := r.roles[v.tokens[k].Lemma]; name.Empty() && len(last) > 0 && r.oneName(last) && v.tokens[at.first].Lower == "the" {
			name = r.whole(last[0])
		}
	}
	if l := v.tokens[h].Lower; (l == "they" || l == "it" || l == "their" || l == "its") && (r.c.isPerson(h) || r.isNameOf(name, nlp.Person)) {
		return
	}
	if r.otherOffice(v.tokens[h].Lemma, name) || !name.Empty() && isHuman(v.tokens[h].Lemma) && r.c.noPerson(v.rootOf(name)) {
		return
	}
	if firms[v.tokens[h].Lemma] && r.isNameOf(name, nlp.Person, nlp.GeoPolity, nlp.Location) {
		return
	}
	if !name.Empty() && !f.speaker.Span.Overlaps(name) {
		f.speaker.Antecedent = name
	}
}

// nearer reports whether what was found for the pronoun at h is the name of a person in
// its paragraph, and its chain has only pronouns behind that: who is named last is meant.
func (r *resolver) nearer(h int, found nlp.Span) bool {
	v := r.v
	if v.tokens[h].POS != "PRON" {
		return false
	}
	k := v.rootOf(found)
	if v.tokens[k].POS != "PROPN" || k > h || v.sentence(k).Block != v.sentence(h).Block || r.c.noPerson(k) {
		return false
	}
	return !r.c.namedIn(h, k)
}

// rootOf is the head of the words of a span.
func (v *view) rootOf(s nlp.Span) int {
	at := v.tokensIn(s.Start, s.End)
	return v.d.Root(at.first, at.end)
}

// isNameOf reports whether a span is a name of one of some types.
func (r *resolver) isNameOf(s nlp.Span, types ...nlp.NameType) bool {
	if s.Empty() {
		return false
	}
	n := r.v.name[r.v.d.TokenAt(s.Start)]
	return n >= 0 && slices.Contains(types, r.v.d.Names[n].Type)
}

// resolver knows which names stand with which titles and offices.
type resolver struct {
	v *view
	c *corefer
	// roles maps the lemma of a title, office or apposition to the names that
	// stand with it, in text order.
	roles map[string][]int
	// full maps the last word of a person's full name to the first such name,
	// seen each word that ends a name to its first token in the body.
	full, seen map[string]int
	// firsts are the names in full that end in a word, one for each first name.
	firsts map[string][]run
	most   map[string]run // what mostNamed found
	// things are the last words of names of ships and the like.
	things map[string]bool
	// allFirms is what firms found; nil before.
	allFirms []firm
}

func newResolver(v *view) *resolver {
	r := &resolver{v: v, c: newCorefer(v), roles: map[string][]int{}, full: map[string]int{}, seen: map[string]int{}, things: map[string]bool{}, firsts: map[string][]run{}, most: map[string]run{}}
	for n := range v.d.Names {
		r.rolesOf(n)
		name := &v.d.Names[n]
		end := v.nameEnd(name)
		last := v.tokens[end-1].Lower
		if r.isThing(n) {
			r.things[last] = true
		}
		if _, known := r.full[last]; !known && name.Type == nlp.Person && v.kind(name.First) != nlp.BylineBlock && strings.Contains(v.d.Slice(v.d.TokenSpan(name.First, end)), " ") {
			r.full[last] = n
		}
		if _, known := r.seen[last]; !known && v.kind(end-1) == nlp.BodyBlock {
			r.seen[last] = end - 1
		}
	}
	r.firstNames()
	return r
}

// antecedent is the mention that a draft's speaker leads to, or none.
func (r *resolver) antecedent(before []draft, f *draft) nlp.Span {
	v, h := r.v, f.source.root
	t := &v.tokens[h]
	switch {
	case v.name[h] >= 0 && v.d.Names[v.name[h]].Type == nlp.Person || v.calledByName(h):
		return r.fullName(h)
	case t.Dep != "poss" && (t.Lower == "who" || t.Lower == "which" || t.Lower == "that"):
		return r.relative(h)
	case paperwork[t.Lemma]:
		return r.author(h)
	case t.POS == "PRON" || t.Tag == "PRP$":
		return r.pronoun(before, f, t.Lower)
	case t.POS == "NOUN" || t.POS == "PROPN" && v.name[h] < 0:
		if v.subtreeHasName(f.source.runs[0], h) {
			return nlp.Span{}
		}
		return r.common(before, f, strings.ToLower(t.Lemma))
	}
	return nlp.Span{}
}

// pronoun traces he, she, it and they: to the speaker of the statement before in
// this or the last sentences, else to the nearest person that is a subject.
func (r *resolver) pronoun(before []draft, f *draft, lower string) nlp.Span {
	v := r.v
	switch lower {
	case "he", "she", "his", "her", "him":
	case "it", "its", "they", "their":
		if lower == "it" {
			if found := r.centredBody(before, f); !found.Empty() {
				return found
			}
		}
		if found := r.body(f, lower); !found.Empty() {
			return found
		}
		return r.lastBody(before, f, lower)
	default:
		return nlp.Span{}
	}
	s := v.tokens[f.source.root].Sentence
	others := r.quotedBy(before, f)
	if only := r.alone(f.source.root, lower, others); !only.Empty() {
		return only
	}
	if same := r.goesOn(before, f, lower); !same.Empty() {
		return same
	}
	best := nlp.Span{}
	rank := 0
	for i := f.source.root - 1; i >= 0 && s-v.tokens[i].Sentence <= 9; i-- {
		span, certain := v.personAt(i)
		if t := v.labelled(i); t != nil && t.asks && i < t.words.first {
			continue // who asks in an interview is not spoken of
		}
		if !span.empty() && r.c.noPerson(i) {
			continue
		}
		if span.empty() || r.things[v.tokens[span.end-1].Lower] || v.quote[i] >= 0 && v.quote[i] != v.quote[f.source.root] || others == v.tokens[span.end-1].Lower {
			continue
		}
		k := 1
		if !certain {
			k = 0
		}
		gender := r.gender(span, lower)
		if gender <= -6 || gender < 0 && (lower == "she" || lower == "her") {
			continue // unknown rather than wrong
		}
		switch v.tokens[i].Dep {
		case "nsubj", "nsubjpass":
			k += 2
		case "appos", "pobj":
			k++
		}
		for b := len(before) - 1; b >= 0 && b > len(before)-4; b-- {
			if before[b].parent < 0 && before[b].source.n > 0 && before[b].source.holds(i) {
				k += 2
			}
		}
		k = 12 + 3*k - 2*(s-v.tokens[i].Sentence) + 2*gender
		if k > rank {
			rank, best = k, v.span(span)
			if full := r.fullName(i); !full.Empty() {
				best = full
			}
		}
	}
	if !best.Empty() {
		return best
	}
	for b := len(before) - 1; b >= 0 && b > len(before)-3; b-- {
		if o := &before[b]; o.speaker.Known() && o.source.root >= 0 && s-v.tokens[o.source.root].Sentence <= 2 && isHuman(v.tokens[o.source.root].Lemma) {
			return goal(o.speaker)
		}
	}
	return nlp.Span{}
}

// goesOn is the speaker before, for a cue by which one goes on: "she added". Who
// spoke must have done so outside of quotations, in this paragraph or the last.
func (r *resolver) goesOn(before []draft, f *draft, lower string) nlp.Span {
	v := r.v
	if f.cue < 0 || !goingOn[v.tokens[f.cue].Lemma] || v.quote[f.source.root] >= 0 {
		return nlp.Span{}
	}
	for b := len(before) - 1; b >= 0 && b > len(before)-5; b-- {
		o := &before[b]
		if o.cue < 0 || o.parent >= 0 || o.source.root < 0 || v.quote[o.source.root] >= 0 {
			continue
		}
		if v.sentence(f.cue).Block-v.sentence(o.cue).Block > 1 {
			break
		}
		at := goal(o.speaker)
		name := v.tokensIn(at.Start, at.End)
		if h := v.d.Root(name.first, name.end); v.tokens[h].POS == "PRON" || v.tokens[h].POS == "NOUN" && !isHuman(v.tokens[h].Lemma) || r.gender(name, lower) <= -4 {
			return nlp.Span{}
		}
		return at
	}
	return nlp.Span{}
}

// goingOn are verbs by which a speaker goes on.
var goingOn = words(`add continue conclude repeat reiterate stress elaborate`)

// alone is the one person whom the paragraph has named before a pronoun outside
// quotations: nearer than anyone of another paragraph, unless a title tells
// against it. Empty where there is none, or more than one.
func (r *resolver) alone(h int, lower, others string) nlp.Span {
	v := r.v
	found := run{}
	for i := max(v.blockStart(h), h-nearby); i < h; i++ {
		if v.quote[i] >= 0 || v.tokens[i].Dep == "poss" {
			continue
		}
		name, _ := v.personAt(i)
		if name.empty() || r.things[v.tokens[name.end-1].Lower] {
			continue
		}
		if last := v.tokens[name.end-1].Lower; !found.empty() && v.tokens[found.end-1].Lower != last || last == others {
			return nlp.Span{}
		}
		found = name
	}
	if found.empty() || r.gender(found, lower) <= -4 {
		return nlp.Span{}
	}
	if full := r.fullName(v.d.Root(found.first, found.end)); !full.Empty() {
		return full
	}
	return v.span(found)
}

// quotedBy is the surname of the one whose quotation holds a draft: in his mouth
// "he" is somebody else. Empty for none.
func (r *resolver) quotedBy(before []draft, f *draft) string {
	v := r.v
	if f.parent < 0 || f.parent >= len(before) || v.quote[f.source.root] < 0 {
		return ""
	}
	outer := before[f.parent].speaker
	if !outer.Known() {
		return ""
	}
	who := v.tokensIn(goal(outer).Start, goal(outer).End)
	for i := who.end - 1; i >= who.first; i-- {
		if n := v.name[i]; n >= 0 && v.d.Names[n].Type == nlp.Person {
			return v.tokens[v.nameEnd(&v.d.Names[n])-1].Lower
		}
	}
	return v.tokens[who.end-1].Lower
}
