package savedtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one piece of the page with what its own characters tell. Counts are
// capped by the features that read them, not here.
type line struct {
	start, end int   // byte offsets into the text, trimmed
	blank      bool  // an empty line, or the page's edge, stands before
	blanks     int   // how many
	words      int32 // runs of letters and digits; two ideographs count as one
	runes      int32
	letters    int32 // letters and digits, in runes
	capital    int32 // words that begin with an upper-case letter
	shout      int32 // words of two letters and more all in upper case
	numbers    int32 // words with a digit
	commas     int32
	joins      int32 // places where a lower-case letter runs into an upper-case one
	stops      int32 // sentence ends inside the line: ". A"
	bars       int32 // | > » · • / between spaces: what menus put between items
	quotes     int32
	function   int32 // function words
	cued       int32 // words that carry any cue
	cues       cue   // of all words
	opening    cue   // of the first word
	first      shape
	last       shape
	norm       uint64   // hash of the letters and digits, case folded
	vocab      [2]int32 // range of page.vocab: the content words
	copies     int32    // how often the same letters stand on the page, 1 = once
}

// shape is what a line begins or ends with.
type shape uint8

const (
	shapeNone shape = iota
	shapeUpper
	shapeLower
	shapeDigit
	shapeQuote
	shapeStop     // . ! ? and their like in other scripts
	shapeEllipsis // … or ..
	shapeColon
	shapeComma
	shapeParen
	shapeOther
	shapes
)

// page is a text cut into lines and measured.
type page struct {
	text  string
	lines []line
	vocab []uint32 // the lines' content words, line after line: hashes, then numbers
	kinds int      // how many different content words there are: numbers lie below
}

// stem is how many letters of a word count when words are compared: enough to
// tell words apart, few enough to join "invade" and "invading".
const stem = 6

// contentLetters is the least length of a word that says what a line is about.
const contentLetters = 4

// newPage cuts the text into lines and measures each.
func newPage(text string, spans []piece) *page {
	p := &page{text: text, lines: make([]line, len(spans)), vocab: make([]uint32, 0, len(text)/12)}
	for i, s := range spans {
		l := &p.lines[i]
		l.start, l.end, l.blank, l.blanks = s.start, s.end, s.blanks > 0, s.blanks
		p.measure(l)
	}
	p.number()
	p.countCopies()
	return p
}

// number replaces the hashes of content words by numbers counted from 0, so that
// sets of words are plain arrays.
func (p *page) number() {
	t := newTable(len(p.vocab))
	for i, h := range p.vocab {
		c := t.slot(h)
		if c.value == 0 {
			p.kinds++
			c.value = int32(p.kinds)
		}
		p.vocab[i] = uint32(c.value - 1)
	}
}

// content are the content words of a line.
func (p *page) content(i int) []uint32 {
	v := p.lines[i].vocab
	return p.vocab[v[0]:v[1]]
}

func (p *page) at(i int) string { return p.text[p.lines[i].start:p.lines[i].end] }

// measure reads a line once.
func (p *page) measure(l *line) {
	s := p.text[l.start:l.end]
	l.vocab[0] = int32(len(p.vocab))
	l.norm = hashSeed
	var w word
	for i := 0; i < len(s); {
		c := s[i]
		size := 1
		k := classes[c]
		r := rune(c)
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			k = classOf(r)
		}
		l.runes++
		if k <= classDigit {
			w.add(r, k)
		} else if k == classApostrophe && w.n > 0 && letterFollows(s, i+size) {
			w.small = false
		} else {
			p.finish(l, &w)
			l.mark(s, i, size, k)
		}
		i += size
	}
	p.finish(l, &w)
	l.vocab[1] = int32(len(p.vocab))
	l.first, l.last = edges(s)
}

// mark counts a character that is no part of a word.
func (l *line) mark(s string, i, size int, k class) {
	switch k {
	case classComma:
		l.commas++
	case classQuote:
		l.quotes++
	case classBar:
		if i == 0 || i+size == len(s) || s[i-1] == ' ' {
			l.bars++
		}
	case classStop:
		if i+size < len(s) && (size > 1 || s[i+size] == ' ') {
			l.stops++
		}
	}
}

// finish takes the word that has been read, if any, into the line's counts.
func (p *page) finish(l *line, w *word) {
	if w.n == 0 {
		return
	}
	l.letters += w.n
	l.joins += w.joins
	if w.wide > 0 {
		l.words += (w.wide + 1) / 2
	} else {
		l.words++
	}
	if w.upper {
		l.capital++
	}
	if w.uppers == w.n && w.n > 1 {
		l.shout++
	}
	if w.digits > 0 {
		l.numbers++
	}
	l.norm = (l.norm ^ uint64(w.full)) * hashPrime
	p.lookUp(l, w)
	*w = word{}
}

// lookUp finds what the word says by itself: a cue, a function word, or content.
func (p *page) lookUp(l *line, w *word) {
	if int(w.n) <= maxCue && int(w.size) <= len(w.low) {
		c := wordCue(w.low[:w.size])
		if c == cueFunction {
			l.function++
			return
		}
		if c != 0 {
			l.cued++
			l.cues |= c
			if l.words == 1 {
				l.opening = c
			}
		}
	}
	if w.n >= contentLetters || w.wide > 1 {
		p.vocab = append(p.vocab, w.hash)
	}
}

const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

// word gathers one word while its line is read.
type word struct {
	n, uppers, digits, wide int32
	joins                   int32
	upper, small            bool   // begins with upper case; the last letter was not
	hash, full              uint32 // of the stem, of all letters; case folded
	size                    int32
	low                     [40]byte // the word in lower case, as far as it fits
}

func (w *word) add(r rune, k class) {
	if k == classUpper {
		w.uppers++
		w.upper = w.upper || w.n == 0
		if w.small {
			w.joins++
		}
		if r < utf8.RuneSelf {
			r += 'a' - 'A'
		} else {
			r = unicode.ToLower(r)
		}
	} else if k == classDigit {
		w.digits++
	} else if k == classWide {
		w.wide++
	}
	w.small = k == classLower
	w.full = (w.full ^ uint32(r)) * 16777619
	if w.n < stem {
		w.hash = w.full
	}
	w.n++
	if r < utf8.RuneSelf {
		if int(w.size) < len(w.low) {
			w.low[w.size] = byte(r)
		}
		w.size++
		return
	}
	if int(w.size)+utf8.RuneLen(r) <= len(w.low) {
		utf8.EncodeRune(w.low[w.size:], r)
	}
	w.size += int32(utf8.RuneLen(r))
}

// edges are the shapes of a line's first and last characters, closing quotation
// marks and brackets at the end left aside where they follow a full stop.
func edges(s string) (first, last shape) {
	r, _ := utf8.DecodeRuneInString(s)
	first = shapeOf(r)
	r, size := utf8.DecodeLastRuneInString(s)
	last = shapeOf(r)
	if (last == shapeQuote || last == shapeParen) && size < len(s) {
		r, _ = utf8.DecodeLastRuneInString(s[:len(s)-size])
		if inner := shapeOf(r); inner == shapeStop {
			last = inner
		}
	}
	if n := strings.LastIndexByte(s, '('); n > 0 && s[len(s)-1] == ')' && len(s)-n <= maxSign {
		if r, _ = utf8.DecodeLastRuneInString(strings.TrimRight(s[:n], " ")); shapeOf(r) == shapeStop {
			last = shapeStop
		}
	}
	if signed(s) {
		last = shapeStop
	}
	if r == '.' && len(s) > 2 && s[len(s)-2] == '.' {
		last = shapeEllipsis
	}
	return first, last
}

// signed reports whether a line ends with an agency's letters behind its last full
// stop: "... the ministry said. - MNA".
func signed(s string) bool {
	rest := strings.TrimRight(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if n := len(s) - len(rest); n < 2 || n > 6 {
		return false
	}
	bare := strings.TrimRight(rest, " -–—")
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(bare, `"”’'`))
	return bare != rest && strings.ContainsAny(rest[len(bare):], "-–—") && shapeOf(r) == shapeStop
}

// maxSign is the most bytes of an agency's sign in brackets behind the last full
// stop: "(MNA)".
const maxSign = 16

func shapeOf(r rune) shape {
	switch r {
	case '.', '!', '?', '。', '！', '？', '।', '؟':
		return shapeStop
	case '…':
		return shapeEllipsis
	case ':':
		return shapeColon
	case ',', ';':
		return shapeComma
	case '(', ')', '[', ']':
		return shapeParen
	}
	k := classOf(r)
	if r < utf8.RuneSelf {
		k = classes[byte(r)]
	}
	switch k {
	case classUpper, classWide:
		return shapeUpper
	case classLower:
		return shapeLower
	case classDigit:
		return shapeDigit
	case classQuote, classApostrophe:
		return shapeQuote
	}
	return shapeOther
}

func letterFollows(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// countCopies counts the lines that have the same letters.
func (p *page) countCopies() {
	seen := newTable(len(p.lines))
	for i := range p.lines {
		if l := &p.lines[i]; l.letters > 0 {
			seen.slot(uint32(l.norm^l.norm>>32)).value++
		}
	}
	for i := range p.lines {
		if l := &p.lines[i]; l.letters > 0 {
			l.copies = seen.slot(uint32(l.norm ^ l.norm>>32)).value
		}
	}
}
