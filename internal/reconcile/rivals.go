package reconcile

const (
	// faint is how alike two quoted remarks of one speaker must be where nothing else
	// that he said in the one document comes near to the other's.
	faint = 0.35
	// headway is how far the best of a speaker's remarks must stand before the next.
	headway = 0.10
)

// remark is how alike two quoted remarks of one speaker are in words and meaning,
// where they may be one: what each document takes out of one speech, translated
// twice, shares little more than that. 0 where they cannot be one.
func (r *reader) remark(x, y *saying) float64 {
	if x.a == y.a || x.outer || y.outer || !x.quoted || !y.quoted || !x.linked(y) || r.strangers(x, y) {
		return 0
	}
	return r.wordedAlike(x, y)
}

// mayBeOne reports whether nothing in two remarks speaks against their being one.
func (r *reader) mayBeOne(x, y *saying) bool {
	return x.denying == y.denying && r.shareRare(x.lemmas, y.lemmas) && !r.opposedIn(x, y) && !x.countsOtherwise(y)
}

// seat is a saying as another document sees it.
type seat struct{ saying, document int }

// rivals knows, for each saying and each other document, the two likest remarks there.
type rivals struct {
	all  []pair
	docs [][2]int
	best map[seat][2]float64
}

func newRivals() *rivals { return &rivals{best: map[seat][2]float64{}} }

// add notes a pair of sayings of two documents.
func (v *rivals) add(p pair, first, second int) {
	v.all, v.docs = append(v.all, p), append(v.docs, [2]int{first, second})
	v.note(seat{p.i, second}, p.score)
	v.note(seat{p.j, first}, p.score)
}

func (v *rivals) note(k seat, score float64) {
	b := v.best[k]
	switch {
	case score > b[0]:
		b = [2]float64{score, b[0]}
	case score > b[1]:
		b[1] = score
	}
	v.best[k] = b
}

// only are the pairs of which each is by far the likest that the other's document has.
func (v *rivals) only() []pair {
	var out []pair
	for n, p := range v.all {
		a, b := v.best[seat{p.i, v.docs[n][1]}], v.best[seat{p.j, v.docs[n][0]}]
		if p.score >= faint && p.score >= max(a[0], b[0]) && p.score >= max(a[1], b[1])+headway {
			out = append(out, p)
		}
	}
	return out
}
