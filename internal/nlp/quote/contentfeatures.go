package quote

// contentFeatures describes a choice of content for a cue.
func (v *view) contentFeatures(cue int, o *choice, f features) features {
	lemma, cls := v.lemma[cue], uint32(0)
	if c := frames().of(&v.tokens[cue]); len(c) > 0 {
		cls = uint32(c[0])
	}
	s := v.sentence(cue)
	kind := uint32(o.kind)
	root, rootDep := uint32(0), uint32(0)
	if o.root >= 0 {
		root, rootDep = hash(v.tokens[o.root].POS), v.dep[o.root]
	}
	cueDep := v.dep[cue]
	first, last := o.first(), o.end()-1
	f.add(100, kind)
	f.add(101, kind, cls)
	f.add(102, kind, lemma)
	f.add(103, kind, rootDep)
	f.add(104, kind, rootDep, cls)
	f.add(105, kind, rootDep, lemma)
	f.add(106, kind, root, cls)
	f.add(107, kind, cueDep)
	f.add(108, kind, cueDep, rootDep)
	f.add(109, kind, v.tag[cue])
	f = v.edgeFeatures(cue, o, first, last, f)
	f = v.markFeatures(cue, o, first, last, f)
	// What of the clause it takes in or leaves out.
	subject, _ := v.subject(cue)
	if subject >= 0 {
		f.add(140, flag(o.holds(subject)), kind, flag(v.tokens[subject].Dep == "nsubjpass"))
		f.add(141, flag(o.holds(subject)), cls, flag(v.tokens[subject].Dep == "nsubjpass"))
	}
	for _, k := range v.children(cue) {
		switch v.tokens[k].Dep {
		case "ccomp", "xcomp", "dobj", "prep", "advcl", "acl", "npadvmod", "advmod", "dative", "attr", "oprd", "parataxis":
			in := flag(o.holds(int(k)))
			f.add(142, in, v.dep[k], flag(int(k) < cue))
			f.add(143, in, v.dep[k], cls)
			f.add(144, in, v.dep[k], lemma)
			if v.tokens[k].Dep == "prep" {
				f.add(145, in, v.lemma[k], lemma)
				f.add(146, in, v.lemma[k])
				f.add(149, in, v.lemma[k], cls)
			}
			if v.tokens[k].Dep == "dobj" {
				f.add(147, in, v.person(int(k)), cls)
				f.add(148, in, v.person(int(k)), lemma)
			}
		}
	}
	f.add(150, uint32(bucket(o.size())))
	f.add(151, uint32(bucket(o.size())), cls)
	f.add(152, uint32(o.n), kind)
	f.add(153, flag(first == s.First), flag(last >= s.End-2), kind)
	f.add(154, flag(first < s.First), flag(last >= s.End))
	f.add(155, flag(first > cue), uint32(bucket(max(first-cue, cue-last))))
	f.add(156, flag(first > cue), uint32(bucket(max(first-cue, cue-last))), cls)
	f.add(157, flag(first > cue), flag(last < cue), cueDep, cls)
	f.add(158, flag(first > cue), flag(last < cue), lemma)
	f.add(159, uint32(v.kind(cue)), kind)
	return f
}

// edgeFeatures tells how a choice begins and ends.
func (v *view) edgeFeatures(cue int, o *choice, first, last int, f features) features {
	kind := uint32(o.kind)
	at := func(k int) (lemma, tag uint32) {
		if k < 0 || k >= len(v.tokens) {
			return 1, 1
		}
		return v.lemma[k], v.tag[k]
	}
	bl, bt := at(first - 1)
	al, at1 := at(last + 1)
	al2, at2 := at(last + 2)
	f.add(110, bl)
	f.add(111, bt, v.tag[first])
	f.add(112, al)
	f.add(113, al, al2)
	f.add(114, v.tag[last], at1)
	f.add(115, v.lemma[first], kind)
	f.add(116, v.tag[first], kind)
	f.add(117, v.tag[last], kind)
	f.add(118, at1, at2)
	if last+1 < len(v.tokens) {
		f.add(119, v.dep[last+1], flag(v.tokens[last+1].Head == cue))
		// Is a phrase cut in the middle?
		h := v.tokens[last+1].Head
		f.add(120, flag(o.holds(h)), v.dep[last+1])
		f.add(121, flag(o.holds(h)), al)
	}
	if first > 0 {
		f.add(122, flag(o.holds(v.tokens[first-1].Head)), v.dep[first-1])
	}
	outside := 0
	for _, r := range o.list() {
		for _, e := range [2]int{r.first, r.end - 1} {
			if h := v.tokens[e].Head; !o.holds(h) && h != cue {
				outside++
			}
		}
	}
	f.add(123, uint32(outside), uint32(o.n))
	f.add(124, v.dep[first], v.dep[last])
	return f
}

// markFeatures tells how a choice lies to the quotation marks.
func (v *view) markFeatures(cue int, o *choice, first, last int, f features) features {
	s := v.sentence(cue)
	in := flag(v.quote[cue] >= 0)
	open, shut := v.quote[first], v.quote[last]
	cutStart, cutEnd := uint32(0), uint32(0)
	if open >= 0 {
		cutStart = 1
		if r := v.tokensIn(v.d.Quotations[open].Outer.Start, v.d.Quotations[open].Outer.End); first-r.first <= 1 {
			cutStart = 2
		}
	}
	if shut >= 0 {
		cutEnd = 1
		if r := v.tokensIn(v.d.Quotations[shut].Outer.Start, v.d.Quotations[shut].Outer.End); r.end-1-last <= 2 {
			cutEnd = 2
		}
	}
	missed := uint32(0)
	for i := s.First; i < s.End; i++ {
		if v.quote[i] >= 0 && v.quote[i] != v.quote[cue] && !o.holds(i) && !v.loose(i) {
			missed = 1
			break
		}
	}
	f.add(130, in, cutStart, cutEnd, missed)
	f.add(131, cutStart, cutEnd, uint32(o.kind))
	f.add(132, missed, uint32(o.kind))
	f.add(133, missed, v.lemma[cue])
	f.add(134, cutStart, cutEnd, uint32(o.n), missed)
	f.add(135, flag(open >= 0 && open == shut), missed, in)
	return f
}
