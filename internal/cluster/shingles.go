package cluster

import "slices"

// shingles are hashes of runs of shingleWords words, sampled by their value (the
// mod-s sketch of Broder 1997): with rate r only hashes divisible by 2^r are kept,
// so that two samples of the same or of different rates can be compared at the
// coarser one.
type shingles struct {
	own    []uint32 // of words outside quotation marks, sorted
	quoted []uint32 // of words inside, sorted
	rate   uint8
}

const (
	shingleWords = 5
	maxShingles  = 256
	// maxQuoteBytes ends a quotation whose closing mark is missing.
	maxQuoteBytes = 1200
)

// shinglesOf makes the sample of a text with its words. What stands in quotation
// marks is kept apart: two reports may quote one read-out at length.
func shinglesOf(text string, words []word) shingles {
	var s shingles
	quotes := quoteRanges(text)
	var ring [shingleWords]uint32
	n, inside, next := 0, false, 0
	for i := range words {
		start := int(words[i].start)
		for next < len(quotes) && quotes[next][1] <= start {
			next++
		}
		if in := next < len(quotes) && quotes[next][0] <= start; in != inside {
			n, inside = 0, in
		}
		ring[n%shingleWords] = words[i].id
		if n++; n < shingleWords {
			continue
		}
		h := uint32(2166136261)
		for k := range shingleWords {
			h = mix(h*31 + ring[(n+k)%shingleWords])
		}
		s.keep(h, inside)
	}
	s.own, s.quoted = tidy(s.own), tidy(s.quoted)
	return s
}

// keep takes a hash into the sample, and halves the sample where it is full.
func (s *shingles) keep(h uint32, quoted bool) {
	if h&(1<<s.rate-1) != 0 {
		return
	}
	if quoted {
		s.quoted = append(s.quoted, h)
	} else {
		s.own = append(s.own, h)
	}
	if len(s.own)+len(s.quoted) > maxShingles {
		s.rate++
		coarse := func(h uint32) bool { return h&(1<<s.rate-1) != 0 }
		s.own = slices.DeleteFunc(s.own, coarse)
		s.quoted = slices.DeleteFunc(s.quoted, coarse)
	}
}

// tidy sorts hashes, once each.
func tidy(h []uint32) []uint32 {
	slices.Sort(h)
	return slices.Compact(h)
}

// quoteRanges are the byte ranges between quotation marks. Straight marks open
// and close in turn; a quotation does not run over a line.
func quoteRanges(text string) [][2]int {
	var ranges [][2]int
	open := -1
	for i, r := range text {
		switch {
		case r == '\n' || open >= 0 && i-open > maxQuoteBytes:
			if r == '\n' && open >= 0 && i-open <= maxQuoteBytes {
				ranges = append(ranges, [2]int{open, i}) // goes on in the next paragraph
			}
			open = -1
		case open < 0 && (r == '"' || r == '“' || r == '«' || r == '„'):
			open = i
		case open >= 0 && (r == '"' || r == '”' || r == '»'):
			ranges = append(ranges, [2]int{open, i})
			open = -1
		}
	}
	return ranges
}

// overlap counts the shingles of a and b at the coarser of their rates: those of
// a, those of b, and those that both have. Where quoted is set, quotations count.
func overlap(a, b *shingles, quoted bool) (inA, inB, both int) {
	rate := max(a.rate, b.rate)
	x, y, z := intersect(a.own, b.own, rate)
	if quoted {
		p, q, r := intersect(a.quoted, b.quoted, rate)
		x, y, z = x+p, y+q, z+r
	}
	return x, y, z
}

func intersect(a, b []uint32, rate uint8) (inA, inB, both int) {
	mask := uint32(1)<<rate - 1
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			inA += kept(a[i], mask)
			i++
		case i == len(a) || b[j] < a[i]:
			inB += kept(b[j], mask)
			j++
		default:
			k := kept(a[i], mask)
			inA, inB, both = inA+k, inB+k, both+k
			i++
			j++
		}
	}
	return inA, inB, both
}

func kept(h, mask uint32) int {
	if h&mask == 0 {
		return 1
	}
	return 0
}
