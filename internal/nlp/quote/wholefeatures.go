package quote

// company is how many findings before and behind one are looked at with it.
const company = 8

// companyFeatures describes how a finding stands to those around it: which of them
// report it, which it reports, and which claim the same words.
func (v *view) companyFeatures(all []finding, i int, out features) features {
	f := &all[i]
	cls := uint32(0)
	if c := frames().of(&v.tokens[f.cue]); len(c) > 0 {
		cls = uint32(c[0])
	}
	over, under, rival, sameWho := uint32(0), uint32(0), uint32(0), uint32(0)
	overScore := float32(-9)
	for k := max(0, i-company); k < min(len(all), i+company+1); k++ {
		o := &all[k]
		if k == i {
			continue
		}
		better := flag(o.score > f.score) + 1
		switch in, out := o.content.holds(f.cue), f.content.holds(o.cue); {
		case in && !out:
			over = max(over, better)
			overScore = max(overScore, o.score)
		case out && !in:
			under = max(under, better)
		case f.content.overlaps(o.content.runs[0]):
			rival = max(rival, better)
		}
		if f.source.n > 0 && o.source.n > 0 && v.lemma[f.source.root] == v.lemma[o.source.root] {
			sameWho = 1
			if f.source.root == o.source.root {
				sameWho = 2
			}
		}
	}
	lead := func(x float32) uint32 { return uint32(max(0, min(6, x*1.5))) }
	sure := uint32(int32(max(-4, min(6, f.score)) * 2))
	out.add(440, over, under, rival)
	out.add(441, over, cls)
	out.add(442, rival, cls)
	out.add(443, under, cls)
	out.add(444, rival, sure/2)
	out.add(445, over, sure/2)
	out.add(446, lead(f.lead[0]))
	out.add(447, lead(f.lead[0]), cls)
	out.add(448, lead(f.lead[0]), sure/2)
	out.add(449, lead(f.lead[1]))
	out.add(450, lead(f.lead[1]), sure/2)
	out.add(451, sameWho, cls)
	out.add(452, over, v.lemma[f.cue])
	out.add(453, uint32(int32(max(-4, min(6, overScore)))), cls)
	return out
}

// wholeFeatures describes a finding with all its roles.
func (v *view) wholeFeatures(all []finding, i int, out features) features {
	f := &all[i]
	out = v.companyFeatures(all, i, out)
	cls, cue := uint32(0), f.cue
	if c := frames().of(&v.tokens[cue]); len(c) > 0 {
		cls = uint32(c[0])
	}
	sure := uint32(int32(max(-4, min(6, f.score)) * 2))
	kind, root := uint32(f.content.kind), uint32(0)
	if f.content.root >= 0 {
		root = v.dep[f.content.root]
	}
	source, who := uint32(f.source.kind&31), uint32(0)
	if f.source.n > 0 {
		who = v.person(f.source.root)
	}
	lemma := v.lemma[cue]
	out.add(400, sure)
	out.add(401, sure, cls)
	out.add(402, kind, sure/2)
	out.add(403, kind, cls)
	out.add(404, kind, root)
	out.add(405, kind, root, cls)
	out.add(406, source, cls)
	out.add(407, source, who)
	out.add(408, source, sure/2)
	out.add(409, lemma)
	out.add(410, lemma, root)
	out.add(411, lemma, source)
	out.add(412, lemma, who)
	out.add(413, uint32(bucket(f.content.size())), cls)
	out.add(414, uint32(bucket(f.content.size())), kind)
	out.add(415, uint32(f.words.runs[0].end-f.words.runs[0].first), cls)
	first, last := f.content.first(), f.content.end()-1
	out.add(416, v.tag[first], v.tag[last])
	out.add(417, v.lemma[first])
	out.add(418, flag(v.quote[first] >= 0), flag(v.quote[last] >= 0), flag(v.quote[cue] >= 0), cls)
	out.add(419, flag(v.quote[first] >= 0), flag(v.quote[last] >= 0), flag(v.quote[cue] >= 0), sure)
	for k := f.words.runs[0].first; k < f.words.runs[0].end; k++ {
		if k != cue {
			out.add(420, v.lemma[k])
			out.add(421, v.lemma[k], lemma)
		}
	}
	if f.content.root >= 0 {
		out.add(422, v.lemma[f.content.root])
		out.add(423, v.tag[f.content.root], cls)
		out.add(424, v.tag[f.content.root], lemma)
		out.add(425, hash(v.tokens[f.content.root].Morph), root)
	}
	if f.source.n > 0 {
		out.add(426, v.lemma[f.source.root])
		out.add(427, flag(f.content.overlaps(f.source.runs[0])))
	}
	out.add(428, v.dep[cue], cls, kind)
	out.add(429, v.tag[cue], source, kind)
	return out
}
