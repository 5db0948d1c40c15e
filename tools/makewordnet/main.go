// Command makewordnet makes internal/wordnet/wordnet.bin, the extract of WordNet
// that the program embeds, from WordNet's own files as the Debian package
// wordnet-base installs them:
//
//	apt-get install wordnet-base
//	go run ./tools/makewordnet --wordnet /usr/share/wordnet
//
// Taken are single words in small letters and phrasal verbs, without animals, food,
// plants and substances: synonyms, antonyms, hypernyms, derivations, similar adjectives, verb
// groups, causes, and the counts of SemCor as each sense's share of its word and
// each synset's information content. Glosses and everything else stay out.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"
)

func main() {
	dir := flag.String("wordnet", "/usr/share/wordnet", "folder of WordNet's files")
	out := flag.String("out", filepath.Join("internal", "wordnet", "wordnet.bin"), "file to write")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		log.Fatal(err)
	}
}

func run(dir, out string) error {
	g, err := read(dir)
	if err != nil {
		return err
	}
	g.keep()
	data := g.pack()
	log.Printf("%d lemmas, %d senses, %d synsets, %d kB", len(g.lemmas), g.senses, len(g.kept), len(data)/1024)
	return os.WriteFile(out, data, 0o644)
}
