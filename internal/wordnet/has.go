package wordnet

import "strings"

// Has reports whether the extract has a lemma; one of several words is written with
// spaces ("go down").
func (n *Net) Has(lemma string) bool { return n.find(strings.ToLower(lemma)) >= 0 }
