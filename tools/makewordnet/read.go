package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// parts are WordNet's parts of speech: the name of their files, in the order in
// which the extract numbers them.
var parts = []struct{ file, letter string }{{"noun", "n"}, {"verb", "v"}, {"adj", "a"}, {"adv", "r"}}

// place is a synset of WordNet: part of speech and byte offset in its data file.
type place struct {
	part   int
	offset string
}

// pointer is a relation, of one word of the synset (from 1) or of all (0).
type pointer struct {
	symbol   string
	to       place
	from, at int
}

type synset struct {
	place
	file     int // lexicographer file
	words    []string
	pointers []pointer
	count    float64 // uses in SemCor, with those below it
}

// graph is what was read, and what of it is kept.
type graph struct {
	synsets map[place]*synset
	order   []place              // as read
	index   []map[string][]place // by part: a lemma's synsets, most frequent first
	counts  map[string]int       // "part lemma number" → uses in SemCor
	kept    []place
	lemmas  []string
	senses  int
}

// read reads the data, index and count files (wndb(5WN), cntlist(5WN)).
func read(dir string) (*graph, error) {
	g := &graph{synsets: map[place]*synset{}, counts: map[string]int{}}
	for part, p := range parts {
		err := lines(filepath.Join(dir, "data."+p.file), func(l string) error { return g.data(part, l) })
		if err != nil {
			return nil, err
		}
		g.index = append(g.index, map[string][]place{})
		err = lines(filepath.Join(dir, "index."+p.file), func(l string) error { return g.entry(part, l) })
		if err != nil {
			return nil, err
		}
	}
	return g, lines(filepath.Join(dir, "cntlist.rev"), g.tagged)
}

// lines calls f for each line that is not part of the licence.
func lines(path string, f func(string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if strings.HasPrefix(s.Text(), "  ") {
			continue
		}
		if err := f(s.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}

// data reads a line "offset file type words(hex) word id ... pointers(dec) ...".
func (g *graph) data(part int, line string) error {
	line, _, _ = strings.Cut(line, " | ")
	f := strings.Fields(line)
	s := &synset{place: place{part, f[0]}}
	var err error
	if s.file, err = strconv.Atoi(f[1]); err != nil {
		return err
	}
	n, err := strconv.ParseInt(f[3], 16, 0)
	if err != nil {
		return err
	}
	f = f[4:]
	for ; n > 0; n-- {
		word, _, _ := strings.Cut(f[0], "(") // "galore(ip)": the adjective's place
		s.words = append(s.words, strings.ReplaceAll(word, "_", " "))
		f = f[2:]
	}
	pointers, err := strconv.Atoi(f[0])
	if err != nil {
		return err
	}
	for f = f[1:]; pointers > 0; pointers-- {
		words, err := strconv.ParseInt(f[3], 16, 0)
		if err != nil {
			return err
		}
		s.pointers = append(s.pointers, pointer{f[0], place{partOf(f[2]), f[1]}, int(words >> 8), int(words & 0xff)})
		f = f[4:]
	}
	g.synsets[s.place] = s
	g.order = append(g.order, s.place)
	return nil
}

func partOf(letter string) int {
	for i, p := range parts {
		if p.letter == letter {
			return i
		}
	}
	return 2 // "s": an adjective by way of another
}

// entry reads a line "lemma part synsets pointers symbol ... senses tagged offset ...".
func (g *graph) entry(part int, line string) error {
	f := strings.Fields(line)
	n, err := strconv.Atoi(f[2])
	if err != nil {
		return err
	}
	lemma := strings.ReplaceAll(f[0], "_", " ")
	for _, offset := range f[len(f)-n:] {
		g.index[part][lemma] = append(g.index[part][lemma], place{part, offset})
	}
	return nil
}

// tagged reads a line "lemma%type:... sense count".
func (g *graph) tagged(line string) error {
	f := strings.Fields(line)
	lemma, key, _ := strings.Cut(f[0], "%")
	count, err := strconv.Atoi(f[2])
	if err != nil {
		return err
	}
	part := int(key[0] - '1')
	if key[0] == '5' { // an adjective by way of another
		part = 2
	}
	g.counts[countKey(part, strings.ReplaceAll(lemma, "_", " "), f[1])] = count
	return nil
}

func countKey(part int, lemma, number string) string {
	return strconv.Itoa(part) + " " + lemma + " " + number
}
