package reconcile

import (
	"cmp"
	"slices"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// harms are what befalls people: of these the news says that it befell nobody.
var harms = []string{"die", "injure", "arrest", "miss"}

// befalls are the words of each harm that a dictionary does not put near.
var befalls = map[string]map[string]bool{
	"die":    set("death dead kill perish fatality"),
	"injure": set("hurt wound injury casualty"),
	"arrest": set("detain custody"),
	"miss":   set("missing unaccounted"),
}

// harmOf is the harm that a word tells, or empty.
func harmOf(lemma string) string {
	for _, h := range harms {
		if lemma == h || befalls[h][lemma] {
			return h
		}
	}
	return ""
}

// none finds where one document says that nobody was harmed and another that some were.
func (r *reader) none(found []finding) []finding {
	var out []finding
	for _, a := range r.accounts {
		for i := range a.clauses {
			c := &a.clauses[i]
			if !c.negated || !c.asserted() || c.ahead() || past(c) {
				continue
			}
			p := r.predicateOf(c)
			h := harmOf(a.words[p.head].lemma)
			if h == "" || p.holds || !p.nobody || r.limited(&p) {
				continue
			}
			if f, ok := r.harmed(&p, h, found); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// limited reports whether a clause speaks of some people or some place only: "nobody on
// the bridge was hurt".
func (r *reader) limited(p *predicate) bool { return len(p.beside()) > 0 }

// harmed shows the clauses of others that tell the harm which a clause says befell nobody.
func (r *reader) harmed(p *predicate, h string, found []finding) (finding, bool) {
	f := finding{agenda: -1, rank: 0.5}
	f.Slot, f.Topic = news.PolaritySlot, shorten(p.c.a.d.Slice(p.c.Span))
	f.Values = []news.Value{value(p.c.a.d, p.c.Span, p.polarity(), 1)}
	later, spoken := true, true
	for _, a := range r.accounts {
		if !independent(a, p.c.a) {
			continue
		}
		if c := r.tellsHarm(a, h); c != nil && !partsAt(found, p.c, c) {
			f.Values = append(f.Values, value(a.d, c.Span, "so", 2))
			later = later && dayOf(p.c.a.day).Before(dayOf(a.day))
			spoken = spoken && r.speakersApart(p.c, c)
		}
	}
	switch {
	case len(f.Values) < 2:
		return f, false
	case later || h == "miss" && r.found(&f):
		f.Kind = news.Updates
	case spoken:
		f.Kind = news.Disputed
	default:
		f.Kind = news.Contradicts
	}
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f, true
}

// found reports whether the first value of a finding is of a later day than the others:
// those who were missing have been found.
func (r *reader) found(f *finding) bool {
	day := func(v news.Value) time.Time { return dayOf(r.accounts[r.at[v.Document]].day) }
	return !slices.ContainsFunc(f.Values[1:], func(v news.Value) bool { return !day(v).Before(day(f.Values[0])) })
}

// tellsHarm is the first clause of a document's body that tells a harm of its story, else
// of its title; or nil.
func (r *reader) tellsHarm(a *account, h string) *clause {
	var title *clause
	for i := range a.clauses {
		c := &a.clauses[i]
		if c.negated || !c.asserted() || c.ahead() || past(c) || c.looksBack() || c.onlySpeaks() {
			continue
		}
		for k := c.first; k < c.end; k++ {
			t := &a.d.Tokens[k]
			if a.clauseOf[k] == c.n && harmOf(a.words[k].lemma) == h && (k == c.verb || t.Dep == "pobj" && a.d.Tokens[t.Head].Lower == "to" || t.Dep == "acomp") && r.ofPeople(c) {
				if a.d.Blocks[a.d.Sentences[t.Sentence].Block].Kind == nlp.BodyBlock {
					return c
				}
				title = cmp.Or(title, c)
			}
		}
	}
	return title
}

// ofPeople reports whether a clause says of whom it tells: it has a subject.
func (r *reader) ofPeople(c *clause) bool { return len(c.subject) > 0 }
