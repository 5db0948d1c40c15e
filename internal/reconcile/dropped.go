package reconcile

import (
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// dropped is a sentence of which one of two documents of one origin cuts away the
// condition: what the one lets hang on something, the other lets be. Both are the words
// of their sentences as tokens, the condition is kept[from] to kept[to-1].
type dropped struct {
	keeper, cutter *account
	kept, cut      []int
	from, to       int
}

// dropsConditions finds where a copy, or the longer text that it was taken from, says
// without a condition what the other says under one.
func (r *reader) dropsConditions() []finding {
	var out []finding
	for _, b := range r.accounts {
		a := r.original(b)
		if a == nil {
			continue
		}
		for _, x := range append(conditionsCut(a, b), conditionsCut(b, a)...) {
			out = append(out, r.droppedFinding(&x))
		}
	}
	return out
}

// conditionsCut finds the sentences of one document that stand in another less a condition.
func conditionsCut(keeper, cutter *account) []dropped {
	var out []dropped
	var theirs [][]int
	for _, s := range keeper.sentences() {
		if !slices.ContainsFunc(s, keeper.opensCondition) {
			continue
		}
		if theirs == nil {
			theirs = cutter.sentences()
		}
		for _, t := range theirs {
			x := dropped{keeper: keeper, cutter: cutter, kept: s, cut: t}
			if !slices.ContainsFunc(t, cutter.opensCondition) && x.align() {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

// opensCondition reports whether a token begins a condition.
func (a *account) opensCondition(i int) bool {
	switch t := &a.d.Tokens[i]; t.Lower {
	case "if", "unless", "providing":
		return true
	case "provided": // that the ice holds; not "provided for"
		return i+1 < len(a.d.Tokens) && (a.d.Tokens[i+1].Lower == "that" || t.Dep == "mark")
	}
	return false
}

// align reports whether the cut sentence is the other less some of its words, of which a
// condition is one run; and notes the run, as long as it may be.
func (x *dropped) align() bool {
	for i, k := range x.kept {
		if !x.keeper.opensCondition(k) {
			continue
		}
		for to := len(x.kept); to >= i+3; to-- {
			if n := i + len(x.kept) - to; len(x.cut) > n || float64(len(x.cut)) < retained*float64(n) {
				continue
			}
			if x.within(slices.Concat(x.kept[:i], x.kept[to:])) {
				x.from, x.to = i, to
				return true
			}
		}
	}
	return false
}

// within reports whether the words of the cut sentence stand among some of the other's,
// in their order.
func (x *dropped) within(words []int) bool {
	next := 0
	for _, k := range words {
		if next < len(x.cut) && x.keeper.d.Tokens[k].Lower == x.cutter.d.Tokens[x.cut[next]].Lower {
			next++
		}
	}
	return next == len(x.cut)
}

// droppedFinding shows what hangs on the condition in both; who cuts it stands apart.
func (r *reader) droppedFinding(x *dropped) finding {
	f := finding{agenda: -1, rank: 0.6}
	f.Kind, f.Slot = news.Differs, news.MeaningSlot
	condition := x.keeper.d.TokenSpan(x.kept[x.from], x.kept[x.to-1]+1)
	shown, bare := x.governed(condition)
	f.Topic = shorten(x.keeper.d.Slice(condition))
	f.Values = []news.Value{value(x.keeper.d, shown, "", 1), value(x.cutter.d, bare, "", 2)}
	f.Why = "only " + x.keeper.d.ID + ": " + f.Topic
	f.OddOneOut = x.cutter.d
	return f
}

// governed are the places of what hangs on the condition: with it, as far as the two stand
// together, and without it in the other document.
func (x *dropped) governed(condition nlp.Span) (shown, bare nlp.Span) {
	a, b := x.keeper, x.cutter
	shown, bare = condition, b.d.TokenSpan(x.cut[0], x.cut[len(x.cut)-1]+1)
	head := a.d.Tokens[x.kept[x.from]].Head // the verb of the condition
	if condition.Contains(a.d.Tokens[head].Span) {
		head = a.d.Tokens[head].Head
	}
	if k := a.clauseOf[head]; k >= 0 && !condition.Contains(a.d.Tokens[head].Span) {
		shown = nlp.Span{Start: min(a.clauses[k].Start, condition.Start), End: max(condition.End, min(a.clauses[k].End, condition.End))}
	}
	for _, i := range x.cut {
		if k := b.clauseOf[i]; b.d.Tokens[i].Lower == a.d.Tokens[head].Lower && k >= 0 && b.clauses[k].verb == i {
			return shown, b.clauses[k].Span
		}
	}
	return shown, bare
}
