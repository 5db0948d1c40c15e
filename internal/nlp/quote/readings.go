package quote

import "slices"

// impersonalThat is the word "that" behind an agentless passive, where the parse does
// not give its clause to the verb: "it was alleged in court that". -1 for none.
func (v *view) impersonalThat(i int) int {
	it := v.child(i, "nsubjpass", "expl")
	if v.tokens[i].Tag != "VBN" || it < 0 || v.tokens[it].Lower != "it" || v.child(i, "auxpass") < 0 || v.childBehind(i, "ccomp") >= 0 {
		return -1
	}
	for k := i + 1; k < min(v.sentence(i).End-2, i+12); k++ {
		if v.tokens[k].Lower == "that" && v.tokens[k].Tag == "IN" && v.quote[k] == v.quote[i] {
			return k
		}
	}
	return -1
}

// quotes is the verb of saying by which a verb of quoting gives somebody's words:
// "quoted the mayor as saying". -1 for none.
func (v *view) quotes(i int) int {
	switch v.tokens[i].Lemma {
	case "quote", "cite", "report":
	default:
		return -1
	}
	for _, k := range v.children(i) {
		if v.tokens[k].Lower != "as" || int(k) < i {
			continue
		}
		if say := v.child(int(k), "pcomp"); say > i && v.tokens[say].Tag == "VBG" && len(frames().of(&v.tokens[say])) > 0 {
			return say
		}
	}
	return -1
}

// quotedAs reports whether a verb of saying gives the words of one whom another
// quotes.
func (v *view) quotedAs(i int) bool { return v.quoting(i) >= 0 }

// quoting is the verb of quoting over a verb of saying, or -1.
func (v *view) quoting(i int) int {
	t := &v.tokens[i]
	if t.Tag != "VBG" || t.Dep != "pcomp" {
		return -1
	}
	if q := v.tokens[t.Head].Head; v.quotes(q) == i {
		return q
	}
	return -1
}

// asQuoted gives a verb of saying below one of quoting the words that report: "was
// quoted as saying".
func (v *view) asQuoted(f *finding) {
	q := v.quoting(f.cue)
	if q < 0 {
		return
	}
	first := v.tokens[f.cue].Head
	if first == q+1 {
		first = q
		for _, k := range v.children(q) {
			if d := v.tokens[k].Dep; (d == "aux" || d == "auxpass") && int(k) == first-1 {
				first = int(k)
			}
		}
	}
	f.words.runs[0] = run{first, f.cue + 1}
}

// aheadOfMain is where the content of a verb in a relative clause must lie, when the
// verb of the noun that it describes follows: "the founder, who had promised a
// launch, wrote that". Empty where nothing bounds it.
func (v *view) aheadOfMain(i int) run {
	t := &v.tokens[i]
	if t.Dep != "relcl" || t.Head >= i || v.child(i, "nsubj") < 0 {
		return run{}
	}
	main := v.tokens[t.Head].Head
	if d := v.tokens[t.Head].Dep; d != "nsubj" && d != "nsubjpass" || main < i || v.quote[main] != v.quote[i] {
		return run{}
	}
	end := main
	for _, k := range v.children(main) {
		if int(k) > i && int(k) < end && v.tokens[k].First > i {
			end = v.tokens[k].First
		}
	}
	return run{t.First, end}
}

// admitSources leaves the speakers that a cue can have by its construction.
func (x *finder) admitSources(cue int) {
	v, t := x.v, &x.v.tokens[cue]
	x.keep(func(o *choice) bool { return o.n == 0 || !v.holdsClause(o.runs[0]) })
	if who := v.certainSource(cue); who >= 0 {
		if !slices.ContainsFunc(x.choices, func(o choice) bool { return o.n > 0 && o.root == who }) {
			c := chooser{v: v, cue: cue, all: x.choices[:0]}
			c.phrase(ofAccording, who)
			x.choices = c.all
		}
		x.keep(func(o *choice) bool { return o.n > 0 && o.root == who })
		return
	}
	switch {
	case t.Lower == "according" && cue+1 < len(v.tokens) && v.tokens[cue+1].Lower == "to":
		if first := v.child(cue+1, "pobj"); first >= 0 {
			x.keep(func(o *choice) bool { return o.n == 0 || o.first() <= first })
		}
	case t.POS == "NOUN":
		x.keep(func(o *choice) bool { return o.n == 0 || !v.aimedAt(cue, o.root) })
	case t.Tag == "VBG" && v.quote[cue] < 0 && cue == v.sentence(cue).First:
		if who := v.mainSayer(cue); who >= 0 {
			c := chooser{v: v, cue: cue, all: x.choices[:0]}
			c.phrase(ofSubject+1, who)
			x.choices = c.all
		}
	case t.Tag == "VBG" && v.quote[cue] < 0:
		x.keep(func(o *choice) bool { return o.n == 0 || o.root < 0 || v.quote[o.root] < 0 })
	}
	if v.child(cue, "auxpass") >= 0 {
		x.keep(func(o *choice) bool { return o.n == 0 || !v.channel(cue, o.root) })
	}
}

// holdsClause reports whether a phrase holds a main clause, so that it names nobody.
func (v *view) holdsClause(r run) bool {
	for i := r.first; i < r.end; i++ {
		switch t := &v.tokens[i]; t.Tag {
		case "VBD", "VBZ", "VBP":
			if (t.Dep == "ROOT" || t.Dep == "conj" && v.tokens[t.Head].POS == "VERB") && v.child(i, "nsubj") >= r.first {
				return true
			}
		}
	}
	return false
}

// asClause is where the content of a verb lies that a clause with "as" puts behind it:
// "was void, as two states had asserted, ...". Empty for other verbs.
func (v *view) asClause(cue int) run {
	k := v.child(cue, "mark")
	if v.tokens[cue].Dep != "advcl" || k < 1 || v.tokens[k].Lower != "as" || v.tokens[k-1].Lower != "," || v.quote[cue] >= 0 || v.child(cue, "ccomp", "xcomp", "dobj") > cue {
		return run{}
	}
	s := v.sentence(cue)
	if c := frames().of(&v.tokens[cue]); len(c) == 0 || c[0] >= thinkClass || k-1 <= s.First+2 {
		return run{}
	}
	return run{s.First, k - 1}
}

// twoBreaths reports whether a content takes in a quotation that stands inside a later
// sentence than its cue's, whose own words report it.
func (v *view) twoBreaths(cue int, o *choice) bool {
	last := o.runs[o.n-1]
	q := v.quote[last.first]
	if o.n < 2 || q < 0 || v.quote[cue] >= 0 {
		return false
	}
	s := v.sentence(last.first)
	return s.First > cue && last.first-s.First > 1
}

// certainSource is the head of the one who can only be the speaker of a cue by its
// construction, or -1.
func (v *view) certainSource(cue int) int {
	if q := v.quoting(cue); q >= 0 {
		return v.child(q, "dobj", "nsubjpass")
	}
	if v.onWordOf(cue) {
		return v.accountOf(cue)
	}
	if v.wordsWere(cue) >= 0 {
		return v.child(cue, "poss")
	}
	if who := v.wins(cue); who >= 0 {
		return who
	}
	if who := v.requestBy(cue); who >= 0 {
		return who
	}
	if t, ok := v.trailing(cue); ok {
		return t.who
	}
	if !v.verdict(cue).empty() {
		return v.child(cue, "nsubj")
	}
	return v.raised(cue)
}

// strays reports whether a content cannot be what a cue reports: a clause that the page
// itself adds to the cue's by "but", the verb of which the cue's clause is the subject,
// or where it was said.
func (v *view) strays(cue int, o *choice) bool {
	h := v.d.Root(o.first(), o.end())
	t := &v.tokens[h]
	switch {
	case t.Dep == "conj" && t.Head == cue && h > cue && t.POS == "VERB" && v.child(h, "nsubj", "nsubjpass") > cue && v.quote[h] < 0:
		return true
	case v.tokens[cue].Dep == "csubj" && v.tokens[cue].Head == h:
		return true
	}
	if t.Dep == "prep" && t.Head == cue && v.child(h, "pobj") > h {
		h = v.child(h, "pobj")
		t = &v.tokens[h]
	}
	return t.Dep == "pobj" && occasions[t.Lemma] && v.tokens[t.Head].Head == cue && v.quote[h] < 0 && !v.aboutAt(t.Head)
}

// aboutAt reports whether a preposition leads to what speech is about rather than to
// when or where.
func (v *view) aboutAt(i int) bool {
	switch v.tokens[i].Lower {
	case "at", "during", "in", "after", "before", "by":
		return false
	}
	return true
}

// mainSayer is the subject of the verb of saying behind a participle that opens a
// sentence: "Noting that the lock leaks, Hale said". -1 for none.
func (v *view) mainSayer(cue int) int {
	for i := cue + 1; i < v.sentence(cue).End; i++ {
		if v.quote[i] >= 0 || v.tokens[i].Tag != "VBD" && v.tokens[i].Tag != "VBZ" {
			continue
		}
		if c := frames().of(&v.tokens[i]); len(c) == 0 || c[0] != stateClass || v.tokens[i].Dep == "relcl" {
			continue
		}
		if who := v.child(i, "nsubj"); who > cue+1 && who < i && v.quote[who] < 0 && v.tokens[v.tokens[who].First-1].Lower == "," {
			return who
		}
	}
	return -1
}

// besideParticiple bounds the content of a participle that opens a sentence, and of
// the verb of saying behind it: "Noting that the lock leaks, | Hale said".
func (v *view) besideParticiple(cue int) run {
	s := v.sentence(cue)
	first := s.First
	if r := v.behindQuestion(cue); !r.empty() {
		return r
	}
	if t := &v.tokens[first]; t.Tag != "VBG" || len(frames().of(t)) == 0 || v.quote[cue] >= 0 {
		return run{}
	}
	who := v.mainSayer(first)
	switch {
	case who < 0:
		return run{}
	case cue == first:
		return run{cue + 1, v.tokens[who].First}
	case who == v.child(cue, "nsubj"):
		return run{v.tokens[who].First, len(v.tokens)}
	}
	return run{}
}

// behindQuestion bounds the content of a verb behind a question that opens the sentence:
// "Asked if she would run, Lee laughed".
func (v *view) behindQuestion(cue int) run {
	s := v.sentence(cue)
	t := &v.tokens[s.First]
	if t.Tag != "VBN" && t.Tag != "VBD" || t.Lemma != "ask" && t.Lemma != "press" && t.Lemma != "question" || cue == s.First || v.quote[cue] >= 0 {
		return run{}
	}
	who := v.child(cue, "nsubj")
	if who < 0 || who > cue || v.tokens[who].First <= s.First || v.tokens[v.tokens[who].First-1].Lower != "," {
		return run{}
	}
	return run{v.tokens[who].First, len(v.tokens)}
}

// aimedAt reports whether token h is what a noun of speech is about or for: "demand
// for guarantees". Who makes it stands behind "by", "from" or "of".
func (v *view) aimedAt(noun, h int) bool {
	if h < noun {
		return false
	}
	for range 4 {
		t := &v.tokens[h]
		if t.Dep == "pobj" && v.tokens[t.Head].Head == noun {
			switch v.tokens[t.Head].Lower {
			case "by", "from", "of", "to":
				return false
			}
			return true
		}
		if t.Head == h {
			return false
		}
		h = t.Head
	}
	return false
}

// clip cuts the contents that a cue can have to a run, and drops those that lie
// outside of it; all are kept where all do.
func (x *finder) clip(to run) {
	c := chooser{v: x.v, cue: -1}
	for i := range x.choices {
		o := &x.choices[i]
		parts := make([]run, 0, maxRuns)
		for _, r := range o.list() {
			if r = (run{max(r.first, to.first), min(r.end, to.end)}); !r.empty() {
				parts = append(parts, r)
			}
		}
		c.add(o.kind, o.root, parts...)
	}
	if len(c.all) > 0 {
		x.choices = append(x.choices[:0], c.all...)
	}
}

// channel reports whether token h is by what somebody was told rather than by whom:
// "were told by letter".
func (v *view) channel(cue, h int) bool {
	if h < cue || v.tokens[h].Dep != "pobj" || v.child(h, "det", "poss") >= 0 {
		return false
	}
	switch v.tokens[h].Lemma {
	case "message", "letter", "email", "e-mail", "phone", "telephone", "text", "post", "mail", "fax", "radio":
		return true
	}
	return false
}

// interruption reads "The offer, its spokeswoman said, was low": the clause of saying
// at token said stands behind the subject of what is said, and the parse has run the
// two phrases together. The first one belongs to what is said, the second one speaks.
func (v *view) interruption(said int) (first, who run, ok bool) {
	s := v.sentence(said)
	c := frames().of(&v.tokens[said])
	if len(c) == 0 || c[0] != stateClass || v.quote[said] >= 0 || said+3 >= s.End || v.tokens[said+1].Lower != "," || !v.predicateAt(said+2) {
		return run{}, run{}, false
	}
	comma := -1
	for i := said - 1; i > s.First && said-i < 12; i-- {
		if v.quote[i] >= 0 || v.tokens[i].Tag == "VBD" || v.tokens[i].Tag == "VBZ" {
			return run{}, run{}, false
		}
		if v.tokens[i].Lower == "," {
			comma = i
		}
	}
	if comma < 0 || comma-s.First > 12 || comma+1 == said {
		return run{}, run{}, false
	}
	first, who = v.trim(run{s.First, comma}), v.trim(run{comma + 1, said})
	if first.empty() || who.empty() || v.d.Root(who.first, who.end) >= said {
		return run{}, run{}, false
	}
	a, h := v.d.Root(first.first, first.end), v.d.Root(who.first, who.end)
	return first, who, nominal(v.tokens[a].POS) && nominal(v.tokens[h].POS) && v.animate(h)
}

// interposed gives a cue that interrupts a clause, and the verb behind it if that
// reports too, the parts that interruption tells.
func (v *view) interposed(f *finding) {
	if first, who, ok := v.interruption(f.cue); ok && f.source.n > 0 && f.source.end() == f.cue {
		f.source.runs[0], f.source.root = who, v.d.Root(who.first, who.end)
		s := v.sentence(f.cue)
		rest := run{f.cue + 1, s.End}
		if f.content.first() > f.cue {
			rest.end = max(rest.end, f.content.end())
		}
		c := chooser{v: v, cue: f.cue}
		if c.add(bothRests, -1, first, rest); len(c.all) > 0 {
			f.content = c.all[0]
		}
		return
	}
	if first := v.interrupted(f.cue); !first.empty() {
		f.source = choice{n: 1, kind: ofSubject, root: v.d.Root(first.first, first.end)}
		f.source.runs[0] = first
	}
}

// interrupted is the subject of a verb that a clause of saying parts from it: "Hale, his
// spokeswoman said, told the council that". Empty for none.
func (v *view) interrupted(i int) run {
	for said := i - 2; said > i-5 && said > 0; said-- {
		if v.tokens[said+1].Lower != "," || v.child(i, "nsubj") > said {
			continue
		}
		if first, _, ok := v.interruption(said); ok {
			return first
		}
	}
	return run{}
}

// behindInterruption is where the content of a verb that a clause of saying parts from
// its subject lies. Empty for other verbs.
func (v *view) behindInterruption(cue int) run {
	if v.interrupted(cue).empty() {
		return run{}
	}
	return run{cue + 1, len(v.tokens)}
}

// predicateAt reports whether a clause without its subject begins at token i, in
// quotation marks or not.
func (v *view) predicateAt(i int) bool {
	for i < len(v.tokens)-1 && v.loose(i) {
		i++
	}
	switch v.tokens[i].Tag {
	case "VBD", "VBZ", "MD", "VBP":
		return true
	}
	return false
}

// spokenThrough gives what somebody says "through a spokesman" to the one who speaks
// so, whom the parse has taken for something else: "Penrose, through a spokesman,
// declined". chain.go names the other as carrier.
func (v *view) spokenThrough(f *finding) {
	if f.source.n == 0 || f.source.root < 1 {
		return
	}
	through := v.tokens[f.source.root].Head
	if v.tokens[f.source.root].Dep != "pobj" || v.tokens[through].Lower != "through" || through < 2 || v.tokens[through-1].Lower != "," || v.tokens[through].Head != f.cue {
		return
	}
	s := v.sentence(f.cue)
	who := v.trim(run{s.First, through - 1})
	if h := v.d.Root(who.first, max(who.end, who.first+1)); !who.empty() && who.end-who.first < 12 {
		f.source.runs[0], f.source.root = who, h
	}
}
