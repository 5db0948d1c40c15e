package reconcile

import (
	"slices"
	"strings"

	"readout/internal/nlp"
)

// issuing are the nouns by which a publisher's name tells that a body, and no newsroom,
// speaks on its page; a "news agency" or a "press service" of papers does not.
var issuing = set(`ministry embassy government authority presidency police department consulate republic chancellery
 commission parliament navy army municipality`)

// issued are the nouns by which a page's title tells that it is a body's own word.
var issued = set("communiqué communique bulletin briefing readout read-out")

// issuer is whose own word a page is: that of the body that publishes it. It is unknown
// where a newsroom writes: a page with an author or an agency is no body's word.
func (r *reader) issuer(a *account) party {
	d := a.d
	if len(d.Bylines) > 0 || d.Agency != "" {
		return party{}
	}
	name := strings.FieldsFunc(d.Outlet.Name, notWord)
	body := slices.ContainsFunc(name, func(w string) bool { return issuing[strings.ToLower(w)] })
	title := slices.ContainsFunc(strings.FieldsFunc(d.Title, notWord), func(w string) bool { return issued[strings.ToLower(w)] })
	if !body && !title {
		return party{}
	}
	p := r.who.party(d, nlp.Who{Text: d.Outlet.Name})
	for i := range d.Statements { // who informs the public at the head of the page
		s := &d.Statements[i]
		if one := r.speaker(a, s); one.known() && s.Form == nlp.Indirect && d.TokenAt(s.Cue.Start) < headTokens {
			p = one.with(p)
			break
		}
	}
	return p
}

// headTokens is how many tokens of a page are its head.
const headTokens = 90

// with is a party with the words of another by which it is known too.
func (p party) with(o party) party {
	p.words = slices.Concat(p.words, o.words)
	slices.Sort(p.words)
	p.words = slices.Compact(p.words)
	p.bones = bonesOf(p.words)
	if p.body == "" {
		p.body = o.body
	}
	return p
}

// ownWords are the sentences that an issuer's page says without naming anybody, as sayings
// of the issuer.
func (r *reader) ownWords(a *account) []saying {
	p := r.issuer(a)
	if !p.known() {
		return nil
	}
	var out []saying
	for n, s := range a.d.Sentences {
		if s.End <= s.First || int(s.Block) >= len(a.d.Blocks) || a.d.Blocks[s.Block].Kind != nlp.BodyBlock || a.tellsWords(n) {
			continue
		}
		span := a.d.TokenSpan(s.First, s.End)
		st := &nlp.Statement{Form: nlp.Indirect, Content: []nlp.Span{span}}
		one := saying{a: a, s: st, speaker: p, chain: []party{p}, span: span, text: a.d.Slice(span), lemmas: a.lemmasIn(span)}
		one.not = one.findNegated()
		if one.note(r); len(one.lemmas) > 1 {
			out = append(out, one)
		}
	}
	return out
}

// tellsWords reports whether a sentence has words of a statement.
func (a *account) tellsWords(sentence int) bool {
	s := a.d.Sentences[sentence]
	for i := s.First; i < s.End; i++ {
		if a.spoken[i] >= 0 {
			return true
		}
	}
	return false
}
