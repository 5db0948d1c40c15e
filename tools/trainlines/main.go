// Trainlines learns the weights of the classifier of saved text, package
// savedtext, and measures it by cross-validation over sites.
//
//	go run ./tools/trainlines -data ../shared/data
//
// It reads three collections of the data folder: pages/aeb (lines with the label
// "belongs to the article's body"), and, where they are there, pages/wcxb and
// pages/fundus (HTML with the article's text, from which it makes such lines). It
// writes weights.go: numbers by feature, no text. The same pages give the same
// file. Sites are kept together: no fold learns from a site that it is measured
// on, and only pages of pages/aeb are measured.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data", "the folder of the data sets")
	out := flag.String("o", "internal/page/savedtext/weights.go", "the file to write")
	folds := flag.Int("folds", 5, "folds of the cross-validation; 0 for none")
	o := options{}
	flag.IntVar(&o.epochs, "epochs", 10, "passes over the pages")
	flag.Float64Var(&o.rate, "rate", 0.1, "learning rate")
	flag.Float64Var(&o.decay, "decay", 0.03, "weight decay")
	flag.Float64Var(&o.margin, "margin", 0, "weight of the lines' length in the loss")
	flag.IntVar(&o.worst, "worst", 0, "print so many of the worst pages")
	flag.Parse()
	pages, err := readPages(*data)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("pages %d, lines %d, sites %d\n", len(pages), countLines(pages), countSites(pages))
	more, err := readMore(*data)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("more pages to learn from %d, lines %d\n", len(more), countLines(more))
	if *folds > 0 {
		crossValidate(pages, more, *folds, o)
	}
	first, second := learn(append(pages[:len(pages):len(pages)], more...), o)
	score := evaluate(pages, first, second)
	fmt.Printf("trained on all    %s\n", score)
	if err := os.WriteFile(*out, source(first, second), 0o644); err != nil {
		log.Fatal(err)
	}
}
