package wordnet

import (
	_ "embed" // the extract
	"encoding/binary"
	"hash/crc32"
	"sort"
	"strings"
	"sync"
)

// The file, as tools/makewordnet writes it, is used in place: nothing is decoded
// but the places of its sections.
//
//	8 bytes   "RDWORDN\x00"
//	u32       version, 1
//	u32       CRC-32 (IEEE) of all that follows
//	15 × u32  length of each section, in its own items
//	12 tables of u24: first synset of each part of speech; lemma texts' starts;
//	          lemmas' first senses; senses' synsets; synsets' first members; members
//	          (lemmas); first hypernyms; hypernyms; first similar synsets; similar
//	          synsets; antonyms; derivations (both pairs of senses, sorted)
//	bytes     a sense's share of its lemma's uses as that part of speech, 255 for all
//	bytes     a synset's information content, 255 for the most
//	bytes     the lemmas, sorted, one behind the other
//
//go:embed wordnet.bin
var embedded string

const (
	magic      = "RDWORDN\x00"
	version    = 1
	tables     = 12
	headerSize = 16 + 4*(tables+3)
)

// table is a list of numbers of three bytes each, in place.
type table string

func (t table) len() int { return len(t) / 3 }

func (t table) at(i int) int {
	return int(t[3*i]) | int(t[3*i+1])<<8 | int(t[3*i+2])<<16
}

// span are the bounds of list i where t holds the lists' starts.
func (t table) span(i int) (from, to int) { return t.at(i), t.at(i + 1) }

// Net is the extract of WordNet. It never changes, so all methods may be called at
// the same time.
type Net struct {
	parts                      table
	texts, lemmaSenses         table
	senses                     table // synsets, by sense
	memberStarts, members      table // lemmas, by synset
	hypernymStarts, hypernyms  table
	similarStarts, similar     table
	antonyms, derivations      table // pairs of senses, sorted by the first
	shares, content, lemmaText string
	own                        map[string][]string // opposites.txt
}

var load = sync.OnceValue(func() *Net { return decode(embedded, opposites) })

// Load is the embedded extract. The first call finds its sections and reads the
// project's own pairs; later calls return the same *Net. Safe for concurrent use.
func Load() *Net { return load() }

// decode panics on a damaged file: it is part of the binary, and a test reads it.
func decode(data, pairs string) *Net {
	head := []byte(data[:headerSize])
	if string(head[:8]) != magic || binary.LittleEndian.Uint32(head[8:]) != version {
		panic("wordnet: not an extract of this version")
	}
	n := &Net{own: ownPairs(pairs)}
	body := data[headerSize:]
	cut := func(i, size int) string {
		length := size * int(binary.LittleEndian.Uint32(head[16+4*i:]))
		section := body[:length]
		body = body[length:]
		return section
	}
	for i, t := range []*table{
		&n.parts, &n.texts, &n.lemmaSenses, &n.senses, &n.memberStarts, &n.members,
		&n.hypernymStarts, &n.hypernyms, &n.similarStarts, &n.similar, &n.antonyms, &n.derivations,
	} {
		*t = table(cut(i, 3))
	}
	for i, s := range []*string{&n.shares, &n.content, &n.lemmaText} {
		*s = cut(tables+i, 1)
	}
	return n
}

// intact reports whether the file's checksum is right.
func intact(data string) bool {
	return crc32.ChecksumIEEE([]byte(data[16:])) == binary.LittleEndian.Uint32([]byte(data[12:16]))
}

// ownPairs reads "word word" lines, each pair both ways.
func ownPairs(text string) map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(text) {
		if f := strings.Fields(line); len(f) == 2 && f[0] != "#" {
			all[f[0]] = append(all[f[0]], f[1])
			all[f[1]] = append(all[f[1]], f[0])
		}
	}
	return all
}

func (n *Net) lemma(i int) string {
	from, to := n.texts.span(i)
	return n.lemmaText[from:to]
}

// find is the number of a lemma, or -1.
func (n *Net) find(lemma string) int {
	count := n.texts.len() - 1
	i := sort.Search(count, func(i int) bool { return n.lemma(i) >= lemma })
	if i < count && n.lemma(i) == lemma {
		return i
	}
	return -1
}

// partOf is the part of speech of a synset.
func (n *Net) partOf(synset int) part {
	for p := noun; p < adverb; p++ {
		if synset < n.parts.at(int(p)+1) {
			return p
		}
	}
	return adverb
}

// pairs calls f with each second sense of the pairs whose first is sense, until f
// returns false.
func pairs(t table, sense int, f func(int) bool) {
	count := t.len() / 2
	for i := sort.Search(count, func(i int) bool { return t.at(2*i) >= sense }); i < count && t.at(2*i) == sense; i++ {
		if !f(t.at(2*i + 1)) {
			return
		}
	}
}

// lemmaOf is the lemma whose sense it is.
func (n *Net) lemmaOf(sense int) int {
	return sort.Search(n.lemmaSenses.len()-1, func(i int) bool { return n.lemmaSenses.at(i+1) > sense })
}
