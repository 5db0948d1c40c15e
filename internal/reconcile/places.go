package reconcile

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/news"
	"readout/internal/nlp"
)

// spot is where an account says that something takes place.
type spot struct {
	m    *moment
	name nlp.Span
	text string // folded
}

// gatherings are what takes place in one town.
var gatherings = set(`talk meeting summit negotiation conference inquiry hearing ceremony funeral trial session
 congress wedding match final tournament concert auction debate round meet negotiate convene`)

// places compares where the documents have one gathering of one day take place: two towns
// cannot both be it. What is part of the other, as some document has it, is not compared.
func (r *reader) places(moments []moment) (finding, bool) {
	f := finding{agenda: -1}
	f.Kind, f.Slot = news.Contradicts, news.PlaceSlot
	var spots []spot
	for i := range moments {
		m := &moments[i]
		if s, ok := r.spotOf(m); ok && r.relateTimes(moments[0], *m) == equalValues {
			spots = append(spots, s)
		}
	}
	var towns []string
	for _, s := range spots {
		k := slices.Index(towns, s.text)
		if k < 0 {
			k = len(towns)
			towns = append(towns, s.text)
		}
		f.Values = append(f.Values, value(s.m.a.d, s.name, s.m.a.d.Slice(s.name), k+1))
	}
	if len(towns) != 2 || !slices.ContainsFunc(spots, func(s spot) bool { return independent(s.m.a, spots[0].m.a) }) || r.sameRegion(towns[0], towns[1]) {
		return f, false
	}
	m := spots[0].m
	f.Topic = shorten(m.a.d.Slice(m.shown))
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	f.rank = 0.5
	return f, true
}

// spotOf is the only town in which a gathering is told to take place.
func (r *reader) spotOf(m *moment) (spot, bool) {
	d := m.a.d
	out := spot{m: m}
	held := false
	for i := d.TokenAt(m.shown.Start); i < len(d.Tokens) && d.Tokens[i].Start < m.shown.End; i++ {
		t := &d.Tokens[i]
		held = held || gatherings[m.a.words[i].lemma] || gatherings[strings.TrimSuffix(t.Lower, "s")] // "Talks", read as a name
		if t.Lower != "in" || t.Dep != "prep" || !m.a.ofGathering(i) {
			continue
		}
		for k := range d.Children(i) {
			name := townAt(d, k)
			if name.Empty() || d.Tokens[k].Dep != "pobj" {
				continue
			}
			if out.text != "" {
				return out, false
			}
			out.name, out.text = name, knowledge.Fold(d.Slice(name))
		}
	}
	return out, held && out.text != ""
}

// ofGathering reports whether a preposition hangs on what takes place, or on the verb that
// says of it that it does: "a summit in Hask", "the talks will resume in Hask"; not "the
// course in Vellin, ahead of the summit".
func (a *account) ofGathering(prep int) bool {
	d := a.d
	h := d.Tokens[prep].Head
	if d.Tokens[h].Dep == "pobj" { // "on Friday in Hask"
		h = d.Tokens[d.Tokens[h].Head].Head
	}
	if gatherings[a.words[h].lemma] || gatherings[strings.TrimSuffix(d.Tokens[h].Lower, "s")] {
		return true
	}
	for range 3 { // "the talks are to resume in Hask"
		t := &d.Tokens[h]
		if t.POS != "VERB" && t.POS != "AUX" {
			return false
		}
		if a.tellsOfGathering(h) {
			return true
		}
		if t.Dep != "xcomp" {
			return false
		}
		h = t.Head
	}
	return false
}

// tellsOfGathering reports whether the subject or object of a verb takes place.
func (a *account) tellsOfGathering(verb int) bool {
	for k := range a.d.Children(verb) {
		if t := &a.d.Tokens[k]; t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "dobj" {
			if gatherings[a.words[k].lemma] || gatherings[lemmaOf(t)] || gatherings[strings.TrimSuffix(t.Lower, "s")] {
				return true
			}
		}
	}
	return false
}

// townAt is the name of a place that a token is of, where the knowledge does not have it
// as a country; or empty.
func townAt(d *nlp.Document, token int) nlp.Span {
	t := d.Tokens[token].Span
	i := slices.IndexFunc(d.Names, func(n nlp.Name) bool { return n.Type == nlp.GeoPolity && n.Contains(t) })
	if i < 0 {
		return nlp.Span{}
	}
	name := d.Names[i].Span
	for _, e := range knowledge.Load().Find(d.Slice(name)) {
		if e.Kind == knowledge.Country {
			return nlp.Span{}
		}
	}
	return name
}

// sameRegion reports whether some document puts two places beside each other, as a town
// and its region are: "Hask, Lower Tarn".
func (r *reader) sameRegion(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	for _, x := range r.accounts {
		text := " " + knowledge.Fold(x.d.Text) + " "
		for _, between := range []string{", ", " in ", " (", " in the ", " of "} {
			if strings.Contains(text, a+between+b) || strings.Contains(text, b+between+a) {
				return true
			}
		}
	}
	return false
}
