// Package quantity finds the figures of English documents: counts, money,
// percentages, measures, ordinals that count.
//
// A figure is read in three steps. Its text is cut into atoms (lex.go), which a
// grammar of numbers, units and currencies reads (number.go, unit.go,
// currency.go, measure.go): what stands in front of and behind it makes it a
// range, an approximation, a change (approx.go, ranges.go). What only looks like
// a figure is refused (refuse.go): years, days, clock times, addresses, labels,
// names. Then the parse tells what is counted (counted.go), and the layers of
// other stages, where there are any, as of when and according to whom (links.go).
//
// Values are exact decimals; a fraction that has none, as two thirds, is rounded
// to 15 significant digits. Units are UCUM codes, currencies ISO 4217.
package quantity

import (
	"context"
	"fmt"
	"strings"

	"readout/internal/nlp"
)

// Stage finds figures. The zero value is ready, and safe for concurrent use. It
// reads Document.Timexes and Document.Statements where earlier stages gave them.
type Stage struct{}

// Info describes the stage.
func (Stage) Info() nlp.Info {
	return nlp.Info{
		Name: "quantity", Version: 1,
		Needs:     []nlp.Layer{nlp.TextLayer, nlp.ParseLayer},
		Gives:     []nlp.Layer{nlp.QuantitiesLayer},
		Languages: []string{"en"},
	}
}

// Annotate fills d.Quantities, in text order.
func (Stage) Annotate(ctx context.Context, d *nlp.Document) error {
	s := scanner{d: d, dollar: dollarOf(d.Outlet.Domain)}
	d.Quantities = nil
	for i := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.sentence(&d.Sentences[i])
	}
	link(d)
	for i := range d.Quantities {
		d.Quantities[i].ID = fmt.Sprintf("%sq%d", d.ID, i+1)
	}
	return nil
}

// scanner reads one document, sentence by sentence.
type scanner struct {
	d      *nlp.Document
	dollar string         // the currency of "$" where it is not the US dollar
	places map[string]int // see mostNamed; nil until it is needed

	sent  *nlp.Sentence
	atoms []atom // of the sentence
	money bool   // a currency sign stands before the number that is being read
	done  int    // atoms before this belong to figures already
}

// sentence finds the figures of one sentence.
func (s *scanner) sentence(sent *nlp.Sentence) {
	s.sent, s.done = sent, 0
	s.atoms = lex(s.atoms[:0], s.d.Text, sent.Span)
	for i := 0; i < len(s.atoms); {
		if !s.mayStart(i) {
			i++
			continue
		}
		f, ok := s.figure(i)
		if !ok {
			i = max(f.end, i+1)
			continue
		}
		s.emit(&f)
		i, s.done = f.end, f.end
	}
}

// mayStart is a quick look whether a figure can begin at atom i.
func (s *scanner) mayStart(i int) bool {
	a := &s.atoms[i]
	switch a.kind {
	case digitAtom:
		return true
	case wordAtom:
		if a.word != nil {
			return true
		}
		return s.wordMayStart(i)
	case dashAtom:
		return i+1 < len(s.atoms) && (s.atoms[i+1].kind == digitAtom || s.atoms[i+1].kind == symbolAtom)
	}
	return a.text[0] >= 0x80 || a.text == "$"
}

// wordMayStart is the same for a word that is no number: an article with something
// to count, or a currency.
func (s *scanner) wordMayStart(i int) bool {
	next := i + 1
	if next >= len(s.atoms) {
		return false
	}
	b := &s.atoms[next]
	if b.text == "$" {
		return true
	}
	switch s.atoms[i].lower {
	case "a", "an":
		return b.word != nil || b.lower == "few" || b.lower == "couple" || units().first[b.lower] || units().names[b.lower] != nil ||
			units().short[b.text] != nil || len(currencies().names[b.lower]) > 0
	case "few", "several", "many", "couple", "scores", "minus", "negative":
		return true
	}
	return currencies().starts[s.atoms[i].lower]
}

// lower is atom i in lower case; empty outside the sentence.
func (s *scanner) lower(i int) string {
	if i < 0 || i >= len(s.atoms) {
		return ""
	}
	return s.atoms[i].lower
}

// word is the number word at atom i, or nil.
func (s *scanner) word(i int) *numeral {
	if i < 0 || i >= len(s.atoms) {
		return nil
	}
	return s.atoms[i].word
}

// at reports whether atom i is that text.
func (s *scanner) at(i int, text string) bool {
	return i >= 0 && i < len(s.atoms) && s.atoms[i].text == text
}

func (s *scanner) isDash(i int) bool {
	return i >= 0 && i < len(s.atoms) && s.atoms[i].kind == dashAtom
}

// phrase joins the words of atoms i to end-1 in lower case with spaces; hyphens
// count as spaces. It is empty where anything but words stands there.
func (s *scanner) phrase(i, end int) string {
	if end == i+1 {
		if s.atoms[i].kind == wordAtom || s.atoms[i].kind == symbolAtom {
			return s.atoms[i].lower
		}
		return ""
	}
	p := ""
	for j := i; j < end; j++ {
		switch s.atoms[j].kind {
		case wordAtom:
			if p != "" {
				p += " "
			}
			p += s.atoms[j].lower
		case dashAtom:
			if !s.atoms[j].glued || j == i || j == end-1 {
				return ""
			}
		default:
			return ""
		}
	}
	return p
}

// written is the text of atoms i to end-1.
func (s *scanner) written(i, end int) string {
	return s.d.Text[s.atoms[i].Start:s.atoms[end-1].End]
}

// token is the token that holds atom i.
func (s *scanner) token(i int) int {
	return min(s.d.TokenAt(s.atoms[i].Start), len(s.d.Tokens)-1)
}

// lastToken is the token in which atom i ends: "10 000,5" is one atom of two.
func (s *scanner) lastToken(i int) int {
	return min(s.d.TokenAt(s.atoms[i].End-1), len(s.d.Tokens)-1)
}

// pluralAt reports whether a plural noun stands at atom i, or behind adjectives
// there.
func (s *scanner) pluralAt(i int) bool {
	for j := i; j < len(s.atoms) && j < i+4; j++ {
		if s.atoms[j].kind != wordAtom {
			return false
		}
		switch t := &s.d.Tokens[s.token(j)]; {
		case t.Tag == "NNS" || t.Tag == "NNPS" || t.Lower == "people":
			return true
		case t.POS == "ADJ" || t.POS == "NOUN" || t.POS == "PROPN" || t.Tag == "VBN":
		default:
			return false
		}
	}
	return false
}

// isEnglish reports whether the letters at atom i, which name a currency, are a
// word here: "all", "try", "cup", "top".
func (s *scanner) isEnglish(i int, before bool) bool {
	if s.atoms[i].text == "NPR" { // the broadcaster
		return true
	}
	if !before && s.atoms[i].text == strings.ToUpper(s.atoms[i].text) {
		return false
	}
	switch s.atoms[i].lower {
	case "all", "try", "cup", "top", "sos", "mad", "pen", "bob", "ron", "cop", "sar":
		return true
	}
	return false
}

func dollarOf(domain string) string {
	for at := range len(domain) {
		if domain[at] == '.' {
			if code := domainDollars[domain[at:]]; code != "" {
				return code
			}
		}
	}
	return ""
}
