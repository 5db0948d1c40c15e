package coref

import "readout/internal/nlp"

// Where a phrase ends is learned: behind its head, one part of the sentence after
// the other belongs to it or ends it. The parse alone attaches too much and too
// little ("met the minister in May", "a letter to the bank").

// segment is a part of the sentence that may go on a phrase.
type segment struct {
	first, end int // its tokens, first to end-1, without the mark before it
	root       int
	mark       int // the punctuation before it, or -1
	bound      bond
}

// bond is how a segment hangs on the phrase in the parse.
type bond uint8

const (
	ownBond   bond = iota // on the phrase's head
	innerBond             // on another word of the phrase
	verbBond              // on the verb that the phrase is an argument of
	outerBond             // on something else
)

// mostSegments bounds how many a phrase may have.
const mostSegments = 6

// nextSegment is the one that begins at token at, behind the phrase of head i; false
// where none does before limit.
func (r *resolver) nextSegment(i, at, limit int) (segment, bool) {
	s := segment{mark: -1, root: -1}
	if at < limit && segmentMark(r.d.Tokens[at].Lower) {
		s.mark = at
		at++
	}
	if at >= limit {
		return s, false
	}
	for c := at; ; {
		t := &r.d.Tokens[c]
		if t.First < at || t.Last >= limit || t.Head == c {
			break
		}
		s.root = c
		if t.Head < at {
			break
		}
		c = t.Head
	}
	if s.root < 0 {
		return s, false
	}
	root := &r.d.Tokens[s.root]
	if root.First != at || root.Head >= at || root.Dep == "cc" || root.Dep == "conj" && root.Head == i || root.Dep == "punct" && s.mark >= 0 {
		return s, false
	}
	s.first, s.end = at, root.Last+1
	s.bound = r.bondOf(i, root.Head)
	if s.mark >= 0 {
		s.end = r.closing(s, limit)
	}
	return s, true
}

// closing is the segment's end with the mark that closes the one before it.
func (r *resolver) closing(s segment, limit int) int {
	closes := ")"
	switch r.d.Tokens[s.mark].Lower {
	case "(":
	case "[":
		closes = "]"
	default:
		return s.end
	}
	for j := s.first; j < limit; j++ {
		if r.d.Tokens[j].Lower == closes {
			return j + 1
		}
	}
	return s.end
}

func segmentMark(w string) bool {
	switch w {
	case ",", "(", "[", "-", "–", "—", ":", "\"", "“", "'", "‘", "--", "/":
		return true
	}
	return false
}

func (r *resolver) bondOf(i, head int) bond {
	switch {
	case head == i:
		return ownBond
	case head > i:
		return innerBond
	case head == r.verbOf(i):
		return verbBond
	}
	return outerBond
}

// segments calls yield for each part of the sentence that may go on the phrase of
// head i whose core ends before token at, until it returns false.
func (r *resolver) segments(i, at, limit int, yield func(n int, s segment) bool) {
	for n := range mostSegments {
		s, ok := r.nextSegment(i, at, limit)
		if !ok || !yield(n, s) {
			return
		}
		at = s.end
	}
}

// view is a segment as its features see it.
type view struct {
	dep, word, mark, size, index, bound, first, last, after string // of the segment
	object, objectName, objectWord                          string // of its preposition
	noun, ending, kind, named, role, det, verb              string // of the phrase
}

// viewOf is the n-th segment behind the head i.
func (r *resolver) viewOf(i, n int, s segment) view {
	head, root := &r.d.Tokens[i], &r.d.Tokens[s.root]
	v := view{
		dep: root.Dep, word: root.Tag, size: sizeOf(s.end - s.first), index: string(rune('0' + min(n, 2))),
		bound: string(rune('a' + s.bound)), first: r.d.Tokens[s.first].Lower, last: r.d.Tokens[s.end-1].Tag,
		noun: head.Lemma, kind: r.nameType(i), role: grammar(head.Dep), det: "-", verb: r.d.Tokens[r.verbOf(i)].Lemma,
	}
	if root.Dep == "prep" || root.Dep == "agent" || root.POS == "ADP" {
		v.word = root.Lower
	}
	if s.mark >= 0 {
		v.mark = r.d.Tokens[s.mark].Lower
	}
	if k := len(head.Lemma); k > 3 {
		v.ending = head.Lemma[k-3:]
	}
	if v.named = head.Tag; v.kind != "-" {
		v.named = "n"
	}
	switch t := &r.d.Tokens[head.First]; t.Dep {
	case "det":
		v.det = t.Lower
	case "poss":
		v.det = "poss"
	}
	if s.end < len(r.d.Tokens) {
		v.after = r.d.Tokens[s.end].POS
		if v.after == "PUNCT" {
			v.after = r.d.Tokens[s.end].Lower
		}
	}
	r.viewObject(s.root, &v)
	return v
}

// viewObject notes the object of the preposition at token i.
func (r *resolver) viewObject(i int, v *view) {
	for c := range r.d.Children(i) {
		k := &r.d.Tokens[c]
		if k.Dep != "pobj" && k.Dep != "pcomp" {
			continue
		}
		v.object, v.objectWord = k.Tag, k.Lemma
		if r.nameOf[c] >= 0 {
			v.objectName = r.nameType(c)
		} else if times.has(k.Lemma) || times.has(k.Lower) {
			v.objectName = "time"
		}
	}
	if r.nameOf[i] >= 0 {
		v.objectName = r.nameType(i)
	}
}

// nameType is the type of the name at token i, "-" where there is none.
func (r *resolver) nameType(i int) string {
	if n := r.nameOf[i]; n >= 0 {
		return string(r.found[n].Type)
	}
	return "-"
}

// places appends the places of the segment's features in the model's weights: each
// is a template's number and what it looks at, hashed (FNV-1a).
func (v *view) places(out []uint16) []uint16 {
	templates := [...][3]string{
		{"bias"}, {v.dep, v.bound}, {v.dep, v.mark},
		{v.word, v.bound}, {v.word, v.bound, v.role}, {v.word, v.named}, {v.word, v.kind, v.mark}, {v.word, v.mark, v.bound},
		{v.word, v.noun}, {v.word, v.ending}, {v.word, v.object}, {v.word, v.objectName, v.bound}, {v.word, v.objectName, v.named},
		{v.word, v.objectWord}, {v.word, v.verb}, {v.word, v.verb, v.bound}, {v.dep, v.size, v.mark}, {v.word, v.size},
		{v.dep, v.index, v.bound}, {v.dep, v.after, v.mark}, {v.dep, v.kind, v.objectName}, {v.first, v.dep},
		{v.det, v.dep, v.bound}, {v.det, v.word}, {v.role, v.dep, v.mark}, {v.role, v.bound, v.index}, {v.last, v.dep},
	}
	for n, parts := range templates {
		h := (uint32(2166136261) ^ uint32(n+1)) * 16777619
		for _, p := range parts {
			for k := range len(p) {
				h = (h ^ uint32(p[k])) * 16777619
			}
			h = (h ^ 0xff) * 16777619
		}
		out = append(out, uint16((h^h>>15)%endPlaces))
	}
	return out
}

// sizeOf is the class of a segment's number of tokens.
func sizeOf(n int) string {
	switch {
	case n <= 3:
		return string(rune('0' + n))
	case n <= 6:
		return "6"
	case n <= 12:
		return "12"
	}
	return "many"
}

// endPlaces is the number of weights of the model of ends.
const endPlaces = 1 << 13

// Ends shows, for training, the segments behind the head of each noun phrase of a
// parsed document, with the places of their features: gold gives the token at which
// the phrase of a head ends, or false where that is not known, and learn is told of
// each segment whether it belongs to it.
func Ends(d *nlp.Document, s Stage, gold func(head int) (int, bool), learn func(places []uint16, in bool)) {
	r := newResolver(d, s.Base)
	for i := range d.Tokens {
		t := &d.Tokens[i]
		end, ok := gold(i)
		if !ok || t.POS != "NOUN" && t.POS != "PROPN" {
			continue
		}
		at, limit := r.coreOf(i)
		if !r.reachable(i, at, limit, end) {
			continue
		}
		r.segments(i, at, limit, func(n int, s segment) bool {
			in := s.end <= end
			v := r.viewOf(i, n, s)
			learn(v.places(nil), in)
			return in
		})
	}
}

// reachable reports whether the segments can make a phrase that ends at token end.
func (r *resolver) reachable(i, at, limit, end int) bool {
	found := at == end
	r.segments(i, at, limit, func(_ int, s segment) bool {
		found = found || s.end == end || s.end == end-1 && r.d.Tokens[s.end].POS == "PUNCT"
		return !found
	})
	return found
}

// coreOf is where the phrase of head i ends at least, and where at most: before
// what is joined to it, or with its sentence.
func (r *resolver) coreOf(i int) (at, limit int) {
	at, limit = i+1, r.d.Sentences[r.d.Tokens[i].Sentence].End
	if n := r.nameOf[i]; n >= 0 {
		at = max(at, r.found[n].End)
	}
	for c := range r.d.Children(i) {
		if k := r.d.Tokens[c]; c > i && c >= at && (k.Dep == "cc" || k.Dep == "conj") {
			limit = min(limit, c)
		}
	}
	return at, limit
}

// endOf is where the phrase of head i ends.
func (r *resolver) endOf(i int) int {
	if r.ends[i] > 0 {
		return r.ends[i]
	}
	at, limit := r.coreOf(i)
	w := endWeights()
	var places [32]uint16
	r.segments(i, at, limit, func(n int, s segment) bool {
		sum := float32(0)
		v := r.viewOf(i, n, s)
		for _, p := range v.places(places[:0]) {
			sum += w[p]
		}
		if sum <= 0 {
			return false
		}
		at = s.end
		return true
	})
	r.ends[i] = at
	return at
}
