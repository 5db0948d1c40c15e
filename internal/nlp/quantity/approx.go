package quantity

import (
	"strings"
	"sync"

	"readout/internal/nlp"
)

// phrase is what stands in front of a figure and says how exact it is.
type phrase struct {
	words  []string
	approx nlp.Approx
}

const (
	atLeastWords = `at least|at the very least|more than|greater than|higher than|larger than|longer than|bigger than|no fewer than|not fewer than|no less than|not less than|no lower than|upwards of|upward of|in excess of|over|above|exceeding|exceed|exceeds|exceeded|surpass|surpasses|surpassed|surpassing|topped|topping|tops|beyond|a minimum of|minimum of|north of|more than or equal to|greater than or equal to|greater or equal than|higher or equal than|equal to or more than|equal to or greater than|at least or equal to|older than|> |≥`
	atMostWords  = `at most|up to|as many as|as much as|no more than|not more than|no greater than|no higher than|no longer than|fewer than|less than|under|below|lower than|smaller than|shorter than|a maximum of|maximum of|not exceeding|south of|less than or equal to|less or equal than|lower or equal than|equal to or less than|equal to or fewer than|younger than|at the most|≤|<`
	aboutWords   = `about|around|approximately|approx|approx.|roughly|some|nearly|almost|close to|near|nearing|an estimated|estimated|estimated at|circa|ca|ca.|~|≈|in the region of|in the vicinity of|more or less|virtually|an average of|on average|somewhere around|or so|rough`
)

// phrases are the phrases by their last word, longer ones first.
var phrases = sync.OnceValue(func() map[string][]phrase {
	m := map[string][]phrase{}
	add := func(list string, a nlp.Approx) {
		for p := range strings.SplitSeq(list, "|") {
			words := strings.Fields(p)
			last := words[len(words)-1]
			at := 0
			for at < len(m[last]) && len(m[last][at].words) >= len(words) {
				at++
			}
			m[last] = append(m[last][:at:at], append([]phrase{{words, a}}, m[last][at:]...)...)
		}
	}
	add(atLeastWords, nlp.AtLeast)
	add(atMostWords, nlp.AtMost)
	add(aboutWords, nlp.About)
	return m
})

// approxBefore reads the words that end before atom i and say how exact the figure
// there is, and gives the first of them. Of two the outer one counts, but for
// "about": "up to an estimated 40" is at most 40. "Just over" and "slightly less
// than" say that it is about that.
func (s *scanner) approxBefore(i int) (a nlp.Approx, first int, ok bool) {
	first = i
	for range 2 {
		p := s.phraseBefore(first)
		if p == nil {
			break
		}
		if !ok || p.approx != nlp.About {
			a = p.approx
		}
		ok = true
		first -= len(p.words)
		if n, slight := s.intensifier(first); n > 0 {
			first -= n
			if slight && p.approx != nlp.About {
				a = nlp.About
			}
		}
	}
	return a, first, ok
}

func (s *scanner) phraseBefore(i int) *phrase {
	if i <= s.done {
		return nil
	}
	list := phrases()[s.lower(i-1)]
	for k := range list {
		p := &list[k]
		if i-len(p.words) < s.done {
			continue
		}
		match := true
		for j, w := range p.words {
			match = match && s.lower(i-len(p.words)+j) == w
		}
		if match && !s.otherSense(i-len(p.words), p) {
			return p
		}
	}
	return nil
}

// otherSense reports whether the words at atom i do not belong to the number
// behind: "talks about two dams", "over the weekend", "the report under which".
func (s *scanner) otherSense(i int, p *phrase) bool {
	if len(p.words) > 1 {
		return false
	}
	t := &s.d.Tokens[s.token(i)]
	switch p.words[0] {
	case "about":
		// "about" is an adverb before a figure; the tagger knows it by its head.
		before := s.lower(i - 1)
		return t.Dep == "prep" && (before == "talks" || before == "concerns" || before == "concerned" || before == "questions" || before == "information" || before == "worried" || before == "spoke" || before == "talked" || before == "warned" || before == "said")
	case "over", "under":
		// "at war over two islands": a preposition in the parse, unless a verb or
		// preposition before it takes a number.
		before := s.lower(i - 1)
		if disputes[before] {
			return true
		}
		return t.Dep == "prep" && s.d.Tokens[t.Head].POS == "NOUN" && before != "of" && before != "is" && before != "was" && before != "with"
	case "some":
		return i+1 < len(s.atoms) && s.atoms[i+1].word != nil && s.atoms[i+1].word.ordinal
	case "near":
		return s.lower(i+1) == "one" || s.lower(i+1) == "two"
	}
	return false
}

// disputes are the words that take "over" with what is fought about.
var disputes = map[string]bool{
	"war": true, "row": true, "dispute": true, "disputes": true, "fight": true, "battle": true, "clash": true, "clashes": true, "conflict": true,
	"quarrel": true, "feud": true, "tensions": true, "tension": true, "talks": true, "argument": true, "protest": true, "protests": true,
	"anger": true, "concern": true, "concerns": true, "control": true, "sovereignty": true, "standoff": true, "crisis": true, "flew": true, "bridge": true,
}

// intensifier is the number of words before atom i that sharpen an approximation:
// "just over", "well above"; slight tells that they bring it close to the value.
func (s *scanner) intensifier(i int) (n int, slight bool) {
	if i <= s.done {
		return 0, false
	}
	switch s.lower(i - 1) {
	case "just", "slightly", "barely", "marginally":
		return 1, true
	case "little", "bit", "shade", "touch", "fraction", "tad":
		if s.lower(i-2) == "a" && i-2 >= s.done {
			return 2, true
		}
	case "well", "far", "significantly", "considerably", "much", "even":
		return 1, false
	}
	return 0, false
}

// during reports whether "over" before a length of time means "in the course of":
// "over three days", against "for over three days".
func (s *scanner) during(f *figure, first int) bool {
	if f.unit == nil || !f.unit.time || s.lower(first) != "over" && s.lower(first) != "under" {
		return false
	}
	switch s.lower(first - 1) {
	case "for", "lasted", "lasting", "took", "taken", "after", "of", "is", "was", "are", "were", "in", "and", "than", "within", "to", "takes", "be":
		return false
	}
	return s.lower(first) == "over"
}

// approxBehind reads the words at atom i, behind a figure, that say how exact it is.
func (s *scanner) approxBehind(i int) (a nlp.Approx, end int, ok bool) {
	switch s.lower(i) {
	case "or":
		if s.lower(i+2) == "than" && i+3 < len(s.atoms) && (s.atoms[i+3].kind == digitAtom || s.atoms[i+3].word != nil) {
			break
		}
		switch s.lower(i + 1) {
		case "more", "greater", "higher", "above", "over", "older":
			return nlp.AtLeast, i + 2, true
		case "less", "fewer", "lower", "under", "younger":
			return nlp.AtMost, i + 2, true
		case "so", "thereabouts":
			return nlp.About, i + 2, true
		}
	case "and":
		switch s.lower(i + 1) {
		case "more", "above", "over", "up", "counting":
			if next := i + 2; next >= len(s.atoms) || s.atoms[next].kind == symbolAtom || s.lower(next) == "in" || s.lower(next) == "of" {
				return nlp.AtLeast, i + 2, true
			}
		}
	case "at":
		j := i + 1
		if s.lower(j) == "the" {
			j++
		}
		switch s.lower(j) {
		case "least":
			return nlp.AtLeast, j + 1, s.closes(j + 1)
		case "most":
			return nlp.AtMost, j + 1, s.closes(j + 1)
		}
	case "+":
		return nlp.AtLeast, i + 1, s.atoms[i].glued && !s.numberFollows(i+1)
	case "plus":
		return nlp.AtLeast, i + 1, !s.numberFollows(i+1) && s.word(i+1) == nil
	case "odd":
		return nlp.About, i + 1, true
	case "max", "maximum", "tops":
		return nlp.AtMost, i + 1, s.closes(i + 1)
	case "minimum":
		return nlp.AtLeast, i + 1, s.closes(i + 1)
	}
	if s.isDash(i) && i+1 < len(s.atoms) && s.atoms[i].glued && s.atoms[i+1].glued {
		switch s.lower(i + 1) {
		case "odd", "ish":
			return nlp.About, i + 2, true
		case "plus":
			return nlp.AtLeast, i + 2, true
		}
	}
	return 0, i, false
}

// closes reports whether a clause or phrase ends at atom i.
func (s *scanner) closes(i int) bool {
	return i >= len(s.atoms) || s.atoms[i].kind == symbolAtom || s.isDash(i)
}
