package reconcile

import (
	"slices"
	"strings"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/nlp/embed"
)

// moment is a time that an account gives for something.
type moment struct {
	a      *account
	t      *nlp.Timex
	clause *clause
	lemmas []int32    // of the clause, without the time
	shown  nlp.Span   // words of the time with its clause
	zoned  *nlp.Timex // the same moment in a zone, where the text sets it beside, or nil
}

// on is 1 where the moment is of the day, else 0.
func (m moment) on(day time.Time) int {
	if dayOf(m.t.From).Equal(dayOf(day)) {
		return 1
	}
	return 0
}

// agenda compares the days that documents give for one scheduled event.
func (r *reader) agenda(in *Input) []finding {
	var out []finding
	for i, item := range in.Agenda {
		if item.Story != r.story.ID {
			continue
		}
		moments := r.mentionsOf(item)
		if f, ok := r.agendaFinding(item, moments); ok {
			f.agenda = i
			out = append(out, f)
			if p, ok := r.places(moments); ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// mentionsOf are the times that the documents of the story give for an item.
func (r *reader) mentionsOf(item news.AgendaItem) []moment {
	var moments []moment
	for _, e := range item.Evidence {
		n, ok := r.at[e.Document]
		if !ok {
			continue
		}
		if t := scheduled(e, item); t != nil {
			shown := e.Span
			if shown.Len() > 160 {
				shown = t.Span
			}
			moments = append(moments, moment{a: r.accounts[n], t: t, shown: shown})
		}
	}
	return moments
}

// agendaFinding compares the mentions of one item.
func (r *reader) agendaFinding(item news.AgendaItem, moments []moment) (finding, bool) {
	if len(moments) < 2 || !slices.ContainsFunc(moments, func(m moment) bool { return independent(m.a, moments[0].a) }) {
		return finding{}, false
	}
	if slices.ContainsFunc(moments, func(m moment) bool { return movedTo(m.a.d, m.t) }) { // the new day last, which is the item's
		slices.SortStableFunc(moments, func(x, y moment) int { return x.on(item.From) - y.on(item.From) })
	}
	f := r.momentFinding(moments, news.DateSlot)
	if f.Kind == news.Contradicts && !r.oneAppointment(moments) {
		return finding{}, false
	}
	r.moved(&f, moments)
	f.Topic = shorten(item.What)
	f.rank = 1 + float64(len(moments))/100
	return f, true
}

// inClause is a moment with its clause and the words of it.
func (m moment) inClause() moment {
	k := m.a.d.TokenAt(m.t.Start)
	if m.clause != nil || k >= len(m.a.d.Tokens) || m.a.clauseOf[k] < 0 {
		return m
	}
	m.clause = &m.a.clauses[m.a.clauseOf[k]]
	m.lemmas = m.clause.lemmas
	return m
}

// moved makes the finding an update where one of the documents says that the event
// was put off to another day: "planned for Friday, has been put off until Monday".
func (r *reader) moved(f *finding, moments []moment) {
	for _, m := range moments {
		d := m.a.d
		s := d.Sentences[d.Tokens[min(d.TokenAt(m.t.Start), len(d.Tokens)-1)].Sentence]
		if !movedTo(d, m.t) || m.destination() { // the new day itself: "put off, to Friday"
			continue
		}
		for i := range d.Timexes {
			t := &d.Timexes[i]
			if !s.Contains(t.Span) || t.Start <= m.t.Start || !t.Placed() || dayOf(t.From).Equal(dayOf(m.t.From)) || t.Grain < nlp.DayGrain {
				continue
			}
			f.Kind = news.Updates
			if slices.ContainsFunc(moments, func(o moment) bool { return dayOf(o.t.From).Equal(dayOf(t.From)) }) {
				return // its values are there
			}
			f.Values = append(f.Values, value(d, t.Span, t.Value, 2))
			f.Why = r.why(f.Kind, []news.Value{value(d, m.t.Span, "", 1), value(d, t.Span, "", 2)})
			return
		}
	}
}

// destination reports whether a time stands behind "to" or "until".
func (m moment) destination() bool {
	i := m.a.d.TokenAt(m.t.Start)
	if i == 0 || i > len(m.a.d.Tokens) {
		return false
	}
	before := m.a.d.Tokens[i-1].Lower
	return before == "to" || before == "until" || before == "till"
}

// scheduled is the time in a mention that lies nearest to the item's.
func scheduled(e news.Evidence, item news.AgendaItem) *nlp.Timex {
	var best *nlp.Timex
	for i := range e.Document.Timexes {
		t := &e.Document.Timexes[i]
		if day, ok := e.Document.Reckoned(i); ok {
			t = &day
		}
		if !t.Placed() || !e.Contains(t.Span) {
			continue
		}
		if best == nil || t.From.Sub(item.From).Abs() < best.From.Sub(item.From).Abs() {
			best = t
		}
	}
	return best
}

// momentFinding says how the times of one event stand to each other.
func (r *reader) momentFinding(moments []moment, slot news.Slot) finding {
	f := finding{agenda: -1}
	f.Slot = slot
	worst := equalValues
	var heads []moment
	for _, m := range moments {
		group := slices.IndexFunc(heads, func(h moment) bool { return r.relateTimes(h, m) == equalValues })
		for _, h := range heads {
			worst = max(worst, r.relateTimes(h, m))
		}
		if group < 0 {
			heads = append(heads, m)
			group = len(heads) - 1
		}
		f.Values = append(f.Values, value(m.a.d, m.shown, m.t.Value, group+1))
	}
	switch {
	case worst == equalValues || len(heads) == 1:
		f.Kind = news.Agrees
	case worst == bothHold:
		f.Kind = news.Differs
	default:
		f.Kind = news.Contradicts
		if slices.ContainsFunc(moments, func(m moment) bool { return movedTo(m.a.d, m.t) || r.replaced(m, moments) }) {
			f.Kind = news.Updates
		} else if slot == news.DateSlot && (!r.assuredDays(moments) || slices.ContainsFunc(moments, moment.earliest)) {
			f.Kind = news.Differs
		}
	}
	words := make([]news.Value, len(moments))
	for i, m := range moments {
		words[i] = value(m.a.d, m.t.Span, "", f.Values[i].Group)
	}
	f.Why = r.why(f.Kind, words)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f
}

// relateTimes compares two times of one event. Clock times are compared in one
// zone where both have one, and by their readings where neither has.
func (r *reader) relateTimes(a, b moment) relation {
	x, y := a.t, b.t
	if x.Grain >= nlp.HourGrain && y.Grain >= nlp.HourGrain {
		return r.relateClocks(a, b)
	}
	if a.wording() == b.wording() {
		return equalValues
	}
	xf, xt, yf, yt := dayOf(x.From), dayEnd(x.To), dayOf(y.From), dayEnd(y.To)
	switch {
	case sameWeekday(a, b):
		return equalValues
	case xf.Equal(yf) && (xt.Equal(yt) || x.Grain >= nlp.PartGrain || y.Grain >= nlp.PartGrain):
		return equalValues
	case xf.Before(yt) && yf.Before(xt):
		if x.Grain < nlp.DayGrain || y.Grain < nlp.DayGrain { // "in January" and a day of it
			return equalValues
		}
		return bothHold
	}
	return disjoint
}

// sameWeekday reports whether both texts name the same weekday, which counted from
// days that are not sure may be read as two dates.
func sameWeekday(a, b moment) bool { return a.weekdays()&b.weekdays() != 0 }

// weekdays are the weekdays that the text of a moment names without a number, a bit each.
func (m moment) weekdays() uint8 {
	days, known := m.a.weekdays[m.t.Span]
	if known {
		return days
	}
	if text := strings.ToLower(m.a.d.Slice(m.t.Span)); !strings.ContainsAny(text, "0123456789") {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.Contains(text, strings.ToLower(d.String())) {
				days |= 1 << d
			}
		}
	}
	if m.a.weekdays == nil {
		m.a.weekdays = map[nlp.Span]uint8{}
	}
	m.a.weekdays[m.t.Span] = days
	return days
}

// wording is the clause that gives the time, without case and marks.
func (m moment) wording() string {
	if m.clause == nil {
		return wording(m.a.d.Slice(m.shown))
	}
	if m.clause.text == "" {
		m.clause.text = wording(m.a.d.Slice(m.clause.Span))
	}
	return m.clause.text
}

// dayNamed reports whether a clock time is given with its day.
func (m moment) dayNamed() bool {
	text := strings.ToLower(m.a.d.Slice(m.t.Span))
	return weekday(text)
}

// leeway is how far a clock time may be off.
func leeway(t *nlp.Timex) time.Duration {
	switch {
	case t.Modifier != "":
		return 20 * time.Minute
	case t.Grain == nlp.HourGrain:
		return 5 * time.Minute
	}
	return 2 * time.Minute
}

func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// dayEnd is the end of the last day before t.
func dayEnd(t time.Time) time.Time { return dayOf(t.Add(24*time.Hour - 1)) }

// movedTo reports whether the text says at a time that something was moved to it.
func movedTo(d *nlp.Document, t *nlp.Timex) bool {
	i := d.TokenAt(t.Start)
	for k := max(0, i-8); k < min(len(d.Tokens), i+6); k++ {
		if l := lemmaOf(&d.Tokens[k]); movers[l] || movedWords[l] {
			return true
		}
	}
	return false
}

// movedWords tell the same beside the verbs: "put off", "the postponed match".
var movedWords = set("postponed rescheduled delayed off")

// clocks compares when the documents say that something happened.
func (r *reader) clocks() []finding {
	var all []moment
	for _, a := range r.accounts {
		all = append(all, r.momentsOf(a)...)
	}
	var pairs []pair
	candidates(len(all), func(i int) []int32 { return r.heavyOnes(all[i].lemmas) }, func(i, j int) {
		if s := r.sameMoment(&all[i], &all[j]); s > 0 {
			pairs = append(pairs, pair{i, j, s})
		}
	})
	pairs = append(pairs, r.strayDays(all, pairs)...)
	out := append(r.postponed(all), r.superseded(all, pairs)...)
	for _, g := range align(len(all), pairs, sameEvent) {
		moments := make([]moment, len(g))
		for k, i := range g {
			moments[k] = all[i]
		}
		if !slices.ContainsFunc(moments, func(m moment) bool { return independent(m.a, moments[0].a) }) {
			continue
		}
		f := r.momentFinding(moments, slotOf(moments[0].t))
		f.Topic = shorten(moments[0].a.d.Slice(moments[0].clause.Span))
		f.rank = r.importance(moments[0].clause)
		out = append(out, f)
		if p, ok := r.places(moments); ok {
			out = append(out, p)
		}
	}
	return out
}

func slotOf(t *nlp.Timex) news.Slot {
	if t.Grain >= nlp.HourGrain {
		return news.TimeSlot
	}
	return news.DateSlot
}

const (
	// sameEvent is how alike two clauses must be for their times to be compared,
	// oddEvent where the times cannot both hold.
	sameEvent = 0.42
	oddEvent  = 0.60
)

// momentsOf are the times that say when something happens: those of a clause
// that is not about speaking.
func (r *reader) momentsOf(a *account) []moment {
	var out []moment
	for i := range a.d.Timexes {
		t := &a.d.Timexes[i]
		k := a.d.TokenAt(t.Start)
		if !t.Placed() || t.Grain < nlp.DayGrain || t.Problem != "" || k >= len(a.d.Tokens) || a.clauseOf[k] < 0 {
			continue
		}
		if far := t.From.Sub(a.day); far < -60*24*time.Hour || far > 100*24*time.Hour {
			continue
		}
		c := a.clauseOfTime(t, k)
		if n := len(out); n > 0 && out[n-1].restatedBy(t) {
			if t.Zoned {
				out[n-1].zoned = t
			}
			continue
		}
		if a.speaks(c) || a.ofPage(c) || len(c.lemmas) < 2 || a.d.Tokens[c.verb].POS == "PROPN" || a.possessive(t) {
			continue
		}
		m := moment{a: a, t: t, clause: c, shown: c.Span}
		if c.Len() > 160 || !c.Contains(t.Span) {
			m.shown = t.Span
		}
		m.lemmas = r.without(c.lemmas, a.lemmasIn(t.Span))
		out = append(out, m)
	}
	return out
}

// clauseOfTime is the clause that a time at token k dates: its own, or the one behind "when"
// where its own only says what time it was: "It was twenty past two when the bell rang".
func (a *account) clauseOfTime(t *nlp.Timex, k int) *clause {
	c := &a.clauses[a.clauseOf[k]]
	when := a.d.TokenAt(t.End)
	if a.words[c.verb].lemma != "be" || when+1 >= len(a.d.Tokens) || a.d.Tokens[when].Lower != "when" || a.clauseOf[when+1] < 0 {
		return c
	}
	if told := &a.clauses[a.clauseOf[when+1]]; told != c && a.d.Tokens[told.verb].Sentence == a.d.Tokens[k].Sentence {
		return told
	}
	return c
}

// ofPage reports whether a clause tells of the page itself: "Updated: Thursday, 9:31 a.m."
func (a *account) ofPage(c *clause) bool {
	t := &a.d.Tokens[c.verb]
	return published[t.Lower] && c.verb <= a.d.Sentences[t.Sentence].First+1 && a.doer(c.verb) < 0
}

var published = set("updated published posted modified")

// possessive reports whether a time only says which one is meant: "Monday's price".
func (a *account) possessive(t *nlp.Timex) bool {
	for i := a.d.TokenAt(t.Start); i < len(a.d.Tokens) && a.d.Tokens[i].Start < t.End; i++ {
		if a.d.Tokens[i].Dep == "poss" {
			return true
		}
	}
	return false
}

// without is a sorted list less another.
func (r *reader) without(list, drop []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(list), func(l int32) bool { return holds(drop, l) })
}

// speaks reports whether a clause's verb is the cue of a statement.
func (a *account) speaks(c *clause) bool {
	v := a.d.Tokens[c.verb].Span
	return slices.ContainsFunc(a.d.Statements, func(s nlp.Statement) bool { return s.Cue.Contains(v) })
}

// sameMoment is how surely two times are of one event, in 0..1.
func (r *reader) sameMoment(m, o *moment) float64 {
	if m.a == o.a || m.clause == nil || (m.t.Grain >= nlp.HourGrain) != (o.t.Grain >= nlp.HourGrain) || m.clause.negated != o.clause.negated {
		return 0
	}
	words := r.shared(m.lemmas, o.lemmas)
	if r.opposedVerbs(m.clause, o.clause) || r.withOthers(m.clause, o.clause) {
		return 0
	}
	if m.t.Grain >= nlp.HourGrain && r.oneClock(m, o, words) {
		return 0.7
	}
	if r.coincide(m, o, words) {
		return sameEvent
	}
	if words < 0.15 {
		return 0
	}
	if m.t.Grain >= nlp.HourGrain && r.happened(m.clause, o.clause) {
		return 0.7
	}
	score := (words + r.meantAlike(m.clause, o.clause)) / 2
	if told := r.retelling(m.clause, o.clause); told >= retold {
		score = max(score, told)
	}
	need := sameEvent
	rel := r.relateTimes(*m, *o)
	if rel != equalValues && m.t.Grain < nlp.HourGrain && !(m.near(o) && r.sameAct(m.clause, o.clause) && r.sameDeed(m, o)) {
		return 0
	}
	if rel == disjoint {
		if need = oddEvent; !r.sameAct(m.clause, o.clause) || !dated(m) && !r.sameWeek(m, o) || !dated(o) && !r.sameWeek(m, o) || !m.clause.asserted() || !o.clause.asserted() {
			return 0
		}
		if r.rareSubject(m.clause, o.clause) {
			need = sameEvent
		}
	}
	if score < need {
		return 0
	}
	return score
}

// opposedVerbs reports whether two clauses tell opposite deeds by their verbs, not one
// deed from its two sides ("beat", "lost to").
func (r *reader) opposedVerbs(a, b *clause) bool {
	v, w := a.a.words[a.verb].lemma, b.a.words[b.verb].lemma
	return r.opposedLemmas(v, w) && !(converse[v] && converse[w])
}

var converse = set("win lose beat defeat buy sell lend borrow give receive")

// happened reports whether two clauses tell one happening by its verb: a verb that
// few clauses of the story have, in the past, of a name and of "the ferry" that may
// be its bearer.
func (r *reader) happened(a, b *clause) bool {
	v, w := a.a.words[a.verb], b.a.words[b.verb]
	if v.id < 0 || w.id < 0 || !r.heavy(v.id, 3) || !r.heavy(w.id, 3) || v.lemma != w.lemma && r.nearness(v.id, w.id) == 0 {
		return false
	}
	if a.a.d.Tokens[a.verb].Tag != "VBD" || b.a.d.Tokens[b.verb].Tag != "VBD" || !a.asserted() || !b.asserted() {
		return false
	}
	return sameSubject(a, b) || a.definite() != b.definite()
}

// definite reports whether the subject is a common noun with "the".
func (c *clause) definite() bool {
	d := c.a.d
	for k := range d.Children(c.verb) {
		if t := &d.Tokens[k]; t.Dep == "nsubj" || t.Dep == "nsubjpass" {
			return t.POS == "NOUN" && d.Tokens[t.First].Lower == "the"
		}
	}
	return false
}

// rareSubject reports whether two clauses share a subject that is not everywhere in
// the story.
func (r *reader) rareSubject(a, b *clause) bool {
	return slices.ContainsFunc(a.subject, func(l int32) bool { return slices.Contains(b.subject, l) && r.heavy(l, 2.5) })
}

// sameAct reports whether two clauses have one subject and verbs of one meaning.
func (r *reader) sameAct(a, b *clause) bool {
	return sameSubject(a, b) && r.nearWords(&a.a.words[a.verb], &b.a.words[b.verb])
}

// sameDeed reports whether the verbs that two days belong to have one object or aim.
func (r *reader) sameDeed(m, o *moment) bool {
	a, b := m.clause, o.clause
	if !m.ofVerb() || !o.ofVerb() {
		return false
	}
	x, y := a.a.aims(a.verb), b.a.aims(b.verb)
	return len(x) == 0 && len(y) == 0 || slices.ContainsFunc(x, func(l int32) bool {
		return slices.ContainsFunc(y, func(k int32) bool { return l == k || r.nearness(l, k) > 0 })
	})
}

// aims are the lemmas of a verb's object and of what its prepositions add, times and
// names of places and persons left out: these are compared for themselves.
func (a *account) aims(verb int) []int32 {
	var out []int32
	add := func(i int) {
		if w := &a.words[i]; w.id >= 0 && !a.inTime(i) {
			out = append(out, w.id)
		}
	}
	for k := range a.d.Children(verb) {
		switch t := &a.d.Tokens[k]; t.Dep {
		case "dobj", "nsubjpass", "attr", "acomp", "xcomp":
			add(k)
		case "prep":
			for o := range a.d.Children(k) {
				if a.d.Tokens[o].Dep == "pobj" && a.d.Tokens[o].POS != "PROPN" {
					add(o)
				}
			}
		}
	}
	return out
}

// inTime reports whether a token is part of an expression of time.
func (a *account) inTime(i int) bool {
	s := a.d.Tokens[i].Span
	return slices.ContainsFunc(a.d.Timexes, func(t nlp.Timex) bool { return t.Contains(s) })
}

// ofVerb reports whether a time says when the clause's verb takes place, not when
// something within it does: "according to testimony released Monday".
func (m *moment) ofVerb() bool {
	d := m.a.d
	first := d.TokenAt(m.t.Start)
	end := first
	for end < len(d.Tokens) && d.Tokens[end].Start < m.t.End {
		end++
	}
	if end == first {
		return false
	}
	at := d.Root(first, end)
	for range 3 {
		t := &d.Tokens[at]
		if t.Head == m.clause.verb {
			return true
		}
		if t.Dep != "pobj" && t.Dep != "prep" && t.Dep != "npadvmod" {
			return false
		}
		at = t.Head
	}
	return false
}

// near reports whether the reports of two moments are of one time: what recurs is told
// again weeks later.
func (m *moment) near(o *moment) bool {
	return m.a.day.Sub(o.a.day).Abs() <= 4*24*time.Hour
}

// dated reports whether a time can be held against another: it names its day, or
// the day of its document is sure.
func dated(m *moment) bool {
	if m.t.Grain >= nlp.HourGrain {
		return m.a.d.Tokens[m.a.d.TokenAt(m.t.Start)].Dep != "compound"
	}
	text := strings.ToLower(m.a.d.Slice(m.t.Span))
	if strings.ContainsAny(text, "0123456789") {
		return true
	}
	sure := m.a.d.Dates.Anchor.Basis != nlp.Inferred && m.a.d.Dates.Anchor.Known()
	return sure && (weekday(text) || strings.Contains(text, "yesterday") && m.a.d.Dates.Published.Precision >= nlp.Day)
}

// sameWeek reports whether two times are different weekdays by name, a few days apart:
// that stands whatever day the documents are of.
func (r *reader) sameWeek(m, o *moment) bool {
	x, y := strings.ToLower(m.a.d.Slice(m.t.Span)), strings.ToLower(o.a.d.Slice(o.t.Span))
	return weekday(x) && weekday(y) && m.t.From.Sub(o.t.From).Abs() < 4*24*time.Hour
}

func weekday(text string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.Contains(text, strings.ToLower(d.String())) {
			return true
		}
	}
	return false
}

// meantAlike is the cosine of the meanings of two clauses.
func (r *reader) meantAlike(a, b *clause) float64 {
	return float64(embed.Dot(r.clauseVector(a), r.clauseVector(b)))
}

// clauseVector is the meaning of a clause, its times left out, as a vector of length 1.
func (r *reader) clauseVector(c *clause) []float32 {
	if c.vec == nil {
		var b strings.Builder
		for i := c.first; i < c.end; i++ {
			if w := &c.a.words[i]; c.a.clauseOf[i] == c.n && (w.id >= 0 || c.a.d.Tokens[i].POS == "PROPN") {
				b.WriteString(c.a.d.Tokens[i].Lower)
				b.WriteByte(' ')
			}
		}
		c.vec = embed.Unit(r.model.Embed(nil, b.String()))
	}
	return c.vec
}
