package reconcile

import (
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// answering is how sure it must be that a denial answers a statement just before it.
	answering = 0.45
	// answerGap is how many bytes may lie between the two.
	answerGap = 420
)

// answered is what an outright denial answers in its own document, where its words alone
// do not tell: the nearest statement of somebody else before it that accuses somebody or
// speaks of the denier.
func (r *reader) answered(d *denial) []claim {
	if !d.outright {
		return nil
	}
	all := r.sayings()
	best, score := -1, 0.0
	for i := range all {
		s := &all[i]
		gap := d.shown().Start - s.span.End
		if s.a != d.a || gap < 0 || gap > answerGap || !r.claimed(d, s) {
			continue
		}
		if s.s.Act != nlp.State && s.s.Act != nlp.Accuse {
			continue
		}
		if n := r.answerScore(d, s, gap); n >= answering && n >= score {
			best, score = i, n
		}
	}
	if best < 0 {
		return nil
	}
	return []claim{{&all[best], 0.4 + 0.2*score}}
}

// answerScore is how surely a denial answers a statement gap bytes before it, from 0.
func (r *reader) answerScore(d *denial, s *saying, gap int) float64 {
	covered, meaning := r.covered(d.core, s.lemmas), max(0, float64(cosine(r.vector(d.text), r.vector(s.text))))
	named := r.refersTo(s, d.speaker)
	if !named && s.s.Act != nlp.Accuse {
		return 0
	}
	score := 0.4*covered + 0.5*meaning
	if s.s.Act == nlp.Accuse {
		score += 0.2
	}
	if named {
		score += 0.2
	}
	switch {
	case gap < 80:
		score += 0.25
	case gap < 200:
		score += 0.15
	}
	return score
}

// refersTo reports whether a statement speaks of a party.
func (r *reader) refersTo(s *saying, p party) bool {
	first, end := s.tokens()
	for i := first; i < end; i++ {
		t := &s.a.d.Tokens[i]
		if len(t.Lower) > 2 && slices.Contains(p.words, t.Lower) {
			return true
		}
	}
	for _, to := range s.s.To {
		if r.who.party(s.a.d, to).same(p) {
			return true
		}
	}
	return false
}

// bare reports whether a denial says nothing but that it is one: "the union disputes
// that".
func (s *saying) bare() bool {
	first, end := s.tokens()
	return end == first+1 && s.a.d.Tokens[first].Lower == "that"
}

// dismissing are the words by which somebody calls a thing something else.
var dismissing = set("call brand label describe dismiss term qualify characterize characterise rubbish deride ridicule")

// contested are nouns of what somebody said that another may dismiss.
var contested = set("accusation allegation charge claim figure theory version suggestion rumour rumor insinuation assertion narrative number count story")

// pointsBack reports whether what stands between cue and content is a pronoun for what
// was just said: "called that an invention".
func (s *saying) pointsBack() bool {
	d := s.a.d
	if s.s.Cue.Empty() || s.s.Cue.End > s.span.Start || s.span.Start-s.s.Cue.End > 30 {
		return false
	}
	for i := d.TokenAt(s.s.Cue.End); i < len(d.Tokens) && d.Tokens[i].Start < s.span.Start; i++ {
		if l := d.Tokens[i].Lower; (l == "this" || l == "that" || l == "it" || l == "these" || l == "those") && s.cued(dismissing) {
			return true
		}
	}
	return false
}

// quantities are the figures of a saying.
func (s *saying) quantities() []*nlp.Quantity {
	var out []*nlp.Quantity
	for i := range s.a.d.Quantities {
		if q := &s.a.d.Quantities[i]; s.span.Contains(q.Span) && !q.Ordinal {
			out = append(out, q)
		}
	}
	return out
}

// possessed reports whether a phrase belongs to what was named before it: "its president".
func possessed(phrase string) bool {
	first := strings.ToLower(firstWord(phrase))
	return first == "its" || first == "their" || first == "his" || first == "her"
}

// told is where a denial is shown: where it says nothing itself, what its party says next
// stands for it.
func (r *reader) told(d *denial) []news.Value {
	out := []news.Value{value(d.a.d, d.shown(), "", 2)}
	if !d.bare() && !d.pointing {
		return out
	}
	all := r.sayings()
	for i := range all {
		s := &all[i]
		if gap := s.shown().Start - d.span.End; s.a == d.a && gap >= 0 && gap < 120 && s.s != d.s {
			if s.speaker.same(d.speaker) || d.bare() && (gap < 20 && s.quoted || possessed(s.s.Speaker.Text)) {
				out = append(out, value(s.a.d, s.span, "", 2))
			}
			break
		}
	}
	return out
}

// withBefore adds what stands just before the claim that a pointing denial answers: "the
// union says that …. 'We have the list,' its leader said. The owner called that a lie."
func (r *reader) withBefore(d *denial, claims []claim) []claim {
	i := slices.IndexFunc(claims, func(c claim) bool { return c.a == d.a })
	if i < 0 || !d.pointing || !d.outright || !claims[i].quoted {
		return claims
	}
	all := r.sayings()
	for k := range all {
		s := &all[k]
		if gap := claims[i].span.Start - s.span.End; s.a == d.a && s.s != claims[i].s && gap >= 0 && gap < 40 && r.claimed(d, s) {
			return append(claims, claim{s, claims[i].score})
		}
	}
	return claims
}

// backs reports whether a statement says what one of the claims says, by the same party.
func (r *reader) backs(s *saying, claims []claim) bool {
	same := slices.ContainsFunc(claims, func(c claim) bool { return s.speaker.same(c.speaker) })
	return same && slices.ContainsFunc(claims, func(c claim) bool { return r.alike(s, c.saying) >= supports })
}
