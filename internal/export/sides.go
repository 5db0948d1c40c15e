package export

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/page/markup"
)

// side are the values of a comparison that agree.
type side struct {
	group  int
	odd    bool
	voices []voice
}

// voice is one wording of a side, with the places that have it.
type voice struct {
	piece
	places []news.Evidence
	parts  []news.Evidence // places with a part of its words
}

// sides are a comparison's values by group, in their order.
func (b *builder) sides(c news.Comparison, width int) []side {
	var all []side
	for _, v := range c.Values {
		if slices.ContainsFunc(c.Values, func(w news.Value) bool { return says(c.Slot, w, v) }) {
			continue
		}
		i := slices.IndexFunc(all, func(s side) bool { return s.group == v.Group })
		if i < 0 {
			i = len(all)
			all = append(all, side{group: v.Group})
		}
		all[i].odd = all[i].odd || c.OddOneOut != nil && v.Document == c.OddOneOut
		if !all[i].has(v.Document) {
			all[i].add(b.valueShown(c, v, width), v.Evidence)
		}
	}
	return all
}

// says reports whether a value says for its document what another one says less
// exactly: the day of a month, the hour rather than how long it took.
func says(slot news.Slot, w, v news.Value) bool {
	if w.Document != v.Document || w.Group != v.Group {
		return false
	}
	switch slot {
	case news.DateSlot:
		return len(w.Value) > len(v.Value)
	case news.TimeSlot:
		return strings.Contains(w.Value, "T") && !strings.Contains(v.Value, "T")
	}
	return false
}

// valueShown is a value as shown: who it is, where speakers are compared.
func (b *builder) valueShown(c news.Comparison, v news.Value, width int) piece {
	if c.Slot == news.SpeakerSlot && v.Furniture == "" {
		if who := b.whoseWords(c, v); who != "" {
			return piece{kind: name, text: who}
		}
	}
	return valuePiece(c.Slot, v, width)
}

// whoseWords is the one name for the speaker of a side: the entity's where a value
// of the side shares a word with it, else as the first value has it.
func (b *builder) whoseWords(c news.Comparison, v news.Value) string {
	written := ""
	for _, w := range c.Values {
		if w.Group != v.Group || !named(w.Value) {
			continue
		}
		if who := b.speakerAt(w.Evidence); sharesWord(who, w.Value) {
			return who
		}
		if written == "" {
			written = withoutClauses(fold(w.Value))
		}
	}
	return cmp.Or(written, b.speakerAt(v.Evidence), v.Value)
}

// sharesWord reports whether two names have a word of some letters in common.
func sharesWord(a, b string) bool {
	for w := range strings.FieldsSeq(a) {
		if key := markup.Key(w); len(key) > shortWord && strings.Contains(" "+strings.ToLower(b)+" ", strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// has reports whether a document speaks on the side already: each is shown once.
func (s *side) has(d *nlp.Document) bool {
	return slices.ContainsFunc(s.voices, func(v voice) bool {
		return slices.ContainsFunc(v.places, func(e news.Evidence) bool { return e.Document == d })
	})
}

// add puts a value under the wording that it shares.
func (s *side) add(p piece, at news.Evidence) {
	for i := range s.voices {
		if markup.Key(s.voices[i].text) == markup.Key(p.text) {
			s.voices[i].places = append(s.voices[i].places, at)
			return
		}
	}
	s.voices = append(s.voices, voice{piece: p, places: []news.Evidence{at}})
}

// valuePiece are the page's words for a value: in marks, but for the short ones of
// slots whose values are figures, days, names.
func valuePiece(slot news.Slot, v news.Value, width int) piece {
	if v.Furniture != "" {
		short, cut := shorten(balanced(fold(v.Furniture)), width)
		return piece{kind: quote, text: unmarked(short), cut: cut}
	}
	switch slot {
	case news.DateSlot, news.TimeSlot, news.FigureSlot, news.PlaceSlot, news.NameSlot, news.ParticipantSlot:
		if p := asWritten(narrowed(slot, v), width); !p.cut && len(p.text) <= shortValue {
			return p
		}
	}
	return quoted(v.Evidence, width)
}

// narrowed is the only time expression or figure inside a value of such a slot, or
// the one that has its normalised value; else the whole value.
func narrowed(slot news.Slot, v news.Value) news.Evidence {
	var inside, exact []nlp.Span
	note := func(s nlp.Span, same bool) {
		if v.Contains(s) {
			inside = append(inside, s)
			if same {
				exact = append(exact, s)
			}
		}
	}
	switch d := v.Document; slot {
	case news.DateSlot, news.TimeSlot:
		for _, t := range d.Timexes {
			if t.Type != nlp.TimexDuration && t.Type != nlp.TimexSet {
				note(t.Span, v.Value != "" && strings.HasPrefix(v.Value, t.Value))
			}
		}
	case news.FigureSlot:
		for _, q := range d.Quantities {
			note(q.Span, v.Value != "" && (q.Low == v.Value || q.High == v.Value))
		}
	}
	switch {
	case len(exact) > 0:
		return evidence(v.Document, exact[0])
	case len(inside) == 1:
		return evidence(v.Document, inside[0])
	}
	return v.Evidence
}

// row are the voices of a side in one row: “a” [1] [2], “b” [3].
func (b *builder) row(s side) []piece {
	var all []piece
	n := len(s.voices)
	if !b.All {
		n = min(n, mostVoices)
	}
	for i, v := range s.voices[:n] {
		if i > 0 {
			all = append(all, piece{kind: label, text: ",", tight: true})
		}
		all = append(all, v.piece, b.refs(v.places...))
	}
	var rest []news.Evidence
	for _, v := range s.voices[n:] {
		rest = append(rest, v.places...)
	}
	if len(rest) > 0 {
		all = append(all, piece{kind: label, text: ",", tight: true}, say("and in other words"), b.refs(rest...))
	}
	return all
}

// rows are the sides one behind the other, with a sign between them.
func (b *builder) rows(sides []side, between string) []piece {
	var all []piece
	for i, s := range sides {
		switch {
		case i > 0 && s.odd && between == againstSign:
		case i > 0:
			all = append(all, say(between))
		}
		if s.odd {
			all = append(all, piece{kind: sign, text: oddSign})
		}
		all = append(all, b.row(s)...)
	}
	return all
}
