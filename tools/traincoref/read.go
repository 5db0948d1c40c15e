package main

import (
	"os"
	"slices"

	"readout/internal/eval"
	"readout/internal/nlp"
	"readout/internal/pack"
)

// collection is what is learned from: documents with chains, then cases, and the
// parse of all of them in this order.
type collection struct {
	chains []eval.GoldChains
	cases  []eval.GapCase
	parses
}

// parses are what is written to a file.
type parses struct{ Documents []nlp.Document }

// read reads and parses the collections; the parse is kept in a file and taken from
// there where it is, unless the file's name is empty.
func read(data eval.Data, file string) (*collection, error) {
	c := new(collection)
	var err error
	if c.chains, err = eval.OntoGUM(data, ""); err != nil {
		return nil, err
	}
	if c.cases, err = eval.GAP(data); err != nil {
		return nil, err
	}
	if raw, err := os.ReadFile(file); err == nil {
		return c, pack.Decode(raw, &c.parses)
	}
	all := slices.Clone(c.chains)
	for _, k := range c.cases {
		all = append(all, eval.GoldChains{Text: k.Text})
	}
	for _, g := range all {
		d, err := g.Parse()
		if err != nil {
			return nil, err
		}
		c.Documents = append(c.Documents, *d)
	}
	if file == "" {
		return c, nil
	}
	return c, os.WriteFile(file, pack.Encode(&c.parses), 0o644)
}
