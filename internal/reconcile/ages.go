package reconcile

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// age is how old a document says that a person is.
type age struct {
	a     *account
	years int
	shown nlp.Span // the name with the age
}

const (
	// oldest bounds what is read as an age; a bare number behind a name that is below
	// youngest may count something else, as goals.
	oldest   = 115
	youngest = 10
	// misstated is how many years a report mistakes at most: what lies farther apart is of
	// other years of a life.
	misstated = 10
	// lead is how many bytes before a name "34-year-old" may begin.
	lead = 60
)

var ageForms = sync.OnceValue(func() (forms struct{ bare, behind, before *regexp.Regexp }) {
	forms.bare = regexp.MustCompile(`^(?:, (?:aged? )?|,? \()([0-9]{1,3})(?:[,).;]| of \p{Lu}| [–—-] )`)
	forms.behind = regexp.MustCompile(`^,? \(?(?:an? |the )?([0-9]{1,3})[- ]years?[- ]old\b`)
	forms.before = regexp.MustCompile(`(?:^|[^-–])\b([0-9]{1,3})-year-old (?:[\p{L}'’.-]+ ){0,4}$`)
	return forms
})

// ages compares how old independent documents say that a person is: "Ana Lopes, 34,"
// and "the 36-year-old Lopes".
func (r *reader) ages(in *Input) []finding {
	var out []finding
	for i := range in.Entities {
		e := &in.Entities[i]
		if e.Type != nlp.PersonEntity {
			continue
		}
		if f, ok := r.ageFinding(e, r.agesOf(in, e)); ok {
			out = append(out, f)
		}
	}
	return out
}

// agesOf are the ages of a person, the first of each document. A document that gives two
// tells of different years, and is left out.
func (r *reader) agesOf(in *Input, e *nlp.Entity) []age {
	var out []age
	two := map[*account]bool{}
	for _, m := range e.Mentions {
		d := in.Documents[m.Document]
		n, ours := r.at[d]
		if !ours || m.Garbled || m.Name.Empty() || m.Kind != nlp.NameMention {
			continue
		}
		x, ok := r.accounts[n].ageAt(m.Name)
		if !ok {
			continue
		}
		i := slices.IndexFunc(out, func(o age) bool { return o.a == x.a })
		if i < 0 {
			out = append(out, x)
		} else if out[i].years != x.years {
			two[x.a] = true
		}
	}
	return slices.DeleteFunc(out, func(x age) bool { return two[x.a] })
}

// ageAt reads the age that stands at a name, in its line.
func (a *account) ageAt(name nlp.Span) (age, bool) {
	text := a.d.Text
	behind := text[name.End:min(len(text), name.End+lead)]
	if strings.HasPrefix(behind, "'") || strings.HasPrefix(behind, "’") { // her son's
		return age{}, false
	}
	forms := ageForms()
	for _, form := range []*regexp.Regexp{forms.behind, forms.bare} {
		m := form.FindStringSubmatchIndex(behind)
		if m == nil {
			continue
		}
		years, err := strconv.Atoi(behind[m[2]:m[3]])
		ok := err == nil && years > 0 && years <= oldest && (form == forms.behind || years >= youngest)
		return age{a, years, nlp.Span{Start: name.Start, End: name.End + m[3]}}, ok
	}
	before := text[max(0, name.Start-lead):name.Start]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	m := forms.before.FindStringSubmatchIndex(before)
	if m == nil || strings.HasSuffix(strings.TrimRight(before[:m[2]], "- "), "then") {
		return age{}, false
	}
	years, err := strconv.Atoi(before[m[2]:m[3]])
	return age{a, years, nlp.Span{Start: name.Start - len(before) + m[2], End: name.End}}, err == nil && years > 0 && years <= oldest
}

// ageFinding holds the ages of one person against each other.
func (r *reader) ageFinding(e *nlp.Entity, all []age) (finding, bool) {
	f := finding{agenda: -1, rank: 1}
	f.Slot, f.Topic = news.FigureSlot, "age of "+e.Name
	var classes []int
	for _, x := range all {
		k := slices.Index(classes, x.years)
		if k < 0 {
			k = len(classes)
			classes = append(classes, x.years)
		}
		f.Values = append(f.Values, value(x.a.d, x.shown, strconv.Itoa(x.years), k+1))
	}
	if !slices.ContainsFunc(all, func(x age) bool { return independent(x.a, all[0].a) }) {
		return f, false
	}
	if len(classes) < 2 || otherYears(all) {
		return f, false
	}
	f.Kind = news.Contradicts
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f, true
}

// otherYears reports whether ages are of different years of a life: they lie far apart, or
// the reports do.
func otherYears(all []age) bool {
	low, high := all[0], all[0]
	for _, x := range all {
		if x.years < low.years {
			low = x
		}
		if x.years > high.years {
			high = x
		}
	}
	gap := high.years - low.years
	if gap > misstated {
		return true
	}
	passed := low.a.day.Sub(high.a.day).Abs()
	return !low.a.day.IsZero() && !high.a.day.IsZero() && passed > 180*24*time.Hour && gap <= int(passed.Hours()/24/365)+1
}
