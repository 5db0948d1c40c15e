package eval

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/nlp/coref"
	"readout/internal/nlp/english"
)

// Names measures names of persons, organisations and places: exact span and
// class, on news from outside the US and the UK (Shan et al. 2023, "English Is
// More Than One Thing", the worldwide newswire set) and on the names of UD
// English EWT (Universal NER). The texts are put together from their tokens.
func Names() Set {
	return Set{"names", "names of persons, organisations, places: exact span and class", runNames}
}

func runNames(ctx context.Context, data Data) (*Report, error) {
	r := &Report{Set: "names", Items: "sentences"}
	worldwide, err := worldwideNames(data)
	if err != nil {
		return nil, err
	}
	ewt, err := universalNames(data)
	if err != nil {
		return nil, err
	}
	for _, set := range []struct {
		name      string
		documents [][]goldSentence
	}{{"worldwide", worldwide}, {"uner-ewt", ewt}} {
		score, after := map[string]*spanScore{}, map[string]*spanScore{}
		for _, sentences := range set.documents {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			r.N += len(sentences)
			if err := r.names(set.name, sentences, score, after); err != nil {
				return nil, err
			}
		}
		r.classes(set.name, score)
		r.classes(set.name+" corrected", after)
	}
	return r, nil
}

// goldSentence is a sentence with its names by class: PER, ORG, LOC.
type goldSentence struct {
	text  string
	names map[nlp.Span]string
}

// spanScore counts spans.
type spanScore struct{ right, predicted, gold int }

func (s spanScore) f1() float64 {
	return harmonic(ratio(s.right, s.predicted), ratio(s.right, s.gold))
}

// names reads the sentences of one document and counts.
func (r *Report) names(set string, sentences []goldSentence, score, after map[string]*spanScore) error {
	d := &nlp.Document{Language: "en"}
	gold := map[nlp.Span]string{}
	var text strings.Builder
	for _, s := range sentences {
		start := text.Len()
		for span, class := range s.names {
			gold[nlp.Span{Start: span.Start + start, End: span.End + start}] = class
		}
		text.WriteString(s.text)
		d.Blocks = append(d.Blocks, nlp.Block{Kind: nlp.BodyBlock, Span: nlp.Span{Start: start, End: text.Len()}})
		text.WriteString("\n\n")
	}
	d.Text = text.String()
	if err := (english.Stage{}).Annotate(context.Background(), d); err != nil {
		return err
	}
	r.compareNames(set, d, gold, score)
	if err := (coref.Stage{}).Annotate(context.Background(), d); err != nil {
		return err
	}
	d.Names = coref.Names(d)
	r.compareNames(set+" corrected", d, gold, after)
	return nil
}

func (r *Report) compareNames(set string, d *nlp.Document, gold map[nlp.Span]string, score map[string]*spanScore) {
	count := func(class string) *spanScore {
		if score[class] == nil {
			score[class] = &spanScore{}
		}
		return score[class]
	}
	for _, class := range gold {
		count(class).gold++
	}
	found := map[nlp.Span]bool{}
	defer func() {
		for span, class := range gold {
			if !found[span] {
				r.Miss(set+" missed", "", "%s %q", class, d.Slice(span))
			}
		}
	}()
	for _, name := range d.Names {
		found[bareName(d, name.Span)] = true
		class := classOf(name.Type)
		if class == "" {
			continue
		}
		span := bareName(d, name.Span)
		count(class).predicted++
		switch want := gold[span]; want {
		case class:
			count(class).right++
		case "":
			r.Miss(set+" span", "", "%s %q", class, d.Slice(span))
		default:
			r.Miss(set+" class", "", "%s for %s: %q", class, want, d.Slice(span))
		}
	}
}

// bareName leaves off the article and the possessive ending, which OntoNotes
// counts to the name and these sets do not.
func bareName(d *nlp.Document, s nlp.Span) nlp.Span {
	text := d.Slice(s)
	for _, article := range []string{"the ", "The ", "a ", "an "} {
		if strings.HasPrefix(text, article) {
			s.Start += len(article)
		}
	}
	for _, ending := range []string{"'s", "’s", " ' s", " ’ s"} {
		if strings.HasSuffix(text, ending) {
			s.End -= len(ending)
		}
	}
	return s
}

// classOf maps the model's types to the three classes of both sets.
func classOf(t nlp.NameType) string {
	switch t {
	case nlp.Person:
		return "PER"
	case nlp.Organ:
		return "ORG"
	case nlp.GeoPolity, nlp.Location:
		return "LOC"
	}
	return ""
}

// classes adds F1 by class and over all.
func (r *Report) classes(set string, score map[string]*spanScore) {
	var all spanScore
	for _, class := range []string{"PER", "ORG", "LOC"} {
		s := score[class]
		if s == nil {
			continue
		}
		all.right, all.predicted, all.gold = all.right+s.right, all.predicted+s.predicted, all.gold+s.gold
		r.Score(set+" "+class+" F1", s.f1())
	}
	r.Score(set+" F1", all.f1())
	r.Score(set+" precision", ratio(all.right, all.predicted))
	r.Score(set+" recall", ratio(all.right, all.gold))
}

// worldwideNames reads one document a file: token and label, tab between, an
// empty line between sentences.
func worldwideNames(data Data) ([][]goldSentence, error) {
	dir, err := data.Path("nlp", "worldwide-newswire")
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	classes := map[string]string{"Person": "PER", "Organization": "ORG", "Location": "LOC"}
	var documents [][]goldSentence
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		documents = append(documents, readIOB(raw, 0, 1, classes))
	}
	return documents, nil
}

// universalNames reads IOB2 with the token in the second column. All sentences
// make one document each, because they are answers, reviews and posts.
func universalNames(data Data) ([][]goldSentence, error) {
	path, err := data.Path("nlp", "uner-ewt", "dev.iob2.gz")
	if err != nil {
		return nil, err
	}
	raw, err := readPacked(path)
	if err != nil {
		return nil, err
	}
	classes := map[string]string{"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
	var documents [][]goldSentence
	for _, s := range readIOB(raw, 1, 2, classes) {
		documents = append(documents, []goldSentence{s})
	}
	return documents, nil
}

// readIOB reads sentences of labelled tokens.
func readIOB(raw []byte, token, label int, classes map[string]string) []goldSentence {
	var all []goldSentence
	var s sentenceBuilder
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for lines.Scan() {
		columns := strings.Split(lines.Text(), "\t")
		if len(columns) > max(token, label) && !strings.HasPrefix(columns[0], "# ") {
			s.add(columns[token], columns[label], classes)
			continue
		}
		if lines.Text() == "" && s.text.Len() > 0 {
			all = append(all, s.take())
		}
	}
	if s.text.Len() > 0 {
		all = append(all, s.take())
	}
	return all
}

// sentenceBuilder puts tokens together to text, white space as English has it.
type sentenceBuilder struct {
	text  strings.Builder
	names map[nlp.Span]string
	open  string // class of the name that the last token belongs to
	start int
	glue  bool // no white space before the next token
}

func (s *sentenceBuilder) add(token, label string, classes map[string]string) {
	prefix, class, _ := strings.Cut(label, "-")
	class = classes[class]
	if prefix != "I" || class != s.open {
		s.close()
	}
	if !s.glue && s.text.Len() > 0 && !strings.ContainsAny(token[:1], ",.;:!?)]%") && !strings.HasPrefix(token, "'") && token != "n't" && token != "’" && token != "”" {
		s.text.WriteByte(' ')
	}
	if prefix == "B" && class != "" {
		s.open, s.start = class, s.text.Len()
	}
	s.glue = strings.ContainsAny(token[:1], "([$") || token == "“" || token == "’"
	s.text.WriteString(token)
}

// close ends the open name before the token to come.
func (s *sentenceBuilder) close() {
	if s.open == "" {
		return
	}
	if s.names == nil {
		s.names = map[nlp.Span]string{}
	}
	s.names[nlp.Span{Start: s.start, End: s.text.Len()}] = s.open
	s.open = ""
}

func (s *sentenceBuilder) take() goldSentence {
	s.close()
	g := goldSentence{s.text.String(), s.names}
	*s = sentenceBuilder{}
	return g
}
