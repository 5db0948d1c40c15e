package savedtext

import (
	"strings"

	"readout/internal/nlp"
)

// Reasons for furniture that no hint gives.
const (
	whyTitle   = "repeats the title"
	whyAbove   = "above the article"
	whyBetween = "between title and article"
	whyInside  = "interrupts the article"
	whyBelow   = "below the article"
	whyLinked  = "link below a label"
	whyThread  = "reader's comment or below"
	whyNone    = "no article on the page"
)

// judge settles the kind of every line from the hints and the model's verdict.
type judge struct {
	p      *page
	m      *measures
	margin []int32 // of the second pass
	kind   []nlp.BlockKind
	why    []string
	spaced bool // the page has empty lines between its paragraphs
	title  int  // -1 for none
	from   int  // first line of the body, -1 for none
	to     int  // last
}

func newJudge(p *page, m *measures, margin []int32) *judge {
	n := len(p.lines)
	return &judge{p: p, m: m, margin: margin, kind: make([]nlp.BlockKind, n), why: make([]string, n), title: -1}
}

func (j *judge) judge() {
	j.trust()
	if j.from >= 0 && !j.anySentence() {
		j.from = -1
	}
	if j.from < 0 {
		j.rescue()
	}
	if j.from < 0 {
		for i := range j.kind {
			j.drop(i, whyNone)
		}
		return
	}
	j.cutThread()
	j.cutTeasers()
	j.title = j.m.title
	if j.title < 0 {
		j.title = j.p.findTitle(j.m)
	}
	if j.title == j.from {
		j.startBelowTitle()
	}
	for i := range j.kind {
		j.settle(i)
	}
	j.linkedLines()
	j.looseHeadings()
}

// trust takes the model's verdict, but not against a hint: a line that says that
// it is furniture is none of the body.
func (j *judge) trust() {
	m := j.m
	for i := range j.margin {
		if h := m.hint[i]; h != hintNone && (h.furniture() || h != hintDate) {
			j.margin[i] = min(j.margin[i], -1)
		}
	}
	m.first, m.margin = m.margin, j.margin
	j.p.learnTopic(m)
	j.from, j.to = m.body[0], m.body[1]
	j.spaced = m.spaced || j.apart()
	if j.spaced {
		j.stretch()
		j.cutSlogan()
	}
}

// apart reports whether many lines of the body have an empty line before them.
func (j *judge) apart() bool {
	blanks, lines := 0, 0
	for i, v := range j.margin {
		if v > 0 {
			lines++
			if j.p.lines[i].blank {
				blanks++
			}
		}
	}
	return lines > 0 && 5*blanks >= 2*lines
}

// anySentence reports whether the body has as much as one sentence in it.
func (j *judge) anySentence() bool {
	for i := j.from; i <= j.to; i++ {
		l := &j.p.lines[i]
		if j.margin[i] > 0 && (j.m.prose[i] || l.last == shapeStop && l.words >= 4 || l.words >= 25) {
			return true
		}
	}
	return false
}

// rescue finds the body of a page that is too short for the model: the few lines
// of prose on it.
func (j *judge) rescue() {
	const few = 12
	if len(j.p.lines) > few {
		return
	}
	for i, prose := range j.m.prose {
		if prose {
			j.margin[i] = 1
		}
	}
	j.p.learnTopic(j.m)
	j.from, j.to = j.m.body[0], j.m.body[1]
	j.spaced = true
}

// stretch moves the ends of the body over paragraphs that the model was not sure
// of, across a few lines that interrupt, but not across a label or the comments.
func (j *judge) stretch() {
	for i := j.from - 1; i > 0 && j.from >= 0 && j.paragraph(i) && j.m.topic[i] >= 3 && i != j.m.title; i-- {
		j.margin[i], j.from = 1, i
	}
	const gap = 3
	for i := j.to + 1; j.to >= 0 && i < len(j.margin) && i-j.to <= gap+1; i++ {
		if h := j.m.hint[i]; h == hintLabel || h == hintComment || h == hintTags || h == hintLegal {
			return
		}
		sure := j.m.topic[i] >= 4 && i == j.to+1 || j.m.topic[i] >= 1 && j.m.first[i] > 0
		if sure && j.paragraph(i) {
			j.margin[i], j.to = 1, i
		}
	}
}

// cutSlogan takes the last line out of the body where it stands apart from the
// rest, by more than one empty line, and speaks of nothing that the rest speaks of:
// what an outlet says of itself below its articles.
func (j *judge) cutSlogan() {
	i := j.to
	if i <= j.from || j.p.lines[i].blanks < 2 || j.m.topic[i] > 2 || j.p.lines[i].cues&cueSpeech != 0 {
		return
	}
	j.margin[i] = -1
	j.trimEnd()
}

// paragraph reports whether a line by itself could be a paragraph of prose.
func (j *judge) paragraph(i int) bool {
	l := &j.p.lines[i]
	return j.m.hint[i] == hintNone && l.last == shapeStop && l.words >= 5 && l.function > 0
}

// cutThread ends the body at the comments: where most of the body stands above
// their heading, or where the lines below it have the marks of comments.
func (j *judge) cutThread() {
	words := int32(0)
	for i := j.from; i <= j.to; i++ {
		if j.margin[i] > 0 {
			words += j.p.lines[i].words
			continue
		}
		if j.m.hint[i] != hintComment || 2*words <= j.m.inBody && (words < 20 || !j.stamped(i+1)) {
			continue
		}
		for k := i + 1; k < len(j.margin); k++ {
			j.margin[k] = min(j.margin[k], -1)
		}
		j.trimEnd()
		return
	}
}

// stamped reports whether among the next lines there are several that say who
// wrote or when, as they stand above or below each comment.
func (j *judge) stamped(i int) bool {
	const reach, several = 25, 3
	n := 0
	for k := i; k < min(i+reach, len(j.margin)); k++ {
		l := &j.p.lines[k]
		says := l.words <= 14 && (l.last == shapeColon && l.cues&cueSpeech != 0 || l.numbers >= 2 && l.cues&cueDate != 0)
		if says || j.m.hint[k] == hintDate || j.m.hint[k] == hintComment {
			n++
		}
	}
	return n >= several
}

// trimEnd moves the end of the body back to its last line.
func (j *judge) trimEnd() {
	for j.margin[j.to] <= 0 {
		j.to--
	}
}

// cutTeasers ends the body at a label ("Related posts") below which nothing speaks
// of what stands above it: there are the beginnings of other stories, not the
// rest of this one.
func (j *judge) cutTeasers() {
	seen := make([]bool, j.p.kinds)
	words := int32(0)
	for i := j.from; i <= j.to; i++ {
		if j.m.hint[i] == hintLabel && 3*words > j.m.inBody && j.foreign(seen, i+1) {
			j.to = i
			j.trimEnd()
			return
		}
		if j.margin[i] > 0 {
			words += j.p.lines[i].words
			for _, w := range j.p.content(i) {
				seen[w] = true
			}
		}
	}
}

// foreign reports whether of the content words in the body from line i on less than
// a tenth have been seen. It looks at the next few lines only.
func (j *judge) foreign(seen []bool, i int) bool {
	const reach, tenth = 12, 10
	hits, all := 0, 0
	for k := i; k <= min(j.to, i+reach); k++ {
		if j.margin[k] <= 0 {
			continue
		}
		for _, w := range j.p.content(k) {
			all++
			if seen[w] {
				hits++
			}
		}
	}
	return all > 0 && tenth*hits < all
}

func (j *judge) drop(i int, why string) {
	j.kind[i] = nlp.FurnitureBlock
	if h := j.m.hint[i]; h.furniture() || why == whyAbove && h != hintNone {
		why = reasons[h]
	}
	j.why[i] = why
}

// startBelowTitle moves the start of the body to the first line of it below the
// title.
func (j *judge) startBelowTitle() {
	for i := j.title + 1; i <= j.to; i++ {
		if j.margin[i] > 0 {
			j.from = i
			return
		}
	}
	j.title = -1
}

// settle decides on a line by the zone that it stands in.
func (j *judge) settle(i int) {
	switch {
	case i == j.title:
		j.kind[i] = nlp.TitleBlock
	case j.repeatsTitle(i):
		j.drop(i, whyTitle)
		j.why[i] = whyTitle
	case i < j.title:
		j.above(i)
	case i < j.from:
		j.between(i)
	case i <= j.to:
		j.inside(i)
	default:
		j.below(i)
	}
}

// repeatsTitle reports whether the line is another copy of the title.
func (j *judge) repeatsTitle(i int) bool {
	if j.title < 0 {
		return false
	}
	l, t := &j.p.lines[i], &j.p.lines[j.title]
	if l.norm == t.norm && l.words == t.words {
		return true
	}
	own, size := l.vocab[1]-l.vocab[0], t.vocab[1]-t.vocab[0]
	shared := int32(j.m.titled2[i])
	return j.margin[i] <= 0 && own >= 3 && shared == own && 5*shared >= 4*size && l.words <= t.words+4
}

// above keeps of what stands above the title only a sentence on the article.
func (j *judge) above(i int) {
	const reach = 5
	l := &j.p.lines[i]
	switch {
	case j.title-i > reach:
		j.drop(i, whyAbove)
	case j.m.hint[i] == hintCaption:
		j.kind[i] = nlp.CaptionBlock
	case j.spaced && j.paragraph(i) && l.words >= 6 && j.m.topic[i] >= 5:
		j.kind[i] = nlp.DeckBlock
	default:
		j.drop(i, whyAbove)
	}
}

// between tells the lines from the title to the body: standfirst, byline, date,
// caption.
func (j *judge) between(i int) {
	if j.signed(i) {
		return
	}
	l := &j.p.lines[i]
	if i+1 == j.from && j.p.clocked(i) {
		j.kind[i] = nlp.HeadingBlock
		return
	}
	if j.m.hint[i].furniture() || j.title < 0 || i-j.title > maxDeck {
		j.drop(i, whyBetween)
		return
	}
	attached := !l.blank && j.kind[i-1] != nlp.FurnitureBlock
	switch {
	case l.words >= 8 && (j.m.topic[i] >= 2 || l.function >= 3), j.spaced && l.words >= 4 && l.function > 0:
		j.kind[i] = nlp.DeckBlock
	case attached && l.words <= 6 && l.letters > 2 && (j.spaced || i-j.title <= 2 && l.capital > 0), j.spaced && l.words >= 4:
		j.kind[i] = nlp.BylineBlock
	default:
		j.drop(i, whyBetween)
	}
}

// maxDeck is how many lines below the title a standfirst can be.
const maxDeck = 12

// signed settles lines that by their form are dates, bylines, sources or captions,
// and reports whether the line is one.
func (j *judge) signed(i int) bool {
	switch h := j.m.hint[i]; {
	case h == hintDate, h == hintNone && j.datedLine(i):
		j.kind[i] = nlp.DatelineBlock
	case h == hintByline, h == hintSource:
		j.kind[i] = nlp.BylineBlock
	case h == hintCaption, h == hintNone && j.twin(i):
		j.kind[i] = nlp.CaptionBlock
	case h == hintNone && j.signOff(i):
		j.kind[i] = nlp.BylineBlock
	default:
		return false
	}
	return true
}

// datedLine reports whether a line that is no body gives a date with little else:
// "(APA) Posted 17 May 2026, 7:50 a.m."
func (j *judge) datedLine(i int) bool {
	l := &j.p.lines[i]
	return j.margin[i] <= 0 && l.words <= 14 && l.function <= 1 && !j.p.clocked(i) && l.cues&cueDate != 0 &&
		(l.numbers >= 2 || l.numbers > 0 && l.opening&cueDate != 0) && l.commas <= 3
}

// twin reports whether the line stands beside a copy of itself, as the text below
// a picture does that is also the picture's description.
func (j *judge) twin(i int) bool {
	l := &j.p.lines[i]
	same := func(k int) bool {
		return k >= 0 && k < len(j.p.lines) && j.p.lines[k].norm == l.norm
	}
	return l.words >= 4 && l.last != shapeStop && (same(i-1) || same(i+1))
}

// signOff reports whether the line is an agency's or an author's sign at the end:
// "(MNA)", "PAK jd/kw".
func (j *judge) signOff(i int) bool {
	l := &j.p.lines[i]
	if l.words == 0 || l.words > 4 || l.runes > 24 || l.letters < 2 || l.function > 0 || l.shout == 0 {
		return false
	}
	s := j.p.at(i)
	if i == j.to+1 && l.words == 1 && l.cues == 0 && l.letters >= 3 && l.letters <= 6 && l.first == shapeUpper && l.last == shapeUpper {
		return true // "MNA", right below the last paragraph
	}
	return s[0] == '(' && s[len(s)-1] == ')' || l.cues == cueAgency && l.words <= 2 ||
		l.shout == 1 && l.words >= 2 && l.bars == 0 && l.letters <= 10 && contains(s, '/')
}

func contains(s string, c byte) bool {
	for i := range len(s) {
		if s[i] == c {
			return true
		}
	}
	return false
}

// clocked reports whether the line begins with a time of day, as the entries of a
// live page do; "07.10 | World" begins with a date.
func (p *page) clocked(i int) bool {
	s := p.at(i)
	n := 0
	for n < len(s) && n < 2 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n > 0 && len(s) > n+4 && (s[n] == ':' || s[n] == '.') &&
		s[n+1] >= '0' && s[n+1] <= '5' && s[n+2] >= '0' && s[n+2] <= '9' && !(s[n+3] >= '0' && s[n+3] <= '9' || s[n+3] == '.') &&
		s[n+4] != '|' && p.lines[i].words >= 4
}

// inside tells the lines from the first of the body to the last.
func (j *judge) inside(i int) {
	l := &j.p.lines[i]
	switch {
	case j.twin(i):
		j.kind[i] = nlp.CaptionBlock
	case j.margin[i] > 0:
		j.kind[i] = nlp.BodyBlock
		if j.headingShape(i) {
			j.kind[i] = nlp.HeadingBlock
		}
	case j.m.hint[i].furniture():
		j.drop(i, whyInside)
	case j.signed(i):
	case j.p.clocked(i):
		j.kind[i] = nlp.HeadingBlock
	case j.spaced && l.last == shapeStop && (l.function > 0 || l.quotes > 0 || l.stops > 0 || l.words >= 4):
		j.kind[i] = nlp.BodyBlock
	case j.spaced && l.last == shapeColon && l.words >= 2:
		j.kind[i] = nlp.BodyBlock
	case j.spaced && j.headingShape(i) && l.blank && j.m.topic[i] >= 2 && l.words >= 2:
		j.kind[i] = nlp.HeadingBlock
	default:
		j.drop(i, whyInside)
	}
}

// headingShape reports whether the line looks like a heading within the body: a
// few words without a full stop, followed by more of the body.
func (j *judge) headingShape(i int) bool {
	l := &j.p.lines[i]
	if l.words > 12 || l.words == 0 || i >= j.to || l.first == shapeQuote && l.quotes >= 2 {
		return false
	}
	switch l.last {
	case shapeStop:
		return j.p.text[l.end-1] == '?' && l.words <= 8 && l.first == shapeUpper && l.quotes == 0 && !contains(j.p.at(i), ':')
	case shapeColon, shapeComma, shapeQuote:
		return false
	}
	return l.first == shapeUpper || l.first == shapeDigit || l.first == shapeQuote
}

// below keeps of what stands below the body only who wrote it.
func (j *judge) below(i int) {
	const reach = 6
	if owned(j.p.at(i)) {
		j.drop(i, reasons[hintLegal])
		return
	}
	if i-j.to <= reach && !j.m.hint[i].furniture() && j.m.hint[i] != hintDate && !j.datedLine(i) && j.signed(i) {
		return
	}
	why := whyBelow
	if j.threaded(i) {
		why = whyThread
	}
	j.drop(i, why)
}

// owned reports whether a line says whose something is: below the article that is the
// page, and no picture.
func owned(s string) bool {
	return strings.HasPrefix(s, "©") || strings.HasPrefix(s, "(c) ") || strings.HasPrefix(s, "(C) ")
}

// threaded reports whether the line above is of the comments.
func (j *judge) threaded(i int) bool {
	return j.m.hint[i-1] == hintComment || j.why[i-1] == whyThread
}

// linkedLines drops what stands directly below a label without an empty line: the
// links that the label announces.
func (j *judge) linkedLines() {
	if !j.spaced {
		return
	}
	under := false
	for i := range j.kind {
		l := &j.p.lines[i]
		if l.blank {
			under = false
		}
		if under && j.kind[i] != nlp.TitleBlock && j.m.hint[i] == hintNone {
			j.drop(i, whyLinked)
		}
		if j.m.hint[i] == hintLabel && i > j.title {
			under = true
		}
	}
}

// looseHeadings drops headings below which no body stands any more.
func (j *judge) looseHeadings() {
	more := false
	for i := len(j.kind) - 1; i >= 0; i-- {
		switch j.kind[i] {
		case nlp.BodyBlock:
			more = true
		case nlp.HeadingBlock:
			if !more {
				j.drop(i, whyBelow)
			}
		}
	}
}
