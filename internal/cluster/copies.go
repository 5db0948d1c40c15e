package cluster

import "fmt"

const (
	// copied is the share of the shorter text's own shingles (outside quotation
	// marks) from which it is a copy; sameCredit is that where both credit one
	// agency.
	copied     = 0.5
	sameCredit = 0.2
	// minShingles is how many shingles a text must have to be judged.
	minShingles = 8
)

// originOf finds the origin of a document's text among the members of a story,
// before it is added: that of the member that it copies or that copies it, else a
// new one.
func (s *story) originOf(m *member) (origin int, copyOf, why string) {
	best, from := 0.0, (*member)(nil)
	for _, other := range s.members {
		if share, why := copyShare(m, other); why && share > best {
			best, from = share, other
		}
	}
	if from == nil {
		s.origins++
		m.origin = s.origins
		return m.origin, "", ""
	}
	m.origin = from.origin
	return m.origin, from.id, fmt.Sprintf("%.0f %% of the shorter text stands in the other", 100*best)
}

// copyShare is the share of the shorter of two texts that stands in the other,
// and whether that makes one a copy.
func copyShare(a, b *member) (float64, bool) {
	n, m, both := overlap(&a.shingles, &b.shingles, false)
	shorter := min(n, m)
	if shorter < minShingles {
		return 0, false
	}
	share := float64(both) / float64(shorter)
	limit := copied
	if a.agency != "" && a.agency == b.agency {
		limit = sameCredit
	}
	return share, share >= limit
}
