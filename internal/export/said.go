package export

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/page/markup"
)

const (
	// saidWidth is the most columns of one statement's words.
	saidWidth = 180
	// leastShown is the room that a further part of a statement needs.
	leastShown = 50
	// fewestWords are the words that reported content needs to tell anything.
	fewestWords = 3
)

// The speakers shown, and the statements of each: in stories of one report and of
// several.
var (
	mostSpeakers = [...]int{4, 8}
	mostSaid     = [...]int{2, 4}
)

// speech is what one speaker says: in all the story's documents where the speaker
// is named, in one document where it is "she" or "the official", which another
// document may say of somebody else.
type speech struct {
	speaker string
	source  int // the document, for a speaker without a name; else 0
	lines   []said
}

// said is one statement, with the places that carry it: in the same words, or in
// others that a comparison has found to be the same utterance.
type said struct {
	act     nlp.Act
	direct  bool
	key     string // its words, letters only
	variant string // id of the comparison of its wordings, or empty
	content []piece
	via     string // who carried it, the nearest first
	places  []news.Evidence
	parts   []news.Evidence // places with a part of them
	others  []news.Evidence // places with other words
}

// acts are the brief's words for what a statement does, and how much each tells.
var acts = map[nlp.Act]struct {
	word   string
	weight int
}{
	nlp.Announce: {"announces", 1}, nlp.Promise: {"promises", 3}, nlp.Threaten: {"threatens", 3}, nlp.Request: {"requests", 2},
	nlp.Accuse: {"accuses", 3}, nlp.Reject: {"rejects", 3}, nlp.Deny: {"denies", 3}, nlp.Agree: {"agrees", 2},
	nlp.Propose: {"proposes", 2}, nlp.Decline: {"declines", 2},
}

// said lists who says what in a story: all quotations with a speaker, and what is
// reported without quotation marks where it does more than state. A report that
// only carries another's words is shown as that one's, with its carrier. Speakers
// in more reports come first, and of each what more reports have; most statements of
// each are shown.
func (b *builder) said(most int) []item {
	speeches := b.speeches()
	slices.SortStableFunc(speeches, func(x, y speech) int {
		return cmp.Or(cmp.Compare(y.reports(), x.reports()), cmp.Compare(len(y.lines), len(x.lines)))
	})
	var all []item
	for _, s := range speeches {
		slices.SortStableFunc(s.lines, func(x, y said) int {
			return cmp.Or(cmp.Compare(y.reports(), x.reports()), cmp.Compare(y.weight(), x.weight()))
		})
		one := item{{pieces: []piece{{kind: name, text: s.speaker}}}}
		n := len(s.lines)
		if !b.All {
			n = min(n, most)
		}
		for i, l := range s.lines {
			one = append(one, line{1, b.saidPieces(l), i >= n})
		}
		all = append(all, one)
	}
	return all
}

func (s speech) reports() int {
	all := map[*nlp.Document]bool{}
	for _, l := range s.lines {
		for _, e := range slices.Concat(l.places, l.parts, l.others) {
			all[e.Document] = true
		}
	}
	return len(all)
}

func (s said) reports() int {
	all := map[*nlp.Document]bool{}
	for _, e := range slices.Concat(s.places, s.parts, s.others) {
		all[e.Document] = true
	}
	return len(all)
}

func (s said) weight() int {
	w := 2 * acts[s.act].weight
	if s.direct {
		w += 3
	}
	return w
}

// saidPieces is `threatens, via the White House: “...” [1] [2], in other words [3]`.
func (b *builder) saidPieces(s said) []piece {
	var all []piece
	colon := piece{kind: label, text: ":", tight: true}
	act := acts[s.act].word
	switch {
	case act != "" && s.via != "":
		all = append(all, say(act+", via"), piece{kind: name, text: s.via}, colon)
	case act != "":
		all = append(all, say(act), colon)
	case s.via != "":
		all = append(all, say("via"), piece{kind: name, text: s.via}, colon)
	}
	all = append(all, s.content...)
	all = append(all, b.refs(s.places...))
	for _, more := range []struct {
		how    string
		places []news.Evidence
	}{{"in part", s.parts}, {"in other words", s.others}} {
		further := slices.DeleteFunc(slices.Clone(more.places), func(e news.Evidence) bool { return slices.ContainsFunc(s.places, sameDocument(e)) })
		if shown := b.refs(further...); len(shown.refs) > 0 {
			all = append(all, piece{kind: label, text: ",", tight: true}, say(more.how), shown)
		}
	}
	return all
}

// sameDocument finds places in the document of another.
func sameDocument(e news.Evidence) func(news.Evidence) bool {
	return func(other news.Evidence) bool { return other.Document == e.Document }
}

// speeches collects the statements that are shown by their speakers.
func (b *builder) speeches() []speech {
	var all []speech
	for i, a := range b.story.Accounts {
		d := a.Document
		carriers := parents(d)
		for _, st := range d.Statements {
			if !st.Speaker.Known() || carriers[st.ID] || st.Form == nlp.Indirect && acts[st.Act].word == "" {
				continue
			}
			l := b.statement(d, st)
			if len(l.content) == 0 {
				continue
			}
			who, source := b.names.of(d, st.Speaker), 0
			if !named(who) {
				source = i + 1
			}
			all = file(all, who, source, l)
		}
	}
	return all
}

// parents are the statements that carry another's.
func parents(d *nlp.Document) map[string]bool {
	ids := map[string]bool{}
	for _, st := range d.Statements {
		if st.Parent != "" {
			ids[st.Parent] = true
		}
	}
	return ids
}

// file puts a line under its speaker; the same words of another document only add
// that document, and so do a part of them and other words for the same.
func file(all []speech, who string, source int, l said) []speech {
	if source > 0 { // "his office" of a copy is the same office
		for i := range all {
			if all[i].speaker == who && all[i].add(l, false) {
				return all
			}
		}
	}
	i := slices.IndexFunc(all, func(s speech) bool { return strings.EqualFold(s.speaker, who) && s.source == source }) // "They" is "they"
	if i < 0 {
		return append(all, speech{who, source, []said{l}})
	}
	if !all[i].add(l, true) {
		all[i].lines = append(all[i].lines, l)
	}
	return all
}

// add puts a statement's place beside one that says the same; parts and other words
// count where near is set.
func (s *speech) add(l said, near bool) bool {
	for j := range s.lines {
		other := &s.lines[j]
		switch {
		case other.act == l.act && other.key == l.key:
			other.places = append(other.places, l.places...)
			return true
		case near && l.variant != "" && other.variant == l.variant:
			other.others = append(other.others, l.places...)
			return true
		case near && other.act == l.act && partly(other.key, l.key):
			if len(l.key) > len(other.key) {
				other.content, other.key = l.content, l.key
				other.places, l.places = l.places, other.places
			}
			other.parts = append(other.parts, l.places...)
			return true
		}
	}
	return false
}

// partly reports whether one text of some length is a part of the other.
func partly(a, b string) bool {
	const fewest = 24
	return min(len(a), len(b)) >= fewest && (strings.Contains(a, b) || strings.Contains(b, a))
}

// statement is a line of what is said; without content where there is too little
// to tell.
func (b *builder) statement(d *nlp.Document, st nlp.Statement) said {
	l := said{act: st.Act, direct: st.Form == nlp.Direct, variant: b.variantOf(d, st)}
	left := saidWidth
	for _, c := range st.Content {
		e := evidence(d, c)
		l.key += markup.Key(e.Text())
		if last := len(l.content) - 1; last >= 0 && (left < leastShown || l.content[last].cut) {
			l.content[last].cut = true
			break
		}
		p := asWritten(e, left)
		if l.direct {
			p = quoted(e, left)
		}
		if p.text == "" {
			continue
		}
		if len(l.content) > 0 {
			l.content = append(l.content, say(ellipsis))
		}
		l.content = append(l.content, p)
		l.places = append(l.places, e)
		left -= len(p.text)
	}
	if len(l.content) == 1 && (len(strings.Fields(l.content[0].text)) < fewestWords || b.names.empty(d, st)) {
		l.content = nil
	}
	if len(l.places) > 1 {
		l.places = l.places[:1]
	}
	var chain []string
	for _, w := range st.Via {
		chain = append(chain, b.names.of(d, w))
	}
	l.via = strings.Join(chain, " via ")
	return l
}

// empty reports whether what is reported without marks is no assertion where its act
// needs one, or but the speaker's own name.
func (names entityNames) empty(d *nlp.Document, st nlp.Statement) bool {
	if st.Form == nlp.Direct || len(st.Content) != 1 || len(d.Tokens) == 0 {
		return false
	}
	content := st.Content[0]
	if content.Contains(st.Speaker.Span) && !st.Speaker.Span.Empty() {
		return true
	}
	if speaker := markup.Key(names.of(d, st.Speaker)); speaker != "" && strings.HasSuffix(markup.Key(d.Slice(content)), speaker) && content.Len() < 2*len(speaker) {
		return true
	}
	switch st.Act {
	case nlp.Deny, nlp.Accuse, nlp.Announce:
	default:
		return false
	}
	for _, t := range d.Tokens[d.TokenAt(content.Start):d.TokenAt(content.End)] {
		switch {
		case t.POS == "VERB", t.POS == "AUX", t.Dep == "pcomp", st.Act == nlp.Accuse && t.Lower == "of":
			return false
		}
	}
	return true
}

// variantOf is the comparison of wordings in which a statement's content stands.
func (b *builder) variantOf(d *nlp.Document, st nlp.Statement) string {
	for _, p := range b.compared[d] {
		if p.variant != "" && slices.ContainsFunc(st.Content, p.Overlaps) {
			return p.variant
		}
	}
	return ""
}

// entityNames finds the names of entities.
type entityNames struct {
	byID map[string]string
	// mentions are the entities' mentions in each document, in text order.
	mentions map[*nlp.Document][]namedMention
}

type namedMention struct {
	name   nlp.Span
	id     string
	person bool
}

func namesOf(r *analysis.Result) entityNames {
	names := entityNames{map[string]string{}, map[*nlp.Document][]namedMention{}}
	for _, e := range r.Entities {
		names.byID[e.ID] = e.Name
		for _, m := range e.Mentions {
			if d := r.Documents[m.Document]; !m.Name.Empty() {
				names.mentions[d] = append(names.mentions[d], namedMention{m.Name, e.ID, e.Type == nlp.PersonEntity})
			}
		}
	}
	for _, list := range names.mentions {
		slices.SortStableFunc(list, func(a, b namedMention) int { return a.name.Start - b.name.Start })
	}
	return names
}

// entity is the entity of a who: the only one that is named in the mention to which
// it is traced, or its own, or the only one named in it.
func (names entityNames) entity(d *nlp.Document, w nlp.Who) string {
	if !w.Antecedent.Empty() {
		if id := names.in(d, w.Antecedent); id != "" {
			return id
		}
	}
	return cmp.Or(w.Entity, names.in(d, w.Span))
}

// in is the only entity that is named in a span, or the only person, or empty.
func (names entityNames) in(d *nlp.Document, span nlp.Span) string {
	only, person := "", ""
	several, people := false, false
	for _, m := range names.mentions[d] {
		if !span.Contains(m.name) {
			continue
		}
		several = several || only != "" && only != m.id
		only = m.id
		if m.person {
			people = people || person != "" && person != m.id
			person = m.id
		}
	}
	switch {
	case !several:
		return only
	case !people:
		return person
	}
	return ""
}

// of is a who as the brief names it: its entity, the mention that it is traced to,
// or as written.
func (names entityNames) of(d *nlp.Document, w nlp.Who) string {
	if name := names.byID[names.entity(d, w)]; name != "" && named(name) {
		return fold(name)
	}
	name := w.Text
	if !w.Antecedent.Empty() {
		name = d.Slice(w.Antecedent)
	}
	return fold(withoutClauses(name))
}

// withoutClauses cuts off what is told of somebody behind the name.
func withoutClauses(name string) string {
	for _, clause := range []string{", who ", ", which ", ", whose ", ", including "} {
		name, _, _ = strings.Cut(name, clause)
	}
	return name
}

// named reports whether a speaker as written holds a name: a capital that does
// not merely begin a sentence.
func named(speaker string) bool {
	first, rest, _ := strings.Cut(speaker, " ")
	switch strings.ToLower(first) {
	case "he", "she", "they", "it", "we", "i", "the", "a", "an", "his", "her", "its", "their":
		return strings.ToLower(rest) != rest
	}
	return strings.ToLower(speaker) != speaker
}
