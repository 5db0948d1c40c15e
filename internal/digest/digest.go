// Package digest chooses the sentences that tell what happened in a story: one or
// two of its documents' own, as their outlets wrote them.
package digest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/nlp/embed"
)

const (
	// leads is how many sentences of a document are looked at: news tells what
	// happened first.
	leads = 6
	// most and fewest are the words that a sentence may have.
	fewest, most = 7, 55
	// alike is the cosine from which a second sentence says the first one's thing,
	// apart the one below which it speaks of something else.
	alike, apart = .86, .35
	// second is the share of the first one's score that another sentence needs.
	second = .7
)

// candidate is a sentence that may be chosen.
type candidate struct {
	news.Evidence
	vector []float32
	// sheer is what speaks for the sentence without its meaning.
	sheer, score float64
}

// Summarize sets the summary of each story: the sentence that says best what the
// story's documents say in their first sentences, and one more where it adds
// something. Sentences that tell the main event, stand early and are short enough
// come first; those of machine translations last, copies and quotations never. The
// report of the earlier day stands first. The
// same stories give the same sentences. The error says that the embedded model is
// damaged. entities are the run's; documents those that they count.
func Summarize(stories []*news.Story, entities []nlp.Entity, documents []*nlp.Document) error {
	model, err := embed.Load()
	if err != nil {
		return err
	}
	garbled := garbledIn(entities, documents)
	for _, s := range stories {
		s.Summary = summary(model, s, garbled)
	}
	return nil
}

func summary(model *embed.Model, s *news.Story, garbled map[*nlp.Document][]nlp.Span) []news.Evidence {
	var all []candidate
	center := make([]float32, embed.Dim)
	for _, a := range s.Accounts {
		if a.Role == news.Copy {
			continue
		}
		title := model.Embed(nil, a.Document.Title)
		found := candidates(model, s, a.Document, garbled[a.Document])
		for i := range center {
			center[i] += title[i]
			for _, c := range found {
				center[i] += c.vector[i] / float32(len(found))
			}
		}
		all = append(all, found...)
	}
	if len(all) == 0 {
		return nil
	}
	for i := range all {
		all[i].score = all[i].sheer + 2*float64(embed.Cosine(all[i].vector, center))
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	chosen := []news.Evidence{all[0].Evidence}
	for _, c := range all[1:] {
		near := float64(embed.Cosine(c.vector, all[0].vector))
		if c.score >= second*all[0].score && near < alike && near > apart && !repeats(c, all[0]) {
			chosen = append(chosen, c.Evidence)
			break
		}
	}
	slices.SortStableFunc(chosen, func(a, b news.Evidence) int {
		return a.Document.Dates.Anchor.Time.Compare(b.Document.Dates.Anchor.Time)
	})
	return chosen
}

// repeats reports whether two sentences share at least half of the content words
// of the shorter one.
func repeats(c, first candidate) bool {
	a, b := contentOf(c.Evidence), contentOf(first.Evidence)
	shared := 0
	for l := range a {
		if b[l] {
			shared++
		}
	}
	return 2*shared >= min(len(a), len(b))
}

// contentOf are the lemmas of a sentence's nouns, names, numbers and verbs.
func contentOf(e news.Evidence) map[string]bool {
	all := map[string]bool{}
	for _, t := range tokens(e) {
		switch t.POS {
		case "NOUN", "PROPN", "NUM", "VERB":
			all[lemma(t)] = true
		}
	}
	return all
}

func tokens(e news.Evidence) []nlp.Token {
	d := e.Document
	return d.Tokens[d.TokenAt(e.Start):d.TokenAt(e.End)]
}

func lemma(t nlp.Token) string { return cmp.Or(strings.ToLower(t.Lemma), t.Lower) }

// candidates are the first sentences of a document that can stand alone.
func candidates(model *embed.Model, s *news.Story, d *nlp.Document, garbled []nlp.Span) []candidate {
	var all []candidate
	place := 0
	for _, sentence := range d.Sentences {
		if sentence.Block >= len(d.Blocks) {
			continue
		}
		kind := d.Blocks[sentence.Block].Kind
		if kind != nlp.BodyBlock && kind != nlp.DeckBlock {
			continue
		}
		if place++; place > leads {
			break
		}
		if !stands(d, sentence) {
			continue
		}
		c := candidate{Evidence: news.Evidence{Document: d, Span: bounds(d, sentence.Span)}}
		c.vector = model.Embed(nil, c.Text())
		c.sheer = sheer(s, d, sentence, place)
		if len(garbled) > 0 {
			c.sheer-- // the page does not spell the names of the others right
		}
		all = append(all, c)
	}
	return all
}

// stands reports whether a sentence can be read alone: it has a verb with a subject,
// does not begin with what points back, is of a middle length, ends as a sentence
// does, and is not somebody's words.
func stands(d *nlp.Document, s nlp.Sentence) bool {
	words := 0
	tokens := d.Tokens[s.First:s.End]
	for _, t := range tokens {
		switch t.Lower {
		case "i", "we", "my", "our":
			return false
		}
		if t.POS != "PUNCT" {
			words++
		}
	}
	if words < fewest || words > most || pointsBack(tokens[0]) || setsScene(tokens) || pictures(d, s) || !tells(d, s) || !whole(d, s) {
		return false
	}
	for _, q := range d.Quotations {
		if shared := min(q.Outer.End, s.End) - max(q.Outer.Start, s.Start); 2*shared > s.Len() {
			return false
		}
	}
	return true
}

// bounds are those of a sentence without the dateline before it ("SENN, 4 March —")
// and with the mark behind it that closes its quotation.
func bounds(d *nlp.Document, s nlp.Span) nlp.Span {
	text := d.Slice(s)
	if n := dateline(text); n > 0 {
		s.Start += n
	}
	for _, marks := range [][2]string{{"“", "”"}, {`"`, `"`}} {
		open := strings.Count(text, marks[0]) > strings.Count(text, marks[1])
		if marks[0] == marks[1] {
			open = strings.Count(text, marks[0])%2 == 1
		}
		if open && strings.HasPrefix(d.Text[s.End:], marks[1]) {
			s.End += len(marks[1])
		}
	}
	return s
}

// dateline is the length of what stands before the dash that begins a report: a
// place in capitals, with what follows it. 0 where there is none.
func dateline(text string) int {
	const longest = 60
	for _, dash := range []string{" — ", " – ", " -- ", " - "} {
		before, _, found := strings.Cut(text, dash)
		if !found || len(before) > longest {
			continue
		}
		place, _, _ := strings.Cut(strings.TrimLeft(before, "("), " ")
		place = strings.Trim(place, ",.()/")
		if len(place) > 2 && place == strings.ToUpper(place) && strings.ToLower(place) != place || strings.HasSuffix(before, ")") {
			return len(before) + len(dash)
		}
	}
	return 0
}

// pictures reports whether a sentence describes a picture: it tells in the present
// what was to be seen and ends with the day, its year included.
func pictures(d *nlp.Document, s nlp.Sentence) bool {
	head := d.Tokens[d.Root(s.First, s.End)]
	switch head.Tag {
	case "VBZ", "VBP", "VB": // a plain form with a subject is a present that is not seen as one
		return dated.MatchString(d.Slice(s.Span))
	}
	return false
}

// dated is a sentence that ends with a day and its year.
var dated = regexp.MustCompile(`\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?( \d{1,2})?,? (19|20)\d\d\W*$`)

// tells reports whether the head of a sentence is a verb with a subject.
func tells(d *nlp.Document, s nlp.Sentence) bool {
	head := d.Root(s.First, s.End)
	if pos := d.Tokens[head].POS; pos != "VERB" && pos != "AUX" {
		return false
	}
	for c := range d.Children(head) {
		switch d.Tokens[c].Dep {
		case "nsubj", "nsubjpass", "csubj", "csubjpass", "expl":
			return true
		}
	}
	return false
}

// whole reports whether a sentence ends with a stop on one line, and begins its
// block or stands behind a stop or a dateline's dash: what the parser cut wrongly
// does not.
func whole(d *nlp.Document, s nlp.Sentence) bool {
	text := d.Slice(s.Span)
	ends := strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "”") || strings.HasSuffix(text, "\"")
	if !ends || strings.ContainsAny(text, "\n?") {
		return false
	}
	before := strings.TrimRight(d.Text[d.Blocks[s.Block].Start:max(s.Start, d.Blocks[s.Block].Start)], " ")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?:…”\"’)-–—", last)
}

func pointsBack(t nlp.Token) bool {
	switch t.Lower {
	case "this", "that", "these", "those", "such", "but", "and", "or", "however", "also", "meanwhile", "then", "there", "here", "\"", "“":
		return true
	}
	return t.POS == "PRON" || t.POS == "CCONJ" || t.POS == "PUNCT"
}

// setsScene reports whether a sentence begins with a phrase that another one has
// brought up: "In the talks, ...".
func setsScene(tokens []nlp.Token) bool {
	if len(tokens) < 6 || tokens[0].POS != "ADP" || tokens[1].Lower != "the" && tokens[1].POS != "PRON" {
		return false
	}
	for _, t := range tokens[2:6] {
		if t.Lower == "," {
			return true
		}
	}
	return false
}

// sheer is what a sentence's place, length, event and document speak for it.
func sheer(s *news.Story, d *nlp.Document, sentence nlp.Sentence, place int) float64 {
	score := 1.5 / float64(place)
	if n := sentence.End - sentence.First; n > 38 {
		score -= .02 * float64(n-38)
	}
	if s.Main != nil {
		for _, e := range d.Events {
			if sentence.Contains(e.Trigger) && slices.Contains(s.Main.Events, e.ID) {
				score += .5
				break
			}
		}
	}
	names := 0
	for _, n := range d.Names {
		if sentence.Contains(n.Span) {
			names++
		}
	}
	score += .1 * float64(min(names, 4)) // who and where
	for _, t := range d.Timexes {
		if sentence.Contains(t.Span) && t.Placed() {
			score += .15 // when
			break
		}
	}
	if d.Translated.Machine {
		score--
	}
	if d.Blocks[sentence.Block].Kind == nlp.DeckBlock { // as short as a title, and the text says it again
		score -= .4
	}
	return score
}

// garbledIn are the places of each document that misspell a name.
func garbledIn(entities []nlp.Entity, documents []*nlp.Document) map[*nlp.Document][]nlp.Span {
	all := map[*nlp.Document][]nlp.Span{}
	for _, e := range entities {
		for _, m := range e.Mentions {
			if m.Garbled {
				d := documents[m.Document]
				all[d] = append(all[d], m.Name)
			}
		}
	}
	return all
}
