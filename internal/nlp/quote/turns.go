package quote

import (
	"slices"
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
// with one of two names, of which the one that comes first asks. The names must
// take turns, and one that asks must have asked; else it is a list.
func (v *view) interview() []turn {
	var all []turn
	asker, other, questions := "", "", 0
	for b := 0; b < len(v.blocks); b++ {
		r := v.blocks[b]
		if b > 0 && v.blocks[b-1] == r || v.kind(r.first) != nlp.BodyBlock {
			continue
		}
		t, ok := v.turnOf(r)
		if !ok {
			continue
		}
		switch name := v.text(t.label); {
		case asker == "":
			asker, t.asks = name, true
		case name == asker:
			t.asks = true
		case other == "":
			other = name
		case name != other:
			return nil
		}
		if t.asks && v.tokens[r.end-1].Lower == "?" {
			questions++
		}
		all = append(all, t)
	}
	if len(all) < minTurns || other == "" || questions == 0 {
		return nil
	}
	return all
}

// turnOf reads a block as a turn: capitalized words, a colon and a sentence.
func (v *view) turnOf(r run) (turn, bool) {
	for i := r.first; i < r.end && i-r.first <= 2*longestLabel; i++ {
		if v.tokens[i].Lower == ":" {
			t := turn{label: run{r.first, i}, words: v.trim(run{i + 1, r.end})}
			return t, i > r.first && !t.words.empty()
		}
		c, _ := utf8.DecodeRuneInString(v.d.Slice(v.tokens[i].Span))
		if !unicode.IsUpper(c) && c != '-' && c != '.' && c != '’' || v.quote[i] >= 0 {
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

// answers makes a statement of each answer of an interview, in the place of what
// the colon was read to report.
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
		if t.asks {
			continue
		}
		source := choice{n: 1, root: v.d.Root(t.label.first, t.label.end)}
		source.runs[0] = t.label
		kept = append(kept, draft{
			cue: -1, runs: []run{t.words}, source: source, parent: -1, verbatim: true,
			speaker: nlp.Who{Text: v.text(t.label), Span: v.span(t.label)}, why: "an answer of an interview",
		})
	}
	return kept
}
