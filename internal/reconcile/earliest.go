package reconcile

import "slices"

// earliest reports whether a time is only that before which nothing will be: "will not
// open before Monday", "could not leave until May". Another day of the event can hold
// beside it, or take its place.
func (m moment) earliest() bool {
	tokens := m.a.d.Tokens
	k := m.a.d.TokenAt(m.t.Start)
	if k == 0 || k >= len(tokens) || !slices.Contains([]string{"before", "until", "till"}, tokens[k-1].Lower) {
		return false
	}
	for i := k - 1; i >= 0 && tokens[i].Sentence == tokens[k].Sentence; i-- {
		if tokens[i].Dep == "neg" {
			return true
		}
		if tokens[i].Lower == "," || tokens[i].Lower == ";" {
			return false
		}
	}
	return false
}
