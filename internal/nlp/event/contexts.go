package event

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed contexts.txt
var contextsText string

// contextWords maps a lemma to the contexts that it is a sign of.
var contextWords = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(contextsText) {
		name, words, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(words) {
			m[w] = append(m[w], name)
		}
	}
	return m
})

// contexts are the event's: those of its rule, and those of which its sentence
// has a word, sorted.
func (v *view) contexts(f *draft) []string {
	out := slices.Clone(f.frame.contexts)
	s := v.d.Sentences[v.tokens[f.trigger].Sentence]
	words := contextWords()
	for i := s.First; i < s.End; i++ {
		for _, name := range words[v.lemmas[i]] {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return out
}
