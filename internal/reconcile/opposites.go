package reconcile

func (r *reader) opposites() []finding { return nil }
