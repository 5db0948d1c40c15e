package spacy

import "slices"

// rulerData is one rule of the attribute ruler: alternatives of token patterns, the place in the
// pattern of the token to change, and what to set.
type rulerData struct {
	Patterns [][][]conditionData
	Index    int
	Set      map[string]string
}

type conditionData struct {
	Attr string
	In   []string
	Not  bool
}

// A tokenPattern is what one token must be. Tag and dep hold, for every value, whether it will do;
// nil for any.
type tokenPattern struct {
	tag, dep []bool
	lower    []string // nil: any
	space    bool     // must be white space
	notSpace bool
}

// A rule sets attributes of one token where a pattern matches.
type rule struct {
	order   int32 // of the rule in the model; later rules win
	pattern []tokenPattern
	index   int

	setPOS, setMorph, setTag, setDep int // -1: leave
	lemma                            string
}

// A ruler is spaCy's AttributeRuler: it maps tags to parts of speech and features and mends what
// depends on the word. All patterns are matched before anything is set.
type ruler struct {
	tags, deps    []string
	poses, morphs []string
	rules         []rule
	byTag         [][]int32          // rules that do not name a word, by tag of the first token
	byLower       map[string][]int32 // rules that name the first token's word
	morphTraits   []morphTraits
}

func newRuler(f *modelFile, data []rulerData, tags, deps []string) *ruler {
	r := &ruler{tags: tags, deps: deps, poses: []string{""}, morphs: []string{""}, byLower: make(map[string][]int32)}
	for i, rd := range data {
		for _, pattern := range rd.Patterns {
			if len(pattern) > 2 || rd.Index >= len(pattern) {
				f.fail("meta", "attribute rule %d: unsupported pattern", i)
				continue
			}
			r.addRule(f, int32(i), rd, pattern)
		}
	}
	r.byTag = make([][]int32, len(tags))
	for i := range r.rules {
		p := &r.rules[i].pattern[0]
		for _, w := range p.lower {
			r.byLower[w] = append(r.byLower[w], int32(i))
		}
		for t := range tags {
			if p.lower == nil && (p.tag == nil || p.tag[t]) {
				r.byTag[t] = append(r.byTag[t], int32(i))
			}
		}
	}
	if len(r.morphs) > 256 {
		f.fail("meta", "too many sets of features")
	}
	for _, m := range r.morphs {
		r.morphTraits = append(r.morphTraits, traitsOf(m))
	}
	return r
}

func (r *ruler) addRule(f *modelFile, order int32, rd rulerData, pattern [][]conditionData) {
	rule := rule{order: order, index: rd.Index, setPOS: -1, setMorph: -1, setTag: -1, setDep: -1}
	for attr, value := range rd.Set {
		switch attr {
		case "POS":
			rule.setPOS = intern(&r.poses, value)
		case "MORPH":
			rule.setMorph = intern(&r.morphs, value)
		case "LEMMA":
			rule.lemma = value
		case "TAG":
			rule.setTag = slices.Index(r.tags, value)
		case "DEP":
			rule.setDep = slices.Index(r.deps, value)
		default:
			f.fail("meta", "attribute rule %d sets %s", order, attr)
		}
	}
	for _, conditions := range pattern {
		var p tokenPattern
		for _, c := range conditions {
			switch c.Attr {
			case "TAG":
				p.tag = mask(r.tags, c)
			case "DEP":
				p.dep = mask(r.deps, c)
			case "LOWER":
				p.lower = c.In
			case "IS_SPACE":
				p.space, p.notSpace = !c.Not, c.Not
			default:
				f.fail("meta", "attribute rule %d asks for %s", order, c.Attr)
			}
		}
		rule.pattern = append(rule.pattern, p)
	}
	r.rules = append(r.rules, rule)
}

// intern returns the index of a string in a list, to which it is added if new.
func intern(list *[]string, s string) int {
	i := slices.Index(*list, s)
	if i < 0 {
		i = len(*list)
		*list = append(*list, s)
	}
	return i
}

// mask tells for every name whether the condition holds. Names in the condition that nothing ever
// has, such as tags of other treebanks, have no effect.
func mask(names []string, c conditionData) []bool {
	out := make([]bool, len(names))
	for i, n := range names {
		out[i] = slices.Contains(c.In, n) != c.Not
	}
	return out
}

// matches reports whether token i fits the pattern.
func (p *tokenPattern) matches(d *Doc, i int) bool {
	w := d.words[i]
	return (p.tag == nil || p.tag[d.tag[i]]) && (p.dep == nil || p.dep[d.dep[i]]) &&
		(p.lower == nil || slices.Contains(p.lower, w.lower)) &&
		!(p.space && !w.space) && !(p.notSpace && w.space)
}

func (r *rule) matches(d *Doc, i int) bool {
	if i+len(r.pattern) > len(d.words) {
		return false
	}
	for j := range r.pattern {
		if !r.pattern[j].matches(d, i+j) {
			return false
		}
	}
	return true
}

// apply sets parts of speech and features, and those lemmas that rules give. Patterns have at most
// two tokens, so a match concerns the token at hand or the next.
func (r *ruler) apply(d *Doc) {
	var here, next []int32
	for i, w := range d.words {
		here, next = next, here[:0]
		for _, candidates := range [2][]int32{r.byTag[d.tag[i]], w.ruler} {
			for _, c := range candidates {
				switch rule := &r.rules[c]; {
				case !rule.matches(d, i):
				case rule.index == 0:
					here = append(here, c)
				default:
					next = append(next, c)
				}
			}
		}
		slices.Sort(here)
		for _, c := range here {
			r.rules[c].set(d, i)
		}
	}
}

func (r *rule) set(d *Doc, i int) {
	if r.setPOS >= 0 {
		d.pos[i] = uint8(r.setPOS)
	}
	if r.setMorph >= 0 {
		d.morph[i] = uint8(r.setMorph)
	}
	if r.setTag >= 0 {
		d.tag[i] = uint8(r.setTag)
	}
	if r.setDep >= 0 {
		d.dep[i] = uint8(r.setDep)
	}
	if r.lemma != "" {
		d.lemma[i] = r.lemma
	}
}
