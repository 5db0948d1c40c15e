package link

import (
	"strconv"
	"strings"

	"readout/internal/nlp"
)

// description is the words up to the noun that heads a mention without a name of its own,
// where a name stands among them and one thing is meant: "the Norrvik refinery". Pages
// of a story that have the same words mean the same refinery. It is empty where they do
// not tell so much.
func description(d *nlp.Document, m nlp.Mention) string {
	head := &d.Tokens[m.Head]
	if m.Kind != nlp.NominalMention || head.Tag != "NN" || m.Head-m.First > longestDescription {
		return ""
	}
	var words []string
	name := false
	for i := m.First; i <= m.Head; i++ {
		t := &d.Tokens[i]
		switch {
		case t.POS == "DET" && i == m.First && t.Lower == "the":
			continue
		case t.POS != "PROPN" && t.POS != "NOUN":
			return ""
		}
		name = name || t.POS == "PROPN"
		words = append(words, t.Lower)
	}
	if !name || len(words) < 2 {
		return ""
	}
	return strings.Join(words, " ")
}

// longestDescription is the number of tokens before the noun.
const longestDescription = 5

// describedKey is a profile's description in its story.
func describedKey(doc *document, p profile) string {
	return strconv.Itoa(doc.story) + " " + p.description
}

// sameDescription is the entity of the story that is described in the same words, or nil.
func (l *Linker) sameDescription(doc *document, p profile) *entity {
	if p.description == "" || p.kind == nlp.PersonEntity || p.kind == nlp.GroupEntity {
		return nil
	}
	e := l.described[describedKey(doc, p)]
	for e != nil && e.merged != nil {
		e = e.merged
	}
	return e
}
