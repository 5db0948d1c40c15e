package reconcile

import (
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// attributed is the content with its speaker and cue, on whichever side they stand, where
// that is one short stretch of the text.
func (s *saying) attributed() nlp.Span {
	out := s.shown()
	for _, part := range []nlp.Span{s.s.Cue, s.s.Speaker.Span} {
		if all := (nlp.Span{Start: min(out.Start, part.Start), End: max(out.End, part.End)}); !part.Empty() && all.Len() <= out.Len()+80 {
			out = all
		}
	}
	return out
}

// whose is the finding that documents give one utterance to different speakers:
// Putin by way of his aide, or the aide himself.
func (r *reader) whose(all []saying, group []int) (finding, bool) {
	f := finding{agenda: -1, rank: float64(len(group)) / 10}
	f.Kind, f.Slot = news.Differs, news.SpeakerSlot
	var speakers []party
	for _, i := range group {
		s := &all[i]
		if !s.speaker.known() {
			continue
		}
		k := slices.IndexFunc(speakers, func(p party) bool { return p.entity != "" && p.entity == s.speaker.entity || p.sameWords(s.speaker) })
		if k < 0 {
			speakers = append(speakers, s.speaker)
			k = len(speakers) - 1
		}
		f.Values = append(f.Values, value(s.a.d, s.attributed(), s.s.Speaker.Text, k+1))
	}
	if len(speakers) < 2 {
		return f, false
	}
	if !relayed(all, group, speakers) {
		return r.misattributed(all, group)
	}
	f.Topic = shorten(all[group[0]].text)
	f.Why = whoseWhy(f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f, true
}

// misattributed is the finding that documents quote the words of one person as those of
// another: the two that are given apart, with what else of the group is given to either.
func (r *reader) misattributed(all []saying, group []int) (finding, bool) {
	f := finding{agenda: -1, rank: float64(len(group)) / 10}
	f.Kind, f.Slot = news.Contradicts, news.SpeakerSlot
	for n, i := range group {
		for _, j := range group[n+1:] {
			x, y := &all[i], &all[j]
			if !r.givenApart(x, y) || inOneDocument(all, group, x, y) {
				continue
			}
			for _, k := range group {
				for side, one := range []*saying{x, y} {
					if s := &all[k]; s.speaker.entity == one.speaker.entity {
						f.Values = append(f.Values, value(s.a.d, s.attributed(), s.s.Speaker.Text, side+1))
					}
				}
			}
			f.Topic = shorten(x.text)
			f.Why = whoseWhy(f.Values)
			f.OddOneOut = r.odd(f.Values, f.Kind)
			return f, true
		}
	}
	return f, false
}

// inOneDocument reports whether one document gives the words to both speakers.
func inOneDocument(all []saying, group []int, x, y *saying) bool {
	gives := func(a *account, to *saying) bool {
		return slices.ContainsFunc(group, func(k int) bool { return all[k].a == a && all[k].speaker.entity == to.speaker.entity })
	}
	return gives(x.a, y) || gives(y.a, x)
}

// givenApart reports whether two sayings of different origins are quotations of two persons,
// each named with the words, of whom neither carries the other's, nor speaks for others: in the
// same words, unless a machine has translated one of them.
func (r *reader) givenApart(x, y *saying) bool {
	if !independent(x.a, y.a) || x.s.Form != nlp.Direct || y.s.Form != nlp.Direct || !r.strangers(x, y) || !x.byName() || !y.byName() || x.linked(y) || x.forOther() != y.forOther() {
		return false
	}
	return x.sameButForTranslation(y)
}

// sameButForTranslation reports whether two quotations have the same words, or a machine has
// translated one of them.
func (s *saying) sameButForTranslation(o *saying) bool {
	return s.a.d.Translated.Machine || o.a.d.Translated.Machine || s.verbatim(o)
}

// verbatim reports whether nearly all telling words of the shorter of two quotations, three or
// more, are in the longer.
func (s *saying) verbatim(o *saying) bool {
	a, b := s.core.lemmas, o.core.lemmas
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 3 && float64(inBoth(a, b)) >= 0.8*float64(len(a)) && 2*len(a) > len(b)
}

// forOther reports whether the speaker is told as one who speaks for others.
func (s *saying) forOther() bool {
	d := s.a.d
	for i := d.TokenAt(s.s.Speaker.Span.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.s.Speaker.Span.End; i++ {
		if t := &d.Tokens[i]; forOthers[lemmaOf(t)] || strings.HasPrefix(t.Lower, "spokes") {
			return true
		}
	}
	return false
}

// forOthers are those whose words are somebody else's.
var forOthers = set("representative lawyer attorney counsel publicist secretary aide agent adviser advisor")

// byName reports whether a saying is one of a statement that stands for itself, of a person
// who is named with it.
func (s *saying) byName() bool {
	name := slices.ContainsFunc(s.a.d.Names, func(n nlp.Name) bool { return n.Type == nlp.Person && s.s.Speaker.Span.Overlaps(n.Span) })
	return name && s.s.Parent == "" && len(s.s.Via) == 0 && !s.outer && !s.a.carries(s.s)
}

// relayed reports whether some document has one of the speakers carry the words of
// another: else they are two who said alike things.
func relayed(all []saying, group []int, speakers []party) bool {
	return slices.ContainsFunc(group, func(i int) bool {
		n := 0
		for _, p := range speakers {
			if p.entity != "" && slices.ContainsFunc(all[i].chain, func(q party) bool { return q.entity == p.entity }) {
				n++
			}
		}
		return n > 1
	})
}

// whoseWhy tells which document gives each value.
func whoseWhy(values []news.Value) string {
	var parts []string
	for _, v := range values {
		parts = append(parts, shorten(v.Value)+": "+v.Document.ID)
	}
	return strings.Join(parts, "; ")
}
