package link

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// mend corrects what the engine made of a chain's name: it takes a title before a
// person's name off, finds a name that stands beside a noun and was not seen as one,
// and knows a name with the family name first for a person's.
func (p *profile) mend(base *knowledge.Base, d *nlp.Document, c nlp.Chain) {
	if !p.named && p.kind == nlp.PersonEntity {
		p.apposed(d, c)
	}
	if !p.named {
		return
	}
	p.untitle(base)
	if p.kind != nlp.PersonEntity && len(p.words) == 3 && familyFirst(p.words) && strings.Contains(p.name, "-") {
		p.kind = nlp.PersonEntity
	}
}

// untitle takes the titles before a person's name off: "Minister Ann Lee". A name that
// was taken for that of a thing is a person's where titles stand before words that are
// not all in the dictionary: "Rear Admiral Ann Lee", but "President Hotel".
func (p *profile) untitle(base *knowledge.Base) {
	n := 0
	for len(p.words)-n > 2 && (titleWord(base, p.words[n]) || titleWord(base, p.words[n]+" "+p.words[n+1])) {
		n++
	}
	if n == 0 || p.kind != nlp.PersonEntity && !(rank(p.words[n-1]) && len(p.words)-n < 4 && !inDictionary(p.words[n:]) && !slices.Contains(p.words, "of")) {
		return
	}
	p.kind, p.words = nlp.PersonEntity, p.words[n:]
	for range n {
		_, p.name, _ = strings.Cut(p.name, " ")
	}
}

// rank reports whether a word is that of a rank or office that only persons have:
// "department" and "hospital" say an office, too.
func rank(w string) bool {
	switch w {
	case "admiral", "general", "marshal", "brigadier", "colonel", "major", "captain", "commander", "lieutenant", "sergeant",
		"minister", "ambassador", "governor", "senator", "mayor", "prosecutor", "inspector", "archbishop", "bishop":
		return true
	}
	return strings.HasSuffix(w, "woman") || w == "chairman"
}

// titleWord reports whether a word is an office, of a woman too: "chairwoman".
func titleWord(base *knowledge.Base, w string) bool {
	return base.Role(w) != nil || strings.HasSuffix(w, "woman") && base.Role(strings.TrimSuffix(w, "woman")+"man") != nil
}

// apposed reads the name in "South Korea's trade minister, Seo Do-hyun" where no
// name was found in it: the proper nouns behind the comma.
func (p *profile) apposed(d *nlp.Document, c nlp.Chain) {
	for _, at := range c.Mentions {
		m := d.Mentions[at]
		if m.Kind == nlp.PronounMention {
			continue
		}
		for i := m.Head + 1; i < m.End; i++ {
			t := &d.Tokens[i]
			if t.Dep != "appos" || t.POS != "PROPN" || t.First != firstProper(d, i) {
				continue
			}
			span := d.TokenSpan(t.First, i+1)
			if w := wordsOf(d.Slice(span)); len(w) > 1 && len(w) <= 4 {
				p.name, p.words, p.named = d.Slice(span), w, true
				p.beside, p.besideName = at, span
				return
			}
		}
	}
}

// firstProper is the first of the proper nouns with capitals that end with token i,
// hyphens among them.
func firstProper(d *nlp.Document, i int) int {
	for i > 0 {
		t := &d.Tokens[i-1]
		r, _ := utf8.DecodeRuneInString(t.Lower)
		capital, _ := utf8.DecodeRuneInString(d.Slice(t.Span))
		if t.Lower != "-" && (t.POS != "PROPN" && d.Tokens[i].Lower != "-" || !unicode.IsLetter(r) || !unicode.IsUpper(capital)) {
			break
		}
		i--
	}
	return i
}

// acts reports whether a place stands where its government is meant: as the
// subject of a verb, as the one spoken to or accused, not where something is.
func acts(d *nlp.Document, m nlp.Mention) bool {
	t := d.Tokens[m.Head]
	switch t.Dep {
	case "nsubj", "agent", "dative":
		return d.Tokens[t.Head].POS == "VERB"
	case "dobj":
		switch d.Tokens[t.Head].Lemma {
		case "accuse", "warn", "urge", "ask", "tell", "press", "blame", "threaten", "criticise", "criticize", "assure", "invite", "pressure", "sanction":
			return true
		}
	case "pobj":
		switch d.Tokens[t.Head].Lower {
		case "with", "against", "by", "between", "on":
			return true
		}
	}
	return false
}

// phrase notes the capitals around a name that may belong to it: the engine sees
// "Olje" in "Norrvik Olje" where it takes the first word for a town.
func (p *profile) phrase(d *nlp.Document, m nlp.Mention) {
	if m.Name.Empty() || m.End-m.First > 5 {
		return
	}
	last := d.TokenAt(m.Name.End - 1)
	if first := firstProper(d, last); first >= m.First && d.Tokens[first].Start < m.Name.Start {
		p.phrases = append(p.phrases, wordsOf(d.Slice(d.TokenSpan(first, last+1))))
	}
}

// wholePhrase is the entity of the story that another page gives the whole of a
// phrase as its name, or nil.
func (l *Linker) wholePhrase(doc *document, p profile) *entity {
	for _, w := range p.phrases {
		for _, e := range l.anyKind[strings.Join(soundsOf(w), " ")] {
			if e.merged == nil && e.entry == nil && e.female*p.female >= 0 && slices.Contains(l.storiesOf(e), doc.story) {
				return e
			}
		}
	}
	return nil
}

// locates reports whether something is in the named thing or comes from it.
func locates(d *nlp.Document, m nlp.Mention) bool {
	t := d.Tokens[m.Head]
	if t.Dep != "pobj" {
		return false
	}
	switch d.Tokens[t.Head].Lower {
	case "in", "at", "near", "into", "around", "outside", "inside":
		return true
	}
	return false
}
