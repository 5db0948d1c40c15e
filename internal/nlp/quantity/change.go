package quantity

import (
	"strings"
	"sync"

	"readout/internal/nlp"
)

// change is a rise or fall that a figure measures or ends in. verb is the token
// that names it, -1 for none.
type change struct {
	verb       int
	direction  string // "rise" or "fall"
	difference bool   // the figure is how much it changed, not what it came to
}

const (
	riseWords = `rise increase climb grow surge jump soar gain swell hike raise boost widen expand growth
		upturn uptick escalate spike double accelerate rebound up`
	fallWords = `fall decrease drop decline sink plunge slide tumble shrink dip slip cut reduce slash lower plummet
		ease contract reduction loss downturn narrow slow slump halve down`
)

// changes maps lemmas to "rise" and "fall".
var changes = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for w := range strings.FieldsSeq(riseWords) {
		m[w] = "rise"
	}
	for w := range strings.FieldsSeq(fallWords) {
		m[w] = "fall"
	}
	return m
})

// changeOf finds the word of change that governs the figure in the parse: "rose
// by 3 percent", "a 3 percent fall", "up 3 percent", "from 9 to 17".
func (s *scanner) changeOf(f *figure) {
	f.change = change{verb: -1}
	if f.ordinal {
		return
	}
	if s.adverbChange(f) {
		return
	}
	marker := ""
	at := s.headToken(f)
	for range 6 {
		t := &s.d.Tokens[at]
		if dir := changes()[t.Lemma]; dir != "" && at != s.headToken(f) && s.changesHere(t, marker, f) {
			before := s.lower(f.first - 1)
			f.change = change{verb: at, direction: dir, difference: marker != "to" && marker != "from" && before != "to" && before != "from"}
			return
		}
		if t.Head == at {
			return
		}
		if t.Dep == "prep" && marker == "" {
			marker = t.Lower
		}
		if t.Dep == "relcl" || t.Dep == "ccomp" || t.Dep == "conj" && t.POS == "VERB" || t.Dep == "nsubj" || t.Dep == "advcl" {
			return
		}
		at = t.Head
	}
}

// adverbChange reads "up 3 percent", "down by 200".
func (s *scanner) adverbChange(f *figure) bool {
	_, first, _ := s.approxBefore(f.first)
	by := s.lower(first-1) == "by"
	if by {
		first--
	}
	word := s.lower(first - 1)
	if word != "up" && word != "down" || first-1 < s.done || f.bare() && !by {
		return false
	}
	at := s.token(first - 1)
	if dir := changes()[s.d.Tokens[s.d.Tokens[at].Head].Lemma]; s.d.Tokens[at].Dep == "prt" && dir != "" {
		f.change = change{at, dir, true}
		return true
	}
	f.change = change{at, changes()[word], true}
	return true
}

// changesHere reports whether a word of change takes the figure as how much or
// from or to what: a verb with a figure in its object or phrase, or a noun with
// the figure before it or behind "of", "by", "to", "from".
func (s *scanner) changesHere(t *nlp.Token, marker string, f *figure) bool {
	switch marker {
	case "by", "to", "from":
		return t.POS == "VERB" || t.POS == "NOUN"
	case "of":
		return t.POS == "NOUN"
	case "":
		if t.POS == "NOUN" {
			return f.unit != nil && f.unit.code == "%" && f.end <= len(s.atoms) && t.Start >= s.atoms[f.end-1].End
		}
		return t.POS == "VERB" && !f.bare() && (f.unit == nil || !f.unit.time) && t.Start < s.atoms[f.first].Start
	}
	return false
}

// headToken is the token of the figure on which its others depend.
func (s *scanner) headToken(f *figure) int {
	first := s.token(f.numFirst)
	end := max(s.lastToken(f.end-1)+1, first+1)
	return s.d.Root(first, end)
}
