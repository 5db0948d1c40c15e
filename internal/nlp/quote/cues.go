package quote

import (
	"readout/internal/nlp"
)

// isCandidate reports whether token i can be the head of a cue at all.
func (v *view) isCandidate(i int) bool {
	t := &v.tokens[i]
	if isDash(t.Lower) {
		return true
	}
	switch t.POS {
	case "VERB":
		return true
	case "AUX":
		return t.Dep == "ROOT" || t.Dep == "ccomp" || t.Dep == "conj"
	case "NOUN":
		return len(frames().of(t)) > 0 || v.child(i, "acl", "ccomp", "poss", "prep", "relcl") >= 0
	case "PROPN":
		return v.kind(i) != nlp.BodyBlock
	case "ADJ":
		return v.child(i, "ccomp", "xcomp", "prep", "acl") >= 0
	case "ADP", "SCONJ", "ADV":
		return t.Lower == "per" || t.Lower == "via" || t.Lower == "according" || t.Lower == "for" && v.sentence(i).First == i || t.Lower == "in" && v.sentence(i).First == i
	}
	return false
}

// isDash reports whether a token is a mark that can stand for a verb of saying:
// "Minister: no talks", "No talks – minister".
func isDash(lower string) bool {
	switch lower {
	case ":", "―", "—", "--", "–":
		return true
	}
	return false
}

// person sorts the subject of a cue by what it names.
func (v *view) person(i int) uint32 {
	if i < 0 {
		return 0
	}
	t := &v.tokens[i]
	if n := v.name[i]; n >= 0 {
		switch v.d.Names[n].Type {
		case nlp.Person:
			return 1
		case nlp.Organ:
			return 2
		case nlp.GeoPolity:
			return 3
		case nlp.Group:
			return 4
		}
		return 5
	}
	switch {
	case t.POS == "PRON":
		return 0x100 + hash(t.Lower)
	case t.POS == "PROPN":
		return 6
	case t.POS == "NOUN" && t.Tag == "NNS":
		return 7
	}
	return 8
}

// subject is the subject of a verb: its own, or that of the verb that it is
// coordinated with or that governs it. up counts the steps. -1 for none.
func (v *view) subject(i int) (subject, up int) {
	for ; up < 4; up++ {
		if s := v.child(i, "nsubj", "nsubjpass", "csubj", "expl"); s >= 0 {
			return s, up
		}
		t := &v.tokens[i]
		switch t.Dep {
		case "conj", "xcomp", "advcl", "pcomp", "ccomp", "acl", "prep", "aux":
			i = t.Head
		default:
			return -1, up
		}
	}
	return -1, up
}

// cueFeatures describes token i as the head of a cue.
func (v *view) cueFeatures(i int, f features) features {
	t := &v.tokens[i]
	lemma, dep, pos := v.lemma[i], v.dep[i], hash(t.POS)
	cls := uint32(noClass)
	for k, c := range frames().of(t) {
		f.add(1, uint32(c), pos)
		if k == 0 {
			cls = uint32(c)
		}
	}
	subject, up := v.subject(i)
	who := v.person(subject)
	f.add(0)
	f.add(2, lemma)
	f.add(3, lemma, pos)
	f.add(4, v.tag[i])
	f.add(5, dep)
	f.add(6, dep, cls, pos)
	f.add(7, dep, lemma)
	f.add(8, v.tag[i], cls)
	f.add(9, who, uint32(up))
	f.add(10, who, cls)
	f.add(11, who, lemma)
	if subject >= 0 {
		f.add(12, v.lemma[subject])
		f.add(13, v.dep[subject], cls, uint32(up))
	}
	if n := len(t.Lower); n > 4 && t.POS != "PUNCT" {
		f.add(14, hash(t.Lemma[max(0, len(t.Lemma)-3):]), pos)
	}
	f = v.childFeatures(i, lemma, cls, f)
	f = v.quoteFeatures(i, lemma, cls, f)
	f = v.aroundFeatures(i, lemma, cls, f)
	return f
}

func (v *view) childFeatures(i int, lemma, cls uint32, f features) features {
	clause := uint32(0)
	for _, k := range v.children(i) {
		k := int(k)
		dep := v.dep[k]
		f.add(20, dep)
		f.add(21, dep, cls)
		f.add(22, dep, lemma)
		switch v.tokens[k].Dep {
		case "ccomp", "xcomp", "acl":
			mark := v.child(k, "mark", "aux")
			m := uint32(0)
			if mark >= 0 {
				m = v.lemma[mark]
			}
			clause = dep
			side := flag(k < i)
			f.add(23, dep, m, side)
			f.add(24, dep, m, cls, side)
			f.add(25, v.lemma[k], dep)
		case "prep", "prt", "agent":
			f.add(26, v.lemma[k], lemma)
			f.add(27, v.lemma[k], cls)
		case "dobj":
			f.add(28, v.lemma[k])
			f.add(29, v.lemma[k], lemma)
			f.add(30, v.person(k), cls)
			f.add(31, v.person(k), lemma)
			f.add(38, flag(v.quote[v.tokens[k].First] >= 0), cls)
		case "aux", "auxpass", "neg":
			f.add(32, v.lemma[k])
			f.add(33, v.lemma[k], cls)
		case "poss", "compound", "amod":
			f.add(34, v.person(k), cls)
			f.add(35, v.person(k), lemma)
		}
	}
	f.add(36, clause, cls)
	f.add(37, clause, lemma)
	return f
}

func (v *view) quoteFeatures(i int, lemma, cls uint32, f features) features {
	s := v.sentence(i)
	in := v.quote[i] >= 0
	before, after, any := 0, 0, uint32(0)
	for k := i - 1; k >= s.First && before == 0 && i-k < 12; k-- {
		if v.quote[k] >= 0 {
			before = i - k
		}
	}
	for k := i + 1; k < s.End && after == 0 && k-i < 12; k++ {
		if v.quote[k] >= 0 {
			after = k - i
		}
	}
	if v.quote[s.First] >= 0 || v.quote[s.End-1] >= 0 {
		any = 1
	}
	b, a := uint32(bucket(before)), uint32(bucket(after))
	f.add(40, flag(in), b, a)
	f.add(41, flag(in), flag(before > 0), flag(after > 0), cls)
	f.add(42, flag(in), flag(before > 0), flag(after > 0), lemma)
	f.add(43, any, flag(in), cls)
	f.add(44, flag(in), hash(v.tokens[i].POS))
	f.add(45, flag(in), b, hash(v.tokens[i].Dep))
	return f
}

func bucket(n int) int {
	switch {
	case n < 4:
		return n
	case n < 7:
		return 4
	case n < 12:
		return 5
	case n < 20:
		return 6
	case n < 40:
		return 7
	}
	return 8
}

func (v *view) aroundFeatures(i int, lemma, cls uint32, f features) features {
	t := &v.tokens[i]
	s := v.sentence(i)
	at := func(k int) (uint32, uint32) {
		if k < s.First || k >= s.End {
			return 1, 1
		}
		return v.lemma[k], v.tag[k]
	}
	pl, pt := at(i - 1)
	nl, nt := at(i + 1)
	nl2, nt2 := at(i + 2)
	f.add(50, pl)
	f.add(51, nl)
	f.add(52, pt, v.tag[i], nt)
	f.add(53, lemma, nl)
	f.add(54, lemma, pl)
	f.add(55, lemma, nt)
	f.add(56, cls, nl)
	f.add(57, cls, nt, nt2)
	f.add(58, nl, nl2)
	if h := t.Head; h != i {
		hc := uint32(0)
		if c := frames().of(&v.tokens[h]); len(c) > 0 {
			hc = uint32(c[0])
		}
		f.add(59, v.lemma[h], v.dep[i])
		f.add(60, hc, v.dep[i])
		f.add(61, hc, v.dep[i], cls)
		f.add(62, v.lemma[h], lemma)
	}
	f.add(63, uint32(v.kind(i)), cls)
	f.add(64, uint32(v.kind(i)), v.tag[i])
	f.add(65, uint32(bucket(s.End-s.First)), cls)
	f.add(66, flag(i == s.First), flag(i >= s.End-2), cls)
	f.add(67, uint32(bucket(s.End-i)), cls)
	return f
}
