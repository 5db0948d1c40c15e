// Command traincoref learns the weights of the ranker of antecedents and of the
// model of ends (weights.bin.gz and ends.bin.gz of internal/nlp/coref) from OntoGUM,
// news left out, and from every second case of GAP's development part:
//
//	go run ./tools/traincoref --data ../shared/data
//
// A network a class of mentions scores each candidate against 0 for "none"; the
// probability of the right candidates together is raised by gradient ascent (Adam)
// with a quadratic penalty. Numbers only come out of it, no text.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"flag"
	"log"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/eval"
	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the collections")
	folder := flag.String("out", "internal/nlp/coref", "folder to write the weights into")
	parsed := flag.String("parsed", "", "file that keeps the parse from run to run; none where empty")
	flag.Parse()
	if err := run(eval.Data{Dir: *data}, *folder, *parsed); err != nil {
		log.Fatal(err)
	}
}

// example is a mention with its candidates' features and which are right.
type example struct {
	features [][]float32
	right    []bool
	weight   float64
}

// heldOut reports whether a document is measured on, and so not learned from.
func heldOut(name string) bool {
	return strings.Contains(name, "news")
}

// weightOf is less for texts that are far from news.
func weightOf(name string) float64 {
	for _, far := range []string{"fiction", "vlog", "conversation", "poetry", "whow", "GENTLE", "textbook", "podcast", "threat"} {
		if strings.Contains(name, far) {
			return farWeight
		}
	}
	return 1
}

const farWeight = 0.5

// sets are what is learned from, or what is only looked at.
type sets struct {
	mentions [coref.Classes][]example
	parts    []part
}

func run(data eval.Data, folder, parsed string) error {
	var learn, check sets
	c, err := read(data, parsed)
	if err != nil {
		return err
	}
	for i, g := range c.chains {
		s := &learn
		if heldOut(g.Name) {
			s = &check
		}
		addChains(&s.mentions, &c.Documents[i], g.Chains, weightOf(g.Name))
		s.parts = append(s.parts, parts(&c.Documents[i], g.Chains)...)
	}
	for i, k := range c.cases {
		s := &learn
		if i%2 == 0 {
			s = &check
		}
		addCase(&s.mentions, &c.Documents[len(c.chains)+i], k)
	}
	var all [coref.Classes]*coref.Network
	for class, set := range learn.mentions {
		all[class] = fit(set, check.mentions[class], uint64(class))
		log.Printf("class %d: %d examples", class, len(set))
	}
	if err := write(filepath.Join(folder, "weights.bin.gz"), all[:]); err != nil {
		return err
	}
	return write(filepath.Join(folder, "ends.bin.gz"), []*coref.EndWeights{fitEnds(learn.parts, check.parts)})
}

// write packs the values into a file.
func write[T any](file string, all []T) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, v := range all {
		if err := binary.Write(z, binary.LittleEndian, v); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

func addChains(sets *[coref.Classes][]example, d *nlp.Document, chains [][]nlp.Span, weight float64) {
	of := map[nlp.Span]int{}
	for i, c := range chains {
		for _, m := range c {
			of[m] = i + 1
		}
	}
	coref.Candidates(d, coref.Stage{Base: knowledge.Load()}, func(class int, m nlp.Mention, pairs []coref.Pair) int {
		e, link := example{weight: weight}, -1
		for i, c := range pairs {
			good := of[m.Span] > 0 && of[m.Span] == of[c.Chain[0].Span]
			e.features, e.right = append(e.features, c.Features), append(e.right, good)
			if good && link < 0 {
				link = i
			}
		}
		if len(pairs) > 0 && (of[m.Span] > 0 || class > 0) { // no chain has it: nothing to learn of a person
			sets[class] = append(sets[class], e)
		}
		return link
	})
}

// addCase learns from the pronoun of a case: the candidates that hold the right
// name are right; where neither name is, the two are only known to be wrong.
func addCase(sets *[coref.Classes][]example, d *nlp.Document, c eval.GapCase) {
	name := c.A
	if c.IsB {
		name = c.B
	}
	coref.Candidates(d, coref.Stage{Base: knowledge.Load()}, func(class int, m nlp.Mention, pairs []coref.Pair) int {
		if m.Span != c.Pronoun || !c.IsA && !c.IsB {
			return -2
		}
		e, any := example{weight: 1}, false
		for _, k := range pairs {
			good := false
			for _, m := range k.Chain {
				good = good || m.Kind == nlp.NameMention && m.Name.Overlaps(name)
			}
			e.features, e.right = append(e.features, k.Features), append(e.right, good)
			any = any || good
		}
		if any {
			sets[class] = append(sets[class], e)
		}
		return -2
	})
}
