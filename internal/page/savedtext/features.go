package savedtext

import "math/bits"

// A feature is a number below features: a group's base and a bin within the
// group. Every feature is there or not; a line has about fifty of them.
//
// The groups of the first pass look at characters, place and neighbours; those of
// the second, from FirstFeatures on, at what the first pass found.
const (
	sizes      = 5  // sizeOf
	lengths    = 11 // lengthOf
	gBias      = 0
	gLength    = gBias + 1
	gLast      = gLength + lengths
	gFirst     = gLast + int(shapes)
	gSizeLast  = gFirst + int(shapes)
	gFunction  = gSizeLast + sizes*int(shapes)
	gCapital   = gFunction + 6*sizes
	gCue       = gCapital + 6*sizes
	gOpening   = gCue + 2*cues
	gHint      = gOpening + cues
	gCopies    = gHint + 2*int(hints)
	gHead      = gCopies + 3*sizes
	gJoins     = gHead + 5*sizes
	gNumbers   = gJoins + 4*sizes
	gCommas    = gNumbers + 5
	gStops     = gCommas + 4
	gBars      = gStops + 4
	gQuotes    = gBars + 3
	gShout     = gQuotes + 3
	gPlace     = gShout + 3
	gMass      = gPlace + 10
	gBlock     = gMass + 12
	gSinceHead = gBlock + 12*sizes
	gCohesion  = gSinceHead + 9*sizes
	gBefore    = gCohesion + 7*sizes
	gAfter     = gBefore + sizes*int(shapes)
	gBefore2   = gAfter + sizes*int(shapes)
	gAfter2    = gBefore2 + sizes*int(shapes)
	gHintPrev  = gAfter2 + sizes*int(shapes)
	gHintNext  = gHintPrev + int(hints)
	gTriple    = gHintNext + int(hints)
	gNear      = gTriple + sizes*sizes*sizes
	gFar       = gNear + 8
	gProse     = gFar + 8
	gTitle     = gProse + 6*sizes
	gTitleNear = gTitle + 6*sizes
	// FirstFeatures is how many features the first pass has.
	FirstFeatures = gTitleNear + 8*sizes
	gMargin       = FirstFeatures
	gMarPrev      = gMargin + 12
	gMarNext      = gMarPrev + 12
	gTopic        = gMarNext + 12
	gGapBack      = gTopic + 8*sizes
	gGapAhead     = gGapBack + 8*sizes
	gBodySize     = gGapAhead + 8*sizes
	gTopicMar     = gBodySize + 6*sizes
	gNeighbour    = gTopicMar + 8*6
	gTitle2       = gNeighbour + 6*6*sizes
	gTitleGap     = gTitle2 + 6*sizes
	// Features is how many features there are: the rows of a weight table.
	Features = gTitleGap + 12*sizes
)

// measures are what the features of all lines are made from.
type measures struct {
	hint     []hint
	size     []uint8 // sizeOf
	prose    []bool
	cohesion []int8  // tenths of the content words that other prose lines have too; -1 none
	mass     []int32 // words of prose before the line
	total    int32   // words of prose on the page
	spaced   bool    // paragraphs have empty lines between them
	block    [2]int  // the lines with the most prose and the least else
	margin   []int32 // of the last pass: by how much body is the better
	first    []int32 // of the first pass, when the second is done
	topic    []int8  // like cohesion, with the lines that the first pass took for body
	body     [2]int  // the first and last line of those, or -1
	inBody   int32   // words in them
	head     []place // where the line is to the copies of the headline
	since    []int32 // lines since the last of those, never where there was none
	titled   []uint8 // how many content words of the page's first line the line has
	title    int     // the line that is the title, or -1
	titled2  []uint8 // like titled, with the title
}

// proseWords is the least length of a line that counts as prose.
const proseWords = 12

func (l *line) isProse() bool {
	return l.words >= proseWords && (l.last == shapeStop || l.words >= 40) ||
		l.words >= 7 && l.last == shapeStop && l.function*5 >= l.words
}

// measureAll fills what the first pass needs.
func (p *page) measureAll() *measures {
	n := len(p.lines)
	m := &measures{
		hint: make([]hint, n), size: make([]uint8, n), prose: make([]bool, n),
		mass: make([]int32, n), body: [2]int{-1, -1},
	}
	var low []byte
	for i := range p.lines {
		l := &p.lines[i]
		m.hint[i], low = p.hintOf(i, low)
		m.size[i] = sizeOf(l)
		m.prose[i] = l.isProse() && !m.hint[i].furniture()
		m.mass[i] = m.total
		if m.prose[i] {
			m.total += l.words
		}
	}
	m.spaced = m.paragraphs(p)
	m.block = m.densest(p)
	m.cohesion = p.shared(m.prose)
	p.findCopies(m)
	return m
}

// paragraphs reports whether lines of prose mostly have an empty line before them.
func (m *measures) paragraphs(p *page) bool {
	prose, apart := 0, 0
	for i := range p.lines {
		if m.prose[i] {
			prose++
			if p.lines[i].blank {
				apart++
			}
		}
	}
	return prose > 0 && 5*apart >= 3*prose
}

// densest finds the run of lines in which prose most outweighs all else: the
// maximal sum, a line of prose counting its words, others a fine.
func (m *measures) densest(p *page) [2]int {
	const fine = 14
	best, from := int32(0), 0
	sum := int32(0)
	block := [2]int{-1, -1}
	for i := range p.lines {
		if m.prose[i] {
			sum += min(p.lines[i].words, 80)
		} else {
			sum -= fine
		}
		if sum <= 0 {
			sum, from = 0, i+1
		} else if sum > best {
			best = sum
			block = [2]int{from, i}
		}
	}
	return block
}

// shared gives for each line the part of its content words that stand in another
// line of the chosen ones too, in tenths, or -1 for a line without content words.
func (p *page) shared(chosen []bool) []int8 {
	in := make([]int32, p.kinds)   // chosen lines with the word
	last := make([]int32, p.kinds) // the last of them, plus one: a line counts once
	for i := range p.lines {
		if !chosen[i] {
			continue
		}
		for _, w := range p.content(i) {
			if last[w] != int32(i+1) {
				last[w] = int32(i + 1)
				in[w]++
			}
		}
	}
	out := make([]int8, len(p.lines))
	for i := range p.lines {
		words := p.content(i)
		if len(words) == 0 {
			out[i] = -1
			continue
		}
		own := int32(0)
		if chosen[i] {
			own = 1
		}
		hits := 0
		for _, w := range words {
			if in[w] > own {
				hits++
			}
		}
		out[i] = int8(10 * hits / len(words))
	}
	return out
}

// sharedWith counts for each line the content words that line i has too; none for
// line -1 and for line i itself.
func (p *page) sharedWith(i int) []uint8 {
	out := make([]uint8, len(p.lines))
	if i < 0 {
		return out
	}
	set := make([]bool, p.kinds)
	for _, w := range p.content(i) {
		set[w] = true
	}
	for j := range p.lines {
		n := 0
		for _, w := range p.content(j) {
			if set[w] {
				n++
			}
		}
		if j != i {
			out[j] = uint8(min(n, 255))
		}
	}
	return out
}

// sizeOf sorts lines into five sizes: a word or two, a menu item, a heading, a
// sentence, a paragraph.
func sizeOf(l *line) uint8 {
	switch {
	case l.words <= 2:
		return 0
	case l.words <= 5:
		return 1
	case l.words <= 11:
		return 2
	case l.words <= 24:
		return 3
	}
	return 4
}

// bin is a logarithmic bin of n, below limit: 0, 1, 2-3, 4-7, ...
func bin(n int32, limit int) int {
	if n < 0 {
		n = 0
	}
	return min(bits.Len32(uint32(n)), limit-1)
}

func lengthOf(l *line) int {
	for b, top := range [...]int32{0, 1, 2, 3, 5, 8, 12, 18, 30, 60} {
		if l.words <= top {
			return b
		}
	}
	return lengths - 1
}

// part is the bin of n out of total, in bins from 0 to limit-1, the last one for
// all of them.
func part(n, total int32, limit int) int {
	if total <= 0 {
		return 0
	}
	return int(min(n*int32(limit-1)/total, int32(limit-1)))
}

// firstFeatures appends the features of line i for the first pass.
func (p *page) firstFeatures(m *measures, i int, f []uint16) []uint16 {
	l := &p.lines[i]
	size := int(m.size[i])
	f = append(f, gBias,
		uint16(gLength+lengthOf(l)), uint16(gLast+int(l.last)), uint16(gFirst+int(l.first)),
		uint16(gSizeLast+size*int(shapes)+int(l.last)),
		uint16(gFunction+part(2*l.function, l.words, 6)*sizes+size),
		uint16(gCapital+part(l.capital, l.words, 6)*sizes+size),
		uint16(gHint+int(m.hint[i])*2+long(l)),
		uint16(gCopies+min(int(l.copies), 3)*sizes-sizes+size),
		uint16(gNumbers+part(l.numbers, l.words, 5)), uint16(gCommas+bin(l.commas, 4)),
		uint16(gStops+bin(l.stops, 4)), uint16(gBars+bin(l.bars, 3)),
		uint16(gQuotes+bin(l.quotes, 3)), uint16(gShout+part(l.shout, l.words, 3)))
	for c := l.cues; c != 0; c &= c - 1 {
		f = append(f, uint16(gCue+2*bits.TrailingZeros16(uint16(c))+long(l)))
	}
	if l.opening != 0 {
		f = append(f, uint16(gOpening+bits.TrailingZeros16(uint16(l.opening))))
	}
	f = p.placeFeatures(m, i, f)
	return p.neighbourFeatures(m, i, f)
}

func long(l *line) int {
	if l.words > 9 {
		return 1
	}
	return 0
}

// placeFeatures tell where on the page the line stands.
func (p *page) placeFeatures(m *measures, i int, f []uint16) []uint16 {
	size := int(m.size[i])
	n := int32(len(p.lines))
	f = append(f, uint16(gPlace+part(int32(i), n, 10)),
		uint16(gMass+part(m.mass[i], m.total, 12)),
		uint16(gBlock+m.blockBin(i)*sizes+size),
		uint16(gSinceHead+bin(m.since[i], 9)*sizes+size),
		uint16(gProse+bin(m.total/64, 6)*sizes+size),
		uint16(gHead+int(m.head[i])*sizes+size),
		uint16(gJoins+min(int(p.lines[i].joins), 3)*sizes+size),
		uint16(gTitle+min(int(m.titled[i]), 5)*sizes+size),
		uint16(gTitleNear+m.titledNear(i)*sizes+size))
	if c := m.cohesion[i]; c >= 0 {
		f = append(f, uint16(gCohesion+min(int(c)/2, 5)*sizes+size))
	} else {
		f = append(f, uint16(gCohesion+6*sizes+size))
	}
	return f
}

// blockBin tells where a line is to the densest block: inside it (at its edges or
// not), or how far before or behind.
func (m *measures) blockBin(i int) int {
	from, to := m.block[0], m.block[1]
	switch {
	case from < 0:
		return 0
	case i < from:
		return 1 + min(bin(int32(from-i), 6), 4) - 1
	case i > to:
		return 5 + min(bin(int32(i-to), 6), 4) - 1
	case i == from || i == to:
		return 9
	case i-from <= 2 || to-i <= 2:
		return 10
	}
	return 11
}

// titledNear bins how often words of the headline stand in the lines around.
func (m *measures) titledNear(i int) int {
	n := int32(0)
	for j := max(0, i-4); j <= min(len(m.titled)-1, i+4); j++ {
		if m.prose[j] {
			n += int32(min(m.titled[j], 5))
		}
	}
	return bin(n, 6)
}

// neighbourFeatures tell about the lines around.
func (p *page) neighbourFeatures(m *measures, i int, f []uint16) []uint16 {
	prev, next := m.sizeLast(p, i-1), m.sizeLast(p, i+1)
	f = append(f, uint16(gBefore+prev), uint16(gAfter+next),

		uint16(gTriple+(prev/int(shapes)*sizes+int(m.size[i]))*sizes+next/int(shapes)))
	if i > 0 {
		f = append(f, uint16(gHintPrev+int(m.hint[i-1])))
	}
	if i+1 < len(m.hint) {
		f = append(f, uint16(gHintNext+int(m.hint[i+1])))
	}
	near, far := m.proseAround(i, 3), m.proseAround(i, 8)
	return append(f, uint16(gNear+min(near, 7)), uint16(gFar+min(far/2, 7)))
}

// sizeLast joins the size and the last character's shape of a neighbour.
func (m *measures) sizeLast(p *page, i int) int {
	if i < 0 || i >= len(p.lines) {
		return 0
	}
	return int(m.size[i])*int(shapes) + int(p.lines[i].last)
}

// proseAround counts the lines of prose within reach, the line itself apart.
func (m *measures) proseAround(i, reach int) int {
	n := 0
	for j := max(0, i-reach); j <= min(len(m.prose)-1, i+reach); j++ {
		if m.prose[j] && j != i {
			n++
		}
	}
	return n
}

// secondFeatures appends the features that the second pass adds.
func (p *page) secondFeatures(m *measures, i int, f []uint16) []uint16 {
	size := int(m.size[i])
	topic := 7
	if m.topic[i] >= 0 {
		topic = min(int(m.topic[i])*2/3, 6)
	}
	f = append(f, uint16(gMargin+marginBin(m.margin[i])), uint16(gTopic+topic*sizes+size),
		uint16(gTopicMar+topic*6+marginBin(m.margin[i])/2),
		uint16(gBodySize+bin(m.inBody/50, 6)*sizes+size),
		uint16(gGapBack+m.gap(i-m.body[1])*sizes+size),
		uint16(gGapAhead+m.gap(m.body[0]-i)*sizes+size))
	f = append(f, uint16(gTitle2+min(int(m.titled2[i]), 5)*sizes+size),
		uint16(gTitleGap+m.titleGap(i)*sizes+size))
	prev, next := 0, 0
	if i > 0 {
		prev = marginBin(m.margin[i-1])
		f = append(f, uint16(gMarPrev+prev))
	}
	if i+1 < len(m.margin) {
		next = marginBin(m.margin[i+1])
		f = append(f, uint16(gMarNext+next))
	}
	return append(f, uint16(gNeighbour+(prev/2*6+next/2)*sizes+size))
}

// titleGap bins the distance to the title: 0 before it, 11 without one.
func (m *measures) titleGap(i int) int {
	switch {
	case m.title < 0:
		return 11
	case i <= m.title:
		return 0
	}
	return bin(int32(i-m.title), 11)
}

// gap bins a distance beyond the body that the first pass found; 0 inside it.
func (m *measures) gap(n int) int {
	if m.body[0] < 0 {
		return 7
	}
	return bin(int32(n), 7)
}

// marginBin sorts margins into twelve bins around 0.
func marginBin(m int32) int {
	a := m
	if a < 0 {
		a = -a
	}
	b := min(bin(a/(Scale/2), 6), 5)
	if m < 0 {
		return 5 - b
	}
	return 6 + b
}
