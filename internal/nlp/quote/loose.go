package quote

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// minDirect is the number of words from which a quotation can be an utterance
// of its own rather than a word set in marks.
const minDirect = 4

// unclaimed gives the quotations that no cue claims to the utterance that they go
// on, or makes statements of them: with the speaker of the paragraph where it is
// plain, else without one.
func (v *view) unclaimed(all []draft) []draft {
	covered := v.covered(all)
	found := len(all)
	for q := range v.d.Quotations {
		r := v.tokensIn(v.d.Quotations[q].Outer.Start, v.d.Quotations[q].Outer.End)
		if q > 0 && v.d.Quotations[q].Continues || r.empty() {
			continue
		}
		r, _ = v.wholeQuotation(q)
		r = v.trim(r)
		if r.empty() || covered[q] || v.kind(r.first) != nlp.BodyBlock && v.kind(r.first) != nlp.DeckBlock {
			continue
		}
		if k := v.credited(all[:found], r); k >= 0 {
			all[k].runs = append(all[k].runs, r)
			slices.SortFunc(all[k].runs, func(a, b run) int { return a.first - b.first })
			all[k].why += "; another quotation of its sentence"
			continue
		}
		if t := v.labelled(r.first); !v.utterance(r) || t != nil && r.first < t.words.first {
			continue
		}
		if k := v.carriedOn(all[:found], r); k >= 0 {
			all[k].runs = append(all[k].runs, v.paragraphs(r)...)
			slices.SortFunc(all[k].runs, func(a, b run) int { return a.first - b.first })
			all[k].why += "; the quotation behind it goes on"
			continue
		}
		if k := v.speakerOf(all, found, r); k >= 0 {
			all = append(all, draft{cue: -1, runs: v.paragraphs(r), source: all[k].source, speaker: all[k].speaker, parent: -1, why: "a quotation of its own behind one by the same speaker"})
		} else if k := v.saidBefore(all[:found], r); k >= 0 {
			all = append(all, draft{cue: -1, runs: []run{r}, source: all[k].source, speaker: all[k].speaker, parent: -1, why: "a quotation behind its report"})
		} else if name := v.introduces(r); name.n > 0 {
			who := nlp.Who{Text: v.text(name.runs[0]), Span: v.span(name.runs[0])}
			all = append(all, draft{cue: -1, runs: v.paragraphs(r), source: name, speaker: who, parent: -1, why: "a quotation behind a sentence about its speaker"})
		} else if v.fillsBlock(r) && !v.heading(r) {
			all = append(all, draft{cue: -1, runs: v.paragraphs(r), source: choice{root: -1}, parent: -1, why: "a quotation that nothing attributes"})
		}
	}
	return all
}

// credited is the draft that "according to" reports with a quotation as content, in
// the sentence in which a further one stands that nothing claims. -1 for none.
func (v *view) credited(all []draft, r run) int {
	low, high := window(all, r)
	for k := low; k < high; k++ {
		f := &all[k]
		if v.tokens[f.cue].Lower == "according" && v.tokens[f.cue].Sentence == v.tokens[r.first].Sentence && r.first > f.cue && r.end-r.first > 1 && !f.source.holds(r.first) && v.form(f) == nlp.Direct {
			return k
		}
	}
	return -1
}

// covered marks the quotations of which contents reported from outside hold a
// third or more.
func (v *view) covered(all []draft) []bool {
	out := make([]bool, len(v.d.Quotations))
	count := make([]int, len(out))
	for i := range all {
		for _, r := range all[i].runs {
			for k := r.first; k < r.end; k++ {
				if q := v.quote[k]; q >= 0 && (all[i].cue < 0 || v.quote[all[i].cue] < 0) {
					count[q]++
				}
			}
		}
	}
	for q := range out {
		r := v.tokensIn(v.d.Quotations[q].Outer.Start, v.d.Quotations[q].Outer.End)
		out[q] = count[q]*3 > r.end-r.first
	}
	return out
}

// utterance reports whether a quotation begins a sentence and is long enough.
func (v *view) utterance(r run) bool {
	if r.end-r.first < minDirect {
		return false
	}
	s := v.sentence(r.first)
	return r.first-s.First <= 1
}

// heading reports whether a quotation that fills its paragraph is a heading between
// paragraphs: a few words without a stop.
func (v *view) heading(r run) bool {
	text := v.text(r)
	inner := v.d.Text[v.tokens[r.end-1].End:]
	return r.end-r.first < 8 && (text == strings.ToUpper(text) || !strings.ContainsAny(inner[:min(2, len(inner))], ".!?,…"))
}

// fillsBlock reports whether a quotation is all of its paragraph.
func (v *view) fillsBlock(r run) bool {
	return r.first-v.blockStart(r.first) <= 1 && v.blockEnd(r.first)-r.end <= 2
}

// carriedOn is the draft whose quotation goes on in r: a quoted content in the
// same paragraph, with nothing but its sentence between. -1 for none.
func (v *view) carriedOn(all []draft, r run) int {
	before := v.tokens[r.first].Sentence - 1
	best := -1
	low, high := window(all, r)
	for k := low; k < high; k++ {
		f := &all[k]
		if v.form(f) != nlp.Direct || v.quote[f.cue] >= 0 {
			continue
		}
		if v.tokens[f.cue].Sentence == before+1 && r.end <= f.cue { // split: the cue stands behind
			best = k
			continue
		}
		if f.runs[0].first > r.first {
			continue
		}
		last := max(f.cue, f.runs[len(f.runs)-1].end-1)
		s := v.tokens[last].Sentence
		if (s == before || s == before+1) && v.d.Sentences[s].Block == v.sentence(r.first).Block {
			best = k
		}
	}
	return best
}

// speakerOf is the draft whose speaker also says the quotation r, which fills
// its paragraph: the last of the paragraph before, when that is quoted speech or
// leads in to it.
// found is the number of drafts with a cue; those behind have none.
func (v *view) speakerOf(all []draft, found int, r run) int {
	if !v.fillsBlock(r) {
		return -1
	}
	block := v.sentence(r.first).Block
	best := -1
	low, high := window(all[:found], r)
	for k := low; k < len(all); k++ {
		if k == high {
			k = max(high, len(all)-3)
		}
		if k >= len(all) {
			break
		}
		f := &all[k]
		if !f.speaker.Known() || f.cue >= 0 && (v.quote[f.cue] >= 0 || v.tokens[f.cue].POS != "VERB" || v.tokens[f.cue].Lower == "according") {
			continue // nobody was heard speaking
		}
		last := max(f.cue, f.runs[len(f.runs)-1].end-1)
		if v.sentence(last).Block == block-1 && last < r.first && (v.form(f) == nlp.Direct || v.leadsIn(f, r)) {
			best = k
		}
	}
	return best
}

// saidBefore is the draft of the sentence before, in the same paragraph, whose speaker
// says a quotation that is whole sentences and that nothing else claims: "He said he had
// asked. “They refused.”" One person alone must speak in that sentence, outside of
// quotations: a paragraph lets its speaker be heard. -1 for none.
func (v *view) saidBefore(all []draft, r run) int {
	s := v.sentence(r.first)
	if r.first-s.First > 1 || s.First == v.blockStart(r.first) || v.sentence(r.end-1).End-r.end > 2 {
		return -1
	}
	best := -1
	low, high := window(all, r)
	for k := low; k < high; k++ {
		f := &all[k]
		if !f.speaker.Known() || v.quote[f.cue] >= 0 || v.tokens[f.cue].POS != "VERB" || v.tokens[f.cue].Sentence != v.tokens[r.first].Sentence-1 || v.within(all[low:high], f.cue) {
			continue
		}
		if best >= 0 && all[best].source.root != f.source.root {
			return -1 // two speak
		}
		best = k
	}
	if best < 0 || v.form(&all[best]) != nlp.Indirect || !v.onePerson(all[best].source.root) {
		return -1
	}
	return best
}

// within reports whether the content of a draft holds a token.
func (v *view) within(all []draft, i int) bool {
	return slices.ContainsFunc(all, func(f draft) bool { return f.cue != i && f.holds(i) })
}

// onePerson reports whether the phrase headed by a token is one person, by name, pronoun
// or noun.
func (v *view) onePerson(h int) bool {
	if h < 0 {
		return false
	}
	name, _ := v.personAt(h)
	l := v.tokens[h].Lower
	return !name.empty() || l == "he" || l == "she" || isHuman(v.tokens[h].Lemma) && v.tokens[h].Tag == "NN"
}

// leadsIn reports whether an indirect report is the last sentence before a quotation
// in the first person, and one person's: "He said he had not meant war."
func (v *view) leadsIn(f *draft, r run) bool {
	h := f.source.root
	if h < 0 || f.cue < 0 || v.tokens[f.cue].Sentence != v.tokens[r.first].Sentence-1 || v.tokens[f.cue].Dep != "ROOT" && v.tokens[f.cue].Dep != "conj" || !v.firstPerson(r) {
		return false
	}
	return v.onePerson(h)
}

// introduces is the person of whom the paragraph before a quotation that fills
// its own tells in one sentence, as its subject and with nobody else named: news
// sets the scene before it lets a witness speak.
func (v *view) introduces(r run) choice {
	none := choice{root: -1}
	start := v.blockStart(r.first)
	if !v.fillsBlock(r) || start == 0 || v.kind(start-1) != nlp.BodyBlock || v.kind(r.first) != nlp.BodyBlock {
		return none
	}
	s := v.sentence(start - 1)
	if v.blockStart(start-1) != s.First {
		return none
	}
	found := none
	for i := s.First; i < s.End; i++ {
		if v.quote[i] >= 0 {
			return none
		}
		name, certain := v.personAt(i)
		if name.empty() || i != v.d.Root(name.first, name.end) {
			continue
		}
		verb := v.tokens[i].Head
		if found.n > 0 || !certain || v.tokens[i].Dep != "nsubj" || v.tokens[verb].Dep != "ROOT" {
			return none
		}
		found = choice{n: 1, root: i}
		found.runs[0] = name
	}
	return found
}

// nearby is how many tokens before or behind a quotation the cue stands to which
// it belongs.
const nearby = 400

// window bounds the drafts, in the order of their cues, that stand near a run.
func window(all []draft, r run) (low, high int) {
	low, _ = slices.BinarySearchFunc(all, r.first-nearby, func(f draft, at int) int { return f.cue - at })
	high, _ = slices.BinarySearchFunc(all, r.end+nearby, func(f draft, at int) int { return f.cue - at })
	return low, high
}
