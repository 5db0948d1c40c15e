package eval

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"readout/internal/analysis"
	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// goldStatement is a statement as gold.json gives it. Texts are substrings of
// the page; speakers are named in full, whatever the page writes.
type goldStatement struct {
	Doc, Content, Cue      string
	Speaker                *string
	Act, Form              string
	Via, To                []string
	Condition, Consequence string
	Optional               bool
	Note                   string
	ActOK                  []string `json:"act_ok"`
	ActAlso                []string `json:"act_also"`
	SpeakerOK              []string `json:"speaker_ok"`
}

// goldNames maps a page and a name of gold.json to the forms in which the page
// prints it.
type goldNames map[[2]string][]string

func readGoldStatements(dir string) ([]goldStatement, goldNames, error) {
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, nil, err
	}
	var gold struct {
		Statements []goldStatement
		Entities   []struct {
			Name             string
			Surface, Garbled map[string][]string
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		return nil, nil, err
	}
	names := goldNames{}
	for _, e := range gold.Entities {
		for page, forms := range e.Surface {
			names[[2]string{page, e.Name}] = slices.Concat(forms, e.Garbled[page])
		}
	}
	return gold.Statements, names, nil
}

// statementTally counts statements over folders.
type statementTally struct {
	gold, found, speaker, chain, act, whole int
	conditions, conditionsRight             int
	direct, directRight, directWrong        int
	ours                                    int
	// Extra ones that gold does not list; of those that stand within the words of one that
	// it does, and those that are given to nobody.
	extra, within, nobodys int
}

// statements scores the statements of a folder.
func (t *tally) statementsOf(dir string, r *analysis.Result) error {
	gold, names, err := readGoldStatements(dir)
	if err != nil {
		return err
	}
	byDoc := map[string][]goldStatement{}
	for _, g := range gold {
		byDoc[g.Doc] = append(byDoc[g.Doc], g)
	}
	entities := map[string]string{}
	for _, e := range r.Entities {
		entities[e.ID] = e.Name
	}
	documents := map[string]*nlp.Document{}
	for _, d := range r.Documents {
		documents[filepath.Base(d.Path)] = d
	}
	for _, name := range slices.Sorted(maps.Keys(byDoc)) {
		if d := documents[name]; d != nil {
			m := matcher{t: t, s: &t.statements, d: d, page: name, names: names, text: newSquashed(d.Text), entities: entities}
			m.run(byDoc[name])
		}
	}
	return nil
}

// squashed is a text with its white space collapsed and quotation marks made
// straight, and the way back.
type squashed struct {
	text string
	back []int // byte offsets in the original
}

func newSquashed(text string) squashed {
	var b strings.Builder
	var back []int
	space := true
	for i, r := range text {
		if unicode.IsSpace(r) {
			if space {
				continue
			}
			r, space = ' ', true
		} else {
			space = false
		}
		n := b.Len()
		b.WriteString(straight(r))
		for range b.Len() - n {
			back = append(back, i)
		}
	}
	return squashed{b.String(), append(back, len(text))}
}

func straight(r rune) string {
	switch r {
	case '“', '”', '„':
		return `"`
	case '‘', '’':
		return "'"
	}
	return string(r)
}

func squash(s string) string { return newSquashed(strings.TrimSpace(s)).text }

// find gives all places of a text.
func (s squashed) find(text string) []nlp.Span {
	var out []nlp.Span
	text = squash(text)
	for from := 0; text != ""; {
		i := strings.Index(s.text[from:], text)
		if i < 0 {
			break
		}
		out = append(out, nlp.Span{Start: s.back[from+i], End: s.back[from+i+len(text)]})
		from += i + len(text)
	}
	return out
}

// matcher compares the statements of one page with gold.
type matcher struct {
	t     *tally
	s     *statementTally
	d     *nlp.Document
	page  string
	names goldNames
	text  squashed
	// entities are the names of the run's entities, by id.
	entities map[string]string
}

// pairing is a gold statement with one of ours that shares half of the smaller
// content; rank orders the choices.
type pairing struct {
	ours    *nlp.Statement
	overlap float64
	speaker bool
	chain   bool
}

func (m *matcher) run(gold []goldStatement) {
	accepted := make([]bool, len(m.d.Statements))
	for i := range gold {
		g := &gold[i]
		best := m.best(g, accepted)
		if !g.Optional {
			m.score(g, best)
		}
	}
	for i := range m.d.Statements {
		m.s.ours++
		if !accepted[i] {
			m.extra(gold, &m.d.Statements[i])
			m.t.report.Miss("statement extra", m.page, "%s", m.print(&m.d.Statements[i]))
		}
	}
}

// extra counts a statement that gold does not list. What is reported within the words
// of one that it lists is listed in some places only; and of what "was noted" gold, which
// gives a speaker to all that it lists, says nothing.
func (m *matcher) extra(gold []goldStatement, s *nlp.Statement) {
	m.s.extra++
	within := func(g goldStatement) bool {
		return slices.ContainsFunc(m.text.find(g.Content), func(at nlp.Span) bool {
			return at.Contains(s.Cue) && !slices.ContainsFunc(s.Content, func(c nlp.Span) bool { return !at.Contains(c) })
		})
	}
	switch {
	case !s.Speaker.Known():
		m.s.nobodys++
	case slices.ContainsFunc(gold, within):
		m.s.within++
	}
}

// best is our statement that fits gold best, and marks all that gold accepts:
// those with its speaker, or with one of its chain, as the outer report.
func (m *matcher) best(g *goldStatement, accepted []bool) pairing {
	best := pairing{}
	rank := -1.0
	for i := range m.d.Statements {
		s := &m.d.Statements[i]
		o := m.overlap(g, s)
		if o <= 0 {
			continue
		}
		p := pairing{s, o, m.isSpeaker(g, s), m.isChain(g, s)}
		if p.speaker || m.isVia(g, s) {
			accepted[i] = true
		}
		r := p.overlap
		if p.speaker {
			r += 2
		}
		if p.chain {
			r++
		}
		if m.isAct(g, s) {
			r += 0.5
		}
		if r > rank {
			best, rank = p, r
		}
	}
	return best
}

// overlap is the F1 of the contents at the best place of gold's, or 0 where they
// do not share half of the smaller.
func (m *matcher) overlap(g *goldStatement, s *nlp.Statement) float64 {
	best := 0.0
	for _, at := range m.text.find(g.Content) {
		want := []nlp.Span{at}
		if n := common(want, s.Content); 2*n >= min(length(want), length(s.Content)) {
			best = max(best, overlapF1(want, s.Content))
		}
	}
	return best
}

func (m *matcher) isSpeaker(g *goldStatement, s *nlp.Statement) bool {
	if g.Speaker == nil {
		return !s.Speaker.Known()
	}
	return slices.ContainsFunc(append([]string{*g.Speaker}, g.SpeakerOK...), func(name string) bool { return m.isWho(name, s.Speaker) })
}

func (m *matcher) isVia(g *goldStatement, s *nlp.Statement) bool {
	return slices.ContainsFunc(g.Via, func(name string) bool { return m.isWho(name, s.Speaker) })
}

// isChain reports whether gold's chain is ours. Who only quotes himself is no
// link of a chain.
func (m *matcher) isChain(g *goldStatement, s *nlp.Statement) bool {
	for _, name := range g.Via {
		if !slices.ContainsFunc(s.Via, func(w nlp.Who) bool { return m.isWho(name, w) }) {
			return false
		}
	}
	return len(s.Via) <= len(g.Via) || !slices.ContainsFunc(s.Via, func(w nlp.Who) bool {
		return !slices.ContainsFunc(g.Via, func(name string) bool { return m.isWho(name, w) }) && !m.isSpeakerWho(g, w)
	})
}

func (m *matcher) isSpeakerWho(g *goldStatement, w nlp.Who) bool {
	return g.Speaker != nil && m.isWho(*g.Speaker, w)
}

func (m *matcher) isAct(g *goldStatement, s *nlp.Statement) bool {
	return slices.Contains(slices.Concat([]string{g.Act}, g.ActOK, g.ActAlso), s.Act.String())
}

func (m *matcher) isCondition(g *goldStatement, s *nlp.Statement) bool {
	if s.Condition.Empty() {
		return false
	}
	return slices.ContainsFunc(m.text.find(g.Condition), func(at nlp.Span) bool {
		return overlapF1([]nlp.Span{at}, []nlp.Span{s.Condition}) >= 0.6
	})
}

func (m *matcher) score(g *goldStatement, p pairing) {
	s := m.s
	s.gold++
	direct := g.Form == "direct" && g.Speaker != nil
	if direct {
		s.direct++
	}
	if g.Condition != "" {
		s.conditions++
	}
	if p.ours == nil {
		m.t.report.Miss("statement missed", m.page, "%s %s | %s | %s", g.Form, who(g.Speaker), g.Cue, g.Content)
		return
	}
	s.found++
	if p.speaker {
		s.speaker++
		if direct {
			s.directRight++
		}
	} else {
		m.t.report.Miss("statement speaker", m.page, "%s %s | %s | %s  ours %s", g.Form, who(g.Speaker), g.Cue, g.Content, m.print(p.ours))
		if direct && p.ours.Speaker.Known() {
			s.directWrong++
		}
	}
	if p.chain {
		s.chain++
	} else {
		m.t.report.Miss("statement chain", m.page, "%s via %v | %s | %s  ours %s", who(g.Speaker), g.Via, g.Cue, g.Content, m.print(p.ours))
	}
	if p.speaker && p.chain {
		s.whole++
	}
	if m.isAct(g, p.ours) {
		s.act++
	} else {
		m.t.report.Miss("statement act", m.page, "%s, ours %s (%s): %s", g.Act, p.ours.Act, m.d.Slice(p.ours.Cue), g.Content)
	}
	if g.Condition != "" {
		if m.isCondition(g, p.ours) {
			s.conditionsRight++
		} else {
			m.t.report.Miss("statement condition", m.page, "%q, ours %q", g.Condition, m.d.Slice(p.ours.Condition))
		}
	}
}

func who(name *string) string {
	if name == nil {
		return "nobody"
	}
	return *name
}

func (m *matcher) print(s *nlp.Statement) string {
	content := words(m.d.Text, s.Content)
	via := ""
	for _, w := range s.Via {
		via += " via " + w.Text + m.traced(w)
	}
	return fmt.Sprintf("{%s%s%s | %s | %s}", s.Speaker.Text, m.traced(s.Speaker), via, m.d.Slice(s.Cue), content)
}

func (m *matcher) traced(w nlp.Who) string {
	if w.Antecedent.Empty() {
		return ""
	}
	return " (" + m.d.Slice(w.Antecedent) + ")"
}

// isWho reports whether a phrase of ours, the mention that it was traced to, or the
// name of its entity can stand for gold's name: all its words, its surname, or a form that gold
// lists for it.
func (m *matcher) isWho(name string, w nlp.Who) bool {
	if !w.Known() {
		return false
	}
	texts := []string{w.Text}
	if !w.Antecedent.Empty() {
		texts = append(texts, m.d.Slice(w.Antecedent))
	}
	if name := m.entities[w.Entity]; name != "" {
		texts = append(texts, name)
	}
	for _, form := range append([]string{name}, m.names[[2]string{m.page, name}]...) {
		for _, text := range texts {
			if sameName(form, text) {
				return true
			}
		}
	}
	return false
}

// sameName reports whether the words of a text name the one that gold names: the
// last word of a person's name, or half of the words and the last for a phrase.
func sameName(name, text string) bool {
	a, b := nameWords(name), nameWords(text)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	common := 0
	for _, w := range a {
		if slices.ContainsFunc(b, func(o string) bool { return closeTo(w, o) }) {
			common++
		}
	}
	if common == len(a) || common == len(b) {
		return true
	}
	last := slices.ContainsFunc(b, func(o string) bool { return closeTo(a[len(a)-1], o) })
	first, _, _ := strings.Cut(name, " ")
	person := len(a) == 2 && first != "" && unicode.IsUpper([]rune(first)[0]) && unicode.IsUpper([]rune(name[strings.LastIndex(name, " ")+1:])[0])
	return last && (person || 2*common >= len(a))
}

// closeTo reports whether two words are the same, or one is a slight misspelling of
// the other, as machine translation makes of names.
func closeTo(a, b string) bool {
	if a == b {
		return true
	}
	return len(a) >= 5 && len(b) >= 4 && knowledge.Distance(a, b) <= 2 && (a[0] == b[0] || a[len(a)-3:] == b[len(b)-3:])
}

// nameWords are the words of a name that tell, in lower case; countries, their
// capitals and demonyms as the country's code.
func nameWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' }) {
		w = strings.ReplaceAll(w, ".", "")
		lower := strings.ToLower(w)
		switch lower {
		case "", "the", "a", "an", "s", "of", "his", "her", "their", "mr", "ms", "mrs":
			continue
		}
		out = append(out, cmp.Or(countryWord(w), lower))
	}
	return out
}

// countryWord is the code of the country that a word names by itself, its capital
// or its demonym; empty for other words.
func countryWord(w string) string {
	for _, e := range knowledge.Load().Find(w) {
		switch e.Kind {
		case knowledge.Country, knowledge.Capital, knowledge.Demonym:
			return e.Country
		}
	}
	return ""
}

func (s *statementTally) print(r *Report) {
	r.Count("statements in gold", s.gold)
	r.Count("statements ours", s.ours)
	r.Score("statements found", ratio(s.found, s.gold))
	r.Score("statements speaker right", ratio(s.speaker, s.gold))
	r.Score("statements speaker and chain", ratio(s.whole, s.gold))
	r.Score("statements act right", ratio(s.act, s.gold))
	r.Score("conditions right", ratio(s.conditionsRight, s.conditions))
	r.Score("direct speaker right", ratio(s.directRight, s.direct))
	r.Count("direct speaker wrong", s.directWrong)
	r.Count("statements extra", s.extra)
	r.Count("statements extra within gold's", s.within)
	r.Count("statements extra of nobody", s.nobodys)
}
