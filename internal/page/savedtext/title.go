package savedtext

import "readout/internal/knowledge"

// headline is the line that looks most like the page's title before anything is
// known of the body: the first line where it is not furniture, else the first
// that stands on the page more than once. -1 where there is none.
func (p *page) headline(m *measures) int {
	for i := range min(len(p.lines), 40) {
		l := &p.lines[i]
		if l.words < 3 || l.words > 30 || m.hint[i] != hintNone {
			continue
		}
		if i == 0 || l.copies > 1 && l.words >= 4 {
			return i
		}
	}
	return -1
}

// place is where a line stands to the copies of the headline.
type place uint8

const (
	placeNone    place = iota // the headline has no copies
	placeAbove                // above the first
	placeCopy                 // is one
	placeBetween              // below one and above another
	placeBelow                // below the last
)

// never is a distance in lines farther than any that features tell apart.
const never = 1 << 20

// findCopies finds the lines that say what the headline says, and where all other
// lines stand to them.
func (p *page) findCopies(m *measures) {
	n := len(p.lines)
	h := p.headline(m)
	m.titled = p.sharedWith(h)
	m.head, m.since = make([]place, n), make([]int32, n)
	last := -1
	if h >= 0 {
		v := p.lines[h].vocab
		size := v[1] - v[0]
		for i := range p.lines {
			if i != h && p.lines[i].repeats(int32(m.titled[i]), size) {
				m.head[i] = placeCopy
				last = i
			}
		}
	}
	since, at := int32(never), placeAbove
	if last < 0 {
		at = placeNone
	}
	for i := range p.lines {
		if m.head[i] == placeCopy {
			since, at = 0, placeBetween
			if i == last {
				at = placeBelow
			}
		} else {
			m.head[i] = at
		}
		m.since[i] = since
		since = min(since+1, never)
	}
}

// repeats reports whether a line that shares so many content words with the
// headline, which has size of them, is a copy of it, or of most of it.
func (l *line) repeats(shared, size int32) bool {
	own := l.vocab[1] - l.vocab[0]
	return shared >= 2 && 5*shared >= 4*own && 2*shared >= size && l.words <= 40
}

// findTitle is the line that is the title, given which lines the model takes for
// body; -1 where there is none. Titles stand above the body, are no sentences,
// and speak of what the body speaks of.
func (p *page) findTitle(m *measures) int {
	first := m.body[0]
	if first < 0 {
		return -1
	}
	if top := p.belowMenu(m, first); top > 0 {
		if at, score := p.bestTitle(m, top, first); score >= sureTitle {
			return at
		}
	}
	at, _ := p.bestTitle(m, max(0, first-maxTitleGap), first)
	return at
}

// bestTitle is the line of from to first that does best as a title, with its score; or -1.
func (p *page) bestTitle(m *measures, from, first int) (at, best int) {
	at = -1
	for i := from; i <= first; i++ {
		if i == first && !p.headed(i) {
			break
		}
		if s := p.titleScore(m, i, first); s > best && !(at >= 0 && at == i-1 && p.decks(i, s-best)) {
			best, at = s, i
		}
	}
	return at, best
}

// sureTitle is the score from which a line below the page's menu is its title, however
// well a motto above the menu would do.
const sureTitle = 16

// belowMenu is the line after the first menu above line first, where a menu stands
// among the page's first lines; else 0.
func (p *page) belowMenu(m *measures, first int) int {
	for i := range min(first, 6) {
		if m.hint[i] == hintMenu && p.lines[i].words >= 3 {
			return i + 1
		}
	}
	return 0
}

// deckLead is by how many points a line right below the likeliest title so far must
// do better to be no deck of it.
const deckLead = 9

// decks reports whether line i, which does better as a title than the line right
// above it by so many points, is rather that line's deck: no empty line stands
// between, and the line above says enough to be a headline.
func (p *page) decks(i, lead int) bool {
	return lead < deckLead && !p.lines[i].blank && p.lines[i-1].words >= 6 && p.lines[i].copies <= p.lines[i-1].copies
}

// maxTitleGap is how many lines may stand between the title and the body.
const maxTitleGap = 60

// titleScore tells how well line i would do as the title of a body that begins at
// line first; 0 or less: not at all.
func (p *page) titleScore(m *measures, i, first int) int {
	l := &p.lines[i]
	if l.words < 2 || l.words > 40 || m.hint[i] != hintNone || m.topic[i] < 0 || p.clocked(i) {
		return 0
	}
	words := int(l.vocab[1] - l.vocab[0])
	score := 12 + 2*int(m.topic[i]) + 4*min(words*int(m.topic[i])/10, 5) - min(first-i, 20)/2
	if l.copies > 1 {
		score += 8
	}
	if l.quotes >= 2 || l.first == shapeQuote {
		score += 3
	}
	if m.head[i] == placeCopy {
		score += 8
	}
	if l.blank {
		score += 3
	}
	switch {
	case l.words < 3:
		score -= 16
	case l.words == 3:
		score -= 6
	case l.words > 24:
		score -= 10
	case l.words > 15:
		score -= 3
	case l.words >= 6:
		score += 5
	}
	if l.numbers*2 >= l.words || l.opening&cueBy != 0 && l.words <= 6 {
		score -= 12 // a date, a byline
	}
	if i == 0 && knowledge.Institution(p.at(i)) {
		return min(score, 2) // the masthead of a public body
	}
	if l.last == shapeStop && p.text[l.end-1] != '?' && p.text[l.end-1] != '!' {
		score -= 12
	}
	return score
}

// headed reports whether a line that the model takes for the first of the body is
// rather the title that stands right above it.
func (p *page) headed(i int) bool {
	l := &p.lines[i]
	return l.words >= 3 && l.words <= 24 && l.stops == 0 && i+1 < len(p.lines) &&
		(l.last == shapeLower || l.last == shapeUpper || l.last == shapeDigit || l.last == shapeQuote ||
			l.last == shapeStop && p.text[l.end-1] != '.' && l.words <= 15)
}
