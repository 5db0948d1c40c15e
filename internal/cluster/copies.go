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

// Shared tells why a document is the copy of another.
type Shared struct {
	// Share is how much of the shorter text's own words, those outside quotation
	// marks, stands in the other, 0..1, in runs of five words.
	Share float64
	// Shorter: the copy is the shorter text of the two.
	Shorter bool
	Agency  string // that both credit, or empty
}

// String says it in words.
func (s Shared) String() string {
	shorter := "the other text"
	if s.Shorter {
		shorter = "this text"
	}
	why := fmt.Sprintf("%.0f %% of %s, the shorter, stands in both in the same words, quotations not counted", 100*s.Share, shorter)
	if s.Agency != "" {
		why += "; both credit " + s.Agency
	}
	return why
}

// originOf finds the origin of a document's text among the members of a story:
// that of the member that it copies or that copies it, else a new one.
func (s *story) originOf(m *member) (origin int32, copyOf string, why Shared) {
	var from *member
	for _, other := range s.members {
		if shared, is := copyShare(m, other); is && shared.Share > why.Share {
			from, why = other, shared
		}
	}
	if from == nil {
		s.origins++
		return s.origins, "", Shared{}
	}
	return from.origin, from.id, why
}

// copyShare is what a text shares with another, and whether that makes one a copy.
func copyShare(a, b *member) (Shared, bool) {
	n, m, both := overlap(&a.shingles, &b.shingles, false)
	shorter := min(n, m)
	if shorter < minShingles {
		return Shared{}, false
	}
	shared := Shared{Share: float64(both) / float64(shorter), Shorter: n <= m}
	limit := copied
	if a.agency != "" && a.agency == b.agency {
		limit, shared.Agency = sameCredit, a.agency
	}
	return shared, shared.Share >= limit
}
