package reconcile

// valueRivals knows, for each assertion and each other document, the likest value there and
// the likest of another value: a report that gives one number twice has no two rivals in it.
type valueRivals struct {
	best map[seat][2]rivalValue
}

// rivalValue is a value with how alike it is to an assertion.
type rivalValue struct{ value, score float64 }

func newValueRivals() *valueRivals { return &valueRivals{best: map[seat][2]rivalValue{}} }

// note tells that a document gives a value that is so much alike to an assertion.
func (v *valueRivals) note(assertion, document int, value, score float64) {
	k := seat{assertion, document}
	b := v.best[k]
	switch {
	case b[0].value == value:
		b[0].score = max(b[0].score, score)
	case score > b[0].score:
		b = [2]rivalValue{{value, score}, b[0]}
	case score > b[1].score:
		b[1] = rivalValue{value, score}
	}
	if b[1].score > b[0].score {
		b[0], b[1] = b[1], b[0]
	}
	v.best[k] = b
}

// other is how alike the likest value is that a document gives but for one.
func (v *valueRivals) other(assertion, document int, value float64) float64 {
	b := v.best[seat{assertion, document}]
	if b[0].value == value {
		return b[1].score
	}
	return b[0].score
}
