// Package wordnet knows which English words mean the same, the opposite, or
// something near: an extract of WordNet 3.0 (Miller 1995, "WordNet: A Lexical
// Database for English") made by tools/makewordnet. Words are lemmas in small
// letters; a word that it does not have has no relatives.
package wordnet

import (
	_ "embed" // the project's own pairs
	"slices"
	"strings"
)

// part is a part of speech.
type part uint8

const (
	noun part = iota
	verb
	adjective
	adverb
)

// opposites.txt holds opposites of reporting that WordNet has not.
//
//go:embed opposites.txt
var opposites string

// known is the number of a lemma however it is joined ("de-escalate",
// "deescalate", "ceasefire"), or -1.
func (n *Net) known(lemma string) int {
	lemma = strings.ToLower(lemma)
	if i := n.find(lemma); i >= 0 {
		return i
	}
	if strings.ContainsAny(lemma, "-") {
		if i := n.find(strings.ReplaceAll(lemma, "-", "")); i >= 0 {
			return i
		}
		return n.find(strings.ReplaceAll(lemma, "-", " "))
	}
	for at := 2; at <= min(5, len(lemma)-3); at++ {
		if i := n.find(lemma[:at] + "-" + lemma[at:]); i >= 0 {
			return i
		}
	}
	return -1
}

// Antonyms are the words that WordNet, or the project's own list, sets against a
// lemma, those of its most frequent senses first.
func (n *Net) Antonyms(lemma string) []string {
	var all []string
	add := func(s string) bool {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
		return true
	}
	if i := n.known(lemma); i >= 0 {
		lemma = n.lemma(i)
		from, to := n.lemmaSenses.span(i)
		for sense := from; sense < to; sense++ {
			pairs(n.antonyms, sense, func(other int) bool { return add(n.lemma(n.lemmaOf(other))) })
		}
	}
	for _, s := range n.own[strings.ToLower(lemma)] {
		add(s)
	}
	return all
}

// Synonyms are the words that share a synset with a lemma, those of its most
// frequent senses first.
func (n *Net) Synonyms(lemma string) []string {
	var all []string
	i := n.known(lemma)
	if i < 0 {
		return nil
	}
	from, to := n.lemmaSenses.span(i)
	for sense := from; sense < to; sense++ {
		first, end := n.memberStarts.span(n.senses.at(sense))
		for m := first; m < end; m++ {
			if l := n.members.at(m); l != i && !slices.Contains(all, n.lemma(l)) {
				all = append(all, n.lemma(l))
			}
		}
	}
	return all
}
