package spacy_test

import (
	"fmt"
	"log"

	"readout/spacy"
)

func Example() {
	nlp, err := spacy.Load()
	if err != nil {
		log.Fatal(err)
	}
	doc := nlp.Parse("Maria Lopez of Acme Corp. met the mayor in Oslo. Talks didn't last.")
	for sent := range doc.Sents() {
		for tok := range sent.Tokens() {
			fmt.Println(tok.Text(), tok.Tag(), tok.POS(), tok.Lemma(), tok.Dep(), tok.Head().Text())
		}
	}
	for ent := range doc.Ents() {
		start, end := ent.Bytes()
		fmt.Printf("%s %q %d:%d\n", ent.Label, ent.Text(), start, end)
	}
	// Output:
	// Maria NNP PROPN Maria compound Lopez
	// Lopez NNP PROPN Lopez nsubj met
	// of IN ADP of prep Lopez
	// Acme NNP PROPN Acme compound Corp.
	// Corp. NNP PROPN Corp. pobj of
	// met VBD VERB meet ROOT met
	// the DT DET the det mayor
	// mayor NN NOUN mayor dobj met
	// in IN ADP in prep mayor
	// Oslo NNP PROPN Oslo pobj in
	// . . PUNCT . punct met
	// Talks NNS NOUN talk nsubj last
	// did VBD AUX do aux last
	// n't RB PART not neg last
	// last VB VERB last ROOT last
	// . . PUNCT . punct last
	// PERSON "Maria Lopez" 0:11
	// ORG "Acme Corp." 15:25
	// GPE "Oslo" 43:47
}

// Headlines and paragraphs often lack a full stop. Giving their beginnings keeps the sentences apart.
func ExampleSentenceStarts() {
	nlp, err := spacy.Load()
	if err != nil {
		log.Fatal(err)
	}
	headline, body := "River Floods Old Town", "Hundreds left their homes."
	doc := nlp.Parse(headline+"\n"+body, spacy.SentenceStarts([]int{len(headline) + 1}))
	for sent := range doc.Sents() {
		fmt.Printf("%q\n", sent.Text())
	}
	// Output:
	// "River Floods Old Town\n"
	// "Hundreds left their homes."
}

func ExamplePipeline_Parse_subject() {
	nlp, err := spacy.Load()
	if err != nil {
		log.Fatal(err)
	}
	doc := nlp.Parse("The old mayor of Leeds said on Friday that he would resign.")
	for tok := range doc.Tokens() {
		if tok.Dep() == "nsubj" {
			fmt.Printf("%s: %s\n", tok.Head().Lemma(), tok.Subtree().Text())
		}
	}
	// Output:
	// say: The old mayor of Leeds
	// resign: he
}
