package event

import "slices"

// imply adds participants whom the words of an event imply: whose offer or demand is
// rejected, and the police who arrest.
func (v *view) imply(drafts []*draft) {
	for n, f := range drafts {
		switch {
		case f.kind == "REJECT" && f.pos == 'v':
			v.whoseWish(f, drafts[:n])
		case f.mode == "arrest" && len(f.actor) == 0 && v.undergone(f):
			if k := v.arresters(f); k >= 0 {
				f.actor = []int{k}
			}
		}
	}
}

// whoseWish adds to those who are turned down whoever made the offer or demand: its
// owner, else who made one before.
func (v *view) whoseWish(f *draft, before []*draft) {
	if slices.ContainsFunc(f.recipient, func(k int) bool { return v.agent(k) }) {
		return
	}
	for _, k := range f.fillers {
		kinds := wishes[v.lemmas[k]]
		if kinds == nil {
			continue
		}
		if own := v.owner(k); len(own) > 0 {
			f.recipient = own
			return
		}
		for i := len(before) - 1; i >= 0 && v.pointed(k); i-- {
			if b := before[i]; slices.Contains(kinds, b.kind) && len(b.actor) > 0 && v.overlap(b.actor, f.actor) != yes {
				f.recipient = append(slices.Clip(f.recipient), b.actor...)
				return
			}
		}
	}
}

// wishes are the types of event that make what somebody else may reject.
var wishes = map[string][]string{
	"demand": {"REQUEST", "THREATEN"}, "ultimatum": {"REQUEST", "THREATEN"}, "request": {"REQUEST"}, "appeal": {"REQUEST"}, "call": {"REQUEST"},
	"offer": {"AGREE"}, "bid": {"AGREE"}, "proposal": {"AGREE", "REQUEST"},
	"charge": {"ACCUSE"}, "accusation": {"ACCUSE"}, "allegation": {"ACCUSE"},
}

// arresters are the police or prosecutors of whom the paragraph of an arrest speaks,
// those nearest before it, else behind it in its sentence; -1 for none. They are not
// those who are arrested.
func (v *view) arresters(f *draft) int {
	i := f.trigger
	s := v.d.Sentences[v.tokens[i].Sentence]
	does := func(k int) bool { return v.arrests(k) && v.overlap(f.recipient, []int{k}) != yes }
	for k := i - 1; k >= 0 && v.d.Sentences[v.tokens[k].Sentence].Block == s.Block; k-- {
		if does(k) {
			return k
		}
	}
	for k := i + 1; k < s.End; k++ {
		if does(k) {
			return k
		}
	}
	return -1
}

// arrests reports whether a word names those whose office it is to arrest.
func (v *view) arrests(k int) bool {
	if !v.noun(k) || !v.headsPhrase(k) {
		return false
	}
	switch v.lemmas[k] {
	case "police", "gendarme", "prosecutor", "policeman", "constabulary", "gendarmerie":
		return true
	}
	return false
}
