package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/nlp"
)

// turn is a paragraph of an interview: a name or letter, a colon, and the words.
type turn struct {
	label, words run
	asks         bool // the label is the one that opens the interview
}

// minTurns is the number of turns from which paragraphs with a name and a colon
// are an interview rather than a list.
const minTurns = 3

// longestLabel bounds the words of the name before the colon.
const longestLabel = 4

// interview finds the turns of an interview in the body: paragraphs that open
// with a name and a colon. Two names take turns, in a transcript with names in
// capitals there may be more; who ends most turns in a question mark asks. Without
// a question it is a list.
func (v *view) interview() []turn {
	var all []turn
	count, questions := map[string]int{}, map[string]int{}
	asker := ""
	for b := 0; b < len(v.blocks); b++ {
		r := v.blocks[b]
		if b > 0 && v.blocks[b-1] == r || v.kind(r.first) != nlp.BodyBlock {
			continue
		}
		t, ok := v.turnOf(r)
		if !ok {
			continue
		}
		name := v.text(t.label)
		key := strings.ToUpper(name)
		if count[key]++; len(count) > 2 && name != key {
			return nil
		}
		if v.tokens[r.end-1].Lower == "?" {
			questions[key]++
		}
		if asker == "" || questions[key] > questions[asker] {
			asker = key
		}
		all = append(all, t)
	}
	if len(all) < minTurns || len(count) < 2 || questions[asker] == 0 {
		return nil
	}
	for i := range all {
		all[i].asks = strings.ToUpper(v.text(all[i].label)) == asker
	}
	return all
}

// turnOf reads a block as a turn: capitalized words, a colon and a sentence.
func (v *view) turnOf(r run) (turn, bool) {
	marked := v.loose(r.first) && r.end-r.first > 2
	if marked { // a transcript set in quotation marks
		r.first++
	}
	for i := r.first; i < r.end && i-r.first <= 2*longestLabel; i++ {
		if v.tokens[i].Lower == ":" {
			t := turn{label: run{r.first, i}, words: v.trim(run{i + 1, r.end})}
			return t, i > r.first && !t.words.empty()
		}
		c, _ := utf8.DecodeRuneInString(v.d.Slice(v.tokens[i].Span))
		if !unicode.IsUpper(c) && c != '-' && c != '.' && c != '’' || v.quote[i] >= 0 && !marked {
			return turn{}, false
		}
	}
	return turn{}, false
}

// labelled is the turn whose paragraph holds token i, nil for none.
func (v *view) labelled(i int) *turn {
	k, found := slices.BinarySearchFunc(v.turns, i, func(t turn, i int) int { return t.label.first - i })
	if !found {
		k--
	}
	if k < 0 || i >= v.turns[k].words.end {
		return nil
	}
	return &v.turns[k]
}

// answers makes a statement of each answer of an interview, and an aside of each
// question, in the place of what the colon was read to report.
func (v *view) answers(all []draft) []draft {
	if len(v.turns) == 0 {
		return all
	}
	kept := all[:0]
	for _, f := range all {
		t := v.labelled(f.anchor())
		if t == nil || f.cue >= t.words.first || f.cue < 0 {
			kept = append(kept, f)
		}
	}
	for _, t := range v.turns {
		why, aside := "an answer of an interview", ""
		if t.asks {
			why, aside = "a question of an interview", "a question put to the speaker"
		}
		source := choice{n: 1, root: v.d.Root(t.label.first, t.label.end)}
		source.runs[0] = t.label
		kept = append(kept, draft{
			cue: -1, runs: []run{t.words}, source: source, parent: -1, verbatim: true,
			speaker: nlp.Who{Text: v.text(t.label), Span: v.span(t.label)}, why: why, aside: aside,
		})
	}
	return kept
}
