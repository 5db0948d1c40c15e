package export

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/page/markup"
)

const (
	// columns that a value fills at most in a list of its own, and in a row.
	valueWidth, rowWidth = 190, 90
	// short values of figures, days and names go without marks.
	shortValue = 44
	// voices of one side are shown, where more say it in other words.
	mostVoices = 3
)

// comparing are the items of one kind of comparison.
func (b *builder) comparing(kind news.ComparisonKind, show func(news.Comparison) item) []item {
	var all []item
	for _, c := range b.comparisons {
		if c.Kind == kind && len(c.Values) > 0 && !b.parted(c) && !b.again(c) && !b.pointless(c) {
			all = append(all, show(c))
		}
	}
	return all
}

// parted reports whether the clauses that agree hold the values of another
// comparison that do not: "at half past four" and "at 5:20" are shown as that.
func (b *builder) parted(c news.Comparison) bool {
	if c.Kind != news.Agrees || c.Slot != news.EventSlot && c.Slot != news.MeaningSlot {
		return false
	}
	for _, other := range b.comparisons {
		if other.Kind != news.Contradicts && other.Kind != news.Updates {
			continue
		}
		groups := map[int]bool{}
		for _, w := range other.Values {
			if slices.ContainsFunc(c.Values, func(v news.Value) bool { return v.Document == w.Document && v.Overlaps(w.Span) }) {
				groups[w.Group] = true
			}
		}
		if len(groups) > 1 {
			return true
		}
	}
	return false
}

// pointless reports whether a comparison tells the reader nothing as it would be
// shown: a figure of "them", a dispute of one with himself, or one shown already.
func (b *builder) pointless(c news.Comparison) bool {
	if c.Slot == news.FigureSlot && pronouns[strings.ToLower(fold(c.Topic))] {
		return true
	}
	if c.Kind != news.Disputed {
		return false
	}
	words, who := map[string]bool{}, map[string]bool{}
	for _, v := range c.Values {
		words[markup.Key(valuePiece(c.Slot, v, valueWidth).text)] = true
		who[b.speakerAt(v.Evidence)] = true
	}
	if len(words) > 1 { // a denial of what others say has both sides in one place
		return len(who) < 2 && !who[""]
	}
	for _, other := range b.comparisons {
		if other.ID == c.ID {
			break
		}
		if other.Kind == c.Kind && len(other.Values) > 0 && words[markup.Key(valuePiece(c.Slot, other.Values[0], valueWidth).text)] {
			return true
		}
	}
	return false
}

// again reports whether another agreement shows the same words of these pages, of
// more of them or at more length.
func (b *builder) again(c news.Comparison) bool {
	if c.Kind != news.Agrees {
		return false
	}
	earlier := true
	for _, other := range b.comparisons {
		if other.ID == c.ID {
			earlier = false
			continue
		}
		if other.Kind == news.Agrees && covered(c, other) && (earlier || !covered(other, c)) {
			return true
		}
	}
	return false
}

// covered reports whether each value of a comparison overlaps one of another.
func covered(c, other news.Comparison) bool {
	return !slices.ContainsFunc(c.Values, func(v news.Value) bool {
		return !slices.ContainsFunc(other.Values, func(w news.Value) bool {
			return w.Document == v.Document && w.Overlaps(v.Span)
		})
	})
}

const (
	oddSign      = "✗" // stands alone against all others
	againstSign  = "≠" // cannot hold beside the ones above
	becameSign   = "→" // was replaced by
	betweenSides = "·"
)

// topicWidth is the most columns of what is compared.
const topicWidth = 90

// topicPiece is what is compared.
func topicPiece(c news.Comparison) piece {
	short, cut := shorten(balanced(withoutJoints(fold(c.Topic))), topicWidth)
	return piece{kind: topic, text: short, cut: cut}
}

// told reports whether a value as shown says the topic in the topic's own words:
// then the values stand alone.
func told(c news.Comparison) bool {
	if markup.Key(c.Topic) == "" {
		return true
	}
	if c.Slot == news.SpeakerSlot {
		return false
	}
	keys := []string{markup.Key(withoutJoints(fold(c.Topic))), markup.Key(topicPiece(c).text)}
	return slices.ContainsFunc(c.Values, func(v news.Value) bool {
		shown := markup.Key(valuePiece(c.Slot, v, valueWidth).text)
		return slices.ContainsFunc(keys, func(key string) bool { return len(key) > shortWord && strings.Contains(shown, key) })
	})
}

// headed are lines below the topic; where a line tells it, the first line stands in
// its place.
func (b *builder) headed(c news.Comparison, lines []line) item {
	if len(lines) == 0 || !told(c) {
		return append(item{{pieces: []piece{topicPiece(c)}}}, lines...)
	}
	if first := &lines[0]; first.pieces[0].kind == sign && strings.TrimSpace(first.pieces[0].text) == "" {
		first.pieces = first.pieces[1:]
	}
	lines[0].depth = 0
	return lines
}

// inRow reports whether all values are short ones without marks.
func inRow(sides []side) bool {
	for _, s := range sides {
		for _, v := range s.voices {
			if v.kind != words {
				return false
			}
		}
	}
	return true
}

// against shows the values of a contradiction, short ones in a row, else each on a
// line of its own: the other side has a sign before it, as has the one that stands
// against all others.
func (b *builder) against(c news.Comparison) item {
	sides := b.sides(c, rowWidth)
	if inRow(sides) {
		pieces := append(b.lead(c), b.rows(sides, againstSign)...)
		return item{{pieces: append(pieces, b.silent(c)...)}}
	}
	var lines []line
	for i, s := range b.sides(c, valueWidth) {
		mark := " "
		switch {
		case s.odd:
			mark = oddSign
		case i > 0 && c.OddOneOut == nil:
			mark = againstSign
		}
		for _, v := range s.voices {
			lines = append(lines, b.marked(mark, v))
			if mark == againstSign {
				mark = " "
			}
		}
	}
	if last := len(lines) - 1; last >= 0 {
		lines[last].pieces = append(lines[last].pieces, b.silent(c)...)
	}
	return b.headed(c, lines)
}

// marked is a value behind its sign, with a remark where its page is translated by
// machine or garbles names.
func (b *builder) marked(mark string, v voice) line {
	pieces := []piece{{kind: sign, text: mark}, v.piece, b.refs(v.places...)}
	remark := ""
	for _, e := range v.places {
		if remark = b.poor(e.Document); remark == "" {
			return line{depth: 1, pieces: pieces}
		}
	}
	return line{depth: 1, pieces: append(pieces, say(remark))}
}

// poor says what speaks against a page's wording; empty where nothing does.
func (b *builder) poor(d *nlp.Document) string {
	switch {
	case d.Translated.Machine:
		return machineTranslated
	case b.misspells[d]:
		return "page that garbles names"
	}
	return ""
}

// silent are the reports that say nothing of a thing: that is no denial.
func (b *builder) silent(c news.Comparison) []piece {
	if len(c.Silent) == 0 {
		return nil
	}
	var places []news.Evidence
	for _, d := range c.Silent {
		places = append(places, evidence(d, nlp.Span{}))
	}
	return []piece{say("(not in"), b.refs(places...), {kind: label, text: ")", tight: true}}
}

// disputed shows each party's words behind its name.
func (b *builder) disputed(c news.Comparison) item {
	var out []line
	for i, s := range b.sides(c, valueWidth) {
		mark := " "
		if i > 0 {
			mark = againstSign
		}
		for _, v := range s.voices {
			l := b.marked(mark, v)
			if who := b.speakerAt(v.places[0]); who != "" {
				l.pieces = slices.Insert(l.pieces, 1, piece{kind: name, text: who}, piece{kind: label, text: ":", tight: true})
			}
			out = append(out, l)
			mark = " "
		}
	}
	return b.headed(c, out)
}

// speakerAt is who says what stands at a place: the speaker of the innermost
// statement that holds it.
func (b *builder) speakerAt(e news.Evidence) string {
	best, length := "", -1
	for _, st := range e.Document.Statements {
		if !st.Speaker.Known() {
			continue
		}
		size, holds := 0, false
		for _, c := range st.Content {
			size += c.Len()
			holds = holds || c.Overlaps(e.Span)
		}
		if holds && (length < 0 || size < length) {
			best, length = b.names.of(e.Document, st.Speaker), size
		}
	}
	return best
}

// updated shows the earlier value and what became of it, by the day of the reports.
func (b *builder) updated(c news.Comparison) item {
	sides := b.sides(c, rowWidth)
	slices.SortStableFunc(sides, func(x, y side) int {
		return cmp.Compare(latest(x), latest(y))
	})
	return item{{pieces: append(b.lead(c), b.rows(sides, becameSign)...)}}
}

// latest is the latest day of a side's reports, as a number.
func latest(s side) int64 {
	last := int64(0)
	for _, v := range s.voices {
		for _, e := range v.places {
			last = max(last, e.Document.Dates.Anchor.Time.Unix())
		}
	}
	return last
}

// lead is the topic before a row of values.
func (b *builder) lead(c news.Comparison) []piece {
	if told(c) {
		return nil
	}
	what, colon := topicPiece(c), piece{kind: label, text: ":", tight: true}
	if first := valuePiece(c.Slot, c.Values[0], rowWidth); first.kind == words && !what.cut {
		// "The leak began at about 5:20 a.m.: about 5:20 a.m." says the value twice.
		rest, ok := strings.CutSuffix(what.text, first.text)
		if rest = strings.TrimSpace(rest); ok && len(strings.Fields(rest)) >= fewestWords && !strings.HasSuffix(rest, "–") {
			what.text = rest
		}
	}
	if c.Slot == news.SpeakerSlot {
		return []piece{say("whose words"), quotedTopic(c, what), colon}
	}
	return []piece{what, colon}
}

// quotedTopic puts a topic in marks that stands word for word in one of the pages.
func quotedTopic(c news.Comparison, what piece) piece {
	said, cut := strings.CutSuffix(what.text, ellipsis)
	said = strings.TrimRight(said, " .,")
	for _, v := range c.Values {
		if said != "" && strings.Contains(fold(v.Document.Text), said) {
			return piece{kind: quote, text: unmarked(said), cut: cut || what.cut}
		}
	}
	return what
}

// apart shows the values in a row, or on lines of their own where they are long.
func (b *builder) apart(c news.Comparison) item {
	sides := b.sides(c, valueWidth)
	if width(sides) <= rowWidth*2 {
		pieces := append(b.lead(c), b.rows(b.sides(c, rowWidth), betweenSides)...)
		return item{{pieces: pieces}}
	}
	var out []line
	for _, s := range sides {
		pieces := b.row(s)
		if s.odd {
			pieces = slices.Insert(pieces, 0, piece{kind: sign, text: oddSign})
		}
		out = append(out, line{depth: 1, pieces: pieces})
	}
	return b.headed(c, out)
}

func width(sides []side) int {
	n := 0
	for _, s := range sides {
		for _, v := range s.voices {
			n += len(v.text)
		}
	}
	return n
}

// variants shows one utterance in its wordings. What others have not is marked.
func (b *builder) variants(c news.Comparison) item {
	var all side
	for _, v := range c.Values {
		all.add(valuePiece(c.Slot, v, valueWidth), v.Evidence)
	}
	all.voices = b.foldParts(all.voices)
	markDiffering(all.voices)
	var out item
	if head := b.utterer(c); len(head) > 0 {
		out = item{{pieces: head}}
	}
	for _, v := range all.voices {
		pieces := append(b.carrier(c, v.places[0]), v.piece, b.refs(v.places...))
		if part := b.refs(v.parts...); len(part.refs) > 0 {
			pieces = append(pieces, piece{kind: label, text: ",", tight: true}, say("in part"), part)
		}
		out = append(out, line{depth: min(1, len(out)), pieces: pieces})
	}
	return out
}

// foldParts puts wordings that are a part of another one's words of the same speaker
// under that one.
func (b *builder) foldParts(voices []voice) []voice {
	slices.SortStableFunc(voices, func(v, w voice) int { return cmp.Compare(len(w.text), len(v.text)) })
	var all []voice
	for _, v := range voices {
		key, who := markup.Key(v.text), b.speakerAt(v.places[0])
		whole := slices.IndexFunc(all, func(w voice) bool {
			return partly(markup.Key(w.text), key) && b.speakerAt(w.places[0]) == who
		})
		if whole < 0 {
			all = append(all, v)
			continue
		}
		for _, e := range v.places {
			if !slices.ContainsFunc(all[whole].places, sameDocument(e)) {
				all[whole].parts = append(all[whole].parts, e)
			}
		}
	}
	slices.SortStableFunc(all, func(v, w voice) int {
		return cmp.Compare(b.numbers[v.places[0].Document], b.numbers[w.places[0].Document])
	})
	return all
}

// utterer is who is reported to say it, where all reports name one, and the topic
// where it is more than a name.
func (b *builder) utterer(c news.Comparison) []piece {
	who, what := b.onlySpeaker(c), topicPiece(c)
	what.text = withoutClauses(what.text)
	switch {
	case who != "" && b.namesSpeaker(c, what.text):
		return []piece{{kind: name, text: who}}
	case who == "" && (len(strings.Fields(what.text)) < fewestWords || b.namesSpeaker(c, what.text)):
		return nil // each wording has its speaker
	case who == "":
		return []piece{what}
	case len(strings.Fields(what.text)) < fewestWords:
		return []piece{{kind: name, text: who}}
	}
	return []piece{{kind: name, text: who}, {kind: label, text: ":", tight: true}, what}
}

// namesSpeaker reports whether a topic is but the speaker of a wording, with office
// and garbling: "The harbour minister, Ines Okafoer".
func (b *builder) namesSpeaker(c news.Comparison, topic string) bool {
	return slices.ContainsFunc(c.Values, func(v news.Value) bool {
		last := lastWord(b.speakerAt(v.Evidence))
		return len(last) > shortWord && strings.Contains(topic, last)
	})
}

// carrier names the speaker of one wording where the reports do not agree on it.
func (b *builder) carrier(c news.Comparison, e news.Evidence) []piece {
	if b.onlySpeaker(c) != "" {
		return nil
	}
	if who := b.speakerAt(e); who != "" {
		return []piece{{kind: name, text: who}, {kind: label, text: ":", tight: true}}
	}
	return nil
}

func (b *builder) onlySpeaker(c news.Comparison) string {
	who := ""
	for _, v := range c.Values {
		switch speaker := b.speakerAt(v.Evidence); {
		case speaker == "" || who != "" && speaker != who:
			return ""
		default:
			who = speaker
		}
	}
	return who
}

// markDiffering marks the words that not all wordings share, with the short ones
// between them. Short words alone tell nothing.
func markDiffering(voices []voice) {
	if len(voices) < 2 {
		return
	}
	count := map[string]int{}
	for _, v := range voices {
		seen := map[string]bool{}
		for w := range strings.FieldsSeq(v.text) {
			if k := markup.Key(w); !seen[k] {
				seen[k] = true
				count[k]++
			}
		}
	}
	for i := range voices {
		fields := strings.Fields(voices[i].text)
		marked := differing(fields, func(key string) bool { return count[key] < len(voices) })
		if 3*len(marked) <= 2*len(fields) { // else the whole differs, and marks say nothing
			voices[i].differ = marked
		}
	}
}

// shortWord is the most letters of a word that is not marked by itself.
const shortWord = 3

func differing(fields []string, rare func(key string) bool) map[int]bool {
	marked := map[int]bool{}
	last := -1 // the last word marked, where only rare ones follow it
	for i, w := range fields {
		key := markup.Key(w)
		switch {
		case !rare(key):
			last = -1
		case len(key) > shortWord:
			for ; last >= 0 && last < i; last++ {
				marked[last] = true
			}
			marked[i], last = true, i
		}
	}
	return marked
}

// agreed shows what the reports agree on.
func (b *builder) agreed(c news.Comparison) item {
	return item{{pieces: append(b.lead(c), b.rows(b.sides(c, rowWidth), betweenSides)...)}}
}
