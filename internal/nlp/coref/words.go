package coref

import (
	"strings"
	"sync"
)

// wordSet is a list of words that becomes a set when first asked: start-up time
// is counted.
type wordSet struct {
	list string
	once sync.Once
	set  map[string]bool
}

func set(words string) *wordSet { return &wordSet{list: words} }

func (s *wordSet) has(word string) bool {
	s.once.Do(func() {
		s.set = map[string]bool{}
		for w := range strings.FieldsSeq(s.list) {
			s.set[w] = true
		}
	})
	return s.set[word]
}
