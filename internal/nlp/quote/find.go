package quote

// finding is a cue with its roles, as the models read it.
type finding struct {
	cue                    int     // the head of the cue
	score                  float32 // log odds that it reports
	content, source, words choice
}

// threshold is the score from which a word is taken for a cue: log odds, chosen
// for the best F1 on held-out articles.
const threshold = -0.3

// finder reads documents with one set of weights. Its buffers are reused, so a
// finder is for one document at a time.
type finder struct {
	m       *Models
	v       *view
	f       features
	choices []choice
}

// find gives the findings of a document, in the order of their cues.
func (x *finder) find() []finding {
	var all []finding
	for i := range x.v.tokens {
		if !x.v.isCandidate(i) {
			continue
		}
		x.f = x.v.cueFeatures(i, x.f[:0])
		if s := score(x.m[cueModel], x.f); s > threshold {
			if f, ok := x.roles(i, s); ok {
				all = append(all, f)
			}
		}
	}
	return all
}

// roles chooses content, speaker and words of a cue. It fails where nothing can
// be the content.
func (x *finder) roles(cue int, s float32) (finding, bool) {
	v := x.v
	f := finding{cue: cue, score: s}
	x.choices = v.contents(cue, x.choices)
	best := x.best(contentModel, func(o *choice, f features) features { return v.contentFeatures(cue, o, f) })
	if best < 0 {
		return f, false
	}
	f.content = x.choices[best]
	x.choices = v.sources(cue, x.choices)
	best = x.best(sourceModel, func(o *choice, g features) features { return v.sourceFeatures(cue, &f.content, o, g) })
	f.source = x.choices[best]
	x.choices = v.cueSpans(cue, &f.content, &f.source, x.choices)
	best = x.best(cueSpanModel, func(o *choice, g features) features { return v.cueSpanFeatures(cue, &f.content, &f.source, o, g) })
	f.words = x.choices[best]
	return f, true
}

// best is the index of the choice with the highest score, the first among equal
// ones; -1 for no choice.
func (x *finder) best(model int, describe func(*choice, features) features) int {
	best, top := -1, float32(0)
	for i := range x.choices {
		x.f = describe(&x.choices[i], x.f[:0])
		if s := score(x.m[model], x.f); best < 0 || s > top {
			best, top = i, s
		}
	}
	return best
}
