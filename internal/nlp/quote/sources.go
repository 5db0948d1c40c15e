package quote

// The ways in which a speaker is offered.
const (
	ofSubject uint8 = iota + 1 // the subject of the cue, +1 to +3 of a verb above
	_
	_
	_
	ofAgent      // "by ..." of a passive
	ofPossessive // "his warning"
	ofModified   // "a statement saying", "who said"
	ofAccording  // "according to ..."
	ofModifier   // "the Russian claim"
	ofControl    // "asked him to say": the object above
	nextPhrase   // the noun phrase behind the cue
	lastPhrase   // the one before it
	ofDirect     // the cue's own object: "quoted him as saying"
	ofGap        // all between a quotation and the cue
)

// Variants of a phrase, added to the way.
const (
	bare  uint8 = 32 // without what follows a comma
	short uint8 = 64 // without relative clause or participle
	tight uint8 = 96 // without prepositional phrases too
)

// sources offers who can be the speaker of a cue; the first choice is nobody.
func (v *view) sources(cue int, buf []choice) []choice {
	c := chooser{v, cue, append(buf[:0], choice{root: -1})}
	at := cue
	for up := uint8(0); up < 4; up++ {
		c.subjects(at, up)
		t := &v.tokens[at]
		if t.Head == at {
			break
		}
		if o := v.child(t.Head, "dobj", "dative"); o >= 0 && o < at {
			c.phrase(ofControl, o)
		}
		if t.Dep == "relcl" || t.Dep == "acl" {
			c.phrase(ofModified, t.Head)
		}
		at = t.Head
	}
	for _, k := range v.children(cue) {
		k := int(k)
		switch v.tokens[k].Dep {
		case "agent":
			c.objects(ofAgent, k)
		case "poss":
			c.phrase(ofPossessive, k)
		case "prep":
			c.objects(ofAccording, k)
		case "dobj", "dative":
			c.phrase(ofDirect, k)
		case "compound", "amod", "nmod", "pobj":
			c.phrase(ofModifier, k)
		}
	}
	c.neighbours()
	return c.all
}

func (c *chooser) subjects(at int, up uint8) {
	for _, k := range c.v.children(at) {
		switch c.v.tokens[k].Dep {
		case "nsubj", "nsubjpass", "csubj", "npadvmod":
			c.phrase(ofSubject+up, int(k))
		case "agent":
			if up > 0 {
				c.objects(ofAgent, int(k))
			}
		}
	}
}

func (c *chooser) objects(kind uint8, prep int) {
	for _, o := range c.v.children(prep) {
		if c.v.tokens[o].Dep == "pobj" {
			c.phrase(kind, int(o))
		} else if c.v.tokens[o].Dep == "prep" {
			c.objects(kind, int(o))
		}
	}
}

// phrase offers a noun phrase in its variants.
func (c *chooser) phrase(kind uint8, head int) {
	v := c.v
	r := v.subtree(head)
	if r.holds(c.cue) {
		if c.cue < head {
			r.first = c.cue + 1
		} else {
			r.end = c.cue
		}
	}
	if r.end <= head {
		return
	}
	if p := v.child(head, "case"); p >= 0 && p == r.end-1 {
		r.end-- // the possessive's "'s"
	}
	c.add(kind, head, r)
	end := r.end
	for i := head + 1; i < r.end; i++ {
		if v.tokens[i].Lower == "," || v.tokens[i].Lower == "(" || v.tokens[i].Lower == "—" {
			end = i
			break
		}
	}
	c.add(kind+bare, head, run{r.first, end})
	short1, short2 := end, end
	for _, k := range v.children(head) {
		if int(k) < head {
			continue
		}
		switch v.tokens[k].Dep {
		case "relcl", "acl", "appos", "cc", "punct":
			short1 = min(short1, v.tokens[k].First)
			short2 = min(short2, v.tokens[k].First)
		case "prep":
			short2 = min(short2, v.tokens[k].First)
		}
	}
	c.add(kind+short, head, run{r.first, max(short1, head+1)})
	c.add(kind+tight, head, run{r.first, max(short2, head+1)})
	if n := v.name[head]; n >= 0 && v.d.Names[n].First > r.first {
		c.add(kind+tight, head, run{v.d.Names[n].First, v.d.Names[n].End})
	}
}

// neighbours offers the nearest noun phrases around the cue, for what the parse
// misses.
func (c *chooser) neighbours() {
	v, s := c.v, c.v.sentence(c.cue)
	for i := c.cue + 1; i < min(s.End, c.cue+8); i++ {
		if nominal(v.tokens[i].POS) {
			h := v.phraseHead(i)
			c.phrase(nextPhrase, h)
			break
		}
	}
	from := v.clauseStart(c.cue)
	for i := c.cue - 1; i >= max(from, c.cue-16) && v.quote[c.cue] < 0; i-- {
		if v.quote[i] >= 0 {
			if gap := v.trim(run{i + 1, c.cue}); !gap.empty() {
				c.add(ofGap, v.d.Root(gap.first, gap.end), gap)
			}
			break
		}
	}
	for i := c.cue - 1; i >= max(s.First, c.cue-8); i-- {
		if nominal(v.tokens[i].POS) {
			c.phrase(lastPhrase, v.phraseHead(i))
			break
		}
	}
}

func nominal(pos string) bool { return pos == "NOUN" || pos == "PROPN" || pos == "PRON" }

// phraseHead climbs from a noun to the head of its phrase.
func (v *view) phraseHead(i int) int {
	for range 6 {
		switch v.tokens[i].Dep {
		case "compound", "nmod", "amod", "poss", "nummod", "flat":
			if v.tokens[i].Head == i {
				return i
			}
			i = v.tokens[i].Head
			continue
		}
		break
	}
	return i
}

// sourceFeatures describes a choice of speaker for a cue with its content.
func (v *view) sourceFeatures(cue int, content, o *choice, f features) features {
	lemma, cls := v.lemma[cue], uint32(0)
	if c := frames().of(&v.tokens[cue]); len(c) > 0 {
		cls = uint32(c[0])
	}
	kind, cueDep, pos := uint32(o.kind), v.dep[cue], hash(v.tokens[cue].POS)
	f.add(200, kind)
	f.add(201, kind, cls)
	f.add(202, kind, lemma)
	f.add(203, kind, cueDep)
	f.add(204, kind, pos, cueDep)
	f.add(205, kind, v.tag[cue])
	f.add(206, kind, flag(v.child(cue, "auxpass") >= 0))
	if o.n == 0 {
		f.add(207, flag(v.child(cue, "nsubj") >= 0), flag(v.child(cue, "agent") >= 0), flag(v.child(cue, "auxpass") >= 0), flag(v.child(cue, "poss") >= 0))
		return f
	}
	r := o.runs[0]
	h := o.root
	who := v.person(h)
	base := kind & 31
	f.add(208, base)
	f.add(209, who, base)
	f.add(210, who, cls)
	f.add(211, v.lemma[h])
	f.add(212, v.lemma[h], base)
	f.add(213, v.dep[h], base)
	f.add(214, base, v.lemma[cue], v.dep[h])
	f.add(215, flag(content.overlaps(r)), base)
	f.add(216, flag(content.overlaps(r)))
	f.add(217, flag(v.quote[h] >= 0), flag(v.quote[cue] >= 0))
	f.add(218, uint32(bucket(r.end-r.first)))
	f.add(219, flag(r.first > cue), uint32(bucket(max(r.first-cue, cue-r.end+1))), base)
	f.add(220, v.tag[r.first], base)
	f.add(221, hash(v.tokens[h].POS), base)
	comma := false
	for i := r.first; i < r.end; i++ {
		comma = comma || v.tokens[i].Lower == ","
	}
	f.add(222, flag(comma), kind>>5)
	if r.end < len(v.tokens) {
		f.add(223, v.lemma[r.end], kind>>5)
		f.add(224, v.tag[r.end], v.dep[r.end], kind>>5)
		f.add(225, v.dep[r.end], flag(r.holds(v.tokens[r.end].Head)))
		f.add(228, v.lemma[r.end], flag(r.holds(v.tokens[r.end].Head)), who)
	}
	if r.first > 0 {
		f.add(226, v.lemma[r.first-1])
		f.add(227, v.dep[r.first-1], flag(r.holds(v.tokens[r.first-1].Head)))
	}
	f.add(229, v.dep[r.end-1], kind>>5)
	f.add(230, flag(content.n > 0 && content.first() > cue), flag(r.first > cue), cls)
	f.add(231, kind>>5, flag(o.root == r.end-1), uint32(bucket(r.end-o.root)))
	return f
}

// cueSpans offers how far the words of the cue reach around its head.
func (v *view) cueSpans(cue int, content, source *choice, buf []choice) []choice {
	c := chooser{v, -1, buf[:0]}
	s := v.sentence(cue)
	taken := func(i int) bool { return content.holds(i) || source.holds(i) || i < s.First || i >= s.End }
	for from := cue; from > cue-4 && (from == cue || !taken(from)); from-- {
		for end := cue + 1; end <= cue+6 && (end == cue+1 || !taken(end-1)); end++ {
			o := choice{n: 1, root: cue}
			o.runs[0] = run{from, end}
			c.all = append(c.all, o)
		}
	}
	return c.all
}

// cueSpanFeatures describes a choice of the cue's words.
func (v *view) cueSpanFeatures(cue int, content, source, o *choice, f features) features {
	cls := uint32(0)
	if c := frames().of(&v.tokens[cue]); len(c) > 0 {
		cls = uint32(c[0])
	}
	r := o.runs[0]
	left, right := uint32(cue-r.first), uint32(r.end-1-cue)
	f.add(300, left)
	f.add(301, right)
	f.add(302, left, v.tag[cue])
	f.add(303, right, v.lemma[cue])
	f.add(304, right, cls)
	for i := r.first; i < r.end; i++ {
		if i != cue {
			side := flag(i > cue)
			f.add(305, v.lemma[i], side)
			f.add(306, v.dep[i], side, flag(r.holds(v.tokens[i].Head)))
			f.add(307, v.lemma[i], v.lemma[cue])
			f.add(308, v.tag[i], side)
		}
	}
	if r.first > 0 {
		i := r.first - 1
		in := flag(source.holds(i) || content.holds(i))
		f.add(310, v.lemma[i], in)
		f.add(311, v.dep[i], in, flag(r.holds(v.tokens[i].Head)))
	}
	if r.end < len(v.tokens) {
		i := r.end
		in := flag(source.holds(i) || content.holds(i))
		f.add(312, v.lemma[i], in)
		f.add(313, v.dep[i], in, flag(r.holds(v.tokens[i].Head)))
		f.add(314, v.lemma[i], in, v.lemma[cue])
		f.add(315, v.tag[i], in, v.lemma[r.end-1])
	}
	f.add(316, v.lemma[r.end-1])
	f.add(317, v.tag[r.end-1], cls)
	return f
}
