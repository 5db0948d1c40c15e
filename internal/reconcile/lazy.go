package reconcile

// lazy is a value that is read when it is first asked for, and kept: many rules ask the
// same of a clause for each other one.
type lazy[T any] struct {
	known bool
	value T
}

func (l *lazy[T]) get(read func() T) T {
	if !l.known {
		l.known, l.value = true, read()
	}
	return l.value
}
