package quote

import (
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
		f.speaker.Antecedent = r.antecedent(all[:i], f)
		if f.speaker.Antecedent.Empty() && v.isOffice(f) {
			f.speaker.Antecedent = r.introduced(all[i+1:], f)
			if names := r.roles[strings.ToLower(v.tokens[f.source.root].Lemma)]; f.speaker.Antecedent.Empty() && len(names) == 1 && r.sameOffice(f.source.runs[0], f.source.root, names[0]) {
				f.speaker.Antecedent = r.whole(names[0])
			}
		}
		r.byChain(f)
	}
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

// sameOffice reports whether what stands before the noun of office at h goes with
// what stands between it and the name n, or before the name: "the foreign minister"
// is not "Prime Minister Ann Lee".
func (r *resolver) sameOffice(phrase run, h, n int) bool {
	v, name := r.v, &r.v.d.Names[n]
	own := map[string]bool{}
	for i := phrase.first; i < h; i++ {
		if offices[v.tokens[i].Lower] {
			own[v.tokens[i].Lower] = true
		}
	}
	theirs := 0
	head := v.d.Root(name.First, name.End)
	r2 := run{max(0, name.First-6), min(len(v.tokens), v.tokens[head].Last+1)}
	if k := v.tokens[head].Head; v.tokens[head].Dep == "appos" {
		r2.first = min(r2.first, v.tokens[k].First)
	}
	for i := r2.first; i < r2.end; i++ {
		if v.tokens[i].Sentence == v.tokens[name.First].Sentence && offices[v.tokens[i].Lower] {
			if own[v.tokens[i].Lower] {
				return true
			}
			theirs++
		}
	}
	return len(own) == 0 || theirs == 0
}

// offices are the words that tell one office from another of the same noun.
var offices = words(`prime deputy foreign defence defense interior finance energy health justice trade labour labor transport
	agriculture environment education culture economy infrastructure housing communications information water harbour
	vice assistant chief executive managing general technical sporting acting former first second lord junior attorney`)

// byChain traces a speaker by the chains of the document: where nothing else has,
// where what was found is no name, and where a pronoun has a name there.
func (r *resolver) byChain(f *draft) {
	v, h := r.v, f.source.root
	if paperwork[v.tokens[h].Lemma] {
		return
	}
	name, found := r.c.name(h), f.speaker.Antecedent
	if !found.Empty() && (name.Empty() || v.tokens[h].POS != "PRON") {
		at := v.tokensIn(found.Start, found.End)
		k := v.d.Root(at.first, at.end)
		if v.name[k] >= 0 {
			return
		}
		if name.Empty() {
			name = r.c.name(k)
		}
		if last := r.roles[v.tokens[k].Lemma]; name.Empty() && len(last) > 0 && r.oneName(last) && v.tokens[at.first].Lower == "the" {
			name = r.whole(last[0])
		}
	}
	if !name.Empty() && !f.speaker.Span.Overlaps(name) {
		f.speaker.Antecedent = name
	}
}

// oneName reports whether names are all of the same last word.
func (r *resolver) oneName(names []int) bool {
	for _, n := range names[1:] {
		if r.lastWord(n) != r.lastWord(names[0]) {
			return false
		}
	}
	return true
}

func (r *resolver) lastWord(n int) string {
	return r.v.tokens[r.v.nameEnd(&r.v.d.Names[n])-1].Lower
}

// isOffice reports whether a speaker is one person named by office: "Oman's
// foreign minister", "the union's chairwoman".
func (v *view) isOffice(f *draft) bool {
	h := f.source.root
	first := v.tokens[f.source.first()].Lower
	common := v.tokens[h].Tag == "NN" || v.tokens[h].Tag == "NNP" && v.name[h] < 0
	return common && isPerson(v.tokens[h].Lower) && first != "another" && first != "one" &&
		first != "our" && first != "my" && first != "your" && !v.subtreeHasName(f.source.runs[0], h) && (v.child(h, "poss") >= 0 || first == "the" || v.tokens[f.source.first()].POS == "PROPN")
}

// introduced is the full name that the next sentences give to a speaker whom the
// text has named by office: news names in the second paragraph who speaks in the
// first. The name must be new, bare, and a speaker itself.
func (r *resolver) introduced(next []draft, f *draft) nlp.Span {
	v := r.v
	s := v.tokens[f.source.root].Sentence
	for i := range min(3, len(next)) {
		o := &next[i]
		if o.source.n == 0 || o.source.root < 0 {
			continue
		}
		n := v.name[o.source.root]
		if v.tokens[o.source.root].Sentence-s > 2 || n < 0 {
			break
		}
		name := &v.d.Names[n]
		extra := o.source.size() - (name.End - name.First)
		if name.Type == nlp.Person && (extra == 0 || extra == 1 && strings.HasPrefix(v.tokens[o.source.first()].Lower, "m")) && r.first(n) {
			return r.whole(int(n))
		}
	}
	return nlp.Span{}
}

// first reports whether a name is the first of the body with its last word.
func (r *resolver) first(n int32) bool {
	end := r.v.nameEnd(&r.v.d.Names[n])
	return r.seen[r.v.tokens[end-1].Lower] == end-1
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
	// things are the last words of names of ships and the like.
	things map[string]bool
}

func newResolver(v *view) *resolver {
	r := &resolver{v: v, c: newCorefer(v), roles: map[string][]int{}, full: map[string]int{}, seen: map[string]int{}, things: map[string]bool{}}
	for n := range v.d.Names {
		r.rolesOf(n)
		name := &v.d.Names[n]
		end := v.nameEnd(name)
		last := v.tokens[end-1].Lower
		if r.isThing(n) {
			r.things[last] = true
		}
		if _, known := r.full[last]; !known && name.Type == nlp.Person && strings.Contains(v.d.Slice(v.d.TokenSpan(name.First, end)), " ") {
			r.full[last] = n
		}
		if _, known := r.seen[last]; !known && v.kind(end-1) == nlp.BodyBlock {
			r.seen[last] = end - 1
		}
	}
	return r
}

// isThing reports whether what stands beside a name tells that it is no person's:
// "the ferry Lady Rose", "the Lady Rose, which".
func (r *resolver) isThing(n int) bool {
	v, name := r.v, &r.v.d.Names[n]
	if name.First > 0 && named[v.tokens[name.First-1].Lemma] {
		return true
	}
	h := v.d.Root(name.First, name.End)
	if k := v.child(h, "relcl"); k > h && name.Type == nlp.Person {
		if l := v.tokens[v.tokens[k].First].Lower; l == "which" {
			return true
		}
	}
	return name.Type == nlp.Person && name.First > 0 && v.tokens[name.First-1].Lower == "the" && v.tokens[h].Dep != "compound" && v.tokens[h].Dep != "poss" && v.child(h, "relcl", "appos") < 0 && name.End-name.First < 3 && !plural(v.tokens[h].Lower)
}

func plural(lower string) bool { return strings.HasSuffix(lower, "s") }

// nameEnd is the token behind a name without its possessive.
func (v *view) nameEnd(n *nlp.Name) int {
	if last := v.tokens[n.End-1].Lower; n.End-n.First > 1 && (last == "'s" || last == "’s" || last == "'" || last == "’") {
		return n.End - 1
	}
	return n.End
}

// rolesOf notes the common nouns that a name stands with: "Harbour Minister Ines
// Okafor", "Tom Brandt, the union's chairman", "his spokesman Jon Hale".
func (r *resolver) rolesOf(n int) {
	v, name := r.v, &r.v.d.Names[n]
	head := v.d.Root(name.First, name.End)
	note := func(i int) {
		if v.tokens[i].POS == "NOUN" || v.tokens[i].POS == "PROPN" && v.name[i] != int32(n) {
			l := strings.ToLower(v.tokens[i].Lemma)
			r.roles[l] = append(r.roles[l], n)
		}
	}
	for _, k := range v.children(head) {
		switch v.tokens[k].Dep {
		case "compound", "appos", "nmod":
			note(int(k))
		}
	}
	if t := &v.tokens[head]; t.Dep == "appos" && t.Head != head {
		note(t.Head)
	}
}

// antecedent is the mention that a draft's speaker leads to, or none.
func (r *resolver) antecedent(before []draft, f *draft) nlp.Span {
	v, h := r.v, f.source.root
	t := &v.tokens[h]
	switch {
	case v.name[h] >= 0 && v.d.Names[v.name[h]].Type == nlp.Person || t.POS == "PROPN" && v.name[h] < 0 && !isPerson(t.Lower):
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

// paperwork are the things in which somebody speaks.
var paperwork = words(`statement readout release report letter communique communiqué post note memo document text message account transcript`)

// releases are the papers that a body gives out, one often called by the name
// of another: "in its readout ... the press release".
var releases = words(`statement readout release communique communiqué`)

// writing gives what a sign or banner reads to who holds it up, where the text
// says so, else to nobody. It reports whether a draft is such a reading.
func (r *resolver) writing(f *draft) bool {
	v, h := r.v, f.source.root
	if h < 0 || f.cueLemma(v) != "read" {
		return false
	}
	if l := v.tokens[h].Lower; l == "that" || l == "which" || l == "it" {
		for h--; h > 0 && !signs[v.tokens[h].Lemma] && f.source.root-h < 40 && v.tokens[h].Sentence >= v.tokens[f.source.root].Sentence-1; h-- {
		}
	}
	if !signs[v.tokens[h].Lemma] {
		return false
	}
	holder := v.child(v.tokens[h].Head, "nsubj")
	if v.tokens[h].Dep == "dobj" && holder >= 0 {
		if k := v.child(holder, "appos"); k >= 0 && v.name[holder] < 0 {
			holder = k
		}
		if name, _ := v.personAt(holder); !name.empty() {
			f.speaker.Antecedent = v.span(name)
			return true
		}
	}
	f.speaker, f.source = nlp.Who{}, choice{root: -1}
	return true
}

// signs are the things on which words stand that somebody else wrote.
var signs = words(`sign banner placard poster billboard graffito graffiti inscription plaque`)

// relative is the phrase that a relative pronoun stands for.
func (r *resolver) relative(h int) nlp.Span {
	v := r.v
	for range 4 {
		t := &v.tokens[h]
		if t.Dep == "relcl" && t.Head < h {
			if o := &v.tokens[t.Head]; o.Dep == "appos" && o.Head < t.Head {
				return v.span(v.trim(run{v.tokens[o.Head].First, o.First}))
			}
			return v.span(v.trim(run{v.tokens[t.Head].First, t.First}))
		}
		if t.Head == h {
			break
		}
		h = t.Head
	}
	return nlp.Span{}
}

// author traces a statement or readout to whose it is: its possessor, the one
// named with it, or the subject of the clause in which it came up before.
func (r *resolver) author(h int) nlp.Span {
	v := r.v
	if own := r.owner(h); !own.Empty() {
		return own
	}
	s := v.tokens[h].Sentence
	for i := h - 1; i >= 0 && s-v.tokens[i].Sentence <= 5; i-- {
		if v.lemma[i] != v.lemma[h] && !releases[v.tokens[i].Lemma] {
			continue
		}
		if own := r.owner(i); !own.Empty() {
			return own
		}
		verb := v.tokens[i].Head
		switch {
		case v.tokens[i].Dep == "pobj" && v.tokens[verb].Lower == "in":
			verb = v.tokens[verb].Head
		case v.tokens[i].Dep != "dobj":
			continue
		}
		if subject, up := v.subject(verb); subject >= 0 && up < 2 && !paperwork[v.tokens[subject].Lemma] {
			if full := r.fullName(subject); !full.Empty() {
				return full
			}
			return v.span(v.trim(v.subtree(subject)))
		}
	}
	return nlp.Span{}
}

// owner is who stands with a thing that speaks: "the Kremlin's statement",
// "a White House readout", "a statement by the ministry".
func (r *resolver) owner(h int) nlp.Span {
	v := r.v
	for _, k := range v.children(h) {
		switch v.tokens[k].Dep {
		case "poss", "compound", "nmod":
			if v.name[k] >= 0 {
				return v.d.Names[v.name[k]].Span
			}
		case "prep", "acl":
			at := int(k)
			if v.tokens[k].Dep == "acl" {
				at = v.child(at, "agent")
			} else if w := v.tokens[k].Lower; w != "by" && w != "from" && w != "of" {
				continue
			}
			if at < 0 {
				continue
			}
			if o := v.child(at, "pobj"); o >= 0 && (v.name[o] >= 0 || isPerson(v.tokens[o].Lemma)) {
				return v.span(v.trim(v.subtree(o)))
			}
		}
	}
	return nlp.Span{}
}

func (v *view) subtreeHasName(r run, head int) bool {
	for i := r.first; i < r.end; i++ {
		if n := v.name[i]; n >= 0 && v.d.Names[n].Type == nlp.Person && v.tokens[i].Dep != "poss" {
			return true
		}
	}
	return false
}

// fullName is the first full name of a person that ends in the same word as the
// surname at token h.
func (r *resolver) fullName(h int) nlp.Span {
	v := r.v
	last := v.tokens[h].Lower
	if n := v.name[h]; n >= 0 {
		name := &v.d.Names[n]
		end := v.nameEnd(name)
		if strings.Contains(v.d.Slice(v.d.TokenSpan(name.First, end)), " ") {
			return nlp.Span{}
		}
		last = v.tokens[end-1].Lower
	}
	n, known := r.full[last]
	if !known {
		return nlp.Span{}
	}
	return v.d.TokenSpan(v.d.Names[n].First, v.nameEnd(&v.d.Names[n]))
}

// pronoun traces he, she, it and they: to the speaker of the statement before in
// this or the last sentences, else to the nearest person that is a subject.
func (r *resolver) pronoun(before []draft, f *draft, lower string) nlp.Span {
	v := r.v
	switch lower {
	case "he", "she", "his", "her", "him":
	case "it", "its", "they", "their":
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

// named are nouns of things that bear names like persons'.
var named = words(`vessel ship ferry boat tanker frigate freighter trawler yacht submarine carrier hurricane storm typhoon
	cyclone street avenue road bridge airport hospital school university park square stadium rocket satellite`)

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

// personAt is the name of a person whose head is token i. It is certain where the
// names say so; else a name that is the subject of a verb may be a person's too,
// as foreign names are often taken for those of bodies.
func (v *view) personAt(i int) (name run, certain bool) {
	t := &v.tokens[i]
	if t.Tag == "NNPS" {
		return run{}, false
	}
	if n := v.name[i]; n >= 0 {
		name := &v.d.Names[n]
		if k := v.child(i, "relcl"); k >= 0 && v.tokens[v.tokens[k].First].Lower == "who" || v.named(i, n) || name.Type != nlp.GeoPolity && v.titled(name.First) {
			return run{name.First, v.nameEnd(name)}, true
		}
		switch name.Type {
		case nlp.Person:
			return run{name.First, v.nameEnd(name)}, true
		case nlp.GeoPolity, nlp.Group, nlp.Location, nlp.NamedEvent:
			return run{}, false
		}
	}
	if t.POS != "PROPN" || t.Dep != "nsubj" && t.Dep != "nsubjpass" || v.child(i, "det") >= 0 || strings.ToUpper(v.d.Slice(t.Span)) == v.d.Slice(t.Span) {
		return run{}, false
	}
	first := i
	for first > 0 && v.tokens[first-1].Dep == "compound" && v.tokens[first-1].Head == i && v.tokens[first-1].POS == "PROPN" {
		first--
	}
	k := v.child(i, "relcl")
	return run{first, i + 1}, k >= 0 && v.tokens[v.tokens[k].First].Lower == "who" || v.named(i, -1)
}

// named reports whether what stands beside a name tells that it is a person's,
// whatever its type: "Mirna, a nurse of 40".
func (v *view) named(i int, n int32) bool {
	k := v.child(i, "appos")
	if k < 0 || v.tokens[k].Tag != "NN" || v.name[k] == n {
		return false
	}
	l := v.tokens[k].Lemma
	return callings[l] || l != "center" && !bodies[l] && strings.HasSuffix(l, "er") && isPerson(l)
}

// titled reports whether a name that begins at token i stands behind what a person
// is called by office: "the mediator, Ann Lee", "mediator Ann Lee".
func (v *view) titled(i int) bool {
	k := i - 1
	if k > 0 && v.tokens[k].Lower == "," {
		k--
	}
	return k >= 0 && v.tokens[i].Sentence == v.tokens[k].Sentence && v.tokens[k].Tag == "NN" && isHuman(v.tokens[k].Lemma)
}

// isHuman reports whether a common noun names one person rather than a body.
func isHuman(lemma string) bool {
	return isPerson(lemma) && !bodies[lemma] && !collectives[lemma]
}

// collectives are the nouns of isPerson that name more than one.
var collectives = words(`press ally side government company union crowd audience parliament court council ministry media
	delegation commission committee board authority department association federation cooperative charity firm airline
	watchdog country staff public nation state crew troop police family west agency newspaper party team army people ship`)

// callings are what a person can be and a body or place cannot, and bodies what
// isPerson takes in beside persons.
var (
	callings = words(`nurse packer florist teacher student pensioner retiree resident mother father widow witness doctor
		baker driver spokesman spokeswoman spokesperson mechanic sailor fisherman fisherwoman shopkeeper clerk cook`)
	bodies = words(`newspaper carrier manufacturer supplier maker publisher broadcaster employer retailer member partner
		importer exporter producer server tower tanker freighter steamer liner river power`)
)

// gender is how well a name goes with he or she: titles tell, and most first
// names in -a are women's. 0 where nothing tells.
func (r *resolver) gender(name run, pronoun string) int {
	v := r.v
	if full := r.fullName(v.d.Root(name.first, name.end)); !full.Empty() {
		name = v.tokensIn(full.Start, full.End)
	}
	woman := 0
	if first := v.tokens[name.first].Lower; name.end-name.first > 1 && strings.HasSuffix(first, "a") {
		woman = 2
	} else if name.end-name.first > 1 && strings.HasSuffix(first, "o") {
		woman = -2
	}
	for _, at := range [2]int{name.first - 1, name.first} {
		if at < 0 {
			continue
		}
		switch l := v.tokens[at].Lower; {
		case l == "mr" || l == "mr.", strings.HasSuffix(l, "sman"), l == "chairman", l == "king":
			woman = -6
		case l == "ms" || l == "ms." || l == "mrs" || l == "mrs.", strings.HasSuffix(l, "woman"), l == "queen":
			woman = 6
		}
	}
	if pronoun == "she" || pronoun == "her" {
		return woman
	}
	return -woman
}

// whole is the fullest mention of a name.
func (r *resolver) whole(n int) nlp.Span {
	name := &r.v.d.Names[n]
	if full := r.fullName(r.v.d.Root(name.First, name.End)); !full.Empty() {
		return full
	}
	return name.Span
}

// seats are the buildings that stand for those who speak from them.
var seats = words(`palace embassy office presidency hall headquarters mission bureau commission hospital`)

// body traces "it" and "they" to the nearest body or country that is a subject.
func (r *resolver) body(f *draft, lower string) nlp.Span {
	v := r.v
	s := v.tokens[f.source.root].Sentence
	for i := f.source.root - 1; i >= 0 && s-v.tokens[i].Sentence <= 1; i-- {
		t := &v.tokens[i]
		if lower == "it" && t.Dep == "nsubj" && seats[t.Lemma] && len(frames().of(&v.tokens[t.Head])) > 0 {
			return v.span(v.trim(run{t.First, i + 1}))
		}
		if t.Dep != "nsubj" && t.Dep != "nsubjpass" {
			continue
		}
		if n := v.name[i]; n >= 0 {
			switch v.d.Names[n].Type {
			case nlp.Organ, nlp.GeoPolity, nlp.Group:
				return v.d.Names[n].Span
			}
			continue
		}
		if t.POS == "NOUN" && isPerson(t.Lemma) && (lower == "it" || lower == "its") == (t.Tag == "NN") {
			if k := v.child(i, "appos"); k >= 0 && v.name[k] >= 0 {
				return v.d.Names[v.name[k]].Span
			}
			if only := r.company(t.Lemma); t.Tag == "NN" && !only.Empty() {
				return only
			}
			return v.span(v.trim(run{t.First, i + 1}))
		}
	}
	return nlp.Span{}
}

// lastBody is the body that spoke last before "it", or the several before "they",
// in this paragraph or the one before.
func (r *resolver) lastBody(before []draft, f *draft, lower string) nlp.Span {
	v := r.v
	if v.quote[f.source.root] >= 0 {
		return nlp.Span{}
	}
	for b := len(before) - 1; b >= 0 && b > len(before)-4; b-- {
		o := &before[b]
		if o.cue < 0 || o.parent >= 0 || o.source.root < 0 || v.quote[o.source.root] >= 0 || v.sentence(f.cue).Block-v.sentence(o.cue).Block > 1 {
			continue
		}
		h := o.source.root
		if n := v.name[h]; n >= 0 && v.d.Names[n].Type == nlp.Person || isHuman(v.tokens[h].Lemma) && v.tokens[h].Tag == "NN" {
			return nlp.Span{}
		}
		if plural := v.tokens[h].Tag == "NNS"; plural == (lower == "they" || lower == "their") && v.animate(h) || seats[v.tokens[h].Lemma] && !plural {
			return goal(o.speaker)
		}
	}
	return nlp.Span{}
}

// firms are the nouns for a business, each of which may stand for another.
var firms = words(`company firm operator carrier airline shipper manufacturer maker employer railway owner supplier
	retailer utility shipowner refinery`)

// company is the one business that the document names, whatever it calls it: a
// name beside a noun for one. Empty where it names none, or more than one.
func (r *resolver) company(lemma string) nlp.Span {
	v, best := r.v, -1
	if !firms[lemma] || lemma == "owner" && len(r.roles["owner"]) == 0 {
		return nlp.Span{}
	}
	for l := range firms {
		for _, n := range r.roles[l] {
			switch {
			case v.d.Names[n].Type == nlp.GeoPolity, v.d.Names[n].Type == nlp.Group, v.d.Names[n].Type == nlp.Location:
			case best < 0 || best == n:
				best = n
			case v.text(v.nameRun(n)) != v.text(v.nameRun(best)):
				return nlp.Span{}
			default:
				best = min(best, n)
			}
		}
	}
	if best < 0 {
		return nlp.Span{}
	}
	return v.span(v.nameRun(best))
}

// nameRun are the tokens of a name without its possessive.
func (v *view) nameRun(n int) run { return run{v.d.Names[n].First, v.nameEnd(&v.d.Names[n])} }

// common traces "the minister" to the nearest name with that office, before it
// or, where none stands before, behind it.
func (r *resolver) common(before []draft, f *draft, lemma string) nlp.Span {
	v, h := r.v, f.source.root
	if v.tokens[h].Tag == "NNS" {
		return nlp.Span{}
	}
	definite := false
	for i := f.source.runs[0].first; i <= h; i++ {
		switch v.tokens[i].Lower {
		case "the", "his", "her", "its", "their", "that", "this":
			definite = true
		case "a", "an", "another", "one", "some":
			return nlp.Span{}
		}
		switch v.tokens[i].Lower {
		case "our", "my", "your":
			return nlp.Span{}
		}
		if v.tokens[i].Dep == "poss" {
			definite = true
		}
	}
	if !definite {
		return nlp.Span{}
	}
	best := -1
	for _, n := range r.roles[lemma] {
		if v.d.Names[n].First < h && r.sameOffice(f.source.runs[0], h, n) {
			best = n
		}
	}
	if best >= 0 {
		return r.whole(best)
	}
	if only := r.company(lemma); !only.Empty() {
		return only
	}
	for b := len(before) - 1; b >= 0 && b > len(before)-8; b-- {
		o := &before[b]
		if o.source.root >= 0 && o.source.root != h && strings.ToLower(v.tokens[o.source.root].Lemma) == lemma && o.source.size() > f.source.size() {
			return goal(o.speaker)
		}
	}
	return nlp.Span{}
}
