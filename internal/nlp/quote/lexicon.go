package quote

import (
	_ "embed"
	"strings"
	"sync"

	"readout/internal/nlp"
)

//go:embed frames.txt
var framesText string

// class is the group of frames.txt to which a lemma belongs. Zero is none.
type class uint8

// The classes beyond those of the acts, which follow nlp.Act from 1 on.
const (
	noClass      class = 0
	stateClass   class = class(nlp.State) + 1
	promiseClass class = class(nlp.Promise) + 1
	denyClass    class = class(nlp.Deny) + 1
	thinkClass   class = class(nlp.Decline) + 2
	showClass    class = class(nlp.Decline) + 3
)

// act is the class's act; thoughts and evidence are stated.
func (c class) act() nlp.Act {
	if c == noClass || c >= thinkClass {
		return nlp.State
	}
	return nlp.Act(c - 1)
}

// lexicon maps "lemma/part of speech" to a set of classes, the first one first.
type lexicon map[string][]class

var frames = sync.OnceValue(func() lexicon { return parseFrames(framesText) })

func parseFrames(text string) lexicon {
	names := map[string]class{"think": thinkClass, "show": showClass}
	for a := nlp.State; a <= nlp.Decline; a++ {
		names[a.String()] = class(a) + 1
	}
	l := lexicon{}
	for line := range strings.Lines(text) {
		head, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		name, pos, _ := strings.Cut(head, " ")
		for _, w := range strings.Fields(words) {
			key := w + "/" + pos
			l[key] = append(l[key], names[name])
		}
	}
	return l
}

// of gives the classes of a word; none for a part of speech that reports nothing.
func (l lexicon) of(t *nlp.Token) []class {
	switch t.POS {
	case "VERB", "AUX":
		return l[strings.ToLower(t.Lemma)+"/verb"]
	case "NOUN":
		return l[t.Lemma+"/noun"]
	case "ADJ":
		return l[t.Lemma+"/adj"]
	}
	return nil
}
