package savedtext

// A page is read as a chain of states: what stands before the article, the first
// line of its body, the rest of the body, what interrupts it, the first line
// behind it, what follows. The model is a linear-chain conditional random field
// (Lafferty, McCallum, Pereira 2001) over the features of each line; its weights
// are whole numbers, so that every machine finds the same.

// State is what a line is to the article.
type State uint8

// The states, in the order in which a page goes through them.
const (
	Before State = iota
	Begin
	Body
	Inside // furniture between lines of the body
	Behind
	After
	States
)

// IsBody reports whether lines in the state belong to the body.
func (s State) IsBody() bool { return s == Begin || s == Body }

// May reports whether a line in state to may follow one in state s.
func (s State) May(to State) bool {
	switch s {
	case Before:
		return to == Before || to == Begin
	case Begin, Body:
		return to == Body || to == Inside || to == Behind
	case Inside:
		return to == Body || to == Inside
	}
	return to == After
}

// Scale is how many units of a weight make one in log-probability.
const Scale = 64

// Weights are the model's, times Scale.
type Weights struct {
	Start, End [States]int32
	Edge       [States][States]int32 // from, to
	Unary      [][States]int16       // by feature: Features rows, or FirstFeatures
}

// Forbidden is the weight of what cannot be.
const Forbidden = -1 << 20

// margins runs the model over a page: for each line, the score of the best path
// on which it is body less that of the best on which it is not.
func (w *Weights) margins(unary [][States]int32) []int32 {
	n := len(unary)
	out := make([]int32, n)
	if n == 0 {
		return out
	}
	ahead := make([][States]int32, n)
	ahead[n-1] = w.End
	for i := n - 2; i >= 0; i-- {
		ahead[i] = w.back(&unary[i+1], &ahead[i+1])
	}
	var reach [States]int32
	for s := range reach {
		reach[s] = w.Start[s] + unary[0][s]
	}
	for i := 0; ; i++ {
		out[i] = margin(&reach, &ahead[i])
		if i == n-1 {
			return out
		}
		reach = w.forth(&reach, &unary[i+1])
	}
}

// back is the best score of all that follows, by the state before.
func (w *Weights) back(unary, ahead *[States]int32) (best [States]int32) {
	top := int32(-1 << 30)
	for from := range best {
		b := w.Edge[from][0] + unary[0] + ahead[0]
		for to := 1; to < int(States); to++ {
			b = max(b, w.Edge[from][to]+unary[to]+ahead[to])
		}
		best[from] = b
		top = max(top, b)
	}
	level(&best, top)
	return best
}

// forth is the best score of all up to a line, by the line's state.
func (w *Weights) forth(reach, unary *[States]int32) (best [States]int32) {
	top := int32(-1 << 30)
	for to := range best {
		b := reach[0] + w.Edge[0][to]
		for from := 1; from < int(States); from++ {
			b = max(b, reach[from]+w.Edge[from][to])
		}
		best[to] = b + unary[to]
		top = max(top, best[to])
	}
	level(&best, top)
	return best
}

// level takes the best score away from all. Only differences matter, and so the
// sums stay small on any page.
func level(scores *[States]int32, top int32) {
	for s := range scores {
		scores[s] = max(scores[s]-top, 2*Forbidden)
	}
}

func margin(reach, ahead *[States]int32) int32 {
	body := max(reach[Begin]+ahead[Begin], reach[Body]+ahead[Body])
	return body - max(reach[Before]+ahead[Before], reach[Inside]+ahead[Inside],
		reach[Behind]+ahead[Behind], reach[After]+ahead[After])
}

// score adds up the weights of a line's features.
func (w *Weights) score(features []uint16) (sum [States]int32) {
	for _, f := range features {
		u := &w.Unary[f]
		sum[0] += int32(u[0])
		sum[1] += int32(u[1])
		sum[2] += int32(u[2])
		sum[3] += int32(u[3])
		sum[4] += int32(u[4])
		sum[5] += int32(u[5])
	}
	return sum
}
