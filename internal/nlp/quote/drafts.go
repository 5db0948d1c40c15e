package quote

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/nlp"
	"readout/internal/wordnet"
)

// draft is a statement in the making.
type draft struct {
	cue      int // the head of the cue, or -1 where nothing reports
	cueSpan  nlp.Span
	runs     []run // the content, in text order
	source   choice
	speaker  nlp.Who
	number   int       // its number among the statements or the asides, from 1
	aside    string    // why it is no statement, or empty
	to       []nlp.Who // addressees that were taken out of the content
	verbatim bool      // the words are the speaker's own, though without marks
	parent   int       // index of the draft whose content holds this one, or -1
	why      string
}

func (f *draft) holds(i int) bool {
	return slices.ContainsFunc(f.runs, func(r run) bool { return r.holds(i) })
}

func (f *draft) size() int {
	n := 0
	for _, r := range f.runs {
		n += r.end - r.first
	}
	return n
}

// drafts makes drafts of the findings. One whose content another finding with
// the same speaker reports in full is left out: "laughed and said".
func (v *view) drafts(found []finding) []draft {
	var all []draft
	for i := range found {
		f := &found[i]
		v.wholeKnown(f)
		d := draft{cue: f.cue, cueSpan: v.span(f.words.runs[0]), runs: v.complete(f.cue, f.content.list()), source: f.source, parent: -1}
		if f.source.n > 0 {
			v.shorten(&d.source)
			v.withName(d.cue, &d.source)
			d.speaker = nlp.Who{Text: v.text(d.source.runs[0]), Span: v.span(d.source.runs[0])}
		}
		v.cutAtOther(found, i, &d)
		v.withoutSayer(found, i, &d)
		v.bidden(&d)
		d.why = fmt.Sprintf("%q reports (%+.1f); speaker: %s", v.d.Slice(d.cueSpan), f.score, sourceWhy(d.source.kind, d.source.n))
		if f.idle {
			d.aside = "nothing is told, or it may be no speech"
		}
		v.requested(&d)
		if h := d.source.root; d.source.n > 0 && (isDash(v.tokens[d.cue].Lower) || v.kind(d.cue) != nlp.BodyBlock && len(frames().of(&v.tokens[d.cue])) == 0) && v.tokens[h].POS == "NOUN" && !v.animate(h) && !seats[v.tokens[h].Lemma] && !paperwork[v.tokens[h].Lemma] && !studies[v.tokens[h].Lemma] {
			d.source, d.speaker = choice{root: -1}, nlp.Who{} // "Strike is off: “...”" names nobody
		}
		v.takeName(&d)
		v.untilDash(&d)
		v.behindThat(&d)
		v.alsoThat(&d)
		v.secondClause(&d)
		v.handOver(&d)
		if n := len(all); n > 0 && slices.Equal(all[n-1].runs, d.runs) && v.sameSpeaker(&all[n-1], &d) {
			if f.score > found[i-1].score && (!f.idle || found[i-1].idle) {
				all[n-1] = d
			}
			continue
		}
		all = append(all, d)
	}
	v.parted(all)
	v.settle(all)
	return all
}

// parted takes a quotation from the utterance before it where the words behind it
// report it: "“A,” said Lee. “B,” Hale said." gives B to Hale.
func (v *view) parted(all []draft) {
	for b := range all {
		next := &all[b]
		first := next.runs[0]
		if v.quote[next.cue] >= 0 || first.first >= next.cue || v.quote[first.first] < 0 || v.tokens[first.end-1].Sentence != v.tokens[next.cue].Sentence {
			continue
		}
		for a := max(0, b-4); a < b; a++ {
			f := &all[a]
			if f.cue >= first.first || v.quote[f.cue] >= 0 || len(f.runs) < 2 || f.runs[0].first >= first.first {
				continue
			}
			f.runs = slices.DeleteFunc(f.runs, func(r run) bool { return r.first >= first.first-1 && r.end <= first.end+1 })
		}
	}
}

// wholeKnown carries the words "let" on to "let it be known".
func (v *view) wholeKnown(f *finding) {
	if v.knownThat(f.cue) < 0 {
		return
	}
	for k := f.cue + 1; k < f.cue+5; k++ {
		if v.tokens[k].Lower == "known" || v.tokens[k].Lower == "clear" || v.tokens[k].Lower == "plain" {
			f.words.runs[0] = run{f.cue, k + 1}
		}
	}
}

// bidden makes whom somebody is asked or ordered to do a thing the one spoken to, where
// the subject of a passive was taken for the speaker: "Hale was also ordered to pay".
func (v *view) bidden(f *draft) {
	who := v.child(f.cue, "nsubjpass")
	if who < 0 || v.child(f.cue, "auxpass") < 0 || v.child(f.cue, "xcomp") < f.cue || f.source.root != who {
		return
	}
	if c := frames().of(&v.tokens[f.cue]); len(c) == 0 || c[0].act() != nlp.Request {
		return
	}
	f.to = append(f.to, f.speaker)
	f.source, f.speaker = choice{root: -1}, nlp.Who{}
}

// requested makes whom a request for comment went to the speaker of the answer that
// did not come: "a request to the council for comment went unanswered".
func (v *view) requested(f *draft) {
	t := &v.tokens[f.cue]
	if !v.unanswered(f.cue) || t.POS != "VERB" {
		return
	}
	h := v.child(f.cue, "nsubj", "nsubjpass")
	if h < 0 || !requests[v.tokens[h].Lemma] {
		return
	}
	if f.source.n > 0 && f.source.root != h && !v.subtree(h).holds(f.source.root) {
		return
	}
	f.source, f.speaker = choice{root: -1}, nlp.Who{}
	if len(f.runs) == 1 && !f.holds(h) {
		f.runs[0] = v.trim(v.subtree(h))
	}
	for k, end := h+1, v.tokens[h].Last+1; k < end; k++ { // "a request sent to the builders"
		if l := v.tokens[k].Lower; l != "to" && l != "with" {
			continue
		}
		if o := v.child(k, "pobj"); o >= 0 && (v.animate(o) || seats[v.tokens[o].Lemma]) {
			c := chooser{v: v, cue: -1}
			c.phrase(ofAccording+tight, o)
			if len(c.all) > 0 {
				f.source = c.all[len(c.all)-1]
				f.speaker = nlp.Who{Text: v.text(f.source.runs[0]), Span: v.span(f.source.runs[0])}
			}
			return
		}
	}
}

// takeName moves a name in apposition from the start of a content to the speaker
// before it: "according to the mediator, Ann Lee, eight percent".
func (v *view) takeName(f *draft) {
	r := &f.runs[0]
	if f.source.n == 0 || !f.speaker.Known() || v.quote[r.first] >= 0 || v.name[r.first] < 0 || !v.animate(f.source.root) {
		return
	}
	n := v.d.Names[v.name[r.first]]
	who := &f.source.runs[0]
	if n.First != r.first || n.Type != nlp.Person && !v.titled(r.first) || who.end+1 != r.first || v.tokens[who.end].Lower != "," ||
		n.End >= r.end || v.tokens[n.End].Lower != "," || v.subtreeHasName(*who, f.source.root) {
		return
	}
	if rest := v.trim(run{n.End, r.end}); !rest.empty() {
		*r = rest
		who.end = n.End
		f.speaker = nlp.Who{Text: v.text(*who), Span: v.span(*who)}
	}
}

// cutAtOther ends a content at the semicolon, or leaves out the part, behind which
// another reports in the same sentence: "“...”, the town said; the port said".
func (v *view) cutAtOther(found []finding, i int, f *draft) {
	for k := max(0, i-3); k < min(len(found), i+4); k++ {
		o := &found[k]
		if k == i || v.tokens[o.cue].Sentence != v.tokens[f.cue].Sentence || v.quote[o.cue] >= 0 || o.source.n == 0 {
			continue
		}
		lo, hi := min(f.cue, o.cue), max(f.cue, o.cue)
		for at := lo + 1; at < hi; at++ {
			if v.tokens[at].Lower != ";" || v.quote[at] >= 0 {
				continue
			}
			side := run{at + 1, len(v.tokens)}
			if f.cue < at {
				side = run{0, at}
			}
			var kept []run
			for _, r := range f.runs {
				if r = v.trim(run{max(r.first, side.first), min(r.end, side.end)}); !r.empty() && !r.holds(f.cue) {
					kept = append(kept, r)
				}
			}
			if len(kept) > 0 {
				f.runs = kept
			}
		}
	}
}

// withoutSayer takes out of a content who says it by another cue at the end of the
// sentence, or ahead of it: "…, a spokesman said", "According to the port, …".
func (v *view) withoutSayer(found []finding, i int, f *draft) {
	for k := max(0, i-4); k < min(len(found), i+5); k++ {
		o := &found[k]
		if k == i || o.source.n == 0 || v.quote[o.cue] >= 0 || v.tokens[o.cue].Sentence != v.tokens[f.cue].Sentence {
			continue
		}
		who := o.source.runs[0]
		for n := range f.runs {
			r := &f.runs[n]
			switch said := v.tokens[o.cue].Tag; {
			case !r.holds(o.cue) || !r.holds(who.first):
			case (said == "VBD" || said == "VBZ") && who.first > r.first+3 && v.tokens[who.first-1].Lower == "," && r.end-max(o.cue, who.end-1) < 4 && who.first <= o.cue+1 && o.content.end() <= who.first:
				*r = v.trim(run{r.first, min(who.first, o.cue)})
			case v.tokens[o.cue].Lower == "according" && o.cue == r.first && who.end+2 < r.end:
				*r = v.trim(run{who.end, r.end})
			}
		}
	}
}

// untilDash ends a content in a headline at the dash behind which another cue
// tells something else: "Mayor warns town – Minister promises help".
func (v *view) untilDash(f *draft) {
	if v.kind(f.cue) == nlp.BodyBlock || isDash(v.tokens[f.cue].Lower) || len(f.runs) != 1 {
		return
	}
	r := &f.runs[0]
	for i := r.first + 1; i < r.end; i++ {
		if l := v.tokens[i].Lower; v.quote[i] < 0 && (isDash(l) && l != ":" || l == "-" && v.spaced(i)) {
			if cut := v.trim(run{r.first, i}); !cut.empty() {
				*r = cut
			}
			return
		}
	}
}

// spaced reports whether a token has white space on both sides.
func (v *view) spaced(i int) bool {
	return i > 0 && i+1 < len(v.tokens) && v.tokens[i-1].End < v.tokens[i].Start && v.tokens[i].End < v.tokens[i+1].Start
}

// behindThat gives a cue whose content was read to be whom it speaks to the clause
// with "that" further on in the sentence: "warned the port in a letter that".
func (v *view) behindThat(f *draft) {
	if len(f.runs) != 1 || v.quote[f.cue] >= 0 || !v.addresseeOnly(f) {
		return
	}
	s := v.sentence(f.cue)
	for i := f.runs[0].end; i < min(s.End-2, f.runs[0].end+12); i++ {
		t := &v.tokens[i]
		if t.POS == "VERB" || v.quote[i] >= 0 {
			return
		}
		if t.Lower == "that" && t.Tag == "IN" {
			f.to = append(f.to, nlp.Who{Text: v.text(f.runs[0]), Span: v.span(f.runs[0])})
			f.runs[0] = v.trim(run{i + 1, s.End})
			return
		}
	}
}

// complete carries runs that break off inside a quotation at the end of a
// sentence on to its end, over paragraphs too, and back to its beginning; a run
// over paragraphs becomes one a paragraph.
func (v *view) complete(cue int, runs []run) []run {
	var out []run
	for _, r := range runs {
		first, last := v.quote[r.first], v.quote[r.end-1]
		if q := v.quote[cue]; q >= 0 {
			first, last = -1, -1
			if whole := v.tokensIn(v.d.Quotations[q].Outer.Start, v.d.Quotations[q].Outer.End); whole.holds(r.first) && !v.d.Quotations[q].Open {
				r.end = min(r.end, whole.end)
			}
		}
		if last >= 0 {
			w, _ := v.wholeQuotation(int(last))
			if s := v.sentence(r.end - 1); r.first <= w.first+1 || first == last {
				if r.end >= s.End-2 && w.end > s.End {
					r.end = max(r.end, w.end)
				}
			}
		}
		if first >= 0 {
			w, _ := v.wholeQuotation(int(first))
			if s := v.sentence(r.first); r.first <= s.First+1 && w.first < s.First {
				r.first = w.first
			}
		}
		r.first = v.withNot(cue, r.first)
		r = v.withoutCredit(cue, r)
		r.end = min(r.end, r.first+longest(first >= 0 || last >= 0))
		out = append(out, v.paragraphs(r)...)
	}
	return out
}

// shorten ends a speaker before what cannot belong to one: "including" things, and a
// quotation that begins behind the head.
func (v *view) shorten(o *choice) {
	r := &o.runs[0]
	v.withoutDay(o)
	for i := max(o.root, r.first) + 1; i < r.end; i++ {
		things := v.child(i, "pobj")
		if v.tokens[i].Lower == ":" || v.tokens[i].Lower == "including" && things >= 0 && v.tokens[things].POS == "NOUN" && !v.animate(things) || v.quote[i] >= 0 && v.quote[i] != v.quote[o.root] {
			if cut := v.trim(run{r.first, i}); cut.holds(o.root) {
				*r = cut
			}
			return
		}
	}
}

// withoutDay leaves the day on which somebody spoke out of a speaker: "Hale | on Monday",
// "Friday and | Senn".
func (v *view) withoutDay(o *choice) {
	r := &o.runs[0]
	if r.end-r.first > 2 && weekdays[v.tokens[r.first].Lower] && v.tokens[r.first+1].Lower == "and" {
		*r = run{r.first + 2, r.end}
		o.root = v.d.Root(r.first, r.end)
	}
	if r.end-r.first > 2 && v.tokens[r.end-2].Lower == "on" && weekdays[v.tokens[r.end-1].Lower] && o.root < r.end-2 {
		r.end -= 2
	}
}

// withNot takes "not to" before a content into it: it turns the meaning round.
func (v *view) withNot(cue, first int) int {
	i := first - 1
	if i > cue && v.tokens[i].Tag == "TO" {
		i--
	}
	if i > cue && i < first && (v.tokens[i].Lower == "not" || v.tokens[i].Lower == "never") && v.tokens[i].Head >= first {
		return i
	}
	return first
}

// longest is how many tokens a part of a content may have: longer than any
// sentence or speech in news, and a bound on the record of a hostile page.
func longest(quoted bool) int {
	if quoted {
		return 2000
	}
	return 300
}

// withoutCredit ends a run before "according to ..." and what follows: that is
// who carries it, not what is said.
func (v *view) withoutCredit(cue int, r run) run {
	for i := r.first + 1; i < r.end; i++ {
		if v.tokens[i].Lower == "according" && v.quote[i] < 0 && i != cue && v.tokens[i].Last >= r.end-2 {
			r.end = i
		}
	}
	return r
}

// paragraphs splits a run at the ends of blocks.
func (v *view) paragraphs(r run) []run {
	var out []run
	for r.first < r.end {
		end := min(r.end, v.blockEnd(r.first))
		if part := v.trim(run{r.first, end}); !part.empty() {
			out = append(out, part)
		}
		r.first = end
	}
	return out
}

// handOver takes whom a demand or charge is addressed to out of its content:
// "urged the ministry | to open the gates", "accused her | of hiding it".
func (v *view) handOver(f *draft) {
	c := frames().of(&v.tokens[f.cue])
	if len(c) == 0 || len(f.runs) != 1 || v.quote[f.runs[0].first] >= 0 {
		return
	}
	switch c[0].act() {
	case nlp.Request, nlp.Accuse, nlp.Threaten:
	default:
		return
	}
	r := f.runs[0]
	for i := r.first + 1; i < min(r.end-1, r.first+25); i++ {
		switch v.tokens[i].Lower {
		case "to", "of", "that", "for", "against":
		default:
			continue
		}
		h, from := v.d.Root(r.first, i), i
		if w := v.tokens[i].Lower; w == "of" || w == "for" {
			from++
		}
		if v.tokens[i].Lower == "to" && i > r.first+1 && (v.tokens[i-1].Lower == "not" || v.tokens[i-1].Lower == "never") {
			from--
		}
		if rest := v.trim(run{from, r.end}); v.animate(h) && nominal(v.tokens[h].POS) && v.handsTo(f.cue, h, i) && !rest.empty() {
			f.runs = []run{rest}
			whom := run{r.first, min(i, from)}
			f.to = append(f.to, nlp.Who{Text: v.text(whom), Span: v.span(whom)})
			return
		}
	}
}

// handsTo reports whether the phrase headed by h is spoken to, and token at opens
// what is said to it rather than belonging to the phrase.
func (v *view) handsTo(cue, h, at int) bool {
	a, t := &v.tokens[at], &v.tokens[h]
	if a.Head == h {
		l := v.tokens[cue].Lemma
		return a.Lower == "of" && (l == "warn" || l == "accuse")
	}
	if a.Dep == "prep" {
		return a.Head == cue && t.Head == cue
	}
	verb := a.Head
	return v.tokens[verb].Head == cue && (t.Head == cue || t.Head == verb) && (a.Dep == "aux" || a.Dep == "mark")
}

func (v *view) sameSpeaker(a, b *draft) bool {
	return a.source.n == b.source.n && a.source.root == b.source.root
}

// sourceWhy names the way in which a speaker was offered.
func sourceWhy(kind uint8, n int) string {
	if n == 0 {
		return "none is named"
	}
	switch kind & 31 {
	case ofSubject:
		return "its subject"
	case ofSubject + 1, ofSubject + 2, ofSubject + 3:
		return "subject of the verb above"
	case ofAgent:
		return "agent of the passive"
	case ofPossessive:
		return "possessor"
	case ofModified:
		return "the phrase that the clause describes"
	case ofAccording:
		return "object of the preposition"
	case ofModifier:
		return "modifier"
	case ofControl:
		return "object of the verb above"
	case ofDirect:
		return "its object"
	}
	return "the phrase beside it"
}

// contentSpan is the span of a run of content as a record gives it: a quotation
// inside its marks with the stop that belongs to it; marks are kept where a
// quotation is part of a longer run.
func (v *view) contentSpan(r run) nlp.Span {
	s := v.span(r)
	first, last := v.quote[r.first], v.quote[r.end-1]
	if first >= 0 && first == last {
		if inner := v.d.Quotations[first].Inner; inner.Contains(s) {
			s.End = v.stop(s.End, inner.End)
			return s
		}
	}
	if first >= 0 {
		q := v.d.Quotations[first]
		if strings.TrimSpace(v.d.Text[q.Inner.Start:max(q.Inner.Start, s.Start)]) == "" && q.Inner.End < s.End && q.Outer.Start < s.Start {
			s.Start = q.Outer.Start
		}
	}
	if last >= 0 {
		q := v.d.Quotations[last]
		if s.End <= q.Inner.End && q.Outer.Start > s.Start {
			if end := v.stop(s.End, q.Inner.End); end == q.Inner.End && !q.Open {
				s.End = q.Outer.End
			}
		}
	}
	return s
}

// stop takes punctuation behind from into a span, up to end, where nothing else
// stands between.
func (v *view) stop(from, end int) int {
	if from > end {
		return from
	}
	rest := v.d.Text[from:end]
	if strings.TrimLeft(rest, ",.!?…;:-–— ’'”\"") != "" {
		return from
	}
	return from + len(strings.TrimRight(rest, " \u00a0"))
}

// form tells how much of the content stands in quotation marks.
func (v *view) form(f *draft) nlp.Form {
	if f.verbatim {
		return nlp.Direct
	}
	in, out := 0, 0
	for _, r := range f.runs {
		for i := r.first; i < r.end; i++ {
			switch {
			case v.loose(i):
			case v.quote[i] >= 0 && (f.cue < 0 || v.quote[f.cue] != v.quote[i]):
				in++
			default:
				out++
			}
		}
	}
	switch {
	case in == 0:
		return nlp.Indirect
	case out == 0:
		return nlp.Direct
	}
	return nlp.Mixed
}

// animate reports whether a noun can be spoken to: a name, a pronoun of persons,
// or a common noun of persons.
func (v *view) animate(i int) bool {
	t := &v.tokens[i]
	switch v.person(i) {
	case 1, 2, 3, 4, 6:
		return true
	}
	if t.POS == "PRON" {
		switch t.Lower {
		case "him", "her", "them", "us", "me", "you", "it":
			return true
		}
		return false
	}
	return isPerson(t.Lemma)
}

// personEndings are endings of English nouns that name who does a thing or
// belongs somewhere.
var personEndings = []string{"er", "or", "ist", "ian", "man", "woman", "people", "person", "ant", "ent", "ee", "eer"}

// isPerson reports whether a common noun names a person or a body of persons.
func isPerson(lemma string) bool {
	switch lemma {
	case "official", "press", "aide", "ally", "counterpart", "side", "government", "company", "union", "crowd", "audience",
		"parliament", "court", "council", "ministry", "lawmaker", "host", "delegate", "diplomat", "colleague", "media", "country",
		"expert", "analyst", "pilot", "citizen", "resident", "staff", "public", "nation", "state", "rival", "critic", "doctor", "crew", "guard", "envoy", "victim", "relative", "member", "troop", "witness", "general", "judge", "chief", "head", "police", "family", "friend", "survivor", "king", "west", "agency", "newspaper", "party", "team", "army", "delegation", "commission", "committee", "board", "authority", "department", "association",
		"federation", "cooperative", "charity", "firm", "airline", "watchdog":
		return true
	case "matter", "number", "order", "power", "letter", "paper", "offer", "answer", "water", "winter", "summer", "weather", "border",
		"factor", "sector", "error", "moment", "statement", "government's", "percent", "comment", "agreement", "investment", "event", "content", "center", "corner", "character", "danger", "river", "fear", "war":
		return false
	}
	for _, e := range personEndings {
		if strings.HasSuffix(lemma, e) && utf8.RuneCountInString(lemma) > len(e)+2 {
			return true
		}
	}
	return false
}

// calledByName reports whether a capitalized word that the names lack is a name all the
// same: it ends as a word for persons does, and the dictionary has no such word ("Takor"
// is no translator).
func (v *view) calledByName(i int) bool {
	t := &v.tokens[i]
	return t.POS == "PROPN" && v.name[i] < 0 && (!isPerson(t.Lower) || !wordnet.Load().Has(t.Lower))
}
