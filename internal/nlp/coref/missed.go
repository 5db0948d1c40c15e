package coref

import (
	"strings"
	"unicode"

	"readout/internal/nlp"
)

// unsureName is the type of a name that the engine missed and of which nothing
// tells what it names.
const unsureName nlp.NameType = ""

// longestMissed is the number of words of a name that the engine missed.
const longestMissed = 3

// missed are names that the engine missed: runs of proper nouns in the body that
// are neither known words nor titles. One that begins with a given name is a
// person's.
func (r *resolver) missed() []nlp.Name {
	var out []nlp.Name
	for i := 0; i < len(r.d.Tokens); i++ {
		if !r.properWord(i) {
			continue
		}
		end := i + 1
		for next := end; next < len(r.d.Tokens) && r.d.Tokens[next].Sentence == r.d.Tokens[i].Sentence; next = end {
			if r.hyphen(next) {
				next++ // "Saint-Agnan"
			}
			if !r.properWord(next) {
				break
			}
			end = next + 1
		}
		if r.standsAlone(i, end) {
			out = append(out, nlp.Name{Span: r.d.TokenSpan(i, end), First: i, End: end, Type: r.typeOfMissed(i, end)})
		}
		i = end
	}
	return out
}

// hyphen reports whether token i joins the words on both sides to one.
func (r *resolver) hyphen(i int) bool {
	t := r.d.Tokens
	return i > 0 && i+1 < len(t) && t[i].Lower == "-" && t[i-1].End == t[i].Start && t[i].End == t[i+1].Start
}

// typeOfMissed is Person where the run begins with a given name.
func (r *resolver) typeOfMissed(first, end int) nlp.NameType {
	if end-first > 1 && givenSex(r.d.Tokens[first].Lower) != unknown {
		return nlp.Person
	}
	return unsureName
}

// properWord reports whether token i looks like a word of a name: with a capital
// and small letters, in no name yet, unknown to the knowledge and no title.
func (r *resolver) properWord(i int) bool {
	t := &r.d.Tokens[i]
	if t.POS != "PROPN" || t.Tag != "NNP" || r.nameOf[i] >= 0 || r.d.Blocks[r.d.Sentences[t.Sentence].Block].Kind != nlp.BodyBlock {
		return false
	}
	word := r.d.Slice(t.Span)
	if len(word) < 3 || !unicode.IsUpper([]rune(word)[0]) || word == strings.ToUpper(word) || strings.ContainsAny(word, "0123456789.@/_") {
		return false
	}
	w := t.Lower
	if honorific.has(w) || bodies.has(w) || bodyWords.has(w) || persons.has(w) || times.has(w) || credits.has(w) || articles.has(w) || males.has(w) || females.has(w) {
		return false
	}
	return r.base.Role(word) == nil && len(r.base.Find(word)) == 0
}

// standsAlone reports whether the run of proper nouns is a whole phrase: no other
// proper noun beside it, and no noun that it describes.
func (r *resolver) standsAlone(first, end int) bool {
	if len(strings.Fields(r.d.Slice(r.d.TokenSpan(first, end)))) > longestMissed || r.hyphen(first-1) || r.hyphen(end) {
		return false
	}
	if first > 0 && r.d.Tokens[first-1].POS == "PROPN" && r.d.Tokens[first-1].Sentence == r.d.Tokens[first].Sentence && r.nameOf[first-1] >= 0 {
		return false
	}
	if end < len(r.d.Tokens) && r.d.Tokens[end].POS == "PROPN" && r.d.Tokens[end].Sentence == r.d.Tokens[first].Sentence {
		return false
	}
	root := r.d.Root(first, end)
	return root == end-1 && headsPhrase(&r.d.Tokens[root])
}

// credits begin the line under a picture.
var credits = set("image photo picture source credit copyright video graphic file map")
