package reconcile

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/news"
	"readout/internal/nlp"
)

// garbled lists the names that pages misspell, each spelling of a page once: a family
// name that the page also writes with the given name is no further one.
func (r *reader) garbled(in *Input) []finding {
	var out []finding
	for i := range in.Entities {
		e := &in.Entities[i]
		seen := map[string]bool{}
		for _, m := range e.Mentions {
			d := in.Documents[m.Document]
			if _, ours := r.at[d]; !ours || !m.Garbled {
				continue
			}
			s := m.Name
			if s.Empty() {
				s = m.Span
			}
			key := d.ID + d.Slice(s)
			if seen[key] || inFuller(e, m, d.Slice(s), d) {
				continue
			}
			seen[key] = true
			f := finding{agenda: -1}
			f.Kind, f.Slot, f.Topic = news.GarbledName, news.NameSlot, e.Name
			f.Values = []news.Value{value(d, s, "", 1)}
			f.Why = d.Slice(s) + " for " + e.Name
			if r.spelledElsewhere(in, e, d) {
				f.OddOneOut = d
			}
			out = append(out, f)
		}
	}
	return out
}

// inFuller reports whether a document has a garbled name of an entity that ends with
// the one of a mention: "Gaavik" behind "Liis Gaavik".
func inFuller(e *nlp.Entity, m nlp.EntityMention, name string, d *nlp.Document) bool {
	return slices.ContainsFunc(e.Mentions, func(o nlp.EntityMention) bool {
		return o.Garbled && o.Document == m.Document && strings.HasSuffix(d.Slice(o.Name), " "+name)
	})
}

// spelledElsewhere reports whether at least two other documents of the story spell an
// entity's name as it is, so that the one that garbles it stands alone.
func (r *reader) spelledElsewhere(in *Input, e *nlp.Entity, d *nlp.Document) bool {
	right := map[*nlp.Document]bool{}
	for _, m := range e.Mentions {
		o := in.Documents[m.Document]
		if _, ours := r.at[o]; !ours || m.Name.Empty() {
			continue
		}
		if m.Garbled && o != d {
			return false // another garbles it too
		}
		right[o] = right[o] || o != d && !m.Garbled
	}
	delete(right, d)
	return len(right) >= 2
}

// spelling is how an account writes a name in full.
type spelling struct {
	a    *account
	span nlp.Span
	text string
}

// spellings lists the persons whose names independent documents spell in
// different ways that are both usual: "Yuriy" and "Yuri".
func (r *reader) spellings(in *Input) []finding {
	var out []finding
	for i := range in.Entities {
		e := &in.Entities[i]
		if e.Type != nlp.PersonEntity {
			continue
		}
		forms := r.forms(in, e)
		classes := 0
		f := finding{agenda: -1}
		for k, s := range forms {
			group := 0
			for j, o := range forms[:k] {
				if knowledge.Fold(o.text) == knowledge.Fold(s.text) {
					group = f.Values[j].Group
				}
			}
			if group == 0 {
				classes++
				group = classes
			}
			f.Values = append(f.Values, value(s.a.d, s.span, s.text, group))
		}
		if classes < 2 || !slices.ContainsFunc(forms, func(s spelling) bool { return independent(s.a, forms[0].a) }) {
			continue
		}
		f.Kind, f.Slot, f.Topic = news.Agrees, news.NameSlot, e.Name
		f.Why = r.why(f.Kind, f.Values)
		out = append(out, f)
	}
	return out
}

// forms are the first full spellings of a person's name in each document, as far
// as they are spellings of one name.
func (r *reader) forms(in *Input, e *nlp.Entity) []spelling {
	var out []spelling
	done := map[*nlp.Document]bool{}
	for _, m := range e.Mentions {
		d := in.Documents[m.Document]
		n, ours := r.at[d]
		if !ours || m.Garbled || m.Name.Empty() || done[d] {
			continue
		}
		text := d.Slice(m.Name)
		if len(strings.Fields(text)) < 2 || len(out) > 0 && !oneName(out[0].text, text) {
			continue
		}
		done[d] = true
		out = append(out, spelling{r.accounts[n], m.Name, text})
	}
	return out
}

// oneName reports whether two full names are spellings of one: as many words, the
// last alike, the others alike or short for one another.
func oneName(a, b string) bool {
	x, y := strings.Fields(knowledge.Fold(a)), strings.Fields(knowledge.Fold(b))
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && (x[i][0] != y[i][0] || knowledge.Distance(x[i], y[i]) > 2+max(len(x[i]), len(y[i]))/8) {
			return false
		}
	}
	return true
}
