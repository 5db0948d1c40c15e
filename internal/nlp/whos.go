package nlp

// Whos calls yield for every Who of the document's layers until it returns false:
// those of the statements, then those of the events, each in a fixed order. What
// is linked to entities is linked in this order.
func (d *Document) Whos(yield func(*Who) bool) {
	for i := range d.Statements {
		s := &d.Statements[i]
		if !yield(&s.Speaker) || !each(s.Via, yield) || !each(s.To, yield) {
			return
		}
	}
	for i := range d.Events {
		e := &d.Events[i]
		if !each(e.Actor, yield) || !each(e.Recipient, yield) || !yield(&e.Place) {
			return
		}
	}
}

func each(list []Who, yield func(*Who) bool) bool {
	for i := range list {
		if !yield(&list[i]) {
			return false
		}
	}
	return true
}
