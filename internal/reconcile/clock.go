package reconcile

import (
	"strings"
	"time"

	"readout/internal/nlp"
)

// restatedBy reports whether a time is the moment's in another zone, in brackets behind
// it, "at 2:14 p.m. (1714 GMT)", or behind a comma: "at 3.40 of Peru, 5.40 in Rio Branco".
func (m *moment) restatedBy(t *nlp.Timex) bool {
	d := m.a.d
	gap := t.Start - m.t.End
	if m.t.Grain < nlp.HourGrain || t.Grain < nlp.HourGrain || gap <= 0 || gap >= 40 {
		return false
	}
	between := d.Text[m.t.End:t.Start]
	return strings.Contains(between, "(") && t.Zoned || between == ", " && (t.Zoned || strings.HasPrefix(d.Text[t.End:], " in ")) && m.t.Zoned
}

// instant is the moment on the world's clock, where the text gives a zone.
func (m *moment) instant() (time.Time, bool) {
	switch {
	case m.t.Zoned:
		return m.t.From, true
	case m.zoned != nil && m.zoned.Problem == "":
		return m.zoned.From, true
	}
	return time.Time{}, false
}

// relateClocks compares two clock times of one event: as instants where both texts give
// a zone, else by their readings. A zone that the one text leaves open may explain a gap
// of whole half hours.
func (r *reader) relateClocks(a, b moment) relation {
	x, y := a.t, b.t
	if a.wording() == b.wording() {
		return equalValues // one text, its days counted from others
	}
	from, okA := a.instant()
	to, okB := b.instant()
	if !okA || !okB {
		from, to = clockOf(x.From), clockOf(y.From)
	}
	gap := from.Sub(to).Abs()
	if days := gap.Round(24 * time.Hour); !a.onDay() || !b.onDay() || days >= 6*24*time.Hour && (gap-days).Abs() < time.Hour {
		gap = (gap - days).Abs() // the day is told from others, or counted from days that are not sure
	}
	if (a.halfOpen() || b.halfOpen()) && gap > 6*time.Hour {
		gap = (gap - 12*time.Hour).Abs()
	}
	switch {
	case gap <= leeway(x)+leeway(y):
		return equalValues
	case okA != okB && gap <= 12*time.Hour && (gap-gap.Round(30*time.Minute)).Abs() <= leeway(x)+leeway(y) && (x.Zoned || y.Zoned):
		return equalValues // no way to tell
	case gap <= 40*time.Minute:
		return bothHold
	case gap > 12*time.Hour && (a.onDay() != b.onDay() || !a.dayNamed()):
		if clock := gap % (24 * time.Hour); min(clock, 24*time.Hour-clock) <= 30*time.Minute {
			return bothHold
		}
	}
	return disjoint
}

// onDay reports whether the text names the day of a clock time in its clause.
func (m *moment) onDay() bool {
	if m.dayNamed() || strings.ContainsAny(m.t.Value, "T") && strings.ContainsAny(m.a.d.Slice(m.t.Span), "0123456789") && monthIn(m.a.d.Slice(m.t.Span)) {
		return true
	}
	if m.clause == nil {
		return false
	}
	for i := range m.a.d.Timexes {
		t := &m.a.d.Timexes[i]
		if t.Placed() && t.Grain >= nlp.DayGrain && t != m.t && m.clause.Contains(t.Span) && dayOf(t.From).Equal(dayOf(m.t.From)) {
			return true
		}
	}
	return false
}

func monthIn(text string) bool {
	text = strings.ToLower(text)
	for n := time.January; n <= time.December; n++ {
		if strings.Contains(text, strings.ToLower(n.String()[:3])) {
			return true
		}
	}
	return false
}

// halfOpen reports whether a clock time leaves open which half of the day it is of: "at
// a quarter past two".
func (m *moment) halfOpen() bool {
	text := strings.ToLower(m.a.d.Slice(m.t.Span))
	if h := m.t.From.Hour(); h > 12 || h == 0 {
		return false
	}
	for _, sure := range []string{"a.m", "p.m", "am", "pm", "noon", "midday", "morning", "evening", "night", "gmt", "utc", "time"} {
		if strings.Contains(text, sure) {
			return false
		}
	}
	return !strings.HasPrefix(text, "0") && !strings.Contains(text, "h")
}

// oneClock reports whether two clock times are of one happening, though they differ: the
// subject is the same happening by its name, or the clauses say much the same; on one
// day, both at or both until the time. "By nine, 41 had been counted" tells when it was
// so far, not when something happened.
func (r *reader) oneClock(m, o *moment, words float64) bool {
	c, e := m.clause, o.clause
	if m.bound() != o.bound() || m.onDay() && o.onDay() && !dayOf(m.t.From).Equal(dayOf(o.t.From)) && !m.t.Zoned && !o.t.Zoned {
		return false
	}
	if c.supposed() != e.supposed() || c.coming() != e.coming() || r.phaseOf(c) != r.phaseOf(e) {
		return false
	}
	if r.namedHappening(c, e) {
		return true
	}
	return !m.bound() && words >= 0.45 && r.meantAlike(c, e) >= 0.5
}

// coincide reports whether two clock times are one to the minute and their clauses speak of
// things that are not strange to one another: in the reports of one story, two things
// seldom happen in the same minute, the less where it is no full or half hour.
func (r *reader) coincide(m, o *moment, words float64) bool {
	if m.t.Grain < nlp.MinuteGrain || o.t.Grain < nlp.MinuteGrain || !m.t.From.Equal(o.t.From) || m.bound() != o.bound() {
		return false
	}
	if m.clause.coming() != o.clause.coming() || m.clause.supposed() != o.clause.supposed() {
		return false
	}
	meaning := r.meantAlike(m.clause, o.clause)
	if m.t.From.Minute()%30 != 0 {
		return words >= 0.05 || meaning >= 0.3
	}
	return words >= 0.12 && meaning >= 0.3
}

// bound reports whether a time is one until or by which something holds.
func (m *moment) bound() bool {
	d := m.a.d
	for i, k := d.TokenAt(m.t.Start), 0; i > 0 && k < 3; k++ {
		switch i--; d.Tokens[i].Lower {
		case "until", "till", "by", "before", "from", "since", "to":
			return true
		case "at", "on", "about", "around", "just", "after", "shortly":
			continue
		}
	}
	return false
}

// phaseOf is whether a clause tells the beginning or the end of something, or neither.
func (r *reader) phaseOf(c *clause) int {
	switch v := firstWord(c.a.words[c.verb].lemma); {
	case beginning[v]:
		return 1
	case ending[v]:
		return 2
	}
	return 0
}

// namedHappening reports whether the subjects of two clauses, or what a text puts at a
// time, are words for one happening: "the blast came", "the explosion occurred". Neither
// is one of several.
func (r *reader) namedHappening(a, b *clause) bool {
	i, j := a.happening(r), b.happening(r)
	if i < 0 || j < 0 || a.a.anotherOf(i) || b.a.anotherOf(j) {
		return false
	}
	return r.nearWords(&a.a.words[i], &b.a.words[j])
}

// happening is the token of the happening that a clause tells of: its subject, or the
// object of what sets something at a time ("the log puts the explosion at noon"); or -1.
func (c *clause) happening(r *reader) int {
	d := c.a.d
	object := -1
	for k := range d.Children(c.verb) {
		t := &d.Tokens[k]
		if t.POS != "NOUN" || r.lex.net.Happening(c.a.words[k].lemma) < 0.5 {
			continue
		}
		switch t.Dep {
		case "nsubj", "nsubjpass":
			return k
		case "dobj":
			if counting[c.a.words[c.verb].lemma] || firstWord(c.a.words[c.verb].lemma) == "time" {
				object = k
			}
		}
	}
	return object
}

// withOthers reports whether the subjects of two clauses are had with two parties: "the
// talks with Vellin began", "the talks with Hask began".
func (r *reader) withOthers(a, b *clause) bool {
	with := a.namesWith()
	if len(with) == 0 {
		return false
	}
	others := b.namesWith()
	return len(others) > 0 && !meet(with, others)
}

// namesWith are the names of those with whom a clause's subject is had: "the call with
// Vellin's mayor".
func (c *clause) namesWith() []string {
	d := c.a.d
	var out []string
	for s := range d.Children(c.verb) {
		if t := &d.Tokens[s]; t.POS != "NOUN" || t.Dep != "nsubj" && t.Dep != "nsubjpass" {
			continue
		}
		for k := range d.Children(s) {
			if t := &d.Tokens[k]; t.Lower == "with" {
				for i := int(t.First); i <= int(t.Last); i++ {
					if d.Tokens[i].POS == "PROPN" {
						out = append(out, c.a.words[i].lemma)
					}
				}
			}
		}
	}
	return out
}
