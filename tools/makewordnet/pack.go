package main

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
	"strconv"
	"strings"
)

// hypernyms, derivations and similarities by WordNet's symbols (wninput(5WN)).
var (
	hypernyms   = []string{"@"}
	derivations = []string{"+", `\`, "<"}
	similar     = []string{"&", "$", ">"}
)

// leftOut are lexicographer files that a newsroom can do without.
var leftOut = map[int]bool{5: true, 13: true, 20: true, 27: true} // animals, food, plants, substances

// wanted reports whether the extract has a word of a synset.
func wanted(s *synset, word string) bool {
	if leftOut[s.file] && s.part == 0 || len(word) < 2 && word != "i" {
		return false
	}
	for _, r := range word {
		if (r < 'a' || r > 'z') && r != '-' && (r != ' ' || s.part != 1) {
			return false
		}
	}
	return true
}

// keep chooses the synsets: those with a wanted word, and what stands above them.
func (g *graph) keep() {
	chosen := map[place]bool{}
	var choose func(p place)
	choose = func(p place) {
		if chosen[p] {
			return
		}
		chosen[p] = true
		for _, q := range g.synsets[p].pointers {
			if slices.Contains(hypernyms, q.symbol) {
				choose(q.to)
			}
		}
	}
	names := map[string]bool{}
	for _, p := range g.order {
		for _, w := range g.synsets[p].words {
			if wanted(g.synsets[p], w) {
				choose(p)
				names[w] = true
			}
		}
	}
	for _, p := range g.order {
		if chosen[p] {
			g.kept = append(g.kept, p)
		}
	}
	for w := range names {
		g.lemmas = append(g.lemmas, w)
	}
	slices.Sort(g.lemmas)
	g.weigh()
}

// weigh counts the uses of each synset and of all below it, each use once, with
// one added for every sense (Resnik 1995, as WordNet::Similarity's "add1").
func (g *graph) weigh() {
	for part, index := range g.index {
		for lemma, senses := range index {
			for i, p := range senses {
				uses := float64(1 + g.counts[countKey(part, lemma, strconv.Itoa(i+1))])
				for above := range g.above(p) {
					g.synsets[above].count += uses
				}
			}
		}
	}
}

// above are a synset and all its hypernyms.
func (g *graph) above(p place) map[place]bool {
	all := map[place]bool{}
	var climb func(place)
	climb = func(p place) {
		if all[p] {
			return
		}
		all[p] = true
		for _, q := range g.synsets[p].pointers {
			if slices.Contains(hypernyms, q.symbol) {
				climb(q.to)
			}
		}
	}
	climb(p)
	return all
}

// sense is a lemma's place in a synset.
type sense struct {
	synset place
	lemma  string
}

// pack writes the file whose layout internal/wordnet/format.go gives.
func (g *graph) pack() []byte {
	number := map[place]uint32{}
	for i, p := range g.kept {
		number[p] = uint32(i)
	}
	senses, lemmaSenses, senseSynsets, shares := g.listSenses(number)
	g.senses = len(senseSynsets)
	members := make([][]uint32, len(g.kept))
	for l := range g.lemmas {
		for i := lemmaSenses[l]; i < lemmaSenses[l+1]; i++ {
			y := senseSynsets[i]
			members[y] = append(members[y], uint32(l))
		}
	}
	lemmaStarts, text := texts(g.lemmas)
	memberStarts, memberList := flat(members)
	hyperStarts, hyperList := flat(g.related(number, hypernyms))
	similarStarts, similarList := flat(g.related(number, similar))
	sections := [][]uint32{
		g.partStarts(), lemmaStarts, lemmaSenses, senseSynsets, memberStarts, memberList,
		hyperStarts, hyperList, similarStarts, similarList,
		g.lexical(senses, []string{"!"}), g.lexical(senses, derivations),
	}
	return file(sections, shares, g.content(), text)
}

// partStarts are the numbers of the first synsets of each part of speech.
func (g *graph) partStarts() []uint32 {
	starts := make([]uint32, len(parts)+1)
	for _, p := range g.kept {
		for part := p.part + 1; part < len(starts); part++ {
			starts[part]++
		}
	}
	return starts
}

// listSenses numbers the senses: by lemma, then part of speech, then frequency.
// list has each one's synset, shares its part of its lemma's uses as that part of
// speech, 255 for all.
func (g *graph) listSenses(number map[place]uint32) (ids map[sense]uint32, starts, list []uint32, shares []byte) {
	ids = map[sense]uint32{}
	starts = []uint32{0}
	for _, lemma := range g.lemmas {
		for part := range parts {
			all := g.index[part][lemma]
			total := 0
			for i := range all {
				total += 1 + g.counts[countKey(part, lemma, strconv.Itoa(i+1))]
			}
			for i, p := range all {
				y, kept := number[p]
				if !kept || !slices.Contains(g.synsets[p].words, lemma) {
					continue
				}
				share := float64(1+g.counts[countKey(part, lemma, strconv.Itoa(i+1))]) / float64(total)
				ids[sense{p, lemma}] = uint32(len(list))
				list = append(list, y)
				shares = append(shares, byte(math.Round(share*255)))
			}
		}
		starts = append(starts, uint32(len(list)))
	}
	return ids, starts, list, shares
}

// related are the synsets to which each one points with one of the symbols.
func (g *graph) related(number map[place]uint32, symbols []string) [][]uint32 {
	all := make([][]uint32, len(g.kept))
	for i, p := range g.kept {
		for _, q := range g.synsets[p].pointers {
			if to, kept := number[q.to]; kept && slices.Contains(symbols, q.symbol) && !slices.Contains(all[i], to) {
				all[i] = append(all[i], to)
			}
		}
	}
	return all
}

// lexical are pairs of senses, in order.
func (g *graph) lexical(ids map[sense]uint32, symbols []string) []uint32 {
	var pairs [][2]uint32
	for _, p := range g.kept {
		s := g.synsets[p]
		for _, q := range s.pointers {
			if !slices.Contains(symbols, q.symbol) || q.from == 0 || g.synsets[q.to] == nil {
				continue
			}
			from, ok := ids[sense{p, s.words[q.from-1]}]
			to, ok2 := ids[sense{q.to, g.synsets[q.to].words[q.at-1]}]
			if ok && ok2 {
				pairs = append(pairs, [2]uint32{from, to}, [2]uint32{to, from})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]uint32) int { return slices.Compare(a[:], b[:]) })
	var out []uint32
	for _, p := range slices.Compact(pairs) {
		out = append(out, p[0], p[1])
	}
	return out
}

// content is a byte a synset: its information content, 255 for one use of all.
func (g *graph) content() []byte {
	total := make([]float64, len(parts))
	for part, index := range g.index {
		for lemma, senses := range index {
			for i := range senses {
				total[part] += float64(1 + g.counts[countKey(part, lemma, strconv.Itoa(i+1))])
			}
		}
	}
	var out []byte
	for _, p := range g.kept {
		n := total[p.part]
		out = append(out, byte(math.Round(255*math.Log(n/max(g.synsets[p].count, 1))/math.Log(n))))
	}
	return out
}

// texts joins strings and gives where each begins.
func texts(list []string) (starts []uint32, text string) {
	var b strings.Builder
	for _, s := range list {
		starts = append(starts, uint32(b.Len()))
		b.WriteString(s)
	}
	return append(starts, uint32(b.Len())), b.String()
}

// flat joins lists and gives where each begins.
func flat(lists [][]uint32) (starts, all []uint32) {
	for _, l := range lists {
		starts = append(starts, uint32(len(all)))
		all = append(all, l...)
	}
	return append(starts, uint32(len(all))), all
}

// file joins the sections: numbers of three bytes, then bytes.
func file(sections [][]uint32, shares, content []byte, text string) []byte {
	var body []byte
	for _, s := range sections {
		body = binary.LittleEndian.AppendUint32(body, uint32(len(s)))
	}
	for _, s := range []string{string(shares), string(content), text} {
		body = binary.LittleEndian.AppendUint32(body, uint32(len(s)))
	}
	for _, s := range sections {
		for _, v := range s {
			body = append(body, byte(v), byte(v>>8), byte(v>>16))
		}
	}
	body = append(append(body, shares...), content...)
	body = append(body, text...)
	head := append([]byte("RDWORDN\x00"), 1, 0, 0, 0)
	head = binary.LittleEndian.AppendUint32(head, crc32.ChecksumIEEE(body))
	return append(head, body...)
}
