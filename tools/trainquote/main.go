// Trainquote learns the weights of the statement models, package quote.
//
//	go run ./tools/trainquote -data ../shared/data
//
// It reads quotes/polnear/train.jsonl.gz of the data folder (source, cue and
// content of attributions in US news), parses the articles and writes
// weights.bin.gz: a byte for each hashed feature, no text. The same articles give
// the same file. With -dev it reports how often each model is right on
// dev.jsonl.gz; `readout eval quotes` measures the whole stage.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"readout/internal/nlp/quote"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data", "the folder of the data sets")
	cache := flag.String("cache", "", "keep the parses in this folder between runs")
	out := flag.String("o", "internal/nlp/quote/weights.bin.gz", "the file to write")
	dev := flag.Bool("dev", false, "report on dev too")
	var o options
	flag.IntVar(&o.epochs, "epochs", 8, "passes over the articles")
	flag.Float64Var(&o.rate, "rate", 0.06, "learning rate of AdaGrad")
	flag.Float64Var(&o.decay, "l2", 2e-6, "weight decay per step")
	flag.Float64Var(&o.sparse, "l1", 1e-5, "soft threshold per step")
	flag.IntVar(&o.folds, "folds", 5, "parts of the articles, each judged by models of the others")
	flag.Parse()
	articles, train := examples(*data, "train", *cache)
	fmt.Printf("train: %s\n", reach(train))
	wholes := jackknife(articles, train, o)
	m := learn(train, o)
	learnWhole(m, wholes, o)
	if *dev {
		fmt.Printf("train: %s\n", accuracy(m, train))
		dev, held := examples(*data, "dev", *cache)
		fmt.Printf("dev:   %s\ndev:   %s\n", reach(held), accuracy(m, held))
		fmt.Printf("dev:   whole %s\n", cueScore(&learner{w: m[wholeModel]}, findings(dev, m)))
	}
	f, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	if err := m.Write(f); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

// examples reads a part of PolNeAR and describes its candidates.
func examples(data, part, cache string) ([]article, []*quote.Examples) {
	articles, err := readArticles(filepath.Join(data, "quotes", "polnear", part+".jsonl.gz"), cache, part)
	if err != nil {
		log.Fatal(err)
	}
	var all []*quote.Examples
	for _, a := range articles {
		all = append(all, quote.Stage{}.Examples(a.Document, a.Gold))
	}
	return articles, all
}
