package reconcile

import (
	"slices"

	"readout/internal/nlp"
)

// deniedBy is how surely the denial denies the statement, or 0: by how much of what
// is denied the statement says, and how near the two are in meaning.
func (r *reader) deniedBy(d *denial, s *saying) float64 {
	covered := r.covered(d.core, s.lemmas)
	gap := d.span.Start - s.span.End
	just := s.a == d.a && gap >= 0 && gap < 250
	if just && d.pointing && d.outright && len(d.core) <= 2 {
		return 1
	}
	meaning := max(0, float64(cosine(r.vector(d.text), r.vector(s.text))))
	if !d.outright && r.overtakes(d, s) {
		return 0
	}
	if !d.outright && !r.meets(d, s, covered, just) && !r.deniesAct(d, s) || d.outright && !just && !r.about(d, s) {
		return 0
	}
	if d.plain && !(covered >= 0.85 && meaning >= 0.5 && r.covered(d.said, s.lemmas) >= 0.8) {
		return 0
	}
	alike := 0.5*r.shared(d.lemmas, s.lemmas) + 0.5*meaning
	act := r.actDenied(d, s)
	if act == 0 && just && d.namedSince(s) {
		act = 1
	}
	if act > 0 {
		switch {
		case just:
			return 0.6 + alike
		case s.a == d.a && gap >= 0 && gap < 800 && alike > 0.15 && d.outright, alike >= 0.33 && d.outright, alike >= 0.42:
			return 0.3 + alike
		}
	}
	if just && !d.outright && meaning >= 0.55 && r.shareRare(d.core, s.lemmas) && d.s.Form != nlp.Direct {
		return 0.4 + alike
	}
	if !d.outright && r.covered(d.said, s.lemmas) < 0.3 || !just && !meet(d.core, s.lemmas) {
		return 0
	}
	score := 0.4*covered + 0.3*r.shared(d.lemmas, s.lemmas) + 0.3*meaning
	switch {
	case just && score >= deniedNear && covered >= 0.3 && (d.outright || covered >= 0.6 && meaning >= 0.3):
		return 0.2 + score
	case d.outright && score >= denied && covered >= 0.5:
		return score
	case !d.outright && covered >= 0.75 && meaning >= 0.45 && r.covered(d.said, s.lemmas) >= 0.8:
		return score
	}
	return 0
}

const (
	// negatedShare is how much of what is negated a statement has to say for a negation
	// to deny it.
	negatedShare = 0.4
	// plainWords is the least number of words that a bare negation and the statement have
	// to share: with fewer, the two need not be of one thing.
	plainWords = 3
)

// meets reports whether a negation says enough of what the statement says: less where it
// stands just behind it in the report's own words.
func (r *reader) meets(d *denial, s *saying, covered float64, just bool) bool {
	switch {
	case d.plain:
		return len(d.core) >= plainWords && !s.unlikely()
	case just:
		return covered >= negatedShare || d.s.Form == nlp.Indirect && (covered >= negatedShare/2 || d.namedSince(s))
	}
	return covered >= negatedShare && r.shareWords(d.core, s.lemmas) >= 2
}

// deniesAct reports whether a negation is of an act of speech that the statement tells:
// "no threat" of "warned them".
func (r *reader) deniesAct(d *denial, s *saying) bool {
	return slices.ContainsFunc(d.said, func(l int32) bool {
		act := r.actOf(l)
		return act != "" && slices.ContainsFunc(s.lemmas, func(m int32) bool { return r.actOf(m) == act })
	})
}

// unlikely reports whether the content itself leaves open or negates.
func (s *saying) unlikely() bool {
	first, end := s.tokens()
	for i := first; i < end; i++ {
		if l := s.a.d.Tokens[i].Lower; l == "unlikely" || l == "not" || l == "n't" || negators[l] {
			return true
		}
	}
	return false
}

// about reports whether what is denied outright and what is said far from it are of one
// matter: it is said of the one who denies, by the one whose word is denied, or the two
// share more than one word.
func (r *reader) about(d *denial, s *saying) bool {
	switch n := r.shareWords(d.core, s.lemmas); {
	case n >= 2 || r.names(d.core, s.speaker):
		return true
	case n == 1 || r.covered(d.core, s.lemmas) >= 0.5 && !r.onlyNames(d.core):
		return r.names(s.lemmas, d.speaker)
	}
	return false
}

// shareWords counts the lemmas in both lists that are no names: whom two sentences speak
// of does not make them of one matter.
func (r *reader) shareWords(a, b []int32) int {
	n := 0
	for _, l := range a {
		if holds(b, l) && !r.who.isName(r.texts[l]) {
			n++
		}
	}
	return n
}

func (r *reader) onlyNames(list []int32) bool {
	return !slices.ContainsFunc(list, func(l int32) bool { return !r.who.isName(r.texts[l]) })
}

// names reports whether a party's name is among the lemmas.
func (r *reader) names(lemmas []int32, p party) bool {
	return slices.ContainsFunc(lemmas, func(l int32) bool { return slices.Contains(p.words, r.texts[l]) })
}

// actDenied reports whether the statement tells the act that the denial says there was
// not: "no such undertaking" of "had promised"; how near the words are, or 0.
func (r *reader) actDenied(d *denial, s *saying) float64 {
	best := 0.0
	for _, l := range d.said {
		for _, m := range s.lemmas {
			switch n := r.nearness(l, m); {
			case l == m && r.heavy(l, 2.5):
				best = 1
			case n >= 0.8:
				best = max(best, n)
			case r.actOf(l) != "" && r.actOf(l) == r.actOf(m):
				best = max(best, 0.9)
			}
		}
	}
	return best
}

// namedSince reports whether what the denial says there was not is named between
// the statement and the denial: "she has a copy of the letter".
func (d *denial) namedSince(s *saying) bool {
	first := d.a.d.TokenAt(s.span.Start)
	end, _ := d.tokens()
	for i := first; i < end; i++ {
		if slices.Contains(d.said, d.a.words[i].id) && d.a.words[i].id >= 0 {
			return true
		}
	}
	return false
}
